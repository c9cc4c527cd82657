"""The ledger on disk: shared by desks, kept by day, and no show waits for a broken disk."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from eventdesk.storage.youtube_ledger import YouTubeLedger

TODAY = date(2026, 9, 1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "youtube.db"


def test_desks_of_one_project_count_together_and_others_apart(path):
    one, other = YouTubeLedger(path, "123"), YouTubeLedger(path, "123")
    one.book(TODAY, "liveBroadcasts.insert", 50)
    other.book(TODAY, "liveBroadcasts.list", 1)
    one.book(TODAY, "liveBroadcasts.list", 1)
    assert (one.used(TODAY), other.used(TODAY)) == (52, 52)
    assert one.by_method(TODAY) == {"liveBroadcasts.insert": (1, 50), "liveBroadcasts.list": (2, 2)}
    assert YouTubeLedger(path, "999").used(TODAY) == 0
    assert one.used(TODAY + timedelta(days=1)) == 0


def test_an_exceeded_day_is_known_to_every_desk_until_the_next(path):
    one, other = YouTubeLedger(path, "123"), YouTubeLedger(path, "123")
    one.note_exceeded(TODAY, True)
    assert other.exceeded(TODAY)
    assert not other.exceeded(TODAY + timedelta(days=1))
    other.note_exceeded(TODAY, False)
    assert not YouTubeLedger(path, "123").exceeded(TODAY)


def test_the_last_refresh_is_kept(path):
    when = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
    YouTubeLedger(path, "123").note_refresh("UCone", when)
    assert YouTubeLedger(path, "123").last_refresh("UCone") == when
    assert YouTubeLedger(path, "123").last_refresh("UCtwo") is None


def test_old_days_are_forgotten(path):
    ledger = YouTubeLedger(path, "123")
    ledger.book(TODAY, "videos.list", 1)
    later = TODAY + timedelta(days=90)
    ledger.book(later, "videos.list", 1)
    assert (ledger.used(TODAY), ledger.used(later)) == (0, 1)


def test_processes_that_book_at_once_lose_nothing(path):
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from eventdesk.storage.youtube_ledger import YouTubeLedger\n"
        "ledger = YouTubeLedger(Path(sys.argv[1]), '123')\n"
        "for _ in range(40): ledger.book(date(2026, 9, 1), 'videos.list', 1)\n"
    )
    desks = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(3)]
    assert [desk.wait(60) for desk in desks] == [0, 0, 0]
    assert YouTubeLedger(path, "123").used(TODAY) == 120


@pytest.mark.expected_log("counted in memory only")
def test_a_broken_file_is_told_once_and_counting_goes_on(path, caplog):
    path.parent.mkdir()
    path.write_bytes(b"nonsense" * 1000)
    ledger = YouTubeLedger(path, "123")
    for _ in range(3):
        ledger.book(TODAY, "videos.list", 1)
    ledger.note_exceeded(TODAY, True)
    when = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
    ledger.note_refresh("UC", when)
    assert (ledger.used(TODAY), ledger.exceeded(TODAY)) == (3, True)
    assert ledger.last_refresh("UC") == when
    assert ledger.by_method(TODAY) == {}
    told = [record for record in caplog.records if "memory only" in record.getMessage()]
    assert len(told) == 1


@pytest.mark.expected_log("counted in memory only")
def test_a_disk_that_fails_later_counts_on_from_what_was_read(path):
    ledger = YouTubeLedger(path, "123")
    ledger.book(TODAY, "videos.update", 50)
    assert ledger.used(TODAY) == 50
    path.write_bytes(b"nonsense" * 1000)
    ledger.book(TODAY, "videos.list", 1)
    assert ledger.used(TODAY) == 51
