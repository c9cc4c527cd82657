"""What a cue sets beside its scene, on the stand-in and on a real OBS: another client looks."""

from datetime import timedelta
from itertools import pairwise

import pytest

from eventdesk.domain.parts import Level, Part, PartKind
from eventdesk.domain.runsheet import Transition
from eventdesk.domain.switcher import Leg, LegStatus
from support.driving import Desk

CUT = Transition("Cut")
MIC = "Podium mic"
COMPRESSOR = Part(PartKind.FILTER, MIC, "Compressor")
COLOUR = Part(PartKind.SOURCE, "Podium", "Podium colour")
LOGO = Part(PartKind.SOURCE, "Podium", "Panel colour")
HALF_SECOND = timedelta(milliseconds=500)


@pytest.fixture
def observer(any_obs):
    with any_obs.client() as client:
        client.request("SetStudioModeEnabled", studioModeEnabled=False)
        client.request("SetCurrentSceneTransition", transitionName="Cut")
        client.request("SetCurrentProgramScene", sceneName="Holding")
        client.request("SetInputVolume", inputName=MIC, inputVolumeDb=0)
        client.request(
            "CreateSourceFilter",
            sourceName=MIC,
            filterName="Compressor",
            filterKind="compressor_filter",
        )
        made = client.request("CreateSceneItem", sceneName="Podium", sourceName="Panel colour")
        client.logo = made["sceneItemId"]
        yield client
        client.request("SetStudioModeEnabled", studioModeEnabled=False)
        client.request("RemoveSceneItem", sceneName="Podium", sceneItemId=client.logo)
        client.request("RemoveSourceFilter", sourceName=MIC, filterName="Compressor")
        client.request("SetInputVolume", inputName=MIC, inputVolumeDb=0)


@pytest.fixture
def desk(any_obs, observer, tmp_path):
    with Desk(any_obs.port, any_obs.password, tmp_path) as driven:
        driven.wait_ready()
        yield driven


def volume(observer):
    return observer.request("GetInputVolume", inputName=MIC)["inputVolumeDb"]


def active(observer, source):
    return observer.request("GetSourceActive", sourceName=source)["videoActive"]


def statuses(desk, leg):
    return [each.status for each in desk.of(desk.take, leg)]


def test_a_volume_is_set_at_once_and_read_back(desk, observer):
    take = desk.want(volumes={MIC: Level(-6.0)})
    assert desk.last(take, Leg.VOLUME).status is LegStatus.ON_AIR
    assert volume(observer) == pytest.approx(-6, abs=0.05)
    assert desk.seen.volumes[MIC] == pytest.approx(-6, abs=0.05)
    assert statuses(desk, Leg.VOLUME) == [LegStatus.ASKED, LegStatus.ON_AIR]


def test_a_volume_fades_evenly_to_where_it_is_to_be(desk, observer):
    since = observer.mark()
    take = desk.want(volumes={MIC: Level(-100.0, HALF_SECOND)})
    assert desk.last(take, Leg.VOLUME).status is LegStatus.ON_AIR
    assert statuses(desk, Leg.VOLUME) == [LegStatus.ASKED, LegStatus.MOVING, LegStatus.ON_AIR]
    told = observer.events(since, "InputVolumeChanged")
    cubes = [each.data["inputVolumeMul"] ** (1 / 3) for each in told]
    assert cubes == sorted(cubes, reverse=True)
    assert max(a - b for a, b in pairwise(cubes)) < 0.3  # it does not jump
    assert volume(observer) == -100
    fades = [seen.volumes[MIC] for seen in desk.history if 0 > seen.volumes.get(MIC, 0) > -100]
    assert fades == []  # our own steps are not told: a screen would be drawn for each of them


def test_a_newer_volume_takes_over_a_fade_where_it_is(desk, observer):
    first = desk.want(volumes={MIC: Level(-60.0, timedelta(seconds=30))})
    desk.wait(lambda: LegStatus.MOVING in statuses(desk, Leg.VOLUME))
    second = desk.want(volumes={MIC: Level(-3.0)})
    assert desk.last(second, Leg.VOLUME).status is LegStatus.ON_AIR
    assert desk.last(first, Leg.VOLUME).trouble.code == "superseded"
    assert volume(observer) == pytest.approx(-3, abs=0.05)


def test_a_hand_at_a_fader_that_moves_keeps_it(desk, observer):
    since = observer.mark()
    take = desk.want(volumes={MIC: Level(-60.0, timedelta(seconds=2))})
    observer.wait_for("InputVolumeChanged", since)
    # As a hand drags it: some values, none of them one of ours.
    for level in (-1.05, -1.55, -2.05, -2.55, -3.05):
        observer.request("SetInputVolume", inputName=MIC, inputVolumeDb=level)
    report = desk.last(take, Leg.VOLUME)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "volume-by-hand")
    assert volume(observer) > -30


def test_volumes_of_inputs_that_are_not_there_are_told_and_the_others_set(desk, observer):
    take = desk.want(volumes={"No such mic": Level(-6.0), MIC: Level(-6.0)})
    assert desk.last(take, Leg.VOLUME).trouble.code == "input-missing"
    assert volume(observer) == pytest.approx(-6, abs=0.05)


def test_a_volume_by_hand_is_seen(desk, observer):
    observer.request("SetInputVolume", inputName=MIC, inputVolumeDb=-12)
    desk.wait_seen(lambda seen: seen.volumes[MIC] == pytest.approx(-12, abs=0.05))


def test_a_filter_is_switched_and_read_back(desk, observer):
    take = desk.want(parts={COMPRESSOR: False})
    assert desk.last(take, Leg.FILTER).status is LegStatus.ON_AIR
    found = observer.request("GetSourceFilter", sourceName=MIC, filterName="Compressor")
    assert found["filterEnabled"] is False
    assert desk.seen.parts[COMPRESSOR] is False


def test_a_filter_made_switched_renamed_and_removed_by_hand_is_seen_at_once(desk, observer):
    names = {"sourceName": "Panel mics", "filterName": "Gate"}
    gate = Part(PartKind.FILTER, "Panel mics", "Gate")
    door = Part(PartKind.FILTER, "Panel mics", "Door")
    observer.request("CreateSourceFilter", **names, filterKind="noise_gate_filter")
    desk.wait_seen(lambda seen: seen.parts.get(gate) is True)
    observer.request("SetSourceFilterEnabled", **names, filterEnabled=False)
    desk.wait_seen(lambda seen: seen.parts.get(gate) is False)
    observer.request("SetSourceFilterName", **names, newFilterName="Door")
    desk.wait_seen(lambda seen: door in seen.parts and gate not in seen.parts)
    observer.request("RemoveSourceFilter", sourceName="Panel mics", filterName="Door")
    desk.wait_seen(lambda seen: door not in seen.parts)


def test_a_source_is_hidden_in_its_scene_before_the_scene_comes_on_air(desk, observer):
    take = desk.want(scene="Podium", transition=CUT, parts={LOGO: False})
    for leg in (Leg.SCENE, Leg.SOURCE):
        assert desk.last(take, leg).status is LegStatus.ON_AIR
    assert active(observer, "Podium colour")
    assert not active(observer, "Panel colour")


def test_a_source_is_shown_in_the_scene_on_air(desk, observer):
    desk.last(desk.want(scene="Podium", transition=CUT, parts={LOGO: False}), Leg.SOURCE)
    take = desk.want(parts={LOGO: True})
    assert desk.last(take, Leg.SOURCE).status is LegStatus.ON_AIR
    assert active(observer, "Panel colour")


def test_in_studio_mode_a_source_of_the_scene_on_air_is_really_switched(desk, observer):
    """The audience sees a copy of the scene, made before: OBS says hidden, and it is not."""
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    desk.driver.look_ahead("next", "Break")
    assert desk.go(scene="Podium", transition=CUT).status is LegStatus.ON_AIR
    assert active(observer, "Panel colour")
    take = desk.want(parts={LOGO: False})
    assert desk.last(take, Leg.SOURCE).status is LegStatus.ON_AIR
    assert not active(observer, "Panel colour")
    assert desk.seen.on_air == "Podium"
    desk.wait_seen(lambda seen: seen.preview == "Break")


def test_what_is_not_there_is_told_by_name(desk):
    no_filter = Part(PartKind.FILTER, MIC, "Reverb")
    no_source = Part(PartKind.SOURCE, "Podium", "Slides colour")
    take = desk.want(parts={no_filter: True, no_source: True, COMPRESSOR: False})
    missing = {leg: desk.last(take, leg).trouble for leg in (Leg.FILTER, Leg.SOURCE)}
    assert {leg: (each.code, each.detail) for leg, each in missing.items()} == {
        Leg.FILTER: ("filter-missing", "Podium mic / Reverb"),
        Leg.SOURCE: ("source-missing", "Podium / Slides colour"),
    }
    desk.wait_seen(lambda seen: seen.parts[COMPRESSOR] is False)


def test_what_a_hand_has_renamed_is_still_set(desk, observer):
    observer.request("SetInputName", inputName=MIC, newInputName="Lectern mic")
    observer.request("SetSceneName", sceneName="Podium", newSceneName="Lectern")
    desk.wait_seen(lambda seen: "Lectern" in seen.scenes and "Lectern mic" in seen.inputs)
    take = desk.want(volumes={MIC: Level(-6.0)}, parts={COMPRESSOR: False, LOGO: False})
    words = {leg: desk.last(take, leg) for leg in (Leg.VOLUME, Leg.FILTER, Leg.SOURCE)}
    observer.request("SetInputName", inputName="Lectern mic", newInputName=MIC)
    observer.request("SetSceneName", sceneName="Lectern", newSceneName="Podium")
    assert {each.trouble for each in words.values()} == {None}
    desk.wait_seen(lambda seen: seen.parts.get(COMPRESSOR) is False)
    desk.wait_seen(lambda seen: seen.parts.get(LOGO) is False)
    desk.wait_seen(lambda seen: seen.volumes.get(MIC) == pytest.approx(-6, abs=0.05))


def test_the_replay_buffer_starts_saves_and_stops(desk, observer):
    since = observer.mark()
    assert desk.seen.replay is False
    early = desk.want(save_replay=True)
    assert desk.last(early, Leg.REPLAY).trouble.code == "replay-not-running"
    desk.want(replay=True)
    save = desk.want(replay=True, save_replay=True)  # two quick GOs: the save waits for the start
    assert desk.last(save, Leg.REPLAY).status is LegStatus.ON_AIR
    desk.same_take(replay=True, save_replay=True)
    assert desk.seen.replay is True
    stop = desk.want(replay=False)
    assert desk.last(stop, Leg.REPLAY).status is LegStatus.ON_AIR
    assert len(observer.events(since, "ReplayBufferSaved")) == 1
    assert not observer.request("GetReplayBufferStatus")["outputActive"]
    assert desk.seen.replay is False


def test_each_command_carries_its_reason_into_the_log(desk, caplog):
    caplog.set_level("INFO", "eventdesk.drivers.obs")
    take = desk.want(
        scene="Podium",
        transition=CUT,
        parts={COMPRESSOR: False, COLOUR: False},
        volumes={MIC: Level(-6.0)},
        replay=True,
    )
    for leg in (Leg.SCENE, Leg.FILTER, Leg.SOURCE, Leg.VOLUME, Leg.REPLAY):
        desk.last(take, leg)
    lines = [each for each in caplog.messages if "(take " in each]
    asked = {line.split(": ")[1].split(" ")[0] for line in lines}
    assert asked == {
        "SetCurrentProgramScene", "SetSourceFilterEnabled", "SetSceneItemEnabled",
        "SetInputVolume", "replay",
    }  # fmt: skip
    assert all(f"(take {take}" in line for line in lines)
    again = desk.want(replay=False, parts={COLOUR: True})
    desk.last(again, Leg.REPLAY)
    desk.last(again, Leg.SOURCE)
