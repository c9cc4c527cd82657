"""The desk's shapes, drawn: a state is told by its outline before its colour is seen."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


class Mark(Enum):
    """One shape for each kind of state."""

    NOTHING = auto()
    DISC = auto()  # on air, ready, kept: proven
    TRIANGLE = auto()  # next
    RING = auto()  # asked, waiting
    HALF = auto()  # moving
    CROSS = auto()  # failed
    DIAMOND = auto()  # not as meant
    CHECK = auto()  # done
    DASH = auto()  # left out, off


def paint_mark(painter: QPainter, box: QRectF, mark: Mark, colour: QColor) -> None:
    """Draw a mark as large as fits into the box, centred."""
    if mark is Mark.NOTHING:
        return
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.6, side * 0.15))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = square.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
    if mark in (Mark.DISC, Mark.RING, Mark.HALF):
        _round(painter, inner, mark, colour)
    elif mark in (Mark.TRIANGLE, Mark.DIAMOND):
        _polygon(painter, inner, mark, colour)
    else:
        _strokes(painter, inner, mark)
    painter.restore()


def _round(painter: QPainter, box: QRectF, mark: Mark, colour: QColor) -> None:
    if mark is Mark.DISC:
        painter.setBrush(colour)
    painter.drawEllipse(box)
    if mark is Mark.HALF:
        painter.setBrush(colour)
        painter.drawChord(box, 90 * 16, 180 * 16)


def _polygon(painter: QPainter, box: QRectF, mark: Mark, colour: QColor) -> None:
    middle = box.center()
    if mark is Mark.TRIANGLE:
        painter.setBrush(colour)
        corners = [box.topLeft() + QPointF(box.width() * 0.12, 0)]
        corners += [QPointF(box.right(), middle.y())]
        corners += [box.bottomLeft() + QPointF(box.width() * 0.12, 0)]
    else:
        corners = [QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y())]
        corners += [QPointF(middle.x(), box.bottom()), QPointF(box.left(), middle.y())]
    painter.drawPolygon(QPolygonF(corners))


def _strokes(painter: QPainter, box: QRectF, mark: Mark) -> None:
    if mark is Mark.CROSS:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    elif mark is Mark.CHECK:
        knee = QPointF(box.left() + box.width() * 0.38, box.bottom() - box.height() * 0.12)
        painter.drawLine(QPointF(box.left(), box.center().y() + box.height() * 0.06), knee)
        painter.drawLine(knee, QPointF(box.right(), box.top() + box.height() * 0.12))
    elif mark is Mark.DASH:
        painter.drawLine(
            QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())
        )
