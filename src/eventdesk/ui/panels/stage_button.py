"""The button of one of the broadcast's stages."""

from PySide6.QtCore import Signal

from eventdesk.domain.broadcast import Stage
from eventdesk.ui import theme, wording
from eventdesk.ui.hold_button import HoldButton

CONFIRMED = (Stage.LIVE, Stage.ENDED)
"""The audience sees these, and no way leads back: their buttons must be held."""


class StageButton(HoldButton):
    """Asks for one stage: at a press, or held where it cannot be undone."""

    chosen = Signal(object)

    def __init__(self, stage: Stage) -> None:
        super().__init__(wording.stage_verb(stage))
        self.setObjectName("stage")
        self._stage = stage
        if self.must_hold:
            self.setToolTip(self.tr("Hold for a second"))
            self.held.connect(self._choose)
        else:
            self.clicked.connect(self._choose)

    @property
    def must_hold(self) -> bool:
        """Only what cannot be undone has to be held."""
        return self._stage in CONFIRMED

    def begin(self) -> None:
        """What the key does: the same as the button."""
        if self.must_hold:
            self.begin_hold()
        else:
            self._choose()

    def begin_hold(self) -> None:
        """The hand went down."""
        if self.must_hold:
            super().begin_hold()

    def light(self, *, seen: bool, wanted: bool) -> None:
        """Mark the stage as reached or as asked for, by word, border and ink."""
        mark = "✓ " if seen else "… " if wanted else ""
        self.setText(mark + wording.stage_verb(self._stage))
        ink = theme.TEXT if seen else theme.AMBER if wanted else ""
        style = f"color: {ink}; border-color: {ink};" if ink else ""
        if self.styleSheet() != style:
            self.setStyleSheet(style)

    def _choose(self) -> None:
        self.chosen.emit(self._stage)
