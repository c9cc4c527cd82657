"""An independent observer of an obs-websocket 5 server: nothing of EventDesk is under it.

Tests and benchmarks look through this client at what the desk did, so that a mistake in the desk's
own client cannot hide itself. It follows the protocol's text (5.1.0) and nothing else.
"""

import threading
import time
from queue import Empty, SimpleQueue
from typing import Any

from msgspec import Struct

from support.obs_socket import Closed, RawSocket, authentication

__all__ = ["Closed", "Event", "ObsClient", "RawSocket", "Refused", "authentication"]

LOW_VOLUME = 0x7FF
"""Every event category of 5.1 but the high-volume ones."""
SERIAL_REALTIME, SERIAL_FRAME, PARALLEL = 0, 1, 2
SUCCESS = 100


class Refused(Exception):  # noqa: N818 -- an answer that tests expect by this name
    """A request was answered with another status than success."""

    def __init__(self, request: str, code: int, comment: str) -> None:
        super().__init__(f"{request}: {code} {comment}".strip())
        self.code = code
        self.comment = comment


class Event(Struct, frozen=True):
    """One event as it came, with its monotonic time of arrival in seconds."""

    type: str
    data: dict[str, Any]
    at: float
    intent: int = 0


class ObsClient:
    """One identified session: requests, batches, and a record of every event that came."""

    def __init__(
        self, port: int, password: str | None = None, events: int = LOW_VOLUME, timeout: float = 5
    ) -> None:
        self.timeout = timeout
        self._socket = RawSocket(port, timeout=timeout)
        try:
            self.hello = self._socket.hello(password, events, timeout)
        except BaseException:
            self._socket.close()
            raise
        self._answers: dict[str, SimpleQueue[dict[str, Any]]] = {}
        self._identified: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._changed = threading.Condition()
        self._events: list[Event] = []
        self._closed: Closed | None = None
        self._sent = 0
        self._reader = threading.Thread(  # noqa: TID251 -- independent of the product's threads
            target=self._read, name="obs-client", daemon=True
        )
        self._reader.start()

    def __enter__(self) -> "ObsClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Requests

    def request(self, request: str, /, **fields: Any) -> dict[str, Any]:
        """Send a request and give its response data; raises Refused for any other status."""
        answer = self.raw(request, fields or None)
        status = answer["requestStatus"]
        if status["code"] != SUCCESS:
            raise Refused(request, status["code"], status.get("comment", ""))
        data: dict[str, Any] = answer.get("responseData") or {}
        return data

    def code(self, request: str, /, **fields: Any) -> int:
        """Send a request and give only its status code."""
        code: int = self.raw(request, fields or None)["requestStatus"]["code"]
        return code

    def raw(self, request: str, data: Any = None) -> dict[str, Any]:
        """Send a request with this data (None sends none) and give the whole answer."""
        message: dict[str, Any] = {"requestType": request}
        if data is not None:
            message["requestData"] = data
        return self._ask(6, message)

    def batch(
        self,
        requests: list[tuple[str, dict[str, Any]]],
        execution: int = SERIAL_REALTIME,
        *,
        halt: bool = False,
        timeout: float | None = None,
    ) -> list[dict[str, Any]]:
        """Send a batch and give its results, in the order they came back."""
        message: dict[str, Any] = {
            "executionType": execution,
            "haltOnFailure": halt,
            "requests": [
                {"requestType": name, "requestData": data} if data else {"requestType": name}
                for name, data in requests
            ],
        }
        results: list[dict[str, Any]] = self._ask(8, message, timeout)["results"]
        return results

    def reidentify(self, events: int) -> None:
        """Change which events come, and wait for the server's word."""
        self._socket.send(3, {"eventSubscriptions": events})
        self._identified.get(timeout=self.timeout)

    def send(self, op: int, data: dict[str, Any]) -> None:
        """Send any message and wait for nothing."""
        self._socket.send(op, data)

    def _ask(
        self, op: int, message: dict[str, Any], timeout: float | None = None
    ) -> dict[str, Any]:
        with self._changed:
            self._sent += 1
            request_id = f"observer-{self._sent}"
            answers = self._answers[request_id] = SimpleQueue()
            closed = self._closed
        if closed:
            raise closed
        self._socket.send(op, {**message, "requestId": request_id})
        try:
            answer = answers.get(timeout=timeout or self.timeout)
        except Empty:
            raise TimeoutError(f"no answer to {message.get('requestType', 'a batch')}") from None
        finally:
            with self._changed:
                del self._answers[request_id]
        if "closed" in answer:
            raise answer["closed"]
        return answer

    # Events

    def mark(self) -> int:
        """A place in the record: ``events`` and ``wait_for`` take it as ``since``."""
        with self._changed:
            return len(self._events)

    def events(self, since: int = 0, *types: str) -> list[Event]:
        """What came since the mark, of these types (of all when none is given)."""
        with self._changed:
            came = self._events[since:]
        return [event for event in came if not types or event.type in types]

    def wait_for(
        self, event_type: str, since: int = 0, timeout: float | None = None, **fields: Any
    ) -> Event:
        """The first event of this type with these fields since the mark; waits for it."""

        def matching(event: Event) -> bool:
            return event.type == event_type and fields.items() <= event.data.items()

        return self.wait_until(
            lambda came: next((event for event in came if matching(event)), None),
            since,
            timeout,
            what=f"{event_type} {fields or ''}",
        )

    def wait_until(
        self, look: Any, since: int = 0, timeout: float | None = None, what: str = "the events"
    ) -> Any:
        """Call ``look`` with the events since the mark until it gives something true."""
        found: Any = None

        def ready() -> bool:
            nonlocal found
            found = look(self._events[since:])
            return bool(found) or self._closed is not None

        with self._changed:
            in_time = self._changed.wait_for(ready, timeout or self.timeout)
            came = [event.type for event in self._events[since:]]
        if found:
            return found
        if in_time and self._closed:
            raise self._closed
        raise TimeoutError(f"{what} did not come; came: {came}")

    @property
    def closed(self) -> bool:
        """Whether the session is over."""
        with self._changed:
            return self._closed is not None

    def wait_closed(self, timeout: float | None = None) -> Closed:
        """How the server closed the connection; waits for it."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._closed, timeout or self.timeout):
                raise TimeoutError("the connection is still open")
            assert self._closed
            return self._closed

    def close(self) -> None:
        """Leave; safe to call twice."""
        if self._closed is None:
            self._socket.unblock()
        self._reader.join(self.timeout)
        self._socket.close()

    def _read(self) -> None:
        while True:
            try:
                message = self._socket.receive()
            except Closed as closed:
                self._end(closed)
                self._socket.close()  # the server may wait for it
                return
            self._deliver(message["op"], message["d"])

    def _deliver(self, op: int, data: dict[str, Any]) -> None:
        if op == 5:
            event = Event(
                data["eventType"],
                data.get("eventData") or {},
                time.monotonic(),
                data["eventIntent"],
            )
            with self._changed:
                self._events.append(event)
                self._changed.notify_all()
        elif op == 2:
            self._identified.put(data)
        else:
            with self._changed:
                waiting = self._answers.get(data["requestId"])
            if waiting:
                waiting.put(data)

    def _end(self, closed: Closed) -> None:
        with self._changed:
            self._closed = closed
            for waiting in self._answers.values():
                waiting.put({"closed": closed})
            self._changed.notify_all()
