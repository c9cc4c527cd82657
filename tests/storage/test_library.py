"""A show is opened where it stood: its sheet, its journal, its state."""

from datetime import UTC, datetime

import pytest

from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage
from eventdesk.engine.clocks import ManualClock
from eventdesk.storage.journal import JournalInUseError, open_journal
from eventdesk.storage.library import (
    SheetHasErrorsError,
    first_moment,
    journal_path,
    open_show,
)
from eventdesk.storage.plan import read_plan

SHEET = """\
eventdesk: 1
event: {title: Two, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}
sessions:
  - id: only
    title: Only
    start: "09:00"
    cues:
      - {id: one, title: One, duration: 10m, scene: A}
      - {id: two, title: Two, duration: 10m, scene: B}
"""


@pytest.fixture
def clock():
    return ManualClock(datetime(2026, 4, 23, tzinfo=UTC))


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "show.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def journal(tmp_path, sheet):
    return journal_path(tmp_path / "data", sheet)


def take(show, clock, cue, number):
    show.journal.append((e.CueTaken(clock.now(), cue, number),))


def test_a_new_show_has_its_first_cue_on_standby(sheet, journal, clock):
    show = open_show(read_plan(sheet), open_journal(journal), clock)
    assert (show.state.standby, show.resumed) == ("one", False)
    show.journal.close()


def test_an_unfinished_run_is_taken_up_at_its_cue_with_its_clock_running(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    take(first, clock, "one", 1)
    began = clock.now()
    first.journal.close()
    clock.move(125)
    again = open_show(read_plan(sheet), open_journal(journal), clock)
    assert again.resumed
    assert again.run == first.run
    assert again.state.on_air.cue.id == "one"
    assert again.state.on_air.taken_at == began
    assert again.state.on_air.elapsed(clock.now()).total_seconds() == 125
    again.journal.close()


def test_a_finished_run_is_not_taken_up(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    take(first, clock, "one", 1)
    first.journal.append((e.ShowEnded(clock.now()),))
    first.journal.close()
    again = open_show(read_plan(sheet), open_journal(journal), clock)
    assert not again.resumed
    assert again.run != first.run
    again.journal.close()


def test_fresh_ends_the_unfinished_run_and_keeps_it(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    take(first, clock, "one", 1)
    first.journal.close()
    again = open_show(read_plan(sheet), open_journal(journal), clock, fresh=True)
    assert again.state.on_air is None
    assert [(run.id, run.ended) for run in again.journal.runs()] == [
        (first.run, True),
        (again.run, False),
    ]
    again.journal.close()


def test_a_sheet_changed_meanwhile_is_followed_but_the_cue_on_air_stays(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    take(first, clock, "one", 1)
    first.journal.close()
    sheet.write_text(SHEET.replace("title: One", "title: Changed"), encoding="utf-8")
    again = open_show(read_plan(sheet), open_journal(journal), clock)
    assert again.state.sheet.cue("one").title.best() == "Changed"
    assert again.state.on_air.cue.title.best() == "One"
    again.journal.close()


def test_a_sheet_with_errors_does_not_keep_an_unfinished_run_from_going_on(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    take(first, clock, "one", 1)
    first.journal.close()
    sheet.write_text(SHEET.replace("duration: 10m", "duration: 10"), encoding="utf-8")
    plan = read_plan(sheet)
    assert plan is None
    again = open_show(plan, open_journal(journal), clock)
    assert again.state.on_air.cue.id == "one"
    again.journal.close()


def test_a_broadcast_asked_for_before_the_first_go_makes_the_run_a_resumed_one(
    sheet, journal, clock
):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    first.journal.append((e.BroadcastAsked(clock.now(), Stage.PREVIEW),))
    first.journal.close()
    again = open_show(read_plan(sheet), open_journal(journal), clock)
    assert again.resumed, "nothing may move on YouTube before the operator's word"
    again.journal.close()


def test_fresh_with_a_sheet_with_errors_ends_nothing(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    take(first, clock, "one", 1)
    first.journal.close()
    with pytest.raises(SheetHasErrorsError):
        open_show(None, open_journal(journal), clock, fresh=True)
    again = open_show(None, open_journal(journal), clock)
    assert again.state.on_air.cue.id == "one"
    again.journal.close()


def test_a_sheet_with_errors_cannot_begin_a_show(journal, clock):
    with pytest.raises(SheetHasErrorsError):
        open_show(None, open_journal(journal), clock)


def test_a_show_that_is_open_is_not_opened_twice(sheet, journal, clock):
    first = open_show(read_plan(sheet), open_journal(journal), clock)
    with pytest.raises(JournalInUseError):
        open_show(read_plan(sheet), open_journal(journal), clock)
    first.journal.close()


@pytest.mark.expected_log("journal")
def test_a_journal_nobody_can_read_is_left_alone_and_the_show_begins_in_memory(
    sheet, journal, clock
):
    journal.parent.mkdir(parents=True)
    journal.write_bytes(b"not a journal at all" * 500)
    show = open_show(read_plan(sheet), open_journal(journal), clock)
    assert show.journal.trouble() is not None
    assert show.state.standby == "one"
    show.journal.close()
    assert journal.read_bytes() == b"not a journal at all" * 500


def test_rehearsals_and_shows_never_share_a_journal(tmp_path, sheet):
    assert journal_path(tmp_path, sheet) != journal_path(tmp_path, sheet, rehearsal=True)


def test_a_korean_file_name_gives_a_plain_folder_of_its_own(tmp_path):
    one = journal_path(tmp_path, tmp_path / "행사.yaml")
    other = journal_path(tmp_path, tmp_path / "회의.yaml")
    assert one != other
    assert one.parent.name.isascii()


def test_the_first_moment_is_the_planned_start_in_the_events_zone(sheet):
    assert first_moment(read_plan(sheet).sheet).isoformat() == "2026-04-23T00:00:00+00:00"


def test_without_planned_times_the_first_moment_is_noon(sheet):
    sheet.write_text(SHEET.replace('    start: "09:00"\n', ""), encoding="utf-8")
    assert first_moment(read_plan(sheet).sheet).isoformat() == "2026-04-23T12:00:00+09:00"
