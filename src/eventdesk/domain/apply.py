"""Events make the show's state: ``apply`` is the only way it changes, live and in replay."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain import succession
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.broadcast_record import aired_after, recorded
from eventdesk.domain.desired import graphic_of
from eventdesk.domain.look import looks_adopted, looks_after, runs_after
from eventdesk.domain.renames import with_renamed
from eventdesk.domain.runsheet import Cue, LowerThirdPlan
from eventdesk.domain.seats import going_on
from eventdesk.domain.show import Aired, LowerThird, OnAir, Renamed, ShowState, Span
from eventdesk.domain.take_back import take_back
from eventdesk.domain.unit import asked, part_of, spares_taken, stage_of
from eventdesk.domain.verbs import BroadcastVerb
from eventdesk.domain.watch_events import WatchCleared, WatchRaised

STAGE_OF = {
    BroadcastVerb.PREVIEW: Stage.PREVIEW,
    BroadcastVerb.LIVE: Stage.LIVE,
    BroadcastVerb.END: Stage.ENDED,
}


def replay(first: ShowState, events: Iterable[e.Event]) -> ShowState:
    """The state after all these events."""
    for event in events:
        first = apply(first, event)
    return first


def apply(state: ShowState, event: e.Event) -> ShowState:  # noqa: C901, PLR0911, PLR0912 # one line an event
    """The state after this event; total: every event gives a state, none raises."""
    match event:
        case e.SheetLoaded():
            return _load(state, event)
        case e.CueTaken():
            return _take(state, event)
        case e.CueTakenBack():
            return take_back(state, event)
        case e.StandbySet():
            return replace(state, standby=event.cue) if event.cue in state.sheet else state
        case e.CueSkipped():
            return _skip(state, event)
        case e.ShowHeld():
            return _on_air(state, held_since=event.at)
        case e.ShowResumed():
            return _resume(state, event.at)
        case e.TimeAdded():
            return _add_time(state, event.amount)
        case e.LowerThirdShown():
            return _name(state, event)
        case e.LowerThirdHidden():
            return _unname(state, event)
        case e.BroadcastAsked():
            return asked(state, event.stage, event.part)
        case e.SpareTaken():
            return spares_taken(state, event.names, event.at)
        case (
            e.BroadcastFound()
            | e.BroadcastReached()
            | e.BroadcastTimed()
            | e.GoLiveForced()
            | e.ThumbnailSet()
            | e.ChaptersAsked()
            | e.ChaptersWritten()
            | e.WordsAsked()
            | e.WordsWritten()
        ):
            return recorded(state, event)
        case e.RecordingSeen():
            return replace(state, recording_seen=event.running)
        case e.DriftAdopted():
            return _adopt(state, event)
        case e.DevicesReturned():
            because = "return to the show"
            return replace(state, take=event.take, because=because, media=(), waived=event.at)
        case e.OverlayConsented():
            return replace(state, overlay=event.install, take=event.take, because="overlay")
        case e.ProgramMoved():
            return succession.moved(state, event)
        case e.StreamForced():
            return replace(state, stream_forced=True)
        case e.ShowEnded():
            return _end(state, event.at)
        case e.LegConfirmed():
            begun = succession.stream_begun_after(state, event)
            return replace(state, aired=aired_after(state, event), stream_begun=begun)
        case e.SourceRenamed():
            new = Renamed(event.output, event.collection, event.name, event.now)
            return replace(state, renamed=with_renamed(state.renamed, new))
        case e.LegFailed() | e.DriftSeen() | WatchRaised() | WatchCleared() | e.CommandRefused():
            return state  # kept for the as-run; they say what devices did, not what is meant
        case e.ShowReopened():
            return replace(state, waived=event.at)


def standby_after(state: ShowState, position: int) -> str | None:
    """The first cue after this position that is not skipped."""
    ahead = state.sheet.cues[position + 1 :]
    return next((cue.id for cue in ahead if not state.skips(cue)), None)


def _load(state: ShowState, event: e.SheetLoaded) -> ShowState:
    """A new plan under a running show: the cue on air stays as it was taken."""
    new = replace(state, sheet=event.sheet, digest=event.digest)
    if state.ended_at is not None:
        return new
    return replace(new, standby=_standby_in(new, state))


def _standby_in(new: ShowState, old: ShowState) -> str | None:
    """Standby stays with its cue; if that is gone or left out by now, it goes on from the same
    place, told by the cues that both plans have."""
    if old.standby is not None and old.standby in new.sheet:
        cue = new.sheet.cue(old.standby)
        if not new.skips(cue) or old.skips(old.sheet.cue(old.standby)):
            return cue.id
    place = _place(old)
    ahead = old.sheet.cues[place:]
    kept = [cue.id for cue in ahead if cue.id in new.sheet]
    going = next((id_ for id_ in kept if not new.skips(new.sheet.cue(id_))), None)
    if going is not None:
        return going
    behind = reversed(old.sheet.cues[:place])
    last = next((new.sheet.position(cue.id) for cue in behind if cue.id in new.sheet), -1)
    return standby_after(new, last)


def _place(state: ShowState) -> int:
    """The position of the cue that comes next, or would if it were not skipped."""
    if state.standby is not None:
        return state.sheet.position(state.standby)
    if state.on_air is None:
        return 0
    if state.on_air.cue.id in state.sheet:
        return state.sheet.position(state.on_air.cue.id) + 1
    return len(state.sheet.cues)


def _take(state: ShowState, event: e.CueTaken) -> ShowState:
    if event.cue not in state.sheet:
        return state
    cue = state.sheet.cue(event.cue)
    spans = _close_span(state.spans, state.on_air, event.at)
    return replace(
        _broadcast_by(state, cue),
        before=replace(state, spans={}, aired=()),
        on_air=OnAir(
            cue,
            event.take,
            event.at,
            was_scene=event.was_scene,
            was_muted=event.was_muted,
            was_volume=event.was_volume,
            was_switched=event.was_switched,
            was_camera=event.was_camera,
            was_span=state.spans.get(cue.id),
        ),
        standby=standby_after(state, state.sheet.position(cue.id)),
        take=event.take,
        because=f"GO {cue.id}",
        looks=looks_after(state.looks, cue),
        media=cue.media,
        media_take=event.take,
        recording=runs_after(state.recording, cue.record),
        replay=runs_after(state.replay, cue.replay),
        virtual_camera=runs_after(state.virtual_camera, cue.virtual_camera),
        lower_third=going_on(state.lower_third, cue),
        lower_third_cut=False,
        last_named=None,
        spans={**spans, cue.id: Span(event.at)},
        # Where there is no scene to see, taken is on air.
        aired=state.aired if cue.scenes else (*state.aired, Aired(cue, event.take, event.at)),
    )


def _broadcast_by(state: ShowState, cue: Cue) -> ShowState:
    """What the cue asks of the broadcasts that it is shown on, unless they are further."""
    if cue.broadcast is None:
        return state
    part, stage = part_of(state.sheet, cue.id), STAGE_OF[cue.broadcast]
    return asked(state, stage, part) if stage > stage_of(state, part) else state


def _skip(state: ShowState, event: e.CueSkipped) -> ShowState:
    state = replace(state, skipped={**state.skipped, event.cue: event.skip})
    if event.cue not in state.sheet or state.ended_at is not None:
        return state
    position = state.sheet.position(event.cue)
    if event.skip and state.standby == event.cue:
        return replace(state, standby=standby_after(state, position))
    # At the end of the show a cue that is put back ahead of it is what comes next.
    if not event.skip and state.standby is None and position >= _place(state):
        return replace(state, standby=event.cue)
    return state


def _on_air(state: ShowState, held_since: datetime) -> ShowState:
    if state.on_air is None:
        return state
    return replace(state, on_air=replace(state.on_air, held_since=held_since))


def _resume(state: ShowState, now: datetime) -> ShowState:
    on_air = state.on_air
    if on_air is None or on_air.held_since is None:
        return state
    held = on_air.held + (now - on_air.held_since)
    return replace(state, on_air=replace(on_air, held=held, held_since=None))


def _add_time(state: ShowState, amount: timedelta) -> ShowState:
    if state.on_air is None:
        return state
    return replace(state, on_air=replace(state.on_air, added=state.on_air.added + amount))


def _name(state: ShowState, event: e.LowerThirdShown) -> ShowState:
    on_air = state.on_air
    plan = (on_air.cue.lower_third if on_air else None) or LowerThirdPlan(())
    named = [one for one in (event.speaker, *event.beside) if one in state.sheet.speakers]
    graphic = graphic_of(state.sheet, named, plan) if named else None
    shown = LowerThird(
        event.speaker,
        event.at,
        event.hide_at,
        graphic,
        event.beside,
        stays=plan.stays,
        drop_on_cut=plan.drop_on_cut,
    )
    return replace(
        state,
        lower_third=shown,
        lower_third_cut=False,
        named=on_air.take if on_air else state.named,
        last_named=state.last_named if event.beside else event.speaker,
        take=event.take,
        because=f"lower third {event.speaker}",
    )


def _unname(state: ShowState, event: e.LowerThirdHidden) -> ShowState:
    return replace(
        state,
        lower_third=None,
        lower_third_cut=event.cut,
        named=state.on_air.take if state.on_air else state.named,
        take=event.take,
        because="lower third off",
    )


def _adopt(state: ShowState, event: e.DriftAdopted) -> ShowState:
    return replace(
        state,
        looks=looks_adopted(state.looks, event),
        recording=_either(event.recording, state.recording),
        stream=_either(event.stream, state.stream),
        replay=_either(event.replay, state.replay),
        virtual_camera=_either(event.virtual_camera, state.virtual_camera),
        lower_third=None if event.unnamed else state.lower_third,
        waived=event.at,
        take=event.take,
        because="adopt",
        media=(),
    )


def _either(found: bool | None, meant: bool | None) -> bool | None:
    return meant if found is None else found


def _close_span(
    spans: Mapping[str, Span], on_air: OnAir | None, now: datetime
) -> Mapping[str, Span]:
    if on_air is None or on_air.cue.id not in spans:
        return spans
    return {**spans, on_air.cue.id: replace(spans[on_air.cue.id], ended=now)}


def _end(state: ShowState, now: datetime) -> ShowState:
    spans = _close_span(state.spans, state.on_air, now)
    return replace(state, spans=spans, ended_at=now, standby=None)
