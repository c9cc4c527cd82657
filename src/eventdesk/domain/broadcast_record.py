"""What events make of the record of a broadcast, and of what was seen on air. Pure."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from eventdesk.domain import broadcast_words
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.show import Aired, BroadcastRecord, ShowState
from eventdesk.domain.switcher import Leg

Recorded = (
    e.BroadcastTimed
    | e.GoLiveForced
    | e.ThumbnailSet
    | e.ChaptersAsked
    | e.ChaptersWritten
    | e.WordsWritten
)


def recorded(record: BroadcastRecord, event: Recorded) -> BroadcastRecord:
    """The record after this event."""
    match event:
        case e.BroadcastTimed():
            return replace(record, began=event.began, ended=event.ended)
        case e.GoLiveForced():
            return replace(record, forced=True)
        case e.ThumbnailSet():
            return replace(record, thumbnail=event.digest)
        case e.ChaptersAsked():
            return replace(record, chapters=event.lines, written=False)
        case e.ChaptersWritten():
            return replace(record, written=True)
        case e.WordsWritten():
            return replace(record, due=())


def noticed(state: ShowState, seen: BroadcastSeen, now: datetime) -> Iterator[e.Event]:
    """What is new in this look at the broadcast and worth keeping."""
    record = state.broadcast_record
    if seen.id is not None and seen.id != state.broadcast_id:
        yield e.BroadcastFound(now, seen.id)
    if seen.stage > state.broadcast_reached:
        yield e.BroadcastReached(now, seen.stage)
    times = (seen.live_since, seen.live_until)
    if seen.live_since is not None and times != (record.began, record.ended):
        yield e.BroadcastTimed(now, seen.live_since, seen.live_until)
    if seen.thumbnail not in {"", record.thumbnail}:
        yield e.ThumbnailSet(now, seen.thumbnail)
    if seen.chapters and seen.chapters == record.chapters and not record.written:
        yield e.ChaptersWritten(now)
    yield from broadcast_words.written(state, seen, now)
    yield from broadcast_words.edited_before_live(state, seen, now)


def aired_after(state: ShowState, event: e.LegConfirmed) -> tuple[Aired, ...]:
    """What was seen on air, once a device has confirmed this: the program's scene of the cue on
    air, or another output's where the cue gives the program none."""
    on_air = state.on_air
    if event.leg is not Leg.SCENE or on_air is None or event.take != on_air.take:
        return state.aired
    elsewhere = PROGRAM not in on_air.cue.scenes
    if not elsewhere and event.output != PROGRAM:
        return state.aired
    if state.aired and state.aired[-1].take == on_air.take:
        return state.aired
    return (*state.aired, Aired(on_air.cue, on_air.take, event.at))
