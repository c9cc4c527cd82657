"""Every problem that the loader knows has its words."""

import re
from pathlib import Path

import pytest

from eventdesk.storage import runsheet
from eventdesk.storage.runsheet import Problem
from eventdesk.ui.problem_words import WORDS, message, report_lines

SOURCES = Path(runsheet.__file__).parent
KEBAB = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+)"')
NO_CODES = {"utf-8"}
BY_THE_GRAPHICS = {
    "text-does-not-fit", "character-without-font", "character-from-another-language",
    "graphic-without-text", "unknown-template", "low-contrast", "logo-unreadable", "bad-template",
    "picture-small", "picture-unreadable", "start-in-the-past",
}  # fmt: skip
BY_THE_CHECK = {"start-in-the-past", "picture-unreadable", "picture-small"}
ONE_WORD = {"encoding", "overlap"}


def test_each_code_in_the_loaders_source_has_words_and_no_word_is_left_over():
    codes = {
        code for path in SOURCES.glob("*.py") for code in KEBAB.findall(path.read_text("utf-8"))
    }
    assert codes - NO_CODES | ONE_WORD | BY_THE_GRAPHICS | BY_THE_CHECK == set(WORDS)


@pytest.mark.parametrize("code", WORDS)
def test_words_are_a_sentence_and_not_the_code(code):
    words = message(Problem("error", 1, 1, code))
    assert words[0].isupper()
    assert words != code
    assert not words.endswith(".")


def test_a_code_without_words_is_shown_itself():
    assert message(Problem("error", 1, 1, "brand-new")) == "brand-new"


def test_a_report_line_is_one_that_editors_can_jump_to():
    problems = [
        Problem("error", 12, 5, "unknown-key", "lenght", "length", "a.lenght"),
        Problem("warning", 3, 1, "no-first-start"),
    ]
    assert report_lines("sheet.yaml", problems) == [
        "sheet.yaml:12:5: error: No such key here [unknown-key] found lenght, expected length",
        "sheet.yaml:3:1: warning: Without a start of the first session nothing has a clock time "
        "[no-first-start]",
    ]
