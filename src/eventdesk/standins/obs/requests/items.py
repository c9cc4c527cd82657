"""Scene items: placing, moving, hiding and ordering them."""

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.sources import Input, Scene, SceneItem
from eventdesk.standins.obs.wire import Data, Refused, Status

BLEND_MODES = tuple(
    f"OBS_BLEND_{name}"
    for name in ("NORMAL", "ADDITIVE", "SUBTRACT", "SCREEN", "MULTIPLY", "LIGHTEN", "DARKEN")
)
HIGHEST_INDEX = 8192


def _item(obs: Machine, fields: Fields) -> tuple[Scene, SceneItem]:
    scene = obs.sources.scene(fields.string("sceneName"))
    return scene, scene.item(fields.whole("sceneItemId", 0))


def item_list(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemList, the lowest item first."""
    scene = obs.sources.scene(fields.string("sceneName"))
    return {"sceneItems": [_described(item, index) for index, item in enumerate(scene.items)]}


def _described(item: SceneItem, index: int) -> Data:
    source = item.source
    is_input = isinstance(source, Input)
    return {
        "sceneItemId": item.id,
        "sceneItemIndex": index,
        "sceneItemEnabled": item.enabled,
        "sceneItemLocked": item.locked,
        "sceneItemBlendMode": item.blend,
        "sceneItemTransform": item.transform.on_the_wire(source.size),
        "sourceName": source.name,
        "sourceType": f"OBS_SOURCE_TYPE_{'INPUT' if is_input else 'SCENE'}",
        "inputKind": source.kind if isinstance(source, Input) else None,
        "isGroup": None if is_input else False,
    }


def item_id(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemId: the ``searchOffset``-th item of that source from below, -1 the highest."""
    scene = obs.sources.scene(fields.string("sceneName"))
    name = fields.string("sourceName")
    offset = fields.whole("searchOffset", -1) if "searchOffset" in fields else 0
    found = [item for item in scene.items if item.source.name == name]
    if not found or offset >= len(found):
        raise Refused(
            Status.NOT_FOUND,
            "No scene items were found in the specified scene by that name or offset.",
        )
    return {"sceneItemId": found[offset].id}


def create_item(obs: Machine, fields: Fields) -> Data:
    """CreateSceneItem; raises Refused 700 when a scene would hold itself."""
    scene = obs.sources.scene(fields.string("sceneName"))
    source = obs.sources.source(fields.string("sourceName"))
    if source is scene:
        raise Refused(Status.CANNOT_ACT, "You cannot create scene item of a scene within itself.")
    enabled = fields.boolean("sceneItemEnabled", default=True)
    if isinstance(source, Scene) and scene in source.reach(enabled_only=False):
        raise Refused(Status.CREATION_FAILED, "Failed to create the scene item.")
    return {"sceneItemId": obs.add_item(scene, source, enabled=enabled).id}


def remove_item(obs: Machine, fields: Fields) -> None:
    """RemoveSceneItem."""
    obs.remove_item(*_item(obs, fields))


def duplicate_item(obs: Machine, fields: Fields) -> Data:
    """DuplicateSceneItem, into its own scene or another one."""
    scene, item = _item(obs, fields)
    target = scene
    if "destinationSceneName" in fields:
        target = obs.sources.scene(fields.string("destinationSceneName"))
    made = obs.add_item(target, item.source, enabled=item.enabled)
    made.transform, made.blend = item.transform, item.blend
    return {"sceneItemId": made.id}


def transform(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemTransform."""
    _, item = _item(obs, fields)
    return {"sceneItemTransform": item.transform.on_the_wire(item.source.size)}


def set_transform(obs: Machine, fields: Fields) -> None:
    """SetSceneItemTransform: all of the changes or none. A locked item moves too."""
    scene, item = _item(obs, fields)
    wanted = fields.mapping("sceneItemTransform")
    item.transform = item.transform.changed(wanted, item.source.size)
    obs.tell_transform(scene, item)


def enabled(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemEnabled."""
    return {"sceneItemEnabled": _item(obs, fields)[1].enabled}


def set_enabled(obs: Machine, fields: Fields) -> None:
    """SetSceneItemEnabled; setting it anew tells nothing."""
    scene, item = _item(obs, fields)
    wanted = fields.boolean("sceneItemEnabled")
    if wanted != item.enabled:
        item.enabled = wanted
        obs.emit(
            "SceneItemEnableStateChanged",
            {"sceneName": scene.name, "sceneItemId": item.id, "sceneItemEnabled": wanted},
        )
        obs.item_changed()


def locked(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemLocked."""
    return {"sceneItemLocked": _item(obs, fields)[1].locked}


def set_locked(obs: Machine, fields: Fields) -> None:
    """SetSceneItemLocked; setting it anew tells nothing."""
    scene, item = _item(obs, fields)
    wanted = fields.boolean("sceneItemLocked")
    if wanted != item.locked:
        item.locked = wanted
        obs.emit(
            "SceneItemLockStateChanged",
            {"sceneName": scene.name, "sceneItemId": item.id, "sceneItemLocked": wanted},
        )


def index(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemIndex: 0 is the lowest."""
    scene, item = _item(obs, fields)
    return {"sceneItemIndex": scene.items.index(item)}


def set_index(obs: Machine, fields: Fields) -> None:
    """SetSceneItemIndex; an index above the highest means the top."""
    scene, item = _item(obs, fields)
    wanted = fields.whole("sceneItemIndex", 0, HIGHEST_INDEX)
    scene.items.remove(item)
    scene.items.insert(wanted, item)
    obs.emit(
        "SceneItemListReindexed",
        {
            "sceneName": scene.name,
            "sceneItems": [
                {"sceneItemId": each.id, "sceneItemIndex": place}
                for place, each in enumerate(scene.items)
            ],
        },
    )


def blend(obs: Machine, fields: Fields) -> Data:
    """GetSceneItemBlendMode."""
    return {"sceneItemBlendMode": _item(obs, fields)[1].blend}


def set_blend(obs: Machine, fields: Fields) -> None:
    """SetSceneItemBlendMode: kept and told, but pictures are drawn with the normal one."""
    _, item = _item(obs, fields)
    mode = fields.string("sceneItemBlendMode")
    if mode not in BLEND_MODES:
        raise Refused(Status.INVALID_FIELD, "The field sceneItemBlendMode has an invalid value.")
    item.blend = mode


HANDLERS: dict[str, Handler] = {
    "GetSceneItemList": item_list,
    "GetSceneItemId": item_id,
    "CreateSceneItem": create_item,
    "RemoveSceneItem": remove_item,
    "DuplicateSceneItem": duplicate_item,
    "GetSceneItemTransform": transform,
    "SetSceneItemTransform": set_transform,
    "GetSceneItemEnabled": enabled,
    "SetSceneItemEnabled": set_enabled,
    "GetSceneItemLocked": locked,
    "SetSceneItemLocked": set_locked,
    "GetSceneItemIndex": index,
    "SetSceneItemIndex": set_index,
    "GetSceneItemBlendMode": blend,
    "SetSceneItemBlendMode": set_blend,
}
