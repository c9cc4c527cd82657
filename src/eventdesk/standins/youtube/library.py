"""The channel itself, its playlists, the categories, and the search of its own videos."""

from collections.abc import Mapping
from typing import Any

from eventdesk.standins.youtube.channel import Channel, Handler, Playlist
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.model import Broadcast, new_id, thumbnails, timestamp
from eventdesk.standins.youtube.requests import (
    Answer,
    Request,
    exactly_one_filter,
    listing,
    only_parts,
)
from eventdesk.standins.youtube.videos import CATEGORIES, video

_MAX_PLAYLIST_TITLE = 150
_EVENTS: Mapping[str, tuple[str, ...]] = {
    "upcoming": ("created", "ready"),
    "live": ("live",),
    "completed": ("complete",),
}


def list_channels(channel: Channel, request: Request) -> Answer:
    """The one channel of the account."""
    chosen = exactly_one_filter(request, ("id", "mine", "forHandle", "forUsername"))
    mine = chosen == "mine" or channel.id in request.many("id")
    resource = {
        "kind": "youtube#channel",
        "etag": '"channel"',
        "id": channel.id,
        "snippet": {
            "title": channel.title,
            "description": "",
            "thumbnails": thumbnails(channel.addresses.root, channel.id),
            "localized": {"title": channel.title, "description": ""},
        },
        "status": {
            "privacyStatus": "public",
            "isLinked": True,
            "longUploadsStatus": "allowed",
            "madeForKids": False,
        },
    }
    return listing(request, "youtube#channelListResponse", [resource] if mine else [])


def list_categories(channel: Channel, request: Request) -> Answer:
    """Categories by id, or those of a region (the same everywhere here), on one page."""
    if exactly_one_filter(request, ("id", "regionCode")) == "id":
        wanted = request.many("id")
    else:
        wanted = tuple(CATEGORIES)
    unknown = [each for each in wanted if each not in CATEGORIES]
    if unknown:
        raise ApiError("videoCategoryNotFound")
    resources = [
        {
            "kind": "youtube#videoCategory",
            "etag": f'"category-{each}"',
            "id": each,
            "snippet": {"title": CATEGORIES[each], "assignable": True, "channelId": channel.id},
        }
        for each in wanted
    ]
    return {
        "kind": "youtube#videoCategoryListResponse",
        "etag": '"list"',
        "items": [only_parts(resource, request.parts) for resource in resources],
    }


def _playlist(channel: Channel, playlist_id: str | None) -> Playlist:
    found = channel.playlists.get(playlist_id or "")
    if found is None:
        raise ApiError("playlistNotFound")
    return found


def _playlist_resource(channel: Channel, playlist: Playlist) -> dict[str, Any]:
    own = {"title": playlist.title, "description": playlist.description}
    return {
        "kind": "youtube#playlist",
        "etag": f'"{playlist.id}"',
        "id": playlist.id,
        "snippet": {
            "publishedAt": timestamp(playlist.published_at),
            "channelId": channel.id,
            "channelTitle": channel.title,
            **own,
            "thumbnails": thumbnails(channel.addresses.root, playlist.id),
            "localized": own,
        },
        "status": {"privacyStatus": playlist.privacy},
        "contentDetails": {"itemCount": len(playlist.items)},
    }


def list_playlists(channel: Channel, request: Request) -> Answer:
    """Playlists by id, of a channel, or of mine."""
    chosen = exactly_one_filter(request, ("id", "channelId", "mine"))
    found = list(channel.playlists.values())
    if chosen == "id":
        found = [each for each in found if each.id in request.many("id")]
    elif chosen == "channelId" and request.one("channelId") != channel.id:
        found = []
    resources = [_playlist_resource(channel, playlist) for playlist in found]
    return listing(request, "youtube#playlistListResponse", resources)


def insert_playlist(channel: Channel, request: Request) -> Answer:
    """Create an empty playlist, public unless the body says otherwise."""
    snippet = request.body.get("snippet", {})
    title = snippet.get("title", "")
    if not title:
        raise ApiError("playlistTitleRequired")
    if len(title) > _MAX_PLAYLIST_TITLE:
        raise ApiError("invalidPlaylistSnippet")
    playlist = Playlist(
        title=title,
        description=snippet.get("description", ""),
        privacy=request.body.get("status", {}).get("privacyStatus", "public"),
        published_at=channel.clock.now(),
    )
    channel.playlists[playlist.id] = playlist
    return only_parts(_playlist_resource(channel, playlist), request.parts)


def _item_resource(channel: Channel, playlist: Playlist, item_id: str) -> dict[str, Any]:
    video_id = playlist.items[item_id]
    broadcast = channel.broadcasts.get(video_id)
    return {
        "kind": "youtube#playlistItem",
        "etag": f'"{item_id}"',
        "id": item_id,
        "snippet": {
            "publishedAt": timestamp(playlist.published_at),
            "channelId": channel.id,
            "channelTitle": channel.title,
            "title": broadcast.title if broadcast else "Deleted video",
            "description": broadcast.description if broadcast else "",
            "thumbnails": thumbnails(channel.addresses.root, video_id),
            "playlistId": playlist.id,
            "position": list(playlist.items).index(item_id),
            "resourceId": {"kind": "youtube#video", "videoId": video_id},
        },
        "status": {"privacyStatus": broadcast.privacy if broadcast else "private"},
        "contentDetails": {"videoId": video_id},
    }


def list_items(channel: Channel, request: Request) -> Answer:
    """A playlist's items, all or those of one video; or items by id."""
    if exactly_one_filter(request, ("id", "playlistId")) == "playlistId":
        playlists = [_playlist(channel, request.one("playlistId"))]
    else:
        playlists = list(channel.playlists.values())
    wanted, of_video = request.many("id"), request.one("videoId")
    resources = [
        _item_resource(channel, playlist, item)
        for playlist in playlists
        for item, video_id in playlist.items.items()
        if (not wanted or item in wanted) and of_video in {None, video_id}
    ]
    return listing(request, "youtube#playlistItemListResponse", resources)


def insert_item(channel: Channel, request: Request) -> Answer:
    """Put a video into a playlist, at its end unless ``position`` says otherwise."""
    snippet = request.body.get("snippet", {})
    if not snippet.get("playlistId"):
        raise ApiError("playlistIdRequired")
    playlist = _playlist(channel, snippet["playlistId"])
    broadcast = channel.video(snippet.get("resourceId", {}).get("videoId"))
    if broadcast.id in playlist.items.values():
        raise ApiError("videoAlreadyInPlaylist")
    order = list(playlist.items.items())
    item = new_id()
    order.insert(snippet.get("position", len(order)), (item, broadcast.id))
    playlist.items = dict(order)
    return only_parts(_item_resource(channel, playlist, item), request.parts)


def search(channel: Channel, request: Request) -> Answer:
    """The channel's own videos, by a word of their title and by ``eventType``."""
    word, event = (request.one("q") or "").casefold(), request.one("eventType") or ""
    found = [b for b in channel.listed() if word in b.title.casefold()]
    if event in _EVENTS:
        found = [b for b in found if b.life in _EVENTS[event]]
    resources = [_hit(channel, broadcast) for broadcast in found]
    return listing(request, "youtube#searchListResponse", resources)


def _hit(channel: Channel, broadcast: Broadcast) -> dict[str, Any]:
    shown = video(channel, broadcast)["snippet"]
    names = ("publishedAt", "channelId", "title", "description", "thumbnails", "channelTitle")
    return {
        "kind": "youtube#searchResult",
        "etag": f'"{broadcast.id}"',
        "id": {"kind": "youtube#video", "videoId": broadcast.id},
        "snippet": {
            **{name: shown[name] for name in names},
            "liveBroadcastContent": shown["liveBroadcastContent"],
        },
    }


METHODS: Mapping[str, Handler] = {
    "channels.list": list_channels,
    "videoCategories.list": list_categories,
    "playlists.list": list_playlists,
    "playlists.insert": insert_playlist,
    "playlistItems.list": list_items,
    "playlistItems.insert": insert_item,
    "search.list": search,
}
