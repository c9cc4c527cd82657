"""Contract: scenes, transitions, studio mode, and what is really on air."""

import pytest

from support.real_obs import DEMO_SCENES


def types(events, *wanted):
    return [event.type for event in events if event.type in wanted]


def is_active(client, source):
    return client.request("GetSourceActive", sourceName=source)["videoActive"]


def set_fade(client, milliseconds):
    client.request("SetCurrentSceneTransition", transitionName="Fade")
    client.request("SetCurrentSceneTransitionDuration", transitionDuration=milliseconds)


def test_the_scene_list_is_upside_down_and_names_program_but_no_preview(client):
    answer = client.request("GetSceneList")

    names = [scene["sceneName"] for scene in answer["scenes"]]
    assert [name for name in names if name in DEMO_SCENES] == list(reversed(DEMO_SCENES))
    assert [scene["sceneIndex"] for scene in answer["scenes"]] == list(range(len(names)))
    assert answer["currentProgramSceneName"] == "Holding"
    assert answer["currentPreviewSceneName"] is None


def test_a_cut_tells_started_then_video_ended_then_ended_and_changed(client):
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="Podium")
    client.wait_for("CurrentProgramSceneChanged", since, sceneName="Podium")
    client.wait_for("SceneTransitionEnded", since, transitionName="Cut")

    came = types(
        client.events(since),
        "SceneTransitionStarted",
        "SceneTransitionVideoEnded",
        "SceneTransitionEnded",
        "CurrentProgramSceneChanged",
    )
    assert came[:2] == ["SceneTransitionStarted", "SceneTransitionVideoEnded"]
    assert sorted(came[2:]) == ["CurrentProgramSceneChanged", "SceneTransitionEnded"]
    assert is_active(client, "Podium")
    assert is_active(client, "Podium colour")


def test_activity_is_told_on_before_off(client):
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="Podium")
    off = client.wait_for(
        "InputActiveStateChanged", since, inputName="Holding colour", videoActive=False
    )
    on = client.wait_for(
        "InputActiveStateChanged", since, inputName="Podium colour", videoActive=True
    )
    came = client.events(since)
    assert came.index(on) < came.index(off)


def test_the_scene_that_is_on_air_already_is_no_transition(client, take):
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="Holding")
    take("Podium")

    assert types(client.events(since), "CurrentProgramSceneChanged") == [
        "CurrentProgramSceneChanged"
    ]


def test_during_a_fade_program_is_said_to_be_new_both_are_active_and_changed_comes_last(client):
    set_fade(client, 400)
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="Podium")
    client.wait_for("SceneTransitionStarted", since, transitionName="Fade")

    said = client.request("GetCurrentProgramScene")["currentProgramSceneName"]
    client.wait_for("InputActiveStateChanged", since, inputName="Podium colour", videoActive=True)
    both = is_active(client, "Podium colour"), is_active(client, "Holding colour")
    assert not types(client.events(since), "CurrentProgramSceneChanged")

    client.wait_for("CurrentProgramSceneChanged", since, sceneName="Podium")
    client.wait_for("SceneTransitionEnded", since)
    client.wait_for("InputActiveStateChanged", since, inputName="Holding colour", videoActive=False)
    assert said == "Podium"
    assert both == (True, True)
    assert not is_active(client, "Holding colour")


def test_without_studio_mode_a_take_during_a_fade_replaces_it(client):
    set_fade(client, 300)
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="Podium")
    client.wait_for("InputActiveStateChanged", since, inputName="Podium colour", videoActive=True)
    client.request("SetCurrentProgramScene", sceneName="Slides")
    client.wait_for("CurrentProgramSceneChanged", since, sceneName="Slides")
    client.wait_for("SceneTransitionEnded", since)
    client.wait_for("InputActiveStateChanged", since, inputName="Holding colour", videoActive=False)

    changed = client.events(since, "CurrentProgramSceneChanged")
    assert [event.data["sceneName"] for event in changed] == ["Slides"]
    assert is_active(client, "Slides")
    assert not is_active(client, "Podium")


def test_another_transition_chosen_during_a_fade_leaves_both_scenes_on_air_for_good(client, take):
    set_fade(client, 200)
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="Podium")
    client.wait_for("InputActiveStateChanged", since, inputName="Podium colour", videoActive=True)
    client.request("SetCurrentSceneTransition", transitionName="Cut")
    client.batch([("Sleep", {"sleepMillis": 600}), ("GetVersion", {})])
    client.request("SetCurrentProgramScene", sceneName="Holding")  # where the fade began
    client.batch([("Sleep", {"sleepMillis": 200}), ("GetVersion", {})])

    assert not client.events(since, "SceneTransitionEnded", "CurrentProgramSceneChanged")
    assert is_active(client, "Podium")
    assert is_active(client, "Holding")

    take("Slides")  # a third scene frees it
    assert not is_active(client, "Podium")
    assert not is_active(client, "Holding")


def test_the_transition_is_set_with_its_duration_and_only_a_change_is_told(client):
    since = client.mark()
    set_fade(client, 450)
    client.wait_for("CurrentSceneTransitionChanged", since, transitionName="Fade")
    client.wait_for("CurrentSceneTransitionDurationChanged", since, transitionDuration=450)

    assert client.request("GetCurrentSceneTransition") == {
        "transitionName": "Fade",
        "transitionKind": "fade_transition",
        "transitionFixed": False,
        "transitionDuration": 450,
        "transitionConfigurable": False,
        "transitionSettings": None,
    }
    again = client.mark()
    client.request("SetCurrentSceneTransitionDuration", transitionDuration=450)
    client.request("SetCurrentSceneTransition", transitionName="Cut")
    client.wait_for("CurrentSceneTransitionChanged", again, transitionName="Cut")
    assert not client.events(again, "CurrentSceneTransitionDurationChanged")
    assert client.request("GetCurrentSceneTransition")["transitionDuration"] is None


def test_the_transition_list_has_cut_and_fade(client):
    answer = client.request("GetSceneTransitionList")

    assert answer["currentSceneTransitionName"] == "Cut"
    assert answer["currentSceneTransitionKind"] == "cut_transition"
    fixed = {each["transitionName"]: each["transitionFixed"] for each in answer["transitions"]}
    assert fixed == {"Cut": True, "Fade": False}


def test_a_scenes_own_transition_wins_over_the_one_that_is_set(client):
    override = {"transitionName": "Fade", "transitionDuration": 100}
    client.request("SetSceneSceneTransitionOverride", sceneName="Podium", **override)
    since = client.mark()
    try:
        client.request("SetCurrentProgramScene", sceneName="Podium")
        client.wait_for("SceneTransitionStarted", since, transitionName="Fade")
        client.wait_for("SceneTransitionEnded", since)
        seen = client.request("GetSceneSceneTransitionOverride", sceneName="Podium")
    finally:
        nothing = dict.fromkeys(override)
        client.request("SetSceneSceneTransitionOverride", sceneName="Podium", **nothing)
    assert seen == override
    assert client.request("GetSceneSceneTransitionOverride", sceneName="Podium") == nothing


def test_scenes_are_made_renamed_and_removed_and_everybody_hears_of_it(client, fresh, wait_until):
    name, other = fresh("scene"), fresh("scene")
    since = client.mark()
    client.request("CreateScene", sceneName=name)
    client.request("SetSceneName", sceneName=name, newSceneName=other)
    client.request("RemoveScene", sceneName=other)

    client.wait_for("SceneCreated", since, sceneName=name, isGroup=False)
    client.wait_for("SceneNameChanged", since, oldSceneName=name, sceneName=other)
    client.wait_for("SceneRemoved", since, sceneName=other, isGroup=False)
    wait_until(lambda: client.code("GetSceneItemList", sceneName=other) == 600)


def test_removing_the_scene_on_air_takes_another_one(client, scene, take):
    take(scene)
    since = client.mark()
    client.request("RemoveScene", sceneName=scene)
    changed = client.wait_for("CurrentProgramSceneChanged", since)

    assert changed.data["sceneName"] in DEMO_SCENES
    assert is_active(client, changed.data["sceneName"])


@pytest.fixture
def studio(client):
    """Studio mode with Holding on air and in the preview."""
    since = client.mark()
    client.request("SetStudioModeEnabled", studioModeEnabled=True)
    client.wait_for("StudioModeStateChanged", since, studioModeEnabled=True)
    return client


def preview(client, scene):
    """OBS answers before the preview has changed: what is asked next may overtake it."""
    since = client.mark()
    client.request("SetCurrentPreviewScene", sceneName=scene)
    client.wait_for("CurrentPreviewSceneChanged", since, sceneName=scene)


def test_studio_mode_begins_with_the_same_scene_in_program_and_preview(studio):
    answer = studio.request("GetSceneList")

    assert answer["currentProgramSceneName"] == answer["currentPreviewSceneName"] == "Holding"
    assert studio.request("GetStudioModeEnabled") == {"studioModeEnabled": True}


def test_a_preview_shows_but_is_not_active(studio):
    since = studio.mark()
    studio.request("SetCurrentPreviewScene", sceneName="Break")
    studio.wait_for("CurrentPreviewSceneChanged", since, sceneName="Break")
    studio.wait_for("InputShowStateChanged", since, inputName="Break colour", videoShowing=True)

    state = studio.request("GetSourceActive", sourceName="Break colour")
    assert state == {"videoActive": False, "videoShowing": True}


def test_studio_mode_puts_a_copy_on_air_so_the_scene_itself_is_not_active(studio, take):
    take("Podium")

    assert not is_active(studio, "Podium")
    assert is_active(studio, "Podium colour")


def test_the_studio_transition_takes_the_preview_and_swaps_it_with_the_program(studio):
    preview(studio, "Break")
    since = studio.mark()
    studio.request("TriggerStudioModeTransition")
    studio.wait_for("CurrentProgramSceneChanged", since, sceneName="Break")
    swapped = studio.wait_for("CurrentPreviewSceneChanged", since, sceneName="Holding")

    came = studio.events(since)
    changed = studio.wait_for("CurrentProgramSceneChanged", since)
    assert came.index(swapped) < came.index(changed)
    assert studio.request("GetCurrentPreviewScene")["currentPreviewSceneName"] == "Holding"


def test_in_studio_mode_a_take_during_a_fade_is_said_to_be_done_and_is_not(studio):
    set_fade(studio, 400)
    since = studio.mark()
    studio.request("SetCurrentProgramScene", sceneName="Podium")
    studio.wait_for("InputActiveStateChanged", since, inputName="Podium colour", videoActive=True)
    studio.request("SetCurrentProgramScene", sceneName="Slides")
    studio.wait_for("CurrentProgramSceneChanged", since, sceneName="Slides")
    studio.wait_for("SceneTransitionEnded", since)

    assert studio.request("GetCurrentProgramScene")["currentProgramSceneName"] == "Slides"
    assert is_active(studio, "Podium colour")
    assert not is_active(studio, "Slides colour")

    again = studio.mark()
    studio.request("SetCurrentProgramScene", sceneName="Slides")
    studio.wait_for("CurrentProgramSceneChanged", again, sceneName="Slides")
    studio.wait_for("SceneTransitionEnded", again)
    assert is_active(studio, "Slides colour")


def test_leaving_studio_mode_tells_two_changes_that_nobody_made(studio):
    preview(studio, "Break")
    since = studio.mark()
    studio.request("SetStudioModeEnabled", studioModeEnabled=False)
    studio.wait_for("StudioModeStateChanged", since, studioModeEnabled=False)

    changed = studio.wait_until(
        lambda came: (
            told
            if len(told := [e for e in came if e.type == "CurrentProgramSceneChanged"]) > 1
            else None
        ),
        since,
    )
    assert [event.data["sceneName"] for event in changed] == ["Break", "Holding"]
    assert is_active(studio, "Holding")
