"""Events make the state: totally, the same live and in replay, and a new plan under it."""

import pytest
from hypothesis import given as property_of
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import replay
from eventdesk.domain.as_run import as_run
from eventdesk.domain.broadcast_desired import broadcasts_desired
from eventdesk.domain.desired import ask, names_ahead, switcher_desired
from eventdesk.domain.due import due
from eventdesk.domain.rundown import rundown
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan, Speaker, Transition
from eventdesk.domain.seen import Seen, differences, missing
from eventdesk.domain.verbs import Advance
from eventdesk.storage.journal_codec import decode, encode
from support.playbook import NOON, chain, fresh, given, ready
from support.random_show import examples, first_state, runs
from support.sheets import cue, minutes, named, seconds, session, sheet, three_cues, words


def loaded(plan, digest="new"):
    return e.SheetLoaded(NOON, digest, plan)


@examples(100)
@property_of(runs())
def test_no_command_and_no_event_raises_and_every_state_can_be_shown(run):
    for state in run.states:
        assert state.standby is None or state.standby in state.sheet
        rundown(state, run.now)
        list(due(state, run.now))
        list(names_ahead(state))
        broadcasts_desired(state, "run")
        for output in (PROGRAM, "venue"):
            wanted = switcher_desired(state, output, Seen())
            assert ask(wanted, wanted) == replace(
                wanted,
                scene=None,
                muted={},
                volumes={},
                parts={},
                media=(),
                recording=None,
                replay=None,
                virtual_camera=None,
                chapter=None,
                save_replay=False,
                overlay=None,
                stream=None,
            )
            list(differences(wanted, ready(output=output)))
        missing(state.sheet, ready())
    as_run(run.events)


@examples(100)
@property_of(runs())
def test_a_replay_of_what_the_journal_keeps_is_the_live_state(run):
    plans = {each.digest: each.sheet for each in run.events if isinstance(each, e.SheetLoaded)}
    kept = [decode(*encode(event), plans.__getitem__) for event in run.events]
    assert kept == run.events
    again = first_state(run)
    for event, live in zip(kept, run.states, strict=True):
        again = replay(again, [event])
        assert again == live
    assert chain(again) == chain(run.state)


def test_a_thousand_gos_can_be_compared_and_printed_and_keep_no_copies_of_the_past():
    plan = sheet(*(cue(f"c{number}", 1, scene="A") for number in range(1000)))
    taken = [e.CueTaken(NOON, f"c{number}", number + 1) for number in range(1000)]
    state = replay(fresh(plan), taken)
    assert state == replay(fresh(plan), taken)
    assert len(repr(state)) > 0
    assert len(state.spans) == 1000
    assert all(not earlier.spans for earlier in chain(state)[1:])


SHEET = three_cues()
ON_B = (e.CueTaken(NOON, "a", 1), e.CueTaken(NOON, "b", 2))


def test_the_cue_on_air_stays_as_it_was_taken_when_the_sheet_changes():
    edited = sheet(cue("a", 99, scene="Other"), cue("b", 99, scene="Other"), cue("c", 5))
    after = given(SHEET, *ON_B, loaded(edited)).state
    assert after.on_air.cue == SHEET.cue("b")
    assert after.looks[PROGRAM].scene == "B"
    assert after.standby == "c"


def test_a_name_on_air_stays_as_it_was_shown_when_the_sheet_changes():
    plan = sheet(cue("a", 1, lower_third=LowerThirdPlan(("kim",))))
    edited = replace(plan, speakers={"kim": Speaker("kim", words("Kim, corrected"))})
    shown = (e.CueTaken(NOON, "a", 1), e.LowerThirdShown(NOON, "kim", 2))
    play = given(plan, *shown, loaded(edited))
    wanted = switcher_desired(play.state, PROGRAM, Seen())
    assert wanted.graphic.name == words("Kim")
    again = play.when(c.ShowLowerThird("kim")).state
    wanted = switcher_desired(again, PROGRAM, Seen())
    assert wanted.graphic.name == words("Kim, corrected")
    without = given(plan, *shown, loaded(replace(plan, speakers={}))).state
    wanted = switcher_desired(without, PROGRAM, Seen())
    assert wanted.graphic.name == words("Kim")


@pytest.mark.parametrize(
    ("ids", "standby"),
    [
        ("abcd", "c"),  # nothing changed
        ("abd", "d"),  # standby is gone: the next that is left
        ("ab", None),  # everything ahead is gone
        ("abxd", "d"),  # what takes its place is told by order, not by position
        ("acd", "c"),  # the cue on air is gone
        ("cd", "c"),  # and what was before it
        ("ad", "d"),  # standby and the cue on air are gone: never back to the opening
        ("a", None),
        ("axd", "d"),
        ("ax", "x"),  # new cues after the last known one
        ("xy", "x"),  # another plan altogether
    ],
)
def test_standby_keeps_its_place_when_the_sheet_changes(ids, standby):
    old = sheet(*(cue(each, 1) for each in "abcd"))
    new = sheet(*(cue(each, 1) for each in ids))
    assert given(old, *ON_B, loaded(new)).state.standby == standby


def test_standby_moves_off_a_cue_that_the_new_sheet_skips():
    new = sheet(cue("a", 1), cue("b", 1), cue("c", 1, skip=True), cue("d", 1))
    old = sheet(*(cue(each, 1) for each in "abcd"))
    assert given(old, *ON_B, loaded(new)).state.standby == "d"


def test_standby_stays_on_a_skipped_cue_that_the_operator_chose():
    plan = sheet(cue("a", 1), cue("b", 1, skip=True), cue("c", 1))
    assert given(plan, e.StandbySet(NOON, "b"), loaded(plan)).state.standby == "b"


def test_cues_that_are_added_after_the_last_one_come_on_standby():
    old, new = sheet(cue("a", 1), cue("b", 1)), sheet(cue("a", 1), cue("b", 1), cue("c", 1))
    assert given(old, *ON_B).state.standby is None
    assert given(old, *ON_B, loaded(new)).state.standby == "c"


def test_a_show_that_has_ended_has_nothing_on_standby_whatever_the_sheet():
    assert given(SHEET, *ON_B, e.ShowEnded(NOON), loaded(SHEET)).state.standby is None


def test_take_back_of_a_cue_that_left_the_sheet_keeps_standby_in_the_sheet():
    new = sheet(cue("a", 1), cue("c", 1))
    after = given(SHEET, *ON_B, loaded(new)).when(c.TakeBack("b")).state
    assert after.on_air.cue.id == "a"
    assert after.standby == "c"


def test_looks_add_up_over_the_cues():
    plan = sheet(
        cue("a", 1, scene="A", unmute=("Mic",)),
        cue("b", 1, mute=("Mic",), unmute=("Hall",)),
        cue("c", 1, scenes={"venue": "Logo"}),
        outputs=(PROGRAM, "venue"),
    )
    taken = [e.CueTaken(NOON, each, take) for take, each in enumerate("abc", 1)]
    looks = given(plan, *taken).state.looks
    assert looks[PROGRAM].scene == "A"
    assert looks[PROGRAM].muted == {"Mic": True, "Hall": False}
    assert looks["venue"].scene == "Logo"


def test_the_way_a_scene_comes_belongs_to_its_cue():
    plan = sheet(cue("a", 1, scene="A", fade=2), cue("b", 1, scene="B"))
    state = given(plan, e.CueTaken(NOON, "a", 1)).state
    assert state.looks[PROGRAM].transition == Transition("Fade", seconds(2))
    state = replay(state, [e.CueTaken(NOON, "b", 2)])
    assert state.looks[PROGRAM].transition == Transition()


def test_go_takes_the_name_off():
    plan = sheet(cue("a", 1, lower_third=named("kim")), cue("b", 1))
    shown = (e.CueTaken(NOON, "a", 1), e.LowerThirdShown(NOON, "kim", 2))
    assert given(plan, *shown).state.lower_third.speaker == "kim"
    assert given(plan, *shown, e.CueTaken(NOON, "b", 3)).state.lower_third is None


def test_the_second_time_on_air_is_the_one_that_counts():
    later = NOON + minutes(1)
    events = (e.CueTaken(NOON, "a", 1), e.CueTaken(NOON, "b", 2), e.CueTaken(later, "a", 3))
    spans = given(SHEET, *events).state.spans
    assert (spans["a"].began, spans["a"].ended) == (later, None)
    assert (spans["b"].began, spans["b"].ended) == (NOON, later)


def test_adopting_a_recording_and_a_name_that_somebody_ended_ends_them():
    plan = sheet(cue("a", 1, lower_third=named("kim")))
    events = (
        e.CueTaken(NOON, "a", 1),
        e.LowerThirdShown(NOON, "kim", 2),
        e.DriftAdopted(NOON, 3, {}, {}, recording=False, unnamed=True),
    )
    after = given(plan, *events).state
    assert after.recording is False
    assert after.lower_third is None


def test_a_show_of_one_session_runs_through():
    plan = sheet(session("s", cue("a", 1, advance=Advance.AFTER_DURATION), cue("b", 1)))
    play = given(plan).when(c.Go("a")).play.when(c.Go("b"), NOON + minutes(1)).play
    assert play.state.standby is None
    assert play.when(c.EndShow(), NOON + minutes(2)).state.ended_at == NOON + minutes(2)
