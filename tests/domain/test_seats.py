"""A panel's seats in turn, everybody at once, and whose name goes on over the next cue."""

import pytest
from hypothesis import given as property_of

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.due import due
from eventdesk.domain.graphic import PANEL
from eventdesk.domain.runsheet import ShowWhen
from eventdesk.domain.seats import seat_at
from eventdesk.storage.journal_codec import decode, encode
from support.playbook import NOON, given
from support.random_show import examples, runs
from support.sheets import cue, minutes, named, seconds, sheet

EARLIER = NOON - minutes(5)
ALL = ("a", "b", "c")
PLAN = sheet(
    cue("panel", 10, lower_third=named(*ALL, hide_after=8)),
    cue("talk", 10, lower_third=named("b")),
    cue("film", 5),
    speakers=ALL,
)
TAKEN = e.CueTaken(EARLIER, "panel", 1)


def shown(speaker, *beside, at=EARLIER, take=2, **fields):
    return e.LowerThirdShown(at, speaker, take, beside=beside, **fields)


HIDDEN = e.LowerThirdHidden(EARLIER, 3)


@pytest.mark.parametrize(
    ("before", "following", "previous"),
    [
        ((), "a", "c"),
        ((shown("a"),), "b", "c"),
        ((shown("b"),), "c", "a"),
        ((shown("c"),), "a", "b"),
        ((shown("b"), HIDDEN), "c", "a"),  # a hand or the timer hid it: on from there
        ((shown("b"), shown(*ALL, take=3)), "c", "a"),  # a strap is nobody's turn
        ((shown(*ALL),), "a", "c"),
        ((shown("stranger"),), "a", "c"),
        ((shown("b"), e.CueTaken(EARLIER, "panel", 3)), "a", "c"),  # taken anew
    ],
)
def test_the_keys_go_round_the_seats_from_the_one_named_last(before, following, previous):
    play = given(PLAN, TAKEN, *before)
    for by, speaker in ((1, following), (-1, previous)):
        event = play.when(c.StepLowerThird(by)).decision[0]
        assert (event.speaker, event.beside) == (speaker, ())
        assert event.hide_at == NOON + seconds(8)


def test_a_single_speaker_is_the_next_and_the_previous_one():
    play = given(PLAN, e.CueTaken(EARLIER, "talk", 1), shown("b"))
    assert {seat_at(play.state, by) for by in (1, -1)} == {"b"}


def test_where_nobody_sits_nobody_is_next():
    given(PLAN).when(c.StepLowerThird()).refused("nothing-on-air")
    film = given(PLAN, e.CueTaken(EARLIER, "film", 1))
    film.when(c.StepLowerThird()).refused("no-speaker", "film")
    assert seat_at(film.state, 1) is None


def test_everybody_is_named_on_one_strap():
    play = given(PLAN, TAKEN).when(c.ShowLowerThird(everyone=True))
    after = play.then(shown(*ALL, at=NOON, hide_at=NOON + seconds(8))).state
    assert after.lower_third.people == ALL
    assert after.lower_third.graphic.template == PANEL
    assert [person.name.best() for person in after.lower_third.graphic.people] == ["A", "B", "C"]


@pytest.mark.parametrize("on_air", ["talk", "film"])
def test_one_speaker_is_no_panel(on_air):
    play = given(PLAN, e.CueTaken(EARLIER, on_air, 1))
    play.when(c.ShowLowerThird(everyone=True)).refused("no-panel", on_air)
    given(PLAN).when(c.ShowLowerThird(everyone=True)).refused("nothing-on-air")


@pytest.mark.parametrize(
    "command",
    [
        c.ShowLowerThird("a", expecting="panel"),
        c.ShowLowerThird(everyone=True, expecting="panel"),
        c.StepLowerThird(1, expecting="panel"),
    ],
    ids=["a seat", "everybody", "the next"],
)
def test_a_key_that_was_meant_for_the_cue_before_names_nobody(command):
    play = given(PLAN, TAKEN, e.CueTaken(EARLIER, "talk", 2))
    play.when(command).refused("stale-on-air", "panel")
    assert given(PLAN, TAKEN).when(command).state.lower_third is not None


STAY, TIMED, CUE = {"stays": True}, {"hide_after": 8}, {}
NEXT_CUES = {
    "same": cue("next", 5, lower_third=named("a")),
    "speaks": cue("next", 5, speakers=("a",)),
    "another": cue("next", 5, lower_third=named("b")),
    "panel with": cue("next", 5, lower_third=named("a", "b")),
    "nobody": cue("next", 5),
    "two speak, one is named": cue("next", 5, speakers=("b", "a"), lower_third=named("a")),
}
OF_THE_SAME = {"same", "speaks", "two speak, one is named"}


@pytest.mark.parametrize("following", NEXT_CUES)
@pytest.mark.parametrize(("how", "stays"), [(STAY, True), (TIMED, False), (CUE, False)])
def test_a_name_goes_on_into_a_cue_about_the_same_speaker_only(how, stays, following):
    plan = sheet(cue("talk", 5, lower_third=named("a", **how)), NEXT_CUES[following], speakers=ALL)
    play = given(plan, e.CueTaken(EARLIER, "talk", 1))
    named_now = play.when(c.ShowLowerThird()).state.lower_third
    after = play.when(c.ShowLowerThird()).play.when(c.Go("next"), NOON + seconds(1)).state
    assert after.lower_third == (named_now if stays and following in OF_THE_SAME else None)


PANELS = {
    "the same panel": (("c", "a", "b"), True),
    "one less": (("a", "b"), False),
    "one alone": (("a",), False),
    "others": (("b", "c"), False),
}


@pytest.mark.parametrize("following", PANELS)
def test_a_strap_goes_on_while_nobody_joins_or_leaves(following):
    people, stays = PANELS[following]
    plan = sheet(
        cue("panel", 5, lower_third=named(*ALL, stays=True)),
        cue("next", 5, lower_third=named(*people)),
        speakers=ALL,
    )
    play = given(plan, e.CueTaken(EARLIER, "panel", 1), shown(*ALL))
    after = play.when(c.Go("next")).state
    assert (after.lower_third is not None) is stays


def test_a_name_that_stayed_outlives_only_cues_about_its_speaker():
    plan = sheet(
        cue("one", 5, lower_third=named("a", stays=True)),
        cue("two", 5, lower_third=named("a", show=ShowWhen.AFTER, after=3, hide_after=8)),
        cue("three", 5, lower_third=named("b")),
        speakers=ALL,
    )
    play = given(plan, e.CueTaken(EARLIER, "one", 1), shown("a"))
    second = play.when(c.Go("two")).play
    assert second.state.lower_third.hide_at is None
    (coming,) = due(second.state, NOON)
    assert coming == (NOON + seconds(3), c.ShowLowerThird("a", automatic=True))
    timed = second.when(coming[1], coming[0]).play
    assert timed.state.lower_third.hide_at == NOON + seconds(11)
    third = second.when(c.Go("three"), NOON + seconds(1)).play
    assert third.state.lower_third is None
    back = third.when(c.TakeBack("three"), NOON + seconds(2)).state
    assert back.lower_third == second.state.lower_third


def test_a_name_that_was_cleared_does_not_come_back_with_the_next_cue():
    plan = sheet(
        cue("one", 5, lower_third=named("a", stays=True)),
        cue("two", 5, lower_third=named("a")),
        speakers=ALL,
    )
    play = given(plan, e.CueTaken(EARLIER, "one", 1), shown("a"))
    cleared = play.when(c.HideLowerThird(cut=True)).play
    assert cleared.when(c.Go("two")).state.lower_third is None


@examples(200)
@property_of(runs(min_cues=2))
def test_no_go_ever_leaves_a_name_over_a_cue_that_is_about_somebody_else(run):
    before = None
    for event, state in zip(run.events, run.states, strict=True):
        if isinstance(event, e.CueTaken) and state.lower_third is not None:
            assert before.lower_third == state.lower_third
            assert state.lower_third.stays
            assert set(state.lower_third.people) == set(state.on_air.cue.seats)
        before = state


def test_a_name_in_an_older_journal_is_still_read():
    kind, version, _ = encode(HIDDEN)
    old = f'{{"at": "{EARLIER.isoformat()}", "take": 3, "cut": false}}'
    assert decode(kind, version, old, {}.__getitem__) == HIDDEN
