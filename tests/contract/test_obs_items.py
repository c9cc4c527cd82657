"""Contract: scene items, their transforms, their order, and nested scenes."""

import pytest


@pytest.fixture
def block(client, scene, fresh):
    """A block of 100×20 pixels in a scene of its own: (scene, item id, input)."""
    name = fresh("block")
    item = client.request(
        "CreateInput",
        sceneName=scene,
        inputName=name,
        inputKind="color_source_v3",
        inputSettings={"width": 100, "height": 20, "color": 0xFF0000FF},
    )["sceneItemId"]
    return scene, item, name


def transform(client, scene, item):
    answer = client.request("GetSceneItemTransform", sceneName=scene, sceneItemId=item)
    return answer["sceneItemTransform"]


def test_a_new_item_stands_at_the_origin_in_its_own_size(client, block):
    scene, item, _ = block

    assert transform(client, scene, item) == {
        "positionX": 0.0,
        "positionY": 0.0,
        "rotation": 0.0,
        "scaleX": 1.0,
        "scaleY": 1.0,
        "alignment": 5,
        "boundsType": "OBS_BOUNDS_NONE",
        "boundsAlignment": 0,
        "boundsWidth": 0.0,
        "boundsHeight": 0.0,
        "cropLeft": 0,
        "cropTop": 0,
        "cropRight": 0,
        "cropBottom": 0,
        "sourceWidth": 100.0,
        "sourceHeight": 20.0,
        "width": 100.0,
        "height": 20.0,
    }


def test_only_the_given_fields_change_and_the_crop_is_not_taken_off_the_width(client, block):
    scene, item, _ = block
    before = transform(client, scene, item)
    change = {"positionX": 10, "positionY": 20.5, "cropRight": 50}
    client.request(
        "SetSceneItemTransform", sceneName=scene, sceneItemId=item, sceneItemTransform=change
    )

    assert transform(client, scene, item) == before | change


def test_a_transform_that_was_read_cannot_be_sent_back(client, block):
    scene, item, _ = block
    data = {
        "sceneName": scene,
        "sceneItemId": item,
        "sceneItemTransform": transform(client, scene, item),
    }
    status = client.raw("SetSceneItemTransform", data)["requestStatus"]

    assert status["code"] == 402
    assert "boundsWidth" in status["comment"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, 403),
        ({"unknown": 1}, 703),
        ({"positionX": "1"}, 401),
        ({"positionX": 90002}, 402),
        ({"scaleX": 1e9}, 402),
        ({"cropLeft": -1}, 402),
        ({"cropLeft": 100001}, 402),
        ({"alignment": -1}, 402),
        ({"boundsType": "OBS_BOUNDS_SOME"}, 400),
        ({"positionY": 5, "cropTop": -1}, 402),
    ],
)
def test_a_bad_transform_changes_nothing(client, block, change, code):
    scene, item, _ = block
    before = transform(client, scene, item)
    data = {"sceneName": scene, "sceneItemId": item, "sceneItemTransform": change}

    assert client.raw("SetSceneItemTransform", data)["requestStatus"]["code"] == code
    assert transform(client, scene, item) == before


@pytest.mark.parametrize(
    ("wrong", "code"), [({"sceneItemId": 99}, 600), ({"sceneItemId": -1}, 402)]
)
def test_an_item_that_is_not_there_is_refused(client, block, wrong, code):
    scene, _, _ = block
    assert client.code("GetSceneItemEnabled", sceneName=scene, **wrong) == code


def test_a_locked_item_still_moves(client, block):
    scene, item, _ = block
    where = {"sceneName": scene, "sceneItemId": item}
    since = client.mark()
    client.request("SetSceneItemLocked", **where, sceneItemLocked=True)
    client.wait_for("SceneItemLockStateChanged", since, sceneItemLocked=True, **where)
    client.request("SetSceneItemTransform", **where, sceneItemTransform={"positionX": 7})

    assert client.request("GetSceneItemLocked", **where) == {"sceneItemLocked": True}
    assert transform(client, scene, item)["positionX"] == 7


def test_switching_an_item_off_is_told_once(client, block):
    scene, item, _ = block
    where = {"sceneName": scene, "sceneItemId": item}
    since = client.mark()
    for enabled in (False, False, True):
        client.request("SetSceneItemEnabled", **where, sceneItemEnabled=enabled)
    client.wait_for("SceneItemEnableStateChanged", since, sceneItemEnabled=True)

    told = client.events(since, "SceneItemEnableStateChanged")
    assert sorted(event.data["sceneItemEnabled"] for event in told) == [False, True]


def test_an_item_switched_off_on_air_is_not_active(client, block, take, wait_until):
    scene, item, name = block
    take(scene)
    where = {"sceneName": scene, "sceneItemId": item}
    assert client.request("GetSourceActive", sourceName=name)["videoActive"]

    client.request("SetSceneItemEnabled", **where, sceneItemEnabled=False)

    wait_until(lambda: not client.request("GetSourceActive", sourceName=name)["videoActive"])


def test_a_new_item_is_on_top_and_an_index_above_the_top_means_the_top(client, block, fresh):
    scene, low, _ = block
    name = fresh("block")
    since = client.mark()
    high = client.request(
        "CreateInput", sceneName=scene, inputName=name, inputKind="color_source_v3"
    )["sceneItemId"]
    client.wait_for("SceneItemCreated", since, sceneItemId=high, sceneItemIndex=1, sourceName=name)
    client.request("SetSceneItemIndex", sceneName=scene, sceneItemId=high, sceneItemIndex=0)
    told = client.wait_for("SceneItemListReindexed", since, sceneName=scene)
    assert told.data["sceneItems"] == [
        {"sceneItemId": high, "sceneItemIndex": 0},
        {"sceneItemId": low, "sceneItemIndex": 1},
    ]
    client.request("SetSceneItemIndex", sceneName=scene, sceneItemId=high, sceneItemIndex=9)

    items = client.request("GetSceneItemList", sceneName=scene)["sceneItems"]
    assert [each["sceneItemId"] for each in items] == [low, high]
    assert client.request("GetSceneItemIndex", sceneName=scene, sceneItemId=high) == {
        "sceneItemIndex": 1
    }


def test_the_item_list_describes_inputs_and_nested_scenes(client, block, fresh):
    scene, _, name = block
    outer = fresh("outer")
    client.request("CreateScene", sceneName=outer)
    nested = client.request("CreateSceneItem", sceneName=outer, sourceName=scene)["sceneItemId"]
    [inner] = client.request("GetSceneItemList", sceneName=scene)["sceneItems"]
    [shell] = client.request("GetSceneItemList", sceneName=outer)["sceneItems"]
    client.request("RemoveScene", sceneName=outer)

    assert (inner["sourceName"], inner["inputKind"], inner["isGroup"]) == (
        name,
        "color_source_v3",
        None,
    )
    assert inner["sourceType"] == "OBS_SOURCE_TYPE_INPUT"
    assert (shell["sceneItemId"], shell["sourceName"], shell["isGroup"]) == (nested, scene, False)
    assert shell["sourceType"] == "OBS_SOURCE_TYPE_SCENE"
    size = shell["sceneItemTransform"]
    assert (size["sourceWidth"], size["sourceHeight"]) == (640.0, 360.0)


def test_a_scene_cannot_hold_itself_directly_or_through_another(client, scene, fresh):
    outer = fresh("outer")
    client.request("CreateScene", sceneName=outer)
    client.request("CreateSceneItem", sceneName=outer, sourceName=scene)
    itself = client.code("CreateSceneItem", sceneName=scene, sourceName=scene)
    around = client.code("CreateSceneItem", sceneName=scene, sourceName=outer)
    client.request("RemoveScene", sceneName=outer)

    assert (itself, around) == (703, 700)


def test_in_studio_mode_a_change_inside_a_nested_scene_is_on_air_at_once(
    client, block, take, wait_until
):
    """And a change of the scene itself is not: program is a copy of it. The overlay needs this."""
    overlay, item, name = block
    nested = client.request("CreateSceneItem", sceneName="Podium", sourceName=overlay)
    try:
        client.request("SetStudioModeEnabled", studioModeEnabled=True)
        take("Podium")
        off = {"sceneItemEnabled": False}
        client.request("SetSceneItemEnabled", sceneName="Podium", **nested, **off)
        assert client.request("GetSourceActive", sourceName=name)["videoActive"]

        client.request("SetSceneItemEnabled", sceneName=overlay, sceneItemId=item, **off)
        wait_until(lambda: not client.request("GetSourceActive", sourceName=name)["videoActive"])
    finally:
        client.request("RemoveSceneItem", sceneName="Podium", **nested)


def test_items_are_found_by_source_and_offset(client, block):
    scene, first, name = block
    second = client.request("CreateSceneItem", sceneName=scene, sourceName=name)["sceneItemId"]
    where = {"sceneName": scene, "sourceName": name}

    assert client.request("GetSceneItemId", **where) == {"sceneItemId": first}
    assert client.request("GetSceneItemId", **where, searchOffset=1) == {"sceneItemId": second}
    assert client.request("GetSceneItemId", **where, searchOffset=-1) == {"sceneItemId": second}
    assert client.code("GetSceneItemId", **where, searchOffset=2) == 600
    assert client.code("GetSceneItemId", sceneName=scene, sourceName="nothing") == 600


def test_removing_the_last_item_of_an_input_removes_the_input(client, block):
    scene, item, name = block
    since = client.mark()
    client.request("RemoveSceneItem", sceneName=scene, sceneItemId=item)

    client.wait_for("SceneItemRemoved", since, sceneName=scene, sourceName=name, sceneItemId=item)
    client.wait_for("InputRemoved", since, inputName=name)
    assert client.code("GetInputSettings", inputName=name) == 600


def test_a_blend_mode_is_kept_and_an_unknown_one_refused(client, block):
    scene, item, _ = block
    where = {"sceneName": scene, "sceneItemId": item}
    assert client.request("GetSceneItemBlendMode", **where) == {
        "sceneItemBlendMode": "OBS_BLEND_NORMAL"
    }
    client.request("SetSceneItemBlendMode", **where, sceneItemBlendMode="OBS_BLEND_SCREEN")

    assert client.request("GetSceneItemBlendMode", **where) == {
        "sceneItemBlendMode": "OBS_BLEND_SCREEN"
    }
    assert client.code("SetSceneItemBlendMode", **where, sceneItemBlendMode="x") == 400
