"""A sheet's picture made fit for YouTube's thumbnails: 1280×720, JPEG, at most 2 MB."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

WIDTH, HEIGHT = 1280, 720
MAX_BYTES = 2 * 1024 * 1024
"""thumbnails.set; newer documentation says more, but older channels and OBS hold to 2 MB."""

_MOST_PIXELS = 60_000_000
_QUALITIES = (92, 85, 75, 60)


class UnreadablePictureError(ValueError):
    """The file is no picture, or a broken one; the message is Qt's."""


class Fitted(Struct, frozen=True):
    """The picture as it is sent, and the size it had."""

    jpeg: bytes
    width: int
    height: int

    @property
    def coarse(self) -> bool:
        """Whether it had to be blown up to half as much again, or more."""
        return max(self.width / WIDTH, self.height / HEIGHT) <= 2 / 3


def fit_thumbnail(path: Path) -> Fitted:
    """The picture of this file, whole, with black beside it where its shape is another.

    Raises OSError when the file cannot be read and UnreadablePictureError when it is no picture.
    Needs no application and may be called from any thread.
    """
    image = _read(path.read_bytes())
    canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    scaled = image.scaled(
        WIDTH,
        HEIGHT,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(canvas)
    painter.drawImage((WIDTH - scaled.width()) // 2, (HEIGHT - scaled.height()) // 2, scaled)
    painter.end()
    return Fitted(_jpeg(canvas), image.width(), image.height())


def _read(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)  # a phone's picture lies on its side otherwise
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
        # Few bytes can unfold into gigabytes; JPEG can be read smaller at once, PNG cannot.
        raise UnreadablePictureError(f"{size.width()}×{size.height()}")
    image = reader.read()
    if image.isNull() or image.size() == QSize(0, 0):
        raise UnreadablePictureError(reader.errorString())
    return image


def _jpeg(image: QImage) -> bytes:
    """As good as the limit allows: a whole photograph of noise fits at the last quality."""
    data = b""
    for quality in _QUALITIES:
        out = QBuffer()
        out.open(QIODevice.OpenModeFlag.WriteOnly)
        if not image.save(out, "JPEG", quality):  # type: ignore[call-overload] # PySide's stub
            raise UnreadablePictureError("JPEG")
        data = bytes(out.data().data())
        if len(data) <= MAX_BYTES:
            break
    return data
