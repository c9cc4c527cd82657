"""The lane of lower thirds: what should be on air and when; a Surface knows how it gets there."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.domain.switcher import Leg, SwitcherDesired
from eventdesk.drivers.obs import state
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Lane
from eventdesk.drivers.obs.overlay_install import OverlayInstaller
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Failed, Showing, Surface

log = logging.getLogger(__name__)

_ACTIVE_SECONDS = 3.0
_LOOK_AGAIN_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Live:
    """What this lane has put on air, and by which surface."""

    surface: Surface
    showing: Showing


class StrapLane:
    """Carries out the leg GRAPHIC and the overlay. Renders on its own thread; runs one animation
    at a time, over the side session, so that a GO meanwhile goes out at once.

    ``surfaces`` are tried in their order: the first that draws a graphic and has no hindrance.
    """

    def __init__(
        self,
        store: Store,
        connection: Connection,
        surfaces: Sequence[Surface],
        scenes: Callable[[], frozenset[str]],
    ) -> None:
        self._store = store
        self._surfaces = surfaces
        self._installer = OverlayInstaller(
            store, connection, lambda: tuple(p for each in surfaces for p in each.parts()), scenes
        )
        self._live: _Live | None = None
        self._looked = (0, 0.0)  # in which session and when the live graphic was read back
        self._next: Graphic | None = None
        self._prepared: tuple[Graphic, Canvas] | None = None
        self.lane = Lane(
            f"obs-{store.output}-straps", store, self._carry_out, self._idle, self._idle_due
        )

    def put(self, desired: SwitcherDesired, legs: frozenset[Leg]) -> None:
        """Ask for this graphic, or for none."""
        self.lane.put(desired, legs)

    def prepare(self, graphic: Graphic) -> None:
        """Draw and load this one when there is nothing else to do."""
        with self._store.changed:
            self._next, self._prepared = graphic, None
            self._store.changed.notify_all()

    def _carry_out(self, ask: Ask) -> None:
        desired = ask.desired
        try:
            self._installer.want(desired.overlay)
            if desired.graphic is None:
                self._hide(ask)
            else:
                self._show(ask, desired.graphic)
        except Failed as failed:
            self.lane.fail(ask, ask.open_legs, failed.trouble)
        else:
            self.lane.confirm(ask, Leg.GRAPHIC)

    # Show and hide

    def _show(self, ask: Ask, graphic: Graphic) -> None:
        self.lane.asked(ask, ask.legs)
        surface = self._surface(graphic)
        showing = surface.draw(graphic, self._store.seen.canvas)
        cut = ask.desired.graphic_cut
        self._clear(ask, [each for each in self._surfaces if each is not surface])
        surface.show(showing, cut=cut, began=lambda: self.lane.moving(ask, Leg.GRAPHIC))
        self._prove_shown(_Live(surface, showing))

    def _hide(self, ask: Ask) -> None:
        self.lane.asked(ask, ask.legs)
        self._clear(ask, self._surfaces)
        self._forget()

    def _clear(self, ask: Ask, surfaces: Sequence[Surface]) -> None:
        for surface in surfaces:
            surface.hide(
                cut=ask.desired.graphic_cut, began=lambda: self.lane.moving(ask, Leg.GRAPHIC)
            )

    def _surface(self, graphic: Graphic) -> Surface:
        """The way for this graphic into this OBS; raises Failed with what is in the last's way."""
        hindrance: Trouble | None = None
        for surface in self._surfaces:
            if surface.draws(graphic):
                hindrance = surface.hindrance()
                if hindrance and self._installer.complete():  # only now known to need a part
                    hindrance = surface.hindrance()
                if hindrance is None:
                    return surface
        raise Failed(hindrance or Trouble("graphic-not-rendered", graphic.template))

    def _prove_shown(self, live: _Live) -> None:
        """Read back until it is on air; a scene that is only coming on air may make that take a
        moment. What is not seen in the end is taken away, so that it does not come up by
        surprise."""
        self._live = live
        deadline = self._store.clock.monotonic() + _ACTIVE_SECONDS
        while (trouble := self._look()) is not None:
            left = deadline - self._store.clock.monotonic()
            if left <= 0:
                live.surface.hide(cut=True, began=_nothing)
                self._forget()
                raise Failed(trouble)
            known = self._store.observed
            self._store.wait(lambda: self._store.observed is not known, min(left, 0.5))  # noqa: B023  # called within this turn of the loop only

    def _look(self) -> Trouble | None:
        """Whether the live graphic is on air, by reading back; the store is told."""
        live = self._live
        if live is None:
            return None
        self._looked = (self._store.observed.session, self._store.clock.monotonic())
        trouble = live.surface.prove(live.showing)
        carrier = live.surface.carrier(live.showing)
        proven = live.showing.graphic if trouble is None else None
        self._store.update(lambda known: state.carried(known, carrier, proven))
        return trouble

    def _forget(self) -> None:
        self._live = None
        self._store.update(lambda known: state.carried(known, None, None))

    # When there is nothing to show

    def _idle_due(self) -> bool:
        return self._look_due() or self._prepare_due() or self._installer.due()

    def _look_due(self) -> bool:
        if self._live is None:
            return False
        session, at = self._looked
        now = self._store.clock.monotonic()
        return session != self._store.observed.session or now - at > _LOOK_AGAIN_SECONDS

    def _prepare_due(self) -> bool:
        wanted = (self._next, self._store.seen.canvas)
        return self._next is not None and self._prepared != wanted

    def _idle(self) -> None:
        if self._installer.due():
            self._installer.keep()
        elif self._look_due():
            self._look_again()
        else:
            self._load_ahead()

    def _look_again(self) -> None:
        live = self._live
        if live and live.showing.canvas != self._store.seen.canvas:
            self._place_anew(live)
        self._look()

    def _place_anew(self, live: _Live) -> None:
        """The canvas has another size: draw the graphic for it and exchange them at once."""
        canvas = self._store.seen.canvas
        try:
            showing = live.surface.draw(live.showing.graphic, canvas)
            live.surface.show(showing, cut=True, began=_nothing)
        except Failed as failed:
            log.warning("%s: %s", self._store.output, failed)
            showing = replace(live.showing, canvas=canvas)
        self._live = replace(live, showing=showing)

    def _load_ahead(self) -> None:
        graphic, canvas = self._next, self._store.seen.canvas
        if graphic is None:
            return
        self._prepared = (graphic, canvas)
        try:
            surface = self._surface(graphic)
            surface.load(surface.draw(graphic, canvas))
        except Failed as failed:
            log.warning("%s: %s", self._store.output, failed)


def _nothing() -> None:
    """Nobody waits to hear that it began."""
