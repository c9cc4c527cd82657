"""The picture of OBS, moved on by its events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.drivers.obs import reducer, state
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS, Item, Observed, proven, settle
from support.driving import graphic


def observed(**changes):
    seen = SwitcherSeen(
        "program",
        link=Link.READY,
        scene="A",
        on_air="A",
        scenes=("A", "B", OVERLAY_SCENE),
        inputs={"Mic": False, SLOTS[0]: None, SLOTS[1]: None},
    )
    fields = {
        "items": {
            "A": (Item(1, "Camera"), Item(2, OVERLAY_SCENE)),
            "B": (Item(1, "Slides"),),
            OVERLAY_SCENE: (Item(1, SLOTS[0]), Item(2, SLOTS[1])),
        }
    }
    return settle(Observed(seen, **(fields | changes)))


def after(*events, known=None):
    known = known or observed()
    for name, data in events:
        known = reducer.reduce(known, name, data)
    return known


def test_a_scene_is_not_on_air_while_a_transition_runs():
    known = after(("SceneTransitionStarted", {"transitionName": "Fade"}))
    assert known.seen.transitioning
    assert known.seen.on_air is None


def test_the_end_of_a_transition_proves_nothing_by_itself():
    known = after(
        ("SceneTransitionStarted", {}),
        ("SceneTransitionEnded", {}),
        ("CurrentProgramSceneChanged", {"sceneName": "B"}),
    )
    assert (known.seen.scene, known.seen.on_air, known.seen.transitioning) == ("B", None, False)
    assert proven(known, "B").seen.on_air == "B"


def test_the_last_two_events_of_a_transition_come_in_either_order():
    first = after(
        ("SceneTransitionStarted", {}),
        ("SceneTransitionEnded", {}),
        ("CurrentProgramSceneChanged", {"sceneName": "B"}),
    )
    second = after(
        ("SceneTransitionStarted", {}),
        ("CurrentProgramSceneChanged", {"sceneName": "B"}),
        ("SceneTransitionEnded", {}),
    )
    assert first == second


def test_the_scene_on_air_named_again_stays_proven():
    assert after(("CurrentProgramSceneChanged", {"sceneName": "A"})).seen.on_air == "A"


def test_a_renamed_scene_keeps_its_place_items_and_proof():
    known = after(("SceneNameChanged", {"oldSceneName": "A", "sceneName": "Z"}))
    assert known.seen.scenes == ("Z", "B", OVERLAY_SCENE)
    assert (known.seen.scene, known.seen.on_air) == ("Z", "Z")
    assert known.items["Z"] == observed().items["A"]
    assert known.seen.overlay_in == {"Z"}


def test_a_renamed_overlay_is_the_overlay_no_more():
    known = after(("SceneNameChanged", {"oldSceneName": OVERLAY_SCENE, "sceneName": "Mine"}))
    assert (known.seen.overlay, known.seen.overlay_in) == (False, frozenset())


def test_a_removed_scene_is_gone_from_everywhere():
    known = after(("SceneRemoved", {"sceneName": OVERLAY_SCENE, "isGroup": False}))
    assert known.seen.scenes == ("A", "B")
    assert (known.seen.overlay, known.seen.overlay_in) == (False, frozenset())


def test_a_removed_scene_is_not_on_air():
    assert after(("SceneRemoved", {"sceneName": "A", "isGroup": False})).seen.on_air is None


def test_a_group_is_no_scene():
    assert after(("SceneCreated", {"sceneName": "G", "isGroup": True})).seen.scenes == (
        "A",
        "B",
        OVERLAY_SCENE,
    )


def test_a_scene_made_twice_is_there_once():
    made = ("SceneCreated", {"sceneName": "C", "isGroup": False})
    assert after(made, made).seen.scenes.count("C") == 1


def test_the_scene_list_comes_from_the_bottom():
    listed = {"scenes": [{"sceneName": "B"}, {"sceneName": "A"}]}
    assert after(("SceneListChanged", listed)).seen.scenes == ("A", "B")


@pytest.mark.parametrize(
    ("event", "data", "inputs"),
    [
        ("InputCreated", {"inputName": "New"}, {"Mic": False, "New": None}),
        ("InputRemoved", {"inputName": "Mic"}, {}),
        ("InputNameChanged", {"oldInputName": "Mic", "inputName": "M"}, {"M": False}),
        ("InputMuteStateChanged", {"inputName": "Mic", "inputMuted": True}, {"Mic": True}),
    ],
)
def test_inputs_follow_their_events(event, data, inputs):
    found = {k: v for k, v in after((event, data)).seen.inputs.items() if k not in SLOTS}
    assert found == inputs


@pytest.mark.parametrize(
    ("state_name", "recording"),
    [
        ("STARTING", False),
        ("STARTED", True),
        ("PAUSED", True),
        ("STOPPING", True),
        ("STOPPED", False),
    ],
)
def test_the_recording_goes_by_the_states_name(state_name, recording):
    before = after(known=observed())
    if state_name == "STOPPING":
        before = after(("RecordStateChanged", {"outputState": "OBS_WEBSOCKET_OUTPUT_STARTED"}))
    event = {"outputActive": None, "outputState": f"OBS_WEBSOCKET_OUTPUT_{state_name}"}
    assert after(("RecordStateChanged", event), known=before).seen.recording is recording


def test_a_reconnecting_stream_is_not_a_stopped_one():
    event = {"outputActive": False, "outputState": "OBS_WEBSOCKET_OUTPUT_RECONNECTING"}
    assert after(("StreamStateChanged", event)).seen.stream is StreamState.RECONNECTING
    event = {"outputActive": True, "outputState": "OBS_WEBSOCKET_OUTPUT_RECONNECTED"}
    assert after(("StreamStateChanged", event)).seen.stream is StreamState.STARTED


def test_items_follow_what_is_added_moved_and_removed():
    known = after(
        (
            "SceneItemCreated",
            {"sceneName": "A", "sourceName": "Logo", "sceneItemId": 7, "sceneItemIndex": 2},
        )
    )
    assert [item.source for item in known.items["A"]] == ["Camera", OVERLAY_SCENE, "Logo"]
    known = after(
        (
            "SceneItemListReindexed",
            {
                "sceneName": "A",
                "sceneItems": [
                    {"sceneItemId": 7, "sceneItemIndex": 0},
                    {"sceneItemId": 1, "sceneItemIndex": 1},
                    {"sceneItemId": 2, "sceneItemIndex": 2},
                ],
            },
        ),
        known=known,
    )
    assert [item.source for item in known.items["A"]] == ["Logo", "Camera", OVERLAY_SCENE]
    known = after(("SceneItemRemoved", {"sceneName": "A", "sceneItemId": 7}), known=known)
    assert [item.source for item in known.items["A"]] == ["Camera", OVERLAY_SCENE]


def test_an_item_that_is_told_twice_is_there_once():
    made = (
        "SceneItemCreated",
        {"sceneName": "B", "sourceName": "Logo", "sceneItemId": 7, "sceneItemIndex": 0},
    )
    assert len(after(made, made).items["B"]) == 2


def test_a_proof_ends_with_the_activity_of_what_carries_it_and_does_not_come_back_by_itself():
    known = state.carried(observed(), SLOTS[0], graphic("Ann"))
    other = {"inputName": SLOTS[1], "videoActive": False}
    assert after(("InputActiveStateChanged", other), known=known).seen.graphic == graphic("Ann")
    gone = {"inputName": SLOTS[0], "videoActive": False}
    known = after(("InputActiveStateChanged", gone), known=known)
    assert (known.seen.graphic, known.active) == (None, {SLOTS[0]: False})
    known = after(("InputActiveStateChanged", {**gone, "videoActive": True}), known=known)
    assert (known.seen.graphic, known.active) == (None, {SLOTS[0]: True})


def test_the_activity_of_a_source_that_carries_nothing_of_ours_is_not_kept():
    camera = {"inputName": "Camera", "videoActive": True}
    assert after(("InputActiveStateChanged", camera)).active == {}


def test_what_is_ours_is_known_by_its_own_name_after_any_renaming_until_it_has_it_again():
    def renamed(old, new):
        return "InputNameChanged", {"oldInputName": old, "inputName": new}

    known = after(renamed(SLOTS[0], "Picture"), renamed("Picture", "Logo"))
    assert known.strays == {"Logo": SLOTS[0]}
    known = after(renamed("Logo", SLOTS[0]), renamed("Mic", "Microphone"), known=known)
    assert known.strays == {}
    scene = ("SceneNameChanged", {"oldSceneName": OVERLAY_SCENE, "sceneName": "Names"})
    assert after(scene).strays == {"Names": OVERLAY_SCENE}


def test_while_disconnected_nothing_is_claimed_and_names_are_kept():
    known = observed(graphic=graphic("Ann"), carrier=SLOTS[0], active={SLOTS[0]: True})
    lost = state.disconnected(settle(known), Link.CONNECTING, Trouble("x"))
    assert (lost.seen.scene, lost.seen.on_air, lost.seen.graphic) == (None, None, None)
    assert lost.seen.scenes == known.seen.scenes


def test_an_unknown_event_changes_nothing():
    known = observed()
    assert reducer.reduce(known, "FromTheFuture", {"a": 1}) is known


NAMES = st.sampled_from(["A", "B", "C", OVERLAY_SCENE])
EVENTS = st.one_of(
    st.tuples(st.just("CurrentProgramSceneChanged"), st.fixed_dictionaries({"sceneName": NAMES})),
    st.tuples(st.just("SceneTransitionStarted"), st.just({})),
    st.tuples(st.just("SceneTransitionEnded"), st.just({})),
    st.tuples(
        st.just("SceneCreated"), st.fixed_dictionaries({"sceneName": NAMES, "isGroup": st.just(0)})
    ),
    st.tuples(st.just("SceneRemoved"), st.fixed_dictionaries({"sceneName": NAMES})),
    st.tuples(
        st.just("SceneNameChanged"),
        st.fixed_dictionaries({"oldSceneName": NAMES, "sceneName": NAMES}),
    ),
    st.tuples(
        st.just("SceneItemCreated"),
        st.fixed_dictionaries(
            {
                "sceneName": NAMES,
                "sourceName": NAMES,
                "sceneItemId": st.integers(1, 5),
                "sceneItemIndex": st.integers(0, 3),
            }
        ),
    ),
    st.tuples(
        st.just("SceneItemRemoved"),
        st.fixed_dictionaries({"sceneName": NAMES, "sceneItemId": st.integers(1, 5)}),
    ),
)


@given(st.lists(EVENTS, max_size=30))
def test_whatever_comes_no_scene_is_called_on_air_that_was_not_read_back(events):
    known = observed()
    for name, data in events:
        before = known.seen.on_air
        known = reducer.reduce(known, name, data)
        renamed = data.get("sceneName") if name == "SceneNameChanged" else None
        assert known.seen.on_air in {None, before, renamed}
        assert not (known.seen.transitioning and known.seen.on_air)
        assert all(
            any(item.source == OVERLAY_SCENE for item in known.items[scene])
            for scene in known.seen.overlay_in
        )
        ids = [[item.id for item in held] for held in known.items.values()]
        assert all(len(set(each)) == len(each) for each in ids)
