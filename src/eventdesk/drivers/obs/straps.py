"""The lane of lower thirds: what should be on air and when; a Surface knows how it gets there."""

import logging
from collections.abc import Callable, Sequence

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.domain.switcher import SUPERSEDED, Leg, SwitcherDesired
from eventdesk.drivers.obs import diff
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Idle, Lane
from eventdesk.drivers.obs.overlay_install import OverlayInstaller
from eventdesk.drivers.obs.proof import SceneOutlook
from eventdesk.drivers.obs.standing import Standing
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Failed, Outlook, Surface
from eventdesk.drivers.obs.way import Way

log = logging.getLogger(__name__)

_PROOF_SECONDS = 0.25
"""How long a graphic that OBS has drawn may take to be seen; longer is trouble."""
_PROOF_STEP_SECONDS = 0.08
_TRANSITION_SECONDS = 20.0
"""For a transition, of which a stinger's length is not told by the protocol."""
_VISIBLE = frozenset({"graphic-covered"})
"""Troubles of a graphic that is on air by all that OBS says: it stays, for what a picture
shows may also be a filter over the scene; the operator is told and decides."""


class StrapLane:
    """Carries out the leg GRAPHIC and the overlay. Renders on its own thread; runs one animation
    at a time, over the side session, so that a GO meanwhile goes out at once.

    ``surfaces`` are tried in their order: the first that draws a graphic and has no hindrance.
    A graphic that was proven on air and is still desired comes back by itself: after a transition
    that it made way for, after OBS came back. One that failed does not: its ask is over.
    """

    def __init__(
        self,
        store: Store,
        connection: Connection,
        surfaces: Sequence[Surface],
        way: Way,
        scenes: Callable[[], frozenset[str]],
    ) -> None:
        self._store = store
        self._connection = connection
        self._way = way
        self._installer = OverlayInstaller(
            store, connection, lambda: tuple(p for each in surfaces for p in each.parts()), scenes
        )
        self._standing = Standing(store, surfaces, way, self._installer.repair)
        self._desired: SwitcherDesired | None = None
        self._session = 0  # that the standing graphic was last brought in line with
        self._next: Graphic | None = None
        self._prepared: tuple[Graphic, Canvas] | None = None
        idle = Idle(self._idle, self._idle_due, self._standing.seconds_left)
        self.lane = Lane(f"obs-{store.output}-straps", store, self._carry_out, idle)

    def put(self, desired: SwitcherDesired, legs: frozenset[Leg]) -> None:
        """Ask for this graphic, or for none. It is remembered also while there is no OBS."""
        self._desired = desired
        self.lane.put(desired, legs)

    def prepare(self, graphic: Graphic) -> None:
        """Draw and load this one when there is nothing else to do."""
        with self._store.changed:
            self._next, self._prepared = graphic, None
            self._store.changed.notify_all()

    # An ask

    def _carry_out(self, ask: Ask) -> None:
        try:
            self._installer.want(ask.desired.overlay, restore=ask.desired.restore)
            if ask.desired.graphic is None:
                self._hide(ask)
            else:
                self._show(ask, ask.desired.graphic)
        except Failed as failed:
            log.info("%s: graphic: %s", self._store.output, failed)
            self.lane.fail(ask, ask.open_legs, failed.trouble)
        else:
            self.lane.confirm(ask, Leg.GRAPHIC)
        self._session = self._store.observed.session

    def _hide(self, ask: Ask) -> None:
        self.lane.asked(ask, ask.legs)
        self._standing.clear(cut=ask.desired.graphic_cut, began=self._moving(ask))

    def _show(self, ask: Ask, graphic: Graphic) -> None:
        self.lane.asked(ask, ask.legs)
        self._installer.repair()
        try:
            surface, showing = self._standing.ready(graphic)
            if self._blocked(ask.desired):
                self._let_pass(ask)
            cut, began = ask.desired.graphic_cut, self._moving(ask)
            outlook = self._outlook(ask, surface)
            self._standing.bring(surface, showing, cut=cut, began=began, outlook=outlook)
        except Failed as failed:
            if failed.trouble is not SUPERSEDED:
                self._standing.lacks(failed.trouble)
            raise
        self._prove(ask)
        self._standing.load_page()

    def _outlook(self, ask: Ask, surface: Surface) -> Outlook | None:
        """Nothing moves towards an overlay that is known to be hidden or out of place."""
        if not surface.parts() or self._unsteady(ask):
            return None
        outlook = SceneOutlook.of(self._store.observed)
        if self._standing.is_on_another(surface):  # which is cleared first
            outlook.check(self._connection.side)
            return None
        return outlook

    def _moving(self, ask: Ask) -> Callable[[], None]:
        return lambda: self.lane.moving(ask, Leg.GRAPHIC)

    def _blocked(self, desired: SwitcherDesired) -> bool:
        """Whether a transition runs, or is about to in this take, that would carry it along."""
        coming = self._way.passed < desired.take and diff.carries(self._store.observed, desired)
        return self._way.wanted or coming

    def _let_pass(self, ask: Ask) -> None:
        self._standing.make_way(cut=ask.desired.graphic_cut, began=self._moving(ask))
        self._store.wait(
            lambda: self.lane.newer or not self._blocked(ask.desired), _TRANSITION_SECONDS
        )
        if self.lane.newer:
            raise Failed(SUPERSEDED)

    def _prove(self, ask: Ask) -> None:
        """Look until it is seen on air. What is not seen in the end is taken away, so that it does
        not come up by surprise, unless it is on air by all that OBS says."""
        self._store.wait(lambda: self.lane.newer or not self._unsteady(ask), _TRANSITION_SECONDS)
        began = self._store.clock.monotonic()
        while (trouble := self._standing.look()) is not None:
            if self.lane.newer:
                raise Failed(SUPERSEDED)
            if self._installer.due():
                self._installer.keep()
            elif self._store.clock.monotonic() - began > _PROOF_SECONDS:
                self._give_up(trouble)
            else:
                known = self._store.observed
                self._store.wait(lambda: self._store.observed is not known, _PROOF_STEP_SECONDS)  # noqa: B023  # called within this turn of the loop only

    def _unsteady(self, ask: Ask) -> bool:
        """Whether the scene that it has to be seen in is still coming."""
        coming = ask.desired.scene is not None and self._way.passed < ask.desired.take
        return coming or self._store.seen.transitioning

    def _give_up(self, trouble: Trouble) -> None:
        if trouble.code not in _VISIBLE:
            self._standing.clear(cut=True, began=_nothing)
            self._standing.tell(trouble)
        raise Failed(trouble)

    # Without an ask

    def _idle_due(self) -> bool:
        return (
            self._must_make_way()
            or self._out_of_line()
            or self._installer.due()
            or self._may_come_back()
            or self._standing.turn_due()
            or self._standing.look_due()
            or self._prepare_due()
        )

    def _must_make_way(self) -> bool:
        return self._way.wanted and self._way.occupied

    def _out_of_line(self) -> bool:
        """Whether OBS was away, or shows another collection, since the last ask or look."""
        asked = self._desired is not None
        return asked and self._session != self._store.observed.session

    def _may_come_back(self) -> bool:
        return (
            not self._way.wanted
            and not self._store.seen.transitioning
            and (self._standing.makes_way or self._standing.misplaced())
        )

    def _prepare_due(self) -> bool:
        wanted = (self._next, self._store.seen.canvas)
        return self._next is not None and self._prepared != wanted

    def _idle(self) -> None:
        try:
            self._do_what_is_due()
        except Failed as failed:
            log.warning("%s: graphic: %s", self._store.output, failed)

    def _do_what_is_due(self) -> None:
        if self._must_make_way():
            self._standing.make_way(cut=False, began=_nothing)
        elif self._out_of_line():
            self._bring_in_line()
        elif self._installer.due():
            self._installer.keep()
        elif self._may_come_back():
            self._come_back()
        elif self._standing.turn_due():
            self._standing.turn()
        elif self._standing.look_due():
            self._look()
        elif self._next is not None:
            self._prepared = (self._next, self._store.seen.canvas)
            self._standing.load_ahead(self._next)

    def _look(self) -> None:
        trouble = self._standing.look()
        if trouble is not None and trouble.code == "graphic-not-loaded":
            self._standing.heal()

    def _bring_in_line(self) -> None:
        """After OBS was away: what was on air and is still desired comes back, the rest goes."""
        self._session = self._store.observed.session
        self._prepared = None
        self._installer.repair()
        self._come_back()

    def _come_back(self) -> None:
        wanted = self._desired.graphic if self._desired else None
        if wanted is not None and self._standing.graphic == wanted:
            self._standing.come_back()
        else:
            self._standing.clear(cut=True, began=_nothing)


def _nothing() -> None:
    """Nobody waits to hear that it began."""
