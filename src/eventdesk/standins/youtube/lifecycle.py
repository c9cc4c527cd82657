"""When a broadcast may change its state, and what time and the stream change by themselves."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.model import Broadcast, Stream

STARTING: Mapping[str, str] = {"testStarting": "testing", "liveStarting": "live"}
OVER = ("complete", "revoked")
ON_AIR = ("liveStarting", "live")
_FROM: Mapping[str, tuple[str, ...]] = {
    "testing": ("ready",),
    "live": ("ready", "testing"),
    "complete": ("testing", "live"),
}


class Timing(Struct, frozen=True):
    """How slow YouTube is, in show seconds. Published figures do not exist; users report 10 to
    30 s for ``settle`` and 1 to 180 s for ``active``, and a rehearsal need not wait that long."""

    settle: float = 4.0  # testStarting, liveStarting
    active: float = 3.0  # publishing → streamStatus active
    inactive: float = 6.0  # publishing ends → inactive
    auto_stop: float = 60.0  # enableAutoStop: inactive → complete


class Rules(Struct, frozen=True):
    """What YouTube allows the channel, where the documents disagree or say nothing.

    Ten live per channel and three per key are users' reports; ``details_frozen`` is the
    documents' word (the Help and Streamlabs change DVR and autoStop of a live broadcast);
    ``ready_after`` is how many show seconds after its end the video of a broadcast is there.
    """

    max_live: int = 10
    max_shared: int = 3
    details_frozen: bool = True
    ready_after: float = 0.0
    thumbnail_bytes: int = 2 << 20  # older documents, OBS and Streamlabs; newer ones say 50 MB
    polling_millis: int = 5000
    chat: bool = True


def check_transition(
    broadcast: Broadcast, stream: Stream | None, to: str, others: Iterable[Broadcast], rules: Rules
) -> None:
    """ApiError with the reason why the broadcast may not go ``to`` testing, live or complete."""
    if to in {broadcast.life, STARTING.get(broadcast.life)}:
        raise ApiError("redundantTransition")
    if broadcast.life not in _FROM[to]:
        raise ApiError("invalidTransition")
    if to == "complete":
        return
    monitored = broadcast.details["monitorStream"]["enableMonitorStream"]
    if broadcast.life == "ready" and monitored != (to == "testing"):
        raise ApiError("invalidTransition")
    if stream is None or stream.status != "active":
        raise ApiError("errorStreamInactive")
    if to == "live":
        live = [other for other in others if other.life in ON_AIR]
        if len(live) >= rules.max_live:
            raise ApiError("concurrentBroadcastsExceedLimit")
        if sum(other.stream_id == broadcast.stream_id for other in live) >= rules.max_shared:
            raise ApiError("sharedIngestionBroadcastsExceedLimit")


def begin(broadcast: Broadcast, to: str, at: datetime, due: datetime | None) -> None:
    """Start going ``to``; what is *Starting is there at ``due``, never when that is None."""
    if to == "complete":
        end(broadcast, at)
    else:
        broadcast.become({"testing": "testStarting", "live": "liveStarting"}[to], at, due)


def end(broadcast: Broadcast, at: datetime, life: str = "complete") -> None:
    """The broadcast is over: complete, or revoked."""
    broadcast.become(life, at)
    broadcast.auto_stop_at, broadcast.actual_end = None, at


def settle_broadcast(broadcast: Broadcast, at: datetime) -> None:
    """Finish what is due: a start, or the stop of a broadcast with enableAutoStop."""
    if broadcast.due is not None and at >= broadcast.due:
        broadcast.become(STARTING[broadcast.life], at)
        if broadcast.life == "live":
            broadcast.actual_start = at
    if broadcast.auto_stop_at is not None and at >= broadcast.auto_stop_at:
        end(broadcast, at)


def settle_stream(stream: Stream, at: datetime) -> str | None:
    """Let the status follow the encoder; the new status when it changed just now."""
    if stream.due is None or at < stream.due:
        return None
    stream.due = None
    status = "active" if stream.receiving else "inactive"
    if status == stream.status:
        return None
    stream.status = status
    if not stream.judged:
        stream.health = "good" if stream.receiving else "noData"
    return status


def stream_edge(broadcast: Broadcast, status: str, at: datetime, timing: Timing) -> None:
    """The bound stream became active or inactive: autoStart and autoStop act on that edge only
    (binding a stream that is active already starts nothing)."""
    if status == "active":
        broadcast.auto_stop_at = None
        if broadcast.life == "ready" and broadcast.details["enableAutoStart"]:
            broadcast.become("liveStarting", at, at + timedelta(seconds=timing.settle))
    elif broadcast.life == "live" and broadcast.details["enableAutoStop"]:
        broadcast.auto_stop_at = at + timedelta(seconds=timing.auto_stop)
