"""A small picture from a BMP file, as Qt writes it: the one format that every OBS can send and that
is read without decoding."""

import struct

from eventdesk.domain.air_sample import Picture

_PLAIN, _BITS = 0, 24  # BITMAPINFOHEADER's biCompression BI_RGB, and biBitCount


def picture_of(bmp: bytes) -> Picture:
    """The picture, its rows in the file's order (from below). Raises ValueError for any other file
    than an uncompressed BMP of 24 bits that is whole."""
    try:
        magic, _, _, start = struct.unpack_from("<2sIII", bmp)
        _, width, height, _, bits, kind = struct.unpack_from("<IiiHHI", bmp, 14)
    except struct.error:
        raise ValueError("not a BMP") from None
    if magic != b"BM" or (bits, kind) != (_BITS, _PLAIN) or width <= 0 or height == 0:
        raise ValueError("not a plain BMP")
    row, height = 3 * width, abs(height)
    stride = (row + 3) // 4 * 4
    if len(bmp) < start + stride * height:
        raise ValueError("a BMP that is cut off")
    lines = (bmp[start + stride * y : start + stride * y + row] for y in range(height))
    return Picture(width, height, b"".join(lines))
