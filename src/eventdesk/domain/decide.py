"""Commands answered: ``decide`` gives the events that a command makes, or a Refusal. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from msgspec.structs import replace

from eventdesk.domain import broadcast_words, decide_broadcast
from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import STAGE_OF
from eventdesk.domain.decide_broadcast import Decision
from eventdesk.domain.desired import switcher_desired
from eventdesk.domain.parts import Part, Switch
from eventdesk.domain.runsheet import PROGRAM, Cue
from eventdesk.domain.seats import seat_at, seats
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import OutputLook, ShowState
from eventdesk.domain.switcher import STREAMING, Link, SwitcherSeen
from eventdesk.domain.unit import part_of, stage_of

GUARD = timedelta(milliseconds=300)
"""A second GO within this time of the first is taken for a double press, unless set otherwise."""


_AFTER_THE_END = (c.HideLowerThird, c.AskBroadcast, c.SendChapters, c.InstallOverlay)
"""What must still be possible when the last clock has stopped: to clear a name off the air, to
end the broadcast and finish its video, to take the overlay out of OBS."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_ZERO = timedelta(0)


def decide(  # noqa: C901, PLR0911, PLR0912 # one line a command
    state: ShowState, command: c.Command, seen: Seen, now: datetime, guard: timedelta = GUARD
) -> Decision:
    """What happens when ``command`` is asked of ``state`` at ``now``; nothing has happened yet."""
    if state.ended_at is not None and not isinstance(command, _AFTER_THE_END):
        return c.Refusal("show-ended")
    match command:
        case c.Go():
            return _go(state, command, seen, now, guard)
        case c.TakeBack():
            return _take_back(state, command, now)
        case c.SetStandby():
            return _standby(state, command, now)
        case c.SkipCue():
            return _skip(state, command, now)
        case c.Hold():
            return _hold(state, now)
        case c.Resume():
            return _resume(state, now)
        case c.AddTime():
            return _add_time(state, command, now)
        case c.ShowLowerThird():
            return _name(state, command, now)
        case c.StepLowerThird():
            return _step(state, command, now)
        case c.HideLowerThird():
            return _hide(state, command, now)
        case c.AskBroadcast():
            return decide_broadcast.ask_broadcast(state, command, now)
        case c.ForceLive():
            return decide_broadcast.force_live(state, seen, now)
        case c.SendChapters():
            return decide_broadcast.send_chapters(state, command, seen, now)
        case c.TakeSpare():
            return decide_broadcast.take_spare(state, command, seen, now)
        case c.SendWords():
            return decide_broadcast.send_words(state, seen, now)
        case c.Adopt():
            return _adopt(state, seen, now)
        case c.Return():
            return (e.DevicesReturned(now, state.take + 1),)
        case c.InstallOverlay():
            return (e.OverlayConsented(now, state.take + 1, command.install),)
        case c.EndShow():
            return (e.ShowEnded(now),) if state.on_air else c.Refusal("nothing-on-air")


def _go(state: ShowState, command: c.Go, seen: Seen, now: datetime, guard: timedelta) -> Decision:
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


def _take_back(state: ShowState, command: c.TakeBack, now: datetime) -> Decision:
    if state.on_air is None or state.before is None:
        return c.Refusal("nothing-to-take-back")
    if command.expecting != state.on_air.cue.id:
        return c.Refusal("stale-on-air", command.expecting or "")
    return (e.CueTakenBack(now, state.on_air.cue.id, state.take + 1),)


def _standby(state: ShowState, command: c.SetStandby, now: datetime) -> Decision:
    if command.cue not in state.sheet:
        return c.Refusal("unknown-cue", command.cue)
    return (e.StandbySet(now, command.cue),)


def _skip(state: ShowState, command: c.SkipCue, now: datetime) -> Decision:
    if command.cue not in state.sheet:
        return c.Refusal("unknown-cue", command.cue)
    return (e.CueSkipped(now, command.cue, command.skip),)


def _hold(state: ShowState, now: datetime) -> Decision:
    if state.on_air is None:
        return c.Refusal("nothing-on-air")
    if state.on_air.held_since is not None:
        return c.Refusal("already-held")
    return (e.ShowHeld(now),)


def _resume(state: ShowState, now: datetime) -> Decision:
    if state.on_air is None or state.on_air.held_since is None:
        return c.Refusal("not-held")
    return (e.ShowResumed(now),)


def _add_time(state: ShowState, command: c.AddTime, now: datetime) -> Decision:
    on_air = state.on_air
    if on_air is None:
        return c.Refusal("nothing-on-air")
    length = on_air.cue.duration
    if length is not None and length + on_air.added + command.amount < _ZERO:
        return c.Refusal("negative-time", on_air.cue.id)
    return (e.TimeAdded(now, on_air.cue.id, command.amount),)


def _name(state: ShowState, command: c.ShowLowerThird, now: datetime) -> Decision:
    on_air = state.on_air
    if on_air is None:
        return c.Refusal("nothing-on-air")
    if command.expecting not in (None, on_air.cue.id):
        return c.Refusal("stale-on-air", command.expecting or "")
    people = _whom(state, on_air.cue, command)
    if isinstance(people, c.Refusal):
        return people
    hide_after = on_air.cue.lower_third.hide_after if on_air.cue.lower_third else None
    hide_at = now + hide_after if hide_after is not None else None
    return (e.LowerThirdShown(now, people[0], state.take + 1, hide_at, people[1:]),)


def _whom(state: ShowState, cue: Cue, command: c.ShowLowerThird) -> tuple[str, ...] | c.Refusal:
    if command.everyone:
        panel = seats(state)
        return panel if len(panel) > 1 else c.Refusal("no-panel", cue.id)
    speaker = command.speaker or next(iter(cue.seats), None)
    if speaker is None:
        return c.Refusal("no-speaker", cue.id)
    if speaker not in state.sheet.speakers:
        return c.Refusal("no-such-seat", speaker)
    return (speaker,)


def _step(state: ShowState, command: c.StepLowerThird, now: datetime) -> Decision:
    speaker = seat_at(state, command.by)
    return _name(state, c.ShowLowerThird(speaker, expecting=command.expecting), now)


def _hide(state: ShowState, command: c.HideLowerThird, now: datetime) -> Decision:
    # A cut is the operator's panic key: it goes out even when the desk believes the air clear.
    if state.lower_third is None and not command.cut:
        return c.Refusal("nothing-shown")
    take, because = state.take + 1, (command.because, command.about)
    return (e.LowerThirdHidden(now, take, command.cut, *because),)


def _adopt(state: ShowState, seen: Seen, now: datetime) -> Decision:
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
    """Whether the program streams, if that is not what the show means."""
    meant = switcher_desired(state, PROGRAM, seen).stream
    streams = program.stream in STREAMING
    return streams if meant is not None and streams is not meant.active else None
