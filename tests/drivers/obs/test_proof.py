"""What the answers of an OBS prove of a graphic, and what each lack of proof is called."""

import base64
from typing import Any

import pytest
from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.switcher import SwitcherSeen
from eventdesk.drivers.obs import proof
from eventdesk.drivers.obs.state import OVERLAY_SCENE, SLOTS, Item, Observed

WHOLE = {
    "positionX": 0.0,
    "positionY": 0.0,
    "scaleX": 1.0,
    "scaleY": 1.0,
    "rotation": 0.0,
    "cropLeft": 0,
    "cropTop": 0,
    "cropRight": 0,
    "cropBottom": 0,
    "boundsType": "OBS_BOUNDS_NONE",
}
CAMERA, OVERLAY = Item(1, "Camera"), Item(2, OVERLAY_SCENE)


class OneScene(Struct):
    """Answers as an OBS with one scene on air does; a picture is the name of what it draws."""

    scene: str = "A"
    place: dict[str, Any] = field(default_factory=lambda: dict(WHOLE))
    active: dict[str, bool] = field(default_factory=dict)

    def batch(self, requests):
        return [self._answer(name, data) for name, data in requests]

    def _answer(self, name, data):
        found = {
            "GetCurrentProgramScene": lambda: {"currentProgramSceneName": self.scene},
            "GetSceneItemTransform": lambda: {"sceneItemTransform": self.place},
            "GetSourceActive": lambda: {"videoActive": self.active.get(data["sourceName"], True)},
            "GetSourceScreenshot": lambda: {"imageData": _encoded(data["sourceName"])},
        }[name]()
        return {"requestStatus": {"result": True, "code": 100}, "responseData": found}


def _encoded(name):
    return "data:image/png;base64," + base64.b64encode(name.encode()).decode()


def observed(*items, studio=False, scene="A"):
    seen = SwitcherSeen("program", scene=scene, studio_mode=studio)
    return Observed(seen, items={"A": items or (CAMERA, OVERLAY)})


def obstacle(obs, known):
    outlook = proof.SceneOutlook.of(known)
    return outlook.obstacle(obs.batch(outlook.questions()))


def drawn_in(*scenes):
    """The graphic is seen in the pictures of these."""
    return lambda picture: 1.0 if picture.decode() in scenes else 0.1


def code(obs, known, likeness=None):
    trouble = proof.on_air(obs, known, SLOTS[0], likeness or drawn_in("A", OVERLAY_SCENE))
    return trouble and trouble.code


OFF = {SLOTS[0]: False, OVERLAY_SCENE: False}


def test_active_in_its_place_and_in_the_picture_it_is_proven():
    assert code(OneScene(), observed()) is None


def test_a_picture_that_does_not_show_it_is_covered():
    assert code(OneScene(), observed(), drawn_in()) == "graphic-covered"


def test_a_likeness_at_the_threshold_is_enough():
    assert code(OneScene(), observed(), lambda _picture: proof.ALIKE) is None


@pytest.mark.parametrize("error", [OSError("gone"), ValueError("no picture")])
def test_a_picture_that_cannot_be_compared_proves_nothing(error):
    def unreadable(_picture):
        raise error

    assert code(OneScene(), observed(), unreadable) == "graphic-not-on-air"


@pytest.mark.parametrize(
    "change",
    [{"positionX": 4.0}, {"scaleY": 0.5}, {"rotation": 90.0}, {"cropTop": 1}],
    ids=lambda change: next(iter(change)),
)
def test_an_overlay_that_is_not_where_it_belongs_is_hidden(change):
    obs = OneScene(place=WHOLE | change)
    assert code(obs, observed()) == "overlay-hidden"
    assert obstacle(obs, observed()).code == "overlay-hidden"


TROUBLES = {
    "switched off": (observed(CAMERA, replace(OVERLAY, enabled=False)), {}, "overlay-hidden"),
    "not in the scene": (observed(CAMERA), {}, "overlay-missing"),
    "copied": (observed(studio=True), {"Camera": False}, "duplicate-sources"),
    "copied before it was there": (observed(studio=True), {"Camera": True}, "graphic-not-on-air"),
    "alone in a copy": (observed(OVERLAY, studio=True), {}, "duplicate-sources"),
    "for no known reason": (observed(), {}, "graphic-not-on-air"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_what_is_not_active_is_told_by_the_reason(name):
    known, active, wanted = TROUBLES[name]
    obs = OneScene(active=OFF | active)
    assert code(obs, known) == wanted
    assert obstacle(obs, known).code == wanted


def test_in_studio_mode_what_was_edited_since_the_take_is_not_on_air_and_hides_nothing():
    known = observed(CAMERA, replace(OVERLAY, enabled=False), studio=True)
    assert code(OneScene(), known, drawn_in(OVERLAY_SCENE)) is None
    assert code(OneScene(), known, drawn_in("A")) == "graphic-covered"
    assert obstacle(OneScene(), known) is None


def test_an_overlay_nested_deeper_by_the_producer_is_proven_by_the_picture():
    assert code(OneScene(), observed(CAMERA)) is None


def test_another_scene_on_air_than_told_proves_nothing_and_stands_in_nobodys_way():
    obs = OneScene(scene="B", active=OFF)
    assert code(obs, observed()) == "graphic-not-on-air"
    assert obstacle(obs, observed()) is None


def test_before_any_scene_is_known_nothing_is_proven():
    assert code(OneScene(), observed(scene=None)) == "graphic-not-on-air"
    assert obstacle(OneScene(), observed(scene=None)) is None
