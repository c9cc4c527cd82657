"""What the show does by itself, and when: derived from its state, so a restart forgets nothing."""

from collections.abc import Iterator
from datetime import datetime

from eventdesk.domain import commands as c
from eventdesk.domain.rundown import due_end, plan_times
from eventdesk.domain.runsheet import Advance, ShowWhen
from eventdesk.domain.show import ShowState


def due(state: ShowState, now: datetime) -> Iterator[tuple[datetime, c.Command]]:
    """The commands that the show will give itself and their moments, past ones included."""
    if state.on_air is None or state.ended_at is not None:
        return
    yield from _lower_third(state)
    yield from _advance(state, now)


def _lower_third(state: ShowState) -> Iterator[tuple[datetime, c.Command]]:
    shown = state.lower_third
    if shown is not None and shown.hide_at is not None:
        yield shown.hide_at, c.HideLowerThird(automatic=True)
    on_air = state.on_air
    plan = on_air.cue.lower_third if on_air else None
    if on_air is None or plan is None or plan.show is ShowWhen.MANUAL:
        return
    if len(plan.speakers) != 1 or state.named >= on_air.take:
        return
    delay = plan.delay if plan.show is ShowWhen.AFTER else on_air.taken_at - on_air.taken_at
    yield on_air.taken_at + delay, c.ShowLowerThird(plan.speakers[0], automatic=True)


def _advance(state: ShowState, now: datetime) -> Iterator[tuple[datetime, c.Command]]:
    on_air = state.on_air
    if on_air is None or on_air.held_since is not None or state.standby is None:
        return
    if on_air.cue.advance is Advance.MANUAL:
        return
    end = due_end(state, plan_times(state.sheet), now)
    if end is not None:
        yield max(end, on_air.taken_at), c.Go(expecting=state.standby, automatic=True)
