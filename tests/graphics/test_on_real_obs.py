"""A real OBS reads our files, and shows what the desk's preview shows."""

import base64
import threading

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas, Rendered
from eventdesk.graphics import tga
from support.real_obs import RealObs, colour

CANVAS = Canvas(1280, 720)
SCENES = {
    "White": (colour("White ground", 0xFFFFFF),),
    "Black": (colour("Black ground", 0x000000),),
}

pytestmark = pytest.mark.real_obs


@pytest.fixture(scope="module")
def obs():
    with RealObs(SCENES, canvas=(CANVAS.width, CANVAS.height)) as running, running.client() as it:
        yield it


def as_shown(obs, scene, rendered):
    """OBS's own picture of the scene with the graphic in it."""
    made = obs.request(
        "CreateInput",
        sceneName=scene,
        inputName=f"graphic on {scene} {rendered.path[-12:]}",
        inputKind="image_source",
        inputSettings={"file": rendered.path, "unload": False, "linear_alpha": True},
    )
    place = {"positionX": rendered.x, "positionY": rendered.y}
    item = {"sceneName": scene, "sceneItemId": made["sceneItemId"]}
    obs.request("SetSceneItemTransform", **item, sceneItemTransform=place)
    for _ in range(100):
        found = obs.request("GetSceneItemTransform", **item)["sceneItemTransform"]
        if found["sourceWidth"]:
            break
        threading.Event().wait(0.05)
    assert (found["sourceWidth"], found["sourceHeight"]) == (rendered.width, rendered.height)
    answer = obs.request("GetSourceScreenshot", sourceName=scene, imageFormat="png")
    obs.request("RemoveSceneItem", **item)
    return QImage.fromData(base64.b64decode(answer["imageData"].partition(",")[2]))


def ground(colour_name):
    image = QImage(CANVAS.width, CANVAS.height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour_name))
    return image


def furthest_channel(one, other, step=3):
    """The largest difference of any channel of any (third) pixel."""
    worst = 0
    for x in range(0, one.width(), step):
        for y in range(0, one.height(), step):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            worst = max(
                worst, abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())
            )
    return worst


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("template", ["classic", "minimal", "duo", "panel"])
def test_obs_shows_the_graphic_as_the_preview_does(obs, renderer, chung, scene, template):
    rendered = renderer.render(replace(chung, template=template), CANVAS)
    shown = as_shown(obs, scene, rendered)
    preview = renderer.compose(ground(scene.lower()), rendered, CANVAS)
    assert furthest_channel(shown, preview) <= 2


@pytest.mark.parametrize(("scene", "wanted"), [("White", 255), ("Black", 188)])
def test_obs_mixes_half_transparent_white_as_we_do(obs, renderer, tmp_path, scene, wanted):
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(QColor(255, 255, 255, 128))
    rendered = Rendered(str(tga.store(image, tmp_path)), 100, 100, 64, 64)
    shown = as_shown(obs, scene, rendered)
    assert abs(shown.pixelColor(120, 120).red() - wanted) <= 1
    preview = renderer.compose(ground(scene.lower()), rendered, CANVAS)
    assert furthest_channel(shown, preview) <= 2


def test_obs_shows_nothing_of_the_blank_picture(obs, renderer):
    rendered = Rendered(renderer.blank(), 0, 0, 16, 16)
    assert furthest_channel(as_shown(obs, "White", rendered), ground("white")) == 0
