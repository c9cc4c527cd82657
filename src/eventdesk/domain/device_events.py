"""What the devices were seen to do, past tense: a part of ``events``, whose rules hold here too."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from eventdesk.domain.parts import Switch
from eventdesk.domain.switcher import Leg


class RecordingSeen(Struct, frozen=True):
    """The program was seen to begin or to end a recording, whoever asked for it."""

    at: datetime
    running: bool


class DriftAdopted(Struct, frozen=True):
    """What the devices showed was accepted: output → scene, and output → input → muted; of the
    program input → decibels, what is switched, and what runs or streams (None: not asked of it);
    and that its name was gone."""

    at: datetime
    take: int
    scenes: Mapping[str, str]
    muted: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    recording: bool | None = None
    unnamed: bool = False
    stream: bool | None = None
    volumes: Mapping[str, float] = field(default_factory=dict)
    switched: tuple[Switch, ...] = ()
    replay: bool | None = None
    virtual_camera: bool | None = None


class DevicesReturned(Struct, frozen=True):
    """The devices are to look as the show means, again."""

    at: datetime
    take: int


class OverlayConsented(Struct, frozen=True):
    """The operator let the desk install its overlay scene in OBS, or had it removed."""

    at: datetime
    take: int
    install: bool


class LegConfirmed(Struct, frozen=True):
    """A device was seen doing what a take asked of it."""

    at: datetime
    output: str
    take: int
    leg: Leg


class LegFailed(Struct, frozen=True):
    """A device did not do what a take asked of it."""

    at: datetime
    output: str
    take: int
    leg: Leg
    code: str
    detail: str = ""


class DriftSeen(Struct, frozen=True):
    """A device was changed by another hand: output ``output`` shows ``found``."""

    at: datetime
    output: str
    leg: Leg
    what: str
    wanted: str
    found: str


class SourceRenamed(Struct, frozen=True):
    """In this scene collection of an output, what the show calls ``name`` is called ``now``."""

    at: datetime
    output: str
    collection: str
    name: str
    now: str
