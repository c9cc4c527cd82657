"""The name on air: whose it is, how long it stays, and who can be named with which key."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.ui import looks, theme, times
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.reading import Reading
from eventdesk.ui.rundown_model import worst
from eventdesk.ui.rundown_rows import seats
from eventdesk.ui.widgets import Badge, label, tip

KEYS = 9
"""So many seats have a key."""

ONE_COLUMN = 3
"""So many speakers are listed with their posts; a panel is listed by names alone."""


class LowerThirdPanel(QFrame):
    """The speakers of the cue on air with their keys. What is lit is what OBS proved."""

    asked = Signal(str)
    """Name this speaker."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._reading = reading
        self._people: tuple[tuple[str, str, str], ...] = ()
        self.badge = Badge()
        self.nobody = label("dim")
        self.seats: list[QPushButton] = []
        head = QHBoxLayout()
        head.addWidget(label("heading", self.tr("NAME · L")))
        head.addStretch()
        head.addWidget(self.badge)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.nobody)
        column.addLayout(self._grid)
        column.addStretch()

    def draw(self, snapshot: Snapshot) -> None:
        """Draw who is named and who can be."""
        self.badge.show_look(*self._state(snapshot))
        on_air = snapshot.state.on_air
        speakers = seats(on_air.cue)[:KEYS] if on_air else ()
        sheet = snapshot.sheet.speakers
        people = tuple(
            (one, self._reading.name(sheet[one]), self._reading.post(sheet[one]))
            for one in speakers
            if one in sheet
        )
        if people != self._people:
            self._people = people
            self._seat(people)
        self.nobody.setVisible(not people)
        self.nobody.setText(
            self.tr("The cue on air names nobody.") if on_air else self.tr("No cue is on air yet.")
        )
        shown = snapshot.state.lower_third
        for button, (one, _, _) in zip(self.seats, people, strict=True):
            _mark_named(button, named=shown is not None and shown.speaker == one)

    def _seat(self, people: tuple[tuple[str, str, str], ...]) -> None:
        """Make a button for each speaker: one column for a few, two for a panel."""
        for button in self.seats:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.seats = []
        columns = 1 if len(people) <= ONE_COLUMN else 2
        for number, (one, name, post) in enumerate(people):
            button = SeatButton(number + 1, one, name, post, brief=columns > 1)
            button.chosen.connect(self.asked)
            self._grid.addWidget(button, number // columns, number % columns)
            self.seats.append(button)

    def _state(self, snapshot: Snapshot) -> tuple[Look, str]:
        """What the badge shows: meant by the show, proven by OBS, or neither."""
        meant = snapshot.state.lower_third
        proven = [seen.graphic for seen in snapshot.switchers.values() if seen.graphic]
        if meant is None:
            if proven:
                name = self._reading.text(proven[0].name)
                look = looks.leg(LegStatus.MOVING)
                return look, self.tr("leaving: {name}").format(name=name)
            look = Look(Mark.DASH, theme.DIM, self.tr("no name on air"))
            return look, look.word
        speaker = snapshot.sheet.speakers.get(meant.speaker)
        name = self._reading.name(speaker) if speaker else meant.speaker
        look = looks.leg(
            _status(
                snapshot,
                speaker is not None and any(graphic.name == speaker.name for graphic in proven),
            )
        )
        words = f"{look.word}: {name}"
        if meant.hide_at is not None:
            left = times.countdown(max(meant.hide_at - snapshot.rundown.now, timedelta(0)))
            words += f" · {left}"
        return look, words


class SeatButton(QPushButton):
    """Names one speaker."""

    chosen = Signal(str)

    def __init__(self, number: int, speaker: str, name: str, post: str, *, brief: bool) -> None:
        super().__init__()
        self._words = f"{number}   {name}" + ("" if brief or not post else f"   {post}")
        self.setAccessibleName(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tip(post))
        self.setMinimumWidth(10)
        self._speaker = speaker
        self.clicked.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the button."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        room = round(self.width() - 1.5 * metrics.height())
        cut = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))  # an ampersand in a name is no accelerator

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._speaker)


def _status(snapshot: Snapshot, proven: bool) -> LegStatus:
    """How far the name is: on air when OBS was read back with it, else what its leg says."""
    if proven:
        return LegStatus.ON_AIR
    on_air = snapshot.state.on_air
    reports = snapshot.legs.get(on_air.cue.id, {}) if on_air else {}
    told = worst(reports, Leg.GRAPHIC)
    return LegStatus.FAILED if told is LegStatus.FAILED else LegStatus.ASKED


def _mark_named(button: QWidget, *, named: bool) -> None:
    style = f"text-align: left; border-color: {theme.AMBER if named else theme.LINE};"
    if named:
        style += "border-width: 2px;"
    if button.styleSheet() != style:
        button.setStyleSheet(style)
