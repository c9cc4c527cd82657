"""What is known after each look, each write and each failure. Pure."""

from collections.abc import Iterable

from msgspec.structs import replace

from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.state import (
    EDITABLE,
    STARTING,
    Broadcast,
    InFlight,
    Observed,
    Stream,
)
from eventdesk.drivers.youtube.steps import Insert, InsertStream, Step, SwitchOff, Transition

LOOKS_AFTER_LOST_INSERT = 4
LOOKS_AFTER_WRITE = 3
READS_BEFORE_GONE = 4
MAX_TRIES = 3
_UNCONFIRMED_READS = 2
_SOUND = ("good", "ok")


def read_back(observed: Observed, broadcast: Broadcast, now: float, patience: float) -> Observed:
    """What is known after the broadcast was read at ``now``, monotonic seconds.

    ``patience`` is how long a transition that YouTube accepted may take, in the same seconds,
    before it may be asked for again.
    """
    moving = STARTING.get(broadcast.life)
    flight = observed.in_flight
    if moving is not None:
        known = flight is not None and flight.to is moving
        since = flight.since if known and flight is not None else now
        reads = flight.reads + 1 if known and flight is not None else 0
        flight = InFlight(moving, since, accepted=True, reads=reads)
    elif flight is not None:
        flight = replace(flight, reads=flight.reads + 1)
        # Lists lag behind writes: one look at the old state does not prove a lost request lost.
        forgotten = not flight.accepted and flight.reads >= _UNCONFIRMED_READS
        overdue = flight.accepted and now - flight.since > patience
        if broadcast.stage >= flight.to or forgotten or overdue:
            flight = None
    refused = observed.refused if observed.broadcast == broadcast else 0
    return replace(observed, broadcast=broadcast, in_flight=flight, missing=0, refused=refused)


def not_read(observed: Observed) -> Observed:
    """What is known after YouTube answered that it has no broadcast of the known id."""
    missing = observed.missing + 1
    if missing < READS_BEFORE_GONE:
        return replace(observed, missing=missing)
    return replace(
        observed, broadcast=None, stream=None, in_flight=None, missing=0, gone=True, looks=1
    )


def stream_read(observed: Observed, stream: Stream | None, now: float, apart: float) -> Observed:
    """What is known after the stream was read at ``now``. Looks nearer to each other than
    ``apart`` count as one; both in monotonic seconds."""
    sound = stream is not None and stream.status == "active" and stream.health in _SOUND
    if not sound:
        return replace(observed, stream=stream, sound_reads=0)
    if observed.sound_reads and now - observed.sound_at < apart:
        return replace(observed, stream=stream)
    return replace(observed, stream=stream, sound_reads=observed.sound_reads + 1, sound_at=now)


def is_clear(observed: Observed) -> bool:
    """Whether an encoder may be given the key: nothing else would go live with it, or this
    broadcast is on with it already."""
    broadcast, stream = observed.broadcast, observed.stream
    if broadcast is None or stream is None or broadcast.stream_id != stream.id:
        return False
    return observed.clear == stream.id or broadcast.life not in EDITABLE


def key_checked(observed: Observed, unfinished: Iterable[Broadcast]) -> Observed:
    """What is known once every unfinished broadcast was read."""
    broadcast = observed.broadcast
    if broadcast is None or broadcast.stream_id is None:
        return observed
    rivals = tuple(
        other
        for other in unfinished
        if other.id != broadcast.id
        and other.stream_id == broadcast.stream_id
        and other.auto_start
        and other.life in EDITABLE
    )
    return replace(observed, rivals=rivals or None, clear=None if rivals else broadcast.stream_id)


def untry(observed: Observed, *kinds: type) -> Observed:
    """What is known once the sheet has changed: what was done by the old one is to be looked at
    again."""
    tries = {kind: times for kind, times in observed.tries.items() if kind not in kinds}
    return replace(observed, tries=tries)


def untried(observed: Observed, kind: type) -> bool:
    """Whether this kind of step may still be sent."""
    return observed.tries.get(kind, 0) < MAX_TRIES


def send(observed: Observed, kind: type) -> tuple[bool, Observed]:
    """Whether to send this kind of step now, and what is known then. Having been sent it is
    looked for a few times before it is sent again: what is read lags behind what was written."""
    left = observed.looks_left.get(kind, 0)
    if left:
        return False, replace(observed, looks_left={**observed.looks_left, kind: left - 1})
    tries = {**observed.tries, kind: observed.tries.get(kind, 0) + 1}
    looks = {**observed.looks_left, kind: LOOKS_AFTER_WRITE}
    return True, replace(observed, tries=tries, looks_left=looks)


def after_failure(observed: Observed, step: Step, failure: CallError) -> Observed:
    """What is known after the step's call failed."""
    match step:
        case Insert() if failure.perhaps_done:
            return replace(observed, looks=LOOKS_AFTER_LOST_INSERT)
        case InsertStream() if failure.perhaps_done:
            return replace(observed, stream_looks=LOOKS_AFTER_LOST_INSERT)
        case Transition():
            return _after_refused_transition(observed, failure)
        case SwitchOff() if not failure.perhaps_done:
            return given_up(observed, step)
        case _ if not failure.perhaps_done:
            # Certainly not done: there is nothing to look for.
            return replace(observed, looks_left={**observed.looks_left, type(step): 0})
        case _:
            return observed


def _after_refused_transition(observed: Observed, failure: CallError) -> Observed:
    flight = observed.in_flight
    if failure.reason == "redundantTransition" and flight is not None:
        return replace(observed, in_flight=replace(flight, accepted=True))
    if failure.perhaps_done:
        return observed
    stream = observed.stream
    if failure.reason == "errorStreamInactive" and stream is not None:
        # The list still called it active: believe the refusal until the next look.
        stream = replace(stream, status="inactive")
    refused = observed.refused + (failure.reason == "invalidTransition")
    return replace(observed, in_flight=None, stream=stream, refused=refused)


def given_up(observed: Observed, step: Step) -> Observed:
    """What is known when this kind of step is done, or not to be tried again."""
    return replace(observed, tries={**observed.tries, type(step): MAX_TRIES})


def expected(step: Step, observed: Observed, failure: CallError) -> bool:
    """Whether the refusal is a step on the way and no trouble: the same state asked for twice,
    a stream that has just dropped, and a state that changed between look and request (once)."""
    if not isinstance(step, Transition):
        return False
    if failure.reason in {"redundantTransition", "errorStreamInactive"}:
        return True
    return failure.reason == "invalidTransition" and observed.refused <= 1
