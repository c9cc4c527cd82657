"""One graphic on a contact sheet: over bright and dark at once, with what has to be known of it."""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from eventdesk.domain.graphic import Canvas, Rendered
from eventdesk.graphics.print_type import PrintType, Type
from eventdesk.graphics.renderer import GraphicsRenderer

CAPTION = 43.0
"""The room for the words below a picture, in points."""

_ACROSS = 1440
"""The pixels of a cell's picture from side to side: 4.2 for each of its points."""

_SLANT = 0.11
"""How far the line between bright and dark leans, as a share of the picture's width."""

_SAFE = 0.05  # EBU R 95: graphics keep this share of width and height free at every edge

_GREY, _FAINT, _HAIR = "#5f6a76", "#98a2ad", "#c3cad1"
_NAME, _SECOND = Type(10.2, 700), Type(8.2, 400, _GREY)
_NUMBER = Type(8.2, 500, _FAINT)
_FACTS = Type(7.0, 400, _GREY)
_CHIP = 6.6


class Badge(StrEnum):
    """What a cell is marked with; the value is its colour."""

    NOTE = "#2f6fd0"
    WARNING = "#b26a00"
    ERROR = "#c62828"


class Cell(Struct, frozen=True):
    """One picture and its words. ``rendered`` is a graphic, over ``ground`` if that is given: a
    picture of the canvas, which may also be alone. With neither ``instead`` says why.

    ``names`` pairs a text with its language's tag; ``problems`` are sentences; ``mark`` is the
    gravest badge among ``badges``.
    """

    number: str
    names: tuple[tuple[str, str], ...]
    facts: str
    rendered: Rendered | None
    badges: tuple[tuple[Badge, str], ...] = ()
    problems: tuple[str, ...] = ()
    instead: str = ""
    language: str = ""
    ground: QImage | None = None

    @property
    def mark(self) -> Badge | None:
        """The gravest thing to be said of it."""
        kinds = {kind for kind, _ in self.badges}
        return next((kind for kind in (Badge.ERROR, Badge.WARNING) if kind in kinds), None)


class CellPainter:
    """Draws cells of one canvas."""

    def __init__(self, renderer: GraphicsRenderer, canvas: Canvas) -> None:
        self._renderer, self._canvas = renderer, canvas

    def draw(
        self, painter: QPainter, type_: PrintType, scale: float, cell: Cell, box: QRectF
    ) -> None:
        """Draw the cell's picture into ``box`` (points), as large as the canvas's shape allows,
        and the caption under it."""
        inside = _fit(box, self._canvas.width / self._canvas.height)
        pixels = QRectF(inside.topLeft() * scale, inside.size() * scale)
        painter.drawImage(pixels, self._picture(cell))
        _frame(painter, pixels, cell.mark, scale)
        if cell.rendered is None and cell.ground is None:
            words = Type(10, 500, "#ffffff")
            width = type_.width(cell.instead, words, cell.language)
            place = inside.center() - QPointF(min(width, inside.width() - 16) / 2, -4)
            type_.line(
                place, cell.instead, words, language=cell.language, widest=inside.width() - 16
            )
        self._caption(painter, type_, scale, cell, box)

    def _caption(
        self, painter: QPainter, type_: PrintType, scale: float, cell: Cell, box: QRectF
    ) -> None:
        left, right, y = box.left(), box.right(), box.bottom() + 13.5
        for kind, words in reversed(cell.badges):
            chip = _chip(painter, type_, scale, (kind, words, cell.language), QPointF(right, y))
            right -= chip + 5
        left += type_.line(QPointF(left, y), cell.number, _NUMBER) + 6
        for number, (words, tag) in enumerate(cell.names):
            kind_of = _SECOND if number else _NAME
            room = right - left - 6
            left += type_.line(QPointF(left, y), words, kind_of, language=tag, widest=room) + 6
        facts = QPointF(box.left(), y + 11)
        type_.line(facts, cell.facts, _FACTS, language=cell.language, widest=box.width())
        problem = Type(7.2, 600, (cell.mark or Badge.WARNING).value)
        for number, words in enumerate(cell.problems[:2]):
            more = len(cell.problems) - 2
            tail = f"  +{more}" if number and more > 0 else ""
            place = facts + QPointF(0, 10.2 * (number + 1))
            room = box.width() - type_.width(tail, problem)
            width = type_.line(place, words, problem, language=cell.language, widest=room)
            type_.line(place + QPointF(width, 0), tail, problem)

    def _picture(self, cell: Cell) -> QImage:
        high = max(1, round(_ACROSS * self._canvas.height / self._canvas.width))
        size = QSize(_ACROSS, high)
        ground = cell.ground
        if ground is not None:
            whole = Qt.AspectRatioMode.IgnoreAspectRatio
            ground = ground.scaled(size, whole, Qt.TransformationMode.SmoothTransformation)
        if cell.rendered is None:
            return ground if ground is not None else _plain(size)
        if ground is None:
            middle = (cell.rendered.x + cell.rendered.width / 2) / self._canvas.width
            foot = (cell.rendered.y + cell.rendered.height / 2) / self._canvas.height
            ground = _ground(size, middle, foot)
        return self._renderer.compose(ground, cell.rendered, self._canvas)


def _plain(size: QSize) -> QImage:
    """Where there is no picture."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#3a424c"))
    return image


def _frame(painter: QPainter, box: QRectF, mark: Badge | None, scale: float) -> None:
    """A hairline round a picture, or a strong line in the colour of what is wrong with it."""
    thick = (1.6 if mark else 0.5) * scale
    pen = QPen(QColor(mark.value if mark else _HAIR), thick)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(-thick / 2, -thick / 2, thick / 2, thick / 2))


def _ground(size: QSize, middle: float, height: float) -> QImage:
    """What a camera may have behind a graphic: a white slide and a dark stage that meet in the
    graphic's middle, so that each is seen over both. The slide has the larger side."""
    wide, high = size.width(), size.height()
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bright = QLinearGradient(0, 0, 0, high)
    bright.setColorAt(0, QColor("#ffffff"))
    bright.setColorAt(1, QColor("#e6eaef"))
    painter.fillRect(image.rect(), bright)
    lean = _SLANT * wide
    top, bottom = middle * wide + lean * height, middle * wide - lean * (1 - height)
    slide_right = middle <= 0.5  # noqa: PLR2004 # half
    _slide(painter, wide, high, left=max(top, bottom) / wide if slide_right else 0.0)
    far = 0.0 if slide_right else float(wide)
    stage = QPainterPath()
    corners = [QPointF(far, 0), QPointF(top, 0), QPointF(bottom, high), QPointF(far, high)]
    stage.addPolygon(QPolygonF(corners))
    dark = QLinearGradient(wide - far, 0, far, high)
    dark.setColorAt(0, QColor("#3d4753"))
    dark.setColorAt(1, QColor("#0c0f14"))
    painter.fillPath(stage, dark)
    painter.setPen(QPen(QColor("#8a808f9f"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    free = 1 - 2 * _SAFE
    painter.drawRect(QRectF(wide * _SAFE, high * _SAFE, wide * free, high * free))
    painter.end()
    return image


def _slide(painter: QPainter, wide: int, high: int, *, left: float) -> None:
    """The lines of a slide, faint: something for a see-through plate to be seen against."""
    painter.setPen(Qt.PenStyle.NoPen)
    x = wide * (left + 0.09)
    room = wide * 0.91 - x if left else wide * 0.5
    painter.setBrush(QColor("#cdd5dd"))
    painter.drawRoundedRect(QRectF(x, high * 0.13, room * 0.55, high * 0.045), 8, 8)
    painter.setBrush(QColor("#dde3e9"))
    for number, share in enumerate((0.92, 1.0, 0.84, 0.96, 0.9, 0.7, 0.95, 0.88)):
        y = high * (0.25 + 0.075 * number)
        painter.drawRoundedRect(QRectF(x, y, room * share, high * 0.024), 6, 6)


def _chip(
    painter: QPainter,
    type_: PrintType,
    scale: float,
    badge: tuple[Badge, str, str],
    right: QPointF,
) -> float:
    """A badge whose right end and baseline are given; gives its width in points."""
    kind, words, language = badge
    style = Type(_CHIP, 700, "#ffffff", 0.04)
    width = type_.width(words, style, language) + 9
    box = QRectF(right.x() - width, right.y() - 8, width, 10.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(kind.value))
    round_ = (5.3 if kind is Badge.NOTE else 1.6) * scale
    pixels = QRectF(box.topLeft() * scale, box.size() * scale)
    painter.drawRoundedRect(pixels, round_, round_)
    type_.line(QPointF(box.left() + 4.5, right.y() - 0.4), words, style, language=language)
    return width


def _fit(box: QRectF, ratio: float) -> QRectF:
    width = min(box.width(), box.height() * ratio)
    inside = QRectF(0, 0, width, width / ratio)
    inside.moveCenter(box.center())
    return inside
