"""The rundown clock on days that are not 24 hours long, in the zones that have them."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from eventdesk.domain import events as e
from eventdesk.domain.rundown import plan_times, rundown
from support.playbook import given
from support.sheets import at, cue, minutes, session, sheet

BERLIN, NEW_YORK, SEOUL = (
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Seoul")
)
NIGHTS = [
    # zone, the night's first day, hours that really pass between 23:00 and 05:00
    (BERLIN, date(2026, 3, 28), 5),
    (BERLIN, date(2026, 10, 24), 7),
    (NEW_YORK, date(2026, 3, 7), 5),
    (NEW_YORK, date(2026, 10, 31), 7),
    (SEOUL, date(2026, 3, 28), 6),
    (SEOUL, date(2026, 10, 24), 6),
]


def night(zone, day):
    return sheet(
        session("late", cue("film", 240), start="23:00"),
        session("early", cue("news", 30), start="+1 05:00"),
        zone=zone,
        day=day,
    )


@pytest.mark.parametrize(("zone", "day", "hours"), NIGHTS, ids=str)
def test_a_fixed_start_is_the_clock_on_the_wall_and_a_length_is_real_time(zone, day, hours):
    plan = night(zone, day)
    (film, film_end), (news, _) = plan_times(plan).spans
    assert news - film == timedelta(hours=hours)
    assert film_end - film == timedelta(hours=4)
    assert (news.astimezone(zone).hour, film.astimezone(zone).hour) == (5, 23)


@pytest.mark.parametrize(("zone", "day", "hours"), NIGHTS, ids=str)
def test_the_clocks_count_real_time_across_the_change(zone, day, hours):
    plan = night(zone, day)
    began = at("23:00", zone, day)
    state = given(plan, e.CueTaken(began, "film", 1)).state
    for passed in range(0, 241, 20):
        clocks = rundown(state, began + minutes(passed))
        assert clocks.cue_elapsed == minutes(passed)
        assert clocks.cue_remaining == minutes(240 - passed)
        assert clocks.behind == timedelta(0)
        assert clocks.cues[1].expected_start - began == timedelta(hours=hours)


@pytest.mark.parametrize(("zone", "day", "hours"), NIGHTS, ids=str)
def test_running_late_is_told_in_real_time_across_the_change(zone, day, hours):
    plan = night(zone, day)
    state = given(plan, e.CueTaken(at("23:00", zone, day), "film", 1)).state
    now = at("23:00", zone, day) + timedelta(hours=hours, minutes=10)
    clocks = rundown(state, now)
    assert clocks.behind == timedelta(hours=hours - 4, minutes=10)
    assert clocks.cues[1].expected_start == now


def test_now_may_be_told_in_the_zone_of_the_event():
    """Two moments of one zone are subtracted by their wall clocks in Python."""
    plan = night(BERLIN, date(2026, 10, 24))
    began = at("23:00", BERLIN, date(2026, 10, 24))
    state = given(plan, e.CueTaken(began, "film", 1)).state
    now = began + timedelta(hours=3, minutes=30)
    assert rundown(state, now.astimezone(BERLIN)).cue_remaining == minutes(30)
    assert rundown(state, now.astimezone(BERLIN)).cues == rundown(state, now).cues


@pytest.mark.parametrize(
    ("fixed", "length"),
    [("02:00", minutes(120)), ("02:30", minutes(150)), ("02:59:30", minutes(179.5))],
)
def test_a_start_in_the_hour_that_is_not_there_is_as_long_after_midnight_as_it_says(fixed, length):
    day = date(2026, 3, 29)
    plan = sheet(session("s", cue("a", 1), start=fixed), zone=BERLIN, day=day)
    start = plan_times(plan).spans[0][0]
    assert start - at("00:00", BERLIN, day) == length


def test_a_start_in_the_hour_that_comes_twice_is_the_first_one():
    day = date(2026, 10, 25)
    plan = sheet(session("s", cue("a", 1), start="02:30"), zone=BERLIN, day=day)
    assert plan_times(plan).spans[0][0] - at("00:00", BERLIN, day) == timedelta(hours=2.5)
