"""The clocks on top: what time it is, and how the show stands against its plan."""

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import theme, times, wording
from eventdesk.ui.reading import Reading
from eventdesk.ui.widgets import ElidedLabel, label


class ClocksPanel(QFrame):
    """The event's name and date, the wall clock in its zone, late or ahead, and what remains."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._reading = reading
        self.event_title = ElidedLabel("event")
        self.place = ElidedLabel("soft")
        self.wall, self._wall_word = label("clock"), label("heading", self.tr("LOCAL TIME"))
        self.behind, self.behind_word = label("clock"), label("heading")
        self.session, self._session_word = label("clock"), label("heading", self.tr("SESSION LEFT"))
        self.show_left, self.show_word = label("clock"), label("heading")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 4, 14, 4)
        grid.setHorizontalSpacing(26)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.event_title)
        names.addWidget(self.place)
        names.addStretch()
        grid.addLayout(names, 0, 0)
        grid.setColumnStretch(0, 1)
        pairs = (
            (self.behind, self.behind_word),
            (self.session, self._session_word),
            (self.show_left, self.show_word),
            (self.wall, self._wall_word),
        )
        for column, (clock, word) in enumerate(pairs, start=1):
            grid.addWidget(_stacked(word, clock), 0, column)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw the clocks."""
        event, rundown = snapshot.sheet.event, snapshot.rundown
        self.event_title.setText(self._reading.text(event.title))
        day = times.long_date(event.date, self._reading.language)
        venue = self._reading.text(event.venue)
        self.place.setText(" · ".join(part for part in (day, venue, event.timezone.key) if part))
        self.wall.setText(times.clock(rundown.now, event.timezone, seconds=True))
        digits, word = wording.behind(rundown.behind)
        self.behind.setText(digits)
        self.behind_word.setText(word)
        colour = {"+": theme.RED, times.MINUS: theme.GREEN}.get(digits[0], theme.TEXT)
        for each in (self.behind, self.behind_word):
            tint(each, colour)
        left = rundown.session_remaining
        self.session.setText("–" if left is None else times.countdown(left))
        self.show_left.setText(times.countdown(rundown.show_remaining))
        end = times.clock(rundown.show_expected_end, event.timezone)
        self.show_word.setText(
            self.tr("SHOW LEFT · END {time}").format(time=end) if end else self.tr("SHOW LEFT")
        )


def tint(widget: QWidget, colour: str) -> None:
    """Give a label another ink, if it has not got it already: restyling is not free."""
    style = f"color: {colour}"
    if widget.styleSheet() != style:
        widget.setStyleSheet(style)


def _stacked(word: QWidget, clock: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(word)
    column.addWidget(clock)
    return box
