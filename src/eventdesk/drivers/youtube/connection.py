"""YouTube's methods as the driver uses them: typed values in and out, ``CallError`` otherwise.

Importing this module imports Google's client (0.3 s), so the driver's thread does it, after the
desk's window is up. One thread owns a Connection; only ``stop`` may come from another.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol, TypeVar

import googleapiclient
import googleapiclient.discovery
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaInMemoryUpload

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.chat import KEPT, ChatPage
from eventdesk.domain.sign_in import ChannelSeen
from eventdesk.drivers.youtube.chat_page import page_from
from eventdesk.drivers.youtube.metadata import stream_body
from eventdesk.drivers.youtube.oauth import Credentials
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.state import (
    Broadcast,
    Stream,
    broadcast_from,
    channel_from,
    stream_from,
)
from eventdesk.drivers.youtube.transport import OneShotTransport

_BROADCAST_PARTS = "id,snippet,contentDetails,status"
_WATCHED_PARTS = f"{_BROADCAST_PARTS},statistics"
_STREAM_PARTS = "id,snippet,cdn,status"
_WORDS: Mapping[Stage, str] = {
    Stage.PREVIEW: "testing",
    Stage.LIVE: "live",
    Stage.ENDED: "complete",
}
_PAGE = 50
_MOST_PAGES = 20

# It logs every 403 as a warning, among them refusals that are steps on the way. The driver tells
# each one itself.
logging.getLogger("googleapiclient.http").setLevel(logging.ERROR)

T = TypeVar("T")
Resource = Mapping[str, Any]


class _Call(Protocol):
    """One of Google's prepared requests."""

    def execute(self, *, num_retries: int) -> object:
        """Send it, and give the answer's JSON."""


class _Collection(Protocol):
    """One of Google's collections that can be listed."""

    def list(self, **query: object) -> _Call:
        """The first page."""

    def list_next(self, call: _Call, answer: Resource) -> _Call | None:
        """The page after ``answer``, if there is one."""


class Connection:
    """The API at ``endpoint`` (Google's, or a stand-in's with a closing slash)."""

    def __init__(
        self, endpoint: str, credentials: Credentials, timeout: float, book: Callable[[str], None]
    ) -> None:
        self._pinned = credentials.channel_id
        self._transport = OneShotTransport(credentials.access_token, timeout, book)
        self._api = googleapiclient.discovery.build_from_document(
            _document(endpoint), http=self._transport
        )

    def stop(self) -> None:
        """End the call that runs; later ones fail at once."""
        self._transport.stop()

    def channel(self) -> ChannelSeen:
        """The channel that the account stands for. CallError "wrongChannel" when that is not the
        one that the credentials are pinned to."""
        call = self._api.channels().list(part="id,snippet", mine=True)
        found = _read(call, lambda answer: [channel_from(item) for item in _items(answer)])
        if not found:
            raise CallError("youtubeSignupRequired")
        if self._pinned is not None and found[0].id != self._pinned:
            raise CallError("wrongChannel", found[0].title)
        return found[0]

    def broadcast(self, broadcast_id: str) -> Broadcast | None:
        """The broadcast of this id; None when YouTube has none."""
        call = self._api.liveBroadcasts().list(part=_WATCHED_PARTS, id=broadcast_id)
        found = _read(call, lambda answer: [broadcast_from(item) for item in _items(answer)])
        return next((broadcast for broadcast in found if broadcast.id == broadcast_id), None)

    def unfinished(self) -> list[Broadcast]:
        """Every broadcast that is upcoming or active."""
        found = []
        for status in ("upcoming", "active"):
            found += self._pages(
                self._api.liveBroadcasts(),
                broadcast_from,
                part=_BROADCAST_PARTS,
                broadcastStatus=status,
                broadcastType="all",
            )
        return found

    def insert(self, body: Mapping[str, Any]) -> Broadcast:
        """Create a broadcast. Sent once."""
        parts = "id,snippet,contentDetails,status"
        return _write(self._api.liveBroadcasts().insert(part=parts, body=body), broadcast_from)

    def update_details(self, body: Mapping[str, Any]) -> None:
        """Replace the broadcast's content details. Sent once."""
        call = self._api.liveBroadcasts().update(part="id,contentDetails", body=body)
        _write(call, lambda answer: answer["id"])

    def update_status(self, body: Mapping[str, Any]) -> None:
        """Replace the broadcast's status. Sent once."""
        call = self._api.liveBroadcasts().update(part="id,status", body=body)
        _write(call, lambda answer: answer["id"])

    def bind(self, broadcast_id: str, stream_id: str) -> Broadcast:
        """Bind the broadcast to the stream. Sent once."""
        call = self._api.liveBroadcasts().bind(
            part=_BROADCAST_PARTS, id=broadcast_id, streamId=stream_id
        )
        return _write(call, broadcast_from)

    def transition(self, broadcast_id: str, to: Stage) -> Broadcast:
        """Begin to bring the broadcast to PREVIEW, LIVE or ENDED. Sent once."""
        call = self._api.liveBroadcasts().transition(
            part=_BROADCAST_PARTS, id=broadcast_id, broadcastStatus=_WORDS[to]
        )
        return _write(call, broadcast_from)

    def stream(self, stream_id: str) -> Stream | None:
        """The stream of this id; None when YouTube has none."""
        call = self._api.liveStreams().list(part=_STREAM_PARTS, id=stream_id)
        found = _read(call, lambda answer: [stream_from(item) for item in _items(answer)])
        return next((stream for stream in found if stream.id == stream_id), None)

    def stream_named(self, title: str) -> Stream | None:
        """The first of the channel's reusable streams with this title."""
        streams = self._pages(self._api.liveStreams(), stream_from, part=_STREAM_PARTS, mine=True)
        return next((stream for stream in streams if stream.title == title), None)

    def insert_stream(self, title: str) -> Stream:
        """Create a reusable stream of ours. Sent once."""
        call = self._api.liveStreams().insert(
            part="id,snippet,cdn,contentDetails,status", body=stream_body(title)
        )
        return _write(call, stream_from)

    def video(self, video_id: str) -> Resource | None:
        """The video resource with parts snippet and localizations; None when there is none."""
        call = self._api.videos().list(part="id,snippet,localizations", id=video_id)
        found = _read(call, lambda answer: [item for item in _items(answer) if item["snippet"]])
        return found[0] if found else None

    def update_video(self, body: Mapping[str, Any]) -> None:
        """Replace the parts of the video that the body names. Sent once."""
        call = self._api.videos().update(part=",".join(body), body=body)
        _write(call, lambda answer: answer["id"])

    def set_thumbnail(self, video_id: str, picture: bytes) -> None:
        """Give the video this JPEG. Sent once."""
        media = MediaInMemoryUpload(picture, mimetype="image/jpeg", resumable=False)
        call = self._api.thumbnails().set(videoId=video_id, media_body=media)
        _write(call, lambda answer: answer["kind"])

    def is_in_playlist(self, video_id: str, playlist_id: str) -> bool:
        """Whether the playlist has the video."""
        call = self._api.playlistItems().list(part="id", playlistId=playlist_id, videoId=video_id)
        return bool(_read(call, lambda answer: [item["id"] for item in _items(answer)]))

    def add_to_playlist(self, video_id: str, playlist_id: str) -> None:
        """Put the video at the end of the playlist. Sent once."""
        resource = {"kind": "youtube#video", "videoId": video_id}
        body = {"snippet": {"playlistId": playlist_id, "resourceId": resource}}
        call = self._api.playlistItems().insert(part="id,snippet", body=body)
        _write(call, lambda answer: answer["id"])

    def delete(self, broadcast_id: str, *, ended: bool) -> None:
        """Delete a broadcast that has not begun, or the video of one that has ended. Sent once."""
        calls = self._api.videos() if ended else self._api.liveBroadcasts()
        try:
            calls.delete(id=broadcast_id).execute(num_retries=0)  # answered without a body
        except HttpError as error:
            raise _refusal(error, write=True) from None

    def chat_id(self, broadcast_id: str) -> str | None:
        """The id of the broadcast's live chat; None when there is no broadcast or no chat."""
        call = self._api.liveBroadcasts().list(part="id,snippet", id=broadcast_id)
        found = _read(call, lambda answer: [item["snippet"] for item in _items(answer)])
        return next((str(one["liveChatId"]) for one in found if one.get("liveChatId")), None)

    def chat_page(self, chat_id: str, token: str) -> ChatPage:
        """What was said in the chat since the page of this token; "" for its newest messages."""
        since = {"pageToken": token} if token else {}
        call = self._api.liveChatMessages().list(
            liveChatId=chat_id, part="id,snippet,authorDetails", maxResults=KEPT, **since
        )
        return _read(call, page_from)

    def _pages(
        self, collection: _Collection, parse: Callable[[Resource], T], **query: object
    ) -> list[T]:
        """All pages, up to a number that no channel of unfinished broadcasts reaches."""
        found: list[T] = []
        call: _Call | None = collection.list(maxResults=_PAGE, **query)
        for _ in range(_MOST_PAGES):
            if call is None:
                break
            answer = _executed(call, write=False)
            found += _parsed(
                lambda page: [parse(item) for item in _items(page)], answer, write=False
            )
            call = collection.list_next(call, answer)
        return found


def _document(endpoint: str) -> dict[str, Any]:
    """The discovery document with every address of Google's replaced by ``endpoint``:
    ``api_endpoint`` alone would leave uploads and the mutual-TLS address at Google."""
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    document: dict[str, Any] = json.loads((folder / "youtube.v3.json").read_bytes())
    document.pop("mtlsRootUrl", None)
    return {**document, "rootUrl": endpoint, "baseUrl": endpoint}


def _items(answer: Resource) -> Iterator[Resource]:
    return iter(answer.get("items", ()))


def _read(call: _Call, parse: Callable[[Resource], T]) -> T:
    return _parsed(parse, _executed(call, write=False), write=False)


def _write(call: _Call, parse: Callable[[Resource], T]) -> T:
    return _parsed(parse, _executed(call, write=True), write=True)


def _executed(call: _Call, *, write: bool) -> Resource:
    """The answer's JSON. ``num_retries=0``: what is sent again is decided by looking."""
    try:
        answer = call.execute(num_retries=0)
    except HttpError as error:
        raise _refusal(error, write=write) from None
    except ValueError as error:
        raise CallError("unreadableAnswer", "not text", perhaps_done=write) from error
    if not isinstance(answer, dict):  # Google's client hands on what is no JSON as it came
        raise CallError("unreadableAnswer", "not an object", perhaps_done=write)
    return answer


def _parsed(parse: Callable[[Resource], T], answer: Resource, write: bool) -> T:
    try:
        return parse(answer)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        detail = f"{type(error).__name__}"
        raise CallError("unreadableAnswer", detail, perhaps_done=write) from error


def _refusal(error: HttpError, *, write: bool) -> CallError:
    """Google's reason from the envelope itself: the client's own ``error_details`` prefers
    another list, in which quotaExceeded reads RATE_LIMIT_EXCEEDED."""
    status = int(error.resp.status)
    own_fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    try:
        described = json.loads(error.content)["error"]
        entry = described["errors"][0]
        reason, detail = str(entry["reason"]), str(described.get("message", ""))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        reason = "backendError" if own_fault else "unreadableAnswer"
        detail = f"HTTP {status}"
    return CallError(reason, detail, status=status, perhaps_done=write and own_fault)
