"""Every code of preflight's lines on YouTube has words."""

import ast
import inspect

from eventdesk.domain import youtube_check
from eventdesk.domain.finding import Finding, Level
from eventdesk.ui.youtube_check_words import TROUBLES, WORDS, lines


def codes():
    tree = ast.parse(inspect.getsource(youtube_check))
    words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {word for word in words if isinstance(word, str) and word.startswith("youtube-")}


def test_every_code_has_words_and_every_word_a_code():
    assert {*WORDS, *TROUBLES} == codes()


def test_a_line_has_its_level_and_its_code():
    told = Finding("youtube-lives-some", Level.AMBER, "“A”", "1", "3")
    (line,) = lines([told])
    assert line.startswith("to look at: Live on the channel now: 1 (“A”).")
    assert line.endswith("[youtube-lives-some]")


def test_a_trouble_is_said_as_everywhere():
    told = Finding("youtube-live-bad", Level.RED, "", "liveStreamingNotEnabled")
    assert lines([told])[0].startswith("not ready: Live streaming is not enabled")
