"""The one place where what is known of an OBS is kept, and where its threads meet."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from msgspec.structs import replace

from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.switcher import (
    Leg,
    LegReport,
    LegStatus,
    Link,
    SwitcherSeen,
    TakeTrace,
)
from eventdesk.drivers.obs.state import Observed
from eventdesk.engine.ports import Clock, SwitcherReport


class Store:
    """Holds the Observed under a condition that wakes every lane when it changes.

    Reports go out while it is held, so that they come in the order of the changes; the receiver
    only puts them in its inbox.
    """

    def __init__(self, output: str, address: str, clock: Clock) -> None:
        self.clock = clock
        self.output = output
        self.changed = threading.Condition(threading.RLock())
        self._observed = Observed(SwitcherSeen(output, address=address))
        self._report: Callable[[SwitcherReport], None] = lambda _report: None
        self._stopped = False

    @property
    def observed(self) -> Observed:
        """The latest picture."""
        return self._observed

    @property
    def seen(self) -> SwitcherSeen:
        """The latest picture, as others are told it."""
        return self._observed.seen

    @property
    def ready(self) -> bool:
        """Whether OBS can be asked for something now."""
        return self.seen.link is Link.READY

    @property
    def stopped(self) -> bool:
        """Whether the driver is closing down."""
        return self._stopped

    def begin(self, report: Callable[[SwitcherReport], None]) -> None:
        """Report to here from now on, beginning with what is known."""
        with self.changed:
            self._report = report
            report(self.seen)

    def stop(self) -> None:
        """Wake everybody for the end; nothing is reported after it."""
        with self.changed:
            self._stopped = True
            self._report = lambda _report: None
            self.changed.notify_all()

    def update(self, change: Callable[[Observed], Observed]) -> None:
        """Replace the picture, tell the receiver if others can see the difference, and wake."""
        with self.changed:
            before, self._observed = self._observed, change(self._observed)
            if self._observed.seen != before.seen:
                self._report(self._observed.seen)
            self.changed.notify_all()

    def update_seen(self, **changes: Any) -> None:  # noqa: ANN401  # any field of SwitcherSeen
        """Replace fields of the seen picture."""
        self.update(lambda known: replace(known, seen=replace(known.seen, **changes)))

    def wait(self, ready: Callable[[], bool], seconds: float | None) -> bool:
        """Wait until ``ready()``, which is called with the condition held, or the time is over.
        Ends early when the driver stops; gives ``ready()``'s last word."""
        with self.changed:
            self.changed.wait_for(lambda: self._stopped or ready(), seconds)
            return ready()

    def wake_on(self, future: "Future[Any]") -> None:
        """Wake the waiting when this future is done."""
        future.add_done_callback(lambda _future: self.wake())

    def wake(self) -> None:
        """Have the waiting look again: something that they wait for may have changed."""
        with self.changed:
            self.changed.notify_all()

    def leg(self, take: int, leg: Leg, status: LegStatus, trouble: Trouble | None = None) -> None:
        """Report one leg's progress."""
        report = LegReport(self.output, take, leg, status, self.clock.now(), trouble)
        with self.changed:
            self._report(report)

    def sample(self, sample: AirSample) -> None:
        """Report a look at what is on air."""
        with self.changed:
            self._report(sample)

    def trace(self, trace: TakeTrace) -> None:
        """Report a take's times."""
        with self.changed:
            self._report(trace)
