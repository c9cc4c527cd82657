"""What has happened to the show, past tense. The journal keeps these and nothing else.

``at`` is an aware UTC datetime. A field is never renamed or given another meaning: a changed
event gets a new class and the old one stays readable (``storage/journal_codec``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.switcher import Leg

CUT_BY_HAND = "cut-by-hand"
"""Why a name left: another hand took another scene (``about``, where it is known) under it."""


@dataclass(frozen=True, slots=True)
class SheetLoaded:
    """The plan the show follows from here on; the journal keeps its text under ``digest``."""

    at: datetime
    digest: str
    sheet: RunSheet = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class CueTaken:
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


@dataclass(frozen=True, slots=True)
class CueTakenBack:
    """The last GO was undone; the cue before it is on air again with its clock as it was."""

    at: datetime
    cue: str
    take: int


@dataclass(frozen=True, slots=True)
class StandbySet:
    """This cue is the next that GO takes."""

    at: datetime
    cue: str


@dataclass(frozen=True, slots=True)
class CueSkipped:
    """The cue was left out, or put back when ``skip`` is False."""

    at: datetime
    cue: str
    skip: bool


@dataclass(frozen=True, slots=True)
class ShowHeld:
    """The cue's clock stands."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ShowResumed:
    """The cue's clock runs again."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """The cue on air got more time, or less when negative."""

    at: datetime
    cue: str
    amount: timedelta


@dataclass(frozen=True, slots=True)
class LowerThirdShown:
    """A speaker is to be named on air, until ``hide_at`` if there is one; ``beside`` on the same
    graphic."""

    at: datetime
    speaker: str
    take: int
    hide_at: datetime | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LowerThirdHidden:
    """The name is to leave the air; ``cut`` at once. ``because`` is a code when the show did it on
    its own account (CUT_BY_HAND), and ``about`` what that is about."""

    at: datetime
    take: int
    cut: bool = False
    because: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastAsked:
    """The broadcast is to reach this stage."""

    at: datetime
    stage: Stage


@dataclass(frozen=True, slots=True)
class BroadcastFound:
    """This broadcast on YouTube is ours: after a restart it is this one, never another."""

    at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class BroadcastReached:
    """YouTube was seen at this stage."""

    at: datetime
    stage: Stage


@dataclass(frozen=True, slots=True)
class BroadcastTimed:
    """When the broadcast really began for the audience and, once known, ended: YouTube's word."""

    at: datetime
    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoLiveForced:
    """The operator let the broadcast go live although the desk held it back; ``why`` it did."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ThumbnailSet:
    """YouTube took this picture; ``digest`` is of its bytes, so that it is sent once."""

    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class ChaptersAsked:
    """The operator let these lines be written into the description of the ended broadcast."""

    at: datetime
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChaptersWritten:
    """The chapters were read back in the description."""

    at: datetime


@dataclass(frozen=True, slots=True)
class DriftAdopted:
    """What the devices showed was accepted: output → scene, and output → input → muted; whether
    the program records, None when that was not asked of it; and that its name was gone."""

    at: datetime
    take: int
    scenes: Mapping[str, str]
    muted: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    recording: bool | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class DevicesReturned:
    """The devices are to look as the show means, again."""

    at: datetime
    take: int


@dataclass(frozen=True, slots=True)
class OverlayConsented:
    """The operator let the desk install its overlay scene in OBS, or had it removed."""

    at: datetime
    take: int
    install: bool


@dataclass(frozen=True, slots=True)
class ProgramMoved:
    """The OBS that is set up for ``output`` is the program from here on; the one that was takes
    its place as a backup."""

    at: datetime
    output: str
    take: int


@dataclass(frozen=True, slots=True)
class StreamForced:
    """The operator let the program stream although the OBS that was program before may as well;
    ``why`` the desk held it back."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class LegConfirmed:
    """A device was seen doing what a take asked of it."""

    at: datetime
    output: str
    take: int
    leg: Leg


@dataclass(frozen=True, slots=True)
class LegFailed:
    """A device did not do what a take asked of it."""

    at: datetime
    output: str
    take: int
    leg: Leg
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DriftSeen:
    """A device was changed by another hand: output ``output`` shows ``found``."""

    at: datetime
    output: str
    leg: Leg
    what: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class CommandRefused:
    """Something was asked and not done."""

    at: datetime
    command: str
    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ShowReopened:
    """The desk came back to a show that had not ended (a crash, or closed and opened)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ShowEnded:
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
    | DriftAdopted
    | DevicesReturned
    | OverlayConsented
    | ProgramMoved
    | StreamForced
    | LegConfirmed
    | LegFailed
    | DriftSeen
    | CommandRefused
    | ShowReopened
    | ShowEnded
)
