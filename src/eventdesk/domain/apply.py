"""Events make the show's state: ``apply`` is the only way it changes, live and in replay."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.runsheet import CUT, PROGRAM, BroadcastVerb, Cue, RecordVerb
from eventdesk.domain.show import LowerThird, OnAir, OutputLook, ShowState, Span

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
            return _take_back(state, event)
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
            return replace(
                state,
                lower_third=None,
                lower_third_cut=event.cut,
                take=event.take,
                because="lower third off",
            )
        case e.BroadcastAsked():
            return replace(state, broadcast=event.stage)
        case e.BroadcastFound():
            return replace(state, broadcast_id=event.id)
        case e.BroadcastReached():
            return replace(state, broadcast_reached=event.stage)
        case e.DriftAdopted():
            return _adopt(state, event)
        case e.DevicesReturned():
            return replace(state, take=event.take, because="return to the show", media=())
        case e.OverlayConsented():
            return replace(state, overlay=event.install, take=event.take, because="overlay")
        case e.ShowEnded():
            return _end(state, event.at)
        case e.LegConfirmed() | e.LegFailed() | e.DriftSeen() | e.CommandRefused():
            return state  # kept for the as-run; they say what devices did, not what is meant
        case e.ShowReopened():
            return state


def standby_after(state: ShowState, position: int) -> str | None:
    """The first cue after this position that is not skipped."""
    ahead = state.sheet.cues[position + 1 :]
    return next((cue.id for cue in ahead if not state.skips(cue)), None)


def _load(state: ShowState, event: e.SheetLoaded) -> ShowState:
    """A new plan under a running show: the cue on air stays as it was taken."""
    state = replace(state, sheet=event.sheet, digest=event.digest)
    if state.standby is not None and state.standby in event.sheet:
        return state
    here = -1
    if state.on_air is not None and state.on_air.cue.id in event.sheet:
        here = event.sheet.position(state.on_air.cue.id)
    return replace(state, standby=standby_after(state, here))


def _take(state: ShowState, event: e.CueTaken) -> ShowState:
    if event.cue not in state.sheet:
        return state
    cue = state.sheet.cue(event.cue)
    spans = _close_span(state.spans, state.on_air, event.at)
    return replace(
        state,
        before=state,
        on_air=OnAir(
            cue, event.take, event.at, was_scene=event.was_scene, was_muted=event.was_muted
        ),
        standby=standby_after(state, state.sheet.position(cue.id)),
        take=event.take,
        because=f"GO {cue.id}",
        looks=_looks(state.looks, cue),
        media=cue.media,
        media_take=event.take,
        recording=_recording(state.recording, cue),
        lower_third=None,
        lower_third_cut=False,
        broadcast=_stage(state.broadcast, cue),
        spans={**spans, cue.id: Span(event.at)},
    )


def _looks(looks: Mapping[str, OutputLook], cue: Cue) -> dict[str, OutputLook]:
    """Each output's look after the cue; sound belongs to the program."""
    result = dict(looks)
    for output, scene in cue.scenes.items():
        result[output] = replace(
            result.get(output, OutputLook()), scene=scene, transition=cue.transition
        )
    if cue.mute or cue.unmute:
        muted = {**dict.fromkeys(cue.mute, True), **dict.fromkeys(cue.unmute, False)}
        look = result.get(PROGRAM, OutputLook())
        result[PROGRAM] = replace(look, muted={**look.muted, **muted})
    return result


def _recording(recording: bool | None, cue: Cue) -> bool | None:
    return recording if cue.record is None else cue.record is RecordVerb.START


def _stage(stage: Stage, cue: Cue) -> Stage:
    return stage if cue.broadcast is None else max(stage, STAGE_OF[cue.broadcast])


def _take_back(state: ShowState, event: e.CueTakenBack) -> ShowState:
    """The state before the last GO. What cannot be undone stays: the broadcast's stage and the
    recording go on; what the operator did to the plan meanwhile (skips, a new sheet) stays."""
    before, taken = state.before, state.on_air
    if before is None or taken is None:
        return state
    looks = dict(before.looks)
    for output, scene in taken.was_scene.items():
        look = looks.get(output, OutputLook())
        looks[output] = replace(look, scene=look.scene or scene)
    for output, muted in taken.was_muted.items():
        look = looks.get(output, OutputLook())
        looks[output] = replace(look, muted={**muted, **look.muted})
    looks = {output: replace(look, transition=CUT) for output, look in looks.items()}
    standby = taken.cue.id if taken.cue.id in state.sheet else before.standby
    return replace(
        before,
        sheet=state.sheet,
        digest=state.digest,
        standby=standby,
        take=event.take,
        because=f"take back {event.cue}",
        looks=looks,
        media=(),
        recording=state.recording,
        overlay=state.overlay,
        broadcast=state.broadcast,
        broadcast_reached=state.broadcast_reached,
        broadcast_id=state.broadcast_id,
        skipped=state.skipped,
        lower_third=_still_due(before.lower_third, event.at),
        lower_third_cut=True,
    )


def _still_due(lower_third: LowerThird | None, now: datetime) -> LowerThird | None:
    if lower_third is None or (lower_third.hide_at and lower_third.hide_at <= now):
        return None
    return lower_third


def _skip(state: ShowState, event: e.CueSkipped) -> ShowState:
    state = replace(state, skipped={**state.skipped, event.cue: event.skip})
    if event.skip and state.standby == event.cue:
        return replace(state, standby=standby_after(state, state.sheet.position(event.cue)))
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
    plan = on_air.cue.lower_third if on_air else None
    shown = LowerThird(event.speaker, plan.template if plan else "classic", event.at, event.hide_at)
    return replace(
        state,
        lower_third=shown,
        lower_third_cut=False,
        named=on_air.take if on_air else state.named,
        take=event.take,
        because=f"lower third {event.speaker}",
    )


def _adopt(state: ShowState, event: e.DriftAdopted) -> ShowState:
    looks = dict(state.looks)
    for output, scene in event.scenes.items():
        looks[output] = replace(looks.get(output, OutputLook()), scene=scene)
    for output, muted in event.muted.items():
        look = looks.get(output, OutputLook())
        looks[output] = replace(look, muted={**look.muted, **muted})
    return replace(state, looks=looks, take=event.take, because="adopt", media=())


def _close_span(
    spans: Mapping[str, Span], on_air: OnAir | None, now: datetime
) -> Mapping[str, Span]:
    if on_air is None or on_air.cue.id not in spans:
        return spans
    return {**spans, on_air.cue.id: replace(spans[on_air.cue.id], ended=now)}


def _end(state: ShowState, now: datetime) -> ShowState:
    spans = _close_span(state.spans, state.on_air, now)
    return replace(state, spans=spans, ended_at=now, standby=None)
