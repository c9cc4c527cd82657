"""An OBS that goes away, or becomes another, under a graphic: nothing is claimed or half shown."""

import pytest
from PySide6.QtGui import QImage

from eventdesk.domain.switcher import Leg, LegStatus, Link
from support.driving import Desk, graphic
from support.obs_scenes import colour
from support.real_obs import RealObs

SCENES = {"One": (colour("One colour", 0x203040),)}
ANN, BOB = graphic("Ann"), graphic("Bob")
SLOTS = ("EventDesk slot A", "EventDesk slot B")


@pytest.fixture
def obs():
    with RealObs(SCENES) as started:
        yield started


@pytest.fixture
def desk(obs, tmp_path):
    with Desk(obs.port, obs.password, tmp_path, frozenset(SCENES)) as driven:
        driven.wait_ready()
        driven.want(overlay=True)
        driven.wait_seen(lambda seen: seen.overlay_in == set(SCENES))
        yield driven


def plate_seen(desk):
    """Whether the scene's picture has a plate of the tests' renderer."""
    image = QImage.fromData(desk.driver.picture("One", 640))
    pixel = image.pixelColor(image.width() // 3, image.height() * 5 // 6)
    return pixel.blue() > 200 and pixel.green() < 60


def test_obs_killed_between_load_and_show_ends_in_the_truth(obs, desk):
    with obs.client() as observer:
        desk.driver.prepare(BOB)
        path = desk.renderer.render(BOB, desk.seen.canvas).path
        desk.wait(lambda: path in [held(observer, slot) for slot in SLOTS])
    obs.kill()
    take = desk.want(graphic=BOB)
    assert desk.last(take, Leg.GRAPHIC).status is LegStatus.FAILED
    assert desk.seen.graphic is None
    obs.start()
    desk.wait_seen(lambda seen: seen.link is Link.READY and seen.on_air, 30)
    # Back within the five seconds it is carried out after all; later it is only offered.
    report = desk.last(desk.want(graphic=BOB), Leg.GRAPHIC)
    assert report.status is LegStatus.ON_AIR, report.trouble
    assert desk.seen.graphic == BOB
    assert plate_seen(desk)


def held(observer, slot):
    settings = observer.request("GetInputSettings", inputName=slot)["inputSettings"]
    return settings.get("file", "")


def test_another_profile_with_another_canvas_has_the_name_in_its_place(obs, desk):
    report = desk.last(desk.want(graphic=ANN), Leg.GRAPHIC)
    assert report.status is LegStatus.ON_AIR, report.trouble
    before = desk.seen.canvas
    with obs.client(timeout=20) as observer:
        observer.request("CreateProfile", profileName="Other")
        desk.wait_seen(lambda seen: seen.canvas != before)
        desk.wait_seen(lambda seen: seen.link is Link.READY and seen.graphic == ANN)
        assert desk.renderer.rendered[-1] == ("Ann", desk.seen.canvas)
        assert plate_seen(desk)
        observer.request("SetCurrentProfile", profileName="Test")
        desk.wait_seen(lambda seen: seen.canvas == before)
        desk.wait_seen(lambda seen: seen.link is Link.READY and seen.graphic == ANN)
        assert plate_seen(desk)
