"""The journal: every event of every run of a show, append-only, in one SQLite file.

``append`` returns when the operating system has the rows (they survive ``kill -9``); a thread
of its own then has them written to the disk, so no GO ever waits for a disk. SQLite in WAL mode
does just that: a commit is one write to the ``-wal`` file (sqlite.org/wal.html), and fsync on
that file makes it durable. Checkpoints, which do sync, happen only at open and close.

What cannot be written waits in memory, in order, and the same thread tries again until it can:
once there is trouble, ``append`` costs nothing and the disk is only touched off the GO path.
"""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.events import Event
from eventdesk.domain.runsheet import RunSheet
from eventdesk.engine.threads import Thread, start_thread
from eventdesk.storage.journal_codec import UnreadableEventError, decode, encode
from eventdesk.storage.journal_file import UnfitError, classify, connect, make_ready

log = logging.getLogger(__name__)

RETRY = 1.0  # real seconds between two tries to write what waits in memory


class JournalInUseError(Exception):
    """Another desk has this show open."""


class JournalUnreadableError(Exception):
    """The journal cannot be read; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"{trouble.code}: {trouble.detail}")
        self.trouble = trouble


class Run(Struct, frozen=True):
    """One running of a show, from its first event to ShowEnded."""

    id: str
    began: datetime
    ended: bool


class ShowJournal:
    """The journal of one show. Made by ``open_journal``; one desk at a time writes it."""

    def __init__(
        self, path: Path, lock: sqlite3.Connection | None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self._lock, self._read_only = lock, read_only
        self._run = ""
        self._turn = threading.RLock()  # of all below that both threads touch
        self._db: sqlite3.Connection | None = None
        self._writable = self._aside = self._closed = False
        self._trouble: Trouble | None = None
        self._unsaved: list[tuple[str, tuple[object, ...]]] = []
        self._dirty = threading.Event()
        self._keeper: Thread | None = None

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
                if not rows:
                    raise UnreadableEventError(f"the run-sheet {digest} was not kept")
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
        with self._turn:
            self._aside, self._writable = True, False
            self._trouble = trouble
            self._hang_up()

    def trouble(self) -> Trouble | None:
        """Why events are in memory only, if they are."""
        return self._trouble

    def close(self) -> None:
        """Write what waits, sync everything, fold the WAL into the file, let go of the show."""
        self._closed = True
        self._dirty.set()
        if self._keeper is not None:
            self._keeper.join(timeout=5)
        with self._turn:
            self._save()
            self._writable = False
            self._hang_up()
            if self._lock is not None:
                self._lock.close()
                self._lock = None

    def connect(self) -> None:
        """Open the file. What fails is kept as trouble, and the show goes on in memory."""
        with self._turn:
            self._open()
        if not self._read_only:
            self._keeper = start_thread("journal-keeper", self._keep_safe)

    def _open(self) -> None:
        """Open the file to read, then make it ready to be written: one may work without the
        other, and a show can be taken up again from a full disk."""
        try:
            if self._db is None:
                self._db = connect(self.path, read_only=self._read_only)
            if not self._read_only:
                make_ready(self._db)
                self._writable = True
        except (sqlite3.Error, OSError) as error:
            self._fail(classify(error))
        except UnfitError as error:
            self.set_aside(error.trouble)
            log.error("the journal is set aside: %s", error.trouble.detail)  # noqa: TRY400 # known

    def _hang_up(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _read(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        if self._db is None:
            raise JournalUnreadableError(self._trouble or Trouble("journal-failed"))
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise JournalUnreadableError(classify(error)) from error

    def _write(self, rows: Sequence[tuple[str, tuple[object, ...]]]) -> None:
        with self._turn:
            self._unsaved += rows
            if self._trouble is None:
                self._save()
        self._dirty.set()

    def _save(self) -> bool:
        """Write what waits, in one transaction; tells whether nothing waits any more."""
        if not self._writable or self._db is None:
            return False
        try:
            self._db.execute("BEGIN IMMEDIATE")
            for statement, values in self._unsaved:
                self._db.execute(statement, values)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):  # SQLite may have rolled back already
                self._db.execute("ROLLBACK")
            self._fail(classify(error))
            return False
        self._unsaved.clear()
        return True

    def _keep_safe(self) -> None:
        """The keeper's life: sync what was written, and mend what troubles."""
        wal: int | None = None
        closing = False
        while not closing:
            if not self._closed:
                self._dirty.wait(RETRY if self._trouble and not self._aside else None)
            self._dirty.clear()
            closing = self._closed
            wal = self._sync(wal)
        if wal is not None:
            os.close(wal)

    def _sync(self, wal: int | None) -> int | None:
        """Make durable what the system has, and end the trouble if that is all; gives the WAL."""
        with self._turn:
            if self._aside or (self._trouble is not None and not self._mended()):
                return wal
        try:
            if wal is None:
                wal = os.open(f"{self.path}-wal", os.O_RDWR | getattr(os, "O_BINARY", 0))
            os.fsync(wal)
        except OSError as error:
            self._fail(classify(error))
            return wal
        with self._turn:
            if self._trouble is not None and not self._unsaved:
                log.info("the journal is kept on disk again")
                self._trouble = None
        return wal

    def _mended(self) -> bool:
        if not self._writable:
            self._open()
        return self._save()

    def _fail(self, trouble: Trouble) -> None:
        with self._turn:
            if self._trouble is None or self._trouble.code != trouble.code:
                log.error("the journal is not kept: %s (%s)", trouble.code, trouble.detail)
            self._trouble = trouble


def open_journal(path: Path, *, read_only: bool = False) -> ShowJournal:
    """Open, or make, the journal at ``path``. Raises JournalInUseError when another desk has it.

    ``read_only`` is for looking on (the as-run of a show that runs): it takes no lock, makes
    nothing and writes nothing.
    """
    lock = None
    if not read_only:
        with suppress(OSError):  # an unwritable folder shows as the journal's own trouble
            path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(path.with_suffix(".lock"))
    journal = ShowJournal(path, lock, read_only=read_only)
    journal.connect()
    return journal


def _lock(path: Path) -> sqlite3.Connection | None:
    """A lock that dies with its process, on every system: SQLite's own, on an empty file."""
    try:
        lock = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0)
    except sqlite3.Error:
        return None  # the folder is unwritable: the journal itself will say so
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise JournalInUseError(str(path.parent)) from error
        return None  # unwritable or damaged: not worth a show
    return lock
