"""liveStreams, videos, thumbnails and channels: what each method does to the channel."""

from collections.abc import Mapping
from typing import Any

from eventdesk.standins.youtube.channel import (
    CHANNEL_ID,
    Answer,
    Channel,
    Handler,
    Request,
    exactly_one_filter,
    listing,
    only_parts,
)
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.model import Broadcast, Stream

_MAX_STREAM_TITLE, _MAX_STREAM_DESCRIPTION = 128, 10_000
_MAX_TITLE, _MAX_DESCRIPTION = 100, 5000
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_CDN = ("ingestionType", "resolution", "frameRate")


def _resource(channel: Channel, stream: Stream) -> dict[str, Any]:
    return stream.resource(CHANNEL_ID, channel.ingest_url, channel.clock.now())


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


def list_videos(channel: Channel, request: Request) -> Answer:
    """The videos of broadcasts, by id."""
    exactly_one_filter(request, ("id", "chart", "myRating"))
    wanted = request.many("id")
    found = [broadcast for broadcast in channel.listed() if broadcast.id in wanted]
    resources = [broadcast.video(CHANNEL_ID, channel.title) for broadcast in found]
    return listing(request, "youtube#videoListResponse", resources)


def update_video(channel: Channel, request: Request) -> Answer:
    """Replace every changeable field of each named part."""
    broadcast = channel.broadcasts.get(str(request.body.get("id", "")))
    if broadcast is None:
        raise ApiError("videoNotFound")
    snippet = request.body.get("snippet", {})
    language = broadcast.default_language
    if "snippet" in request.parts:
        _check_video_words(snippet)
        language = snippet.get("defaultLanguage")
    if "localizations" in request.parts and request.body.get("localizations") and not language:
        raise ApiError("defaultLanguageNotSet")
    if "snippet" in request.parts:
        broadcast.title = snippet["title"]
        broadcast.description = snippet.get("description", "")
        broadcast.category_id = snippet["categoryId"]
        broadcast.tags = list(snippet.get("tags", []))
        broadcast.default_language = language
    if "localizations" in request.parts:
        broadcast.localizations = dict(request.body.get("localizations", {}))
    if "status" in request.parts:
        _replace_status(broadcast, request.body.get("status", {}))
    return only_parts(broadcast.video(CHANNEL_ID, channel.title), request.parts)


def _check_video_words(snippet: Mapping[str, Any]) -> None:
    title = snippet.get("title", "")
    if not 0 < len(title) <= _MAX_TITLE or "<" in title or ">" in title:
        raise ApiError("invalidTitle")
    if len(snippet.get("description", "").encode()) > _MAX_DESCRIPTION:
        raise ApiError("invalidDescription")
    if not str(snippet.get("categoryId", "")).isdecimal():
        raise ApiError("invalidCategoryId")


def _replace_status(broadcast: Broadcast, status: Mapping[str, Any]) -> None:
    broadcast.privacy = status.get("privacyStatus", "public")
    broadcast.made_for_kids = status.get("selfDeclaredMadeForKids", False)
    broadcast.details["enableEmbed"] = status.get("embeddable", True)


def set_thumbnail(channel: Channel, request: Request) -> Answer:
    """Keep a JPEG or PNG as the video's picture."""
    broadcast = channel.broadcasts.get(request.one("videoId") or "")
    if broadcast is None:
        raise ApiError("videoNotFound")
    if not request.media:
        raise ApiError("mediaBodyRequired")
    if not request.media.startswith(_IMAGES):
        raise ApiError("invalidImage")
    broadcast.thumbnail = request.media
    picture = {"url": f"https://i.ytimg.com/vi/{broadcast.id}/default.jpg"}
    return {
        "kind": "youtube#thumbnailSetResponse",
        "etag": f'"{broadcast.id}"',
        "items": [{"default": picture}],
    }


def list_channels(channel: Channel, request: Request) -> Answer:
    """The one channel of the account."""
    chosen = exactly_one_filter(request, ("id", "mine", "forHandle", "forUsername"))
    mine = chosen == "mine" or CHANNEL_ID in request.many("id")
    resource = {
        "kind": "youtube#channel",
        "etag": '"channel"',
        "id": CHANNEL_ID,
        "snippet": {"title": channel.title, "description": "", "thumbnails": {}},
    }
    return listing(request, "youtube#channelListResponse", [resource] if mine else [])


METHODS: Mapping[str, Handler] = {
    "liveStreams.insert": insert_stream,
    "liveStreams.list": list_streams,
    "liveStreams.update": update_stream,
    "liveStreams.delete": delete_stream,
    "videos.list": list_videos,
    "videos.update": update_video,
    "thumbnails.set": set_thumbnail,
    "channels.list": list_channels,
}
