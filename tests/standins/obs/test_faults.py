"""What can be made to go wrong with the stand-in."""

import threading
import time

import pytest
import websocket

from eventdesk.standins.obs import Damage
from eventdesk.standins.obs.faults import HUGE
from support.obs_client import Closed, ObsClient, RawSocket, Refused

PASSWORD = "correct horse"


def test_killed_connections_end_without_a_close_code_and_new_ones_are_welcome(obs, client, connect):
    obs.kill_connections()

    assert client.wait_closed().code is None
    assert connect(obs).request("GetVersion")["obsVersion"]


def test_a_kick_closes_with_4011(obs, client):
    obs.kick()

    assert client.wait_closed().code == 4011


def test_a_frozen_obs_answers_nothing_and_works_everything_off_when_it_thaws(obs, connect):
    client = connect(obs, timeout=0.3)
    since = client.mark()
    obs.freeze()
    with pytest.raises(TimeoutError):
        client.request("SetCurrentProgramScene", sceneName="B")
    obs.take_by_hand("C")
    with pytest.raises(TimeoutError):
        client.wait_for("SceneTransitionStarted", since)

    obs.thaw()

    client.wait_for("CurrentProgramSceneChanged", since, timeout=5, sceneName="B")
    assert client.request("GetCurrentProgramScene")["currentProgramSceneName"] == "B"


def test_a_frozen_obs_does_not_even_answer_a_handshake_until_it_thaws(obs):
    obs.freeze()
    with pytest.raises(websocket.WebSocketTimeoutException):
        ObsClient(obs.port, PASSWORD, timeout=0.3)
    obs.thaw()
    with ObsClient(obs.port, PASSWORD) as client:
        assert client.request("GetVersion")


def test_refused_connections_find_nobody_and_those_who_are_there_stay(obs, client, connect):
    obs.refuse_connections()
    with pytest.raises(ConnectionRefusedError):
        connect(obs)
    assert client.request("GetVersion")

    obs.accept_connections()
    assert connect(obs).request("GetVersion")


def test_a_delayed_answer_comes_after_what_the_request_did(obs, client):
    obs.delay_answers(0.3)
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="B")
    answered = time.monotonic()

    done = client.events(since, "CurrentProgramSceneChanged")
    assert [event.data for event in done] == [{"sceneName": "B"}]
    assert done[0].at < answered


def test_shuffled_answers_overtake_each_other_and_none_is_lost(obs, connect):
    client = connect(obs)
    obs.shuffle_answers()
    order = []
    complete = threading.Event()

    def note(_op, data):
        order.append(data["requestId"])
        if len(order) == 4:
            complete.set()

    client._deliver = note
    for number in range(4):
        client.send(6, {"requestType": "GetVersion", "requestId": str(number)})

    assert complete.wait(5)
    assert sorted(order) == ["0", "1", "2", "3"]
    assert order != sorted(order)


def test_the_next_requests_of_a_name_fail_as_often_as_told(obs, client):
    obs.fail_next("SetCurrentProgramScene", 702, "no luck", times=2)

    for _ in range(2):
        with pytest.raises(Refused, match="702 no luck"):
            client.request("SetCurrentProgramScene", sceneName="B")
    assert client.request("GetCurrentProgramScene")["currentProgramSceneName"] == "A"
    assert client.code("SetCurrentProgramScene", sceneName="B") == 100


def test_an_answer_that_is_cut_takes_the_connection_with_it(obs, client, connect):
    obs.damage_next("GetVersion", Damage.CUT)

    with pytest.raises(Closed):
        client.request("GetVersion")
    assert connect(obs).request("GetVersion")


def test_an_answer_that_comes_twice_is_the_same_both_times(obs, connect):
    client, came, both = connect(obs), [], threading.Event()
    obs.damage_next("GetVersion", Damage.TWICE)
    client._deliver = lambda *message: (came.append(message), len(came) == 2 and both.set())
    client.send(8, {"requestId": "b", "requests": [{"requestType": "GetVersion"}]})

    assert both.wait(5)
    assert came[0] == came[1]


@pytest.mark.parametrize("damage", [Damage.NONSENSE, Damage.HUGE])
def test_an_answer_of_nonsense_or_of_fifty_megabytes_is_that(obs, connect, damage):
    obs.damage_next("GetVersion", damage)
    bare = RawSocket(obs.port)
    bare.hello(PASSWORD)
    bare.send(6, {"requestType": "GetVersion", "requestId": "1"})
    answer = bare._socket.recv_frame().data
    bare.unblock()
    bare.close()

    assert b'"requestId": "1"' in answer[:100]
    assert (len(answer) == HUGE) is (damage is Damage.HUGE)
    assert answer.rstrip().endswith(b"}") is (damage is Damage.HUGE)


def test_a_scene_taken_by_hand_is_told_like_any_other(obs, client):
    obs.take_by_hand("C")

    client.wait_for("CurrentProgramSceneChanged", sceneName="C")


def test_a_forgotten_scene_is_gone(obs, client):
    obs.forget_scene("B")

    client.wait_for("SceneRemoved", sceneName="B")
    assert client.code("SetCurrentProgramScene", sceneName="B") == 600


def test_stopping_says_exit_started_and_closes_with_1001(obs, client):
    obs.stop()

    client.wait_for("ExitStarted")
    assert client.wait_closed().code == 1001


def test_a_crash_says_nothing_and_a_new_start_has_the_first_scenes_on_the_same_port(obs, connect):
    client = connect(obs)
    obs.forget_scene("B")
    client.wait_for("SceneRemoved")
    port = obs.port
    obs.kill()
    assert client.wait_closed().code is None
    assert not client.events(0, "ExitStarted")
    with pytest.raises(ConnectionRefusedError):
        connect(obs)

    obs.start()

    assert obs.port == port
    names = [scene["sceneName"] for scene in connect(obs).request("GetSceneList")["scenes"]]
    assert names == ["C", "B", "A"]


def test_a_frozen_obs_can_be_stopped(obs, client):
    obs.freeze()
    obs.stop()

    assert client.wait_closed().code == 1001


def test_a_port_that_is_taken_is_an_os_error(obs, start):
    with pytest.raises(OSError, match="address"):
        start(port=obs.port)


def test_a_password_of_none_asks_nobody(start):
    obs = start(password=None)
    with ObsClient(obs.port) as client:
        assert "authentication" not in client.hello
    with pytest.raises(Closed):
        ObsClient(start().port)
