"""Driving one OBS in tests: an ObsDriver, everything that it reports, and a renderer of plates."""

import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.air_sample import AirSample
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
from eventdesk.engine.ports import SwitcherReport
from eventdesk.graphics import tga
from eventdesk.graphics.likeness import likeness

PATIENCE = 15.0
LAST_WORDS = (LegStatus.ON_AIR, LegStatus.FAILED)


def graphic(name: str) -> Graphic:
    """A lower third with this name."""
    words = Text((("en", name),))
    return Graphic("classic", (Person(words),), ("en",))


class PlateRenderer:
    """Draws every graphic as a plate of one colour; ``lost`` names get a path without a file.

    ``colours`` gives a name another one than magenta, ``frames`` is the length of its moves (or
    ``moves`` is how it enters), ``update`` how it comes over another, ``pages`` are the colours of
    its pages, ``full`` is a full disk, and ``unseen`` a folder that is on another machine than
    OBS; with ``probe_lost`` OBS does not find the probe, and the desk finds its pictures.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lost: set[str] = set()
        self.colours: dict[str, str] = {}
        self.full = False
        self.unseen = False
        self.probe_lost = False
        self.frames = 6
        self.moves: tuple[Keyframe, ...] = ()
        self.update: tuple[Keyframe, ...] = ()
        self.pages: tuple[str, ...] = ()
        self.page_seconds = 1.0
        self.rendered: list[tuple[str, Canvas]] = []

    def render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        name = graphic.name.best()
        self.rendered.append((name, canvas))
        if self.full:
            raise OSError(28, "No space left on device")
        colours = self.pages or (self.colours.get(name, "magenta"),)
        first, *others = [self._plate(name, canvas, each) for each in colours]
        seconds = self.page_seconds if others else 0.0
        return replace(first, then=tuple(others), seconds=seconds)

    def _plate(self, name: str, canvas: Canvas, colour: str) -> Rendered:
        width, height = canvas.width // 2, canvas.height // 6
        path = self.folder / f"{zlib.crc32(name.encode()):08x}-{width}x{height}-{colour}.tga"
        if name not in self.lost:
            self._write(path, width, height, colour)
        steps = [number / self.frames for number in range(self.frames)]
        return Rendered(
            str(path),
            canvas.width // 10,
            canvas.height * 3 // 4,
            width,
            height,
            enter=self.moves
            or tuple(Keyframe(round(-40 * (1 - step)), right=1 - step) for step in steps),
            leave=tuple(Keyframe(dy=round(40 * step), right=step) for step in steps),
            update=self.update,
        )

    def blank(self) -> str:
        path = self.folder / "blank.tga"
        self._write(path, 2, 2, "transparent")
        return str(path)

    def probe(self) -> Rendered:
        path = self.folder / f"probe-{len(list(self.folder.glob('probe-*')))}.tga"
        if not self.probe_lost:
            self._write(path, 37, 53, "transparent")
        return Rendered(str(path), 0, 0, 37, 53)

    def _write(self, path: Path, width: int, height: int, colour: str) -> None:
        if not self.unseen and not path.exists():
            image = QImage(width, height, QImage.Format.Format_ARGB32)
            image.fill(QColor(colour))
            path.write_bytes(tga.encode(image))

    def likeness(self, rendered: Rendered, canvas: Canvas, picture: bytes) -> float:
        return likeness(rendered, canvas, picture)


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
        renderer: Any = None,
        host: str = "127.0.0.1",
        **options: Any,
    ) -> None:
        self.renderer = PlateRenderer(folder)
        self.scenes = scenes
        self.driver = ObsDriver(
            "program",
            (host, port),
            Secret(password) if password is not None else None,
            clock or SystemClock(),
            renderer or self.renderer,
            scenes=lambda: self.scenes,
            **options,
        )
        self.take = 0
        self.seen = SwitcherSeen("program")
        self.history: list[SwitcherSeen] = []
        self.legs: list[LegReport] = []
        self.traces: list[TakeTrace] = []
        self.samples: list[AirSample] = []
        self._changed = threading.Condition()

    def __enter__(self) -> "Desk":
        self.driver.start(self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        self.driver.stop()

    def _heard(self, report: SwitcherReport) -> None:
        with self._changed:
            if isinstance(report, SwitcherSeen):
                self.seen = report
                self.history.append(report)
            elif isinstance(report, LegReport):
                self.legs.append(report)
            elif isinstance(report, AirSample):
                self.samples.append(report)
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
