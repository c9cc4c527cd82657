"""What of the broadcast cannot wait: the audience sees nothing, or is about to see too much."""

from PySide6.QtCore import Signal

from eventdesk.domain.broadcast import Stage, Trouble
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.unit import Member, members
from eventdesk.ui import theme, youtube_words
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar
from eventdesk.ui.panels.broadcast_lines import SwitchButton, name_of, seen_of

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


def loudest(snapshot: Snapshot) -> tuple[Member, Trouble] | None:
    """The first broadcast with such a trouble, of those that are meant to be on."""
    if not Stage.PREVIEW <= snapshot.broadcast_wanted < Stage.ENDED:
        return None
    for member in members(snapshot.state):
        trouble = seen_of(snapshot, member).trouble
        meant = member.serves and member.stage >= Stage.PREVIEW
        if meant and trouble is not None and trouble.code in LOUD:
            return member, trouble
    return None


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
        found = loudest(snapshot)
        if found is None:
            self.hide()
            return
        member, trouble = found
        self.switch.draw(snapshot)
        live = seen_of(snapshot, member).stage is Stage.LIVE
        head = self.tr("YOUTUBE, LIVE") if live else self.tr("YOUTUBE")
        named = f"{head} · {name_of(member)}" if member.plan.name else head
        self.say(named, youtube_words.trouble(trouble))
