"""Where shows live on this machine, and how one is opened: its sheet, its journal, its state."""

import hashlib
import logging
import os
from datetime import datetime
from pathlib import Path

import platformdirs
from msgspec import Struct

from eventdesk.domain import events as e
from eventdesk.domain.apply import replay, standby_after
from eventdesk.domain.broadcast import Stage, Trouble
from eventdesk.domain.rundown import plan_times
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.show import ShowState
from eventdesk.engine.ports import Clock
from eventdesk.storage.journal import (
    JournalUnreadableError,
    Run,
    ShowJournal,
)
from eventdesk.storage.journal_codec import UnreadableEventError
from eventdesk.storage.plan import Plan

log = logging.getLogger(__name__)


def default_data_dir() -> Path:
    """Where this system keeps an application's data for this user."""
    return Path(platformdirs.user_data_dir("EventDesk", appauthor=False))


def first_moment(sheet: RunSheet) -> datetime:
    """When the show is planned to begin; noon of its day when it has no planned times."""
    spans = plan_times(sheet).spans
    if spans and spans[0][0] is not None:
        return spans[0][0]
    day = sheet.event.date
    return datetime(day.year, day.month, day.day, 12, tzinfo=sheet.event.timezone)


def journal_path(data_dir: Path, sheet: Path, *, rehearsal: bool = False) -> Path:
    """The journal of a sheet's show: one for each place the sheet's file stands.

    A rehearsal has its own, so that it never mixes with the show.
    """
    whole = str(sheet.resolve())
    mark = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    kind = "rehearsals" if rehearsal else "shows"
    # The name is for people who look; the digest is what identifies.
    name = "".join(ch if ch.isascii() and ch.isalnum() else "-" for ch in sheet.stem)[:40]
    return data_dir / kind / f"{name}-{mark}" / "journal.db"


class OpenShow(Struct, frozen=True):
    """A show ready to be conducted. ``resumed``: its run had begun and not ended."""

    state: ShowState
    journal: ShowJournal
    run: str
    resumed: bool


class SheetHasErrorsError(Exception):
    """A sheet with errors cannot go on air."""


def open_show(
    plan: Plan | None, journal: ShowJournal, clock: Clock, *, fresh: bool = False
) -> OpenShow:
    """Open the show of a sheet with its journal; ``plan`` is None for a sheet with errors.

    An unfinished run is taken up where it stood, on the sheet it was running if the file has
    errors by now; ``fresh`` ends it and begins a new one. A journal that cannot be read is left
    as it is: the show begins anew, in memory, and says so. Raises SheetHasErrorsError.
    """
    try:
        unfinished = _unfinished(journal)
        if unfinished is not None and fresh and plan is not None:
            journal.begin(unfinished.id, clock.now())
            journal.append((e.ShowEnded(clock.now()),))
            unfinished = None
        if unfinished is not None and not fresh:
            return _resume(journal, unfinished, plan, clock)
    except (JournalUnreadableError, UnreadableEventError) as error:
        log.error("the journal cannot be read; a new run begins: %s", error)  # noqa: TRY400 # known
        detail = str(error)
        if journal.trouble() is None:
            journal.set_aside(Trouble("journal-corrupt", detail))
    return _begin(journal, plan, clock)


def _unfinished(journal: ShowJournal) -> Run | None:
    runs = journal.runs()
    return runs[-1] if runs and not runs[-1].ended else None


def _begin(journal: ShowJournal, plan: Plan | None, clock: Clock) -> OpenShow:
    if plan is None:
        journal.close()
        raise SheetHasErrorsError
    run = os.urandom(6).hex()
    journal.keep_sheet(plan.digest, plan.text)
    journal.begin(run, clock.now())
    state = ShowState(sheet=plan.sheet)
    events: list[e.Event] = [e.SheetLoaded(clock.now(), plan.digest, plan.sheet)]
    first = standby_after(state, -1)
    if first is not None:
        events.append(e.StandbySet(clock.now(), first))
    journal.append(tuple(events))
    return OpenShow(replay(state, events), journal, run, resumed=False)


def _resume(journal: ShowJournal, run: Run, plan: Plan | None, clock: Clock) -> OpenShow:
    def sheet_of(text: bytes) -> RunSheet:
        if plan is not None and text == plan.text:
            return plan.sheet
        from eventdesk.storage.runsheet import parse  # noqa: PLC0415 # see plan.read_beside

        kept = parse(text, Path.cwd()).sheet
        if kept is None:  # it was good when it was kept
            raise UnreadableEventError("the kept run-sheet cannot be read any more")
        return kept

    events = journal.events(run.id, sheet_of)
    first = next((event for event in events if isinstance(event, e.SheetLoaded)), None)
    if first is None:
        return _begin(journal, plan, clock)
    state = replay(ShowState(sheet=first.sheet), events)
    journal.begin(run.id, clock.now())
    if plan is not None and plan.digest != state.digest:
        change = e.SheetLoaded(clock.now(), plan.digest, plan.sheet)
        journal.keep_sheet(plan.digest, plan.text)
        journal.append((change,))
        state = replay(state, (change,))
    # Whatever was asked of a device before: a broadcast may be on its way before the first GO.
    begun = state.on_air is not None or state.take > 0 or state.broadcast is not Stage.NONE
    return OpenShow(state, journal, run.id, resumed=begun)
