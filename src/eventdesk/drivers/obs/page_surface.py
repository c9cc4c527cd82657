"""Graphics on a page that OBS's browser source loads from the desk: for an OBS that cannot see the
desk's graphics folder."""

import logging
from collections.abc import Callable

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic, Keyframe, Rendered
from eventdesk.drivers.obs import proof
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.page.server import PageServer
from eventdesk.drivers.obs.page.state import Frames
from eventdesk.drivers.obs.pictures import is_empty
from eventdesk.drivers.obs.protocol import Data
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Failed, Outlook, Part, Showing
from eventdesk.engine.ports import Renderer

log = logging.getLogger(__name__)

PAGE = "EventDesk page"
KIND = "browser_source"
_EMPTY = "about:blank"
_FASTEST = 60
"""Frames a second that a browser source can be told (obs-browser's own limit)."""
_REACH_SECONDS = 5.0
_READY_SECONDS = 3.0
_FRAME_SECONDS = 0.25
"""A frame's worst length, to bound a move; a machine in trouble paints slowly."""


class PageOffer(Struct, frozen=True):
    """Where the page is served, and what reads a picture's file as PNG for it."""

    address: tuple[str, int]
    png: Callable[[str], bytes]


class PageSurface:
    """The Surface of an OBS that has a browser source. Its server starts when it is needed."""

    def __init__(
        self, store: Store, connection: Connection, renderer: Renderer, offer: PageOffer
    ) -> None:
        self._store = store
        self._connection = connection
        self._renderer = renderer
        self._server = PageServer(offer.address, offer.png, store.clock, store.wake)
        self._kinds: tuple[int, bool] = (0, False)  # in which session, and whether OBS has ours
        self._wanted = False

    def close(self) -> None:
        """Stop serving; a page goes on showing what it shows."""
        self._server.stop()

    def parts(self) -> tuple[Part, ...]:
        """The browser source, once it is known to be needed, or as long as it is there."""
        if not (self._wanted or PAGE in self._store.seen.inputs):
            return ()
        return (Part(PAGE, KIND, self._settings(self._store.seen.canvas)),)

    def draws(self, graphic: Graphic) -> bool:
        """Everything but a producer's own graphic."""
        return graphic.template != OBS_TEXT

    def hindrance(self) -> Trouble | None:
        """An OBS without browser sources, or an address that the desk cannot serve at."""
        if any(self._store.observed.item(OVERLAY_SCENE, slot) is None for slot in SLOTS):
            return Trouble("overlay-missing")
        if not self._has_browsers():
            return Trouble("graphics-folder-unseen")
        if not self._server.running:
            try:
                self._server.start()
            except OSError as error:
                return Trouble("page-not-served", str(error))
        self._wanted = True
        return None if self._item() else Trouble("overlay-missing")

    def draw(self, graphic: Graphic, canvas: Canvas) -> Showing:
        """Render it to a file, which the server reads."""
        try:
            return Showing(graphic, canvas, self._renderer.render(graphic, canvas))
        except (OSError, ValueError) as error:  # no room on the disk, or no such template
            raise Failed(Trouble("graphic-not-rendered", str(error))) from error

    def carrier(self, showing: Showing) -> str:  # noqa: ARG002  # there is one for all
        """The browser source."""
        return PAGE

    def load(self, showing: Showing) -> None:
        """Have the page fetch and decode it. A page of an earlier run of the desk is left alone
        while it shows something."""
        if self._is_ours(showing.canvas) or is_empty(self._connection, PAGE):
            self._reach(showing.canvas)
            self._make_ready(showing)

    def show(
        self,
        showing: Showing,
        *,
        cut: bool,
        began: Callable[[], None],
        outlook: Outlook | None = None,
    ) -> None:
        """Push it, and wait until the page says that it rests there."""
        rendered = _picture(showing)
        if outlook:
            outlook.check(self._connection.side)
        if self._item() is None:
            raise Failed(Trouble("overlay-missing"))
        self._reach(showing.canvas)
        now = self._server.state
        if now.shows and now.shows.rendered == rendered and self._server.at_rest(now.revision):
            return
        self._make_ready(showing)
        before = now.shows.rendered if now.shows else None
        enter, leave = ((), ()) if cut else _moves(before, rendered)
        revision = self._server.show(rendered, showing.canvas, enter, leave)
        log.info("%s: page: revision %d", self._store.output, revision)
        began()
        if not self._rests(revision, max(len(enter), len(leave))):
            raise Failed(Trouble("timed-out"))

    def hide(self, *, cut: bool, began: Callable[[], None]) -> None:
        """Push that nothing is to be seen; a page of an earlier run is closed."""
        if self._item() is None:
            return
        if not self._server.running or not self._is_ours(None):
            self._close_foreign(began)
            return
        now = self._server.state
        if now.shows is None:
            return
        leave = () if cut else now.shows.rendered.leave
        revision = self._server.show(None, now.canvas, (), leave)
        began()
        if not self._rests(revision, len(leave)):
            raise Failed(Trouble("graphic-still-on-air"))

    def prove(self, showing: Showing) -> Trouble | None:
        """By the page's own word for what it paints, then by what is common to all surfaces."""
        if self._item() is None:
            return Trouble("overlay-missing")
        if not (self._is_ours(showing.canvas) and self._server.connected):
            return Trouble("page-not-reached")
        now = self._server.state
        if now.shows is None or now.shows.rendered != showing.rendered:
            return Trouble("graphic-differs")
        rendered = now.shows.rendered

        def likeness(picture: bytes) -> float:
            return self._renderer.likeness(rendered, showing.canvas, picture)

        trouble = proof.on_air(self._connection.side, self._store.observed, PAGE, likeness)
        if trouble is None and not self._server.painted(now.revision):
            return Trouble("graphic-not-on-air")
        return trouble

    # The browser source

    def _has_browsers(self) -> bool:
        session = self._store.observed.session
        if self._kinds[0] != session:
            kinds = self._connection.side.call("GetInputKindList", {})["inputKinds"]
            self._kinds = (session, KIND in kinds)
        return self._kinds[1]

    def _item(self) -> int | None:
        item = self._store.observed.item(OVERLAY_SCENE, PAGE)
        return item.id if item else None

    def _settings(self, canvas: Canvas) -> Data:
        """As large as the canvas, alive while hidden, and with nothing of OBS in its hands."""
        return {
            "url": self._server.url.reveal() if self._server.running else _EMPTY,
            "is_local_file": False,
            "width": canvas.width,
            "height": canvas.height,
            "fps_custom": True,
            "fps": min(round(canvas.fps), _FASTEST),
            "css": "",
            "shutdown": False,
            "restart_when_active": False,
            "reroute_audio": False,
            "webpage_control_level": 0,
        }

    def _held(self) -> Data:
        answer = self._connection.side.call("GetInputSettings", {"inputName": PAGE})
        return dict(answer["inputSettings"])

    def _is_ours(self, canvas: Canvas | None) -> bool:
        """Whether the source has this desk's page, in this canvas' size if one is given."""
        held, wanted = self._held(), self._settings(canvas or self._store.seen.canvas)
        names = wanted if canvas else ("url",)
        return self._server.running and all(held.get(name) == wanted[name] for name in names)

    def _reach(self, canvas: Canvas) -> None:
        """Have the source load the page, if it has another; wait until the page has called."""
        if not self._is_ours(canvas):
            self._set(self._settings(canvas))
        if not self._store.wait(lambda: self._server.connected, _REACH_SECONDS):
            raise Failed(Trouble("page-not-reached"))

    def _set(self, settings: Data) -> None:
        data = {"inputName": PAGE, "inputSettings": settings, "overlay": True}
        self._connection.side.call("SetInputSettings", data)

    def _close_foreign(self, began: Callable[[], None]) -> None:
        if self._held().get("url", _EMPTY) == _EMPTY:
            return
        if not is_empty(self._connection, PAGE):
            began()
        self._set({"url": _EMPTY})

    # The page

    def _make_ready(self, showing: Showing) -> None:
        rendered = _picture(showing)
        try:
            self._server.prepare(showing.canvas, rendered, *rendered.then)
            self._store.wait(lambda: self._settled(rendered), _READY_SECONDS)
            ready = self._server.ready(rendered)
        except (OSError, ValueError) as error:  # the file is gone or damaged
            raise Failed(Trouble("graphic-not-loaded", str(error))) from error
        if not ready:
            raise Failed(Trouble("graphic-not-loaded", rendered.path))

    def _settled(self, rendered: Rendered) -> bool:
        return self._server.ready(rendered) or self._server.failed(rendered)

    def _rests(self, revision: int, frames: int) -> bool:
        seconds = _READY_SECONDS + frames * _FRAME_SECONDS
        return self._store.wait(lambda: self._server.at_rest(revision), seconds)


def _moves(before: Rendered | None, rendered: Rendered) -> tuple[Frames, Frames]:
    """How this one comes, and how the one before goes: under an update it stays until the end."""
    if before is None:
        return rendered.enter, ()
    if rendered.update:
        return rendered.update, (Keyframe(),) * len(rendered.update)
    return rendered.enter, before.leave


def _picture(showing: Showing) -> Rendered:
    if showing.rendered is None:
        raise ValueError("the page shows pictures only")
    return showing.rendered
