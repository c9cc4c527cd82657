"""Makes the Snapshot that every screen draws; remembers what need not be worked out again."""

from datetime import datetime

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.renames import in_effect
from eventdesk.domain.rundown import RundownClock
from eventdesk.domain.runsheet import PROGRAM, Cue
from eventdesk.domain.seen import (
    Difference,
    Missing,
    Seen,
    all_broadcast_differences,
    are_there,
    missing,
)
from eventdesk.domain.show import Renamed, ShowState
from eventdesk.domain.snapshot import JournalHealth, Notice, Snapshot
from eventdesk.domain.switcher import Link, SwitcherDesired
from eventdesk.domain.watched import Watched
from eventdesk.engine.watch import DriftWatch, LegWatch, all_differences, tally


class Moment(Struct, frozen=True):
    """All that a snapshot is made of, at one moment (``monotonic`` in seconds)."""

    state: ShowState
    seen: Seen
    desired: dict[str, SwitcherDesired]
    legs: LegWatch
    watched: Watched
    now: datetime
    monotonic: float
    hands_off: bool
    notice: Notice | None
    journal_trouble: Trouble | None
    rehearsal: bool
    speed: float


class Overview:
    """Looks at the show as a whole: clocks, drift, what is missing, the light."""

    def __init__(self) -> None:
        self._rundown = RundownClock()
        self._drift = DriftWatch()
        self._missing: tuple[Missing, ...] = ()
        self._renamed: tuple[Renamed, ...] = ()
        self._missing_cues: tuple[Cue, ...] | None = None
        self._missing_names: tuple[object, ...] = ()

    def drift(self, moment: Moment) -> tuple[Difference, ...]:
        """Look for drift; gives what is newly found."""
        seen, state = moment.seen, moment.state
        found = (
            *all_differences(moment.desired, seen.switchers, moment.legs),
            *all_broadcast_differences(state, seen),
        )
        return self._drift.look(found, moment.monotonic)

    def whole(self, moment: Moment) -> bool:
        """Whether the devices are seen and nothing differs, nor may turn out to."""
        program = moment.seen.switchers.get(PROGRAM)
        there = are_there(moment.state, moment.seen)
        seen = program is not None and program.link is Link.READY
        return seen and there and not self._drift.shown and not self._drift.pending

    def snapshot(self, moment: Moment) -> Snapshot:
        """The picture of this moment."""
        state, seen, legs = moment.state, moment.seen, moment.legs.legs
        on_air = state.on_air.cue.id if state.on_air else ""
        program = seen.switchers.get(PROGRAM)
        light = tally(state, moment.desired.get(PROGRAM), program, legs.get(on_air, {}))
        return Snapshot(
            sheet=state.sheet,
            state=state,
            rundown=self._rundown.at(state, moment.now),
            tally=light,
            legs=legs,
            switchers=seen.switchers,
            broadcast=seen.broadcast,
            broadcast_wanted=state.broadcast,
            broadcasts=seen.broadcasts,
            differences=self._drift.shown,
            missing=self._all_missing(state, seen),
            alarms=moment.watched.alarms,
            health=moment.watched.health,
            level=moment.watched.level,
            renamed=self._renamed,
            hands_off=moment.hands_off,
            journal=JournalHealth.MEMORY if moment.journal_trouble else JournalHealth.KEPT,
            journal_trouble=moment.journal_trouble,
            notice=moment.notice,
            rehearsal=moment.rehearsal,
            speed=moment.speed,
        )

    def _all_missing(self, state: ShowState, seen: Seen) -> tuple[Missing, ...]:
        """What the sheet names and OBS lacks; looked up again, with what OBS calls otherwise, only
        when either has changed."""
        switchers = seen.switchers.values()
        names = tuple(
            (
                (s.link, s.scenes, s.transitions, *s.inputs, *s.renamed.items()),
                (s.parts, s.replay, s.virtual_camera),
            )
            for s in switchers
        )
        cues = state.sheet.cues
        if self._missing_cues is not cues or self._missing_names != names:
            self._missing_cues, self._missing_names = cues, names
            found = [missing(state.sheet, each) for each in switchers]
            self._missing = tuple(item for items in found for item in items)
            self._renamed = in_effect(state, seen.switchers)
        return self._missing
