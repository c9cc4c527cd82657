"""The fields of a cue as one level of the sheet states them, and the levels laid together.

``defaults`` of the sheet, ``defaults`` of the session and the cue itself all read the same
fields; the nearest wins. ``transition`` and ``lower_third`` are laid together field by field, and
the ``fade`` of ``audio`` by itself.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache, partial
from operator import attrgetter

from msgspec import Struct

from eventdesk.domain.alarm import Fault
from eventdesk.domain.graphic import Side
from eventdesk.domain.parts import Switch
from eventdesk.domain.runsheet import (
    PROGRAM,
    Cue,
    LowerThirdPlan,
    MediaAction,
    ShowWhen,
    Transition,
)
from eventdesk.domain.text import Text
from eventdesk.domain.verbs import Advance, BroadcastVerb, CameraVerb, RecordVerb, ReplayVerb
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.looks import Stay
from eventdesk.storage.runsheet.lower_third import SHORTEST, Named, read_lower_third, read_people
from eventdesk.storage.runsheet.quiet import read_quiet
from eventdesk.storage.runsheet.sections import Known
from eventdesk.storage.runsheet.switches import (
    Sound,
    read_filters,
    read_media,
    read_sound,
    read_sources,
)
from eventdesk.storage.runsheet.values import Fields, Value

DEFAULT_KEYS = (
    "title", "speakers", "duration", "scene", "transition", "lower_third", "audio", "filters",
    "sources", "media", "record", "replay", "virtual_camera", "broadcast", "advance",
    "warn_before_end", "chapter", "notes", "skip", "quiet",
)  # fmt: skip
CUE_KEYS = ("id", *DEFAULT_KEYS)
TRANSITION_KEYS = ("kind", "duration")
# SetCurrentSceneTransitionDuration takes 50 to 20,000 ms (protocol 5.1.0).
TRANSITION_RANGE = (timedelta(milliseconds=50), timedelta(seconds=20))


class CueFields(Struct, frozen=True):
    """What one level says; None where it says nothing."""

    title: Text | None = None
    speakers: tuple[str, ...] | None = None
    duration: timedelta | None = None
    scenes: Mapping[str, str] | None = None
    transition_kind: str | None = None
    transition_duration: timedelta | None = None
    named: Named | None = None
    template: str | None = None
    show: tuple[ShowWhen, timedelta] | None = None
    hide_after: Stay | None = None
    side: Side | None = None
    drop_on_cut: bool | None = None
    audio: Sound | None = None
    fade: timedelta | None = None
    filters: tuple[Switch, ...] | None = None
    sources: tuple[Switch, ...] | None = None
    media: tuple[MediaAction, ...] | None = None
    record: RecordVerb | None = None
    replay: ReplayVerb | None = None
    virtual_camera: CameraVerb | None = None
    broadcast: BroadcastVerb | None = None
    advance: Advance | None = None
    warn_before_end: timedelta | None = None
    chapter: bool | None = None
    notes: Mapping[str, str] | None = None
    skip: bool | None = None
    quiet: tuple[Fault, ...] | None = None

    def over(self, base: "CueFields") -> "CueFields":
        """This level laid over a farther one."""
        pairs = zip(_all_of(self), _all_of(base), strict=True)
        return CueFields(*[theirs if mine is None else mine for mine, theirs in pairs])

    def cue(self, cue_id: str, *, first: bool) -> Cue:
        """The cue that these fields make; ``first`` in its session begins a chapter."""
        speakers = self.speakers or ()
        sound = self.audio or Sound()
        return Cue(
            id=cue_id,
            title=self.title or Text(),
            speakers=speakers,
            duration=self.duration,
            scenes=self.scenes or {},
            transition=_shared_transition(self.transition_kind, self.transition_duration),
            lower_third=self.lower_third,
            unmute=sound.unmute,
            mute=sound.mute,
            volumes=sound.levels(self.fade),
            switches=(*(self.filters or ()), *(self.sources or ())),
            media=self.media or (),
            record=self.record,
            replay=self.replay,
            virtual_camera=self.virtual_camera,
            broadcast=self.broadcast,
            advance=self.advance or Advance.MANUAL,
            warn_before_end=self.warn_before_end,
            chapter=first or bool(speakers) if self.chapter is None else self.chapter,
            notes=self.notes or {},
            skip=bool(self.skip),
            quiet=self.quiet or (),
        )

    @property
    def lower_third(self) -> LowerThirdPlan | None:
        """Whose name the cue shows; a panel names nobody until a seat's key is pressed."""
        named = self.named.speakers if self.named else None
        speakers = (self.speakers or ()) if named is None else named
        if not speakers:
            return None
        show, delay = self.show or (ShowWhen.MANUAL, timedelta(0))
        if len(speakers) > 1:
            show, delay = ShowWhen.MANUAL, timedelta(0)
        stay = self.hide_after or Stay()
        return _shared_plan(
            speakers=speakers,
            template=self.template or "classic",
            side=self.side,
            show=show,
            delay=delay,
            hide_after=stay.length,
            stays=stay.on,
            drop_on_cut=len(speakers) > 1 if self.drop_on_cut is None else self.drop_on_cut,
        )


# Cues have few of these between them: what is one object crosses processes once (storage/plan).
_shared_transition, _shared_plan = lru_cache(1024)(Transition), lru_cache(1024)(LowerThirdPlan)
_all_of = attrgetter(*CueFields.__struct_fields__)


def read_fields(keys: Fields, known: Known) -> CueFields:
    """Every field that a mapping states."""
    get = keys.get
    title, speakers, duration = get("title"), get("speakers"), get("duration")
    record, broadcast, advance = get("record"), get("broadcast"), get("advance")
    warn, chapter, skip, quiet = map(get, ("warn_before_end", "chapter", "skip", "quiet"))
    scene, audio, media, notes = get("scene"), get("audio"), get("media"), get("notes")
    filters, sources, replay, camera = map(get, ("filters", "sources", "replay", "virtual_camera"))
    sound, fade = read_sound(audio) if audio else (None, None)
    kind, transition_duration = _transition(get("transition"))
    named, look = read_lower_third(get("lower_third"), known)
    return CueFields(
        title=title.text(known.languages) if title else None,
        speakers=read_people(speakers, known) if speakers else None,
        duration=duration.duration(SHORTEST) if duration else None,
        scenes=_scenes(scene, known) if scene else None,
        transition_kind=kind,
        transition_duration=transition_duration,
        named=named,
        **look,
        audio=sound,
        fade=fade,
        filters=read_filters(filters) if filters else None,
        sources=read_sources(sources) if sources else None,
        media=read_media(media) if media else None,
        record=record.choice(RecordVerb) if record else None,
        replay=replay.choice(ReplayVerb) if replay else None,
        virtual_camera=camera.choice(CameraVerb) if camera else None,
        broadcast=_broadcast(broadcast, known) if broadcast else None,
        advance=advance.choice(Advance) if advance else None,
        warn_before_end=warn.duration(SHORTEST) if warn else None,
        chapter=chapter.flag() if chapter else None,
        notes=_notes(notes) if notes else None,
        skip=skip.flag() if skip else None,
        quiet=read_quiet(quiet) if quiet else None,
    )


def _scenes(value: Value, known: Known) -> dict[str, str]:
    if not value.is_mapping:
        scene = value.words()
        return {} if scene is None else {PROGRAM: scene}
    scenes = {}
    for output, item in (keys := value.fields()):
        scene = item.words()
        if output not in known.outputs:
            nearest = partial(notation.nearest, output, known.outputs)
            keys.key(output).note("unknown-output", nearest, found=output)
        elif known.outputs[output].mirrors:
            keys.key(output).note("mirrored-output", PROGRAM, found=output)
        elif scene is not None:
            scenes[output] = scene
    return scenes


def _transition(value: Value | None) -> tuple[str | None, timedelta | None]:
    if value is None:
        return None, None
    keys = value.fields(TRANSITION_KEYS)
    kind, length = keys.get("kind"), keys.get("duration")
    return (
        kind.words() if kind else None,
        length.duration(*TRANSITION_RANGE) if length else None,
    )


def _broadcast(value: Value, known: Known) -> BroadcastVerb | None:
    verb = value.choice(BroadcastVerb)
    if verb and not known.has_broadcast:
        value.note("no-broadcast-section", "broadcast:")
    return verb


def _notes(value: Value) -> dict[str, str]:
    return {role: words for role, item in value.fields() if (words := item.words()) is not None}
