"""The live chat as the desk shows it: read only, the newest messages, and nothing that was taken
back. Pure."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble

KEPT = 200
"""So many messages are kept, the newest ones."""
MOST_CHARACTERS = 500
"""Of one message; YouTube takes 200 of a viewer, and a poll or a Super Chat may have more."""


class ChatKind(StrEnum):
    """What a message is about."""

    TEXT = "text"
    SUPER_CHAT = "super chat"
    SUPER_STICKER = "super sticker"
    NEW_MEMBER = "new member"
    MILESTONE = "milestone"
    GIFTED = "gifted"  # somebody gives memberships away
    RECEIVED = "received"  # and somebody gets one
    GIFT = "gift"
    POLL = "poll"
    MEMBERS_ONLY = "members only"
    EVERYBODY = "everybody"


class ChatRole(StrEnum):
    """Who speaks."""

    VIEWER = "viewer"
    MEMBER = "member"
    MODERATOR = "moderator"
    OWNER = "owner"


class ChatMessage(Struct, frozen=True):
    """One message. ``amount`` is YouTube's own words for what was paid ("₩10,000"); ``count`` is
    how many memberships were given, or for how many months somebody is a member."""

    id: str
    author: str
    text: str
    at: datetime
    kind: ChatKind = ChatKind.TEXT
    role: ChatRole = ChatRole.VIEWER
    author_id: str = ""
    amount: str = ""
    count: int = 0


class ChatPage(Struct, frozen=True):
    """What one look brought: new messages, and what goes. ``gone`` are ids of messages that were
    deleted or retracted, ``banned`` the ids of people whose messages all go.

    ``next`` is where the next look goes on; ``asked_pause`` is YouTube's own wish for the pause
    before it, in seconds.
    """

    messages: tuple[ChatMessage, ...] = ()
    gone: frozenset[str] = frozenset()
    banned: frozenset[str] = frozenset()
    next: str = ""
    asked_pause: float = 0.0
    ended: bool = False


class ChatState(StrEnum):
    """How the reading goes."""

    CLOSED = "closed"  # nobody asked for it: it costs nothing
    WAITING = "waiting"  # there is no broadcast yet
    READING = "reading"
    SAVING = "saving"  # the day's quota is kept for the broadcast
    FAILING = "failing"
    DISABLED = "disabled"
    ENDED = "ended"


class ChatSeen(Struct, frozen=True):
    """What the desk shows of the chat of ``broadcast``, an id. ``pause`` is the show seconds
    between two looks, and ``slowed`` says that they are longer than YouTube asks, to save quota.
    """

    state: ChatState = ChatState.CLOSED
    messages: tuple[ChatMessage, ...] = ()
    pause: float = 0.0
    slowed: bool = False
    trouble: Trouble | None = None
    broadcast: str = ""


def turned(messages: tuple[ChatMessage, ...], page: ChatPage) -> tuple[ChatMessage, ...]:
    """The messages after this page: at most ``KEPT``, each once (a page whose answer was lost is
    asked for again), in the order that they came."""
    new = {message.id: message for message in (*messages, *page.messages)}
    kept = (
        message
        for message in new.values()
        if message.id not in page.gone and message.author_id not in page.banned
    )
    return tuple(kept)[-KEPT:]
