"""Connecting to an obs-websocket 5 server and identifying: who answers, and does it let us in."""

import json
import socket
from typing import Any

import websocket

from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.frames import ObsSocket
from eventdesk.drivers.obs.protocol import (
    CloseCode,
    ClosedError,
    NonsenseError,
    PasswordNeededError,
    TimedOutError,
    TooOldError,
    authentication,
)

CONNECT_SECONDS = 2.0
_OLD_SECONDS = 1.0
_SOCKET_SECONDS = 1.0
_HELLO, _IDENTIFY, _IDENTIFIED = 0, 1, 2
_RPC_VERSION = 1
_OLD_QUESTION = {"request-type": "GetVersion", "message-id": "eventdesk"}
"""obs-websocket 4 (up to OBS 27) waits for the client to begin, and answers this without a password
(its protocol 4.9, "Requests", GetVersion)."""


def connect(address: tuple[str, int], password: Secret | None, subscriptions: int) -> ObsSocket:
    """A socket that is identified with OBS.

    Raises OSError (nobody there), TimedOutError (no Hello), TooOldError, PasswordNeededError,
    ClosedError with OBS's close code, or NonsenseError and ``reasons.NONSENSE`` (not OBS).
    """
    plain = socket.create_connection(address, timeout=CONNECT_SECONDS)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    socket_ = ObsSocket()
    try:
        # A socket of our own also keeps a proxy from the environment out of the way.
        socket_.connect(  # type: ignore[no-untyped-call]  # websocket-client
            f"ws://{_in_url(address[0])}:{address[1]}", socket=plain, timeout=CONNECT_SECONDS
        )
        _identify(socket_, password, subscriptions)
        socket_.settimeout(_SOCKET_SECONDS)
    except websocket.WebSocketTimeoutException:
        plain.close()
        # The kernel takes a connection for a process that hangs; so that is no stranger.
        raise TimedOutError("nothing came from there") from None
    except BaseException:
        plain.close()
        raise
    return socket_


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _identify(socket_: ObsSocket, password: Secret | None, subscriptions: int) -> None:
    hello = _hello(socket_)
    if int(hello.get("rpcVersion", 0)) < _RPC_VERSION:
        raise ClosedError(CloseCode.UNSUPPORTED_RPC)
    identify: dict[str, Any] = {
        "rpcVersion": _RPC_VERSION,
        "eventSubscriptions": subscriptions,
    }
    asked = hello.get("authentication")
    if asked:
        if not password:
            raise PasswordNeededError
        identify["authentication"] = authentication(password, asked["salt"], asked["challenge"])
    socket_.send(json.dumps({"op": _IDENTIFY, "d": identify}))
    identified = socket_.receive()
    if identified is None:
        raise TimedOutError("OBS did not answer the password")
    _data(identified, _IDENTIFIED)


def _hello(socket_: ObsSocket) -> dict[str, Any]:
    try:
        return _greeting(socket_)
    except ClosedError as closed:
        if closed.close_code is None:
            raise NonsenseError("it hung up without a greeting") from None
        raise


def _greeting(socket_: ObsSocket) -> dict[str, Any]:
    greeting = socket_.receive()
    if greeting is None:
        socket_.settimeout(_OLD_SECONDS)
        socket_.send(json.dumps(_OLD_QUESTION))
        greeting = socket_.receive()
        socket_.settimeout(CONNECT_SECONDS)
        if greeting is None:
            raise TimedOutError("OBS did not greet")
    if isinstance(greeting, dict) and {"message-id", "update-type"} & greeting.keys():
        raise TooOldError(f"obs-websocket {greeting.get('obs-websocket-version', 4)}")
    return _data(greeting, _HELLO)


def _data(message: object, op: int) -> dict[str, Any]:
    data = message.get("d") if isinstance(message, dict) and message.get("op") == op else None
    if not isinstance(data, dict):
        raise NonsenseError(f"no message {op} of obs-websocket")
    return data
