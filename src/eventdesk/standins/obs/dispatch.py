"""From a request as it came to the answer that goes back, and the log of what was asked."""

from collections import deque
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from eventdesk.standins.obs.faults import Faults
from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.requests import filters, general, inputs, items, outputs, scenes
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.wire import Data, Execution, Refused, Status

HANDLERS: Mapping[str, Handler] = MappingProxyType(
    general.HANDLERS
    | scenes.HANDLERS
    | items.HANDLERS
    | inputs.HANDLERS
    | filters.HANDLERS
    | outputs.HANDLERS
)
SLEEP = "Sleep"
LONGEST_SLEEP, MOST_FRAMES = 50000, 10000  # milliseconds, frames
LOG_LENGTH = 100_000


class LoggedRequest(Struct, frozen=True):
    """A request that was asked: no fields, so no secret. ``at`` is the clock's monotonic time."""

    at: float
    name: str
    session: int
    batched: bool


class Dispatcher:
    """Answers requests with the machine. All calls on the event loop's thread."""

    def __init__(self, obs: Machine, faults: Faults) -> None:
        self.obs = obs
        self.log: deque[LoggedRequest] = deque(maxlen=LOG_LENGTH)
        self.available = [
            name
            for name in sorted((*HANDLERS, SLEEP))
            if name != outputs.CHAPTER or obs.abilities.chapters
        ]
        self._faults = faults

    def answer(self, request: Data, session: int, execution: Execution | None = None) -> Data:
        """The response to a request: alone, or in a batch of this execution type."""
        name = request.get("requestType", "")
        answer: Data = {"requestType": name}
        if "requestId" in request:
            answer["requestId"] = request["requestId"]
        self.log.append(
            LoggedRequest(self.obs.clock.monotonic(), str(name), session, execution is not None)
        )
        try:
            data = self._data(name, Fields(request.get("requestData")), execution)
        except Refused as refused:
            answer["requestStatus"] = {"result": False, "code": int(refused.status)}
            if refused.comment:
                answer["requestStatus"]["comment"] = refused.comment
        else:
            answer["requestStatus"] = {"result": True, "code": int(Status.SUCCESS)}
            if data is not None:
                answer["responseData"] = data
        return answer

    def _data(self, name: object, fields: Fields, execution: Execution | None) -> Data | None:
        if not name or not isinstance(name, str):
            raise Refused(
                Status.MISSING_REQUEST_TYPE, "Your request's `requestType` may not be empty."
            )
        self._faults.strike(name)
        if name == SLEEP:
            _check_sleep(fields, execution)
            return None
        handler = HANDLERS.get(name)
        if handler is None or name not in self.available:
            raise Refused(Status.UNKNOWN_REQUEST_TYPE, "Your request type is not valid.")
        data = handler(self.obs, fields)
        if name == "GetVersion" and data is not None:
            data["availableRequests"] = self.available
        return data


def _check_sleep(fields: Fields, execution: Execution | None) -> None:
    if execution is Execution.SERIAL_REALTIME:
        fields.number("sleepMillis", 0, LONGEST_SLEEP)
    elif execution is Execution.SERIAL_FRAME:
        fields.number("sleepFrames", 0, MOST_FRAMES)
    else:
        raise Refused(Status.UNSUPPORTED_IN_BATCH)


def sleep_length(request: Data, execution: Execution) -> float:
    """How long a Sleep that was answered with success lasts: seconds, or frames."""
    fields = Fields(request.get("requestData"))
    if execution is Execution.SERIAL_FRAME:
        return fields.whole("sleepFrames")
    return fields.number("sleepMillis") / 1000
