"""How what is seen compares with what is meant, and what the sheet needs that is not there."""

import pytest
from msgspec.structs import replace

from eventdesk.domain.graphic import OBS_TEXT, Graphic, Person, TextInputs
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan, MediaAction, Transition
from eventdesk.domain.seen import Difference, Missing, differences, missing, scenes_named
from eventdesk.domain.switcher import Leg, Link, StreamState, StreamWanted, SwitcherDesired
from eventdesk.domain.verbs import MediaVerb
from support.playbook import ready
from support.sheets import cue, sheet, words

KIM = Graphic("classic", (Person(words("Kim")),), ("en",))


def desired(**fields):
    return SwitcherDesired(1, "test", **fields)


@pytest.mark.parametrize(
    ("wanted", "seen", "expected"),
    [
        ({"scene": "A"}, {"scene": "A"}, None),
        ({"scene": None}, {"scene": "X"}, None),
        ({"scene": "A"}, {"scene": "X"}, (Leg.SCENE, "A", "A", "X")),
        ({"scene": "A"}, {"scene": None}, (Leg.SCENE, "A", "A", "")),
        ({"muted": {"Mic": True}}, {"inputs": {"Mic": True, "X": False}}, None),
        ({"muted": {"Mic": True}}, {"inputs": {"Mic": False}}, (Leg.AUDIO, "Mic", "muted", "open")),
        ({"muted": {"Mic": True}}, {"inputs": {"Mic": None}}, None),
        ({"muted": {"Mic": True}}, {"inputs": {}}, None),
        ({"recording": True}, {"recording": False}, (Leg.RECORD, "", "running", "stopped")),
        ({"recording": None}, {"recording": True}, None),
        ({"graphic": KIM}, {"overlay": False}, None),
        ({"graphic": KIM}, {"overlay": True}, (Leg.GRAPHIC, "", "Kim", "")),
        ({}, {"overlay": True, "graphic": KIM}, (Leg.GRAPHIC, "", "", "Kim")),
        ({"graphic": KIM}, {"overlay": True, "graphic": KIM}, None),
    ],
)
def test_what_differs(wanted, seen, expected):
    found = list(differences(desired(**wanted), ready(**seen)))
    assert found == ([Difference(PROGRAM, *expected)] if expected else [])


@pytest.mark.parametrize("state", list(StreamState))
def test_a_stream_that_starts_or_reconnects_runs(state):
    runs = state in {StreamState.STARTED, StreamState.STARTING, StreamState.RECONNECTING}
    seen = ready(stream=state)
    assert (not list(differences(desired(stream=StreamWanted(active=True)), seen))) == runs
    assert bool(list(differences(desired(stream=StreamWanted(active=False)), seen))) == runs


@pytest.mark.parametrize("link", [link for link in Link if link is not Link.READY])
def test_nothing_is_said_about_an_obs_that_cannot_be_seen(link):
    assert list(differences(desired(scene="A"), ready(link=link, scene="X"))) == []
    assert missing(sheet(cue("a", 1, scene="A")), ready(link=link)) == ()


def test_what_the_sheet_names_and_obs_lacks_is_told_with_its_cues_and_a_guess():
    plan = sheet(
        cue("a", 1, scene="Podium + Slides", transition=Transition("Fade"), unmute=("Mic",)),
        cue("b", 1, scene="Podium + Slides", mute=("Mic",)),
        cue("c", 1, media=(MediaAction(MediaVerb.RESTART, "Film"),)),
    )
    seen = ready(scenes=("Podium + slides",), transitions=("Cut",), inputs={"Mic": False})
    assert missing(plan, seen) == (
        Missing(PROGRAM, "scene", "Podium + Slides", ("a", "b"), "Podium + slides"),
        Missing(PROGRAM, "transition", "Fade", ("a",), None),
        Missing(PROGRAM, "input", "Film", ("c",), None),
    )


def test_each_output_is_asked_for_its_own_scenes():
    plan = sheet(cue("a", 1, scenes={PROGRAM: "A", "venue": "Logo"}, unmute=("Mic",)))
    assert missing(plan, ready(output="venue")) == (
        Missing("venue", "scene", "Logo", ("a",), None),
    )
    assert scenes_named(plan, "venue") == {"Logo"}
    assert scenes_named(plan, PROGRAM) == {"A"}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (OBS_TEXT, [("Name text", "Name txt"), ("Office text", None)]),
        ("classic", []),
    ],
)
def test_the_text_inputs_of_a_producer_s_own_graphic_are_looked_for(template, expected):
    plan = replace(
        sheet(cue("a", 1, lower_third=LowerThirdPlan(("kim",), template=template))),
        text_inputs=TextInputs("Name text", "Office text", "Office text", shows="A group"),
    )
    found = missing(plan, ready(inputs={"Name txt": None}))
    assert [(one.name, one.nearest) for one in found] == expected
    assert all((one.kind, one.cues) == ("input", ("a",)) for one in found)
