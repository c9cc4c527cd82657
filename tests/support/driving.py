"""Driving one OBS in tests: an ObsDriver, everything that it reports, and a renderer of plates."""

import struct
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eventdesk.domain.graphic import Canvas, Graphic, Keyframe, Person, Rendered
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import (
    Leg,
    LegReport,
    LegStatus,
    Link,
    SwitcherDesired,
    SwitcherSeen,
    TakeTrace,
)
from eventdesk.domain.text import Text
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.engine.clocks import SystemClock

PATIENCE = 15.0
LAST_WORDS = (LegStatus.ON_AIR, LegStatus.FAILED)


def graphic(name: str) -> Graphic:
    """A lower third with this name."""
    words = Text((("en", name),))
    return Graphic("classic", (Person(words),), ("en",))


def png(path: Path, width: int, height: int, rgba: tuple[int, int, int, int]) -> None:
    """Write a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = (b"\0" + bytes(rgba) * width) * height
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class PlateRenderer:
    """Draws every graphic as a plate of one colour, nearly the same for all; ``lost`` names get a
    path without a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lost: set[str] = set()
        self.unseen = False  # whether OBS shall not find the probe
        self.frames = 6
        self.rendered: list[tuple[str, Canvas]] = []

    def render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        name = graphic.name.best()
        self.rendered.append((name, canvas))
        width, height = canvas.width // 2, canvas.height // 6
        path = self.folder / f"{zlib.crc32(name.encode()):08x}-{width}x{height}.png"
        if name not in self.lost and not path.exists():
            png(path, width, height, (255 - zlib.crc32(name.encode()) % 32, 0, 255, 255))
        steps = [number / self.frames for number in range(self.frames)]
        return Rendered(
            str(path),
            canvas.width // 10,
            canvas.height * 3 // 4,
            width,
            height,
            enter=tuple(Keyframe(round(-40 * (1 - step)), right=1 - step) for step in steps),
            leave=tuple(Keyframe(dy=round(40 * step), right=step) for step in steps),
        )

    def blank(self) -> str:
        path = self.folder / "blank.png"
        if not path.exists():
            png(path, 2, 2, (0, 0, 0, 0))
        return str(path)

    def probe(self) -> Rendered:
        path = self.folder / f"probe-{len(list(self.folder.glob('probe-*')))}.png"
        if not self.unseen:
            png(path, 37, 53, (0, 0, 0, 0))
        return Rendered(str(path), 0, 0, 37, 53)


class Desk:
    """A driver with a memory: waits for what it reports. Use with ``with``.

    ``options`` are ObsDriver's.
    """

    def __init__(
        self,
        port: int,
        password: str | None,
        folder: Path,
        scenes: frozenset[str] = frozenset(),
        clock: Any = None,
        **options: Any,
    ) -> None:
        self.renderer = PlateRenderer(folder)
        self.scenes = scenes
        self.driver = ObsDriver(
            "program",
            ("127.0.0.1", port),
            Secret(password) if password is not None else None,
            clock or SystemClock(),
            self.renderer,
            scenes=lambda: self.scenes,
            **options,
        )
        self.take = 0
        self.seen = SwitcherSeen("program")
        self.history: list[SwitcherSeen] = []
        self.legs: list[LegReport] = []
        self.traces: list[TakeTrace] = []
        self._changed = threading.Condition()

    def __enter__(self) -> "Desk":
        self.driver.start(self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        self.driver.stop()

    def _heard(self, report: SwitcherSeen | LegReport | TakeTrace) -> None:
        with self._changed:
            if isinstance(report, SwitcherSeen):
                self.seen = report
                self.history.append(report)
            elif isinstance(report, LegReport):
                self.legs.append(report)
            else:
                self.traces.append(report)
            self._changed.notify_all()

    def wait(self, ready: Callable[[], Any], seconds: float = PATIENCE, what: str = "") -> None:
        """Wait for ``ready()``; fails with what was seen instead."""
        with self._changed:
            came = self._changed.wait_for(ready, seconds)
        assert came, f"{what or 'it'} did not come: {self.seen} {self.legs[-8:]}"

    def wait_seen(self, look: Callable[[SwitcherSeen], Any], seconds: float = PATIENCE) -> None:
        """Wait until the driver sees OBS so."""
        self.wait(lambda: look(self.seen), seconds)

    def wait_ready(self, seconds: float = PATIENCE) -> "Desk":
        """Wait until OBS is connected and its scene proven."""
        self.wait_seen(lambda seen: seen.link is Link.READY and seen.on_air, seconds)
        return self

    def want(self, **desired: Any) -> int:
        """A new take with this desire; gives its number."""
        self.take += 1
        self.driver.want(SwitcherDesired(self.take, f"take {self.take}", **desired))
        return self.take

    def same_take(self, **desired: Any) -> int:
        """The same take, wanted anew with other fields."""
        self.driver.want(SwitcherDesired(self.take, f"take {self.take}", **desired))
        return self.take

    def last(self, take: int, leg: Leg) -> LegReport:
        """Wait for a leg's last word."""

        def find() -> LegReport | None:
            return next((each for each in self.of(take, leg) if each.status in LAST_WORDS), None)

        self.wait(find, what=f"{leg} of take {take}")
        found = find()
        assert found
        return found

    def of(self, take: int, leg: Leg) -> list[LegReport]:
        """What was reported of a leg so far."""
        return [each for each in self.legs if (each.take, each.leg) == (take, leg)]

    def go(self, **desired: Any) -> LegReport:
        """Take a scene and wait for its last word."""
        return self.last(self.want(**desired), Leg.SCENE)
