"""What was spent of YouTube's quota, by Pacific day, and when each sign-in was last refreshed.

SQLite in the data folder: every desk that uses the folder books in the same file, each call in a
transaction of its own, and the units of one Google Cloud project are counted together.
"""

import logging
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS spent (
  project TEXT NOT NULL, day TEXT NOT NULL, method TEXT NOT NULL,
  calls INTEGER NOT NULL, units INTEGER NOT NULL,
  PRIMARY KEY (project, day, method)) STRICT;
CREATE TABLE IF NOT EXISTS exceeded (
  project TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (project, day)) STRICT;
CREATE TABLE IF NOT EXISTS refreshed (channel TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
"""
_BOOK = """
INSERT INTO spent VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE
SET calls = calls + 1, units = units + excluded.units
"""
_PATIENCE = 2.0  # seconds to wait for another desk that books at this moment
_KEPT_DAYS = 60

log = logging.getLogger(__name__)


class YouTubeLedger:
    """The file's view for one Google Cloud project. Thread-safe; opened for each use.

    Nothing here raises: a disk that fails is logged once, and what is spent from then on is
    counted in memory on top of what was last read.
    """

    def __init__(self, path: Path, project: str) -> None:
        self._path, self._project = path, project
        self._lock = threading.Lock()
        self._read: dict[date, int] = {}
        self._unkept: dict[date, int] = {}
        self._exceeded: set[date] = set()
        self._refreshed: dict[str, datetime] = {}
        self._failed = False

    def book(self, day: date, method: str, units: int) -> None:
        """Count one call."""
        with self._lock:
            try:
                with self._open() as db:
                    self._forget_old_days(db, day)
                    db.execute(_BOOK, (self._project, str(day), method, units))
            except (sqlite3.Error, OSError) as error:
                self._unkept[day] = self._unkept.get(day, 0) + units
                self._tell(error)

    def used(self, day: date) -> int:
        """Units that all desks together spent on this day."""
        with self._lock:
            try:
                with self._open() as db:
                    query = "SELECT total(units) FROM spent WHERE project = ? AND day = ?"
                    (units,) = db.execute(query, (self._project, str(day))).fetchone()
                    self._read[day] = int(units)
            except (sqlite3.Error, OSError) as error:
                self._tell(error)
            return self._read.get(day, 0) + self._unkept.get(day, 0)

    def by_method(self, day: date) -> Mapping[str, tuple[int, int]]:
        """Calls and units of each method, to compare with the Cloud console."""
        with self._lock:
            try:
                with self._open() as db:
                    query = (
                        "SELECT method, calls, units FROM spent "
                        "WHERE project = ? AND day = ? ORDER BY units DESC, method"
                    )
                    rows = db.execute(query, (self._project, str(day))).fetchall()
            except (sqlite3.Error, OSError) as error:
                self._tell(error)
                return {}
        return {method: (calls, units) for method, calls, units in rows}

    def exceeded(self, day: date) -> bool:
        """Whether YouTube said that this day's units are gone, to any desk."""
        with self._lock:
            try:
                with self._open() as db:
                    query = "SELECT 1 FROM exceeded WHERE project = ? AND day = ?"
                    found = db.execute(query, (self._project, str(day))).fetchone()
            except (sqlite3.Error, OSError) as error:
                self._tell(error)
                found = None
            return found is not None or day in self._exceeded

    def note_exceeded(self, day: date, exceeded: bool) -> None:
        """YouTube said that this day's units are gone, or did something all the same."""
        (self._exceeded.add if exceeded else self._exceeded.discard)(day)
        row = (self._project, str(day))
        with self._lock:
            try:
                with self._open() as db:
                    if exceeded:
                        db.execute("INSERT OR IGNORE INTO exceeded VALUES (?, ?)", row)
                    else:
                        db.execute("DELETE FROM exceeded WHERE project = ? AND day = ?", row)
            except (sqlite3.Error, OSError) as error:
                self._tell(error)

    def note_refresh(self, channel: str, at: datetime) -> None:
        """The channel's sign-in gave an access token."""
        with self._lock:
            self._refreshed[channel] = at
            try:
                with self._open() as db:
                    row = (channel, at.isoformat())
                    db.execute("INSERT OR REPLACE INTO refreshed VALUES (?, ?)", row)
            except (sqlite3.Error, OSError) as error:
                self._tell(error)

    def last_refresh(self, channel: str) -> datetime | None:
        """When the channel's sign-in last gave an access token, if it is known."""
        with self._lock:
            try:
                with self._open() as db:
                    query = "SELECT at FROM refreshed WHERE channel = ?"
                    found = db.execute(query, (channel,)).fetchone()
            except (sqlite3.Error, OSError) as error:
                self._tell(error)
                found = None
            return datetime.fromisoformat(found[0]) if found else self._refreshed.get(channel)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, made if need be, in one transaction."""
        new = not self._path.exists()
        if new:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, _PATIENCE, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = NORMAL")
            if new or not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                db.executescript(_SCHEMA)
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")

    def _forget_old_days(self, db: sqlite3.Connection, today: date) -> None:
        if today not in self._read:  # once a day is enough
            oldest = str(today - timedelta(days=_KEPT_DAYS))
            db.execute("DELETE FROM spent WHERE day < ?", (oldest,))
            db.execute("DELETE FROM exceeded WHERE day < ?", (oldest,))

    def _tell(self, error: Exception) -> None:
        if not self._failed:
            log.warning("YouTube's quota is counted in memory only: %s", error)
        self._failed = True
