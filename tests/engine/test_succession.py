"""The conductor and several OBSes: one GO for all, and a backup that is made program."""

from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage, StreamTarget, Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamState, StreamWanted, TakeTrace
from eventdesk.domain.verbs import RecordVerb
from support.booth import Booth
from support.playbook import NOON, given
from support.sheets import cue, sheet

BACKUP = "backup"
PLAN = sheet(
    cue("a", 5, scenes={PROGRAM: "A", "venue": "Logo"}, record=RecordVerb.START, unmute=("Mic",)),
    cue("b", 5, scene="B"),
    cue("c", 5, scenes={PROGRAM: "A", "venue": "Slides"}),
    outputs=(PROGRAM, "venue", BACKUP),
    broadcast=True,
)
ALL = (PROGRAM, "venue", BACKUP)
TARGET = StreamTarget("rtmp://ingest", Secret("key"))
STOP, STREAM = StreamWanted(active=False), StreamWanted(True, TARGET)


def booth(**options):
    return Booth(PLAN, youtube=True, outputs=ALL, **{"obeys": True, **options})


def on_the_air(show):
    """GO with everything obeying, and the program streaming to a broadcast that is live."""
    for switcher in show.switchers.values():
        switcher.shows(inputs={"Mic": True})
    show.go()
    show.ask(c.AskBroadcast(Stage.LIVE))
    show.youtube.says(stage=Stage.LIVE, id="x", ingest="active", target=TARGET)
    show.settled()
    assert show.obs.wanted[-1].stream == STREAM
    show.obs.shows(stream=StreamState.STARTED)
    return show.settled()


def streams(switcher):
    """What was asked of its stream so far."""
    return [each.stream for each in switcher.wanted if each.stream is not None]


def test_one_go_asks_every_output_for_its_own_and_each_has_its_own_legs():
    with booth() as show:
        snapshot = show.go()
        assert {name: one.wanted[-1].scene for name, one in show.switchers.items()} == {
            PROGRAM: "A", "venue": "Logo", BACKUP: "A",
        }  # fmt: skip
        assert {part for part in snapshot.legs["a"] if part[1] is Leg.SCENE} == {
            (name, Leg.SCENE) for name in ALL
        }
        show.pass_time(1)
        show.go()
        assert show.switchers["venue"].wanted[-1].scene is None, "the cue does not name it"


def test_an_output_that_is_dead_leaves_the_light_to_the_program():
    with booth() as show:
        venue = show.switchers["venue"]
        venue.obeys = False
        venue.shows(link=Link.SILENT, trouble=Trouble("no-answer"))
        snapshot = show.go()
        venue.says(1, Leg.SCENE, LegStatus.FAILED, Trouble("not-connected"))
        snapshot = show.settled()
        assert snapshot.tally is Tally.ON_AIR
        assert snapshot.legs["a"]["venue", Leg.SCENE].status is LegStatus.FAILED
        assert snapshot.legs["a"][PROGRAM, Leg.SCENE].status is LegStatus.ON_AIR


def test_the_trace_of_a_go_is_the_program_s():
    traces = []
    with booth(trace=traces.append, obeys=False) as show:
        show.go()
        show.switchers["venue"].report(TakeTrace(1, 9.0, 9.0, 9.0, "venue"))
        show.obs.report(TakeTrace(1, 1.0, 2.0, 3.0))
        show.settled()
    assert [(one.sent, one.confirmed) for one in traces] == [(1.0, 3.0)]


def test_a_living_program_hands_over_its_stream_goes_first_then_the_new_one_s():
    with booth() as show:
        on_the_air(show)
        backup = show.switchers[BACKUP]
        snapshot = show.ask(c.MoveProgram(BACKUP))
        assert snapshot.state.programs[-1] == BACKUP
        assert streams(show.obs) == [STREAM, STOP]
        assert streams(backup) == [], "not while the old one streams"
        assert backup.wanted[-1].recording is True
        show.obs.shows(stream=StreamState.STOPPING)
        show.settled()
        assert streams(backup) == []
        show.obs.shows(stream=StreamState.STOPPED)
        show.settled()
        assert streams(backup) == [STREAM]
        backup.shows(stream=StreamState.STARTED)
        show.settled()
        assert (streams(show.obs), streams(backup)) == ([STREAM, STOP], [STREAM])
        assert show.obs.seen.recording, "its recording runs on"


def test_the_light_the_drift_and_the_next_go_follow_the_new_program():
    with booth() as show:
        on_the_air(show)
        snapshot = show.ask(c.MoveProgram(BACKUP))
        assert snapshot.tally is Tally.ON_AIR
        show.obs.shows(link=Link.CONNECTING, trouble=Trouble("nobody-listens"))
        snapshot = show.settled()
        assert snapshot.tally is Tally.ON_AIR, "the OBS that was program is only a backup"
        assert snapshot.switchers[BACKUP].link is Link.CONNECTING
        show.switchers[BACKUP].shows(scene="By hand", on_air="By hand")
        assert show.settled().tally is Tally.DRIFT
        show.pass_time(1)
        snapshot = show.go()
        assert snapshot.tally is Tally.ON_AIR
        assert snapshot.legs["b"][PROGRAM, Leg.SCENE].status is LegStatus.ON_AIR
        confirmed = [one for one in show.journal.events if isinstance(one, e.LegConfirmed)]
        assert confirmed[-1].output in {PROGRAM, BACKUP}


def test_a_go_that_the_dead_program_missed_is_on_air_as_soon_as_its_backup_is_program():
    with booth() as show:
        on_the_air(show)
        show.obs.obeys = False
        show.obs.shows(link=Link.CONNECTING, trouble=Trouble("nobody-listens"))
        show.pass_time(1)
        assert show.go().tally is Tally.FAILED
        show.obs.says(3, Leg.SCENE, LegStatus.FAILED, Trouble("not-connected"))
        snapshot = show.ask(c.MoveProgram(BACKUP))
        assert snapshot.tally is Tally.ON_AIR
        assert snapshot.legs["b"][PROGRAM, Leg.SCENE].status is LegStatus.ON_AIR
        assert streams(show.switchers[BACKUP]) == [STREAM], "nobody is there who could stream"


def test_behind_a_broken_network_the_stream_waits_for_youtube_or_the_operator():
    with booth() as show:
        on_the_air(show)
        show.obs.obeys = False
        show.obs.shows(link=Link.SILENT, trouble=Trouble("no-answer"))
        show.ask(c.MoveProgram(BACKUP))
        assert streams(show.switchers[BACKUP]) == []
        assert show.youtube.wanted[-1].handover, "YouTube is asked more often meanwhile"
        show.youtube.says(stage=Stage.LIVE, id="x", ingest="inactive", target=TARGET)
        show.settled()
        assert streams(show.switchers[BACKUP]) == [STREAM]
        assert not show.youtube.wanted[-1].handover


def test_the_operator_s_word_lets_it_stream_at_once():
    with booth() as show:
        on_the_air(show)
        show.obs.obeys = False
        show.obs.shows(link=Link.SILENT, trouble=Trouble("no-answer"))
        show.ask(c.MoveProgram(BACKUP))
        show.ask(c.ForceStream())
        assert streams(show.switchers[BACKUP]) == [STREAM]
        assert any(isinstance(one, e.StreamForced) for one in show.journal.events)


def test_a_stream_that_a_hand_stops_afterwards_is_drift_and_begins_by_no_means_anew():
    with booth() as show:
        on_the_air(show)
        show.obs.obeys = False
        show.obs.shows(link=Link.SILENT, trouble=Trouble("no-answer"))
        backup = show.switchers[BACKUP]
        snapshot = show.ask(c.MoveProgram(BACKUP))
        show.ask(c.ForceStream())
        backup.shows(stream=StreamState.STARTED)
        backup.says(snapshot.state.take, Leg.STREAM, LegStatus.ON_AIR)
        backup.shows(stream=StreamState.STOPPED)
        show.settled()
        show.youtube.says(stage=Stage.LIVE, id="x", ingest="inactive", target=TARGET)
        show.pass_time(1)
        found = [(one.output, one.leg) for one in show.pass_time(1).differences]
        assert (PROGRAM, Leg.STREAM) in found
        assert streams(backup) == [STREAM]


def test_an_old_program_that_comes_back_streaming_is_stopped_once():
    with booth() as show:
        on_the_air(show)
        show.obs.obeys = False
        show.obs.shows(link=Link.SILENT, trouble=Trouble("no-answer"))
        show.ask(c.MoveProgram(BACKUP))
        show.ask(c.ForceStream())
        show.switchers[BACKUP].shows(stream=StreamState.STARTED)
        show.settled()
        asked = len(show.obs.wanted)
        for _ in range(3):
            show.obs.shows(link=Link.READY, trouble=None)
            show.settled()
        came_back = show.obs.wanted[asked:]
        assert [each.stream for each in came_back] == [None, STOP]
        assert all(each.scene is None and not each.muted for each in came_back)


def test_after_kill_9_the_backup_is_still_program_and_nothing_is_sent():
    events = (e.CueTaken(NOON, "a", 1), e.ProgramMoved(NOON, BACKUP, 2))
    state = given(PLAN, *events).state
    with booth(state=state, resumed=True) as show:
        for switcher in show.switchers.values():
            switcher.shows(scene="A", on_air="A", recording=True, inputs={"Mic": False})
        show.switchers["venue"].shows(scene="Logo", on_air="Logo")
        snapshot = show.settled()
        assert snapshot.tally is Tally.ON_AIR
        assert not snapshot.hands_off
        assert [one.wanted for one in show.switchers.values()] == [[], [], []]
        show.switchers[BACKUP].shows(scene="By hand", on_air="By hand")
        assert show.settled().tally is Tally.DRIFT


def test_hands_off_an_old_program_that_streams_is_shown_and_not_stopped():
    events = (e.CueTaken(NOON, "a", 1), e.BroadcastAsked(NOON, Stage.LIVE),
              e.ProgramMoved(NOON, BACKUP, 2))  # fmt: skip
    with booth(state=given(PLAN, *events).state, resumed=True) as show:
        show.obs.shows(scene="A", on_air="A", stream=StreamState.STARTED, inputs={"Mic": False})
        show.pass_time(1)
        snapshot = show.pass_time(1)
        assert show.obs.wanted == []
        assert [(one.output, one.leg) for one in snapshot.differences] == [(BACKUP, Leg.STREAM)]
        show.ask(c.Return())
        assert streams(show.obs) == [STOP]


def test_what_is_adopted_of_the_program_its_backup_is_made_to_show():
    with booth() as show:
        on_the_air(show)
        show.obs.shows(scene="Hand", on_air="Hand")
        show.settled()
        show.ask(c.Adopt())
        assert show.switchers[BACKUP].wanted[-1].scene == "Hand"
        assert show.obs.wanted[-1].scene != "Hand"


def test_an_output_that_the_desk_has_no_obs_for_holds_nothing_up():
    plan = replace(PLAN)
    with Booth(plan, obeys=True) as show:
        snapshot = show.go()
        assert snapshot.tally is Tally.ON_AIR
        assert snapshot.switchers["venue"].link is Link.OFF
