"""A desk on a clock that stands, with everything it asks written down."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from eventdesk.engine.clocks import ManualClock
from eventdesk.ui import theme
from eventdesk.ui.bridge import Bridge
from eventdesk.ui.reading import Reading
from eventdesk.ui.window import DeskWindow
from support.snapshots import START, keynote


def pytest_itemcollected(item):
    """The offscreen platform warns about every window that has a smallest size."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


class Desk:
    """A window, and what it asked: ``asked`` the commands, ``at`` their times."""

    def __init__(self, qtbot, language="en"):
        self.clock = ManualClock(START, 100.0)
        self.asked = []
        self.at = []
        self.reconnected = []
        self.bridge = Bridge(self._ask)
        self.window = DeskWindow(
            self.bridge,
            clock=self.clock,
            picture=lambda scene, width: None,
            reconnect=lambda output, password: self.reconnected.append((output, password)),
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


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application as the desk dresses it; once, because every living widget pays for it."""
    theme.dress(qapp)
    return qapp


@pytest.fixture
def desk(qtbot, dressed):
    """An open desk that has drawn nothing yet."""
    return Desk(qtbot)


@pytest.fixture
def live(desk):
    """An open desk with the keynote on air."""
    desk.draw(keynote())
    return desk


@pytest.fixture
def reading():
    """Texts read in English."""
    return Reading("en")
