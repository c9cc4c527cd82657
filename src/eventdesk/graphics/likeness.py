"""Whether a graphic is in a picture of the program, whatever video lies behind it.

A pixel of a graphic with opacity a and colour c lets the light behind it through by 1 - a: what is
seen there lies between a·c (black behind) and a·c + 1 - a (white behind), as light. So the graphic
over black and over white gives two bounds for each pixel, and a picture fits where it is between
them. One share over all pixels would hardly tell names apart (most of a graphic is its plate), so
each tone of the graphic is judged by itself, dark plate and bright letters, and the worst counts.
"""

from functools import lru_cache
from itertools import product
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColorSpace, QImage, QPainter

from eventdesk.domain.graphic import Canvas, Rendered
from eventdesk.graphics import blending, tga

_OFFSETS = (-0.35, 0.0, 0.35)
"""OBS makes a picture smaller by sampling it, here and there depending on graphics card and
version: the bounds take in this much, in pixels of the picture, around each pixel's middle."""
_TOLERANCE = 6
"""Of 255, for roundings."""
_TELLING = 215
"""Bounds further apart than this, of 255, in every channel say too little to be looked at."""
_TONES = 3
_TONE_STEP = 24
"""Tones closer than this, of 255, are one."""
_FEWEST = 12
"""Pixels that make a tone: a few alone may be an accident of sampling."""
_MOST = 1_200
"""Pixels of one tone that are looked at, evenly spread: enough for a share to the percent."""
_ENOUGH = 8_000
"""Pixels of a graphic that are looked for tones; more are passed over, evenly."""

_Bound = tuple[int, int, int, int, int, int, int]
"""A pixel's place in the bytes, then the least and the most of its blue, green and red."""


class _Sample(Struct, frozen=True):
    area: QRect
    tones: tuple[tuple[_Bound, ...], ...]


def likeness(rendered: Rendered, canvas: Canvas, picture: bytes) -> float:
    """How much of the graphic is seen in a PNG of the whole canvas, at any size: the
    share of fitting pixels, 0..1, in the tone that fits worst.

    Raises OSError when the graphic's file is gone, ValueError when it or the picture is damaged.
    """
    # Named, so that Qt looks for no plugin on a thread that is not its own.
    seen = QImage.fromData(picture, "PNG")  # type: ignore[arg-type]  # PySide's stub wants bytes
    if seen.isNull():
        raise ValueError("OBS gave a picture that cannot be read")
    sample = _sample(_without_moves(rendered), canvas, seen.width(), seen.height())
    pixels = bytes(seen.copy(sample.area).convertToFormat(QImage.Format.Format_RGB32).constBits())
    return min((_fitting(pixels, tone) for tone in sample.tones), default=1.0)


def _fitting(pixels: bytes, tone: tuple[_Bound, ...]) -> float:
    fit = 0
    for at, blue, bluest, green, greenest, red, reddest in tone:
        fit += (
            blue <= pixels[at] <= bluest
            and green <= pixels[at + 1] <= greenest
            and red <= pixels[at + 2] <= reddest
        )
    return fit / len(tone)


def _without_moves(rendered: Rendered) -> Rendered:
    return Rendered(rendered.path, rendered.x, rendered.y, rendered.width, rendered.height)


@lru_cache(maxsize=16)
def _sample(rendered: Rendered, canvas: Canvas, width: int, height: int) -> _Sample:
    across, down = width / canvas.width, height / canvas.height
    place = QRectF(
        rendered.x * across, rendered.y * down, rendered.width * across, rendered.height * down
    )
    area = place.toAlignedRect().intersected(QRect(0, 0, width, height))
    if area.isEmpty():
        return _Sample(area, ())
    light = blending.linear_light(tga.load(Path(rendered.path)))
    place.translate(-area.x(), -area.y())
    least = _bounds(light, place, area, 0.0)
    most = _bounds(light, place, area, 1.0)
    return _Sample(area, _by_tone(_telling(least, most)))


def _bounds(light: QImage, place: QRectF, area: QRect, behind: float) -> bytes:
    """The graphic over black (0) or white (1): the darkest, or brightest, near each pixel."""
    mode = (
        QPainter.CompositionMode.CompositionMode_Lighten
        if behind
        else QPainter.CompositionMode.CompositionMode_Darken
    )
    result = _over(light, place, area, behind)
    for dx, dy in product(_OFFSETS, _OFFSETS):
        painter = QPainter(result)
        painter.setCompositionMode(mode)
        painter.drawImage(0, 0, _over(light, place.translated(dx, dy), area, behind))
        painter.end()
    return bytes(result.constBits())


def _over(light: QImage, place: QRectF, area: QRect, behind: float) -> QImage:
    drawn = QImage(area.size(), QImage.Format.Format_RGBA64_Premultiplied)
    drawn.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgbLinear))
    drawn.fill(0xFFFFFFFF if behind else 0xFF000000)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, light)
    painter.end()
    drawn.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return drawn.convertToFormat(QImage.Format.Format_RGB32)


def _telling(least: bytes, most: bytes) -> list[tuple[int, _Bound]]:
    """The pixels whose bounds are narrow enough to say something, each with its shade. Of a large
    graphic only some are looked at: this is plain Python, and once per graphic."""
    found: list[tuple[int, _Bound]] = []
    for at in range(0, len(least), 4 * max(1, len(least) // 4 // _ENOUGH)):
        blue, green, red = least[at : at + 3]
        bluest, greenest, reddest = most[at : at + 3]
        if min(bluest - blue, greenest - green, reddest - red) > _TELLING:
            continue
        bound = (
            at,
            blue - _TOLERANCE, bluest + _TOLERANCE,
            green - _TOLERANCE, greenest + _TOLERANCE,
            red - _TOLERANCE, reddest + _TOLERANCE,
        )  # fmt: skip
        found.append(((blue + bluest + green + greenest + red + reddest) // 6, bound))
    return found


def _by_tone(found: list[tuple[int, _Bound]]) -> tuple[tuple[_Bound, ...], ...]:
    """The pixels from dark to bright in up to _TONES parts, each thinned to what is needed."""
    if not found:
        return ()
    shades = [shade for shade, _ in found]
    darkest, spread = min(shades), max(shades) - min(shades)
    tones: list[list[_Bound]] = [[] for _ in range(_TONES)]
    for shade, bound in found:
        part = 0 if spread < _TONE_STEP else min((shade - darkest) * _TONES // spread, _TONES - 1)
        tones[part].append(bound)
    kept = [tone for tone in tones if len(tone) >= _FEWEST] or [[bound for _, bound in found]]
    return tuple(tuple(tone[:: max(1, len(tone) // _MOST)]) for tone in kept)
