"""The rundown on the screen: it keeps the cue on air and the one on standby in sight."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui.reading import Reading
from eventdesk.ui.rundown_cells import Column
from eventdesk.ui.rundown_changes import on_air_id
from eventdesk.ui.rundown_delegate import RundownDelegate, row_height
from eventdesk.ui.rundown_model import RundownModel

_WIDTHS = {
    Column.TALLY: 7.3,
    Column.PLANNED: 4.2,
    Column.EXPECTED: 4.7,
    Column.DURATION: 4.9,
    Column.OVER: 4.5,
    Column.SPEAKER: 8.6,
    Column.SCENE: 8.8,
    Column.LEGS: 7.8,
}
"""The columns' widths in ems; the title gets what is left."""


class RundownView(QTableView):
    """The table of the show. A double click asks for a cue on standby; it takes no keys."""

    standby_asked = Signal(str)

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._model = RundownModel(reading, self)
        self.setModel(self._model)
        self.setItemDelegate(RundownDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._double_clicked)

    @property
    def rundown(self) -> RundownModel:
        """Its model."""
        return self._model

    @Slot(object)
    def draw(self, snapshot: Snapshot) -> None:
        """Draw the snapshot; follow the show when it moved, and only then: somebody may be
        looking further down."""
        before = self._model.snapshot
        self._model.draw(snapshot)
        if before is None or before.sheet is not snapshot.sheet:
            self._span_sessions()
        if before is None or _places(before) != _places(snapshot):
            self.follow()

    def _span_sessions(self) -> None:
        """A session's title is as long as a line: it may use the columns that it leaves empty."""
        self.clearSpans()
        for row in self._model.session_rows:
            self.setSpan(row, Column.TITLE, 1, len(Column) - Column.TITLE)

    def follow(self) -> None:
        """Scroll so that the cue on air and the one on standby are both in sight, the latter
        first if they are too far apart."""
        snapshot = self._model.snapshot
        if snapshot is None:
            return
        for cue in (on_air_id(snapshot), snapshot.state.standby):
            row = self._model.row_of(cue)
            if row is not None:
                hint = QAbstractItemView.ScrollHint.EnsureVisible
                for near in (min(row + 2, self._model.rowCount() - 1), max(row - 1, 0), row):
                    self.scrollTo(self._model.index(near, 0), hint)

    def set_scale(self) -> None:
        """Fit rows and columns to the face; after the style sheet changed."""
        self.ensurePolished()
        em = self.font().pixelSize()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        for column, ems in _WIDTHS.items():
            self.setColumnWidth(column, round(ems * em))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A smaller table still shows where the show is."""
        super().resizeEvent(event)
        self.follow()

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        cue = self._model.cue_at(index.row())
        if cue is not None:
            self.standby_asked.emit(cue)


def _places(snapshot: Snapshot) -> tuple[object, ...]:
    return id(snapshot.sheet), on_air_id(snapshot), snapshot.state.standby
