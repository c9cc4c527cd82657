"""The life of a broadcast: every step that YouTube allows, and the reason for every other."""

import pytest

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")


def test_created_to_complete_with_the_private_preview(studio, clock):
    broadcast_id, _stream = studio.ready()
    assert studio.life(broadcast_id) == "ready"
    assert studio.go(broadcast_id, "testing") == "testStarting"
    clock.move(3.9)
    assert studio.life(broadcast_id) == "testStarting"
    clock.move(0.1)
    assert studio.life(broadcast_id) == "testing"
    assert studio.go(broadcast_id, "live") == "liveStarting"
    clock.move(4)
    live = studio.read(broadcast_id)
    assert live["status"]["lifeCycleStatus"] == "live"
    assert live["status"]["recordingStatus"] == "recording"
    assert live["snippet"]["actualStartTime"] == "2021-04-23T00:00:11Z"
    assert studio.go(broadcast_id, "complete") == "complete"
    assert studio.read(broadcast_id)["snippet"]["actualEndTime"]


def test_without_a_monitor_stream_ready_goes_live_directly(studio, clock):
    broadcast_id, _stream = studio.ready(monitorStream={"enableMonitorStream": False})
    assert studio.go(broadcast_id, "live") == "liveStarting"
    clock.move(4)
    assert studio.life(broadcast_id) == "live"


def reach(studio, life):
    """A broadcast in this state, with an active stream where it has one."""
    if life == "created":
        return studio.insert()["id"]
    broadcast_id, _stream = studio.ready()
    path = {
        "ready": (),
        "testStarting": ("testing",),
        "testing": ("testing", None),
        "liveStarting": ("testing", None, "live"),
        "live": ("testing", None, "live", None),
        "complete": ("testing", None, "complete"),
    }
    for to in path[life]:
        if to is None:
            studio.clock.move(4)
        else:
            studio.go(broadcast_id, to)
    assert studio.life(broadcast_id) == life
    return broadcast_id


@pytest.mark.parametrize(
    ("life", "to", "reason"),
    [
        ("created", "testing", "invalidTransition"),
        ("created", "live", "invalidTransition"),
        ("created", "complete", "invalidTransition"),
        ("ready", "live", "invalidTransition"),  # the monitor stream is on
        ("ready", "complete", "invalidTransition"),
        ("testStarting", "testing", "redundantTransition"),
        ("testStarting", "live", "invalidTransition"),
        ("testStarting", "complete", "invalidTransition"),
        ("testing", "testing", "redundantTransition"),
        ("liveStarting", "live", "redundantTransition"),
        ("liveStarting", "complete", "invalidTransition"),
        ("live", "live", "redundantTransition"),
        ("live", "testing", "invalidTransition"),
        ("complete", "complete", "redundantTransition"),
        ("complete", "live", "invalidTransition"),
        ("complete", "testing", "invalidTransition"),
    ],
)
def test_a_step_that_the_state_does_not_allow_is_refused(studio, refusal, life, to, reason):
    broadcast_id = reach(studio, life)
    assert refusal(lambda: studio.go(broadcast_id, to)) == (403, reason)
    assert studio.life(broadcast_id) == life


def test_no_monitor_stream_means_no_testing(studio, refusal):
    broadcast_id, _stream = studio.ready(monitorStream={"enableMonitorStream": False})
    assert refusal(lambda: studio.go(broadcast_id, "testing")) == (403, "invalidTransition")


@pytest.mark.parametrize("to", ["testing", "live"])
def test_an_inactive_stream_holds_a_broadcast_back(studio, clock, refusal, to):
    broadcast_id, stream = studio.ready(fed=False)
    if to == "live":
        studio.feed(stream)
        studio.go(broadcast_id, "testing")
        clock.move(4)
        studio.feed(stream, active=False)
    assert refusal(lambda: studio.go(broadcast_id, to)) == (403, "errorStreamInactive")


def test_complete_needs_no_stream(studio, clock):
    broadcast_id, stream = studio.ready()
    studio.go(broadcast_id, "testing")
    clock.move(4)
    studio.feed(stream, active=False)
    assert studio.go(broadcast_id, "complete") == "complete"


def test_the_streams_status_follows_the_encoder_after_its_time(studio, google, standin, clock):
    _id, stream = studio.ready(fed=False)
    key = stream["cdn"]["ingestionInfo"]["streamName"]

    def status():
        answer = google.liveStreams().list(id=stream["id"], part="status").execute()
        return answer["items"][0]["status"]["streamStatus"]

    assert status() == "ready"
    assert standin.ingest(key, True)
    clock.move(2.9)
    assert status() == "ready"
    clock.move(0.1)
    assert status() == "active"
    assert standin.ingest(key, False)
    clock.move(5.9)
    assert status() == "active"
    clock.move(0.1)
    assert status() == "inactive"
    assert not standin.ingest("no-such-key", True)


def test_a_short_drop_of_the_encoder_is_not_noticed(studio, standin, clock):
    broadcast_id, stream = studio.ready()
    key = stream["cdn"]["ingestionInfo"]["streamName"]
    standin.ingest(key, False)
    clock.move(2)
    standin.ingest(key, True)
    clock.move(30)
    assert studio.go(broadcast_id, "testing") == "testStarting"


def test_auto_start_acts_on_the_edge_only(studio, clock):
    stream = studio.stream()
    studio.feed(stream)
    broadcast = studio.insert(enableAutoStart=True)
    studio.bind(broadcast["id"], stream["id"])
    clock.move(60)
    assert studio.life(broadcast["id"]) == "ready"
    studio.feed(stream, active=False)
    assert studio.life(broadcast["id"]) == "ready"
    studio.feed(stream)
    assert studio.life(broadcast["id"]) == "liveStarting"


def test_auto_stop_ends_the_show_a_minute_after_the_encoder_dropped(studio, clock):
    monitor = {"enableMonitorStream": False}
    broadcast_id, stream = studio.ready(enableAutoStop=True, monitorStream=monitor)
    studio.go(broadcast_id, "live")
    clock.move(4)
    assert studio.life(broadcast_id) == "live"
    studio.feed(stream, active=False)
    assert studio.life(broadcast_id) == "live"
    clock.move(60)
    assert studio.life(broadcast_id) == "complete"


def test_without_auto_stop_a_broadcast_outlives_its_stream(studio, clock):
    broadcast_id, stream = studio.ready(monitorStream={"enableMonitorStream": False})
    studio.go(broadcast_id, "live")
    clock.move(4)
    studio.feed(stream, active=False)
    clock.move(3600)
    assert studio.life(broadcast_id) == "live"


def test_binding_and_unbinding(studio, refusal, clock):
    broadcast_id, stream = studio.ready()
    assert studio.bind(broadcast_id)["status"]["lifeCycleStatus"] == "created"
    again = studio.bind(broadcast_id, stream["id"])
    assert again["contentDetails"]["boundStreamId"] == stream["id"]
    assert refusal(lambda: studio.bind(broadcast_id, "nothing")) == (404, "liveStreamNotFound")
    assert refusal(lambda: studio.bind("nothing")) == (404, "liveBroadcastNotFound")
    studio.go(broadcast_id, "testing")
    expected = (403, "liveBroadcastBindingNotAllowed")
    assert refusal(lambda: studio.bind(broadcast_id, stream["id"])) == expected


@pytest.mark.parametrize("life", ["created", "ready"])
def test_what_has_not_begun_can_be_deleted(studio, google, clock, life):
    broadcast_id = reach(studio, life)
    assert google.liveBroadcasts().delete(id=broadcast_id).execute() == ""
    assert google.liveBroadcasts().list(id=broadcast_id, part="id").execute()["items"] == []


@pytest.mark.parametrize("life", ["testStarting", "testing", "live", "complete"])
def test_what_has_begun_cannot_be_deleted(studio, google, clock, refusal, life):
    call = google.liveBroadcasts().delete(id=reach(studio, life))
    assert refusal(call.execute) == (403, "liveBroadcastDeletionNotAllowed")


def test_one_stream_feeds_three_live_broadcasts_at_most(studio, clock, refusal):
    stream = studio.stream()
    studio.feed(stream)
    ids = []
    for number in range(4):
        made = studio.insert(title=f"Room {number}", monitorStream={"enableMonitorStream": False})
        studio.bind(made["id"], stream["id"])
        ids.append(made["id"])
    for broadcast_id in ids[:3]:
        studio.go(broadcast_id, "live")
    expected = (403, "sharedIngestionBroadcastsExceedLimit")
    assert refusal(lambda: studio.go(ids[3], "live")) == expected
