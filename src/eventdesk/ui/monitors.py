"""The desk's pictures: the program's scene, and the preview of what is next, small and large."""

from PySide6.QtCore import QObject, Slot

from eventdesk.domain.snapshot import Snapshot
from eventdesk.engine.ports import Clock
from eventdesk.ui.panels.further_pictures import FurtherPictures
from eventdesk.ui.panels.scene_picture import ScenePicture
from eventdesk.ui.panels.standby import standby_cue
from eventdesk.ui.picture_feed import PictureFeed
from eventdesk.ui.preview import Preview, preview_of
from eventdesk.ui.reading import Reading


class Monitors(QObject):
    """Tells the feed what the pictures are to show, and the pictures what comes."""

    def __init__(
        self,
        program: ScenePicture,
        previews: tuple[ScenePicture, ...],
        feed: PictureFeed,
        reading: Reading,
        clock: Clock,
        *,
        further: FurtherPictures,
    ) -> None:
        super().__init__()
        self._further = further
        feed.turned.connect(further.set_running)
        self._program, self._previews = program, previews
        self._reading, self._clock = reading, clock
        self._snapshot: Snapshot | None = None
        self._pointed: tuple[str, ...] = ()
        self._shows = Preview()
        self._feed = feed
        for each in (program, *previews):
            feed.pictured.connect(each.show_picture)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the show; the program's picture knows its scene from its own panel."""
        self._snapshot = snapshot
        self._further.draw(snapshot)
        self._shows = preview_of(snapshot, standby_cue(snapshot), self._pointed)
        name = self._reading.names(snapshot.sheet, self._shows.speakers)
        for each in self._previews:
            each.set_scene(self._shows.scene, self._shows.graphic, name)
        self.want()

    @Slot(object)
    def point(self, speakers: tuple[str, ...]) -> None:
        """The mouse points at these speakers' button: see the name before it is on air."""
        self._pointed = speakers
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def want(self) -> None:
        """Ask for pictures as large as they are shown."""
        pictures = (self._program, *self._previews)
        seen = [each for each in pictures if not each.isHidden()] or pictures
        scenes = tuple(dict.fromkeys(each.scene for each in pictures if each.scene))
        width = round(max(each.width() * each.devicePixelRatioF() for each in seen))
        shows = self._shows.name_preview(self._snapshot) if self._snapshot else None
        self._feed.want(scenes, width, shows)

    def toggle_guides(self) -> None:
        """The safe areas over the preview, or not."""
        for each in self._previews:
            each.toggle_guides()

    def grow_old(self) -> None:
        """Let all look at the time, a few times a second."""
        for each in (self._program, *self._previews):
            each.grow_old(self._clock.monotonic())
        self._further.grow_old()
