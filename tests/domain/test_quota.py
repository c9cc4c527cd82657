"""The quota as a budget: days, costs, predictions and pauses, by tables and by hypothesis."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.quota import (
    LookPace,
    QuotaTable,
    next_reset,
    on_air_span,
    pacific_day,
    predicted_units,
    seconds_to_last,
    spendable,
    stretched,
)
from eventdesk.engine.assets import asset
from eventdesk.storage.plan import read_plan

DEMO = read_plan(asset("demo", "daejeon-2021.yaml")).sheet
TABLE = QuotaTable()
instants = st.integers(1_577_836_800, 2_051_222_400).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)


@pytest.mark.parametrize(
    ("now", "day", "reset"),
    [
        ("2026-07-01T06:59:59+00:00", date(2026, 6, 30), "2026-07-01T07:00:00+00:00"),
        ("2026-07-01T07:00:00+00:00", date(2026, 7, 1), "2026-07-02T07:00:00+00:00"),
        ("2026-12-01T17:00:00+09:00", date(2026, 12, 1), "2026-12-02T08:00:00+00:00"),
        ("2026-12-01T16:59:00+09:00", date(2026, 11, 30), "2026-12-01T08:00:00+00:00"),
        # clocks go forward on 2026-03-08 and back on 2026-11-01: days of 23 and 25 hours
        ("2026-03-08T08:00:00+00:00", date(2026, 3, 8), "2026-03-09T07:00:00+00:00"),
        ("2026-11-01T07:00:00+00:00", date(2026, 11, 1), "2026-11-02T08:00:00+00:00"),
    ],
)
def test_the_units_come_back_at_midnight_pacific(now, day, reset):
    moment = datetime.fromisoformat(now)
    assert pacific_day(moment) == day
    assert next_reset(moment) == datetime.fromisoformat(reset)


@given(instants)
def test_a_reset_is_always_ahead_and_begins_the_next_day(now):
    reset = next_reset(now)
    assert timedelta(0) < reset - now <= timedelta(hours=25)
    assert pacific_day(reset) == pacific_day(now) + timedelta(days=1)
    assert pacific_day(reset - timedelta(microseconds=1)) == pacific_day(now)


@pytest.mark.parametrize(
    ("method", "units"),
    [
        ("liveBroadcasts.list", 1),
        ("liveBroadcasts.transition", 50),
        ("channels.list", 1),
        ("videos.update", 50),
        ("thumbnails.set", 50),
        ("liveChatMessages.list", 5),
        ("captions.update", 450),
        ("something.new", 50),
    ],
)
def test_what_a_call_takes(method, units):
    assert TABLE.cost(method) == units


def test_a_persons_own_figures_come_first():
    table = QuotaTable(costs={"liveBroadcasts.list": 5})
    assert table.cost("liveBroadcasts.list") == 5
    assert table.cost("liveStreams.list") == 1
    assert table.look == 6


def test_the_demo_show_is_on_air_from_its_live_cue_to_its_end_cue():
    begin, end = on_air_span(DEMO)
    assert (begin.tzinfo, end.tzinfo) == (UTC, UTC)
    assert begin < end
    assert timedelta(hours=1) < end - begin < timedelta(hours=12)


def test_the_demo_shows_units_are_those_counted_by_hand():
    begin, end = on_air_span(DEMO)
    looks = 240 + (end - begin).total_seconds() / 30
    writes = 50 * (1 + 1 + 1 + 3)  # insert, stream, bind; preview, live, end
    writes += 51  # the title's other languages
    writes += 50 * bool(DEMO.broadcast.thumbnail) + 51 * any(cue.chapter for cue in DEMO.cues)
    reads = 1 + 2 + 1
    assert predicted_units(DEMO, TABLE) == writes + reads + 2 * (round(looks) + 18)


def test_a_ten_hour_show_fits_into_a_day_unless_a_list_takes_five():
    begin, end = on_air_span(DEMO)
    pace = LookPace(live=(end - begin).total_seconds() / 1200)  # as many looks as in ten hours
    assert predicted_units(DEMO, TABLE, pace) < TABLE.daily // 2
    dear = QuotaTable(costs={"liveBroadcasts.list": 5, "liveStreams.list": 5})
    assert predicted_units(DEMO, dear, pace) > dear.daily


def test_a_show_without_a_broadcast_takes_nothing():
    from msgspec.structs import replace

    assert predicted_units(replace(DEMO, broadcast=None), TABLE) == 0


@given(
    pause=st.floats(1, 600),
    units=st.integers(0, 20_000),
    look=st.integers(1, 50),
    seconds=st.floats(1, 90_000),
)
def test_looks_at_the_stretched_pause_never_take_more_than_there_is(pause, units, look, seconds):
    longer = stretched(pause, units, look, seconds)
    if longer is None:
        assert units < look
    else:
        assert longer >= pause
        assert int(seconds / longer + 1e-9) * look <= units * (1 + 1e-9)


@given(used=st.integers(0, 30_000), reserve=st.integers(300, 3_000))
def test_looking_never_touches_the_reserve(used, reserve):
    table = QuotaTable(reserve=reserve)
    units = spendable(table, used)
    assert units >= 0
    assert units == 0 or table.daily - used - units >= reserve + 100


@given(instants)
def test_the_units_must_last_to_the_shows_end_or_the_reset(now):
    seconds = seconds_to_last(DEMO, now)
    to_reset = (next_reset(now) - now).total_seconds()
    assert 0 < seconds <= to_reset
    _, end = on_air_span(DEMO)
    if now < end:
        assert seconds == min(to_reset, (end - now).total_seconds())
    else:
        assert seconds == min(to_reset, 3600)
