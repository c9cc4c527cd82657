"""What has happened to the show's broadcasts, past tense; ``events`` has them with all others.

``name`` is which of the show's broadcasts it is of: "" is the only one, and in a journal from
before there could be several the first (see ``domain.unit``).
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from eventdesk.domain.broadcast import Stage


class BroadcastAsked(Struct, frozen=True):
    """The sheet's group of broadcasts number ``part`` is to reach this stage."""

    at: datetime
    stage: Stage
    part: int = 0


class BroadcastFound(Struct, frozen=True):
    """This broadcast on YouTube is ours: after a restart it is this one, never another."""

    at: datetime
    id: str
    name: str = ""


class BroadcastReached(Struct, frozen=True):
    """YouTube was seen at this stage."""

    at: datetime
    stage: Stage
    name: str = ""


class BroadcastTimed(Struct, frozen=True):
    """When the broadcast really began for the audience and, once known, ended: YouTube's word."""

    at: datetime
    began: datetime
    ended: datetime | None = None
    name: str = ""


class GoLiveForced(Struct, frozen=True):
    """The operator let the broadcast go live although the desk held it back; ``why`` it did."""

    at: datetime
    why: str
    name: str = ""


class ThumbnailSet(Struct, frozen=True):
    """YouTube took this picture; ``digest`` is of its bytes, so that it is sent once."""

    at: datetime
    digest: str
    name: str = ""


class ChaptersAsked(Struct, frozen=True):
    """The operator let these lines be written into the description of the ended broadcast."""

    at: datetime
    lines: tuple[str, ...]
    name: str = ""


class ChaptersWritten(Struct, frozen=True):
    """The chapters were read back in the description."""

    at: datetime
    name: str = ""


class SpareTaken(Struct, frozen=True):
    """The operator let the spares of these broadcasts take their places, by their names."""

    at: datetime
    names: tuple[str, ...]


class WordsAsked(Struct, frozen=True):
    """The broadcast's title and description are to be these from now on, each language → words;
    an empty one stays as it is. ``session`` is the id of the session whose title it is."""

    at: datetime
    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    session: str = ""
    name: str = ""


class WordsWritten(Struct, frozen=True):
    """What was asked of title and description was read back."""

    at: datetime
    name: str = ""
