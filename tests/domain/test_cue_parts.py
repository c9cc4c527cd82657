"""A cue's volumes, filters, sources, replay and virtual camera, from GO to its taking back."""

import pytest

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.as_run import as_run
from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.desired import ask, planned_legs, switcher_desired
from eventdesk.domain.parts import Level, Part, PartKind, Switch, decibels, is_level
from eventdesk.domain.recordings import recording_noticed
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Difference, Missing, Seen, differences, missing
from eventdesk.domain.switcher import Leg, SwitcherDesired
from eventdesk.domain.verbs import CameraVerb, RecordVerb, ReplayVerb
from support.playbook import NOON, given, ready, seeing
from support.sheets import cue, minutes, seconds, sheet

COMPRESSOR = Part(PartKind.FILTER, "Mic", "Compressor")
LOGO = Part(PartKind.SOURCE, "A", "Logo")
SLOW = Level(-20.0, seconds(2))
PLAN = sheet(
    cue(
        "a",
        1,
        scene="A",
        volumes={"Music": SLOW},
        switches=(Switch(COMPRESSOR, True), Switch(LOGO, False)),
        replay=ReplayVerb.START,
        virtual_camera=CameraVerb.START,
        record=RecordVerb.START,
        chapter=True,
    ),
    cue("b", 1, scene="B", replay=ReplayVerb.SAVE),
    cue("c", 1, volumes={"Music": Level(0.0)}, virtual_camera=CameraVerb.STOP),
    outputs=(PROGRAM, "venue"),
)
BEFORE = {
    "scene": "X",
    "volumes": {"Music": -3.0, "Mic": 0.0},
    "parts": {COMPRESSOR: False, LOGO: True},
    "virtual_camera": False,
    "replay": False,
}
TAKEN = e.CueTaken(
    NOON,
    "a",
    1,
    was_scene={PROGRAM: "X"},
    was_volume={"Music": -3.0},
    was_switched=(Switch(COMPRESSOR, False), Switch(LOGO, True)),
    was_camera=False,
)
NOW = NOON + minutes(1)


def wanted(play, output=PROGRAM):
    return switcher_desired(play.state, output, BroadcastSeen())


def test_a_go_remembers_what_it_changes_and_nothing_else():
    given(PLAN).when(c.Go("a"), seen=seeing(**BEFORE)).then(TAKEN)


def test_what_is_not_seen_before_a_go_cannot_be_given_back():
    bare = e.CueTaken(NOON, "a", 1, was_scene={PROGRAM: "X"})
    given(PLAN).when(c.Go("a"), seen=seeing(scene="X")).then(bare)


def test_a_taken_cue_says_what_is_to_be_set_and_what_is_done_once():
    look = wanted(given(PLAN, TAKEN))
    assert dict(look.volumes) == {"Music": SLOW}
    assert dict(look.parts) == {COMPRESSOR: True, LOGO: False}
    assert (look.replay, look.save_replay, look.virtual_camera) == (True, False, True)
    assert look.chapter == "a"
    later = wanted(given(PLAN, TAKEN, e.LowerThirdShown(NOON, "kim", 2)))
    assert (later.chapter, later.save_replay) == (None, False)
    assert dict(later.volumes) == {"Music": SLOW}


def test_nothing_of_it_belongs_to_another_output():
    look = wanted(given(PLAN, TAKEN), "venue")
    nothing = ({}, {}, None, None, False, None)
    found = (look.volumes, look.parts, look.chapter, look.replay, look.save_replay)
    assert (*found, look.virtual_camera) == nothing


def test_a_cue_asks_for_what_it_names_and_not_again_for_what_another_did():
    before = given(PLAN, TAKEN)
    after = before.when(c.Go("b"), NOW).play
    asked = ask(wanted(before), wanted(after), PLAN.cue("b"))
    assert (asked.volumes, asked.parts, asked.virtual_camera) == ({}, {}, None)
    # A save asks for the buffer to run as well: it must not overtake a start just before it.
    assert (asked.replay, asked.save_replay) == (True, True)
    again = ask(wanted(after), wanted(after), PLAN.cue("a"))
    assert dict(again.volumes) == {"Music": SLOW}
    assert (again.replay, again.virtual_camera) == (True, True)


def test_taken_back_are_volume_filter_source_and_camera_but_not_replay_and_recording():
    before = given(PLAN, TAKEN)
    back = before.when(c.TakeBack("a"), NOW).play
    look = wanted(back)
    assert dict(look.volumes) == {"Music": Level(-3.0)}  # at once, as the scene
    assert dict(look.parts) == {COMPRESSOR: False, LOGO: True}
    assert look.virtual_camera is False
    assert (look.replay, look.recording) == (True, True)
    asked = ask(wanted(before), look)
    assert dict(asked.parts) == {COMPRESSOR: False, LOGO: True}
    assert (asked.replay, asked.recording, asked.chapter) == (None, None, None)


def test_taking_back_goes_to_what_was_meant_before_rather_than_what_was_seen():
    play = given(PLAN, TAKEN).when(c.SetStandby("c")).play
    taken = play.when(c.Go("c"), NOW, seen=seeing(volumes={"Music": -50.0}, virtual_camera=False))
    look = wanted(taken.play.when(c.TakeBack("c"), NOW + minutes(1)).play)
    assert dict(look.volumes) == {"Music": Level(-20.0)}
    assert look.virtual_camera is True


def test_adopting_accepts_what_is_seen_of_what_was_asked_for():
    found = seeing(**{**BEFORE, "scene": "A", "recording": True})
    play = given(PLAN, TAKEN).when(c.Adopt(), seen=found).play
    look = wanted(play)
    assert dict(look.volumes) == {"Music": Level(-3.0)}
    assert dict(look.parts) == {COMPRESSOR: False, LOGO: True}
    assert (look.replay, look.virtual_camera, look.recording) == (False, False, True)
    assert list(differences(look, found.switchers[PROGRAM])) == []


@pytest.mark.parametrize(
    ("meant", "seen", "expected"),
    [
        ({"volumes": {"M": Level(-6.0)}}, {"volumes": {"M": -6.02}}, None),
        ({"volumes": {"M": Level(-100.0)}}, {"volumes": {"M": -100.0}}, None),
        ({"volumes": {"M": Level(-6.0)}}, {"volumes": {}}, None),
        (
            {"volumes": {"M": Level(-6.0)}},
            {"volumes": {"M": -12.04}},
            (Leg.VOLUME, "M", "-6dB", "-12dB"),
        ),
        ({"parts": {COMPRESSOR: True}}, {"parts": {}}, None),
        (
            {"parts": {COMPRESSOR: True}},
            {"parts": {COMPRESSOR: False}},
            (Leg.FILTER, "Mic / Compressor", "on", "off"),
        ),
        (
            {"parts": {LOGO: False}},
            {"parts": {LOGO: True}},
            (Leg.SOURCE, "A / Logo", "hidden", "shown"),
        ),
        ({"replay": True}, {"replay": False}, (Leg.REPLAY, "", "running", "stopped")),
        ({"replay": True}, {"replay": None}, None),
        (
            {"virtual_camera": False},
            {"virtual_camera": True},
            (Leg.CAMERA, "", "stopped", "running"),
        ),
    ],
)
def test_what_differs(meant, seen, expected):
    found = list(differences(SwitcherDesired(1, "test", **meant), ready(**seen)))
    assert found == ([] if expected is None else [Difference(PROGRAM, *expected)])


def test_what_the_sheet_names_and_obs_lacks_is_told_before_any_go():
    near = Part(PartKind.FILTER, "Mic", "Compresor")
    seen = ready(
        scenes=("A", "B"), inputs={"Mic": False, "Music": False}, parts={near: True, LOGO: True}
    )
    assert missing(PLAN, seen) == (
        Missing(PROGRAM, "filter", "Mic / Compressor", ("a",), "Mic / Compresor"),
        Missing(PROGRAM, "replay", "", ("a", "b")),
        Missing(PROGRAM, "camera", "", ("a", "c")),
    )
    whole = ready(
        scenes=("A", "B"),
        inputs={"Mic": False, "Music": False},
        parts={COMPRESSOR: True, LOGO: True},
        replay=False,
        virtual_camera=False,
    )
    assert missing(PLAN, whole) == ()


def test_what_a_hand_has_renamed_is_neither_missing_nor_other():
    renamed = {"Mic": "Mic 1", "Logo": "Logo 2", "Music": "Band"}
    seen = ready(
        scenes=("A", "B"),
        inputs={"Mic 1": False, "Band": False, "Logo 2": None},
        volumes={"Band": -20.0},
        parts={
            Part(PartKind.FILTER, "Mic 1", "Compressor"): True,
            Part(PartKind.SOURCE, "A", "Logo 2"): True,
        },
        replay=True,
        virtual_camera=True,
        renamed=renamed,
    )
    assert missing(PLAN, seen) == ()
    meant = SwitcherDesired(1, "test", volumes={"Music": SLOW}, parts={COMPRESSOR: True})
    assert list(differences(meant, seen)) == []
    other = SwitcherDesired(1, "test", parts={LOGO: False})
    assert [one.what for one in differences(other, seen)] == ["A / Logo"]
    taken = given(PLAN).when(c.Go("a"), seen=Seen({PROGRAM: seen})).play.state.on_air
    assert taken.was_volume == {"Music": -20.0}
    assert {each.part: each.on for each in taken.was_switched} == {
        COMPRESSOR: True,
        LOGO: True,
    }


def test_the_legs_of_a_cue_are_those_that_it_names():
    assert planned_legs(PLAN.cue("a")) == (
        Leg.SCENE, Leg.VOLUME, Leg.FILTER, Leg.SOURCE, Leg.RECORD, Leg.REPLAY, Leg.CAMERA,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("level", "text"), [(0.0, "0dB"), (-0.01, "0dB"), (-6.04, "-6dB"), (-12.5, "-12.5dB")]
)
def test_a_level_is_told_as_a_sheet_writes_it(level, text):
    assert decibels(level) == text


def test_below_silence_levels_are_the_same():
    assert is_level(float("-inf"), -100.0)
    assert not is_level(None, -100.0)


def aired(cue_id, take, after):
    at = NOON + seconds(after)
    return (e.CueTaken(at, cue_id, take), e.LegConfirmed(at, PROGRAM, take, Leg.SCENE))


def test_a_recording_keeps_its_chapters_whoever_began_it():
    plan = sheet(
        cue("a", 1, scene="A", chapter=True),
        cue("b", 1, scene="B"),
        cue("d", 1, scene="D", chapter=True),
        cue("e", 1, scene="E", chapter=True),
    )
    run = as_run(
        (
            e.SheetLoaded(NOON, "digest", plan),
            *aired("a", 1, 0),
            e.RecordingSeen(NOON + seconds(10), True),
            *aired("b", 2, 20),
            *aired("d", 3, 95),
            *aired("e", 4, 3700),
            e.CueTakenBack(NOON + seconds(3701), "e", 5),
            e.RecordingSeen(NOON + seconds(4000), False),
            e.RecordingSeen(NOON + seconds(5000), True),
        )
    )
    first, second = run.recordings
    assert [mark.line for mark in first.marks] == ["00:00:00 a", "00:01:25 d"]
    assert first.ended == NOON + seconds(4000)
    assert (second.ended, [mark.line for mark in second.marks]) == (None, ["00:00:00 d"])


def test_a_recording_is_noticed_once_and_only_on_a_program_that_is_seen():
    state = given(PLAN).state
    assert list(recording_noticed(state, ready(recording=True), NOON)) == [
        e.RecordingSeen(NOON, True)
    ]
    assert list(recording_noticed(state, ready(recording=False), NOON)) == []
    told = given(PLAN, e.RecordingSeen(NOON, True)).state
    assert list(recording_noticed(told, ready(recording=True), NOON)) == []


def test_the_as_run_says_of_everything_done_why_it_was_asked():
    at = NOON + seconds(1)
    run = as_run(
        (
            e.SheetLoaded(NOON, "digest", PLAN),
            TAKEN,
            e.LegConfirmed(at, PROGRAM, 1, Leg.VOLUME),
            e.LegFailed(at, PROGRAM, 1, Leg.FILTER, "filter-missing", "Mic / Compressor"),
            e.DevicesReturned(at, 2),
            e.LegConfirmed(at, PROGRAM, 2, Leg.SOURCE),
            e.CueTaken(at, "b", 3),
            e.CueTakenBack(at, "b", 4),
            e.LegFailed(at, PROGRAM, 4, Leg.CAMERA, "virtual camera-differs"),
        )
    )
    first, _ = run.rows
    assert [(each.leg, each.because, each.trouble) for each in first.done] == [
        (Leg.VOLUME, "GO a", ""),
        (Leg.FILTER, "GO a", "filter-missing"),
        (Leg.SOURCE, "return to the show", ""),
        (Leg.CAMERA, "take back b", "virtual camera-differs"),
    ]
    assert first.failures == (
        "program/filter: filter-missing",
        "program/virtual camera: virtual camera-differs (take back b)",
    )
