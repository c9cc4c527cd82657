"""The desk: window, conductor and devices in one process, from opening to closing."""

import logging
import signal
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from eventdesk.app.bug_bell import BugBell
from eventdesk.app.desk_sign_in import DeskSignIn
from eventdesk.app.late_checks import LateChecks
from eventdesk.app.watch import watch_limits
from eventdesk.domain.commands import Command, InstallOverlay
from eventdesk.domain.decide import GUARD
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Link
from eventdesk.engine.ahead import Ahead
from eventdesk.engine.clocks import RehearsalClock, SystemClock
from eventdesk.engine.conductor import Conductor
from eventdesk.engine.late import LateBroadcaster, LateChat, LateSwitcher
from eventdesk.engine.run import Show
from eventdesk.engine.threads import start_thread
from eventdesk.engine.watchers import Watchers
from eventdesk.storage.journal import ShowJournal, open_journal
from eventdesk.storage.library import (
    default_data_dir,
    first_moment,
    journal_path,
    open_show,
)
from eventdesk.storage.plan import Plan
from eventdesk.storage.secrets import SecretShelf, keep_obs_password
from eventdesk.storage.trace_file import TraceFile
from eventdesk.ui.bridge import Bridge
from eventdesk.ui.gc_policy import GcPolicy
from eventdesk.ui.theme import STYLE, dress
from eventdesk.ui.translation import choose_language, install_language
from eventdesk.ui.window import DeskWindow

if TYPE_CHECKING:
    from eventdesk.app.accounts import Accounts
    from eventdesk.app.parts import Parts

log = logging.getLogger(__name__)

Probe = Callable[[QApplication, DeskWindow], None]

SWITCH_INTERVAL = 0.001
"""Seconds a thread may hold the interpreter while another waits: a painting window at Python's
5 ms would hold a GO up for as long."""


UNSEEN_MS = 2000
"""After so many milliseconds the devices connect, even if the window was never painted."""


class DeskOptions(Struct, frozen=True):
    """What the command line says."""

    sheet: Path
    obs: tuple[str, int] = ("localhost", 4455)
    obs_graphics_folder: str | None = None
    page_address: tuple[str, int] = ("127.0.0.1", 0)
    youtube_endpoint: str | None = None
    rehearse: bool = False
    fresh: bool = False
    install_overlay: bool = False
    pictures: bool = True
    guard: timedelta = GUARD
    data_dir: Path | None = None
    trace: Path | None = None
    language: str | None = None
    shelf: SecretShelf | None = None
    """Holds a sign-in that was made for this run; None for the keyring's."""


def open_desk(
    read: Callable[[], Plan | None], options: DeskOptions, probe: Probe | None = None
) -> int:
    """Run the desk until its window closes; the exit status. ``read`` gives the sheet's plan.

    ``probe`` gets the application and the window before the event loop starts (benchmarks).
    Raises JournalInUseError when another desk has the show open, SheetHasErrorsError when the
    sheet has errors and there is no unfinished run of it.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("EventDesk")
    language = choose_language(options.language)
    install_language(app, language)
    dress(app)
    collector = GcPolicy()
    desk = _Desk(read, options, language)
    if probe is not None:
        probe(app, desk.window)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.exit())  # quit() would ask first
    desk.window.closed.connect(app.quit)
    desk.start(when_painted=collector.settle)
    try:
        return app.exec()
    finally:
        desk.stop()
        collector.stop()


class _Desk:
    """One opened show: its conductor, its devices (or stand-ins) and its window."""

    def __init__(
        self, read: Callable[[], Plan | None], options: DeskOptions, language: str
    ) -> None:
        self._options, self._data_dir = options, options.data_dir or default_data_dir()
        self._clock: RehearsalClock | SystemClock = SystemClock()
        read = cache(read)
        if options.rehearse and (plan := read()) is not None:
            self._clock = RehearsalClock(first_moment(plan.sheet), 1.0)
        self._making = threading.Lock()
        self._parts: Parts | None = None
        self._accounts: Accounts | None = None
        self._ahead: Ahead | None = None
        self._obs = LateSwitcher(PROGRAM, lambda: self._make_parts().obs())
        self._youtube = LateBroadcaster("youtube", lambda: self._make_parts().youtube())
        self._chat = LateChat("chat", lambda: self._make_parts().chat())
        self._trace = TraceFile(options.trace) if options.trace else None
        self._begun = False
        self._typed: Secret | None = None
        self._checks = LateChecks(self._make_parts, self._the_accounts, self._current_sheet)
        self._bridge = Bridge(self._ask)
        self.window = DeskWindow(
            self._bridge,
            clock=self._clock,
            picture=self._obs.picture if options.pictures else _no_picture,
            reconnect=self._reconnect,
            checks=self._checks,
            language=language,
        )
        box = self.window.broadcast.sign_in
        self._sign_in = DeskSignIn.beside(box, self._the_accounts, self._renew_youtube)
        chat = self.window.broadcast.chat
        chat.wanted.connect(self._chat.follow)
        self._chat.start(chat.newest.put)
        # All this was made while the sheet was being read in its own process.
        journal = self._open_journal()
        # A rehearsal's stand-ins are always new, and so is its clock.
        show = open_show(read(), journal, self._clock, fresh=options.fresh or options.rehearse)
        self._sheet = show.state.sheet
        self._has_overlay = show.state.overlay is True
        self._conductor = Conductor(
            Show(show.state, show.run, show.resumed, rehearsal=options.rehearse),
            self._clock,
            show.journal,
            {PROGRAM: self._obs},
            self._youtube if self._sheet.broadcast is not None else None,
            publish=self._publish,
            guard=options.guard,
            trace=self._trace.go if self._trace else None,
            watchers=Watchers(lambda: watch_limits(self._conductor.tell)),
        )
        self._bell = BugBell(self._conductor)

    def _open_journal(self) -> ShowJournal:
        options = self._options
        return open_journal(journal_path(self._data_dir, options.sheet, rehearsal=options.rehearse))

    def start(self, when_painted: Callable[[], None]) -> None:
        """Show the window; the devices connect as soon as it is painted."""
        self._when_painted = when_painted
        self._conductor.start()
        logging.getLogger().addHandler(self._bell)
        if self._options.install_overlay and not self._has_overlay:
            self._conductor.ask(InstallOverlay())
        self.window.show()
        self._wait_for_paint()
        # A window that nobody sees (minimised, a locked screen) still has a show to run.
        QTimer.singleShot(UNSEEN_MS, self._begin)

    def stop(self) -> None:
        """End what ``start`` began; nothing changes on the devices."""
        logging.getLogger().removeHandler(self._bell)
        self._sign_in.cancel()
        self._conductor.stop()
        self._chat.stop()
        if self._ahead is not None:
            self._ahead.stop()
        if self._parts is not None:
            self._parts.stop()
        if self._trace is not None:
            self._trace.close()

    def _ask(self, command: Command, at: float) -> None:
        self._conductor.ask(command, at)

    def _the_accounts(self) -> "Accounts | None":
        """Whose sign-ins the drivers use; None in a rehearsal."""
        self._make_parts()
        return self._accounts

    def _renew_youtube(self) -> None:
        self._youtube.renew()
        self._chat.renew()

    def _make_parts(self) -> "Parts":
        """The drivers' makers, imported on the thread that needs them first."""
        from eventdesk.app.accounts import Accounts  # noqa: PLC0415
        from eventdesk.app.parts import (  # noqa: PLC0415
            Reach,
            RealParts,
            Workplace,
            graphics_folder,
        )

        with self._making:
            if self._parts is None:
                graphics = graphics_folder(self._data_dir)
                options = self._options
                beside = options.sheet.parent
                place = Workplace(self._current_sheet, self._clock, graphics, beside)
                self._ahead = Ahead(place.renderer.render, self._clock)
                if options.pictures:
                    self.window.feed.compose_with(place.preview)
                if options.rehearse:
                    from eventdesk.app.stand_ins import StandInParts  # noqa: PLC0415

                    self._parts = StandInParts(place)
                else:
                    self._accounts = accounts = Accounts(
                        self._data_dir, self._clock, options.youtube_endpoint, options.shelf
                    )
                    reach = Reach(options.obs_graphics_folder, options.page_address)
                    self._parts = RealParts(place, options.obs, accounts, reach)
            return self._parts

    def _current_sheet(self) -> RunSheet:
        return self._sheet

    def _publish(self, snapshot: Snapshot) -> None:
        self._sheet = snapshot.sheet
        self._checks.see(snapshot)
        self._bridge.publish(snapshot)
        if self._ahead is not None:
            self._ahead.see(snapshot)
        typed = self._typed
        if typed is not None and snapshot.switchers[PROGRAM].link is Link.READY:
            self._typed = None  # it worked, so it is worth keeping; a keyring may take its time
            start_thread("keyring", lambda: log.info("kept: %s", keep_obs_password(PROGRAM, typed)))

    def _reconnect(self, output: str, password: Secret | None) -> None:
        if output == PROGRAM:
            self._typed = password if not self._options.rehearse else None
            self._checks.note_password(output, password)
            self._obs.reconnect(password)

    def _wait_for_paint(self) -> None:
        handle = self.window.windowHandle()
        if self._begun:
            return
        if self.window.snapshot is None or handle is None or not handle.isExposed():
            QTimer.singleShot(1, self._wait_for_paint)
            return
        QTimer.singleShot(0, self._begin)  # Qt paints what waits before it has time for this

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        if self._trace is not None:
            self._trace.ready(self._clock.monotonic())
        self._obs.begin()
        self._youtube.begin()
        self._when_painted()


def _no_picture(_scene: str, _width: int) -> None:
    """For a machine that has better things to do."""
