"""What the devices say of themselves, all together, and how it compares with what is meant."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage
from eventdesk.domain.named import (
    Named,
    inputs_named,
    parts_switched,
    scenes_used,
    transitions_used,
)
from eventdesk.domain.parts import Part, PartKind, decibels, is_level, of_kind
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import (
    LEG_OF,
    STREAMING,
    Leg,
    Link,
    SwitcherDesired,
    SwitcherSeen,
)
from eventdesk.domain.unit import members

_MUTE = {Service.OFF, Service.SIGNED_OUT}
"""The service says nothing, and nothing can be moved on it: there is nothing to compare."""


class Seen(Struct, frozen=True):
    """The observed half of the show: each output's switcher, and each broadcast by its name.

    ``broadcast`` is the main one.
    """

    switchers: Mapping[str, SwitcherSeen] = field(default_factory=dict)
    broadcast: BroadcastSeen = field(default_factory=BroadcastSeen)
    broadcasts: Mapping[str, BroadcastSeen] = field(default_factory=dict)

    def on(self, name: str) -> BroadcastSeen:
        """What was seen of this broadcast; nothing while nobody spoke of it."""
        main = self.broadcast if self.broadcast.name == name else BroadcastSeen(name=name)
        return self.broadcasts.get(name, main)

    def hears(self, seen: BroadcastSeen) -> "Seen":
        """With the newest word on one broadcast."""
        return replace(self, broadcast=seen, broadcasts={**self.broadcasts, seen.name: seen})

    def turned_to(self, main: str) -> "Seen":
        """With this broadcast as the main one; of one that was not seen yet, only how the service
        answers is known, from the word on any other."""
        last = self.broadcast
        unseen = BroadcastSeen(
            last.service,
            channel=last.channel,
            trouble=last.trouble,
            quota_left=last.quota_left,
            quota_predicted=last.quota_predicted,
            name=main,
        )
        return replace(self, broadcast=self.broadcasts.get(main, unseen))


class Difference(Struct, frozen=True):
    """A device does not look as the show means it to. ``what`` is the name of a scene, an input or
    a part."""

    output: str
    leg: Leg
    what: str
    wanted: str
    found: str


class Missing(Struct, frozen=True):
    """Something that the sheet names and the switcher does not have; ``nearest`` may be meant."""

    output: str
    kind: str  # "scene" | "input" | "transition" | "filter" | "source" | "replay" | "camera"
    name: str
    cues: tuple[str, ...]
    nearest: str | None = None


def differences(desired: SwitcherDesired, seen: SwitcherSeen) -> Iterator[Difference]:
    """What a connected switcher shows otherwise than meant; nothing while it cannot be seen."""
    if seen.link is not Link.READY:
        return
    output = desired.output
    scene = desired.scene and seen.now(desired.scene)
    if scene and seen.scene != scene:
        yield Difference(output, Leg.SCENE, scene, scene, seen.scene or "")
    for name, muted in desired.muted.items():
        found = seen.inputs.get(seen.now(name))
        if found is not None and found != muted:
            yield Difference(output, Leg.AUDIO, name, _sound(muted), _sound(found))
    yield from _differences_of_parts(desired, seen)
    for leg, wanted, runs in (
        (Leg.RECORD, desired.recording, seen.recording),
        (Leg.REPLAY, desired.replay, seen.replay),
        (Leg.CAMERA, desired.virtual_camera, seen.virtual_camera),
    ):
        if wanted is not None and runs is not None and runs != wanted:
            yield Difference(output, leg, "", _running(wanted), _running(runs))
    streaming = seen.stream in STREAMING
    if desired.stream is not None and streaming != desired.stream.active:
        yield Difference(
            output, Leg.STREAM, "", _running(desired.stream.active), _running(streaming)
        )
    if seen.overlay and (seen.graphic is None) != (desired.graphic is None):
        meant = desired.graphic.name.best() if desired.graphic else ""
        found_name = seen.graphic.name.best() if seen.graphic else ""
        yield Difference(output, Leg.GRAPHIC, "", meant, found_name)


def _differences_of_parts(desired: SwitcherDesired, seen: SwitcherSeen) -> Iterator[Difference]:
    """Volumes, filters and sources in scenes; what OBS does not have is missing, not other."""
    for name, level in desired.volumes.items():
        loud = seen.volumes.get(seen.now(name))
        if loud is not None and not is_level(loud, level.decibels):
            words = decibels(level.decibels), decibels(loud)
            yield Difference(desired.output, Leg.VOLUME, name, *words)
    for part, wanted in desired.parts.items():
        if seen.parts.get(seen.part(part), wanted) != wanted:
            words = _switched(part, wanted), _switched(part, not wanted)
            yield Difference(desired.output, LEG_OF[part.kind], part.label, *words)


def broadcast_differences(
    wanted: Stage, reached: Stage, seen: BroadcastSeen, what: str = ""
) -> Iterator[Difference]:
    """How YouTube's stage differs from what the show made of it: ended or put live by another
    hand. A stage that is still on its way to the wanted one is no difference. ``what`` tells the
    broadcast from others."""
    if seen.service is not Service.OK or seen.id is None:
        return
    if seen.stage > wanted or seen.stage < reached:
        name = wanted.name.lower()
        yield Difference("youtube", Leg.BROADCAST, what, name, seen.stage.name.lower())


def all_broadcast_differences(state: ShowState, seen: Seen) -> Iterator[Difference]:
    """The same of every broadcast of the show."""
    unit = members(state)
    for one in unit:
        found, reached = seen.on(one.name), state.record(one.name).reached
        what = found.title if len(unit) > 1 else ""
        yield from broadcast_differences(one.stage, reached, found, what)


def are_there(state: ShowState, seen: Seen) -> bool:
    """Whether every broadcast was seen as far as it is meant to be, where anything can be seen."""
    if seen.broadcast.service in _MUTE:
        return True
    return all(seen.on(one.name).stage >= one.stage for one in members(state))


def _sound(muted: bool) -> str:
    return "muted" if muted else "open"


def _switched(part: Part, on: bool) -> str:
    if part.kind is PartKind.FILTER:
        return "on" if on else "off"
    return "shown" if on else "hidden"


def _running(active: bool) -> str:
    return "running" if active else "stopped"


def missing(sheet: RunSheet, seen: SwitcherSeen) -> tuple[Missing, ...]:
    """What the sheet names and this connected switcher does not have, before any GO needs it."""
    if seen.link is not Link.READY:
        return ()
    kinds: tuple[tuple[str, Named, Iterable[str]], ...] = (
        ("scene", scenes_used(sheet, seen.output), seen.scenes),
        ("transition", transitions_used(sheet, seen.output), seen.transitions),
        ("input", inputs_named(sheet, seen.output), seen.inputs),
    )
    return tuple(
        Missing(seen.output, kind, name, cues, nearest(name, have))
        for kind, wanted, have in kinds
        for name, cues in wanted.items()
        if seen.now(name) not in have
    ) + tuple(_missing_parts(sheet, seen))


def _missing_parts(sheet: RunSheet, seen: SwitcherSeen) -> Iterator[Missing]:
    """Filters, sources in scenes, and outputs that not every OBS has."""
    for part, cues in parts_switched(sheet, seen.output).items():
        if seen.part(part) not in seen.parts:
            labels = [each.label for each in of_kind(seen.parts, part.kind)]
            near = nearest(part.label, labels)
            yield Missing(seen.output, str(part.kind), part.label, cues, near)
    program = sheet.shown_on(seen.output) == PROGRAM  # a backup may have to do it one day
    replays = tuple(cue.id for cue in sheet.cues if program and cue.replay)
    cameras = tuple(cue.id for cue in sheet.cues if program and cue.virtual_camera)
    if replays and seen.replay is None:
        yield Missing(seen.output, "replay", "", replays)
    if cameras and seen.virtual_camera is None:
        yield Missing(seen.output, "camera", "", cameras)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of the names that may have been meant; None when none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 # 2 ms, and seldom anything is missing

    return next(iter(get_close_matches(name, list(names), n=1, cutoff=0.6)), None)


def names_of(sheet: RunSheet, output: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """(kind, name) → the cues that name it on this output, in order."""
    kinds = (("scene", scenes_used), ("transition", transitions_used), ("input", inputs_named))
    return {
        (kind, name): cues for kind, named in kinds for name, cues in named(sheet, output).items()
    }


def scenes_named(sheet: RunSheet, output: str) -> frozenset[str]:
    """Every scene that the sheet uses on this output."""
    return frozenset(scenes_used(sheet, output))
