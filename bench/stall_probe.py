"""The desk with a heart monitor: prints the longest gaps of its event loop, in milliseconds.

``stall_probe.py SECONDS SHEET DATA_DIR OBS_PORT YOUTUBE_URL``: after three seconds to settle it
presses GO once, listens to the loop for SECONDS, prints a JSON list of the gaps, and quits.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from eventdesk.app.desk import DeskOptions, open_desk
from eventdesk.storage.plan import read_plan
from eventdesk.ui.window import DeskWindow

BEAT_MS = 5


class Monitor:
    """A timer that notes how late it is."""

    def __init__(self, app: QApplication, window: DeskWindow, seconds: float) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(app)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        QTimer.singleShot(3000, lambda: (print("listening", flush=True), self._begin(window)))
        QTimer.singleShot(round(3000 + seconds * 1000), lambda: self._end(app))

    def _begin(self, window: DeskWindow) -> None:
        self._last = time.monotonic()
        self._timer.start(BEAT_MS)
        QTimer.singleShot(1000, window.asks.go)

    def _beat(self) -> None:
        now = time.monotonic()
        self.gaps.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now

    def _end(self, app: QApplication) -> None:
        self._timer.stop()
        print(json.dumps(sorted(self.gaps, reverse=True)[:50]), flush=True)
        app.exit()


def main() -> int:
    seconds, sheet, data_dir, port, youtube = sys.argv[1:]
    monitors = []
    options = DeskOptions(
        sheet=Path(sheet),
        obs=("127.0.0.1", int(port)),
        youtube_endpoint=youtube,
        data_dir=Path(data_dir),
    )
    return open_desk(
        lambda: read_plan(Path(sheet)),
        options,
        lambda app, window: monitors.append(Monitor(app, window, float(seconds))),
    )


if __name__ == "__main__":
    raise SystemExit(main())
