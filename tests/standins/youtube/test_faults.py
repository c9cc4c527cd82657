"""What goes wrong on request, and what the journal and the quota say about it."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from datetime import timedelta

import httplib2
import pytest

from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn
from eventdesk.standins.youtube.errors import MORE_REASONS, REASONS

BEARER = {"Authorization": "Bearer x"}

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
    hasty = httplib2.Http(timeout=0.2, proxy_info=None)
    call.headers["Authorization"] = "Bearer anything"
    with pytest.raises(TimeoutError):
        call.execute(http=hasty)
    hasty.close()
    assert google.channels().list(mine=True, part="id").execute()["items"]


@pytest.mark.parametrize(
    ("fault", "match"),
    [
        ({"kind": FaultKind.REFUSE, "reason": "outOfCoffee"}, "not a reason"),
        ({"kind": FaultKind.DETAILS_ONLY}, "not a reason"),
        ({"kind": FaultKind.HANG, "probability": 1.1}, "probability"),
        ({"kind": FaultKind.HANG, "times": 0}, "times"),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(fault, match):
    with pytest.raises(ValueError, match=match):
        Fault(**fault)


@pytest.mark.parametrize("reason", MORE_REASONS)
def test_every_reason_of_the_other_methods_arrives_as_well(standin, google, refusal, reason):
    standin.fail(Fault(FaultKind.REFUSE, reason))
    call = google.liveChatMessages().list(liveChatId="x", part="id")
    assert refusal(call.execute) == (MORE_REASONS[reason][0], reason)


def raw(standin, method="liveBroadcasts", **query):
    """A call over a bare socket: status, JSON or bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", standin._port, timeout=5)
    given = urllib.parse.urlencode({"mine": "true", "part": "id,snippet,status", **query})
    connection.request("GET", f"/youtube/v3/{method}?{given}", headers=BEARER)
    try:
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_half_of_the_json_arrives(standin, studio):
    studio.insert()
    standin.fail(Fault(FaultKind.TRUNCATED))
    status, body = raw(standin)
    assert status == 200
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(body)
    whole = raw(standin)[1]
    assert whole.startswith(body)


def test_an_answer_is_cut_in_the_middle(standin, studio):
    studio.insert()
    standin.fail(Fault(FaultKind.CUT, method="liveBroadcasts.list"))
    with pytest.raises(http.client.IncompleteRead):
        raw(standin)
    assert standin.journal[-1].done


def test_a_connection_is_reset_and_nothing_is_done(standin, studio):
    standin.fail(Fault(FaultKind.RESET))
    with pytest.raises(ConnectionResetError) as caught:
        raw(standin)
    assert caught.type is ConnectionResetError  # not http.client's word for a polite end
    assert not standin.journal[-1].done


def test_a_slow_answer_comes_after_the_work(standin, google, studio):
    standin.fail(Fault(FaultKind.SLOW, method="liveBroadcasts.insert", seconds=0.3))
    slow = httplib2.Http(timeout=0.1, proxy_info=None)
    body = {
        "snippet": {"title": "A", "scheduledStartTime": "2021-04-23T01:00:00Z"},
        "status": {"privacyStatus": "private"},
    }
    call = google.liveBroadcasts().insert(part="id", body=body)
    call.headers["Authorization"] = "Bearer anything"
    with pytest.raises(TimeoutError):
        call.execute(http=slow)
    slow.close()
    assert [entry.done for entry in inserts(standin)] == [True]


def test_fields_that_nobody_knows_are_everywhere(standin, studio):
    studio.insert()
    standin.fail(Fault(FaultKind.EXTRA_FIELDS))
    found = json.loads(raw(standin)[1])
    assert "newField" in found
    assert "newField" in found["items"][0]["snippet"]["thumbnails"]["default"]
    assert found["items"][0]["snippet"]["title"] == "Conference"


def test_states_that_nobody_knows(standin, studio):
    _id, stream = studio.ready()
    standin.report_health(stream["cdn"]["ingestionInfo"]["streamName"], "bad", "bitrateLow")
    standin.fail(Fault(FaultKind.UNKNOWN_VALUES, times=2))
    item = json.loads(raw(standin)[1])["items"][0]
    assert item["status"]["lifeCycleStatus"] == "somethingNew"
    assert item["snippet"]["title"] == "Conference"
    status = json.loads(raw(standin, "liveStreams")[1])["items"][0]["status"]
    assert status["streamStatus"] == status["healthStatus"]["status"] == "somethingNew"
    issue = status["healthStatus"]["configurationIssues"][0]
    assert (issue["type"], issue["severity"]) == ("somethingNew", "somethingNew")


def test_an_error_may_have_details_in_place_of_errors(standin):
    standin.fail(Fault(FaultKind.DETAILS_ONLY, "quotaExceeded"))
    status, body = raw(standin)
    error = json.loads(body)["error"]
    assert (status, error["code"]) == (403, 403)
    assert "errors" not in error
    assert error["details"][0]["reason"] == "quotaExceeded"


@pytest.mark.parametrize(("seconds", "after"), [(60, "testing"), (None, "testStarting")])
def test_a_start_is_stuck(standin, studio, clock, seconds, after):
    broadcast_id, _stream = studio.ready()
    standin.fail(Fault(FaultKind.STUCK, method="liveBroadcasts.transition", seconds=seconds))
    assert studio.go(broadcast_id, "testing") == "testStarting"
    clock.move(59)
    assert studio.life(broadcast_id) == "testStarting"
    clock.move(1)
    assert studio.life(broadcast_id) == after
    other, _stream = studio.ready()
    studio.go(other, "testing")
    clock.move(4)
    assert studio.life(other) == "testing"


@pytest.mark.parametrize("applied", [False, True])
def test_a_transition_fails_whether_or_not_it_was_done(standin, studio, refusal, applied):
    kind = FaultKind.REFUSE_AFTER if applied else FaultKind.REFUSE
    broadcast_id, _stream = studio.ready()
    standin.fail(Fault(kind, "errorExecutingTransition", method="liveBroadcasts.transition"))
    refused = refusal(lambda: studio.go(broadcast_id, "testing"))
    assert refused == (503, "errorExecutingTransition")
    assert studio.life(broadcast_id) == ("testStarting" if applied else "ready")


def outcomes(standin, count):
    return [raw(standin)[0] for _ in range(count)]


def test_a_fault_may_be_for_ever(standin):
    standin.fail(Fault(FaultKind.REFUSE, "liveStreamingNotEnabled", times=None))
    assert outcomes(standin, 5) == [403] * 5
    standin.heal()
    assert outcomes(standin, 1) == [200]


def test_a_fault_may_pass_over_the_first_calls(standin):
    standin.fail(Fault(FaultKind.REFUSE, "backendError", skip=2))
    assert outcomes(standin, 4) == [200, 200, 503, 200]


def test_a_fault_has_its_time(standin, clock):
    planned = Fault(FaultKind.REFUSE, "backendError", times=None, starts_in=10, lasts=5)
    standin.fail(planned)
    found = []
    for _ in range(4):
        found += outcomes(standin, 1)
        clock.move(5)
    assert found == [200, 200, 503, 200]


def test_a_fault_may_be_likely_and_is_the_same_for_the_same_seed(clock):
    def run(seed):
        standin = YouTubeStandIn(clock=clock, seed=seed)
        standin.start()
        standin.fail(Fault(FaultKind.REFUSE, "backendError", times=None, probability=0.3))
        found = outcomes(standin, 60)
        standin.stop()
        return found

    first = run(1)
    assert 5 < first.count(503) < 35
    assert run(1) == first
    assert run(2) != first


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
