"""Names that nobody should give, answers that nobody should send: handled, or told in words."""

import json
import socket
import threading
from contextlib import contextmanager

import pytest

from eventdesk.domain.runsheet import Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus, Link
from eventdesk.standins.obs import Damage, ObsStandIn, scenes_named
from support.driving import Desk
from support.obs_names import HARD_NAMES

PASSWORD = "swordfish"
CUT = Transition("Cut")


# Names


def test_every_name_that_obs_takes_is_taken_muted_and_pictured(any_obs, tmp_path):
    with any_obs.client() as other, Desk(any_obs.port, any_obs.password, tmp_path) as desk:
        desk.wait_ready()
        before = desk.seen.scenes
        try:
            for name in HARD_NAMES:
                other.request("CreateScene", sceneName=name)
            desk.wait_seen(lambda seen: set(HARD_NAMES) <= set(seen.scenes))
            for name in HARD_NAMES:
                assert desk.go(scene=name, transition=CUT).status is LegStatus.ON_AIR, name
                found = other.request("GetCurrentProgramScene")["currentProgramSceneName"]
                assert found == desk.seen.on_air == name
            assert desk.driver.picture(HARD_NAMES[0], 160)
            desk.go(scene="Holding", transition=CUT)
        finally:
            for name in set(HARD_NAMES) - set(before):
                other.raw("RemoveScene", {"sceneName": name})
        desk.wait_seen(lambda seen: set(seen.scenes) == set(before))


def test_a_renamed_scene_and_input_are_still_what_their_cues_take(any_obs, tmp_path):
    with any_obs.client() as other, Desk(any_obs.port, any_obs.password, tmp_path) as desk:
        desk.wait_ready()
        other.request("SetSceneName", sceneName="Panel", newSceneName=HARD_NAMES[0])
        other.request("SetInputName", inputName="Podium mic", newInputName="마이크 “1”")
        try:
            desk.wait_seen(lambda seen: {"Panel", "Podium mic"} <= seen.renamed.keys())
            take = desk.want(scene="Panel", muted={"Podium mic": True}, transition=CUT)
            assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
            assert desk.last(take, Leg.AUDIO).status is LegStatus.ON_AIR
            assert desk.seen.on_air == HARD_NAMES[0]
            assert desk.seen.inputs["마이크 “1”"] is True
            assert desk.driver.picture("Panel", 160)
            # Renamed back, also while it is on air: no scene is lost on the way.
            other.request("SetSceneName", sceneName=HARD_NAMES[0], newSceneName="Panel")
            desk.wait_seen(lambda seen: seen.on_air == "Panel")
            assert desk.seen.now("Panel") == "Panel"
        finally:
            other.raw("SetSceneName", {"sceneName": HARD_NAMES[0], "newSceneName": "Panel"})
            other.raw("SetInputName", {"inputName": "마이크 “1”", "newInputName": "Podium mic"})
            other.raw("SetInputMute", {"inputName": "Podium mic", "inputMuted": False})
            other.raw("SetCurrentProgramScene", {"sceneName": "Holding"})


def test_a_rename_that_happened_while_nobody_listened_is_followed_by_uuid(obs, tmp_path):
    def named(name):
        obs.answers["GetSceneList"] = {
            "currentProgramSceneName": name,
            "scenes": [{"sceneName": name, "sceneUuid": "u1"}],
        }
        obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": name}

    named("Podium")
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_ready()
        named("Main")
        obs.drop(1001)
        desk.wait_seen(lambda seen: seen.on_air == "Main")
        assert desk.seen.now("Podium") == "Main"
        assert desk.go(scene="Podium").status is LegStatus.ON_AIR


def test_a_rename_that_happened_while_nobody_listened_is_missing_without_uuid(obs, tmp_path):
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_ready()
        obs.answers["GetSceneList"] = {
            "currentProgramSceneName": "Main",
            "scenes": [{"sceneName": "Main"}],
        }
        obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": "Main"}
        obs.drop(1001)
        desk.wait_seen(lambda seen: seen.on_air == "Main")
        report = desk.go(scene="Podium")
        assert (report.status, report.trouble.code) == (LegStatus.FAILED, "scene-missing")


# Answers


@pytest.fixture
def stand_in(tmp_path):
    scenes = scenes_named(["Holding", "Podium", "Slides"])
    with ObsStandIn(scenes=scenes, password=Secret(PASSWORD), recordings=tmp_path) as obs:
        yield obs


@pytest.fixture
def driven(stand_in, tmp_path):
    with Desk(stand_in.port, PASSWORD, tmp_path) as desk:
        yield desk.wait_ready()


def test_answers_that_come_twice_late_and_out_of_order_change_nothing(stand_in, driven):
    stand_in.damage_next("SetCurrentProgramScene", Damage.TWICE)
    stand_in.damage_next("GetCurrentProgramScene", Damage.TWICE)
    assert driven.go(scene="Podium", transition=CUT).status is LegStatus.ON_AIR
    stand_in.shuffle_answers()
    assert driven.go(scene="Slides", transition=CUT).status is LegStatus.ON_AIR
    stand_in.shuffle_answers(on=False)
    stand_in.delay_answers(0.4)
    assert driven.go(scene="Podium", transition=CUT).status is LegStatus.ON_AIR
    stand_in.delay_answers(0)
    driven.wait_ready()


def test_a_take_whose_answer_breaks_off_is_done_when_obs_is_back(stand_in, driven):
    stand_in.damage_next("SetCurrentProgramScene", Damage.CUT)
    take = driven.want(scene="Podium", transition=CUT)
    driven.wait(lambda: driven.of(take, Leg.SCENE)[-1:] and
                driven.of(take, Leg.SCENE)[-1].status is LegStatus.ON_AIR)  # fmt: skip
    assert Link.CONNECTING in [seen.link for seen in driven.history]
    assert stand_in.ask("GetCurrentProgramScene")["currentProgramSceneName"] == "Podium"


@pytest.mark.expected_log("bytes is passed over")
def test_a_picture_of_fifty_megabytes_is_no_picture_and_nothing_else_is_lost(stand_in, driven):
    stand_in.damage_next("GetSourceScreenshot", Damage.HUGE)
    assert driven.driver.picture("Podium", 320) is None
    assert driven.driver.picture("Podium", 320) is not None
    assert driven.go(scene="Podium", transition=CUT).status is LegStatus.ON_AIR
    assert Link.CONNECTING not in {seen.link for seen in driven.history[3:]}


@pytest.mark.expected_log("bytes is passed over")
def test_a_take_whose_answer_is_too_large_is_told_so(stand_in, driven):
    stand_in.damage_next("SetCurrentProgramScene", Damage.HUGE)
    report = driven.go(scene="Podium", transition=CUT)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "answer-too-large")
    driven.wait_seen(lambda seen: seen.on_air == "Podium")
    assert driven.go(scene="Slides", transition=CUT).status is LegStatus.ON_AIR


@pytest.mark.expected_log("bytes is passed over")
def test_an_obs_whose_every_scene_list_is_too_large_is_told_and_tried_again(stand_in, tmp_path):
    stand_in.damage_next("GetSceneList", Damage.HUGE)
    with Desk(stand_in.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "answer-too-large")
        desk.wait_ready()


@pytest.mark.parametrize(("ends", "code"), [("stop", "obs-closed"), ("kill", "obs-crashed")])
def test_an_obs_that_was_closed_is_told_from_one_that_crashed(stand_in, driven, ends, code):
    getattr(stand_in, ends)()
    driven.wait_seen(lambda seen: seen.trouble and seen.trouble.code == code)
    stand_in.start()
    driven.wait_ready()


NONSENSE = [
    ("GetSceneList", {"scenes": "none"}),
    ("GetSceneList", {"scenes": [7]}),
    ("GetSceneList", {"scenes": [{"sceneName": ["A"]}]}),
    ("GetSceneList", {"currentProgramSceneName": {}, "scenes": []}),
    ("GetInputList", {"inputs": [{"inputName": None}]}),
    ("GetSceneTransitionList", {"transitions": [{"transitionName": 3}]}),
    ("GetCurrentSceneTransitionCursor", {"transitionCursor": "half"}),
    ("GetVideoSettings", {"baseWidth": "wide"}),
    ("GetVideoSettings", {"baseWidth": float("inf")}),
    ("GetStats", {"activeFps": None}),
    ("GetSceneItemList", {"sceneItems": [{"sceneItemIndex": 1}]}),
    ("GetSceneItemList", {"sceneItems": {"a": 1}}),
]


@pytest.mark.parametrize(("request_name", "data"), NONSENSE)
def test_a_resync_of_nonsense_is_told_and_tried_again(obs, tmp_path, request_name, data):
    sound = obs.answers[request_name]
    obs.answers[request_name] = data
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "not-obs")
        obs.answers[request_name] = sound
        desk.driver.reconnect()
        desk.wait_ready()


@pytest.mark.parametrize(
    "answer",
    [
        {"op": 7, "d": {"requestId": "ID"}},
        {"op": 7, "d": {"requestId": "ID", "requestStatus": "fine"}},
        {"op": 7, "d": {"requestId": "ID", "requestStatus": {"code": "100"}}},
        {"op": 7, "d": {"requestId": "ID", "requestStatus": {"code": 100}, "responseData": [1]}},
        {"op": 9, "d": {"requestId": "ID", "results": []}},
    ],
)
def test_an_answer_to_a_take_that_makes_no_sense_fails_it_in_words(desk, obs, answer):
    desk.wait_ready()

    def nonsense(socket_, message):
        if message["d"].get("requestType") != "SetCurrentProgramScene":
            return False
        socket_.send(json.dumps(answer).replace("ID", message["d"]["requestId"]))
        return True

    obs.handler = nonsense
    report = desk.go(scene="Podium")
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "nonsense")
    desk.wait_ready()


def test_a_batch_with_too_few_results_is_nonsense_and_a_new_session_puts_it_right(desk, obs):
    desk.wait_ready()

    def short(socket_, message):
        if message["op"] != 8 or "GetStats" not in str(message):
            return False
        obs.handler = lambda _socket, _message: False
        data = {"requestId": message["d"]["requestId"], "results": []}
        socket_.send(json.dumps({"op": 9, "d": data}))
        return True

    obs.handler = short
    desk.wait_seen(lambda seen: seen.link is Link.CONNECTING)
    desk.wait_ready()


@pytest.mark.expected_log("an event that cannot be read")
@pytest.mark.parametrize(
    ("event", "data"),
    [
        ("SceneNameChanged", {"oldSceneName": ["A"], "sceneName": "B"}),
        ("CurrentProgramSceneChanged", {}),
        ("SceneListChanged", {"scenes": 5}),
        ("SceneItemCreated", {"sceneName": "Podium", "sceneItemId": {}, "sceneItemIndex": "top"}),
    ],
)
def test_an_event_of_nonsense_leads_to_a_resync(desk, obs, event, data):
    desk.wait_ready()
    asked = obs.requests.count("GetSceneList")
    obs.event(event, **data)
    obs.wait(lambda: obs.requests.count("GetSceneList") > asked)
    desk.wait_ready()


def test_events_that_come_twice_or_for_things_that_are_not_there_change_nothing(desk, obs):
    desk.wait_ready()
    for _ in range(2):
        obs.event("SceneNameChanged", oldSceneName="Slides", sceneName="Talk")
        obs.event("SceneRemoved", sceneName="Nowhere", isGroup=False)
        obs.event("InputNameChanged", oldInputName="Nobody", inputName="No one")
    desk.wait_seen(lambda seen: seen.renamed.get("Slides") == "Talk")
    assert desk.seen.scenes == ("Holding", "Podium", "Talk")


# Who else may answer there


@contextmanager
def answering(reply):
    """A server that says this to everybody who asks anything, or at once."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            try:
                while True:
                    with server.accept()[0] as client:
                        client.settimeout(5)
                        client.sendall(reply(client.recv(4096)))
                        client.shutdown(socket.SHUT_WR)
            except OSError:
                return

        thread = threading.Thread(target=serve, daemon=True)  # noqa: TID251
        thread.start()
        yield server.getsockname()[1]


@pytest.mark.expected_log("")  # websocket-client's own words about the answer
@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x15\x03\x01\x00\x02\x02\x46",  # a TLS alert
        b"220 mail.example ESMTP\r\n",
        b"\xff" * 200 + b"\r\n\r\n",
        b"",
    ],
)
def test_something_that_is_no_obs_is_told_as_such(tmp_path, answer):
    with answering(lambda _asked: answer) as port, Desk(port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.trouble)
        assert (desk.seen.link, desk.seen.trouble.code) == (Link.CONNECTING, "not-obs")


def test_something_that_hangs_is_silent_and_no_stranger(tmp_path):
    """So does an OBS that is frozen when the desk comes: its kernel takes the connection."""
    with (
        socket.create_server(("127.0.0.1", 0)) as hangs,
        Desk(hangs.getsockname()[1], PASSWORD, tmp_path) as desk,
    ):
        desk.wait_seen(lambda seen: seen.trouble)
        assert (desk.seen.link, desk.seen.trouble.code) == (Link.SILENT, "no-answer")


def test_a_machine_of_no_known_name_is_told_as_such(tmp_path):
    with Desk(4455, PASSWORD, tmp_path, host="no-such-machine.invalid") as desk:
        desk.wait_seen(lambda seen: seen.trouble)
        assert desk.seen.trouble.code == "unknown-host"


def test_an_obs_websocket_4_is_too_old_though_it_waits_for_us_to_begin(obs, tmp_path):
    obs.speaks_4 = True
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.TOO_OLD)
        assert desk.seen.trouble.detail == "obs-websocket 4.9.1"
        obs.speaks_4 = False
        desk.driver.reconnect()
        desk.wait_ready()


def test_an_obs_before_28_is_too_old_though_it_speaks_version_5(obs, tmp_path):
    obs.answers["GetVersion"] = {"obsVersion": "27.2.4", "obsWebSocketVersion": "5.0.0"}
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.TOO_OLD)
        assert desk.seen.trouble.detail == "OBS 27.2.4"


def test_an_obs_without_a_request_that_is_needed_is_too_old(obs, tmp_path):
    obs.answers["GetStreamStatus"] = 204
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.TOO_OLD)
        assert desk.seen.trouble.detail == "GetStreamStatus"


def test_an_obs_that_still_loads_is_asked_again(obs, tmp_path):
    sound = obs.answers["GetSceneList"]
    obs.answers["GetSceneList"] = 207
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "obs-loading")
        obs.answers["GetSceneList"] = sound
        desk.wait_ready()


@pytest.mark.parametrize(
    "hello",
    ["no json", "[]", '{"op": 0}', '{"op": 0, "d": 1}', '{"op": 5, "d": {}}', '{"op": 2, "d": {}}'],
)
def test_a_greeting_of_nonsense_is_no_obs(obs, tmp_path, hello):
    obs.hello = hello
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.trouble)
        assert desk.seen.trouble.code in {"not-obs", "no-answer"}
