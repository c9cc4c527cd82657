"""Taking a GO back: the show as it was before, with its clocks, but for what cannot be undone."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.look import looks_before
from eventdesk.domain.show import LowerThird, OnAir, ShowState, Span


def take_back(state: ShowState, event: e.CueTakenBack) -> ShowState:
    """The state before the last GO. What cannot be undone stays: the broadcast's stage, the
    recording and the replay buffer go on; what the operator did to the plan meanwhile (skips, a new
    sheet) stays, and so does which OBS is program: the one before may be dead."""
    before, taken = state.before, state.on_air
    if before is None or taken is None:
        return state
    return replace(
        before,
        sheet=state.sheet,
        digest=state.digest,
        standby=taken.cue.id if taken.cue.id in state.sheet else state.standby,
        take=event.take,
        because=f"take back {event.cue}",
        looks=looks_before(before.looks, taken),
        media=(),
        recording=state.recording,
        recording_seen=state.recording_seen,
        replay=state.replay,
        virtual_camera=taken.was_camera if before.virtual_camera is None else before.virtual_camera,
        stream=state.stream,
        renamed=state.renamed,
        overlay=state.overlay,
        broadcast=state.broadcast,
        part=state.part,
        earlier=state.earlier,
        records=state.records,
        aired=tuple(one for one in state.aired if one.take != taken.take),
        skipped=state.skipped,
        lower_third=_still_due(before.lower_third, event.at),
        lower_third_cut=True,
        spans=_spans_before(state.spans, taken, before.on_air),
        waived=event.at,
        programs=state.programs,
        stream_begun=state.stream_begun,
        stream_forced=state.stream_forced,
    )


def _spans_before(
    spans: Mapping[str, Span], taken: OnAir, resumed: OnAir | None
) -> Mapping[str, Span]:
    """The times on air without the last GO, which closed one and opened another."""
    back = dict(spans)
    back.pop(taken.cue.id, None)
    if taken.was_span is not None:
        back[taken.cue.id] = taken.was_span
    if resumed is not None and resumed.cue.id in back:
        back[resumed.cue.id] = replace(back[resumed.cue.id], ended=None)
    return back


def _still_due(lower_third: LowerThird | None, now: datetime) -> LowerThird | None:
    if lower_third is None or (lower_third.hide_at and lower_third.hide_at <= now):
        return None
    return lower_third
