"""A broadcast's live chat as the stand-in keeps it."""

from datetime import datetime
from typing import Any

from msgspec import Struct, field

from eventdesk.standins.youtube.model import new_id, timestamp

_SILENT = {
    "tombstone",
    "chatEndedEvent",
    "messageDeletedEvent",
    "messageRetractedEvent",
    "userBannedEvent",
}


class Message(Struct):
    """One message; ``options`` make it a poll, which is ``open`` until it is closed. ``details``
    are the snippet's own of a kind that has some: {"superChatDetails": {...}}."""

    author_id: str
    author: str
    text: str
    at: datetime
    kind: str = "textMessageEvent"
    options: list[str] = field(default_factory=list)
    open: bool = False
    deleted: bool = False
    owner: bool = False
    moderator: bool = False
    member: bool = False
    details: dict[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=new_id)

    def resource(self, chat_id: str, root: str) -> dict[str, Any]:
        """All parts, as liveChatMessages.list shows them; a deleted one is a tombstone."""
        kind = "tombstone" if self.deleted else self.kind
        snippet: dict[str, Any] = {
            "type": kind,
            "liveChatId": chat_id,
            "authorChannelId": self.author_id,
            "publishedAt": timestamp(self.at),
            "hasDisplayContent": kind not in _SILENT,
        }
        if not self.deleted:
            snippet |= self.details
        if kind == "textMessageEvent":
            snippet["displayMessage"] = self.text
            snippet["textMessageDetails"] = {"messageText": self.text}
        if kind == "pollEvent":
            options = [{"optionText": text, "tally": "0"} for text in self.options]
            snippet["pollDetails"] = {
                "metadata": {"questionText": self.text, "options": options},
                "status": "active" if self.open else "closed",
            }
        return {
            "kind": "youtube#liveChatMessage",
            "etag": f'"{self.id}"',
            "id": self.id,
            "snippet": snippet,
            "authorDetails": {
                "channelId": self.author_id,
                "channelUrl": f"{root}channel/{self.author_id}",
                "displayName": self.author,
                "profileImageUrl": f"{root}pictures/{self.author_id}/default.png",
                "isVerified": False,
                "isChatOwner": self.owner,
                "isChatSponsor": self.member,
                "isChatModerator": self.moderator,
            },
        }


class Ban(Struct):
    """Somebody who may not write: for ever, or until ``until``."""

    who: str
    until: datetime | None = None
    id: str = field(default_factory=new_id)


class Moderator(Struct):
    """Somebody who may remove messages."""

    who: str
    name: str
    id: str = field(default_factory=new_id)


class Chat(Struct):
    """Messages in order, and who may do what."""

    messages: list[Message] = field(default_factory=list)
    bans: dict[str, Ban] = field(default_factory=dict)
    moderators: dict[str, Moderator] = field(default_factory=dict)
    ended: bool = False

    def poll(self) -> Message | None:
        """The poll that is pinned, if one is."""
        return next((each for each in self.messages if each.open and not each.deleted), None)
