"""The budget: calls booked before they are sent, the reserve kept, a show that goes on blind."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.broadcast import Service, Stage
from eventdesk.domain.quota import KEPT_FOR, QuotaTable, next_reset, on_air_span, pacific_day
from eventdesk.drivers.youtube.quota import Budget, SessionLedger
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.transport import api_method
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import ManualClock
from eventdesk.standins.youtube import Fault, FaultKind
from eventdesk.standins.youtube.discovery import routes
from eventdesk.storage.plan import read_plan

DEMO = read_plan(asset("demo", "daejeon-2021.yaml")).sheet
NOW = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)
TODAY = pacific_day(NOW)


@pytest.fixture
def ledger():
    return SessionLedger()


@pytest.fixture
def budget(ledger):
    return Budget(ManualClock(NOW), ledger, QuotaTable(), lambda: DEMO)


def spend(ledger, left, table=QuotaTable()):  # noqa: B008 - it holds nothing
    ledger.book(TODAY, "", table.daily - left)


def test_every_method_of_the_api_is_known_by_its_path():
    named = {(verb, path): method.name for (verb, path), method in routes().items()}
    ours = {"liveBroadcasts", "liveStreams", "videos", "channels", "playlists", "playlistItems"}
    ours |= {"thumbnails", "liveChatMessages", "liveChatBans", "captions", "search"}
    compared = 0
    by_path = {"liveBroadcasts.insertCuepoint": "liveBroadcasts.cuepoint"}
    by_path["videos.batchGetStats"] = "videos:batchGetStats.list"
    for (verb, path), name in named.items():
        if name.split(".")[0] in ours and "{" not in path:
            compared += 1
            assert api_method(verb, path) == by_path.get(name, name), path
    assert compared > 30
    assert api_method("PATCH", "/elsewhere") == ".PATCH"


def test_calls_are_booked_with_what_they_take(budget, ledger):
    budget.book("liveBroadcasts.insert")
    budget.book("liveBroadcasts.list")
    assert ledger.used(TODAY) == 51
    assert budget.left == 9_949


@pytest.mark.parametrize("method", sorted(KEPT_FOR))
def test_what_the_reserve_is_for_is_sent_to_the_last_unit(budget, ledger, method):
    spend(ledger, 1)
    budget.book(method)


@pytest.mark.parametrize("method", ["videos.update", "thumbnails.set", "liveChatMessages.list"])
def test_anything_else_stops_before_the_reserve(budget, ledger, method):
    units = QuotaTable().cost(method)
    spend(ledger, 300 + units)
    budget.book(method)
    with pytest.raises(CallError, match="quotaReserved"):
        budget.book(method)
    assert budget.left == 300


@given(st.lists(st.sampled_from(["videos.update", "thumbnails.set", "playlistItems.insert"])))
def test_whatever_is_nice_to_have_leaves_the_reserve(methods):
    ledger = SessionLedger()
    spend(ledger, 1_000)
    budget = Budget(ManualClock(NOW), ledger)
    for method in methods * 5:
        try:
            budget.book(method)
        except CallError as refused:
            assert refused.reason == "quotaReserved"  # noqa: PT017 - some are, some are not
    assert budget.left >= 300


@settings(deadline=None, max_examples=30)  # hundreds of steps each
@given(used=st.integers(0, 9_999), pause=st.sampled_from([5.0, 15.0, 30.0, 300.0]))
def test_a_day_of_looks_never_eats_the_reserve(used, pause):
    """Minute by minute through the demo's day: however little is left, looking stops in time."""
    clock, ledger = ManualClock(on_air_span(DEMO)[0]), SessionLedger()
    day = pacific_day(clock.now())
    ledger.book(day, "", used)
    budget = Budget(clock, ledger, QuotaTable(), lambda: DEMO)
    end = min(on_air_span(DEMO)[1], next_reset(clock.now()))
    reserve_at_the_start = min(300, 10_000 - used)
    for _ in range(600):
        wait = budget.pause(pause)
        assert wait >= min(pause, budget.until_reset())
        if clock.now() + timedelta(seconds=wait) >= end:
            break
        clock.move(wait)
        budget.book("liveBroadcasts.list")
        budget.book("liveStreams.list")
    assert 10_000 - ledger.used(day) >= reserve_at_the_start


def test_with_plenty_left_the_pace_is_as_asked(budget):
    assert budget.pause(30.0) == 30.0
    assert budget.trouble() is None


def test_with_little_left_looks_come_slower(budget, ledger):
    spend(ledger, 300 + 100 + 60)
    assert 30.0 < budget.pause(30.0) < budget.until_reset()


def test_with_only_the_reserve_left_looking_ends_until_the_reset(budget, ledger):
    spend(ledger, 310)
    assert budget.pause(30.0) == budget.until_reset() == 7 * 3600
    assert budget.trouble().code == "quotaReserved"


def test_a_day_that_youtube_calls_spent_is_spent_until_pacific_midnight(ledger):
    clock = ManualClock(NOW)
    budget = Budget(clock, ledger, QuotaTable(), lambda: DEMO)
    budget.note(CallError("backendError"))
    assert budget.left == 10_000
    budget.note(CallError("quotaExceeded"))
    assert budget.left == 0
    assert budget.pause(15.0) == budget.until_reset()
    clock.move(budget.until_reset())
    assert budget.left == 10_000
    assert budget.pause(15.0) == 15.0


def test_only_an_answer_to_a_call_takes_back_that_the_day_is_spent(budget):
    budget.book("liveBroadcasts.list")
    budget.note(CallError("quotaExceeded"))
    budget.worked()
    assert budget.left == 0, "nothing was sent since"
    budget.book("liveBroadcasts.transition")
    budget.worked()
    assert budget.left > 0


def test_the_prediction_follows_the_sheet(ledger):
    sheets = [DEMO]
    budget = Budget(ManualClock(NOW), ledger, QuotaTable(), lambda: sheets[-1])
    before = budget.predicted
    assert before > 1_000
    sheets.append(replace(DEMO, broadcast=None))
    assert budget.predicted == 0
    assert Budget(ManualClock(NOW)).predicted is None


# The driver, against the stand-in.


@pytest.fixture
def driven(clock, open_desk):
    """A desk whose driver has this much quota."""

    def start(left=10_000, table=QuotaTable()):  # noqa: B008 - it holds nothing
        ledger = SessionLedger()
        spend(ledger, left, table)
        budget = Budget(clock, ledger, table, lambda: DEMO)
        desk = open_desk(budget=budget)
        return desk, ledger

    return start


def test_the_desks_count_is_the_stand_ins_own(driven, standin):
    desk, ledger = driven()
    desk.reach(Stage.LIVE)
    desk.reach(Stage.ENDED)
    desk.stop()
    assert ledger.used(TODAY) == standin.units_used


def test_the_panel_is_told_what_is_left_and_what_the_show_takes(driven):
    desk, _ = driven(9_000)
    seen = desk.reach(Stage.SCHEDULED)
    assert 8_000 < seen.quota_left < 9_000
    assert seen.quota_predicted > 1_000


def test_a_show_on_its_reserve_goes_live_and_ends(driven, standin):
    desk, ledger = driven(390)
    desk.reach(Stage.LIVE)
    told = desk.wait(lambda seen: seen.trouble is not None and seen.stage is Stage.LIVE)
    assert (told.trouble.code, told.service) == ("quotaReserved", Service.OK)
    desk._arrived.acquire()
    desk._arrived.wait(0.3)  # what was refused is followed by one more look
    looks = len(standin.journal)
    desk._arrived.wait(1.0)  # a minute of the show, two looks at the usual pace
    desk._arrived.release()
    assert len(standin.journal) == looks
    desk.reach(Stage.ENDED)
    assert ledger.used(TODAY) <= 10_000


def test_localizations_wait_when_only_the_reserve_is_left(driven, standin, done):
    desk, _ = driven(420)
    desk.reach(Stage.LIVE)
    assert done("videos.update") == []
    assert any(seen.trouble and seen.trouble.code == "quotaReserved" for seen in desk.seen)


def test_without_quota_a_live_show_is_ended_blind(driven, standin, done):
    desk, ledger = driven()
    desk.reach(Stage.LIVE)
    for method in ("liveBroadcasts.list", "liveStreams.list"):
        standin.fail(Fault(FaultKind.REFUSE, "quotaExceeded", method=method, times=None))
    desk.driver.retry()
    told = desk.wait(lambda seen: seen.service is Service.BLOCKED)
    assert (told.trouble.code, told.stage, told.quota_left) == ("quotaExceeded", Stage.LIVE, 0)
    assert ledger.exceeded(TODAY)
    desk.want(Stage.ENDED)
    desk.wait(lambda seen: seen.stage is Stage.ENDED)
    assert len(done("liveBroadcasts.transition")) == 3


def test_a_blind_try_that_is_refused_is_made_once_for_each_wish(driven, standin):
    desk, _ = driven()
    desk.reach(Stage.LIVE)
    standin.fail(Fault(FaultKind.REFUSE, "quotaExceeded", times=None))
    desk.want(Stage.ENDED)
    desk.wait(lambda seen: seen.service is Service.BLOCKED)
    tries = [e for e in standin.journal if e.method == "liveBroadcasts.transition" and not e.done]
    assert len(tries) == 1
    calls = len(standin.journal)
    desk._arrived.acquire()
    desk._arrived.wait(0.5)
    desk._arrived.release()
    assert len(standin.journal) == calls
    standin.heal()
    desk.driver.retry()
    desk.wait(lambda seen: seen.stage is Stage.ENDED and seen.quota_left > 0)


def test_a_day_that_another_desk_found_spent_is_tried_again_when_asked(driven):
    desk, ledger = driven()
    left = desk.reach(Stage.SCHEDULED).quota_left
    ledger.note_exceeded(TODAY, True)
    desk.driver.retry()  # one look, which is answered: there are units after all
    desk.wait(lambda seen: 0 < seen.quota_left < left)
    assert not ledger.exceeded(TODAY)
