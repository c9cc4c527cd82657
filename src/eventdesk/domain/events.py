"""What has happened to the show, past tense. The journal keeps these and nothing else.

``at`` is an aware UTC datetime. A field is never renamed or given another meaning: a changed
event gets a new class and the old one stays readable (``storage/journal_codec``).
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
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.switcher import Leg
from eventdesk.domain.watch_events import WatchCleared, WatchRaised

CUT_BY_HAND = "cut-by-hand"
"""Why a name left: another hand took another scene (``about``, where it is known) under it."""


class SheetLoaded(Struct, frozen=True):
    """The plan the show follows from here on; the journal keeps its text under ``digest``."""

    at: datetime
    digest: str
    sheet: RunSheet


class CueTaken(Struct, frozen=True):
    """GO took this cue. ``was_*`` is what the devices showed before, so that it can be undone.

    ``was_scene`` maps an output to its scene; ``was_muted`` an output to its inputs' mutes, of
    the inputs that this cue touches.
    """

    at: datetime
    cue: str
    take: int
    automatic: bool = False
    was_scene: Mapping[str, str] = field(default_factory=dict)
    was_muted: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)


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
    """The name is to leave the air; ``cut`` at once. ``because`` is a code when the show did it on
    its own account (CUT_BY_HAND), and ``about`` what that is about."""

    at: datetime
    take: int
    cut: bool = False
    because: str = ""
    about: str = ""


class DriftAdopted(Struct, frozen=True):
    """What the devices showed was accepted: output → scene, and output → input → muted; whether
    the program records and streams, None: not asked of it; and that its name was gone."""

    at: datetime
    take: int
    scenes: Mapping[str, str]
    muted: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    recording: bool | None = None
    unnamed: bool = False
    stream: bool | None = None


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
    | WordsAsked
    | WordsWritten
    | DriftAdopted
    | DevicesReturned
    | OverlayConsented
    | LegConfirmed
    | LegFailed
    | DriftSeen
    | SourceRenamed
    | WatchRaised
    | WatchCleared
    | CommandRefused
    | ShowReopened
    | ShowEnded
)
