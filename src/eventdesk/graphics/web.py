"""Pictures for browsers, which cannot read TGA."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice

from eventdesk.graphics import tga

_FAST = 80
"""Qt's PNG quality: 100 is no compression, 0 the slowest; a lower third is mostly flat colour."""


def png(path: str) -> bytes:
    """A file written by ``tga.store`` as PNG, with the same straight alpha. Raises OSError;
    ValueError if it is something else."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not tga.load(Path(path)).save(buffer, "PNG", _FAST):  # type: ignore[call-overload]  # PySide's stub wants bytes
        raise OSError(f"{Path(path).name} cannot be written as PNG")
    return bytes(buffer.data().data())
