"""Preflight for the window, made on the thread that first asks for it: its imports can wait."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from eventdesk.domain.finding import Finding
from eventdesk.domain.survey import SetUp

if TYPE_CHECKING:
    from eventdesk.app.preflight import Preflight


class LateChecks:
    """Implements ``ui.preflight_run.Checks``."""

    def __init__(self, make: "Callable[[], Preflight]") -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: Preflight | None = None

    def look(self) -> tuple[Finding, ...]:
        """As Preflight's."""
        return self._preflight.look()

    def make_missing(self) -> tuple[SetUp, ...]:
        """As Preflight's."""
        return self._preflight.make_missing()

    @property
    def _preflight(self) -> "Preflight":
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
