"""Every graphic of a show on paper, to be looked at and signed off: one tall picture, or A4 pages.

The words come from outside, in the reader's language. Lengths are points (1/72 inch).
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from eventdesk.domain.graphic import Canvas
from eventdesk.graphics.contact_cell import CAPTION, Cell, CellPainter
from eventdesk.graphics.print_type import PrintType, Type
from eventdesk.graphics.renderer import GraphicsRenderer

WIDTH, HEIGHT = 841.89, 595.28  # A4 on its side
_SIDE, _TOP, _BOTTOM = 70.0, 28.0, 24.0
_COLUMNS, _GAP, _BETWEEN_ROWS = 2, 24.0, 12.0
_CELL = (WIDTH - 2 * _SIDE - _GAP) / _COLUMNS
_PICTURE = _CELL * 9 / 16
_ROW = _PICTURE + CAPTION
_HEAD, _UNDER_HEAD, _END = 47.0, 12.0, 62.0
_PNG_SCALE = 2.6
_PDF_SCALE = 10.0
_MOST_PIXELS = 32_000
"""A picture taller than that is drawn smaller: Qt opens none above 32,767."""

_INK, _GREY, _HAIR, _PAPER = "#14181d", "#66717d", "#d5dbe1", "#ffffff"
_KICKER = Type(6.6, 700, "#0d8f80", 0.14)
_TITLE, _SECOND, _ASIDE = Type(15.5, 700), Type(8.4, 400, _GREY), Type(8.4, 500, _INK)
_FOOT = Type(6.6, 400, _GREY)
_COUNT, _SIGN = Type(10.5, 700), Type(7.2, 400, _GREY)


class Form(Enum):
    """What the sheet is written as."""

    PNG = auto()
    PDF = auto()


class Heading(Struct, frozen=True):
    """What stands over and under the graphics, in words. Texts with their language's tag are in
    the sheet's languages, primary first."""

    kicker: str
    titles: tuple[tuple[str, str], ...]
    venues: tuple[tuple[str, str], ...]
    date: str
    footer: str
    count: str = ""
    signatures: tuple[str, ...] = ()
    language: str = ""

    def counted(self, words: str) -> "Heading":
        """With how many graphics and problems there are."""
        return replace(self, count=words)


class ContactSheet:
    """Draws the cells in the order given, two beside each other."""

    def __init__(
        self, renderer: GraphicsRenderer, canvas: Canvas, heading: Heading, cells: Sequence[Cell]
    ) -> None:
        self._renderer, self._canvas = renderer, canvas
        self._heading, self._cells = heading, tuple(cells)

    def draw(self, form: Form) -> bytes:
        """The whole sheet as a file's content. Raises OSError when a graphic's picture is gone."""
        return self._png() if form is Form.PNG else self._pdf()

    def _png(self) -> bytes:
        rows = -(-len(self._cells) // _COLUMNS)
        height = _TOP + _HEAD + _UNDER_HEAD + rows * (_ROW + _BETWEEN_ROWS) + _END + _BOTTOM
        scale = min(_PNG_SCALE, _MOST_PIXELS / height)
        size = QSizeF(WIDTH * scale, height * scale).toSize()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor(_PAPER))
        painter = QPainter(image)
        try:
            page = _Page(painter, scale, self._heading, CellPainter(self._renderer, self._canvas))
            page.head()
            bottom = page.cells(self._cells)
            page.end(bottom)
            page.foot(height, "")
        finally:
            painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def _pdf(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._heading.titles[0][0] if self._heading.titles else "")
        writer.setCreator("EventDesk")
        writer.setResolution(round(72 * _PDF_SCALE))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        try:
            page = _Page(
                painter, _PDF_SCALE, self._heading, CellPainter(self._renderer, self._canvas)
            )
            pages = list(_pages(self._cells))
            for number, cells in enumerate(pages, start=1):
                if number > 1:
                    writer.newPage()
                page.head()
                bottom = page.cells(cells)
                if number == len(pages):
                    page.end(bottom)
                page.foot(HEIGHT, f"{number} / {len(pages)}")
        finally:
            painter.end()
        return bytes(buffer.data().data())


def _pages(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """The cells of each page; the end needs room after the last ones, if need be a page."""
    room = HEIGHT - _TOP - _HEAD - _UNDER_HEAD - _BOTTOM
    rows = int((room + _BETWEEN_ROWS) // (_ROW + _BETWEEN_ROWS))
    most = rows * _COLUMNS
    for start in range(0, len(cells), most):
        yield cells[start : start + most]
    last = len(cells) % most or most
    used = -(-last // _COLUMNS) * (_ROW + _BETWEEN_ROWS)
    if not cells or used + _END > room:
        yield ()


class _Page:
    """Draws the parts of one page at a scale of so many pixels a point."""

    def __init__(
        self, painter: QPainter, scale: float, heading: Heading, cells: CellPainter
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter, self._scale = painter, scale
        self._heading, self._cells = heading, cells
        self._type = PrintType(painter, scale)

    def head(self) -> None:
        """The event: title, date, venue."""
        heading, type_ = self._heading, self._type
        top, right = _TOP, WIDTH - _SIDE
        mark = QRectF(_SIDE, top - 4.6, 3.2, 40)
        self._painter.fillRect(self._pixels(mark), QColor(_KICKER.colour))
        left = _SIDE + 11
        type_.line(QPointF(left, top + 1), heading.kicker, _KICKER, language=heading.language)
        aside = [(heading.date, heading.language), *heading.venues]
        lines = [top + 1, top + 19.5, top + 33]
        wide = 0.0
        for number, ((words, tag), y) in enumerate(zip(aside, lines, strict=False)):
            place, kind = QPointF(right, y), _SECOND if number > 1 else _ASIDE
            drawn = type_.line(place, words, kind, language=tag, widest=260, right=True)
            wide = max(wide, drawn if number else 0)
        room = right - left - wide - 24
        kinds = (_fitting(type_, heading.titles, _TITLE, room), _SECOND)
        for (words, tag), kind, y in zip(heading.titles, kinds, lines[1:], strict=False):
            type_.line(QPointF(left, y), words, kind, language=tag, widest=room)
        self._rule(_TOP + _HEAD - 4)

    def cells(self, cells: Sequence[Cell]) -> float:
        """The grid; gives where it ends."""
        y = _TOP + _HEAD + _UNDER_HEAD
        for number, cell in enumerate(cells):
            column = number % _COLUMNS
            if number and not column:
                y += _ROW + _BETWEEN_ROWS
            box = QRectF(_SIDE + column * (_CELL + _GAP), y, _CELL, _PICTURE)
            self._cells.draw(self._painter, self._type, self._scale, cell, box)
        return y + (_ROW + _BETWEEN_ROWS if cells else 0)

    def end(self, y: float) -> None:
        """How many graphics and problems, and where to sign."""
        heading, type_ = self._heading, self._type
        self._rule(y)
        type_.line(QPointF(_SIDE, y + 19), heading.count, _COUNT, language=heading.language)
        each = (WIDTH - 2 * _SIDE - _GAP * 2) / 3
        for number, words in enumerate(heading.signatures):
            left = _SIDE + number * (each + _GAP)
            line = QRectF(left, y + 50, each, 0)
            self._line(line.topLeft(), line.topRight(), _GREY)
            type_.line(QPointF(left, y + 58.5), words, _SIGN, language=heading.language)

    def foot(self, height: float, page: str) -> None:
        """The file and the canvas, and which page of how many."""
        y = height - 12
        tag = self._heading.language
        self._type.line(QPointF(_SIDE, y), self._heading.footer, _FOOT, language=tag, widest=500)
        self._type.line(QPointF(WIDTH - _SIDE, y), page, _FOOT, right=True)

    def _rule(self, y: float) -> None:
        self._line(QPointF(_SIDE, y), QPointF(WIDTH - _SIDE, y), _HAIR)

    def _line(self, start: QPointF, end: QPointF, colour: str) -> None:
        pen = QPen(QColor(colour), 0.6 * self._scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLine(start * self._scale, end * self._scale)

    def _pixels(self, box: QRectF) -> QRectF:
        return QRectF(box.topLeft() * self._scale, box.size() * self._scale)


def _fitting(type_: PrintType, titles: Sequence[tuple[str, str]], kind: Type, room: float) -> Type:
    """The title's type, smaller for a long title, but not as small as what stands below it."""
    if not titles:
        return kind
    words, tag = titles[0]
    share = min(1.0, room / max(1.0, type_.width(words, kind, tag)))
    return Type(max(kind.size * share, 10.0), kind.weight, kind.colour)
