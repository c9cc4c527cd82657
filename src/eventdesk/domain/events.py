"""What has happened to the show, past tense. The journal keeps these and nothing else.

``at`` is an aware UTC datetime. A field is never renamed or given another meaning: a changed
event gets a new class and the old one stays readable (``storage/journal_codec``). Those about what
the devices were seen to do are in ``device_events``.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from eventdesk.domain.broadcast_events import (
    BroadcastAsked,
    BroadcastFound,
    BroadcastReached,
    BroadcastTimed,
    ChaptersAsked,
    ChaptersWritten,
    GoLiveForced,
    SpareTaken,
    ThumbnailSet,
    WordsAsked,
    WordsWritten,
)
from eventdesk.domain.device_events import (
    DevicesReturned,
    DriftAdopted,
    DriftSeen,
    LegConfirmed,
    LegFailed,
    OverlayConsented,
    ProgramMoved,
    RecordingSeen,
    SourceRenamed,
    StreamForced,
)
from eventdesk.domain.parts import Switch
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.watch_events import WatchCleared, WatchEvent, WatchRaised

__all__ = [
    "BroadcastAsked",
    "BroadcastFound",
    "BroadcastReached",
    "BroadcastTimed",
    "ChaptersAsked",
    "ChaptersWritten",
    "DevicesReturned",
    "DriftAdopted",
    "DriftSeen",
    "GoLiveForced",
    "LegConfirmed",
    "LegFailed",
    "OverlayConsented",
    "ProgramMoved",
    "RecordingSeen",
    "SourceRenamed",
    "SpareTaken",
    "StreamForced",
    "ThumbnailSet",
    "WatchCleared",
    "WatchRaised",
    "WordsAsked",
    "WordsWritten",
]
"""Events of other modules that are given on from here, beside those below."""

CUT_BY_HAND = "cut-by-hand"
"""Why a name left: another hand took another scene (``about``, where it is known) under it."""


class SheetLoaded(Struct, frozen=True):
    """The plan the show follows from here on; the journal keeps its text under ``digest``."""

    at: datetime
    digest: str
    sheet: RunSheet


class CueTaken(Struct, frozen=True):
    """GO took this cue. ``was_*`` is what the devices showed before, so that it can be undone.

    ``was_scene`` maps an output to its scene; ``was_muted`` an output to its inputs' mutes, of what
    this cue touches; so are the others, of the program (``was_volume`` in decibels).
    """

    at: datetime
    cue: str
    take: int
    automatic: bool = False
    was_scene: Mapping[str, str] = field(default_factory=dict)
    was_muted: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    was_volume: Mapping[str, float] = field(default_factory=dict)
    was_switched: tuple[Switch, ...] = ()
    was_camera: bool | None = None


class CueTakenBack(Struct, frozen=True):
    """The last GO was undone; the cue before it is on air again with its clock as it was."""

    at: datetime
    cue: str
    take: int


class StandbySet(Struct, frozen=True):
    """This cue is the next that GO takes."""

    at: datetime
    cue: str


class CueSkipped(Struct, frozen=True):
    """The cue was left out, or put back when ``skip`` is False."""

    at: datetime
    cue: str
    skip: bool


class ShowHeld(Struct, frozen=True):
    """The cue's clock stands."""

    at: datetime


class ShowResumed(Struct, frozen=True):
    """The cue's clock runs again."""

    at: datetime


class TimeAdded(Struct, frozen=True):
    """The cue on air got more time, or less when negative."""

    at: datetime
    cue: str
    amount: timedelta


class LowerThirdShown(Struct, frozen=True):
    """A speaker is to be named on air, until ``hide_at`` if any; ``beside`` on the same graphic."""

    at: datetime
    speaker: str
    take: int
    hide_at: datetime | None = None
    beside: tuple[str, ...] = ()


class LowerThirdHidden(Struct, frozen=True):
    """The name is to leave air, ``cut`` at once; ``because`` is a code, the show's own reason."""

    at: datetime
    take: int
    cut: bool = False
    because: str = ""
    about: str = ""


class CommandRefused(Struct, frozen=True):
    """Something was asked and not done."""

    at: datetime
    command: str
    code: str
    about: str = ""


class ShowReopened(Struct, frozen=True):
    """The desk came back to a show that had not ended (a crash, or closed and opened)."""

    at: datetime


class ShowEnded(Struct, frozen=True):
    """The run is over."""

    at: datetime


Event = (
    SheetLoaded
    | CueTaken
    | CueTakenBack
    | StandbySet
    | CueSkipped
    | ShowHeld
    | ShowResumed
    | TimeAdded
    | LowerThirdShown
    | LowerThirdHidden
    | BroadcastAsked
    | BroadcastFound
    | BroadcastReached
    | BroadcastTimed
    | GoLiveForced
    | ThumbnailSet
    | ChaptersAsked
    | ChaptersWritten
    | SpareTaken
    | RecordingSeen
    | WordsAsked
    | WordsWritten
    | DriftAdopted
    | DevicesReturned
    | OverlayConsented
    | ProgramMoved
    | StreamForced
    | LegConfirmed
    | LegFailed
    | DriftSeen
    | SourceRenamed
    | WatchEvent
    | CommandRefused
    | ShowReopened
    | ShowEnded
)
