"""Contract: inputs, their sound, image files read back, and films."""

import pytest

ACTION = "OBS_WEBSOCKET_MEDIA_INPUT_ACTION_"
STATE = "OBS_MEDIA_STATE_"


def test_inputs_are_made_renamed_and_removed_and_everybody_hears_of_it(client, scene, fresh):
    name, other = fresh("input"), fresh("input")
    since = client.mark()
    client.request("CreateInput", sceneName=scene, inputName=name, inputKind="color_source_v3")
    made = client.wait_for("InputCreated", since, inputName=name)
    client.request("SetInputName", inputName=name, newInputName=other)
    client.wait_for("InputNameChanged", since, oldInputName=name, inputName=other)
    client.request("RemoveInput", inputName=other)
    client.wait_for("InputRemoved", since, inputName=other)

    assert made.data["inputKind"] == "color_source_v3"
    assert made.data["unversionedInputKind"] == "color_source"
    assert made.data["defaultInputSettings"].items() >= {"width": 1920, "height": 1080}.items()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"inputName": "Podium mic"}, 601),
        ({"inputName": "Podium"}, 601),
        ({"inputKind": "nothing"}, 605),
        ({"inputKind": "color_source"}, 605),
        ({"sceneName": "nowhere"}, 600),
    ],
)
def test_an_input_that_cannot_be_made_is_refused(client, scene, change, code):
    wanted = {"sceneName": scene, "inputName": "never made", "inputKind": "image_source"}

    assert client.code("CreateInput", **(wanted | change)) == code


def test_inputs_are_listed_by_kind(client):
    listed = client.request("GetInputList", inputKind="ffmpeg_source")["inputs"]
    names = {each["inputName"] for each in listed}

    assert {"Podium mic", "Remote guests", "Opening film"} <= names
    assert "Podium colour" not in names
    kinds = client.request("GetInputKindList")["inputKinds"]
    assert {"image_source", "color_source_v3", "ffmpeg_source", "pulse_input_capture"} <= set(kinds)
    plain = client.request("GetInputKindList", unversioned=True)["inputKinds"]
    assert {"color_source", "text_ft2_source"} <= set(plain)


def test_mutes_are_set_read_and_told_even_when_nothing_changed(client):
    mic = {"inputName": "Podium mic"}
    since = client.mark()
    for _ in range(2):
        client.request("SetInputMute", **mic, inputMuted=True)
    assert client.request("GetInputMute", **mic) == {"inputMuted": True}
    assert client.request("ToggleInputMute", **mic) == {"inputMuted": False}
    client.wait_for("InputMuteStateChanged", since, **mic, inputMuted=False)

    told = client.events(since, "InputMuteStateChanged")
    assert sorted(event.data["inputMuted"] for event in told) == [False, True, True]


@pytest.mark.parametrize(
    ("wanted", "factor", "decibels"),
    [
        ({"inputVolumeMul": 0.25}, 0.25, -12.0412),
        ({"inputVolumeDb": -6.0}, 0.501187, -6.0),
        ({"inputVolumeMul": 0}, 0.0, -100.0),
        ({"inputVolumeDb": -100}, 0.00001, -100.0),
        ({"inputVolumeDb": 0}, 1.0, 0.0),
    ],
)
def test_a_volume_is_set_as_factor_or_decibels_and_read_as_both(client, wanted, factor, decibels):
    client.request("SetInputVolume", inputName="Podium mic", **wanted)

    read = client.request("GetInputVolume", inputName="Podium mic")
    assert read["inputVolumeMul"] == pytest.approx(factor, abs=1e-5)
    assert read["inputVolumeDb"] == pytest.approx(decibels, abs=1e-3)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({}, 300),
        ({"inputVolumeMul": 1, "inputVolumeDb": 0}, 404),
        ({"inputVolumeMul": -1}, 402),
        ({"inputVolumeDb": 27}, 402),
    ],
)
def test_a_bad_volume_is_refused(client, wanted, code):
    assert client.code("SetInputVolume", inputName="Podium mic", **wanted) == code


@pytest.fixture
def image(client, scene, make_picture, fresh):
    """An image of 36×52 pixels on a scene of its own: (scene, item id, input)."""
    name = fresh("image")
    item = client.request(
        "CreateInput",
        sceneName=scene,
        inputName=name,
        inputKind="image_source",
        inputSettings={"file": make_picture(36, 52), "linear_alpha": True},
    )["sceneItemId"]
    return scene, item, name


def size(client, image):
    scene, item, _ = image
    read = client.request("GetSceneItemTransform", sceneName=scene, sceneItemId=item)
    return read["sceneItemTransform"]["sourceWidth"], read["sceneItemTransform"]["sourceHeight"]


def set_file(client, image, file):
    client.request("SetInputSettings", inputName=image[2], inputSettings={"file": file})


def test_an_image_is_read_back_by_its_size_after_a_frame(client, image, make_picture, wait_until):
    assert size(client, image) == (36.0, 52.0)
    set_file(client, image, make_picture(100, 20))

    wait_until(lambda: size(client, image) == (100.0, 20.0))


def test_a_missing_file_answers_success_and_only_the_size_tells(
    client, image, make_picture, wait_until
):
    missing = make_picture(5, 5) + ".gone"
    set_file(client, image, missing)

    wait_until(lambda: size(client, image) == (0.0, 0.0))
    read = client.request("GetInputSettings", inputName=image[2])
    assert read["inputSettings"]["file"] == missing


def test_an_empty_file_name_clears_the_slot(client, image, wait_until):
    set_file(client, image, "")

    wait_until(lambda: size(client, image) == (0.0, 0.0))


def test_file_and_place_change_on_the_same_frame(client, image, make_picture, take, wait_until):
    scene, item, name = image
    take(scene)
    since = client.mark()
    results = client.batch(
        [
            (
                "SetInputSettings",
                {"inputName": name, "inputSettings": {"file": make_picture(8, 8)}},
            ),
            (
                "SetSceneItemTransform",
                {"sceneName": scene, "sceneItemId": item, "sceneItemTransform": {"positionX": 9}},
            ),
        ],
        1,
    )
    wait_until(lambda: size(client, image) == (8.0, 8.0))

    assert [each["requestStatus"]["code"] for each in results] == [100, 100]
    moved = client.wait_for("SceneItemTransformChanged", since, sceneItemId=item)
    assert moved.data["sceneItemTransform"]["positionX"] == 9


def test_settings_are_laid_over_the_old_ones_unless_overlay_is_false(client, image):
    _, _, name = image
    client.request("SetInputSettings", inputName=name, inputSettings={"unload": False})
    over = client.request("GetInputSettings", inputName=name)["inputSettings"]
    client.request(
        "SetInputSettings", inputName=name, inputSettings={"unload": False}, overlay=False
    )
    instead = client.request("GetInputSettings", inputName=name)["inputSettings"]

    assert {"file", "linear_alpha", "unload"} == set(over)
    assert instead == {"unload": False}
    assert client.request("GetInputDefaultSettings", inputKind="image_source") == {
        "defaultInputSettings": {"unload": False, "linear_alpha": False}
    }


@pytest.fixture
def film(client, scene, clip, fresh):
    """A film of 1.5 seconds that does not start by going on air."""
    name = fresh("film")
    settings = {"local_file": clip, "restart_on_activate": False}
    client.request(
        "CreateInput",
        sceneName=scene,
        inputName=name,
        inputKind="ffmpeg_source",
        inputSettings=settings,
    )
    return {"inputName": name}


def test_a_film_plays_pauses_and_ends(client, film, wait_until):
    def state():
        return client.request("GetMediaInputStatus", **film)["mediaState"]

    def act(action):
        since = client.mark()
        client.request("TriggerMediaInputAction", **film, mediaAction=ACTION + action)
        client.wait_for("MediaInputActionTriggered", since, **film, mediaAction=ACTION + action)

    wait_until(lambda: state() == STATE + "PLAYING")
    act("PAUSE")
    wait_until(lambda: state() == STATE + "PAUSED")
    status = client.request("GetMediaInputStatus", **film)
    assert status["mediaDuration"] == pytest.approx(1500, abs=60)
    assert 0 <= status["mediaCursor"] < 1500
    act("PLAY")
    wait_until(lambda: state() == STATE + "PLAYING")
    since = client.mark()
    act("STOP")
    client.wait_for("MediaInputPlaybackEnded", since, **film)
    assert client.request("GetMediaInputStatus", **film) == {
        "mediaState": STATE + "ENDED",
        "mediaDuration": None,
        "mediaCursor": None,
    }


def test_a_film_that_starts_with_its_scene_plays_to_its_end(client, scene, clip, fresh, take):
    name = fresh("film")
    settings = {"local_file": clip}
    client.request(
        "CreateInput",
        sceneName=scene,
        inputName=name,
        inputKind="ffmpeg_source",
        inputSettings=settings,
    )
    before = client.request("GetMediaInputStatus", inputName=name)["mediaState"]
    since = client.mark()
    take(scene)
    client.wait_for(
        "MediaInputActionTriggered", since, inputName=name, mediaAction=ACTION + "RESTART"
    )
    client.wait_for("MediaInputPlaybackStarted", since, inputName=name)
    client.wait_for("MediaInputPlaybackEnded", since, inputName=name)

    assert before == STATE + "NONE"


def test_what_is_no_film_has_no_state_and_takes_any_action(client):
    colour = {"inputName": "Podium colour"}
    act = {"mediaAction": ACTION + "RESTART"}

    assert client.request("GetMediaInputStatus", **colour)["mediaState"] == STATE + "NONE"
    assert client.code("TriggerMediaInputAction", **colour, **act) == 100
    assert client.code("TriggerMediaInputAction", **colour, mediaAction="nothing") == 400
    assert client.code("TriggerMediaInputAction", **colour, mediaAction=ACTION + "NONE") == 400
