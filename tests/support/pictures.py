"""Pictures as OBS sends them."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage


def jpeg(colour="red"):
    """A small picture of one colour."""
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    return buffer.data().data()
