"""The picture of an arranged lower third, cropped to its own edge, with straight alpha."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from eventdesk.graphics.arrangement import Arrangement
from eventdesk.graphics.template import Colour, Template


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in Format_ARGB32 (straight alpha, as OBS wants its files), and where the plate
    is in it, in pixels: ink that stands out of the plate makes the image larger."""

    image: QImage
    plate_top: int
    plate_height: int


def paint(arranged: Arrangement, template: Template, unit: float) -> Picture:
    """Draw it. ``unit`` is the canvas height that the template's shares mean, in pixels.

    Works on any thread while a QGuiApplication exists: Qt allows QPainter on a QImage and fonts
    off the UI thread, and the typesetter's lines are used by one thread at a time.
    """
    width, height = math.ceil(arranged.width), math.ceil(arranged.height)
    above = max([0.0, *(p.line.over - p.baseline for p in arranged.lines)])
    below = max([0.0, *(p.baseline + p.line.under - height for p in arranged.lines)])
    beside = max([0.0, *(p.x + p.line.width - width for p in arranged.lines)])
    top, bottom, right = (math.ceil(out + 1) if out > 0 else 0 for out in (above, below, beside))
    # 16 bits a channel: converting premultiplied 8-bit colour back to straight loses shades.
    image = QImage(width + right, top + height + bottom, QImage.Format.Format_RGBA64_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, top)
        _plates(painter, template, unit, QRect(0, 0, width, height), arranged.names_height)
        for placed in arranged.lines:
            painter.setPen(_colour(placed.line.setting.style.colour))
            placed.line.draw(painter, placed.x, placed.baseline)
    finally:
        painter.end()
    return Picture(image.convertToFormat(QImage.Format.Format_ARGB32), top, height)


def _plates(
    painter: QPainter, template: Template, unit: float, area: QRect, names_height: float
) -> None:
    """The two plates, the hairline between them and the accent bar, edges on whole pixels."""
    plate, accent = template.plate, template.accent
    split = min(area.height(), round(names_height))
    bar = max(1, round(accent.width * unit)) if accent.width else 0
    names = area.adjusted(bar, 0, 0, split - area.height())
    details = area.adjusted(bar, split, 0, 0)
    painter.fillRect(names, _colour(plate.name_colour))
    painter.fillRect(details, _colour(plate.detail_colour))
    if plate.edge and not details.isEmpty():
        details.setHeight(max(1, round(plate.edge * unit)))
        painter.fillRect(details, _colour(plate.edge_colour))
    painter.fillRect(0, 0, bar, area.height(), _colour(accent.colour))


def _colour(colour: Colour) -> QColor:
    return QColor(colour.red, colour.green, colour.blue, colour.alpha)
