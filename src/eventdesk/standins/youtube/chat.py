"""liveChatMessages, liveChatBans and liveChatModerators: what each method does to the channel."""

from collections.abc import Mapping
from typing import Any

from eventdesk.standins.youtube.channel import Channel, Handler
from eventdesk.standins.youtube.chat_model import Ban, Chat, Message, Moderator
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.lifecycle import OVER
from eventdesk.standins.youtube.model import Broadcast, timestamp
from eventdesk.standins.youtube.requests import Answer, Request, listing, only_parts

_MAX_TEXT = 200
_OPTIONS = range(2, 5)
_PAGE = 500


def chat_of(channel: Channel, chat_id: str | None) -> tuple[Broadcast, Chat]:
    """The broadcast and the chat of this id, or ApiError liveChatNotFound. When the broadcast is
    over, chatEndedEvent is its last message."""
    if not chat_id:
        raise ApiError("liveChatIdRequired")
    broadcast = next((b for b in channel.broadcasts.values() if b.chat_id == chat_id), None)
    if broadcast is None:
        raise ApiError("liveChatNotFound")
    if not channel.rules.chat:
        raise ApiError("liveChatDisabled")
    chat = channel.chats.setdefault(chat_id, Chat())
    if broadcast.life in OVER and not chat.ended:
        chat.ended = True
        at = broadcast.actual_end or channel.at()
        chat.messages.append(Message(channel.id, channel.title, "", at, "chatEndedEvent"))
    return broadcast, chat


def page(channel: Channel, request: Request) -> dict[str, Any]:
    """What was said since ``pageToken``, and where to go on; ApiError liveChatEnded when the end
    was told already."""
    broadcast, chat = chat_of(channel, request.one("liveChatId"))
    token = request.one("pageToken") or "C0"
    if not (token.startswith("C") and token[1:].isdecimal()):
        raise ApiError("invalidPageToken")
    begin = int(token[1:])
    if chat.ended and begin >= len(chat.messages):
        raise ApiError("liveChatEnded")
    size = int(request.one("maxResults") or _PAGE)
    found = chat.messages[begin : begin + size]
    root = channel.addresses.root
    answer: dict[str, Any] = {
        "kind": "youtube#liveChatMessageListResponse",
        "etag": '"list"',
        "pollingIntervalMillis": channel.rules.polling_millis,
        "nextPageToken": f"C{begin + len(found)}",
        "pageInfo": {"totalResults": len(chat.messages), "resultsPerPage": len(found)},
        "items": [only_parts(m.resource(broadcast.chat_id, root), request.parts) for m in found],
    }
    poll = chat.poll()
    if poll:
        answer["activePollItem"] = only_parts(poll.resource(broadcast.chat_id, root), request.parts)
    if broadcast.actual_end:
        answer["offlineAt"] = timestamp(broadcast.actual_end)
    return answer


def insert_message(channel: Channel, request: Request) -> Answer:
    """Say something as the channel, or put up a poll."""
    snippet = request.body.get("snippet", {})
    _broadcast, chat = chat_of(channel, snippet.get("liveChatId"))
    if chat.ended:
        raise ApiError("liveChatEnded")
    kind = snippet.get("type")
    if kind == "textMessageEvent":
        text = snippet.get("textMessageDetails", {}).get("messageText", "")
        message = Message(channel.id, channel.title, text, channel.clock.now(), owner=True)
    elif kind == "pollEvent":
        message = _poll(channel, chat, snippet)
    else:
        raise ApiError("typeRequired")
    if not message.text:
        raise ApiError("messageTextRequired")
    if len(message.text) > _MAX_TEXT:
        raise ApiError("messageTextInvalid")
    chat.messages.append(message)
    shown = message.resource(snippet["liveChatId"], channel.addresses.root)
    return only_parts(shown, request.parts)


def _poll(channel: Channel, chat: Chat, snippet: Mapping[str, Any]) -> Message:
    asked = snippet.get("pollDetails", {}).get("metadata", {})
    options = [str(each.get("optionText", "")) for each in asked.get("options", [])]
    if len(options) not in _OPTIONS or chat.poll():
        raise ApiError("preconditionCheckFailed")
    text, now = asked.get("questionText", ""), channel.clock.now()
    return Message(channel.id, channel.title, text, now, "pollEvent", options, True, owner=True)


def _message(channel: Channel, message_id: str | None) -> tuple[str, Message]:
    for chat_id, chat in channel.chats.items():
        for message in chat.messages:
            if message.id == message_id:
                return chat_id, message
    raise ApiError("liveChatMessageNotFound")


def delete_message(channel: Channel, request: Request) -> Answer:
    """Remove what somebody said: it stays as a tombstone, and whoever follows is told."""
    chat_id, message = _message(channel, request.one("id"))
    if message.kind == "chatEndedEvent":
        raise ApiError("modificationNotAllowed")
    message.deleted = True
    details = {"messageDeletedDetails": {"deletedMessageId": message.id}}
    _tell(channel, channel.chats[chat_id], "messageDeletedEvent", details)
    return None


def _tell(channel: Channel, chat: Chat, kind: str, details: dict[str, Any]) -> None:
    """Something that happened in the chat and says nothing."""
    now = channel.clock.now()
    chat.messages.append(Message(channel.id, channel.title, "", now, kind, details=details))


def transition_message(channel: Channel, request: Request) -> Answer:
    """Close a poll."""
    chat_id, message = _message(channel, request.one("id"))
    if request.one("status") != "closed":
        raise ApiError("statusRequired")
    if not message.open:
        raise ApiError("preconditionCheckFailed")
    message.open = False
    return message.resource(chat_id, channel.addresses.root)


def insert_ban(channel: Channel, request: Request) -> Answer:
    """Keep somebody from writing, for ever or for ``banDurationSeconds``."""
    snippet = request.body.get("snippet", {})
    chat = chat_of(channel, snippet.get("liveChatId"))[1]
    who = snippet.get("bannedUserDetails", {}).get("channelId")
    if not who:
        raise ApiError("bannedUserChannelIdRequired")
    if who == channel.id:
        raise ApiError("liveChatBanInsertionNotAllowed")
    until = None
    if snippet.get("type") == "temporary":
        seconds = str(snippet.get("banDurationSeconds", "300"))
        if not seconds.isdecimal():
            raise ApiError("invalid", "Invalid value at 'snippet.banDurationSeconds'")
        until = channel.after(int(seconds))
    elif snippet.get("type") != "permanent":
        raise ApiError("typeRequired")
    ban = Ban(who, until)
    chat.bans[ban.id] = ban
    banned = {"banType": snippet["type"], "bannedUserDetails": {"channelId": who}}
    _tell(channel, chat, "userBannedEvent", {"userBannedDetails": banned})
    resource = {
        "kind": "youtube#liveChatBan",
        "etag": f'"{ban.id}"',
        "id": ban.id,
        "snippet": {**snippet, "bannedUserDetails": {"channelId": who}},
    }
    return only_parts(resource, request.parts)


def delete_ban(channel: Channel, request: Request) -> Answer:
    """Let somebody write again."""
    for chat in channel.chats.values():
        if chat.bans.pop(request.one("id") or "", None):
            return None
    raise ApiError("liveChatBanNotFound")


def may_write(channel: Channel, chat: Chat, who: str) -> bool:
    """Whether nobody has kept this person from writing, or no longer."""
    at = channel.at()
    return not any(
        ban.who == who and (not ban.until or at < ban.until) for ban in chat.bans.values()
    )


def _moderator(chat_id: str, moderator: Moderator) -> dict[str, Any]:
    who = {"channelId": moderator.who, "displayName": moderator.name}
    return {
        "kind": "youtube#liveChatModerator",
        "etag": f'"{moderator.id}"',
        "id": moderator.id,
        "snippet": {"liveChatId": chat_id, "moderatorDetails": who},
    }


def list_moderators(channel: Channel, request: Request) -> Answer:
    """Who moderates a chat."""
    broadcast, chat = chat_of(channel, request.one("liveChatId"))
    found = [_moderator(broadcast.chat_id, each) for each in chat.moderators.values()]
    return listing(request, "youtube#liveChatModeratorListResponse", found)


def insert_moderator(channel: Channel, request: Request) -> Answer:
    """Let somebody moderate a chat."""
    snippet = request.body.get("snippet", {})
    broadcast, chat = chat_of(channel, snippet.get("liveChatId"))
    who = snippet.get("moderatorDetails", {}).get("channelId")
    if not who:
        raise ApiError("moderatorIdRequired")
    moderator = Moderator(who, snippet["moderatorDetails"].get("displayName", who))
    chat.moderators[moderator.id] = moderator
    return only_parts(_moderator(broadcast.chat_id, moderator), request.parts)


def delete_moderator(channel: Channel, request: Request) -> Answer:
    """Let somebody moderate no longer."""
    for chat in channel.chats.values():
        if chat.moderators.pop(request.one("id") or "", None):
            return None
    raise ApiError("liveChatModeratorNotFound")


METHODS: Mapping[str, Handler] = {
    "liveChatMessages.list": page,
    "liveChatMessages.insert": insert_message,
    "liveChatMessages.delete": delete_message,
    "liveChatMessages.transition": transition_message,
    "liveChatBans.insert": insert_ban,
    "liveChatBans.delete": delete_ban,
    "liveChatModerators.list": list_moderators,
    "liveChatModerators.insert": insert_moderator,
    "liveChatModerators.delete": delete_moderator,
}
