"""What is sent for a desire: only what differs, in one order, once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.broadcast import StreamTarget
from eventdesk.domain.runsheet import MediaAction, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, StreamWanted, SwitcherDesired, SwitcherSeen
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs import diff
from eventdesk.drivers.obs.reducer import reduce
from eventdesk.drivers.obs.state import Observed, proven
from support.driving import graphic

ALL = diff.TAKE_LEGS
SCENES = ("Holding", "Podium", "Slides")
INPUTS = ("Mic 1", "Mic 2", "Film")


def observed(**seen):
    picture = {
        "output": "program",
        "scene": "Holding",
        "on_air": "Holding",
        "scenes": SCENES,
        "inputs": {"Mic 1": False, "Mic 2": True, "Film": None},
    }
    return Observed(
        SwitcherSeen(**(picture | seen)),
        transition="Cut",
        transition_ms=300,
        transition_kinds={"Cut": "cut_transition", "Überblenden": "fade_transition"},
        fixed=frozenset({"Cut"}),
    )


def desired(take=1, **fields):
    return SwitcherDesired(take, "cue 7", **fields)


def names(commands):
    return [command.request for command in commands]


@pytest.mark.parametrize(
    ("transition", "sent"),
    [
        (Transition(), ["SetCurrentProgramScene"]),
        (Transition("Cut"), ["SetCurrentProgramScene"]),
        (Transition("Cut", timedelta(seconds=1)), ["SetCurrentProgramScene"]),
        (
            Transition("Fade"),
            ["SetCurrentSceneTransition", "SetCurrentProgramScene"],
        ),
        (
            Transition("Fade", timedelta(milliseconds=300)),
            ["SetCurrentSceneTransition", "SetCurrentProgramScene"],
        ),
        (
            Transition("Fade", timedelta(milliseconds=500)),
            [
                "SetCurrentSceneTransition",
                "SetCurrentSceneTransitionDuration",
                "SetCurrentProgramScene",
            ],
        ),
        (Transition("Wormhole"), ["SetCurrentProgramScene"]),
        (Transition("Wormhole", timedelta(milliseconds=500)), ["SetCurrentProgramScene"]),
    ],
)
def test_a_take_sets_only_what_differs_of_the_transition(transition, sent):
    wanted = desired(scene="Podium", transition=transition)
    assert names(diff.take(observed(), wanted, ALL)) == sent


def test_obs_translates_names_and_the_sheets_fade_is_found_by_its_kind():
    commands = diff.take(observed(), desired(scene="Podium", transition=Transition("Fade")), ALL)
    assert commands[0].data == {"transitionName": "Überblenden"}


@pytest.mark.parametrize(("asked", "sent"), [(0.01, 50), (0.3, 300), (1.2345, 1234), (60, 20_000)])
def test_a_duration_is_brought_into_what_obs_takes(asked, sent):
    assert diff.milliseconds(timedelta(seconds=asked)) == sent


def test_a_scene_that_is_proven_on_air_is_not_sent():
    assert diff.take(observed(), desired(scene="Holding", transition=Transition("Fade")), ALL) == ()


def test_a_scene_that_is_only_named_as_program_is_sent():
    unproven = observed(on_air=None)
    assert names(diff.take(unproven, desired(scene="Holding"), ALL)) == ["SetCurrentProgramScene"]


def test_the_order_is_transition_scene_audio_media():
    wanted = desired(
        scene="Podium",
        transition=Transition("Fade", timedelta(seconds=1)),
        muted={"Mic 1": True},
        media=(MediaAction(MediaVerb.RESTART, "Film"),),
    )
    assert names(diff.take(observed(), wanted, ALL)) == [
        "SetCurrentSceneTransition",
        "SetCurrentSceneTransitionDuration",
        "SetCurrentProgramScene",
        "SetInputMute",
        "TriggerMediaInputAction",
    ]


def test_only_the_legs_that_are_asked_for_are_sent():
    wanted = desired(scene="Podium", muted={"Mic 1": True})
    assert names(diff.take(observed(), wanted, frozenset({Leg.AUDIO}))) == ["SetInputMute"]


def test_an_input_that_is_not_named_is_not_touched():
    assert diff.take(observed(), desired(muted={"Mic 2": True}), ALL) == ()


@pytest.mark.parametrize("verb", list(MediaVerb))
def test_every_media_verb_has_obs_word_for_it(verb):
    (command,) = diff.take(observed(), desired(media=(MediaAction(verb, "Film"),)), ALL)
    assert command.data["mediaAction"] == f"OBS_WEBSOCKET_MEDIA_INPUT_ACTION_{verb.name}"


def test_what_obs_does_not_have_is_told_for_each_leg():
    wanted = desired(
        scene="Nowhere",
        muted={"Mic 1": True, "Mic 9": True, "Mic 8": False},
        media=(MediaAction(MediaVerb.PLAY, "No film"),),
    )
    told = diff.impossible(observed(), wanted, ALL)
    assert {leg: (each.code, each.detail) for leg, each in told.items()} == {
        Leg.SCENE: ("scene-missing", "Nowhere"),
        Leg.AUDIO: ("input-missing", "Mic 8, Mic 9"),
        Leg.MEDIA: ("input-missing", "No film"),
    }
    assert names(diff.take(observed(), wanted, ALL)) == ["SetInputMute"]


def test_a_missing_transition_is_told_and_a_known_one_not():
    missing = diff.transition_missing(
        observed(), desired(scene="Podium", transition=Transition("Wormhole"))
    )
    assert missing.code == "transition-missing"
    for known in ("Cut", "Fade", "Überblenden", None):
        wanted = desired(scene="Podium", transition=Transition(known))
        assert diff.transition_missing(observed(), wanted) is None


def test_every_command_says_why():
    for command in diff.take(observed(), desired(scene="Podium", muted={"Mic 1": True}), ALL):
        assert command.because.startswith("cue 7: ")


# What a new desire asks for


FULL = desired(
    scene="Podium",
    muted={"Mic 1": True},
    media=(MediaAction(MediaVerb.PLAY, "Film"),),
    recording=True,
    stream=StreamWanted(True, StreamTarget("rtmp://x", Secret("k"))),
    graphic=graphic("Ann"),
)


def test_the_first_desire_asks_for_all_that_it_names():
    named = {Leg.SCENE, Leg.AUDIO, Leg.MEDIA, Leg.RECORD, Leg.STREAM, Leg.GRAPHIC}
    assert diff.asked(None, FULL) == named


def test_a_higher_take_asks_for_all_again():
    assert diff.asked(FULL, replace(FULL, take=2)) == diff.asked(None, FULL)


def test_the_same_desire_again_asks_for_nothing():
    assert diff.asked(FULL, FULL) == frozenset()


@pytest.mark.parametrize(
    ("change", "leg"),
    [
        ({"scene": "Slides"}, Leg.SCENE),
        ({"muted": {"Mic 1": False}}, Leg.AUDIO),
        ({"recording": False}, Leg.RECORD),
        ({"stream": StreamWanted(False)}, Leg.STREAM),
        ({"graphic": None}, Leg.GRAPHIC),
        ({"graphic": graphic("Bob")}, Leg.GRAPHIC),
        ({"overlay": True}, Leg.GRAPHIC),
    ],
)
@pytest.mark.parametrize("take", [1, 0])
def test_the_same_or_a_lower_take_asks_only_for_what_changed(change, leg, take):
    assert diff.asked(FULL, replace(FULL, take=take, **change)) == {leg}


@pytest.mark.parametrize("take", [1, 0])
def test_media_is_never_asked_again_by_the_same_or_a_lower_take(take):
    other = (MediaAction(MediaVerb.STOP, "Film"),)
    assert Leg.MEDIA not in diff.asked(FULL, replace(FULL, take=take, media=other))


def test_what_is_no_longer_ours_is_not_asked_for():
    nothing = replace(FULL, scene=None, muted={}, recording=None, stream=None)
    assert diff.asked(FULL, nothing) == frozenset()


# After it was done nothing is left to do


@st.composite
def desires(draw):
    return desired(
        scene=draw(st.none() | st.sampled_from(SCENES)),
        transition=Transition(
            draw(st.sampled_from([None, "Cut", "Fade", "Wormhole"])),
            draw(st.none() | st.timedeltas(timedelta(0), timedelta(seconds=30))),
        ),
        muted=draw(st.dictionaries(st.sampled_from(INPUTS[:2]), st.booleans())),
    )


def carried_out(known, commands):
    """As OBS would say it did."""
    events = {
        "SetCurrentProgramScene": ("CurrentProgramSceneChanged", lambda data: data),
        "SetInputMute": ("InputMuteStateChanged", lambda data: data),
        "SetCurrentSceneTransition": ("CurrentSceneTransitionChanged", lambda data: data),
        "SetCurrentSceneTransitionDuration": (
            "CurrentSceneTransitionDurationChanged",
            lambda data: data,
        ),
    }
    for command in commands:
        event, data = events[command.request]
        known = reduce(known, event, data(command.data))
    return proven(known, known.seen.scene)


@given(desires())
def test_what_was_carried_out_differs_no_more(wanted):
    commands = diff.take(observed(), wanted, ALL)
    assert diff.take(carried_out(observed(), commands), wanted, ALL) == ()


@given(desires(), desires())
def test_a_command_never_says_what_is_so_already(first, second):
    known = carried_out(observed(), diff.take(observed(), first, ALL))
    for command in diff.take(known, second, ALL):
        if command.request == "SetInputMute":
            name = command.data["inputName"]
            assert known.seen.inputs[name] is not command.data["inputMuted"]
        if command.request == "SetCurrentProgramScene":
            assert known.seen.on_air != command.data["sceneName"]


KINDS = {
    "Cut": "cut_transition",
    "Überblenden": "fade_transition",
    "Schieben": "slide_transition",
    "Stinger": "obs_stinger_transition",
    "Move": "move_transition",
    "Luma Wipe": "wipe_transition",
}


@pytest.mark.parametrize(
    ("transition", "carried"),
    [
        ("Cut", False),
        ("Fade", False),
        ("Luma Wipe", False),
        ("Slide", True),
        ("Stinger", True),
        ("Move", True),
        (None, False),  # what is set: Cut
        ("Not there", False),  # taken with what is set
    ],
)
def test_a_transition_that_moves_or_covers_scenes_carries_a_graphic_along(transition, carried):
    known = replace(observed(), transition_kinds=KINDS)
    wanted = SwitcherDesired(2, "go", scene="Podium", transition=Transition(transition))
    assert diff.carries(known, wanted) is carried


def test_a_scene_s_own_transition_counts_and_a_scene_that_does_not_change_carries_nothing():
    known = replace(
        observed(),
        transition_kinds=KINDS,
        overrides={"Podium": "Schieben", "Slides": "Cut"},
    )
    slide = Transition("Slide")
    assert diff.carries(known, SwitcherDesired(2, "go", scene="Podium"))
    assert not diff.carries(known, SwitcherDesired(2, "go", scene="Slides", transition=slide))
    for scene in ("Holding", "Not there", None):
        assert not diff.carries(known, SwitcherDesired(2, "go", scene=scene, transition=slide))


def test_a_transition_of_an_unknown_kind_is_trusted_with_nothing():
    known = replace(observed(), transition="Plugin", transition_kinds={"Plugin": "new_one"})
    assert diff.carries(known, SwitcherDesired(2, "go", scene="Podium"))
