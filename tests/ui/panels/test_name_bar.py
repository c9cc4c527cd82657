"""What is wrong with the name on air: one red line a cause, with what to do, in both languages."""

import pytest

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.show import LowerThird
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.ui import device_words, theme
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.device_bars import TroubleBar
from eventdesk.ui.panels.name_bar import NameBar
from support.snapshots import START, graphic_of, keynote, ready, report

CODES = (
    "graphic-not-loaded", "graphics-folder-unseen", "duplicate-sources", "overlay-hidden",
    "overlay-missing", "graphic-covered", "graphic-differs", "graphic-not-on-air",
    "graphic-still-on-air", "graphic-not-rendered", "text-input-missing",
    "page-not-reached", "page-not-served", "text-input-reads-file", "text-not-in-graphic",
    "text-graphic-in-studio-mode",
)  # fmt: skip
TODO = {
    "graphics-folder-unseen": "--obs-graphics-folder",
    "duplicate-sources": "Duplicate Sources",
    "overlay-hidden": "R puts it back",
    "overlay-missing": "I installs it",
    "graphic-covered": "top of the scene",
    "graphic-still-on-air": "Esc clears it",
    "text-input-missing": "“Name line”",
}


@pytest.fixture
def bar(qtbot):
    made = NameBar()
    qtbot.addWidget(made)
    return made


def meant(*, proven=False, legs=(), **seen):
    graphic = graphic_of("chung")
    return keynote(
        state={"lower_third": LowerThird("chung", START, graphic=graphic)},
        switchers={PROGRAM: ready(graphic=graphic if proven else None, **seen)},
        legs={"s1-chung": dict(legs)},
    )


def test_nothing_is_said_while_a_name_is_asked_for_and_when_it_is_proven(bar):
    for shot in (meant(), meant(proven=True), keynote(state={"lower_third": None})):
        bar.draw(shot)
        assert bar.isHidden()


@pytest.mark.parametrize("code", CODES)
def test_each_cause_has_a_sentence_of_its_own_that_says_what_to_do(bar, code):
    bar.draw(meant(graphic_trouble=Trouble(code, "Name line")))
    assert bar.badge.text() == "NAME NOT ON AIR"
    assert (bar.badge.look.mark, bar.badge.look.colour) == (Mark.CROSS, theme.RED)
    assert TODO.get(code, ".") in bar.words.text() or code == "graphic-not-rendered"
    assert code not in bar.words.text()


def test_no_two_causes_sound_alike():
    assert len({device_words.troubles()[code] for code in CODES}) == len(CODES)


def test_what_the_leg_told_is_said_when_obs_shows_no_cause(bar):
    failed = report(Leg.GRAPHIC, LegStatus.FAILED, trouble=Trouble("overlay-missing"))
    bar.draw(meant(legs=failed))
    assert bar.words.text() == device_words.troubles()["overlay-missing"]


def test_the_newest_proof_outweighs_an_older_failure(bar):
    bar.draw(meant(proven=True, legs=report(Leg.GRAPHIC, LegStatus.FAILED)))
    assert bar.isHidden()


def test_a_name_that_stays_and_one_that_could_not_come_have_heads_of_their_own(bar):
    stuck = ready(graphic=graphic_of("chung"), graphic_trouble=Trouble("graphic-still-on-air"))
    bar.draw(keynote(state={"lower_third": None}, switchers={PROGRAM: stuck}))
    assert bar.badge.text() == "NAME STILL ON AIR"
    unfit = ready(graphic_trouble=Trouble("duplicate-sources"))
    bar.draw(keynote(state={"lower_third": None}, switchers={PROGRAM: unfit}))
    assert bar.badge.text() == "NAMES WILL NOT SHOW"


def test_the_bar_of_undone_parts_leaves_the_name_to_this_one(qtbot):
    parts = TroubleBar()
    qtbot.addWidget(parts)
    failed = report(Leg.GRAPHIC, LegStatus.FAILED, trouble=Trouble("overlay-missing"))
    parts.draw(meant(legs=failed))
    assert parts.isHidden()
    parts.draw(meant(legs={**failed, **report(Leg.AUDIO, LegStatus.FAILED)}))
    assert "Audio" in parts.words.text()
    assert "verlay" not in parts.words.text()
