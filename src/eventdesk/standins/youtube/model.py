"""The channel's things as the stand-in keeps them, and as the API shows them."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from eventdesk.standins.youtube.errors import ApiError


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds, as YouTube writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(text: str, reason: str) -> datetime:
    """The aware datetime of an RFC 3339 text; ApiError ``reason`` when it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ApiError(reason) from error
    if moment.tzinfo is None:
        raise ApiError(reason)
    return moment


def new_id() -> str:
    """Eleven characters, as a video's id has."""
    return secrets.token_urlsafe(8)


def new_key() -> str:
    """A stream key in YouTube's form: five groups of four."""
    return "-".join(secrets.token_hex(2) for _ in range(5))


@dataclass
class Stream:
    """A liveStream: the thing that an encoder feeds.

    ``status`` follows ``receiving`` at ``due`` (monotonic seconds).
    """

    title: str
    description: str
    cdn: dict[str, Any]
    published_at: datetime
    reusable: bool = True
    id: str = field(default_factory=new_id)
    key: str = field(default_factory=new_key)
    status: str = "ready"
    receiving: bool = False
    due: float | None = None
    health: str = "noData"
    issues: list[dict[str, str]] = field(default_factory=list)

    def resource(self, channel_id: str, ingest_url: str, updated: datetime) -> dict[str, Any]:
        """All parts, as liveStreams.list shows them."""
        health: dict[str, Any] = {"status": self.health if self.status == "active" else "noData"}
        if self.status == "active":
            health["lastUpdateTimeSeconds"] = str(int(updated.timestamp()))
            if self.issues:
                health["configurationIssues"] = self.issues
        return {
            "kind": "youtube#liveStream",
            "etag": f'"{self.id}"',
            "id": self.id,
            "snippet": {
                "publishedAt": timestamp(self.published_at),
                "channelId": channel_id,
                "title": self.title,
                "description": self.description,
                "isDefaultStream": False,
            },
            "cdn": {
                **self.cdn,
                "ingestionInfo": {
                    "streamName": self.key,
                    "ingestionAddress": ingest_url,
                    "backupIngestionAddress": f"{ingest_url}?backup=1",
                },
            },
            "status": {"streamStatus": self.status, "healthStatus": health},
            "contentDetails": {"isReusable": self.reusable},
        }


# What a broadcast has when its insert leaves it out (a real answer; enableEmbed was false there
# although the documentation says true).
DEFAULT_DETAILS: dict[str, Any] = {
    "enableEmbed": False,
    "enableDvr": True,
    "enableContentEncryption": False,
    "startWithSlate": False,
    "recordFromStart": True,
    "enableClosedCaptions": False,
    "closedCaptionsType": "closedCaptionsDisabled",
    "enableLowLatency": False,
    "latencyPreference": "normal",
    "projection": "rectangular",
    "enableAutoStart": False,
    "enableAutoStop": False,
}
DEFAULT_MONITOR: dict[str, Any] = {"enableMonitorStream": True, "broadcastStreamDelayMs": 0}


def details_from(body: dict[str, Any]) -> dict[str, Any]:
    """Content details with every setting that ``body`` leaves out at its default."""
    given = {name: body[name] for name in DEFAULT_DETAILS if name in body}
    monitor = body.get("monitorStream", {})
    kept = {name: monitor.get(name, usual) for name, usual in DEFAULT_MONITOR.items()}
    return {**DEFAULT_DETAILS, **given, "monitorStream": kept}


@dataclass
class Broadcast:
    """A liveBroadcast, which is also the video of the same id.

    While ``life`` is testStarting or liveStarting, ``due`` (monotonic seconds) is its end.
    """

    title: str
    description: str
    scheduled_start: datetime
    privacy: str
    details: dict[str, Any]
    published_at: datetime
    visible_from: float
    made_for_kids: bool = False
    persistent: bool = False
    id: str = field(default_factory=new_id)
    life: str = "created"
    due: float | None = None
    auto_stop_at: float | None = None
    stream_id: str | None = None
    scheduled_end: datetime | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    category_id: str = "22"
    tags: list[str] = field(default_factory=list)
    default_language: str | None = None
    localizations: dict[str, dict[str, str]] = field(default_factory=dict)
    thumbnail: bytes | None = None

    def _times(self) -> dict[str, str]:
        times = {
            "scheduledStartTime": self.scheduled_start,
            "scheduledEndTime": self.scheduled_end,
            "actualStartTime": self.actual_start,
            "actualEndTime": self.actual_end,
        }
        return {name: timestamp(moment) for name, moment in times.items() if moment}

    def resource(self, channel_id: str) -> dict[str, Any]:
        """All parts, as liveBroadcasts.list shows them."""
        bound = {"boundStreamId": self.stream_id} if self.stream_id else {}
        recording = {"live": "recording", "complete": "recorded"}.get(self.life, "notRecording")
        return {
            "kind": "youtube#liveBroadcast",
            "etag": f'"{self.id}"',
            "id": self.id,
            "snippet": {
                "publishedAt": timestamp(self.published_at),
                "channelId": channel_id,
                "title": self.title,
                "description": self.description,
                "thumbnails": {},
                **self._times(),
                "isDefaultBroadcast": self.persistent,
                "categoryId": self.category_id,
                "liveChatId": f"chat-{self.id}",
            },
            "status": {
                "lifeCycleStatus": self.life,
                "privacyStatus": self.privacy,
                "recordingStatus": recording,
                "madeForKids": self.made_for_kids,
                "selfDeclaredMadeForKids": self.made_for_kids,
            },
            "contentDetails": {**self.details, **bound},
            "statistics": {},
        }

    def video(self, channel_id: str, channel_title: str) -> dict[str, Any]:
        """All parts, as videos.list shows them."""
        language = {"defaultLanguage": self.default_language} if self.default_language else {}
        own = {"title": self.title, "description": self.description}
        written = {**self.localizations}
        if self.default_language:
            written.setdefault(self.default_language, own)
        return {
            "kind": "youtube#video",
            "etag": f'"{self.id}"',
            "id": self.id,
            "snippet": {
                "publishedAt": timestamp(self.published_at),
                "channelId": channel_id,
                "channelTitle": channel_title,
                **own,
                "thumbnails": {},
                "tags": list(self.tags),
                "categoryId": self.category_id,
                "liveBroadcastContent": {"live": "live", "complete": "none"}.get(
                    self.life, "upcoming"
                ),
                "localized": own,
                **language,
            },
            "status": {
                "uploadStatus": "uploaded",
                "privacyStatus": self.privacy,
                "embeddable": self.details["enableEmbed"],
                "madeForKids": self.made_for_kids,
                "selfDeclaredMadeForKids": self.made_for_kids,
            },
            "localizations": written,
            "liveStreamingDetails": self._times(),
        }
