"""What is told to the desk, and how long to wait before the next look. Pure.

YouTube's quota is 10,000 units a day and a look costs two, so the pace follows what is at stake.
"""

from datetime import datetime

from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Trouble
from eventdesk.domain.quota import NEAR, LookPace
from eventdesk.drivers.youtube.known import is_clear, untried
from eventdesk.drivers.youtube.reasons import Treatment
from eventdesk.drivers.youtube.state import STARTING, Life, Observed
from eventdesk.drivers.youtube.steps import (
    Arrange,
    AwaitStream,
    Find,
    HoldLive,
    Rest,
    Settle,
    Step,
    Stuck,
    Transition,
    WaitForIngest,
)

PATIENCE = 60.0
"""Show seconds that a transition may take before the desk sounds the alarm."""

SOUND_READS_APART = 1.0
"""Show seconds between two looks at the stream's health that count as two."""

AFTER_EXPECTED_REFUSAL = 2.0
SLOWEST_WAIT = 30.0
"""Show seconds between looks for a stream that somebody waits for, however little quota is left."""

_FIRST, _SLOWEST = 2.0, 10.0
_INGEST_LOST, _NOTHING, _STUCK = 5.0, 300.0, 30.0
_LOOKS = LookPace()
# At the pace of WaitForIngest, the seventh look comes some 20 s after the first.
_LOOKS_WITHOUT_INGEST = 6
_QUICK_SECOND_TRY = 3.0
_LONGEST_BACK_OFF, _LONGEST_PAUSE = 30.0, 900.0
_LARGEST_POWER = 10


def pause_after(
    step: Step, observed: Observed, same: int, now: datetime, *, aside: bool = False
) -> float:
    """Show seconds from this step to the next look. ``same`` counts how often in a row the step
    was taken before: an action that changes nothing is not repeated at network speed. With
    ``aside`` the audience is elsewhere."""
    power = min(same, _LARGEST_POWER)
    match step:
        case Settle():
            reads = observed.in_flight.reads if observed.in_flight else 0
            return float(min(_FIRST * 1.5 ** min(reads, _LARGEST_POWER), _SLOWEST))
        case Transition() | AwaitStream():
            return _FIRST
        case WaitForIngest() | HoldLive():
            return float(min(_FIRST * 1.25**power, _SLOWEST))
        case Stuck():
            return _STUCK
        case Rest():
            return _NOTHING if aside else _rest(observed, now)
        case _:
            return 0.0 if same == 0 else float(min(2 ** (power - 1), _SLOWEST))


def _rest(observed: Observed, now: datetime) -> float:
    broadcast = observed.broadcast
    if broadcast is None or broadcast.stage is Stage.ENDED:
        return _NOTHING
    if ingest_lost(observed):
        return _INGEST_LOST
    if broadcast.stage is Stage.LIVE:
        return _LOOKS.live
    start = broadcast.scheduled_start
    near = broadcast.stage is Stage.PREVIEW or start is None or start - now <= NEAR
    return _LOOKS.near if near else _LOOKS.idle


def hurried(pause: float, *, handover: bool) -> float:
    """The pause before a look that another encoder waits for with its stream: short."""
    return min(pause, _FIRST) if handover else pause


def pause_while_missing(reads: int) -> float:
    """Show seconds to the next read of a broadcast that lists do not show: 1, 2, 4. They lag
    behind writes by seconds."""
    return float(2 ** (min(reads, _LARGEST_POWER) - 1))


def pause_after_failure(failure: Treatment, in_a_row: int) -> float:
    """Show seconds to the next try after the ``in_a_row``-th failure (from 1)."""
    power = min(in_a_row, _LARGEST_POWER) - 1
    if failure.pause is None:
        return float(min(2**power, _LONGEST_BACK_OFF))
    if in_a_row == 1 and failure.pause < _LONGEST_PAUSE:
        # YouTube's "not enabled" and the like are now and then a passing mistake.
        return _QUICK_SECOND_TRY
    return float(min(failure.pause * 2 ** max(power - 1, 0), _LONGEST_PAUSE))


def ingest_lost(observed: Observed) -> bool:
    """Whether the broadcast is on and YouTube receives nothing for it."""
    broadcast, stream = observed.broadcast, observed.stream
    on = broadcast is not None and broadcast.life is Life.LIVE
    return on and stream is not None and stream.status != "active"


def trouble_with(
    step: Step,
    observed: Observed,
    same: int,
    waited: float,
    patience: float,
    *,
    aside: bool = False,
) -> Trouble | None:
    """What is wrong although every call succeeded. ``waited`` is how long the transition in
    flight has taken, in the unit of ``patience``."""
    match step:
        case Stuck(trouble):
            return trouble
        case Find() if observed.gone and observed.looks == 0:
            return Trouble("liveBroadcastNotFound")
        case Settle() if waited > patience:
            return Trouble("stuckStarting")
        case WaitForIngest() if same >= _LOOKS_WITHOUT_INGEST:
            return Trouble("errorStreamInactive")
        case HoldLive(code) if code != "healthUnproven" or same >= _LOOKS_WITHOUT_INGEST:
            return Trouble(code)
        case _:
            lost = ingest_lost(observed) and not aside
            return Trouble("ingestLost") if lost else _stops_by_itself(observed)


def _stops_by_itself(observed: Observed) -> Trouble | None:
    """Nothing switches that off any more: the operator has to know."""
    broadcast = observed.broadcast
    if broadcast is None or not broadcast.auto_stop or broadcast.stage is Stage.ENDED:
        return None
    given_up = not untried(observed, Arrange) or broadcast.stage >= Stage.PREVIEW
    return Trouble("autoStopOn") if given_up else None


def picture(
    observed: Observed,
    channel: str,
    service: Service,
    trouble: Trouble | None,
    step: Step | None = None,
) -> BroadcastSeen:
    """What the desk is told; ``step`` is what the driver does just now."""
    broadcast, stream = observed.broadcast, observed.stream
    if broadcast is None:
        return BroadcastSeen(service=service, channel=channel, trouble=trouble)
    bound = stream if stream is not None and stream.id == broadcast.stream_id else None
    fed = bound if broadcast.stage is not Stage.ENDED else None  # nobody looks at it after the end
    flight = observed.in_flight
    return BroadcastSeen(
        service=service,
        stage=broadcast.stage,
        moving_to=flight.to if flight else STARTING.get(broadcast.life),
        id=broadcast.id,
        title=broadcast.title,
        channel=channel,
        ingest=fed.status if fed else "",
        health=fed.health if fed else "",
        issues=fed.issues if fed else (),
        target=bound.target if bound and is_clear(observed) else None,
        trouble=trouble,
        live_since=broadcast.live_since,
        live_until=broadcast.live_until,
        held_by=step.code if isinstance(step, HoldLive) else "",
        viewers=broadcast.viewers if broadcast.stage is Stage.LIVE else None,
        thumbnail=observed.thumbnail,
        chapters=observed.chapters,
        readdressed=observed.readdressed,
        words=observed.words,
    )
