"""Signing in to YouTube, inside the broadcast panel: only there while it is needed."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from eventdesk.domain.broadcast import Service
from eventdesk.domain.sign_in import ChannelSeen, SigningIn, SigningInPhase
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import youtube_words
from eventdesk.ui.newest import Newest
from eventdesk.ui.widgets import ElidedLabel

_PICTURE = 36  # logical pixels
_MOST_CHANNELS = 4
_SIGN_IN_AGAIN = ("insufficientPermissions", "wrongChannel", "youtubeSignupRequired")
"""Troubles of a service that does answer, and which another sign-in can mend."""


class SignInBox(QFrame):
    """A button while nobody is signed in; then the way through the browser, and whose channel it
    is. ``newest`` takes what happens, from any thread. It never takes the keyboard."""

    asked = Signal()
    """Sign in."""
    another = Signal()
    """Sign in, with a channel that is not among those to choose from."""
    chosen = Signal(str)
    """Work for the channel of this id."""
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.newest = Newest()
        self._now = SigningIn()
        self._needed = False
        self._opened = ""
        self._made = False
        self.channels: list[QPushButton] = []
        self.newest.changed.connect(self._take)
        self.hide()

    def _make(self) -> None:
        """What it shows; made when it is first needed, for a window is to open soon."""
        self._made = True
        self.picture = QLabel()
        self.words = ElidedLabel("soft", lines=2)
        self.begin = self._button(self.tr("Sign in to YouTube"), self.asked)
        self.cancel = self._button(self.tr("Cancel"), self.cancelled)
        self.copy = QPushButton(self.tr("Copy address"))
        self.copy.clicked.connect(self._copy)
        self.close_box = QPushButton(self.tr("OK"))
        self.close_box.clicked.connect(self._dismiss)
        self.other = self._button(self.tr("Another channel"), self.another)
        self._arrange()

    def _button(self, text: str, signal: object) -> QPushButton:
        made = QPushButton(text)
        made.clicked.connect(signal)
        return made

    def _arrange(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.picture)
        head.addWidget(self.words, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        for each in (self.begin, self.other, self.copy, self.cancel, self.close_box):
            each.setObjectName("stage")
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(row)

    def draw(self, snapshot: Snapshot) -> None:
        """There while YouTube needs somebody to sign in."""
        seen = snapshot.broadcast
        code = seen.trouble.code if seen.trouble else ""
        blocked = seen.service is Service.BLOCKED and code in _SIGN_IN_AGAIN
        needed = (seen.service is Service.SIGNED_OUT or blocked) and not snapshot.rehearsal
        if needed != self._needed:
            self._needed = needed
            self._show()

    @Slot(object)
    def _take(self, now: SigningIn) -> None:
        self._now = now
        if now.phase is SigningInPhase.WAITING and now.address != self._opened:
            self._opened = now.address
            open_page(now.address)
        self._show()

    def _show(self) -> None:
        phase = self._now.phase
        resting = phase in {SigningInPhase.IDLE, SigningInPhase.FAILED}
        self.setVisible(self._needed or not resting)
        if self.isHidden():
            return
        if not self._made:
            self._make()
        self.words.setText(self._sentence())
        self.words.setVisible(bool(self.words.text()))
        self.begin.setVisible(resting)
        self.cancel.setVisible(phase in {SigningInPhase.OPENING, SigningInPhase.WAITING})
        self.copy.setVisible(phase is SigningInPhase.WAITING)
        self.other.setVisible(phase is SigningInPhase.CHOOSING)
        self.close_box.setVisible(phase is SigningInPhase.DONE)
        self._show_picture()
        self._show_channels()

    def _sentence(self) -> str:
        now = self._now
        if now.phase is SigningInPhase.FAILED and now.trouble is not None:
            return youtube_words.trouble(now.trouble)
        if now.phase is SigningInPhase.DONE and now.channel is not None:
            words = (
                self.tr("Signed in: {channel}")
                if now.kept
                else self.tr(
                    "Signed in until the desk is closed: {channel}. This machine has no keyring "
                    "to keep it in."
                )
            )
            return words.format(channel=now.channel.title)
        return {
            SigningInPhase.OPENING: self.tr("Your browser opens…"),
            SigningInPhase.WAITING: self.tr(
                "Finish on Google's page in your browser, and choose the channel there."
            ),
            SigningInPhase.CHOOSING: self.tr("Which channel does this desk work for?"),
        }.get(now.phase, "")

    def _show_picture(self) -> None:
        pixmap = QPixmap()
        if self._now.picture:
            pixmap.loadFromData(self._now.picture)
        self.picture.setVisible(not pixmap.isNull())
        if pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = QSize(_PICTURE, _PICTURE) * ratio
        fitted = pixmap.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setPixmap(fitted)

    def _show_channels(self) -> None:
        """A button for each channel; two may have one title, so its tip has the id."""
        shown = self._now.channels[:_MOST_CHANNELS]
        if [button.toolTip() for button in self.channels] == [each.id for each in shown]:
            return
        for button in self.channels:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.channels = [self._channel_button(channel) for channel in shown]
        for button in self.channels:
            self._list.addWidget(button)
            button.show()

    def _channel_button(self, channel: ChannelSeen) -> QPushButton:
        made = QPushButton(channel.title.replace("&", "&&"))
        made.setObjectName("stage")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setToolTip(channel.id)
        made.clicked.connect(lambda: self.chosen.emit(channel.id))
        return made

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._now.address)

    @Slot()
    def _dismiss(self) -> None:
        self._now = SigningIn()
        self._show()


def open_page(address: str) -> None:
    """Open this address in the system's browser."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415 # seldom, and not for a window to wait for
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    QDesktopServices.openUrl(QUrl(address))
