"""Looking an OBS over, and setting one up: the stand-in, the real OBS, and one that misbehaves."""

import threading
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from eventdesk.domain.runsheet import PROGRAM, MediaAction, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.survey import Drawn
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs.set_up import ObsSetUp
from eventdesk.drivers.obs.surveyor import Surveyor
from eventdesk.drivers.obs.visit import VisitError
from eventdesk.standins.obs import ObsStandIn
from support.real_obs import free_port
from support.sheets import cue, sheet

FILM = MediaAction(MediaVerb.RESTART, "새 영상")
NEW = sheet(
    cue("a", 1, scene="Podium", unmute=("Podium mic",)),
    cue("b", 1, scene="새 장면", transition=Transition("Cut"), media=(FILM,)),
    cue("c", 1, scene='"Quoted" / 😀', mute=("Guest",)),
)


@pytest.fixture
def stand_in():
    with ObsStandIn(password=Secret("sesame")) as running:
        running.password = "sesame"
        yield running


def surveyor(obs, password=None):
    return Surveyor(PROGRAM, ("127.0.0.1", obs.port), Secret(password or obs.password))


def set_up(obs):
    return ObsSetUp(PROGRAM, ("127.0.0.1", obs.port), Secret(obs.password))


def state(client):
    """What must not change by a look: program, preview, studio mode, scenes, inputs."""
    names = client.request("GetSceneList")
    inputs = client.request("GetInputList")["inputs"]
    return (
        {**names, "scenes": [each["sceneName"] for each in names["scenes"]]},
        sorted(each["inputName"] for each in inputs),
        client.request("GetStudioModeEnabled"),
    )


def unmute(client, name):
    """An OBS that many tests share may come with anything muted."""
    if client.request("GetInputMute", inputName=name)["inputMuted"]:
        since = client.mark()
        client.request("SetInputMute", inputName=name, inputMuted=False)
        client.wait_for("InputMuteStateChanged", since)


def eventually(look):
    """Ask until it is so: OBS tells nothing of some changes."""
    patience = threading.Event()
    for _ in range(500):
        if look():
            return
        patience.wait(0.01)
    raise TimeoutError("it did not become so")


@pytest.mark.parametrize("studio", [False, True], ids=["plain", "studio"])
def test_a_look_finds_what_there_is_and_changes_nothing(any_obs, studio):
    plan = sheet(cue("a", 1, scene="Podium", unmute=("Podium mic",)), cue("b", 1, scene="Slides"))
    with any_obs.client() as client:
        client.request("SetStudioModeEnabled", studioModeEnabled=studio)
        unmute(client, "Podium mic")
        before, since = state(client), client.mark()
        seen = surveyor(any_obs).survey(plan)
        assert state(client) == before
        assert not client.events(since)
        client.request("SetStudioModeEnabled", studioModeEnabled=False)
    assert seen.trouble is None
    assert seen.scenes["Podium"].sources == ("Podium colour", "Podium mic")
    assert seen.scenes["Podium"].drawn is Drawn.LIT
    assert seen.scenes["Break"].drawn is Drawn.UNKNOWN  # the show does not use it
    assert seen.inputs["Podium colour"].drawn is Drawn.LIT
    assert seen.inputs["Podium mic"].muted is False
    assert {"Cut", "Fade"} <= set(seen.transitions)
    assert (seen.canvas.width, seen.canvas.height, seen.streamed) == (640, 360, (640, 360))
    assert (seen.studio_mode, seen.duplicates) == (studio, False if studio else None)
    assert seen.recorder.free_mib > 0
    assert "ffmpeg_source" in seen.kinds


def test_pictures_are_of_the_scenes_that_there_are(any_obs):
    pictures = surveyor(any_obs).pictures(["Podium", "Nowhere"], 320)
    assert list(pictures) == ["Podium"]
    assert pictures["Podium"].startswith(b"\xff\xd8")


def test_placeholders_are_made_once_and_can_be_taken_out_again(any_obs):
    with any_obs.client() as client:
        before = state(client)
        made = set_up(any_obs).make_missing(NEW)
        assert made.trouble is None
        assert made.scenes == ("새 장면", '"Quoted" / 😀')
        assert made.inputs == ("Guest", "새 영상")
        again = set_up(any_obs).make_missing(NEW)
        assert (again.scenes, again.inputs, again.trouble) == ((), (), None)
        seen = surveyor(any_obs).survey(NEW)
        assert seen.scenes["새 장면"].drawn is Drawn.LIT
        assert seen.inputs["새 영상"].placeholder
        assert not seen.inputs["Podium mic"].placeholder
        assert state(client)[0]["currentProgramSceneName"] == before[0]["currentProgramSceneName"]
        removed = set_up(any_obs).remove()
        assert set(removed.scenes) == set(made.scenes)
        assert set(made.inputs) <= set(removed.inputs)
        eventually(lambda: state(client) == before)  # items of a removed input go a frame later


def test_a_placeholder_on_air_is_not_taken_off_it(any_obs):
    with any_obs.client() as client:
        home = client.request("GetCurrentProgramScene")["currentProgramSceneName"]
        set_up(any_obs).make_missing(NEW)
        since = client.mark()
        client.request("SetCurrentProgramScene", sceneName="새 장면")
        client.wait_for("CurrentProgramSceneChanged", since, sceneName="새 장면")
        removed = set_up(any_obs).remove()
        assert (removed.kept[0], removed.scenes) == ("새 장면", ('"Quoted" / 😀',))
        now = client.request("GetCurrentProgramScene")["currentProgramSceneName"]
        assert now == "새 장면"
        client.request("SetCurrentProgramScene", sceneName=home)
        client.wait_for("CurrentProgramSceneChanged", since, sceneName=home)
        assert set_up(any_obs).remove().scenes == ("새 장면",)
        eventually(lambda: "새 장면" not in state(client)[0]["scenes"])


def test_what_a_hand_has_renamed_is_looked_at_under_its_new_name(stand_in):
    stand_in.ask("CreateScene", sceneName="Stage")
    card = {"color": 0xFF808080, "width": 64, "height": 36}
    stand_in.ask(
        "CreateInput",
        sceneName="Stage",
        inputName="Card",
        inputKind="color_source_v3",
        inputSettings=card,
    )
    plan = sheet(cue("a", 1, scene="Podium"))
    seen = surveyor(stand_in).survey(plan, {"Podium": "Stage"})
    assert seen.now("Podium") == "Stage"
    assert seen.inputs["Card"].drawn is Drawn.LIT
    made = set_up(stand_in).make_missing(plan, {"Podium": "Stage"})
    assert (made.scenes, made.trouble) == ((), None)


# Nothing half-done


def contents(obs):
    scenes = {each["sceneName"] for each in obs.ask("GetSceneList")["scenes"]}
    return scenes, {each["inputName"] for each in obs.ask("GetInputList")["inputs"]}


@pytest.mark.parametrize("request_", ["CreateInput", "SetSceneItemTransform", "CreateSceneItem"])
def test_one_refusal_takes_everything_back(stand_in, request_):
    before = contents(stand_in)
    plan = sheet(cue("a", 1, scene="One", media=(FILM,)), cue("b", 1, scene="Two", media=(FILM,)))
    stand_in.fail_next(request_, 500)
    made = set_up(stand_in).make_missing(plan)
    assert (made.trouble.code, made.scenes, made.inputs) == ("refused-whole", (), ())
    assert request_ in made.trouble.detail
    eventually(lambda: contents(stand_in) == before)
    assert set_up(stand_in).make_missing(plan).scenes == ("One", "Two")


def test_a_session_that_ends_half_way_is_undone_in_another(obs):
    obs.answers["GetVideoSettings"] |= {"outputWidth": 1280, "outputHeight": 720}
    obs.answers["GetInputList"] = {"inputs": []}
    obs.answers["GetInputKindList"] = {"inputKinds": ["color_source_v3"]}

    def end(socket, message):
        asked = [each["requestType"] for each in message["d"].get("requests", ())]
        if "CreateScene" not in asked:
            return False
        scenes = obs.answers["GetSceneList"]["scenes"]
        obs.answers["GetSceneList"] |= {"scenes": [{"sceneName": "New"}, *scenes]}
        obs.drop()
        return True

    obs.handler = end
    made = set_up(obs).make_missing(sheet(cue("a", 1, scene="New")))
    assert (made.trouble.code, made.scenes) == ("obs-closed", ())
    assert obs.requests[-1] == "RemoveScene"


def test_a_name_that_an_input_has_cannot_become_a_scene(stand_in):
    before = contents(stand_in)
    taken = next(iter(before[1]))
    made = set_up(stand_in).make_missing(sheet(cue("a", 1, scene=taken), cue("b", 1, scene="X")))
    assert (made.trouble.code, made.trouble.detail) == ("name-taken", taken)
    assert contents(stand_in) == before


# An OBS that cannot be asked


def code_of(seen):
    assert (seen.scenes, seen.inputs) == ({}, {})
    return seen.trouble.code


def test_why_an_obs_cannot_be_asked_is_told(obs):
    plan = sheet(cue("a", 1, scene="Podium"))
    assert code_of(surveyor(obs, "wrong").survey(plan)) == "wrong-password"
    nobody = Surveyor(PROGRAM, ("127.0.0.1", obs.port), None)
    assert code_of(nobody.survey(plan)) == "password-needed"
    gone = Surveyor(PROGRAM, ("127.0.0.1", free_port()), None)
    assert code_of(gone.survey(plan)) == "nobody-listens"
    assert ObsSetUp(PROGRAM, ("127.0.0.1", free_port()), None).make_missing(plan).trouble
    with pytest.raises(VisitError):
        gone.pictures(["Podium"], 320)
    obs.answers["GetVideoSettings"] = {"baseWidth": "wide"}
    assert code_of(surveyor(obs).survey(plan)) == "not-obs"
    obs.answers["GetSceneList"] = 500
    assert code_of(surveyor(obs).survey(plan)) == "refused"


def test_what_is_on_air_is_listened_to(obs):
    obs.answers["GetVideoSettings"] |= {"outputWidth": 1280, "outputHeight": 720}
    obs.answers["GetInputList"] = {"inputs": [{"inputName": "Mic", "inputKind": "x"}]}
    levels = [[0.0, 0.0, 0.25]]

    def speak(socket, message):
        for _ in range(30):
            obs.event("InputVolumeMeters", inputs=[{"inputName": "Mic", "inputLevelsMul": levels}])
            obs.event("InputVolumeMeters", inputs=[{"inputLevelsMul": [["loud"]]}])
        return False

    obs.handler = speak
    seen = surveyor(obs).survey(sheet(cue("a", 1, scene="Podium", unmute=("Mic",))))
    assert seen.inputs["Mic"].peak == 0.25


def test_nothing_is_asked_while_the_scene_collection_changes_and_the_look_begins_anew(obs):
    """OBS 29 crashes when it is asked things meanwhile (obs-websocket#894)."""
    obs.answers["GetVideoSettings"] |= {"outputWidth": 1280, "outputHeight": 720}
    changes = []

    def change(socket, message):
        names = [each["requestType"] for each in message["d"].get("requests", ())]
        if "GetSceneItemList" not in names or changes:
            return False
        obs.event("CurrentSceneCollectionChanging", sceneCollectionName="Other")
        asked = len(obs.requests)
        changes.append(asked)
        obs.reply(socket, message)
        with suppress(ConnectionClosed):
            socket.ping().wait(5)  # the client has read both by then
        obs.answers["GetInputList"] = {"inputs": [{"inputName": "New mic", "inputKind": "x"}]}
        changes.append(len(obs.requests) - asked - len(names))
        obs.event("CurrentSceneCollectionChanged", sceneCollectionName="Other")
        return True

    obs.answers["GetInputList"] = {"inputs": [{"inputName": "Mic", "inputKind": "x"}]}
    obs.handler = change
    seen = surveyor(obs).survey(sheet(cue("a", 1, scene="Podium")))
    assert list(seen.inputs) == ["New mic"]
    assert changes[1] == 0
