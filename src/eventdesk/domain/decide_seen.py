"""The commands that keep what the devices show: GO, to be taken back, and adopting. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from msgspec.structs import replace

from eventdesk.domain import broadcast_words
from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import STAGE_OF
from eventdesk.domain.decide_broadcast import Decision
from eventdesk.domain.desired import switcher_desired
from eventdesk.domain.parts import Part, Switch
from eventdesk.domain.runsheet import PROGRAM, Cue
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import OutputLook, ShowState
from eventdesk.domain.succession import in_the_way
from eventdesk.domain.switcher import STREAMING, Link, SwitcherSeen
from eventdesk.domain.unit import part_of, stage_of

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


_ZERO = timedelta(0)


def go(state: ShowState, command: c.Go, seen: Seen, now: datetime, guard: timedelta) -> Decision:
    """The taking of the cue on standby, or why not; ``guard`` is how soon a second GO is taken
    for a double press."""
    if state.standby is None:
        return c.Refusal("nothing-on-standby")
    if command.expecting != state.standby:
        return c.Refusal("stale-standby", command.expecting or "")
    taken = state.on_air
    # A clock that was set back meanwhile must not lock GO: then the GO before lies ahead of now.
    if taken and not command.automatic and _ZERO <= now - taken.taken_at < guard:
        return c.Refusal("guard", state.standby)
    cue = state.sheet.cue(state.standby)
    program = seen.switchers.get(PROGRAM, SwitcherSeen(PROGRAM))
    asked = stage_of(state, part_of(state.sheet, cue.id))
    stage = max(asked, STAGE_OF[cue.broadcast]) if cue.broadcast else asked
    return (
        e.CueTaken(
            at=now,
            cue=cue.id,
            take=state.take + 1,
            automatic=command.automatic,
            was_scene=_scenes_before(cue, seen),
            was_muted=_mutes_before(cue, seen),
            was_volume=_volumes(cue.volumes, program),
            was_switched=_switches((each.part for each in cue.switches), program),
            was_camera=program.virtual_camera if cue.virtual_camera else None,
        ),
        *broadcast_words.title_asked(state, cue.id, stage, now),
    )


def _scenes_before(cue: Cue, seen: Seen) -> dict[str, str]:
    scenes = {output: seen.switchers[output].scene for output in cue.scenes & seen.switchers.keys()}
    return {output: scene for output, scene in scenes.items() if scene is not None}


def _mutes_before(cue: Cue, seen: Seen) -> dict[str, dict[str, bool]]:
    program = seen.switchers.get(PROGRAM)
    if program is None:
        return {}
    touched = (*cue.mute, *cue.unmute)
    known = _known({name: program.inputs.get(program.now(name)) for name in touched})
    return {PROGRAM: known} if known else {}


def _known(found: Mapping[_Key, _Value | None]) -> dict[_Key, _Value]:
    return {name: value for name, value in found.items() if value is not None}


def _volumes(names: Iterable[str], seen: SwitcherSeen) -> dict[str, float]:
    """How loud these are, without those of which it is not seen."""
    return _known({name: seen.volumes.get(seen.now(name)) for name in names})


def _switches(parts: Iterable[Part], seen: SwitcherSeen) -> tuple[Switch, ...]:
    """Whether these are on, without those of which it is not seen."""
    found = _known({part: seen.parts.get(seen.part(part)) for part in parts})
    return tuple(Switch(part, on) for part, on in found.items())


def adopt(state: ShowState, seen: Seen, now: datetime) -> Decision:
    """Accept what is seen of what the show has asked for; the rest was never meant to be ours."""
    scenes: dict[str, str] = {}
    muted: dict[str, dict[str, bool]] = {}
    for output, look in state.looks.items():
        switcher = seen.switchers.get(output)
        if switcher is None or switcher.link is not Link.READY:
            continue
        if look.scene is not None and switcher.scene is not None:
            scenes[output] = switcher.scene
        found = {name: switcher.inputs.get(switcher.now(name)) for name in look.muted}
        muted[output] = _known(found)
    adopted = e.DriftAdopted(now, state.take + 1, scenes, muted)
    program = seen.switchers.get(PROGRAM)
    if program is not None and program.link is Link.READY:
        look = state.looks.get(PROGRAM, OutputLook())
        unnamed = program.overlay and program.graphic is None and state.lower_third is not None
        adopted = replace(
            adopted,
            recording=None if state.recording is None else program.recording,
            unnamed=unnamed,
            stream=_streams_otherwise(state, seen, program),
            volumes=_volumes(look.volumes, program),
            switched=_switches(look.parts, program),
            replay=None if state.replay is None else program.replay,
            virtual_camera=None if state.virtual_camera is None else program.virtual_camera,
        )
    if seen.broadcast.id is not None and seen.broadcast.stage > state.broadcast:
        # The stage first: it would end what is adopted of the stream.
        return (e.BroadcastAsked(now, seen.broadcast.stage, state.part), adopted)
    return (adopted,)


def _streams_otherwise(state: ShowState, seen: Seen, program: SwitcherSeen) -> bool | None:
    """Whether the program streams, if that is not what the show means, and waits for nothing."""
    if in_the_way(state, seen):
        return None
    meant = switcher_desired(state, PROGRAM, seen).stream
    streams = program.stream in STREAMING
    return streams if meant is not None and streams is not meant.active else None
