"""RequestBatch: many requests in one message, in real time, by frames or all at once.

Variables between requests (``inputVariables``, ``outputVariables``) are not done here.
"""

import asyncio
from typing import Any

from eventdesk.standins.obs.dispatch import SLEEP, Dispatcher, sleep_length
from eventdesk.standins.obs.wire import CloseCode, Data, Execution, SessionClosed


def read_batch(data: Data) -> tuple[list[Data], Execution, bool]:
    """A batch's requests, execution type and whether it halts; raises SessionClosed."""
    if "requestId" not in data:
        raise _missing("requestId")
    if "requests" not in data:
        raise _missing("requests")
    requests = data["requests"]
    if not isinstance(requests, list) or not all(isinstance(each, dict) for each in requests):
        raise _type("requests", "an array")  # OBS 29 crashes on an element that is no object
    halt = data.get("haltOnFailure", False)
    if not isinstance(halt, bool):
        raise _type("haltOnFailure", "a boolean")
    return requests, _execution(data.get("executionType", 0)), halt


def _execution(value: Any) -> Execution:  # noqa: ANN401 -- JSON
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _type("executionType", "a number")  # said of -1 and 0.5 as well
    try:
        return Execution(value)
    except ValueError:
        raise SessionClosed(
            CloseCode.INVALID_VALUE, "Your `executionType` has an invalid value."
        ) from None


def _missing(name: str) -> SessionClosed:
    return SessionClosed(CloseCode.MISSING_FIELD, f"Your payload data is missing a `{name}`.")


def _type(name: str, wanted: str) -> SessionClosed:
    return SessionClosed(CloseCode.INVALID_TYPE, f"Your `{name}` is not {wanted}.")


async def run_batch(
    dispatcher: Dispatcher,
    requests: list[Data],
    execution: Execution,
    session: int,
    *,
    halt: bool,
) -> list[Data]:
    """Do the requests and give their answers, in order; ``halt`` ends after the first failure."""
    if execution is Execution.PARALLEL:
        return [dispatcher.answer(request, session, execution) for request in requests]
    results: list[Data] = []
    by_frame = execution is Execution.SERIAL_FRAME
    wait: float = 1 if by_frame and requests else 0
    for request in requests:
        # A frame's Sleep that ends the batch is not waited for, one in real time is (OBS 29).
        if by_frame:
            for _ in range(int(wait)):
                await dispatcher.obs.frames.next()
        wait = 0
        answer = dispatcher.answer(request, session, execution)
        results.append(answer)
        succeeded = answer["requestStatus"]["result"]
        if not succeeded and halt:
            break
        if succeeded and request.get("requestType") == SLEEP:
            wait = sleep_length(request, execution)
            if not by_frame:
                await asyncio.sleep(wait)
    return results
