"""The chapters of an ended broadcast: looked at first, then written on the operator's word."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui.widgets import ElidedLabel, label, tip

_PREVIEWED = 3


class ChaptersBox(QFrame):
    """What would stand in the description, and a button that has it written."""

    asked = Signal(object)
    """Write these lines, a tuple of str."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._of: ShowState | None = None
        self._lines: tuple[str, ...] = ()
        self.head = label("soft")
        self.preview = ElidedLabel("dim", lines=_PREVIEWED)
        self.button = QPushButton()
        self.button.setObjectName("stage")
        self.button.clicked.connect(self.write)
        row = QHBoxLayout()
        row.addWidget(self.head)
        row.addStretch()
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.preview)
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Show once the broadcast was seen to have ended and there are any."""
        lines = self._chapters(snapshot.state)
        ended = snapshot.broadcast.stage is Stage.ENDED and snapshot.state.broadcast is Stage.ENDED
        self.setVisible(ended and bool(lines))
        if self.isHidden():
            return
        record = snapshot.state.broadcast_record
        asked = record.chapters == lines
        self.head.setText(self.tr("Chapters: {count}").format(count=len(lines)))
        self.preview.setText("\n".join(lines))
        self.preview.setToolTip(tip("\n".join(lines)))
        self.preview.setVisible(not record.written)
        self.button.setEnabled(not asked)
        self.button.setText(self._word(asked=asked, written=record.written))

    def _word(self, *, asked: bool, written: bool) -> str:
        if written:
            return "✓ " + self.tr("Written to YouTube")
        return "… " + self.tr("Being written") if asked else self.tr("Write to YouTube")

    def _chapters(self, state: ShowState) -> tuple[str, ...]:
        """Worked out again only when there is something new: snapshots come five a second."""
        known = self._of
        same = (
            known is not None
            and known.aired is state.aired
            and known.broadcast_record == state.broadcast_record
            and known.sheet is state.sheet
        )
        if not same:
            self._of, self._lines = state, chapter_lines(state)
        return self._lines

    @Slot()
    def write(self) -> bool:
        """Ask for what is previewed; False when there is nothing new to write."""
        if self.isHidden() or not self.button.isEnabled():
            return False
        self.asked.emit(self._lines)
        return True
