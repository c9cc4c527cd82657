"""Soft shadows, baked into the picture: OBS has no blur that every version knows."""

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_KERNEL = tuple(math.exp(-(step * step) / 2.8) for step in range(-3, 4))
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_PLAIN = Qt.AspectRatioMode.IgnoreAspectRatio


def shadow(ink: QImage, colour: QColor, blur: float, strength: float) -> QImage:
    """The ink's shape in one colour, blurred as far as ``blur`` pixels and made ``strength`` times
    as dense; same size as ``ink``.

    A Gaussian of seven steps in each direction, in a picture made so small that they reach as
    far as the blur: cheap at any radius, and the same pixels on every run.
    """
    step = max(1, round(blur / 3))
    size = QSize(math.ceil(ink.width() / step), math.ceil(ink.height() / step))
    padded = QImage(size * step, _FORMAT)
    padded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(padded)
    painter.drawImage(0, 0, ink)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(padded.rect(), colour)
    painter.end()
    small = padded.scaled(size, _PLAIN, _SMOOTH)
    for across, down in ((1, 0), (0, 1)):
        small = _smeared(small, across, down)
    return _denser(small, strength).scaled(size * step, _PLAIN, _SMOOTH).copy(QRect(ink.rect()))


def _smeared(image: QImage, across: int, down: int) -> QImage:
    result = QImage(image.size(), _FORMAT)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for number, weight in enumerate(_KERNEL):
        painter.setOpacity(weight / sum(_KERNEL))
        painter.drawImage((number - 3) * across, (number - 3) * down, image)
    painter.end()
    return result


def _denser(image: QImage, strength: float) -> QImage:
    """Added to itself: opacities add up to full and no further."""
    result = QImage(image.size(), _FORMAT)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    rest = strength
    while rest > 0:
        painter.setOpacity(min(1.0, rest))
        painter.drawImage(0, 0, image)
        rest -= 1.0
    painter.end()
    return result
