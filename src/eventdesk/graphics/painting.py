"""The picture of an arranged lower third, cropped to its own edge, with straight alpha."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from eventdesk.graphics.arrangement import Arrangement
from eventdesk.graphics.geometry import Box
from eventdesk.graphics.logo import Logo
from eventdesk.graphics.shadow import shadow
from eventdesk.graphics.template import Colour, Template

_DEEP = QImage.Format.Format_RGBA64_Premultiplied
_FLAT = QImage.Format.Format_ARGB32_Premultiplied


class Picture(Struct, frozen=True):
    """An image in Format_ARGB32 (straight alpha, as OBS wants its files), and where its corner
    is, in pixels from the plate's: ink that stands out of the plate makes the image larger, a
    look without a plate makes it smaller."""

    image: QImage
    left: int
    top: int


def paint(
    arranged: Arrangement, template: Template, unit: float, logo: Logo | None = None
) -> Picture:
    """Draw it. ``unit`` is the canvas height that the template's shares mean, in pixels.

    Works on any thread while a QGuiApplication exists: Qt allows QPainter on a QImage and fonts
    off the UI thread, and the typesetter's lines are used by one thread at a time.
    """
    plate = QRect(0, 0, math.ceil(arranged.width), math.ceil(arranged.height))
    area = _area(arranged, plate, max(template.shadow.near, template.shadow.far) * unit)
    # 16 bits a channel: converting premultiplied 8-bit colour back to straight loses shades.
    image = QImage(area.size(), _DEEP)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.translate(-area.topLeft())
        _ground(painter, arranged, template, unit, plate)
        _shadows(painter, arranged, template, unit, area)
        _front(painter, arranged, template, logo)
    finally:
        painter.end()
    straight = image.convertToFormat(QImage.Format.Format_ARGB32)
    if not template.plate.name_colour.alpha:
        return _cropped(straight, area)
    return Picture(straight, area.x(), area.y())


def _area(arranged: Arrangement, plate: QRect, reach: float) -> QRect:
    """The plate, and as far out of it as ink or a shadow goes."""
    far = math.ceil(reach)
    above = max([0.0, *(p.line.over - p.baseline for p in arranged.lines)])
    below = max([0.0, *(p.baseline + p.line.under - plate.height() for p in arranged.lines)])
    beside = max([0.0, *(p.x + p.line.width - plate.width() for p in arranged.lines)])
    top, bottom, right = (math.ceil(out + 1) if out > 0 else 0 for out in (above, below, beside))
    return plate.adjusted(-far, -top - far, right + far, bottom + far)


def _ground(
    painter: QPainter, arranged: Arrangement, template: Template, unit: float, area: QRect
) -> None:
    """The two plates, the hairline between them, the logo's ground and an accent along an edge,
    all on whole pixels; round corners take something off each of them."""
    plate = template.plate
    if not plate.name_colour.alpha:
        return
    image = QImage(area.size(), _DEEP)
    image.fill(Qt.GlobalColor.transparent)
    under = QPainter(image)
    split = min(area.height(), round(arranged.names_height))
    names = area.adjusted(0, 0, 0, split - area.height())
    details = area.adjusted(0, split, 0, 0)
    under.fillRect(names, _colour(plate.name_colour))
    under.fillRect(details, _colour(plate.detail_colour))
    if plate.edge and not details.isEmpty():
        details.setHeight(max(1, round(plate.edge * unit)))
        under.fillRect(details, _colour(plate.edge_colour))
    if arranged.logo_ground and template.logo.ground.alpha:
        under.fillRect(QRect(*arranged.logo_ground), _colour(template.logo.ground))
    # An accent replaces the plate: mixed with it, it would be another colour at each edge.
    under.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for box in arranged.accents:
        under.fillRect(QRect(*box), _colour(template.accent.colour))
    under.end()
    radius = min(plate.radius * unit, area.height() / 2)
    if radius:
        image = _rounded(image, radius)
    painter.drawImage(0, 0, image)


def _rounded(image: QImage, radius: float) -> QImage:
    mask = QImage(image.size(), _DEEP)
    mask.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(QRectF(image.rect()), radius, radius)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawImage(0, 0, image)
    painter.end()
    return mask


def _shadows(
    painter: QPainter, arranged: Arrangement, template: Template, unit: float, area: QRect
) -> None:
    """What makes words legible without a plate: a wide shadow of the lines, as even as a plate
    whatever the letters, and over it a tight one of the letters themselves."""
    dark = template.shadow
    if dark.far and dark.far_strength:
        with _ink(area) as (ink, over):
            for placed in arranged.lines:
                line = placed.line
                top, height = placed.baseline - line.rise, line.rise + line.fall
                over.fillRect(QRectF(placed.x, top, line.width, height), Qt.GlobalColor.black)
        soft = shadow(ink, _colour(dark.colour), dark.far * unit, dark.far_strength)
        painter.drawImage(area.topLeft(), soft)
    if dark.near and dark.near_strength:
        with _ink(area) as (ink, over):
            _words(over, arranged)
            _strokes(over, arranged.accents, template.accent.colour)
        soft = shadow(ink, _colour(dark.colour), dark.near * unit, dark.near_strength)
        painter.drawImage(area.topLeft(), soft)


@contextmanager
def _ink(area: QRect) -> Iterator[tuple[QImage, QPainter]]:
    image = QImage(area.size(), _FLAT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-area.topLeft())
    try:
        yield image, painter
    finally:
        painter.end()


def _front(painter: QPainter, arranged: Arrangement, template: Template, logo: Logo | None) -> None:
    if logo and arranged.logo:
        logo.draw(painter, QRectF(QRect(*arranged.logo)))
    _strokes(painter, arranged.dividers, template.columns.colour)
    if not template.plate.name_colour.alpha or template.accent.length:
        _strokes(painter, arranged.accents, template.accent.colour)
    _words(painter, arranged)


def _words(painter: QPainter, arranged: Arrangement) -> None:
    for placed in arranged.lines:
        painter.setPen(_colour(placed.line.setting.style.colour))
        placed.line.draw(painter, placed.x, placed.baseline)


def _strokes(painter: QPainter, boxes: tuple[Box, ...], colour: Colour) -> None:
    for box in boxes:
        painter.fillRect(QRect(*box), _colour(colour))


def _cropped(image: QImage, area: QRect) -> Picture:
    """Without the rows and columns that nothing is in."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    width, stride = alpha.width(), alpha.bytesPerLine()
    data = bytes(alpha.constBits())
    rows = [data[y * stride : y * stride + width] for y in range(alpha.height())]
    inked = [y for y, row in enumerate(rows) if any(row)]
    if not inked:
        return Picture(image, area.x(), area.y())
    left = min(width - len(rows[y].lstrip(b"\0")) for y in inked)
    right = max(len(rows[y].rstrip(b"\0")) for y in inked)
    first, last = inked[0], inked[-1]
    box = QRect(left, first, right - left, last - first + 1)
    return Picture(image.copy(box), area.x() + left, area.y() + first)


def _colour(colour: Colour) -> QColor:
    return QColor(colour.red, colour.green, colour.blue, colour.alpha)
