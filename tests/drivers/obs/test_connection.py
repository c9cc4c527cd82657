"""Connecting, telling why not, noticing silence, and coming back."""

import socket
import threading
from concurrent.futures import Future

import pytest

from eventdesk.domain.runsheet import MediaAction, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus, Link
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs import session
from eventdesk.drivers.obs.wire import Wire
from support.driving import Desk

PASSWORD = "swordfish"


def test_connecting_reads_everything_in_a_few_batches(desk, obs):
    desk.wait_ready()
    assert desk.seen.scenes == ("Holding", "Podium", "Slides")
    assert desk.seen.inputs == {"Mic": False}
    assert (desk.seen.canvas.width, round(desk.seen.canvas.fps, 2)) == (1280, 29.97)
    assert desk.seen.version == "29.0.2 / 5.1.0"
    assert desk.seen.on_air == "Holding"
    assert obs.identified == 3


def test_the_link_goes_through_syncing_to_ready(desk):
    desk.wait_ready()
    links = list(dict.fromkeys(seen.link for seen in desk.history))
    assert links[-2:] == [Link.SYNCING, Link.READY]


def test_a_wrong_password_stops_and_asks(obs, tmp_path):
    with Desk(obs.port, "wrong", tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.WRONG_PASSWORD)
        tried = len(obs.requests), obs.identified
        assert desk.seen.trouble.code == "wrong-password"
        desk.driver.reconnect(Secret(PASSWORD))
        desk.wait_ready()
        assert tried == (0, 0)


def test_a_missing_password_asks_too(obs, tmp_path):
    with Desk(obs.port, None, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.WRONG_PASSWORD)
        assert desk.seen.trouble.code == "password-needed"


def test_the_password_is_in_no_report(obs, tmp_path, caplog):
    caplog.set_level("DEBUG", "eventdesk")
    with Desk(obs.port, "wrong-horse", tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.WRONG_PASSWORD)
        assert "wrong-horse" not in repr(desk.history) + caplog.text + repr(vars(desk.driver))


def test_an_obs_that_speaks_another_version_is_too_old(obs, tmp_path):
    obs.rpc_version = 0
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.TOO_OLD)


def test_an_obs_that_refuses_our_version_is_too_old(obs, tmp_path):
    obs.close_with = 4010
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.TOO_OLD)


def test_a_kick_is_not_answered_by_coming_back(desk, obs):
    desk.wait_ready()
    obs.drop(4011)
    desk.wait_seen(lambda seen: seen.link is Link.KICKED)
    identified = obs.identified
    assert desk.seen.on_air is None
    desk.driver.reconnect()
    desk.wait_ready()
    obs.wait(lambda: obs.identified == identified + 3)


def test_nobody_at_the_address_is_told_and_tried_again(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: refuses
        with Desk(taken.getsockname()[1], PASSWORD, tmp_path) as desk:
            desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "nobody-listens")
            assert desk.seen.link is Link.CONNECTING


@pytest.mark.expected_log("")  # websocket-client's own words about the answer
def test_something_that_is_no_websocket_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)

        def answer():
            try:
                while True:
                    with server.accept()[0] as client:
                        client.recv(4096)
                        client.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            except OSError:
                return

        thread = threading.Thread(target=answer, daemon=True)  # noqa: TID251
        thread.start()
        with Desk(server.getsockname()[1], PASSWORD, tmp_path) as desk:
            desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "not-obs")


def test_a_server_that_is_silent_from_the_start_is_told(obs, tmp_path):
    obs.greets = False
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.link is Link.SILENT)
        obs.greets = True
        desk.wait_ready()


def test_a_lost_connection_comes_back_by_itself(desk, obs):
    desk.wait_ready()
    obs.drop(1001)
    desk.wait_seen(lambda seen: seen.link is Link.CONNECTING)
    desk.wait_ready()


def test_while_the_connection_is_lost_nothing_is_claimed_on_air(desk, obs):
    desk.wait_ready()
    obs.drop(1001)
    desk.wait_seen(lambda seen: seen.link is Link.CONNECTING)
    lost = next(s for s in desk.history[::-1] if s.link is Link.CONNECTING)
    assert (lost.scene, lost.on_air, lost.graphic) == (None, None, None)
    assert lost.scenes == ("Holding", "Podium", "Slides")


def test_one_of_the_three_sockets_ending_is_noticed(desk, obs):
    desk.wait_ready()
    obs.subscribed[0].close(1001)
    desk.wait_seen(lambda seen: seen.link is Link.CONNECTING)
    desk.wait_ready()


def test_a_silent_obs_is_noticed_and_synced_anew_when_it_answers(desk, obs):
    desk.wait_ready()
    held = []

    def hold(socket, message):
        held.append((socket, message))
        return True

    obs.handler = hold
    desk.wait_seen(lambda seen: seen.link is Link.SILENT)
    assert desk.seen.on_air is None
    obs.answers["GetSceneList"] = {
        "currentProgramSceneName": "Podium",
        "scenes": [{"sceneName": "Podium"}],
    }
    obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": "Podium"}
    obs.handler = lambda _socket, _message: False
    for each in held:
        obs.reply(*each)
    desk.wait_seen(lambda seen: seen.link is Link.READY and seen.on_air == "Podium")


def test_nothing_is_asked_while_the_scene_collection_changes(desk, obs):
    desk.wait_ready()
    obs.event("CurrentSceneCollectionChanging", sceneCollectionName="Other")
    desk.wait_seen(lambda seen: seen.link is Link.SYNCING)
    asked = len(obs.requests)
    desk.driver.picture("Holding", 320)
    desk.want(scene="Podium")
    waiting = threading.Event()
    waiting.wait(1.5)  # longer than a heartbeat: this is the silence that is tested
    assert obs.requests[asked:] == []
    obs.answers["GetSceneList"] = {
        "currentProgramSceneName": "Podium",
        "scenes": [{"sceneName": "Podium"}, {"sceneName": "New"}],
    }
    obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": "Podium"}
    obs.event("CurrentSceneCollectionChanged", sceneCollectionName="Other")
    desk.wait_seen(lambda seen: seen.link is Link.READY and seen.on_air == "Podium")
    assert desk.seen.scenes == ("New", "Podium")
    assert desk.last(1, Leg.SCENE).status is LegStatus.ON_AIR


def test_an_obs_that_freezes_while_it_changes_its_collection_is_told_by_its_pongs(
    desk, obs, monkeypatch
):
    desk.wait_ready()
    obs.event("CurrentSceneCollectionChanging", sceneCollectionName="Other")
    desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "collection-changing")
    assert (desk.seen.link, desk.seen.on_air) == (Link.SYNCING, None)
    asked = len(obs.requests)
    monkeypatch.setattr(Wire, "pulse", lambda _wire: Future())
    desk.wait_seen(lambda seen: seen.link is Link.SILENT)
    assert obs.requests[asked:] == []


def test_a_change_of_the_collection_whose_end_is_never_told_is_asked_about_in_the_end(
    desk, obs, monkeypatch
):
    monkeypatch.setattr(session, "_COLLECTION_SECONDS", 0.0)
    desk.wait_ready()
    obs.event("CurrentSceneCollectionChanging", sceneCollectionName="Other")
    desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "collection-changing")
    desk.wait_ready()


def test_a_profile_change_is_followed_by_a_resync(desk, obs):
    desk.wait_ready()
    obs.answers["GetVideoSettings"] = {
        "baseWidth": 640,
        "baseHeight": 360,
        "fpsNumerator": 25,
        "fpsDenominator": 1,
    }
    obs.event("CurrentProfileChanged", profileName="Small")
    desk.wait_seen(lambda seen: seen.canvas.width == 640)


def test_a_changed_canvas_is_seen_though_it_has_no_event(desk, obs):
    desk.wait_ready()
    obs.answers["GetVideoSettings"] = {
        "baseWidth": 640,
        "baseHeight": 360,
        "fpsNumerator": 25,
        "fpsDenominator": 1,
    }
    desk.wait_seen(lambda seen: seen.canvas.width == 640)


@pytest.mark.expected_log("an event that cannot be read")
def test_an_event_without_its_fields_leads_to_a_resync(desk, obs):
    desk.wait_ready()
    obs.answers["GetInputMute"] = {"inputMuted": True}
    obs.event("InputMuteStateChanged", nonsense=1)
    desk.wait_seen(lambda seen: seen.inputs == {"Mic": True})


def test_events_during_a_resync_are_not_lost(obs, tmp_path):
    def mute_meanwhile(_data):
        obs.event("InputMuteStateChanged", inputName="Mic", inputMuted=True)
        return {"inputMuted": False}

    obs.answers["GetInputMute"] = mute_meanwhile
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_ready()
        desk.wait_seen(lambda seen: seen.inputs == {"Mic": True})


def test_a_hundred_scenes_take_no_more_round_trips_than_three(desk, obs, tmp_path):
    obs.answers["GetSceneList"] = {
        "currentProgramSceneName": "S0",
        "scenes": [{"sceneName": f"S{n}"} for n in range(100)],
    }
    obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": "S0"}
    messages = []

    def count(_socket, message):
        messages.append(message["op"])
        return False

    obs.handler = count
    with Desk(obs.port, PASSWORD, tmp_path) as other:
        other.wait_ready()
        assert len(other.seen.scenes) == 100
    resync = [op for op in messages if op == 8]
    assert len(resync) <= 6  # both desks' heartbeats may be among them


def test_an_answer_that_is_not_obs_is_told(obs, tmp_path):
    obs.answers["GetSceneList"] = {"scenes": [{"no": "name"}]}
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_seen(lambda seen: seen.trouble and seen.trouble.code == "not-obs")


def test_after_stop_nothing_is_reported_and_the_threads_end(obs, tmp_path):
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        desk.wait_ready()
        mine = [each for each in threading.enumerate() if each.name.startswith("obs-program")]
        desk.driver.stop()
        for thread in mine:
            thread.join(10)
            assert not thread.is_alive(), thread.name
        told = len(desk.history)
        obs.event("InputMuteStateChanged", inputName="Mic", inputMuted=True)
    assert len(desk.history) == told
    assert len(mine) >= 8


# Takes that meet trouble on the wire


def test_a_take_without_obs_fails_at_once_and_is_done_when_obs_comes_in_time(obs, tmp_path):
    obs.greets = False
    with Desk(obs.port, PASSWORD, tmp_path) as desk:
        take = desk.want(scene="Holding")
        assert desk.last(take, Leg.SCENE).trouble.code == "not-connected"
        obs.greets = True
        desk.driver.reconnect()
        desk.wait(lambda: any(each.status is LegStatus.ON_AIR for each in desk.of(take, Leg.SCENE)))


def test_a_cut_take_is_one_bare_request(desk, obs):
    desk.wait_ready()
    sent = []

    def look(socket, message):
        if message["d"].get("requestType") == "SetCurrentProgramScene":
            sent.append(message)
            obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": "Podium"}
            obs.reply(socket, message)
            obs.event("SceneTransitionStarted", transitionName="Cut")
            obs.event("SceneTransitionEnded", transitionName="Cut")
            obs.event("CurrentProgramSceneChanged", sceneName="Podium")
            return True
        return False

    obs.handler = look
    assert desk.go(scene="Podium", transition=Transition("Cut")).status is LegStatus.ON_AIR
    assert [message["op"] for message in sent] == [6]
    statuses = [each.status for each in desk.of(1, Leg.SCENE)]
    assert statuses == [LegStatus.ASKED, LegStatus.MOVING, LegStatus.ON_AIR]
    trace = desk.traces[-1]
    assert trace.sent <= trace.acknowledged <= trace.confirmed


def test_a_take_that_obs_never_answers_fails_in_bounded_time(desk, obs):
    desk.wait_ready()
    obs.mute.add("SetCurrentProgramScene")
    assert desk.go(scene="Podium").trouble.code == "timed-out"


def test_a_take_that_obs_refuses_says_with_what_status(desk, obs):
    desk.wait_ready()
    obs.answers["SetCurrentProgramScene"] = 604
    assert desk.go(scene="Podium").trouble.code == "refused:604"


def test_a_take_that_obs_only_says_it_did_is_tried_once_more_and_then_failed(desk, obs):
    desk.wait_ready()
    obs.answers["GetCurrentProgramScene"] = {"currentProgramSceneName": "Podium"}
    obs.answers["GetSourceActive"] = {"videoActive": False}
    assert desk.go(scene="Podium").trouble.code == "scene-not-on-air"
    assert obs.requests.count("SetCurrentProgramScene") == 2


def test_media_is_not_fired_again_when_the_answer_was_lost(desk, obs, tmp_path):
    desk.wait_ready()
    obs.answers["GetMediaInputStatus"] = {"mediaState": "OBS_MEDIA_STATE_PLAYING"}
    dropped = []

    def drop_at_the_take(_socket, message):
        asked = [each["requestType"] for each in message["d"].get("requests", [message["d"]])]
        if "TriggerMediaInputAction" in asked:
            dropped.append(asked)
            obs.handler = lambda _socket, _message: False
            threading.Thread(target=obs.drop, daemon=True).start()  # noqa: TID251
            return True
        return False

    obs.handler = drop_at_the_take
    take = desk.want(media=(MediaAction(MediaVerb.RESTART, "Mic"),))
    desk.wait(lambda: any(each.status is LegStatus.ON_AIR for each in desk.of(take, Leg.MEDIA)))
    assert dropped == [["TriggerMediaInputAction"]]
    assert "TriggerMediaInputAction" not in obs.requests
