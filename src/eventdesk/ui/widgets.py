"""Small widgets that several panels are made of."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from eventdesk.ui import theme
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark, paint_mark

LINE_SEPARATOR = "\N{LINE SEPARATOR}"
"""What Qt's text layout takes for the end of a line."""


def label(name: str, text: str = "") -> QLabel:
    """A label whose style is ``#name`` in the theme. It never interprets markup: sheets and
    devices send it words of their own."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def tip(text: str) -> str:
    """A tool tip that shows the text as it is: a bare one is taken for markup if it looks so."""
    lines = escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if lines else ""


def broken(text: str, font: QFont, width: float, most: int) -> Iterator[str]:
    """A text as the lines that fit this many pixels, ``most`` of them, the last one cut."""
    text = text.replace("\n", LINE_SEPARATOR)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    for number in range(1, most + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        rest = text[line.textStart() :]
        if number < most and len(rest) > line.textLength():
            yield rest[: line.textLength()].rstrip(LINE_SEPARATOR)
        else:
            last = rest.replace(LINE_SEPARATOR, "  ")
            yield QFontMetricsF(font).elidedText(last, Qt.TextElideMode.ElideRight, width)
            break
    layout.endLayout()


class ElidedLabel(QWidget):
    """Text in at most ``lines`` lines, the last one cut with an ellipsis; it never asks for
    width, so that a long title cannot push the desk apart. It is as tall as the lines that the
    text needs. The whole text is its tool tip."""

    def __init__(self, name: str, lines: int = 1) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._most = lines
        self._lines = 1
        self._text = ""

    def text(self) -> str:
        """The whole text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setToolTip(tip(text))
            self.setAccessibleName(text)
            self._count_lines()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of lines."""
        super().resizeEvent(event)
        self._count_lines()

    def _count_lines(self) -> None:
        needed = len(list(self._broken())) if self._most > 1 else 1
        if needed != self._lines:
            self._lines = needed
            self.updateGeometry()

    def _broken(self) -> Iterator[str]:
        return broken(self._text, self.font(), self.width(), self._most)

    def sizeHint(self) -> QSize:
        """As tall as its lines."""
        return QSize(40, self._lines * self.fontMetrics().lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, in the middle of what height there is."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        step = self.fontMetrics().lineSpacing()
        lines = list(self._broken())
        y = (self.height() - step * len(lines)) / 2 + self.fontMetrics().ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, y + number * step), line)


class Badge(QWidget):
    """A state as a tinted pill: its shape, then its word (or a longer text with the word in)."""

    def __init__(self, *, strong: bool = False) -> None:
        """``strong`` for the two that must be seen from across the room."""
        super().__init__()
        self.setObjectName("title" if strong else "soft")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._strong = strong
        self._look = Look(Mark.NOTHING, theme.DIM, "")
        self._text = ""

    @property
    def look(self) -> Look:
        """What it shows."""
        return self._look

    def text(self) -> str:
        """The words in it."""
        return self._text

    def show_look(self, look: Look, text: str | None = None) -> None:
        """Show a state; ``text`` replaces the look's own word and must contain its meaning."""
        words = look.word if text is None else text
        if (look, words) == (self._look, self._text):
            return
        self._look, self._text = look, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, the shape and some air."""
        metrics = self.fontMetrics()
        height = round(metrics.height() * 1.35)
        return QSize(metrics.horizontalAdvance(self._text) + round(height * 1.55), height)

    def minimumSizeHint(self) -> QSize:
        """The shape alone must stay."""
        return QSize(self.sizeHint().height(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill, the shape, the word."""
        if not self._text and self._look.mark is Mark.NOTHING:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._look.colour)
        filled = self._strong and self._look.mark is Mark.DISC
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour if filled else theme.tint(self._look.colour, 0.16))
        painter.drawRoundedRect(box, box.height() * 0.28, box.height() * 0.28)
        ink = QColor(theme.GROUND) if filled else colour
        side = box.height() * 0.5
        mark_box = QRectF(box.height() * 0.32, (self.height() - side) / 2, side, side)
        paint_mark(painter, mark_box, self._look.mark, ink)
        painter.setPen(ink)
        words = box.adjusted(box.height() * 1.05, 0, -box.height() * 0.3, 0)
        text = self.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, round(words.width()) + 1
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
