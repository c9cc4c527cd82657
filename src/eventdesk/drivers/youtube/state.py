"""What YouTube shows: the API's resources as plain values, and what the driver remembers."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from eventdesk.domain.broadcast import Stage, StreamTarget, Words
from eventdesk.domain.secret import Secret
from eventdesk.domain.sign_in import ChannelSeen


class Life(StrEnum):
    """``status.lifeCycleStatus``; UNKNOWN is a word that this desk has not learned."""

    CREATED = "created"
    READY = "ready"
    TEST_STARTING = "testStarting"
    TESTING = "testing"
    LIVE_STARTING = "liveStarting"
    LIVE = "live"
    COMPLETE = "complete"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


_LIVES = {life.value: life for life in Life}
STARTING: Mapping[Life, Stage] = {
    Life.TEST_STARTING: Stage.PREVIEW,
    Life.LIVE_STARTING: Stage.LIVE,
}
_STAGES: Mapping[Life, Stage] = {
    Life.CREATED: Stage.NONE,  # its settings are incomplete until a stream is bound
    Life.READY: Stage.SCHEDULED,
    Life.TEST_STARTING: Stage.SCHEDULED,
    Life.TESTING: Stage.PREVIEW,
    Life.LIVE: Stage.LIVE,
    Life.COMPLETE: Stage.ENDED,
    Life.REVOKED: Stage.ENDED,
    Life.UNKNOWN: Stage.NONE,
}


EDITABLE = (Life.CREATED, Life.READY)
"""YouTube lets a broadcast's settings and its stream be changed, and it may still be deleted."""


class Broadcast(Struct, frozen=True):
    """A liveBroadcast. ``details`` is its contentDetails as answered, to write back with
    changes: an update replaces every field of the part."""

    id: str
    life: Life
    title: str = ""
    description: str = ""
    scheduled_start: datetime | None = None
    live_since: datetime | None = None
    published: str = ""
    stream_id: str | None = None
    monitored: bool = False
    auto_start: bool = False
    auto_stop: bool = False
    live_until: datetime | None = None
    viewers: int | None = None
    privacy: str = ""
    for_kids: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stage(self) -> Stage:
        """How far it is. liveStarting comes from testing, or from ready without a monitor."""
        if self.life is Life.LIVE_STARTING:
            return Stage.PREVIEW if self.monitored else Stage.SCHEDULED
        return _STAGES[self.life]


class Stream(Struct, frozen=True):
    """A liveStream; ``status`` is streamStatus, ``health`` healthStatus, never merged."""

    id: str
    title: str = ""
    status: str = ""
    health: str = ""
    issues: tuple[str, ...] = ()
    target: StreamTarget | None = None


class InFlight(Struct, frozen=True):
    """A transition that was asked for, or that another hand began.

    ``since`` is monotonic seconds; ``accepted`` once YouTube confirmed it or was seen at it;
    ``reads`` counts the looks since.
    """

    to: Stage
    since: float
    accepted: bool = False
    reads: int = 0


class Observed(Struct, frozen=True):
    """What is known of the broadcast.

    ``looks`` and ``stream_looks`` are the fruitless searches still to make before a broadcast
    or a stream is believed absent: more than one after a lost insert, since YouTube's lists lag
    behind its writes. ``missing`` counts reads in a row without the known broadcast; ``gone``
    says that a known one is believed deleted.

    ``tries`` counts how often a kind of step was sent, and ``looks_left`` how often its effect is
    still looked for before it is sent again. ``clear`` is the stream on whose key nothing else
    would go live by itself; ``rivals`` are the broadcasts that would, None before a look.
    ``sound_reads`` counts looks in a row at a healthy stream, the last one at ``sound_at``,
    monotonic seconds. ``thumbnail``, ``chapters`` and ``words`` are what YouTube took of them, and
    ``readdressed`` says that the way to or from another address was read back.
    """

    broadcast: Broadcast | None = None
    stream: Stream | None = None
    in_flight: InFlight | None = None
    looks: int = 1
    stream_looks: int = 1
    missing: int = 0
    gone: bool = False
    refused: int = 0
    tries: Mapping[type, int] = field(default_factory=dict)
    looks_left: Mapping[type, int] = field(default_factory=dict)
    clear: str | None = None
    rivals: tuple[Broadcast, ...] | None = None
    sound_reads: int = 0
    sound_at: float = 0.0
    thumbnail: str = ""
    chapters: tuple[str, ...] = ()
    readdressed: bool = False
    words: Words | None = None


def broadcast_from(item: Mapping[str, Any]) -> Broadcast:
    """A liveBroadcast resource with parts snippet, status, contentDetails and perhaps statistics.

    ValueError, KeyError or TypeError when the answer has not that shape.
    """
    snippet, details = item["snippet"], item["contentDetails"]
    word = item["status"]["lifeCycleStatus"]
    return Broadcast(
        id=_text(item["id"]),
        life=_LIVES.get(word, Life.UNKNOWN),
        title=snippet.get("title", ""),
        description=snippet.get("description", ""),
        scheduled_start=_moment(snippet.get("scheduledStartTime")),
        live_since=_moment(snippet.get("actualStartTime")),
        live_until=_moment(snippet.get("actualEndTime")),
        viewers=_count(item.get("statistics", {}).get("concurrentViewers")),
        published=snippet.get("publishedAt", ""),
        privacy=item["status"].get("privacyStatus", ""),
        for_kids=item["status"].get("selfDeclaredMadeForKids", False),
        stream_id=details.get("boundStreamId"),
        monitored=details.get("monitorStream", {}).get("enableMonitorStream", False),
        auto_start=details.get("enableAutoStart", False),
        auto_stop=details.get("enableAutoStop", False),
        details=details,
    )


def stream_from(item: Mapping[str, Any]) -> Stream:
    """A liveStream resource with parts snippet, cdn and status.

    The encrypted ingest address is preferred where there is one. ValueError, KeyError or
    TypeError when the answer has not that shape.
    """
    status = item["status"]
    health = status.get("healthStatus", {})
    return Stream(
        id=_text(item["id"]),
        title=item["snippet"].get("title", ""),
        status=status.get("streamStatus", ""),
        health=health.get("status", ""),
        issues=tuple(
            issue["type"]
            for issue in health.get("configurationIssues", ())
            if issue.get("severity") != "info"
        ),
        target=_target(item["cdn"].get("ingestionInfo", {})),
    )


def channel_from(item: Mapping[str, Any]) -> ChannelSeen:
    """A channel resource with part snippet; ValueError, KeyError or TypeError when it is none."""
    snippet = item["snippet"]
    pictures = snippet.get("thumbnails", {})
    picture = pictures.get("medium") or pictures.get("default") or {}
    return ChannelSeen(_text(item["id"]), _text(snippet["title"]), str(picture.get("url", "")))


def _target(info: Mapping[str, Any]) -> StreamTarget | None:
    server = info.get("rtmpsIngestionAddress") or info.get("ingestionAddress")
    key = info.get("streamName")
    return StreamTarget(server=server, key=Secret(key)) if server and key else None


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("an id is missing")
    return value


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _count(text: str | None) -> int | None:
    """YouTube writes large numbers as text."""
    return None if text is None else int(text)
