"""What goes wrong on request, and what the journal and the quota say about it."""

import json
import urllib.error
import urllib.request
from datetime import timedelta

import httplib2
import pytest

from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn
from eventdesk.standins.youtube.errors import REASONS

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")


def inserts(standin):
    return [entry for entry in standin.journal if entry.method == "liveBroadcasts.insert"]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_arrives_in_googles_envelope(standin, google, refusal, reason):
    standin.fail(Fault(FaultKind.REFUSE, reason))
    # 401 makes Google's transport ask its credentials for another token: send it past them.
    call = google.liveBroadcasts().list(mine=True, part="id")
    plain = httplib2.Http(timeout=5, proxy_info=None)
    call.headers["Authorization"] = "Bearer anything"
    status, _domain, _message = REASONS[reason]
    assert refusal(lambda: call.execute(http=plain)) == (status, reason)
    plain.close()
    assert google.liveBroadcasts().list(mine=True, part="id").execute()["items"] == []


def test_a_refusal_meets_only_the_method_it_names_and_only_so_often(standin, google, refusal):
    standin.fail(Fault(FaultKind.REFUSE, "backendError", method="liveStreams.list", times=2))
    google.channels().list(mine=True, part="id").execute()
    streams = google.liveStreams().list(mine=True, part="id")
    assert refusal(streams.execute) == (503, "backendError")
    assert refusal(streams.execute) == (503, "backendError")
    assert streams.execute()["items"] == []


def test_a_status_can_be_given(standin, google, refusal):
    standin.fail(Fault(FaultKind.REFUSE, "rateLimitExceeded", status=429))
    call = google.channels().list(mine=True, part="id")
    assert refusal(call.execute) == (429, "rateLimitExceeded")


def test_garbage_is_answered_after_the_work_was_done(standin, studio):
    standin.fail(Fault(FaultKind.GARBAGE, method="liveBroadcasts.insert"))
    answer = studio.insert()  # Google's client hands on what it cannot read
    assert answer.startswith("<!doctype")
    assert [entry.done for entry in inserts(standin)] == [True]


def test_googles_own_transport_makes_two_broadcasts_of_one_lost_reply(standin, studio, google):
    """Why the driver brings a transport of its own."""
    standin.fail(Fault(FaultKind.DROP_AFTER, method="liveBroadcasts.insert"))
    studio.insert()
    assert len(google.liveBroadcasts().list(mine=True, part="id").execute()["items"]) == 2


def test_a_connection_dropped_before_the_work_leaves_nothing(standin, google, studio):
    standin.fail(Fault(FaultKind.DROP_BEFORE, method="liveBroadcasts.insert"))
    studio.insert()  # sent again by Google's transport
    assert [entry.done for entry in inserts(standin)] == [False, True]


def test_a_call_that_hangs_hangs_until_the_stand_in_stops(standin, google):
    standin.fail(Fault(FaultKind.HANG))
    call = google.channels().list(mine=True, part="id")
    http = httplib2.Http(timeout=0.2, proxy_info=None)
    call.headers["Authorization"] = "Bearer anything"
    with pytest.raises(TimeoutError):
        call.execute(http=http)
    http.close()
    assert google.channels().list(mine=True, part="id").execute()["items"]


def test_a_fault_that_is_none_of_youtubes_is_refused():
    with pytest.raises(ValueError, match="not a reason"):
        Fault(FaultKind.REFUSE, "outOfCoffee")


def test_the_journal_tells_method_cost_and_reason(standin, studio, refusal):
    broadcast = studio.insert()
    refusal(lambda: studio.go(broadcast["id"], "live"))
    first, second = standin.journal
    assert (first.method, first.units, first.status, first.done) == (
        "liveBroadcasts.insert",
        50,
        200,
        True,
    )
    assert first.body["snippet"]["title"] == "Conference"
    assert (second.method, second.reason, second.done) == (
        "liveBroadcasts.transition",
        "invalidTransition",
        False,
    )
    assert standin.units_used == 100


def test_the_quota_ends_and_comes_back_at_midnight_pacific(clock):
    standin = YouTubeStandIn(clock=clock, daily_units=3)
    standin.start()
    url = f"{standin.url}youtube/v3/channels?mine=true&part=id"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.addheaders = [("Authorization", "Bearer x")]

    def call():
        try:
            with opener.open(url, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return json.load(error)["error"]["errors"][0]["reason"]

    assert [call() for _ in range(4)] == [200, 200, 200, "quotaExceeded"]
    clock.wall += timedelta(hours=6, minutes=59)  # 23:59 the day before, Pacific
    assert call() == "quotaExceeded"
    clock.wall += timedelta(minutes=1)
    assert call() == 200
    standin.stop()


def test_lists_may_lag_behind_an_insert(standin, studio, google, clock):
    standin.set_lag(2)
    broadcast = studio.insert()
    listed = google.liveBroadcasts().list(id=broadcast["id"], part="id")
    assert listed.execute()["items"] == []
    clock.move(2)
    assert len(listed.execute()["items"]) == 1


def test_the_stand_in_keeps_its_channel_over_a_stop(standin, studio, clock):
    studio.insert()
    port = standin.url
    standin.stop()
    standin.start()
    assert standin.url == port
    assert len(standin.journal) == 1


def post(standin, name, value):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{standin.url}_control/{name}", body, timeout=5) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_the_control_plane_feeds_a_stream_and_plans_faults(standin, studio, clock, refusal):
    _id, stream = studio.ready(fed=False)
    key = stream["cdn"]["ingestionInfo"]["streamName"]
    assert post(standin, "ingest", {"key": key, "active": True}) == (200, {})
    clock.move(3)
    assert studio.go(_id, "testing") == "testStarting"
    fault = {"kind": "refuse", "reason": "quotaExceeded", "method": "liveBroadcasts.list"}
    assert post(standin, "fault", fault) == (200, {})
    assert refusal(lambda: studio.read(_id)) == (403, "quotaExceeded")
    post(standin, "fault", fault)
    assert post(standin, "clear", {}) == (200, {})
    assert studio.life(_id) == "testStarting"


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("ingest", {"key": "nobody", "active": True}, 404),
        ("ingest", {"key": "nobody"}, 400),
        ("ingest", {"key": "nobody", "active": "yes"}, 400),
        ("fault", {"kind": "meteor"}, 400),
        ("fault", b"not json", 400),
        ("fault", [], 400),
        ("soup", {}, 404),
    ],
)
def test_the_control_plane_refuses_what_it_does_not_understand(standin, name, value, status):
    assert post(standin, name, value)[0] == status


def test_the_control_plane_shows_state_and_journal(standin, studio):
    studio.ready()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{standin.url}_control/state", timeout=5) as answer:
        state = json.load(answer)
    with opener.open(f"{standin.url}_control/journal", timeout=5) as answer:
        journal = json.load(answer)
    assert state["broadcasts"][0]["status"]["lifeCycleStatus"] == "ready"
    assert state["quota"] == {"used": 150, "limit": 10000}
    assert [call["method"] for call in journal["calls"]] == [
        "liveBroadcasts.insert",
        "liveStreams.insert",
        "liveBroadcasts.bind",
    ]
