"""What the show does by itself, and when."""

import pytest

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.due import due
from eventdesk.domain.runsheet import ShowWhen
from eventdesk.domain.verbs import Advance
from support.playbook import NOON, given
from support.sheets import at, cue, minutes, named, seconds, session, sheet

TAKEN = e.CueTaken(NOON, "a", 1)


def waits(play, now=NOON, *, hands_off=False):
    return list(due(play.state, now, hands_off=hands_off))


def one(**fields):
    return sheet(cue("a", 1, **fields), cue("b", 1))


def test_a_cue_that_is_left_by_hand_does_nothing_by_itself():
    assert waits(given(one(), TAKEN)) == []
    assert waits(given(one())) == []


def test_an_advance_comes_after_the_duration_with_the_time_added_and_held():
    play = given(one(advance=Advance.AFTER_DURATION), TAKEN)
    go = c.Go("b", automatic=True)
    assert waits(play) == [(NOON + minutes(1), go)]
    play = play.when(c.AddTime(seconds(30))).play
    assert waits(play) == [(NOON + seconds(90), go)]
    play = play.when(c.Hold(), NOON + seconds(10)).play
    assert waits(play, NOON + minutes(9)) == []
    play = play.when(c.Resume(), NOON + seconds(20)).play
    assert waits(play) == [(NOON + seconds(100), go)]


def test_an_untimed_cue_and_the_last_one_never_advance():
    assert waits(given(sheet(cue("a", advance=Advance.AFTER_DURATION), cue("b")), TAKEN)) == []
    assert waits(given(sheet(cue("a", 1, advance=Advance.AFTER_DURATION)), TAKEN)) == []


def test_the_advance_takes_what_is_on_standby():
    play = given(
        sheet(cue("a", 1, advance=Advance.AFTER_DURATION), cue("b", 1), cue("d", 1)), TAKEN
    )
    play = play.when(c.SetStandby("d")).play
    assert waits(play) == [(NOON + minutes(1), c.Go("d", automatic=True))]


AT_START = sheet(
    session("one", cue("a", 5, advance=Advance.AT_START)),
    session("two", cue("b", 5), start="12:30"),
)


def test_an_advance_at_start_comes_at_the_next_fixed_start():
    go = c.Go("b", automatic=True)
    assert waits(given(AT_START, TAKEN)) == [(at("12:30"), go)]
    assert waits(given(AT_START, TAKEN).when(c.AddTime(minutes(2))).play) == [(at("12:32"), go)]


def test_an_advance_at_a_start_that_has_passed_does_not_skip_the_cue():
    late = at("12:40")
    play = given(AT_START, e.CueTaken(late, "a", 1))
    assert waits(play, late) == [(late + minutes(5), c.Go("b", automatic=True))]


def test_without_a_fixed_start_ahead_an_advance_at_start_waits_for_its_duration():
    plan = sheet(cue("a", 5, advance=Advance.AT_START), cue("b", 1))
    assert waits(given(plan, TAKEN)) == [(NOON + minutes(5), c.Go("b", automatic=True))]


@pytest.mark.parametrize(
    ("plan", "moment"),
    [
        (named("kim", show=ShowWhen.ON_GO), NOON),
        (named("kim", show=ShowWhen.ON_GO, after=3), NOON),
        (named("kim", show=ShowWhen.AFTER, after=3), NOON + seconds(3)),
    ],
)
def test_a_name_comes_by_itself_when_the_cue_says(plan, moment):
    assert waits(given(one(lower_third=plan), TAKEN)) == [
        (moment, c.ShowLowerThird("kim", automatic=True))
    ]


def test_nobody_of_a_panel_is_named_by_itself():
    plan = one(lower_third=named("kim", "lee", show=ShowWhen.ON_GO))
    assert waits(given(plan, TAKEN)) == []
    assert waits(given(one(lower_third=named("kim")), TAKEN)) == []


def test_a_name_comes_once_and_leaves_by_itself():
    plan = one(lower_third=named("kim", show=ShowWhen.ON_GO, hide_after=8))
    play = given(plan, TAKEN).when(c.ShowLowerThird("kim", automatic=True)).play
    assert waits(play) == [(NOON + seconds(8), c.HideLowerThird(automatic=True))]
    play = play.when(c.HideLowerThird(automatic=True)).play
    assert waits(play) == []


def test_a_name_that_the_operator_cleared_ahead_does_not_come():
    plan = one(lower_third=named("kim", show=ShowWhen.AFTER, after=3))
    assert waits(given(plan, TAKEN).when(c.HideLowerThird(cut=True)).play) == []


def test_a_name_leaves_even_after_the_end_of_the_show():
    plan = one(lower_third=named("kim", hide_after=8))
    play = given(plan, TAKEN).when(c.ShowLowerThird()).play.when(c.EndShow()).play
    assert waits(play) == [(NOON + seconds(8), c.HideLowerThird(automatic=True))]


def test_what_was_due_while_the_desk_was_away_does_not_happen_by_itself():
    plan = one(
        lower_third=named("kim", show=ShowWhen.AFTER, after=3), advance=Advance.AFTER_DURATION
    )
    back = e.ShowReopened(NOON + seconds(30))
    play = given(plan, TAKEN, back)
    assert waits(play) == [(NOON + minutes(1), c.Go("b", automatic=True))]
    assert waits(given(plan, TAKEN, e.ShowReopened(NOON + minutes(2)))) == []


def test_hands_off_nothing_happens_but_that_a_name_shown_since_leaves():
    plan = one(lower_third=named("kim", hide_after=8), advance=Advance.AFTER_DURATION)
    shown = e.LowerThirdShown(NOON, "kim", 2, NOON + seconds(8))
    back = e.ShowReopened(NOON + seconds(5))
    play = given(plan, TAKEN, shown, back)
    assert waits(play, hands_off=True) == []
    play = play.when(c.ShowLowerThird(), NOON + seconds(6)).play
    hide = (NOON + seconds(14), c.HideLowerThird(automatic=True))
    assert waits(play, hands_off=True) == [hide]
