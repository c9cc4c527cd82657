"""The desk as an operator has it: its own process, a real window, keys pressed on a keyboard."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.keyboard import Keyboard
from support.screen import STOP_SECONDS, Screen, start

READY_SECONDS = 30


class DeskProcess:
    """``eventdesk run SHEET`` under a screen; started by ``with``, or again by ``start``."""

    def __init__(
        self,
        screen: Screen,
        folder: Path,
        sheet: Path,
        *arguments: str,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.trace_path = folder / "trace.jsonl"
        self.log_path = folder / "desk.log"
        self.data_dir = folder / "data"
        self._arguments = [
            *(sys.executable, "-m", "eventdesk", "--log-level", "info", "run", str(sheet)),
            *("--data-dir", str(self.data_dir), "--trace", str(self.trace_path), *arguments),
        ]
        self._screen = screen
        self._environment = environment or {}
        self._process: subprocess.Popen[bytes] | None = None
        self.keyboard: Keyboard | None = None

    def __enter__(self) -> "DeskProcess":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """The desk's process id."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Open the desk and give its window the keyboard; returns when it can be used."""
        self.trace_path.unlink(missing_ok=True)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": self._screen.display,
            "LC_ALL": "C.UTF-8",
            **self._environment,
        }
        with self.log_path.open("ab") as log:
            self._process = start(self._arguments, environment, output=log)
        self.wait(lambda: any("ready" in line for line in self.trace()), "the desk's window")
        self.keyboard = Keyboard(self._screen.display)
        self.keyboard.focus(self._window())

    def press(self, key: str, *, control: bool = False) -> float:
        """Press a key on the desk's keyboard; when it was, in monotonic seconds."""
        assert self.keyboard
        return self.keyboard.press(key, control=control)

    def trace(self) -> list[dict[str, Any]]:
        """The whole lines that the desk has written to its trace."""
        if not self.trace_path.exists():
            return []
        lines = self.trace_path.read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def kill(self) -> None:
        """SIGKILL, as a crash or a power cut."""
        if self.keyboard:
            self.keyboard.close()
            self.keyboard = None
        if self._process:
            self._process.kill()
            self._process.wait(STOP_SECONDS)
            self._process = None

    def wait(self, ready: Callable[[], object], what: str, seconds: float = READY_SECONDS) -> None:
        """Wait until it is so; RuntimeError with the desk's log when it is not in time."""
        patience = threading.Event()
        for _ in range(round(seconds * 50)):
            if ready():
                return
            if self._process and self._process.poll() is not None:
                break
            patience.wait(0.02)
        log = self.log_path.read_text(encoding="utf-8", errors="replace")[-3000:]
        raise RuntimeError(f"{what}: not within {seconds} s\n{log}")

    def _window(self) -> int:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", " – EventDesk$"],
            env={**os.environ, "DISPLAY": self._screen.display},
            capture_output=True,
            text=True,
            check=True,
        )
        return int(found.stdout.split()[-1])
