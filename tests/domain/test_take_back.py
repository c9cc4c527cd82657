"""Take back: exactly the show before the last GO, its clock included, whatever came between."""

from hypothesis import assume
from hypothesis import given as property_of
from hypothesis import strategies as st

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.due import due
from eventdesk.domain.runsheet import CUT, PROGRAM, MediaAction, ShowWhen
from eventdesk.domain.verbs import Advance, BroadcastVerb, MediaVerb, RecordVerb
from support.playbook import NOON, chain, given, seeing
from support.random_show import COMMANDS, examples, runs
from support.sheets import cue, minutes, named, seconds, sheet, three_cues

STEADY = COMMANDS.filter(
    lambda what: (
        what not in {"go", "take back", "due"}
        and not isinstance(what, c.Go | c.TakeBack | c.SkipCue | c.Adopt)
    )
)


@examples(100)
@property_of(runs(min_cues=2), st.lists(st.tuples(STEADY, st.integers(0, 1500)), max_size=8))
def test_take_back_restores_the_show_exactly_whatever_came_between(run, between):
    assume(run.state.sheet.cues)
    if run.state.standby is None:
        run.ask(c.SetStandby(run.state.sheet.cues[0].id))
    run.now += seconds(1)  # past the guard
    before = run.state
    assert not isinstance(run.ask(c.Go(before.standby)), c.Refusal)
    for what, wait in between:
        run.step(what, wait)
    run.ask(c.TakeBack(run.state.on_air.cue.id))
    after = run.state
    assert after.standby == before.standby
    assert after.on_air == before.on_air
    assert dict(after.spans) == dict(before.spans)
    assert after.named == before.named
    assert chain(after)[1:] == chain(before)[1:]
    if before.on_air is not None:
        assert after.on_air.elapsed(run.now) == before.on_air.elapsed(run.now)
    for output, look in before.looks.items():
        if look.scene is not None:
            assert after.looks[output].scene == look.scene
        assert look.muted.items() <= after.looks[output].muted.items()
    assert after.take > before.take


def test_the_clock_runs_on_as_if_the_go_had_not_been():
    plan = three_cues()
    took_b = NOON + minutes(4)
    undone = NOON + minutes(6)
    play = given(plan, e.CueTaken(NOON, "a", 1), e.TimeAdded(NOON, "a", minutes(3)))
    play = play.when(c.Go("b"), took_b).play.when(c.TakeBack("b"), undone).play
    assert play.state.on_air.elapsed(undone) == minutes(6)
    assert play.state.on_air.added == minutes(3)


def test_a_held_clock_is_held_again():
    plan = three_cues()
    held = (e.CueTaken(NOON, "a", 1), e.ShowHeld(NOON + minutes(1)))
    play = given(plan, *held).when(c.Go("b"), NOON + minutes(2)).play
    after = play.when(c.TakeBack("b"), NOON + minutes(3)).state
    assert after.on_air.elapsed(NOON + minutes(9)) == minutes(1)


def test_the_first_go_taken_back_gives_the_picture_and_the_sound_from_before():
    plan = sheet(cue("a", 1, scene="A", unmute=("Mic",)))
    seen = seeing(scene="Holding", inputs={"Mic": True})
    play = given(plan).when(c.Go("a"), seen=seen).play
    look = play.when(c.TakeBack("a")).state.looks[PROGRAM]
    assert (look.scene, look.muted, look.transition) == ("Holding", {"Mic": True}, CUT)


def test_take_back_gives_what_the_show_meant_before_and_not_what_a_hand_had_done():
    plan = three_cues()
    seen = seeing(scene="By hand")
    play = given(plan, e.CueTaken(NOON, "a", 1)).when(c.Go("b"), NOON + seconds(9), seen).play
    assert play.when(c.TakeBack("b")).state.looks[PROGRAM].scene == "A"


def test_what_cannot_be_undone_stays():
    plan = sheet(
        cue("a", 1),
        cue("b", 1, record=RecordVerb.START, broadcast=BroadcastVerb.LIVE),
        broadcast=True,
    )
    play = given(plan, e.CueTaken(NOON, "a", 1)).when(c.Go("b"), NOON + seconds(9)).play
    after = play.when(c.TakeBack("b")).state
    assert after.recording is True
    assert after.broadcast is Stage.LIVE


def test_what_the_operator_skipped_meanwhile_stays_skipped():
    play = given(three_cues(), e.CueTaken(NOON, "a", 1)).when(c.SkipCue("c")).play
    play = play.when(c.Go("b"), NOON + seconds(9)).play
    play = play.when(c.SkipCue("a")).play
    assert dict(play.when(c.TakeBack("b")).state.skipped) == {"a": True, "c": True}


def test_media_does_not_start_again():
    film = MediaAction(MediaVerb.RESTART, "Film")
    plan = sheet(cue("a", 1, media=(film,)), cue("b", 1))
    play = given(plan, e.CueTaken(NOON, "a", 1)).when(c.Go("b"), NOON + seconds(9)).play
    assert play.when(c.TakeBack("b")).state.media == ()


NAMED = sheet(cue("a", 9, lower_third=named("kim", hide_after=8)), cue("b", 1))


def shown():
    events = (e.CueTaken(NOON, "a", 1), e.LowerThirdShown(NOON, "kim", 2, NOON + seconds(8)))
    return given(NAMED, *events).when(c.Go("b"), NOON + seconds(3)).play


def test_a_name_that_would_still_be_there_comes_back_at_once():
    after = shown().when(c.TakeBack("b"), NOON + seconds(5)).state
    assert after.lower_third.speaker == "kim"
    assert after.lower_third_cut


def test_a_name_whose_time_is_over_does_not_come_back():
    assert shown().when(c.TakeBack("b"), NOON + seconds(8)).state.lower_third is None


def test_an_advance_that_was_taken_back_does_not_happen_again_by_itself():
    """The operator undid it: doing it again at once would make take back useless."""
    plan = sheet(cue("a", 1, advance=Advance.AFTER_DURATION), cue("b", 1))
    end = NOON + minutes(1)
    play = given(plan, e.CueTaken(NOON, "a", 1), e.CueTaken(end, "b", 2, automatic=True))
    undone = end + seconds(2)
    play = play.when(c.TakeBack("b"), undone).play
    assert list(due(play.state, undone + minutes(60))) == []
    more = play.when(c.AddTime(minutes(5)), undone).state
    assert list(due(more, undone)) == [(end + minutes(5), c.Go("b", automatic=True))]


def test_an_early_go_that_was_taken_back_leaves_the_advance_in_force():
    plan = sheet(cue("a", 1, advance=Advance.AFTER_DURATION), cue("b", 1))
    play = given(plan, e.CueTaken(NOON, "a", 1)).when(c.Go("b"), NOON + seconds(5)).play
    play = play.when(c.TakeBack("b"), NOON + seconds(7)).play
    assert list(due(play.state, NOON)) == [(NOON + minutes(1), c.Go("b", automatic=True))]


def test_a_name_that_was_due_meanwhile_does_not_pop_up():
    plan = sheet(cue("a", 9, lower_third=named("kim", show=ShowWhen.AFTER, after=3)), cue("b", 1))
    play = given(plan, e.CueTaken(NOON, "a", 1)).when(c.Go("b"), NOON + seconds(1)).play
    play = play.when(c.TakeBack("b"), NOON + seconds(10)).play
    assert list(due(play.state, NOON)) == []
