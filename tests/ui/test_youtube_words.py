"""Every reason that the driver can report says what happened and what to do."""

import pytest

from eventdesk.domain.broadcast import Trouble
from eventdesk.drivers.youtube.reasons import OWN, REASONS, SIGNING_IN
from eventdesk.standins.youtube import errors
from eventdesk.standins.youtube.discovery import document
from eventdesk.ui import youtube_words

ISSUES = document()["schemas"]["LiveStreamConfigurationIssue"]["properties"]["type"]["enum"]


@pytest.mark.parametrize("code", sorted({*REASONS, *OWN, *SIGNING_IN, *errors.REASONS}))
def test_every_reason_has_a_sentence(code):
    words = youtube_words.trouble(Trouble(code))
    assert words.endswith(
        (".", "eventdesk youtube sign-in", "CHANNEL", "FILE.json", "--channel ID", "--sign-in")
    )
    assert code not in words.split()


@pytest.mark.parametrize("issue", [issue for issue in ISSUES if "Unspecified" not in issue])
def test_every_issue_of_a_stream_has_a_sentence(issue):
    assert youtube_words.trouble(Trouble(issue)).endswith(".")


def test_a_reason_nobody_knows_is_shown_as_it_came():
    words = youtube_words.trouble(Trouble("somethingNew", "It is new"))
    assert "somethingNew" in words
    assert "It is new" in words


def test_no_words_are_kept_for_a_reason_that_nothing_reports():
    known = {*REASONS, *OWN, *SIGNING_IN, *errors.REASONS, *ISSUES}
    assert set(youtube_words.WORDS) - known == set()
