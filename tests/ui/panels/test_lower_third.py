"""The names panel: who can be named, who is meant to be, and who is proven on air."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan
from eventdesk.domain.show import LowerThird
from eventdesk.domain.switcher import SUPERSEDED, Leg, LegStatus
from eventdesk.ui import theme
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.lower_third import LowerThirdPanel
from support.snapshots import PANEL, START, graphic_of, keynote, ready, report, snapshot


@pytest.fixture
def panel(qtbot, reading):
    made = LowerThirdPanel(reading)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def named(speaker="chung", *, proven=None, legs=(), hide_at=None, **seen):
    """The keynote with this name meant, and that one proven on air."""
    graphic = graphic_of(proven) if proven else None
    return keynote(
        state={"lower_third": LowerThird(speaker, START, hide_at, graphic_of(speaker))},
        switchers={PROGRAM: ready(graphic=graphic, **seen)},
        legs={"s1-chung": dict(legs)},
    )


def test_a_name_is_on_air_only_when_obs_was_read_back_with_it(panel):
    panel.draw(named())
    assert panel.badge.text() == "asked: Chung Rae-kwon"
    assert panel.badge.look.mark is Mark.RING
    panel.draw(named(proven="chung"))
    assert panel.badge.text() == "on air: Chung Rae-kwon"
    assert (panel.badge.look.mark, panel.badge.look.colour) == (Mark.CHECK, theme.GREEN)


def test_another_name_on_air_proves_nothing(panel):
    panel.draw(named("mori", proven="chung"))
    assert panel.badge.text() == "asked: Yusuke Mori"


def test_the_same_name_in_an_older_form_proves_nothing(panel):
    """Corrected in the sheet and shown again: until OBS has the new picture there is no tick."""
    shot = named(proven="chung")
    corrected = replace(shot.state.lower_third, graphic=replace(graphic_of("chung"), languages=()))
    panel.draw(replace(shot, state=replace(shot.state, lower_third=corrected)))
    assert panel.badge.text() == "asked: Chung Rae-kwon"


def test_a_name_that_failed_says_so(panel):
    panel.draw(named(legs=report(Leg.GRAPHIC, LegStatus.FAILED)))
    assert panel.badge.text() == "not on air: Chung Rae-kwon"
    assert (panel.badge.look.mark, panel.badge.look.colour) == (Mark.CROSS, theme.RED)


def test_an_overtaken_ask_is_no_failure(panel):
    panel.draw(named(legs=report(Leg.GRAPHIC, LegStatus.FAILED, trouble=SUPERSEDED)))
    assert panel.badge.text() == "asked: Chung Rae-kwon"


def test_a_trouble_that_is_seen_outweighs_what_was_proven_before(panel):
    panel.draw(named(proven="chung", graphic_trouble=Trouble("graphic-covered")))
    assert panel.badge.text() == "not on air: Chung Rae-kwon"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("graphic-still-on-air", "still on air: Chung Rae-kwon"),
        ("overlay-hidden", "still on air: Chung Rae-kwon"),
    ],
)
def test_a_name_that_does_not_go_is_red(panel, code, words):
    seen = ready(graphic=graphic_of("chung"), graphic_trouble=Trouble(code))
    panel.draw(keynote(state={"lower_third": None}, switchers={PROGRAM: seen}))
    assert panel.badge.text() == words
    assert panel.badge.look.mark is Mark.CROSS


def test_that_no_name_would_show_is_told_before_one_is_asked_for(panel):
    seen = ready(graphic_trouble=Trouble("graphics-folder-unseen"))
    panel.draw(keynote(state={"lower_third": None}, switchers={PROGRAM: seen}))
    assert panel.badge.text() == "names will not show"


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


def panel_on_air(**state):
    return snapshot(on_air="s3-panel", standby="s3-close", state=state)


def test_the_whole_panel_has_a_button_of_its_own(panel, qtbot):
    panel.draw(panel_on_air())
    assert panel.everyone.accessibleName() == "0   Everybody, on one strap"
    with qtbot.waitSignal(panel.everyone_asked):
        qtbot.mouseClick(panel.everyone, Qt.MouseButton.LeftButton)
    panel.draw(keynote())
    assert panel.everyone is None


@pytest.mark.parametrize(("last", "following"), [(None, 0), ("chung", 1), ("six", 0)])
def test_the_seat_that_n_would_name_is_marked_with_it(panel, last, following):
    panel.draw(panel_on_air(last_named=last))
    assert [button.following for button in panel.seats] == [n == following for n in range(6)]
    assert panel.seats[following].accessibleDescription() == "N"
    assert not panel.everyone.following


@pytest.mark.parametrize(("people", "columns"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3)])
def test_a_large_panel_takes_more_columns_and_never_more_than_four_rows(
    panel, qtbot, people, columns
):
    shot = panel_on_air()
    one = shot.sheet.speakers["chung"]
    ids = [f"p{number}" for number in range(people)]
    sheet = replace(shot.sheet, speakers={each: replace(one, id=each) for each in ids})
    cue = replace(shot.state.on_air.cue, lower_third=LowerThirdPlan(tuple(ids)))
    state = replace(shot.state, on_air=replace(shot.state.on_air, cue=cue))
    panel.draw(replace(shot, sheet=sheet, state=state))
    qtbot.waitUntil(lambda: len({button.x() for button in panel.seats}) == columns)
    rows = {button.y() for button in (*panel.seats, panel.everyone) if button is not None}
    assert len(rows) <= 4


def test_on_a_strap_everybody_is_named(panel):
    strap = LowerThird("chung", START, graphic=graphic_of(*PANEL), beside=PANEL[1:])
    panel.draw(panel_on_air(lower_third=strap))
    assert all(button.named for button in (*panel.seats, panel.everyone))
    assert panel.badge.text() == "asked: Chung Rae-kwon, Yusuke Mori +4"


def test_one_of_a_panel_alone_is_not_everybody(panel):
    panel.draw(panel_on_air(lower_third=LowerThird("mori", START, graphic=graphic_of("mori"))))
    assert [button.named for button in panel.seats] == [False, True, False, False, False, False]
    assert not panel.everyone.named


def test_the_mouse_over_a_seat_points_at_its_speaker_until_it_leaves(panel, qtbot):
    panel.draw(panel_on_air())
    pointed = []
    panel.pointed.connect(pointed.append)
    for button in (panel.seats[1], panel.everyone):
        middle = QPointF(button.rect().center())
        QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert pointed == [("mori",), (), PANEL, ()]
    panel.draw(keynote())  # the buttons under the mouse are gone
    assert pointed[-1] == ()


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
