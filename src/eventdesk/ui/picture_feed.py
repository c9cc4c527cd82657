"""Pictures of scenes, and of the name that comes over one, made on a thread of their own."""

import threading
from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread
from eventdesk.ui import theme

INTERVAL = 0.125
"""Real seconds from one round of pictures to the next: 8 a second."""

CLEAN = 8
"""So many scenes' last pictures without a name are kept."""

Compose = Callable[[QImage, Graphic, Canvas], QImage | None]
"""The picture of a scene with a graphic over it as air will have it; None when it cannot be drawn.
Called on the pictures' thread."""


class NamePreview(Struct, frozen=True):
    """A name to be seen before it is on air: over this scene, None for over nothing.

    ``covered`` while OBS's own picture of the scene may have another name in it: then the last
    one without is the ground.
    """

    scene: str | None
    graphic: Graphic
    canvas: Canvas = Canvas()
    covered: bool = False


class Picture(Struct, frozen=True):
    """A decoded picture of a scene, and the monotonic second when it had arrived.

    With ``graphic`` that name is over it. Its ground is then not always a fresh picture: ``held``
    is one from before the name that is on air now, and without one at all it is plain.
    ``drawn`` is False when the name could not be drawn.
    """

    scene: str | None
    image: QImage
    at: float
    graphic: Graphic | None = None
    held: bool = False
    plain: bool = False
    drawn: bool = True


class PictureFeed(QObject):
    """Asks for the pictures of the wanted scenes, every ``interval`` real seconds, while it runs.

    ``pictured`` comes on the UI thread, for the newest picture of each scene only. A scene that
    gives no picture is simply asked again at the next round.
    """

    pictured = Signal(object)
    turned = Signal(bool)
    """It begins to run, or ceases."""
    _arrived = Signal()

    def __init__(
        self,
        picture: Callable[[str, int], bytes | None],
        clock: Clock,
        interval: float = INTERVAL,
    ) -> None:
        """``picture`` gives the JPEG of a scene at a width in pixels, or None; it may block."""
        super().__init__()
        self._picture, self._interval = picture, interval
        self._compose: Compose | None = None
        self._clock = clock
        self._changed = threading.Condition()
        self._scenes: tuple[str, ...] = ()
        self._preview: NamePreview | None = None
        self._width = 320
        self._running = False
        self._ended = False
        self._fresh: dict[tuple[str | None, Graphic | None], Picture] = {}
        self._clean: dict[str, Picture] = {}  # of the feed's own thread alone
        self._join: Callable[[float], None] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def want(self, scenes: tuple[str, ...], width: int, preview: NamePreview | None = None) -> None:
        """Fetch these scenes, at this width in pixels, from the next round on, and compose this
        preview."""
        with self._changed:
            self._scenes, self._width = tuple(dict.fromkeys(scenes)), width
            self._preview = preview
            self._changed.notify()

    def compose_with(self, compose: Compose) -> None:
        """Names can be previewed from now on, drawn with this; from any thread."""
        with self._changed:
            self._compose = compose
            self._changed.notify()

    def set_running(self, running: bool) -> None:
        """Fetch only while somebody can see it."""
        with self._changed:
            self._running = running
            self._changed.notify()
        if running and self._join is None:
            self._join = start_thread("pictures", self._run).join
        self.turned.emit(running)

    def stop(self, *, wait: bool = True) -> None:
        """End the thread; it may still be waiting for one picture for a moment, and so does this
        unless it need not ``wait``."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        if wait and self._join is not None:
            self._join(2.0)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._ended and not (self._running and (self._scenes or self._preview)):
                    self._changed.wait()
                if self._ended:
                    return
                scenes, width = self._scenes, self._width
                preview, compose = self._preview, self._compose
            began = self._clock.monotonic()
            found = {scene: self._fetch(scene, width) for scene in scenes}
            if preview is not None and compose is not None:
                ground = self._ground(preview, found.get(preview.scene or ""))
                self._draw_preview(preview, compose, ground, width)
            self._rest(self._interval - (self._clock.monotonic() - began))

    def _fetch(self, scene: str, width: int) -> Picture | None:
        data = self._picture(scene, width)
        image = QImage.fromData(data) if data else QImage()
        if image.isNull():
            return None
        picture = Picture(scene, image, self._clock.monotonic())
        self._hand_over(picture)
        return picture

    def _draw_preview(
        self, preview: NamePreview, compose: Compose, ground: Picture | None, width: int
    ) -> None:
        image = ground.image if ground else plain_ground(width, preview.canvas)
        if image.width() < width:  # taken before the preview was made larger: names stay sharp
            image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        composed = compose(image, preview.graphic, preview.canvas)
        self._hand_over(
            Picture(
                preview.scene,
                image if composed is None else composed,
                self._clock.monotonic(),
                preview.graphic,
                held=ground is not None and preview.covered,
                plain=ground is None,
                drawn=composed is not None,
            )
        )

    def _ground(self, preview: NamePreview, fresh: Picture | None) -> Picture | None:
        """OBS's picture of the scene without a name in it, if there is one."""
        if preview.scene is None:
            return None
        if not preview.covered:
            self._clean.pop(preview.scene, None)
            if fresh is not None:
                self._clean[preview.scene] = fresh
            for oldest in tuple(self._clean)[:-CLEAN]:
                del self._clean[oldest]
            return fresh
        return self._clean.get(preview.scene)

    def _hand_over(self, picture: Picture) -> None:
        with self._changed:
            if self._ended:
                return
            pending = bool(self._fresh)
            self._fresh[picture.scene, picture.graphic] = picture
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


def plain_ground(width: int, canvas: Canvas) -> QImage:
    """What a name is shown over without a picture of its scene: grey, in the canvas's shape."""
    height = max(1, round(width * canvas.height / max(1, canvas.width)))
    image = QImage(max(1, width), height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.NEUTRAL))
    return image
