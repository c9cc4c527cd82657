"""The overlay's two slots as OBS has them: read, load, prove."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from eventdesk.domain.graphic import Rendered
from eventdesk.drivers.obs.animation import Actor, park
from eventdesk.drivers.obs.overlay import PARKED_X, slot_settings
from eventdesk.drivers.obs.protocol import Data, Execution, Request, check
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS, Observed
from eventdesk.drivers.obs.wire import Wire

_LOAD_TRIES = 4
"""Of two frames each: a picture is decoded in the frame after it was set (measured on OBS 29)."""
_LOAD_SECONDS = 5.0
_QUESTIONS = 3
_MISSING = 600  # ResourceNotFound (protocol 5.1.0)
_NEXT_FRAME: Request = ("Sleep", {"sleepFrames": 1})
_WHOLE: Data = {
    "scaleX": 1.0,
    "scaleY": 1.0,
    "rotation": 0.0,
    "cropLeft": 0,
    "cropTop": 0,
    "cropRight": 0,
    "cropBottom": 0,
    "boundsType": "OBS_BOUNDS_NONE",
}


class Slot(Struct, frozen=True):
    """One slot as read back. ``file`` is the path OBS was given; a missing file has size 0.
    ``whole`` is false when it is switched off, cropped, scaled or turned, by a hand or on its way;
    ``top`` is the highest index of the overlay's items."""

    name: str
    item: int
    file: str
    width: int
    height: int
    x: int
    y: int
    whole: bool
    top: int

    def holds(self, rendered: Rendered) -> bool:
        """Whether this graphic is really loaded here: a missing file is only told by its size."""
        return (self.file, self.width, self.height) == (
            rendered.path,
            rendered.width,
            rendered.height,
        )

    def rests(self, rendered: Rendered) -> bool:
        """Whether this graphic stands here where it belongs, whole."""
        placed = (self.x, self.y) == (rendered.x, rendered.y) and self.whole
        return placed and self.holds(rendered)

    def shows(self, blank: str) -> bool:
        """Whether it shows anything at all, or would as soon as OBS finds its file again."""
        return self.file not in ("", blank) and self.x > PARKED_X / 2

    def actor(self, rendered: Rendered | None = None) -> Actor:
        """This slot with the graphic that is known to be in it, else with what is seen of it."""
        seen = Rendered(self.file, self.x, self.y, self.width, self.height)
        return Actor(self.name, self.item, rendered or seen, self.top)


def read(wire: Wire, observed: Observed) -> tuple[Slot, ...]:
    """Both slots as OBS has them now; fewer when the overlay is not, or not wholly, there."""
    return read_with(wire, observed, ())[0]


def read_with(
    wire: Wire, observed: Observed, others: Sequence[Request]
) -> tuple[tuple[Slot, ...], list[dict[str, Any]]]:
    """The slots, and the results of ``others``, asked in the same batch."""
    items = [(slot, observed.item(OVERLAY_SCENE, slot)) for slot in SLOTS]
    there = [(slot, item.id) for slot, item in items if item]
    questions = [question for slot, item in there for question in _questions(slot, item)]
    if not (questions or others):
        return (), []
    answers = wire.batch([*questions, *others])
    return _slots(there, observed, answers), answers[len(questions) :]


def _slots(
    there: Sequence[tuple[str, int]], observed: Observed, answers: Sequence[dict[str, Any]]
) -> tuple[Slot, ...]:
    top = len(observed.items.get(OVERLAY_SCENE, ())) - 1
    found: list[Slot] = []
    for number, (slot, item) in enumerate(there):
        own = answers[number * _QUESTIONS : (number + 1) * _QUESTIONS]
        if any((answer.get("requestStatus") or {}).get("code") == _MISSING for answer in own):
            continue  # a hand has just deleted or renamed it: the event is on its way
        for answer in own:
            check(answer)
        actor = Actor(slot, item, None, top)
        found.append(_slot(actor, *(answer["responseData"] for answer in own)))
    return tuple(found)


def _questions(slot: str, item: int) -> tuple[Request, ...]:
    return (
        ("GetInputSettings", {"inputName": slot}),
        ("GetSceneItemTransform", {"sceneName": OVERLAY_SCENE, "sceneItemId": item}),
        ("GetSceneItemEnabled", {"sceneName": OVERLAY_SCENE, "sceneItemId": item}),
    )


def _slot(actor: Actor, settings: Data, transform: Data, enabled: Data) -> Slot:
    place = transform["sceneItemTransform"]
    return Slot(
        actor.slot,
        actor.item,
        str(settings["inputSettings"].get("file", "")),
        round(place["sourceWidth"]),
        round(place["sourceHeight"]),
        round(place["positionX"]),
        round(place["positionY"]),
        bool(enabled["sceneItemEnabled"]) and unmoved(place),
        actor.top,
    )


def unmoved(place: Data) -> bool:
    """Whether an item's transform shows all of it, at its own size and upright."""
    return all(place[name] == value for name, value in _WHOLE.items())


def load(wire: Wire, slot: Slot, path: str, size: tuple[int, int] | None = None) -> bool:
    """Put a picture into a slot, parked; whether OBS has it, by its size as read back (None: any).

    SetInputSettings answers success for a missing file too, and the size is the old one until the
    picture is decoded, in the frame after (measured on OBS 29): a slot that holds one of the same
    size is emptied first, or the old one could pass for the new.
    """
    first: list[Request] = [park(slot.actor())]
    if size in (None, (slot.width, slot.height)):
        first += [_set(slot.name, ""), _NEXT_FRAME]
    enable = {"sceneName": OVERLAY_SCENE, "sceneItemId": slot.item, "sceneItemEnabled": True}
    first += [_set(slot.name, path), ("SetSceneItemEnabled", enable)]
    look: list[Request] = [
        _NEXT_FRAME,
        ("GetSceneItemTransform", {"sceneName": OVERLAY_SCENE, "sceneItemId": slot.item}),
    ]
    for number in range(_LOAD_TRIES):
        requests = look if number else [*first, *look]
        answers = wire.batch(requests, Execution.SERIAL_FRAME, _LOAD_SECONDS)
        for answer in answers:
            check(answer)
        place = answers[-1]["responseData"]["sceneItemTransform"]
        found = round(place["sourceWidth"]), round(place["sourceHeight"])
        if found == size or (size is None and all(found)):
            return True
    return False


def _set(slot: str, path: str) -> Request:
    data = {"inputName": slot, "inputSettings": slot_settings(path), "overlay": True}
    return "SetInputSettings", data


def failures(answers: Sequence[dict[str, Any]]) -> Iterable[str]:
    """The requests of a batch that were refused, with their status."""
    for answer in answers:
        status = answer.get("requestStatus") or {}
        if not status.get("result"):
            yield f"{answer.get('requestType')}: {status.get('code')}"
