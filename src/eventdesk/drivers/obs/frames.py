"""Messages as they come off OBS's socket: bounded in size, and told from what is no message."""

import json
import logging
import re
from typing import Any

import websocket
from msgspec import Struct

from eventdesk.drivers.obs.protocol import ClosedError

log = logging.getLogger(__name__)

LARGEST = 16 * 2**20
"""Bytes of a message that is read. The largest that the desk asks for is a PNG of 640 pixels'
width, 4 MiB if it is upright and noise; 1,000 items in 100 scenes are 0.7 MiB (seen on OBS 29)."""

_HEAD = 512
_ID = re.compile(rb'"requestId"\s*:\s*"([^"\\]{1,100})"')
"""OBS writes an object's keys in the order of the alphabet, so an answer's id is near its start,
before its data (seen on OBS 29)."""


class Pong(Struct, frozen=True):
    """The answer to a ping, which carried ``payload``."""

    payload: bytes


class TooLarge(Struct, frozen=True):
    """A message of ``size`` bytes was passed over; ``request_id`` is whose answer it was."""

    size: int
    request_id: str | None


Incoming = dict[str, Any] | Pong | TooLarge


class _Frames(websocket.frame_buffer):
    """websocket-client's reader, which reads past a payload that is too large and keeps none."""

    def __init__(self, recv: Any) -> None:  # noqa: ANN401  # websocket-client's own
        super().__init__(recv, skip_utf8_validation=True)
        self.passed_over = 0
        self._head, self._left = b"", 0

    def recv_strict(self, bufsize: int) -> bytes:
        """So many bytes, or the first few of too many. A time-out in between loses nothing."""
        if bufsize <= LARGEST:
            read: bytes = super().recv_strict(bufsize)
            return read
        if not self._left:
            self._head, self._left = b"", bufsize
        while self._left:
            chunk = self.recv(min(2**16, self._left))
            self._head += chunk[: max(_HEAD - len(self._head), 0)]
            self._left -= len(chunk)
        self.passed_over = bufsize
        return self._head


class _Parts(websocket.continuous_frame):
    """websocket-client's joiner of a message that comes in parts, with an end to its patience."""

    def __init__(self) -> None:
        super().__init__(fire_cont_frame=False, skip_utf8_validation=True)

    def add(self, frame: websocket.ABNF) -> None:
        """One more part; raises WebSocketProtocolException when it is too much."""
        super().add(frame)
        if self.cont_data and len(self.cont_data[1]) > LARGEST:
            raise websocket.WebSocketProtocolException("a message without an end")


class ObsSocket(websocket.WebSocket):
    """A client's socket. The text's encoding is left to the JSON parser: the library's own check
    is Python and takes half a millisecond for each KiB (measured), 15 ms for a picture."""

    def __init__(self) -> None:
        super().__init__(enable_multithread=True, skip_utf8_validation=True)
        self._frames = self.frame_buffer = _Frames(self._recv)
        self.cont_frame = _Parts()

    def receive(self) -> Incoming | None:
        """What comes next, or None when nothing came in the socket's time or it was no message.

        Raises ClosedError, with OBS's close code if it gave one.
        """
        try:
            opcode, frame = self.recv_data_frame(control_frame=True)
        except websocket.WebSocketTimeoutException:
            return None
        except (OSError, websocket.WebSocketException, AttributeError):
            # AttributeError: the socket was shut under the reader's hands (websocket-client 1.9).
            raise ClosedError from None
        payload: bytes = frame.data
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            raise ClosedError(int.from_bytes(payload[:2], "big") if payload else None)
        if opcode == websocket.ABNF.OPCODE_PONG:
            return Pong(payload)
        size, self._frames.passed_over = self._frames.passed_over, 0
        if size:
            found = _ID.search(payload)
            return TooLarge(size, found[1].decode("ascii", "replace") if found else None)
        return _message(payload) if opcode != websocket.ABNF.OPCODE_PING else None


def _message(payload: bytes) -> dict[str, Any] | None:
    try:
        message = json.loads(payload)
    except (ValueError, RecursionError):  # RecursionError: a hundred thousand brackets
        log.debug("a frame that is no JSON")
        return None
    return message if isinstance(message, dict) else None
