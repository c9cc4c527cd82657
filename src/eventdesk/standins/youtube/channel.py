"""One YouTube channel in memory: its broadcasts, its streams and the passing of time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eventdesk.engine.ports import Clock
from eventdesk.standins.youtube.discovery import Query
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.lifecycle import (
    Timing,
    settle_broadcast,
    settle_stream,
    stream_edge,
)
from eventdesk.standins.youtube.model import Broadcast, Stream

CHANNEL_ID = "UCeventdeskstandin000000"


@dataclass(frozen=True, slots=True)
class Request:
    """A call whose shape was found right; ``media`` is an upload's bytes."""

    query: Query
    parts: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict)
    media: bytes = b""

    def one(self, name: str) -> str | None:
        """The parameter's first value, None when it is absent or empty."""
        return next(iter(self.query.get(name, ())), "") or None

    def many(self, name: str) -> tuple[str, ...]:
        """A repeated parameter's values, given again and again or between commas."""
        return tuple(
            item for value in self.query.get(name, ()) for item in value.split(",") if item
        )


Answer = Mapping[str, Any] | None
Handler = Callable[["Channel", Request], Answer]


class Channel:
    """What the channel holds. Its caller serialises access."""

    def __init__(self, clock: Clock, timing: Timing, title: str, ingest_url: str) -> None:
        self.clock = clock
        self.timing = timing
        self.title = title
        self.ingest_url = ingest_url
        self.lag = 0.0
        self.broadcasts: dict[str, Broadcast] = {}
        self.streams: dict[str, Stream] = {}

    def after(self, show_seconds: float) -> float:
        """The monotonic moment that many show seconds from now."""
        return self.clock.monotonic() + self.clock.real_seconds(show_seconds)

    def settle(self) -> None:
        """Bring everything to where time has taken it since the last look."""
        mono, now = self.clock.monotonic(), self.clock.now()
        for stream in self.streams.values():
            status = settle_stream(stream, mono)
            if status is None:
                continue
            for broadcast in self.broadcasts.values():
                if broadcast.stream_id == stream.id:
                    stop = self.clock.real_seconds(self.timing.auto_stop)
                    stream_edge(broadcast, status, mono, self.after(self.timing.settle), stop)
        for broadcast in self.broadcasts.values():
            settle_broadcast(broadcast, mono, now)

    def ingest(self, key: str, active: bool) -> bool:
        """An encoder begins or ends sending to this key; False when no stream has it."""
        stream = next((s for s in self.streams.values() if s.key == key), None)
        if stream is None:
            return False
        if stream.receiving != active:
            stream.receiving = active
            delay = self.timing.active if active else self.timing.inactive
            stream.due = self.after(delay)
        return True

    def broadcast(self, broadcast_id: str | None) -> Broadcast:
        """The broadcast of this id, or ApiError liveBroadcastNotFound."""
        found = self.broadcasts.get(broadcast_id or "")
        if found is None:
            raise ApiError("liveBroadcastNotFound")
        return found

    def stream_of(self, broadcast: Broadcast) -> Stream | None:
        """The stream bound to the broadcast, if one is."""
        return self.streams.get(broadcast.stream_id or "")

    def listed(self) -> list[Broadcast]:
        """Broadcasts that lists show by now, the newest first (see ``lag``)."""
        mono = self.clock.monotonic()
        return [b for b in reversed(self.broadcasts.values()) if b.visible_from <= mono]


def only_parts(resource: Mapping[str, Any], parts: Sequence[str]) -> dict[str, Any]:
    """The resource with the parts asked for, and with kind, etag and id."""
    kept = {"kind", "etag", "id", *parts}
    return {name: value for name, value in resource.items() if name in kept}


def listing(request: Request, kind: str, resources: Sequence[Mapping[str, Any]]) -> Answer:
    """One page of a list: 5 items unless ``maxResults`` says otherwise."""
    size = int(request.one("maxResults") or 5)
    token = request.one("pageToken") or "P0"
    if not (token.startswith("P") and token[1:].isdecimal()):
        raise ApiError("invalidPageToken")
    start = int(token[1:])
    page = resources[start : start + size]
    more = {"nextPageToken": f"P{start + size}"} if start + size < len(resources) else {}
    return {
        "kind": kind,
        "etag": '"list"',
        **more,
        "pageInfo": {"totalResults": len(resources), "resultsPerPage": size},
        "items": [only_parts(resource, request.parts) for resource in page],
    }


def exactly_one_filter(request: Request, names: Sequence[str]) -> str:
    """The one filter that the list was given; ApiError for none and for two."""
    given = [name for name in names if request.query.get(name)]
    if not given:
        raise ApiError(
            "missingRequiredParameter", f"No filter selected. Expected one of: {', '.join(names)}"
        )
    if len(given) > 1:
        raise ApiError(
            "incompatibleParameters",
            f"Incompatible parameters specified in the request: {', '.join(given)}",
        )
    return given[0]
