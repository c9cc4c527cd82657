"""Nothing goes live by accident: not with our key, not by itself, not before the picture is fit."""

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Service, Stage
from eventdesk.standins.youtube import Fault, FaultKind

UPDATE = "liveBroadcasts.update"


def own_key(desk):
    """Schedule the show's broadcast; the key of its stream."""
    return desk.key_of(desk.reach(Stage.SCHEDULED).id)


def next_week(standin, later, key, **more):
    """Another event's broadcast, made in Studio on the same key: it starts by itself."""
    fields = {"description": "Next week's", "privacy": "private", **more}
    start = later(days=7)
    return standin.happen("put", title="Next week", scheduled_start=start, key=key, **fields)


def shown(standin, broadcast_id):
    """A broadcast as YouTube shows it."""
    return next(b for b in standin.state()["broadcasts"] if b["id"] == broadcast_id)


@pytest.mark.expected_log("would go live with our key")
def test_another_event_on_our_key_is_kept_from_going_live_before_obs_gets_the_key(
    desk, standin, later, done
):
    other = next_week(standin, later, own_key(desk), details={"latencyPreference": "ultraLow"})
    before = shown(standin, other)
    desk.want(Stage.PREVIEW)
    told = desk.wait(lambda seen: seen.target is not None)
    after = shown(standin, other)
    assert after["contentDetails"] == {**before["contentDetails"], "enableAutoStart": False}
    assert (after["snippet"], after["status"]) == (before["snippet"], before["status"])
    assert (told.trouble.code, told.trouble.detail) == ("rivalSwitchedOff", "Next week")
    assert len(done(UPDATE)) == 1
    desk.reach(Stage.LIVE)
    assert shown(standin, other)["status"]["lifeCycleStatus"] == "ready"


@pytest.mark.expected_log("would go live with our key")
@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE])
def test_a_lost_reply_leaves_it_switched_off_all_the_same(desk, standin, later, kind):
    other = next_week(standin, later, own_key(desk))
    standin.fail(Fault(kind, method=UPDATE))
    desk.want(Stage.PREVIEW)
    desk.wait(lambda seen: seen.target is not None)
    assert not shown(standin, other)["contentDetails"]["enableAutoStart"]


@pytest.mark.expected_log("would go live with our key")
def test_one_that_cannot_be_switched_off_keeps_obs_without_the_key(desk, standin, later):
    other = next_week(standin, later, own_key(desk))
    standin.fail(Fault(FaultKind.REFUSE, "forbidden", method=UPDATE, times=None))
    desk.want(Stage.LIVE)
    told = desk.wait(lambda seen: seen.trouble and seen.trouble.code == "keyShared")
    assert (told.trouble.detail, told.target, told.stage) == ("Next week", None, Stage.SCHEDULED)
    standin.delete_by_hand(other)  # a person sees to it
    desk.driver.retry()
    assert desk.wait(lambda seen: seen.target is not None).trouble is None


def test_one_that_is_on_with_our_key_is_told_and_left_alone(desk, standin, later, done):
    next_week(standin, later, own_key(desk), life="live")
    desk.want(Stage.PREVIEW)
    told = desk.wait(lambda seen: seen.target is not None)
    assert (told.trouble.code, told.trouble.detail) == ("keyAlsoLive", "Next week")
    assert done(UPDATE) == []


@pytest.mark.parametrize("more", [{"key": None}, {"details": {"enableAutoStart": False}}])
def test_others_are_left_alone(desk, standin, later, done, more):
    key = own_key(desk) if more.get("key", "") is not None else standin.happen("stream", title="x")
    own_key(desk)
    next_week(standin, later, key, **{name: v for name, v in more.items() if name != "key"})
    desk.want(Stage.PREVIEW)
    assert desk.wait(lambda seen: seen.target is not None).trouble is None
    assert done(UPDATE) == []


@pytest.mark.expected_log("did not keep what was sent")
def test_what_youtube_did_not_keep_of_an_update_is_told(desk, standin, later, done):
    """Somebody changes the latency between the write and the look after it."""
    by_hand = standin.put_broadcast("탄소중립 컨퍼런스", later())

    def change():
        if done(UPDATE):
            broadcast = standin._channel.broadcasts[by_hand]
            broadcast.details["latencyPreference"] = "ultraLow"
        return bool(done(UPDATE))

    standin.set_lag(0, stale=3)
    desk.want(Stage.SCHEDULED)
    desk.wait(lambda _: change())
    told = desk.wait(lambda seen: seen.trouble is not None)
    assert (told.trouble.code, told.trouble.detail) == ("updateNotKept", "latencyPreference")


# The picture has to be fit


def previewed(desk):
    """A preview whose stream is fed, and its key."""
    return desk.key_of(desk.reach(Stage.PREVIEW).id)


def test_a_bad_picture_is_held_back_until_it_is_good(desk, standin, done):
    key = previewed(desk)
    standin.report_health(key, "bad", "videoIngestionStarved")
    desk.driver.retry()
    desk.wait(lambda seen: seen.health == "bad")
    desk.want(Stage.LIVE)
    held = desk.wait(lambda seen: seen.held_by == "healthBad")
    assert (held.stage, held.service, held.trouble.code) == (
        Stage.PREVIEW, Service.OK, "healthBad",
    )  # fmt: skip
    assert held.issues == ("videoIngestionStarved",)
    standin.report_health(key, "good")
    live = desk.wait(lambda seen: seen.stage is Stage.LIVE)
    assert (live.held_by, live.trouble) == ("", None)
    assert len(done("liveBroadcasts.transition")) == 2


def test_the_operator_overrules_what_holds_it_back(desk, standin):
    key = previewed(desk)
    standin.report_health(key, "bad")
    desk.driver.retry()
    desk.wait(lambda seen: seen.health == "bad")
    desk.want(Stage.LIVE)
    desk.wait(lambda seen: seen.held_by == "healthBad")
    desk.want(Stage.LIVE, forced=True)
    assert desk.wait(lambda seen: seen.stage is Stage.LIVE).health == "bad"


def test_an_encoder_that_is_not_fit_holds_it_back(desk):
    previewed(desk)
    desk.want(Stage.LIVE, not_yet="encoder-dropping")
    desk.wait(lambda seen: seen.held_by == "encoder-dropping")
    desk.want(Stage.LIVE)
    desk.wait(lambda seen: seen.stage is Stage.LIVE)


def test_a_stream_that_nobody_has_judged_yet_is_waited_for_and_told(desk, standin):
    key = previewed(desk)
    standin.report_health(key, "noData")
    desk.driver.retry()
    desk.wait(lambda seen: seen.health == "noData")
    desk.want(Stage.LIVE)
    desk.wait(lambda seen: seen.held_by == "healthUnproven")
    told = desk.wait(lambda seen: seen.trouble is not None)
    assert told.trouble.code == "healthUnproven"


def test_nothing_on_the_way_to_the_end_is_held_back(desk, standin):
    key = previewed(desk)
    desk.reach(Stage.LIVE)
    standin.report_health(key, "bad")
    desk.want(Stage.ENDED, not_yet="encoder-dropping")
    desk.wait(lambda seen: seen.stage is Stage.ENDED)


def test_a_stream_lost_while_live_is_loud_and_ends_nothing(desk, standin, done):
    desk.reach(Stage.LIVE)
    desk.feed(False)
    lost = desk.wait(lambda seen: seen.trouble and seen.trouble.code == "ingestLost")
    assert lost.stage is Stage.LIVE
    standin.move_clock(3600)
    desk.driver.retry()
    desk.wait(lambda seen: seen.ingest == "inactive")
    assert desk.seen[-1].stage is Stage.LIVE
    assert len(done("liveBroadcasts.transition")) == 2


def test_an_adopted_broadcast_that_cannot_be_kept_from_starting_gets_no_stream_for_a_preview(
    desk, standin, later, desired
):
    standin.put_broadcast("탄소중립 컨퍼런스", later())
    standin.fail(Fault(FaultKind.REFUSE, "forbidden", method=UPDATE, times=None))
    desk.want(Stage.PREVIEW, plan=replace(desired().plan))
    told = desk.wait(lambda seen: seen.trouble and seen.trouble.code == "autoStartOn")
    assert told.target is None


def test_viewers_are_told_while_live_and_hidden_ones_are_not_zero(desk, standin):
    live = desk.reach(Stage.LIVE)
    assert live.viewers is None
    standin.happen("viewers", broadcast=live.id, count=1234)
    desk.driver.retry()
    assert desk.wait(lambda seen: seen.viewers is not None).viewers == 1234
    standin.happen("viewers", broadcast=live.id, count=None)
    desk.driver.retry()
    desk.wait(lambda seen: seen.viewers is None)
