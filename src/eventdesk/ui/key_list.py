"""The keys of the desk: one table for the keyboard and for the list of it on the screen."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from eventdesk.ui import theme

translate = QCoreApplication.translate


class KeyLine(Struct, frozen=True):
    """What a key is called on the screen, and what it does."""

    keys: str
    does: str


def key_lines() -> tuple[KeyLine, ...]:
    """Every key, in the order of need."""
    return (
        KeyLine(translate("Keys", "Space"), translate("Keys", "GO: take the cue on standby")),
        KeyLine("Ctrl+Z", translate("Keys", "take the last GO back")),
        KeyLine("↑  ↓", translate("Keys", "choose the standby cue (with Shift: skipped ones too)")),
        KeyLine("L", translate("Keys", "lower third on, off")),
        KeyLine("1 – 9", translate("Keys", "name the speaker in this seat")),
        KeyLine("0", translate("Keys", "name the whole panel on one strap")),
        KeyLine("N  P", translate("Keys", "name the next speaker, the previous one")),
        KeyLine("Esc", translate("Keys", "clear the graphics at once; the show goes on")),
        KeyLine("H", translate("Keys", "hold the clock, let it run")),
        KeyLine("+  −", translate("Keys", "one minute more, one less")),
        KeyLine("S", translate("Keys", "skip the standby cue, put it back")),
        KeyLine("B", translate("Keys", "YouTube's next stage (hold for live, end), then chapters")),
        KeyLine("Shift+B", translate("Keys", "hold: the spare takes the broadcast's place")),
        KeyLine("M", translate("Keys", "make the backup program, or give it back (hold)")),
        KeyLine("A", translate("Keys", "adopt what the devices show")),
        KeyLine("R", translate("Keys", "return the devices to what the show means")),
        KeyLine("I", translate("Keys", "install the overlay in OBS")),
        KeyLine("V  G", translate("Keys", "preview large, small; its safe-area guides on, off")),
        KeyLine("F", translate("Keys", "preflight: what is ready for the show and what is not")),
        KeyLine("F1  ?", translate("Keys", "this list")),
        KeyLine("Ctrl+Q", translate("Keys", "leave the desk; asks when a show runs")),
    )


class KeyList(QWidget):
    """The list of keys over the window. The keys keep working under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("person")
        self.hide()

    def toggle(self) -> None:
        """Show it over the whole window, or take it away."""
        if self.isVisible():
            self.hide()
            return
        self.cover()
        self.show()
        self.raise_()

    def cover(self) -> None:
        """Lie over the whole window."""
        self.setGeometry(self.window().rect())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click anywhere takes it away."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two columns on a dark veil."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.GROUND)
        veil.setAlphaF(0.8)
        painter.fillRect(self.rect(), veil)
        lines = key_lines()
        step = self.fontMetrics().height() * 1.7
        box = QRectF(0, 0, self.width() * 0.62, step * (len(lines) + 1.2))
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QColor(theme.LINE))
        painter.setBrush(QColor(theme.PANEL))
        painter.drawRoundedRect(box, 10, 10)
        top = box.top() + step * 0.6
        for number, line in enumerate(lines):
            y = top + number * step
            painter.setPen(QColor(theme.GREEN if number == 0 else theme.TEXT))
            keys = QRectF(box.left(), y, box.width() * 0.2, step)
            painter.drawText(
                keys, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.keys
            )
            painter.setPen(QColor(theme.SOFT))
            does = QRectF(box.left() + box.width() * 0.25, y, box.width() * 0.73, step)
            painter.drawText(
                does, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.does
            )
