"""One obs-websocket 5 session on one socket: answers find their request by its id.

obsws-python's own base takes the next frame as the answer and goes out of step after a time-out;
this one has one reading thread, a future for every request, batches, and a bound on every wait.
"""

import itertools
import json
import logging
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

import websocket

from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.protocol import (
    CloseCode,
    ClosedError,
    Data,
    Execution,
    PasswordNeededError,
    Request,
    TimedOutError,
    authentication,
    check,
)
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")
EventHandler = Callable[[str, Data], None]

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 3.0
_SOCKET_SECONDS = 1.0
_HELLO, _IDENTIFY, _IDENTIFIED, _EVENT, _REQUEST, _ANSWER, _BATCH, _BATCH_ANSWER = (
    0, 1, 2, 5, 6, 7, 8, 9,
)  # fmt: skip
_RPC_VERSION = 1


class Wire:
    """An identified session. All methods are thread-safe; ``on_event`` and ``on_closed`` are
    called from the reading thread, ``on_closed`` exactly once, with the close code if any."""

    def __init__(
        self,
        name: str,
        socket_: websocket.WebSocket,
        on_event: EventHandler,
        on_closed: Callable[[int | None], None],
    ) -> None:
        self._name = name
        self._socket = socket_
        self._on_event = on_event
        self._on_closed = on_closed
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._pending: dict[str, Future[Any]] = {}
        self._closed: ClosedError | None = None
        self._held = False
        start_thread(name, self._read)

    # Asking

    def call(
        self, request: str, data: Data | None = None, timeout: float = ANSWER_SECONDS
    ) -> dict[str, Any]:
        """Send one request and wait for its response data.

        Raises RefusedError, TimedOutError (after ``timeout`` seconds) or ClosedError.
        """
        answer = self.answer(request, data, timeout)
        check(answer)
        found: dict[str, Any] = answer.get("responseData") or {}
        return found

    def answer(self, request: str, data: Data | None, timeout: float) -> dict[str, Any]:
        """Send one request and wait for the whole answer, of whatever status."""
        found: dict[str, Any] = self._wait(self.ask(request, data), timeout, request)
        return found

    def batch(
        self,
        requests: Sequence[Request],
        execution: Execution = Execution.SERIAL_REALTIME,
        timeout: float = ANSWER_SECONDS,
    ) -> list[dict[str, Any]]:
        """Send a batch and wait for its results, in order; raises TimedOutError or ClosedError.

        A result is ``{requestType, requestStatus, responseData?}``; a refused request does not
        stop the ones after it.
        """
        results: list[dict[str, Any]] = self._wait(
            self.ask_batch(requests, execution), timeout, "a batch"
        )
        return results

    def ask(self, request: str, data: Data | None = None) -> "Future[dict[str, Any]]":
        """Send one request; the future gets the whole answer, or raises ClosedError."""
        message: dict[str, Any] = {"requestType": request}
        if data:
            message["requestData"] = dict(data)
        return self._send(_REQUEST, message)

    def ask_batch(
        self, requests: Sequence[Request], execution: Execution = Execution.SERIAL_REALTIME
    ) -> "Future[list[dict[str, Any]]]":
        """Send a batch; the future gets its results, or raises ClosedError."""
        message = {
            "executionType": int(execution),
            "haltOnFailure": False,
            "requests": [
                {"requestType": name, "requestData": dict(data)} if data else {"requestType": name}
                for name, data in requests
            ],
        }
        return self._send(_BATCH, message)

    def hold(self, held: bool) -> None:
        """Let no request out while held: OBS 29 crashes when it is asked things while it changes
        its scene collection (measured; obs-websocket#894)."""
        self._held = held

    def close(self) -> None:
        """End the session; everything that waits gets ClosedError."""
        self._end(None)

    def _wait(self, future: "Future[_Answer]", timeout: float, what: str) -> _Answer:
        try:
            return future.result(timeout)
        except TimeoutError:
            raise TimedOutError(f"no answer to {what} in {timeout} s") from None

    def _send(self, op: int, message: dict[str, Any]) -> "Future[Any]":
        future: Future[Any] = Future()
        request_id = f"{self._name}-{next(self._ids)}"
        with self._lock:
            if self._closed or self._held:
                future.set_exception(self._closed or ClosedError())
                return future
            self._pending[request_id] = future
        text = json.dumps({"op": op, "d": {**message, "requestId": request_id}})
        try:
            self._socket.send(text)
        except (OSError, websocket.WebSocketException):
            # Half a frame may be out: nothing after it could be understood.
            self._end(None)
        return future

    # Reading

    def _read(self) -> None:
        code: int | None = None
        try:
            while True:
                message = receive(self._socket)
                if message is not None:
                    self._deliver(message)
        except ClosedError as closed:
            code = closed.close_code
        finally:
            self._end(code)
            self._socket.shutdown()  # type: ignore[no-untyped-call]  # websocket-client
            self._on_closed(code)

    def _deliver(self, message: dict[str, Any]) -> None:
        op, data = message.get("op"), message.get("d")
        if not isinstance(data, dict):
            log.debug("%s: a message without data", self._name)
        elif op == _EVENT:
            self._on_event(str(data.get("eventType")), data.get("eventData") or {})
        elif op in (_ANSWER, _BATCH_ANSWER):
            with self._lock:
                future = self._pending.pop(str(data.get("requestId")), None)
            if future is None:
                log.debug("%s: an answer that nobody waits for", self._name)
            elif op == _ANSWER:
                future.set_result(data)
            else:
                future.set_result(data.get("results") or [])

    def _end(self, code: int | None) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = ClosedError(code)
            waiting, self._pending = list(self._pending.values()), {}
        self._socket.abort()  # type: ignore[no-untyped-call]  # wakes the reading thread
        for future in waiting:
            future.set_exception(self._closed)


def receive(socket_: websocket.WebSocket) -> dict[str, Any] | None:
    """The next message, or None when none came in the socket's time or it was no JSON object.

    Raises ClosedError, with OBS's close code if it gave one.
    """
    try:
        opcode, payload = socket_.recv_data()
    except websocket.WebSocketTimeoutException:
        return None
    except (OSError, websocket.WebSocketException, AttributeError):
        # AttributeError: the socket was shut under the reader's hands (websocket-client 1.9).
        raise ClosedError from None
    if opcode == websocket.ABNF.OPCODE_CLOSE:
        raise ClosedError(int.from_bytes(payload[:2], "big") if payload else None)
    try:
        message = json.loads(payload)
    except ValueError:
        log.debug("a frame that is no JSON")
        return None
    return message if isinstance(message, dict) else None


def open_wire(
    name: str,
    address: tuple[str, int],
    password: Secret | None,
    subscriptions: int,
    *,
    on_event: EventHandler,
    on_closed: Callable[[int | None], None],
) -> Wire:
    """Connect and identify.

    Raises OSError (nobody there), websocket.WebSocketException (not a websocket), TimedOutError (no
    Hello), PasswordNeededError, or ClosedError with OBS's close code.
    """
    plain = socket.create_connection(address, timeout=CONNECT_SECONDS)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    socket_ = websocket.WebSocket(enable_multithread=True)
    try:
        # A socket of our own also keeps a proxy from the environment out of the way.
        socket_.connect(  # type: ignore[no-untyped-call]  # websocket-client
            f"ws://{address[0]}:{address[1]}",
            socket=plain,
            timeout=CONNECT_SECONDS,
        )
        _identify(socket_, password, subscriptions)
        socket_.settimeout(_SOCKET_SECONDS)
    except BaseException:
        plain.close()
        raise
    return Wire(name, socket_, on_event, on_closed)


def _identify(socket_: websocket.WebSocket, password: Secret | None, subscriptions: int) -> None:
    hello = _handshake_message(socket_, _HELLO)
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
    _handshake_message(socket_, _IDENTIFIED)


def _handshake_message(socket_: websocket.WebSocket, op: int) -> dict[str, Any]:
    message = receive(socket_)
    if message is None or message.get("op") != op or not isinstance(message.get("d"), dict):
        raise TimedOutError("OBS did not greet")
    data: dict[str, Any] = message["d"]
    return data
