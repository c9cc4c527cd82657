"""Installing and removing the overlay: rounds of requests until none is left."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.switcher import SwitcherSeen
from eventdesk.drivers.obs import overlay
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS, Item, Observed, settle
from eventdesk.drivers.obs.surface import Part

PARTS = tuple(Part(slot, "image_source", overlay.slot_settings("blank.png")) for slot in SLOTS)


class PlainObs:
    """Does what it is asked, and gives items their numbers."""

    def __init__(self, scenes):
        self.items = {scene: [Item(1, f"{scene} camera")] for scene in scenes}
        self.inputs = {f"{scene} camera" for scene in scenes}
        self.numbers = 100

    def observed(self):
        seen = SwitcherSeen(
            "program", scenes=tuple(self.items), inputs=dict.fromkeys(self.inputs, None)
        )
        items = {scene: tuple(held) for scene, held in self.items.items()}
        return settle(Observed(seen, items=items))

    def do(self, requests):
        for name, data in requests:
            getattr(self, f"_{name}")(data)

    def _CreateScene(self, data):
        self.items[data["sceneName"]] = []

    def _RemoveScene(self, data):
        del self.items[data["sceneName"]]

    def _CreateInput(self, data):
        settings = data["inputSettings"]
        assert data["inputKind"] == "image_source"
        assert (settings["linear_alpha"], settings["unload"]) == (True, False)
        self.inputs.add(data["inputName"])
        self._CreateSceneItem({"sceneName": data["sceneName"], "sourceName": data["inputName"]})

    def _RemoveInput(self, data):
        self.inputs.remove(data["inputName"])
        for held in self.items.values():
            held[:] = [item for item in held if item.source != data["inputName"]]

    def _CreateSceneItem(self, data):
        assert data["sceneName"] != data["sourceName"]
        self.numbers += 1
        self.items[data["sceneName"]].append(Item(self.numbers, data["sourceName"]))

    def _RemoveSceneItem(self, data):
        self._taken_out(data)

    def _SetSceneItemLocked(self, data):
        held, item, at = self._taken_out(data)
        held.insert(at, replace(item, locked=data["sceneItemLocked"]))

    def _SetSceneItemIndex(self, data):
        held, item, _ = self._taken_out(data)
        held.insert(data["sceneItemIndex"], item)

    def _taken_out(self, data):
        held = self.items[data["sceneName"]]
        at, item = next((n, item) for n, item in enumerate(held) if item.id == data["sceneItemId"])
        del held[at]
        return held, item, at


def converge(obs, missing):
    for rounds in range(6):
        requests = missing(obs.observed())
        if not requests:
            return rounds
        obs.do(requests)
    raise AssertionError("it does not converge")


def install(obs, scenes):
    return converge(obs, lambda known: overlay.install(known, scenes, PARTS))


def remove(obs):
    return converge(obs, lambda known: overlay.remove(known, PARTS))


def test_installing_puts_the_overlay_locked_on_top_of_the_named_scenes_only():
    obs = PlainObs(["A", "B", "C"])
    install(obs, {"A", "B", "Not there"})
    assert [item.source for item in obs.items[OVERLAY_SCENE]] == list(SLOTS)
    for scene in "AB":
        assert (obs.items[scene][-1].source, obs.items[scene][-1].locked) == (OVERLAY_SCENE, True)
    assert [item.source for item in obs.items["C"]] == ["C camera"]


def test_the_overlay_is_not_put_into_itself():
    obs = PlainObs(["A"])
    install(obs, {"A", OVERLAY_SCENE})
    assert OVERLAY_SCENE not in [item.source for item in obs.items[OVERLAY_SCENE]]


def test_a_slot_that_was_left_over_is_used_again():
    obs = PlainObs(["A"])
    obs.inputs.add(SLOTS[0])
    obs.items["A"].append(Item(9, SLOTS[0]))
    install(obs, {"A"})
    assert {item.source for item in obs.items[OVERLAY_SCENE]} == set(SLOTS)


def test_what_is_added_on_top_is_noticed_and_goes_below():
    obs = PlainObs(["A"])
    install(obs, {"A"})
    obs.items["A"].append(Item(55, "Logo"))
    assert converge(obs, overlay.raise_to_top) == 1
    assert obs.items["A"][-1].source == OVERLAY_SCENE


def test_what_was_renamed_gets_its_name_again_before_anything_is_made_anew():
    obs = PlainObs(["A"])
    install(obs, {"A"})
    known = replace(obs.observed(), strays={"Picture": SLOTS[0]})
    wanted = (("SetInputName", {"inputName": "Picture", "newInputName": SLOTS[0]}),)
    assert overlay.keep(known) == wanted
    assert overlay.install(known, {"A"}, PARTS) == wanted
    obs.items["Names"] = obs.items.pop(OVERLAY_SCENE)
    known = replace(obs.observed(), strays={"Names": OVERLAY_SCENE})
    wanted = (("SetSceneName", {"sceneName": "Names", "newSceneName": OVERLAY_SCENE}),)
    assert overlay.install(known, {"A"}, PARTS) == wanted


@given(st.sets(st.sampled_from("ABCDE")), st.sets(st.sampled_from("ABCDEF")), st.booleans())
def test_removing_undoes_installing_and_both_are_done_when_done(scenes, used, again):
    obs = PlainObs(sorted(scenes))
    before = {scene: list(held) for scene, held in obs.items.items()}
    inputs = set(obs.inputs)
    install(obs, used)
    if again:
        assert install(obs, used) == 0
    remove(obs)
    assert remove(obs) == 0
    assert (obs.items, obs.inputs) == (before, inputs)
