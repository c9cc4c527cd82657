"""The names panel: who can be named, who is meant to be, and who is proven on air."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.show import LowerThird
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.ui.panels.lower_third import LowerThirdPanel
from support.snapshots import START, graphic_of, keynote, ready, report, snapshot


@pytest.fixture
def panel(qtbot, reading):
    made = LowerThirdPanel(reading)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def named(speaker="chung", *, proven=None, legs=(), hide_at=None):
    """The keynote with this name meant, and that one proven on air."""
    graphic = graphic_of(proven) if proven else None
    return keynote(
        state={"lower_third": LowerThird(speaker, START, hide_at)},
        switchers={PROGRAM: ready(graphic=graphic)},
        legs={"s1-chung": dict(legs)},
    )


def test_a_name_is_on_air_only_when_obs_was_read_back_with_it(panel):
    panel.draw(named())
    assert panel.badge.text() == "asked: Chung Rae-kwon"
    panel.draw(named(proven="chung"))
    assert panel.badge.text() == "on air: Chung Rae-kwon"


def test_another_name_on_air_proves_nothing(panel):
    panel.draw(named("mori", proven="chung"))
    assert panel.badge.text() == "asked: Yusuke Mori"


def test_a_name_that_failed_says_so(panel):
    panel.draw(named(legs=report(Leg.GRAPHIC, LegStatus.FAILED)))
    assert panel.badge.text() == "failed: Chung Rae-kwon"


def test_a_name_that_still_stands_after_it_was_taken_off_is_told(panel):
    panel.draw(
        keynote(
            state={"lower_third": None}, switchers={PROGRAM: ready(graphic=graphic_of("chung"))}
        )
    )
    assert panel.badge.text() == "leaving: Chung Rae-kwon"


def test_the_time_until_it_goes_by_itself_counts_down(panel):
    shot = named(proven="chung", hide_at=keynote().rundown.now + timedelta(seconds=5))
    panel.draw(shot)
    assert panel.badge.text() == "on air: Chung Rae-kwon · 00:05"


def test_each_speaker_of_a_panel_has_a_numbered_button_that_names_them(panel, qtbot):
    panel.draw(snapshot(on_air="s3-panel", standby="s3-close"))
    assert [button.accessibleName().split()[0] for button in panel.seats] == list("123456")
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.seats[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["mori"]


def test_the_named_seat_is_marked(panel):
    panel.draw(keynote())
    assert "2px" in panel.seats[0].styleSheet()


def test_another_cue_brings_other_seats(panel):
    panel.draw(snapshot(on_air="s3-panel"))
    panel.draw(keynote())
    assert [button.accessibleName() for button in panel.seats] == [
        "1   Chung Rae-kwon   Former Ambassador for Climate Change, "
        "National Council on Climate and Air Quality"
    ]


def test_a_cue_without_speakers_says_so(panel):
    panel.draw(snapshot(on_air="o-film"))
    assert panel.nobody.isVisible()
    assert panel.seats == []
