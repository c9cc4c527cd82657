"""What OBS's events about scene items change in the picture of it. Pure."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from eventdesk.drivers.obs.protocol import Data
from eventdesk.drivers.obs.state import Item, Observed


def _with_items(observed: Observed, scene: str, items: tuple[Item, ...]) -> Observed:
    return replace(observed, items={**observed.items, scene: items})


def _item_created(observed: Observed, data: Data) -> Observed:
    scene, number = data["sceneName"], data["sceneItemId"]
    held = observed.items.get(scene, ())
    if any(item.id == number for item in held):
        return observed
    at = int(data["sceneItemIndex"])
    return _with_items(observed, scene, (*held[:at], Item(number, data["sourceName"]), *held[at:]))


def _item_removed(observed: Observed, data: Data) -> Observed:
    scene, number = data["sceneName"], data["sceneItemId"]
    held = tuple(item for item in observed.items.get(scene, ()) if item.id != number)
    return _with_items(observed, scene, held)


def _items_reindexed(observed: Observed, data: Data) -> Observed:
    scene = data["sceneName"]
    places = {each["sceneItemId"]: int(each["sceneItemIndex"]) for each in data["sceneItems"]}
    held = observed.items.get(scene, ())
    ordered = sorted(held, key=lambda item: places.get(item.id, len(held)))
    return _with_items(observed, scene, tuple(ordered))


def _item_flag(
    field: str, flagged: Callable[[Item, bool], Item]
) -> Callable[[Observed, Data], Observed]:
    def change(observed: Observed, data: Data) -> Observed:
        scene, number = data["sceneName"], data["sceneItemId"]
        held = tuple(
            flagged(item, bool(data[field])) if item.id == number else item
            for item in observed.items.get(scene, ())
        )
        return _with_items(observed, scene, held)

    return change


CHANGES: Mapping[str, Callable[[Observed, Data], Observed]] = {
    "SceneItemCreated": _item_created,
    "SceneItemRemoved": _item_removed,
    "SceneItemListReindexed": _items_reindexed,
    "SceneItemEnableStateChanged": _item_flag(
        "sceneItemEnabled", lambda item, on: replace(item, enabled=on)
    ),
    "SceneItemLockStateChanged": _item_flag(
        "sceneItemLocked", lambda item, on: replace(item, locked=on)
    ),
}
