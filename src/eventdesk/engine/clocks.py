"""Where time comes from: the machine's own clock, a faster one, or one moved by hand."""

import threading
import time
from datetime import UTC, datetime, timedelta

from msgspec import Struct, field


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Aware wall time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()

    def real_seconds(self, show_seconds: float) -> float:
        """The same."""
        return show_seconds


class RehearsalClock:
    """Wall time that starts at ``start`` and runs ``speed`` times as fast as the machine's."""

    def __init__(self, start: datetime, speed: float) -> None:
        self._lock = threading.Lock()
        self._speed = speed
        self._start = start.astimezone(UTC)
        self._origin = time.monotonic()

    def now(self) -> datetime:
        """Show time, aware, in UTC."""
        with self._lock:
            return self._now()

    def _now(self) -> datetime:
        passed = (time.monotonic() - self._origin) * self._speed
        return self._start + timedelta(seconds=passed)

    def set_speed(self, speed: float) -> None:
        """Run on from this moment at another speed."""
        with self._lock:
            if speed != self._speed:
                self._start, self._origin = self._now(), time.monotonic()
                self._speed = speed

    def monotonic(self) -> float:
        """Real seconds: device latencies are not sped up."""
        return time.monotonic()

    def real_seconds(self, show_seconds: float) -> float:
        """Show seconds divided by the speed."""
        return show_seconds / self._speed


class ManualClock(Struct):
    """Time that stands until it is moved, for tests and fast-forward."""

    wall: datetime
    seconds: float = field(default=0.0)

    def now(self) -> datetime:
        """Where it was put."""
        return self.wall

    def monotonic(self) -> float:
        """Seconds moved so far."""
        return self.seconds

    def real_seconds(self, show_seconds: float) -> float:
        """The same."""
        return show_seconds

    def move(self, seconds: float) -> None:
        """Let this much time pass."""
        self.wall += timedelta(seconds=seconds)
        self.seconds += seconds
