"""The on-air panel says what the devices proved, and how long is left."""

from datetime import timedelta

import pytest

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Difference
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Leg
from eventdesk.ui.panels.on_air import OnAirPanel, clock_words
from support.snapshots import START, keynote, ready, snapshot


@pytest.fixture
def panel(qtbot, reading):
    made = OnAirPanel(reading)
    qtbot.addWidget(made)
    return made


def keynote_after(minutes, **changes):
    return keynote(
        now=START + timedelta(minutes=33, seconds=20) + timedelta(minutes=minutes), **changes
    )


@pytest.mark.parametrize(
    ("tally", "word"),
    [
        (Tally.ASKED, "ASKED"),
        (Tally.MOVING, "MOVING"),
        (Tally.ON_AIR, "ON AIR"),
        (Tally.FAILED, "FAILED"),
        (Tally.DRIFT, "CHANGED"),
    ],
)
def test_the_badge_is_the_light_of_the_snapshot(panel, tally, word):
    panel.draw(keynote(tally=tally))
    assert panel.badge.text() == word


def test_what_a_hand_changed_beside_the_scene_stands_beside_the_light(panel):
    muted = Difference(PROGRAM, Leg.AUDIO, "Podium mic", "open", "muted")
    stopped = Difference(PROGRAM, Leg.STREAM, "", "running", "stopped")
    panel.draw(keynote(differences=(muted, stopped)))
    assert panel.badge.text() == "ON AIR"
    assert panel.changed.text() == "changed: Audio, Stream"
    assert "A: adopt" in panel.changed.toolTip()
    panel.draw(keynote(tally=Tally.DRIFT, differences=(muted,)))
    assert panel.changed.isHidden()
    panel.draw(keynote())
    assert panel.changed.isHidden()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, ("20:00", "LEFT")),
        (17, ("03:00", "LEFT")),
        (18, ("02:00", "WRAP UP")),
        (20, ("00:00", "WRAP UP")),
        (22, ("+02:00", "OVER")),
    ],
)
def test_the_countdown_has_a_word_for_each_of_its_colours(minutes, words, qapp):
    digits, word, _ = clock_words(keynote_after(minutes))
    assert (digits, word) == words


def test_each_word_of_the_countdown_has_another_colour(qapp):
    colours = [clock_words(keynote_after(minutes))[2] for minutes in (0, 18, 22)]
    assert len(set(colours)) == 3


def test_an_untimed_cue_counts_up(panel):
    shot = snapshot(on_air="o-photo", taken_at=START, now=START + timedelta(seconds=75))
    panel.draw(shot)
    assert (panel.countdown.text(), panel.word.text()) == ("01:15", "ELAPSED")


def test_a_held_clock_says_so(panel):
    panel.draw(keynote(air={"held_since": START + timedelta(minutes=40)}))
    assert not panel.held.isHidden()
    assert panel.held.text() == "ON HOLD"
    panel.draw(keynote())
    assert panel.held.isHidden()


def test_time_given_is_shown(panel):
    panel.draw(keynote(air={"added": timedelta(minutes=2)}))
    assert "+02:00 given" in panel.person.text()


def test_the_picture_is_of_the_scene_that_obs_reports_and_not_of_the_one_asked_for(panel):
    panel.draw(keynote(switchers={PROGRAM: ready(scene="Break")}))
    assert panel.picture.scene == "Break"
    panel.draw(keynote(switchers={}))
    assert panel.picture.scene is None


def test_before_the_first_go_it_says_how_to_begin(panel):
    panel.draw(snapshot())
    assert panel.badge.text() == "NOTHING ON AIR"
    assert "GO" in panel.person.text()
    assert panel.countdown.text() == ""


def test_an_ended_show_is_not_on_air(panel):
    panel.draw(keynote())
    panel.draw(snapshot(on_air="s3-close", state={"ended_at": START}))
    assert panel.badge.text() == "SHOW ENDED"
    assert panel.countdown.text() == ""
