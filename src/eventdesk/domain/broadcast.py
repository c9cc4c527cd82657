"""The YouTube broadcast as the show speaks of it: stages wanted and seen."""

from datetime import datetime
from enum import IntEnum, StrEnum

from msgspec import Struct

from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.secret import Secret
from eventdesk.domain.text import Text

STREAM_TITLE = "EventDesk"
"""The program's reusable stream on YouTube: its key stays the same from event to event."""


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


class StreamTarget(Struct, frozen=True):
    """Where OBS sends the stream: ingest address and key."""

    server: str
    key: Secret


class Trouble(Struct, frozen=True):
    """What is wrong with a device: a code that ``ui/wording`` puts in words, and the detail.

    For YouTube the code is Google's ``errors[].reason``.
    """

    code: str
    detail: str = ""


class Words(Struct, frozen=True):
    """What viewers read of a broadcast."""

    title: Text = Text()
    description: Text = Text()


class BroadcastDesired(Struct, frozen=True):
    """What the YouTube driver should reach. ``known_id`` is the journal's broadcast, if any;
    ``marker`` identifies this run's broadcast among others.

    ``resumed``: the desk was started again since somebody first asked for a broadcast, so that
    an insert may have been sent whose answer nobody heard. ``not_yet`` is why the encoder is not
    fit to go live, a code, and ``forced`` the operator's word that it goes live all the same.
    ``handover``: another encoder waits with its stream until YouTube receives none any more.
    ``reword`` names what of the plan's words ("title", "description") has to be sent although
    YouTube has others: they were asked for after the broadcast was made.
    ``thumbnail_sent`` is the digest of the picture that YouTube took before, ``chapters`` are the
    lines to write into the description of what has ended.

    ``name`` is which of the show's broadcasts it is, and ``stream`` the title of the reusable
    stream that feeds it. One that ``stands_by`` is made ready down to its key and left at that.
    With ``readdress`` its words and its privacy are made the plan's, whatever stands there; but in
    one that was ``moved_to`` another address, what stands there gets the way there on top.
    """

    stage: Stage
    plan: BroadcastPlan
    languages: tuple[str, ...]
    scheduled_start: datetime
    marker: str
    known_id: str | None = None
    resumed: bool = False
    not_yet: str = ""
    forced: bool = False
    handover: bool = False
    reword: tuple[str, ...] = ()
    thumbnail_sent: str = ""
    chapters: tuple[str, ...] = ()
    name: str = ""
    stream: str = STREAM_TITLE
    stands_by: bool = False
    readdress: bool = False
    moved_to: str = ""

    @property
    def aside(self) -> bool:
        """Whether the audience is elsewhere: not there yet, or not any more."""
        return self.stands_by or bool(self.moved_to)

    @property
    def watched(self) -> bool:
        """Whether it is to be looked at all the time."""
        return not self.aside and self.stage is not Stage.ENDED


class BroadcastSeen(Struct, frozen=True):
    """What YouTube says of the broadcast ``name``. ``ingest`` is the bound stream's streamStatus
    ("active", ...), ``health`` its healthStatus; the two are never merged into one light.

    ``target`` is only there while nothing else would go live with its key. ``held_by`` is why the
    desk does not ask for LIVE yet, a code: the operator may go live anyway. ``live_since`` and
    ``live_until`` are YouTube's own times. ``viewers`` None is "not told", which is not zero.
    ``thumbnail`` is the digest of the picture that YouTube took from this desk, and ``chapters``
    are the lines that were read back in the description; ``words`` are those of a ``reword`` once
    they were read back. ``quota_left`` are the day's API units, ``quota_predicted`` what the whole
    show takes; None while nobody counts. ``readdressed`` once the way from one address to the
    other was read back.
    """

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
    live_until: datetime | None = None
    held_by: str = ""
    viewers: int | None = None
    thumbnail: str = ""
    chapters: tuple[str, ...] = ()
    words: Words | None = None
    quota_left: int | None = None
    quota_predicted: int | None = None
    name: str = ""
    readdressed: bool = False

    @property
    def watch_url(self) -> str | None:
        """The page the audience opens."""
        return watch_url(self.id) if self.id else None


def watch_url(broadcast_id: str) -> str:
    """The page on which the audience sees this broadcast."""
    return f"https://youtu.be/{broadcast_id}"
