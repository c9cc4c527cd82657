"""The watchers, as the conductor has them: they begin with the first thing that there is to judge,
which no desk has before its window is painted."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import SwitcherDesired, SwitcherSeen
from eventdesk.domain.watch_events import WatchCleared, WatchRaised
from eventdesk.domain.watched import Watched

if TYPE_CHECKING:
    from eventdesk.domain.health import Health
    from eventdesk.domain.watch_limits import WatchLimits
    from eventdesk.engine.judge import Judge


class Watchers:
    """Judges what the drivers tell; ``limits`` is asked once for what is good and bad (None: the
    defaults). Alarms are no part of the show's state: a desk that starts again looks again."""

    def __init__(self, limits: "Callable[[], WatchLimits] | None" = None) -> None:
        self._limits = limits
        self._judge: Judge | None = None

    @property
    def shown(self) -> Watched:
        """What screens show of it."""
        return self._judge.shown if self._judge is not None else Watched()

    def see(self, seen: SwitcherSeen) -> "Health":
        """What an OBS says of itself; gives how it does."""
        return self._begun().see(seen)

    def sample(
        self, sample: AirSample, state: ShowState, seen: Seen, desired: SwitcherDesired | None
    ) -> None:
        """A look at the program, and what the show means it to be."""
        self._begun().sample(sample, state, seen, desired)

    def news(self, now: datetime, monotonic: float) -> tuple[WatchRaised | WatchCleared, ...]:
        """Bring ``shown`` up to date; gives what was raised and cleared since the last time."""
        return self._judge.news(now, monotonic) if self._judge is not None else ()

    def _begun(self) -> "Judge":
        if self._judge is None:
            from eventdesk.domain.watch_limits import WatchLimits  # noqa: PLC0415 # 6 ms with the
            from eventdesk.engine.judge import Judge  # noqa: PLC0415 # two, not on the way to paint

            self._judge = Judge(self._limits() if self._limits is not None else WatchLimits())
        return self._judge
