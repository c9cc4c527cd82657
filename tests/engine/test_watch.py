"""Drift, legs and the light of the cue on air."""

import pytest

from eventdesk.domain import events as e
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Difference
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Leg, LegReport, LegStatus, Link, SwitcherDesired
from eventdesk.engine.watch import DriftWatch, LegWatch, tally
from support.playbook import NOON, given, ready
from support.sheets import cue, sheet, three_cues

A = Difference(PROGRAM, Leg.SCENE, "A", "A", "X")
B = Difference(PROGRAM, Leg.AUDIO, "Mic", "open", "muted")


def test_drift_lasts_half_a_second_before_it_is_told_and_is_told_once():
    watch = DriftWatch()
    assert watch.look([A], 10.0) == ()
    assert watch.pending
    assert watch.look([A, B], 10.4) == ()
    assert watch.look([A, B], 10.5) == (A,)
    assert watch.pending
    assert watch.look([A, B], 10.9) == (B,)
    assert not watch.pending
    assert watch.look([A, B], 99.0) == ()
    assert watch.shown == (A, B)


def test_drift_that_went_and_came_again_is_told_again():
    watch = DriftWatch()
    watch.look([A], 0.0)
    assert watch.look([A], 1.0) == (A,)
    assert watch.look([], 2.0) == ()
    assert watch.shown == ()
    assert watch.look([A], 3.0) == ()
    assert watch.look([A], 4.0) == (A,)


def report(take, status, leg=Leg.SCENE, output=PROGRAM):
    return LegReport(output, take, leg, status, NOON)


def test_a_report_belongs_to_the_cue_whose_take_it_answers():
    watch = LegWatch()
    watch.asked(1, "a")
    watch.asked(2, "b")
    assert list(watch.report(report(1, LegStatus.ON_AIR))) == [
        e.LegConfirmed(NOON, PROGRAM, 1, Leg.SCENE)
    ]
    assert set(watch.legs) == {"a"}


def test_a_report_about_an_unknown_take_is_nobodys():
    watch = LegWatch()
    assert list(watch.report(report(7, LegStatus.ON_AIR))) == []
    assert watch.legs == {}


def test_an_older_take_never_overwrites_a_newer_one():
    watch = LegWatch()
    watch.asked(1, "a")
    watch.asked(2, "a")
    list(watch.report(report(2, LegStatus.ON_AIR)))
    assert list(watch.report(report(1, LegStatus.FAILED))) == []
    assert watch.legs["a"][PROGRAM, Leg.SCENE].take == 2


def test_an_output_moves_while_the_newest_ask_of_a_part_has_no_last_word():
    watch = LegWatch()
    for take in (1, 2, 3):
        watch.asked(take, f"cue {take}")
    list(watch.report(report(1, LegStatus.MOVING)))
    assert watch.moving(PROGRAM)
    assert not watch.moving("venue")
    list(watch.report(report(2, LegStatus.ASKED)))
    list(watch.report(report(1, LegStatus.FAILED)))  # overtaken; the newer one is still open
    assert watch.moving(PROGRAM)
    list(watch.report(report(3, LegStatus.ASKED, Leg.GRAPHIC)))
    list(watch.report(report(2, LegStatus.ON_AIR)))
    assert watch.moving(PROGRAM)
    list(watch.report(report(3, LegStatus.ON_AIR, Leg.GRAPHIC)))
    assert not watch.moving(PROGRAM)


ON_AIR = given(three_cues(), e.CueTaken(NOON, "a", 1)).state
WANTED = SwitcherDesired(1, "GO a", scene="A")


@pytest.mark.parametrize(
    ("seen", "status", "light"),
    [
        ({"on_air": "A", "scene": "A"}, None, Tally.ON_AIR),
        ({"on_air": "A", "scene": "A"}, LegStatus.FAILED, Tally.ON_AIR),
        ({"on_air": None, "scene": "A"}, LegStatus.ASKED, Tally.ASKED),
        ({"on_air": "X", "scene": "X"}, LegStatus.MOVING, Tally.MOVING),
        ({"on_air": None, "scene": "X", "transitioning": True}, LegStatus.ASKED, Tally.MOVING),
        ({"on_air": "X", "scene": "X"}, LegStatus.FAILED, Tally.FAILED),
        ({"on_air": "X", "scene": "X"}, LegStatus.ON_AIR, Tally.DRIFT),
        ({"on_air": "A", "link": Link.SILENT}, LegStatus.ON_AIR, Tally.FAILED),
    ],
)
def test_the_light_follows_what_the_device_reports(seen, status, light):
    legs = {} if status is None else {(PROGRAM, Leg.SCENE): report(1, status)}
    assert tally(ON_AIR, WANTED, ready(**seen), legs) is light


def test_there_is_no_light_without_a_cue_on_air():
    assert tally(given(three_cues()).state, WANTED, ready(on_air="A"), {}) is Tally.NONE
    ended = given(three_cues(), e.CueTaken(NOON, "a", 1), e.ShowEnded(NOON)).state
    assert tally(ended, WANTED, ready(on_air="A"), {}) is Tally.NONE
    assert tally(ON_AIR, WANTED, None, {}) is Tally.FAILED


@pytest.mark.parametrize(
    ("statuses", "light"),
    [
        ((), Tally.ON_AIR),
        ((LegStatus.ON_AIR,), Tally.ON_AIR),
        ((LegStatus.ON_AIR, LegStatus.MOVING), Tally.MOVING),
        ((LegStatus.MOVING, LegStatus.ASKED), Tally.ASKED),
        ((LegStatus.ASKED, LegStatus.FAILED), Tally.FAILED),
    ],
)
def test_a_cue_before_any_scene_is_on_air_when_all_it_asked_for_was_read_back(statuses, light):
    legs = {(PROGRAM, leg): report(1, s, leg) for leg, s in zip(Leg, statuses, strict=False)}
    assert tally(ON_AIR, SwitcherDesired(1, "GO a"), ready(on_air="X"), legs) is light


def test_a_cue_before_any_scene_is_only_asked_until_the_device_has_said_a_word():
    plan = sheet(cue("a", 1, mute=("Mic",)))
    taken = given(plan, e.CueTaken(NOON, "a", 1)).state
    wanted = SwitcherDesired(1, "GO a", muted={"Mic": True})
    assert tally(taken, wanted, ready(on_air="X"), {}) is Tally.ASKED
    heard = {(PROGRAM, Leg.AUDIO): report(1, LegStatus.ON_AIR, Leg.AUDIO)}
    assert tally(taken, wanted, ready(on_air="X"), heard) is Tally.ON_AIR
