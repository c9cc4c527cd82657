"""When a broadcast may change its state, and what time and the stream change by themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.model import Broadcast, Stream

STARTING: Mapping[str, str] = {"testStarting": "testing", "liveStarting": "live"}
OVER = ("complete", "revoked")
ON_AIR = ("liveStarting", "live")
_MAX_LIVE = 10
_MAX_SHARED = 3
_FROM: Mapping[str, tuple[str, ...]] = {
    "testing": ("ready",),
    "live": ("ready", "testing"),
    "complete": ("testing", "live"),
}


@dataclass(frozen=True, slots=True)
class Timing:
    """How slow YouTube is, in show seconds. Published figures do not exist; users report 10 to
    30 s for ``settle`` and 1 to 180 s for ``active``, and a rehearsal need not wait that long."""

    settle: float = 4.0  # testStarting, liveStarting
    active: float = 3.0  # publishing → streamStatus active
    inactive: float = 6.0  # publishing ends → inactive
    auto_stop: float = 60.0  # enableAutoStop: inactive → complete


def check_transition(
    broadcast: Broadcast, stream: Stream | None, to: str, others: Iterable[Broadcast]
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
        if len(live) >= _MAX_LIVE:
            raise ApiError("concurrentBroadcastsExceedLimit")
        if sum(other.stream_id == broadcast.stream_id for other in live) >= _MAX_SHARED:
            raise ApiError("sharedIngestionBroadcastsExceedLimit")


def begin(broadcast: Broadcast, to: str, due: float, now: datetime) -> None:
    """Start going ``to``; what is *Starting is there at ``due`` (monotonic seconds)."""
    if to == "complete":
        end(broadcast, now)
    else:
        broadcast.life, broadcast.due = {"testing": "testStarting", "live": "liveStarting"}[to], due


def end(broadcast: Broadcast, now: datetime) -> None:
    """The broadcast is over."""
    broadcast.life, broadcast.due, broadcast.auto_stop_at = "complete", None, None
    broadcast.actual_end = now


def settle_broadcast(broadcast: Broadcast, mono: float, now: datetime) -> None:
    """Finish what is due: a start, or the stop of a broadcast with enableAutoStop."""
    if broadcast.due is not None and mono >= broadcast.due:
        broadcast.life, broadcast.due = STARTING[broadcast.life], None
        if broadcast.life == "live":
            broadcast.actual_start = now
    if broadcast.auto_stop_at is not None and mono >= broadcast.auto_stop_at:
        end(broadcast, now)


def settle_stream(stream: Stream, mono: float) -> str | None:
    """Let the status follow the encoder; the new status when it changed just now."""
    if stream.due is None or mono < stream.due:
        return None
    stream.due = None
    status = "active" if stream.receiving else "inactive"
    if status == stream.status:
        return None
    stream.status = status
    stream.health = "good" if stream.receiving else "noData"
    return status


def stream_edge(broadcast: Broadcast, status: str, mono: float, due: float, stop: float) -> None:
    """The bound stream became active or inactive: autoStart and autoStop act on that edge only
    (binding a stream that is active already starts nothing)."""
    if status == "active":
        broadcast.auto_stop_at = None
        if broadcast.life == "ready" and broadcast.details["enableAutoStart"]:
            broadcast.life, broadcast.due = "liveStarting", due
    elif broadcast.life == "live" and broadcast.details["enableAutoStop"]:
        broadcast.auto_stop_at = mono + stop
