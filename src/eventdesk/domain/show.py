"""What the show is at one moment. ``decide`` and ``apply`` live in their own modules."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, field

from eventdesk.domain.broadcast import Stage, Words
from eventdesk.domain.graphic import Graphic
from eventdesk.domain.parts import Level, Part, Switch
from eventdesk.domain.runsheet import PROGRAM, Cue, MediaAction, RunSheet, Transition


class OnAir(Struct, frozen=True):
    """The cue that was taken, as it was when it was taken (late edits do not touch it).

    ``held`` is the time it stood on hold so far, without the hold that runs since
    ``held_since``; ``added`` is time given or, negative, taken away. The other
    ``was_*`` are what the outputs showed before, and ``was_span`` this cue's own earlier time
    on air, for taking it back.
    """

    cue: Cue
    take: int
    taken_at: datetime
    held: timedelta = timedelta(0)
    held_since: datetime | None = None
    added: timedelta = timedelta(0)
    was_scene: Mapping[str, str] = field(default_factory=dict)
    was_muted: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    was_volume: Mapping[str, float] = field(default_factory=dict)
    was_switched: tuple[Switch, ...] = ()
    was_camera: bool | None = None
    was_span: "Span | None" = None

    def elapsed(self, now: datetime) -> timedelta:
        """Time on air, without time on hold."""
        until = self.held_since or now
        return until - self.taken_at - self.held


class LowerThird(Struct, frozen=True):
    """Who is named on air, and until when; ``graphic`` is as it was when it was shown, so that
    a name corrected in the sheet does not change on air by itself. ``beside`` are those that the
    same graphic names after ``speaker``: the whole panel. ``stays`` and ``drop_on_cut`` are as its
    cue's plan says: see LowerThirdPlan."""

    speaker: str
    shown_at: datetime
    hide_at: datetime | None = None
    graphic: Graphic | None = None
    beside: tuple[str, ...] = ()
    stays: bool = False
    drop_on_cut: bool = False

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whom it names."""
        return (self.speaker, *self.beside)


class OutputLook(Struct, frozen=True):
    """How one switcher is meant to look, as the takes so far add up."""

    scene: str | None = None
    transition: Transition = Transition()
    muted: Mapping[str, bool] = field(default_factory=dict)
    volumes: Mapping[str, Level] = field(default_factory=dict)
    parts: Mapping[Part, bool] = field(default_factory=dict)


class Span(Struct, frozen=True):
    """When a cue was really on air; ``ended`` is None while it is."""

    began: datetime
    ended: datetime | None = None


class Aired(Struct, frozen=True):
    """A cue of which it was seen, at ``at``, that it is on air; as it was when it was taken."""

    cue: Cue
    take: int
    at: datetime


class Renamed(Struct, frozen=True):
    """What the show calls ``name`` is called ``now`` in this scene collection of an output."""

    output: str
    collection: str
    name: str
    now: str


def spare_of(name: str) -> str:
    """The name of the broadcast that stands by for this one. A name in the sheet has no slash."""
    return f"{name}/spare"


class BroadcastRecord(Struct, frozen=True):
    """What has become of one broadcast; nothing of it is ever taken back.

    ``id`` is YouTube's, ``reached`` the furthest stage that it was seen at. ``words`` are those
    that YouTube was last given, None before there is a broadcast, and ``due`` names what of them
    was asked for and not read back yet. ``titled`` are the sessions whose titles went up. ``began``
    and ``ended`` are YouTube's times, ``thumbnail`` the digest of the picture it took,
    ``chapters`` the lines that the operator let be written and ``written`` whether they were read
    back. ``left`` is when its spare took its place.
    """

    id: str | None = None
    reached: Stage = Stage.NONE
    began: datetime | None = None
    ended: datetime | None = None
    forced: bool = False
    thumbnail: str = ""
    chapters: tuple[str, ...] = ()
    written: bool = False
    words: Words | None = None
    due: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    left: datetime | None = None


class ShowState(Struct, frozen=True):
    """The show as the events so far make it. Immutable; ``apply`` gives the next one.

    ``take`` is the number of the last ask to the devices. ``before`` is the state before the
    last GO, for taking it back; its spans and what was aired are left out, for they can be told
    from the later ones and a long show would keep a copy for every GO. ``named`` holds the take
    whose cue's own lower third was already shown or cleared, so that it does not come by itself
    any more. ``last_named`` is the one speaker who was named last in the cue on air, for going on
    to the next seat. ``recording_seen`` is whether the program was last seen recording. What was
    due up to ``waived`` does not happen by itself: a GO was taken back then, or the desk was away.
    ``stream`` is whether the program streams by the operator's adopting of what a hand did, None
    where the broadcast's stage tells; the next stage asked for ends that. ``programs`` are the
    OBSes that have been program, by the outputs that they are set up for, the one that is now at
    the end (see ``succession``). ``stream_begun`` is whether it has streamed since then, and
    ``stream_forced`` the operator's word that it does although the one before may as well.

    ``broadcast`` is the stage asked of the sheet's group of broadcasts number ``part``, and
    ``earlier`` what was asked of the groups before; ``records`` has what became of each broadcast,
    by its name (see ``domain.unit``).
    """

    sheet: RunSheet
    digest: str = ""
    standby: str | None = None
    on_air: OnAir | None = None
    take: int = 0
    because: str = ""
    looks: Mapping[str, OutputLook] = field(default_factory=dict)
    media: tuple[MediaAction, ...] = ()
    media_take: int = 0
    recording: bool | None = None
    recording_seen: bool = False
    replay: bool | None = None
    virtual_camera: bool | None = None
    stream: bool | None = None
    renamed: tuple[Renamed, ...] = ()
    lower_third: LowerThird | None = None
    lower_third_cut: bool = False
    named: int = 0
    last_named: str | None = None
    overlay: bool | None = None
    broadcast: Stage = Stage.NONE
    part: int = 0
    earlier: tuple[Stage, ...] = ()
    records: Mapping[str, BroadcastRecord] = field(default_factory=dict)
    aired: tuple[Aired, ...] = ()
    skipped: Mapping[str, bool] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    programs: tuple[str, ...] = (PROGRAM,)
    stream_begun: bool = False
    stream_forced: bool = False
    before: "ShowState | None" = None
    waived: datetime | None = None
    ended_at: datetime | None = None

    # ``before`` is a chain as long as the show: to follow it would end in a RecursionError.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ShowState):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _COMPARED)

    def __hash__(self) -> int:
        return hash((self.digest, self.take))

    def __repr__(self) -> str:
        return f"ShowState({', '.join(f'{name}={getattr(self, name)!r}' for name in _COMPARED)})"

    def skips(self, cue: Cue) -> bool:
        """Whether the cue is left out, by the sheet or by the operator."""
        return self.skipped.get(cue.id, cue.skip)

    def record(self, name: str) -> BroadcastRecord:
        """What has become of the broadcast of this name so far."""
        return self.records.get(name, BroadcastRecord())

    @property
    def main(self) -> str:
        """The name of the broadcast that the desk speaks of when it speaks of one: the first of
        those that are on, or the spare that took its place."""
        parts = self.sheet.parts
        name = parts[min(self.part, len(parts) - 1)][0].name if parts else ""
        return spare_of(name) if self.record(name).left else name

    @property
    def broadcast_record(self) -> BroadcastRecord:
        """What has become of the main broadcast."""
        return self.record(self.main)


_COMPARED = tuple(name for name in ShowState.__struct_fields__ if name != "before")
