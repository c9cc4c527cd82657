"""Preflight: what a sheet needs, held against what an OBS was found to have."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.broadcast import Stage, Trouble
from eventdesk.domain.finding import Finding, Level, count, in_order, worst
from eventdesk.domain.graphic import OBS_TEXT, Canvas, TextInputs
from eventdesk.domain.named import (
    heard_inputs,
    inputs_named,
    played_inputs,
    recorded_time,
    scenes_used,
    text_inputs,
    transitions_used,
)
from eventdesk.domain.parts import Part, PartKind, Switch
from eventdesk.domain.preflight import own_doing, preflight
from eventdesk.domain.runsheet import (
    PROGRAM,
    BroadcastPlan,
    LowerThirdPlan,
    MediaAction,
    Output,
    Transition,
)
from eventdesk.domain.survey import (
    Drawn,
    FileState,
    InputFound,
    Recorder,
    SceneFound,
    StreamService,
    Survey,
)
from eventdesk.domain.verbs import CameraVerb, MediaVerb, RecordVerb, ReplayVerb
from support.playbook import fresh
from support.sheets import cue, sheet, words

FILM = MediaAction(MediaVerb.RESTART, "Film")
FIT = Canvas(1920, 1080, 30.0)


class Told:
    """The findings of one survey, by code."""

    def __init__(self, findings):
        self.findings = findings

    def of(self, code):
        return [one for one in self.findings if one.code == code]

    def level(self, code):
        levels = {one.level for one in self.of(code)}
        assert len(levels) <= 1
        return levels.pop() if levels else None


def survey(scenes=("Podium",), inputs=(), **fields):
    """An OBS that has these, with a fit canvas."""
    found = {name: SceneFound(name, ("Camera",), Drawn.LIT) for name in scenes}
    have = {one.name: one for one in (InputFound("Camera", "v4l2_input", drawn=Drawn.LIT), *inputs)}
    fields = {"canvas": FIT, "transitions": {"Cut": "cut_transition"}} | fields
    return Survey(PROGRAM, "127.0.0.1:4455", scenes=found, inputs=have, **fields)


def told(plan, seen):
    return Told(preflight(plan, seen))


def microphone(name="Mic", **fields):
    return InputFound(name, "pulse_input_capture", **({"muted": False} | fields))


# What a sheet names


def test_each_kind_of_thing_that_a_sheet_names_has_the_cues_that_name_it():
    plan = replace(
        sheet(
            cue("a", 1, scene="Podium", transition=Transition("Fade"), unmute=("Mic", "Film")),
            cue("b", 1, scene="Podium", mute=("Mic",), media=(FILM,)),
            cue("c", 1, scenes={"venue": "Logo"}, transition=Transition("Swipe")),
            cue("d", 1, lower_third=LowerThirdPlan(("kim",), template=OBS_TEXT)),
        ),
        text_inputs=TextInputs("Name text", "Office text"),
    )
    assert scenes_used(plan, PROGRAM) == {"Podium": ("a", "b")}
    assert scenes_used(plan, "venue") == {"Logo": ("c",)}
    assert transitions_used(plan, PROGRAM) == {"Fade": ("a",)}
    assert heard_inputs(plan, PROGRAM) == {"Mic": ("a", "b"), "Film": ("a",)}
    assert played_inputs(plan, PROGRAM) == {"Film": ("b",)}
    assert text_inputs(plan, PROGRAM) == {"Name text": ("d",), "Office text": ("d",)}
    assert inputs_named(plan, PROGRAM) == {
        "Mic": ("a", "b"),
        "Film": ("a", "b"),
        "Name text": ("d",),
        "Office text": ("d",),
    }
    assert inputs_named(plan, "venue") == {}


@pytest.mark.parametrize(
    ("cues", "minutes"),
    [
        ([cue("a", 10)], 0),
        ([cue("a", 10, record=RecordVerb.START), cue("b", 5)], 15),
        ([cue("a", 10, record=RecordVerb.START), cue("b", 5, record=RecordVerb.STOP)], 10),
        ([cue("a", 10, record=RecordVerb.START, skip=True), cue("b", 5)], 0),
        ([cue("a", None, record=RecordVerb.START), cue("b", 5, skip=True), cue("c", 7)], 7),
    ],
)
def test_how_long_is_recorded_is_what_the_cues_between_start_and_stop_take(cues, minutes):
    assert recorded_time(sheet(*cues)) == timedelta(minutes=minutes)


# Names


def test_a_name_that_obs_lacks_is_told_with_the_one_that_may_be_meant_and_its_cues():
    plan = sheet(
        cue("a", 1, scene="Podum", transition=Transition("Fade"), unmute=("Mik",)),
        cue("b", 1, scene="Podum"),
    )
    found = told(plan, survey(inputs=(microphone(),)))
    assert found.of("scene-missing") == [
        Finding("scene-missing", Level.RED, "Podum", "Podium", "", PROGRAM, ("a", "b"))
    ]
    assert found.of("input-missing") == [
        Finding("input-missing", Level.RED, "Mik", "Mic", "", PROGRAM, ("a",))
    ]
    assert found.level("transition-missing") is Level.AMBER
    assert not found.of("scenes-there")


def test_names_that_are_all_there_are_green_and_counted():
    plan = sheet(cue("a", 1, scene="Podium", transition=Transition("Cut"), unmute=("Mic",)))
    found = told(plan, survey(inputs=(microphone(peak=0.5),)))
    for code in ("scenes-there", "inputs-there", "transitions-there"):
        assert [(one.level, one.found) for one in found.of(code)] == [(Level.GREEN, "1")]
    assert worst(found.findings) is Level.GREEN


def test_a_scene_with_nothing_in_it_is_told():
    seen = survey()
    seen = replace(seen, scenes={"Podium": SceneFound("Podium", (), Drawn.BLACK)})
    found = told(sheet(cue("a", 1, scene="Podium")), seen)
    assert found.level("scene-empty") is Level.AMBER
    assert not found.of("scene-black")


@pytest.mark.parametrize(("required", "level"), [(True, Level.RED), (False, Level.AMBER)])
def test_an_obs_that_cannot_be_asked_is_red_where_the_show_needs_it(required, level):
    plan = replace(sheet(cue("a", 1)), outputs={PROGRAM: Output(PROGRAM, required=required)})
    seen = Survey(PROGRAM, "1.2.3.4:4455", Trouble("unreachable", "refused"))
    (only,) = preflight(plan, seen)
    assert only == Finding(
        "obs-not-asked", level, "1.2.3.4:4455", "unreachable", "refused", PROGRAM
    )


COMPRESSOR = Part(PartKind.FILTER, "Mic", "Compressor")
LOGO = Part(PartKind.SOURCE, "Podium", "Logo")


def test_filters_and_sources_that_a_cue_switches_have_to_be_there():
    switches = (Switch(COMPRESSOR, on=True), Switch(LOGO, on=False))
    plan = sheet(cue("a", 1, scene="Podium", switches=switches))
    seen = survey(inputs=(microphone(),))
    lacking = told(plan, replace(seen, filters={"Mic": {"Compresor": "compressor_filter"}}))
    (missing,) = lacking.of("filter-missing")
    assert (missing.about, missing.found, missing.cues) == (
        "Mic / Compressor",
        "Mic / Compresor",
        ("a",),
    )
    assert lacking.level("source-missing") is Level.RED
    scene = replace(seen.scenes["Podium"], items=("Camera", "Logo"))
    there = replace(
        seen, filters={"Mic": {"Compressor": "compressor_filter"}}, scenes={"Podium": scene}
    )
    whole = told(plan, there)
    assert whole.level("filters-there") is whole.level("sources-there") is Level.GREEN


def test_a_replay_buffer_and_a_virtual_camera_have_to_be_there_for_cues_that_use_them():
    plan = sheet(cue("a", 1, replay=ReplayVerb.START, virtual_camera=CameraVerb.START))
    for code in ("replay-missing", "camera-missing"):
        assert told(plan, survey()).level(code) is Level.RED
        assert not told(plan, survey(replay=True, camera=True)).of(code)
        assert not told(sheet(cue("a", 1)), survey()).of(code)


def test_what_a_hand_has_renamed_is_not_missing():
    plan = sheet(cue("a", 1, scene="Stage", unmute=("Old mic",)))
    seen = survey(inputs=(microphone(peak=0.5),), renamed={"Stage": "Podium", "Old mic": "Mic"})
    found = told(plan, seen)
    assert worst(found.findings) is Level.GREEN
    assert found.level("sounds-fine") is Level.GREEN
    assert found.level("pictures-fine") is Level.GREEN


# Pictures, sound, files


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (Drawn.BLACK, "input-black"),
        (Drawn.NOTHING, "input-draws-nothing"),
        (Drawn.LIT, "pictures-fine"),
        (Drawn.UNKNOWN, None),
    ],
)
def test_an_input_of_a_scene_of_the_show_has_to_give_a_picture(drawn, code):
    seen = survey()
    camera = replace(seen.inputs["Camera"], drawn=drawn)
    found = told(sheet(cue("a", 1, scene="Podium")), replace(seen, inputs={"Camera": camera}))
    codes = {"input-black", "input-draws-nothing", "pictures-fine"}
    assert {one.code for one in found.findings} & codes == ({code} if code else set())


def test_a_scene_that_the_show_does_not_use_may_be_as_black_as_it_likes():
    dark = InputFound("Spare", "v4l2_input", drawn=Drawn.BLACK)
    seen = survey(scenes=("Podium", "Unused"), inputs=(dark,))
    scenes = {**seen.scenes, "Unused": SceneFound("Unused", ("Spare",), Drawn.BLACK)}
    found = told(sheet(cue("a", 1, scene="Podium")), replace(seen, scenes=scenes))
    assert not found.of("input-black")
    assert not found.of("scene-black")


def test_a_black_scene_of_lit_inputs_is_told_itself():
    seen = survey()
    seen = replace(seen, scenes={"Podium": SceneFound("Podium", ("Camera",), Drawn.BLACK)})
    assert told(sheet(cue("a", 1, scene="Podium")), seen).level("scene-black") is Level.AMBER


@pytest.mark.parametrize(
    ("mic", "code", "level"),
    [
        (microphone(peak=0.4), "sounds-fine", Level.GREEN),
        (microphone(peak=0.0005), "input-silent", Level.AMBER),
        (microphone(peak=None), "sounds-unchecked", Level.UNKNOWN),
        (microphone(muted=None), "input-without-sound", Level.RED),
    ],
)
def test_an_input_that_the_sheet_opens_has_to_be_heard(mic, code, level):
    found = told(sheet(cue("a", 1, scene="Podium", unmute=("Mic",))), survey(inputs=(mic,)))
    codes = {"sounds-fine", "input-silent", "sounds-unchecked", "input-without-sound"}
    assert {one.code for one in found.findings} & codes == {code}
    assert found.level(code) is level


@pytest.mark.parametrize(
    ("state", "code", "level"),
    [
        (FileState.OPEN, "files-there", Level.GREEN),
        (FileState.LOST, "file-lost", Level.RED),
        (FileState.UNSET, "file-unset", Level.RED),
        (FileState.DOUBTED, "file-doubted", Level.AMBER),
        (FileState.UNKNOWN, "files-unchecked", Level.UNKNOWN),
        (FileState.NONE, None, None),
    ],
)
def test_a_film_that_a_cue_plays_needs_its_file(state, code, level):
    film = InputFound("Film", "ffmpeg_source", False, ("/films/a.mp4",), state, peak=0.5)
    found = told(sheet(cue("a", 1, media=(FILM,))), survey(inputs=(film,)))
    codes = {one.code for one in found.findings if one.code.startswith("file")}
    assert codes == ({code} if code else set())
    if code:
        assert found.level(code) is level


def test_a_placeholder_is_told_as_that_and_as_nothing_else():
    film = InputFound("Film", "ffmpeg_source", False, (), FileState.UNSET, placeholder=True)
    seen = survey(inputs=(film,))
    card = InputFound("Card", "color_source_v3", drawn=Drawn.BLACK, placeholder=True)
    seen = replace(
        seen,
        inputs={**seen.inputs, "Card": card},
        scenes={"Podium": SceneFound("Podium", ("Card",), Drawn.BLACK)},
    )
    found = told(sheet(cue("a", 1, scene="Podium", media=(FILM,), mute=("Film",))), seen)
    assert [one.about for one in found.of("scene-placeholder")] == ["Podium"]
    assert [one.about for one in found.of("input-placeholder")] == ["Film"]
    for code in ("file-unset", "input-black", "input-silent", "sounds-unchecked"):
        assert not found.of(code)


# OBS and its machine


@pytest.mark.parametrize(
    ("canvas", "streamed", "code", "level"),
    [
        (FIT, (1920, 1080), "canvas-fine", Level.GREEN),
        (FIT, (1280, 720), "canvas-fine", Level.GREEN),
        (Canvas(1920, 1080, 60000 / 1001), (1920, 1080), "canvas-fine", Level.GREEN),
        (Canvas(640, 360, 30.0), (640, 360), "canvas-small", Level.AMBER),
        (Canvas(1440, 1080, 30.0), (1440, 1080), "canvas-shape", Level.AMBER),
        (Canvas(1920, 1080, 15.0), (1920, 1080), "fps-low", Level.AMBER),
        (Canvas(1280, 720, 30.0), (1920, 1080), "stream-enlarged", Level.AMBER),
        (FIT, (1440, 1080), "stream-distorted", Level.RED),
        (FIT, (0, 0), "canvas-fine", Level.GREEN),
    ],
)
def test_the_canvas_has_to_suit_the_names(canvas, streamed, code, level):
    found = told(sheet(cue("a", 1)), survey(canvas=canvas, streamed=streamed))
    assert found.level(code) is level


MIB = 2**20


@pytest.mark.parametrize(
    ("free", "rate", "code", "level"),
    [
        (1000, MIB, "disk-fine", Level.GREEN),
        (700, MIB, "disk-short", Level.AMBER),
        (599, MIB, "disk-short", Level.RED),
        (599, 0, "disk-unchecked", Level.UNKNOWN),
    ],
)
def test_the_disk_has_to_hold_what_is_to_be_recorded_and_a_quarter_more(free, rate, code, level):
    plan = sheet(cue("a", 10, record=RecordVerb.START))  # 600 s
    found = told(plan, survey(recorder=Recorder(free, rate)))
    assert found.level(code) is level
    assert not told(sheet(cue("a", 10)), survey(recorder=Recorder(0, rate))).of(code)


def test_a_recording_that_runs_before_the_show_is_told():
    plan = sheet(cue("a", 10, record=RecordVerb.START))
    found = told(plan, survey(recorder=Recorder(9000, MIB, "measured", running=True)))
    assert found.level("records-already") is Level.AMBER


@pytest.mark.parametrize(
    ("studio", "duplicates", "code", "level"),
    [
        (False, None, "studio-off", Level.GREEN),
        (True, False, "studio-fine", Level.GREEN),
        (True, True, "duplicate-sources", Level.RED),
        (True, None, "studio-unchecked", Level.UNKNOWN),
    ],
)
def test_duplicate_sources_would_keep_every_change_off_the_air(studio, duplicates, code, level):
    found = told(sheet(cue("a", 1)), survey(studio_mode=studio, duplicates=duplicates))
    assert found.level(code) is level


@pytest.mark.parametrize(
    ("service", "codes"),
    [
        (StreamService("rtmp_custom"), {"stream-free"}),
        (StreamService("YouTube - RTMPS", "YouTube - RTMPS"), {"account-linked"}),
        (StreamService("rtmp_custom", running=True), {"streams-already"}),
    ],
)
def test_obs_has_to_be_free_to_stream_where_the_desk_asks(service, codes):
    plan = replace(sheet(cue("a", 1)), broadcast=BroadcastPlan(words("Show")))
    found = told(plan, survey(stream=service))
    known = {"stream-free", "account-linked", "streams-already"}
    assert {one.code for one in found.findings} & known == codes
    local = told(sheet(cue("a", 1)), survey(stream=service))
    assert not {one.code for one in local.findings} & known


@pytest.mark.parametrize(("there", "level"), [(True, Level.GREEN), (False, Level.AMBER)])
def test_names_need_their_overlay(there, level):
    plan = sheet(cue("a", 1, lower_third=LowerThirdPlan(("kim",))))
    found = told(plan, survey(overlay=there))
    assert found.level("overlay-there" if there else "overlay-missing") is level


# All together

NAMES = st.text(min_size=1, max_size=12)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8), st.data())
def test_no_name_that_obs_has_is_ever_called_missing(pairs, data):
    plan = sheet(
        *(
            cue(str(number), 1, scene=scene, unmute=(name,))
            for number, (scene, name) in enumerate(pairs)
        )
    )
    there = data.draw(st.sets(st.sampled_from([scene for scene, _ in pairs])))
    found = told(plan, survey(scenes=there, inputs=[microphone(name) for _, name in pairs]))
    lacking = {scene for scene, _ in pairs} - there
    assert {one.about for one in found.of("scene-missing")} == lacking
    assert not found.of("input-missing")
    assert found.findings == in_order(found.findings)
    assert (worst(found.findings) is Level.RED) == bool(lacking)


def test_what_nobody_looked_at_is_neither_green_nor_a_reason_against_it():
    mixed = [Finding("a", Level.GREEN), Finding("b", Level.UNKNOWN)]
    assert [one.code for one in in_order(mixed)] == ["b", "a"]
    assert worst(mixed) is Level.GREEN
    assert count(mixed, Level.UNKNOWN) == 1


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, set()),
        ({"recording": True}, {"records-already"}),
        ({"recording": False}, set()),
        ({"broadcast": Stage.SCHEDULED}, set()),
        ({"broadcast": Stage.PREVIEW}, {"streams-already"}),
        ({"recording": True, "broadcast": Stage.LIVE}, {"records-already", "streams-already"}),
        ({"broadcast": Stage.ENDED}, set()),
    ],
)
def test_what_the_show_has_asked_for_itself_is_its_own_doing(changes, codes):
    assert own_doing(replace(fresh(sheet(cue("a", 1))), **changes)) == codes
