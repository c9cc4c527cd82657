"""How a lower third looks: the numbers of one file under assets/lower_thirds/.

Every part has a default, so that a file says only what its look does otherwise. What the numbers
mean to the eye is written beside them in classic.yaml.
"""

from enum import StrEnum
from typing import Annotated, NamedTuple

from msgspec import Struct

from eventdesk.domain.graphic import Side

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


class AccentPlace(StrEnum):
    """Where the accent's stroke is: along an edge of the plate, or between names and details."""

    SIDE = "side"
    TOP = "top"
    BOTTOM = "bottom"
    BETWEEN = "between"
    NONE = "none"


class Layout(StrEnum):
    """How a graphic shows more than one language."""

    ONE = "one"
    LINES = "lines"
    COLUMNS = "columns"
    ROTATE = "rotate"


class Details(StrEnum):
    """What stands below a name in a panel's strap."""

    ROLE = "role"
    ORGANISATION = "organisation"
    BOTH = "both"
    NONE = "none"


class MoveKind(StrEnum):
    """``cut`` in one frame, ``wipe`` uncovers it where it stands, ``slide`` brings it out of its
    own outer edge, ``rise`` out of its lower edge."""

    CUT = "cut"
    WIPE = "wipe"
    SLIDE = "slide"
    RISE = "rise"


Share = Annotated[float, Between(0, 1)]
Length = Annotated[float, Between(0, 0.2)]
"""A share of the canvas height, in its 16:9 part."""
Optic = Annotated[float, Between(0.5, 1.5)]

WHITE, BLACK, CLEAR = Colour(255, 255, 255), Colour(0, 0, 0), Colour(0, 0, 0, 0)
NAVY, SLATE, TEAL = Colour(12, 26, 49, 253), Colour(27, 48, 82, 253), Colour(31, 199, 180)
PALE, PALER, GREY = Colour(201, 214, 230), Colour(244, 247, 251), Colour(180, 195, 214)
HAIRLINE, DIVIDER = WHITE._replace(alpha=31), WHITE._replace(alpha=64)


class Place(Struct, frozen=True):
    """Where the graphic stands, unless a cue says otherwise. ``margin`` and ``widest`` are shares
    of the canvas width, ``bottom`` and ``tallest`` of its height, ``safe`` of both: nothing is
    drawn nearer to an edge."""

    side: Side = Side.LEFT
    safe: Annotated[float, Between(0, 0.2)] = 0.05
    margin: Annotated[float, Between(0, 0.5)] = 0.05
    bottom: Annotated[float, Between(0, 0.5)] = 0.085
    widest: Annotated[float, Between(0.1, 1)] = 0.66
    tallest: Annotated[float, Between(0.05, 1)] = 0.40


class Plate(Struct, frozen=True):
    """The ground under the words: two plates, for the names and for the details. ``start`` is the
    padding at the accent's side, ``end`` at the other; ``around_dot`` is in em of its line."""

    name_colour: Colour = NAVY
    detail_colour: Colour = SLATE
    edge_colour: Colour = HAIRLINE
    edge: Length = 0.0015
    radius: Length = 0.0
    start: Length = 0.026
    end: Length = 0.036
    top: Length = 0.0235
    bottom: Length = 0.0235
    above_details: Length = 0.0195
    between_lines: Length = 0.0115
    between_languages: Length = 0.0205
    between_names: Length = 0.026
    around_dot: Annotated[float, Between(0, 2)] = 0.46


class Accent(Struct, frozen=True):
    """A stroke in the event's colour. ``length`` is that of a stroke between names and details;
    0 goes as far as the words."""

    colour: Colour = TEAL
    place: AccentPlace = AccentPlace.SIDE
    width: Length = 0.0085
    length: Length = 0.0


class Shadow(Struct, frozen=True):
    """What makes words legible without a plate: ``near`` is of the letters, ``far`` of their
    lines, each blurred that far; strength 2 is twice as dark as a plain blur."""

    colour: Colour = BLACK
    near: Length = 0.0
    near_strength: Annotated[float, Between(0, 8)] = 1.0
    far: Length = 0.0
    far_strength: Annotated[float, Between(0, 8)] = 1.0


class Style(Struct, frozen=True):
    """How one kind of line is set. ``size`` is the em as a share of the canvas height,
    ``tracking`` is added to each letter's space, in em."""

    size: Annotated[float, Between(0.01, 0.2)]
    weight: Annotated[int, Between(100, 900)]
    colour: Colour
    tracking: Annotated[float, Between(-0.1, 0.3)] = 0.0


class Optical(Struct, frozen=True):
    """What each script's em is multiplied by, so that one size looks like one size."""

    latin: Optic = 1.0
    hangul: Optic = 0.95
    han: Optic = 0.95
    kana: Optic = 0.95
    arabic: Optic = 1.08
    thai: Optic = 1.04
    emoji: Optic = 0.9
    other: Optic = 1.0


class Languages(Struct, frozen=True):
    """How many languages are shown and how; ``seconds`` each page of a rotation is seen."""

    layout: Layout = Layout.LINES
    most: Annotated[int, Between(1, 4)] = 2
    seconds: Annotated[float, Between(1, 60)] = 5.0


class Columns(Struct, frozen=True):
    """Words side by side: the space at each side of the line between them, and that line."""

    gap: Length = 0.026
    line: Length = 0.0015
    colour: Colour = DIVIDER


class Panel(Struct, frozen=True):
    """The strap of several people: at most ``across`` beside each other, in as few rows as do.
    ``widest`` is a share of the canvas width, ``lines`` what one text may take."""

    name: Style = Style(0.037, 700, WHITE, 0.008)
    second_name: Style = Style(0.0215, 400, PALE, 0.005)
    detail: Style = Style(0.0225, 400, PALER)
    details: Details = Details.ROLE
    across: Annotated[int, Between(1, 9)] = 5
    lines: Annotated[int, Between(1, 4)] = 3
    widest: Annotated[float, Between(0.1, 1)] = 0.9
    above_details: Length = 0.013
    between_lines: Length = 0.009
    between_rows: Length = 0.030


class Logo(Struct, frozen=True):
    """The event's logo, at the accent's side of the plate: its box, the ground under it and the
    space around. ``shown`` without a logo in the sheet leaves no room for one."""

    shown: bool = False
    height: Length = 0.09
    widest: Annotated[float, Between(0, 0.4)] = 0.16
    ground: Colour = CLEAR
    around: Length = 0.024


class Fitting(Struct, frozen=True):
    """What may be done to a text that is too long: see the comments in classic.yaml."""

    tighten: Annotated[float, Between(0, 0.1)] = 0.02
    lines: Annotated[int, Between(1, 4)] = 2
    smallest: Annotated[float, Between(0.3, 1)] = 0.7
    step: Annotated[float, Between(0.01, 0.5)] = 0.05


class Move(Struct, frozen=True):
    """One animation: which, how long, and how it speeds up and slows down."""

    kind: MoveKind
    seconds: Annotated[float, Between(0, 5)]
    curve: Curve


class Motion(Struct, frozen=True):
    """How the graphic comes and goes, and how a new one comes over an old one in its place."""

    enter: Move = Move(MoveKind.WIPE, 0.4, Curve(0.3, 0.1, 0.1, 1.0))
    leave: Move = Move(MoveKind.WIPE, 0.3, Curve(0.4, 0.0, 0.7, 0.8))
    update: Move = Move(MoveKind.WIPE, 0.25, Curve(0.4, 0.0, 0.2, 1.0))


class Template(Struct, frozen=True):
    """One look, without its words."""

    format: Annotated[int, Between(FORMAT, FORMAT)] = FORMAT
    place: Place = Place()
    plate: Plate = Plate()
    accent: Accent = Accent()
    shadow: Shadow = Shadow()
    name: Style = Style(0.059, 700, WHITE, 0.01)
    second_name: Style = Style(0.0335, 400, PALE, 0.005)
    detail: Style = Style(0.032, 400, PALER)
    second_detail: Style = Style(0.0245, 400, GREY, 0.005)
    optical: Optical = Optical()
    languages: Languages = Languages()
    columns: Columns = Columns()
    panel: Panel = Panel()
    logo: Logo = Logo()
    fitting: Fitting = Fitting()
    motion: Motion = Motion()
