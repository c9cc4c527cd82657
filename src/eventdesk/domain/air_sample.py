"""A look at the program: how it looks and sounds at one moment. ``air`` judges it."""

from collections.abc import Mapping

from msgspec import Struct

Peak = tuple[float, float]
"""An input's peak over one block of sound, behind and before its fader: 1.0 is full scale."""


class Picture(Struct, frozen=True):
    """A small picture: ``width * height`` pixels of three bytes, row by row."""

    width: int
    height: int
    pixels: bytes


class AirSample(Struct, frozen=True):
    """A look at the program at the monotonic second ``at``.

    ``picture`` shows the scene named; both are None when OBS gave none. ``sound`` has, for every
    input that is on air, the peaks since the sample before; None when OBS sent no meters.
    """

    output: str
    at: float
    scene: str | None = None
    picture: Picture | None = None
    sound: Mapping[str, tuple[Peak, ...]] | None = None
