"""The plan: a run-sheet, its sessions and cues, every default already resolved.

The file format is in ``storage/runsheet``; this is what a sheet without errors means. A plan
crosses from one process to another (``storage/plan``), so everything in it can be pickled.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from eventdesk.domain.alarm import Fault
from eventdesk.domain.graphic import Side, TextInputs, Theme
from eventdesk.domain.parts import Level, Switch
from eventdesk.domain.text import Text
from eventdesk.domain.verbs import (
    Advance,
    BroadcastVerb,
    CameraVerb,
    MediaVerb,
    RecordVerb,
    ReplayVerb,
)

PROGRAM = "program"
"""The output every ``scene:`` means unless it names another; what the stream carries."""


class TimeOfDay(Struct, frozen=True, order=True):
    """A local clock time, ``days`` after the event's date ("+1 00:30" is one day after)."""

    days: int
    time: time


class Transition(Struct, frozen=True):
    """How a scene comes on air; ``None`` leaves that part as OBS has it."""

    kind: str | None = None
    duration: timedelta | None = None


CUT = Transition(kind="Cut")


class ShowWhen(StrEnum):
    """When a cue's lower third comes on by itself."""

    ON_GO = "on go"
    AFTER = "after"
    MANUAL = "manual"


class LowerThirdPlan(Struct, frozen=True):
    """Whose name a cue shows, and when.

    More than one speaker is a panel: nobody is named until a seat's key is pressed. Without
    ``hide_after`` the name leaves with its cue; with ``stays`` it also goes on into a next cue
    that is about the same speaker. ``drop_on_cut`` takes it off at once when a hand takes another
    scene: the shot may show somebody else. ``side`` None is the template's own.
    """

    speakers: tuple[str, ...]
    template: str = "classic"
    side: Side | None = None
    show: ShowWhen = ShowWhen.MANUAL
    delay: timedelta = timedelta(0)
    hide_after: timedelta | None = None
    stays: bool = False
    drop_on_cut: bool = False


class MediaAction(Struct, frozen=True):
    """One momentary action on one OBS media input."""

    verb: MediaVerb
    input: str


class Cue(Struct, frozen=True):
    """One step that the operator takes.

    ``scenes`` maps an output's name to the OBS scene it gets; an output that is not named keeps
    what it has. ``duration`` None means untimed: the cue counts for nothing in the plan. ``quiet``
    are the faults of picture and sound that are meant to be so while it is on air.
    """

    id: str
    title: Text = Text()
    speakers: tuple[str, ...] = ()
    duration: timedelta | None = None
    scenes: Mapping[str, str] = field(default_factory=dict)
    transition: Transition = Transition()
    lower_third: LowerThirdPlan | None = None
    unmute: tuple[str, ...] = ()
    mute: tuple[str, ...] = ()
    volumes: Mapping[str, Level] = field(default_factory=dict)
    switches: tuple[Switch, ...] = ()
    media: tuple[MediaAction, ...] = ()
    record: RecordVerb | None = None
    replay: ReplayVerb | None = None
    virtual_camera: CameraVerb | None = None
    broadcast: BroadcastVerb | None = None
    advance: Advance = Advance.MANUAL
    warn_before_end: timedelta | None = None
    chapter: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    skip: bool = False
    quiet: tuple[Fault, ...] = ()

    @property
    def seats(self) -> tuple[str, ...]:
        """Whom the cue is about: those whose keys name them, in the order of the keys."""
        plan = self.lower_third
        return plan.speakers if plan and plan.speakers else self.speakers


class Session(Struct, frozen=True):
    """A block of cues; ``start`` is a fixed local start, None follows the block before."""

    id: str
    title: Text
    cues: tuple[Cue, ...]
    start: TimeOfDay | None = None


class Speaker(Struct, frozen=True):
    """A person who can be named on air."""

    id: str
    name: Text
    role: Text = Text()
    organisation: Text = Text()
    language: str | None = None
    remote: bool = False


class Output(Struct, frozen=True):
    """A named switcher; the machine's settings say which OBS it is. One that ``mirrors`` the
    program is a backup encoder: it shows, plays and names what the program does, and may be made
    program."""

    name: str
    required: bool = False
    mirrors: str | None = None


class EventInfo(Struct, frozen=True):
    """What the whole sheet is about; ``languages`` is what graphics show, primary first, and
    ``theme`` what they look like."""

    title: Text
    date: date
    timezone: ZoneInfo
    venue: Text = Text()
    languages: tuple[str, ...] = ("en",)
    theme: Theme = Theme()


class Captions(StrEnum):
    """Where a broadcast's captions come from."""

    NONE = "none"
    EMBEDDED = "embedded"  # in the picture's stream: CEA-608/708 from the encoder
    HTTP = "http"  # posted to YouTube by a captioner's tool


class BroadcastPlan(Struct, frozen=True):
    """A YouTube broadcast that the sheet asks for; ``thumbnail`` is relative to the sheet.

    The description is whole: its placeholders are filled in. ``session_title`` takes the title's
    place from session to session, with "{session}" for the session's; none without words.
    ``category`` is YouTube's number for it, ``playlist`` a playlist's id.

    ``name`` tells it from the sheet's others, "" when there is but one; ``language`` is what it is
    in where that is not the sheet's primary one. ``output`` is whose picture it carries, and
    ``session`` the one that it begins with, None for the first. With ``spare`` a second broadcast
    and key stand by to take its place.
    """

    title: Text
    description: Text = Text()
    session_title: Text = Text()
    scheduled_start: TimeOfDay | None = None
    privacy: str = "unlisted"
    latency: str = "normal"
    made_for_kids: bool = False
    thumbnail: str | None = None
    preview: bool = True
    category: str | None = None
    playlist: str | None = None
    tags: tuple[str, ...] = ()
    dvr: bool = True
    captions: Captions = Captions.NONE
    name: str = ""
    language: str | None = None
    output: str = PROGRAM
    session: str | None = None
    spare: bool = False


class RunSheet(Struct, frozen=True, dict=True):
    """A whole plan without errors: unique ids, known speakers, resolved defaults. ``text_inputs``
    is the producer's own graphic in OBS, for the template OBS_TEXT. ``broadcast`` is the only or
    the first broadcast, ``more_broadcasts`` are the others."""

    event: EventInfo
    sessions: tuple[Session, ...]
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    outputs: Mapping[str, Output] = field(
        default_factory=lambda: {PROGRAM: Output(PROGRAM, required=True)}
    )
    broadcast: BroadcastPlan | None = None
    text_inputs: TextInputs | None = None
    more_broadcasts: tuple[BroadcastPlan, ...] = ()

    @cached_property
    def broadcasts(self) -> tuple[BroadcastPlan, ...]:
        """All broadcasts, in the order of the sheet."""
        return (self.broadcast, *self.more_broadcasts) if self.broadcast else ()

    @cached_property
    def parts(self) -> tuple[tuple[BroadcastPlan, ...], ...]:
        """The broadcasts that are on together, one group after the other; each group's stage is
        asked for with one word."""
        begins = {session.id: number for number, session in enumerate(self.sessions)}
        groups: dict[int, list[BroadcastPlan]] = {}
        for plan in self.broadcasts:
            groups.setdefault(begins.get(plan.session or "", 0), []).append(plan)
        return tuple(tuple(groups[number]) for number in sorted(groups))

    def languages_of(self, plan: BroadcastPlan | None) -> tuple[str, ...]:
        """The languages of a broadcast's words, its own first."""
        own = (plan.language,) if plan and plan.language else ()
        return tuple(dict.fromkeys((*own, *self.event.languages)))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """All cues in the order of the sheet."""
        return tuple(cue for session in self.sessions for cue in session.cues)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {cue.id: position for position, cue in enumerate(self.cues)}

    def shown_on(self, output: str) -> str:
        """The output whose scenes this one shows: its own, or those of the one that it mirrors."""
        known = self.outputs.get(output)
        return (known and known.mirrors) or output

    def __contains__(self, cue_id: object) -> bool:
        """Whether a cue of this id is in the sheet."""
        return cue_id in self._positions

    def cue(self, cue_id: str) -> Cue:
        """The cue with this id; KeyError when the sheet has none."""
        return self.cues[self._positions[cue_id]]

    def position(self, cue_id: str) -> int:
        """Where the cue stands in ``cues``; KeyError when the sheet has none."""
        return self._positions[cue_id]

    def moment(self, at: TimeOfDay) -> datetime:
        """The instant of a local clock time, as an aware datetime in the event's zone."""
        day = self.event.date + timedelta(days=at.days)
        return datetime.combine(day, at.time, tzinfo=self.event.timezone)
