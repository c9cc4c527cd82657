"""The rundown clock: plan, as-run and now in; planned, expected and actual times out.

Planned is the sheet's word. Expected starts from the cue on air: what follows moves with it,
late or early, until a session with a fixed start; a gap before that absorbs lateness, and the
fixed start is never run early. A cue that advances "at start" ends at the next fixed start,
unless that has passed when it begins: then it lasts as long as its duration says. All sums are
made on UTC instants, so a day with 23 or 25 hours counts right.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.runsheet import Cue, RunSheet
from eventdesk.domain.show import OnAir, ShowState
from eventdesk.domain.verbs import Advance

ZERO = timedelta(0)


class CueTimes(Struct, frozen=True):
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


class SessionTimes(Struct, frozen=True):
    """The clock of one session; ``remaining`` until its expected end, from now."""

    session: str
    planned_start: datetime | None
    planned_end: datetime | None
    expected_start: datetime | None
    expected_end: datetime | None
    remaining: timedelta


class Rundown(Struct, frozen=True):
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


class Planned(Struct, frozen=True):
    """The plan's own times: a start and an end for each cue, in the order of the sheet.

    ``fixed`` maps the position of a cue that opens a session to that session's fixed start.
    """

    spans: tuple[tuple[datetime | None, datetime | None], ...]
    fixed: dict[int, datetime]


def plan_times(sheet: RunSheet) -> Planned:
    """When each cue is planned. A sheet that begins without a fixed start is counted back from
    its first one; a sheet with none at all has no planned times."""
    fixed = fixed_starts(sheet)
    cursor = first_start(sheet)
    spans: list[tuple[datetime | None, datetime | None]] = []
    for position, cue in enumerate(sheet.cues):
        cursor = fixed.get(position, cursor)
        end = cursor
        if cursor is not None and not cue.skip:
            end = _end_of(cue, position, cursor, fixed)
        spans.append((cursor, end))
        cursor = end
    return Planned(tuple(spans), fixed)


def fixed_starts(sheet: RunSheet) -> dict[int, datetime]:
    """The position of each cue that opens a session with a fixed start, and that start in UTC."""
    starts: dict[int, datetime] = {}
    position = 0
    for session in sheet.sessions:
        if session.start is not None and session.cues:
            starts[position] = sheet.moment(session.start).astimezone(UTC)
        position += len(session.cues)
    return starts


def first_start(sheet: RunSheet) -> datetime | None:
    """When the first cue is planned; None for a sheet without a fixed start."""
    fixed = fixed_starts(sheet)
    if not fixed:
        return None
    first = min(fixed)
    lengths = (ZERO if cue.skip else cue.duration or ZERO for cue in sheet.cues[:first])
    return fixed[first] - sum(lengths, ZERO)


def _end_of(cue: Cue, position: int, start: datetime, fixed: dict[int, datetime]) -> datetime:
    """When a cue that starts then is over by plan."""
    at_start = _awaited(cue, position, start, fixed)
    return start + (cue.duration or ZERO) if at_start is None else at_start


def _awaited(
    cue: Cue, position: int, start: datetime, fixed: dict[int, datetime]
) -> datetime | None:
    """The fixed start that a cue which starts then waits for; None if none, or it has passed."""
    if cue.advance is not Advance.AT_START:
        return None
    following = next((at for opens, at in fixed.items() if opens > position), None)
    return following if following is not None and following > start else None


class RundownClock:
    """Computes a ``Rundown``; remembers the last answer's parts that time alone does not change.

    The same state and moment always give the same answer. Only while a cue runs over does a
    tick move the times of the cues ahead; most ticks count the sessions' clocks down and no more.
    """

    def __init__(self) -> None:
        self._sheet: RunSheet | None = None
        self._planned = Planned((), {})
        self._state: ShowState | None = None
        self._free_at: datetime | None = None
        self._cues: tuple[CueTimes, ...] = ()
        self._sessions: tuple[SessionTimes, ...] = ()

    def at(self, state: ShowState, now: datetime) -> Rundown:
        """The clocks of ``state`` at ``now`` (aware)."""
        if state.sheet is not self._sheet:
            self._sheet, self._planned = state.sheet, plan_times(state.sheet)
            self._state = None
        # At the end of the show its clocks stand.
        due = due_end(state, self._planned.fixed, state.ended_at or now)
        free_at = _free_at(state, self._planned, due, now)
        if state is not self._state or free_at != self._free_at:
            self._cues = _cue_times(state, self._planned, free_at)
            self._sessions = tuple(_session_times(state.sheet, self._cues))
            self._state, self._free_at = state, free_at
        return self._rundown(state, due, now)

    def _rundown(self, state: ShowState, due: datetime | None, now: datetime) -> Rundown:
        sessions = tuple(_remaining(each, now) for each in self._sessions)
        last = _last(each.expected_end for each in self._sessions)
        on_air = state.on_air
        here = _session_of(state.sheet, on_air) if on_air else None
        stands = state.ended_at or now
        return Rundown(
            now=now,
            cues=self._cues,
            sessions=sessions,
            behind=_behind(state, self._cues, due),
            cue_elapsed=on_air.elapsed(stands) if on_air else None,
            cue_remaining=due - stands if due else None,
            session_remaining=sessions[here].remaining if here is not None else None,
            show_remaining=max(last - now, ZERO) if last and state.ended_at is None else ZERO,
            show_expected_end=last,
        )


def rundown(state: ShowState, now: datetime) -> Rundown:
    """The clocks of ``state`` at ``now`` (aware): a pure function."""
    return RundownClock().at(state, now)


def due_end(state: ShowState, fixed: dict[int, datetime], now: datetime) -> datetime | None:
    """When the cue on air should end by plan, with its held and added time; None if untimed.

    ``fixed`` is the sheet's ``fixed_starts``. One that is awaited is not moved by a hold.
    """
    on_air = state.on_air
    if on_air is None:
        return None
    cue = on_air.cue
    if cue.id in state.sheet:
        at_start = _awaited(cue, state.sheet.position(cue.id), on_air.taken_at, fixed)
        if at_start is not None:
            return at_start + on_air.added
    if cue.duration is None:
        return None
    running_hold = now - on_air.held_since if on_air.held_since else ZERO
    return on_air.taken_at + cue.duration + on_air.held + on_air.added + running_hold


def _free_at(
    state: ShowState, planned: Planned, due: datetime | None, now: datetime
) -> datetime | None:
    """The earliest moment at which the next cue can start."""
    if state.ended_at is not None:
        return state.ended_at
    if state.on_air is not None:
        return now if due is None else max(now, due)
    if state.standby is None:
        return now
    start = planned.spans[state.sheet.position(state.standby)][0]
    return now if start is None else max(now, start)


def _cue_times(
    state: ShowState, planned: Planned, free_at: datetime | None
) -> tuple[CueTimes, ...]:
    sheet, on_air = state.sheet, state.on_air
    first_ahead = sheet.position(state.standby) if state.standby else len(sheet.cues)
    cursor = free_at
    opens: datetime | None = None  # a fixed start that no cue has met yet: its own may be skipped
    times = []
    for position, cue in enumerate(sheet.cues):
        expected: tuple[datetime | None, datetime | None] = (None, None)
        skipped = state.skips(cue)
        opens = planned.fixed.get(position, opens)
        is_on_air = on_air is not None and cue.id == on_air.cue.id
        if is_on_air:
            opens = None
        if position >= first_ahead and not skipped and cursor is not None:
            start = max(cursor, opens or cursor)
            cursor = _end_of(cue, position, start, planned.fixed)
            expected, opens = (start, cursor), None
        if on_air is not None and is_on_air:
            expected = (on_air.taken_at, free_at)
        span = state.spans.get(cue.id)
        began, ended = (span.began, span.ended) if span else (None, None)
        times.append(CueTimes(cue.id, *planned.spans[position], *expected, began, ended, skipped))
    return tuple(times)


def _session_times(sheet: RunSheet, cues: tuple[CueTimes, ...]) -> Iterator[SessionTimes]:
    """Each session's clock, without what remains of it."""
    position = 0
    for session in sheet.sessions:
        block = cues[position : position + len(session.cues)]
        position += len(session.cues)
        ends = _last(cue.expected_end for cue in block)
        yield SessionTimes(
            session=session.id,
            planned_start=block[0].planned_start if block else None,
            planned_end=block[-1].planned_end if block else None,
            expected_start=next((s for c in block if (s := c.began or c.expected_start)), None),
            expected_end=ends or _last(cue.ended for cue in block),
            remaining=ZERO,
        )


def _remaining(session: SessionTimes, now: datetime) -> SessionTimes:
    end = session.expected_end
    return session if end is None or end <= now else replace(session, remaining=end - now)


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    return max((each for each in moments if each is not None), default=None)


def _session_of(sheet: RunSheet, on_air: OnAir) -> int | None:
    """The index of the session that the cue on air is in."""
    if on_air.cue.id not in sheet:
        return None
    position = sheet.position(on_air.cue.id)
    for index, session in enumerate(sheet.sessions):
        position -= len(session.cues)
        if position < 0:
            return index
    return None


def _behind(state: ShowState, cues: tuple[CueTimes, ...], due: datetime | None) -> timedelta:
    """How late the show runs: the cue on air's expected end against its planned end. An untimed
    cue and a show that has not begun are judged by what comes next."""
    on_air = state.on_air
    if on_air is not None and on_air.cue.id in state.sheet:
        mine = cues[state.sheet.position(on_air.cue.id)]
        end = state.ended_at or mine.expected_end
        if due and end and mine.planned_end:
            return end - mine.planned_end
    if state.standby is None:
        return ZERO
    ahead = cues[state.sheet.position(state.standby)]
    if ahead.expected_start is None or ahead.planned_start is None:
        return ZERO
    return ahead.expected_start - ahead.planned_start
