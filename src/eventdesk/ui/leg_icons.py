"""A pictogram for each leg of a cue, drawn in strokes so that it stays sharp at any size."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from eventdesk.domain.switcher import Leg


def paint_leg(painter: QPainter, box: QRectF, leg: Leg, colour: QColor) -> None:
    """Draw a leg's pictogram into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.3, box.width() * 0.1))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    pen.setWidthF(1.6)
    painter.setPen(pen)
    _DRAWINGS[leg](painter, colour)
    painter.restore()


def _scene(painter: QPainter, _colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.5, 3, 13, 8.5), 1, 1)
    painter.drawLine(QPointF(5.5, 14), QPointF(10.5, 14))


def _audio(painter: QPainter, colour: QColor) -> None:
    corners = [(1.5, 6), (4.5, 6), (8, 3), (8, 13), (4.5, 10), (1.5, 10)]
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(7.5, 4, 6.5, 8), -60 * 16, 120 * 16)


def _volume(painter: QPainter, colour: QColor) -> None:
    """A fader: a track and its knob."""
    painter.drawLine(QPointF(8, 2), QPointF(8, 14))
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(4, 4.5, 8, 3.5), 0.8, 0.8)


def _filter(painter: QPainter, _colour: QColor) -> None:
    """A funnel."""
    corners = [(2, 3), (14, 3), (9.5, 8.5), (9.5, 13.5), (6.5, 12), (6.5, 8.5)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _source(painter: QPainter, colour: QColor) -> None:
    """An eye."""
    lid = QPainterPath(QPointF(1.5, 8))
    lid.quadTo(QPointF(8, 1), QPointF(14.5, 8))
    lid.quadTo(QPointF(8, 15), QPointF(1.5, 8))
    painter.drawPath(lid)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(6.2, 6.2, 3.6, 3.6))


def _chapter(painter: QPainter, colour: QColor) -> None:
    """A bookmark."""
    painter.setBrush(colour)
    corners = [(4, 2), (12, 2), (12, 14), (8, 10.5), (4, 14)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _replay(painter: QPainter, colour: QColor) -> None:
    """Round and back."""
    painter.drawArc(QRectF(2.5, 2.5, 11, 11), 150 * 16, -300 * 16)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(1.2, 6.5), QPointF(6, 6.5), QPointF(3, 2.5)]))


def _camera(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.5, 4.5, 8.5, 7.5), 1, 1)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(10, 8.2), QPointF(14.5, 5), QPointF(14.5, 11.5)]))


def _media(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(4, 3), QPointF(13, 8), QPointF(4, 13)]))


def _record(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(5.5, 5.5, 5, 5))


def _stream(painter: QPainter, _colour: QColor) -> None:
    painter.drawLine(QPointF(8, 13.5), QPointF(8, 3))
    painter.drawLine(QPointF(8, 3), QPointF(4, 7))
    painter.drawLine(QPointF(8, 3), QPointF(12, 7))


def _graphic(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.5, 2.5, 13, 11), 1, 1)
    painter.setBrush(colour)
    painter.drawRect(QRectF(3.5, 9, 6.5, 2))


def _broadcast(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(1, 3.5, 14, 9.5), 2.5, 2.5)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(6.5, 6), QPointF(10, 8.2), QPointF(6.5, 10.5)]))


_DRAWINGS: dict[Leg, Callable[[QPainter, QColor], None]] = {
    Leg.SCENE: _scene,
    Leg.AUDIO: _audio,
    Leg.VOLUME: _volume,
    Leg.FILTER: _filter,
    Leg.SOURCE: _source,
    Leg.MEDIA: _media,
    Leg.RECORD: _record,
    Leg.CHAPTER: _chapter,
    Leg.REPLAY: _replay,
    Leg.CAMERA: _camera,
    Leg.STREAM: _stream,
    Leg.GRAPHIC: _graphic,
    Leg.BROADCAST: _broadcast,
}
