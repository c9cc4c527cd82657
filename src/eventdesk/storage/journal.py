"""The journal: every event of every run of a show, append-only, in one SQLite file.

``append`` returns when the operating system has the rows (they survive ``kill -9``); a thread
of its own then has them written to the disk, so no GO ever waits for a disk. SQLite in WAL mode
does just that: a commit is one write to the ``-wal`` file (sqlite.org/wal.html), and fsync on
that file makes it durable. Checkpoints, which do sync, happen only at open and close.
"""

import errno
import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.events import Event
from eventdesk.domain.runsheet import RunSheet
from eventdesk.engine.threads import Thread, start_thread
from eventdesk.storage.journal_codec import decode, encode

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS run (id TEXT PRIMARY KEY, began TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sheet (digest TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS event (
  number INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES run (id), at TEXT NOT NULL,
  kind TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS event_of_run ON event (run, number);
CREATE TRIGGER IF NOT EXISTS event_is_kept BEFORE UPDATE ON event
  BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS event_stays BEFORE DELETE ON event
  BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
PRAGMA user_version = 1;
"""


class JournalInUseError(Exception):
    """Another desk has this show open."""


class JournalUnreadableError(Exception):
    """The journal cannot be read; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"{trouble.code}: {trouble.detail}")
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Run:
    """One running of a show, from its first event to ShowEnded."""

    id: str
    began: datetime
    ended: bool


class ShowJournal:
    """The journal of one show. Made by ``open_journal``; one desk at a time writes it."""

    def __init__(self, path: Path, lock: sqlite3.Connection | None) -> None:
        self.path = path
        self._lock = lock
        self._run = ""
        self._db: sqlite3.Connection | None = None
        self._trouble: Trouble | None = None
        self._unsaved: list[tuple[str, tuple[object, ...]]] = []
        self._wal: int | None = None
        self._dirty = threading.Event()
        self._closed = False
        self._syncer: Thread | None = None

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first. Raises JournalUnreadableError."""
        rows = self._read(
            "SELECT id, began, EXISTS (SELECT 1 FROM event WHERE run = run.id AND "
            "kind = 'ShowEnded') FROM run ORDER BY rowid"
        )
        return tuple(Run(id_, datetime.fromisoformat(began), bool(e)) for id_, began, e in rows)

    def events(self, run: str, parse: Callable[[bytes], RunSheet]) -> tuple[Event, ...]:
        """All events of a run, in order; ``parse`` makes a RunSheet of a kept sheet's text.

        Raises JournalUnreadableError, and UnreadableEventError for a row it cannot read.
        """
        sheets: dict[str, RunSheet] = {}

        def sheet(digest: str) -> RunSheet:
            if digest not in sheets:
                rows = self._read("SELECT text FROM sheet WHERE digest = ?", digest)
                sheets[digest] = parse(rows[0][0])
            return sheets[digest]

        rows = self._read(
            "SELECT kind, version, data FROM event WHERE run = ? ORDER BY number", run
        )
        return tuple(decode(kind, version, data, sheet) for kind, version, data in rows)

    def begin(self, run: str, now: datetime) -> None:
        """Events go to this run from now on; it is made if it is new."""
        self._run = run
        self._write([("INSERT OR IGNORE INTO run VALUES (?, ?)", (run, now.isoformat()))])

    def keep_sheet(self, digest: str, text: bytes) -> None:
        """Keep a plan's text, so that a run can be replayed whatever becomes of its file."""
        self._write([("INSERT OR IGNORE INTO sheet VALUES (?, ?)", (digest, text))])

    def append(self, events: tuple[Event, ...]) -> None:
        """Give the events to the operating system. Never raises: see ``trouble``."""
        statement = "INSERT INTO event (run, at, kind, version, data) VALUES (?, ?, ?, ?, ?)"
        rows = [(statement, (self._run, event.at.isoformat(), *encode(event))) for event in events]
        self._write(rows)

    def set_aside(self, trouble: Trouble) -> None:
        """Touch the file no more, it holds what nobody can read: go on in memory only."""
        if self._db is not None:
            self._db.close()
        self._db = None
        self._trouble = trouble

    def trouble(self) -> Trouble | None:
        """Why events are in memory only, if they are."""
        return self._trouble

    def close(self) -> None:
        """Sync everything, fold the WAL into the file, let go of the show."""
        self._closed = True
        self._dirty.set()
        if self._syncer is not None:
            self._syncer.join(timeout=5)
        if self._wal is not None:
            os.close(self._wal)
            self._wal = None
        for connection in (self._db, self._lock):
            if connection is not None:
                connection.close()
        self._db = self._lock = None

    def connect(self) -> None:
        """Open the file. What fails is kept as trouble, and the show goes on in memory."""
        try:
            self._db = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None)
            # The writer and the syncer are the only two; a reader never holds a writer up in WAL.
            self._db.execute("PRAGMA busy_timeout = 2000")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA wal_autocheckpoint = 0")
            self._db.executescript(SCHEMA)
            self._wal = os.open(f"{self.path}-wal", os.O_RDWR | getattr(os, "O_BINARY", 0))
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
            return
        self._syncer = start_thread("journal-sync", self._sync)

    def _read(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        if self._db is None:
            raise JournalUnreadableError(self._trouble or Trouble("journal-failed"))
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise JournalUnreadableError(_classify(error)) from error

    def _write(self, rows: Sequence[tuple[str, tuple[object, ...]]]) -> None:
        """Write what waits and these rows, in one transaction; keep them for later if it fails."""
        self._unsaved += rows
        if self._db is None:
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            for statement, values in self._unsaved:
                self._db.execute(statement, values)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):  # SQLite may have rolled back already
                self._db.execute("ROLLBACK")
            self._fail(error)
            return
        self._unsaved.clear()
        if self._trouble is not None:
            log.info("the journal is kept on disk again")
            self._trouble = None
        self._dirty.set()

    def _sync(self) -> None:
        while not self._closed:
            self._dirty.wait()
            self._dirty.clear()
            try:
                if self._wal is not None:
                    os.fsync(self._wal)
            except OSError as error:
                self._fail(error)

    def _fail(self, error: Exception) -> None:
        trouble = _classify(error)
        if self._trouble is None or self._trouble.code != trouble.code:
            log.error("the journal is not kept: %s (%s)", trouble.code, trouble.detail)
        self._trouble = trouble


def open_journal(path: Path, *, read_only: bool = False) -> ShowJournal:
    """Open, or make, the journal at ``path``. Raises JournalInUseError when another desk has it.

    ``read_only`` is for looking on (the as-run of a show that runs): it takes no lock.
    """
    lock = None
    if not read_only:
        with suppress(OSError):  # an unwritable folder shows as the journal's own trouble
            path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(path.with_suffix(".lock"))
    journal = ShowJournal(path, lock)
    journal.connect()
    return journal


def _lock(path: Path) -> sqlite3.Connection | None:
    """A lock that dies with its process, on every system: SQLite's own, on an empty file."""
    try:
        lock = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise JournalInUseError(str(path.parent)) from error
        return None  # the folder is unwritable: the journal itself will say so
    except sqlite3.DatabaseError:
        return None  # damaged lock file: not worth a show
    return lock


def _classify(error: Exception) -> Trouble:
    text = str(error)
    if "full" in text or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return Trouble("disk-full", text)
    if any(word in text for word in ("readonly", "unable to open", "Permission", "Read-only")):
        return Trouble("journal-readonly", text)
    if any(word in text for word in ("malformed", "not a database", "corrupt")):
        return Trouble("journal-corrupt", text)
    return Trouble("journal-failed", text)
