"""What comes off the socket, cut, slow, large or nonsense, is a message, nothing, or the end."""

import json
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdesk.drivers.obs import frames
from eventdesk.drivers.obs.frames import LARGEST, ObsSocket, Pong, TooLarge
from eventdesk.drivers.obs.protocol import ClosedError

TEXT, BINARY, CLOSE, PING, PONG = 0x81, 0x82, 0x88, 0x89, 0x8A


def frame(payload, first=TEXT):
    length = len(payload)
    long = b"\x7f" + length.to_bytes(8)
    return bytes([first]) + (bytes([length]) if length < 126 else long) + payload


@pytest.fixture
def wire():
    """An ObsSocket that is connected, and the other end's bare socket."""
    near, far = socket.socketpair()
    with near, far:
        near.settimeout(0.05)
        client = ObsSocket()
        client.sock, client.connected = near, True
        yield client, far


def received(wire, *chunks):
    client, far = wire
    for chunk in chunks:
        far.sendall(chunk)
    return client.receive()


def test_a_message_is_its_object(wire):
    assert received(wire, frame(b'{"op": 5, "d": {}}')) == {"op": 5, "d": {}}


def test_a_message_in_utf_8_keeps_its_letters(wire):
    text = json.dumps({"op": 5, "d": {"sceneName": "무대 🎤"}}, ensure_ascii=False).encode()
    assert received(wire, frame(text))["d"]["sceneName"] == "무대 🎤"


@pytest.mark.parametrize("at", [1, 2, 5, 12])
def test_a_frame_that_comes_in_two_halves_is_read_when_it_is_whole(wire, at):
    whole = frame(b'{"op": 5, "d": {}}')
    assert received(wire, whole[:at]) is None
    assert received(wire, whole[at:]) == {"op": 5, "d": {}}


@pytest.mark.parametrize(
    "payload",
    [b"", b"no json", b"[]", b'"x"', b"\xff\xfe", b'{"op": 5', b"[" * 100_000, b"9" * 5000],
)
def test_what_is_no_object_is_nothing(wire, payload):
    assert received(wire, frame(payload)) is None
    assert received(wire, frame(b"{}")) == {}


def test_a_message_in_parts_is_put_together(wire):
    assert received(wire, frame(b'{"op":', 0x01), frame(b" 5}", 0x80)) == {"op": 5}


def test_a_pong_is_told_by_its_payload_and_a_ping_is_answered(wire):
    assert received(wire, frame(b"7", PONG)) == Pong(b"7")
    assert received(wire, frame(b"8", PING)) is None
    assert wire[1].recv(100)[0] == PONG


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (frame((4011).to_bytes(2), CLOSE), 4011),
        (frame(b"", CLOSE), None),
        (frame(b"{}", 0xC1), None),  # compressed, which nobody asked for
        (frame(b"{}", 0x83), None),  # an opcode that there is not
        (frame(b"{}", 0x80), None),  # the end of what had no beginning
    ],
)
def test_the_end_and_what_breaks_the_protocol_are_the_end(wire, sent, code):
    with pytest.raises(ClosedError) as closed:
        received(wire, sent)
    assert closed.value.close_code == code


def test_a_connection_that_breaks_within_a_frame_is_the_end(wire):
    wire[1].sendall(frame(b'{"op": 5}')[:4])
    wire[1].close()
    with pytest.raises(ClosedError):
        wire[0].receive()


@pytest.fixture
def small(monkeypatch):
    """A bound that tests can reach: 2,000 bytes."""
    monkeypatch.setattr(frames, "LARGEST", 2000)


@pytest.mark.usefixtures("small")
def test_a_message_that_is_too_large_is_passed_over_and_the_next_is_read(wire):
    data = {"requestId": "go-7", "requestStatus": {"code": 100}, "responseData": {"x": "y" * 5000}}
    text = json.dumps({"d": data, "op": 7}).encode()
    assert received(wire, frame(text)[:3000]) is None
    assert received(wire, frame(text)[3000:]) == TooLarge(len(text), "go-7")
    assert received(wire, frame(b"{}")) == {}


@pytest.mark.usefixtures("small")
def test_a_large_message_that_is_no_answer_is_nobody_s(wire):
    assert received(wire, frame(b" " * 5000)) == TooLarge(5000, None)


@pytest.mark.usefixtures("small")
def test_a_message_in_parts_without_an_end_is_the_end(wire):
    wire[1].sendall(frame(b"a" * 900, 0x01) + frame(b"a" * 900, 0x00) * 3)
    with pytest.raises(ClosedError):
        wire[0].receive()


def test_the_bound_leaves_room_for_all_that_is_asked_for():
    assert LARGEST >= 8 * 2**20


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 300))
def test_no_bytes_at_all_do_anything_worse(sent, at):
    near, far = socket.socketpair()
    with near, far:
        near.settimeout(0.0)
        client = ObsSocket()
        client.sock, client.connected = near, True
        try:
            for chunk in (sent[:at], sent[at:]):
                far.sendall(chunk)
                for _ in range(5):
                    found = client.receive()
                    assert found is None or isinstance(found, dict | Pong | TooLarge)
        except ClosedError:
            pass
