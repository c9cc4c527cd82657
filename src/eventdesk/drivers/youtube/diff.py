"""What to do next: the stage wanted against what YouTube shows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eventdesk.domain.broadcast import BroadcastDesired, Stage, Trouble
from eventdesk.drivers.youtube.metadata import is_the_sheets, is_this_runs, other_languages
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.state import STARTING, Broadcast, InFlight, Life, Observed

LOOKS_AFTER_LOST_INSERT = 4
READS_BEFORE_GONE = 4
MAX_TRIES = 3
_UNCONFIRMED_READS = 2
_EDITABLE = (Life.CREATED, Life.READY)


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing to do but to watch."""


@dataclass(frozen=True, slots=True)
class WaitForIngest:
    """YouTube must receive the stream first."""


@dataclass(frozen=True, slots=True)
class Settle:
    """A transition is under way: read back until it is there."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A person has to look at this."""

    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Find:
    """Look for the run's broadcast among those on YouTube."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Create the broadcast."""


@dataclass(frozen=True, slots=True)
class Arrange:
    """Switch off what would start or stop the broadcast by itself."""


@dataclass(frozen=True, slots=True)
class FindStream:
    """Look for our reusable stream."""


@dataclass(frozen=True, slots=True)
class InsertStream:
    """Create our reusable stream."""


@dataclass(frozen=True, slots=True)
class Bind:
    """Bind the broadcast to the stream."""

    stream_id: str


@dataclass(frozen=True, slots=True)
class Localize:
    """Give YouTube the title in the other languages."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Bring the broadcast to this stage."""

    to: Stage


Waiting = Rest | WaitForIngest | Settle | Stuck
Change = Arrange | Bind | Localize | Transition
Action = Find | Insert | FindStream | InsertStream | Change
Step = Waiting | Action
OPTIONAL = (Arrange, Localize)
"""Good to have: given up after a few tries, and never in the way of going live."""


def plan_step(desired: BroadcastDesired | None, observed: Observed) -> Step:
    """The one next step; after it is done or settled, ask again."""
    if desired is None:
        return Rest()
    if observed.broadcast is None:
        return _without_broadcast(desired, observed)
    if desired.stage is Stage.NONE:
        return Rest()
    return _with_broadcast(desired, observed, observed.broadcast)


def _with_broadcast(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step:
    if broadcast.life in {Life.COMPLETE, Life.REVOKED, Life.UNKNOWN}:
        return _beyond(desired, broadcast)
    if observed.in_flight is not None or broadcast.life in STARTING:
        return Settle()
    if desired.stage is Stage.ENDED:
        # A broadcast that never began cannot be completed; it is left as it is.
        on = broadcast.life in {Life.TESTING, Life.LIVE}
        return Transition(Stage.ENDED) if on else Rest()
    return _prepare(desired, observed, broadcast) or _advance(desired, observed, broadcast)


def _without_broadcast(desired: BroadcastDesired, observed: Observed) -> Step:
    if desired.stage is Stage.NONE and desired.known_id is None:
        return Rest()
    if observed.looks > 0:
        return Find()
    if observed.gone and desired.stage in {Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE}:
        return Stuck(Trouble("liveBroadcastNotFound", desired.known_id or ""))
    if observed.gone or desired.stage in {Stage.NONE, Stage.ENDED}:
        return Rest()
    return Insert()


def _beyond(desired: BroadcastDesired, broadcast: Broadcast) -> Step:
    if broadcast.life is Life.UNKNOWN:
        return Stuck(Trouble("unknownLifeCycle", broadcast.id))
    if desired.stage is Stage.ENDED:
        return Rest()
    over = "broadcastOver" if broadcast.life is Life.COMPLETE else "broadcastRevoked"
    return Stuck(Trouble(over, broadcast.id))


def _prepare(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step | None:
    if broadcast.life in _EDITABLE and observed.arrange_tries < MAX_TRIES:
        by_itself = broadcast.auto_start or broadcast.auto_stop
        if by_itself or broadcast.monitored != desired.plan.preview:
            return Arrange()
    if observed.stream is None:
        return FindStream() if observed.stream_looks > 0 else InsertStream()
    # A bound stream that YouTube no longer has is replaced by ours.
    if broadcast.stream_id != observed.stream.id and broadcast.life in _EDITABLE:
        return Bind(observed.stream.id)
    return None


def _advance(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step:
    step = _towards(desired.stage, observed, broadcast)
    idle = isinstance(step, Rest | WaitForIngest)
    untried = observed.localize_tries < MAX_TRIES and is_this_runs(desired, broadcast)
    if idle and untried and other_languages(desired):
        return Localize()
    return step


def _towards(wanted: Stage, observed: Observed, broadcast: Broadcast) -> Step:
    # A stage at or past the wanted one is rest: a broadcast never goes back.
    if broadcast.stage >= wanted or wanted is Stage.SCHEDULED:
        return Rest()
    if wanted is Stage.PREVIEW and not broadcast.monitored:
        return Stuck(Trouble("previewOff", broadcast.id))
    if observed.stream is None or observed.stream.status != "active":
        return WaitForIngest()
    # With the monitor stream on, YouTube lets nothing go live that was not in testing first.
    through_preview = broadcast.life is Life.READY and broadcast.monitored
    return Transition(Stage.PREVIEW if through_preview else Stage.LIVE)


def choose(desired: BroadcastDesired, candidates: Sequence[Broadcast]) -> Broadcast | None:
    """The run's broadcast: by marker, else by title and start. Of several, the one that is
    furthest, then the oldest, so that every search gives the same one."""
    for belongs in (is_this_runs, is_the_sheets):
        found = [candidate for candidate in candidates if belongs(desired, candidate)]
        if found:
            return min(found, key=lambda b: (-b.stage, b.published, b.id))
    return None


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


def after_failure(observed: Observed, step: Step, failure: CallError) -> Observed:
    """What is known after the step's call failed."""
    match step:
        case Insert() if failure.perhaps_done:
            return replace(observed, looks=LOOKS_AFTER_LOST_INSERT)
        case InsertStream() if failure.perhaps_done:
            return replace(observed, stream_looks=LOOKS_AFTER_LOST_INSERT)
        case Transition():
            return _after_refused_transition(observed, failure)
        case _:
            return observed


def given_up(observed: Observed, step: Step) -> Observed:
    """What is known when an optional step is not to be tried again."""
    if isinstance(step, Arrange):
        return replace(observed, arrange_tries=MAX_TRIES)
    return replace(observed, localize_tries=MAX_TRIES)


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


def expected(step: Step, observed: Observed, failure: CallError) -> bool:
    """Whether the refusal is a step on the way and no trouble: the same state asked for twice,
    a stream that has just dropped, and a state that changed between look and request (once)."""
    if not isinstance(step, Transition):
        return False
    if failure.reason in {"redundantTransition", "errorStreamInactive"}:
        return True
    return failure.reason == "invalidTransition" and observed.refused <= 1
