"""The journal: every event in order, append-only, durable off the GO path, for one desk."""

import os
import sqlite3
import threading

import pytest

from eventdesk.domain import events as e
from eventdesk.storage import journal as journal_module
from eventdesk.storage.journal import JournalInUseError, JournalUnreadableError, open_journal
from eventdesk.storage.journal_codec import UnreadableEventError
from support.journals import PATIENCE, T, desk, nth, numbers, until
from support.sheets import three_cues

PLAN = three_cues()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "shows" / "journal.db"


@pytest.fixture
def opened(path):
    journals = []

    def open_it(where=path, **options):
        journals.append(open_journal(where, **options))
        return journals[-1]

    yield open_it
    for journal in journals:
        journal.close()


@pytest.fixture
def journal(opened):
    journal = opened()
    journal.begin("run-1", T)
    return journal


def events(journal, run="run-1"):
    return journal.events(run, lambda text: PLAN)


def test_events_are_read_back_in_order(journal):
    journal.append((nth(1), nth(2)))
    journal.append((nth(3),))
    assert events(journal) == (nth(1), nth(2), nth(3))
    assert journal.trouble() is None


def test_they_are_there_after_closing_and_opening_again(journal, opened):
    journal.append((nth(1),))
    journal.close()
    again = opened()
    again.begin("run-1", T)
    again.append((nth(2),))
    assert numbers(events(again)) == [1, 2]


def test_closing_leaves_one_file_that_holds_everything(journal, path):
    journal.append((nth(1),))
    journal.close()
    journal.close()
    assert sorted(each.name for each in path.parent.iterdir()) == ["journal.db", "journal.lock"]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM event").fetchone() == (1,)
    db.close()


def test_runs_are_told_apart_and_an_ended_one_is_known(journal):
    journal.append((nth(1), e.ShowEnded(T)))
    journal.begin("run-2", T)
    journal.append((nth(2),))
    assert [(run.id, run.ended, run.began) for run in journal.runs()] == [
        ("run-1", True, T),
        ("run-2", False, T),
    ]
    assert numbers(events(journal, "run-2")) == [2]


def test_beginning_a_run_again_takes_it_up(journal):
    journal.append((nth(1),))
    journal.begin("run-1", T)
    journal.append((nth(2),))
    assert len(journal.runs()) == 1
    assert numbers(events(journal)) == [1, 2]


def test_a_sheet_is_kept_once_with_its_text(journal):
    journal.keep_sheet("digest", b"text")
    journal.keep_sheet("digest", b"text")
    journal.append((e.SheetLoaded(T, "digest", PLAN), e.SheetLoaded(T, "digest", PLAN)))
    parsed = []

    def parse(text):
        parsed.append(text)
        return PLAN

    found = journal.events("run-1", parse)
    assert [event.sheet for event in found] == [PLAN, PLAN]
    assert parsed == [b"text"]


def test_a_sheet_that_was_not_kept_is_an_error(journal):
    journal.append((e.SheetLoaded(T, "lost", PLAN),))
    with pytest.raises(UnreadableEventError, match="lost"):
        events(journal)


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET data = '{}'", "DELETE FROM event", "DELETE FROM event WHERE 1"]
)
def test_what_was_kept_can_be_neither_changed_nor_removed(journal, path, statement):
    journal.append((nth(1),))
    db = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(statement)
    db.close()
    assert numbers(events(journal)) == [1]


@pytest.mark.parametrize("column", ["kind = 'CueFlown'", "version = 99"])
def test_a_row_of_a_newer_desk_is_refused_and_not_skipped(journal, path, column):
    journal.append((nth(1), nth(2)))
    journal.close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("DROP TRIGGER event_is_kept")
    db.execute(f"UPDATE event SET {column} WHERE number = 2")
    db.close()
    again = open_journal(path)
    with pytest.raises(UnreadableEventError, match="newer"):
        events(again)
    again.close()


@pytest.mark.expected_log("the journal is set aside")
def test_a_file_of_a_newer_desk_is_left_as_it_is(journal, path):
    journal.close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA user_version = 2")
    db.close()
    before = path.read_bytes()
    again = open_journal(path)
    assert again.trouble().code == "journal-newer"
    with pytest.raises(JournalUnreadableError):
        again.runs()
    again.append((nth(1),))
    again.close()
    assert path.read_bytes() == before


# One desk at a time


def test_a_second_desk_is_refused_until_the_first_has_closed(journal, path):
    with pytest.raises(JournalInUseError):
        open_journal(path)
    journal.close()
    open_journal(path).close()


def test_another_process_that_died_holds_nothing(path):
    other = desk("open_journal(path); say('open'); threading.Event().wait(60)", path)
    assert other.stdout.readline() == "open\n"
    with pytest.raises(JournalInUseError):
        open_journal(path)
    other.kill()
    other.communicate()
    open_journal(path).close()


def test_looking_on_needs_no_lock_and_sees_what_is_kept(journal, opened):
    journal.append((nth(1),))
    looker = opened(read_only=True)
    assert numbers(events(looker)) == [1]
    journal.append((nth(2),))
    assert numbers(events(looker)) == [1, 2]
    looker.close()
    journal.append((nth(3),))
    assert journal.trouble() is None


def test_looking_on_changes_nothing(journal, path):
    journal.append((nth(1),))
    journal.close()
    before = path.read_bytes()
    looker = open_journal(path, read_only=True)
    assert numbers(events(looker)) == [1]
    looker.close()
    assert path.read_bytes() == before


@pytest.mark.expected_log("the journal is not kept")
def test_looking_for_a_journal_that_is_not_there_makes_none(path):
    path.parent.mkdir()
    looker = open_journal(path, read_only=True)
    with pytest.raises(JournalUnreadableError):
        looker.runs()
    looker.close()
    assert list(path.parent.iterdir()) == []


# Off the GO path


class Disk:
    """An fsync that stands until it is let go, and counts."""

    def __init__(self, monkeypatch):
        self.begun, self.free = threading.Semaphore(0), threading.Event()
        self.threads = []
        self.real = os.fsync
        monkeypatch.setattr(journal_module.os, "fsync", self)

    def __call__(self, handle):
        self.threads.append(threading.current_thread().name)
        self.begun.release()
        assert self.free.wait(PATIENCE)
        self.real(handle)


def test_an_append_waits_for_no_disk(path, monkeypatch):
    disk = Disk(monkeypatch)
    journal = open_journal(path)
    journal.begin("run-1", T)
    assert disk.begun.acquire(timeout=PATIENCE)  # the disk stands from here on
    for number in range(20):
        journal.append((nth(number),))
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM event").fetchone() == (20,)
    db.close()
    assert not disk.free.is_set()
    disk.free.set()
    journal.close()
    assert set(disk.threads) == {"journal-keeper"}
    assert len(disk.threads) >= 2


def test_sqlite_itself_syncs_with_checkpoints_only(journal):
    """NORMAL (1): FULL would sync in the append, with GO waiting (sqlite.org/pragma.html)."""
    assert journal._db.execute("PRAGMA synchronous").fetchone() == (1,)
    assert journal._db.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_every_append_is_followed_by_an_fsync(journal, monkeypatch):
    disk = Disk(monkeypatch)
    disk.free.set()
    for number in range(5):
        while disk.begun.acquire(blocking=False):
            pass
        journal.append((nth(number),))
        assert disk.begun.acquire(timeout=PATIENCE)


def test_the_wal_only_grows_while_the_show_runs(journal, path):
    """A checkpoint would write and sync the whole of it with some GO."""
    wal, main = path.with_name("journal.db-wal"), path.read_bytes()
    sizes = [wal.stat().st_size]
    for number in range(450):
        journal.append((nth(number),) * 4)
        sizes.append(wal.stat().st_size)
    assert sizes == sorted(set(sizes))
    assert sizes[-1] > 1000 * 4096  # past SQLite's own checkpoint at 1,000 pages
    assert path.read_bytes() == main


def test_a_long_wal_of_a_killed_desk_is_folded_in_at_the_next_opening(path):
    killed = desk(
        "j = open_journal(path); j.begin('run-1', T)\n"
        "for n in range(50): j.append((nth(n),))\n"
        "say('kept'); threading.Event().wait(60)",
        path,
    )
    assert killed.stdout.readline() == "kept\n"
    killed.kill()
    killed.communicate()
    wal = path.with_name("journal.db-wal")
    before = wal.stat().st_size
    journal = open_journal(path)
    assert wal.stat().st_size < before
    assert numbers(events(journal)) == list(range(50))
    journal.close()


# kill -9


KILLED = """
journal = open_journal(path)
journal.begin("run-1", T)
say("ready")
for number in range(100_000):
    journal.append((nth(number),))
    say(number)
"""


@pytest.mark.parametrize("acknowledged", [0, 1, 2, 7, 40, 333])
def test_no_row_that_was_acknowledged_is_lost_by_a_kill(path, acknowledged):
    process = desk(KILLED, path)
    assert process.stdout.readline() == "ready\n"
    for number in range(acknowledged):
        assert process.stdout.readline() == f"{number}\n"
    process.kill()  # SIGKILL, wherever it is by now
    said, _ = process.communicate()
    last = [acknowledged - 1, *(int(line) for line in said.split("\n")[:-1] if line)][-1]
    journal = open_journal(path)
    kept = numbers(events(journal))
    assert kept == list(range(len(kept)))
    assert len(kept) > last
    assert journal.trouble() is None
    journal.begin("run-1", T)
    journal.append((nth(len(kept)),))
    assert numbers(events(journal))[-1] == len(kept)
    journal.close()


def test_a_desk_can_be_killed_again_and_again(path):
    for round_ in range(3):
        process = desk(KILLED, path)
        process.stdout.readline()
        for _ in range(5):
            process.stdout.readline()
        process.kill()
        process.communicate()
        journal = open_journal(path, read_only=True)
        assert len(events(journal)) >= 5 * (round_ + 1)
        journal.close()


def test_what_waits_is_synced_when_the_journal_closes(path, monkeypatch):
    disk = Disk(monkeypatch)
    journal = open_journal(path)
    journal.begin("run-1", T)
    assert disk.begun.acquire(timeout=PATIENCE)
    journal.append((nth(1),))
    disk.free.set()
    journal.close()
    until(lambda: len(disk.threads) >= 2, "the last fsync")
