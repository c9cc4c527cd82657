"""What each command makes of the show, and when it is refused."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, StreamTarget
from eventdesk.domain.desired import switcher_desired
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import Seen
from eventdesk.domain.switcher import Link, StreamState
from support.playbook import NOON, given, ready, seeing
from support.sheets import cue, minutes, named, seconds, session, sheet, three_cues

SHEET = three_cues()
EARLIER = NOON - minutes(5)
TAKEN = e.CueTaken(EARLIER, "a", 1)


def test_go_takes_the_cue_on_standby_and_puts_the_next_on_standby():
    after = given(SHEET).when(c.Go("a")).then(e.CueTaken(NOON, "a", 1))
    assert after.state.on_air.cue.id == "a"
    assert after.state.standby == "b"


def test_go_remembers_what_the_devices_showed_of_what_it_touches():
    plan = sheet(cue("a", 1, scene="A", unmute=("Mic",), mute=("Hall", "Picture")))
    seen = seeing(scene="Holding", inputs={"Mic": True, "Hall": False, "Picture": None, "X": True})
    expected = e.CueTaken(
        NOON,
        "a",
        1,
        was_scene={PROGRAM: "Holding"},
        was_muted={PROGRAM: {"Mic": True, "Hall": False}},
    )
    given(plan).when(c.Go("a"), seen=seen).then(expected)


@pytest.mark.parametrize("expecting", ["b", "nobody", None])
def test_go_that_expects_another_cue_than_standby_is_refused(expecting):
    given(SHEET).when(c.Go(expecting)).refused("stale-standby", expecting or "")


def test_go_with_nothing_on_standby_is_refused():
    given(SHEET, e.CueTaken(EARLIER, "c", 1)).when(c.Go(None)).refused("nothing-on-standby")


@pytest.mark.parametrize(
    ("milliseconds", "taken"), [(0, False), (299, False), (300, True), (5000, True)]
)
def test_a_second_go_within_the_guard_is_taken_for_a_double_press(milliseconds, taken):
    now = EARLIER + timedelta(milliseconds=milliseconds)
    answer = given(SHEET, TAKEN).when(c.Go("b"), now)
    if taken:
        answer.then(e.CueTaken(now, "b", 2))
    else:
        answer.refused("guard", "b")


def test_the_guard_can_be_set():
    play, now = given(SHEET, TAKEN), EARLIER + seconds(1)
    play.when(c.Go("b"), now, guard=seconds(2)).refused("guard", "b")
    play.when(c.Go("b"), now, guard=seconds(0)).then(e.CueTaken(now, "b", 2))


def test_the_guard_does_not_hold_up_the_shows_own_advance():
    given(SHEET, TAKEN).when(c.Go("b", automatic=True), EARLIER).then(
        e.CueTaken(EARLIER, "b", 2, automatic=True)
    )


def test_a_clock_that_was_set_back_does_not_lock_go():
    now = EARLIER - minutes(60)
    given(SHEET, TAKEN).when(c.Go("b"), now).then(e.CueTaken(now, "b", 2))


def test_take_back_undoes_the_last_go_once():
    play = given(SHEET, TAKEN, e.CueTaken(NOON, "b", 2))
    after = play.when(c.TakeBack("b")).then(e.CueTakenBack(NOON, "b", 3))
    assert after.state.on_air.cue.id == "a"
    after.when(c.TakeBack("b")).refused("stale-on-air", "b")


def test_every_go_can_be_taken_back_down_to_the_first():
    play = given(SHEET, TAKEN, e.CueTaken(NOON, "b", 2))
    play = play.when(c.TakeBack("b")).play.when(c.TakeBack("a")).play
    assert play.state.on_air is None
    assert play.state.standby == "a"
    play.when(c.TakeBack(None)).refused("nothing-to-take-back")


def test_take_back_with_nothing_taken_is_refused():
    given(SHEET).when(c.TakeBack(None)).refused("nothing-to-take-back")


@pytest.mark.parametrize("target", ["a", "b", "c"])
def test_standby_jumps_to_any_cue_of_the_sheet(target):
    after = given(SHEET, TAKEN).when(c.SetStandby(target)).then(e.StandbySet(NOON, target))
    assert after.state.standby == target


def test_a_cue_that_is_not_in_the_sheet_is_unknown():
    given(SHEET).when(c.SetStandby("x")).refused("unknown-cue", "x")
    given(SHEET).when(c.SkipCue("x")).refused("unknown-cue", "x")


def test_skipping_the_cue_on_standby_moves_standby_on():
    after = given(SHEET).when(c.SkipCue("a")).then(e.CueSkipped(NOON, "a", skip=True))
    assert after.state.standby == "b"


def test_skipping_a_cue_ahead_makes_go_pass_over_it():
    play = given(SHEET).when(c.SkipCue("b")).play.when(c.Go("a")).play
    assert play.state.standby == "c"


def test_putting_a_cue_back_leaves_standby_where_the_operator_sees_it():
    play = given(SHEET).when(c.SkipCue("a")).play.when(c.SkipCue("a", skip=False)).play
    assert play.state.standby == "b"


def test_putting_the_last_cue_back_puts_it_on_standby():
    play = given(SHEET, e.CueTaken(EARLIER, "b", 1)).when(c.SkipCue("c")).play
    assert play.state.standby is None
    assert play.when(c.SkipCue("a", skip=False)).state.standby is None
    assert play.when(c.SkipCue("c", skip=False)).state.standby == "c"


def test_hold_stops_the_clock_and_resume_lets_it_run_on():
    play = given(SHEET, TAKEN).when(c.Hold()).then(e.ShowHeld(NOON))
    assert play.state.on_air.elapsed(NOON + minutes(3)) == minutes(5)
    later = NOON + minutes(3)
    play = play.when(c.Resume(), later).then(e.ShowResumed(later))
    assert play.state.on_air.elapsed(later + minutes(1)) == minutes(6)


def test_hold_and_resume_are_refused_where_they_mean_nothing():
    given(SHEET).when(c.Hold()).refused("nothing-on-air")
    given(SHEET).when(c.Resume()).refused("not-held")
    given(SHEET, TAKEN).when(c.Resume()).refused("not-held")
    given(SHEET, TAKEN, e.ShowHeld(EARLIER)).when(c.Hold()).refused("already-held")


@pytest.mark.parametrize("amount", [minutes(2), minutes(-10)])
def test_time_is_given_and_taken_away(amount):
    after = given(SHEET, TAKEN).when(c.AddTime(amount)).then(e.TimeAdded(NOON, "a", amount))
    assert after.state.on_air.added == amount


def test_a_cue_never_gets_less_than_no_time():
    given(SHEET, TAKEN).when(c.AddTime(minutes(-11))).refused("negative-time", "a")
    given(SHEET).when(c.AddTime(minutes(1))).refused("nothing-on-air")


TALK = sheet(cue("talk", 10, lower_third=named("kim", hide_after=8)), cue("quiet", 1))
PANEL = sheet(cue("panel", 10, lower_third=named("kim", "lee")))


def test_a_name_is_shown_for_as_long_as_the_cue_says():
    play = given(TALK, e.CueTaken(EARLIER, "talk", 1))
    play.when(c.ShowLowerThird()).then(e.LowerThirdShown(NOON, "kim", 2, NOON + seconds(8)))


def test_the_first_seat_of_a_panel_is_named_unless_another_is_asked_for():
    play = given(PANEL, e.CueTaken(EARLIER, "panel", 1))
    play.when(c.ShowLowerThird()).then(e.LowerThirdShown(NOON, "kim", 2))
    play.when(c.ShowLowerThird("lee")).then(e.LowerThirdShown(NOON, "lee", 2))


def test_naming_nobody_is_refused():
    given(TALK).when(c.ShowLowerThird()).refused("nothing-on-air")
    play = given(TALK, e.CueTaken(EARLIER, "quiet", 1))
    play.when(c.ShowLowerThird()).refused("no-speaker", "quiet")
    play.when(c.ShowLowerThird("stranger")).refused("no-such-seat", "stranger")


def test_hiding_is_refused_when_nothing_is_shown_but_a_cut_always_goes_out():
    play = given(TALK, e.CueTaken(EARLIER, "talk", 1))
    play.when(c.HideLowerThird()).refused("nothing-shown")
    play.when(c.HideLowerThird(cut=True)).then(e.LowerThirdHidden(NOON, 2, cut=True))


LIVE = three_cues(broadcast=True)


def test_the_broadcast_goes_forward_only():
    play = given(LIVE).when(c.AskBroadcast(Stage.PREVIEW)).play
    play.when(c.AskBroadcast(Stage.SCHEDULED)).refused("broadcast-backwards", "preview")
    play.when(c.AskBroadcast(Stage.PREVIEW)).refused("broadcast-backwards", "preview")
    play.when(c.AskBroadcast(Stage.LIVE)).then(e.BroadcastAsked(NOON, Stage.LIVE))


def test_a_broadcast_that_was_not_begun_cannot_be_ended():
    given(LIVE).when(c.AskBroadcast(Stage.ENDED)).refused("broadcast-not-begun")
    given(SHEET).when(c.AskBroadcast(Stage.LIVE)).refused("no-broadcast")


RECORDING = sheet(cue("a", 1, scene="A", unmute=("Mic",)), outputs=(PROGRAM, "venue"))


def test_adopt_accepts_what_is_seen_of_what_the_show_asked_for():
    seen = seeing(scene="By hand", inputs={"Mic": True, "Not ours": True})
    play = given(RECORDING, e.CueTaken(EARLIER, "a", 1)).when(c.Adopt(), seen=seen)
    after = play.then(e.DriftAdopted(NOON, 2, {PROGRAM: "By hand"}, {PROGRAM: {"Mic": True}}))
    assert after.state.looks[PROGRAM].scene == "By hand"
    assert after.state.looks[PROGRAM].muted == {"Mic": True}


def test_adopt_takes_nothing_from_an_obs_that_is_not_seen():
    seen = seeing(link=Link.SILENT, scene="Old news", recording=True)
    play = given(RECORDING, e.CueTaken(EARLIER, "a", 1))
    play.when(c.Adopt(), seen=seen).then(e.DriftAdopted(NOON, 2, {}, {}))


def test_adopt_leaves_an_output_alone_that_the_show_never_touched():
    seen = seeing(scene="A")
    both = {**seen.switchers, "venue": ready(output="venue", scene="Hall")}
    play = given(RECORDING, e.CueTaken(EARLIER, "a", 1))
    after = play.when(c.Adopt(), seen=type(seen)(both)).state
    assert "venue" not in after.looks


TARGET = StreamTarget("rtmp://there", Secret("key"))
LIVE_TO = BroadcastSeen(Service.OK, id="b", stage=Stage.LIVE, target=TARGET)


def streaming(state, broadcast=LIVE_TO):
    return Seen({PROGRAM: ready(stream=state)}, broadcast)


def meant(play, broadcast=LIVE_TO):
    """Whether the show means to stream."""
    return switcher_desired(play.state, PROGRAM, Seen(broadcast=broadcast)).stream.active


def test_adopt_accepts_a_stream_that_a_hand_stopped_until_the_next_stage_is_asked_for():
    play = given(LIVE, e.BroadcastAsked(EARLIER, Stage.LIVE))
    assert meant(play)
    adopted = play.when(c.Adopt(), seen=streaming(StreamState.STOPPED)).then(
        e.DriftAdopted(NOON, 1, {}, {}, stream=False)
    )
    assert not meant(adopted)
    again = adopted.when(c.Adopt(), seen=streaming(StreamState.STARTED))
    assert meant(again.then(e.DriftAdopted(NOON, 2, {}, {}, stream=True)))
    ended = adopted.when(c.AskBroadcast(Stage.ENDED)).then(e.BroadcastAsked(NOON, Stage.ENDED))
    assert ended.state.stream is None


def test_adopt_accepts_a_stream_that_a_hand_starts_after_the_end():
    play = given(LIVE, e.BroadcastAsked(EARLIER, Stage.ENDED))
    over = replace(LIVE_TO, stage=Stage.ENDED)
    assert not meant(play, over)
    adopted = play.when(c.Adopt(), seen=streaming(StreamState.STARTED, over))
    assert meant(adopted.then(e.DriftAdopted(NOON, 1, {}, {}, stream=True)), over)


def test_adopt_says_nothing_of_a_stream_that_is_as_meant_or_not_the_show_s():
    play = given(LIVE, e.BroadcastAsked(EARLIER, Stage.LIVE))
    play.when(c.Adopt(), seen=streaming(StreamState.RECONNECTING)).then(
        e.DriftAdopted(NOON, 1, {}, {})
    )
    given(LIVE).when(c.Adopt(), seen=streaming(StreamState.STARTED, BroadcastSeen())).then(
        e.DriftAdopted(NOON, 1, {}, {})
    )


def test_adopting_a_stage_of_youtube_does_not_undo_what_is_adopted_of_the_stream():
    play = given(LIVE, e.BroadcastAsked(EARLIER, Stage.PREVIEW))
    play.when(c.Adopt(), seen=streaming(StreamState.STOPPED)).then(
        e.BroadcastAsked(NOON, Stage.LIVE), e.DriftAdopted(NOON, 1, {}, {}, stream=False)
    )


def test_the_end_of_the_show_needs_a_show():
    given(SHEET).when(c.EndShow()).refused("nothing-on-air")
    after = given(SHEET, TAKEN).when(c.EndShow()).then(e.ShowEnded(NOON))
    assert after.state.standby is None


ENDED = (TAKEN, e.BroadcastAsked(EARLIER, Stage.LIVE), e.ShowEnded(EARLIER))


@pytest.mark.parametrize(
    "command",
    [
        c.Go("b"),
        c.TakeBack("a"),
        c.SetStandby("a"),
        c.SkipCue("a"),
        c.Hold(),
        c.Resume(),
        c.AddTime(minutes(1)),
        c.ShowLowerThird("kim"),
        c.Adopt(),
        c.Return(),
        c.EndShow(),
    ],
    ids=lambda command: type(command).__name__,
)
def test_an_ended_show_takes_no_more_steps(command):
    given(LIVE, *ENDED).when(command).refused("show-ended")


@pytest.mark.parametrize(
    "command",
    [c.AskBroadcast(Stage.ENDED), c.HideLowerThird(cut=True), c.InstallOverlay(install=False)],
    ids=lambda command: type(command).__name__,
)
def test_an_ended_show_can_still_be_cleared_away(command):
    assert given(LIVE, *ENDED).when(command).state.ended_at == EARLIER


def test_a_session_is_not_needed_to_take_a_cue():
    plan = sheet(session("one", cue("a", 1)), session("empty"), session("two", cue("b", 1)))
    assert given(plan).when(c.Go("a")).state.standby == "b"
