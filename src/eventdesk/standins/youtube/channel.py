"""One YouTube channel in memory: what it holds, and what the passing of time does to it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, convert, field, to_builtins

from eventdesk.standins.youtube.chat_model import Chat
from eventdesk.standins.youtube.clock import StandInClock
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.lifecycle import (
    OVER,
    Rules,
    Timing,
    settle_broadcast,
    settle_stream,
    stream_edge,
)
from eventdesk.standins.youtube.model import Addresses, Broadcast, Stream, new_id
from eventdesk.standins.youtube.requests import Answer, Request

CHANNEL_ID = "UCeventdeskstandin000000"
Handler = Callable[["Channel", Request], Answer]


class Playlist(Struct):
    """A playlist and its videos' ids by the ids of its items, in order."""

    title: str
    description: str
    privacy: str
    published_at: datetime
    items: dict[str, str] = field(default_factory=dict)
    id: str = field(default_factory=lambda: f"PL{new_id()}")


class Deed(Struct):
    """Something that the world will do to the channel at a moment: see ``world``."""

    at: datetime
    name: str
    details: dict[str, Any]


_KEPT: Mapping[str, Any] = {
    "title": str,
    "id": str,
    "broadcasts": dict[str, Broadcast],
    "streams": dict[str, Stream],
    "playlists": dict[str, Playlist],
    "chats": dict[str, Chat],
    "deeds": list[Deed],
    "timing": Timing,
    "rules": Rules,
    "lag": float,
    "lag_by_id": float,
    "stale": float,
}


class Channel:
    """What the channel holds. Its caller serialises access.

    ``lag`` and ``lag_by_id`` are how many show seconds lists do not show a new broadcast;
    ``stale`` is for how many they still show the state before the last change.
    """

    def __init__(
        self, clock: StandInClock, timing: Timing, title: str, addresses: Addresses
    ) -> None:
        self.clock = clock
        self.timing = timing
        self.rules = Rules()
        self.title = title
        self.id = CHANNEL_ID
        self.addresses = addresses
        self.lag = self.lag_by_id = self.stale = 0.0
        self.broadcasts: dict[str, Broadcast] = {}
        self.streams: dict[str, Stream] = {}
        self.playlists: dict[str, Playlist] = {}
        self.chats: dict[str, Chat] = {}
        self.deeds: list[Deed] = []
        self.stuck: float | None = None
        self.do: Callable[[Channel, Deed], object] | None = None
        self._at = clock.passed()

    def at(self) -> datetime:
        """The moment that the channel has come to."""
        return self._at

    def after(self, show_seconds: float) -> datetime:
        """The moment that many show seconds later."""
        return self._at + timedelta(seconds=show_seconds)

    def settle(self) -> None:
        """Bring everything to where time has taken it since the last look, each thing at its own
        moment and in order."""
        moment = self.clock.passed()
        while (due := self._next_due()) is not None and due <= moment:
            self._at = max(due, self._at)
            self._happen()
        self._at = max(moment, self._at)

    def _next_due(self) -> datetime | None:
        moments = [stream.due for stream in self.streams.values()]
        for broadcast in self.broadcasts.values():
            moments += [broadcast.due, broadcast.auto_stop_at]
        moments += [deed.at for deed in self.deeds]
        return min((moment for moment in moments if moment is not None), default=None)

    def _happen(self) -> None:
        """All that is due at this moment."""
        for deed in [deed for deed in self.deeds if deed.at <= self._at]:
            self.deeds.remove(deed)
            if self.do is not None:
                self.do(self, deed)
        for stream in self.streams.values():
            status = settle_stream(stream, self._at)
            if status is None:
                continue
            for broadcast in self.broadcasts.values():
                if broadcast.stream_id == stream.id:
                    stream_edge(broadcast, status, self._at, self.timing)
        for broadcast in self.broadcasts.values():
            settle_broadcast(broadcast, self._at)

    def settled_at(self) -> datetime | None:
        """When a transition that begins now is through; None for never (see ``stuck``)."""
        seconds = self.timing.settle if self.stuck is None else self.stuck
        return None if seconds == float("inf") else self.after(seconds)

    def ingest(self, key: str, active: bool) -> bool:
        """An encoder begins or ends sending to this key; False when no stream has it."""
        stream = self.stream_with(key)
        if stream is None:
            return False
        if stream.receiving != active:
            stream.receiving = active
            stream.due = self.after(self.timing.active if active else self.timing.inactive)
        return True

    def stream_with(self, key: str) -> Stream | None:
        """The stream of this key."""
        return next((stream for stream in self.streams.values() if stream.key == key), None)

    def broadcast(self, broadcast_id: str | None) -> Broadcast:
        """The broadcast of this id, or ApiError liveBroadcastNotFound."""
        found = self.broadcasts.get(broadcast_id or "")
        if found is None:
            raise ApiError("liveBroadcastNotFound")
        return found

    def video(self, video_id: str | None) -> Broadcast:
        """The broadcast as a video, or ApiError videoNotFound: also for a while after its end."""
        found = self.broadcasts.get(video_id or "")
        if found is None or not self.is_ready(found):
            raise ApiError("videoNotFound")
        return found

    def is_ready(self, broadcast: Broadcast) -> bool:
        """Whether the video of a broadcast is there (see ``Rules.ready_after``)."""
        if broadcast.life not in OVER or broadcast.actual_end is None:
            return True
        wait = timedelta(seconds=self.rules.ready_after)
        return self._at >= broadcast.actual_end + wait

    def stream_of(self, broadcast: Broadcast) -> Stream | None:
        """The stream bound to the broadcast, if one is."""
        return self.streams.get(broadcast.stream_id or "")

    def listed(self) -> list[Broadcast]:
        """Broadcasts that lists show by now, the newest first."""
        return [b for b in reversed(self.broadcasts.values()) if b.visible_from <= self._at]

    def readable(self, ids: tuple[str, ...]) -> list[Broadcast]:
        """Those of these ids that a list by id shows by now."""
        found = [self.broadcasts[each] for each in ids if each in self.broadcasts]
        return [broadcast for broadcast in found if broadcast.readable_from <= self._at]

    def shown(self, broadcast: Broadcast, stale: bool = False) -> Mapping[str, Any]:
        """The broadcast as the API shows it; ``stale`` when a list does."""
        life = None
        changed = broadcast.changed_at
        if stale and changed and self._at < changed + timedelta(seconds=self.stale):
            life = broadcast.before
        return broadcast.resource(self.id, self.addresses.root, life)

    def snapshot(self) -> dict[str, Any]:
        """All that the channel holds, as JSON's own types."""
        return {name: to_builtins(getattr(self, name)) for name in _KEPT}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Hold what a snapshot held. KeyError or msgspec.ValidationError when it is none; then
        nothing is changed."""
        found = {name: convert(kept[name], kind) for name, kind in _KEPT.items()}
        for name, value in found.items():
            setattr(self, name, value)
