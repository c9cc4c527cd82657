"""The message line: refusals and notices, one at a time, each seen to arrive."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import theme, times, wording
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.reading import Reading
from eventdesk.ui.widgets import Badge, ElidedLabel, label

FLASH_MS = 700


class MessageLine(QFrame):
    """The last notice. A new one flashes, and so does the same one again."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._number: int | None = None
        self.badge = Badge()
        self.words = ElidedLabel("message")
        self.when = label("dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(10)
        row.addWidget(self.badge)
        row.addWidget(self.words, 1)
        row.addWidget(self.when)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self._calm)

    @property
    def flashing(self) -> bool:
        """Whether a notice has just arrived."""
        return self._flash.isActive()

    def draw(self, snapshot: Snapshot) -> bool:
        """Draw the snapshot's notice; True when it is a new one."""
        notice = snapshot.notice
        if notice is None or notice.number == self._number:
            return False
        self._number = notice.number
        self._say(wording.notice(snapshot, self._reading), refused=notice.refusal is not None)
        self.when.setText(times.clock(notice.at, snapshot.sheet.event.timezone, seconds=True))
        return True

    def refuse(self, code: str) -> None:
        """A refusal of the window's own, about a key that means nothing just now."""
        self._say(wording.refusal(code), refused=True)
        self.when.setText("")

    def _say(self, words: str, *, refused: bool) -> None:
        if refused:
            self.badge.show_look(Look(Mark.CROSS, theme.ORANGE, self.tr("REFUSED")))
        else:
            self.badge.show_look(Look(Mark.DIAMOND, theme.SOFT, self.tr("NOTICE")))
        self.words.setText(words)
        self._flash.start()
        self.update()

    @Slot()
    def _calm(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Brighter while it flashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.ORANGE if self.flashing else theme.LINE))
        share = 0.4 if self.flashing else 0.0
        painter.setBrush(theme.tint(theme.ORANGE, share))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
