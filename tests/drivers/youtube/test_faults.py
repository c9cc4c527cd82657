"""Every way in which a call can fail: told with its reason, healed where it can be, never twice."""

import threading

import pytest

from eventdesk.domain.broadcast import Service, Stage
from eventdesk.domain.secret import Secret
from eventdesk.standins.youtube import Fault, FaultKind

WRITES = (
    "liveBroadcasts.insert",
    "liveStreams.insert",
    "liveBroadcasts.bind",
    "liveBroadcasts.transition",
    "videos.update",
)


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.GARBAGE])
@pytest.mark.parametrize("method", WRITES)
def test_a_lost_reply_at_any_write_leaves_exactly_one_of_everything(desk, standin, method, kind):
    standin.fail(Fault(kind, method=method))
    desk.reach(Stage.LIVE)
    desk.reach(Stage.ENDED)
    state = standin.state()
    assert len(state["broadcasts"]) == 1
    assert len(state["streams"]) == 1
    assert any(entry.met for entry in standin.journal), "the fault was never met"


@pytest.mark.parametrize("method", WRITES)
def test_an_error_of_googles_own_may_hide_work_that_was_done(desk, standin, method):
    standin.fail(Fault(FaultKind.REFUSE_AFTER, "backendError", method=method))
    desk.reach(Stage.LIVE)
    assert len(standin.state()["broadcasts"]) == 1
    assert len(standin.state()["streams"]) == 1


@pytest.mark.parametrize("method", ["liveBroadcasts.insert", "liveBroadcasts.transition"])
def test_a_call_that_never_answers_is_given_up_and_read_back(desk, standin, method):
    standin.fail(Fault(FaultKind.HANG, method=method))
    desk.want(Stage.SCHEDULED)
    desk.reach(Stage.LIVE)
    timed_out = [seen for seen in desk.seen if seen.trouble and seen.trouble.code == "timeout"]
    assert timed_out
    assert timed_out[0].service is Service.FAILING
    assert len(standin.state()["broadcasts"]) == 1


def test_an_insert_whose_reply_is_lost_is_found_although_the_lists_lag(desk, standin, done):
    standin.set_lag(4)
    standin.fail(Fault(FaultKind.DROP_AFTER, method="liveBroadcasts.insert"))
    desk.reach(Stage.SCHEDULED)
    assert len(done("liveBroadcasts.insert")) == 1


def test_a_fresh_broadcast_that_the_lists_do_not_show_yet_is_waited_for(desk, standin, done):
    standin.set_lag(3)
    desk.reach(Stage.SCHEDULED)
    assert all(seen.trouble is None for seen in desk.seen)
    assert len(done("liveBroadcasts.insert")) == 1


PASSING = ("backendError", "internalError", "rateLimitExceeded", "userRequestsExceedRateLimit")


@pytest.mark.parametrize("reason", PASSING)
@pytest.mark.parametrize("method", ["liveBroadcasts.list", *WRITES])
def test_a_passing_fault_is_told_and_the_show_goes_on(desk, standin, method, reason):
    standin.fail(Fault(FaultKind.REFUSE, reason, method=method, times=2))
    desk.reach(Stage.LIVE)
    told = desk.wait_for_any(lambda seen: seen.trouble and seen.trouble.code == reason)
    assert told.service is Service.FAILING
    desk.wait(lambda seen: seen.service is Service.OK and seen.stage is Stage.LIVE)
    assert len(standin.state()["broadcasts"]) == 1


@pytest.mark.parametrize(
    "reason",
    [
        "liveStreamingNotEnabled",
        "livePermissionBlocked",
        "insufficientLivePermissions",
        "insufficientPermissions",
        "accessNotConfigured",
        "userBroadcastsExceedLimit",
        "invalidTitle",
    ],
)
def test_what_needs_a_person_is_told_as_such_and_tried_again_later(desk, standin, reason):
    standin.fail(Fault(FaultKind.REFUSE, reason, method="liveBroadcasts.insert"))
    desk.want(Stage.SCHEDULED)
    told = desk.wait(lambda seen: seen.service is Service.BLOCKED)
    assert told.trouble.code == reason
    assert told.trouble.detail
    healed = desk.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert (healed.service, healed.trouble) == (Service.OK, None)


def test_when_the_quota_is_used_up_nothing_more_is_read(desk, standin):
    desk.reach(Stage.SCHEDULED)
    standin.fail(Fault(FaultKind.REFUSE, "quotaExceeded", times=1000))
    desk.driver.retry()
    told = desk.wait(lambda seen: seen.service is Service.BLOCKED)
    assert told.trouble.code == "quotaExceeded"
    calls = len(standin.journal)
    desk._arrived.acquire()
    desk._arrived.wait(1.0)  # a minute of the show
    desk._arrived.release()
    assert len(standin.journal) == calls
    standin.heal()
    desk.want(Stage.PREVIEW)
    desk.feed()
    desk.wait(lambda seen: seen.stage is Stage.PREVIEW)


def test_a_sign_in_that_ran_out_is_told_and_heals_when_it_is_good_again(desk, standin):
    standin.fail(Fault(FaultKind.REFUSE, "authError", times=2))
    desk.want(Stage.SCHEDULED)
    told = desk.wait_for_any(lambda seen: seen.service is Service.SIGNED_OUT)
    assert told.trouble.code == "authError"
    desk.wait(lambda seen: seen.stage is Stage.SCHEDULED and seen.service is Service.OK)


class Renewable:
    """Credentials whose token can be renewed, as a signed-in account's."""

    channel_id = None

    def __init__(self):
        self.renewed = 0

    def access_token(self):
        return Secret(f"token-{self.renewed}")

    def renew(self):
        self.renewed += 1
        return True


def test_a_token_that_ran_out_is_renewed_without_a_person(open_desk, standin):
    standin.fail(Fault(FaultKind.REFUSE, "authError"))
    credentials = Renewable()
    desk = open_desk(credentials=credentials)
    desk.reach(Stage.SCHEDULED)
    assert credentials.renewed == 1
    assert all(seen.service is not Service.SIGNED_OUT for seen in desk.seen)


def test_a_redundant_transition_is_fine(desk, standin):
    desk.reach(Stage.PREVIEW)
    standin.fail(Fault(FaultKind.DROP_AFTER, method="liveBroadcasts.transition"))
    desk.reach(Stage.LIVE)
    codes = {seen.trouble.code for seen in desk.seen if seen.trouble}
    assert "redundantTransition" not in codes


def test_a_stream_that_dropped_between_look_and_request_is_waited_for(desk, standin):
    standin.fail(Fault(FaultKind.REFUSE, "errorStreamInactive", method="liveBroadcasts.transition"))
    desk.reach(Stage.LIVE)
    assert all(seen.service in {Service.CONNECTING, Service.OK} for seen in desk.seen)


def test_an_invalid_transition_is_read_again_once_and_then_told(desk, standin):
    fault = Fault(
        FaultKind.REFUSE, "invalidTransition", method="liveBroadcasts.transition", times=3
    )
    standin.fail(fault)
    desk.reach(Stage.LIVE)
    refusals = [entry for entry in standin.journal if entry.reason == "invalidTransition"]
    told = [s for s in desk.seen if s.trouble and s.trouble.code == "invalidTransition"]
    assert len(refusals) == 3
    assert told
    assert told[0].service is Service.FAILING


@pytest.mark.parametrize("reason", ["invalidCategoryId", "forbidden"])
def test_translations_that_are_refused_never_hold_the_show_up(desk, standin, reason):
    standin.fail(Fault(FaultKind.REFUSE, reason, method="videos.update", times=100))
    live = desk.reach(Stage.LIVE)
    assert live.service is Service.OK
    assert [e.method for e in standin.journal].count("videos.update") == 1
    assert desk.wait(lambda seen: seen.trouble is not None).trouble.code == reason


def test_translations_that_fail_again_and_again_are_given_up(desk, standin):
    standin.fail(Fault(FaultKind.REFUSE, "backendError", method="videos.update", times=100))
    desk.reach(Stage.LIVE)
    assert [e.method for e in standin.journal].count("videos.update") <= 3


@pytest.mark.parametrize("kind", [FaultKind.GARBAGE, FaultKind.DROP_BEFORE])
def test_reads_that_fail_are_told_and_what_was_seen_stays(desk, standin, kind):
    live = desk.reach(Stage.LIVE)
    standin.fail(Fault(kind, times=3))
    desk.driver.retry()
    failing = desk.wait(lambda seen: seen.service is Service.FAILING)
    assert failing.trouble.code in {"unreadableAnswer", "connectionLost"}
    assert (failing.stage, failing.id) == (Stage.LIVE, live.id)
    desk.wait(lambda seen: seen.service is Service.OK and seen.trouble is None)


def test_a_youtube_that_comes_back_is_found_again(desk, standin):
    desk.reach(Stage.PREVIEW)
    standin.stop()
    desk.driver.retry()
    gone = desk.wait(lambda seen: seen.service is Service.FAILING)
    assert gone.trouble.code in {"unreachable", "connectionLost"}
    standin.start()
    desk.reach(Stage.LIVE)


def test_a_call_that_hangs_does_not_hold_up_a_stop(open_desk, standin):
    desk = open_desk(timeout=60)
    desk.wait(lambda seen: seen.service is Service.OK)
    standin.fail(Fault(FaultKind.HANG))
    desk.want(Stage.SCHEDULED)
    until_hanging(standin)
    thread = desk.driver._thread
    assert thread.is_alive()
    desk.stop()
    assert not thread.is_alive()


def until_hanging(standin):
    tick = threading.Event()
    for _ in range(500):
        if any(entry.met == "hang" for entry in standin.journal):
            return
        tick.wait(0.02)
    raise AssertionError("the call never came")


def test_nothing_is_told_after_the_stop(desk):
    desk.reach(Stage.SCHEDULED)
    desk.stop()
    told = len(desk.seen)
    desk.want(Stage.LIVE)
    desk.driver.retry()
    assert len(desk.seen) == told
    assert not desk.driver._thread.is_alive()


@pytest.mark.expected_log("thread youtube ended by a bug")
def test_a_bug_in_the_driver_is_never_hidden_behind_an_old_picture(desk, monkeypatch):
    desk.reach(Stage.SCHEDULED)

    def broken(*_args):
        raise RuntimeError("bug")

    monkeypatch.setattr("eventdesk.drivers.youtube.worker.plan_step", broken)
    desk.driver.retry()
    seen = desk.wait(lambda seen: seen.service is Service.FAILING)
    assert (seen.trouble.code, seen.stage) == ("driverStopped", Stage.SCHEDULED)
    desk.driver._thread.join(5)
