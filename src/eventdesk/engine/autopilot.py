"""Plays a rehearsal by itself: presses the keys that an operator would, when they would."""

import threading
from collections.abc import Callable
from datetime import timedelta

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import Service
from eventdesk.domain.show import OnAir
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.domain.switcher import LegStatus
from eventdesk.domain.verbs import Advance
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.engine.conductor import Conductor

UNTIMED = timedelta(seconds=20)
"""How long the autopilot stays on a cue without a duration."""

PATIENCE = 30.0
"""Real seconds after which a device that never answers holds the rehearsal up no more."""

_SOON = 0.02  # real seconds to the next look while a device is at work
_AGAIN = 1.0  # real seconds after which a GO that led to nothing is pressed again


class RehearsalStuckError(Exception):
    """A stand-in did not become ready; names what was waited for."""


class Autopilot:
    """Watches the snapshots and goes on when a cue's time is over and its devices are settled.

    Time runs at the rehearsal's speed while nothing moves, and at life's speed while a device is
    at work: transitions and YouTube take what they take, and the as-run is honest about it.
    """

    def __init__(self, conductor: Conductor, clock: RehearsalClock, speed: float) -> None:
        self._conductor, self._clock, self._speed = conductor, clock, speed
        self._arrived = threading.Condition()
        self._snapshot: Snapshot | None = None
        self._take = 0
        self._taken_at = 0.0  # monotonic
        self._pressed_at = 0.0
        self._named = 0

    def see(self, snapshot: Snapshot) -> None:
        """The newest snapshot; from the conductor's thread."""
        with self._arrived:
            self._snapshot = snapshot
            self._arrived.notify()

    def wait_for(self, ready: Callable[[Snapshot], bool]) -> None:
        """Return when a snapshot is so; RehearsalStuckError when none is within the patience."""
        until = self._clock.monotonic() + PATIENCE
        with self._arrived:
            while self._snapshot is None or not ready(self._snapshot):
                left = until - self._clock.monotonic()
                if left <= 0:
                    raise RehearsalStuckError(ready.__name__)
                self._arrived.wait(timeout=left)

    def play(self) -> None:
        """Run the show from standby to its end; returns when it has ended."""
        wait = 0.2
        while True:
            with self._arrived:
                self._arrived.wait(timeout=wait)
                snapshot = self._snapshot
            if snapshot is None:
                continue
            if snapshot.state.ended_at is not None:
                return
            wait = self._step(snapshot)

    def _step(self, snapshot: Snapshot) -> float:
        """Do what is due; gives the real seconds until the next look."""
        on_air = snapshot.state.on_air
        if on_air is None:
            self._go(snapshot)
            return _SOON
        if on_air.take != self._take:
            self._take, self._named = on_air.take, 0
            self._taken_at, self._pressed_at = self._clock.monotonic(), 0.0
        patient = self._clock.monotonic() - self._taken_at < PATIENCE
        if patient and not settled(snapshot):
            self._clock.set_speed(1.0)
            return _SOON
        self._clock.set_speed(self._speed)
        left = self._name_panel(on_air) or self._finish(on_air, snapshot)
        return min(max(self._clock.real_seconds(left.total_seconds()), 0.001), 0.2)

    def _name_panel(self, on_air: OnAir) -> timedelta | None:
        """Name the seats of a panel in turn; the time to the next one, None when all were."""
        panel = on_air.cue.lower_third.speakers if on_air.cue.lower_third else ()
        if len(panel) < 2 or self._named == len(panel):  # noqa: PLR2004 # one speaker is no panel
            return None
        turn = (on_air.cue.duration or UNTIMED) * (self._named + 1) / (len(panel) + 1)
        left = turn - on_air.elapsed(self._clock.now())
        if left <= timedelta(0):
            self._conductor.ask(c.ShowLowerThird(panel[self._named]))
            self._named += 1
        return max(left, timedelta(seconds=1))

    def _finish(self, on_air: OnAir, snapshot: Snapshot) -> timedelta:
        """Leave the cue when its time is over; the time until then."""
        left = (on_air.cue.duration or UNTIMED) - on_air.elapsed(self._clock.now())
        last = snapshot.state.standby is None
        # An advance "at start" whose start is over never comes by itself.
        manual = on_air.cue.advance is Advance.MANUAL or snapshot.rundown.cue_remaining is None
        if left <= timedelta(0) and (last or manual):
            self._go(snapshot)
        return max(left, timedelta(seconds=1))

    def _go(self, snapshot: Snapshot) -> None:
        now = self._clock.monotonic()
        if now - self._pressed_at < _AGAIN:
            return
        self._pressed_at = now
        standby = snapshot.state.standby
        self._conductor.ask(c.EndShow() if standby is None else c.Go(expecting=standby))


def settled(snapshot: Snapshot) -> bool:
    """Whether every device has done, or failed to do, what the cue on air asked of it."""
    on_air = snapshot.state.on_air
    if on_air is None or snapshot.tally in {Tally.ASKED, Tally.MOVING}:
        return False
    legs = snapshot.legs.get(on_air.cue.id, {})
    if any(leg.status in {LegStatus.ASKED, LegStatus.MOVING} for leg in legs.values()):
        return False
    hopeless = snapshot.broadcast.service in {Service.OFF, Service.SIGNED_OUT, Service.BLOCKED}
    return hopeless or snapshot.broadcast.stage >= snapshot.broadcast_wanted
