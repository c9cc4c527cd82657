"""What to do next: the stage wanted against what YouTube shows. Pure."""

from collections.abc import Sequence

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastDesired, Stage, Trouble
from eventdesk.drivers.youtube.known import is_clear, untried
from eventdesk.drivers.youtube.metadata import (
    has_more_to_say,
    is_the_sheets,
    is_this_runs,
)
from eventdesk.drivers.youtube.state import (
    EDITABLE,
    STARTING,
    Broadcast,
    Life,
    Observed,
    Stream,
)
from eventdesk.drivers.youtube.steps import (
    Arrange,
    Bind,
    CheckKey,
    Describe,
    Enlist,
    Find,
    FindStream,
    HoldLive,
    Illustrate,
    Insert,
    InsertStream,
    Publish,
    Readdress,
    Rest,
    Settle,
    Step,
    Stuck,
    SwitchOff,
    Transition,
    WaitForIngest,
    WriteChapters,
)

SOUND_READS = 3
"""So many looks in a row at a healthy stream before it goes live."""


def plan_step(desired: BroadcastDesired | None, observed: Observed) -> Step:
    """The one next step; after it is done or settled, ask again."""
    if desired is None:
        return Rest()
    if observed.broadcast is None:
        return _without_broadcast(desired, observed)
    if desired.stage is Stage.NONE:
        return Rest()
    return _with_broadcast(desired, observed, observed.broadcast)


def plan_blind_step(desired: BroadcastDesired | None, observed: Observed) -> Step:
    """The next step while nothing can be read: the health that it would wait for never comes."""
    return plan_step(replace(desired, forced=True) if desired else None, observed)


def _with_broadcast(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step:
    if broadcast.life in {Life.COMPLETE, Life.REVOKED, Life.UNKNOWN}:
        return _beyond(desired, observed, broadcast)
    points = desired.readdress and desired.moved_to and desired.stage <= broadcast.stage
    if points and untried(observed, Readdress):
        return Readdress()  # nothing else is asked of it: also one that sticks says where to go
    if observed.in_flight is not None or broadcast.life in STARTING:
        return Settle()
    if desired.stage is Stage.ENDED:
        # A broadcast that never began cannot be completed; it is left as it is.
        on = broadcast.life in {Life.TESTING, Life.LIVE}
        return Transition(Stage.ENDED) if on else Rest()
    return _prepare(desired, observed, broadcast) or _advance(desired, observed, broadcast)


def _without_broadcast(desired: BroadcastDesired, observed: Observed) -> Step:
    if desired.stage is Stage.NONE and desired.known_id is None and not desired.resumed:
        return Rest()
    if observed.looks > 0:
        return Find()
    if observed.gone and desired.stage in {Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE}:
        return Stuck(Trouble("liveBroadcastNotFound", desired.known_id or ""))
    if observed.gone or desired.stage in {Stage.NONE, Stage.ENDED}:
        return Rest()
    return Insert()


def _beyond(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step:
    if broadcast.life is Life.UNKNOWN:
        return Stuck(Trouble("unknownLifeCycle", broadcast.id))
    if desired.readdress and untried(observed, Readdress):
        return Readdress()
    if desired.stage is Stage.ENDED:
        owed = bool(desired.chapters) and observed.chapters != desired.chapters
        writes = owed and broadcast.life is Life.COMPLETE and untried(observed, WriteChapters)
        return WriteChapters() if writes else Rest()
    over = "broadcastOver" if broadcast.life is Life.COMPLETE else "broadcastRevoked"
    return Stuck(Trouble(over, broadcast.id))


def _prepare(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step | None:
    editable = broadcast.life in EDITABLE
    by_itself = broadcast.auto_start or broadcast.auto_stop
    if editable and (by_itself or broadcast.monitored != desired.plan.preview):
        if untried(observed, Arrange):
            return Arrange()
        if broadcast.auto_start and desired.stage is Stage.PREVIEW:
            # The stream that the preview needs would put it live.
            return Stuck(Trouble("autoStartOn", broadcast.title))
    if observed.stream is None:
        return FindStream() if observed.stream_looks > 0 else InsertStream()
    # A bound stream that YouTube no longer has is replaced by ours.
    if broadcast.stream_id != observed.stream.id and editable:
        return Bind(observed.stream.id)
    needs_key = desired.stands_by or desired.stage >= Stage.PREVIEW
    if needs_key and not is_clear(observed):
        return _clear_key(observed)
    return None


def _clear_key(observed: Observed) -> Step:
    if observed.rivals is None:
        return CheckKey()
    rival = observed.rivals[0]
    if untried(observed, SwitchOff):
        return SwitchOff(rival.id)
    return Stuck(Trouble("keyShared", rival.title))


def _advance(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step:
    step = _towards(desired, observed, broadcast)
    if not isinstance(step, Rest | WaitForIngest | HoldLive):
        return step
    if desired.moved_to:
        return step  # what is good to have would undo the words that show the way
    if desired.readdress and (found := _moved(desired, observed, broadcast)):
        return found
    if not isinstance(step, HoldLive):
        return _extra(desired, observed, broadcast) or step
    return step


def _moved(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step | None:
    """What makes the broadcast that took another's place the one that people look for."""
    if broadcast.privacy != desired.plan.privacy and untried(observed, Publish):
        return Publish()
    return Readdress() if untried(observed, Readdress) else None


def _extra(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step | None:
    """What is good to have and never holds the show up. One that was made by hand stays as the
    hand made it, but for words that were asked for since."""
    plan, ours = desired.plan, is_this_runs(desired, broadcast)
    if untried(observed, Describe) and (desired.reword or (ours and has_more_to_say(desired))):
        return Describe()
    if not ours:
        return None
    if plan.thumbnail is not None and untried(observed, Illustrate):
        return Illustrate()
    if plan.playlist is not None and untried(observed, Enlist):
        return Enlist()
    return None


def _towards(desired: BroadcastDesired, observed: Observed, broadcast: Broadcast) -> Step:
    wanted = desired.stage
    # A stage at or past the wanted one is rest: a broadcast never goes back.
    if broadcast.stage >= wanted or wanted is Stage.SCHEDULED:
        return Rest()
    if wanted is Stage.PREVIEW and not broadcast.monitored:
        return Stuck(Trouble("previewOff", broadcast.id))
    stream = observed.stream
    if stream is None or stream.status != "active":
        return WaitForIngest()
    # With the monitor stream on, YouTube lets nothing go live that was not in testing first.
    if broadcast.life is Life.READY and broadcast.monitored:
        return Transition(Stage.PREVIEW)
    held = _held_by(desired, observed, stream)
    return HoldLive(held) if held else Transition(Stage.LIVE)


def _held_by(desired: BroadcastDesired, observed: Observed, stream: Stream) -> str:
    """Why the picture should not go live yet, a code; "" when nothing speaks against it."""
    if desired.forced:
        return ""
    if stream.health == "bad":
        return "healthBad"
    if observed.sound_reads < SOUND_READS:
        return "healthUnproven"
    return desired.not_yet


def choose(desired: BroadcastDesired, candidates: Sequence[Broadcast]) -> Broadcast | None:
    """The run's broadcast: by marker, else by title and start. Of several, the one that is
    furthest, then the oldest, so that every search gives the same one."""
    for belongs in (is_this_runs, is_the_sheets):
        found = [candidate for candidate in candidates if belongs(desired, candidate)]
        if found:
            return min(found, key=lambda b: (-b.stage, b.published, b.id))
    return None
