"""Contract: RequestBatch in its three execution types. Order is asserted, never speed."""

import time

import pytest

from support.obs_client import PARALLEL, SERIAL_FRAME, SERIAL_REALTIME

FRAME = 1 / 30
ASK = ("GetStudioModeEnabled", {})


def codes(results):
    return [result["requestStatus"]["code"] for result in results]


@pytest.mark.parametrize("execution", [SERIAL_REALTIME, SERIAL_FRAME, PARALLEL])
def test_an_unknown_request_fails_alone_and_the_batch_goes_on(client, execution):
    results = client.batch([("Nope", {}), ASK], execution)

    assert [(each["requestType"], *codes([each])) for each in results] == [
        ("Nope", 204),
        ("GetStudioModeEnabled", 100),
    ]
    assert results[1]["responseData"] == {"studioModeEnabled": False}


@pytest.mark.parametrize(
    ("execution", "expected"),
    [(SERIAL_REALTIME, [204]), (SERIAL_FRAME, [204]), (PARALLEL, [204, 100])],
)
def test_halt_on_failure_cuts_the_results_of_a_serial_batch(client, execution, expected):
    assert codes(client.batch([("Nope", {}), ASK], execution, halt=True)) == expected


@pytest.mark.parametrize(
    ("execution", "sleep", "expected"),
    [
        (SERIAL_REALTIME, {"sleepMillis": 1}, 100),
        (SERIAL_REALTIME, {"sleepFrames": 1}, 300),
        (SERIAL_REALTIME, {"sleepMillis": 50001}, 402),
        (SERIAL_FRAME, {"sleepFrames": 1}, 100),
        (SERIAL_FRAME, {"sleepMillis": 1}, 300),
        (PARALLEL, {"sleepMillis": 1}, 206),
    ],
)
def test_sleep_counts_in_the_unit_of_its_execution_type(client, execution, sleep, expected):
    assert codes(client.batch([("Sleep", sleep), ASK], execution)) == [expected, 100]


def test_a_sleep_between_requests_lasts_at_least_its_frames(client):
    began = time.monotonic()
    client.batch([("Sleep", {"sleepFrames": 6}), ASK], SERIAL_FRAME)

    assert time.monotonic() - began > 5.5 * FRAME


def test_a_sleep_in_frames_that_ends_a_batch_is_not_waited_for(client):
    began = time.monotonic()
    client.batch([ASK, ("Sleep", {"sleepFrames": 120})], SERIAL_FRAME)

    assert time.monotonic() - began < 60 * FRAME


def test_a_running_batch_delays_nobody(client):
    client.send(
        8,
        {
            "requestId": "long",
            "executionType": SERIAL_REALTIME,
            "requests": [
                {"requestType": "Sleep", "requestData": {"sleepMillis": 400}},
                {"requestType": "BroadcastCustomEvent", "requestData": {"eventData": {"end": 1}}},
            ],
        },
    )
    client.request("GetVersion")
    assert not client.events(0, "CustomEvent")
    client.wait_for("CustomEvent", end=1)


def test_one_step_of_a_frame_batch_goes_on_air_with_each_frame(client, scene, take):
    item = client.request(
        "CreateInput",
        sceneName=scene,
        inputName=f"{scene} block",
        inputKind="color_source_v3",
        inputSettings={"width": 10, "height": 10},
    )["sceneItemId"]
    take(scene)
    since = client.mark()
    steps = []
    for x in range(1, 13):
        move = {"sceneItemTransform": {"positionX": x}}
        where = {"sceneName": scene, "sceneItemId": item}
        steps += [("SetSceneItemTransform", where | move), ("Sleep", {"sleepFrames": 1})]

    results = client.batch(steps, SERIAL_FRAME)

    assert set(codes(results)) == {100}
    client.wait_until(
        lambda came: any(
            e.type == "SceneItemTransformChanged"
            and e.data["sceneItemTransform"]["positionX"] == 12
            for e in came
        ),
        since,
    )
    moves = client.events(since, "SceneItemTransformChanged")
    places = [event.data["sceneItemTransform"]["positionX"] for event in moves]
    assert sorted(set(places)) == list(range(1, 13))


def test_request_ids_inside_a_batch_come_back(client):
    message = {"requests": [{"requestType": "GetStudioModeEnabled", "requestId": "mine"}, {}]}
    results = client._ask(8, message)["results"]

    assert results[0]["requestId"] == "mine"
    assert codes(results) == [100, 203]
    assert client.batch([]) == []
