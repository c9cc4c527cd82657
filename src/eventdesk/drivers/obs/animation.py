"""A graphic's moves as one batch of requests that OBS steps once per video frame. Pure.

OBS runs a SerialFrame batch inside its render tick: 280 of 280 steps moved exactly one frame,
against 273 of 280 paced by a client (measured on OBS 29).
"""

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from eventdesk.domain.graphic import Keyframe, Rendered
from eventdesk.drivers.obs.overlay import AT_REST, PARKED_X, slot_settings
from eventdesk.drivers.obs.protocol import Data, Request
from eventdesk.drivers.obs.state import OVERLAY_SCENE

_NEXT_FRAME: Request = ("Sleep", {"sleepFrames": 1})
RENDERED: tuple[Request, ...] = (_NEXT_FRAME, ("GetVideoSettings", {}))
"""Ends a batch whose answer has to mean "drawn": OBS says a new transform a frame before it draws
it, and waits for a Sleep only when a request follows (measured on OBS 29)."""
REST = Keyframe()
_PARKED: Data = {**AT_REST, "positionX": PARKED_X}


class Actor(Struct, frozen=True):
    """A slot's place in the overlay scene and the graphic in it; ``top`` is the highest index of
    the overlay's items."""

    slot: str
    item: int
    rendered: Rendered | None
    top: int = 1


def place(actor: Actor, rendered: Rendered, frame: Keyframe = REST) -> Request:
    """Where a graphic is in one video frame; a wipe is a crop. OBS places what a crop leaves, so
    the place moves with a cut at the left or the top."""
    if _hides(frame):
        return park(actor)
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


def _hides(frame: Keyframe) -> bool:
    return frame.left + frame.right >= 1 or frame.top + frame.bottom >= 1


def park(actor: Actor) -> Request:
    """Off the canvas, with whatever a hand may have done to the item undone. So is what is cut
    away wholly: OBS goes on drawing the strip it drew last of such an item (measured on OBS 29)."""
    return _transform(actor, _PARKED)


def empty(actor: Actor, blank: str) -> tuple[Request, ...]:
    """Off the canvas and without its picture."""
    data = {"inputName": actor.slot, "inputSettings": slot_settings(blank), "overlay": True}
    return park(actor), ("SetInputSettings", data)


def change(
    leaving: Actor | None, entering: Actor | None, blank: str, *, cut: bool
) -> tuple[Request, ...]:
    """One graphic out and another in, together, one step per video frame; ``cut`` without
    frames. What leaves is emptied at its end, what enters ends at rest. A picture with ``update``
    keyframes comes over the one that stands instead."""
    if leaving and entering and not cut and _updates(leaving, entering):
        return _update(leaving, entering, blank)
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


def _updates(leaving: Actor, entering: Actor) -> bool:
    return bool(leaving.rendered and entering.rendered and entering.rendered.update)


def _update(leaving: Actor, entering: Actor, blank: str) -> tuple[Request, ...]:
    """The new picture over the old one, which gives way along the same edge: so no frame has both
    words in one place, also through a translucent plate, whichever slot lies above."""
    new, old = entering.rendered, leaving.rendered
    if new is None or old is None:
        raise ValueError("an update needs to know both pictures")
    gives_way = all(_edge(frame) is not None for frame in new.update)
    requests: list[Request] = [] if gives_way else [_raise(entering)]
    for number, frame in enumerate(new.update):
        if number:
            requests.append(_NEXT_FRAME)
        requests.append(place(entering, new, frame))
        if gives_way and _hides(frame):
            requests.append(place(leaving, old))
        elif gives_way:
            requests.append(_transform(leaving, _rest_of(old, new, frame)))
    return (*requests, _NEXT_FRAME, place(entering, new), *empty(leaving, blank))


def _edge(frame: Keyframe) -> str | None:
    """The one edge that a keyframe cuts at, when it cuts at no other and moves nothing: what is
    left of a picture below can then be cut to the rest. "" when nothing is cut."""
    cuts = {"left": frame.left, "top": frame.top, "right": frame.right, "bottom": frame.bottom}
    cut = [edge for edge, share in cuts.items() if share > 0]
    if frame.dx or frame.dy or len(cut) > 1:
        return None
    return cut[0] if cut else ""


def _rest_of(old: Rendered, new: Rendered, frame: Keyframe) -> Data:
    """Where the old picture is still to be seen: what the new one leaves free in this frame."""
    edge = _edge(frame)
    if edge == "":
        return _PARKED  # all of the new one is there
    left, right = _cut(new.width, frame.left, frame.right)
    top, bottom = _cut(new.height, frame.top, frame.bottom)
    across = edge in ("left", "right")
    length, start = (old.width, old.x) if across else (old.height, old.y)
    if edge == "right":
        hidden = new.x + new.width - right - start
    elif edge == "left":
        hidden = start + length - new.x - left
    elif edge == "bottom":
        hidden = new.y + new.height - bottom - start
    else:
        hidden = start + length - new.y - top
    hidden = min(max(hidden, 0), length)
    if hidden == length:
        return _PARKED
    near = hidden if edge in ("right", "bottom") else 0
    far = hidden - near
    return {
        "positionX": old.x + (near if across else 0),
        "positionY": old.y + (0 if across else near),
        "cropLeft": near if across else 0,
        "cropTop": 0 if across else near,
        "cropRight": far if across else 0,
        "cropBottom": 0 if across else far,
    }


def _raise(actor: Actor) -> Request:
    """Above the other slot; which of them lies above means nothing otherwise."""
    data = {"sceneName": OVERLAY_SCENE, "sceneItemId": actor.item, "sceneItemIndex": actor.top}
    return "SetSceneItemIndex", data


def frames(requests: Sequence[Request]) -> int:
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
