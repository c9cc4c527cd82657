"""Filters, the replay buffer, the virtual camera and chapters: the same on both OBSes."""

import pytest

from support.obs_client import Refused


@pytest.fixture
def mic(client, fresh, scene):
    """An input with sound of the test's own."""
    name = fresh("mic")
    client.request(
        "CreateInput",
        sceneName=scene,
        inputName=name,
        inputKind="ffmpeg_source",
        inputSettings={},
    )
    return name


def make(client, source, name, kind="compressor_filter"):
    client.request("CreateSourceFilter", sourceName=source, filterName=name, filterKind=kind)


def names(client, source):
    filters = client.request("GetSourceFilterList", sourceName=source)["filters"]
    return [(each["filterName"], each["filterIndex"], each["filterEnabled"]) for each in filters]


def test_filters_are_listed_in_the_order_in_which_they_were_made(client, mic):
    since = client.mark()
    make(client, mic, "First")
    make(client, mic, "Second", "gain_filter")
    told = client.wait_for("SourceFilterCreated", since, filterName="Second").data
    assert names(client, mic) == [("First", 0, True), ("Second", 1, True)]
    told.pop("defaultFilterSettings")
    assert told == {
        "sourceName": mic,
        "filterName": "Second",
        "filterKind": "gain_filter",
        "filterIndex": 1,
        "filterSettings": {},
    }


def test_a_scene_has_filters_too(client, scene):
    make(client, scene, "Blur", "color_filter_v2")
    assert names(client, scene) == [("Blur", 0, True)]


def test_a_filter_is_switched_and_that_is_told_each_time(client, mic):
    make(client, mic, "Comp")
    fields = {"sourceName": mic, "filterName": "Comp"}
    for _ in range(2):
        since = client.mark()
        client.request("SetSourceFilterEnabled", **fields, filterEnabled=False)
        told = client.wait_for("SourceFilterEnableStateChanged", since).data
        assert told == fields | {"filterEnabled": False}
    assert client.request("GetSourceFilter", **fields)["filterEnabled"] is False


def test_a_filter_is_renamed_and_removed(client, mic):
    make(client, mic, "Comp")
    since = client.mark()
    client.request("SetSourceFilterName", sourceName=mic, filterName="Comp", newFilterName="Other")
    told = client.wait_for("SourceFilterNameChanged", since).data
    assert told == {"sourceName": mic, "oldFilterName": "Comp", "filterName": "Other"}
    client.request("RemoveSourceFilter", sourceName=mic, filterName="Other")
    gone = client.wait_for("SourceFilterRemoved", since).data
    assert gone == {"sourceName": mic, "filterName": "Other"}
    assert names(client, mic) == []


def test_settings_of_a_filter_lie_over_those_before(client, mic):
    make(client, mic, "Comp")
    fields = {"sourceName": mic, "filterName": "Comp"}
    client.request("SetSourceFilterSettings", **fields, filterSettings={"ratio": 3.0})
    client.request("SetSourceFilterSettings", **fields, filterSettings={"threshold": -20.0})
    found = client.request("GetSourceFilter", **fields)["filterSettings"]
    assert found == {"ratio": 3.0, "threshold": -20.0}


@pytest.mark.parametrize(
    ("request_type", "fields", "code"),
    [
        ("GetSourceFilterList", {"sourceName": "Nowhere"}, 600),
        ("GetSourceFilter", {"sourceName": "{mic}", "filterName": "No"}, 600),
        (
            "SetSourceFilterEnabled",
            {"sourceName": "{mic}", "filterName": "No", "filterEnabled": True},
            600,
        ),
        (
            "CreateSourceFilter",
            {"sourceName": "{mic}", "filterName": "X", "filterKind": "nonsense"},
            607,
        ),
        ("CreateRecordChapter", {"chapterName": "One"}, 204),
        ("GetVirtualCamStatus", {}, 604),
        ("StartVirtualCam", {}, 604),
        ("StopVirtualCam", {}, 604),
        ("StopReplayBuffer", {}, 501),
        ("SaveReplayBuffer", {}, 501),
        ("GetLastReplayBufferReplay", {}, 501),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(client, mic, request_type, fields, code):
    given = {key: mic if each == "{mic}" else each for key, each in fields.items()}
    with pytest.raises(Refused) as refused:
        client.request(request_type, **given)
    assert refused.value.code == code


def test_a_second_filter_of_a_name_is_refused(client, mic):
    make(client, mic, "Comp")
    with pytest.raises(Refused) as refused:
        make(client, mic, "Comp")
    assert refused.value.code == 601


def test_the_replay_buffer_starts_saves_and_stops(client):
    since = client.mark()
    client.request("StartReplayBuffer")
    client.wait_for("ReplayBufferStateChanged", since, outputActive=True)
    states = [e.data["outputState"] for e in client.events(since, "ReplayBufferStateChanged")]
    assert states == ["OBS_WEBSOCKET_OUTPUT_STARTING", "OBS_WEBSOCKET_OUTPUT_STARTED"]
    assert client.request("GetReplayBufferStatus") == {"outputActive": True}
    with pytest.raises(Refused) as refused:
        client.request("StartReplayBuffer")
    assert refused.value.code == 500
    since = client.mark()
    client.request("SaveReplayBuffer")
    saved = client.wait_for("ReplayBufferSaved", since).data
    assert saved["savedReplayPath"].endswith(".mkv")
    assert client.request("GetLastReplayBufferReplay") == saved
    since = client.mark()
    client.request("StopReplayBuffer")
    client.wait_for("ReplayBufferStateChanged", since, outputState="OBS_WEBSOCKET_OUTPUT_STOPPED")
    assert client.request("GetReplayBufferStatus") == {"outputActive": False}
