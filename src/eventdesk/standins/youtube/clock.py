"""YouTube's own time: the clock it is given, moved on or set wrong on request."""

from datetime import datetime, timedelta
from threading import Lock

from eventdesk.engine.ports import Clock


class StandInClock:
    """Two readings of one clock. Things fall due by ``passed``; ``now`` is what YouTube writes
    into its answers, and differs by ``skew`` when one of the two machines' clocks is wrong."""

    def __init__(self, base: Clock) -> None:
        self._base = base
        self._lock = Lock()
        self._moved = timedelta()
        self._skew = timedelta()

    def passed(self) -> datetime:
        """The moment that everything has come to, aware."""
        with self._lock:
            return self._base.now() + self._moved

    def now(self) -> datetime:
        """What YouTube takes the time for, aware."""
        with self._lock:
            return self._base.now() + self._moved + self._skew

    def move(self, seconds: float) -> None:
        """Let this much time pass at once. ValueError for a step back: what fell due stays so."""
        if seconds < 0:
            raise ValueError("time only moves on; use skew for a clock that is wrong")
        with self._lock:
            self._moved += timedelta(seconds=seconds)

    def set_skew(self, seconds: float) -> None:
        """Let YouTube's clock be that far ahead of the desk's (behind when negative)."""
        with self._lock:
            self._skew = timedelta(seconds=seconds)

    def real_seconds(self, show_seconds: float) -> float:
        """How long to really wait for that much time to pass."""
        return self._base.real_seconds(show_seconds)

    def snapshot(self) -> dict[str, float]:
        """Seconds moved and seconds wrong."""
        with self._lock:
            return {"moved": self._moved.total_seconds(), "skew": self._skew.total_seconds()}

    def restore(self, kept: dict[str, float]) -> None:
        """Be as wrong and as far on as in a snapshot."""
        with self._lock:
            self._moved = timedelta(seconds=kept["moved"])
            self._skew = timedelta(seconds=kept["skew"])
