"""Contract: how a session begins, what breaks it, and the checks that requests go through."""

import pytest

from eventdesk.standins.obs.dispatch import HANDLERS
from eventdesk.standins.obs.requests.outputs import CHAPTER
from support.obs_client import LOW_VOLUME, Closed, ObsClient, RawSocket


def test_hello_and_get_version_name_obs_websocket_5_1_with_rpc_1(client):
    version = client.request("GetVersion")

    assert client.hello["obsWebSocketVersion"] == version["obsWebSocketVersion"] == "5.1.0"
    assert client.hello["rpcVersion"] == version["rpcVersion"] == 1
    assert set(client.hello["authentication"]) == {"challenge", "salt"}
    assert version["obsVersion"] == "29.0.2"
    assert {"jpg", "png"} <= set(version["supportedImageFormats"])


def test_every_request_of_the_stand_in_is_one_that_obs_has(client):
    assert HANDLERS.keys() - {CHAPTER} <= set(client.request("GetVersion")["availableRequests"])


def test_a_wrong_password_closes_with_4009(obs):
    with pytest.raises(Closed) as closed:
        ObsClient(obs.port, "wrong")
    assert (closed.value.code, closed.value.reason) == (4009, "Authentication failed.")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("{bad", 4002),
        ("[]", 4002),
        ("{}", 4006),
        ('{"op": 6}', 4003),
        ('{"op": "6", "d": {}}', 4006),
        ('{"op": 6, "d": []}', 4004),
        ('{"op": 6, "d": {}}', 4003),
        ('{"op": 6, "d": {"requestId": "1"}}', 4003),
        ('{"op": 99, "d": {}}', 4006),
        ('{"op": 1, "d": {"rpcVersion": 1}}', 4008),
        ('{"op": 3, "d": {"eventSubscriptions": "x"}}', 4004),
        ('{"op": 8, "d": {"requestId": "1"}}', 4003),
        ('{"op": 8, "d": {"requestId": "1", "requests": {}}}', 4004),
        ('{"op": 8, "d": {"requestId": "1", "requests": [], "haltOnFailure": 1}}', 4004),
        ('{"op": 8, "d": {"requestId": "1", "requests": [], "executionType": -1}}', 4004),
        ('{"op": 8, "d": {"requestId": "1", "requests": [], "executionType": 0.5}}', 4004),
        ('{"op": 8, "d": {"requestId": "1", "requests": [], "executionType": 3}}', 4005),
    ],
)
def test_a_message_that_breaks_the_protocol_closes_the_session(obs, message, code):
    socket = RawSocket(obs.port)
    try:
        socket.hello(obs.password)
        socket.send_text(message)
        with pytest.raises(Closed) as closed:
            socket.receive(5)
    finally:
        socket.close()
    assert closed.value.code == code


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        (6, {"requestId": "1", "requestType": "GetVersion"}, 4007),
        (1, {"rpcVersion": 1}, 4009),
        (1, {"rpcVersion": 2, "authentication": "x"}, 4009),
    ],
)
def test_who_is_not_identified_is_closed_out(obs, op, data, code):
    socket = RawSocket(obs.port)
    try:
        socket.receive(5)
        socket.send(op, data)
        with pytest.raises(Closed) as closed:
            socket.receive(5)
    finally:
        socket.close()
    assert closed.value.code == code


def test_events_come_only_to_those_who_subscribed_and_reidentify_changes_it(client, obs):
    with obs.client(events=0) as other:
        since = client.mark()
        client.request("BroadcastCustomEvent", eventData={"round": 1})
        client.wait_for("CustomEvent", since, round=1)
        other.reidentify(LOW_VOLUME)
        client.request("BroadcastCustomEvent", eventData={"round": 2})
        assert other.wait_for("CustomEvent").data == {"round": 2}


@pytest.mark.parametrize(
    ("request_type", "data", "code"),
    [
        ("Nope", None, 204),
        ("", None, 203),
        ("Sleep", {"sleepMillis": 1}, 206),
        ("GetInputMute", None, 301),
        ("GetInputMute", [], 301),
        ("GetInputMute", {}, 300),
        ("GetInputMute", {"inputName": None}, 300),
        ("GetInputMute", {"inputName": 5}, 401),
        ("GetInputMute", {"inputName": ""}, 403),
        ("GetInputMute", {"inputName": "nobody"}, 600),
        ("GetInputMute", {"inputName": "Podium"}, 602),
        ("GetInputMute", {"inputName": "Podium colour"}, 604),
        ("SetInputMute", {"inputName": "Podium mic", "inputMuted": 1}, 401),
        ("SetInputSettings", {"inputName": "Podium mic", "inputSettings": 5}, 401),
        ("SetCurrentProgramScene", {"sceneName": "nowhere"}, 600),
        ("SetCurrentProgramScene", {"sceneName": "Podium colour"}, 602),
        ("GetCurrentPreviewScene", None, 506),
        ("SetCurrentPreviewScene", {"sceneName": "Podium"}, 506),
        ("TriggerStudioModeTransition", None, 506),
        ("SetCurrentSceneTransition", {"transitionName": "nothing"}, 600),
        ("SetCurrentSceneTransitionDuration", {"transitionDuration": 20}, 402),
        ("SetCurrentSceneTransitionSettings", {"transitionSettings": {"a": 1}}, 606),
        ("BroadcastCustomEvent", {"eventData": {}}, 403),
        ("GetPersistentData", {"realm": "nowhere", "slotName": "x"}, 600),
        ("GetSourceActive", {"sourceName": "nothing"}, 600),
        ("StopRecord", None, 501),
        ("StopStream", None, 501),
        ("CreateScene", {"sceneName": "Podium"}, 601),
        ("RemoveScene", {"sceneName": "nowhere"}, 600),
        ("SetSceneName", {"sceneName": "Podium", "newSceneName": "Panel"}, 601),
    ],
)
def test_a_request_that_cannot_be_done_is_answered_with_its_status(
    client, request_type, data, code
):
    status = client.raw(request_type, data)["requestStatus"]

    assert (status["code"], status["result"]) == (code, False)


def test_persistent_data_is_kept_per_realm_and_null_before_it_is_set(client, fresh):
    slot = fresh("slot")
    at = {"realm": "OBS_WEBSOCKET_DATA_REALM_PROFILE", "slotName": slot}
    assert client.request("GetPersistentData", **at) == {"slotValue": None}

    client.request("SetPersistentData", **at, slotValue={"overlay": [1, "v"]})

    assert client.request("GetPersistentData", **at) == {"slotValue": {"overlay": [1, "v"]}}
    elsewhere = at | {"realm": "OBS_WEBSOCKET_DATA_REALM_GLOBAL"}
    assert client.request("GetPersistentData", **elsewhere) == {"slotValue": None}


def test_stats_and_video_settings_have_the_fields_that_the_desk_reads(client):
    stats = client.request("GetStats")
    video = client.request("GetVideoSettings")

    assert {
        "cpuUsage",
        "memoryUsage",
        "availableDiskSpace",
        "activeFps",
        "renderSkippedFrames",
        "outputSkippedFrames",
        "outputTotalFrames",
        "webSocketSessionIncomingMessages",
    } <= set(stats)
    assert stats["webSocketSessionIncomingMessages"] >= 1
    assert video == {
        "fpsNumerator": 30,
        "fpsDenominator": 1,
        "baseWidth": 640,
        "baseHeight": 360,
        "outputWidth": 640,
        "outputHeight": 360,
    }
