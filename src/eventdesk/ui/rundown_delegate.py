"""Paints the rundown: the light of a row as shape, colour and word; the parts of a cue."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from eventdesk.ui import theme, times
from eventdesk.ui.leg_icons import paint_leg
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark, paint_mark
from eventdesk.ui.rundown_cells import Column, alignment
from eventdesk.ui.rundown_model import LegMark, Role

Index = QModelIndex | QPersistentModelIndex

_FADED = (Mark.CHECK, Mark.DASH)
_LIT = (Mark.DISC, Mark.RING, Mark.HALF, Mark.CROSS, Mark.DIAMOND, Mark.TRIANGLE)


class RundownDelegate(QStyledItemDelegate):
    """One cell of the rundown."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines of air around one of text."""
        return QSize(40, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background by the row's light, then the cell."""
        painter.save()
        box = QRectF(option.rect)
        look: Look | None = index.data(Role.LOOK)
        if look is None:
            self._session(painter, option, index, box)
        else:
            self._cue(painter, option, index, box, look)
        painter.restore()

    def _session(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRectF
    ) -> None:
        painter.fillRect(box, QColor(theme.RAISED))
        face = QFont(option.font)
        face.setBold(True)
        painter.setFont(face)
        painter.setPen(QColor(theme.SOFT))
        _words(painter, index.data() or "", index, box)

    def _cue(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        box: QRectF,
        look: Look,
    ) -> None:
        lit = look.mark in _LIT
        if lit:
            painter.fillRect(box, theme.tint(look.colour, 0.17))
            if index.column() == 0:
                edge = max(3.0, box.height() * 0.12)
                painter.fillRect(
                    QRectF(box.left(), box.top(), edge, box.height()), QColor(look.colour)
                )
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(option.font)
        if lit and index.column() in (Column.TALLY, Column.TITLE):
            _emphasise(painter, bold=True)
        elif look.mark is Mark.DASH and index.column() == Column.TITLE:
            _emphasise(painter, struck=True)
        if index.column() == Column.TALLY:
            _light(painter, look, box)
        elif index.column() == Column.LEGS:
            _legs(painter, index.data(Role.LEGS), box, faded=look.mark in _FADED)
        else:
            words = index.data() or ""
            painter.setPen(QColor(_ink(words, index, look)))
            _words(painter, words, index, box)


def _emphasise(painter: QPainter, *, bold: bool = False, struck: bool = False) -> None:
    face = QFont(painter.font())
    face.setBold(bold)
    face.setStrikeOut(struck)
    painter.setFont(face)


def row_height(face: QFont) -> int:
    """How tall a row is in this face, in pixels."""
    return round(face.pixelSize() * 2.15)


def _ink(words: str, index: Index, look: Look) -> str:
    if index.column() == Column.OVER and words:
        return {"+": theme.RED, times.MINUS: theme.GREEN}.get(words[0], theme.DIM)
    if look.mark in _FADED:
        return theme.DIM
    if index.column() in (Column.PLANNED, Column.DURATION):
        return theme.SOFT
    return theme.TEXT


def _words(painter: QPainter, words: str, index: Index, box: QRectF) -> None:
    if not words:
        return
    metrics = painter.fontMetrics()
    margin = metrics.height() * 0.4
    inner = box.adjusted(margin, 0, -margin, 0)
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(inner.width()))
    painter.drawText(inner, alignment(Column(index.column())), cut)


def _light(painter: QPainter, look: Look, box: QRectF) -> None:
    side = box.height() * 0.42
    left = box.left() + box.height() * 0.35
    mark = QRectF(left, box.center().y() - side / 2, side, side)
    paint_mark(painter, mark, look.mark, QColor(look.colour))
    painter.setPen(QColor(look.colour))
    words = box.adjusted(mark.right() - box.left() + side * 0.5, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, look.word)


def _legs(painter: QPainter, marks: tuple[LegMark, ...], box: QRectF, *, faded: bool) -> None:
    """Each leg's pictogram, with the mark of how far it is beside it."""
    side = box.height() * 0.48
    left = box.left() + side * 0.3
    middle = box.center().y()
    for leg, look in marks:
        colour = look.colour if look and not faded else theme.DIM
        paint_leg(painter, QRectF(left, middle - side / 2, side, side), leg, QColor(colour))
        left += side * 1.15
        if look:
            small = side * 0.6
            paint_mark(
                painter,
                QRectF(left - side * 0.05, middle - small / 2, small, small),
                look.mark,
                QColor(colour),
            )
            left += small * 1.1
        left += side * 0.2
