"""The conductor's one inbox: everything that can reach the show comes through it, in order."""

import queue

from msgspec import Struct

from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.commands import Command
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.switcher import LegReport, SwitcherSeen, TakeTrace


class Asked(Struct, frozen=True):
    """A command, and when its key was pressed (monotonic seconds)."""

    command: Command
    at: float


class NewSheet(Struct, frozen=True):
    """A plan to follow from now on, and the digest of its text."""

    digest: str
    sheet: RunSheet


class Told(Struct, frozen=True):
    """Another part of the desk has something for the message line: a Notice's code, and what it is
    about. The code "bug" brings what the log says of one."""

    code: str
    about: str


class Stop(Struct, frozen=True):
    """The conductor is to end."""


Message = (
    Asked
    | NewSheet
    | SwitcherSeen
    | AirSample
    | LegReport
    | TakeTrace
    | BroadcastSeen
    | Told
    | Stop
)


class Inbox:
    """A queue that any thread may put into and the conductor alone takes from."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def put(self, message: Message) -> None:
        """Put it at the end; never waits."""
        self._queue.put(message)

    def next(self, wait: float) -> Message | None:
        """The next message, or None if none comes within ``wait`` seconds."""
        try:
            return self._queue.get(timeout=wait)
        except queue.Empty:
            return None

    def is_empty(self) -> bool:
        """Whether nothing waits just now."""
        return self._queue.empty()
