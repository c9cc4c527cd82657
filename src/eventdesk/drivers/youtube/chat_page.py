"""A page of liveChatMessages as plain values. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from unicodedata import category

from eventdesk.domain.chat import MOST_CHARACTERS, ChatKind, ChatMessage, ChatPage, ChatRole

Item = Mapping[str, Any]

_KINDS: Mapping[str, ChatKind] = {
    "textMessageEvent": ChatKind.TEXT,
    "superChatEvent": ChatKind.SUPER_CHAT,
    "fanFundingEvent": ChatKind.SUPER_CHAT,
    "superStickerEvent": ChatKind.SUPER_STICKER,
    "newSponsorEvent": ChatKind.NEW_MEMBER,
    "memberMilestoneChatEvent": ChatKind.MILESTONE,
    "membershipGiftingEvent": ChatKind.GIFTED,
    "giftMembershipReceivedEvent": ChatKind.RECEIVED,
    "giftEvent": ChatKind.GIFT,
    "pollEvent": ChatKind.POLL,
    "sponsorOnlyModeStartedEvent": ChatKind.MEMBERS_ONLY,
    "sponsorOnlyModeEndedEvent": ChatKind.EVERYBODY,
}
_PAID = ("superChatDetails", "fanFundingEventDetails", "superStickerDetails")
# Emoji and some scripts are written with these, though they have no width of their own.
_JOINERS = frozenset("\u200c\u200d") | {chr(tag) for tag in range(0xE0020, 0xE0080)}
_SPACES = ("Cc", "Zl", "Zp", "Zs")
_NOTHING = ("Cf", "Cs")


def page_from(answer: Item) -> ChatPage:
    """An answer of liveChatMessages.list with parts snippet and authorDetails; ValueError,
    KeyError or TypeError when it has not that shape. What this desk does not know is left out."""
    messages, gone, banned, ended = [], set(), set(), False
    for item in answer.get("items", ()):
        snippet = item["snippet"]
        match str(snippet["type"]):
            case "chatEndedEvent":
                ended = True
            case "tombstone":
                gone.add(str(item["id"]))
            case "messageDeletedEvent":
                gone.add(str(snippet["messageDeletedDetails"]["deletedMessageId"]))
            case "messageRetractedEvent":
                gone.add(str(snippet["messageRetractedDetails"]["retractedMessageId"]))
            case "userBannedEvent":
                who = snippet["userBannedDetails"]["bannedUserDetails"]["channelId"]
                banned.add(str(who))
            case word if word in _KINDS:
                messages.append(_message(item, _KINDS[word]))
            case _:
                pass
    return ChatPage(
        tuple(messages),
        frozenset(gone),
        frozenset(banned),
        next=str(answer.get("nextPageToken", "")),
        asked_pause=int(answer.get("pollingIntervalMillis", 0)) / 1000,
        ended=ended,
    )


def _message(item: Item, kind: ChatKind) -> ChatMessage:
    snippet, author = item["snippet"], item.get("authorDetails", {})
    return ChatMessage(
        id=str(item["id"]),
        author=plain(str(author.get("displayName", ""))),
        text=plain(_words(snippet)),
        at=datetime.fromisoformat(snippet["publishedAt"]),
        kind=kind,
        role=_role(author),
        author_id=str(author.get("channelId", "")),
        amount=plain(next((_amount(snippet[name]) for name in _PAID if name in snippet), "")),
        count=_count(snippet),
    )


def _words(snippet: Item) -> str:
    """What the person wrote. ``displayMessage`` of a Super Chat is a sentence of YouTube's around
    it, in whatever language the account has."""
    for name in ("superChatDetails", "fanFundingEventDetails", "memberMilestoneChatDetails"):
        if name in snippet:
            return str(snippet[name].get("userComment", ""))
    if "superStickerDetails" in snippet:
        sticker = snippet["superStickerDetails"].get("superStickerMetadata", {})
        return str(sticker.get("altText", ""))
    if "giftDetails" in snippet:
        gift = snippet["giftDetails"]
        return str(gift.get("giftName") or gift.get("altText", ""))
    if "pollDetails" in snippet:
        poll = snippet["pollDetails"].get("metadata", {})
        options = [str(each.get("optionText", "")) for each in poll.get("options", ())]
        return " ".join((str(poll.get("questionText", "")), *(f"• {each}" for each in options)))
    if "textMessageDetails" in snippet:
        return str(snippet["textMessageDetails"].get("messageText", ""))
    return ""


def _amount(details: Item) -> str:
    return str(details.get("amountDisplayString", ""))


def _count(snippet: Item) -> int:
    if "membershipGiftingDetails" in snippet:
        return int(snippet["membershipGiftingDetails"].get("giftMembershipsCount", 0))
    return int(snippet.get("memberMilestoneChatDetails", {}).get("memberMonth", 0))


def _role(author: Item) -> ChatRole:
    if author.get("isChatOwner"):
        return ChatRole.OWNER
    if author.get("isChatModerator"):
        return ChatRole.MODERATOR
    return ChatRole.MEMBER if author.get("isChatSponsor") else ChatRole.VIEWER


def plain(text: str) -> str:
    """One line that can do nothing but be read: no control characters, nothing that turns the
    line around, no end of it."""
    line = " ".join("".join(map(_shown, text)).split())
    return line if len(line) <= MOST_CHARACTERS else line[: MOST_CHARACTERS - 1] + "…"


def _shown(character: str) -> str:
    """The character, a space or nothing. One that Unicode gained since is left to the font."""
    kind = category(character)
    if kind in _NOTHING:
        return character if character in _JOINERS else ""
    return " " if kind in _SPACES else character
