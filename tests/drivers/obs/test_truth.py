"""What is on air by the activity of sources, when OBS's own word is right and when it is not."""

import pytest

from eventdesk.domain.switcher import SwitcherSeen
from eventdesk.drivers.obs import truth
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS, Item, Observed
from eventdesk.drivers.obs.truth import Found

LOGO, OVERLAY = Item(1, "Logo"), Item(9, OVERLAY_SCENE)
ITEMS = {
    "A": (LOGO, Item(2, "Camera"), OVERLAY),
    "B": (LOGO, Item(2, "Off", enabled=False), Item(3, "Slides"), OVERLAY),
    "C": (LOGO, OVERLAY),
    "D": (LOGO, Item(2, "Film"), OVERLAY),
    "Frame": (Item(1, "Frame picture"),),
    "E": (Item(1, "Guest"), Item(2, "Frame")),
    OVERLAY_SCENE: (Item(1, SLOTS[0]), Item(2, SLOTS[1])),
}


def known(last="A", studio=True):
    seen = SwitcherSeen("program", studio_mode=studio, scenes=tuple(ITEMS))
    return Observed(seen, items=ITEMS, last_proven=last)


def obs(named, *on_air):
    """An OBS that names one scene and has the sources of these on air."""
    active = {each.source for scene in on_air for each in ITEMS[scene] if each.enabled}
    if "Frame" in active:
        active.add("Frame picture")

    def ask(questions):
        return [answer(name, data) for name, data in questions]

    def answer(name, data):
        if name == "GetCurrentProgramScene":
            return {"responseData": {"currentProgramSceneName": named}}
        return {"responseData": {"videoActive": data["sourceName"] in active}}

    return ask


@pytest.mark.parametrize("last", ["A", "B", "D"])
@pytest.mark.parametrize("scene", ["A", "B", "C", "D", "E"])
def test_a_scene_that_is_named_and_active_is_proven(scene, last):
    assert truth.look(known(last), scene, obs(scene, scene)) == Found(scene, proven=True)


def test_a_scene_that_is_named_and_whose_own_source_is_not_active_is_not_on_air():
    assert truth.look(known(), "B", obs("B", "A")) is None


def test_the_scene_that_was_on_air_before_is_not_believed_by_its_name_either():
    """A hand's take of it was lost while ours ran: OBS names it and shows ours."""
    assert truth.look(known(last="A"), "A", obs("A", "B")) is None


def test_ours_is_on_air_though_obs_names_the_one_whose_take_was_lost():
    assert truth.look(known(), "B", obs("D", "B")) == Found("B", proven=True)


def test_another_scene_that_obs_names_and_shows_is_only_told():
    assert truth.look(known(), "B", obs("D", "D")) == Found("D", proven=False)


def test_a_scene_without_a_source_of_its_own_never_overrules_obs():
    assert truth.look(known(), "C", obs("D", "C")) == Found("D", proven=False)
    assert truth.look(known(), "B", obs("C", "B")) == Found("C", proven=False)


def test_a_scene_inside_another_proves_nothing_by_what_is_in_it():
    assert truth.look(known(), "Frame", obs("E", "E")) == Found("E", proven=False)


def test_without_studio_mode_obs_is_asked_for_the_scene_itself():
    def ask(questions):
        assert questions[1] == ("GetSourceActive", {"sourceName": "B"})
        return [
            {"responseData": {"currentProgramSceneName": "B"}},
            {"responseData": {"videoActive": True}},
        ]

    assert truth.look(known(studio=False), "B", ask) == Found("B", proven=True)
    assert truth.search(known(studio=False), ask) is None


def test_the_scene_on_air_is_found_whatever_obs_names():
    assert truth.search(known(), obs("A", "D")) == Found("D", proven=True)
    assert truth.search(known(), obs("A", "E")) == Found("E", proven=True)


def test_what_does_not_tell_is_not_guessed():
    assert truth.search(known(), obs("A", "C")) is None
    assert truth.search(known(), obs("A", "A", "D")) is None


def test_the_proof_is_a_source_of_its_own_or_one_that_the_scene_before_has_not():
    assert truth.probe(known(), "B") == "Slides"
    assert truth.probe(known("A"), "C") == "Logo"
    assert truth.probe(known(), "Frame") == "Frame picture"
    assert truth.probe(known(), "Nowhere") is None


def test_no_answer_is_no_proof():
    assert truth.look(known(), "A", obs(None)) is None
