"""After a crash it is the same broadcast, found by id, by marker, or by title and start."""

import pytest

from eventdesk.domain.broadcast import Service, Stage


def made(standin):
    return standin.state()["broadcasts"]


def test_a_known_broadcast_is_taken_up_where_it_is(desk, open_desk, standin):
    live = desk.reach(Stage.LIVE)
    desk.stop()
    again = open_desk()
    again.want(Stage.LIVE, known_id=live.id)
    seen = again.wait(lambda seen: seen.stage is Stage.LIVE)
    assert seen.id == live.id
    assert seen.live_since == live.live_since
    assert len(made(standin)) == 1


def test_without_its_id_it_is_found_by_its_marker(desk, open_desk, standin):
    first = desk.reach(Stage.PREVIEW)
    desk.stop()
    again = open_desk()
    again.want(Stage.PREVIEW)
    assert again.wait(lambda seen: seen.stage is Stage.PREVIEW).id == first.id
    assert len(made(standin)) == 1


def test_it_is_found_behind_many_others(standin, open_desk, later):
    mine = standin.put_broadcast("탄소중립 컨퍼런스", later(minutes=0))
    for number in range(60):
        standin.put_broadcast(f"Another show {number}", later(hours=number))
    desk = open_desk()
    assert desk.reach(Stage.SCHEDULED).id == mine


def test_one_made_by_hand_for_the_sheet_is_adopted(standin, desk, later, done):
    by_hand = standin.put_broadcast(
        "탄소중립 컨퍼런스", later(seconds=30), description="By hand", privacy="private"
    )
    live = desk.reach(Stage.LIVE)
    assert live.id == by_hand
    assert done("liveBroadcasts.insert") == []
    kept = made(standin)[0]
    assert kept["snippet"]["description"] == "By hand"
    assert kept["status"]["privacyStatus"] == "private"
    assert done("videos.update") == []


def test_an_adopted_one_neither_starts_nor_stops_by_itself_and_keeps_the_rest(standin, desk, later):
    details = {"latencyPreference": "ultraLow", "enableDvr": False}
    standin.put_broadcast("탄소중립 컨퍼런스", later(), details=details)
    desk.reach(Stage.SCHEDULED)
    kept = made(standin)[0]["contentDetails"]
    assert (kept["enableAutoStart"], kept["enableAutoStop"]) == (False, False)
    assert (kept["latencyPreference"], kept["enableDvr"]) == ("ultraLow", False)
    assert kept["monitorStream"]["enableMonitorStream"] is True


@pytest.mark.parametrize(("title", "minutes"), [("탄소중립 컨퍼런스", 5), ("Another title", 0)])
def test_one_with_another_title_or_start_is_left_alone(standin, desk, later, title, minutes):
    other = standin.put_broadcast(title, later(minutes=minutes))
    assert desk.reach(Stage.SCHEDULED).id != other
    assert len(made(standin)) == 2


def test_a_known_one_that_is_over_is_never_used_for_a_new_show(desk, open_desk, standin, done):
    old = desk.reach(Stage.LIVE)
    desk.reach(Stage.ENDED)
    desk.stop()
    again = open_desk()
    again.want(Stage.LIVE, known_id=old.id)
    seen = again.wait(lambda seen: seen.trouble is not None)
    assert (seen.trouble.code, seen.stage) == ("broadcastOver", Stage.ENDED)
    assert len(done("liveBroadcasts.insert")) == 1
    assert len(made(standin)) == 1


def test_a_known_one_that_ended_as_meant_is_no_trouble(desk, open_desk):
    old = desk.reach(Stage.LIVE)
    desk.reach(Stage.ENDED)
    desk.stop()
    again = open_desk()
    again.want(Stage.ENDED, known_id=old.id)
    seen = again.wait(lambda seen: seen.stage is Stage.ENDED)
    assert (seen.trouble, seen.service) == (None, Service.OK)


def test_one_deleted_by_hand_is_told_and_not_made_again(desk, standin, done):
    first = desk.reach(Stage.SCHEDULED)
    standin.delete_by_hand(first.id)
    desk.driver.retry()
    seen = desk.wait(lambda seen: seen.trouble is not None)
    assert seen.trouble.code == "liveBroadcastNotFound"
    assert seen.id is None
    assert len(done("liveBroadcasts.insert")) == 1


def test_a_replacement_made_by_hand_is_found(desk, standin, later):
    first = desk.reach(Stage.SCHEDULED)
    standin.delete_by_hand(first.id)
    desk.driver.retry()
    desk.wait(lambda seen: seen.trouble is not None)
    spare = standin.put_broadcast("탄소중립 컨퍼런스", later())
    seen = desk.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert (seen.id, seen.trouble) == (spare, None)


def test_a_known_one_that_is_nowhere_is_told_and_none_is_made(open_desk, standin, done):
    desk = open_desk()
    desk.want(Stage.LIVE, known_id="nowhere")
    seen = desk.wait(lambda seen: seen.trouble is not None)
    assert seen.trouble.code == "liveBroadcastNotFound"
    assert done("liveBroadcasts.insert") == []


def test_learning_the_id_of_the_own_broadcast_changes_nothing(desk, standin):
    first = desk.reach(Stage.SCHEDULED)
    desk.want(Stage.SCHEDULED, known_id=first.id)
    desk.feed()
    desk.wait(lambda seen: seen.ingest == "active")
    assert all(seen.id in {None, first.id} for seen in desk.seen)
    assert desk.seen[-1].id == first.id


def test_a_bound_stream_that_is_gone_is_replaced(desk, standin):
    desk.want(Stage.PREVIEW)
    old = desk.wait(lambda seen: seen.target is not None).target
    standin._channel.streams.clear()
    desk.driver.retry()
    seen = desk.wait(lambda seen: seen.target is not None and seen.target != old)
    assert seen.stage is Stage.SCHEDULED


def test_after_a_restart_an_insert_that_nobody_heard_of_is_found_although_lists_lag(
    open_desk, standin, done
):
    standin.set_lag(5)
    desk = open_desk()
    desk.want(Stage.SCHEDULED)
    desk.wait(lambda _: done("liveBroadcasts.insert"))
    desk.stop()
    again = open_desk()
    again.want(Stage.SCHEDULED, resumed=True)
    again.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert len(done("liveBroadcasts.insert")) == 1
    assert len(done("liveStreams.insert")) == 1
