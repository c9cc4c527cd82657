"""A desk on a clock that stands, with everything it asks written down."""

from PySide6.QtCore import QCoreApplication, QEvent

from eventdesk.engine.clocks import ManualClock
from eventdesk.ui.bridge import Bridge
from eventdesk.ui.window import DeskWindow
from support.snapshots import START


class FakeChecks:
    """Preflight that finds what a test says, and counts how often it was asked."""

    def __init__(self):
        self.findings = ()
        self.made = ()
        self.looks = self.makes = 0

    def look(self):
        self.looks += 1
        return self.findings

    def make_missing(self):
        self.makes += 1
        return self.made


class Desk:
    """A window, and what it asked: ``asked`` the commands, ``at`` their times."""

    def __init__(self, qtbot, language="en"):
        self.clock = ManualClock(START, 100.0)
        self.asked = []
        self.at = []
        self.reconnected = []
        self.checks = FakeChecks()
        self.bridge = Bridge(self._ask)
        self.window = DeskWindow(
            self.bridge,
            clock=self.clock,
            picture=lambda scene, width: None,
            reconnect=lambda output, password: self.reconnected.append((output, password)),
            checks=self.checks,
            language=language,
        )
        qtbot.addWidget(self.window, before_close_func=lambda window: window.quit.ask())
        self.window.show()
        self.window.activateWindow()
        qtbot.waitActive(self.window)

    def _ask(self, command, at):
        self.asked.append(command)
        self.at.append(at)

    def draw(self, snapshot):
        """Put a snapshot on the screen; returns the window."""
        self.window.draw(snapshot)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return self.window
