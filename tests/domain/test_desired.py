"""How the devices should look, and how little of it is asked of them at a time."""

import pytest
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import BroadcastSeen, Stage, StreamTarget
from eventdesk.domain.broadcast_desired import broadcasts_desired
from eventdesk.domain.desired import (
    ask,
    graphics_of,
    names_ahead,
    switcher_desired,
    template_of,
)
from eventdesk.domain.graphic import OBS_TEXT, PANEL, Side
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan, MediaAction, ShowWhen, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import Seen
from eventdesk.domain.switcher import StreamWanted
from eventdesk.domain.verbs import MediaVerb, RecordVerb
from support.playbook import NOON, fresh, given
from support.sheets import at, cue, named, seconds, session, sheet, three_cues, words

FILM = MediaAction(MediaVerb.RESTART, "Film")
PLAN = sheet(
    cue(
        "a",
        1,
        scenes={PROGRAM: "A", "venue": "Logo"},
        fade=1,
        unmute=("Mic",),
        mute=("Hall",),
        media=(FILM,),
        record=RecordVerb.START,
        lower_third=named("kim", hide_after=8),
    ),
    cue("b", 1, scene="B"),
    cue("quiet", 1),
    outputs=(PROGRAM, "venue"),
)
TAKEN = e.CueTaken(NOON, "a", 1)
TARGET = StreamTarget("rtmp://ingest", Secret("key"))


def wanted(play, output=PROGRAM, broadcast=None):
    return switcher_desired(play.state, output, Seen(broadcast=broadcast or BroadcastSeen()))


def test_before_the_first_go_nothing_is_ours_to_touch():
    nothing = wanted(given(PLAN))
    assert (nothing.scene, nothing.recording, nothing.stream, nothing.overlay) == (None,) * 4
    assert dict(nothing.muted) == {}
    assert nothing.media == ()


def test_a_taken_cue_says_how_the_program_should_look():
    look = wanted(given(PLAN, TAKEN))
    assert (look.take, look.scene, look.transition) == (1, "A", Transition("Fade", seconds(1)))
    assert dict(look.muted) == {"Mic": False, "Hall": True}
    assert (look.media, look.recording) == ((FILM,), True)


def test_only_the_scene_goes_to_another_output():
    look = wanted(given(PLAN, TAKEN, e.LowerThirdShown(NOON, "kim", 2)), "venue")
    assert look.scene == "Logo"
    assert (dict(look.muted), look.media, look.recording, look.graphic) == ({}, (), None, None)


def test_a_name_is_asked_for_without_touching_anything_else():
    before = given(PLAN, TAKEN)
    after = before.when(c.ShowLowerThird()).play
    asked = ask(wanted(before), wanted(after))
    assert asked.graphic.name == words("Kim")
    assert asked == replace(
        wanted(after), scene=None, muted={}, media=(), recording=None, stream=None, overlay=None
    )


def test_a_go_asks_for_what_its_cue_names_even_if_the_show_means_it_already():
    play = given(PLAN, TAKEN)
    again = given(PLAN, TAKEN, e.CueTaken(NOON, "a", 2))
    asked = ask(wanted(play), wanted(again), PLAN.cue("a"))
    assert asked.scene == "A"
    assert dict(asked.muted) == {"Mic": False, "Hall": True}
    assert (asked.media, asked.recording) == ((FILM,), True)


def test_a_go_leaves_alone_what_its_cue_does_not_name():
    play = given(PLAN, TAKEN)
    asked = ask(wanted(play), wanted(play.when(c.Go("b"), NOON + seconds(9)).play), PLAN.cue("b"))
    assert asked.scene == "B"
    assert (dict(asked.muted), asked.recording, asked.media) == ({}, None, ())
    quiet = given(PLAN, TAKEN, e.CueTaken(NOON, "quiet", 2))
    assert ask(wanted(play), wanted(quiet), PLAN.cue("quiet")).scene is None


def test_media_is_never_asked_for_again_with_something_else_of_the_same_take():
    """The stream's address may come from YouTube while the film's cue is on air."""
    plan = replace(PLAN, broadcast=three_cues(broadcast=True).broadcast)
    play = given(plan, TAKEN, e.BroadcastAsked(NOON, Stage.LIVE))
    seen = BroadcastSeen(stage=Stage.SCHEDULED, target=TARGET)
    before, after = wanted(play), wanted(play, broadcast=seen)
    assert before.take == after.take
    asked = ask(before, after)
    assert asked.media == ()
    assert asked.stream == StreamWanted(active=True, target=TARGET)


def test_a_take_back_asks_for_what_differs_from_the_undone_cue():
    play = given(PLAN, e.CueTaken(NOON, "b", 1, was_scene={PROGRAM: "Holding"}))
    taken = play.when(c.Go("quiet"), NOON + seconds(9)).play
    back = taken.when(c.TakeBack("quiet")).play
    assert ask(wanted(taken), wanted(back)).scene is None
    first = back.when(c.TakeBack("b")).play
    assert ask(wanted(back), wanted(first)).scene == "Holding"


@pytest.mark.parametrize(
    ("asked", "seen", "stream"),
    [
        (Stage.NONE, BroadcastSeen(target=TARGET), None),
        (Stage.SCHEDULED, BroadcastSeen(target=TARGET), None),
        (Stage.PREVIEW, BroadcastSeen(), None),
        (Stage.PREVIEW, BroadcastSeen(target=TARGET), StreamWanted(active=True, target=TARGET)),
        (Stage.LIVE, BroadcastSeen(target=TARGET), StreamWanted(active=True, target=TARGET)),
        # an early stop would cut the audience off
        (Stage.ENDED, BroadcastSeen(stage=Stage.LIVE, target=TARGET), None),
        (Stage.ENDED, BroadcastSeen(stage=Stage.ENDED, target=TARGET), StreamWanted(active=False)),
    ],
)
def test_obs_streams_from_the_preview_until_youtube_has_ended(asked, seen, stream):
    play = given(three_cues(broadcast=True))
    if asked is not Stage.NONE:
        play = given(three_cues(broadcast=True), e.BroadcastAsked(NOON, asked))
    assert wanted(play, broadcast=seen).stream == stream


def test_nobody_asked_for_a_broadcast_yet():
    assert broadcasts_desired(fresh(three_cues(broadcast=True)), "run") == ()
    asked = e.BroadcastAsked(NOON, Stage.LIVE)
    assert broadcasts_desired(given(three_cues(), asked).state, "run") == ()


def test_a_broadcast_is_marked_with_its_run_and_starts_with_the_first_cue():
    found = e.BroadcastFound(NOON, "abc")
    play = given(three_cues(broadcast=True), e.BroadcastAsked(NOON, Stage.LIVE), found)
    (desired,) = broadcasts_desired(play.state, "run-1")
    assert (desired.stage, desired.known_id) == (Stage.LIVE, "abc")
    assert desired.marker == "EventDesk run-1"
    assert desired.scheduled_start == at("09:30")


@pytest.mark.parametrize("plan", [sheet(broadcast=True), sheet(cue("a", 1), broadcast=True)])
def test_a_broadcast_of_a_sheet_without_times_starts_on_its_day(plan):
    (desired,) = broadcasts_desired(given(plan, e.BroadcastAsked(NOON, Stage.LIVE)).state, "run")
    assert desired.scheduled_start == at("00:00")


NAMES = sheet(
    session(
        "s",
        cue("a", 1, lower_third=named("kim", show=ShowWhen.AFTER, after=3)),
        cue("b", 1, lower_third=named("lee", "kim")),
        cue("c", 1),
    )
)


def told(graphics):
    return [" & ".join(person.name.best() for person in each.people) for each in graphics]


def ahead(*events, plan=NAMES):
    return told(names_ahead(given(plan, *events).state))


def test_the_likeliest_name_is_prepared_last():
    """A driver has one free slot: what is prepared last is what comes without a wait."""
    on_a = e.CueTaken(NOON, "a", 1)
    shown = e.LowerThirdShown(NOON, "kim", 2)
    assert ahead() == ["Kim"]
    assert ahead(on_a) == ["Lee & Kim", "Lee", "Kim"]  # its own name is still to come
    assert ahead(on_a, shown) == ["Kim", "Lee & Kim", "Lee"]  # now the first seat of the panel
    on_b = e.CueTaken(NOON, "b", 3)
    assert ahead(on_a, shown, on_b) == ["Kim", "Lee & Kim", "Lee"]


SEATS = sheet(cue("p", 1, lower_third=named("a", "b", "c")), speakers=("a", "b", "c"))


@pytest.mark.parametrize(
    ("last", "prepared"),
    [
        (None, ["C", "B", "A & B & C", "A"]),
        ("a", ["A", "C", "A & B & C", "B"]),
        ("b", ["B", "A", "A & B & C", "C"]),
        ("c", ["C", "B", "A & B & C", "A"]),
    ],
)
def test_of_a_panel_the_next_seat_is_the_likeliest_and_then_everybody(last, prepared):
    shown = (e.LowerThirdShown(NOON, last, 2),) if last else ()
    assert ahead(e.CueTaken(NOON, "p", 1), *shown, plan=SEATS) == prepared


@pytest.mark.parametrize(
    ("asked", "people", "template"),
    [("classic", 1, "classic"), ("classic", 2, PANEL), (PANEL, 1, PANEL), (OBS_TEXT, 6, PANEL)],
)
def test_several_people_are_named_on_the_panel_s_strap(asked, people, template):
    assert template_of(LowerThirdPlan((), template=asked), people) == template


def test_every_graphic_of_a_sheet_is_given_once_in_the_order_of_its_cues():
    plan = sheet(
        cue("a", 1, lower_third=named("lee", hide_after=8)),
        cue("b", 1, lower_third=named("kim", "gone", "lee")),
        cue("c", 1, lower_third=named("lee")),  # the same picture as before
        cue("d", 1, lower_third=replace(named("lee"), side=Side.RIGHT)),
        cue("e", 1, speakers=("kim",)),
    )
    found = graphics_of(plan)
    assert told(found) == ["Lee", "Kim", "Kim & Lee", "Lee"]
    assert [each.template for each in found] == ["classic", "classic", PANEL, "classic"]
    assert [each.side for each in found] == [None, None, None, Side.RIGHT]
