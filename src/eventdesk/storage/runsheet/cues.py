"""The fields of a cue as one level of the sheet states them, and the levels laid together.

``defaults`` of the sheet, ``defaults`` of the session and the cue itself all read the same
fields; the nearest wins. ``transition`` and ``lower_third`` are laid together field by field.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache, partial
from operator import attrgetter
from typing import TypedDict

from msgspec import Struct

from eventdesk.domain.alarm import Fault
from eventdesk.domain.graphic import Side
from eventdesk.domain.runsheet import (
    PROGRAM,
    Advance,
    BroadcastVerb,
    Cue,
    LowerThirdPlan,
    MediaAction,
    MediaVerb,
    RecordVerb,
    ShowWhen,
    Transition,
)
from eventdesk.domain.text import Text
from eventdesk.storage.runsheet import notation
from eventdesk.storage.runsheet.looks import Stay
from eventdesk.storage.runsheet.quiet import read_quiet
from eventdesk.storage.runsheet.sections import NOBODY, Known
from eventdesk.storage.runsheet.values import Fields, Value

DEFAULT_KEYS = (
    "title", "speakers", "duration", "scene", "transition", "lower_third", "audio", "media",
    "record", "broadcast", "advance", "warn_before_end", "chapter", "notes", "skip", "quiet",
)  # fmt: skip
CUE_KEYS = ("id", *DEFAULT_KEYS)
TRANSITION_KEYS = ("kind", "duration")
LOWER_THIRD_KEYS = ("show", "hide_after", "template", "position", "drop_on_cut")
AUDIO_KEYS = ("unmute", "mute")
STAY, WITH_CUE = "stay", "cue"

SHORTEST = timedelta(seconds=1)
# SetCurrentSceneTransitionDuration takes 50 to 20,000 ms (protocol 5.1.0).
TRANSITION_RANGE = (timedelta(milliseconds=50), timedelta(seconds=20))


class Named(Struct, frozen=True):
    """Whom a lower third names: these, or the cue's own speakers when None."""

    speakers: tuple[str, ...] | None = None


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
    audio: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    media: tuple[MediaAction, ...] | None = None
    record: RecordVerb | None = None
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
        unmute, mute = self.audio or ((), ())
        return Cue(
            id=cue_id,
            title=self.title or Text(),
            speakers=speakers,
            duration=self.duration,
            scenes=self.scenes or {},
            transition=_shared_transition(self.transition_kind, self.transition_duration),
            lower_third=self.lower_third,
            unmute=unmute,
            mute=mute,
            media=self.media or (),
            record=self.record,
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
    kind, transition_duration = _transition(get("transition"))
    named, look = _lower_third(get("lower_third"), known)
    return CueFields(
        title=title.text(known.languages) if title else None,
        speakers=_people(speakers, known) if speakers else None,
        duration=duration.duration(SHORTEST) if duration else None,
        scenes=_scenes(scene, known) if scene else None,
        transition_kind=kind,
        transition_duration=transition_duration,
        named=named,
        **look,
        audio=_audio(audio) if audio else None,
        media=_media(media) if media else None,
        record=record.choice(RecordVerb) if record else None,
        broadcast=_broadcast(broadcast, known) if broadcast else None,
        advance=advance.choice(Advance) if advance else None,
        warn_before_end=warn.duration(SHORTEST) if warn else None,
        chapter=chapter.flag() if chapter else None,
        notes=_notes(notes) if notes else None,
        skip=skip.flag() if skip else None,
        quiet=read_quiet(quiet) if quiet else None,
    )


def _people(value: Value, known: Known) -> tuple[str, ...]:
    """Known speakers' ids; unknown ones are noted and left out."""
    people: dict[str, None] = {}
    for item in value.values():
        person = _person(item, known)
        if person in people:
            item.warn("listed-twice")
        elif person is not None:
            people[person] = None
    return tuple(people)


def _person(value: Value, known: Known) -> str | None:
    name = value.words()
    if name is None or name in known.speakers:
        return name
    value.note("unknown-speaker", lambda: notation.nearest(name, known.speakers))
    return None


def _scenes(value: Value, known: Known) -> dict[str, str]:
    if not value.is_mapping:
        scene = value.words()
        return {} if scene is None else {PROGRAM: scene}
    scenes = {}
    keys = value.fields()
    for output, item in keys:
        scene = item.words()
        if output not in known.outputs:
            nearest = partial(notation.nearest, output, known.outputs)
            keys.key(output).note("unknown-output", nearest, found=output)
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


class _Look(TypedDict, total=False):
    """The fields of CueFields that a lower third's mapping states."""

    template: str | None
    show: tuple[ShowWhen, timedelta] | None
    hide_after: Stay | None
    side: Side | None
    drop_on_cut: bool | None


def _lower_third(value: Value | None, known: Known) -> tuple[Named | None, _Look]:
    if value is None:
        return None, {}
    if value.is_list:
        return Named(_people(value, known)), {}
    if not value.is_mapping:
        word = value.words()
        person = None if word in (None, NOBODY) else _person(value, known)
        return Named((person,) if person else ()), {}
    keys = value.fields(LOWER_THIRD_KEYS)
    show, hide_after, template = keys.get("show"), keys.get("hide_after"), keys.get("template")
    position, drop = keys.get("position"), keys.get("drop_on_cut")
    return Named(), {
        "template": template.words() if template else None,
        "show": _show(show) if show else None,
        "hide_after": _hide_after(hide_after) if hide_after else None,
        "side": position.choice(Side) if position else None,
        "drop_on_cut": drop.flag() if drop else None,
    }


def _show(value: Value) -> tuple[ShowWhen, timedelta] | None:
    raw = value.raw("on go | after 3s | manual")
    if raw is None:
        return None
    if raw.startswith("after "):
        delay = value.duration_in(raw.removeprefix("after "), "after ")
        return None if delay is None else (ShowWhen.AFTER, delay)
    if raw in (ShowWhen.ON_GO, ShowWhen.MANUAL):
        return ShowWhen(raw), timedelta(0)
    value.note("bad-choice", "on go | after 3s | manual")
    return None


def _hide_after(value: Value) -> Stay | None:
    raw = value.raw("8s | cue | stay")
    if raw in (STAY, WITH_CUE):
        return Stay(on=raw == STAY)
    length = value.duration(SHORTEST) if not (value.is_list or value.is_mapping) else None
    return None if length is None else Stay(length)


def _audio(value: Value) -> tuple[tuple[str, ...], tuple[str, ...]]:
    keys = value.fields(AUDIO_KEYS)
    unmute, mute = keys.get("unmute"), keys.get("mute")
    heard = unmute.names() if unmute else ()
    silent = mute.names() if mute else ()
    both = set(heard).intersection(silent)
    if both:
        value.note("muted-and-unmuted", found=", ".join(sorted(both)[:10]))
    return heard, silent


def _media(value: Value) -> tuple[MediaAction, ...]:
    verbs = [verb.value for verb in MediaVerb]
    return tuple(
        MediaAction(MediaVerb(verb), name)
        for verb, item in value.fields(verbs)
        for name in item.names()
    )


def _broadcast(value: Value, known: Known) -> BroadcastVerb | None:
    verb = value.choice(BroadcastVerb)
    if verb and not known.has_broadcast:
        value.note("no-broadcast-section", "broadcast:")
    return verb


def _notes(value: Value) -> dict[str, str]:
    return {role: words for role, item in value.fields() if (words := item.words()) is not None}
