"""A full disk, a broken file, a folder that cannot be written: told, and the show goes on."""

import shutil
import sqlite3
import subprocess

import pytest

from eventdesk.storage import journal as journal_module
from eventdesk.storage.journal import JournalUnreadableError, open_journal
from support.journals import T, desk, nth, numbers, output, until
from support.sheets import three_cues

resource = pytest.importorskip("resource")  # Windows has no limits of this kind
PLAN = three_cues()
NOT_KEPT = pytest.mark.expected_log("the journal is not kept")


def events(journal):
    return journal.events("run-1", lambda text: PLAN)


def read_all(journal):
    """As a desk that opens a show does."""
    return journal.runs(), events(journal)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY", 0.05)


@pytest.fixture
def kept(path):
    """A closed journal with 200 events."""
    journal = open_journal(path)
    journal.begin("run-1", T)
    journal.append(tuple(nth(number) for number in range(200)))
    journal.close()
    return path


def damage_tail(content):
    return content[: len(content) // 2]


def damage_page(content):
    return content[:4096] + b"\xa5" * (len(content) - 4096)


def damage_header(content):
    return b"\0" * 100 + content[100:]


def garbage(content):
    return b"Not a journal at all. " * 1000


@pytest.mark.parametrize("damage", [damage_tail, damage_page, damage_header, garbage])
@NOT_KEPT
def test_a_broken_file_is_told_and_the_show_goes_on_in_memory(kept, damage):
    broken = damage(kept.read_bytes())
    kept.write_bytes(broken)
    journal = open_journal(kept)
    with pytest.raises(JournalUnreadableError) as found:
        read_all(journal)
    assert found.value.trouble.code == "journal-corrupt"
    if journal.trouble() is None:  # it opened: what reads it sets it aside
        journal.set_aside(found.value.trouble)
    assert journal.trouble().code == "journal-corrupt"
    for number in range(5):
        journal.append((nth(number),))
    journal.close()
    assert kept.read_bytes() == broken


@pytest.mark.parametrize("size", [1, 99, 100, 511, 4095, 4096, 4097, 12_000])
@pytest.mark.expected_log("the journal is not kept", "the journal is set aside")
def test_a_file_cut_off_anywhere_is_told_and_left_as_it_is(kept, size):
    cut = kept.read_bytes()[:size]
    kept.write_bytes(cut)
    journal = open_journal(kept)
    with pytest.raises(JournalUnreadableError) as found:
        read_all(journal)
    assert found.value.trouble.code == "journal-corrupt"
    journal.set_aside(found.value.trouble)
    journal.append((nth(1),))
    journal.close()
    assert kept.read_bytes() == cut


@pytest.mark.expected_log("the journal is set aside")
def test_an_empty_file_beside_a_wal_is_not_taken_for_a_new_one(path):
    """SQLite would delete the WAL, and the show with it."""
    killed = desk("j = open_journal(path); j.begin('run-1', T); say('kept'); os._exit(9)", path)
    assert killed.stdout.readline() == "kept\n"
    killed.communicate()
    path.write_bytes(b"")
    wal = path.with_name("journal.db-wal")
    before = wal.read_bytes()
    assert before
    journal = open_journal(path)
    assert journal.trouble().code == "journal-corrupt"
    journal.append((nth(1),))
    journal.close()
    assert wal.read_bytes() == before


@NOT_KEPT
def test_a_journal_that_breaks_while_the_show_runs_is_told(path):
    journal = open_journal(path)
    journal.begin("run-1", T)
    # As another program would: the table is gone.
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("DROP TABLE event")
    db.close()
    journal.append((nth(1),))
    assert journal.trouble().code == "journal-failed"
    journal.append((nth(2),))
    journal.close()


@NOT_KEPT
def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file stands where the folder should: nobody can write there, not even root."""
    (tmp_path / "file").write_text("in the way")
    journal = open_journal(tmp_path / "file" / "journal.db")
    assert journal.trouble().code == "journal-readonly"
    with pytest.raises(JournalUnreadableError):
        journal.runs()
    journal.begin("run-1", T)
    journal.append((nth(1),))
    journal.close()


@NOT_KEPT
def test_what_could_not_be_kept_is_kept_when_it_can_be(tmp_path):
    in_the_way = tmp_path / "folder"
    in_the_way.write_text("in the way")
    path = in_the_way / "journal.db"
    journal = open_journal(path)
    journal.begin("run-1", T)
    for number in range(3):
        journal.append((nth(number),))
    in_the_way.unlink()
    in_the_way.mkdir()
    until(lambda: journal.trouble() is None, "the journal is kept again")
    journal.append((nth(3),))
    journal.close()
    again = open_journal(path)
    assert numbers(events(again)) == [0, 1, 2, 3]
    again.close()


@NOT_KEPT
def test_what_waits_is_written_at_the_latest_when_the_journal_closes(path, monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY", 3600.0)
    journal = open_journal(path)
    journal.begin("run-1", T)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    journal.append((nth(1),))
    assert journal.trouble().code == "journal-failed"  # locked: GO waits a tenth of a second
    other.execute("ROLLBACK")
    other.close()
    journal.close()
    again = open_journal(path)
    assert numbers(events(again)) == [1]
    again.close()


@NOT_KEPT
def test_a_sync_that_fails_is_told_until_one_succeeds(path, monkeypatch):
    fails = [OSError(28, "No space left on device")]
    real = journal_module.os.fsync

    def fsync(handle):
        if fails:
            raise fails[0]
        real(handle)

    journal = open_journal(path)
    journal.begin("run-1", T)
    monkeypatch.setattr(journal_module.os, "fsync", fsync)
    journal.append((nth(1),))
    until(lambda: journal.trouble() is not None, "the trouble is told")
    assert journal.trouble().code == "disk-full"
    journal.append((nth(2),))
    fails.clear()
    until(lambda: journal.trouble() is None, "the trouble is over")
    assert numbers(events(journal)) == [1, 2]
    journal.close()


LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = open_journal(path)
journal.begin("run-1", T)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
number = 0
while journal.trouble() is None:
    journal.append((nth(number),))
    number += 1
say("full", journal.trouble().code)
for number in range(number, number + 50):
    journal.append((nth(number),))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
until(lambda: journal.trouble() is None, "mended")
journal.append((nth(number + 1),))
journal.close()
say(number + 2)
"""


def test_a_file_that_may_not_grow_is_told_and_written_when_it_may(path):
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    full, count = output(desk(LIMITED, path))
    assert full == "full journal-failed"
    journal = open_journal(path)
    assert numbers(events(journal)) == list(range(int(count)))
    journal.close()


FULL = """
import subprocess
from contextlib import suppress
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", str(path.parent)], check=True)
ballast = path.parent / "ballast"

def first_desk():
    journal = open_journal(path)
    journal.begin("run-1", T)
    number = 0
    while journal.trouble() is None:
        journal.append((nth(number),))
        number += 1
        if number == 20:
            with ballast.open("wb", buffering=0) as file, suppress(OSError):
                while True:
                    file.write(b"x" * 4096)
    for number in range(number, number + 50):
        journal.append((nth(number),))
    say(journal.trouble().code)
    os._exit(9)  # as a kill would: what waited in memory is gone

desk = os.fork()
if not desk:
    first_desk()
os.waitpid(desk, 0)
# A desk that comes back to a full disk can read what there is, and tells.
journal = open_journal(path)
say(*(run.id for run in journal.runs()), len(journal.events("run-1", None)) >= 20)
journal.begin("run-1", T)
journal.append((nth(1000),))
while journal.trouble() is None:  # some room may have come free with the first desk
    journal.append((nth(1000),) * 100)
say(journal.trouble().code)
ballast.unlink()
until(lambda: journal.trouble() is None, "mended")
say(numbers(journal.events("run-1", None))[-1])
journal.close()
"""
PRIVATE_MOUNT = ["unshare", "--map-root-user", "--mount"]


def test_a_full_disk_is_told_and_a_show_comes_back_from_it(tmp_path):
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([*PRIVATE_MOUNT, "true"], check=False).returncode != 0:
        pytest.skip("this system gives no private mounts, so no disk can be filled")
    folder = tmp_path / "small"
    folder.mkdir()
    first, read, again, last = output(desk(FULL, folder / "journal.db", wrap=PRIVATE_MOUNT))
    assert first == again == "disk-full"
    assert read == "run-1 True"
    assert last == "1000"
