"""The overlay's two slots as OBS has them: read, load, prove."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eventdesk.domain.graphic import Rendered
from eventdesk.drivers.obs.animation import Actor, park
from eventdesk.drivers.obs.overlay import PARKED_X, slot_settings
from eventdesk.drivers.obs.protocol import Data, Execution, Request, check
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS, Observed
from eventdesk.drivers.obs.wire import Wire

_LOAD_TRIES = 8
_LOAD_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot as read back. ``file`` is the path OBS was given; a missing file has size 0."""

    name: str
    item: int
    file: str
    width: int
    height: int
    x: int
    y: int
    cropped: bool
    active: bool

    def holds(self, rendered: Rendered) -> bool:
        """Whether this graphic is really loaded here: a missing file is only told by its size."""
        return (self.file, self.width, self.height) == (
            rendered.path,
            rendered.width,
            rendered.height,
        )

    def rests(self, rendered: Rendered) -> bool:
        """Whether this graphic stands here where it belongs, whole."""
        placed = (self.x, self.y) == (rendered.x, rendered.y) and not self.cropped
        return placed and self.holds(rendered)

    def shows(self, blank: str) -> bool:
        """Whether it shows anything at all."""
        return self.file not in ("", blank) and self.width > 0 and self.x > PARKED_X / 2

    def actor(self, rendered: Rendered | None) -> Actor:
        """This slot with the graphic that is known to be in it."""
        return Actor(self.name, self.item, rendered)


def read(wire: Wire, observed: Observed) -> tuple[Slot, ...]:
    """Both slots as OBS has them now; fewer when the overlay is not, or not wholly, there."""
    items = [(slot, observed.item(OVERLAY_SCENE, slot)) for slot in SLOTS]
    there = [(slot, item.id) for slot, item in items if item]
    if not there:
        return ()
    answers = wire.batch([question for slot, item in there for question in _questions(slot, item)])
    found: list[Slot] = []
    for number, (slot, item) in enumerate(there):
        own = answers[number * 3 : number * 3 + 3]
        for answer in own:
            check(answer)
        found.append(_slot(slot, item, *(answer["responseData"] for answer in own)))
    return tuple(found)


def _questions(slot: str, item: int) -> tuple[Request, ...]:
    return (
        ("GetInputSettings", {"inputName": slot}),
        ("GetSceneItemTransform", {"sceneName": OVERLAY_SCENE, "sceneItemId": item}),
        ("GetSourceActive", {"sourceName": slot}),
    )


def _slot(name: str, item: int, settings: Data, transform: Data, active: Data) -> Slot:
    place = transform["sceneItemTransform"]
    crops = ("cropLeft", "cropTop", "cropRight", "cropBottom")
    return Slot(
        name,
        item,
        str(settings["inputSettings"].get("file", "")),
        round(place["sourceWidth"]),
        round(place["sourceHeight"]),
        round(place["positionX"]),
        round(place["positionY"]),
        any(place[crop] for crop in crops),
        bool(active["videoActive"]),
    )


def load(wire: Wire, slot: Slot, rendered: Rendered) -> bool:
    """Put a graphic into a parked slot; whether its size could be read back in time.

    SetInputSettings answers success for a missing file too, and the size is the old one until
    the picture is decoded, a frame or more later (measured on OBS 29).
    """
    if slot.holds(rendered):
        return True
    actor = slot.actor(rendered)
    settings = {
        "inputName": slot.name,
        "inputSettings": slot_settings(rendered.path),
        "overlay": True,
    }
    enable = {"sceneName": OVERLAY_SCENE, "sceneItemId": slot.item, "sceneItemEnabled": True}
    first: list[Request] = [
        park(actor), ("SetInputSettings", settings), ("SetSceneItemEnabled", enable)
    ]  # fmt: skip
    for answer in wire.batch(first):
        check(answer)
    look: list[Request] = [
        ("Sleep", {"sleepFrames": 2}),
        ("GetSceneItemTransform", {"sceneName": OVERLAY_SCENE, "sceneItemId": slot.item}),
    ]
    for _ in range(_LOAD_TRIES):
        answers = wire.batch(look, Execution.SERIAL_FRAME, _LOAD_SECONDS)
        check(answers[-1])
        place = answers[-1]["responseData"]["sceneItemTransform"]
        if _size(place) == (rendered.width, rendered.height):
            return True
    return False


def _size(place: Data) -> tuple[int, int]:
    return round(place["sourceWidth"]), round(place["sourceHeight"])


def failures(answers: Sequence[dict[str, Any]]) -> Iterable[str]:
    """The requests of a batch that were refused, with their status."""
    for answer in answers:
        status = answer.get("requestStatus") or {}
        if not status.get("result"):
            yield f"{answer.get('requestType')}: {status.get('code')}"
