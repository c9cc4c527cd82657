"""videos and thumbnails: a broadcast seen as the video that it is and will be."""

import hashlib
from collections.abc import Mapping
from typing import Any

from eventdesk.standins.youtube.channel import Channel, Handler
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.lifecycle import OVER
from eventdesk.standins.youtube.model import Broadcast, Picture, thumbnails, timestamp
from eventdesk.standins.youtube.requests import (
    Answer,
    Request,
    exactly_one_filter,
    listing,
    only_parts,
)

_MAX_TITLE, _MAX_DESCRIPTION, _MAX_TAGS = 100, 5000, 500
CATEGORIES: Mapping[str, str] = {
    "1": "Film & Animation",
    "10": "Music",
    "17": "Sports",
    "22": "People & Blogs",
    "24": "Entertainment",
    "25": "News & Politics",
    "27": "Education",
    "28": "Science & Technology",
    "29": "Nonprofits & Activism",
}
"""Category ids that a video may have, with their English titles."""
_IMAGE_ENDS = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG\r\n\x1a\n": b"IEND\xaeB`\x82"}
_ON_AIR = ("testStarting", "testing", "liveStarting", "live")


def video(channel: Channel, broadcast: Broadcast) -> dict[str, Any]:
    """All parts, as videos.list shows them."""
    languages = {
        "defaultLanguage": broadcast.default_language,
        "defaultAudioLanguage": broadcast.default_audio_language,
    }
    own = {"title": broadcast.title, "description": broadcast.description}
    written = {**broadcast.localizations}
    if broadcast.default_language:
        written.setdefault(broadcast.default_language, own)
    over = broadcast.life in OVER
    chat = {} if over else {"activeLiveChatId": broadcast.chat_id}
    return {
        "kind": "youtube#video",
        "etag": f'"{broadcast.id}"',
        "id": broadcast.id,
        "snippet": {
            "publishedAt": timestamp(broadcast.published_at),
            "channelId": channel.id,
            "channelTitle": channel.title,
            **own,
            "thumbnails": thumbnails(channel.addresses.root, broadcast.id),
            "tags": list(broadcast.tags),
            "categoryId": broadcast.category_id,
            "liveBroadcastContent": _content(broadcast),
            "localized": own,
            **{name: language for name, language in languages.items() if language},
        },
        "status": {
            "uploadStatus": "processed" if over else "uploaded",
            "privacyStatus": broadcast.privacy,
            "embeddable": broadcast.details["enableEmbed"],
            "madeForKids": broadcast.made_for_kids,
            "selfDeclaredMadeForKids": broadcast.made_for_kids,
        },
        "localizations": written,
        "liveStreamingDetails": {**broadcast.times(), **broadcast.watching(), **chat},
    }


def _content(broadcast: Broadcast) -> str:
    if broadcast.life in OVER:
        return "none"
    return "live" if broadcast.life == "live" else "upcoming"


def list_videos(channel: Channel, request: Request) -> Answer:
    """The videos of broadcasts, by id."""
    exactly_one_filter(request, ("id", "chart", "myRating"))
    found = [each for each in channel.readable(request.many("id")) if channel.is_ready(each)]
    resources = [video(channel, broadcast) for broadcast in found]
    return listing(request, "youtube#videoListResponse", resources)


def update_video(channel: Channel, request: Request) -> Answer:
    """Replace every changeable field of each named part."""
    broadcast = channel.video(str(request.body.get("id", "")))
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
        broadcast.default_audio_language = snippet.get("defaultAudioLanguage")
    if "localizations" in request.parts:
        broadcast.localizations = dict(request.body.get("localizations", {}))
    if "status" in request.parts:
        _replace_status(broadcast, request.body.get("status", {}))
    return only_parts(video(channel, broadcast), request.parts)


def _check_video_words(snippet: Mapping[str, Any]) -> None:
    title = snippet.get("title", "")
    if not 0 < len(title) <= _MAX_TITLE or "<" in title or ">" in title:
        raise ApiError("invalidTitle")
    description = snippet.get("description", "")
    if len(description.encode()) > _MAX_DESCRIPTION or "<" in description or ">" in description:
        raise ApiError("invalidDescription")
    if snippet.get("categoryId") not in CATEGORIES:
        raise ApiError("invalidCategoryId")
    # A tag with a space in it counts its two quotation marks, each but the last a comma.
    tags = snippet.get("tags", [])
    if sum(len(tag) + 2 * (" " in tag) for tag in tags) + max(len(tags) - 1, 0) > _MAX_TAGS:
        raise ApiError("invalidTags")


def _replace_status(broadcast: Broadcast, status: Mapping[str, Any]) -> None:
    broadcast.privacy = status.get("privacyStatus", "public")
    broadcast.made_for_kids = status.get("selfDeclaredMadeForKids", False)
    broadcast.details["enableEmbed"] = status.get("embeddable", True)


def delete_video(channel: Channel, request: Request) -> Answer:
    """Delete the video, and the broadcast that it is, unless it is on air."""
    broadcast = channel.video(request.one("id"))
    if broadcast.life in _ON_AIR:
        raise ApiError("forbidden")
    del channel.broadcasts[broadcast.id]
    return None


def set_thumbnail(channel: Channel, request: Request) -> Answer:
    """Take a JPEG or PNG as the video's picture."""
    broadcast = channel.video(request.one("videoId"))
    if not request.media:
        raise ApiError("mediaBodyRequired")
    if len(request.media) > channel.rules.thumbnail_bytes:
        raise ApiError("uploadTooLarge")
    ends = [end for begin, end in _IMAGE_ENDS.items() if request.media.startswith(begin)]
    if not ends or not request.media.endswith(ends[0]):
        raise ApiError("invalidImage")
    digest = hashlib.sha256(request.media).hexdigest()
    broadcast.thumbnail = Picture(request.media_type, len(request.media), digest)
    return {
        "kind": "youtube#thumbnailSetResponse",
        "etag": f'"{broadcast.id}"',
        "items": [thumbnails(channel.addresses.root, broadcast.id)],
    }


METHODS: Mapping[str, Handler] = {
    "videos.list": list_videos,
    "videos.update": update_video,
    "videos.delete": delete_video,
    "thumbnails.set": set_thumbnail,
}
