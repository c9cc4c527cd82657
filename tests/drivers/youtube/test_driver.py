"""The driver brings a broadcast from nothing to its end, and tells only what YouTube shows."""

import logging
import threading

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Service, Stage
from eventdesk.domain.text import Text
from eventdesk.drivers.youtube import Anonymous, YouTubeDriver
from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.youtube import Fault, FaultKind


def broadcasts(done):
    return done("liveBroadcasts.insert")


def test_from_nothing_to_the_end(desk, done):
    scheduled = desk.reach(Stage.SCHEDULED)
    assert scheduled.channel == "Rehearsal channel"
    assert scheduled.title == "탄소중립 컨퍼런스"
    assert scheduled.target is None  # nobody asked for a picture yet
    preview = desk.reach(Stage.PREVIEW)
    assert preview.target.server.startswith("rtmp://127.0.0.1")
    assert preview.ingest == "active"
    live = desk.reach(Stage.LIVE)
    assert live.live_since is not None
    assert live.id == scheduled.id
    desk.reach(Stage.ENDED)
    assert all(seen.service in {Service.CONNECTING, Service.OK} for seen in desk.seen)
    assert len(broadcasts(done)) == 1
    assert [
        entry.query.split("broadcastStatus=")[1].split("&")[0]
        for entry in done("liveBroadcasts.transition")
    ] == ["testing", "live", "complete"]


def test_stages_are_told_in_order_and_moving_is_told_before_each(desk):
    for stage in (Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE, Stage.ENDED):
        desk.reach(stage)
    told = []
    for seen in desk.seen:
        if not told or told[-1] != (seen.stage, seen.moving_to):
            told.append((seen.stage, seen.moving_to))
    assert told == [
        (Stage.NONE, None),
        (Stage.SCHEDULED, None),
        (Stage.SCHEDULED, Stage.PREVIEW),
        (Stage.PREVIEW, None),
        (Stage.PREVIEW, Stage.LIVE),
        (Stage.LIVE, None),
        (Stage.LIVE, Stage.ENDED),
        (Stage.ENDED, None),
    ]


def test_live_from_nothing_goes_through_the_preview_by_itself(desk):
    desk.reach(Stage.LIVE)
    assert any(seen.stage is Stage.PREVIEW for seen in desk.seen)


def test_without_a_preview_in_the_plan_it_goes_live_directly(desk, desired, done):
    plan = replace(desired().plan, preview=False)
    desk.reach(Stage.LIVE, plan=plan)
    assert all(seen.stage is not Stage.PREVIEW for seen in desk.seen)
    assert len(done("liveBroadcasts.transition")) == 1


def test_a_preview_that_the_broadcast_has_not_is_told(desk, desired):
    plan = replace(desired().plan, preview=False)
    desk.want(Stage.PREVIEW, plan=plan)
    seen = desk.wait(lambda seen: seen.trouble is not None)
    assert (seen.trouble.code, seen.stage) == ("previewOff", Stage.SCHEDULED)


def test_what_is_inserted_is_what_the_plan_says(desk, done):
    desk.reach(Stage.SCHEDULED)
    body = broadcasts(done)[0].body
    assert body["snippet"]["title"] == "탄소중립 컨퍼런스"
    assert body["snippet"]["description"] == "대전\n\nEventDesk run-1"
    assert body["snippet"]["scheduledStartTime"] == "2021-04-23T00:50:00Z"
    assert body["status"] == {"privacyStatus": "unlisted", "selfDeclaredMadeForKids": False}
    details = body["contentDetails"]
    assert (details["enableAutoStart"], details["enableAutoStop"]) == (False, False)
    assert details["latencyPreference"] == "low"
    assert details["monitorStream"]["enableMonitorStream"] is True


def test_the_other_languages_are_written_without_losing_the_first(desk, standin, done):
    desk.reach(Stage.SCHEDULED)
    desk.feed()
    desk.want(Stage.PREVIEW)
    desk.wait(lambda seen: seen.stage is Stage.PREVIEW)
    bodies = [entry.body for entry in done("videos.update")]
    assert len(bodies) == 1
    assert bodies[0]["localizations"]["en"] == {
        "title": "Carbon-neutral conference",
        "description": "Daejeon\n\nEventDesk run-1",
    }
    assert bodies[0]["snippet"]["title"] == "탄소중립 컨퍼런스"
    assert bodies[0]["snippet"]["defaultLanguage"] == "ko"
    assert desk.seen[-1].title == "탄소중립 컨퍼런스"


def test_a_broadcast_never_goes_back(desk, done):
    desk.reach(Stage.LIVE)
    before = len(done("liveBroadcasts.transition"))
    desk.want(Stage.PREVIEW)
    desk.driver.retry()
    desk.feed(False)
    desk.wait(lambda seen: seen.trouble and seen.trouble.code == "ingestLost")
    assert desk.seen[-1].stage is Stage.LIVE
    assert len(done("liveBroadcasts.transition")) == before


def test_an_end_before_it_began_asks_nothing_of_youtube(desk, done):
    desk.reach(Stage.SCHEDULED)
    desk.want(Stage.ENDED)
    desk.feed()
    desk.wait(lambda seen: seen.ingest == "active")  # it looked again, and still asked nothing
    assert done("liveBroadcasts.transition") == []


def test_nothing_wanted_creates_nothing(desk, done):
    desk.wait(lambda seen: seen.service is Service.OK)
    assert {entry.method for entry in desk.standin.journal} == {"channels.list"}


def test_no_stream_is_waited_for_and_told(desk):
    desk.reach(Stage.SCHEDULED)
    desk.want(Stage.PREVIEW)
    seen = desk.wait(lambda seen: seen.trouble is not None)
    assert (seen.trouble.code, seen.service) == ("errorStreamInactive", Service.OK)
    desk.feed()
    assert desk.wait(lambda seen: seen.stage is Stage.PREVIEW).trouble is None


def test_a_lost_stream_is_told_while_live_and_heals(desk):
    desk.reach(Stage.LIVE)
    desk.feed(False)
    lost = desk.wait(lambda seen: seen.ingest == "inactive")
    assert (lost.trouble.code, lost.stage) == ("ingestLost", Stage.LIVE)
    desk.feed(True)
    assert desk.wait(lambda seen: seen.ingest == "active").trouble is None


def test_health_and_issues_are_told_apart_from_the_ingest(desk, standin):
    live = desk.reach(Stage.LIVE)
    standin.report_health(live.target.key.reveal(), "bad", "videoIngestionStarved")
    seen = desk.wait(lambda seen: seen.health == "bad")
    assert seen.ingest == "active"
    assert seen.issues == ("videoIngestionStarved",)


def test_a_show_ended_by_hand_is_told_and_not_begun_again(desk, standin, done):
    live = desk.reach(Stage.LIVE)
    standin.end_by_hand(live.id)
    seen = desk.wait(lambda seen: seen.stage is Stage.ENDED)
    assert seen.trouble.code == "broadcastOver"
    assert len(broadcasts(done)) == 1


def test_a_start_that_takes_too_long_raises_the_alarm(clock, standin, open_desk):
    desk = open_desk()
    desk.reach(Stage.SCHEDULED)
    standin._channel.timing = replace(standin._channel.timing, settle=75)
    desk.want(Stage.PREVIEW)
    desk.feed()
    stuck = desk.wait(lambda seen: seen.trouble and seen.trouble.code == "stuckStarting")
    assert stuck.moving_to is Stage.PREVIEW
    assert desk.wait(lambda seen: seen.stage is Stage.PREVIEW).trouble is None


def test_a_start_in_the_past_becomes_a_start_soon(desk, clock, done, desired):
    late = replace(desired(), scheduled_start=clock.now().replace(year=2020))
    desk.driver.want(late)
    desk.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert broadcasts(done)[0].body["snippet"]["scheduledStartTime"].startswith("2021-04-23T00:0")


def test_the_stream_of_the_last_event_is_used_again(desk, open_desk, done, desired):
    desk.reach(Stage.SCHEDULED)
    desk.stop()
    other = open_desk()
    plan = replace(desired().plan, title=Text((("en", "Another show"),)))
    other.want(marker="EventDesk run-2", plan=plan)
    other.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert len(broadcasts(done)) == 2
    assert len(done("liveStreams.insert")) == 1
    assert other.key_of(other.seen[-1].id) == desk.key_of(desk.seen[-1].id)


def test_a_new_run_in_the_same_desk_begins_anew(desk, done, desired):
    first = desk.reach(Stage.LIVE)
    desk.reach(Stage.ENDED)
    desk.want(Stage.SCHEDULED, marker="EventDesk run-2")
    second = desk.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert second.id != first.id
    assert len(broadcasts(done)) == 2


def test_without_credentials_nobody_is_signed_in_and_nothing_is_called(open_desk, standin):
    desk = open_desk(credentials=None)
    desk.want(Stage.LIVE)
    assert [seen.service for seen in desk.seen] == [Service.SIGNED_OUT]
    assert standin.journal == ()


def test_the_key_is_in_no_log_and_no_repr(desk, caplog):
    with caplog.at_level(logging.DEBUG):
        desk.reach(Stage.SCHEDULED)
        key = desk.key_of(desk.seen[-1].id)
        desk.standin.fail(Fault(FaultKind.REFUSE, "backendError"))
        desk.reach(Stage.LIVE)
    assert caplog.records
    assert all(key not in record.getMessage() for record in caplog.records)
    assert all("anonymous" not in record.getMessage() for record in caplog.records)
    assert key not in repr(desk.seen)
    assert key not in repr(vars(desk.driver))


def test_a_stop_before_the_start_is_done_is_a_stop(standin):
    driver = YouTubeDriver(SystemClock(), None, standin.url)
    driver.stop()
    seen = []
    driver.start(seen.append)
    assert seen == []


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9/", "http://example.test/"])
def test_an_address_that_does_not_answer_is_told(clock, endpoint):
    told, arrived = [], threading.Event()

    def report(seen):
        told.append(seen)
        if seen.trouble:
            arrived.set()

    driver = YouTubeDriver(clock, Anonymous(), endpoint, timeout=1)
    driver.start(report)
    assert arrived.wait(10)
    driver.stop()
    assert told[-1].service is Service.FAILING
    assert told[-1].trouble.code == "unreachable"
