"""The bar of the backup encoder: it takes the program's place, by a hold of M."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Seen
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.succession import MAY_STREAM, STREAMS, in_the_way, successor
from eventdesk.domain.switcher import SwitcherSeen
from eventdesk.ui import device_words, theme
from eventdesk.ui.actions import Asks
from eventdesk.ui.hold_button import HoldButton
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar
from eventdesk.ui.panels.health import can_be_replaced

ANYWAY = ""
"""Stands for an OBS where the hold is about the stream and not about which OBS is program."""


class BackupBar(Bar):
    """Shows while a backup could help, or while the key is held; and what the stream of the new
    program waits for. In an untroubled show it takes no room: the key is all there is."""

    asked = Signal(str)
    """Make the OBS that is set up for this output the program."""
    forced = Signal()
    """Let the program stream although the one before may still."""
    refused = Signal(str)
    """The key was pressed in vain: a refusal's code."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.RED, lines=2)
        self.button = HoldButton()
        self.add_button("", self.button)
        self.button.pressed.connect(self._begin)
        self.button.held.connect(self._act)
        self._to: str | None = None
        self._begun: str | None = None
        self._by_key = False
        self._snapshot: Snapshot | None = None

    def connect_to(self, asks: Asks, refuse: Callable[[str], None]) -> None:
        """What it asks goes there."""
        self.asked.connect(asks.move_program)
        self.forced.connect(asks.force_stream)
        self.refused.connect(refuse)

    def draw(self, snapshot: Snapshot) -> None:
        """Show what there is to decide, or to wait for."""
        self._snapshot = snapshot
        why = in_the_way(snapshot.state, Seen(snapshot.switchers, snapshot.broadcast))
        self._to = ANYWAY if why == MAY_STREAM else successor(snapshot.state, snapshot.switchers)
        if self._begun is not None and self._begun != self._to:
            self.cancel_holds()  # the hand meant something else
        self.button.setVisible(self._to is not None and why != STREAMS)
        self.button.setText(self._label())
        if why:
            self.say(self.tr("STREAM WAITS"), self._wait_words(why))
        elif can_be_replaced(snapshot):
            self.say(self.tr("PROGRAM'S OBS IS LOST"), self._lost_words(snapshot))
        elif self._by_key and self._to is not None:
            self.say(self.tr("PROGRAM MOVES"), self.tr("Hold M: another OBS becomes program."))
        else:
            self.hide()

    def begin(self) -> None:
        """The key went down."""
        if self._to is None or self._snapshot is None:
            self.refused.emit("no-backup")
            return
        self._by_key = True
        self.draw(self._snapshot)
        if self.button.isVisible():
            self._begin()
            self.button.begin_hold()

    @Slot()
    def cancel_holds(self) -> None:
        """The key came up, or the window lost it."""
        self.button.cancel_hold()
        self._begun, by_key, self._by_key = None, self._by_key, False
        if by_key and self._snapshot is not None:
            self.draw(self._snapshot)

    @Slot()
    def _begin(self) -> None:
        self._begun = self._to

    @Slot()
    def _act(self) -> None:
        begun, self._begun = self._begun, None
        if begun == ANYWAY:
            self.forced.emit()
        elif begun is not None:
            self.asked.emit(begun)

    def _lost_words(self, snapshot: Snapshot) -> str:
        program = snapshot.switchers.get(PROGRAM, SwitcherSeen(PROGRAM))
        trouble = program.trouble or Trouble("not-connected")
        tail = self.tr("“{output}” shows the same and can take over.").format(output=self._to)
        return f"{device_words.trouble(trouble)} {tail}"

    def _wait_words(self, why: str) -> str:
        if why == STREAMS:
            return self.tr("The OBS that was program stops streaming first: two never share a key.")
        return self.tr(
            "The OBS that was program is not seen, and YouTube still receives a stream. The new "
            "one begins as soon as that ends; hold only if you know that the old one is off."
        )

    def _label(self) -> str:
        if self._to == ANYWAY:
            return self.tr("Stream anyway · M")
        if self._to == PROGRAM:
            return self.tr("Back to program's own OBS · M")
        return self.tr("Make “{output}” program · M").format(output=self._to or "")
