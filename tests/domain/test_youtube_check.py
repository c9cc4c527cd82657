"""Preflight's lines on YouTube, by tables: each fact with its level, from a week before."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.finding import Level
from eventdesk.domain.quota import QuotaTable
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.sign_in import ChannelSeen, SignInSeen, TokenFacts
from eventdesk.domain.verbs import BroadcastVerb
from eventdesk.domain.youtube_check import YouTubeFacts, youtube_findings
from support.sheets import at, clock_time, cue, session, sheet, words

PLAN = replace(
    sheet(session("s", cue("a", 60, broadcast=BroadcastVerb.LIVE), start="09:00"), broadcast=True),
    broadcast=BroadcastPlan(
        words("event"), scheduled_start=clock_time("08:50"), thumbnail="art/t.png"
    ),
)
WEEK_BEFORE = at("09:00") - timedelta(days=7)
OLD = TokenFacts(WEEK_BEFORE - timedelta(days=30), WEEK_BEFORE)
GOOD = SignInSeen(ChannelSeen("UC1", "KIMM"), OLD)
FACTS = YouTubeFacts(WEEK_BEFORE, GOOD, asked=True, quota_left=9_900)


def found(facts=FACTS, plan=PLAN, table=None):
    return {one.code: one for one in youtube_findings(plan, facts, table)}


def test_a_week_before_with_everything_right_all_is_green():
    findings = found()
    assert {one.level for one in findings.values()} == {Level.GREEN}
    assert set(findings) == {
        "youtube-sign-in-fine",
        "youtube-live-enabled",
        "youtube-lives-none",
        "youtube-quota-fine",
        "youtube-start-fine",
        "youtube-thumbnail-fine",
    }
    assert findings["youtube-start-fine"].found == "2026-05-20 08:50"


@pytest.mark.parametrize(
    ("facts", "code", "level"),
    [
        ({"sign_in": SignInSeen(trouble=Trouble("invalid_grant"))}, "youtube-sign-in-bad", "red"),
        (
            {"sign_in": replace(GOOD, facts=TokenFacts(WEEK_BEFORE))},
            "youtube-sign-in-may-end",
            "amber",
        ),
        (
            {"sign_in": replace(GOOD, facts=replace(OLD, expires=at("09:30")))},
            "youtube-sign-in-ends",
            "red",
        ),
        ({"asked": False}, "youtube-live-unchecked", "not checked"),
        ({"live": Trouble("livePermissionBlocked")}, "youtube-live-bad", "red"),
        ({"on_air": ("One", "Two")}, "youtube-lives-some", "amber"),
        ({"on_air": ("One",) * 10}, "youtube-lives-full", "red"),
        ({"now": at("08:55")}, "youtube-start-past", "amber"),
        ({"now": at("08:30"), "quota_left": 400}, "youtube-quota-short", "amber"),
        ({"quota_left": 400}, "youtube-quota-fine", "green"),  # a week's nights lie between
        ({"picture": Trouble("thumbnailMissing", "t.png")}, "youtube-thumbnail-bad", "amber"),
        ({"coarse": True}, "youtube-thumbnail-coarse", "amber"),
    ],
)
def test_each_fact_has_its_line_and_its_level(facts, code, level):
    assert found(replace(FACTS, **facts))[code].level == level


def test_enabling_takes_a_day_and_is_late_on_the_last_one():
    off = Trouble("liveStreamingNotEnabled")
    assert "youtube-live-late" not in found(replace(FACTS, live=off))
    late = replace(FACTS, live=off, now=at("09:00") - timedelta(hours=20))
    assert found(late)["youtube-live-late"].level is Level.RED


def planned(**fields):
    return replace(PLAN, broadcast=replace(PLAN.broadcast, **fields))


def test_a_start_that_is_announced_after_going_live_is_told():
    late = found(plan=planned(scheduled_start=clock_time("09:10")))
    assert late["youtube-start-late"].expected == "09:00"


def test_a_sheet_without_any_time_has_no_start_to_announce():
    plan = replace(planned(scheduled_start=None), sessions=(session("s", cue("a"), start=None),))
    assert found(plan=plan)["youtube-start-none"].level is Level.AMBER


def test_a_show_that_no_recording_holds_is_told():
    whole_day = session("s", cue("a", 13 * 60, broadcast=BroadcastVerb.LIVE), start="09:00")
    assert found(plan=replace(PLAN, sessions=(whole_day,)))["youtube-too-long"].found == "13.0"


def test_the_quota_is_the_table_s():
    small = QuotaTable(daily=500)
    assert found(table=small)["youtube-quota-short"].level is Level.AMBER


def test_a_stand_in_that_lets_everybody_in_has_no_sign_in_to_check():
    nobody = SignInSeen(trouble=Trouble("notSignedIn"))
    findings = found(replace(FACTS, sign_in=nobody, open_sign_in=True))
    assert not any(code.startswith("youtube-sign-in") for code in findings)


def test_a_sheet_without_a_broadcast_has_nothing_to_check():
    assert youtube_findings(replace(PLAN, broadcast=None), FACTS) == ()


def test_the_gravest_comes_first():
    facts = replace(FACTS, live=Trouble("livePermissionBlocked"), coarse=True)
    levels = [one.level for one in youtube_findings(PLAN, facts)]
    assert levels[0] is Level.RED
    assert levels[1] is Level.AMBER
