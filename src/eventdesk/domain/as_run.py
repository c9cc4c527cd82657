"""The as-run: what really happened and when, read from the journal's events alone."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.apply import apply
from eventdesk.domain.recordings import Recording, recordings
from eventdesk.domain.remarks import Remark, remark
from eventdesk.domain.rundown import Planned, plan_times
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.show import LowerThird, ShowState, Span
from eventdesk.domain.switcher import Leg
from eventdesk.domain.text import Text


class Named(Struct, frozen=True):
    """A speaker's name was on air, ``beside`` others on a panel's strap; ``until`` is None while it
    is. ``failed`` when OBS did not show it."""

    speaker: str
    at: datetime
    until: datetime | None = None
    beside: tuple[str, ...] = ()
    failed: bool = False

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whom it named."""
        return (self.speaker, *self.beside)


class Done(Struct, frozen=True):
    """A device's last word on one part of what was asked of it, and why that was asked: by which
    GO, taking back or return. ``trouble`` is a code, "" when it was seen to be done."""

    at: datetime
    output: str
    leg: Leg
    because: str
    trouble: str = ""


class AsRunRow(Struct, frozen=True):
    """One taking of one cue. ``confirmed`` is when its scene was seen on air (the program's, if
    the cue has one there), None if never.

    ``taken_back`` marks a GO that was undone; ``resumed`` gives the moments at which the cue
    came back on air because the GO after it was undone.
    """

    cue: str
    session: str
    title: Text
    take: int
    planned: datetime | None
    planned_length: timedelta | None
    taken: datetime
    automatic: bool = False
    confirmed: datetime | None = None
    ended: datetime | None = None
    taken_back: bool = False
    resumed: tuple[datetime, ...] = ()
    named: tuple[Named, ...] = ()
    failures: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()

    @property
    def length(self) -> timedelta | None:
        """How long it was on air, from GO to the next GO; None while it still is."""
        return self.ended - self.taken if self.ended else None

    @property
    def over(self) -> timedelta | None:
        """How much longer than planned (negative: shorter); None when there is no plan."""
        if self.length is None or self.planned_length is None:
            return None
        return self.length - self.planned_length


class AsRun(Struct, frozen=True):
    """The rows in the order of their GOs, and what else was noted."""

    sheet: RunSheet | None = None
    rows: tuple[AsRunRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ended: datetime | None = None
    recordings: tuple[Recording, ...] = ()


class _Reader(Struct):
    """Gathers rows while the events go by."""

    sheet: RunSheet | None = None
    planned: Planned = field(default_factory=lambda: Planned((), {}))
    sessions: dict[str, str] = field(default_factory=dict)
    rows: list[AsRunRow] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)  # rows that a take back can return to
    takes: list[int] = field(default_factory=list)  # takes at which another row came on air,
    owners: list[int | None] = field(default_factory=list)  # and that row: what follows is its own
    remarks: list[Remark] = field(default_factory=list)
    ended: datetime | None = None
    state: ShowState | None = None  # whose name is meant to be on air is told by the show itself
    naming: int | None = None  # the row with the name that is on air
    name_take: int = 0
    reasons: dict[int, str] = field(default_factory=dict)  # of each ask to the devices
    recorded: list[Span] = field(default_factory=list)

    def read(self, event: e.Event) -> None:
        before = self.state.lower_third if self.state else None
        if isinstance(event, e.SheetLoaded) and self.state is None:
            self.state = ShowState(event.sheet)
        if self.state is not None:
            self.state = apply(self.state, event)
            self.reasons.setdefault(self.state.take, self.state.because)
        self._read(event)
        self._follow_name(before, event.at)

    def _read(self, event: e.Event) -> None:  # one line an event
        match event:
            case e.SheetLoaded():
                self._load(event.sheet)
            case e.CueTaken():
                self._take(event)
            case e.CueTakenBack():
                self._take_back(event)
            case e.LegConfirmed():
                self._note(event)
                if event.leg is Leg.SCENE:
                    self._confirm(event)
            case e.LegFailed():
                self._note(event, event.code)
                self._fail(event)
            case e.RecordingSeen():
                self._record(event)
            case e.ShowEnded():
                self._close(event.at)
                self.ended = event.at
            case _:
                if (said := remark(event)) is not None:
                    self.remarks.append(said)

    def _load(self, sheet: RunSheet) -> None:
        self.sheet, self.planned = sheet, plan_times(sheet)
        self.sessions = {cue.id: s.id for s in sheet.sessions for cue in s.cues}

    def _take(self, event: e.CueTaken) -> None:
        if self.sheet is None or event.cue not in self.sheet:
            return
        self._close(event.at)
        cue = self.sheet.cue(event.cue)
        planned = self.planned.spans[self.sheet.position(cue.id)][0]
        self.stack.append(len(self.rows))
        self.rows.append(
            AsRunRow(
                cue=cue.id,
                session=self.sessions[cue.id],
                title=cue.title,
                take=event.take,
                planned=planned,
                planned_length=cue.duration,
                taken=event.at,
                automatic=event.automatic,
            )
        )
        self._owns(event.take)

    def _take_back(self, event: e.CueTakenBack) -> None:
        self._close(event.at)
        if self.stack:
            self._change(self.stack.pop(), taken_back=True)
        if self.stack:
            row = self.rows[self.stack[-1]]
            self._change(self.stack[-1], ended=None, resumed=(*row.resumed, event.at))
        self._owns(event.take)

    def _owns(self, take: int) -> None:
        self.takes.append(take)
        self.owners.append(self.stack[-1] if self.stack else None)

    def _confirm(self, event: e.LegConfirmed) -> None:
        index = self._row_of(event.take)
        if index is None or self.rows[index].confirmed is not None:
            return
        cue = self.rows[index].cue
        elsewhere = self.sheet and cue in self.sheet and PROGRAM not in self.sheet.cue(cue).scenes
        if event.output == PROGRAM or elsewhere:
            self._change(index, confirmed=event.at)

    def _fail(self, event: e.LegFailed) -> None:
        index = self._row_of(event.take)
        if index is not None:
            failure = f"{event.output}/{event.leg}: {event.code}"
            because = self.reasons.get(event.take, "")
            if because != f"GO {self.rows[index].cue}":
                failure += f" ({because})"
            self._change(index, failures=(*self.rows[index].failures, failure))
        if event.leg is Leg.GRAPHIC and event.take == self.name_take and self.naming is not None:
            self._change_name(self.naming, failed=True)

    def _note(self, event: e.LegConfirmed | e.LegFailed, trouble: str = "") -> None:
        index = self._row_of(event.take)
        if index is None:
            return
        because = self.reasons.get(event.take, "")
        done = Done(event.at, event.output, event.leg, because, trouble)
        self._change(index, done=(*self.rows[index].done, done))

    def _record(self, event: e.RecordingSeen) -> None:
        if event.running:
            self.recorded.append(Span(event.at))
        elif self.recorded:
            self.recorded[-1] = Span(self.recorded[-1].began, event.at)

    def _row_of(self, take: int) -> int | None:
        """The row that was on air when this was asked of the devices, if any."""
        before = bisect_right(self.takes, take) - 1
        return self.owners[before] if before >= 0 else None

    def _follow_name(self, before: LowerThird | None, at: datetime) -> None:
        """End the name that was on air, and begin the one that is: with its event, with a GO that
        it does or does not outlive, or with a GO's taking back."""
        shown = self.state.lower_third if self.state else None
        row = self.stack[-1] if self.stack else None
        if shown is before and (shown is None or row == self.naming):
            return
        if self.naming is not None:
            self._change_name(self.naming, until=at)
            self.naming = None
        if shown is not None and row is not None and self.state is not None:
            named = (*self.rows[row].named, Named(shown.speaker, at, beside=shown.beside))
            self._change(row, named=named)
            self.naming, self.name_take = row, self.state.take

    def _change_name(self, row: int, **fields: object) -> None:
        *earlier, last = self.rows[row].named
        changed = replace(last, **fields)  # by name
        self._change(row, named=(*earlier, changed))

    def _close(self, at: datetime) -> None:
        if self.stack and self.rows[self.stack[-1]].ended is None:
            self._change(self.stack[-1], ended=at)

    def _change(self, index: int, **fields: object) -> None:
        self.rows[index] = replace(self.rows[index], **fields)  # by name


def as_run(events: Iterable[e.Event]) -> AsRun:
    """What happened, from the first event to the last."""
    reader = _Reader()
    for event in events:
        reader.read(event)
    found = recordings(reader.state, reader.recorded) if reader.state else ()
    return AsRun(reader.sheet, tuple(reader.rows), tuple(reader.remarks), reader.ended, found)
