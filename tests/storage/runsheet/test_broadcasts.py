"""The broadcast of a sheet: what each key means, and what YouTube would refuse is found at once."""

from pathlib import Path

import pytest

from eventdesk.domain.broadcast_words import session_title
from eventdesk.domain.runsheet import Captions
from eventdesk.storage.runsheet import parse
from eventdesk.storage.runsheet.broadcasts import CATEGORIES

SHEET = """\
eventdesk: 1
event: {{title: Conference, date: 2021-04-23, timezone: Asia/Seoul, venue: Hall 1}}
speakers: {{kim: {{name: Kim}}}}
broadcast: {{title: T{more}}}
sessions:
  - {{id: s, title: First, start: "09:00", cues: [{{id: a, title: A, speakers: [kim],
     broadcast: live}}]}}
"""


def read(more=""):
    return parse(SHEET.format(more=f", {more}" if more else ""), Path())


def codes(more):
    return [problem.code for problem in read(more).problems]


def test_every_key_means_what_it_says():
    loaded = read(
        "category: education, playlist: PLabcdefghij0123, tags: [one, two words], dvr: false, "
        "captions: embedded"
    )
    assert loaded.problems == ()
    plan = loaded.sheet.broadcast
    assert (plan.category, plan.playlist) == ("27", "PLabcdefghij0123")
    assert (plan.tags, plan.dvr, plan.captions) == (("one", "two words"), False, Captions.EMBEDDED)


def test_what_is_left_out_is_youtube_s_own_way():
    plan = read().sheet.broadcast
    assert (plan.category, plan.playlist, plan.tags) == (None, None, ())
    assert (plan.dvr, plan.captions) == (True, Captions.NONE)


def test_the_description_is_whole():
    plan = read("description: '{title} at {venue}: {programme}'").sheet.broadcast
    assert plan.description.best() == "Conference at Hall 1: 09∶00 First\n– A: Kim"


def test_a_programme_that_makes_it_too_long_is_found():
    long = SHEET.format(more=", description: '{programme}'").replace("First", "회의 " * 1000)
    (problem,) = parse(long, Path()).problems
    assert (problem.code, problem.severity) == ("description-cut", "warning")


@pytest.mark.parametrize("word", CATEGORIES)
def test_every_category_is_a_number_of_youtube_s(word):
    assert read(f"category: {word}").sheet.broadcast.category.isdecimal()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("category: educaton", "bad-choice"),
        ("category: 99", "bad-choice"),
        ("captions: off", "bad-choice"),
        ("dvr: yes", "bad-flag"),
        ("tags: one", "wrong-type"),
        ("tags: [one, one]", "listed-twice"),
        ("tags: [" + ", ".join(f"tag number {n}" for n in range(40)) + "]", "text-too-long"),
        ("tags: ['<b>']", "angle-bracket"),
        ("playlist: 'https://youtube.com/playlist?list=PLabcdefghij'", "bad-playlist"),
        ("description: ''", "empty-value"),
        ("description: a < b", "angle-bracket"),
        ("thumbnail: none.png", "file-missing"),
    ],
)
def test_what_youtube_would_refuse_is_found(more, code):
    assert codes(more) == [code]


def test_tags_count_their_quotes_and_commas():
    fits = ["x" * 123, "z" * 124, "w" * 124, "v" * 126]
    assert sum(map(len, fits)) + 3 == 500
    assert codes(f"tags: [{', '.join(fits)}]") == []
    assert codes(f"tags: [{', '.join(fits)}v]") == ["text-too-long"]


def test_a_thumbnail_may_be_large_for_it_is_fitted_but_not_without_measure(tmp_path):
    text = SHEET.format(more=", thumbnail: a.png")
    (tmp_path / "a.png").write_bytes(b"x" * 3_000_000)
    assert parse(text, tmp_path).problems == ()
    (tmp_path / "a.png").write_bytes(b"x" * 20_000_000)
    assert [p.code for p in parse(text, tmp_path).problems] == ["file-too-big"]


def test_a_session_s_title_has_its_placeholders():
    loaded = read("session_title: '{session} | {title}, {date}'")
    assert loaded.problems == ()
    plan = loaded.sheet.broadcast
    assert plan.session_title.best() == "{session} | Conference, 23 April 2021"
    title = session_title(plan, loaded.sheet.sessions[0])
    assert title.best() == "First | Conference, 23 April 2021"


def test_a_sheet_without_one_keeps_its_title():
    assert not read().sheet.broadcast.session_title


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("'{session}: {programme}'", ["unknown-placeholder"]),
        ("'The same'", ["no-session-in-title"]),
        (f"'{{session}} {'x' * 95}'", ["session-title-cut"]),
        ("'{session} <b>'", ["angle-bracket"]),
    ],
)
def test_a_session_title_that_youtube_would_not_take_is_found(words, expected):
    assert sorted(codes(f"session_title: {words}")) == sorted(expected)
