"""GO: one big target that says what it will take, and flashes when it is refused."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from eventdesk.ui import theme
from eventdesk.ui.marks import Mark, paint_mark
from eventdesk.ui.widgets import broken

FLASH_MS = 700


class GoButton(QAbstractButton):
    """Acts when it goes down (``pressed``), like the key. It is never disabled: a GO that cannot
    be done is refused where it can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("GO")
        self._takes = ""
        self._key = self.tr("Space")
        self._refused = QTimer(self)
        self._refused.setSingleShot(True)
        self._refused.setInterval(FLASH_MS)
        self._refused.timeout.connect(self._calm)

    @property
    def takes(self) -> str:
        """The title of the cue it will take; empty when there is none."""
        return self._takes

    @property
    def flashing(self) -> bool:
        """Whether it is telling of a refusal."""
        return self._refused.isActive()

    def set_takes(self, title: str) -> None:
        """Say what the next GO takes."""
        if title != self._takes:
            self._takes = title
            self.setAccessibleDescription(title)
            self.update()

    def flash(self) -> None:
        """A GO was refused."""
        self._refused.start()
        self.update()

    @Slot()
    def _calm(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Big."""
        return QSize(190, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Green and a triangle with a cue to take; grey without; orange and a cross, refused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.GREEN if self._takes else theme.DIM
        mark = Mark.TRIANGLE if self._takes else Mark.DASH
        if self.flashing:
            colour, mark = theme.ORANGE, Mark.CROSS
        share = 0.55 if self.flashing else 0.42 if self.isDown() else 0.22
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        corner = box.height() * 0.06
        painter.setBrush(theme.tint(colour, share))
        painter.setPen(QPen(QColor(colour), max(1.5, box.height() * 0.012)))
        painter.drawRoundedRect(box, corner, corner)
        self._words(painter, box, colour, mark)

    def _words(self, painter: QPainter, box: QRectF, colour: str, mark: Mark) -> None:
        big = theme.font(box.height() * 0.29, bold=True)
        painter.setFont(big)
        width = painter.fontMetrics().horizontalAdvance("GO")
        side = box.height() * 0.2
        left = box.center().x() - (width + side * 1.3) / 2
        line = QRectF(left + side * 1.3, box.top() + box.height() * 0.1, width + 4, side * 2)
        paint_mark(
            painter, QRectF(left, line.center().y() - side / 2, side, side), mark, QColor(colour)
        )
        painter.setPen(QColor(theme.TEXT if self._takes else theme.SOFT))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, "GO")
        painter.setFont(theme.font(box.height() * 0.088, bold=True))
        pad = box.width() * 0.06
        words = QRectF(box.left() + pad, line.bottom(), box.width() - 2 * pad, box.height() * 0.26)
        title = self.tr("REFUSED") if self.flashing else self._takes or self.tr("nothing to take")
        lines = broken(title, painter.font(), words.width(), 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, "\n".join(map(str.strip, lines)))
        painter.setFont(theme.font(box.height() * 0.07))
        painter.setPen(QColor(theme.SOFT))
        foot = QRectF(
            box.left(), box.bottom() - box.height() * 0.16, box.width(), box.height() * 0.12
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._key)
