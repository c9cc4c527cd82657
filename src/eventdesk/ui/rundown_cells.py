"""The words in the rundown's cells."""

from collections.abc import Sequence
from datetime import timedelta
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, Qt

from eventdesk.domain.rundown import CueTimes
from eventdesk.domain.seen import Difference
from eventdesk.domain.snapshot import Snapshot
from eventdesk.ui import device_words, times
from eventdesk.ui.reading import Reading
from eventdesk.ui.rundown_rows import CueRow, Row, SessionRow

translate = QCoreApplication.translate


class Column(IntEnum):
    """The rundown's columns, left to right."""

    TALLY = 0
    PLANNED = 1
    EXPECTED = 2
    DURATION = 3
    OVER = 4
    TITLE = 5
    SPEAKER = 6
    SCENE = 7
    LEGS = 8


def heading(column: Column) -> str:
    """A column's name."""
    return {
        Column.TALLY: "",
        Column.PLANNED: translate("Column", "Plan"),
        Column.EXPECTED: translate("Column", "Expected"),
        Column.DURATION: translate("Column", "Length"),
        Column.OVER: translate("Column", "Over"),
        Column.TITLE: translate("Column", "Cue"),
        Column.SPEAKER: translate("Column", "Speaker"),
        Column.SCENE: translate("Column", "Scene"),
        Column.LEGS: translate("Column", "Parts"),
    }[column]


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers to the right, words to the left."""
    numbers = (Column.PLANNED, Column.EXPECTED, Column.DURATION, Column.OVER)
    side = Qt.AlignmentFlag.AlignRight if column in numbers else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def drift_words(differences: Sequence[Difference]) -> str:
    """What another hand changed, and the keys for it; empty when nothing was."""
    if not differences:
        return ""
    keys = translate("Difference", "A: adopt what is so now · R: return to the show")
    return "\n".join((*(device_words.difference(one) for one in differences), keys))


def times_of(snapshot: Snapshot, row: CueRow) -> CueTimes | None:
    """A cue's clock; None when the rundown does not have it (yet)."""
    cues = snapshot.rundown.cues
    return cues[row.number] if row.number < len(cues) else None


def words(snapshot: Snapshot, reading: Reading, row: Row, column: Column) -> str:
    """The words of any cell but a cue's light."""
    if isinstance(row, SessionRow):
        return _session_words(snapshot, reading, row, column)
    return _cue_words(snapshot, reading, row, column)


def _cue_words(snapshot: Snapshot, reading: Reading, row: CueRow, column: Column) -> str:
    if column is Column.TITLE:
        return reading.title(row.cue)
    if column is Column.SPEAKER:
        return reading.names(snapshot.sheet, row.cue.speakers)
    if column is Column.SCENE:
        return reading.scenes(row.cue)
    if column is Column.DURATION:
        return times.duration(row.cue.duration)
    clock = times_of(snapshot, row)
    return _clock_words(snapshot, row, clock, column) if clock else ""


def _clock_words(snapshot: Snapshot, row: CueRow, clock: CueTimes, column: Column) -> str:
    zone = snapshot.sheet.event.timezone
    if column is Column.PLANNED:
        return times.clock(clock.planned_start, zone)
    if column is Column.EXPECTED:
        return times.clock(clock.began or clock.expected_start, zone)
    if column is Column.OVER:
        over = overrun(snapshot, row, clock)
        return times.signed(over) if over is not None else ""
    return ""


def overrun(snapshot: Snapshot, row: CueRow, clock: CueTimes) -> timedelta | None:
    """How much longer (or, negative, shorter) a cue took than planned; None while that is open.

    The cue on air has one only when it is over already.
    """
    on_air = snapshot.state.on_air
    if on_air and on_air.cue.id == row.cue.id:
        left = snapshot.rundown.cue_remaining
        return -left if left is not None and left < timedelta(0) else None
    if clock.began and clock.ended and row.cue.duration is not None:
        return clock.ended - clock.began - row.cue.duration
    return None


def _session_words(snapshot: Snapshot, reading: Reading, row: SessionRow, column: Column) -> str:
    if column is Column.TITLE:
        return reading.session(row.session)
    sessions = snapshot.rundown.sessions
    if row.number >= len(sessions):
        return ""
    zone = snapshot.sheet.event.timezone
    clock = sessions[row.number]
    if column is Column.PLANNED:
        return times.clock(clock.planned_start, zone)
    if column is Column.EXPECTED:
        return times.clock(clock.expected_start, zone)
    if column is Column.DURATION and clock.planned_start and clock.planned_end:
        return times.duration(clock.planned_end - clock.planned_start)
    return ""
