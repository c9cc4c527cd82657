"""Coming back to a show that runs: the same cue, its clock going, and nothing fires again."""

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import apply, replay
from eventdesk.domain.broadcast import Service, Stage, StreamTarget
from eventdesk.domain.runsheet import MediaAction, ShowWhen
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import StreamState, StreamWanted
from eventdesk.domain.verbs import Advance, MediaVerb
from eventdesk.engine import conductor as conductor_module
from eventdesk.storage.journal_codec import decode, encode
from support.booth import Booth
from support.playbook import NOON, chain, given
from support.random_show import COMMANDS, examples, sheets
from support.sheets import cue, minutes, named, seconds, sheet, words

FILM = MediaAction(MediaVerb.RESTART, "Film")
PLAN = sheet(
    cue("a", 5, scene="A", media=(FILM,), lower_third=named("kim", hide_after=8)),
    cue("b", 5, scene="B", unmute=("Mic",)),
    cue("c", 5),
    broadcast=True,
)
TAKEN = e.CueTaken(NOON, "a", 1)
TARGET = StreamTarget("rtmp://ingest", Secret("key"))


def back(*events, plan=PLAN, after=60, **booth):
    """A booth that comes back to these events, ``after`` seconds."""
    state = given(plan, *events).state
    return Booth(plan, state=state, resumed=True, now=NOON + seconds(after), **booth)


def test_the_same_cue_is_on_air_with_its_clock_running_and_nothing_is_sent():
    with back(TAKEN) as booth:
        booth.obs.shows(scene="A", on_air="A")
        snapshot = booth.settled()
        assert snapshot.state.on_air.cue.id == "a"
        assert snapshot.rundown.cue_elapsed == seconds(60)
        assert snapshot.tally is Tally.ON_AIR
        assert booth.pass_time(1).rundown.cue_elapsed == seconds(61)
        assert booth.obs.wanted == []
        assert booth.journal.events == [e.ShowReopened(NOON + seconds(60))]


def test_hands_are_off_until_obs_is_seen_to_be_as_it_was():
    with back(TAKEN) as booth:
        assert booth.latest.hands_off
        booth.obs.shows(scene="A", on_air="A")
        assert not booth.settled().hands_off


def test_hands_stay_off_while_something_differs_and_the_difference_is_shown():
    with back(TAKEN) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency")
        assert booth.settled().hands_off
        snapshot = booth.pass_time(0.5)
        assert snapshot.hands_off
        (found,) = snapshot.differences
        assert (found.wanted, found.found) == ("A", "Emergency")
        assert booth.obs.wanted == []


WORDS = {
    "go": (c.Go("b"), "B"),
    "take back": (c.TakeBack("a"), None),
    "return": (c.Return(), "A"),
    "adopt": (c.Adopt(), None),
}


@pytest.mark.parametrize(("command", "scene"), WORDS.values(), ids=WORDS.keys())
def test_the_operators_word_puts_hands_on_again(command, scene):
    with back(TAKEN) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency")
        booth.pass_time(1)
        assert not booth.ask(command).hands_off
        assert [each.scene for each in booth.obs.wanted if each.scene] == ([scene] if scene else [])
        assert all(each.media == () for each in booth.obs.wanted)


@pytest.mark.parametrize(
    "command",
    [c.SetStandby("c"), c.SkipCue("b"), c.Hold(), c.AddTime(minutes(1)), c.ShowLowerThird()],
    ids=lambda command: type(command).__name__,
)
def test_other_commands_are_no_word_on_how_the_devices_should_look(command):
    with back(TAKEN) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency")
        booth.pass_time(1)
        assert booth.ask(command).hands_off
        assert all(each.scene is None for each in booth.obs.wanted)


def test_the_shows_own_steps_wait_for_the_operator():
    plan = sheet(cue("a", 2, scene="A", advance=Advance.AFTER_DURATION), cue("b", 5, scene="B"))
    with back(TAKEN, plan=plan) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency")
        assert booth.pass_time(600).state.on_air.cue.id == "a"
        assert booth.obs.wanted == []
        booth.ask(c.Adopt())
        assert booth.pass_time(600).state.on_air.cue.id == "a"  # its moment has passed by then


def test_the_shows_own_steps_go_on_when_nothing_differs():
    plan = sheet(cue("a", 2, scene="A", advance=Advance.AFTER_DURATION), cue("b", 5, scene="B"))
    with back(TAKEN, plan=plan) as booth:
        booth.obs.shows(scene="A", on_air="A")
        booth.settled()
        assert booth.pass_time(59).state.on_air.cue.id == "a"
        assert booth.pass_time(1).state.on_air.cue.id == "b"


def test_what_was_due_while_the_desk_was_away_is_left_to_the_operator():
    plan = sheet(
        cue(
            "a",
            1,
            scene="A",
            advance=Advance.AFTER_DURATION,
            lower_third=named("kim", show=ShowWhen.AFTER, after=3),
        ),
        cue("b", 5),
    )
    with back(TAKEN, plan=plan, after=90) as booth:
        booth.obs.shows(scene="A", on_air="A")
        booth.settled()
        snapshot = booth.pass_time(60)
        assert snapshot.state.on_air.cue.id == "a"
        assert snapshot.state.lower_third is None
        assert booth.obs.wanted == []


def test_a_name_that_should_have_left_leaves_when_nothing_else_differs():
    shown = e.LowerThirdShown(NOON, "kim", 2, NOON + seconds(8))
    with back(TAKEN, shown) as booth:
        graphic = given(PLAN, TAKEN, shown).state.lower_third.graphic
        booth.obs.shows(scene="A", on_air="A", overlay=True, graphic=graphic)
        booth.until(lambda snapshot: snapshot.state.lower_third is None)
        (asked,) = booth.obs.wanted
        assert asked.graphic is None
        assert asked.scene is None


CONSENTED = e.OverlayConsented(NOON, 2, install=True)


@pytest.mark.parametrize("word", [c.Go("b"), c.Adopt()], ids=["go", "adopt"])
def test_the_driver_hears_of_the_consent_again_with_the_operator_s_word_and_not_before(word):
    with back(TAKEN, CONSENTED) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency", overlay=True)
        booth.pass_time(1)
        booth.ask(c.ShowLowerThird())
        assert [each.overlay for each in booth.obs.wanted] == [None]
        booth.ask(word)
        booth.pass_time(1)
        booth.go()
        assert [each.overlay for each in booth.obs.wanted].count(True) == 1
        assert not any(each.restore for each in booth.obs.wanted)


def test_a_name_shown_with_hands_off_leaves_by_itself():
    with back(TAKEN) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency")
        booth.pass_time(1)
        booth.ask(c.ShowLowerThird())
        assert booth.obs.wanted[-1].graphic.name == words("Kim")
        assert booth.pass_time(8).state.lower_third is None
        assert booth.latest.hands_off


LIVE = (TAKEN, e.BroadcastAsked(NOON, Stage.LIVE), e.BroadcastFound(NOON, "abc"))


def test_youtube_is_only_looked_at_until_the_operators_word():
    reached = e.BroadcastReached(NOON, Stage.PREVIEW)
    with back(*LIVE, reached, youtube=True) as booth:
        booth.obs.shows(scene="A", on_air="A")
        booth.youtube.says(stage=Stage.PREVIEW, id="abc", target=TARGET)
        snapshot = booth.pass_time(1)
        assert snapshot.hands_off
        assert [(each.stage, each.known_id) for each in booth.youtube.wanted] == [
            (Stage.PREVIEW, "abc")
        ]
        assert booth.obs.wanted == []
        booth.ask(c.Return())
        assert booth.youtube.wanted[-1].stage is Stage.LIVE
        assert booth.obs.wanted[-1].stream == StreamWanted(active=True, target=TARGET)


def test_a_stream_does_not_start_with_a_name_while_hands_are_off():
    reached = e.BroadcastReached(NOON, Stage.LIVE)
    with back(*LIVE, reached, youtube=True) as booth:
        booth.obs.shows(scene="Emergency", on_air="Emergency")
        booth.youtube.says(stage=Stage.LIVE, id="abc", target=TARGET)
        booth.pass_time(1)
        booth.ask(c.ShowLowerThird())
        assert [each.stream for each in booth.obs.wanted] == [None]
        booth.ask(c.Go("b"))
        assert booth.obs.wanted[-1].stream == StreamWanted(active=True, target=TARGET)


def test_a_show_that_is_live_is_whole_when_obs_and_youtube_both_say_so():
    reached = e.BroadcastReached(NOON, Stage.LIVE)
    with back(*LIVE, reached, youtube=True) as booth:
        booth.obs.shows(scene="A", on_air="A", stream=StreamState.STARTED)
        assert booth.settled().hands_off  # YouTube has not spoken yet
        booth.youtube.says(stage=Stage.LIVE, id="abc", target=TARGET)
        assert not booth.settled().hands_off
        assert [each.stage for each in booth.youtube.wanted] == [Stage.LIVE]
        assert [each.scene for each in booth.obs.wanted] == [None]


def test_a_youtube_that_is_signed_out_keeps_no_hands_off():
    with back(*LIVE, youtube=True) as booth:
        booth.obs.shows(scene="A", on_air="A")
        assert booth.settled().hands_off
        booth.youtube.says(service=Service.SIGNED_OUT)
        assert not booth.settled().hands_off


def test_a_sheet_that_lost_the_speaker_on_air_does_not_stop_the_desk_from_coming_back():
    edited = replace(PLAN, speakers={})
    with back(TAKEN, e.SheetLoaded(NOON, "x", edited)) as booth:
        assert booth.settled().notice is None


# The rehearsal: the desk is killed after every single row of the journal


class Rehearsal:
    """A whole show by a real conductor, with its live state after each event."""

    def __init__(self, plan, steps):
        self.states = []

        def noting(state, event):
            self.states.append(apply(state, event))
            return self.states[-1]

        with pytest.MonkeyPatch.context() as patch, Booth(plan, obeys=True, youtube=True) as booth:
            patch.setattr(conductor_module, "apply", noting)
            booth.obs.shows(scene="Holding", on_air="Holding", inputs={"Mic": True})
            for what, wait in steps:
                self._step(booth, what, wait)
        self.events = booth.journal.events

    def _step(self, booth, what, wait):
        state = booth.pass_time(wait).state
        if what == "go":
            booth.ask(c.Go(state.standby))
        elif what == "take back":
            booth.ask(c.TakeBack(state.on_air.cue.id if state.on_air else None))
        elif what == "by hand":
            booth.obs.shows(scene="By hand", on_air="By hand")
            booth.pass_time(1)
        elif what != "due":
            booth.ask(what)


STEPS = (
    ("go", 1),
    ("due", 3),
    (c.ShowLowerThird("lee"), 1),
    (c.AddTime(minutes(1)), 2),
    ("go", 400),
    ("by hand", 5),
    (c.Adopt(), 1),
    ("take back", 4),
    (c.Hold(), 2),
    ("go", 0.1),
    (c.Resume(), 20),
    (c.SkipCue("c"), 1),
    (c.AskBroadcast(Stage.LIVE), 1),
    ("go", 5),
    (c.SetStandby("a"), 1),
    ("go", 5),
    ("due", 9),
    (c.Return(), 1),
    (c.EndShow(), 60),
)


def test_after_a_kill_at_any_row_the_desk_comes_back_to_the_live_state_and_fires_nothing():
    plan = sheet(
        cue(
            "a",
            5,
            scene="A",
            media=(FILM,),
            unmute=("Mic",),
            lower_third=named("kim", show=ShowWhen.AFTER, after=3, hide_after=8),
        ),
        cue("b", 5, scene="B", mute=("Mic",), media=(FILM,), advance=Advance.AFTER_DURATION),
        cue("c", 5, scene="C"),
        cue("d", scene="D"),
        broadcast=True,
    )
    show = Rehearsal(plan, STEPS)
    assert len(show.events) == len(show.states) > 25
    assert {type(event) for event in show.events} > {e.CueTaken, e.CueTakenBack, e.DriftSeen}
    kept = [decode(*encode(event), lambda _: plan) for event in show.events]
    start = given(plan).state
    for rows, live in enumerate(show.states, 1):
        state = replay(start, kept[:rows])
        assert state == live
        assert chain(state) == chain(live)
        now = kept[rows - 1].at + seconds(1)
        with Booth(plan, state=state, resumed=True, now=now, youtube=True) as booth:
            booth.obs.shows(scene="Somewhere else", on_air="Somewhere else")
            snapshot = booth.pass_time(30)
            assert booth.obs.wanted == []
            reached = state.broadcast_record.reached
            assert all(each.stage <= reached for each in booth.youtube.wanted)
            assert replace(snapshot.state, waived=None) == replace(live, waived=None)
            if live.on_air is not None and live.ended_at is None:
                assert snapshot.rundown.cue_elapsed == live.on_air.elapsed(snapshot.rundown.now)


@examples(25)
@property_of(
    plan=sheets(min_cues=2),
    steps=st.lists(st.tuples(COMMANDS, st.integers(0, 120)), min_size=3, max_size=12),
)
def test_a_conductor_and_its_journal_agree_at_every_row_of_any_show(plan, steps):
    show = Rehearsal(plan, steps)
    kept = [decode(*encode(event), lambda _: plan) for event in show.events]
    state = given(plan).state
    for event, live in zip(kept, show.states, strict=True):
        state = replay(state, [event])
        assert state == live
