"""Pictures of scenes, fetched and decoded on a thread of their own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread

INTERVAL = 0.125
"""Real seconds from one round of pictures to the next: 8 a second."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture of a scene, and the monotonic second when it had arrived."""

    scene: str
    image: QImage
    at: float


class PictureFeed(QObject):
    """Asks for the pictures of the wanted scenes, 8 times a second each, while it is running.

    ``pictured`` comes on the UI thread, for the newest picture of each scene only. A scene that
    gives no picture is simply asked again at the next round.
    """

    pictured = Signal(object)
    _arrived = Signal()

    def __init__(self, picture: Callable[[str, int], bytes | None], clock: Clock) -> None:
        """``picture`` gives the JPEG of a scene at a width in pixels, or None; it may block."""
        super().__init__()
        self._picture = picture
        self._clock = clock
        self._changed = threading.Condition()
        self._scenes: tuple[str, ...] = ()
        self._width = 320
        self._running = False
        self._ended = False
        self._fresh: dict[str, Picture] = {}
        self._join: Callable[[float], None] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def want(self, scenes: tuple[str, ...], width: int) -> None:
        """Fetch these scenes, at this width in pixels, from the next round on."""
        with self._changed:
            self._scenes, self._width = tuple(dict.fromkeys(scenes)), width
            self._changed.notify()

    def set_running(self, running: bool) -> None:
        """Fetch only while somebody can see it."""
        with self._changed:
            self._running = running
            self._changed.notify()
        if running and self._join is None:
            self._join = start_thread("pictures", self._run).join

    def stop(self) -> None:
        """End the thread; it may still be waiting for one picture for a moment."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        if self._join is not None:
            self._join(2.0)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._ended and not (self._running and self._scenes):
                    self._changed.wait()
                if self._ended:
                    return
                scenes, width = self._scenes, self._width
            began = self._clock.monotonic()
            for scene in scenes:
                self._fetch(scene, width)
            self._rest(INTERVAL - (self._clock.monotonic() - began))

    def _fetch(self, scene: str, width: int) -> None:
        data = self._picture(scene, width)
        image = QImage.fromData(data) if data else QImage()
        if image.isNull():
            return
        with self._changed:
            if self._ended:
                return
            pending = bool(self._fresh)
            self._fresh[scene] = Picture(scene, image, self._clock.monotonic())
        if not pending:
            self._arrived.emit()

    def _rest(self, seconds: float) -> None:
        with self._changed:
            if not self._ended and seconds > 0:
                self._changed.wait(seconds)

    @Slot()
    def _deliver(self) -> None:
        with self._changed:
            fresh, self._fresh = self._fresh, {}
        for picture in fresh.values():
            self.pictured.emit(picture)
