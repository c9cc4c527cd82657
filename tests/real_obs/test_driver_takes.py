"""The driver against a real OBS, seen by a client that has nothing of the driver in it."""

import socket
import subprocess
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from eventdesk.domain.broadcast import StreamTarget
from eventdesk.domain.runsheet import MediaAction, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamState, StreamWanted
from eventdesk.domain.verbs import MediaVerb
from support.driving import Desk

CUT = Transition("Cut")
FADE = Transition("Fade", timedelta(milliseconds=800))


@pytest.fixture
def observer(real_obs):
    with real_obs.client() as client:
        client.request("SetStudioModeEnabled", studioModeEnabled=False)
        client.request("SetCurrentSceneTransition", transitionName="Cut")
        client.request("SetCurrentProgramScene", sceneName="Holding")
        client.request("SetInputMute", inputName="Podium mic", inputMuted=False)
        yield client
        client.request("SetStudioModeEnabled", studioModeEnabled=False)


@pytest.fixture
def desk(real_obs, observer, tmp_path):
    with Desk(real_obs.port, real_obs.password, tmp_path) as driven:
        driven.wait_ready()
        yield driven


def program(observer):
    return observer.request("GetCurrentProgramScene")["currentProgramSceneName"]


def test_a_taken_scene_is_on_air_for_the_observer(desk, observer):
    since = observer.mark()
    assert desk.go(scene="Podium", transition=CUT).status is LegStatus.ON_AIR
    observer.wait_for("CurrentProgramSceneChanged", since, sceneName="Podium")
    assert observer.request("GetSourceActive", sourceName="Podium")["videoActive"]
    assert desk.seen.on_air == "Podium"
    statuses = [each.status for each in desk.of(desk.take, Leg.SCENE)]
    assert statuses == [LegStatus.ASKED, LegStatus.MOVING, LegStatus.ON_AIR]


def test_the_transition_and_its_duration_are_those_of_the_take(desk, observer):
    since = observer.mark()
    assert desk.go(scene="Slides", transition=FADE).status is LegStatus.ON_AIR
    started = observer.wait_for("SceneTransitionStarted", since, transitionName="Fade")
    ended = observer.wait_for("CurrentProgramSceneChanged", since, sceneName="Slides")
    assert ended.at - started.at == pytest.approx(0.8, abs=0.4)
    current = observer.request("GetCurrentSceneTransition")
    assert (current["transitionName"], current["transitionDuration"]) == ("Fade", 800)


def test_a_fade_is_not_called_on_air_before_it_has_ended(desk, observer):
    since = observer.mark()
    take = desk.want(scene="Slides", transition=FADE)
    report = desk.last(take, Leg.SCENE)
    ended = observer.wait_for("SceneTransitionEnded", since)
    assert report.status is LegStatus.ON_AIR
    assert desk.traces[-1].confirmed - desk.traces[-1].sent > 0.7
    assert ended


def test_a_second_take_of_the_scene_on_air_sends_nothing(desk, observer):
    desk.go(scene="Podium", transition=CUT)
    since = observer.mark()
    assert desk.go(scene="Podium", transition=FADE).status is LegStatus.ON_AIR
    assert observer.events(since, "SceneTransitionStarted", "CurrentSceneTransitionChanged") == []


def test_a_go_during_a_transition_is_on_air_in_the_end(desk, observer):
    first = desk.want(scene="Slides", transition=FADE)
    desk.wait_seen(lambda seen: seen.transitioning)
    second = desk.want(scene="Panel", transition=CUT)
    assert desk.last(first, Leg.SCENE).status is LegStatus.ON_AIR
    assert desk.last(second, Leg.SCENE).status is LegStatus.ON_AIR
    assert observer.request("GetSourceActive", sourceName="Panel")["videoActive"]


def test_only_the_last_of_several_quick_takes_is_left(desk, observer):
    takes = [
        desk.want(scene=scene, transition=CUT)
        for scene in ("Slides", "Panel", "Break", "Podium", "Holding", "Remote Guest")
    ]
    words = [desk.last(take, Leg.SCENE) for take in takes]
    assert words[-1].status is LegStatus.ON_AIR
    assert {each.trouble.code for each in words if each.trouble} <= {"superseded"}
    assert program(observer) == "Remote Guest"


def test_mutes_are_set_and_read_back(desk, observer):
    take = desk.want(scene="Podium", transition=CUT, muted={"Podium mic": True})
    assert desk.last(take, Leg.AUDIO).status is LegStatus.ON_AIR
    assert observer.request("GetInputMute", inputName="Podium mic")["inputMuted"]
    assert not observer.request("GetInputMute", inputName="Panel mics")["inputMuted"]


def test_media_is_restarted_once_per_take(desk, observer):
    since = observer.mark()
    media = (MediaAction(MediaVerb.RESTART, "Opening film"),)
    take = desk.want(media=media)
    assert desk.last(take, Leg.MEDIA).status is LegStatus.ON_AIR
    observer.wait_for("MediaInputActionTriggered", since, inputName="Opening film")
    desk.same_take(media=media, muted={"Podium mic": True})
    desk.last(take, Leg.AUDIO)
    desk.go(scene="Podium", transition=CUT)  # whatever went out before it has been answered
    fired = observer.events(since, "MediaInputActionTriggered")
    assert [each.data["inputName"] for each in fired].count("Opening film") == 1


def test_a_scene_that_is_not_there_fails_and_leaves_the_program(desk, observer):
    report = desk.go(scene="Nowhere", muted={"Podium mic": True})
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "scene-missing")
    assert desk.last(desk.take, Leg.AUDIO).status is LegStatus.ON_AIR
    assert program(observer) == "Holding"


def test_an_input_that_is_not_there_fails_and_the_others_are_set(desk, observer):
    take = desk.want(muted={"No such mic": True, "Podium mic": True})
    assert desk.last(take, Leg.AUDIO).trouble.code == "input-missing"
    desk.wait_seen(lambda seen: seen.inputs["Podium mic"])
    assert observer.request("GetInputMute", inputName="Podium mic")["inputMuted"]


def test_an_input_without_sound_cannot_be_muted_and_says_so(desk):
    take = desk.want(muted={"Podium colour": True})
    assert desk.last(take, Leg.AUDIO).trouble.code == "refused:604"


def test_a_transition_that_is_not_there_does_not_hold_up_the_scene(desk):
    report = desk.go(scene="Podium", transition=Transition("Wormhole"))
    assert (report.status, report.trouble.code) == (LegStatus.ON_AIR, "transition-missing")


def test_a_scene_changed_by_hand_is_seen_and_never_fought(desk, observer):
    desk.go(scene="Podium", transition=CUT)
    since = observer.mark()
    observer.request("SetCurrentProgramScene", sceneName="Break")
    desk.wait_seen(lambda seen: seen.on_air == "Break")
    desk.same_take(scene="Podium", transition=CUT, recording=False)
    desk.last(desk.take, Leg.RECORD)
    assert [e.data["sceneName"] for e in observer.events(since, "CurrentProgramSceneChanged")] == [
        "Break"
    ]


def test_a_mute_by_hand_is_seen(desk, observer):
    observer.request("SetInputMute", inputName="Podium mic", inputMuted=True)
    desk.wait_seen(lambda seen: seen.inputs["Podium mic"] is True)


def test_scenes_and_inputs_made_renamed_and_removed_are_seen_at_once(desk, observer):
    observer.request("CreateScene", sceneName="Extra")
    observer.request(
        "CreateInput",
        sceneName="Extra",
        inputName="Extra mic",
        inputKind="ffmpeg_source",
        inputSettings={},
    )
    desk.wait_seen(lambda seen: "Extra" in seen.scenes and seen.inputs.get("Extra mic") is False)
    observer.request("SetSceneName", sceneName="Extra", newSceneName="Extra 2")
    observer.request("SetInputName", inputName="Extra mic", newInputName="Extra mic 2")
    desk.wait_seen(lambda seen: "Extra 2" in seen.scenes and "Extra mic 2" in seen.inputs)
    assert "Extra" not in desk.seen.scenes
    observer.request("RemoveScene", sceneName="Extra 2")
    desk.wait_seen(lambda seen: "Extra 2" not in seen.scenes)
    desk.wait_seen(lambda seen: "Extra mic 2" not in seen.inputs)


def test_in_studio_mode_a_take_goes_to_program_and_is_proven(desk, observer):
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    assert desk.go(scene="Panel", transition=CUT).status is LegStatus.ON_AIR
    assert observer.request("GetSourceActive", sourceName="Panel colour")["videoActive"]


def test_in_studio_mode_a_go_during_a_transition_is_really_on_air(desk, observer):
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    desk.want(scene="Slides", transition=FADE)
    desk.wait_seen(lambda seen: seen.transitioning)
    assert desk.go(scene="Panel", transition=CUT).status is LegStatus.ON_AIR
    assert observer.request("GetSourceActive", sourceName="Panel colour")["videoActive"]
    assert not observer.request("GetSourceActive", sourceName="Slides colour")["videoActive"]


def test_in_studio_mode_what_obs_only_says_is_found_out(desk, observer):
    """A change by hand during a transition: OBS names the new scene and shows the old one."""
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    desk.go(scene="Slides", transition=Transition("Fade", timedelta(milliseconds=1500)))
    since = observer.mark()
    observer.request("SetCurrentProgramScene", sceneName="Podium")
    observer.wait_for("SceneTransitionStarted", since)
    # At its very first frame OBS still takes another one.
    while not observer.request("GetCurrentSceneTransitionCursor")["transitionCursor"] > 0:
        pass
    observer.request("SetCurrentProgramScene", sceneName="Panel")
    observer.wait_for("SceneTransitionEnded", since)
    assert program(observer) == "Panel"  # OBS says so
    assert not observer.request("GetSourceActive", sourceName="Panel colour")["videoActive"]
    desk.wait_seen(lambda seen: seen.on_air == "Podium")  # what OBS shows
    report = desk.go(scene="Panel", transition=CUT)
    assert report.status is LegStatus.ON_AIR
    assert observer.request("GetSourceActive", sourceName="Panel colour")["videoActive"]


def test_in_studio_mode_a_hand_s_lost_take_does_not_hide_that_ours_is_on_air(desk, observer):
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    take = desk.want(scene="Slides", transition=FADE)
    desk.wait_seen(lambda seen: seen.transitioning)
    while not observer.request("GetCurrentSceneTransitionCursor")["transitionCursor"] > 0:
        pass
    observer.request("SetCurrentProgramScene", sceneName="Panel")
    assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    assert program(observer) == "Panel"  # OBS says so
    assert desk.seen.on_air == "Slides"
    assert observer.request("GetSourceActive", sourceName="Slides colour")["videoActive"]


def test_recording_starts_and_stops(desk, observer, real_obs):
    take = desk.want(recording=True)
    assert desk.last(take, Leg.RECORD).status is LegStatus.ON_AIR
    assert observer.request("GetRecordStatus")["outputActive"]
    assert desk.seen.recording
    take = desk.want(recording=False)
    assert desk.last(take, Leg.RECORD).status is LegStatus.ON_AIR
    assert not observer.request("GetRecordStatus")["outputActive"]
    assert list(real_obs.recording_dir.glob("*.mkv"))


def test_health_is_read_while_nothing_happens(desk):
    desk.wait_seen(lambda seen: seen.fps > 0 and seen.disk_free_mib > 0)


def test_a_picture_is_a_jpeg_of_the_scene(desk):
    picture = desk.driver.picture("Podium", 320)
    assert picture[:2] == b"\xff\xd8"
    assert desk.driver.picture("Nowhere", 320) is None


def test_a_wrong_password_stops_at_the_operator(real_obs, tmp_path):
    with Desk(real_obs.port, "wrong", tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.WRONG_PASSWORD)
        desk.driver.reconnect(Secret(real_obs.password))
        desk.wait_ready()


def test_an_ingest_that_refuses_is_a_failed_stream(desk, observer):
    target = StreamTarget("rtmp://127.0.0.1:9/live", Secret("no-such-key"))
    take = desk.want(stream=StreamWanted(True, target))
    report = desk.last(take, Leg.STREAM)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "stream-not-started")
    assert desk.seen.stream is StreamState.STOPPED
    settings = observer.request("GetStreamServiceSettings")
    assert settings["streamServiceSettings"]["server"] == "rtmp://127.0.0.1:9/live"


def test_threads_of_the_driver_have_names(desk):
    names = {each.name for each in threading.enumerate()}
    assert {"obs-program-link", "obs-program-take", "obs-program-straps"} <= names


@pytest.fixture
def ingest():
    """An RTMP server for one publisher: ffmpeg, which discards what it gets."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"rtmp://127.0.0.1:{port}/live"
    command = f"ffmpeg -v error -listen 1 -i {url}/key -c copy -f null -"
    server = subprocess.Popen(
        command.split(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    listening = threading.Event()
    while f":{port:04X} " not in Path("/proc/net/tcp").read_text():
        assert server.poll() is None
        listening.wait(0.02)
    yield url
    server.kill()
    server.wait()


def test_a_stream_goes_to_its_target_and_stops(desk, observer, ingest, caplog):
    caplog.set_level("DEBUG", "eventdesk")
    target = StreamTarget(ingest, Secret("key"))
    take = desk.want(stream=StreamWanted(True, target))
    report = desk.last(take, Leg.STREAM)
    assert report.status is LegStatus.ON_AIR, report.trouble
    assert observer.request("GetStreamStatus")["outputActive"]
    desk.wait_seen(lambda seen: seen.stream_bytes > 0)
    elsewhere = desk.same_take(
        stream=StreamWanted(True, StreamTarget("rtmp://127.0.0.1:9/live", Secret("key")))
    )
    desk.wait(lambda: desk.of(elsewhere, Leg.STREAM)[-1].status is LegStatus.FAILED)
    assert desk.of(elsewhere, Leg.STREAM)[-1].trouble.code == "streams-elsewhere"
    take = desk.want(stream=StreamWanted(False))
    assert desk.last(take, Leg.STREAM).status is LegStatus.ON_AIR
    assert not observer.request("GetStreamStatus")["outputActive"]
    assert desk.seen.stream is StreamState.STOPPED
