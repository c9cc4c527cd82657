"""The overlay scene: what is still to be sent until it is in OBS, or gone. Pure.

One scene with the surfaces' inputs is nested on top of every scene of the sheet. So a graphic is
on air whatever scene is, stays still during a transition, and reaches the program in studio mode
at once (measured on OBS 29): nothing is ever switched inside the sheet's own scenes.
"""

from collections.abc import Iterable

from eventdesk.drivers.obs.protocol import Data, Request
from eventdesk.drivers.obs.state import OVERLAY_SCENE, Observed
from eventdesk.drivers.obs.surface import Part

PARKED_X = -20_000
"""Left of any canvas; OBS takes positions to -90,001. A parked slot keeps its picture loaded."""

AT_REST: Data = {
    "positionX": 0,
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
"""An item at the canvas's corner, whole, at its own size and upright."""


def slot_settings(path: str) -> Data:
    """An image source's settings: ``linear_alpha`` keeps soft edges from going dark,
    ``unload: false`` keeps the picture loaded while it is not shown (measured on OBS 29)."""
    return {"file": path, "unload": False, "linear_alpha": True}


def install(
    observed: Observed, scenes: Iterable[str], parts: Iterable[Part]
) -> tuple[Request, ...]:
    """The next requests towards an installed overlay; none when it is. Ask again after each
    round with what OBS then has: items get their numbers from OBS."""
    named = names_back(observed)
    if named:
        return named
    if OVERLAY_SCENE not in observed.seen.scenes:
        return (("CreateScene", {"sceneName": OVERLAY_SCENE}),)
    requests: list[Request] = [
        _create(observed, part) for part in parts if observed.item(OVERLAY_SCENE, part.name) is None
    ]
    wanted = sorted(set(scenes) & set(observed.seen.scenes) - {OVERLAY_SCENE})
    requests += [
        ("CreateSceneItem", {"sceneName": scene, "sourceName": OVERLAY_SCENE})
        for scene in wanted
        if observed.item(scene, OVERLAY_SCENE) is None
    ]
    for scene in wanted:
        item = observed.item(scene, OVERLAY_SCENE)
        if item and not item.locked:  # against the mouse; a locked item still takes requests
            data = {"sceneName": scene, "sceneItemId": item.id, "sceneItemLocked": True}
            requests.append(("SetSceneItemLocked", data))
    return (*requests, *raise_to_top(observed))


def _create(observed: Observed, part: Part) -> Request:
    if part.name in observed.seen.inputs:
        return "CreateSceneItem", {"sceneName": OVERLAY_SCENE, "sourceName": part.name}
    return "CreateInput", {
        "sceneName": OVERLAY_SCENE,
        "inputName": part.name,
        "inputKind": part.kind,
        "inputSettings": dict(part.settings),
        "sceneItemEnabled": True,
    }


def keep(observed: Observed) -> tuple[Request, ...]:
    """What a hand changed of an overlay that is to be kept: its names, and its place on top. What a
    hand deleted waits for the next graphic, and what it hid stays hidden."""
    return (*names_back(observed), *raise_to_top(observed))


def restore(observed: Observed) -> tuple[Request, ...]:
    """Show the overlay again, whole and at its corner, in every scene that has it."""
    requests: list[Request] = []
    for scene in sorted(observed.seen.overlay_in):
        item = observed.item(scene, OVERLAY_SCENE)
        if item:
            there = {"sceneName": scene, "sceneItemId": item.id}
            requests += [
                ("SetSceneItemEnabled", {**there, "sceneItemEnabled": True}),
                ("SetSceneItemTransform", {**there, "sceneItemTransform": AT_REST}),
            ]
    return tuple(requests)


def names_back(observed: Observed) -> tuple[Request, ...]:
    """Give what is ours its name again: without it, nobody could take its picture off the air."""
    return tuple(
        ("SetSceneName", {"sceneName": now, "newSceneName": name})
        if now in observed.seen.scenes
        else ("SetInputName", {"inputName": now, "newInputName": name})
        for now, name in observed.strays.items()
    )


def raise_to_top(observed: Observed) -> tuple[Request, ...]:
    """Bring the overlay above whatever was added on top of it; the highest index is the top."""
    requests: list[Request] = []
    for scene in sorted(observed.seen.overlay_in):
        items = observed.items[scene]
        item = observed.item(scene, OVERLAY_SCENE)
        if item and items[-1].source != OVERLAY_SCENE:
            data = {"sceneName": scene, "sceneItemId": item.id, "sceneItemIndex": len(items) - 1}
            requests.append(("SetSceneItemIndex", data))
    return tuple(requests)


def remove(observed: Observed, parts: Iterable[Part]) -> tuple[Request, ...]:
    """Everything that takes the overlay out of OBS again; none when it is not there."""
    items: list[Request] = [
        ("RemoveSceneItem", {"sceneName": scene, "sceneItemId": item.id})
        for scene, held in sorted(observed.items.items())
        for item in held
        if item.source == OVERLAY_SCENE
    ]
    inputs: list[Request] = [
        ("RemoveInput", {"inputName": part.name})
        for part in parts
        if part.name in observed.seen.inputs
    ]
    scenes: list[Request] = [
        ("RemoveScene", {"sceneName": scene})
        for scene in observed.seen.scenes
        if scene == OVERLAY_SCENE
    ]
    return (*items, *inputs, *scenes)
