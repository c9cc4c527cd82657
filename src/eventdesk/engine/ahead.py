"""Draws every graphic of the sheet once while the desk has nothing else to do, so that showing one
costs no drawing: on a thread of its own, which gives way to everything that moves."""

import logging
import os
import threading
from collections.abc import Callable

from eventdesk.domain.desired import graphics_of
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.domain.switcher import Link
from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import Thread, start_thread

log = logging.getLogger(__name__)

CALM = 1.0
"""Real seconds after the last ask to a device before drawing goes on."""

_NICE = 15  # of 19: the scheduler prefers every other thread of the desk
_MOVING = {Tally.ASKED, Tally.MOVING}


class Ahead:
    """Told of every snapshot, it draws what the sheet can show for the program's canvas."""

    def __init__(self, render: Callable[[Graphic, Canvas], object], clock: Clock) -> None:
        """``render`` draws one graphic, or finds it drawn; it is called from this thread alone.
        What it cannot draw (OSError, ValueError) is left for whoever shows it to tell."""
        self._render, self._clock = render, clock
        self._changed = threading.Condition()
        self._wanted: tuple[RunSheet, Canvas] | None = None
        self._done: tuple[RunSheet, Canvas] | None = None
        self._drawn: set[tuple[Graphic, Canvas]] = set()
        self._take = 0
        self._asked_at = clock.monotonic()
        self._moving = True
        self._ended = False
        self._thread: Thread = start_thread("graphics-ahead", self._run)

    def see(self, snapshot: Snapshot) -> None:
        """The newest snapshot; returns at once."""
        program = snapshot.switchers.get(PROGRAM)
        with self._changed:
            if program is not None and program.link is Link.READY:
                self._wanted = (snapshot.sheet, program.canvas)
            if snapshot.state.take != self._take:
                self._take, self._asked_at = snapshot.state.take, self._clock.monotonic()
            self._moving = snapshot.tally in _MOVING
            self._changed.notify()

    def stop(self) -> None:
        """End the thread; a graphic that is being drawn is finished."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join(2.0)

    def _run(self) -> None:
        _give_way()
        while (wanted := self._next()) is not None:
            sheet, canvas = wanted
            for graphic in graphics_of(sheet):
                if graphic.template == OBS_TEXT or (graphic, canvas) in self._drawn:
                    continue
                if not self._is_calm(wanted):
                    break
                self._draw(graphic, canvas)
            else:
                self._done = wanted

    def _next(self) -> tuple[RunSheet, Canvas] | None:
        """What is wanted and not done; waits for it. None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or _differ(self._wanted, self._done))
            return None if self._ended else self._wanted

    def _draw(self, graphic: Graphic, canvas: Canvas) -> None:
        self._drawn.add((graphic, canvas))
        try:
            self._render(graphic, canvas)
        except (OSError, ValueError) as error:
            log.info("not drawn ahead: %s: %s", graphic.name.best(), error)

    def _is_calm(self, wanted: tuple[RunSheet, Canvas]) -> bool:
        """Wait until nothing moves; False when there is something else to draw, or nothing."""
        with self._changed:
            while not self._ended and not _differ(self._wanted, wanted):
                left = self._asked_at + CALM - self._clock.monotonic()
                if left <= 0 and not self._moving:
                    return True
                self._changed.wait(max(left, 0.01) if not self._moving else None)
        return False


def _differ(wanted: tuple[RunSheet, Canvas] | None, done: tuple[RunSheet, Canvas] | None) -> bool:
    """Whether another sheet or canvas is wanted; a sheet is compared by its identity, for it is
    never changed and may be long."""
    if wanted is None:
        return False
    return done is None or wanted[0] is not done[0] or wanted[1] != done[1]


def _give_way() -> None:
    """Let the scheduler prefer the others. Linux counts niceness by thread; elsewhere the short
    stretches between two waits have to do."""
    if hasattr(os, "setpriority") and os.uname().sysname == "Linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
