"""Several broadcasts of one sheet: who is on with whom, and what of it cannot work."""

from pathlib import Path

import pytest

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.unit import part_of
from eventdesk.storage.runsheet import load, parse

SHEET = """\
eventdesk: 1
event: {{title: Conference, date: 2021-04-23, timezone: Asia/Seoul}}
outputs: {{english: {{}}}}
broadcasts: {{{broadcasts}}}
sessions:
  - {{id: am, title: AM, start: "09:00", cues: [{{id: a, title: A, broadcast: live}}{end}]}}
  - {{id: pm, title: PM, start: "13:00", cues: [{{id: c, title: C{live}}}]}}
"""
VALID = Path(__file__).parent / "corpus" / "valid" / "broadcasts.yaml"
END, LIVE = ", {id: b, title: B, broadcast: end}", ", broadcast: live"


def found(broadcasts, *, end="", live=""):
    """The problems: code, what was found, what would be right, and where."""
    text = SHEET.format(broadcasts=broadcasts, end=end, live=live)
    return [(p.code, p.found, p.expected, p.path) for p in parse(text, Path()).problems]


def test_each_is_read_with_its_name_and_who_begins_with_whom():
    loaded = load(VALID)
    assert loaded.problems == ()
    sheet = loaded.sheet
    korean, english, afternoon = sheet.broadcasts
    assert [one.name for one in sheet.broadcasts] == ["ko", "en", "afternoon"]
    assert (korean.output, english.output) == (PROGRAM, "english")
    assert (korean.spare, english.spare) == (True, False)
    assert sheet.parts == ((korean, english), (afternoon,))
    assert [part_of(sheet, cue.id) for cue in sheet.cues] == [0, 0, 1, 1]
    assert sheet.languages_of(english) == ("en", "ko")


def test_a_title_of_one_language_is_the_broadcast_s_own():
    loaded = parse(SHEET.format(broadcasts="x: {title: T, language: ja}", end="", live=""), Path())
    assert loaded.sheet.broadcast.title.entries == (("ja", "T"),)


def test_several_may_share_one_output():
    assert found("x: {title: X}, y: {title: Y}", end=END) == []


PM = ", y: {title: Y, session: pm}"


@pytest.mark.parametrize(
    ("broadcasts", "more", "problem"),
    [
        ("", {}, ("empty-list", "{}", "main: {title: …}", "broadcasts")),
        ("a b: {title: X}", {}, ("bad-id", "a b", "a-b", "broadcasts.a b")),
        (
            "x: {title: X, output: englisch}",
            {},
            ("unknown-output", "englisch", "english", "broadcasts.x.output"),
        ),
        (
            "x: {title: X}, y: {title: Y, session: pn}",
            {},
            ("unknown-session", "pn", "am | pm", "broadcasts.y.session"),
        ),
        (
            "x: {title: X, language: kr}",
            {},
            ("unknown-language", "kr", "ko", "broadcasts.x.language"),
        ),
        (
            "x: {title: X, language: ko}, y: {title: Y, language: en}",
            {},
            ("same-sound", "program", "output:", "broadcasts.y"),
        ),
        ("x: {title: X}, y: {title: X}", {}, ("same-title", "X", "title:", "broadcasts.y")),
        (
            "x: {title: X, spare: true}, y: {title: Y}",
            {},
            ("spare-for-some", "y", "spare: true", "broadcasts.y"),
        ),
        (
            ", ".join(f"{one}: {{title: {one}}}" for one in "pqrs"),
            {},
            ("key-shared-too-often", "4", "3", "broadcasts.s"),
        ),
        (
            f"x: {{title: X}}{PM}",
            {"live": LIVE},
            ("broadcast-still-on", "live", "broadcast: end", "sessions[1].cues[0].broadcast"),
        ),
        (
            f"x: {{title: X}}{PM}",
            {"end": END},
            ("never-live", "", "broadcast: live", "broadcasts.y"),
        ),
    ],
)
def test_what_cannot_work_is_found(broadcasts, more, problem):
    assert problem in found(broadcasts, **more)


def test_more_at_once_than_youtube_lets_a_channel_have_is_found():
    outputs = ", ".join(f"o{n}: {{}}" for n in range(11))
    many = ", ".join(f"b{n}: {{title: B{n}, output: o{n}}}" for n in range(11))
    text = SHEET.format(broadcasts=many, end=END, live="").replace("english: {}", outputs)
    codes = [(p.code, p.found, p.expected) for p in parse(text, Path()).problems]
    assert codes == [("too-many-live", "11", "10")]


def test_one_and_several_is_one_too_many():
    text = SHEET.format(broadcasts="x: {title: X}", end=END, live="")
    both = parse(text.replace("sessions:", "broadcast: {title: T}\nsessions:"), Path())
    assert [(p.code, p.path) for p in both.problems] == [("broadcast-twice", "broadcasts")]


def test_one_after_the_other_is_as_it_should_be():
    assert found(f"x: {{title: X}}{PM}", end=END, live=LIVE) == []
