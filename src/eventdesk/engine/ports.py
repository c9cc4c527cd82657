"""What the engine needs from the parts around it. Drivers, stores and clocks fit these shapes."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Trouble
from eventdesk.domain.chat import ChatSeen
from eventdesk.domain.events import Event
from eventdesk.domain.graphic import Canvas, Graphic, Rendered
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import LegReport, SwitcherDesired, SwitcherSeen, TakeTrace


class Clock(Protocol):
    """The only way to the time: aware wall time and a monotonic count of seconds."""

    def now(self) -> datetime:
        """The wall time, aware, in UTC. A rehearsal's runs faster."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start, for measuring durations; never runs backwards."""

    def real_seconds(self, show_seconds: float) -> float:
        """How long to really wait for that much show time to pass."""


SwitcherReport = SwitcherSeen | LegReport | TakeTrace | AirSample
"""What an OBS driver tells: the whole picture after a change, a leg's progress, times, or a look at
what is on air."""


class Switcher(Protocol):
    """An OBS driver. Every method returns at once; all I/O is on the driver's own threads."""

    output: str

    def start(self, report: Callable[[SwitcherReport], None]) -> None:
        """Connect and keep connected; call ``report`` (from any thread) with what is seen."""

    def want(self, desired: SwitcherDesired) -> None:
        """Make OBS look so. Only what differs from the observed is sent, once; a later change
        by another hand is reported, never undone."""

    def prepare(self, graphic: Graphic) -> None:
        """Render and load this graphic now, so that showing it later costs nothing."""

    def look_ahead(self, cue: str, scene: str | None) -> None:
        """This cue is on standby, with this scene (None: it has none here): in studio mode it is
        looked at in the preview, once; what a hand chooses there afterwards stays."""

    def reconnect(self, password: Secret | None = None) -> None:
        """Try again now, with this password if one is given (after wrong password or a kick)."""

    def picture(self, scene: str, width: int) -> bytes | None:
        """A JPEG of a scene as OBS draws it, over the driver's own picture connection; None when
        there is none. Blocks: call it from a thread that may wait."""

    def stop(self) -> None:
        """Close the connections and end the threads. Changes nothing in OBS."""


class Broadcaster(Protocol):
    """A YouTube driver. Every method returns at once."""

    def start(self, report: Callable[[BroadcastSeen], None]) -> None:
        """Sign in and watch; call ``report`` (from any thread) with what is seen."""

    def want(self, desired: BroadcastDesired) -> None:
        """Bring the broadcast to this stage; never creates one twice, never goes back."""

    def stop(self) -> None:
        """End the thread. Changes nothing on YouTube."""


class ChatSource(Protocol):
    """Reads a broadcast's live chat, and nothing else. Every method returns at once."""

    def start(self, report: Callable[[ChatSeen], None]) -> None:
        """``report`` is called (from any thread) with what is read."""

    def follow(self, broadcast_id: str | None) -> None:
        """Read this broadcast's chat; None to leave off."""

    def stop(self) -> None:
        """End the thread."""


class Renderer(Protocol):
    """Draws graphics to files. Thread-safe; the same graphic and canvas give the same file."""

    def render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        """Draw it, or find it drawn already. Raises OSError when the file cannot be written."""

    def blank(self) -> str:
        """Path of a permanent transparent picture, for empty slots. Raises OSError."""

    def likeness(self, rendered: Rendered, canvas: Canvas, picture: bytes) -> float:
        """How much of a drawn graphic is seen in a PNG of the whole canvas, at any size
        and over any video: 0..1. Raises OSError when the graphic's file is gone, ValueError
        when it or the picture cannot be read."""

    def probe(self) -> Rendered:
        """A transparent picture of 37×53 under a name that never was before: an OBS that finds it
        sees the desk's own folder, not one that is only called the same. Raises OSError."""


class Journal(Protocol):
    """Where events are kept. ``append`` never raises: trouble is reported and memory serves."""

    def append(self, events: tuple[Event, ...]) -> None:
        """Give the events to the operating system before returning."""

    def trouble(self) -> Trouble | None:
        """What keeps the events from being kept on disk, if anything does."""

    def close(self) -> None:
        """Sync and close."""
