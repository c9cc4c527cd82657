"""Picture files for OBS: uncompressed 32-bit TGA, straight alpha, written once and never changed.

TGA, because OBS 29 decodes a picture on its graphics thread: at 1920×1080 a PNG took 186 ms to be
visible and a TGA 53 ms (measured), which is the number of program frames at stake.
"""

import hashlib
import os
import struct
import tempfile
from pathlib import Path

from PySide6.QtGui import QImage

_HEADER = struct.Struct("<BBB5sHHHHBB")
_TRUE_COLOUR = 2
_BITS = 32
_FROM_TOP_WITH_ALPHA = 0x28  # bit 5: rows from the top; low four bits: 8 bits of alpha
_FOOTER = bytes(8) + b"TRUEVISION-XFILE.\0"  # TGA 2.0, without its optional areas
_READABLE_BY_OBS = 0o644
_IS_NOTHING = bytes([1]) + bytes(255)  # by opacity


def encode(image: QImage) -> bytes:
    """The file's bytes of an image in Format_ARGB32 (which lies in memory as BGRA)."""
    if image.format() != QImage.Format.Format_ARGB32:
        raise ValueError("a picture for OBS has straight alpha: Format_ARGB32")
    header = _HEADER.pack(
        *(0, 0, _TRUE_COLOUR, bytes(5), 0, 0, image.width(), image.height(), _BITS),
        _FROM_TOP_WITH_ALPHA,
    )
    return header + _not_all_zeros(bytes(image.constBits())) + _FOOTER


def _not_all_zeros(pixels: bytes) -> bytes:
    """The same picture, with a trace of colour where nothing is seen.

    TGA has no magic number: OBS asks FFmpeg, which takes a picture that begins with nothing but
    zeros for a piece of music (libopenmpt in FFmpeg 5.1), and the source is 0 pixels wide.
    """
    trace = bytearray(len(pixels))
    trace[0::4] = trace[1::4] = trace[2::4] = pixels[3::4].translate(_IS_NOTHING)
    both = int.from_bytes(pixels, "little") | int.from_bytes(trace, "little")
    return both.to_bytes(len(pixels), "little")


def load(path: Path) -> QImage:
    """Read a file written by ``store``. Raises OSError; ValueError if it is something else."""
    data = path.read_bytes()
    if len(data) < _HEADER.size:
        raise ValueError(f"{path.name} is cut off")
    *_, width, height, bits, kind = _HEADER.unpack_from(data)
    if (bits, kind) != (_BITS, _FROM_TOP_WITH_ALPHA) or len(data) != file_size(width, height):
        raise ValueError(f"{path.name} is not a whole picture of this program")
    pixels = data[_HEADER.size : -len(_FOOTER)]
    return QImage(pixels, width, height, 4 * width, QImage.Format.Format_ARGB32).copy()


def store(image: QImage, folder: Path) -> Path:
    """Write the picture under a name made from its content, unless it is there already.

    OBS looks for a changed file once a second and shows a half-written one as nothing, so a file
    appears whole (temporary file, fsync, rename) and is never written again. Raises OSError.
    """
    data = encode(image)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:24]}.tga"
    if is_whole(path, len(data)):
        return path
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_READABLE_BY_OBS)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def file_size(width: int, height: int) -> int:
    """How many bytes a picture of this size has as a file."""
    return _HEADER.size + 4 * width * height + len(_FOOTER)


def is_whole(path: Path, size: int) -> bool:
    """Whether the file is there with all its bytes."""
    return path.is_file() and path.stat().st_size == size
