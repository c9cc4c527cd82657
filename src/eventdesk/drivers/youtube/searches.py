"""Finds a broadcast and its stream on YouTube, and makes what is not there. For the driver's
thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastDesired, Stage
from eventdesk.drivers.youtube import diff
from eventdesk.drivers.youtube.metadata import broadcast_body
from eventdesk.drivers.youtube.state import Broadcast, Observed, Stream
from eventdesk.drivers.youtube.steps import AwaitStream, FindStream, InsertStream, Step
from eventdesk.engine.ports import Clock

if TYPE_CHECKING:
    # Google's client takes 0.3 s to import; the driver's thread does it.
    from eventdesk.drivers.youtube.connection import Connection

Remember = Callable[[Observed], None]


class Roster:
    """What the broadcasts of one show know of each other: whose each is on YouTube, and the
    streams that they share. Of those that want the same stream, one looks for it and makes it: a
    second would make another, for lists lag behind inserts."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._streams: dict[str, Stream] = {}
        self._seekers: dict[str, str] = {}

    def note(self, name: str, broadcast: Broadcast | None) -> None:
        """This is the broadcast of this name now."""
        if broadcast is None:
            self._ids.pop(name, None)
        else:
            self._ids[name] = broadcast.id

    def others(self, name: str) -> frozenset[str]:
        """The ids of the show's other broadcasts."""
        return frozenset(known for other, known in self._ids.items() if other != name)

    def stream(self, title: str) -> Stream | None:
        """The stream of this title, once one of them has found it."""
        return self._streams.get(title)

    def may_seek(self, title: str, name: str) -> bool:
        """Whether it is this broadcast's turn to find or make the stream."""
        return self._seekers.setdefault(title, name) == name

    def found(self, title: str, stream: Stream | None) -> None:
        """The stream is there."""
        if stream is not None:
            self._streams[title] = stream
            self._seekers.pop(title, None)

    def lost(self, stream_id: str) -> None:
        """YouTube has it no more."""
        self._streams = {t: each for t, each in self._streams.items() if each.id != stream_id}

    def give_up(self, name: str) -> None:
        """This broadcast seeks nothing any more: another may."""
        self._seekers = {title: one for title, one in self._seekers.items() if one != name}


class Searches:
    """Takes the steps that find and make. ``remember`` gets what is known after each. Methods
    raise CallError."""

    def __init__(self, connection: "Connection", clock: Clock, roster: Roster) -> None:
        self._connection, self._clock, self._roster = connection, clock, roster

    def find(self, desired: BroadcastDesired, observed: Observed, remember: Remember) -> None:
        """One look for the run's broadcast."""
        found = self._connection.broadcast(desired.known_id) if desired.known_id else None
        if found is None and (desired.stage is not Stage.NONE or desired.resumed):
            taken = self._roster.others(desired.name)
            free = [one for one in self._connection.unfinished() if one.id not in taken]
            found = diff.choose(desired, free)
        gone = observed.gone or desired.known_id is not None
        looks = observed.looks - 1
        remember(replace(observed, broadcast=found, looks=looks, gone=gone and found is None))

    def insert(self, desired: BroadcastDesired, observed: Observed, remember: Remember) -> None:
        """Create the broadcast."""
        body = broadcast_body(desired, self._clock.now())
        remember(replace(observed, broadcast=self._connection.insert(body)))

    def in_turn(self, step: Step, desired: BroadcastDesired | None) -> Step:
        """The step, or waiting for another broadcast that is after the same stream."""
        if desired is None or desired.stage in {Stage.NONE, Stage.ENDED}:
            if desired is not None:
                self._roster.give_up(desired.name)
            return step
        if not isinstance(step, FindStream | InsertStream):
            return step
        there = self._roster.stream(desired.stream) is not None
        mine = there or self._roster.may_seek(desired.stream, desired.name)
        return step if mine else AwaitStream()

    def find_stream(
        self, desired: BroadcastDesired, observed: Observed, remember: Remember
    ) -> None:
        """One look for the reusable stream."""
        found = self._roster.stream(desired.stream)
        if found is None:
            found = self._connection.stream_named(desired.stream)
            self._roster.found(desired.stream, found)
        remember(replace(observed, stream=found, stream_looks=observed.stream_looks - 1))

    def insert_stream(
        self, desired: BroadcastDesired, observed: Observed, remember: Remember
    ) -> None:
        """Create the reusable stream, unless another broadcast did meanwhile."""
        made = self._roster.stream(desired.stream)
        if made is None:
            made = self._connection.insert_stream(desired.stream)
            self._roster.found(desired.stream, made)
        remember(replace(observed, stream=made))
