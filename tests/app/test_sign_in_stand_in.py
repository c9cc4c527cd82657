"""The whole sign-in against the YouTube stand-in, which takes only its own sign-in's tokens."""

import pytest

from eventdesk.app.parts import RealParts, Workplace
from eventdesk.app.sign_in_check import check_sign_in
from eventdesk.domain.broadcast import BroadcastDesired, Service, Stage
from eventdesk.domain.quota import pacific_day
from eventdesk.domain.sign_in import Outlook
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import RehearsalClock, SystemClock
from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn
from eventdesk.storage.plan import read_plan
from support.reports import Reports

DEMO = read_plan(asset("demo", "daejeon-2021.yaml")).sheet


@pytest.fixture
def clock():
    return RehearsalClock(SystemClock().now(), 60.0)


@pytest.fixture
def standin(clock):
    standin = YouTubeStandIn(clock=clock, sign_in=True)
    standin.start()
    yield standin
    standin.stop()


@pytest.fixture
def accounts(accounts_at, standin, clock):
    return accounts_at(standin.url, clock=clock)


@pytest.fixture
def drive(accounts, clock, tmp_path):
    """The driver that the desk would make; everything that it reports."""
    drivers = []

    def start(stage=Stage.SCHEDULED):
        place = Workplace(lambda: DEMO, clock, tmp_path / "graphics")
        driver = RealParts(place, ("localhost", 4455), accounts).youtube()
        reports = Reports()
        driver.start(reports.take)
        drivers.append(driver)
        driver.want(
            BroadcastDesired(
                stage=stage,
                plan=DEMO.broadcast,
                languages=("ko",),
                scheduled_start=clock.now(),
                marker="EventDesk test",
            )
        )
        return driver, reports

    yield start
    for driver in drivers:
        driver.stop()


def test_nobody_signed_in_is_refused_by_a_stand_in_that_asks_who(drive):
    _, reports = drive()
    assert reports.wait(lambda seen: seen.service is Service.SIGNED_OUT).trouble.code == "authError"


def test_the_desk_works_for_the_channel_that_signed_in(accounts, sign_in, drive, standin, clock):
    assert sign_in(accounts).known.channel.title == "Rehearsal channel"
    _, reports = drive()
    seen = reports.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert (seen.channel, seen.service) == ("Rehearsal channel", Service.OK)
    assert seen.quota_left == 10_000 - standin.units_used
    assert accounts.ledger().used(pacific_day(clock.now())) == standin.units_used


def test_a_restarted_desk_counts_on(accounts, sign_in, drive, standin):
    sign_in(accounts)
    driver, reports = drive()
    reports.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    driver.stop()
    _, again = drive()
    seen = again.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    assert seen.quota_left == 10_000 - standin.units_used


def test_a_token_that_ran_out_is_renewed_and_nobody_notices(accounts, sign_in, drive, standin):
    sign_in(accounts)
    driver, reports = drive()
    reports.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    standin.sign_in.forget_accesses()
    standin.move_clock(3600)
    before = len(reports.seen)
    driver.retry()
    reports.wait(lambda seen: len(reports.seen) > before and seen.service is Service.OK)


def test_a_consent_taken_back_in_the_show_is_told_and_healed_by_a_new_sign_in(
    accounts, sign_in, drive, standin
):
    sign_in(accounts)
    driver, reports = drive()
    reports.wait(lambda seen: seen.stage is Stage.SCHEDULED)
    standin.sign_in.take_back()
    driver.retry()
    reports.wait(lambda seen: seen.service is Service.SIGNED_OUT)
    assert check_sign_in(accounts).trouble.code == "invalid_grant"
    sign_in(accounts)
    driver.retry()
    reports.wait(lambda seen: seen.service is Service.OK)


def test_the_check_forces_a_refresh(accounts, sign_in, standin, clock):
    sign_in(accounts)
    asked = [e.method for e in standin.journal].count("oauth.token")
    seen = check_sign_in(accounts)
    assert [e.method for e in standin.journal].count("oauth.token") == asked + 1
    assert (seen.trouble, seen.clock_wrong) == (None, False)
    assert seen.outlook(clock.now()) is Outlook.LASTS


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(FaultKind.REFUSE, "invalid_grant", "oauth.token"), "invalid_grant"),
        (Fault(FaultKind.REFUSE, "invalid_client", "oauth.token"), "oauthClientRefused"),
        (Fault(FaultKind.REFUSE, "server_error", "oauth.token"), "tokenServiceDown"),
        (Fault(FaultKind.REFUSE, "temporarily_unavailable", "oauth.token"), "tokenServiceDown"),
        (Fault(FaultKind.DROP_BEFORE, "", "oauth.token"), "tokenServiceDown"),
        (Fault(FaultKind.RESET, "", "oauth.token"), "tokenServiceDown"),
        (Fault(FaultKind.GARBAGE, "", "oauth.token"), "unreadableAnswer"),
        (Fault(FaultKind.TRUNCATED, "", "oauth.token"), "unreadableAnswer"),
        (Fault(FaultKind.REFUSE, "authError", "channels.list"), "authError"),
    ],
)
def test_each_trouble_of_a_refresh_has_its_own_word(accounts, sign_in, standin, fault, code):
    sign_in(accounts)
    standin.fail(fault)
    assert check_sign_in(accounts).trouble.code == code
    assert check_sign_in(accounts).trouble is None


def test_seven_days_of_a_consent_screen_in_testing(accounts_at, standin, sign_in, clock):
    standin.sign_in.held.testing = True
    accounts = accounts_at(standin.url, clock=clock)
    sign_in(accounts)
    later = RehearsalClock(clock.now(), 1.0)
    later._start += _days(7.1)
    standin.move_clock(_days(7.1).total_seconds())
    seen = check_sign_in(accounts_at(standin.url, clock=later))
    assert seen.trouble.code == "signInSevenDays"


def _days(count):
    from datetime import timedelta

    return timedelta(days=count)


def test_a_stand_in_gone_is_a_network_that_is_down(accounts, sign_in, standin):
    sign_in(accounts)
    standin.stop()
    assert check_sign_in(accounts).trouble.code == "unreachable"


def test_a_clock_that_is_wrong_is_told_although_the_sign_in_is_good(accounts, sign_in, standin):
    sign_in(accounts)
    standin.skew_clock(-1200)
    seen = check_sign_in(accounts)
    assert (seen.trouble, seen.clock_wrong) == (None, True)
    assert seen.clock_off == pytest.approx(1200, abs=120)


def test_a_clock_that_is_wrong_explains_a_refusal(accounts, sign_in, standin):
    sign_in(accounts)
    standin.skew_clock(1200)
    standin.sign_in.take_back()
    assert check_sign_in(accounts).trouble.code == "clockWrong"


def test_signing_out_kills_the_tokens(accounts, sign_in, standin):
    known = sign_in(accounts).known
    assert accounts.forget(known)
    assert standin.sign_in.held.grants == {}
