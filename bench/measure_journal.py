"""What keeping an event costs the GO path, and how soon it is on the disk."""

import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from figures import Figure, heading

from eventdesk.domain.events import CueTaken
from eventdesk.storage.journal import open_journal

_EVENTS = 300
_PACE = 0.02  # seconds: faster than any operator


def measure(folder: Path) -> None:
    """Appends one event at a time, and listens to the real fsync that follows each."""
    heading("Journal (goal: on the disk within 50 ms, off the path of GO)")
    synced = threading.Event()
    really = os.fsync

    def fsync(descriptor: int) -> None:
        really(descriptor)
        synced.set()

    os.fsync = fsync
    journal = open_journal(folder / "journal.db")
    now = datetime(2026, 4, 23, tzinfo=UTC)
    journal.begin("bench", now)
    kept, durable = [], []
    pause = threading.Event()
    for take in range(_EVENTS):
        pause.wait(_PACE)
        synced.clear()
        began = time.perf_counter()
        journal.append((CueTaken(now, f"cue-{take}", take),))
        kept.append((time.perf_counter() - began) * 1000)
        synced.wait(5)
        durable.append((time.perf_counter() - began) * 1000)
    journal.close()
    os.fsync = really
    print(Figure("append: in the operating system's hands", kept))
    print(Figure("append → fsync done", durable))
