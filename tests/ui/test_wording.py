"""Every code is words that say what to do; an unknown one is shown as it is."""

import re
from pathlib import Path

import pytest

import eventdesk
from eventdesk.domain.broadcast import Service, Stage, Trouble
from eventdesk.domain.commands import Refusal
from eventdesk.domain.snapshot import Notice, Tally
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamState
from eventdesk.ui import device_words, link_words, looks, wording
from support.snapshots import START, keynote

SOURCE = Path(eventdesk.__file__).parent
LITERALS = {
    "Refusal": r'Refusal\(\s*"([a-z-]+)"',
    "Trouble": r'Trouble\(\s*"([a-z-]+)"',
    "say": r'_say\(\s*Link\.\w+,\s*"([a-z-]+)"',
    "code": r'^\s+code = "([a-z-]+)"',
}


def codes(pattern, *folders):
    """The codes that these parts of the source can give."""
    texts = [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((SOURCE / folder).rglob("*.py"))
    ]
    return {code for text in texts for code in re.findall(LITERALS[pattern], text, re.MULTILINE)}


def test_every_refusal_of_the_show_has_words():
    given = codes("Refusal", "domain", "engine")
    assert len(given) > 10
    assert given - wording.refusals().keys() == set()


def test_every_trouble_of_an_obs_or_the_journal_has_words():
    given = (
        codes("Trouble", "drivers/obs", "storage", "domain", "engine")
        | codes("say", "drivers/obs")
        | codes("code", "drivers/obs")
    )
    assert len(given) > 20
    # Made of a leg's name and what is wrong with it.
    given |= {f"{leg}-{wrong}" for leg in ("filter", "source") for wrong in ("missing", "differs")}
    given |= {f"{leg}-missing" for leg in (Leg.REPLAY, Leg.CAMERA)}
    given |= {f"{leg}-differs" for leg in (Leg.RECORD, Leg.REPLAY, Leg.CAMERA)}
    assert given - device_words.troubles().keys() == set()


@pytest.mark.parametrize("code", ["nothing-shown", "guard", "sheet-has-errors", "negative-time"])
def test_a_refusal_is_a_sentence(qapp, code):
    assert wording.refusal(code).endswith((".", "?"))


def test_an_unknown_code_is_shown_as_it_is(qapp):
    assert wording.refusal("brand-new") == "brand-new"
    assert device_words.trouble(Trouble("brand-new", "why")) == "brand-new: why"
    assert device_words.trouble(Trouble("brand-new")) == "brand-new"


def test_a_trouble_names_what_it_is_about(qapp):
    words = device_words.trouble(Trouble("scene-missing", "Podium"))
    assert "no scene “Podium”" in words
    assert "status 702" in device_words.trouble(Trouble("refused:702"))
    assert "status 702, no such thing" in device_words.trouble(
        Trouble("refused:702", "no such thing")
    )
    assert device_words.trouble(Trouble("disk-full", "ENOSPC")).endswith("(ENOSPC)")


def test_a_detail_with_braces_is_shown_as_it_is(qapp):
    assert "{x}" in device_words.trouble(Trouble("scene-missing", "{x}"))


@pytest.mark.parametrize(
    ("enum", "word"),
    [
        (Leg, device_words.leg),
        (Link, link_words.link),
        (StreamState, device_words.stream),
        (Stage, wording.stage),
        (Service, lambda state: device_words.service(state.value)),
    ],
)
def test_every_state_has_a_word_of_its_own(qapp, enum, word):
    words = [word(state) for state in enum]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("states", "look"),
    [
        ([t for t in Tally if t is not Tally.NONE], looks.tally),
        (LegStatus, looks.leg),
    ],
)
def test_no_two_lights_share_a_shape_or_a_word(qapp, states, look):
    made = [look(state) for state in states]
    assert len({one.mark for one in made}) == len(made)
    assert len({one.word for one in made}) == len(made)


@pytest.mark.parametrize(("states", "look"), [(Link, looks.link), (Service, looks.service)])
def test_no_two_states_look_the_same(qapp, states, look):
    made = [look(state) for state in states]
    assert all(one.word for one in made)
    assert len({(one.mark, one.word) for one in made}) == len(made)


def noticed(reading, code, about="", refusal=None):
    return wording.notice(keynote(notice=Notice(1, code, about, START, refusal)), reading)


def test_a_notice_calls_a_cue_and_a_speaker_by_their_names(qapp, reading):
    words = noticed(reading, "guard", "s1-five", Refusal("guard", "s1-five"))
    assert words.endswith("(Talk 2)")
    words = noticed(reading, "no-such-seat", "mori", Refusal("no-such-seat", "mori"))
    assert words.endswith("(Yusuke Mori)")


def test_a_notice_calls_a_stage_by_its_word(qapp, reading):
    refusal = Refusal("broadcast-backwards", "live")
    assert noticed(reading, refusal.code, "live", refusal).endswith("(LIVE)")


def test_a_bug_is_told_with_its_name(qapp, reading):
    words = noticed(reading, "bug", "KeyError: 'x'")
    assert "The show goes on" in words
    assert words.endswith("(KeyError: 'x')")


def test_no_notice_is_no_words(qapp, reading):
    assert wording.notice(keynote(), reading) == ""


def test_the_words_that_go_s_button_flashes_for_are_refusals():
    assert wording.refusals().keys() >= wording.GO_REFUSALS
