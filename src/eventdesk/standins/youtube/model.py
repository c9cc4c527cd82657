"""Broadcasts and streams as the stand-in keeps them, and as the API shows them."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct, field

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


class Addresses(Struct):
    """Where encoders send, and where this service itself is reached; all on loopback."""

    ingest: str
    backup: str
    root: str = ""


class Stream(Struct):
    """A liveStream: the thing that an encoder feeds. ``status`` follows ``receiving`` at ``due``.

    ``judged`` is a health that was asked for and stays, whatever arrives.
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
    due: datetime | None = None
    health: str = "noData"
    issues: list[dict[str, str]] = field(default_factory=list)
    judged: bool = False
    checked_at: datetime | None = None
    captions: int = 0

    def resource(self, channel_id: str, addresses: Addresses, now: datetime) -> dict[str, Any]:
        """All parts, as liveStreams.list shows them. Without a real ingest its health is always
        fresh."""
        health: dict[str, Any] = {"status": self.health if self.status == "active" else "noData"}
        if self.status == "active":
            health["lastUpdateTimeSeconds"] = str(int((self.checked_at or now).timestamp()))
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
                    "ingestionAddress": addresses.ingest,
                    "backupIngestionAddress": addresses.backup,
                },
            },
            "status": {"streamStatus": self.status, "healthStatus": health},
            "contentDetails": {
                "closedCaptionsIngestionUrl": f"{addresses.root}closedcaption?cid={self.id}",
                "isReusable": self.reusable,
            },
        }


class Picture(Struct):
    """A thumbnail that was uploaded; its bytes are not kept."""

    content_type: str
    size: int
    sha256: str


def thumbnails(root: str, name: str) -> dict[str, Any]:
    """A picture in the sizes that YouTube makes of it."""
    sizes = {"default": (120, 90), "medium": (320, 180), "high": (480, 360)}
    return {
        size: {"url": f"{root}pictures/{name}/{size}.png", "width": width, "height": height}
        for size, (width, height) in sizes.items()
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


class Broadcast(Struct):
    """A liveBroadcast, which is also the video of the same id.

    While ``life`` is testStarting or liveStarting, ``due`` is its end; None is never. ``before``
    is what it was until ``changed_at``. ``viewers`` of None are hidden. Lists show it from
    ``visible_from`` on, a list by id from ``readable_from`` on.
    """

    title: str
    description: str
    scheduled_start: datetime
    privacy: str
    details: dict[str, Any]
    published_at: datetime
    visible_from: datetime
    readable_from: datetime
    made_for_kids: bool = False
    persistent: bool = False
    id: str = field(default_factory=new_id)
    life: str = "created"
    before: str = "created"
    changed_at: datetime | None = None
    due: datetime | None = None
    auto_stop_at: datetime | None = None
    stream_id: str | None = None
    scheduled_end: datetime | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    category_id: str = "22"
    tags: list[str] = field(default_factory=list)
    default_language: str | None = None
    default_audio_language: str | None = None
    localizations: dict[str, dict[str, str]] = field(default_factory=dict)
    thumbnail: Picture | None = None
    viewers: int | None = None
    cuepoints: list[dict[str, Any]] = field(default_factory=list)

    @property
    def chat_id(self) -> str:
        """Its chat, which exists from the beginning."""
        return f"chat-{self.id}"

    def become(self, life: str, at: datetime, due: datetime | None = None) -> None:
        """Change state."""
        self.before, self.changed_at = self.life, at
        self.life, self.due = life, due

    def times(self) -> dict[str, str]:
        """Scheduled and actual, those that there are."""
        times = {
            "scheduledStartTime": self.scheduled_start,
            "scheduledEndTime": self.scheduled_end,
            "actualStartTime": self.actual_start,
            "actualEndTime": self.actual_end,
        }
        return {name: timestamp(moment) for name, moment in times.items() if moment}

    def watching(self) -> dict[str, str]:
        """How many watch: left out at none, when hidden, and when it is not live."""
        seen = self.viewers if self.life == "live" else None
        return {"concurrentViewers": str(seen)} if seen else {}

    def _monitor(self, root: str) -> dict[str, Any]:
        """The settings of the private preview, and the player that shows it."""
        player = f'<iframe width="425" height="344" src="{root}embed/{self.id}"></iframe>'
        return {**self.details["monitorStream"], "embedHtml": player}

    def resource(self, channel_id: str, root: str, life: str | None = None) -> Mapping[str, Any]:
        """All parts, as liveBroadcasts.list shows them; as if in state ``life``, if given."""
        shown = life or self.life
        bound = {"boundStreamId": self.stream_id} if self.stream_id else {}
        recording = {"live": "recording", "complete": "recorded"}.get(shown, "notRecording")
        return {
            "kind": "youtube#liveBroadcast",
            "etag": f'"{self.id}"',
            "id": self.id,
            "snippet": {
                "publishedAt": timestamp(self.published_at),
                "channelId": channel_id,
                "title": self.title,
                "description": self.description,
                "thumbnails": thumbnails(root, self.id),
                **self.times(),
                "isDefaultBroadcast": self.persistent,
                "categoryId": self.category_id,
                "liveChatId": self.chat_id,
            },
            "status": {
                "lifeCycleStatus": shown,
                "privacyStatus": self.privacy,
                "recordingStatus": recording,
                "madeForKids": self.made_for_kids,
                "selfDeclaredMadeForKids": self.made_for_kids,
            },
            "contentDetails": {**self.details, "monitorStream": self._monitor(root), **bound},
            "statistics": self.watching(),
        }
