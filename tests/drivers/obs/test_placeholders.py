"""Which placeholders a sheet needs, and what is asked of OBS for them."""

import pytest
from msgspec.structs import replace

from eventdesk.domain.graphic import OBS_TEXT, Canvas, TextInputs
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan, MediaAction, Transition
from eventdesk.domain.survey import PLACEHOLDER, InputFound, SceneFound, Survey
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs.placeholders import plan, removal, undoing
from support.sheets import cue, sheet

KINDS = ("color_source_v2", "color_source_v3", "ffmpeg_source", "text_ft2_source_v2")
FILM = MediaAction(MediaVerb.RESTART, "Film")


def having(scenes=(), inputs=(), kinds=KINDS, **fields):
    return Survey(
        PROGRAM,
        scenes={name: SceneFound(name) for name in scenes},
        inputs={name: InputFound(name, "v4l2_input") for name in inputs},
        transitions={"Cut": "cut_transition"},
        kinds=kinds,
        canvas=Canvas(1280, 720),
        **fields,
    )


def made(found, request):
    return [data for name, data in found.requests if name == request]


def test_a_missing_scene_gets_a_colour_as_large_as_the_canvas_and_its_name():
    found = plan(sheet(cue("a", 1, scene="무대")), having())
    assert found.scenes == ("무대",)
    assert made(found, "CreateScene") == [{"sceneName": "무대"}]
    colour, text = made(found, "CreateInput")
    assert (colour["inputKind"], text["inputKind"]) == ("color_source_v3", "text_ft2_source_v2")
    settings = colour["inputSettings"]
    assert (settings["width"], settings["height"]) == (1280, 720)
    assert text["inputSettings"]["text"] == "무대"
    assert found.texts == (("무대", text["inputName"]),)
    for each in (colour, text):
        assert each["inputSettings"][PLACEHOLDER] is True


def test_what_is_there_is_left_alone():
    sheet_ = sheet(cue("a", 1, scene="Podium", unmute=("Mic",)))
    found = plan(sheet_, having(scenes=("Podium",), inputs=("Mic",)))
    assert (found.scenes, found.inputs, found.requests) == ((), (), ())


def test_a_missing_input_goes_into_the_new_scenes_of_its_cues_and_into_no_other():
    sheet_ = sheet(
        cue("a", 1, scene="New", media=(FILM,)),
        cue("b", 1, scene="Newer", media=(FILM,)),
        cue("c", 1, scene="Old", media=(FILM,)),
    )
    found = plan(sheet_, having(scenes=("Old",)))
    (film,) = [each for each in made(found, "CreateInput") if each["inputName"] == "Film"]
    assert (film["sceneName"], film["inputKind"]) == ("New", "ffmpeg_source")
    assert made(found, "CreateSceneItem") == [{"sceneName": "Newer", "sourceName": "Film"}]


def test_inputs_whose_scenes_were_all_there_get_a_scene_of_their_own():
    sheet_ = sheet(cue("a", 1, scene="Placeholders", unmute=("Mic",)))
    found = plan(sheet_, having(scenes=("Placeholders",)))
    assert found.scenes == ("Placeholders 2",)
    (mic,) = made(found, "CreateInput")
    assert (mic["sceneName"], mic["inputName"]) == ("Placeholders 2", "Mic")


def test_a_bound_text_input_is_made_as_a_text():
    sheet_ = replace(
        sheet(cue("a", 1, scene="S", lower_third=LowerThirdPlan(("k",), template=OBS_TEXT))),
        text_inputs=TextInputs("Name text"),
    )
    found = plan(sheet_, having(scenes=("S",)))
    (text,) = made(found, "CreateInput")
    assert (text["inputName"], text["inputKind"]) == ("Name text", "text_ft2_source_v2")


@pytest.mark.parametrize(
    ("kinds", "inputs", "impossible"),
    [
        (KINDS, ("Film",), ("Fade",)),
        (("color_source_v3",), (), ("Fade", "Film")),
        ((), (), ("Fade", "Film")),
    ],
)
def test_what_this_obs_cannot_make_is_told_and_the_rest_is_made(kinds, inputs, impossible):
    sheet_ = sheet(cue("a", 1, scene="S", transition=Transition("Fade"), media=(FILM,)))
    found = plan(sheet_, having(kinds=kinds))
    assert (found.scenes, found.inputs, found.impossible) == (("S",), inputs, impossible)


def test_a_name_that_the_other_kind_has_is_told():
    sheet_ = sheet(cue("a", 1, scene="Mic", unmute=("Podium",)))
    assert plan(sheet_, having(scenes=("Podium",), inputs=("Mic",))).taken == ("Mic", "Podium")


@pytest.mark.parametrize(
    ("platform", "face"),
    [
        ("windows", "Malgun Gothic"),
        ("macos", "Apple SD Gothic Neo"),
        ("debian", "Noto Sans CJK KR"),
    ],
)
def test_the_name_is_set_in_a_face_that_has_hangul_there(platform, face):
    found = plan(sheet(cue("a", 1, scene="S")), having(platform=platform))
    assert made(found, "CreateInput")[1]["inputSettings"]["font"]["face"] == face


def test_only_what_was_made_is_undone():
    found = plan(sheet(cue("a", 1, scene="S"), cue("b", 1, scene="T")), having())
    worked = {"requestStatus": {"result": True, "code": 100}}
    refused = {"requestStatus": {"result": False, "code": 601}}
    results = [worked] * (len(found.requests) - 1) + [refused]
    undone = undoing(found.requests, results)
    assert [each for each in undone if each[0] == "RemoveScene"] == [
        ("RemoveScene", {"sceneName": "S"}),
        ("RemoveScene", {"sceneName": "T"}),
    ]
    assert len(undone) == len(found.requests) - 1


@pytest.mark.parametrize(
    ("items", "on_air", "scenes", "inputs", "kept"),
    [
        ({"S": ("P1", "P2")}, None, ("S",), ("P1", "P2"), ()),
        ({"S": ("P1", "P2", "EventDesk overlay")}, "X", ("S",), ("P1", "P2"), ()),
        ({"S": ("P1", "Camera"), "T": ("P2",)}, None, ("T",), ("P1", "P2"), ()),
        ({"S": ("P1",), "T": ("P2",)}, "S", ("T",), ("P2",), ("S", "P1")),
        ({"S": ("P1", "Camera"), "T": ("P2",)}, "S", ("T",), ("P2",), ("P1",)),
        ({"Mix": ("S",), "S": ("P1",), "T": ("P2",)}, "Mix", ("T",), ("P2",), ("S", "P1")),
        ({"S": ("T",), "T": ("P1", "S")}, "S", (), ("P2",), ("P1",)),
        ({"S": ("Camera",)}, None, (), ("P1", "P2"), ()),
        ({"S": ()}, None, (), ("P1", "P2"), ()),
    ],
)
def test_a_scene_goes_with_its_placeholders_unless_it_is_on_air_or_holds_more(
    items, on_air, scenes, inputs, kept
):
    assert removal(frozenset({"P1", "P2"}), items, on_air) == (scenes, inputs, kept)
