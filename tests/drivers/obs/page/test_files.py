"""Whatever is asked for, only what is known is given."""

from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.page.files import PageFiles

TOKEN = "the-token"
PARTS = st.sampled_from(
    [TOKEN, TOKEN[:-1], TOKEN.upper(), "", ".", "..", "%2e%2e", "page.html", "page.js", "pictures",
     "state", "\0", "é", "?", "#", "\\", "C:"]
)  # fmt: skip


@given(st.one_of(st.lists(PARTS, max_size=6).map(lambda parts: "/" + "/".join(parts)), st.text()))
def test_nothing_outside_is_ever_given(target):
    files = PageFiles(Secret(TOKEN), lambda _: b"a picture")
    name = files.offer("/somewhere/else.tga")
    own = {"", "page.css", "page.js", "connection.js", "pictures.js", "stage.js"}
    allowed = {f"/{TOKEN}/{each}" for each in (*own, f"pictures/{name}")}
    served = files.serve(target)
    path = target.partition("?")[0]
    inside = path.partition("/")[2].startswith(f"{TOKEN}/")
    assert (served.status == 200) == ("/" + path.partition("/")[2] in allowed)
    assert (served.status == 403) == (not inside)


def test_old_pictures_are_let_go_of():
    read = []

    def png(path):
        read.append(path)
        return path.encode()

    files = PageFiles(Secret(TOKEN), png)
    names = [files.offer(f"{number}.tga") for number in range(100)]
    assert files.serve(f"/{TOKEN}/pictures/{names[0]}").status == 404
    assert files.serve(f"/{TOKEN}/pictures/{names[-1]}").body == b"99.tga"
    files.offer("99.tga")
    assert len(read) == 100
