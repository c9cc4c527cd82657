"""The cue on air: what the devices proved of it, and its clock."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.domain.verbs import Advance
from eventdesk.engine.ports import Clock
from eventdesk.ui import device_words, looks, rundown_cells, theme, times
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.clocks import tint
from eventdesk.ui.panels.further_pictures import FurtherPictures, PictureOf
from eventdesk.ui.panels.scene_picture import ScenePicture
from eventdesk.ui.reading import Reading
from eventdesk.ui.widgets import Badge, ElidedLabel, label, tip

translate = QCoreApplication.translate


class OnAirPanel(QFrame):
    """Title, speaker and countdown of the cue on air; its light follows the devices only."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._reading = reading
        self.picture = ScenePicture(self.tr("Scene preview"))
        self.badge = Badge(strong=True)
        self.held = Badge(strong=True)
        self.changed = Badge()
        self.title = ElidedLabel("title", lines=2)
        self.person = ElidedLabel("person")
        self.countdown, self.word = label("countdown"), label("heading")
        head = QHBoxLayout()
        head.addWidget(self.badge)
        head.addWidget(self.held)
        head.addWidget(self.changed)
        head.addStretch()
        clock = QHBoxLayout()
        clock.setSpacing(10)
        clock.addWidget(self.countdown)
        clock.addWidget(self.word)
        clock.addStretch()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.title)
        words.addWidget(self.person)
        words.addStretch()
        words.addLayout(clock)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(12)
        row.addLayout(words, 11)
        row.addWidget(self.picture, 9)

    def add_further(self, picture_of: PictureOf, clock: Clock) -> FurtherPictures:
        """Small pictures of the other outputs, beside the program's."""
        pictures = FurtherPictures(picture_of, clock)
        self._row.addWidget(pictures, 4)
        return pictures

    def draw(self, snapshot: Snapshot) -> None:
        """Draw the cue on air."""
        seen = snapshot.switchers.get(PROGRAM)
        self.picture.set_scene(seen.scene if seen else None)
        on_air = snapshot.state.on_air
        if on_air is None or snapshot.state.ended_at is not None:
            self._draw_nothing(ended=snapshot.state.ended_at is not None)
            return
        self.badge.show_look(looks.tally(snapshot.tally))
        held = on_air.held_since is not None
        self.held.setVisible(held)
        if held:
            self.held.show_look(Look(Mark.HALF, theme.AMBER, self.tr("ON HOLD")))
        self._draw_changed(snapshot)
        self.title.setText(self._reading.title(on_air.cue))
        self.person.setText(self._person(snapshot))
        self._draw_clock(snapshot)

    def _draw_nothing(self, *, ended: bool) -> None:
        word = self.tr("SHOW ENDED") if ended else self.tr("NOTHING ON AIR")
        self.badge.show_look(Look(Mark.DASH, theme.DIM, word))
        self.held.setVisible(False)
        self.changed.setVisible(False)
        self.title.setText("" if ended else self.tr("The show has not started"))
        self.person.setText("" if ended else self.tr("GO takes the cue on standby"))
        self.countdown.setText("")
        self.word.setText("")

    def _draw_changed(self, snapshot: Snapshot) -> None:
        """Beside a light that tells of the scene alone: what else a hand changed of this cue."""
        parts = dict.fromkeys(one.leg for one in snapshot.differences)
        self.changed.setVisible(bool(parts) and snapshot.tally is not Tally.DRIFT)
        look, which = looks.drifted(), ", ".join(device_words.leg(leg) for leg in parts)
        self.changed.show_look(look, f"{look.word}: {which}")
        self.changed.setToolTip(tip(rundown_cells.drift_words(snapshot.differences)))

    def _draw_clock(self, snapshot: Snapshot) -> None:
        digits, word, colour = clock_words(snapshot)
        self.countdown.setText(digits)
        self.word.setText(word)
        tint(self.countdown, colour)
        tint(self.word, colour)

    def _person(self, snapshot: Snapshot) -> str:
        on_air = snapshot.state.on_air
        if on_air is None:
            return ""
        parts = [self._reading.names(snapshot.sheet, on_air.cue.speakers)]
        if on_air.added:
            parts.append(self.tr("{time} given").format(time=times.signed(on_air.added)))
        if on_air.cue.advance is Advance.AFTER_DURATION:
            parts.append(self.tr("next one by itself when this ends"))
        elif on_air.cue.advance is Advance.AT_START:
            parts.append(self.tr("next one by itself at its start"))
        return " · ".join(part for part in parts if part)


def clock_words(snapshot: Snapshot) -> tuple[str, str, str]:
    """The clock of the cue on air: digits, the word for them, their colour."""
    left, elapsed = snapshot.rundown.cue_remaining, snapshot.rundown.cue_elapsed
    if left is None:
        digits = times.duration(elapsed) if elapsed is not None else ""
        return digits, translate("Clock", "ELAPSED") if digits else "", theme.TEXT
    digits = times.countdown(left)
    if left < timedelta(0):
        return digits, translate("Clock", "OVER"), theme.RED
    on_air = snapshot.state.on_air
    warn = on_air.cue.warn_before_end if on_air else None
    if warn is not None and left <= warn:
        return digits, translate("Clock", "WRAP UP"), theme.AMBER
    return digits, translate("Clock", "LEFT"), theme.TEXT
