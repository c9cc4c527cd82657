"""Where the conductor's thread meets the window: snapshots come in, commands go out."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from eventdesk.domain.commands import Command
from eventdesk.domain.snapshot import Snapshot


class Bridge(QObject):
    """Carries the newest snapshot to the UI thread and the operator's commands away from it.

    Make it on the UI thread. ``changed`` is emitted there, with the newest snapshot only: while
    the window paints, older ones are overtaken and never queue up. Receivers are ``@Slot``
    methods, so that the emit needs no Python object to live on the other thread.
    """

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, ask: Callable[[Command, float], None]) -> None:
        """``ask`` takes a command and the monotonic time of its key press, in seconds."""
        super().__init__()
        self._ask = ask
        self._lock = threading.Lock()
        self._latest: Snapshot | None = None
        self._pending = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, command: Command, at: float) -> None:
        """Pass a command on; ``at`` is when its key went down (monotonic seconds)."""
        self._ask(command, at)

    def publish(self, snapshot: Snapshot) -> None:
        """Let the window draw this; from any thread, returns at once."""
        with self._lock:
            self._latest = snapshot
            if self._pending:
                return
            self._pending = True
        self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            snapshot = self._latest
            self._pending = False
        self.changed.emit(snapshot)
