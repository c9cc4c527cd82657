"""Chapters by YouTube's rules, from what was seen on air: by tables, and for any show at all."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.chapters import SHORTEST, Chapter, chapters, title_of
from eventdesk.domain.runsheet import Cue, Speaker
from eventdesk.domain.show import Aired
from eventdesk.domain.text import Text
from support.sheets import at, cue, seconds, session, sheet, words

BEGAN = at("10:00")
PLAN = sheet(session("s", cue("a", 1)))


def aired(offset, title, take=1, chapter=True):
    """Seen on air so many seconds after the broadcast began."""
    name = title.lower() if title.strip() and title.isprintable() else "cue"  # as a sheet's ids are
    return Aired(Cue(name, words(title), chapter=chapter), take, BEGAN + seconds(offset))


def lines(*seen, length=3600):
    found = chapters(PLAN, seen, BEGAN, BEGAN + seconds(length))
    return [one.line for one in found]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        # the first is what the video opens on, whatever is a chapter
        (
            [aired(-60, "Hold", chapter=False), aired(0, "Film"), aired(90, "Talk"),
             aired(600, "Panel")],
            ["0:00 Film", "1:30 Talk", "10:00 Panel"],
        ),
        (
            [aired(-60, "Hold", chapter=False), aired(30, "Film"), aired(90, "Talk")],
            ["0:00 Hold", "0:30 Film", "1:30 Talk"],
        ),
        ([aired(30, "A"), aired(60, "B")], ["0:00 event", "0:30 A", "1:00 B"]),
        # a cue that is no chapter is none, and what comes after it begins where it begins
        (
            [aired(0, "A"), aired(60, "x", chapter=False), aired(90, "B"), aired(120, "C")],
            ["0:00 A", "1:30 B", "2:00 C"],
        ),
        # what is too short gives its place to what lasts
        (
            [aired(0, "A"), aired(60, "Jingle"), aired(69, "B"), aired(120, "C")],
            ["0:00 A", "1:00 B", "2:00 C"],
        ),
        (
            [aired(0, "Jingle"), aired(5, "A"), aired(60, "B"), aired(120, "C")],
            ["0:00 A", "1:00 B", "2:00 C"],
        ),
        (
            [aired(0, "A"), aired(60, "B"), aired(70, "C"), aired(3595, "Bye")],
            ["0:00 A", "1:00 B", "1:10 C"],
        ),
        # the same twice in a row is one
        (
            [aired(0, "A"), aired(60, "B"), aired(65, "A"), aired(90, "C"), aired(120, "D")],
            ["0:00 A", "1:30 C", "2:00 D"],
        ),
        # hours
        (
            [aired(0, "A"), aired(3599, "B"), aired(3661, "C"), aired(36_000, "D")],
            ["0:00 A", "59:59 B", "1:01:01 C", "10:00:00 D"],
        ),
        # less than three are none
        ([aired(0, "A"), aired(60, "B")], []),
        ([], []),
        # what came after the end is in no video
        (
            [aired(0, "A"), aired(60, "B"), aired(120, "C"), aired(40_000, "D")],
            ["0:00 A", "1:00 B", "2:00 C"],
        ),
    ],
)  # fmt: skip
def test_the_chapters(seen, expected):
    length = 40_000 if any("10:00:00" in line for line in expected) else 3600
    assert lines(*seen, length=length) == expected


moments = st.lists(
    st.tuples(st.floats(-500, 5000), st.text(max_size=120), st.booleans()), max_size=30
).map(lambda drawn: sorted(drawn, key=lambda one: one[0]))


@given(moments, st.integers(0, 5000))
def test_whatever_was_on_air_youtube_s_rules_are_kept(drawn, length):
    seen = [aired(offset, title or "x", chapter=chapter) for offset, title, chapter in drawn]
    found = chapters(PLAN, seen, BEGAN, BEGAN + seconds(length))
    if not found:
        return
    starts = [one.at for one in found]
    assert starts[0] == timedelta(0)
    assert len(found) >= 3
    ends = [*starts[1:], seconds(length)]
    assert all(end - start >= SHORTEST for start, end in zip(starts, ends, strict=True))
    for one in found:
        assert one.at == timedelta(seconds=one.at // timedelta(seconds=1))
        assert 0 < len(one.title) <= 100
        assert not {"<", ">"} & set(one.title)
        assert len(one.line.splitlines()) == 1
        assert one.line.split(" ", 1)[1] == one.title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lunch\nat  12:30", "Lunch at 12∶30"),  # no second time stamp in the line
        ("<b>A</b>", "‹b›A‹/b›"),
        ("\x07 \u2028", "a"),  # nothing is left: the cue's own id
        ("long " * 40, ("long " * 40)[:99].rstrip() + "…"),
    ],
)
def test_a_title_is_one_line_that_youtube_takes(title, expected):
    one = Aired(Cue("a", words(title)), 1, BEGAN)
    assert title_of(PLAN, one.cue) == expected


def test_a_talk_says_whose_it_is_and_a_panel_does_not():
    people = {
        name: Speaker(name, Text((("ko", f"{name}님"), ("en", name)))) for name in ("kim", "lee")
    }
    event = replace(PLAN.event, languages=("ko", "en"))
    plan = replace(PLAN, speakers={**people, "go": Speaker("go", words("Go"))}, event=event)

    def title(*speakers, words=Text((("ko", "발표"), ("en", "Talk")))):
        return title_of(plan, Cue("a", words, speakers))

    assert title("kim") == "발표 – kim님"
    assert title("kim", "lee") == "발표 – kim님, lee님"
    assert title("kim", "lee", "go") == "발표"
    assert title("kim", words=Text((("ko", "kim님의 발표"),))) == "kim님의 발표"
    assert title("nobody") == "발표"


@pytest.mark.parametrize(
    ("offset", "clock"),
    [(0, "0:00"), (59, "0:59"), (60, "1:00"), (3599, "59:59"), (3600, "1:00:00")],
)
def test_how_a_time_is_written(offset, clock):
    assert Chapter(seconds(offset), "T").line == f"{clock} T"
