"""The chat's messages as plain words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from eventdesk.domain.chat import ChatKind, ChatMessage, ChatRole
from eventdesk.ui import chat_words, theme

_AUTHOR = {
    ChatRole.VIEWER: theme.SOFT,
    ChatRole.MEMBER: theme.SOFT,
    ChatRole.MODERATOR: theme.BLUE,
    ChatRole.OWNER: theme.AMBER,
}


class ChatText(QTextEdit):
    """The messages; they stay where they are while somebody reads back in them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chat")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Live chat"))
        self.setMinimumWidth(1)

    def show_messages(self, messages: tuple[ChatMessage, ...]) -> None:
        """Show these and no others."""
        bar = self.verticalScrollBar()
        at, follows = bar.value(), bar.value() >= bar.maximum()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, message in enumerate(messages):
            if number:
                cursor.insertBlock()
            _write(cursor, message)
        cursor.endEditBlock()
        self.document().documentLayout().documentSize()  # laid out to its end, so that it has one
        bar.setValue(bar.maximum() if follows else at)


def _write(cursor: QTextCursor, message: ChatMessage) -> None:
    """One message: ``insertText`` takes words for words, never for markup."""
    author = " · ".join(part for part in (message.author, chat_words.role(message.role)) if part)
    event = chat_words.event(message)
    cursor.insertText(f"{author}  ", _ink(_AUTHOR[message.role], bold=True))
    if event:
        colour = theme.DIM if message.kind is ChatKind.POLL else theme.AMBER
        cursor.insertText(event + ("  " if message.text else ""), _ink(colour, bold=True))
    cursor.insertText(message.text, _ink(theme.TEXT))


def _ink(colour: str, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
    return made
