"""A description's placeholders, in each of its languages."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from eventdesk.domain.programme import PLACEHOLDERS, date_in, filled
from eventdesk.domain.runsheet import Speaker
from eventdesk.domain.text import Text
from support.snapshots import demo_sheet

DEMO = demo_sheet()


def fill(**languages):
    return filled(Text(tuple(languages.items())), DEMO)


def test_each_language_gets_its_own_words():
    text = fill(ko="{title}\n{date}, {venue}", en="{title}\n{date}, {venue}")
    assert text.get("ko") == (
        "한·중·일 지방정부 탄소중립 지역혁신 컨퍼런스\n2021년 4월 23일, 한국기계연구원"
    )
    assert text.get("en").splitlines()[1] == (
        "23 April 2021, Korea Institute of Machinery and Materials"
    )


def test_the_programme_has_sessions_with_their_starts_and_below_them_who_speaks():
    lines = fill(en="{programme}").get("en").splitlines()
    assert lines[0] == "09∶00 Opening"
    assert lines[1].startswith("09∶30 Global carbon-neutral agenda")
    assert lines[2] == "– Keynote: Chung Rae-kwon"
    assert "10∶20 Carbon-neutral innovation by local governments" in lines
    assert not any("Photo call" in line for line in lines)  # it is left out


def test_no_clock_time_can_be_taken_for_a_place_in_the_video():
    assert not re.search(r"\d:\d\d", fill(ko="{programme}").get("ko"))


def test_every_speaker_is_there_once():
    lines = fill(en="{speakers}").get("en").splitlines()
    assert lines[0] == (
        "Chung Rae-kwon, Former Ambassador for Climate Change, "
        "National Council on Climate and Air Quality"
    )
    assert len(lines) == len(DEMO.speakers)


def test_what_is_no_placeholder_stays():
    assert fill(en="{nobody} { title } {}").get("en") == "{nobody} { title } {}"
    text = Text((("en", "nothing to fill"),))
    assert filled(text, DEMO) is text


def test_what_is_filled_in_is_not_filled_in_again():
    speaker = Speaker("x", Text((("en", "{title}"),)))
    odd = replace(DEMO, speakers={"x": speaker})
    assert filled(Text((("en", "{speakers}"),)), odd).get("en") == "{title}"


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_a_sheet_without_anything_fills_in_nothing_wrong(name):
    bare = replace(DEMO, speakers={}, event=replace(DEMO.event, venue=Text()))
    assert "{" not in filled(Text((("fr", f"{{{name}}}"),)), bare).get("fr")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ko", "2021년 4월 3일"),
        ("ja", "2021年4月3日"),
        ("zh-Hans", "2021年4月3日"),
        ("en-GB", "3 April 2021"),
        ("fr", "2021-04-03"),
    ],
)
def test_a_day_is_written_as_the_language_does(language, expected):
    assert date_in(date(2021, 4, 3), language) == expected


def test_a_title_that_names_its_speaker_does_not_name_them_twice():
    session = DEMO.sessions[1]
    talk = replace(session.cues[0], title=Text((("en", "Talk 1 · Chung Rae-kwon"),)))
    plan = replace(DEMO, sessions=(replace(session, cues=(talk,)),))
    lines = filled(Text((("en", "{programme}"),)), plan).get("en").splitlines()
    assert lines[1] == "– Talk 1 · Chung Rae-kwon"
