"""How a lower third looks: the numbers of one file under assets/lower_thirds/."""

from dataclasses import dataclass, replace
from typing import Annotated, NamedTuple

FORMAT = 1
"""The version of the template files that this code reads."""


class Between(NamedTuple):
    """The range that a number of a template may have, ends included."""

    low: float
    high: float


class Curve(NamedTuple):
    """An easing as CSS's cubic-bezier(); all four are 0..1, so it never runs backwards."""

    x1: float
    y1: float
    x2: float
    y2: float


class Colour(NamedTuple):
    """Red, green, blue and opacity, 0..255, sRGB and not premultiplied."""

    red: int
    green: int
    blue: int
    alpha: int = 255


Length = Annotated[float, Between(0, 0.2)]
"""A share of the canvas height, in its 16:9 part."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the graphic stands. ``left`` and ``widest`` are shares of the canvas width, ``bottom``
    and ``tallest`` of its height, ``safe`` of both: nothing is drawn nearer to an edge."""

    safe: Annotated[float, Between(0, 0.2)]
    left: Annotated[float, Between(0, 0.5)]
    bottom: Annotated[float, Between(0, 0.5)]
    widest: Annotated[float, Between(0.1, 1)]
    tallest: Annotated[float, Between(0.05, 1)]


@dataclass(frozen=True, slots=True)
class Plate:
    """The ground under the words: two plates, for the names and for the details.
    ``around_dot`` is in em of the dot's line."""

    name_colour: Colour
    detail_colour: Colour
    edge_colour: Colour
    edge: Length
    left: Length
    right: Length
    top: Length
    bottom: Length
    above_details: Length
    between_lines: Length
    between_languages: Length
    between_names: Length
    around_dot: Annotated[float, Between(0, 2)]


@dataclass(frozen=True, slots=True)
class Accent:
    """The bar at the left of the plate."""

    colour: Colour
    width: Length


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of line is set. ``size`` is the em as a share of the canvas height,
    ``tracking`` is added to each letter's space, in em."""

    size: Annotated[float, Between(0.01, 0.2)]
    weight: Annotated[int, Between(100, 900)]
    colour: Colour
    tracking: Annotated[float, Between(-0.1, 0.3)]


@dataclass(frozen=True, slots=True)
class Fitting:
    """What may be done to a text that is too long: see the comments in classic.yaml."""

    tighten: Annotated[float, Between(0, 0.1)]
    lines: Annotated[int, Between(1, 4)]
    smallest: Annotated[float, Between(0.3, 1)]
    step: Annotated[float, Between(0.01, 0.5)]


@dataclass(frozen=True, slots=True)
class Move:
    """One animation: how long, and how it speeds up and slows down."""

    seconds: Annotated[float, Between(0, 5)]
    curve: Curve


@dataclass(frozen=True, slots=True)
class Motion:
    """How the graphic comes and goes."""

    enter: Move
    leave: Move


@dataclass(frozen=True, slots=True)
class Template:
    """One look, without its words."""

    format: Annotated[int, Between(FORMAT, FORMAT)]
    place: Place
    plate: Plate
    accent: Accent
    name: Style
    second_name: Style
    detail: Style
    second_detail: Style
    fitting: Fitting
    motion: Motion

    def dot(self, style: Style) -> Style:
        """The style of the dot between role and organisation: the line's, in the accent colour."""
        return replace(style, weight=self.name.weight, colour=self.accent.colour)
