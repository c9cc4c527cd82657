"""The bar that says why a name is not on air, and what to do about it."""

from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import device_words, theme
from eventdesk.ui.marks import Mark
from eventdesk.ui.name_state import NameState, name_on_air
from eventdesk.ui.panels.bars import Bar


class NameBar(Bar):
    """Red, with a cross and a sentence for each cause, while something is wrong with the name."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.RED, lines=2)

    def draw(self, snapshot: Snapshot) -> None:
        """Show what is in the way, if anything is."""
        name = name_on_air(snapshot)
        if name.trouble is None:
            self.hide()
            return
        head = {
            NameState.STUCK: self.tr("NAME STILL ON AIR"),
            NameState.UNFIT: self.tr("NAMES WILL NOT SHOW"),
        }.get(name.state, self.tr("NAME NOT ON AIR"))
        self.say(head, device_words.trouble(name.trouble))
