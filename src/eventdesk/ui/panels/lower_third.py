"""The name on air: whose it is, how long it stays, and who can be named with which key."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.seats import seat_at
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import LegStatus
from eventdesk.ui import looks, theme, times
from eventdesk.ui.looks import Look
from eventdesk.ui.marks import Mark
from eventdesk.ui.name_state import NameState, name_on_air
from eventdesk.ui.reading import Reading
from eventdesk.ui.widgets import Badge, label, tip

KEYS = 9
"""So many seats have a key."""

ONE_COLUMN, TWO_COLUMNS = 3, 6
"""So many speakers are listed with their posts; a panel is listed by names alone, a large one in
three columns: with everybody's button that is never more than four rows."""

Seat = tuple[str, str, str]
"""A speaker's id, name and post."""


class LowerThirdPanel(QFrame):
    """The speakers of the cue on air with their keys. What is ticked is what OBS proved."""

    asked = Signal(str)
    """Name this speaker."""
    everyone_asked = Signal()
    """Name the whole panel."""
    pointed = Signal(object)
    """The mouse is over the button of these speakers (ids in a tuple); of nobody's: ()."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._reading = reading
        self._people: tuple[Seat, ...] = ()
        self.badge = Badge()
        self.nobody = label("dim")
        self.seats: list[SeatButton] = []
        self.everyone: SeatButton | None = None
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
        self.badge.show_look(*self._look(snapshot))
        on_air = snapshot.state.on_air
        speakers = on_air.cue.seats[:KEYS] if on_air else ()
        people = self._known(snapshot.sheet, speakers)
        if people != self._people:
            self._people = people
            self._seat(people)
        self.nobody.setVisible(not people)
        self.nobody.setText(
            self.tr("The cue on air names nobody.") if on_air else self.tr("No cue is on air yet.")
        )
        shown = snapshot.state.lower_third
        named = set(shown.people) if shown else set()
        following = seat_at(snapshot.state, 1) if len(people) > 1 else None
        for button in self.seats:
            (speaker,) = button.speakers
            button.mark(named=speaker in named, following=speaker == following)
        if self.everyone is not None:
            self.everyone.mark(named=len(named) > 1, following=False)

    def _known(self, sheet: RunSheet, speakers: Sequence[str]) -> tuple[Seat, ...]:
        known = [sheet.speakers[one] for one in speakers if one in sheet.speakers]
        return tuple((one.id, self._reading.name(one), self._reading.post(one)) for one in known)

    def _seat(self, people: tuple[Seat, ...]) -> None:
        """Make a button for each speaker: one column for a few, two for a panel."""
        for button in (*self.seats, *([self.everyone] if self.everyone else [])):
            self._grid.removeWidget(button)
            button.deleteLater()
        self.seats, self.everyone = [], None
        self.pointed.emit(())
        columns = 1 if len(people) <= ONE_COLUMN else 2 if len(people) <= TWO_COLUMNS else 3
        for number, (one, name, post) in enumerate(people):
            button = SeatButton(number + 1, (one,), name, post, brief=columns > 1)
            button.chosen.connect(self._choose)
            self._place(button, number // columns, number % columns, 1)
            self.seats.append(button)
        if len(people) > 1:
            everybody = tuple(one for one, _, _ in people)
            names = "\n".join(name for _, name, _ in people)
            self.everyone = SeatButton(0, everybody, self.tr("Everybody, on one strap"), names)
            self.everyone.chosen.connect(self.everyone_asked)
            self._place(self.everyone, len(people), 0, columns)

    def _place(self, button: "SeatButton", row: int, column: int, columns: int) -> None:
        button.pointed.connect(self.pointed)
        self._grid.addWidget(button, row, column, 1, columns)

    @Slot(object)
    def _choose(self, speakers: tuple[str, ...]) -> None:
        self.asked.emit(speakers[0])

    def _look(self, snapshot: Snapshot) -> tuple[Look, str]:
        """What the badge shows: a tick only when OBS was read back with exactly this name."""
        on_air = name_on_air(snapshot)
        name = self._name(snapshot)
        proven, absent = self.tr("on air: {name}"), self.tr("not on air: {name}")
        look, words = {
            NameState.NOBODY: (_nobody(), self.tr("no name on air")),
            NameState.ASKED: (looks.leg(LegStatus.ASKED), self.tr("asked: {name}")),
            NameState.PROVEN: (Look(Mark.CHECK, theme.GREEN, proven), proven),
            NameState.FAILED: (Look(Mark.CROSS, theme.RED, absent), absent),
            NameState.LEAVING: (looks.leg(LegStatus.MOVING), self.tr("leaving: {name}")),
            NameState.STUCK: (Look(Mark.CROSS, theme.RED, ""), self.tr("still on air: {name}")),
            NameState.UNFIT: (Look(Mark.CROSS, theme.RED, ""), self.tr("names will not show")),
        }[on_air.state]
        told = words.format(name=name)
        meant = snapshot.state.lower_third
        if meant is not None and meant.hide_at is not None:
            left = times.countdown(max(meant.hide_at - snapshot.rundown.now, timedelta(0)))
            told += f" · {left}"
        return look, told

    def _name(self, snapshot: Snapshot) -> str:
        """Whose name is meant, else whose is seen."""
        meant = snapshot.state.lower_third
        if meant is not None:
            known = self._reading.names(snapshot.sheet, meant.people)
            return known or meant.speaker
        seen = [each.graphic for each in snapshot.switchers.values() if each.graphic]
        return self._reading.text(seen[0].name) if seen else ""


class SeatButton(QPushButton):
    """Names one speaker, or the whole panel. The one that N would name next is marked with it."""

    chosen = Signal(object)
    """These speakers (ids in a tuple)."""
    pointed = Signal(object)
    """The mouse came over it: its speakers; or it left: ()."""

    def __init__(
        self, number: int, speakers: tuple[str, ...], name: str, post: str, *, brief: bool = True
    ) -> None:
        super().__init__()
        self._words = f"{number}   {name}" + ("" if brief or not post else f"   {post}")
        self.setAccessibleName(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tip(post))
        self.setMinimumWidth(10)
        self.speakers = speakers
        self.named = self.following = False
        self.clicked.connect(self._choose)

    def mark(self, *, named: bool, following: bool) -> None:
        """Show that it is named now, and that it is the next one."""
        if following != self.following:
            self.following = following
            self.setAccessibleDescription("N" if following else "")
            self._cut()
            self.update()
        self.named = named
        _mark_named(self, named=named)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the button."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = self.fontMetrics()
        room = round(self.width() - (2.9 if self.following else 1.5) * metrics.height())
        cut = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))  # an ampersand in a name is no accelerator

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the key that would come to it."""
        super().paintEvent(event)
        if not self.following:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.fontMetrics().height()
        key = QRectF(0, 0, height * 1.15, height * 1.05)
        key.moveCenter(QRectF(self.rect()).center())
        key.moveRight(self.width() - height * 0.45)
        painter.setPen(QColor(theme.DIM))
        painter.setBrush(QColor(theme.GROUND))
        painter.drawRoundedRect(key, 3, 3)
        painter.setPen(QColor(theme.TEXT))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "N")

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse points at it."""
        super().enterEvent(event)
        self.pointed.emit(self.speakers)

    def leaveEvent(self, event: QEvent) -> None:
        """And not any more."""
        super().leaveEvent(event)
        self.pointed.emit(())

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.speakers)


def _nobody() -> Look:
    return Look(Mark.DASH, theme.DIM, "")


def _mark_named(button: QWidget, *, named: bool) -> None:
    edge = theme.AMBER if named else theme.LINE
    style = f"text-align: left; padding: 2px 8px; border-color: {edge};"
    if named:
        style += "border-width: 2px;"
    if button.styleSheet() != style:
        button.setStyleSheet(style)
