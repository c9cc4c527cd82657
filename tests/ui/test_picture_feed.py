"""Pictures come on their own thread, newest only, and only while somebody can see them."""

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas
from eventdesk.engine.clocks import SystemClock
from eventdesk.ui import theme
from eventdesk.ui.picture_feed import INTERVAL, NamePreview, PictureFeed
from support.pictures import jpeg
from support.snapshots import graphic_of


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


MORI = NamePreview("Podium", graphic_of("mori"), Canvas(1280, 720))


class Compositor:
    """Draws a name as one blue picture, and remembers over what."""

    def __init__(self):
        self.grounds = []
        self.threads = set()
        self.broken = False

    def __call__(self, scene, graphic, canvas):
        self.grounds.append((scene.size().toTuple(), scene.pixelColor(0, 0).name(), canvas))
        self.threads.add(threading.get_ident())
        if self.broken:
            return None
        made = QImage(scene.size(), QImage.Format.Format_RGB32)
        made.fill(QColor("blue"))
        return made


@pytest.fixture
def previews(feed, qtbot):
    """Gives the next preview that arrives once this is wanted."""
    arrived = []
    feed.pictured.connect(arrived.append)

    def wait(preview, *scenes):
        feed.want(scenes, 320, preview)
        feed.set_running(True)
        arrived.clear()
        qtbot.waitUntil(lambda: sum(each.graphic is not None for each in arrived) > 1)
        return [each for each in arrived if each.graphic is not None][-1]

    return wait


def test_a_name_is_composed_over_its_scene_on_the_pictures_thread(feed, previews, camera):
    compose = Compositor()
    feed.compose_with(compose)
    picture = previews(MORI, "Podium", "Break")
    assert (picture.scene, picture.graphic) == ("Podium", graphic_of("mori"))
    assert picture.image.pixelColor(0, 0) == QColor("blue")
    assert (picture.held, picture.plain, picture.drawn) == (False, False, True)
    assert compose.threads == camera.threads
    assert compose.grounds[-1][0] == (320, 180)
    assert compose.grounds[-1][2] == Canvas(1280, 720)


def test_without_a_picture_of_the_scene_the_name_is_shown_over_a_neutral_ground(
    feed, previews, camera
):
    compose = Compositor()
    feed.compose_with(compose)
    camera.data = None
    picture = previews(MORI, "Podium")
    assert picture.plain
    assert compose.grounds[-1][:2] == ((320, 180), theme.NEUTRAL)
    assert previews(replace(MORI, scene=None)).plain


def test_over_a_scene_with_a_name_in_it_the_last_picture_without_one_is_the_ground(
    feed, previews, camera
):
    compose = Compositor()
    feed.compose_with(compose)
    covered = replace(MORI, covered=True)
    assert previews(covered, "Podium").plain, "there was none yet"
    clean = previews(MORI, "Podium")
    assert not clean.held
    camera.data = jpeg("green")
    picture = previews(covered, "Podium")
    assert (picture.held, picture.plain) == (True, False)
    assert QColor(compose.grounds[-1][1]).red() > 200, "the red one from before"


def test_a_name_is_sharp_over_a_picture_that_was_taken_smaller(feed, previews):
    compose = Compositor()
    feed.compose_with(compose)
    previews(MORI, "Podium")
    assert previews(replace(MORI, covered=True), "Podium").image.width() == 320
    assert compose.grounds[-1][0] == (320, 180)


def test_a_name_that_cannot_be_drawn_leaves_the_scene_and_says_so(feed, previews):
    compose = Compositor()
    compose.broken = True
    feed.compose_with(compose)
    picture = previews(MORI, "Podium")
    assert not picture.drawn
    assert not picture.image.isNull()


def test_before_names_can_be_drawn_none_is_previewed(feed, camera, qtbot):
    arrived = []
    feed.pictured.connect(arrived.append)
    feed.want(("Podium",), 320, MORI)
    feed.set_running(True)
    qtbot.waitUntil(lambda: len(arrived) > 2)
    assert {each.graphic for each in arrived} == {None}


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
