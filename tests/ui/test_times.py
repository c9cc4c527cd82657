"""Times as the desk writes them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.ui import times, wording

MOMENT = datetime(2021, 4, 23, 0, 30, 5, tzinfo=UTC)


def seconds(count):
    return timedelta(seconds=count)


@pytest.mark.parametrize(
    ("length", "words"),
    [(0, "00:00"), (725, "12:05"), (3600, "1:00:00"), (4325.9, "1:12:05"), (-65, "01:05")],
)
def test_a_duration_has_no_sign(length, words):
    assert times.duration(seconds(length)) == words


def test_no_duration_is_no_words():
    assert times.duration(None) == ""


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (720, "12:00"),
        (719.2, "12:00"),
        (0.2, "00:01"),
        (0, "00:00"),
        (-0.2, "+00:00"),
        (-130, "+02:10"),
    ],
)
def test_a_countdown_reads_zero_exactly_at_the_end(left, words):
    assert times.countdown(seconds(left)) == words


@pytest.mark.parametrize(
    ("length", "words"), [(130, "+02:10"), (-80, "−01:20"), (0.9, "00:00"), (-0.9, "00:00")]
)
def test_over_and_under_carry_their_sign(length, words):
    assert times.signed(seconds(length)) == words


def test_a_clock_is_in_the_event_s_zone_and_never_says_am_or_pm():
    assert times.clock(MOMENT, ZoneInfo("Asia/Seoul")) == "09:30"
    assert times.clock(MOMENT + timedelta(hours=6), ZoneInfo("Asia/Seoul"), seconds=True) == (
        "15:30:05"
    )
    assert times.clock(None, UTC) == ""


def test_a_date_is_in_the_desk_s_language():
    assert times.long_date(date(2021, 4, 23), "ko") == "2021년 4월 23일 금요일"
    assert times.long_date(date(2021, 4, 23), "en") == "Friday, April 23, 2021"


@given(st.integers(min_value=-400_000, max_value=400_000))
def test_signed_digits_give_the_length_back(count):
    words = times.signed(seconds(count))
    parts = [int(part) for part in words.lstrip("+" + times.MINUS).split(":")]
    total = sum(part * 60**place for place, part in enumerate(reversed(parts)))
    assert total == abs(count)
    assert (words[0] == "+", words[0] == times.MINUS) == (count > 0, count < 0)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (0, ("00:00", "ON TIME")),
        (4, ("00:00", "ON TIME")),
        (-4, ("00:00", "ON TIME")),
        (5, ("+00:05", "LATE")),
        (130, ("+02:10", "LATE")),
        (-5, ("−00:05", "AHEAD")),
    ],
)
def test_late_and_ahead_are_words_as_well_as_signs(length, expected):
    assert wording.behind(seconds(length)) == expected
