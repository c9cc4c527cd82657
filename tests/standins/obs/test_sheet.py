"""The stand-in made from a run-sheet: everything that its cues name is there."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from eventdesk.domain.parts import Level, Part, PartKind, Switch
from eventdesk.domain.runsheet import (
    Cue,
    EventInfo,
    MediaAction,
    Output,
    RunSheet,
    Session,
    Transition,
)
from eventdesk.domain.text import Text
from eventdesk.domain.verbs import MediaVerb
from eventdesk.standins.obs import ObsStandIn


@pytest.fixture
def sheet():
    title = Text((("en", "Conference"),))
    event = EventInfo(title, date(2021, 4, 23), ZoneInfo("Asia/Seoul"))
    cues = (
        Cue("open", scenes={"program": "Holding", "venue": "Logo"}, mute=("Podium mic",)),
        Cue(
            "film",
            scenes={"program": "Opening Film"},
            duration=timedelta(minutes=2),
            media=(MediaAction(MediaVerb.RESTART, "Opening film"),),
            mute=("Opening film",),
        ),
        Cue(
            "talk",
            scenes={"program": "Holding"},
            unmute=("Podium mic",),
            transition=Transition("Stinger"),
        ),
        Cue(
            "parts",
            volumes={"Music": Level(-6.0)},
            switches=(
                Switch(Part(PartKind.SOURCE, "Panel", "Clock"), False),
                Switch(Part(PartKind.FILTER, "Holding", "Blur"), True),
                Switch(Part(PartKind.FILTER, "Guest", "Gate"), True),
            ),
        ),
        Cue("pause", transition=Transition("House wipe", timedelta(seconds=1))),
    )
    return RunSheet(event, (Session("s", title, cues),))


def test_it_has_the_filters_and_sources_that_the_sheet_switches(sheet):
    with ObsStandIn.from_sheet(sheet) as obs:
        assert obs.ask("GetInputVolume", inputName="Music")["inputVolumeDb"] == 0
        assert obs.ask("GetSourceFilter", sourceName="Holding", filterName="Blur")["filterEnabled"]
        assert obs.ask("GetSourceFilter", sourceName="Guest", filterName="Gate")["filterEnabled"]
        assert obs.ask("GetSceneItemId", sceneName="Panel", sourceName="Clock")


def test_it_has_the_scenes_inputs_and_transitions_that_the_sheet_names(sheet):
    with ObsStandIn.from_sheet(sheet) as obs:
        scenes = [each["sceneName"] for each in obs.ask("GetSceneList")["scenes"]]
        transitions = obs.ask("GetSceneTransitionList")["transitions"]
        film = obs.ask("GetSceneItemList", sceneName="Opening Film")["sceneItems"]
        mic = obs.ask("GetInputMute", inputName="Podium mic")
        sound = obs.ask("GetInputMute", inputName="Opening film")

    assert scenes == ["Panel", "Opening Film", "Holding"]
    assert {each["transitionName"]: each["transitionKind"] for each in transitions} == {
        "Cut": "cut_transition",
        "Fade": "fade_transition",
        "Stinger": "obs_stinger_transition",
        "House wipe": "fade_transition",
    }
    assert "Opening film" in [each["sourceName"] for each in film]
    assert mic == sound == {"inputMuted": False}


def test_another_output_has_its_own_scenes(sheet):
    with ObsStandIn.from_sheet(sheet, output="venue") as obs:
        scenes = [each["sceneName"] for each in obs.ask("GetSceneList")["scenes"]]
        inputs = [each["inputName"] for each in obs.ask("GetInputList")["inputs"]]

    assert scenes == ["Logo"]
    assert "Opening film" not in inputs, "sound and films are the program's"


def test_a_backup_has_all_that_the_program_has(sheet):
    outputs = {"program": Output("program"), "backup": Output("backup", mirrors="program")}
    sheet = replace(sheet, outputs=outputs)
    found = []
    for output in outputs:
        with ObsStandIn.from_sheet(sheet, output=output) as obs:
            found.append((obs.ask("GetSceneList"), obs.ask("GetInputList")))
    names = [
        ({each["sceneName"] for each in scenes["scenes"]},
         {each["inputName"] for each in inputs["inputs"]})
        for scenes, inputs in found
    ]  # fmt: skip
    assert names[0] == names[1]
    assert {"Opening Film", "Holding"} <= names[0][0]


def test_a_film_plays_as_long_as_its_cue(sheet):
    with ObsStandIn.from_sheet(sheet) as obs:
        obs.take_by_hand("Opening Film")
        status = obs.ask("GetMediaInputStatus", inputName="Opening film")

    assert status["mediaDuration"] == 120_000


def test_a_sheet_without_scenes_still_gives_an_obs_with_one(sheet):
    with ObsStandIn.from_sheet(sheet, output="nowhere") as obs:
        assert obs.ask("GetSceneList")["currentProgramSceneName"] == "Scene"
