"""The page in a real Chromium: what it draws, how it moves, and what it survives."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from drivers.obs.page.conftest import CANVAS, FALL, RISE, WIPE
from eventdesk.domain.graphic import Graphic, Keyframe, Person
from eventdesk.domain.secret import Secret
from eventdesk.domain.text import Text
from eventdesk.graphics import tga
from eventdesk.graphics.renderer import GraphicsRenderer

RED, BLUE, HALF = (200, 30, 40, 255), (20, 60, 160, 255), (20, 60, 160, 128)
CUT = re.compile(r"inset\((\S+) (\S+) (\S+) (\S+)\)")


def pixels(image):
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def ground(image, rendered):
    """The image with the graphic's own rectangle emptied."""
    rest = pixels(image)
    for y in range(rendered.y, rendered.y + rendered.height):
        for x in range(rendered.x, rendered.x + rendered.width):
            rest.setPixel(x, y, 0)
    return rest


def is_blank(image):
    empty = QImage(image.size(), QImage.Format.Format_ARGB32)
    empty.fill(0)
    return pixels(image) == empty


def farthest(one, other):
    """The largest difference of any channel of any pixel."""
    ones, others = bytes(pixels(one).constBits()), bytes(pixels(other).constBits())
    return max(abs(a - b) for a, b in zip(ones, others, strict=True))


def picture(look):
    """The names in one recorded look."""
    return [each["picture"] for each in look]


def cut_right(layer):
    """Pixels cut off at the right edge in a recorded look."""
    found = CUT.match(layer["cut"])
    return float(found.group(2).rstrip("px")) if found else 0.0


def rise(layer):
    found = re.match(r"translate\(\S+?, (\S+?)px\)", layer["move"])
    return float(found.group(1)) if found else 0.0


@pytest.mark.parametrize(("colour", "tolerance"), [(RED, 0), (HALF, 2)], ids=["opaque", "half"])
def test_it_shows_the_picture_s_own_pixels_on_a_transparent_ground(
    stage, browser, plate, colour, tolerance
):
    shown = plate("one", colour)
    browser.open(stage.url)
    stage.wait(lambda: stage.server.connected)
    assert is_blank(browser.picture())
    stage.show(shown)
    air = browser.picture()
    there = air.copy(shown.x, shown.y, shown.width, shown.height)
    assert farthest(there, QImage(shown.path)) <= tolerance  # premultiplied and back
    assert is_blank(ground(air, shown))


def test_a_lower_third_looks_as_it_was_drawn(stage, browser, tmp_path):
    words = Text((("ko", "정래권"), ("en", "Chung Rae-kwon")))
    role = Text((("ko", "전 기후변화대사"), ("en", "Former Ambassador for Climate Change")))
    graphic = Graphic("classic", (Person(words, role),), ("ko", "en"))
    shown = GraphicsRenderer(tmp_path).render(graphic, CANVAS)
    browser.open(stage.url)
    stage.show(shown, enter=shown.enter)
    air = browser.picture()
    there = air.copy(shown.x, shown.y, shown.width, shown.height)
    assert farthest(over_grey(there), over_grey(tga.load(Path(shown.path)))) <= 2
    assert is_blank(ground(air, shown))


def over_grey(image):
    """Over an opaque ground: colours under hardly any opacity are not kept, and not seen."""
    drawn = QImage(image.size(), QImage.Format.Format_RGB32)
    drawn.fill(QColor(128, 128, 128))
    with QPainter(drawn) as painter:
        painter.drawImage(0, 0, image)
    return drawn


def test_a_larger_source_scales_the_canvas(stage, browser, plate):
    browser.size(CANVAS.width * 2, CANVAS.height * 2)
    browser.open(stage.url)
    shown = plate("one", RED)
    stage.show(shown)
    air = browser.picture()
    edge = (shown.x + shown.width) * 2
    middle = (shown.y + shown.height // 4) * 2
    assert air.pixelColor(edge - 2, middle) == QColor(*RED)
    assert air.pixelColor(edge + 1, middle).alpha() == 0


def test_it_comes_in_step_by_step_and_ends_exactly_at_rest(stage, browser, plate):
    browser.open(stage.url)
    shown = plate("one", RED)
    stage.show(shown, enter=WIPE)
    looks = [look for look in browser.drawn() if look]
    cuts = [cut_right(look[0]) for look in looks]
    assert set(cuts) <= {round(shown.width * frame.right) for frame in WIPE}
    assert all(before > after for before, after in pairwise(cuts))
    assert len(cuts) >= len(WIPE) // 2  # a busy machine leaves some out, and never goes back
    assert looks[-1][0]["cut"] == looks[-1][0]["move"] == "none"
    there = browser.picture().copy(shown.x, shown.y, shown.width, shown.height)
    assert farthest(there, QImage(shown.path)) == 0


def test_one_goes_as_the_next_comes_and_neither_is_ever_in_the_other_s_place(stage, browser, plate):
    old, new = plate("old", RED, y=40), plate("new", BLUE, y=250)
    browser.open(stage.url)
    stage.show(old)
    revision = stage.server.prepare(CANVAS, new)
    stage.wait(lambda: stage.server.ready(new))
    assert stage.server.at_rest(revision), "making ready moves nothing"
    browser.forget()
    stage.show(new, enter=RISE, leave=WIPE[::-1])
    places = {stage.server._files.offer(each.path): f"{each.y}px" for each in (old, new)}
    looks = browser.drawn()
    for look in looks:
        assert look, "something is there all the time"
        for layer in look:
            assert layer["y"] == places[layer["picture"]]
            assert layer["whole"]
    rises = [rise(layer) for look in looks for layer in look if layer["y"] == "250px"]
    assert all(before >= after for before, after in pairwise(rises))
    assert [picture(look) for look in looks][-1] == [stage.server.state.shows.picture]


def test_an_update_comes_over_the_one_before_which_stays_until_then(stage, browser, plate):
    old, new = plate("old", RED), plate("new", BLUE)
    browser.open(stage.url)
    stage.show(old)
    browser.forget()
    stage.show(new, enter=WIPE, leave=(Keyframe(),) * len(WIPE))
    looks = browser.drawn()
    both = [look for look in looks if len(look) == 2]
    assert both
    for look in both:
        below, above = sorted(look, key=lambda layer: layer["above"])
        assert below["cut"] == "none"
        assert above["picture"] == stage.server.state.shows.picture
    assert picture(looks[-1]) == [stage.server.state.shows.picture]


def test_it_goes_step_by_step_until_nothing_is_there(stage, browser, plate):
    browser.open(stage.url)
    stage.show(plate("one", RED), enter=WIPE)
    browser.forget()
    stage.show(None, leave=FALL)
    falls = [rise(look[0]) for look in browser.drawn() if look]
    assert len(falls) >= len(FALL) // 2
    assert all(before < after for before, after in pairwise(falls))
    assert is_blank(browser.picture())


def test_after_a_reload_it_is_blank_and_then_what_is_meant_at_its_elapsed_time(
    stage, browser, plate
):
    browser.open(stage.url)
    shown = plate("one", RED)
    revision = stage.show(shown, enter=WIPE)
    browser.reload()
    browser.wait(lambda: any(browser.drawn()))
    stage.wait(lambda: stage.server.painted(revision))
    looks = browser.drawn()
    assert looks[0] == []
    assert [look[0]["cut"] for look in looks if look] == ["none"], "it does not come in again"
    there = browser.picture().copy(shown.x, shown.y, shown.width, shown.height)
    assert farthest(there, QImage(shown.path)) == 0


def test_a_page_that_loads_late_joins_a_long_move_where_it_is(stage, browser, plate):
    frames = tuple(Keyframe(right=1 - step / 900) for step in range(901))  # 30 seconds
    stage.server.show(plate("one", RED), CANVAS, enter=frames)
    browser.open("about:blank")
    browser.run("return new Promise((done) => setTimeout(done, 500))")
    browser.open(stage.url)
    browser.wait(lambda: any(browser.drawn()))
    first = next(look[0] for look in browser.drawn() if look)
    assert cut_right(first) <= 300 * (1 - 0.5 / 30)


def test_it_goes_on_showing_while_the_desk_is_away_and_finds_it_again(make_stage, browser, plate):
    token = Secret("one-and-the-same")
    first = make_stage(token=token)
    shown = plate("one", RED)
    browser.open(first.url)
    first.show(shown, enter=WIPE)
    first.server.stop()
    browser.forget()
    again = make_stage(token=token, port=urlsplit(first.url).port)
    revision = again.server.show(shown, CANVAS, enter=WIPE)
    again.wait(lambda: again.server.painted(revision))
    looks = [look for look in browser.drawn() if look]
    assert [look[0]["cut"] for look in looks] == ["none"], "what is there and meant is left alone"
    again.show(None)
    assert is_blank(browser.picture())


def test_a_wrong_token_shows_nothing_of_the_page(stage, browser, plate):
    stage.server.show(plate("one", RED), CANVAS)
    right = urlsplit(stage.url)
    for path in ("/", "/wrong/", "/wrong/state", right.path[:-2] + "/"):
        browser.open(right._replace(path=path).geturl())
        assert "403" in browser.text()
    assert not stage.server.connected


def test_a_picture_that_cannot_be_read_is_told_and_changes_nothing(stage, browser, plate, tmp_path):
    browser.open(stage.url)
    shown = plate("one", RED)
    stage.show(shown)
    broken = plate("two", BLUE)
    (tmp_path / "two.png").write_bytes(b"no picture")
    revision = stage.server.show(broken, CANVAS, enter=WIPE, leave=FALL)
    stage.wait(lambda: stage.server.failed(broken))
    stage.wait(lambda: stage.server.began(revision))
    assert not stage.server.at_rest(revision)
    there = browser.picture().copy(shown.x, shown.y, shown.width, shown.height)
    assert farthest(there, QImage(shown.path)) == 0


def test_a_hidden_page_moves_on_without_frames_and_never_comes_back_with_the_old_name(
    stage, browser, plate
):
    browser.open(stage.url)
    stage.show(plate("old", RED))
    browser.forget()
    new = plate("new", BLUE)
    with browser.hidden():
        revision = stage.server.show(new, CANVAS, enter=WIPE, leave=FALL)
        stage.wait(lambda: stage.server.at_rest(revision))
        assert not stage.server.painted(revision), "nothing is painted where nobody looks"
    stage.wait(lambda: stage.server.painted(revision))
    looks = [picture(look) for look in browser.drawn()]
    assert looks[-1] == [stage.server.state.shows.picture]
    there = browser.picture().copy(new.x, new.y, new.width, new.height)
    assert farthest(there, QImage(new.path)) == 0
