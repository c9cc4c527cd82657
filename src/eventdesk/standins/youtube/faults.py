"""What can be made to go wrong, on request."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Any

from eventdesk.standins.youtube.errors import REASONS


class FaultKind(StrEnum):
    """How a call fails."""

    REFUSE = "refuse"  # answer with ``reason``'s error; nothing is done
    REFUSE_AFTER = "refuse after"  # do the work, then answer with ``reason``'s error all the same
    GARBAGE = "garbage"  # do the work, answer 200 with a page that is not JSON
    HANG = "hang"  # never answer; nothing is done
    DROP_BEFORE = "drop before"  # close the connection; nothing is done
    DROP_AFTER = "drop after"  # do the work, then close the connection without an answer


@dataclass(frozen=True, slots=True)
class Fault:
    """The next ``times`` calls of ``method`` ("liveBroadcasts.insert"; any when empty) fail.

    ``status`` overrides the HTTP status that goes with ``reason``. ValueError when a refusal
    names no known reason.
    """

    kind: FaultKind
    reason: str = ""
    method: str = ""
    times: int = 1
    status: int | None = None

    def __post_init__(self) -> None:
        refuses = self.kind in {FaultKind.REFUSE, FaultKind.REFUSE_AFTER}
        if refuses and self.reason not in REASONS:
            raise ValueError(f"not a reason of YouTube's: {self.reason!r}")

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Fault":
        """As the control plane takes it: kind, reason, method, times, status. ValueError,
        KeyError or TypeError when it is not one."""
        status = value.get("status")
        return cls(
            kind=FaultKind(value["kind"]),
            reason=str(value.get("reason", "")),
            method=str(value.get("method", "")),
            times=int(value.get("times", 1)),
            status=None if status is None else int(status),
        )


class FaultPlan:
    """The faults still to come, in the order asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._left: list[tuple[Fault, int]] = []

    def add(self, fault: Fault) -> None:
        """Let this go wrong."""
        with self._lock:
            self._left.append((fault, fault.times))

    def clear(self) -> None:
        """Nothing more goes wrong."""
        with self._lock:
            self._left.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call of ``method`` meets, used up by one."""
        with self._lock:
            for position, (fault, left) in enumerate(self._left):
                if fault.method in {"", method}:
                    if left > 1:
                        self._left[position] = (fault, left - 1)
                    else:
                        del self._left[position]
                    return fault
        return None
