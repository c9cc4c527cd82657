"""A whole show without a window: stand-ins, the real engine and drivers, and an autopilot."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from eventdesk.app.parts import Workplace
from eventdesk.app.stand_ins import StandInParts
from eventdesk.domain.as_run import AsRun, as_run
from eventdesk.domain.commands import InstallOverlay
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Link
from eventdesk.engine.autopilot import Autopilot
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.engine.conductor import Conductor
from eventdesk.engine.run import Show
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import first_moment, open_show
from eventdesk.storage.plan import Plan


def headless() -> QGuiApplication:
    """Qt for drawing pictures, with no screen asked for; the one that runs, if one does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(sys.argv[:1])


def rehearse(
    plan: Plan, speed: float, progress: Callable[[Snapshot], None], beside: Path | None = None
) -> AsRun:
    """Play the whole sheet and give its as-run; nothing is left behind.

    ``beside`` is the sheet's folder, with its own templates, its logo and its thumbnail.
    ``progress`` gets every snapshot, on the conductor's thread.
    """
    clock = RehearsalClock(first_moment(plan.sheet), 1.0)
    with tempfile.TemporaryDirectory(prefix="eventdesk-") as folder:
        show = open_show(plan, open_journal(Path(folder, "journal.db")), clock)
        place = Workplace(lambda: show.state.sheet, clock, Path(folder, "graphics"), beside)
        parts = StandInParts(place)

        def see(snapshot: Snapshot) -> None:
            autopilot.see(snapshot)
            progress(snapshot)

        conductor = Conductor(
            Show(show.state, show.run, rehearsal=True, speed=speed),
            clock,
            show.journal,
            {PROGRAM: parts.obs()},
            parts.youtube() if show.state.sheet.broadcast else None,
            publish=see,
        )
        autopilot = Autopilot(conductor, clock, speed)
        conductor.start()
        try:
            autopilot.wait_for(_obs_ready)
            conductor.ask(InstallOverlay())
            autopilot.wait_for(_overlay_there)
            autopilot.play()
            return as_run(show.journal.events(show.run, lambda _: show.state.sheet))
        finally:
            conductor.stop()
            parts.stop()


def _obs_ready(snapshot: Snapshot) -> bool:
    return snapshot.switchers[PROGRAM].link is Link.READY


def _overlay_there(snapshot: Snapshot) -> bool:
    return snapshot.switchers[PROGRAM].overlay
