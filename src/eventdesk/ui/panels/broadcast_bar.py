"""What of the broadcast cannot wait: the audience sees nothing, or is about to see too much."""

from PySide6.QtCore import Signal

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import theme, youtube_words
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar
from eventdesk.ui.panels.broadcast_lines import SwitchButton

LOUD = frozenset(
    {
        "ingestLost",
        "stuckStarting",
        "broadcastOver",
        "broadcastRevoked",
        "liveBroadcastNotFound",
        "keyShared",
        "autoStartOn",
        "driverStopped",
    }
)
"""Troubles that a panel at the window's edge is too quiet for."""


def is_loud(snapshot: Snapshot) -> bool:
    """Whether the broadcast's trouble is of these, while a broadcast is meant to be on."""
    trouble = snapshot.broadcast.trouble
    meant = Stage.PREVIEW <= snapshot.broadcast_wanted < Stage.ENDED
    return trouble is not None and trouble.code in LOUD and meant


class BroadcastBar(Bar):
    """Shown from the preview to the end."""

    spare_asked = Signal()
    """Let the spare take the broadcast's place."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.RED, lines=2)
        self.switch = SwitchButton(self.tr("Switch to the spare"))
        self.add_button("", self.switch)
        self.switch.held.connect(self.spare_asked)

    def draw(self, snapshot: Snapshot) -> None:
        """Show while such a trouble lasts."""
        trouble = snapshot.broadcast.trouble
        if trouble is None or not is_loud(snapshot):
            self.hide()
            return
        self.switch.draw(snapshot)
        live = snapshot.broadcast.stage is Stage.LIVE
        head = self.tr("YOUTUBE, LIVE") if live else self.tr("YOUTUBE")
        self.say(head, youtube_words.trouble(trouble))
