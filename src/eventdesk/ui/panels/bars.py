"""The bars between the rundown and the message line: what needs a person, without a dialog.

A bar takes room from the rundown and nothing else: GO stays where it is and keeps its key.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from eventdesk.ui import theme
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.widgets import Badge, ElidedLabel


class Bar(QFrame):
    """A coloured line: a badge that says what, a text that says what to do, buttons."""

    def __init__(self, mark: Mark, colour: str, *, lines: int = 1) -> None:
        super().__init__()
        self._mark, self._colour = mark, colour
        self.badge = Badge()
        self.words = ElidedLabel("message", lines=lines)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(10, 5, 8, 5)
        self.row.setSpacing(10)
        self.row.addWidget(self.badge)
        self.row.addWidget(self.words, 1)
        self.hide()

    def say(self, head: str, words: str) -> None:
        """Show this."""
        self.badge.show_look(Look(self._mark, self._colour, head))
        self.words.setText(words)
        self.show()

    def add_button(self, text: str, button: QPushButton | None = None) -> QPushButton:
        """One more thing to press; it never takes the keyboard."""
        made = button or QPushButton(text)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(made)
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted ground with a strong edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._colour))
        painter.setBrush(theme.tint(self._colour, 0.18))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)


class BarStack(QWidget):
    """All bars, the gravest on top; those with nothing to say take no room."""

    def __init__(self, bars: Sequence[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for bar in bars:
            column.addWidget(bar)
