"""The chat's roll: bounded, each message once, and nothing that was taken back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.chat import KEPT, ChatMessage, ChatPage, turned
from eventdesk.domain.chat_quota import METHOD, QUICKEST, SLOWEST, chat_pace
from eventdesk.domain.quota import LookPace, QuotaTable, pacific_day, predicted_units
from eventdesk.domain.runsheet import TimeOfDay
from eventdesk.engine.assets import asset
from eventdesk.storage.plan import read_plan

DEMO = read_plan(asset("demo", "daejeon-2021.yaml")).sheet
NOW = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)


def message(number, author="UC1"):
    return ChatMessage(str(number), "Viewer", "안녕하세요", NOW, author_id=author)


def test_the_newest_messages_are_kept():
    page = ChatPage(tuple(message(n) for n in range(KEPT + 50)))
    kept = turned((), page)
    assert [m.id for m in kept] == [str(n) for n in range(50, KEPT + 50)]


def test_a_page_that_comes_twice_is_one():
    page = ChatPage((message(1), message(2)))
    assert turned(turned((), page), page) == (message(1), message(2))


def test_what_was_taken_back_goes_also_in_the_page_that_brought_it():
    before = (message(1), message(2), message(3, "UC2"))
    after = ChatPage((message(4),), frozenset({"1", "4"}), frozenset({"UC2"}))
    assert turned(before, after) == (message(2),)


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=40))
def test_whatever_comes_the_roll_is_bounded_and_each_message_in_it_once(steps):
    roll = ()
    for number, gone in steps:
        page = ChatPage(tuple(message(n) for n in range(number, number + 30)))
        page = replace(page, gone=frozenset({str(number)})) if gone else page
        roll = turned(roll, page)
        assert len(roll) <= KEPT
        assert len({m.id for m in roll}) == len(roll)
        assert not gone or str(number) not in {m.id for m in roll}


def hours(length):
    """A sheet that is live so long, from NOW on: 09:00 in Seoul."""
    start = TimeOfDay(0, time(9))
    first = DEMO.sessions[0]
    cue = replace(first.cues[0], duration=timedelta(hours=length), broadcast=None)
    session = replace(first, start=start, cues=(cue,))
    plan = replace(DEMO.broadcast, scheduled_start=start)
    return replace(DEMO, sessions=(session,), broadcast=plan)


def spend_a_day(length, table=QuotaTable()):  # noqa: B008 - it holds nothing
    """Play the looks at the broadcast and at the chat of a show; units spent by Pacific day, the
    chat's looks, and the longest pause between two of them."""
    sheet, now, used, looks, longest = hours(length), NOW, {}, 0, 0.0
    used[pacific_day(now)] = predicted_units(sheet, table) - round(
        length * 3600 / LookPace().live * table.look
    )
    look_at = chat_at = now
    end = now + timedelta(hours=length)
    while (now := min(look_at, chat_at)) < end:
        day = pacific_day(now)
        used.setdefault(day, 0)
        if now == look_at:
            used[day] += table.look
            look_at += timedelta(seconds=LookPace().live)
            continue
        pace = chat_pace(table, used[day], sheet, now, asked=5.0)
        if pace is None:
            chat_at += timedelta(seconds=60)
            continue
        used[day] += table.cost(METHOD)
        looks, longest = looks + 1, max(longest, pace.pause)
        chat_at += timedelta(seconds=pace.pause)
    return used, looks, longest


@pytest.mark.parametrize("length", [1, 3, 7, 10, 14])
def test_a_show_with_its_chat_open_all_day_stays_within_the_budget(length):
    table = QuotaTable()
    used, looks, longest = spend_a_day(length)
    assert max(used.values()) <= table.daily - table.reserve - 2 * table.cost("videos.update")
    assert looks * SLOWEST >= length * 3600  # it was read all the time
    assert longest <= SLOWEST


def test_a_show_whose_looks_need_the_whole_day_has_no_chat():
    dear = QuotaTable(costs={"liveBroadcasts.list": 5, "liveStreams.list": 5})
    assert chat_pace(dear, 0, hours(7), NOW, asked=5.0) is None


def test_a_short_show_reads_as_youtube_asks_but_not_quicker_than_people_read():
    near = chat_pace(QuotaTable(), 0, hours(1), NOW, asked=2.0)
    assert (near.pause, near.slowed) == (QUICKEST, False)
    assert chat_pace(QuotaTable(), 0, hours(1), NOW, asked=30.0).pause == 30.0


def test_a_long_show_is_slowed_and_says_so():
    pace = chat_pace(QuotaTable(), 2000, hours(6), NOW, asked=5.0)
    assert pace.slowed
    assert QUICKEST < pace.pause < 60


@given(st.integers(0, 20_000), st.floats(0, 60), st.integers(0, 5000))
def test_the_chat_never_reaches_for_the_reserve(used, asked, writes):
    table = QuotaTable()
    pace = chat_pace(table, used, DEMO, NOW, asked=asked, writes=writes)
    if pace is not None:
        assert used + writes + table.cost(METHOD) <= table.daily - table.reserve
        assert pace.pause >= max(asked, QUICKEST)
