"""The watchers at work in a conductor: alarms in the snapshot, events in the journal."""

import pytest
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.alarm import AIR, Fault
from eventdesk.domain.as_run import as_run
from eventdesk.domain.events import CueTaken, SheetLoaded
from eventdesk.domain.runsheet import PROGRAM, MediaAction
from eventdesk.domain.switcher import Link, StreamState, SwitcherDesired, SwitcherSeen
from eventdesk.domain.verbs import MediaVerb
from eventdesk.domain.watch_events import WatchCleared, WatchRaised
from eventdesk.engine.judge import Judge, meant
from support.air import plain
from support.booth import Booth
from support.playbook import NOON, given
from support.sheets import cue, seconds, session, sheet, three_cues

PLAN = three_cues()
BLACK = plain(0)


def looks(booth, picture=BLACK, count=1, sound=0.2, every=0.5):
    """Look at this so many times, half a second apart; the snapshot after it."""
    snapshot = booth.latest
    for _ in range(count):
        booth.clock.move(every)
        heard = {"Mic": ((sound, sound),) * 10}
        booth.obs.report(AirSample(PROGRAM, booth.clock.monotonic(), "A", picture, heard))
        snapshot = booth.settled()
    return snapshot


def told(booth):
    kinds = (WatchRaised, WatchCleared)
    return [event for event in booth.journal.events if isinstance(event, kinds)]


def test_black_on_air_is_in_the_snapshot_and_the_journal_and_goes_when_it_is_cured():
    with Booth(PLAN) as booth:
        booth.go()
        snapshot = looks(booth, count=8)
        (alarm,) = snapshot.alarms
        assert (alarm.output, alarm.fault, alarm.about) == (PROGRAM, Fault.BLACK, "A")
        assert alarm.since == NOON + seconds(1)
        assert snapshot.level == pytest.approx(-14, abs=0.1)
        assert looks(booth, plain(90), count=4).alarms == ()
        raised, cleared = told(booth)
        assert (raised.fault, raised.about) == (Fault.BLACK, "A")
        assert (cleared.fault, cleared.cured) == (Fault.BLACK, True)


def test_before_the_first_go_and_after_the_end_nothing_is_told_and_the_level_is_still_shown():
    with Booth(PLAN) as booth:
        assert looks(booth, count=10).alarms == ()
        assert booth.latest.level is not None
        booth.go()
        assert looks(booth, count=10).alarms != ()
        booth.ask(c.EndShow())
        assert looks(booth).alarms == ()
        assert not told(booth)[-1].cured


def test_a_cue_that_means_it_so_is_quiet_and_the_next_is_not():
    dark = cue("a", scenes={PROGRAM: "A"}, quiet=(Fault.BLACK,))
    with Booth(sheet(session("s", dark, cue("b", scenes={PROGRAM: "A"})))) as booth:
        booth.go()
        assert looks(booth, count=10).alarms == ()
        booth.go()
        assert looks(booth, count=10).alarms != ()


def test_looks_that_stop_coming_take_their_alarms_with_them():
    with Booth(PLAN) as booth:
        booth.go()
        assert looks(booth, count=10).alarms != ()
        snapshot = booth.pass_time(Judge.STALE + 0.1)
        assert snapshot.alarms == ()
        assert snapshot.level is None
        assert not told(booth)[-1].cured


def test_every_output_has_its_own_health_and_the_gravest_alarm_is_first():
    with Booth(PLAN, outputs=(PROGRAM, "venue")) as booth:
        booth.go()
        for number in range(1, 16):
            booth.clock.move(1.0)
            for each in booth.switchers.values():
                each.shows(measured_at=float(number), cpu=99.0, stream=StreamState.STARTED)
        snapshot = booth.settled()
        found = [(each.output, each.fault) for each in snapshot.alarms]
        assert found[:2] == [(PROGRAM, Fault.STALLED), ("venue", Fault.STALLED)]
        assert (PROGRAM, Fault.CPU) in found
        assert snapshot.health["venue"].cpu == pytest.approx(0.99)


def test_the_as_run_tells_what_was_wrong_and_when():
    with Booth(PLAN) as booth:
        booth.go()
        looks(booth, count=8)
        looks(booth, plain(90), count=4)
        events = (SheetLoaded(NOON, "digest", PLAN), *booth.journal.events)
    found = [(each.code, each.about) for each in as_run(events).remarks]
    assert found == [("black", "program: A"), ("black-over", "program")]


def test_an_alarm_is_no_part_of_the_show_that_is_resumed():
    raised = WatchRaised(NOON, PROGRAM, Fault.BLACK, "A")
    assert given(PLAN, raised, WatchCleared(NOON, PROGRAM, Fault.BLACK)) == given(PLAN)


# What is meant


SEEN = SwitcherSeen(PROGRAM, Link.READY, inputs={"Mic": False, "Guests": True, "Slides": None})
NOTHING = SwitcherDesired(1, "")


def taken(**fields):
    """A show with a cue of these fields on air."""
    return given(sheet(session("s", cue("a", **fields))), CueTaken(NOON, "a", 1)).state


def test_muted_inputs_are_not_listened_to():
    assert meant(taken(), SEEN, NOTHING).muted == {"Guests"}


def test_a_transition_is_not_looked_at():
    assert meant(taken(), replace(SEEN, transitioning=True), NOTHING).transitioning


@pytest.mark.parametrize(
    ("muted", "silence"),
    [({}, False), ({"Mic": True}, True), ({"Mic": True, "Guests": False}, False)],
)
def test_silence_is_meant_when_the_show_itself_muted_all_that_it_speaks_of(muted, silence):
    assert meant(taken(), SEEN, replace(NOTHING, muted=muted)).silence is silence


@pytest.mark.parametrize(
    ("verb", "quiet"), [(MediaVerb.PAUSE, True), (MediaVerb.STOP, True), (MediaVerb.PLAY, False)]
)
def test_a_film_that_the_cue_itself_pauses_is_not_frozen(verb, quiet):
    state = taken(media=(MediaAction(verb, "Film"),))
    assert (Fault.FROZEN in meant(state, SEEN, NOTHING).quiet) is quiet


def test_nothing_on_air_is_all_quiet():
    assert meant(given(PLAN).state, None, None).quiet == frozenset(AIR)
