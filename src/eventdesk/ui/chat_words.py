"""The live chat in words: what is more than a text, how the reading goes and what it costs."""

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.chat import ChatKind, ChatMessage, ChatRole, ChatSeen, ChatState
from eventdesk.ui import theme, youtube_words
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark

translate = QCoreApplication.translate


def event(message: ChatMessage) -> str:
    """What the message is besides its text; empty for a plain one."""
    words = {
        ChatKind.TEXT: "",
        ChatKind.SUPER_CHAT: translate("Chat", "Super Chat {amount}"),
        ChatKind.SUPER_STICKER: translate("Chat", "Super Sticker {amount}"),
        ChatKind.NEW_MEMBER: translate("Chat", "is a member now"),
        ChatKind.MILESTONE: translate("Chat", "member for {count} months"),
        ChatKind.GIFTED: translate("Chat", "gives {count} memberships away"),
        ChatKind.RECEIVED: translate("Chat", "was given a membership"),
        ChatKind.GIFT: translate("Chat", "sends a gift"),
        ChatKind.POLL: translate("Chat", "Poll"),
        ChatKind.MEMBERS_ONLY: translate("Chat", "Only members may write now"),
        ChatKind.EVERYBODY: translate("Chat", "Everybody may write again"),
    }[message.kind]
    return words.format(amount=message.amount, count=message.count).strip()


def role(who: ChatRole) -> str:
    """Who speaks; empty for a viewer."""
    return {
        ChatRole.VIEWER: "",
        ChatRole.MEMBER: translate("Chat", "member"),
        ChatRole.MODERATOR: translate("Chat", "moderator"),
        ChatRole.OWNER: translate("Chat", "channel"),
    }[who]


def look(state: ChatState) -> Look:
    """How the reading goes, in a word."""
    return {
        ChatState.CLOSED: Look(Mark.RING, theme.SOFT, translate("Chat", "opening")),
        ChatState.WAITING: Look(Mark.RING, theme.SOFT, translate("Chat", "no broadcast yet")),
        ChatState.READING: Look(Mark.CHECK, theme.BLUE, translate("Chat", "reading")),
        ChatState.SAVING: Look(Mark.DASH, theme.AMBER, translate("Chat", "off, saving quota")),
        ChatState.FAILING: Look(Mark.DIAMOND, theme.ORANGE, translate("Chat", "not read")),
        ChatState.DISABLED: Look(Mark.DASH, theme.DIM, translate("Chat", "switched off")),
        ChatState.ENDED: Look(Mark.CHECK, theme.SOFT, translate("Chat", "over")),
    }[state]


def more(seen: ChatSeen) -> str:
    """What there is to say besides; empty when there is nothing."""
    match seen.state:
        case ChatState.READING if seen.slowed:
            return translate("Chat", "Read every {seconds} s, slowed to save quota").format(
                seconds=round(seen.pause)
            )
        case ChatState.READING:
            return translate("Chat", "Read every {seconds} s").format(seconds=round(seen.pause))
        case ChatState.SAVING:
            return translate(
                "Chat",
                "What is left of the day's quota is kept for the broadcast. The chat comes back "
                "by itself when there is enough. Read it in YouTube Studio meanwhile.",
            )
        case ChatState.DISABLED:
            return translate("Chat", "The chat is switched off for this broadcast.")
        case ChatState.FAILING if seen.trouble is not None:
            return youtube_words.trouble(seen.trouble)
        case _:
            return ""
