"""A screen of its own for windows: an Xvfb that ends with whoever started it."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from typing import IO, Any

STOP_SECONDS = 10


def start(
    arguments: Sequence[str],
    environment: dict[str, str] | None = None,
    *,
    output: IO[Any],
    keep: tuple[int, ...] = (),
) -> "subprocess.Popen[bytes]":
    """Start a process that the kernel ends when the thread that started it ends: an aborted run
    leaves nothing behind."""
    return subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=keep,
    )


class Screen:
    """Started by ``with``; ``display`` is what DISPLAY has to be."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self.display = ""
        self.size = (width, height)
        self._xvfb: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Screen":
        read_end, write_end = os.pipe()
        width, height = self.size
        arguments = ["Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp"]
        arguments += ["-screen", "0", f"{width}x{height}x24"]
        with tempfile.TemporaryFile() as log:
            self._xvfb = start(arguments, output=log, keep=(write_end,))
            os.close(write_end)
            with os.fdopen(read_end) as told:
                number = told.readline().strip()  # written once it takes connections
            if not number:
                log.seek(0)
                raise RuntimeError(log.read().decode(errors="replace"))
        self.display = f":{number}"
        return self

    def __exit__(self, *_: object) -> None:
        if self._xvfb:
            self._xvfb.kill()
            self._xvfb.wait(STOP_SECONDS)
            self._xvfb = None
