"""Runs preflight beside the window: on a thread of its own, never in the way of a key."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from eventdesk.domain.finding import Finding
from eventdesk.engine.threads import start_thread

if TYPE_CHECKING:
    from eventdesk.domain.survey import SetUp


class Checks(Protocol):
    """What preflight asks of the rest. Both block, and are called on preflight's own thread."""

    def look(self) -> tuple[Finding, ...]:
        """Look at everything, and change nothing."""

    def make_missing(self) -> "tuple[SetUp, ...]":
        """Make placeholders for what is missing in OBS."""


class PreflightRun(QObject):
    """One look at a time; what is asked while one runs is the next one, once."""

    looked = Signal(object)
    """A tuple of Finding, on the UI thread."""
    made = Signal(object)
    """A tuple of SetUp, on the UI thread; a new look follows by itself."""
    _arrived = Signal()

    def __init__(self, checks: Checks) -> None:
        super().__init__()
        self._checks = checks
        self._lock = threading.Lock()
        self._results: list[Callable[[], None]] = []
        self._running, self._ended = False, False
        self._again: Callable[[], Callable[[], None]] | None = None
        self._join: Callable[[float], None] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether it is looking, or making."""
        return self._running

    def look(self) -> None:
        """Look now, or once the look that runs is over."""
        self._begin(self._look)

    def make_missing(self) -> None:
        """Make placeholders, then look."""
        self._begin(self._make)

    def stop(self) -> None:
        """Deliver nothing any more; what it is at may go on for a moment."""
        with self._lock:
            self._ended = True
        if self._join is not None:
            self._join(2.0)

    def _look(self) -> Callable[[], None]:
        found = self._checks.look()
        return lambda: self.looked.emit(found)

    def _make(self) -> Callable[[], None]:
        made = self._checks.make_missing()
        return lambda: self._tell_made(made)

    def _tell_made(self, made: "tuple[SetUp, ...]") -> None:
        self.made.emit(made)
        self.look()

    def _begin(self, work: Callable[[], Callable[[], None]]) -> None:
        if self._running:
            self._again = work
            return
        self._running = True

        def run() -> None:
            tell: Callable[[], None] | None = None
            try:
                tell = work()
            finally:
                with self._lock:
                    if tell is not None:
                        self._results.append(tell)
                    if not self._ended:
                        self._arrived.emit()

        self._join = start_thread("preflight", run).join

    @Slot()
    def _deliver(self) -> None:
        self._running = False
        with self._lock:
            results, self._results = self._results, []
        for tell in results:
            tell()
        again, self._again = self._again, None
        if again is not None:
            self._begin(again)
