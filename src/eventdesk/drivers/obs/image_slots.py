"""Graphics as picture files in the overlay's two image sources: one on air, the next one loaded."""

import logging
from collections.abc import Callable

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic, Rendered
from eventdesk.drivers.obs import animation, proof, slots
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.folder_probe import FolderProbe
from eventdesk.drivers.obs.overlay import slot_settings
from eventdesk.drivers.obs.pictures import is_empty
from eventdesk.drivers.obs.protocol import Execution
from eventdesk.drivers.obs.slots import Slot
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Failed, Outlook, Part, Showing
from eventdesk.engine.ports import Renderer

log = logging.getLogger(__name__)

_FRAME_SECONDS = 0.25
"""A frame's worst length, to bound an animation; a machine in trouble renders slowly."""
_ANSWER_SECONDS = 3.0


class ImageSlots:
    """The Surface of an OBS that can read the desk's graphics folder."""

    def __init__(self, store: Store, connection: Connection, renderer: Renderer) -> None:
        self._store = store
        self._connection = connection
        self._renderer = renderer
        self._probe = FolderProbe(store, connection, renderer)
        self._known: dict[str, Rendered] = {}  # slot → what was put there last
        self._blank_path = ""

    def parts(self) -> tuple[Part, ...]:
        """Both slots, empty."""
        return tuple(Part(slot, "image_source", slot_settings(self._blank())) for slot in SLOTS)

    def draws(self, graphic: Graphic) -> bool:
        """Everything but a producer's own graphic."""
        return graphic.template != OBS_TEXT

    def hindrance(self) -> Trouble | None:
        """Whether OBS sees the folder that the pictures are in: an OBS on another machine does
        not. While both slots show something, nothing new is found out."""
        if self._probe.sure and all(map(self._has_item, SLOTS)):
            return None  # at no cost: somebody waits for a name
        found = self._read()
        if len(found) < len(SLOTS):
            return Trouble("overlay-missing")
        hidden = [slot for slot in found if not self._shows(slot)]
        if not hidden:  # or both have the empty picture of a desk with another folder
            hidden = [slot for slot in found if is_empty(self._connection, slot.name)]
        return self._probe.hindrance(hidden, self._blank())

    def draw(self, graphic: Graphic, canvas: Canvas) -> Showing:
        """Render it to a file."""
        try:
            return Showing(graphic, canvas, self._renderer.render(graphic, canvas))
        except (OSError, ValueError) as error:  # no room on the disk, or no such template
            raise Failed(Trouble("graphic-not-rendered", str(error))) from error

    def carrier(self, showing: Showing) -> str:
        """The slot that it was put in last."""
        return next(
            (slot for slot, held in self._known.items() if held == showing.rendered), SLOTS[0]
        )

    def load(self, showing: Showing) -> None:
        """Into the slot that shows nothing; not at all when both show something."""
        rendered = _picture(showing)
        found = self._read()
        free = next((slot for slot in found if not self._shows(slot)), None)
        if free and not any(slot.rests(rendered) for slot in found):
            self._load(free, rendered)

    def show(
        self,
        showing: Showing,
        *,
        cut: bool,
        began: Callable[[], None],
        outlook: Outlook | None = None,
    ) -> None:
        """One batch, stepped by OBS itself: what leaves and what enters move together."""
        rendered = _picture(showing)
        found = self._read_ahead(outlook) if outlook else self._read()
        if len(found) < len(SLOTS):
            raise Failed(Trouble("overlay-missing"))
        there = next((slot for slot in found if slot.rests(rendered)), None)
        shown = [slot for slot in found if self._shows(slot) and slot is not there]
        if there:
            self._known[there.name] = rendered
            for slot in shown:
                self._animate(slot, None, cut=True, began=began)
            return
        # With both slots taken, by a hand or before a restart, the second has to go at once.
        free = next((slot for slot in found if slot not in shown), found[-1])
        leaving = next((slot for slot in shown if slot is not free), None)
        self._load(free, rendered)
        self._animate(leaving, free.actor(rendered), cut=cut, began=began)

    def hide(self, *, cut: bool, began: Callable[[], None]) -> None:
        """Slot by slot; usually there is one."""
        shown = [slot for slot in self._read() if self._shows(slot)]
        for slot in shown:
            self._animate(slot, None, cut=cut, began=began)
        if shown and any(self._shows(slot) for slot in self._read()):
            raise Failed(Trouble("graphic-still-on-air"))

    def prove(self, showing: Showing) -> Trouble | None:
        """By the slot's file, size and place, then by what is common to all surfaces."""
        rendered = _picture(showing)
        found = self._read()
        if len(found) < len(SLOTS):
            return Trouble("overlay-missing")
        slot = next((each for each in found if each.file == rendered.path), None)
        if slot is None:
            return Trouble("graphic-differs")
        if not slot.holds(rendered):
            return Trouble("graphic-not-loaded", rendered.path)
        if not slot.rests(rendered):
            return Trouble("graphic-not-on-air")

        def likeness(picture: bytes) -> float:
            return self._renderer.likeness(rendered, showing.canvas, picture)

        return proof.on_air(self._connection.side, self._store.observed, slot.name, likeness)

    def _load(self, slot: Slot, rendered: Rendered) -> None:
        self._known[slot.name] = rendered
        if slot.holds(rendered):
            return
        size = (rendered.width, rendered.height)
        if not slots.load(self._connection.side, slot, rendered.path, size):
            # Left there, OBS would ask for the missing file at its next start.
            self._connection.side.batch(animation.empty(slot.actor(), self._blank()))
            raise Failed(Trouble("graphic-not-loaded", rendered.path))

    def _animate(
        self,
        leaving: Slot | None,
        entering: animation.Actor | None,
        *,
        cut: bool,
        began: Callable[[], None],
    ) -> None:
        actor = leaving.actor(self._remembered(leaving)) if leaving else None
        requests = animation.change(actor, entering, self._blank(), cut=cut)
        requests += animation.RENDERED
        seconds = _ANSWER_SECONDS + animation.frames(requests) * _FRAME_SECONDS
        running = self._connection.side.ask_batch(requests, Execution.SERIAL_FRAME)
        what = "change" if leaving and entering else "enter" if entering else "leave"
        log.info("%s: graphic: %s", self._store.output, what)
        began()
        self._store.wake_on(running)
        if not self._store.wait(running.done, seconds):
            raise Failed(Trouble("timed-out"))
        refused = list(slots.failures(running.result()))
        if refused:
            raise Failed(Trouble("graphic-refused", "; ".join(refused)))

    def _remembered(self, slot: Slot) -> Rendered | None:
        """What is known to be in this slot: how it leaves."""
        known = self._known.get(slot.name)
        return known if known and slot.holds(known) else None

    def _shows(self, slot: Slot) -> bool:
        return slot.shows(self._blank())

    def _blank(self) -> str:
        if not self._blank_path:
            try:
                self._blank_path = self._renderer.blank()
            except OSError as error:
                raise Failed(Trouble("graphic-not-rendered", str(error))) from error
        return self._blank_path

    def _has_item(self, slot: str) -> bool:
        return self._store.observed.item(OVERLAY_SCENE, slot) is not None

    def _read_ahead(self, outlook: Outlook) -> tuple[Slot, ...]:
        """The slots, if nothing is in the way of what is to be shown in one of them."""
        found, answers = slots.read_with(
            self._connection.side, self._store.observed, outlook.questions()
        )
        trouble = outlook.obstacle(answers)
        if trouble is not None:
            raise Failed(trouble)
        return found

    def _read(self) -> tuple[Slot, ...]:
        return slots.read(self._connection.side, self._store.observed)


def _picture(showing: Showing) -> Rendered:
    if showing.rendered is None:
        raise ValueError("an image slot shows pictures only")
    return showing.rendered
