"""What the outputs beside the program show, small: the hall's screen and the backup in passing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Link
from eventdesk.engine.ports import Clock
from eventdesk.ui.panels.scene_picture import ScenePicture
from eventdesk.ui.picture_feed import PictureFeed

MOST = 3
"""More would be too small to see anything in."""

INTERVAL = 0.5
"""Real seconds between two pictures of an output: enough to see that it is the right scene."""

PictureOf = Callable[[str, str, int], bytes | None]
"""The JPEG of an output's scene at a width in pixels, or None; it may block."""


def no_picture(_scene: str, _width: int) -> None:
    """For a machine that has better things to do."""


def no_picture_of(_output: str, _scene: str, _width: int) -> None:
    """The same for every other output."""


class FurtherPictures(QWidget):
    """A picture for each output beside the program whose OBS is there. Each has a feed, and so a
    thread, of its own: an OBS that hangs keeps nobody else's picture waiting."""

    def __init__(self, picture_of: PictureOf, clock: Clock) -> None:
        super().__init__()
        self._picture_of, self._clock = picture_of, clock
        self._running = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.pictures: dict[str, ScenePicture] = {}
        self._feeds: dict[str, PictureFeed] = {}
        self._wanted: dict[str, tuple[str, int]] = {}
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the outputs: those that are there, the sheet's first ones first."""
        scenes = {
            name: seen.scene
            for name in snapshot.sheet.outputs
            if name != PROGRAM
            and (seen := snapshot.switchers.get(name)) is not None
            and seen.link is Link.READY
            and seen.scene is not None
        }
        shown = dict(tuple(scenes.items())[:MOST])
        for name in self.pictures.keys() - shown.keys():
            self._remove(name)
        for name, scene in shown.items():
            if name not in self.pictures:
                self._add(name)
            self.pictures[name].set_scene(scene)
            width = round(self.pictures[name].width() * self.devicePixelRatioF())
            if self._wanted.get(name) != (scene, width):  # to want anew is to want at once
                self._wanted[name] = (scene, width)
                self._feeds[name].want((scene,), width)
        self.setVisible(bool(shown))

    def grow_old(self) -> None:
        """Let all look at the time."""
        for each in self.pictures.values():
            each.grow_old(self._clock.monotonic())

    @Slot(bool)
    def set_running(self, running: bool) -> None:
        """Fetch only while somebody can see it."""
        self._running = running
        for feed in self._feeds.values():
            feed.set_running(running)

    @Slot()
    def stop(self) -> None:
        """End every feed."""
        for name in tuple(self.pictures):
            self._remove(name)

    def _add(self, name: str) -> None:
        picture = self.pictures[name] = ScenePicture(name)
        feed = PictureFeed(partial(self._picture_of, name), self._clock, INTERVAL)
        feed.pictured.connect(picture.show_picture)
        feed.set_running(self._running)
        self._feeds[name] = feed
        self._column.addWidget(picture)

    def _remove(self, name: str) -> None:
        picture = self.pictures.pop(name)
        self._column.removeWidget(picture)
        picture.deleteLater()
        self._wanted.pop(name)
        self._feeds.pop(name).stop(wait=False)
