"""The page's server from outside: who gets what, what is told, and whose answers count."""

import json
import logging
import socket
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from drivers.obs.page.conftest import CANVAS, WIPE
from eventdesk.drivers.obs.page.server import LOOPBACK, PageServer
from eventdesk.engine.clocks import SystemClock

RED = (200, 30, 40, 255)


def get(url):
    """Status, headers and body of a GET; a refusal is no error here."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, dict(refused.headers), refused.read()


def raw_get(url, target):
    """A GET of a target that no library would send; the whole response."""
    where = urlsplit(url)
    with closing(socket.create_connection((where.hostname, where.port), 10)) as line:
        line.sendall(f"GET {target} HTTP/1.1\r\nHost: desk\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(65536), b""))


def page(stage, inside="obs"):
    """A page's websocket."""
    return connect(stage.url.replace("http", "ws") + f"state?in={inside}")


def answer(revision, **fields):
    told = {"shown": None, "at_rest": True, "painted": True, "ready": [], "failed": []}
    return json.dumps({"revision": revision} | told | fields)


def state(line):
    return json.loads(line.recv(timeout=10))


def test_the_page_s_files_are_never_cached_and_its_pictures_for_ever(stage, plate):
    status, headers, body = get(stage.url)
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    assert b'src="page.js"' in body
    status, headers, _ = get(stage.url + "page.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    shown = plate("one", RED)
    stage.server.show(shown, CANVAS)
    status, headers, body = get(f"{stage.url}pictures/{stage.server.state.shows.picture}")
    assert (status, headers["Content-Type"]) == (200, "image/png")
    assert "immutable" in headers["Cache-Control"]
    assert body == Path(shown.path).read_bytes()


def test_a_picture_s_name_follows_from_its_content(stage, plate):
    one, same, other = plate("one", RED), plate("same", RED), plate("other", (0, 0, 0, 255))
    names = []
    for each in (one, same, other):
        stage.server.show(each, CANVAS)
        names.append(stage.server.state.shows.picture)
    assert names[0] == names[1] != names[2]


@pytest.mark.parametrize("path", ["", "/", "/page.js", "/{cut}/", "/{token}x/", "/{token}"])
def test_without_the_whole_token_nothing_is_given(stage, path):
    token = urlsplit(stage.url).path.strip("/")
    target = path.format(token=token, cut=token[:-1]) or "/"
    assert raw_get(stage.url, target).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    "name",
    ["../page.js", "pictures/../page.js", "pictures/", "pictures/x.png", "%2e%2e/page.js",
     "..%2f..%2fpyproject.toml", "/etc/passwd", "pictures//etc/passwd", "page.html", "state/x"],
)  # fmt: skip
def test_with_the_token_only_what_is_known_is_given(stage, name):
    target = urlsplit(stage.url).path + name
    assert raw_get(stage.url, target).startswith(b"HTTP/1.1 404 ")


def test_a_stranger_s_websocket_is_refused(stage):
    wrong = stage.url.replace("http", "ws")[:-2] + "/state?in=obs"
    with pytest.raises(InvalidStatus) as refused:
        connect(wrong)
    assert refused.value.response.status_code == 403
    assert not stage.server.connected


def test_each_start_has_a_token_of_its_own_and_listens_on_loopback_only(make_stage):
    one, other = make_stage(), make_stage()
    assert urlsplit(one.url).path != urlsplit(other.url).path
    assert len(urlsplit(one.url).path) > 30
    assert urlsplit(one.url).hostname == LOOPBACK


def test_the_token_is_in_no_log_and_no_repr(stage, plate, caplog):
    token = urlsplit(stage.url).path.strip("/")
    with caplog.at_level(logging.DEBUG):
        get(stage.url)
        stage.server.show(plate("one", RED), CANVAS)
        with page(stage) as line:
            state(line)
    said = [each.getMessage() for each in caplog.records if each.name != "websockets.client"]
    assert not [each for each in said if token in each]
    assert token not in f"{stage.server!r} {stage.server.url!r} {vars(stage.server)}"


def test_a_page_is_told_at_once_and_again_at_each_change(stage, plate):
    with page(stage) as line:
        first = state(line)
        assert (first["shows"], first["next"]) == (None, [])
        shown = plate("one", RED)
        stage.server.prepare(CANVAS, shown)
        assert [each["x"] for each in state(line)["next"]] == [shown.x]
        stage.server.show(shown, CANVAS, enter=WIPE)
        told = state(line)
        assert told["revision"] == 2
        assert told["turn"] == 1
        assert len(told["enter"]) == len(WIPE)
        assert told["next"] == []
        assert told["canvas"] == {"width": 640, "height": 360, "fps": 30.0}


def test_making_ready_the_same_again_says_nothing_new(stage, plate):
    shown = plate("one", RED)
    assert stage.server.prepare(CANVAS, shown) == stage.server.prepare(CANVAS, shown)


def test_nothing_is_proven_until_every_page_in_obs_has_answered_for_that_revision(stage, plate):
    assert not stage.server.at_rest(0)
    with page(stage) as one, page(stage) as other:
        stage.wait(lambda: len(stage.server._heard()) == 2)
        revision = stage.server.show(plate("one", RED), CANVAS)
        one.send(answer(revision))
        stage.wait(lambda: any(stage.server._heard()))
        assert not stage.server.at_rest(revision)
        other.send(answer(revision - 1))
        stage.wait(lambda: all(stage.server._heard()))
        assert not stage.server.at_rest(revision)
        other.send(answer(revision, painted=False))
        stage.wait(lambda: stage.server.at_rest(revision))
        assert not stage.server.painted(revision)
        other.send(answer(revision))
        stage.wait(lambda: stage.server.painted(revision))
    stage.wait(lambda: not stage.server.connected)
    assert not stage.server.at_rest(revision)


def test_a_page_in_a_browser_beside_obs_only_looks_on(stage):
    with page(stage, inside="browser") as line:
        line.send(answer(state(line)["revision"]))
        stage.server.show(None, CANVAS)
        assert state(line)["revision"] == 1
        assert not stage.server.connected
        assert not stage.server.at_rest(0)


@pytest.mark.expected_log("does not speak as ours does")
@pytest.mark.parametrize("words", ["hello", "[]", '{"revision": "x"}', "{}"])
def test_a_page_that_speaks_nonsense_is_hung_up_on_and_does_not_count(stage, words):
    with page(stage) as line:
        state(line)
        line.send(words)
        with pytest.raises(ConnectionClosed):
            line.recv(timeout=10)
    stage.wait(lambda: not stage.server.connected)


def test_an_address_that_is_taken_is_an_error_that_says_so(stage):
    port = urlsplit(stage.url).port
    second = PageServer((LOOPBACK, port), lambda _: b"", SystemClock())
    with pytest.raises(OSError, match="in use"):
        second.start()
    assert not second.running


def test_a_picture_that_the_desk_cannot_read_is_an_error_and_changes_nothing(stage, plate):
    with pytest.raises(FileNotFoundError):
        stage.server.show(replace(plate("one", RED), path="/nowhere.png"), CANVAS)
    assert stage.server.state.revision == 0


def test_a_line_on_which_nothing_is_asked_does_not_hold_up_the_end(stage):
    where = urlsplit(stage.url)
    with closing(socket.create_connection((where.hostname, where.port), 10)) as line:
        get(stage.url)  # the idle line was accepted before this one
        stage.server.stop()
        assert not stage.server.running
        with suppress(ConnectionResetError):
            assert line.recv(1024) == b""
