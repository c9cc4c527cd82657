"""A backup encoder mirrors the program, and takes its place on the operator's word."""

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import BroadcastSeen, Stage, StreamTarget, Trouble
from eventdesk.domain.desired import ask, switcher_desired
from eventdesk.domain.runsheet import PROGRAM, MediaAction
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import Seen, missing, scenes_named
from eventdesk.domain.succession import (
    MAY_STREAM,
    STREAMS,
    candidates,
    in_the_way,
    obs_of,
    recast,
    role_of,
    successor,
)
from eventdesk.domain.switcher import Leg, Link, StreamState, StreamWanted, SwitcherSeen
from eventdesk.domain.verbs import MediaVerb, RecordVerb
from support.playbook import NOON, given
from support.sheets import cue, named, sheet

BACKUP, SPARE = "backup", "backup-2"
FILM = MediaAction(MediaVerb.RESTART, "Film")
PLAN = sheet(
    cue(
        "a",
        1,
        scenes={PROGRAM: "A", "venue": "Logo"},
        unmute=("Mic",),
        media=(FILM,),
        record=RecordVerb.START,
        lower_third=named("kim"),
    ),
    cue("b", 1, scene="B"),
    outputs=(PROGRAM, "venue", BACKUP, SPARE),
    broadcast=True,
)
TAKEN = e.CueTaken(NOON, "a", 1)
NAMED = e.LowerThirdShown(NOON, "kim", 2)
LIVE = e.BroadcastAsked(NOON, Stage.LIVE)
MOVED = e.ProgramMoved(NOON, BACKUP, 3)
TARGET = StreamTarget("rtmp://ingest", Secret("key"))
RECEIVING = BroadcastSeen(stage=Stage.LIVE, ingest="active", target=TARGET)


def desired(output, *events, broadcast=RECEIVING):
    return switcher_desired(given(PLAN, *events).state, output, Seen(broadcast=broadcast))


def obs(output, link=Link.READY, **fields):
    return SwitcherSeen(output, link, **fields)


def seeing(*switchers, broadcast=RECEIVING):
    return Seen({each.output: each for each in switchers}, broadcast)


def test_a_backup_shows_plays_and_names_what_the_program_does_and_neither_streams_nor_records():
    program, backup = (desired(each, TAKEN, NAMED, LIVE) for each in (PROGRAM, BACKUP))
    assert (backup.scene, dict(backup.muted)) == ("A", {"Mic": False})
    assert backup.graphic == program.graphic is not None
    assert (program.recording, program.stream) == (True, StreamWanted(True, TARGET))
    assert (backup.recording, backup.stream) == (None, None)
    assert desired(BACKUP, TAKEN).media == (FILM,)
    assert desired("venue", TAKEN, NAMED, LIVE).graphic is None


def test_a_backup_is_asked_for_the_cue_s_sound_and_film_as_the_program_is():
    before, wanted = (desired(BACKUP, *events) for events in ((), (TAKEN,)))
    request = ask(before, wanted, PLAN.cue("a"))
    assert (request.scene, dict(request.muted), request.media) == ("A", {"Mic": False}, (FILM,))


def test_what_the_sheet_names_for_the_program_must_be_in_its_backup_too():
    assert scenes_named(PLAN, BACKUP) == scenes_named(PLAN, PROGRAM) == {"A", "B"}
    lacking = {(one.kind, one.name) for one in missing(PLAN, obs(BACKUP))}
    assert {("scene", "A"), ("scene", "B"), ("input", "Mic"), ("input", "Film")} <= lacking


def test_the_backup_made_program_streams_and_records_and_the_one_before_must_not_stream():
    assert desired(PROGRAM, TAKEN, LIVE, MOVED).stream == StreamWanted(True, TARGET)
    before = desired(BACKUP, TAKEN, LIVE, MOVED)
    assert before.stream == StreamWanted(active=False)
    assert before.recording is None, "what it recorded as the program goes on"
    stopped = e.DriftAdopted(NOON, 4, {}, recording=False)
    assert desired(BACKUP, TAKEN, MOVED, stopped).recording is False, "until the show's ends"
    assert desired(SPARE, TAKEN, MOVED, stopped).recording is None
    assert before.scene == "A"
    assert desired(SPARE, TAKEN, LIVE, MOVED).stream is None, "what it streams is not ours"
    assert desired(BACKUP, TAKEN, MOVED).stream is None, "nothing was streamed for the broadcast"


def test_the_key_moves_the_program_there_and_back():
    play = given(PLAN, TAKEN)
    ready = seeing(obs(PROGRAM), obs(BACKUP))
    moved = play.when(c.MoveProgram(BACKUP), seen=ready).then(e.ProgramMoved(NOON, BACKUP, 2))
    assert obs_of(moved.state, PROGRAM) == BACKUP
    assert obs_of(moved.state, BACKUP) == PROGRAM
    assert obs_of(moved.state, "venue") == "venue"
    assert successor(moved.state, ready.switchers) == PROGRAM
    moved.when(c.MoveProgram(BACKUP), seen=ready).refused("already-program", BACKUP)
    back = moved.when(c.MoveProgram(PROGRAM), seen=ready).play
    assert obs_of(back.state, PROGRAM) == PROGRAM
    assert candidates(back.state) == (BACKUP, SPARE)


def test_a_backup_that_is_not_ready_is_refused_and_so_is_what_is_no_backup():
    play = given(PLAN, TAKEN)
    off = seeing(obs(PROGRAM), obs(BACKUP, Link.SILENT), obs("venue"))
    play.when(c.MoveProgram(BACKUP), seen=off).refused("backup-not-ready", BACKUP)
    play.when(c.MoveProgram("venue"), seen=off).refused("no-backup", "venue")
    play.when(c.MoveProgram("nobody"), seen=off).refused("no-backup", "nobody")
    play.when(c.ForceStream(), seen=off).refused("nothing-holds-stream")


def test_of_several_backups_the_key_takes_the_first_that_is_ready():
    state = given(PLAN).state
    assert successor(state, seeing(obs(BACKUP), obs(SPARE)).switchers) == BACKUP
    assert successor(state, seeing(obs(BACKUP, Link.CONNECTING), obs(SPARE)).switchers) == SPARE
    assert successor(state, {}) == BACKUP
    assert successor(given(sheet(cue("a", 1))).state, {}) is None


def test_taking_a_go_back_leaves_the_program_where_it_is():
    state = given(PLAN, TAKEN, MOVED).when(c.TakeBack("a")).state
    assert state.programs == (PROGRAM, BACKUP)
    assert state.on_air is None


def test_a_sheet_without_the_backup_leaves_a_way_back():
    play = given(PLAN, MOVED, e.SheetLoaded(NOON, "new", sheet(cue("a", 1))))
    assert candidates(play.state) == (PROGRAM,)
    seen = seeing(obs(BACKUP))  # the part that the program's own OBS plays now
    assert play.when(c.MoveProgram(PROGRAM), seen=seen).state.programs[-1] == PROGRAM


@property_of(st.lists(st.sampled_from([PROGRAM, BACKUP, SPARE]), max_size=6))
def test_every_obs_plays_one_part_and_every_part_has_one_obs(programs):
    state = given(PLAN, *(e.ProgramMoved(NOON, to, 1) for to in programs)).state
    names = (PROGRAM, "venue", BACKUP, SPARE)
    parts = [role_of(state, name) for name in names]
    assert sorted(parts) == sorted(names)
    assert all(obs_of(state, part) == name for part, name in zip(parts, names, strict=True))
    assert obs_of(state, PROGRAM) == state.programs[-1]
    assert set(candidates(state)) == {PROGRAM, BACKUP, SPARE} - {state.programs[-1]}


def test_what_is_seen_of_an_obs_goes_with_it_to_its_new_part():
    before, after = given(PLAN).state, given(PLAN, MOVED).state
    seen = {PROGRAM: obs(PROGRAM, scene="A"), BACKUP: obs(BACKUP, scene="B")}
    now = recast(before, after, seen)
    assert [(each.output, each.scene) for each in now.values()] == [(PROGRAM, "B"), (BACKUP, "A")]
    assert list(now) == [PROGRAM, BACKUP]


def test_what_a_hand_called_otherwise_in_an_obs_goes_with_it_too():
    renamed = e.SourceRenamed(NOON, BACKUP, "Untitled", "A", "A new")
    state = given(PLAN, TAKEN, renamed, MOVED).state
    assert switcher_desired(state, PROGRAM, Seen(broadcast=RECEIVING)).renamed == {"A": "A new"}
    assert switcher_desired(state, BACKUP, Seen(broadcast=RECEIVING)).renamed == {}


def test_a_stream_that_only_waits_is_not_adopted_as_stopped():
    play = given(PLAN, TAKEN, LIVE, MOVED)
    silent = seeing(obs(PROGRAM), obs(BACKUP, Link.SILENT, trouble=LOST))
    (adopted,) = play.when(c.Adopt(), seen=silent).decision
    assert adopted.stream is None


STOPPED, STARTED = StreamState.STOPPED, StreamState.STARTED
LOST, GONE = Trouble("no-answer"), Trouble("nobody-listens")


@pytest.mark.parametrize(
    ("before", "ingest", "why"),
    [
        (obs(BACKUP, stream=STARTED), "inactive", STREAMS),
        (obs(BACKUP, stream=StreamState.RECONNECTING), "inactive", STREAMS),
        (obs(BACKUP, stream=STOPPED), "active", ""),
        (obs(BACKUP, Link.SILENT, trouble=LOST), "active", MAY_STREAM),
        (obs(BACKUP, Link.CONNECTING, trouble=LOST), "active", MAY_STREAM),
        (obs(BACKUP, Link.SILENT, trouble=LOST), "inactive", ""),
        (obs(BACKUP, Link.CONNECTING, trouble=GONE), "active", ""),
        (obs(BACKUP, Link.OFF), "active", ""),
    ],
)
def test_two_encoders_never_stream_on_one_key_that_is_known_of(before, ingest, why):
    state = given(PLAN, TAKEN, LIVE, MOVED).state
    broadcast = replace(RECEIVING, ingest=ingest)
    assert in_the_way(state, seeing(obs(PROGRAM), before, broadcast=broadcast)) == why
    streaming = obs(PROGRAM, stream=STARTED)
    assert in_the_way(state, seeing(streaming, before, broadcast=broadcast)) == ""


def test_once_it_has_streamed_nothing_is_in_its_way_until_the_program_moves_again():
    silent = seeing(obs(PROGRAM), obs(BACKUP, Link.SILENT, trouble=LOST))
    begun = e.LegConfirmed(NOON, PROGRAM, 3, Leg.STREAM)
    assert in_the_way(given(PLAN, TAKEN, LIVE, MOVED, begun).state, silent) == ""
    again = (e.ProgramMoved(NOON, PROGRAM, 4), e.ProgramMoved(NOON, BACKUP, 5))
    assert in_the_way(given(PLAN, TAKEN, LIVE, MOVED, begun, *again).state, silent) == MAY_STREAM


def test_the_operator_may_let_it_stream_although_the_old_one_is_not_seen():
    play = given(PLAN, TAKEN, LIVE, MOVED)
    silent = seeing(obs(PROGRAM), obs(BACKUP, Link.SILENT, trouble=LOST))
    forced = play.when(c.ForceStream(), seen=silent).then(e.StreamForced(NOON, MAY_STREAM))
    assert in_the_way(forced.state, silent) == ""
    streams = seeing(obs(PROGRAM), obs(BACKUP, stream=STARTED))
    assert in_the_way(forced.state, streams) == STREAMS, "of one that is seen there is no doubt"
    forced.when(c.ForceStream(), seen=streams).refused(STREAMS)
    again = forced.when(c.MoveProgram(PROGRAM), seen=seeing(obs(PROGRAM), obs(BACKUP))).state
    assert not again.stream_forced, "the word was for that time"
