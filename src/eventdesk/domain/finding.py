"""One line of preflight: a code, how grave it is, and what was found. ``ui/preflight_words`` has
the sentence for each code."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How grave it is, the gravest first. UNKNOWN is what nobody could look at: said, so that
    it is not taken for green."""

    RED = "red"
    AMBER = "amber"
    UNKNOWN = "not checked"
    GREEN = "green"


_ORDER = {level: number for number, level in enumerate(Level)}


class Finding(Struct, frozen=True):
    """``about`` is a name in OBS or in the sheet, ``found`` and ``expected`` what is and what
    should be, each "" where the code has none; ``cues`` are the ids of the cues that it touches,
    ``output`` the OBS that it was found in."""

    code: str
    level: Level
    about: str = ""
    found: str = ""
    expected: str = ""
    output: str = ""
    cues: tuple[str, ...] = ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first, otherwise as they came."""
    return tuple(sorted(findings, key=lambda one: _ORDER[one.level]))


def worst(findings: Iterable[Finding]) -> Level:
    """The gravest level; what could not be looked at does not spoil a green."""
    levels = {one.level for one in findings}
    return next((level for level in (Level.RED, Level.AMBER) if level in levels), Level.GREEN)


def count(findings: Iterable[Finding], level: Level) -> int:
    """How many there are of a level."""
    return sum(one.level is level for one in findings)
