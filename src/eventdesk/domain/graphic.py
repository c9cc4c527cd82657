"""A lower third as the show speaks of it: its words and look, and the pictures it is drawn as."""

from enum import StrEnum

from msgspec import Struct

from eventdesk.domain.text import Text

OBS_TEXT = "obs-text"
"""The template of those who drew their own graphic in OBS: its text inputs get the words."""

PANEL = "panel"
"""The template of a strap that names several people at once."""


class Canvas(Struct, frozen=True):
    """OBS's base canvas in pixels, and its frame rate in frames a second."""

    width: int = 1920
    height: int = 1080
    fps: float = 30.0


class Side(StrEnum):
    """Where on the canvas a graphic stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Person(Struct, frozen=True):
    """One speaker's words on a graphic; ``language`` is the tag of what they speak."""

    name: Text
    role: Text = Text()
    organisation: Text = Text()
    language: str | None = None


class Theme(Struct, frozen=True):
    """The event's own look over a template's; None leaves that part to the template.

    Colours are "#RRGGBB"; ``logo`` is a picture's path, relative to the sheet.
    """

    accent: str | None = None
    plate: str | None = None
    text: str | None = None
    logo: str | None = None


class TextInputs(Struct, frozen=True):
    """A graphic that a producer drew in OBS: the text inputs that get each field's words (None:
    the graphic has no such field), and the source whose item is switched on and off."""

    name: str
    role: str | None = None
    organisation: str | None = None
    shows: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The text inputs, each once."""
        named = (self.name, self.role, self.organisation)
        return tuple(dict.fromkeys(one for one in named if one is not None))


class Graphic(Struct, frozen=True):
    """A lower third to be shown: its words and look, not its pixels.

    ``people`` has more than one for a panel's strap. ``side`` None is the template's own.
    ``inputs`` belongs to the template OBS_TEXT alone.
    """

    template: str
    people: tuple[Person, ...]
    languages: tuple[str, ...]
    side: Side | None = None
    theme: Theme = Theme()
    inputs: TextInputs | None = None

    @property
    def name(self) -> Text:
        """Whom it names; of a panel, the first one."""
        return self.people[0].name if self.people else Text()


class Keyframe(Struct, frozen=True):
    """One video frame of a move: pixels off the graphic's place, and how much of the picture is
    cut away at each edge, as shares of its width and height, 0..1."""

    dx: int = 0
    dy: int = 0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class Rendered(Struct, frozen=True):
    """A graphic as a file: straight alpha, cropped tight, placed at x, y on the canvas.

    ``enter``, ``leave`` and ``update`` are keyframes, one per video frame, which end at rest or
    begin there; ``update`` is how this picture comes over another that stands in its place.
    ``seconds`` is how long it stays until the next of ``then`` comes over it, and after the last
    one the first again; 0 for a graphic of one picture.
    """

    path: str
    x: int
    y: int
    width: int
    height: int
    enter: tuple[Keyframe, ...] = ()
    leave: tuple[Keyframe, ...] = ()
    update: tuple[Keyframe, ...] = ()
    seconds: float = 0.0
    then: tuple["Rendered", ...] = ()
