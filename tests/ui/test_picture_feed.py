"""Pictures come on their own thread, newest only, and only while somebody can see them."""

import threading

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from eventdesk.engine.clocks import SystemClock
from eventdesk.ui.picture_feed import INTERVAL, PictureFeed


def jpeg(colour="red"):
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    return buffer.data().data()


class Camera:
    """Gives pictures and remembers who asked on which thread."""

    def __init__(self, data):
        self.data = data
        self.asked = []
        self.threads = set()

    def __call__(self, scene, width):
        self.asked.append((scene, width))
        self.threads.add(threading.get_ident())
        return self.data


@pytest.fixture
def camera(qapp):
    return Camera(jpeg())


@pytest.fixture
def feed(camera):
    made = PictureFeed(camera, SystemClock())
    yield made
    made.stop()


def test_pictures_of_every_wanted_scene_arrive_decoded(feed, camera, qtbot):
    scenes = {}
    feed.pictured.connect(lambda picture: scenes.setdefault(picture.scene, picture))
    feed.want(("Podium", "Break"), 320)
    feed.set_running(True)
    qtbot.waitUntil(lambda: set(scenes) == {"Podium", "Break"})
    assert scenes["Podium"].image.width() == 64
    assert ("Break", 320) in camera.asked
    assert threading.get_ident() not in camera.threads
    assert len(camera.threads) == 1


def test_they_keep_coming(feed, camera, qtbot):
    arrived = []
    feed.pictured.connect(arrived.append)
    feed.want(("Podium",), 320)
    feed.set_running(True)
    qtbot.waitUntil(lambda: len(arrived) >= 5)
    assert [one.at for one in arrived] == sorted(one.at for one in arrived)


def test_at_least_five_pictures_a_second_are_asked_for():
    assert INTERVAL <= 1 / 5


def test_the_same_scene_twice_is_asked_for_once_a_round(feed, camera, qtbot):
    feed.want(("Podium", "Podium"), 320)
    with qtbot.waitSignal(feed.pictured):
        feed.set_running(True)
    feed.stop()
    assert len(camera.asked) == 1


def test_nothing_is_asked_for_while_nobody_can_see_it(feed, camera, qtbot):
    feed.want(("Podium",), 320)
    with qtbot.waitSignal(feed.pictured):
        feed.set_running(True)
    feed.set_running(False)
    asked = len(camera.asked)
    with qtbot.assertNotEmitted(feed.pictured, wait=400):
        feed.want(("Podium",), 640)
    assert len(camera.asked) <= asked + 1  # a round that had begun may end


@pytest.mark.parametrize("data", [None, b"", b"not a picture"])
def test_no_picture_is_shown_for_what_is_none(feed, camera, qtbot, data):
    camera.data = data
    feed.want(("Podium",), 320)
    with qtbot.assertNotEmitted(feed.pictured):
        feed.set_running(True)
        qtbot.waitUntil(lambda: len(camera.asked) >= 2)
    camera.data = jpeg()
    with qtbot.waitSignal(feed.pictured):
        pass


def test_a_window_that_is_busy_gets_the_newest_picture_of_a_scene_only(feed, camera, qtbot):
    arrived = []
    feed.pictured.connect(arrived.append)
    enough = threading.Event()

    def camera_until_enough(scene, width):
        camera(scene, width)
        if len(camera.asked) >= 4:
            enough.set()
        return camera.data

    feed._picture = camera_until_enough
    feed.want(("Podium",), 320)
    feed.set_running(True)
    assert enough.wait(10)
    assert arrived == []
    qtbot.waitUntil(lambda: arrived != [])
    assert len(arrived) == 1


def test_it_ends_although_a_picture_never_comes(qapp, qtbot):
    begun, never = threading.Event(), threading.Event()

    def stuck(scene, width):
        begun.set()
        never.wait(10)
        return jpeg()

    feed = PictureFeed(stuck, SystemClock())
    feed.want(("Podium",), 320)
    feed.set_running(True)
    assert begun.wait(10)
    with qtbot.assertNotEmitted(feed.pictured):
        feed.stop()
        never.set()
