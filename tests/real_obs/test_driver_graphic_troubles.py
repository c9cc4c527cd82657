"""What can keep a graphic from the air, each told by its own name, and what it survives."""

import pytest
from PySide6.QtGui import QImage

from eventdesk.domain.runsheet import Transition
from eventdesk.domain.switcher import Leg, LegStatus
from support.driving import Desk, graphic
from support.obs_scenes import colour
from support.real_obs import RealObs

SCENES = {"One": (colour("One colour", 0x203040),), "Two": (colour("Two colour", 0x204030),)}
USED = frozenset(SCENES)
CUT = Transition("Cut")
OVERLAY = "EventDesk overlay"
SLOTS = ("EventDesk slot A", "EventDesk slot B")
ANN, BOB = graphic("Ann"), graphic("Bob")


@pytest.fixture(scope="module")
def obs():
    with RealObs(SCENES) as started:
        yield started


@pytest.fixture
def observer(obs):
    with obs.client() as client:
        client.request("SetCurrentProgramScene", sceneName="One")
        yield client


@pytest.fixture
def desk(obs, observer, tmp_path):
    with Desk(obs.port, obs.password, tmp_path, USED) as driven:
        install(driven.wait_ready())
        yield driven
        observer.request("SetStudioModeEnabled", studioModeEnabled=False)
        driven.want(overlay=False)
        driven.wait_seen(lambda seen: OVERLAY not in seen.scenes)


def install(desk):
    desk.want(overlay=True)
    desk.wait_seen(lambda seen: seen.overlay and seen.overlay_in == USED)


def show(desk, who, **desired):
    return desk.last(desk.want(graphic=who, **desired), Leg.GRAPHIC)


def shown(desk, who=ANN, **desired):
    report = show(desk, who, **desired)
    assert report.status is LegStatus.ON_AIR, report.trouble
    assert (desk.seen.graphic, desk.seen.graphic_trouble) == (who, None)


def refused(desk, code, who=ANN, **desired):
    """It fails with this trouble, claims nothing, and has taken away what could not be proven."""
    report = show(desk, who, **desired)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, code)
    assert (desk.seen.graphic, desk.seen.graphic_trouble) == (None, report.trouble)


def items(observer, scene):
    found = observer.request("GetSceneItemList", sceneName=scene)["sceneItems"]
    return sorted(found, key=lambda each: each["sceneItemIndex"])


def overlay_item(observer, scene="One"):
    found = observer.request("GetSceneItemId", sceneName=scene, sourceName=OVERLAY)
    return {"sceneName": scene, "sceneItemId": found["sceneItemId"]}


def file_of(observer, slot):
    return observer.request("GetInputSettings", inputName=slot)["inputSettings"]["file"]


def standing_slot(observer):
    return next(slot for slot in SLOTS if "blank" not in file_of(observer, slot))


def plate(desk, scene="One"):
    """Whether the scene's picture has a plate of the tests' renderer."""
    image = QImage.fromData(desk.driver.picture(scene, 640))
    colour_ = image.pixelColor(image.width() // 3, image.height() * 5 // 6)
    return colour_.blue() > 200 and colour_.green() < 60


def settled_trouble(desk, code):
    desk.wait_seen(lambda seen: seen.graphic_trouble and seen.graphic_trouble.code == code)
    assert desk.seen.graphic is None


@pytest.mark.parametrize(
    "move",
    [{"positionX": 900.0}, {"scaleX": 0.5, "scaleY": 0.5}, {"cropBottom": 120}, {"rotation": 5.0}],
    ids=lambda move: next(iter(move)),
)
def test_an_overlay_moved_in_the_scene_is_told(desk, observer, move):
    observer.request("SetSceneItemTransform", **overlay_item(observer), sceneItemTransform=move)
    refused(desk, "overlay-hidden")


def test_an_overlay_switched_off_in_the_scene_is_told_and_left_to_the_hand_that_did_it(
    desk, observer
):
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=False)
    refused(desk, "overlay-hidden")
    assert not items(observer, "One")[-1]["sceneItemEnabled"]
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=True)
    desk.wait(lambda: items(observer, "One")[-1]["sceneItemEnabled"])
    assert not plate(desk)
    shown(desk)


def test_the_operator_s_word_puts_a_hidden_and_moved_overlay_back_and_the_name_on_air(
    desk, observer
):
    moved = {"positionX": 300.0, "scaleX": 0.5, "cropTop": 40, "rotation": 5.0}
    observer.request("SetSceneItemTransform", **overlay_item(observer), sceneItemTransform=moved)
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=False)
    refused(desk, "overlay-hidden")
    shown(desk, overlay=True, restore=True)
    assert items(observer, "One")[-1]["sceneItemEnabled"]


def test_a_graphic_hidden_by_hand_is_not_claimed_and_is_proven_anew_when_it_is_back(desk, observer):
    shown(desk)
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=False)
    settled_trouble(desk, "overlay-hidden")
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=True)
    desk.wait_seen(lambda seen: (seen.graphic, seen.graphic_trouble) == (ANN, None))


def test_a_covered_graphic_is_told_and_stays(obs, desk, observer):
    """Nobody keeps the overlay on top here: a desk that was not asked to install it does not."""
    observer.request("CreateSceneItem", sceneName="One", sourceName="Two colour")
    desk.wait(lambda: items(observer, "One")[-1]["sourceName"] == OVERLAY)
    desk.driver.stop()
    cover = observer.request("GetSceneItemId", sceneName="One", sourceName="Two colour")
    cover = {"sceneName": "One", "sceneItemId": cover["sceneItemId"]}
    observer.request("SetSceneItemIndex", **cover, sceneItemIndex=2)
    with Desk(obs.port, obs.password, desk.renderer.folder, USED) as second:
        second.wait_ready()
        report = show(second, ANN)
        assert (report.status, report.trouble.code) == (LegStatus.FAILED, "graphic-covered")
        assert second.seen.graphic is None
        observer.request("RemoveSceneItem", **cover)
        second.wait_seen(lambda seen: seen.graphic == ANN)
        second.want(overlay=False)
        second.wait_seen(lambda seen: OVERLAY not in seen.scenes)
    desk.seen = second.seen


def test_another_picture_in_the_slot_is_told(desk, observer):
    shown(desk)
    other = desk.renderer.render(BOB, desk.seen.canvas).path
    slot = standing_slot(observer)
    observer.request("SetInputSettings", inputName=slot, inputSettings={"file": other})
    settled_trouble(desk, "graphic-differs")


def test_a_slot_moved_by_hand_is_told_and_the_next_graphic_is_whole_again(desk, observer):
    shown(desk)
    slot = standing_slot(observer)
    number = observer.request("GetSceneItemId", sceneName=OVERLAY, sourceName=slot)["sceneItemId"]
    place = {"positionX": 5.0, "scaleX": 2.0}
    observer.request(
        "SetSceneItemTransform", sceneName=OVERLAY, sceneItemId=number, sceneItemTransform=place
    )
    settled_trouble(desk, "graphic-not-on-air")
    shown(desk, BOB)
    shown(desk, ANN)


def test_slots_and_overlay_renamed_by_hand_get_their_names_again(desk, observer):
    shown(desk)
    observer.request("SetInputName", inputName=SLOTS[0], newInputName="Picture 7")
    observer.request("SetSceneName", sceneName=OVERLAY, newSceneName="Names")
    desk.wait(lambda: {each["sourceName"] for each in items_or_none(observer)} == set(SLOTS))
    desk.wait_seen(lambda seen: seen.overlay_in == USED and seen.graphic == ANN)
    shown(desk, BOB)


def items_or_none(observer):
    scenes = {each["sceneName"] for each in observer.request("GetSceneList")["scenes"]}
    return items(observer, OVERLAY) if OVERLAY in scenes else []


def test_a_slot_deleted_by_hand_is_told(desk, observer):
    shown(desk)
    observer.request("RemoveInput", inputName=standing_slot(observer))
    settled_trouble(desk, "overlay-missing")
    shown(desk, BOB)


def test_a_picture_deleted_while_it_is_on_air_is_drawn_and_loaded_again(desk, observer):
    shown(desk)
    path = desk.renderer.folder / file_of(observer, standing_slot(observer))
    path.unlink()
    desk.wait_seen(lambda seen: seen.graphic_trouble is not None)
    assert desk.seen.graphic_trouble.code == "graphic-not-loaded"
    desk.wait_seen(lambda seen: (seen.graphic, seen.graphic_trouble) == (ANN, None))
    assert path.exists()
    assert plate(desk)


@pytest.mark.expected_log("No space left")
def test_a_full_disk_is_told_and_leaves_on_air_what_is(desk):
    shown(desk)
    desk.renderer.full = True
    report = show(desk, BOB)
    assert report.trouble.code == "graphic-not-rendered"
    assert "No space left" in report.trouble.detail
    assert (desk.seen.graphic, desk.seen.graphic_trouble) == (ANN, report.trouble)


def test_a_folder_that_obs_cannot_see_is_told_from_a_missing_file(desk, obs, tmp_path):
    with Desk(obs.port, obs.password, tmp_path / "elsewhere", USED) as second:
        second.renderer.unseen = True  # as on another machine: nothing of the path is there
        second.wait_ready()
        refused(second, "graphics-folder-unseen")
    desk.renderer.lost.add("Ann")
    refused(desk, "graphic-not-loaded")


def test_in_studio_mode_a_graphic_stays_on_air_and_what_is_edited_meanwhile_is_not(desk, observer):
    shown(desk)
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=False)
    shown(desk, BOB)  # the copy on air still has the overlay
    observer.request("SetSceneItemEnabled", **overlay_item(observer), sceneItemEnabled=True)
    desk.go(scene="Two", transition=CUT, graphic=BOB)
    desk.wait_seen(lambda seen: seen.graphic == BOB)
    observer.request("SetStudioModeEnabled", studioModeEnabled=False)
    desk.wait_seen(lambda seen: not seen.studio_mode)
    shown(desk, ANN)


def test_another_scene_collection_gets_the_overlay_and_the_name_as_consented(obs, desk, observer):
    shown(desk)
    observer.request("CreateSceneCollection", sceneCollectionName="Other")
    desk.wait_seen(lambda seen: "One" not in seen.scenes and seen.overlay)
    settled_trouble(desk, "overlay-missing")  # not in this collection's scenes: none is the sheet's
    observer.request("SetCurrentSceneCollection", sceneCollectionName="Test")
    desk.wait_seen(lambda seen: seen.overlay_in == USED and seen.graphic == ANN)


def test_with_duplicate_sources_in_studio_mode_a_graphic_is_refused(start_real_obs, tmp_path):
    own = start_real_obs(SCENES, duplicate_sources=True)
    with Desk(own.port, own.password, tmp_path, USED) as desk, own.client() as observer:
        install(desk.wait_ready())
        shown(desk)
        observer.request("SetStudioModeEnabled", studioModeEnabled=True)
        settled_trouble(desk, "duplicate-sources")
        refused(desk, "duplicate-sources", BOB)


def test_an_obs_that_is_killed_and_started_again_gets_overlay_and_name_back(
    start_real_obs, tmp_path
):
    own = start_real_obs(SCENES)
    with Desk(own.port, own.password, tmp_path, USED) as desk:
        install(desk.wait_ready())
        shown(desk)
        own.kill()
        desk.wait_seen(lambda seen: seen.graphic is None)
        own.start()
        desk.wait_seen(lambda seen: seen.overlay_in == USED and seen.graphic == ANN, 30)
        assert plate(desk)
        # Its time came while OBS was away: it is not shown again.
        own.kill()
        desk.wait_seen(lambda seen: seen.graphic is None)
        desk.want()
        own.start()
        desk.wait_seen(lambda seen: seen.on_air and seen.overlay_in == USED, 30)
        with own.client() as observer:
            desk.wait(lambda: all("blank" in file_of(observer, slot) for slot in SLOTS))
        assert not plate(desk)
