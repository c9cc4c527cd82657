"""The journal's file: its tables, how SQLite is set up for it, and what its errors mean."""

import errno
import sqlite3
from pathlib import Path

from eventdesk.domain.broadcast import Trouble

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
VERSION = 1

_OPENING, _RUNNING = 2000, 100
"""Milliseconds to wait for another's lock on the file: while opening, and with GO waiting."""
_HEADER = 100  # bytes at the start of every SQLite file (sqlite.org/fileformat.html)


class UnfitError(Exception):
    """This file is not for this desk to write; ``trouble`` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.detail)
        self.trouble = trouble


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file, made if need be; reading may fail later. Raises UnfitError, sqlite3.Error
    and OSError."""
    wal, size = Path(f"{path}-wal"), path.stat().st_size if path.exists() else 0
    if size < _HEADER and (size or (wal.exists() and wal.stat().st_size)):
        # SQLite takes this for a new file and deletes the WAL, with all that is left of the show.
        raise UnfitError(Trouble("journal-corrupt", f"{path.name} is cut off: {size} bytes"))
    address = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rwc")
    return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)


def make_ready(db: sqlite3.Connection) -> None:
    """Make the file one that rows can be appended to. Raises UnfitError and sqlite3.Error."""
    db.execute(f"PRAGMA busy_timeout = {_OPENING}")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise UnfitError(Trouble("journal-newer", f"version {version}"))
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if version < VERSION:
        db.executescript(SCHEMA)
    db.execute(f"PRAGMA busy_timeout = {_RUNNING}")


_SQLITE_CODES = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_READONLY: "journal-readonly",
    sqlite3.SQLITE_CANTOPEN: "journal-readonly",
    sqlite3.SQLITE_PERM: "journal-readonly",
    sqlite3.SQLITE_CORRUPT: "journal-corrupt",
    sqlite3.SQLITE_NOTADB: "journal-corrupt",
}
_OS_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "journal-readonly",
    errno.EPERM: "journal-readonly",
    errno.EROFS: "journal-readonly",
}


def classify(error: sqlite3.Error | OSError) -> Trouble:
    """What the error means for the operator."""
    if isinstance(error, OSError):
        return Trouble(_OS_CODES.get(error.errno or 0, "journal-failed"), str(error))
    # The low byte is the kind, the rest says where (sqlite.org/rescode.html).
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return Trouble(_SQLITE_CODES.get(kind, "journal-failed"), str(error))
