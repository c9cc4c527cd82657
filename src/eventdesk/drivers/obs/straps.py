"""The lane of lower thirds: the overlay in OBS, graphics loaded ahead, shown, and read back."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas, Graphic, Rendered
from eventdesk.domain.switcher import Leg
from eventdesk.drivers.obs import animation, slots, state
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Lane
from eventdesk.drivers.obs.overlay_install import OverlayInstaller
from eventdesk.drivers.obs.protocol import Execution
from eventdesk.drivers.obs.slots import Slot
from eventdesk.drivers.obs.store import Store
from eventdesk.engine.ports import Renderer

log = logging.getLogger(__name__)

_FRAME_SECONDS = 0.25
"""A frame's worst length, to bound an animation; a machine in trouble renders slowly."""
_ACTIVE_SECONDS = 3.0
_LOOK_AGAIN_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Live:
    """What this lane has put on air and where."""

    slot: str
    graphic: Graphic
    rendered: Rendered
    canvas: Canvas


class _Failed(Exception):  # noqa: N818  # an outcome with its trouble, caught where it is reported
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


class StrapLane:
    """Carries out the leg GRAPHIC and the overlay. Renders on its own thread; runs one animation
    at a time, over the side session, so that a GO meanwhile goes out at once."""

    def __init__(
        self,
        store: Store,
        connection: Connection,
        renderer: Renderer,
        scenes: Callable[[], frozenset[str]],
    ) -> None:
        self._store = store
        self._connection = connection
        self._renderer = renderer
        self._installer = OverlayInstaller(store, connection, renderer, scenes)
        self._live: _Live | None = None
        self._looked = (0, 0.0)  # in which session and when the live graphic was read back
        self._next: Graphic | None = None
        self._prepared: tuple[Graphic, Canvas] | None = None
        self.lane = Lane(
            f"obs-{store.output}-straps", store, self._carry_out, self._idle, self._idle_due
        )

    def prepare(self, graphic: Graphic) -> None:
        """Render and load this one when there is nothing else to do."""
        with self._store.changed:
            self._next, self._prepared = graphic, None
            self._store.changed.notify_all()

    def _carry_out(self, ask: Ask) -> None:
        desired = ask.desired
        self._installer.want(desired.overlay)
        try:
            if desired.graphic is None:
                self._hide(ask, cut=desired.graphic_cut)
            else:
                self._show(ask, desired.graphic, cut=desired.graphic_cut)
        except _Failed as failed:
            self.lane.fail(ask, ask.open_legs, failed.trouble)
        else:
            self.lane.confirm(ask, Leg.GRAPHIC)

    # Show and hide

    def _show(self, ask: Ask, graphic: Graphic, *, cut: bool) -> None:
        self.lane.asked(ask, ask.legs)
        canvas = self._store.seen.canvas
        rendered = self._render(graphic, canvas)
        found = self._read()
        if len(found) < len(state.SLOTS):
            raise _Failed(Trouble("overlay-missing"))
        there = next((slot for slot in found if slot.rests(rendered)), None)
        blank = self._renderer.blank()
        shown = [slot for slot in found if slot.shows(blank) and slot is not there]
        if there is None:
            # With both slots taken, by a hand or before a restart, the second has to go at once.
            free = next((slot for slot in found if slot not in shown), found[-1])
            leaving = next((slot for slot in shown if slot is not free), None)
            if not slots.load(self._connection.side, free, rendered):
                raise _Failed(Trouble("graphic-not-loaded", rendered.path))
            self._animate(ask, leaving, free.actor(rendered), cut=cut)
            there = free
        elif shown:
            self._animate(ask, shown[0], None, cut=True)
        self._prove_shown(_Live(there.name, graphic, rendered, canvas))

    def _hide(self, ask: Ask, *, cut: bool) -> None:
        found = self._read()
        blank = self._renderer.blank()
        shown = [slot for slot in found if slot.shows(blank)]
        if shown or ask.legs:
            self.lane.asked(ask, ask.legs)
        for slot in shown:
            self._animate(ask, slot, None, cut=cut)
        if any(slot.shows(blank) for slot in self._read()):
            raise _Failed(Trouble("graphic-still-on-air"))
        self._forget()

    def _animate(
        self, ask: Ask, leaving: Slot | None, entering: animation.Actor | None, *, cut: bool
    ) -> None:
        known = self._live.rendered if self._live and leaving and self._holds(leaving) else None
        requests = animation.change(
            leaving.actor(known) if leaving else None, entering, self._renderer.blank(), cut=cut
        )
        requests += animation.RENDERED
        seconds = _ACTIVE_SECONDS + animation.frames(requests) * _FRAME_SECONDS
        running = self._connection.side.ask_batch(requests, Execution.SERIAL_FRAME)
        what = "change" if leaving and entering else "enter" if entering else "leave"
        log.info("%s: graphic: %s (%s)", self._store.output, what, ask.desired.because)
        self.lane.moving(ask, Leg.GRAPHIC)
        self._store.wake_on(running)
        if not self._store.wait(running.done, seconds):
            raise _Failed(Trouble("timed-out"))
        refused = list(slots.failures(running.result()))
        if refused:
            raise _Failed(Trouble("graphic-refused", "; ".join(refused)))

    def _holds(self, slot: Slot) -> bool:
        live = self._live
        return live is not None and live.slot == slot.name and slot.holds(live.rendered)

    def _prove_shown(self, live: _Live) -> None:
        """Read the slot back until it stands there and is active; a scene that is only coming
        on air may make that take a moment. What is not seen in the end is taken away, so that it
        does not come up by surprise."""
        self._live = live
        deadline = self._store.clock.monotonic() + _ACTIVE_SECONDS
        while not self._look():
            left = deadline - self._store.clock.monotonic()
            if left <= 0 or not self._stands():
                self._drop(live)
                raise _Failed(Trouble("graphic-not-on-air"))
            known = self._store.observed
            self._store.wait(lambda: self._store.observed is not known, min(left, 0.5))  # noqa: B023  # called within this turn of the loop only

    def _stands(self) -> bool:
        live = self._live
        found = self._read()
        return live is not None and any(slot.rests(live.rendered) for slot in found)

    def _look(self) -> bool:
        """Whether the live graphic is on air, by reading back; the store is told."""
        live = self._live
        if live is None:
            return False
        self._looked = (self._store.observed.session, self._store.clock.monotonic())
        slot = next((each for each in self._read() if each.name == live.slot), None)
        stands = slot is not None and slot.rests(live.rendered)
        active = slot is not None and slot.active
        self._store.update(
            lambda known: state.settle(
                replace(
                    known,
                    graphic=live.graphic if stands else None,
                    graphic_slot=live.slot if stands else None,
                    slot_active={**known.slot_active, live.slot: active},
                )
            )
        )
        return stands and active

    def _drop(self, live: _Live) -> None:
        slot = next((each for each in self._read() if each.name == live.slot), None)
        if slot:
            self._connection.side.batch(
                animation.empty(slot.actor(live.rendered), self._renderer.blank())
            )
        self._forget()

    def _forget(self) -> None:
        self._live = None
        self._store.update(
            lambda known: state.settle(replace(known, graphic=None, graphic_slot=None))
        )

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
        if live and live.canvas != self._store.seen.canvas:
            self._place_anew(live)
        else:
            self._look()

    def _place_anew(self, live: _Live) -> None:
        """The canvas has another size: draw the graphic for it and exchange them at once."""
        canvas = self._store.seen.canvas
        try:
            rendered = self._render(live.graphic, canvas)
        except _Failed as failed:
            log.warning("%s: %s", self._store.output, failed.trouble.detail)
            self._live = replace(live, canvas=canvas)
            return
        found = self._read()
        old = next((slot for slot in found if slot.name == live.slot), None)
        new = next((slot for slot in found if slot.name != live.slot), None)
        if old and new and slots.load(self._connection.side, new, rendered):
            requests = animation.change(
                old.actor(None), new.actor(rendered), self._renderer.blank(), cut=True
            )
            self._connection.side.batch(requests, Execution.SERIAL_FRAME)
            live = _Live(new.name, live.graphic, rendered, canvas)
        self._live = replace(live, canvas=canvas)
        self._look()

    def _load_ahead(self) -> None:
        graphic, canvas = self._next, self._store.seen.canvas
        if graphic is None:
            return
        self._prepared = (graphic, canvas)
        try:
            rendered = self._render(graphic, canvas)
        except _Failed as failed:
            log.warning("%s: %s", self._store.output, failed.trouble.detail)
            return
        blank = self._renderer.blank()
        found = self._read()
        free = next((slot for slot in found if not slot.shows(blank)), None)
        taken = any(slot.rests(rendered) for slot in found)
        if free and not taken and not slots.load(self._connection.side, free, rendered):
            log.warning("%s: OBS cannot load %s", self._store.output, rendered.path)

    def _render(self, graphic: Graphic, canvas: Canvas) -> Rendered:
        try:
            return self._renderer.render(graphic, canvas)
        except (OSError, ValueError) as error:  # no room on the disk, or no such template
            raise _Failed(Trouble("graphic-not-rendered", str(error))) from error

    def _read(self) -> tuple[Slot, ...]:
        return slots.read(self._connection.side, self._store.observed)
