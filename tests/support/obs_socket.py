"""A bare socket to an obs-websocket 5 server, with its handshake and its close codes."""

import base64
import contextlib
import hashlib
import json
import socket
import threading
from typing import Any

import websocket


class Closed(Exception):  # noqa: N818 -- it is a thing that happens, tests expect it by this name
    """The server closed the connection with this code; None when it just went away."""

    def __init__(self, code: int | None, reason: str = "") -> None:
        super().__init__(f"closed with {code} {reason}".strip())
        self.code = code
        self.reason = reason


def authentication(password: str, salt: str, challenge: str) -> str:
    """The answer to Hello's challenge (protocol 5.1.0, "Creating an authentication string")."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return digest(digest(password + salt) + challenge)


class RawSocket:
    """The bare socket: sends what it is given, raises Closed with the server's close code."""

    def __init__(self, port: int, host: str = "127.0.0.1", timeout: float = 5) -> None:
        self._socket = websocket.create_connection(
            f"ws://{host}:{port}", timeout=timeout, subprotocols=["obswebsocket.json"]
        )
        self._send_lock = threading.Lock()

    def send(self, op: int, data: dict[str, Any]) -> None:
        """Send one message of the protocol."""
        self.send_text(json.dumps({"op": op, "d": data}))

    def send_text(self, text: str) -> None:
        """Send a text frame as it is."""
        with self._send_lock:
            self._socket.send(text)

    def receive(self, timeout: float | None = None) -> dict[str, Any]:
        """The next message; raises Closed, or WebSocketTimeoutException after ``timeout``."""
        self._socket.settimeout(timeout)
        try:
            opcode, payload = self._socket.recv_data()
        except (websocket.WebSocketConnectionClosedException, OSError) as error:
            raise Closed(None, str(error)) from error
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            code = int.from_bytes(payload[:2], "big") if len(payload) >= 2 else None
            raise Closed(code, payload[2:].decode("utf-8", "replace"))
        message: dict[str, Any] = json.loads(payload)
        return message

    def hello(self, password: str | None, events: int = 0, timeout: float = 5) -> dict[str, Any]:
        """Read Hello, identify, and give Hello's data back; raises Closed when refused."""
        hello: dict[str, Any] = self.receive(timeout)["d"]
        identify: dict[str, Any] = {"rpcVersion": 1, "eventSubscriptions": events}
        if "authentication" in hello and password is not None:
            asked = hello["authentication"]
            identify["authentication"] = authentication(password, asked["salt"], asked["challenge"])
        self.send(1, identify)
        answer = self.receive(timeout)
        assert answer["op"] == 2, answer
        return hello

    def unblock(self) -> None:
        """End the connection, so that a reader that waits comes back with Closed."""
        with contextlib.suppress(OSError, websocket.WebSocketException):
            self._socket.send_close()
        with contextlib.suppress(OSError):
            self._socket.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Give the socket back; safe to call twice."""
        self._socket.shutdown()
