"""The rundown as a table model: a Snapshot in, only the rows that changed out."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from eventdesk.domain.desired import planned_legs
from eventdesk.domain.seen import Difference
from eventdesk.domain.snapshot import Snapshot, Tally
from eventdesk.domain.switcher import Leg, LegReport, LegStatus
from eventdesk.ui import looks, rundown_cells
from eventdesk.ui.looks import Look
from eventdesk.ui.reading import Reading
from eventdesk.ui.rundown_cells import Column
from eventdesk.ui.rundown_changes import (
    changed_cues,
    changed_sessions,
    on_air_id,
    retimed,
    runs,
)
from eventdesk.ui.rundown_rows import CueRow, Row, Rows, SessionRow
from eventdesk.ui.widgets import tip

LegMark = tuple[Leg, Look | None]
"""A leg and how the least good of its outputs looks; None while nobody asked for it."""

_WORST = (LegStatus.FAILED, LegStatus.ASKED, LegStatus.MOVING, LegStatus.ON_AIR)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What the delegate asks beside words."""

    LOOK = Qt.ItemDataRole.UserRole + 1  # Look of the row's light
    LEGS = Qt.ItemDataRole.UserRole + 2  # tuple of LegMark
    SESSION = Qt.ItemDataRole.UserRole + 3  # whether the row is a session's heading


class RundownModel(QAbstractTableModel):
    """Rows of sessions and cues. ``draw`` compares with the snapshot before, by identity first,
    and tells views of the changed rows only; a tick that changes nothing costs one pass in C."""

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._headings = tuple(rundown_cells.heading(column) for column in Column)
        self._drawn: tuple[Snapshot, Rows] | None = None

    @property
    def snapshot(self) -> Snapshot | None:
        """What is drawn."""
        return self._drawn[0] if self._drawn else None

    @property
    def session_rows(self) -> list[int]:
        """The rows of the sessions' headings."""
        return self._drawn[1].of_session if self._drawn else []

    def row_of(self, cue: str | None) -> int | None:
        """The row of a cue, None when there is none."""
        if cue is None or self._drawn is None:
            return None
        snapshot, rows = self._drawn
        return rows.of_cue[snapshot.sheet.position(cue)] if cue in snapshot.sheet else None

    def cue_at(self, row: int) -> str | None:
        """The cue of a row; None for a session's heading."""
        found = self._drawn[1].rows[row] if self._drawn else None
        return found.cue.id if isinstance(found, CueRow) else None

    @Slot(object)
    def draw(self, snapshot: Snapshot) -> None:
        """Take the next snapshot."""
        if self._drawn is None or self._drawn[0].sheet is not snapshot.sheet:
            self.beginResetModel()
            self._drawn = (snapshot, Rows(snapshot.sheet))
            self.endResetModel()
            return
        before, rows = self._drawn
        self._drawn = (snapshot, rows)
        told = [(rows.of_cue[a], rows.of_cue[b]) for a, b in retimed(before, snapshot)]
        changed = {rows.of_session[number] for number in changed_sessions(before, snapshot)}
        found = (self.row_of(cue) for cue in changed_cues(before, snapshot))
        changed.update(row for row in found if row is not None)
        for first, last in told:
            changed.difference_update(range(first, last + 1))
        for first, last in (*told, *runs(sorted(changed))):
            self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Sessions and cues."""
        return 0 if parent.isValid() or self._drawn is None else len(self._drawn[1].rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return rundown_cells.alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if self._drawn is None or not index.isValid():
            return None
        snapshot, rows = self._drawn
        row, column = rows.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(snapshot, row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return rundown_cells.alignment(column)
        if role == Role.SESSION:
            return isinstance(row, SessionRow)
        if isinstance(row, CueRow):
            return self._marks(snapshot, row, column, role)
        return None

    def _words(self, snapshot: Snapshot, row: Row, column: Column) -> str:
        if isinstance(row, CueRow) and column is Column.TALLY:
            return look_of(snapshot, row).word
        return rundown_cells.words(snapshot, self._reading, row, column)

    def _marks(self, snapshot: Snapshot, row: CueRow, column: Column, role: int) -> Any:  # noqa: ANN401  # Qt's variant
        if role == Role.LOOK:
            return look_of(snapshot, row)
        if role == Role.LEGS:
            return legs_of(snapshot, row)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.TITLE, Column.SPEAKER):
            return tip(self._words(snapshot, row, column))
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.TALLY, Column.LEGS):
            return tip(rundown_cells.drift_words(drift_of(snapshot, row)))
        return None


def look_of(snapshot: Snapshot, row: CueRow) -> Look:
    """The light of a cue's row: its tally, else whether it is done or left out."""
    if row.cue.id == on_air_id(snapshot):
        return looks.tally(snapshot.tally)
    if snapshot.state.skips(row.cue):
        return looks.skipped()
    if row.cue.id == snapshot.state.standby:
        return looks.tally(Tally.STANDBY)
    times = rundown_cells.times_of(snapshot, row)
    return looks.done() if times and times.ended else looks.tally(Tally.NONE)


def legs_of(snapshot: Snapshot, row: CueRow) -> tuple[LegMark, ...]:
    """The legs of a cue: what it plans, what was reported of them, and, of the cue on air, what
    another hand changed since."""
    reports = snapshot.legs.get(row.cue.id, {})
    drifted = {one.leg for one in drift_of(snapshot, row)}
    kinds = dict.fromkeys((*sorted(drifted), *planned_legs(row.cue), *(leg for _, leg in reports)))
    return tuple(
        (leg, looks.drifted() if leg in drifted else _reported(reports, leg)) for leg in kinds
    )


def drift_of(snapshot: Snapshot, row: CueRow) -> tuple[Difference, ...]:
    """How the devices differ from what the cue on air means; nothing for every other row."""
    return snapshot.differences if row.cue.id == on_air_id(snapshot) else ()


def _reported(reports: Mapping[tuple[str, Leg], LegReport], leg: Leg) -> Look | None:
    status = worst(reports, leg)
    return looks.leg(status) if status else None


def worst(reports: Mapping[tuple[str, Leg], LegReport], leg: Leg) -> LegStatus | None:
    """The least good status among a leg's outputs: a cue is on air when all of it is."""
    found = {report.status for (_, which), report in reports.items() if which is leg}
    return next((status for status in _WORST if status in found), None)
