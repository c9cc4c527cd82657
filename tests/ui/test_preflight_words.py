"""Every code that preflight can give has words, in both languages."""

import re
from pathlib import Path

import pytest

import eventdesk
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.finding import Finding, Level
from eventdesk.domain.survey import SetUp
from eventdesk.ui import preflight_words
from eventdesk.ui.preflight_sentences import WORDS

SOURCE = Path(eventdesk.__file__).parent
CODE = re.compile(r'"((?:[a-z]+-)+[a-z]+)"')


def codes():
    """What stands in the modules that make findings, as a code does."""
    files = [SOURCE / "app" / "preflight.py", *(SOURCE / "domain").glob("preflight*.py")]
    found = {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}
    made = {f"{kind}-missing" for kind in ("scene", "input", "transition")}
    made |= {f"{kind}s-there" for kind in ("scene", "input", "transition")}
    return sorted((found | made) - {"preflight-youtube"})


@pytest.mark.parametrize("code", codes())
def test_every_code_has_a_sentence(code):
    finding = Finding(code, Level.RED, "About", "found", "expected", "program", ("a",))
    words = preflight_words.sentence(finding)
    assert code not in words
    assert "{" not in words
    assert words.endswith("Cues: a.")


def test_the_sentences_are_of_codes_that_there_are():
    assert set(WORDS) <= set(codes())


def test_names_that_look_like_a_format_are_shown_as_they_are():
    finding = Finding("scene-missing", Level.RED, "{found} {0} {", "{about}", output="program")
    words = preflight_words.sentence(finding)
    assert "“{found} {0} {”" in words
    assert "“{about}” meant?" in words


def test_of_many_cues_only_some_are_named():
    cues = tuple(f"c{number}" for number in range(9))
    words = preflight_words.sentence(Finding("input-silent", Level.AMBER, "Mic", cues=cues))
    assert words.endswith("Cues: c0, c1, c2, c3 and 5 more.")


def test_a_line_for_the_command_line_says_how_grave_where_what_and_the_code():
    (line,) = preflight_words.lines([Finding("studio-off", Level.GREEN, output="venue")])
    assert line == (
        "ready: venue: Studio mode is off. The desk works with it and without. [studio-off]"
    )


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble("name-taken", "Mic"), "these names are taken by the other kind: Mic"),
        (Trouble("refused-whole", "CreateInput: 605"), "OBS refused a part of it (CreateInput"),
        (Trouble("half-made", "connection-lost"), "Remove the placeholders once OBS is back"),
        (Trouble("nobody-listens"), "No OBS listens there. Start OBS"),
        (Trouble("collection-changing"), "OBS is changing its scene collection"),
    ],
)
def test_why_nothing_was_made_is_told(trouble, words):
    assert words in preflight_words.made(SetUp("program", trouble=trouble))
    assert words in preflight_words.removed(SetUp("program", trouble=trouble))


def test_what_was_made_and_removed_is_told():
    assert preflight_words.made(SetUp("program")) == (
        "program: nothing was missing that can be made"
    )
    assert preflight_words.removed(SetUp("program")) == (
        "program: there was no placeholder to remove"
    )
    removed = SetUp("venue", ("S",), ("P",), kept=("T",))
    assert preflight_words.removed(removed) == (
        "venue: scenes removed: “S”; inputs removed: “P”; kept, because it is on air: “T”"
    )
