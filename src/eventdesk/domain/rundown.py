"""placeholder"""
from dataclasses import dataclass
from datetime import datetime, timedelta

@dataclass(frozen=True, slots=True)
class CueTimes:
    """The clock of one cue. All instants are aware; None where it has none.

    ``planned`` is the sheet's word; ``expected`` is what the show's progress makes of it;
    ``began`` and ``ended`` are what happened.
    """

    cue: str
    planned_start: datetime | None
    planned_end: datetime | None
    expected_start: datetime | None
    expected_end: datetime | None
    began: datetime | None = None
    ended: datetime | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """The clock of one session; ``remaining`` until its expected end, from now."""

    session: str
    planned_start: datetime | None
    planned_end: datetime | None
    expected_start: datetime | None
    expected_end: datetime | None
    remaining: timedelta


@dataclass(frozen=True, slots=True)
class Rundown:
    """The clocks of the whole show at one moment.

    ``behind`` is positive when the show runs late and negative when it runs early.
    ``cue_remaining`` counts down the cue on air and goes negative when it runs over; None for an
    untimed cue or when nothing is on air. ``cue_elapsed`` leaves out held time.
    """

    now: datetime
    cues: tuple[CueTimes, ...]
    sessions: tuple[SessionTimes, ...]
    behind: timedelta
    cue_elapsed: timedelta | None
    cue_remaining: timedelta | None
    session_remaining: timedelta | None
    show_remaining: timedelta
    show_expected_end: datetime | None
