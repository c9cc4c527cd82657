"""The file of ``--trace``: one JSON object a line, times in monotonic seconds."""

import json
import threading
from pathlib import Path

from eventdesk.engine.trace import GoTrace


class TraceFile:
    """Written line by line, so that it can be read while the desk runs. Thread-safe."""

    def __init__(self, path: Path) -> None:
        """Begin the file anew; raises OSError when it cannot be written."""
        self._lock = threading.Lock()
        self._file = path.open("w", encoding="utf-8", buffering=1)

    def go(self, trace: GoTrace) -> None:
        """One GO, from its key to its device."""
        self._write(trace.as_dict())

    def ready(self, at: float) -> None:
        """The window is painted and takes keys."""
        self._write({"ready": at})

    def close(self) -> None:
        """No more lines."""
        with self._lock:
            self._file.close()

    def _write(self, data: dict[str, object]) -> None:
        with self._lock:
            if not self._file.closed:
                self._file.write(json.dumps(data) + "\n")
