"""The event's logo: PNG, JPEG or SVG, read once."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

MAX_BYTES = 8 * 1024 * 1024
_MAX_PIXELS = 8192
_LONGEST = 20.0
"""How many times as long as high, or as high as long, a logo may be."""


class LogoError(ValueError):
    """A logo that cannot be drawn; the message is Qt's or the system's reason."""


class Logo(Struct, frozen=True):
    """A picture that can be drawn at any size. ``aspect`` is its width by its height."""

    aspect: float
    _image: QImage | None = None
    _drawing: bytes = b""

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draw it into this place."""
        if self._image is None:
            _renderer(self._drawing).render(painter, place)
            return
        size = place.size().toSize()
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(place.topLeft(), scaled)


def load_logo(path: Path) -> Logo:
    """Read a logo's file. Raises LogoError, also when there is no such file."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise LogoError(error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise LogoError(f"more than {MAX_BYTES} bytes")
    logo = _svg(data) if path.suffix.lower() == ".svg" else _picture(path)
    if not 1 / _LONGEST <= logo.aspect <= _LONGEST:
        raise LogoError("too long and thin")
    return logo


def _svg(data: bytes) -> Logo:
    if b"<svg" not in data:  # Qt would log what it thinks of it
        raise LogoError("not an SVG drawing")
    size = _renderer(data).defaultSize()
    if size.isEmpty():
        raise LogoError("an SVG drawing without a size")
    return Logo(size.width() / size.height(), None, data)


def _renderer(data: bytes) -> QSvgRenderer:
    """A new one each time: Qt's belongs to the thread that made it."""
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid():
        raise LogoError("not an SVG drawing")
    return renderer


def _picture(path: Path) -> Logo:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _MAX_PIXELS or size.height() > _MAX_PIXELS:
        raise LogoError(f"more than {_MAX_PIXELS} pixels wide or high")
    image = reader.read()
    if image.isNull():
        raise LogoError(reader.errorString())
    kept = QSize(image.size())
    straight = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return Logo(kept.width() / kept.height(), straight)
