"""What can be made to go wrong with a call, on request."""

import math
import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock
from typing import Any

from msgspec import Struct

from eventdesk.standins.youtube.errors import MORE_REASONS, REASONS
from eventdesk.standins.youtube.oauth_errors import OAUTH_REASONS


class FaultKind(StrEnum):
    """How a call fails."""

    REFUSE = "refuse"  # answer with ``reason``'s error; nothing is done
    REFUSE_AFTER = "refuse after"  # do the work, then answer with ``reason``'s error all the same
    DETAILS_ONLY = "details only"  # as refuse, with error.details and without error.errors
    GARBAGE = "garbage"  # do the work, answer 200 with a page that is not JSON
    TRUNCATED = "truncated"  # do the work, answer 200 with the first half of the JSON
    CUT = "cut"  # do the work, send half of the announced bytes, close
    EXTRA_FIELDS = "extra fields"  # do the work; every object of the answer has a field more
    UNKNOWN_VALUES = "unknown values"  # do the work; states and statuses are words nobody knows
    SLOW = "slow"  # do the work, answer after ``seconds``
    STUCK = "stuck"  # do the work; what is *Starting then stays so for ``seconds``, or for ever
    HANG = "hang"  # never answer; nothing is done
    DROP_BEFORE = "drop before"  # close the connection; nothing is done
    DROP_AFTER = "drop after"  # do the work, then close the connection without an answer
    RESET = "reset"  # reset the connection; nothing is done


_REFUSES = {FaultKind.REFUSE, FaultKind.REFUSE_AFTER, FaultKind.DETAILS_ONLY}
_KNOWN = {*REASONS, *MORE_REASONS, *OAUTH_REASONS}


class Fault(Struct, frozen=True):
    """The next ``times`` calls of ``method`` ("liveBroadcasts.insert"; any when empty) fail;
    every one when ``times`` is None.

    ``status`` overrides the HTTP status that goes with ``reason``. The fault begins ``starts_in``
    show seconds from when it is asked for and is over after ``lasts`` of them; while it is there
    it passes over ``skip`` calls and then meets each with ``probability``. ``seconds`` are real
    ones for SLOW, show seconds for STUCK, where None is for ever. The sign-in's methods are
    "oauth.auth", "oauth.token" and "oauth.revoke".
    ValueError when a refusal names no known reason, or a number makes no sense.
    """

    kind: FaultKind
    reason: str = ""
    method: str = ""
    times: int | None = 1
    status: int | None = None
    seconds: float | None = None
    probability: float = 1.0
    skip: int = 0
    starts_in: float = 0.0
    lasts: float | None = None

    def __post_init__(self) -> None:
        if self.kind in _REFUSES and self.reason not in _KNOWN:
            raise ValueError(f"not a reason of YouTube's: {self.reason!r}")
        if not 0 <= self.probability <= 1:
            raise ValueError(f"probability is 0 to 1: {self.probability}")
        if self.times is not None and self.times < 1:
            raise ValueError(f"times is 1 or more: {self.times}")

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Fault":
        """As the control plane takes it: this class's fields by name. ValueError, KeyError or
        TypeError when it is not one."""

        def number(name: str) -> float | None:
            return None if value.get(name) is None else float(value[name])

        status, times = value.get("status"), value.get("times", 1)
        return cls(
            kind=FaultKind(value["kind"]),
            reason=str(value.get("reason", "")),
            method=str(value.get("method", "")),
            times=None if times is None else int(times),
            status=None if status is None else int(status),
            seconds=number("seconds"),
            probability=float(value.get("probability", 1.0)),
            skip=int(value.get("skip", 0)),
            starts_in=float(value.get("starts_in", 0.0)),
            lasts=number("lasts"),
        )


class _Planned(Struct):
    fault: Fault
    begins: datetime
    ends: datetime | None
    left: float
    skip: int


class FaultPlan:
    """The faults still to come, in the order asked. ``seed`` decides what probability does."""

    def __init__(self, passed: Callable[[], datetime], seed: int = 0) -> None:
        self._passed = passed
        self._lock = Lock()
        self._random = random.Random(seed)  # noqa: S311 - it decides about faults only
        self._planned: list[_Planned] = []

    def add(self, fault: Fault) -> None:
        """Let this go wrong."""
        begins = self._passed() + timedelta(seconds=fault.starts_in)
        ends = None if fault.lasts is None else begins + timedelta(seconds=fault.lasts)
        left = math.inf if fault.times is None else fault.times
        with self._lock:
            self._planned.append(_Planned(fault, begins, ends, left, fault.skip))

    def clear(self) -> None:
        """Nothing more goes wrong."""
        with self._lock:
            self._planned.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call of ``method`` meets, used up by one."""
        now = self._passed()
        with self._lock:
            self._planned = [each for each in self._planned if each.ends is None or now < each.ends]
            for planned in self._planned:
                concerned = planned.fault.method in {"", method} and now >= planned.begins
                if concerned and self._meets(planned):
                    return planned.fault
        return None

    def _meets(self, planned: _Planned) -> bool:
        if planned.skip > 0:
            planned.skip -= 1
            return False
        if self._random.random() >= planned.fault.probability:
            return False
        planned.left -= 1
        if planned.left <= 0:
            self._planned.remove(planned)
        return True


def with_extra_fields(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The JSON with one more field in every object, as a newer API would have."""
    if isinstance(value, Mapping):
        return {**{name: with_extra_fields(each) for name, each in value.items()}, "newField": {}}
    if isinstance(value, list):
        return [with_extra_fields(each) for each in value]
    return value


_WORDS = {"lifeCycleStatus", "recordingStatus", "streamStatus", "privacyStatus", "type", "severity"}


def with_unknown_values(value: Any, name: str = "") -> Any:  # noqa: ANN401 - any JSON
    """The JSON with states and statuses that no client has heard of."""
    if isinstance(value, Mapping):
        return {key: with_unknown_values(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [with_unknown_values(each) for each in value]
    unknown = name in _WORDS or name == "status"
    return "somethingNew" if unknown and isinstance(value, str) else value
