"""Carries the newest value of something from any thread to the UI thread."""

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Newest(QObject):
    """Make it on the UI thread. ``changed`` is emitted there with what was put last; older values
    are overtaken. Receivers are ``@Slot`` methods."""

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._value: object = None
        self._pending = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def put(self, value: object) -> None:
        """From any thread; returns at once."""
        with self._lock:
            self._value = value
            if self._pending:
                return
            self._pending = True
        self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            value, self._value = self._value, None
            self._pending = False
        self.changed.emit(value)
