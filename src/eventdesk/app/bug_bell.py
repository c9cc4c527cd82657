"""Bugs of any thread before the operator's eyes."""

import logging

from eventdesk.engine.conductor import Conductor
from eventdesk.engine.conductor import log as conductor_log


class BugBell(logging.Handler):
    """Brings what is logged as a bug before the operator: a dead thread must not die quietly."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(logging.CRITICAL)
        self._conductor = conductor

    def emit(self, record: logging.LogRecord) -> None:
        """Pass it on; the conductor shows its own bugs itself."""
        if record.name != conductor_log.name:
            self._conductor.tell("bug", record.getMessage())
