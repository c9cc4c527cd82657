"""Which command's time has come: each is given once, in the order in which they are due."""

from datetime import datetime

from eventdesk.domain.commands import Command
from eventdesk.domain.due import Due, due
from eventdesk.domain.show import ShowState
from eventdesk.engine.ports import Clock


class DueWatch:
    """Remembers what was given: what was refused is not asked again and again."""

    def __init__(self) -> None:
        self._given: set[Due] = set()
        self._next: datetime | None = None

    def look(self, state: ShowState, now: datetime, *, hands_off: bool) -> Command | None:
        """The command that is due by ``now``; None when there is none yet."""
        self._next = None
        pairs = set(due(state, now, hands_off=hands_off))
        self._given &= pairs
        waiting = pairs - self._given
        if not waiting:
            return None
        first = min(waiting, key=lambda pair: pair[0])
        if first[0] > now:
            self._next = first[0]
            return None
        self._given.add(first)
        self._next = now  # there may be more
        return first[1]

    def wait(self, longest: float, clock: Clock) -> float:
        """Real seconds until the next one is due, at most ``longest``."""
        if self._next is None:
            return longest
        left = (self._next - clock.now()).total_seconds()
        return min(longest, max(clock.real_seconds(left), 0.001))
