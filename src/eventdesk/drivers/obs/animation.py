"""A graphic's moves as one batch of requests that OBS steps once per video frame. Pure.

OBS runs a SerialFrame batch inside its render tick: 280 of 280 steps moved exactly one frame,
against 273 of 280 paced by a client (measured on OBS 29).
"""

from dataclasses import dataclass
from itertools import zip_longest

from eventdesk.domain.graphic import Keyframe, Rendered
from eventdesk.drivers.obs.overlay import PARKED_X, slot_settings
from eventdesk.drivers.obs.protocol import Data, Request
from eventdesk.drivers.obs.state import OVERLAY_SCENE

_NEXT_FRAME: Request = ("Sleep", {"sleepFrames": 1})
RENDERED: tuple[Request, ...] = (_NEXT_FRAME, ("GetVideoSettings", {}))
"""Ends a batch whose answer has to mean "drawn": OBS says a new transform a frame before it draws
it, and waits for a Sleep only when a request follows (measured on OBS 29)."""
REST = Keyframe()
_PARKED: Data = {
    "positionX": PARKED_X,
    "positionY": 0,
    "cropLeft": 0,
    "cropTop": 0,
    "cropRight": 0,
    "cropBottom": 0,
    "scaleX": 1.0,
    "scaleY": 1.0,
    "rotation": 0.0,
    "alignment": 5,  # left and top (libobs, OBS_ALIGN_LEFT | OBS_ALIGN_TOP)
    "boundsType": "OBS_BOUNDS_NONE",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A slot's place in the overlay scene and the graphic in it."""

    slot: str
    item: int
    rendered: Rendered | None


def place(actor: Actor, rendered: Rendered, frame: Keyframe = REST) -> Request:
    """Where a graphic is in one video frame; a wipe is a crop. OBS places what a crop leaves, so
    the place moves with a cut at the left or the top."""
    left, right = _cut(rendered.width, frame.left, frame.right)
    top, bottom = _cut(rendered.height, frame.top, frame.bottom)
    fields = {
        "positionX": rendered.x + frame.dx + left,
        "positionY": rendered.y + frame.dy + top,
        "cropLeft": left,
        "cropTop": top,
        "cropRight": right,
        "cropBottom": bottom,
    }
    return _transform(actor, fields)


def park(actor: Actor) -> Request:
    """Off the canvas, with whatever a hand may have done to the item undone."""
    return _transform(actor, _PARKED)


def empty(actor: Actor, blank: str) -> tuple[Request, ...]:
    """Off the canvas and without its picture."""
    data = {"inputName": actor.slot, "inputSettings": slot_settings(blank), "overlay": True}
    return park(actor), ("SetInputSettings", data)


def change(
    leaving: Actor | None, entering: Actor | None, blank: str, *, cut: bool
) -> tuple[Request, ...]:
    """One graphic out and another in, together, one step per video frame; ``cut`` without
    frames. What leaves is emptied at its end, what enters ends at rest."""
    outs = _steps(leaving, "leave", cut=cut)
    ins = _steps(entering, "enter", cut=cut)
    if leaving:
        outs.append(empty(leaving, blank))
    if entering and entering.rendered:
        ins.append((place(entering, entering.rendered),))
    requests: list[Request] = []
    for number, (gone, come) in enumerate(zip_longest(outs, ins, fillvalue=())):
        if number:
            requests.append(_NEXT_FRAME)
        requests += (*gone, *come)
    return tuple(requests)


def frames(requests: tuple[Request, ...]) -> int:
    """How many video frames a batch takes."""
    return sum(request == "Sleep" for request, _ in requests)


def _steps(actor: Actor | None, move: str, *, cut: bool) -> list[tuple[Request, ...]]:
    if cut or actor is None or actor.rendered is None:
        return []
    rendered = actor.rendered
    moves = rendered.enter if move == "enter" else rendered.leave
    return [(place(actor, rendered, frame),) for frame in moves]


def _cut(length: int, near: float, far: float) -> tuple[int, int]:
    """Pixels cut off at both ends; together at most all of them."""
    first = round(length * near)
    return first, min(round(length * far), length - first)


def _transform(actor: Actor, fields: Data) -> Request:
    data = {
        "sceneName": OVERLAY_SCENE,
        "sceneItemId": actor.item,
        "sceneItemTransform": fields,
    }
    return "SetSceneItemTransform", data
