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

Simple = (
    e.BroadcastReached
    | e.BroadcastTimed
    | e.GoLiveForced
    | e.ThumbnailSet
    | e.ChaptersAsked
    | e.ChaptersWritten
    | e.WordsWritten
)
Recorded = e.BroadcastFound | e.WordsAsked | Simple


def recorded(state: ShowState, event: Recorded) -> ShowState:
    """The state after what became of one of its broadcasts. An event of a journal from before
    there could be several has no name: it is of the sheet's first."""
    name = event.name or (state.sheet.broadcast.name if state.sheet.broadcast else "")
    match event:
        case e.BroadcastFound():
            before = state.record(name)
            # It was made with what the sheet means.
            words = before.words or broadcast_words.meant(state, name)
            record = replace(before, id=event.id, words=words)
        case e.WordsAsked():
            record = broadcast_words.asked(state, event, name)
        case _:
            record = _after(state.record(name), event)
    return replace(state, records={**state.records, name: record})


def _after(record: BroadcastRecord, event: Simple) -> BroadcastRecord:  # noqa: PLR0911 # one an event
    match event:
        case e.BroadcastReached():
            return replace(record, reached=event.stage)
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
    name, record = seen.name, state.record(seen.name)
    if seen.id is not None and seen.id != record.id:
        yield e.BroadcastFound(now, seen.id, name)
    if seen.stage > record.reached:
        yield e.BroadcastReached(now, seen.stage, name)
    times = (seen.live_since, seen.live_until)
    if seen.live_since is not None and times != (record.began, record.ended):
        yield e.BroadcastTimed(now, seen.live_since, seen.live_until, name)
    if seen.thumbnail not in {"", record.thumbnail}:
        yield e.ThumbnailSet(now, seen.thumbnail, name)
    if seen.chapters and seen.chapters == record.chapters and not record.written:
        yield e.ChaptersWritten(now, name)
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
