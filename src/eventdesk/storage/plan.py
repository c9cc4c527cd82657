"""A plan that can go on air, and how to have it read while the window is being made."""

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:  # the child is to be on its way before the domain is imported
    from eventdesk.domain.runsheet import RunSheet

PIPE_SIZE = 1 << 20
"""Bytes: a plan of 2,000 cues fits, and whoever read it is gone before the window asks for it."""


class Plan(Struct, frozen=True):
    """A sheet without errors, the text it came from and that text's digest."""

    sheet: "RunSheet"
    digest: str
    text: bytes


def read_plan(path: Path) -> Plan | None:
    """The plan of a file; None when it has errors."""
    from eventdesk.storage.runsheet import load  # noqa: PLC0415 # see read_beside

    loaded = load(path)
    if loaded.sheet is None or not loaded.ok:
        return None
    return Plan(loaded.sheet, loaded.digest, loaded.text.encode())


def read_beside(path: Path) -> Callable[[], Plan | None]:
    """Begin to read a file in a process of its own; call the answer for the plan.

    Reading takes Python as long as making the window does, and only another process takes it off
    the window's hands. To be called before there is any thread. Elsewhere than on Linux the file is
    read when the plan is asked for: Windows cannot fork, and macOS's frameworks may not survive it.
    """
    if sys.platform != "linux":
        return lambda: read_plan(path)
    from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415 # Windows has none

    read_end, write_end = os.pipe()
    with suppress(OSError):  # a user may have too many pipes; then it takes turns, as usual
        fcntl(write_end, F_SETPIPE_SZ, PIPE_SIZE)
    child = os.fork()
    if child == 0:
        _answer(path, write_end)
    os.close(write_end)

    def plan() -> Plan | None:
        with os.fdopen(read_end, "rb") as answer:
            data = answer.read()
        with suppress(ChildProcessError):  # somebody told the system to bury children at once
            os.waitpid(child, 0)
        # Our own child wrote it a moment ago, whole or not at all; no file is ever unpickled.
        return pickle.loads(data) if data else read_plan(path)  # noqa: S301

    return plan


def _answer(path: Path, write_end: int) -> None:
    """The child's whole life."""
    try:
        data = pickle.dumps(read_plan(path), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(write_end, "wb") as out:
            out.write(data)
    finally:
        os._exit(0)  # past the parent's own clean-up
