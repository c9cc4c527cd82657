"""Whether a picture of a source shows anything: enough of PNG to see that, without decoding it."""

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA = 6
_EIGHT_BITS = 8


def is_blank(png: bytes) -> bool:
    """Whether every pixel is 0 in every channel: transparent. Raises ValueError when it is no PNG.

    Each of PNG's filters stores the difference from what it expects, which is 0 beside zeros: so a
    picture is all zeros exactly when everything stored is, but for the filter's number ahead of
    each row. A picture without an opacity channel is never transparent.
    """
    parts = list(_chunks(png))
    if not parts or parts[0][0] != b"IHDR":
        raise ValueError("not a PNG")
    width, height, bits, colour = struct.unpack_from(">IIBB", parts[0][1])
    if (bits, colour) != (_EIGHT_BITS, _RGBA):
        return False
    try:
        stored = zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT"))
    except zlib.error as error:
        raise ValueError("a damaged PNG") from error
    row = 1 + 4 * width
    return not any(any(stored[at * row + 1 : (at + 1) * row]) for at in range(height))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not png.startswith(_SIGNATURE):
        raise ValueError("not a PNG")
    at = len(_SIGNATURE)
    while at + 8 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12  # length, kind and checksum
