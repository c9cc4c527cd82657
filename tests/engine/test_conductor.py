"""The conductor: decided, kept, then asked of the devices; every change ends in a snapshot."""

import pytest
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Service, Stage, StreamTarget, Trouble
from eventdesk.domain.commands import Refusal
from eventdesk.domain.runsheet import PROGRAM, MediaAction, ShowWhen
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import JournalHealth, Tally
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamWanted
from eventdesk.domain.verbs import Advance, BroadcastVerb, MediaVerb
from eventdesk.engine import conductor as conductor_module
from support.booth import Booth
from support.playbook import NOON
from support.sheets import cue, minutes, named, seconds, session, sheet, three_cues, words

PLAN = three_cues()
TARGET = StreamTarget("rtmp://ingest", Secret("key"))


def test_a_go_is_in_the_journal_before_a_device_hears_of_it():
    with Booth(PLAN) as booth:
        booth.go()
        (at_journal,) = [i for i, (who, _) in enumerate(booth.story) if who == "journal"]
        (at_obs,) = [i for i, (who, _) in enumerate(booth.story) if who == PROGRAM]
        assert at_journal < at_obs
        assert booth.journal.events == [e.CueTaken(NOON, "a", 1)]
        assert (booth.obs.wanted[0].take, booth.obs.wanted[0].scene) == (1, "A")


def test_the_snapshot_shows_the_cue_taken_and_no_light_before_obs_shows_it():
    with Booth(PLAN) as booth:
        booth.obs.shows(scene="Holding", on_air="Holding")
        snapshot = booth.go()
        assert snapshot.state.on_air.cue.id == "a"
        assert snapshot.tally is not Tally.ON_AIR
        booth.obs.says(1, Leg.SCENE, LegStatus.ASKED)
        assert booth.settled().tally is Tally.ASKED
        booth.obs.says(1, Leg.SCENE, LegStatus.MOVING)
        booth.obs.shows(transitioning=True)
        assert booth.settled().tally is Tally.MOVING
        booth.obs.shows(transitioning=False, scene="A", on_air="A")
        assert booth.settled().tally is Tally.ON_AIR


def test_a_refusal_is_kept_and_flashes_each_time():
    with Booth(PLAN) as booth:
        first = booth.ask(c.Go("b")).notice
        second = booth.ask(c.Go("b")).notice
        assert first.refusal == second.refusal == Refusal("stale-standby", "b")
        assert second.number == first.number + 1
        assert booth.journal.events == [e.CommandRefused(NOON, "Go", "stale-standby", "b")] * 2
        assert booth.obs.wanted == []


def test_a_double_press_is_one_go():
    with Booth(PLAN) as booth:
        booth.conductor.ask(c.Go("a"))
        booth.conductor.ask(c.Go("a"))
        booth.settled()
        assert [each.scene for each in booth.obs.wanted] == ["A"]
        booth.ask(c.Go("b"))
        assert booth.latest.notice.code == "guard"
        booth.pass_time(0.3)
        booth.ask(c.Go("b"))
        assert [each.scene for each in booth.obs.wanted] == ["A", "B"]


def test_the_guard_is_settable():
    with Booth(PLAN, guard=seconds(0)) as booth:
        booth.go()
        booth.go()
        assert [each.scene for each in booth.obs.wanted] == ["A", "B"]


def test_what_a_device_did_is_kept_once():
    with Booth(PLAN) as booth:
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.ASKED)
        booth.obs.says(1, Leg.SCENE, LegStatus.ON_AIR)
        booth.obs.says(1, Leg.SCENE, LegStatus.ON_AIR)
        booth.obs.says(1, Leg.AUDIO, LegStatus.FAILED, Trouble("input-missing", "Mic"))
        snapshot = booth.settled()
        assert booth.journal.events[1:] == [
            e.LegConfirmed(NOON, PROGRAM, 1, Leg.SCENE),
            e.LegFailed(NOON, PROGRAM, 1, Leg.AUDIO, "input-missing", "Mic"),
        ]
        assert snapshot.legs["a"][PROGRAM, Leg.SCENE].status is LegStatus.ON_AIR
        assert snapshot.legs["a"][PROGRAM, Leg.AUDIO].status is LegStatus.FAILED


def test_a_failed_ask_with_nothing_on_air_is_kept_too():
    with Booth(PLAN) as booth:
        booth.ask(c.InstallOverlay())
        booth.obs.says(1, Leg.GRAPHIC, LegStatus.FAILED, Trouble("overlay-failed"))
        booth.settled()
        assert booth.journal.events[-1] == e.LegFailed(
            NOON, PROGRAM, 1, Leg.GRAPHIC, "overlay-failed"
        )


def test_the_legs_of_a_snapshot_never_change_under_the_screen_that_draws_it():
    with Booth(PLAN) as booth:
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.ASKED)
        first = booth.settled()
        booth.obs.says(1, Leg.SCENE, LegStatus.ON_AIR)
        before = booth.settled()
        assert first.legs["a"][PROGRAM, Leg.SCENE].status is LegStatus.ASKED
        legs = {name: dict(each) for name, each in before.legs.items()}
        booth.pass_time(1)
        booth.go()
        booth.obs.says(2, Leg.SCENE, LegStatus.ON_AIR)
        booth.ask(c.SetStandby("a"))
        booth.pass_time(1)
        booth.go()
        assert booth.latest.legs is not before.legs
        booth.obs.says(3, Leg.AUDIO, LegStatus.ON_AIR)
        booth.settled()
        assert before.legs == legs
        assert set(booth.latest.legs["a"]) == {(PROGRAM, Leg.AUDIO)}


def test_time_alone_brings_snapshots():
    with Booth(PLAN) as booth:
        booth.go()
        booth.clock.move(61)
        booth.until(lambda snapshot: snapshot.rundown.cue_elapsed == seconds(61))


# What the show does by itself


def auto(**fields):
    return sheet(
        session(
            "s",
            cue("a", 1, scene="A", **fields),
            cue("b", 1, scene="B"),
            cue("c", 1),
            start="12:00",
        )
    )


def test_a_name_comes_and_leaves_by_itself():
    plan = auto(lower_third=named("kim", show=ShowWhen.AFTER, after=3, hide_after=8))
    with Booth(plan) as booth:
        assert booth.go().state.lower_third is None
        assert booth.pass_time(2.9).state.lower_third is None
        assert booth.pass_time(0.1).state.lower_third.speaker == "kim"
        assert booth.obs.wanted[-1].graphic.name == words("Kim")
        assert booth.obs.wanted[-1].scene is None
        assert booth.pass_time(7.9).state.lower_third is not None
        assert booth.pass_time(0.1).state.lower_third is None
        assert booth.obs.wanted[-1].graphic is None
        assert len(booth.obs.wanted) == 3


def test_a_name_that_comes_with_go_is_asked_after_its_scene():
    with Booth(auto(lower_third=named("kim", show=ShowWhen.ON_GO))) as booth:
        booth.go()
        booth.until(lambda snapshot: snapshot.state.lower_third is not None)
        scene, name = booth.obs.wanted
        assert (scene.take, scene.scene, scene.graphic) == (1, "A", None)
        assert (name.take, name.scene, name.graphic.name) == (2, None, words("Kim"))


def test_the_show_advances_by_itself_and_says_so():
    with Booth(auto(advance=Advance.AFTER_DURATION)) as booth:
        booth.go()
        assert booth.pass_time(59.9).state.on_air.cue.id == "a"
        assert booth.pass_time(0.1).state.on_air.cue.id == "b"
        assert booth.journal.events[-1] == e.CueTaken(NOON + minutes(1), "b", 2, automatic=True)


def test_a_hold_holds_the_advance():
    with Booth(auto(advance=Advance.AFTER_DURATION)) as booth:
        booth.go()
        booth.ask(c.Hold())
        assert booth.pass_time(600).state.on_air.cue.id == "a"
        booth.ask(c.Resume())
        assert booth.pass_time(59).state.on_air.cue.id == "a"
        assert booth.pass_time(1).state.on_air.cue.id == "b"


def test_an_advance_that_was_taken_back_stays_taken_back():
    with Booth(auto(advance=Advance.AFTER_DURATION)) as booth:
        booth.go()
        booth.pass_time(60)
        booth.ask(c.TakeBack("b"))
        assert booth.pass_time(600).state.on_air.cue.id == "a"
        assert booth.pass_time(0.2).state.on_air.cue.id == "a"


def test_something_due_that_is_refused_is_asked_once():
    plan = auto(lower_third=named("stranger", show=ShowWhen.ON_GO))
    with Booth(plan) as booth:
        booth.go()
        for _ in range(5):
            booth.pass_time(1)
        refused = [each for each in booth.journal.events if isinstance(each, e.CommandRefused)]
        assert [each.code for each in refused] == ["no-such-seat"]


# What is asked of the devices


def test_a_name_shown_later_never_takes_back_what_a_hand_changed():
    with Booth(auto(lower_third=named("kim"), unmute=("Mic",)), obeys=True) as booth:
        booth.go()
        booth.obs.shows(scene="By hand", on_air="By hand", inputs={"Mic": True})
        booth.ask(c.ShowLowerThird())
        asked = booth.obs.wanted[-1]
        assert (asked.scene, dict(asked.muted), asked.recording) == (None, {}, None)
        assert asked.graphic.name == words("Kim")


def test_return_asks_for_everything_again():
    with Booth(auto(unmute=("Mic",)), obeys=True) as booth:
        booth.go()
        booth.obs.shows(scene="By hand", on_air="By hand", inputs={"Mic": True})
        booth.ask(c.Return())
        asked = booth.obs.wanted[-1]
        assert (asked.scene, dict(asked.muted)) == ("A", {"Mic": False})


def test_adopt_asks_nothing_and_ends_the_drift():
    with Booth(PLAN, obeys=True) as booth:
        booth.go()
        booth.obs.shows(scene="By hand", on_air="By hand")
        booth.settled()
        assert booth.pass_time(0.5).differences
        before = len(booth.obs.wanted)
        assert not booth.ask(c.Adopt()).differences
        assert len(booth.obs.wanted) == before


def test_media_starts_with_its_cue_and_never_again():
    film = MediaAction(MediaVerb.RESTART, "Film")
    plan = replace(
        auto(media=(film,), lower_third=named("kim"), broadcast=BroadcastVerb.LIVE),
        broadcast=three_cues(broadcast=True).broadcast,
    )
    with Booth(plan, youtube=True, obeys=True) as booth:
        booth.go()
        booth.youtube.says(stage=Stage.SCHEDULED, id="abc", target=TARGET)
        booth.settled()
        booth.ask(c.ShowLowerThird())
        booth.ask(c.Return())
        assert [each.media for each in booth.obs.wanted] == [(film,), (), (), ()]


def test_the_overlay_can_be_asked_for_again_when_it_failed():
    with Booth(PLAN) as booth:
        booth.ask(c.InstallOverlay())
        booth.ask(c.InstallOverlay())
        assert [each.overlay for each in booth.obs.wanted] == [True, True]


def test_only_consent_and_return_undo_what_a_hand_did_to_the_overlay():
    with Booth(PLAN) as booth:
        booth.ask(c.InstallOverlay())
        booth.go()
        booth.ask(c.Return())
        asked = [(each.overlay, each.restore) for each in booth.obs.wanted]
        assert asked == [(True, True), (None, False), (True, True)]


def test_two_quick_gos_are_one_picture():
    """The second may overtake the first in the driver while a long transition runs."""
    plan = sheet(
        cue("film", 1, scene="Film"),
        cue("a", 1, scene="A", unmute=("Mic",)),
        cue("b", 1, mute=("X",)),
    )
    with Booth(plan) as booth:
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.ON_AIR)
        booth.pass_time(1)
        booth.go()
        booth.pass_time(1)
        booth.go()
        last = booth.obs.wanted[-1]
        assert (last.scene, dict(last.muted)) == ("A", {"Mic": False, "X": True})


@pytest.mark.parametrize("code", ["not-connected", "superseded"])
def test_what_never_reached_obs_is_asked_again_with_the_next_go(code):
    plan = sheet(cue("a", 1, scene="A", unmute=("Mic",)), cue("b", 1, mute=("X",)))
    with Booth(plan) as booth:
        booth.go()
        for leg in (Leg.SCENE, Leg.AUDIO):
            booth.obs.says(1, leg, LegStatus.FAILED, Trouble(code))
        booth.pass_time(1)
        booth.go()
        last = booth.obs.wanted[-1]
        assert (last.scene, dict(last.muted)) == ("A", {"Mic": False, "X": True})


def test_what_was_answered_is_not_asked_again_with_the_next_go():
    plan = sheet(cue("a", 1, scene="A", unmute=("Mic",)), cue("b", 1, mute=("X",)))
    with Booth(plan) as booth:
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.ON_AIR)
        booth.obs.says(1, Leg.AUDIO, LegStatus.FAILED)
        booth.pass_time(1)
        booth.go()
        last = booth.obs.wanted[-1]
        assert (last.scene, dict(last.muted)) == (None, {"X": True})


def test_every_output_gets_its_own_scene():
    plan = sheet(
        cue("a", 1, scenes={PROGRAM: "A", "venue": "Logo"}, unmute=("Mic",)),
        outputs=(PROGRAM, "venue"),
    )
    with Booth(plan, outputs=(PROGRAM, "venue")) as booth:
        booth.go()
        (venue,) = booth.switchers["venue"].wanted
        assert (venue.scene, dict(venue.muted)) == ("Logo", {})


def test_the_names_ahead_are_drawn_beforehand():
    with Booth(auto(lower_third=named("kim", "lee"))) as booth:
        booth.until(lambda _: booth.obs.prepared)
        told = [[person.name for person in each.people] for each in booth.obs.prepared]
        assert told == [[words("Lee")], [words("Kim"), words("Lee")], [words("Kim")]]


# YouTube


def test_youtube_is_asked_once_for_each_stage():
    plan = three_cues(broadcast=True)
    with Booth(plan, youtube=True) as booth:
        assert booth.youtube.wanted == []
        booth.ask(c.AskBroadcast(Stage.SCHEDULED))
        booth.youtube.says(stage=Stage.SCHEDULED, id="abc")
        booth.youtube.says(stage=Stage.SCHEDULED, id="abc")
        booth.settled()
        stages = [(each.stage, each.known_id) for each in booth.youtube.wanted]
        assert stages == [(Stage.SCHEDULED, None), (Stage.SCHEDULED, "abc")]
        assert booth.journal.events[1:] == [
            e.BroadcastFound(NOON, "abc"),
            e.BroadcastReached(NOON, Stage.SCHEDULED),
        ]


def test_obs_is_given_the_key_when_youtube_has_one_and_somebody_asked():
    with Booth(three_cues(broadcast=True), youtube=True) as booth:
        booth.ask(c.AskBroadcast(Stage.PREVIEW))
        assert [each.stream for each in booth.obs.wanted] == []
        booth.youtube.says(stage=Stage.SCHEDULED, id="abc", target=TARGET)
        booth.settled()
        assert booth.obs.wanted[-1].stream == StreamWanted(active=True, target=TARGET)
        booth.youtube.says(stage=Stage.SCHEDULED, id="abc", target=TARGET, health="good")
        booth.settled()
        assert len(booth.obs.wanted) == 1


# The sheet


def test_a_new_sheet_is_kept_and_followed_and_moves_no_device():
    edited = sheet(cue("a", 1, scene="Other"), cue("new", 1), outputs=(PROGRAM, "venue"))
    with Booth(PLAN) as booth:
        booth.go()
        booth.conductor.load("digest-2", edited)
        snapshot = booth.settled()
        assert snapshot.sheet is edited
        assert snapshot.state.standby == "new"
        assert snapshot.switchers["venue"].link is Link.OFF
        assert booth.journal.events[-1] == e.SheetLoaded(NOON, "digest-2", edited)
        assert len(booth.obs.wanted) == 1


def test_a_sheet_that_loses_the_speaker_on_air_is_no_bug():
    plan = auto(lower_third=named("kim"))
    with Booth(plan) as booth:
        booth.go()
        booth.conductor.load("x", replace(plan, speakers={}))
        assert booth.settled().notice is None


# Drift


def test_drift_is_told_when_it_has_lasted_and_once():
    with Booth(PLAN, obeys=True) as booth:
        booth.go()
        booth.obs.shows(scene="By hand", on_air="By hand")
        assert booth.settled().differences == ()
        assert booth.pass_time(0.4).differences == ()
        assert booth.latest.tally is Tally.DRIFT
        (found,) = booth.pass_time(0.1).differences
        assert (found.wanted, found.found) == ("A", "By hand")
        booth.pass_time(5)
        seen = [each for each in booth.journal.events if isinstance(each, e.DriftSeen)]
        assert [(each.wanted, each.found) for each in seen] == [("A", "By hand")]
        booth.obs.shows(scene="A", on_air="A")
        assert booth.settled().differences == ()


def test_a_take_that_takes_its_time_is_no_drift():
    with Booth(PLAN) as booth:
        booth.obs.shows(scene="Holding", on_air="Holding")
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.MOVING)
        booth.settled()
        assert booth.pass_time(20).differences == ()
        booth.obs.says(1, Leg.SCENE, LegStatus.FAILED)
        booth.settled()
        assert booth.pass_time(0.5).differences


def test_a_take_that_never_got_its_answer_hides_no_later_drift():
    with Booth(PLAN) as booth:
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.MOVING)
        booth.pass_time(1)
        booth.go()
        booth.obs.shows(scene="B", on_air="B")
        booth.obs.says(2, Leg.SCENE, LegStatus.ON_AIR)
        booth.obs.shows(scene="By hand", on_air="By hand")
        booth.settled()
        assert booth.pass_time(0.5).differences


def test_an_obs_that_cannot_be_seen_is_red_and_no_drift():
    with Booth(PLAN, obeys=True) as booth:
        booth.go()
        booth.obs.shows(link=Link.SILENT, scene="Old news", on_air=None)
        booth.settled()
        assert booth.pass_time(5).differences == ()
        assert booth.latest.tally is Tally.FAILED


# Trouble


@pytest.mark.expected_log("the conductor met a bug")
def test_a_bug_is_logged_and_told_and_the_show_goes_on(monkeypatch):
    real = conductor_module.decide

    def buggy(state, command, *rest):
        if isinstance(command, c.Hold):
            raise ZeroDivisionError("a bug")
        return real(state, command, *rest)

    monkeypatch.setattr(conductor_module, "decide", buggy)
    with Booth(PLAN) as booth:
        booth.go()
        notice = booth.ask(c.Hold()).notice
        assert (notice.code, notice.about) == ("bug", "ZeroDivisionError: a bug")
        booth.pass_time(1)
        assert booth.go().state.on_air.cue.id == "b"


@pytest.mark.expected_log("the conductor met a bug")
def test_a_bug_in_a_picture_of_the_show_does_not_end_it():
    fails = [True]

    def screen(snapshot):
        if snapshot.state.on_air is not None and fails:
            fails.clear()
            raise ZeroDivisionError

    with Booth(PLAN, publish=screen) as booth:
        booth.conductor.ask(c.Go("a"))
        snapshot = booth.until(lambda snapshot: snapshot.state.on_air is not None)
        assert snapshot.notice.code == "bug"
        booth.pass_time(1)
        assert booth.go().state.on_air.cue.id == "b"


@pytest.mark.expected_log("the conductor met a bug")
def test_a_bug_in_something_due_happens_once(monkeypatch):
    real = conductor_module.decide
    asked = []

    def buggy(state, command, *rest):
        if isinstance(command, c.ShowLowerThird):
            asked.append(command)
            raise ZeroDivisionError
        return real(state, command, *rest)

    monkeypatch.setattr(conductor_module, "decide", buggy)
    with Booth(auto(lower_third=named("kim", show=ShowWhen.ON_GO))) as booth:
        booth.go()
        for _ in range(5):
            booth.pass_time(1)
        assert len(asked) == 1


def test_a_journal_that_keeps_nothing_is_told_and_stops_nothing():
    with Booth(PLAN) as booth:
        booth.journal.broken = Trouble("disk-full", "no space")
        snapshot = booth.go()
        assert snapshot.journal is JournalHealth.MEMORY
        assert snapshot.journal_trouble == Trouble("disk-full", "no space")
        assert booth.obs.wanted[0].scene == "A"
        booth.journal.broken = None
        assert booth.settled().journal is JournalHealth.KEPT


def test_stopping_stops_the_devices_and_closes_the_journal_after_the_last_word():
    with Booth(PLAN, youtube=True) as booth:
        booth.conductor.ask(c.Go("a"))
    assert booth.journal.events == [e.CueTaken(NOON, "a", 1)]
    assert booth.obs.stopped
    assert booth.youtube.stopped
    assert booth.journal.closed


def test_the_journal_is_closed_even_if_a_device_does_not_stop():
    class Stuck(Exception):  # noqa: N818 # a test's own
        pass

    booth = Booth(PLAN)
    booth.conductor.start()

    def stuck():
        raise Stuck

    booth.obs.stop = stuck
    with pytest.raises(Stuck):
        booth.conductor.stop()
    assert booth.journal.closed


# Trace


def test_a_go_is_traced_from_the_key_to_the_device():
    traces = []
    with Booth(PLAN, obeys=True, trace=traces.append) as booth:
        booth.clock.move(5)
        booth.conductor.ask(c.Go("a"), at=4.5)
        booth.settled()
    (trace,) = traces
    assert (trace.cue, trace.take, trace.input, trace.decided) == ("a", 1, 4.5, 5.0)
    assert (trace.sent, trace.acknowledged, trace.confirmed) == (1.0, 2.0, 3.0)
    assert trace.as_dict()["cue"] == "a"


def test_a_go_that_no_device_confirmed_is_traced_at_the_end():
    traces = []
    with Booth(PLAN, trace=traces.append) as booth:
        booth.go()
        assert traces == []
    assert [(trace.cue, trace.confirmed) for trace in traces] == [("a", None)]


def test_a_youtube_that_is_off_is_shown_as_such():
    with Booth(PLAN) as booth:
        assert booth.latest.broadcast.service is Service.OFF


def test_a_bug_of_another_part_is_shown_and_the_show_goes_on():
    with Booth(PLAN, obeys=True) as booth:
        booth.conductor.tell("bug", "thread pictures ended by a bug")
        notice = booth.go().notice
        assert (notice.code, notice.about) == ("bug", "thread pictures ended by a bug")
