"""Studio mode on the stand-in and on a real OBS: the next scene is looked at, then taken."""

from datetime import timedelta

import pytest

from eventdesk.domain.runsheet import Transition
from eventdesk.domain.switcher import Leg, LegStatus
from support.driving import Desk

CUT = Transition("Cut")
FADE = Transition("Fade", timedelta(milliseconds=500))


@pytest.fixture
def observer(any_obs):
    with any_obs.client() as client:
        client.request("SetStudioModeEnabled", studioModeEnabled=False)
        client.request("SetCurrentSceneTransition", transitionName="Cut")
        client.request("SetCurrentProgramScene", sceneName="Holding")
        client.request("SetStudioModeEnabled", studioModeEnabled=True)
        yield client
        client.request("SetStudioModeEnabled", studioModeEnabled=False)


@pytest.fixture
def desk(any_obs, observer, tmp_path):
    with Desk(any_obs.port, any_obs.password, tmp_path) as driven:
        driven.wait_ready()
        yield driven


def preview(observer):
    return observer.request("GetCurrentPreviewScene")["currentPreviewSceneName"]


def on_air(observer, scene):
    return observer.request("GetSourceActive", sourceName=f"{scene} colour")["videoActive"]


def looks_at(desk, scene):
    desk.wait_seen(lambda seen: seen.preview == scene)


def go(desk, scene, then, next_scene, transition=CUT):
    """A GO as the conductor asks for it: the take, then the next standby."""
    take = desk.want(scene=scene, transition=transition)
    desk.driver.look_ahead(then, next_scene)
    return take


def test_the_standby_is_looked_at_taken_and_the_next_one_comes_after_the_transition(desk, observer):
    before = observer.mark()
    desk.driver.look_ahead("b", "Slides")
    observer.wait_for("CurrentPreviewSceneChanged", before, sceneName="Slides")
    since = observer.mark()
    take = go(desk, "Slides", "c", "Panel", FADE)
    assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    looks_at(desk, "Panel")
    assert preview(observer) == "Panel"
    assert on_air(observer, "Slides")
    observer.wait_for("CurrentPreviewSceneChanged", since, sceneName="Panel")
    story = [
        (each.type, each.data.get("sceneName"))
        for each in observer.events(since, "CurrentPreviewSceneChanged", "SceneTransitionEnded")
    ]
    assert story == [
        ("CurrentPreviewSceneChanged", "Holding"),  # OBS's own swap
        ("SceneTransitionEnded", None),
        ("CurrentPreviewSceneChanged", "Panel"),
    ]


def test_a_hand_that_chooses_another_preview_wins_until_the_standby_changes(desk, observer):
    before = observer.mark()
    desk.driver.look_ahead("b", "Slides")
    observer.wait_for("CurrentPreviewSceneChanged", before, sceneName="Slides")
    since = observer.mark()
    observer.request("SetCurrentPreviewScene", sceneName="Break")
    looks_at(desk, "Break")
    desk.driver.look_ahead("b", "Slides")  # said again with every command
    desk.last(desk.want(muted={"Podium mic": True}), Leg.AUDIO)
    observer.wait_for("CurrentPreviewSceneChanged", since)
    pause = [("Sleep", {"sleepMillis": 300}), ("GetVersion", {})]  # longer than any look of ours
    observer.batch(pause)
    told = observer.events(since, "CurrentPreviewSceneChanged")
    assert [each.data["sceneName"] for each in told] == ["Break"]
    desk.driver.look_ahead("c", "Slides")
    looks_at(desk, "Slides")


def test_a_take_goes_to_its_own_scene_whatever_a_hand_has_put_into_the_preview(desk, observer):
    desk.driver.look_ahead("b", "Slides")
    looks_at(desk, "Slides")
    observer.request("SetCurrentPreviewScene", sceneName="Break")
    take = go(desk, "Slides", "c", "Panel")
    assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    assert on_air(observer, "Slides")
    looks_at(desk, "Panel")


def test_a_go_without_a_scene_leaves_the_preview(desk, observer):
    desk.driver.look_ahead("b", "Slides")
    looks_at(desk, "Slides")
    take = desk.want(muted={"Podium mic": True})
    desk.driver.look_ahead("c", None)
    desk.last(take, Leg.AUDIO)
    assert preview(observer) == "Slides"


def test_a_take_while_another_one_runs_waits_is_proven_and_the_preview_comes_last(desk, observer):
    """OBS would say yes to it, name the new scene and leave the old one on air."""
    since = observer.mark()
    first = go(desk, "Slides", "c", "Panel", FADE)
    desk.wait_seen(lambda seen: seen.transitioning)
    second = go(desk, "Panel", "d", "Break")
    assert desk.last(first, Leg.SCENE).status is LegStatus.ON_AIR
    assert desk.last(second, Leg.SCENE).status is LegStatus.ON_AIR
    looks_at(desk, "Break")
    assert on_air(observer, "Panel")
    assert not on_air(observer, "Slides")
    kinds = ("SceneTransitionStarted", "SceneTransitionEnded")
    told = [each.type for each in observer.events(since, *kinds)]
    assert told == [*kinds, *kinds]  # one after the other


def test_a_hand_s_take_under_ours_is_found_out_and_ours_is_tried_once_more(desk, observer):
    """A hand begins a transition in the moment of our GO: OBS says our scene and shows theirs."""
    since = observer.mark()
    observer.request("SetCurrentSceneTransition", transitionName="Fade")
    observer.request("SetCurrentSceneTransitionDuration", transitionDuration=700)
    desk.wait_seen(lambda seen: seen.on_air == "Holding")
    observer.request("SetCurrentProgramScene", sceneName="Podium")
    report = desk.go(scene="Panel", transition=Transition("Fade", timedelta(milliseconds=700)))
    assert report.status is LegStatus.ON_AIR
    assert on_air(observer, "Panel")
    assert not on_air(observer, "Podium")
    assert len(observer.events(since, "SceneTransitionStarted")) >= 2


def test_leaving_and_entering_studio_mode_is_survived(desk, observer):
    desk.driver.look_ahead("b", "Slides")
    looks_at(desk, "Slides")
    told = len(desk.history)
    observer.request("SetStudioModeEnabled", studioModeEnabled=False)
    desk.wait_seen(lambda seen: not seen.studio_mode)
    # OBS tells of the preview's scene as if it were on air, and nobody took it.
    assert {seen.scene for seen in desk.history[told:]} == {"Holding"}
    assert {seen.on_air for seen in desk.history[told:]} == {"Holding"}
    desk.wait_ready()
    take = go(desk, "Slides", "c", "Panel")
    assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    assert on_air(observer, "Slides")
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    looks_at(desk, "Panel")
    take = go(desk, "Panel", "d", "Break")
    assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    assert on_air(observer, "Panel")
    looks_at(desk, "Break")


def test_studio_mode_is_left_in_the_middle_of_a_fade(desk, observer):
    take = go(desk, "Slides", "c", "Panel", FADE)
    desk.wait_seen(lambda seen: seen.transitioning)
    observer.request("SetStudioModeEnabled", studioModeEnabled=False)
    desk.last(take, Leg.SCENE)
    report = desk.go(scene="Panel", transition=CUT)
    assert report.status is LegStatus.ON_AIR
    assert on_air(observer, "Panel")


def test_a_preview_that_a_hand_chose_survives_a_lost_connection(desk, observer):
    desk.driver.look_ahead("b", "Slides")
    looks_at(desk, "Slides")
    observer.request("SetCurrentPreviewScene", sceneName="Break")
    looks_at(desk, "Break")
    told = len(desk.history)
    desk.driver.reconnect()
    desk.wait(lambda: any(not seen.scene for seen in desk.history[told:]))
    desk.wait_ready()
    desk.last(desk.want(muted={"Podium mic": False}), Leg.AUDIO)
    assert preview(observer) == "Break"
