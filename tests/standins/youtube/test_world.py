"""What the world does to the channel, at once or at its moment; and the stand-in's own clock."""

import json
import urllib.error
import urllib.request
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")


@pytest.fixture
def control(standin):
    """A control request: HTTP status and JSON."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def send(name, value=None):
        body = None if value is None else json.dumps(value).encode()
        try:
            with opener.open(f"{standin.url}_control/{name}", body, timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    return send


def key_of(stream):
    return stream["cdn"]["ingestionInfo"]["streamName"]


def status_of(google, stream):
    listed = google.liveStreams().list(id=stream["id"], part="status").execute()
    return listed["items"][0]["status"]


def live(studio):
    broadcast_id, stream = studio.ready(monitorStream={"enableMonitorStream": False})
    studio.go(broadcast_id, "live")
    studio.clock.move(4)
    return broadcast_id, stream


def test_a_script_happens_in_order_each_deed_at_its_moment(studio, standin, control, clock):
    broadcast_id, _stream = live(studio)
    script = {
        "deeds": [
            {"do": "viewers", "in": 20, "broadcast": broadcast_id, "count": 40},
            {"do": "say", "in": 10, "broadcast": broadcast_id, "text": "Hello"},
            {"do": "end", "in": 30, "broadcast": broadcast_id},
        ]
    }
    assert control("script", script)[0] == 200
    clock.move(9)
    assert standin.state()["chats"] == {}
    clock.move(11)
    assert list(standin.state()["chats"].values()) == [["Hello"]]
    # Nobody looked at 30 s; it happened then all the same.
    clock.move(100)
    ended = studio.read(broadcast_id)
    assert ended["status"]["lifeCycleStatus"] == "complete"
    assert ended["snippet"]["actualEndTime"] == "2021-04-23T00:00:37Z"


def test_a_stream_that_flaps_goes_and_comes_and_stays(studio, standin, google, clock):
    _id, stream = live(studio)
    standin.happen("flap", key=key_of(stream), times=2, seconds=10)
    found = []
    for _ in range(12):
        clock.move(5)
        found.append(status_of(google, stream)["streamStatus"])
    # Off at 0 and 20, noticed after 6; on again at 10 and 30, noticed after 3.
    gone = [5 * (number + 1) for number, status in enumerate(found) if status == "inactive"]
    assert gone == [10, 30]
    assert set(found) == {"active", "inactive"}


def test_auto_stop_counts_from_the_moment_the_stream_was_lost(studio, standin, clock):
    monitor = {"enableMonitorStream": False}
    broadcast_id, stream = studio.ready(enableAutoStop=True, monitorStream=monitor)
    studio.go(broadcast_id, "live")
    clock.move(4)
    standin.happen("ingest", in_seconds=10, key=key_of(stream), active=False)
    clock.move(1000)  # nobody asks in between
    ended = studio.read(broadcast_id)["snippet"]["actualEndTime"]
    assert ended == "2021-04-23T00:01:23Z"  # 7 + 10 + 6 + 60 s


@pytest.mark.parametrize(("deed", "life"), [("end", "complete"), ("revoke", "revoked")])
def test_youtube_may_end_the_broadcast(studio, standin, refusal, deed, life):
    broadcast_id, _stream = live(studio)
    standin.happen(deed, broadcast=broadcast_id)
    assert studio.life(broadcast_id) == life
    assert refusal(lambda: studio.go(broadcast_id, "live")) == (403, "invalidTransition")


def test_somebody_edits_in_studio(studio, control):
    made = studio.insert()
    change = {"title": "By hand", "privacy": "public", "scheduled_start": "2021-04-24T00:00:00Z"}
    assert control("world", {"do": "edit", "broadcast": made["id"], **change}) == (200, {})
    read = studio.read(made["id"])
    assert read["snippet"]["title"] == "By hand"
    assert read["snippet"]["scheduledStartTime"] == "2021-04-24T00:00:00Z"
    assert read["status"]["privacyStatus"] == "public"


def test_a_second_broadcast_goes_live_on_the_same_key(studio, standin, google):
    _id, stream = live(studio)
    other = standin.happen(
        "put",
        title="Stream now",
        scheduled_start="1970-01-01T00:00:00Z",
        key=key_of(stream),
        life="live",
        persistent=True,
    )
    listed = google.liveBroadcasts().list(
        broadcastStatus="active", broadcastType="all", part="id,snippet,contentDetails"
    )
    items = {item["id"]: item for item in listed.execute()["items"]}
    assert len(items) == 2
    assert items[other]["contentDetails"]["boundStreamId"] == stream["id"]
    assert items[other]["snippet"]["isDefaultBroadcast"] is True


def test_a_judgement_stays_until_it_is_taken_back(studio, standin, google, clock):
    _id, stream = studio.ready(fed=False)
    assert standin.report_health(key_of(stream), "bad", "bitrateLow")
    studio.feed(stream)
    health = status_of(google, stream)["healthStatus"]
    assert health["status"] == "bad"
    assert health["configurationIssues"][0]["type"] == "bitrateLow"
    standin.report_health(key_of(stream), "")
    assert status_of(google, stream)["healthStatus"]["status"] == "good"
    standin.report_health(key_of(stream), "noData")
    assert status_of(google, stream)["healthStatus"]["status"] == "noData"
    assert status_of(google, stream)["streamStatus"] == "active"
    assert not standin.report_health("nobody", "bad")


def test_a_key_that_is_reset_is_another_and_its_encoder_is_out(studio, standin, google, clock):
    _id, stream = live(studio)
    new = standin.happen("reset key", key=key_of(stream))
    assert not standin.ingest(key_of(stream), True)
    clock.move(6)
    assert status_of(google, stream)["streamStatus"] == "inactive"
    assert standin.ingest(new, True)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ({"do": "fly"}, 404),
        ({"do": "end", "broadcast": "nobody"}, 404),
        ({"do": "end"}, 404),
        ({"do": "health", "key": "nobody", "status": "bad"}, 404),
        ({}, 400),
        ({"do": "put", "title": "A", "scheduled_start": "tomorrow"}, 400),
        ({"do": "end", "broadcast": "x", "in": "soon"}, 400),
    ],
)
def test_what_cannot_happen_is_refused(control, value, status):
    assert control("world", value)[0] == status


def test_a_deed_whose_broadcast_is_gone_by_then_is_passed_over(studio, standin, clock):
    made = studio.insert()["id"]
    standin.happen("end", in_seconds=10, broadcast=made)
    standin.delete_by_hand(made)
    clock.move(20)
    assert standin.state()["broadcasts"] == []


def test_the_clock_moves_on_by_itself_and_settles_what_is_due(studio, control):
    broadcast_id, _stream = studio.ready()
    studio.go(broadcast_id, "testing")
    status, answer = control("clock", {"move": 3600})
    assert (status, answer["now"]) == (200, "2021-04-23T01:00:03+00:00")
    assert studio.life(broadcast_id) == "testing"
    assert control("clock", {"move": -1})[0] == 400


def test_a_clock_that_is_wrong_ages_nothing_but_shows_everywhere(studio, standin, control, refusal):
    broadcast_id, _stream = studio.ready()
    studio.go(broadcast_id, "testing")
    control("clock", {"skew": 7200})
    assert studio.life(broadcast_id) == "testStarting"
    assert refusal(studio.insert) == (400, "invalidScheduledStartTime")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{standin.url}_control/state", timeout=5) as answer:
        shown = parsedate_to_datetime(answer.headers["Date"])
    assert shown - studio.clock.now() == timedelta(hours=2)


def test_rules_and_timing_can_be_changed(studio, google, control, refusal):
    assert control("rules", {"max_shared": 1, "details_frozen": False})[1]["max_shared"] == 1
    assert control("timing", {"settle": 30.0})[1]["settle"] == 30.0
    broadcast_id, stream = live(studio)
    assert studio.life(broadcast_id) == "liveStarting"
    other = studio.insert(monitorStream={"enableMonitorStream": False})["id"]
    studio.bind(other, stream["id"])
    expected = (403, "sharedIngestionBroadcastsExceedLimit")
    assert refusal(lambda: studio.go(other, "live")) == expected
    details = studio.read(broadcast_id)["contentDetails"]
    body = {"id": broadcast_id, "contentDetails": {**details, "enableDvr": False}}
    changed = google.liveBroadcasts().update(part="contentDetails", body=body).execute()
    assert changed["contentDetails"]["enableDvr"] is False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rules", {"max_lives": 1}),
        ("rules", {"max_live": "many"}),
        ("rules", {"chat": 1}),
        ("timing", {"settle": True}),
        ("quota", {"limit": "much"}),
        ("lag", {"lists": "long"}),
    ],
)
def test_a_setting_that_is_none_is_refused(control, name, value):
    assert control(name, value)[0] == 400


def test_the_quota_can_be_spent_and_its_costs_changed(control, google, standin, refusal):
    control("quota", {"costs": {"liveBroadcasts.list": 5}, "used": 9_990})
    listed = google.liveBroadcasts().list(mine=True, part="id")
    listed.execute()
    listed.execute()
    assert standin.units_used == 10_000
    assert refusal(listed.execute) == (403, "quotaExceeded")


def test_a_list_by_id_may_lag_more_than_the_others(studio, google, standin, clock):
    standin.set_lag(0, by_id=3)
    made = studio.insert()["id"]
    by_id = google.liveBroadcasts().list(id=made, part="id")
    upcoming = google.liveBroadcasts().list(broadcastStatus="upcoming", part="id")
    assert len(upcoming.execute()["items"]) == 1
    assert by_id.execute()["items"] == []
    clock.move(3)
    assert len(by_id.execute()["items"]) == 1


def test_a_list_may_show_the_state_before(studio, control, clock):
    control("lag", {"stale": 10})
    broadcast_id, _stream = studio.ready()
    clock.move(20)
    assert studio.go(broadcast_id, "testing") == "testStarting"
    assert studio.life(broadcast_id) == "ready"
    clock.move(3.9)
    assert studio.life(broadcast_id) == "ready"
    clock.move(0.1)
    assert studio.life(broadcast_id) == "testStarting"  # since it is testing
    clock.move(10)
    assert studio.life(broadcast_id) == "testing"


def test_the_journal_tells_path_and_hash(studio, control):
    studio.insert()
    (entry,) = control("journal")[1]["calls"]
    assert entry["path"] == "/youtube/v3/liveBroadcasts"
    assert len(entry["body_hash"]) == 64


def test_the_control_plane_lists_its_pages(control):
    pages = "\n".join(control("")[1]["pages"])
    assert "POST /_control/world" in pages
    assert control("soup")[0] == 404
