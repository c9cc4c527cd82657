"""Bars about the desk itself: it stopped updating, it is asked to close, it rehearses."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import theme
from eventdesk.ui.hold_button import HoldButton
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar

STALE_AFTER = 3.0
"""Seconds without a snapshot after which the desk says that its picture is old."""


class StaleBar(Bar):
    """What is on the screen is old: said loudly, because a frozen clock looks like a calm show."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.RED)

    def grow_old(self, age: float) -> None:
        """Tell it the seconds since the last snapshot."""
        if age < STALE_AFTER:
            self.hide()
            return
        words = self.tr("What you see is {seconds} s old. Switch in OBS by hand.")
        self.say(self.tr("DESK NOT UPDATING"), words.format(seconds=int(age)))


class QuitBar(Bar):
    """Asks, in the window, before the desk closes on a running show."""

    leave, end = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__(Mark.DIAMOND, theme.AMBER)
        self.leave_button = self.add_button(self.tr("Leave · Ctrl+Q"))
        self.end_button = HoldButton(self.tr("End the show"))
        self.add_button("", self.end_button)
        self.stay = self.add_button(self.tr("Stay"))
        self.leave_button.clicked.connect(self.leave)
        self.end_button.held.connect(self.end)
        self.stay.clicked.connect(self.hide)

    def ask(self) -> None:
        """Ask."""
        self.say(
            self.tr("A SHOW IS RUNNING"),
            self.tr("Leaving changes nothing on air, and the show can be reopened."),
        )


def running(snapshot: Snapshot | None) -> bool:
    """Whether closing would leave a show alone."""
    if snapshot is None:
        return False
    on_air = snapshot.state.on_air is not None and snapshot.state.ended_at is None
    seen = (snapshot.broadcast, *snapshot.broadcasts.values())
    return on_air or any(one.stage is Stage.LIVE for one in seen)


class RehearsalBanner(QWidget):
    """Across the window, always in sight: nothing here reaches a real OBS or channel."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("event")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Show in a rehearsal."""
        speed = f" ×{snapshot.speed:g}" if snapshot.speed != 1.0 else ""
        self._words = self.tr("REHEARSAL{speed} · no real OBS, no real channel").format(speed=speed)
        self.setAccessibleName(self._words)
        self.setVisible(snapshot.rehearsal)
        self.setFixedHeight(round(self.fontMetrics().height() * 1.1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hatched, so that it cannot be taken for a state of the show."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tint(theme.VIOLET, 0.35))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.VIOLET))
        painter.setOpacity(0.35)
        painter.fillRect(self.rect(), Qt.BrushStyle.BDiagPattern)
        painter.setOpacity(1.0)
        width = self.fontMetrics().horizontalAdvance(self._words) + self.height()
        box = QRectF(0, 0, width, self.height())
        box.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(box, theme.tint(theme.VIOLET, 0.35))
        painter.setPen(QColor(theme.TEXT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
