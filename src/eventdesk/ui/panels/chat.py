"""The live chat beside the rundown: to be read, never to be typed into."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from eventdesk.domain.broadcast import Service, Stage
from eventdesk.domain.chat import ChatMessage, ChatSeen, ChatState
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import chat_words
from eventdesk.ui.newest import Newest
from eventdesk.ui.widgets import Badge, ElidedLabel, label

if TYPE_CHECKING:
    from eventdesk.ui.panels.chat_text import ChatText

_WAITING = ChatSeen(ChatState.WAITING)


class ChatPanel(QFrame):
    """Folded away at first: only an open chat is read, for every look takes of the day's quota.

    ``newest`` takes what was read, from any thread. Nothing here ever takes the keyboard.
    """

    wanted = Signal(object)
    """Read the chat of the broadcast with this id (str); None to leave off."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.newest = Newest()
        self._broadcast: str | None = None
        self._followed: str | None = None
        self._seen = ChatSeen()
        self._shown: tuple[ChatMessage, ...] = ()
        self.toggle = QPushButton(self.tr("Chat"))
        self.toggle.setObjectName("link")
        self.toggle.setCheckable(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.state: Badge
        self.more: ElidedLabel
        self.text: ChatText
        self._made = False
        self.toggle.toggled.connect(self._fold)
        self.newest.changed.connect(self._take)
        self.hide()

    def _make(self) -> None:
        """What it shows; made when it is first opened, for a window is to open soon."""
        from eventdesk.ui.panels.chat_text import ChatText  # noqa: PLC0415 # see above

        self._made = True
        self.state = Badge()
        self.more = ElidedLabel("dim", lines=3)
        self.text = ChatText()
        head = QHBoxLayout()
        head.addWidget(label("heading", self.tr("LIVE CHAT")))
        head.addStretch()
        head.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 6, 8)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.more)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the broadcast that there is; ended, its chat can still be read."""
        seen = snapshot.broadcast
        planned = snapshot.sheet.broadcast is not None
        self.toggle.setVisible(planned and (seen.id is not None or self.toggle.isChecked()))
        on = seen.service is not Service.OFF and Stage.NONE < seen.stage < Stage.ENDED
        if seen.stage is not Stage.ENDED:
            self._broadcast = seen.id if on else None
        self._want()

    @Slot(bool)
    def _fold(self, opened: bool) -> None:
        if not self._made:
            self._make()
        self.setVisible(opened)
        self._want()

    def _want(self) -> None:
        wanted = self._broadcast if self.toggle.isChecked() else None
        if wanted != self._followed:
            if wanted is not None:
                self._seen = ChatSeen()  # another broadcast's chat is not this one's
            self._followed = wanted
            self.wanted.emit(wanted)
        self._show()

    @Slot(object)
    def _take(self, seen: ChatSeen) -> None:
        if seen.broadcast == self._followed:  # not what was on its way from another one
            self._seen = seen
            self._show()

    def _show(self) -> None:
        if self.isHidden():
            return
        seen = self._seen if self._followed is not None else _WAITING
        self.state.show_look(chat_words.look(seen.state))
        self.more.setText(chat_words.more(seen))
        self.more.setVisible(bool(self.more.text()))
        if seen.messages != self._shown:
            self._shown = seen.messages
            self.text.show_messages(seen.messages)
