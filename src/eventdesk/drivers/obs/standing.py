"""The graphic that stands on air: brought by one of the surfaces, looked at again and again, its
pages turned, taken off for a transition and brought back."""

import logging
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Graphic, Rendered
from eventdesk.drivers.obs import state
from eventdesk.drivers.obs.state import OVERLAY_SCENE
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Failed, Outlook, Showing, Surface
from eventdesk.drivers.obs.way import Way

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""Between two proofs of a graphic that stands, when nothing tells of a change."""


class _Live(Struct, frozen=True):
    """What is on air, or meant to be: by which surface, and which page of it until when
    (monotonic seconds). ``off`` while it makes way for a transition."""

    surface: Surface
    showing: Showing
    pages: tuple[Rendered, ...] = ()
    turn_at: float | None = None
    off: bool = False


class Standing:
    """Belongs to the strap lane's thread. Every method that moves something may raise Failed."""

    def __init__(
        self,
        store: Store,
        surfaces: Sequence[Surface],
        way: Way,
        repair: Callable[[], None],
    ) -> None:
        """``repair`` puts parts that a surface has just found to need into the overlay."""
        self._store = store
        self._repair = repair
        self._surfaces = surfaces
        self._way = way
        self._live: _Live | None = None
        self._looked_at = 0.0
        self._evidence: tuple[object, ...] = ()
        self._healed: Showing | None = None
        self._lack: Trouble | None = None  # of the graphic that should stand here instead

    @property
    def graphic(self) -> Graphic | None:
        """The graphic that was brought and not taken off for good."""
        return self._live.showing.graphic if self._live else None

    def is_on_another(self, surface: Surface) -> bool:
        """Whether the graphic that stands came another way."""
        return self._live is not None and self._live.surface is not surface

    @property
    def makes_way(self) -> bool:
        """Whether it is off the air for a transition."""
        return self._live is not None and self._live.off

    @property
    def has_pages(self) -> bool:
        """Whether the surface needs its spare room for the next page."""
        return self._live is not None and len(self._live.pages) > 1

    def surface(self, graphic: Graphic) -> Surface:
        """The way for this graphic into this OBS; raises Failed with what is in the last's way."""
        hindrance: Trouble | None = None
        for surface in self._surfaces:
            if surface.draws(graphic):
                hindrance = surface.hindrance()
                if hindrance and hindrance.code == "overlay-missing":
                    self._repair()
                    hindrance = surface.hindrance()
                if hindrance is None:
                    return surface
        raise Failed(hindrance or Trouble("graphic-not-rendered", graphic.template))

    def load_ahead(self, graphic: Graphic) -> None:
        """Have it drawn, and loaded where there is room."""
        surface = self.surface(graphic)
        showing = surface.draw(graphic, self._store.seen.canvas)
        if not self.has_pages:
            surface.load(showing)

    # Coming and going

    def ready(self, graphic: Graphic) -> tuple[Surface, Showing]:
        """Draw it; of a graphic that stands already, the page that stands."""
        surface = self.surface(graphic)
        live = self._live
        canvas = self._store.seen.canvas
        if live and (live.surface, live.showing.graphic) == (surface, graphic):
            # Drawn again if its file was deleted; the same words give the same pictures.
            fresh = surface.draw(graphic, canvas)
            if live.showing.rendered in _pages(fresh):
                return surface, replace(fresh, rendered=live.showing.rendered)
            return surface, fresh
        return surface, surface.draw(graphic, canvas)

    def bring(
        self,
        surface: Surface,
        showing: Showing,
        *,
        cut: bool,
        began: Callable[[], None],
        outlook: Outlook | None = None,
    ) -> None:
        """Put it on air in the place of whatever stands there; proves nothing. With ``outlook``
        nothing moves when that finds an obstacle, which is raised."""
        for other in self._surfaces:
            if other is not surface and (self._live is None or self._live.surface is other):
                other.hide(cut=cut, began=began)
        occupied = self._way.occupied
        self._way.occupy(occupied=True)
        try:
            surface.show(showing, cut=cut, began=began, outlook=outlook)
        except Failed:
            self._way.occupy(occupied)
            raise
        known = self._live.pages if self._live else ()
        self._live = _Live(
            surface, showing, known if showing.rendered in known else _pages(showing)
        )
        self._lack = None
        self._set_turn()

    def clear(self, *, cut: bool, began: Callable[[], None]) -> None:
        """Take everything off, for good."""
        for surface in self._surfaces:
            surface.hide(cut=cut, began=began)
        self.forget()

    def forget(self) -> None:
        """Nothing of ours stands any more."""
        self._live = self._lack = None
        self._way.occupy(occupied=False)
        self.tell(None)

    def tell(self, trouble: Trouble | None) -> None:
        """Claim nothing, and say why."""
        self._store.update(lambda known: state.carried(known, None, None, trouble))

    def lacks(self, trouble: Trouble) -> None:
        """Another graphic should be here and could not come; what stands is still proven."""
        self._lack = trouble
        self._store.update(
            lambda known: state.carried(known, known.carrier, known.graphic, trouble)
        )

    def make_way(self, *, cut: bool, began: Callable[[], None]) -> None:
        """Take it off until the transition is over."""
        live = self._live
        try:
            for surface in self._surfaces:
                surface.hide(cut=cut, began=began)
        finally:
            self._live = replace(live, off=True, turn_at=None) if live else None
            self._way.occupy(occupied=False)
        self.tell(None)

    def heal(self) -> None:
        """Draw and load it again when OBS lost its picture (a file that was deleted goes blank on
        air within a second); once, until it was proven again."""
        live = self._live
        if live and live.showing != self._healed:
            self._healed = live.showing
            self.come_back()

    def come_back(self) -> None:
        """Bring what stood there again: after a transition, after OBS came back, after a change
        of the canvas (at once then, for it stands)."""
        live = self._live
        if live is None:
            return
        cut = not live.off and live.showing.canvas != self._store.seen.canvas
        try:
            surface, showing = self.ready(live.showing.graphic)
            self.bring(surface, showing, cut=cut, began=_nothing)
        except Failed as failed:
            self._live = None if live.off else replace(live, showing=self._as_drawn(live))
            self.tell(failed.trouble)
            raise
        self.look()

    def _as_drawn(self, live: _Live) -> Showing:
        """So that a canvas that it cannot be drawn for is tried once."""
        return replace(live.showing, canvas=self._store.seen.canvas)

    # Looking

    def look(self) -> Trouble | None:
        """Read back whether it is on air; the store is told. None: proven."""
        live = self._live
        if live is None:
            return None
        self._evidence = self._what_is_known()
        self._looked_at = self._store.clock.monotonic()
        trouble = live.surface.prove(live.showing)
        carrier = live.surface.carrier(live.showing)
        proven = live.showing.graphic if trouble is None else None
        if trouble is None:
            self._healed = None
        self._store.update(
            lambda known: state.carried(known, carrier, proven, trouble or self._lack)
        )
        return trouble

    def look_due(self) -> bool:
        """Whether it has to be looked at: something changed, or the last look is old."""
        if self._live is None or self._live.off or self._store.seen.transitioning:
            return False
        old = self._store.clock.monotonic() - self._looked_at >= LOOK_SECONDS
        return old or self._evidence != self._what_is_known()

    def misplaced(self) -> bool:
        """Whether it was drawn for a canvas that OBS does not have any more."""
        live = self._live
        return live is not None and live.showing.canvas != self._store.seen.canvas

    def _what_is_known(self) -> tuple[object, ...]:
        """All that may change what is seen of it."""
        known = self._store.observed
        scene = known.items.get(known.seen.scene or "")
        overlay = known.items.get(OVERLAY_SCENE)
        moved = (known.session, known.ended, known.changes, known.seen.studio_mode)
        return (*moved, scene, overlay, dict(known.active))

    # Pages

    def turn_due(self) -> bool:
        """Whether the next page's time has come."""
        live = self._live
        if live is None or live.turn_at is None or live.off or self._way.wanted:
            return False
        return self._store.clock.monotonic() >= live.turn_at

    def turn(self) -> None:
        """The next page over the one that stands, and the one after it loaded."""
        live = self._live
        if live is None:
            return
        self._live = replace(live, turn_at=None)  # a page that fails is not tried in a circle
        self.bring(live.surface, self._following(live), cut=False, began=_nothing)
        self.look()
        self.load_page()

    def load_page(self) -> None:
        """Load the page that comes next, so that turning it costs nothing."""
        if self._live and self.has_pages:
            self._live.surface.load(self._following(self._live))

    def _following(self, live: _Live) -> Showing:
        number = live.pages.index(live.showing.rendered) if live.showing.rendered else 0
        return replace(live.showing, rendered=live.pages[(number + 1) % len(live.pages)])

    def _set_turn(self) -> None:
        live = self._live
        if live is None or live.showing.rendered is None or len(live.pages) < 2:  # noqa: PLR2004  # pages
            return
        seconds = live.showing.rendered.seconds or live.pages[0].seconds
        left = self._store.clock.real_seconds(seconds)
        self._live = replace(live, turn_at=self._store.clock.monotonic() + left)

    def seconds_left(self) -> float | None:
        """How long until something is due by time alone; None when nothing stands."""
        live = self._live
        if live is None or live.off:
            return None
        due = self._looked_at + LOOK_SECONDS
        if live.turn_at is not None:
            due = min(due, live.turn_at)
        return due - self._store.clock.monotonic()


def _pages(showing: Showing) -> tuple[Rendered, ...]:
    first = showing.rendered
    return (first, *first.then) if first else ()


def _nothing() -> None:
    """Nobody waits to hear that it began."""
