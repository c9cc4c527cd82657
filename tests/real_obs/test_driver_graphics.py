"""Lower thirds and the overlay in a real OBS, seen by another client and in OBS's own pictures."""

import pytest
from PySide6.QtGui import QImage

from eventdesk.domain.runsheet import Transition
from eventdesk.domain.switcher import Leg, LegStatus, Link
from support.driving import Desk, graphic

CUT = Transition("Cut")
OVERLAY = "EventDesk overlay"
USED = frozenset({"Podium", "Slides", "Holding"})
ANN, BOB = graphic("Ann"), graphic("Bob")


@pytest.fixture
def observer(real_obs):
    with real_obs.client() as client:
        client.request("SetStudioModeEnabled", studioModeEnabled=False)
        client.request("SetCurrentSceneTransition", transitionName="Cut")
        client.request("SetCurrentProgramScene", sceneName="Holding")
        yield client
        client.request("SetStudioModeEnabled", studioModeEnabled=False)


@pytest.fixture
def desk(real_obs, observer, tmp_path):
    with Desk(real_obs.port, real_obs.password, tmp_path, USED) as driven:
        driven.wait_ready()
        yield driven
        driven.want(overlay=False)
        driven.wait_seen(lambda seen: OVERLAY not in seen.scenes)


@pytest.fixture
def installed(desk, observer):
    desk.want(overlay=True)
    desk.wait_seen(lambda seen: seen.overlay and seen.overlay_in == USED)
    desk.wait(lambda: all(items(observer, scene)[-1]["sceneItemLocked"] for scene in USED))
    return desk


def items(observer, scene):
    found = observer.request("GetSceneItemList", sceneName=scene)["sceneItems"]
    return sorted(found, key=lambda each: each["sceneItemIndex"])


def plate_share(desk, scene="Holding"):
    """How much of the scene's picture has the plate's colour, 0..1."""
    image = QImage.fromData(desk.driver.picture(scene, 640))
    assert not image.isNull()
    points = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    colours = [image.pixelColor(x, y) for x, y in points]
    plate = [c for c in colours if c.red() > 200 and c.blue() > 200 and c.green() < 60]
    return len(plate) / len(points)


def show(desk, who, **desired):
    return desk.last(desk.want(overlay=True, graphic=who, **desired), Leg.GRAPHIC)


def show_as_it_is(desk, who, **desired):
    """As ``show``, with the overlay as the show's later asks have it: not mentioned again."""
    return desk.last(desk.want(graphic=who, **desired), Leg.GRAPHIC)


def test_the_overlay_is_put_on_top_of_every_scene_of_the_sheet_and_locked(installed, observer):
    for scene in USED:
        top = items(observer, scene)[-1]
        assert (top["sourceName"], top["sceneItemLocked"]) == (OVERLAY, True)
    assert OVERLAY not in [each["sourceName"] for each in items(observer, "Panel")]
    slots = observer.request("GetInputSettings", inputName="EventDesk slot A")
    assert slots["inputSettings"]["linear_alpha"] is True
    assert slots["inputSettings"]["unload"] is False


def test_installing_twice_changes_nothing(installed, observer):
    before = {scene: items(observer, scene) for scene in (*USED, OVERLAY)}
    installed.want(overlay=True, graphic=ANN)  # its graphic comes after its overlay
    installed.last(installed.take, Leg.GRAPHIC)
    after = {scene: items(observer, scene) for scene in (*USED, OVERLAY)}
    assert {s: [i["sceneItemId"] for i in held] for s, held in after.items()} == {
        s: [i["sceneItemId"] for i in held] for s, held in before.items()
    }


def test_removing_leaves_the_scenes_as_they_were(desk, observer):
    before = {scene: [i["sourceName"] for i in items(observer, scene)] for scene in USED}
    inputs = {i["inputName"] for i in observer.request("GetInputList")["inputs"]}
    desk.want(overlay=True)
    desk.wait_seen(lambda seen: seen.overlay_in == USED)
    desk.want(overlay=False)
    desk.wait_seen(lambda seen: OVERLAY not in seen.scenes)
    assert {s: [i["sourceName"] for i in items(observer, s)] for s in USED} == before
    assert {i["inputName"] for i in observer.request("GetInputList")["inputs"]} == inputs
    assert OVERLAY not in desk.seen.scenes


def test_an_overlay_that_nobody_asked_this_desk_for_is_only_observed(installed, real_obs, observer):
    observer.request("CreateScene", sceneName="Later")
    used = USED | {"Later"}
    try:
        with Desk(real_obs.port, real_obs.password, installed.renderer.folder, used) as second:
            second.wait_ready()
            assert show_as_it_is(second, ANN).status is LegStatus.ON_AIR
            assert second.seen.overlay
        assert items(observer, "Later") == []
    finally:
        observer.request("RemoveScene", sceneName="Later")


def test_what_a_hand_deleted_of_an_overlay_that_is_kept_is_put_back_with_the_next_graphic(
    installed, observer
):
    observer.request("RemoveInput", inputName="EventDesk slot B")
    number = items(observer, "Podium")[-1]["sceneItemId"]
    observer.request("RemoveSceneItem", sceneName="Podium", sceneItemId=number)
    installed.wait_seen(lambda seen: not seen.overlay and "Podium" not in seen.overlay_in)
    assert show_as_it_is(installed, ANN).status is LegStatus.ON_AIR
    assert items(observer, "Podium")[-1]["sourceName"] == OVERLAY
    assert show_as_it_is(installed, BOB).status is LegStatus.ON_AIR


def test_something_put_on_top_goes_under_the_overlay_again(installed, observer):
    observer.request("CreateSceneItem", sceneName="Podium", sourceName="Slides colour")
    installed.wait(lambda: items(observer, "Podium")[-1]["sourceName"] == OVERLAY)
    number = observer.request("GetSceneItemId", sceneName="Podium", sourceName="Slides colour")
    observer.request("RemoveSceneItem", sceneName="Podium", sceneItemId=number["sceneItemId"])


def test_a_shown_graphic_is_in_the_picture_of_the_program(installed):
    assert plate_share(installed) == 0
    report = show(installed, ANN)
    assert report.status is LegStatus.ON_AIR
    assert installed.seen.graphic == ANN
    assert plate_share(installed) == pytest.approx(1 / 12, rel=0.2)


def test_a_hidden_graphic_is_gone_from_the_picture(installed):
    show(installed, ANN)
    take = installed.want(overlay=True)
    assert installed.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR
    assert installed.seen.graphic is None
    assert plate_share(installed) == 0


def test_a_graphic_is_exchanged_for_another_in_the_other_slot(installed, observer):
    show(installed, ANN)
    assert show(installed, BOB).status is LegStatus.ON_AIR
    assert installed.seen.graphic == BOB
    assert plate_share(installed) == pytest.approx(1 / 12, rel=0.2)
    files = [
        observer.request("GetInputSettings", inputName=slot)["inputSettings"]["file"]
        for slot in ("EventDesk slot A", "EventDesk slot B")
    ]
    assert sum("blank" in file for file in files) == 1


def test_cut_shows_and_hides_without_frames(installed):
    assert show(installed, ANN, graphic_cut=True).status is LegStatus.ON_AIR
    assert plate_share(installed) > 0.05
    take = installed.want(overlay=True, graphic_cut=True)
    assert installed.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR
    assert plate_share(installed) == 0


def test_showing_what_is_shown_moves_nothing(installed, observer):
    show(installed, ANN)
    take = installed.want(overlay=True, graphic=ANN)
    assert installed.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR
    statuses = [each.status for each in installed.of(take, Leg.GRAPHIC)]
    assert LegStatus.MOVING not in statuses


def test_a_prepared_graphic_is_loaded_and_not_seen(installed, observer):
    installed.driver.prepare(BOB)
    rendered = installed.renderer.render(BOB, installed.seen.canvas)

    def loaded():
        return any(
            observer.request("GetInputSettings", inputName=slot)["inputSettings"]["file"]
            == rendered.path
            for slot in ("EventDesk slot A", "EventDesk slot B")
        )

    installed.wait(loaded)
    assert plate_share(installed) == 0
    assert show(installed, BOB).status is LegStatus.ON_AIR


def test_a_missing_file_is_an_alarm_and_nothing_comes_in(installed):
    installed.renderer.lost.add("Ann")
    report = show(installed, ANN)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "graphic-not-loaded")
    assert installed.seen.graphic is None
    assert plate_share(installed) == 0
    assert show(installed, BOB).status is LegStatus.ON_AIR


def test_a_missing_file_leaves_the_graphic_on_air_where_it_is(installed):
    show(installed, BOB)
    installed.renderer.lost.add("Ann")
    report = show(installed, ANN)
    assert report.status is LegStatus.FAILED
    assert (installed.seen.graphic, installed.seen.graphic_trouble) == (BOB, report.trouble)
    assert plate_share(installed) > 0.05


def test_without_an_overlay_a_graphic_fails(desk):
    take = desk.want(graphic=ANN)
    assert desk.last(take, Leg.GRAPHIC).trouble.code == "overlay-missing"


def test_in_a_scene_without_the_overlay_a_graphic_fails_and_does_not_come_up_later(installed):
    installed.go(scene="Panel", transition=CUT)
    report = show(installed, ANN)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "overlay-missing")
    assert installed.seen.graphic_trouble == report.trouble
    installed.go(scene="Holding", transition=CUT, overlay=True)
    assert plate_share(installed) == 0


def test_a_graphic_in_a_scene_that_leaves_the_air_is_not_claimed(installed, observer):
    show(installed, ANN)
    observer.request("SetCurrentProgramScene", sceneName="Panel")
    installed.wait_seen(lambda seen: seen.graphic is None)
    observer.request("SetCurrentProgramScene", sceneName="Podium")
    installed.wait_seen(lambda seen: seen.graphic == ANN)


def test_a_graphic_taken_away_by_hand_is_not_claimed(installed, observer):
    show(installed, ANN)
    slot = next(
        slot
        for slot in ("EventDesk slot A", "EventDesk slot B")
        if "blank"
        not in observer.request("GetInputSettings", inputName=slot)["inputSettings"]["file"]
    )
    observer.request("SetInputSettings", inputName=slot, inputSettings={"file": ""})
    installed.wait_seen(lambda seen: seen.graphic is None)


def test_a_go_during_an_animation_is_sent_at_once(installed, observer):
    installed.renderer.frames = 60  # two seconds
    graphic_take = installed.want(overlay=True, graphic=ANN)
    installed.wait(
        lambda: any(
            each.status is LegStatus.MOVING for each in installed.of(graphic_take, Leg.GRAPHIC)
        )
    )
    take = installed.want(scene="Podium", transition=CUT, overlay=True, graphic=ANN)
    assert installed.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    words = [each.status for each in installed.of(graphic_take, Leg.GRAPHIC)]
    assert LegStatus.ON_AIR not in words  # still coming in
    assert installed.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR


def test_scene_and_graphic_of_one_take_both_come(installed):
    take = installed.want(scene="Slides", transition=CUT, overlay=True, graphic=ANN)
    assert installed.last(take, Leg.SCENE).status is LegStatus.ON_AIR
    assert installed.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR
    assert plate_share(installed, "Slides") > 0.05


def test_in_studio_mode_a_graphic_is_on_air(installed, observer):
    observer.request("SetStudioModeEnabled", studioModeEnabled=True)
    installed.wait_seen(lambda seen: seen.studio_mode)
    installed.go(scene="Podium", transition=CUT, overlay=True)
    assert show(installed, ANN).status is LegStatus.ON_AIR


def test_a_graphic_survives_the_desks_restart_and_can_be_hidden(real_obs, tmp_path, observer):
    with Desk(real_obs.port, real_obs.password, tmp_path, USED) as first:
        first.wait_ready()
        assert show(first, ANN).status is LegStatus.ON_AIR
    with Desk(real_obs.port, real_obs.password, tmp_path, USED) as second:
        second.wait_ready()
        assert second.seen.graphic is None  # not proven yet: nobody asked for it
        assert show(second, ANN).status is LegStatus.ON_AIR
        assert plate_share(second) > 0.05
        second.want(overlay=True)
        second.wait_seen(lambda seen: seen.graphic is None)
        second.want(overlay=False)
        second.wait_seen(lambda seen: OVERLAY not in seen.scenes)


def test_a_new_canvas_moves_the_graphic_to_its_place(start_real_obs, tmp_path):
    own = start_real_obs()
    with Desk(own.port, own.password, tmp_path, USED) as desk, own.client() as observer:
        desk.wait_ready()
        assert show(desk, ANN).status is LegStatus.ON_AIR
        observer.request(
            "SetVideoSettings", baseWidth=1280, baseHeight=720, outputWidth=640, outputHeight=360
        )
        desk.wait_seen(lambda seen: seen.canvas.width == 1280)
        wanted = desk.renderer.render(ANN, desk.seen.canvas)

        def placed():
            places = [each["sceneItemTransform"] for each in items(observer, OVERLAY)]
            found = [(round(each["positionX"]), round(each["sourceWidth"])) for each in places]
            return (wanted.x, wanted.width) in found

        desk.wait(placed)
        desk.wait_seen(lambda seen: seen.graphic == ANN)


def test_after_obs_restarts_a_graphic_that_is_still_there_is_proven_anew(start_real_obs, tmp_path):
    own = start_real_obs()
    with Desk(own.port, own.password, tmp_path, USED) as desk:
        desk.wait_ready()
        assert show(desk, ANN).status is LegStatus.ON_AIR
        own.pause()
        try:
            desk.wait_seen(lambda seen: seen.link is Link.SILENT)
            assert desk.seen.graphic is None
        finally:
            own.resume()
        desk.wait_seen(lambda seen: seen.graphic == ANN)
