"""The YouTube broadcast as the show speaks of it: stages wanted and seen."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.secret import Secret


class Stage(IntEnum):
    """How far the broadcast is; each stage contains the ones before it."""

    NONE = 0
    SCHEDULED = 1
    PREVIEW = 2
    LIVE = 3
    ENDED = 4


class Service(StrEnum):
    """How the YouTube service answers."""

    OFF = "off"  # the sheet has no broadcast, or no endpoint is set up
    SIGNED_OUT = "signed out"
    CONNECTING = "connecting"
    OK = "ok"
    FAILING = "failing"  # last call failed; it is tried again
    BLOCKED = "blocked"  # needs a person: see ``trouble``


@dataclass(frozen=True, slots=True)
class StreamTarget:
    """Where OBS sends the stream: ingest address and key."""

    server: str
    key: Secret


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a device: a code that ``ui/wording`` puts in words, and the detail.

    For YouTube the code is Google's ``errors[].reason``.
    """

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastDesired:
    """What the YouTube driver should reach. ``known_id`` is the journal's broadcast, if any;
    ``marker`` identifies this run's broadcast among others."""

    stage: Stage
    plan: BroadcastPlan
    languages: tuple[str, ...]
    scheduled_start: datetime
    marker: str
    known_id: str | None = None


@dataclass(frozen=True, slots=True)
class BroadcastSeen:
    """What YouTube says. ``ingest`` is the bound stream's streamStatus ("active", ...),
    ``health`` its healthStatus; the two are never merged into one light. ``quota_left`` are the
    day's API units, ``quota_predicted`` what the whole show takes; None while nobody counts."""

    service: Service = Service.OFF
    stage: Stage = Stage.NONE
    moving_to: Stage | None = None
    id: str | None = None
    title: str = ""
    channel: str = ""
    ingest: str = ""
    health: str = ""
    issues: tuple[str, ...] = ()
    target: StreamTarget | None = None
    trouble: Trouble | None = None
    live_since: datetime | None = None
    quota_left: int | None = None
    quota_predicted: int | None = None

    @property
    def watch_url(self) -> str | None:
        """The page the audience opens."""
        return f"https://youtu.be/{self.id}" if self.id else None
