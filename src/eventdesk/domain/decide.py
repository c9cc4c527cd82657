"""Commands answered: ``decide`` gives the events that a command makes, or a Refusal. Pure."""

from datetime import datetime, timedelta

from eventdesk.domain import commands as c
from eventdesk.domain import decide_broadcast
from eventdesk.domain import events as e
from eventdesk.domain.decide_broadcast import Decision
from eventdesk.domain.decide_seen import adopt, go
from eventdesk.domain.runsheet import Cue
from eventdesk.domain.seats import seat_at, seats
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.succession import MAY_STREAM, candidates, in_the_way, role_of
from eventdesk.domain.switcher import Link

GUARD = timedelta(milliseconds=300)
"""A second GO within this time of the first is taken for a double press, unless set otherwise."""

_AFTER_THE_END = (c.HideLowerThird, c.AskBroadcast, c.SendChapters, c.InstallOverlay)
"""What must still be possible when the last clock has stopped: to clear a name off the air, to
end the broadcast and finish its video, to take the overlay out of OBS."""


def decide(  # noqa: C901, PLR0911, PLR0912 # one line a command
    state: ShowState, command: c.Command, seen: Seen, now: datetime, guard: timedelta = GUARD
) -> Decision:
    """What happens when ``command`` is asked of ``state`` at ``now``; nothing has happened yet."""
    if state.ended_at is not None and not isinstance(command, _AFTER_THE_END):
        return c.Refusal("show-ended")
    match command:
        case c.Go():
            return go(state, command, seen, now, guard)
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
            return adopt(state, seen, now)
        case c.Return():
            return (e.DevicesReturned(now, state.take + 1),)
        case c.InstallOverlay():
            return (e.OverlayConsented(now, state.take + 1, command.install),)
        case c.MoveProgram():
            return _move_program(state, command, seen, now)
        case c.ForceStream():
            return _force_stream(state, seen, now)
        case c.EndShow():
            return (e.ShowEnded(now),) if state.on_air else c.Refusal("nothing-on-air")


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
    if length is not None and length + on_air.added + command.amount < timedelta(0):
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


def _move_program(state: ShowState, command: c.MoveProgram, seen: Seen, now: datetime) -> Decision:
    if command.to == state.programs[-1]:
        return c.Refusal("already-program", command.to)
    if command.to not in candidates(state):
        return c.Refusal("no-backup", command.to)
    switcher = seen.switchers.get(role_of(state, command.to))
    if switcher is None or switcher.link is not Link.READY:
        return c.Refusal("backup-not-ready", command.to)
    return (e.ProgramMoved(now, command.to, state.take + 1),)


def _force_stream(state: ShowState, seen: Seen, now: datetime) -> Decision:
    why = in_the_way(state, seen)
    if why != MAY_STREAM:
        return c.Refusal(why or "nothing-holds-stream")
    return (e.StreamForced(now, why),)
