"""What a cue sets in OBS beside scenes: how loud an input is, and what is switched on or off."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

SILENCE, LOUDEST = -100.0, 26.0
"""SetInputVolume's range in decibels (protocol 5.1.0); OBS shows the lower end as silence."""
SAME_LEVEL = 0.1
"""Decibels: OBS keeps a factor, and a level that it is told comes back a little off."""


class PartKind(StrEnum):
    """What kind of thing is switched on and off."""

    FILTER = "filter"  # of an input or a scene
    SOURCE = "source"  # an item of a scene, by the name of what it shows


class Part(Struct, frozen=True):
    """A filter of ``owner``, or the topmost item of the source ``name`` in the scene ``owner``."""

    kind: PartKind
    owner: str
    name: str

    @property
    def label(self) -> str:
        """As a person reads it: "Podium mic / Compressor"."""
        return f"{self.owner} / {self.name}"


class Switch(Struct, frozen=True):
    """A part is to be on, or it is."""

    part: Part
    on: bool


class Level(Struct, frozen=True):
    """How loud an input is to be: decibels, reached in ``fade`` (None: at once)."""

    decibels: float
    fade: timedelta | None = None


def is_level(found: float | None, wanted: float) -> bool:
    """Whether an input is as loud as wanted; below SILENCE there is nothing to tell apart."""
    return found is not None and abs(max(found, SILENCE) - max(wanted, SILENCE)) <= SAME_LEVEL


def decibels(level: float) -> str:
    """As a sheet writes it: "-6dB"."""
    return f"{round(level, 1) + 0.0:g}dB"


def of_kind(parts: Iterable[Part], kind: PartKind) -> list[Part]:
    """The parts of this kind, in order."""
    return [part for part in parts if part.kind is kind]


def switched(parts: Mapping[Part, bool], switches: Iterable[Switch]) -> dict[Part, bool]:
    """The parts after these switches."""
    return {**parts, **{each.part: each.on for each in switches}}
