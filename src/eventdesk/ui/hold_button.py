"""A button for what cannot be undone: it acts only after being held down for a while."""

from PySide6.QtCore import QEvent, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from eventdesk.ui import theme
from eventdesk.ui.marks import Mark, paint_mark

HOLD_MS = 1000


class HoldButton(QPushButton):
    """Emits ``held`` once it was held for ``HOLD_MS``; letting go earlier does nothing.

    A key holds it too, through ``begin_hold`` and ``cancel_hold``. While held it fills from the
    left, so that the hand sees what it is about to do. A small ring marks it beforehand.
    """

    held = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._filling = QVariantAnimation(self)
        self._filling.setStartValue(0.0)
        self._filling.setEndValue(1.0)
        self._filling.setDuration(HOLD_MS)
        self._filling.valueChanged.connect(self._repaint)
        self._filling.finished.connect(self._full)
        self.pressed.connect(self.begin_hold)
        self.released.connect(self.cancel_hold)

    @property
    def must_hold(self) -> bool:
        """Whether this one has to be held at all; a descendant may know better."""
        return True

    @property
    def holding(self) -> bool:
        """Whether it is being held and has not acted yet."""
        return self._filling.state() is QVariantAnimation.State.Running

    @Slot()
    def begin_hold(self) -> None:
        """The hand went down."""
        if self.isEnabled() and not self.holding:
            self._filling.start()

    @Slot()
    def cancel_hold(self) -> None:
        """The hand let go, or the window lost it."""
        self._filling.stop()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """A button that is taken away mid-hold does not act."""
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self.cancel_hold()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, the ring, and how far the hold has come."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self.holding:
            colour = QColor(theme.AMBER)
            colour.setAlphaF(0.45)
            share = float(self._filling.currentValue())
            painter.fillRect(QRectF(0, 0, self.width() * share, self.height()), colour)
        if self.isEnabled() and self.must_hold:
            side = self.height() * 0.24
            ring = QRectF(self.width() - side * 1.3, side * 0.3, side, side)
            paint_mark(painter, ring, Mark.RING, QColor(theme.SOFT))

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _full(self) -> None:
        self.held.emit()
        self.update()
