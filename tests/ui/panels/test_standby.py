"""The standby panel and GO say what the next GO takes."""

import pytest

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.ui.panels.standby import StandbyPanel
from support.snapshots import keynote, ready, snapshot


@pytest.fixture
def panel(qtbot, reading):
    made = StandbyPanel(reading)
    qtbot.addWidget(made)
    return made


def test_it_shows_the_whole_cue(panel):
    panel.draw(snapshot(standby="s1-chung"))
    assert panel.badge.text() == "STANDBY"
    assert panel.title.text() == "Keynote"
    assert panel.person.text() == "Chung Rae-kwon · 20:00"
    assert panel.scene.text() == "Podium + Slides"
    assert panel.parts.text() == "Scene · Audio · Lower third"
    assert panel.note.text().startswith("Slides from the podium laptop")


def test_a_skipped_cue_on_standby_says_so_and_how_to_put_it_back(panel):
    panel.draw(snapshot(standby="o-photo"))
    assert panel.badge.text() == "STANDBY, skipped: S puts it back"
    assert panel.person.text() == "untimed"


def test_nothing_on_standby_says_what_to_do(panel):
    panel.draw(snapshot(standby="s1-chung"))
    panel.draw(snapshot(state={"standby": None}))
    assert panel.badge.text() == "NOTHING ON STANDBY"
    assert "↑ ↓" in panel.scene.text()
    assert (panel.title.text(), panel.note.text()) == ("", "")


def test_a_cue_without_a_scene_keeps_the_one_on_air_and_shows_it(panel):
    sheet = snapshot().sheet
    cue = sheet.cue("s1-five")
    cue.scenes.clear()
    panel.draw(keynote(sheet=sheet, switchers={PROGRAM: ready(scene="Wide")}))
    assert panel.scene.text() == "scene stays as it is"


def test_go_says_the_title_that_it_takes(desk):
    desk.draw(snapshot(standby="s1-chung"))
    assert desk.window.go.takes == "Keynote"
    desk.draw(snapshot(state={"standby": None}))
    assert desk.window.go.takes == ""
    assert desk.window.go.isEnabled()
