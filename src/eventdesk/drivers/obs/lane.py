"""A lane: one thread that carries out one kind of desire, always the newest."""

import logging
from collections.abc import Callable

from msgspec import Struct, field

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.switcher import (
    SUPERSEDED,
    SWITCH_GRACE,
    Leg,
    LegStatus,
    Link,
    SwitcherDesired,
)
from eventdesk.drivers.obs.names import current
from eventdesk.drivers.obs.protocol import ClosedError, ObsError, TimedOutError
from eventdesk.drivers.obs.store import Store
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)


class Ask(Struct):
    """Desired looks and the legs of them that a lane is to bring about.

    ``arrived`` is monotonic seconds. ``settled`` collects the legs that got their last word.
    """

    desired: SwitcherDesired
    legs: frozenset[Leg]
    arrived: float
    settled: set[Leg] = field(default_factory=set)

    @property
    def open_legs(self) -> frozenset[Leg]:
        """The legs without a last word."""
        return self.legs - self.settled


class Idle(Struct, frozen=True):
    """What a lane does while nobody asks for anything: ``do``, when ``due``, which is looked at
    after every change of what is known of OBS and after the seconds that ``within`` gives."""

    do: Callable[[], None]
    due: Callable[[], bool]
    within: Callable[[], float | None] = lambda: None


class Lane:
    """Waits for asks and carries them out one at a time; a newer one replaces one that waits.

    An ask that finds no OBS fails at once, and is still carried out when OBS comes back within
    SWITCH_GRACE of it; later it is not, because somebody may have acted by hand meanwhile. The
    same holds for an ask that loses its OBS on the way.
    """

    def __init__(
        self,
        name: str,
        store: Store,
        carry_out: Callable[[Ask], None],
        idle: Idle | None = None,
    ) -> None:
        self._name = name
        self._store = store
        self._carry_out = carry_out
        self._idle = idle
        self._waiting: Ask | None = None

    def start(self) -> None:
        """Begin to work."""
        start_thread(self._name, self._run)

    def put(self, desired: SwitcherDesired, legs: frozenset[Leg]) -> None:
        """Ask for this. An ask of the same take that still waits is joined to it; one of another
        take is superseded: the conductor asks again for what of it still holds."""
        ask = Ask(desired, legs, self._store.clock.monotonic())
        with self._store.changed:
            left, self._waiting = self._waiting, ask
            if left and left.desired.take == desired.take:
                ask.legs |= left.legs
            self._store.changed.notify_all()
        if left and left.desired.take != desired.take:
            self.fail(left, left.open_legs, SUPERSEDED)

    @property
    def newer(self) -> bool:
        """Whether another ask waits, so that waiting for this one's last words should end."""
        return self._waiting is not None

    def asked(self, ask: Ask, legs: frozenset[Leg]) -> None:
        """Report these legs as sent, or about to be."""
        self._report(ask, legs, LegStatus.ASKED)

    def moving(self, ask: Ask, leg: Leg) -> None:
        """Report that OBS has begun."""
        self._report(ask, frozenset({leg}), LegStatus.MOVING)

    def confirm(self, ask: Ask, leg: Leg, trouble: Trouble | None = None) -> None:
        """Report a leg as read back; ``trouble`` is what went otherwise than asked."""
        ask.settled.add(leg)
        self._report(ask, frozenset({leg}), LegStatus.ON_AIR, trouble)

    def fail(self, ask: Ask, legs: frozenset[Leg], trouble: Trouble) -> None:
        """Report legs as not done."""
        ask.settled |= legs
        self._report(ask, legs, LegStatus.FAILED, trouble)

    def _report(
        self, ask: Ask, legs: frozenset[Leg], status: LegStatus, trouble: Trouble | None = None
    ) -> None:
        for leg in sorted(legs & ask.legs):
            self._store.leg(ask.desired.take, leg, status, trouble)

    def _run(self) -> None:
        while not self._store.stopped:
            self._store.wait(lambda: self.newer or self._idle_wanted(), self._patience())
            with self._store.changed:
                ask, self._waiting = self._waiting, None
            try:
                if ask:
                    self._pursue(ask)
                elif self._idle and self._idle_wanted():
                    self._in_peace(self._idle.do)
            except Exception:  # a bug must not end a lane for the rest of the evening
                log.critical("%s met a bug", self._name, exc_info=True)
                if ask:
                    self.fail(ask, ask.open_legs, Trouble("bug"))
                self._store.wait(lambda: self.newer, _PAUSE)

    def _patience(self) -> float | None:
        left = self._idle.within() if self._idle else None
        return None if left is None else max(left, _SHORTEST_WAIT)

    def _idle_wanted(self) -> bool:
        return self._idle is not None and self._store.ready and self._idle.due()

    def _in_peace(self, idle: Callable[[], None]) -> None:
        try:
            idle()
        except ObsError:
            # The link notices by itself that OBS is gone; until it does, do not ask in a circle.
            session = self._store.observed.session
            self._store.wait(lambda: self.newer or self._store.observed.session != session, _PAUSE)

    def _pursue(self, ask: Ask) -> None:
        while True:
            session = self._store.observed.session
            if self._store.ready:
                ask.desired = current(ask.desired, self._store.seen)
                try:
                    self._carry_out(ask)
                except (ClosedError, TimedOutError) as error:
                    self.fail(ask, ask.open_legs, Trouble(error.code, str(error)))
                except ObsError as error:  # OBS is there: another session would not help
                    self.fail(ask, ask.open_legs, Trouble(error.code, str(error)))
                    return
                else:
                    return
            elif self._store.seen.link is not Link.SYNCING:
                self.fail(ask, ask.open_legs, Trouble(ClosedError.code))
            if not self._back(ask, session):
                return
            ask.settled.clear()

    def _back(self, ask: Ask, session: int) -> bool:
        """Wait for a new session with OBS, until the grace is over or a newer ask is there."""

        def back() -> bool:
            return self._store.ready and self._store.observed.session != session

        left = ask.arrived + SWITCH_GRACE.total_seconds() - self._store.clock.monotonic()
        self._store.wait(lambda: back() or self.newer, max(left, 0.0))
        if back() and not self.newer:
            return True
        self.fail(ask, ask.open_legs, SUPERSEDED if self.newer else Trouble(ClosedError.code))
        return False


_PAUSE = 2.0
_SHORTEST_WAIT = 0.05
"""What is due and cannot be done yet is asked for so often, in seconds, and not in a circle."""
