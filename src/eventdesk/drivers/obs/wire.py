"""One obs-websocket 5 session on one socket: answers find their request by its id.

obsws-python's own base takes the next frame as the answer and goes out of step after a time-out;
this one has one reading thread, a future for every request, batches, and a bound on every wait.
"""

import itertools
import json
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

import websocket
from msgspec import Struct

from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.frames import Incoming, ObsSocket, Pong, TooLarge
from eventdesk.drivers.obs.handshake import connect
from eventdesk.drivers.obs.protocol import (
    ClosedError,
    Data,
    Execution,
    NonsenseError,
    Request,
    TimedOutError,
    TooLargeError,
    check,
    read_answer,
    read_results,
)
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")
EventHandler = Callable[[str, Data], None]

ANSWER_SECONDS = 3.0
_EVENT, _REQUEST, _ANSWER, _BATCH, _BATCH_ANSWER = 5, 6, 7, 8, 9


class _Pending(Struct, frozen=True):
    """Who waits for an answer with the opcode ``op``, and how many results a batch is to have."""

    future: "Future[Any]"
    op: int
    count: int = 0


class Wire:
    """An identified session. All methods are thread-safe; ``on_event`` and ``on_closed`` are
    called from the reading thread, ``on_closed`` exactly once, with the close code if any."""

    def __init__(
        self,
        name: str,
        socket_: ObsSocket,
        on_event: EventHandler,
        on_closed: Callable[[int | None], None],
    ) -> None:
        self._name = name
        self._socket = socket_
        self._on_event = on_event
        self._on_closed = on_closed
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._gate = threading.Lock()  # held while a frame goes out
        self._pending: dict[str, _Pending] = {}
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

    def pulse(self) -> "Future[None]":
        """Ping; the future is done with the pong, or raises ClosedError. It is no request: OBS's
        websocket library answers it, and OBS itself hears nothing of it."""
        future: Future[Any] = Future()
        payload = f"{self._name}-{next(self._ids)}"
        self._put(payload, _Pending(future, websocket.ABNF.OPCODE_PONG), payload)
        return future

    def hold(self, held: bool) -> None:
        """Let no request out while held: OBS 29 crashes when it is asked things while it changes
        its scene collection (measured; obs-websocket#894). None is on its way out any more when
        this returns."""
        with self._gate:
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
        text = json.dumps({"op": op, "d": {**message, "requestId": request_id}})
        pending = _Pending(future, op + 1, len(message.get("requests", ())))
        self._put(request_id, pending, text)
        return future

    def _put(self, request_id: str, pending: _Pending, text: str) -> None:
        """Send, unless the session is over, or held and this is no ping."""
        ping = pending.op == websocket.ABNF.OPCODE_PONG
        opcode = websocket.ABNF.OPCODE_PING if ping else websocket.ABNF.OPCODE_TEXT
        broken = False
        with self._gate:
            if self._held and not ping:
                pending.future.set_exception(ClosedError())
            elif self._expect(request_id, pending):
                try:
                    self._socket.send(text, opcode)
                except (OSError, websocket.WebSocketException):
                    broken = True
        if broken:  # half a frame may be out: nothing after it could be understood
            self._end(None)

    def _expect(self, request_id: str, pending: _Pending) -> bool:
        """File who waits; False when the session is over."""
        with self._lock:
            if self._closed:
                pending.future.set_exception(self._closed)
                return False
            self._pending[request_id] = pending
            return True

    # Reading

    def _read(self) -> None:
        code: int | None = None
        try:
            while True:
                message = self._socket.receive()
                if message is not None:
                    self._deliver(message)
        except ClosedError as closed:
            code = closed.close_code
        finally:
            self._end(code)
            self._socket.shutdown()  # type: ignore[no-untyped-call]  # websocket-client
            self._on_closed(code)

    def _deliver(self, message: Incoming) -> None:
        if isinstance(message, Pong):
            self._answer(message.payload.decode(errors="replace"), websocket.ABNF.OPCODE_PONG, {})
        elif isinstance(message, TooLarge):
            log.warning("%s: a message of %d bytes is passed over", self._name, message.size)
            if pending := self._take(message.request_id or ""):
                pending.future.set_exception(TooLargeError(f"{message.size / 2**20:.0f} MiB"))
        elif not isinstance(data := message.get("d"), dict):
            log.debug("%s: a message without data", self._name)
        elif message.get("op") == _EVENT:
            event = data.get("eventData")
            self._on_event(str(data.get("eventType")), event if isinstance(event, dict) else {})
        elif (op := message.get("op")) in (_ANSWER, _BATCH_ANSWER):
            self._answer(str(data.get("requestId")), op, data)

    def _answer(self, request_id: str, op: int, data: Data) -> None:
        pending = self._take(request_id)
        if pending is None:
            log.debug("%s: an answer that nobody waits for", self._name)
            return
        try:
            pending.future.set_result(_read(pending, op, data))
        except NonsenseError as error:
            log.info("%s: %s", self._name, error)
            pending.future.set_exception(error)

    def _take(self, request_id: str) -> _Pending | None:
        with self._lock:
            return self._pending.pop(request_id, None)

    def _end(self, code: int | None) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = ClosedError(code)
            waiting, self._pending = list(self._pending.values()), {}
        self._socket.abort()  # type: ignore[no-untyped-call]  # wakes the reading thread
        for pending in waiting:
            pending.future.set_exception(self._closed)


def _read(pending: _Pending, op: int, data: Data) -> Any:  # noqa: ANN401  # a future's result
    if op != pending.op:
        raise NonsenseError(f"a message {op} in answer to a {pending.op - 1}")
    if op == _BATCH_ANSWER:
        return read_results(data, pending.count)
    return read_answer(data) if op == _ANSWER else None


def open_wire(
    name: str,
    address: tuple[str, int],
    password: Secret | None,
    subscriptions: int,
    *,
    on_event: EventHandler,
    on_closed: Callable[[int | None], None],
) -> Wire:
    """Connect and identify; raises what ``handshake.connect`` raises."""
    return Wire(name, connect(address, password, subscriptions), on_event, on_closed)
