"""liveStreams: what each method does to the channel."""

from collections.abc import Mapping
from typing import Any

from eventdesk.standins.youtube.channel import Channel, Handler
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.model import Stream
from eventdesk.standins.youtube.requests import (
    Answer,
    Request,
    exactly_one_filter,
    listing,
    only_parts,
)

_MAX_STREAM_TITLE, _MAX_STREAM_DESCRIPTION = 128, 10_000
_CDN = ("ingestionType", "resolution", "frameRate")


def _resource(channel: Channel, stream: Stream) -> dict[str, Any]:
    return stream.resource(channel.id, channel.addresses, channel.clock.now())


def _check_stream_words(snippet: Mapping[str, Any]) -> None:
    title = snippet.get("title", "")
    if not title:
        raise ApiError("titleRequired")
    if len(title) > _MAX_STREAM_TITLE:
        raise ApiError("invalidTitle")
    if len(snippet.get("description", "")) > _MAX_STREAM_DESCRIPTION:
        raise ApiError("invalidDescription")


def insert_stream(channel: Channel, request: Request) -> Answer:
    """Create a stream with a key of its own."""
    snippet, cdn = request.body.get("snippet", {}), request.body.get("cdn")
    _check_stream_words(snippet)
    if not cdn:
        raise ApiError("cdnRequired")
    for name in _CDN:
        if name not in cdn:
            raise ApiError(f"{name}Required")
    stream = Stream(
        title=snippet["title"],
        description=snippet.get("description", ""),
        cdn={name: cdn[name] for name in _CDN},
        published_at=channel.clock.now(),
        reusable=request.body.get("contentDetails", {}).get("isReusable", True),
    )
    channel.streams[stream.id] = stream
    return only_parts(_resource(channel, stream), request.parts)


def list_streams(channel: Channel, request: Request) -> Answer:
    """Streams by id, or the reusable ones of mine."""
    if exactly_one_filter(request, ("id", "mine")) == "id":
        wanted = request.many("id")
        found = [stream for stream in channel.streams.values() if stream.id in wanted]
    else:
        found = [stream for stream in channel.streams.values() if stream.reusable]
    resources = [_resource(channel, stream) for stream in found]
    return listing(request, "youtube#liveStreamListResponse", resources)


def _stream(channel: Channel, stream_id: str | None) -> Stream:
    found = channel.streams.get(stream_id or "")
    if found is None:
        raise ApiError("liveStreamNotFound")
    return found


def update_stream(channel: Channel, request: Request) -> Answer:
    """Replace title and description; the cdn is what it was made with."""
    if not request.body.get("id"):
        raise ApiError("idRequired")
    stream = _stream(channel, request.body["id"])
    if "cdn" in request.parts:
        cdn = request.body.get("cdn", {})
        if any(cdn.get(name, stream.cdn[name]) != stream.cdn[name] for name in _CDN):
            raise ApiError("liveStreamModificationNotAllowed")
    if "snippet" in request.parts:
        snippet = request.body.get("snippet", {})
        _check_stream_words(snippet)
        stream.title, stream.description = snippet["title"], snippet.get("description", "")
    return only_parts(_resource(channel, stream), request.parts)


def delete_stream(channel: Channel, request: Request) -> Answer:
    """Delete a stream that no broadcast is bound to."""
    stream = _stream(channel, request.one("id"))
    if any(broadcast.stream_id == stream.id for broadcast in channel.broadcasts.values()):
        raise ApiError("liveStreamDeletionNotAllowed")
    del channel.streams[stream.id]
    return None


METHODS: Mapping[str, Handler] = {
    "liveStreams.insert": insert_stream,
    "liveStreams.list": list_streams,
    "liveStreams.update": update_stream,
    "liveStreams.delete": delete_stream,
}
