"""The cue on standby: what the next GO takes, all of it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from eventdesk.domain.desired import planned_legs
from eventdesk.domain.runsheet import Cue
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.ui import device_words, looks, theme, times
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.scene_picture import ScenePicture
from eventdesk.ui.reading import Reading
from eventdesk.ui.widgets import Badge, ElidedLabel


class StandbyPanel(QFrame):
    """Title, speaker, scene, parts and the operator's note of the cue on standby."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._reading = reading
        self.picture = ScenePicture(self.tr("Preview"))
        self.badge = Badge(strong=True)
        self.title = ElidedLabel("title")  # the GO button has it in full
        self.person = ElidedLabel("person")
        self.scene = ElidedLabel("soft")
        self.parts = ElidedLabel("dim")
        self.note = ElidedLabel("note", lines=2)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.badge)
        words.addWidget(self.title)
        words.addWidget(self.person)
        words.addWidget(self.scene)
        words.addWidget(self.parts)
        words.addStretch()
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(12)
        row.addLayout(words, 11)
        row.addWidget(self.picture, 9)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw the cue on standby."""
        cue = standby_cue(snapshot)
        if cue is None:
            self._draw_nothing()
            return
        if snapshot.state.skips(cue):
            self.badge.show_look(looks.skipped(), self.tr("STANDBY, skipped: S puts it back"))
        else:
            self.badge.show_look(looks.tally(Tally.STANDBY))
        self.title.setText(self._reading.title(cue))
        names = self._reading.names(snapshot.sheet, cue.speakers)
        length = times.duration(cue.duration) or self.tr("untimed")
        self.person.setText(" · ".join(part for part in (names, length) if part))
        self.scene.setText(self._reading.scenes(cue) or self.tr("scene stays as it is"))
        self.parts.setText(" · ".join(device_words.leg(leg) for leg in planned_legs(cue)))
        self.note.setText(cue.notes.get("operator", ""))

    def _draw_nothing(self) -> None:
        self.badge.show_look(Look(Mark.DASH, theme.DIM, self.tr("NOTHING ON STANDBY")))
        for each in (self.title, self.person, self.parts, self.note):
            each.setText("")
        self.scene.setText(self.tr("Choose a cue with ↑ ↓"))


def standby_cue(snapshot: Snapshot) -> Cue | None:
    """The cue that GO takes; None when there is none."""
    standby = snapshot.state.standby
    return snapshot.sheet.cue(standby) if standby in snapshot.sheet and standby else None
