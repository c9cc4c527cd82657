"""The rundown clock: what is planned, what is to be expected, and how far behind the show is."""

from datetime import timedelta

import pytest
from hypothesis import given as property_of

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.rundown import RundownClock, plan_times, rundown
from eventdesk.domain.verbs import Advance
from support.playbook import fresh, given
from support.random_show import examples, runs
from support.sheets import at, cue, minutes, seconds, session, sheet, three_cues

ZERO = timedelta(0)


def starts(clocks):
    return {each.cue: each.expected_start for each in clocks.cues}


def ends(clocks):
    return {each.cue: each.expected_end for each in clocks.cues}


# Planned


def test_planned_times_follow_from_the_fixed_start():
    assert plan_times(three_cues()).spans == (
        (at("09:30"), at("09:40")),
        (at("09:40"), at("09:50")),
        (at("09:50"), at("09:55")),
    )


def test_cues_before_the_first_fixed_start_are_counted_back_from_it():
    plan = sheet(
        session("doors", cue("a", 10), cue("b", 5)), session("one", cue("c", 1), start="09:30")
    )
    assert [start for start, _ in plan_times(plan).spans] == [
        at("09:15"),
        at("09:25"),
        at("09:30"),
    ]


def test_a_sheet_without_a_fixed_start_has_lengths_and_no_times():
    plan = sheet(cue("a", 10), cue("b", 5))
    assert plan_times(plan).spans == ((None, None), (None, None))
    clocks = rundown(fresh(plan), at("12:00"))
    assert clocks.show_remaining == minutes(15)
    assert clocks.behind == ZERO
    assert starts(clocks) == {"a": at("12:00"), "b": at("12:10")}


def test_an_empty_sheet_has_clocks_too():
    clocks = rundown(fresh(sheet()), at("12:00"))
    assert (clocks.cues, clocks.show_remaining, clocks.show_expected_end) == ((), ZERO, None)


def test_a_cue_that_the_sheet_skips_and_an_untimed_one_take_no_planned_time():
    plan = sheet(
        session("s", cue("a", 10), cue("x", 30, skip=True), cue("u"), cue("b", 5), start="09:00")
    )
    assert plan_times(plan).spans == (
        (at("09:00"), at("09:10")),
        (at("09:10"), at("09:10")),
        (at("09:10"), at("09:10")),
        (at("09:10"), at("09:15")),
    )


BREAK = sheet(
    session("one", cue("talk", 20), cue("break", 15, advance=Advance.AT_START), start="09:00"),
    session("two", cue("panel", 30), start="09:40"),
)


def test_a_cue_that_advances_at_start_is_planned_until_the_next_fixed_start():
    assert plan_times(BREAK).spans[1] == (at("09:20"), at("09:40"))


def test_a_cue_after_midnight_is_on_the_next_day():
    plan = sheet(
        session("late", cue("a", 45), start="23:30"),
        session("night", cue("b", 5), start="+1 00:30"),
    )
    clocks = rundown(given(plan, e.CueTaken(at("23:30"), "a", 1)).state, at("23:59"))
    assert clocks.cue_remaining == minutes(16)
    assert starts(clocks)["b"] == at("+1 00:30")
    assert ends(clocks)["a"] == at("+1 00:15")
    over = rundown(given(plan, e.CueTaken(at("23:30"), "a", 1)).state, at("+1 00:40"))
    assert over.cue_remaining == -minutes(25)
    assert over.behind == minutes(25)
    assert starts(over)["b"] == at("+1 00:40")


# Expected: the worked examples that Ontime's rules give for one cue of thirty minutes at 09:00,
# one linked to it at 09:30 and one at a fixed 10:15 after a gap of fifteen minutes.

LINKED = sheet(
    session("one", cue("first", 30), cue("linked", 30), start="09:00"),
    session("two", cue("fixed", 30), start="10:15"),
)


def test_twenty_minutes_late_moves_what_is_linked_and_the_gap_absorbs_fifteen_of_them():
    clocks = rundown(given(LINKED, e.CueTaken(at("09:20"), "first", 1)).state, at("09:25"))
    assert starts(clocks)["linked"] == at("09:50")
    assert starts(clocks)["fixed"] == at("10:20")
    assert clocks.behind == minutes(20)


def test_ten_minutes_late_is_absorbed_by_the_gap():
    clocks = rundown(given(LINKED, e.CueTaken(at("09:10"), "first", 1)).state, at("09:25"))
    assert starts(clocks)["fixed"] == at("10:15")


def test_ten_minutes_early_moves_what_is_linked_and_no_fixed_start():
    clocks = rundown(given(LINKED, e.CueTaken(at("08:50"), "first", 1)).state, at("09:00"))
    assert starts(clocks)["linked"] == at("09:20")
    assert starts(clocks)["fixed"] == at("10:15")
    assert clocks.behind == -minutes(10)


def test_a_fixed_start_holds_for_its_session_when_its_first_cue_is_skipped():
    plan = sheet(
        session("one", cue("a", 5), start="09:00"),
        session("two", cue("b", 10), cue("c", 10), start="10:00"),
    )
    play = given(plan, e.CueTaken(at("09:00"), "a", 1)).when(c.SkipCue("b")).play
    assert starts(rundown(play.state, at("09:01")))["c"] == at("10:00")
    jumped = given(plan, e.CueTaken(at("09:00"), "a", 1)).when(c.SetStandby("c")).play
    assert starts(rundown(jumped.state, at("09:01")))["c"] == at("10:00")


def test_a_session_that_has_begun_is_not_held_by_its_own_fixed_start():
    plan = sheet(session("one", cue("a", 5), cue("b", 5), start="10:00"))
    clocks = rundown(given(plan, e.CueTaken(at("09:00"), "a", 1)).state, at("09:01"))
    assert starts(clocks)["b"] == at("09:05")
    assert clocks.behind == -minutes(60)


def test_nothing_can_start_before_now():
    plan = three_cues()
    clocks = rundown(given(plan, e.CueTaken(at("09:30"), "a", 1)).state, at("09:47"))
    assert ends(clocks)["a"] == at("09:47")
    assert starts(clocks) == {"a": at("09:30"), "b": at("09:47"), "c": at("09:57")}
    assert clocks.behind == minutes(7)
    assert clocks.cue_remaining == -minutes(7)


def test_a_skipped_cue_is_expected_at_no_time_and_gives_its_own_away():
    play = given(three_cues(), e.CueTaken(at("09:30"), "a", 1)).when(c.SkipCue("b")).play
    clocks = rundown(play.state, at("09:31"))
    assert starts(clocks) == {"a": at("09:30"), "b": None, "c": at("09:40")}
    assert [each.skipped for each in clocks.cues] == [False, True, False]


def test_what_was_jumped_over_is_not_expected():
    play = given(three_cues(), e.CueTaken(at("09:30"), "a", 1)).when(c.SetStandby("c")).play
    assert starts(rundown(play.state, at("09:31")))["b"] is None


def test_a_jump_back_plays_the_cue_on_air_again_later():
    play = given(three_cues(), e.CueTaken(at("09:30"), "b", 1)).when(c.SetStandby("a")).play
    clocks = rundown(play.state, at("09:30"))
    assert starts(clocks) == {"a": at("09:40"), "b": at("09:30"), "c": at("10:00")}
    assert clocks.show_expected_end == at("10:05")


def test_an_at_start_cue_ends_at_the_fixed_start_however_early_it_began():
    play = given(BREAK, e.CueTaken(at("09:10"), "talk", 1), e.CueTaken(at("09:12"), "break", 2))
    clocks = rundown(play.state, at("09:15"))
    assert clocks.cue_remaining == minutes(25)
    assert clocks.behind == ZERO


def test_an_at_start_cue_that_begins_after_the_fixed_start_lasts_as_long_as_it_says():
    """Else it would be over at the moment it is taken."""
    late = given(BREAK, e.CueTaken(at("09:30"), "talk", 1), e.CueTaken(at("09:50"), "break", 2))
    clocks = rundown(late.state, at("09:50"))
    assert clocks.cue_remaining == minutes(15)
    assert starts(clocks)["panel"] == at("10:05")
    before = rundown(given(BREAK, e.CueTaken(at("09:30"), "talk", 1)).state, at("09:45"))
    assert (starts(before)["break"], ends(before)["break"]) == (at("09:50"), at("10:05"))


# Hold, added time, untimed, remaining


def test_a_hold_stands_the_cue_clock_and_moves_everything_after():
    events = (e.CueTaken(at("09:30"), "a", 1), e.ShowHeld(at("09:35")))
    clocks = rundown(given(three_cues(), *events).state, at("09:38"))
    assert clocks.cue_elapsed == minutes(5)
    assert clocks.cue_remaining == minutes(5)
    assert starts(clocks)["b"] == at("09:43")
    assert clocks.behind == minutes(3)
    resumed = given(three_cues(), *events, e.ShowResumed(at("09:39"))).state
    clocks = rundown(resumed, at("09:41"))
    assert clocks.cue_elapsed == minutes(7)
    assert clocks.cue_remaining == minutes(3)


@pytest.mark.parametrize("amount", [minutes(4), -minutes(4)])
def test_added_time_moves_the_end_and_what_follows(amount):
    events = (e.CueTaken(at("09:30"), "a", 1), e.TimeAdded(at("09:31"), "a", amount))
    clocks = rundown(given(three_cues(), *events).state, at("09:32"))
    assert clocks.cue_remaining == minutes(8) + amount
    assert starts(clocks)["b"] == at("09:40") + amount
    assert clocks.behind == amount


def test_an_untimed_cue_has_no_countdown_and_is_judged_by_what_comes_next():
    plan = sheet(session("s", cue("a", 10), cue("u"), cue("b", 10), start="09:00"))
    events = (e.CueTaken(at("09:00"), "a", 1), e.CueTaken(at("09:10"), "u", 2))
    clocks = rundown(given(plan, *events).state, at("09:13"))
    assert clocks.cue_remaining is None
    assert clocks.cue_elapsed == minutes(3)
    assert clocks.behind == minutes(3)
    assert starts(clocks)["b"] == at("09:13")


def test_a_show_that_should_have_begun_is_behind():
    clocks = rundown(fresh(three_cues()), at("09:36"))
    assert clocks.behind == minutes(6)
    assert starts(clocks)["c"] == at("09:56")
    assert clocks.cue_elapsed is None
    assert rundown(fresh(three_cues()), at("08:00")).behind == ZERO


def test_what_remains_of_cue_session_and_show():
    clocks = rundown(given(LINKED, e.CueTaken(at("09:00"), "first", 1)).state, at("09:10"))
    assert clocks.cue_remaining == minutes(20)
    assert clocks.session_remaining == minutes(50)
    assert clocks.show_remaining == minutes(95)
    assert [each.remaining for each in clocks.sessions] == [minutes(50), minutes(95)]
    assert clocks.show_expected_end == at("10:45")


def test_a_sessions_clock_tells_plan_and_expectation():
    clocks = rundown(given(LINKED, e.CueTaken(at("09:20"), "first", 1)).state, at("09:25"))
    one, two = clocks.sessions
    assert (one.planned_start, one.planned_end) == (at("09:00"), at("10:00"))
    assert (one.expected_start, one.expected_end) == (at("09:20"), at("10:20"))
    assert (two.expected_start, two.expected_end) == (at("10:20"), at("10:50"))


def test_the_end_of_the_show_stands_its_clocks():
    events = (e.CueTaken(at("09:50"), "c", 1), e.ShowEnded(at("09:58")))
    early = rundown(given(three_cues(), *events).state, at("09:58"))
    late = rundown(given(three_cues(), *events).state, at("17:00"))
    assert late.cue_elapsed == early.cue_elapsed == minutes(8)
    assert late.cue_remaining == early.cue_remaining == -minutes(3)
    assert late.behind == early.behind == minutes(3)
    assert late.show_remaining == late.session_remaining == ZERO
    assert late.show_expected_end == at("09:58")


def test_a_cue_on_air_that_left_the_sheet_still_has_its_clock():
    plan = three_cues()
    edited = sheet(session("one", cue("b", 10), cue("c", 5), start="09:40"))
    play = given(plan, e.CueTaken(at("09:30"), "a", 1), e.SheetLoaded(at("09:31"), "x", edited))
    clocks = rundown(play.state, at("09:32"))
    assert clocks.cue_remaining == minutes(8)
    assert clocks.session_remaining is None
    assert starts(clocks)["b"] == at("09:40")


# For every show


@examples(100)
@property_of(runs(min_cues=1))
def test_no_cue_ahead_is_expected_before_now_its_predecessor_or_its_sessions_fixed_start(run):
    for state in run.states:
        clocks = rundown(state, run.now)
        running = state.on_air.cue.id if state.on_air else None
        ahead = [t for t in clocks.cues if t.expected_start and t.cue != running]
        cursor = run.now if state.ended_at is None else state.ended_at
        for times in ahead:
            assert times.expected_start >= cursor
            assert times.expected_end >= times.expected_start
            cursor = times.expected_end
        position = 0
        for block in state.sheet.sessions:
            ids = [each.id for each in block.cues]
            first = position
            position += len(ids)
            begun = running in state.sheet and state.sheet.position(running) >= first
            if block.start is None or begun:
                continue
            for times in ahead:
                if times.cue in ids:
                    assert times.expected_start >= state.sheet.moment(block.start)


@examples(100)
@property_of(runs(min_cues=1))
def test_the_sums_hold(run):
    for state in run.states:
        clocks = rundown(state, run.now)
        assert len(clocks.cues) == len(state.sheet.cues)
        assert len(clocks.sessions) == len(state.sheet.sessions)
        for times in clocks.cues:
            cue_ = state.sheet.cue(times.cue)
            if times.expected_end and cue_.advance is not Advance.AT_START:
                length = times.expected_end - times.expected_start
                if state.on_air is None or times.cue != state.on_air.cue.id:
                    assert length == (cue_.duration or ZERO)
        if clocks.cue_remaining is not None and clocks.show_expected_end and not state.ended_at:
            assert clocks.show_remaining >= max(clocks.cue_remaining, ZERO)
        if clocks.session_remaining is not None:
            assert clocks.session_remaining <= max(clocks.show_remaining, ZERO)
        late = clocks.cue_remaining is not None and clocks.cue_remaining < ZERO
        if late and state.on_air.cue.id in state.sheet and not state.ended_at:
            mine = clocks.cues[state.sheet.position(state.on_air.cue.id)]
            assert mine.expected_end == run.now
            if mine.planned_end:
                assert clocks.behind == run.now - mine.planned_end


@examples(100)
@property_of(runs(min_cues=1))
def test_the_clock_that_remembers_says_what_a_fresh_one_says(run):
    clock, now = RundownClock(), run.now
    for state in run.states:
        for wait in (0, 1, 600):
            now += seconds(wait)
            assert clock.at(state, now) == rundown(state, now)
