"""Contract: the recording and the stream."""

import pytest

STATE = "OBS_WEBSOCKET_OUTPUT_"


def states(client, since, event):
    return [each.data["outputState"].removeprefix(STATE) for each in client.events(since, event)]


def test_a_recording_starts_and_stops_and_tells_its_file(client, wait_until):
    since = client.mark()
    client.request("StartRecord")
    started = client.wait_for("RecordStateChanged", since, outputState=STATE + "STARTED")
    running = client.request("GetRecordStatus")
    again = client.code("StartRecord")
    path = client.request("StopRecord")["outputPath"]
    stopped = client.wait_for("RecordStateChanged", since, outputState=STATE + "STOPPED")

    assert states(client, since, "RecordStateChanged") == [
        "STARTING",
        "STARTED",
        "STOPPING",
        "STOPPED",
    ]
    assert started.data == {
        "outputActive": True,
        "outputState": STATE + "STARTED",
        "outputPath": path,
    }
    assert stopped.data["outputPath"] == path
    assert path.startswith(client.request("GetRecordDirectory")["recordDirectory"])
    assert (running["outputActive"], running["outputPaused"], again) == (True, False, 500)
    # The event comes a moment before the status says so.
    wait_until(lambda: not client.request("GetRecordStatus")["outputActive"])
    assert client.request("GetRecordStatus")["outputTimecode"] == "00:00:00.000"


def test_toggling_the_recording_says_what_will_be(client):
    since = client.mark()
    assert client.request("ToggleRecord") == {"outputActive": True}
    client.wait_for("RecordStateChanged", since, outputState=STATE + "STARTED")
    assert client.request("ToggleRecord") == {"outputActive": False}
    client.wait_for("RecordStateChanged", since, outputState=STATE + "STOPPED")


def stream_to(client, server):
    client.request(
        "SetStreamServiceSettings",
        streamServiceType="rtmp_custom",
        streamServiceSettings={"server": server, "key": "key"},
    )


def test_stream_settings_are_kept_and_unknown_services_refused(client, obs):
    stream_to(client, obs.ingest)
    read = client.request("GetStreamServiceSettings")

    assert read["streamServiceType"] == "rtmp_custom"
    assert read["streamServiceSettings"].items() >= {"server": obs.ingest, "key": "key"}.items()
    only_key = {"streamServiceType": "rtmp_custom", "streamServiceSettings": {"key": "other"}}
    client.request("SetStreamServiceSettings", **only_key)
    kept = client.request("GetStreamServiceSettings")["streamServiceSettings"]
    assert kept.items() >= {"server": obs.ingest, "key": "other"}.items()
    wrong = {"streamServiceType": "nothing", "streamServiceSettings": {"server": "x"}}
    assert client.code("SetStreamServiceSettings", **wrong) == 700
    empty = {"streamServiceType": "rtmp_custom", "streamServiceSettings": {}}
    assert client.code("SetStreamServiceSettings", **empty) == 403


def test_a_stream_runs_counts_and_stops(client, obs, wait_until):
    stream_to(client, obs.ingest)
    since = client.mark()
    client.request("StartStream")
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STARTED", outputActive=True)
    first = client.request("GetStreamStatus")
    wait_until(lambda: client.request("GetStreamStatus")["outputBytes"] > first["outputBytes"])
    again = client.code("StartStream")
    busy = {"streamServiceType": "rtmp_custom", "streamServiceSettings": {"server": "x"}}
    changed = client.code("SetStreamServiceSettings", **busy)
    client.request("StopStream")
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STOPPED", outputActive=False)

    assert states(client, since, "StreamStateChanged") == [
        "STARTING",
        "STARTED",
        "STOPPING",
        "STOPPED",
    ]
    assert (first["outputActive"], first["outputReconnecting"]) == (True, False)
    assert (again, changed) == (500, 500)
    wait_until(lambda: not client.request("GetStreamStatus")["outputActive"])
    assert client.request("GetStreamStatus")["outputDuration"] == 0


@pytest.mark.parametrize("server", ["refusing", "none"])
def test_a_refused_stream_answers_success_then_starting_then_stopped_without_a_reason(
    client, obs, server
):
    stream_to(client, obs.refusing_ingest if server == "refusing" else "")
    since = client.mark()
    client.request("StartStream")
    client.wait_for("StreamStateChanged", since, outputState=STATE + "STOPPED")

    assert states(client, since, "StreamStateChanged") == ["STARTING", "STOPPED"]
    told = client.events(since, "StreamStateChanged")
    assert {frozenset(event.data) for event in told} == {frozenset({"outputActive", "outputState"})}
    assert not client.request("GetStreamStatus")["outputActive"]
    assert client.code("StopStream") == 501
