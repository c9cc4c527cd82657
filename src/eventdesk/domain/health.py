"""How one OBS and its machine do: rates over windows, never totals since OBS was started. Pure.

What OBS counts starts again at 0 at every reconnect and its durations can be garbage (measured on
OBS 29), so only growth between two readings counts, over the desk's own seconds.

A stream's bytes are counted when the system takes them. An ingest that stalls is therefore seen as
soon as the system's send buffer is full and not before: 3.1, 5.8, 6.2 and 8.2 s after it (OBS 29,
loopback with a network's segments, 2.5 and 6 Mbit/s), where OBS said RECONNECTING after 15.9, 16.3,
20.8 and 20.1 s. While all is well they never stand for more than 50 ms.

There is no alarm for a low bitrate: an encoder without padding sends a slide at a tenth of what it
sends a film. Only no bytes at all are a fault.
"""

from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.alarm import Fault
from eventdesk.domain.gate import Gate
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.domain.watch_limits import WatchLimits

WINDOW = 10.0
"""Seconds over which lost frames are counted."""
MEMORY = 60.0
"""Seconds of readings that are kept: the trend, and the rate at which the recording is written."""
_SHORTEST = 5.0  # seconds of recording that tell its rate
_MIB = 2**20


class Reading(Struct, frozen=True):
    """One heartbeat's numbers at the monotonic second ``at``."""

    at: float
    streaming: bool
    recording: bool
    stream_bytes: int
    record_bytes: int
    dropped: int
    skipped: int


class Health(Struct, frozen=True):
    """Bits a second, shares of 1 and hours; None where nothing can be said. ``standing`` is for
    how many seconds no byte of the stream has left OBS, ``trend`` the bitrate of each second of
    the last minute, the newest last."""

    fps: float = 0.0
    cpu: float = 0.0
    bitrate: float | None = None
    dropped: float | None = None
    skipped: float | None = None
    congestion: float | None = None
    standing: float | None = None
    disk_hours: float | None = None
    trend: tuple[float, ...] = ()


class HealthWatch(Struct, frozen=True):
    """All that is remembered of one OBS. ``written`` is the recording's last measured rate in
    bytes a second, ``grew`` when the stream's bytes were last seen to grow."""

    readings: tuple[Reading, ...] = ()
    gates: Mapping[Fault, Gate] = field(default_factory=dict)
    health: Health = Health()
    written: float | None = None
    grew: float | None = None


def watch_health(before: HealthWatch, seen: SwitcherSeen, limits: WatchLimits) -> HealthWatch:
    """What is known after OBS was seen so. One that is not connected is not judged; what its
    recording took before is remembered."""
    if seen.link is not Link.READY:
        return HealthWatch(written=before.written)
    newest = before.readings[-1] if before.readings else None
    if newest is None or seen.measured_at > newest.at:
        before = _read(before, seen)
    return replace(before, gates=_gates(before, seen, limits))


def _read(before: HealthWatch, seen: SwitcherSeen) -> HealthWatch:
    reading = Reading(
        at=seen.measured_at,
        streaming=seen.stream is StreamState.STARTED,
        recording=seen.recording,
        stream_bytes=seen.stream_bytes,
        record_bytes=seen.record_bytes,
        dropped=seen.dropped_frames,
        skipped=seen.skipped_frames,
    )
    newest = before.readings[-1] if before.readings else None
    kept = tuple(each for each in before.readings if reading.at - each.at <= MEMORY)
    readings = (*kept, reading)
    grew = None
    if reading.streaming:
        grows = before.grew is None or (newest and newest.stream_bytes != reading.stream_bytes)
        grew = reading.at if grows else before.grew
    rate, took = _rate(readings, "recording", "record_bytes")
    written = rate if rate and took >= _SHORTEST else before.written
    health = _health(readings, seen, written, grew)
    return replace(before, readings=readings, health=health, written=written, grew=grew)


def _health(
    readings: tuple[Reading, ...], seen: SwitcherSeen, written: float | None, grew: float | None
) -> Health:
    at, streaming = readings[-1].at, readings[-1].streaming
    late = tuple(each for each in readings if at - each.at <= WINDOW)
    sent, _ = _rate(late, "streaming", "stream_bytes")
    frames = seen.canvas.fps * WINDOW
    rate = written or (sent if streaming else None)
    return Health(
        fps=seen.fps,
        cpu=seen.cpu / 100,
        bitrate=sent * 8 if streaming and sent is not None else None,
        dropped=_lost(late, "streaming", "dropped", frames) if streaming else None,
        skipped=_lost(late, None, "skipped", frames),
        congestion=seen.congestion if streaming else None,
        standing=at - grew if grew is not None else None,
        disk_hours=seen.disk_free_mib * _MIB / rate / 3600 if rate else None,
        trend=_trend(readings) if streaming else (),
    )


def _lost(
    readings: tuple[Reading, ...], while_: str | None, count: str, frames: float
) -> float | None:
    """The share of a window's ``frames`` that was lost; a window that has only begun counts as a
    whole one, or the first frame lost would be all of it."""
    rate, took = _rate(readings, while_, count)
    return None if rate is None or not frames else rate * took / frames


def _rate(
    readings: tuple[Reading, ...], while_: str | None, count: str
) -> tuple[float | None, float]:
    """How fast a count grew, a second, and over how many seconds that was seen; only between
    readings at which OBS was ``while_`` (streaming, recording), and that did not start anew."""
    grown = took = 0.0
    for first, second in pairwise(readings):
        growth = getattr(second, count) - getattr(first, count)
        active = while_ is None or (getattr(first, while_) and getattr(second, while_))
        if active and growth >= 0:
            grown += growth
            took += second.at - first.at
    return (grown / took if took else None), took


def _trend(readings: tuple[Reading, ...]) -> tuple[float, ...]:
    return tuple(
        max(0, second.stream_bytes - first.stream_bytes) * 8 / (second.at - first.at)
        for first, second in pairwise(readings)
        if first.streaming and second.streaming
    )


def _gates(watch: HealthWatch, seen: SwitcherSeen, limits: WatchLimits) -> dict[Fault, Gate]:
    """The gates of what can be judged; the others are closed."""
    health, at = watch.health, watch.readings[-1].at
    measures: dict[Fault, float | None] = {
        Fault.RECONNECTING: None,
        Fault.DROPPED: health.dropped,
        Fault.CONGESTED: health.congestion,
        Fault.SKIPPED: health.skipped,
        Fault.FPS: 1 - health.fps / seen.canvas.fps if health.fps and seen.canvas.fps else None,
        Fault.CPU: health.cpu,
        Fault.DISK: -health.disk_hours if seen.recording and health.disk_hours else None,
    }
    if seen.stream in (StreamState.STARTED, StreamState.RECONNECTING):
        measures[Fault.RECONNECTING] = float(seen.stream is StreamState.RECONNECTING)
    gates = {
        fault: watch.gates.get(fault, Gate()).step(limits.of(fault), measure, at)
        for fault, measure in measures.items()
        if measure is not None
    }
    if health.standing is not None and seen.stream is StreamState.STARTED:
        stalled = watch.gates.get(Fault.STALLED, Gate())
        gates[Fault.STALLED] = stalled.stand(limits.of(Fault.STALLED), health.standing, at)
    return gates


def amount(health: Health, fault: Fault) -> float:
    """The measure of a fault as people are told it."""
    return {
        Fault.DROPPED: health.dropped,
        Fault.CONGESTED: health.congestion,
        Fault.SKIPPED: health.skipped,
        Fault.FPS: health.fps,
        Fault.CPU: health.cpu,
        Fault.DISK: health.disk_hours,
        Fault.STALLED: health.standing,
    }.get(fault) or 0.0
