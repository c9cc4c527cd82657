"""The driver's budget: every call is booked before it is sent, and the looks are made to last."""

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Protocol

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastSeen, Trouble
from eventdesk.domain.chat_quota import ChatPace, chat_pace
from eventdesk.domain.quota import (
    KEPT_FOR,
    QuotaTable,
    next_reset,
    pacific_day,
    predicted_units,
    seconds_to_last,
    spendable,
    stretched,
    title_units,
)
from eventdesk.domain.runsheet import RunSheet
from eventdesk.drivers.youtube.reasons import QUOTA, CallError
from eventdesk.engine.ports import Clock


class Ledger(Protocol):
    """Where units are counted, by Pacific day. Nothing raises."""

    def book(self, day: date, method: str, units: int) -> None:
        """Count one call."""

    def used(self, day: date) -> int:
        """Units spent on this day, by every desk of the project."""

    def exceeded(self, day: date) -> bool:
        """Whether YouTube said that this day's units are gone."""

    def note_exceeded(self, day: date, exceeded: bool) -> None:
        """YouTube said so, or did something all the same."""


class SessionLedger:
    """A ledger for a stand-in that nobody is signed in to: it belongs to no project. Thread-safe:
    the chat is read on a thread of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._used: dict[date, int] = {}
        self._exceeded: set[date] = set()

    def book(self, day: date, method: str, units: int) -> None:
        """Count one call."""
        del method
        with self._lock:
            self._used[day] = self._used.get(day, 0) + units

    def used(self, day: date) -> int:
        """Units spent on this day."""
        return self._used.get(day, 0)

    def exceeded(self, day: date) -> bool:
        """Whether the day's units are gone."""
        return day in self._exceeded

    def note_exceeded(self, day: date, exceeded: bool) -> None:
        """Whether the day's units are gone."""
        (self._exceeded.add if exceeded else self._exceeded.discard)(day)


class Budget:
    """What may be spent, and how quickly. For one thread; several of one ledger know of what the
    others spend."""

    def __init__(
        self,
        clock: Clock,
        ledger: Ledger | None = None,
        table: QuotaTable | None = None,
        sheet: Callable[[], RunSheet] | None = None,
    ) -> None:
        self._clock = clock
        self._ledger = ledger or SessionLedger()
        self._table = table or QuotaTable()
        self._sheet = sheet
        self._predicted: tuple[RunSheet, int] | None = None
        self._sent = False
        self.watched = 1
        """How many broadcasts are looked at all the time."""

    def book(self, method: str) -> None:
        """Take a call's units before it is sent; "liveBroadcasts.list". CallError
        "quotaReserved" when it is not one of those that the reserve is kept for."""
        day, units = pacific_day(self._clock.now()), self._table.cost(method)
        left_after = self._table.daily - self._ledger.used(day) - units
        if method not in KEPT_FOR and left_after < self._table.reserve:
            raise CallError("quotaReserved", method)
        self._ledger.book(day, method, units)
        self._sent = True

    @property
    def left(self) -> int:
        """Units of this day that nobody has spent."""
        day = pacific_day(self._clock.now())
        if self._ledger.exceeded(day):
            return 0
        return max(0, self._table.daily - self._ledger.used(day))

    @property
    def predicted(self) -> int | None:
        """Units that the whole show takes; None when nobody told which."""
        sheet = self._sheet() if self._sheet else None
        if sheet is None:
            return None
        if self._predicted is None or self._predicted[0] is not sheet:
            self._predicted = sheet, predicted_units(sheet, self._table)
        return self._predicted[1]

    def note(self, failure: CallError) -> None:
        """A call was refused: remember, for every desk, that the day's units are gone."""
        self._sent = False
        if failure.reason in QUOTA:
            self._ledger.note_exceeded(pacific_day(self._clock.now()), True)

    def worked(self) -> None:
        """What was booked last was answered: units there are, whatever was believed."""
        day = pacific_day(self._clock.now())
        if self._sent and self._ledger.exceeded(day):
            self._ledger.note_exceeded(day, False)
        self._sent = False

    def until_reset(self) -> float:
        """Show seconds until the units come back."""
        now = self._clock.now()
        return (next_reset(now) - now).total_seconds()

    def pause(self, pause: float) -> float:
        """A pause between looks made long enough for the day's units to last; until the reset
        when only the reserve is left."""
        now = self._clock.now()
        units = self._for_looks()
        seconds = seconds_to_last(self._sheet() if self._sheet else None, now)
        longer = stretched(pause, units, self._table.look * self.watched, seconds)
        return self.until_reset() if longer is None else min(longer, self.until_reset())

    def chat_pace(self, asked: float) -> ChatPace | None:
        """When to look at the chat again, YouTube wishing ``asked`` seconds; None when the chat
        has to be off."""
        now = self._clock.now()
        day = pacific_day(now)
        if self._ledger.exceeded(day):
            return None
        sheet = self._sheet() if self._sheet else None
        used, writes = self._ledger.used(day), title_units(sheet, self._table) if sheet else 0
        return chat_pace(self._table, used, sheet, now, asked=asked, writes=writes)

    def trouble(self) -> Trouble | None:
        """Said while only the reserve is left, so that nobody takes silence for peace."""
        return Trouble("quotaReserved") if self._for_looks() < self._table.look else None

    def on(self, seen: BroadcastSeen) -> BroadcastSeen:
        """The picture with the day's units on it."""
        return replace(seen, quota_left=self.left, quota_predicted=self.predicted)

    def _for_looks(self) -> int:
        day = pacific_day(self._clock.now())
        return 0 if self._ledger.exceeded(day) else spendable(self._table, self._ledger.used(day))
