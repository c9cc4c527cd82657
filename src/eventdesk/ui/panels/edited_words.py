"""The sheet's title or description was edited while the broadcast is live: asked, never sent by
itself, for viewers read it at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.broadcast_words import Changed, changed
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui.widgets import ElidedLabel, tip


class EditedWords(QFrame):
    """What would be sent, and a button that has it sent."""

    asked = Signal()
    """Send the sheet's words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._of: ShowState | None = None
        self._changed: Changed | None = None
        self.words = ElidedLabel("note")
        self.button = QPushButton(self.tr("Send to YouTube"))
        self.button.setObjectName("link")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Show while the sheet's words are others than the live broadcast's."""
        if self._of is not snapshot.state:  # snapshots come five a second
            self._of, self._changed = snapshot.state, changed(snapshot.state)
        found, live = self._changed, snapshot.broadcast.stage is Stage.LIVE
        self.setVisible(live and found is not None)
        if found is None or not live:
            return
        languages = snapshot.sheet.event.languages
        if found.title is None:
            self.words.setText(self.tr("The sheet's description was edited"))
        else:
            title = found.title.best(languages)
            self.words.setText(self.tr("New title in the sheet: {title}").format(title=title))
        if found.description is not None:
            self.words.setToolTip(tip(found.description.best(languages)))
