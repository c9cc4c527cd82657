"""The stand-in as rehearsal and tests use it: its log, its ingest, its speed."""

from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.domain.secret import Secret
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.obs import NewInput, Refused

STATE = "OBS_WEBSOCKET_OUTPUT_"
START = datetime(2021, 4, 23, tzinfo=UTC)


def test_the_log_names_requests_and_times_but_no_fields(obs, client):
    client.request("GetSceneList")
    client.batch([("GetStats", {}), ("GetVersion", {})])
    service = {"server": "rtmp://ingest/live", "key": "hidden-key"}
    client.request(
        "SetStreamServiceSettings", streamServiceType="rtmp_custom", streamServiceSettings=service
    )

    asked = obs.requests
    assert [(each.name, each.batched) for each in asked] == [
        ("GetSceneList", False),
        ("GetStats", True),
        ("GetVersion", True),
        ("SetStreamServiceSettings", False),
    ]
    assert [each.at for each in asked] == sorted(each.at for each in asked)
    assert len({each.session for each in asked}) == 1
    assert "hidden-key" not in repr(asked)


def test_it_counts_its_clients(obs, connect):
    connect(obs)
    connect(obs)

    assert obs.connections == 2


def test_asking_past_the_websocket_gives_data_or_refuses(obs):
    assert obs.ask("GetCurrentProgramScene") == {"currentProgramSceneName": "A"}
    with pytest.raises(Refused, match="600"):
        obs.ask("GetSceneItemList", sceneName="nowhere")


@pytest.fixture
def streaming(obs, client):
    """Begins a stream to a server with a key."""

    def begin():
        since = client.mark()
        client.request(
            "SetStreamServiceSettings",
            streamServiceType="rtmp_custom",
            streamServiceSettings={"server": "rtmp://ingest/live", "key": "k-1"},
        )
        client.request("StartStream")
        return since

    return begin


def test_an_ingest_is_told_when_a_stream_begins_and_ends(obs, client, streaming):
    told = []
    obs.on_stream(lambda *what: told.append(what) or True)
    since = streaming()
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STARTED")
    client.request("StopStream")
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STOPPED")

    key = Secret("k-1")
    assert told == [("rtmp://ingest/live", key, True), ("rtmp://ingest/live", key, False)]
    assert "k-1" not in repr(told)


def test_an_ingest_that_refuses_stops_the_stream(obs, client, streaming):
    obs.on_stream(lambda _server, _key, _active: False)
    since = streaming()
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STOPPED")

    assert not client.request("GetStreamStatus")["outputActive"]


def test_a_lost_ingest_means_reconnecting_with_an_active_status_and_reconnected_restarts_counts(
    obs, client, streaming
):
    since = streaming()
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STARTED")
    obs.lose_ingest()
    lost = client.wait_for("StreamStateChanged", since, outputState=STATE + "RECONNECTING")
    status = client.request("GetStreamStatus")
    obs.find_ingest()
    client.wait_for(
        "StreamStateChanged", since, outputState=STATE + "RECONNECTED", outputActive=True
    )

    assert lost.data["outputActive"] is False
    assert (status["outputActive"], status["outputReconnecting"]) == (True, True)
    assert client.request("GetStreamStatus")["outputReconnecting"] is False
    client.request("StopStream")
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STOPPED")


def test_a_stream_that_is_still_starting_cannot_be_stopped(client, streaming):
    since = streaming()

    assert client.code("StopStream") == 501
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STARTED")


def test_a_stream_that_reconnects_stops_at_once(obs, client, streaming):
    since = streaming()
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STARTED")
    obs.lose_ingest()
    client.request("StopStream")
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STOPPED")

    assert client.code("StopStream") == 501


def test_at_sixty_times_the_speed_a_twenty_second_fade_takes_a_third_of_a_second(start, connect):
    client = connect(start(clock=RehearsalClock(START, 60)))
    client.request("SetCurrentSceneTransition", transitionName="Fade")
    client.request("SetCurrentSceneTransitionDuration", transitionDuration=20000)
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="B")

    client.wait_for("CurrentProgramSceneChanged", since, timeout=5, sceneName="B")


def test_at_sixty_times_the_speed_a_film_of_a_minute_ends_after_a_second(start, connect):
    film = NewInput("Film", "ffmpeg_source", length=timedelta(minutes=1))
    client = connect(start(clock=RehearsalClock(START, 60), scenes={"A": [], "B": [film]}))
    since = client.mark()
    client.request("SetCurrentProgramScene", sceneName="B")
    client.wait_for("MediaInputPlaybackStarted", since, inputName="Film")
    status = client.request("GetMediaInputStatus", inputName="Film")
    client.wait_for("MediaInputPlaybackEnded", since, timeout=10, inputName="Film")

    assert status["mediaDuration"] == 60000


def test_a_recording_started_in_show_time_is_named_by_it(start, connect):
    client = connect(start(clock=RehearsalClock(START, 1)))
    since = client.mark()
    client.request("StartRecord")
    started = client.wait_for("RecordStateChanged", since, outputState=STATE + "STARTED")

    assert "2021-04-23 00-00-" in started.data["outputPath"]


def test_removing_an_input_takes_it_out_of_every_scene_with_the_next_frame(obs, client):
    obs.ask("CreateSceneItem", sceneName="B", sourceName="A · colour")
    since = client.mark()
    client.request("RemoveInput", inputName="A · colour")

    for scene in ("A", "B"):
        client.wait_for("SceneItemRemoved", since, sceneName=scene, sourceName="A · colour")
    items = client.request("GetSceneItemList", sceneName="A")["sceneItems"]
    assert [item["sourceName"] for item in items] == ["A · name"]


def test_a_global_input_outlives_its_scene_items(start, connect):
    mic = NewInput("Mic", "pulse_input_capture")
    client = connect(start(inputs=[mic]))
    item = client.request("CreateSceneItem", sceneName="A", sourceName="Mic")
    client.request("RemoveSceneItem", sceneName="A", **item)

    assert client.request("GetInputMute", inputName="Mic") == {"inputMuted": False}
