"""What the show does by itself, and when: derived from its state, so a restart forgets nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from eventdesk.domain import commands as c
from eventdesk.domain.rundown import due_end, fixed_starts
from eventdesk.domain.runsheet import ShowWhen
from eventdesk.domain.show import ShowState
from eventdesk.domain.verbs import Advance

Due = tuple[datetime, c.Command]
"""A command that the show gives itself, and its moment."""


def due(state: ShowState, now: datetime, *, hands_off: bool = False) -> Iterator[Due]:
    """What the show will do by itself, moments that have passed included.

    A name always leaves, even after the end. With ``hands_off``, after a restart, only a name
    that was shown since then does, and nothing else happens.
    """
    if not hands_off or named_since(state):
        yield from _hide(state)
    if hands_off or state.on_air is None or state.ended_at is not None:
        return
    for moment, command in (*_name(state), *_advance(state, now)):
        # What was due before a take back or a restart would undo the one and surprise after
        # the other: it is the operator's now.
        if state.waived is None or moment > state.waived:
            yield moment, command


def named_since(state: ShowState) -> bool:
    """Whether the name on air was shown after the last restart or take back."""
    shown, since = state.lower_third, state.waived
    return shown is not None and since is not None and shown.shown_at > since


def _hide(state: ShowState) -> Iterator[Due]:
    shown = state.lower_third
    if shown is not None and shown.hide_at is not None:
        yield shown.hide_at, c.HideLowerThird(automatic=True)


def _name(state: ShowState) -> Iterator[Due]:
    on_air = state.on_air
    plan = on_air.cue.lower_third if on_air else None
    if on_air is None or plan is None or plan.show is ShowWhen.MANUAL:
        return
    if len(plan.speakers) != 1 or state.named >= on_air.take:
        return
    delay = plan.delay if plan.show is ShowWhen.AFTER else timedelta(0)
    yield on_air.taken_at + delay, c.ShowLowerThird(plan.speakers[0], automatic=True)


def _advance(state: ShowState, now: datetime) -> Iterator[Due]:
    on_air = state.on_air
    if on_air is None or on_air.held_since is not None or state.standby is None:
        return
    if on_air.cue.advance is Advance.MANUAL:
        return
    end = due_end(state, fixed_starts(state.sheet), now)
    if end is not None:
        yield max(end, on_air.taken_at), c.Go(expecting=state.standby, automatic=True)
