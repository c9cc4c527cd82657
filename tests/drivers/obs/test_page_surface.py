"""Graphics for an OBS that cannot see the desk's folder: the stand-in with a real Chromium."""

import socket
import threading
from contextlib import ExitStack

import pytest
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.drivers.obs.page_surface import PageOffer
from eventdesk.graphics.web import png
from eventdesk.standins.obs import NewInput, ObsStandIn
from support.driving import Desk, graphic
from support.obs_client import ObsClient

PASSWORD = "swordfish"
SCENES = {
    name: [NewInput(f"{name} colour", "color_source_v3", {"color": 0xFF403020})]
    for name in ("Holding", "Podium")
}
ANN, BOB = graphic("Ann"), graphic("Bob")
OVERLAY, PAGE = "EventDesk overlay", "EventDesk page"


class Booth:
    """An OBS on another machine, its desk, and a look at its program."""

    def __init__(self, stack, folder, browser, address=("127.0.0.1", 0)):
        self.stand_in = stack.enter_context(
            ObsStandIn(
                scenes=SCENES,
                password=Secret(PASSWORD),
                canvas=Canvas(640, 360, 30.0),
                recordings=folder,
                browser=browser,
            )
        )
        self.desk = stack.enter_context(
            Desk(
                self.stand_in.port,
                PASSWORD,
                folder,
                frozenset(SCENES),
                page=PageOffer(address, png),
            )
        )
        self.desk.renderer.probe_lost = True
        self.desk.renderer.colours = {"Bob": "#F000FF"}
        self.desk.wait_ready()
        self.observer = stack.enter_context(ObsClient(self.stand_in.port, PASSWORD))

    def show(self, who, **desired):
        return self.desk.last(self.desk.want(overlay=True, graphic=who, **desired), Leg.GRAPHIC)

    def switch_overlay(self, *, on):
        found = self.observer.request("GetSceneItemList", sceneName="Holding")["sceneItems"]
        item = next(each["sceneItemId"] for each in found if each["sourceName"] == OVERLAY)
        self.observer.request(
            "SetSceneItemEnabled", sceneName="Holding", sceneItemId=item, sceneItemEnabled=on
        )

    def inputs(self):
        return {each["inputName"] for each in self.observer.request("GetInputList")["inputs"]}

    def plate(self):
        """Where the program's picture has the plate's colour: left, top, right, bottom."""
        image = QImage.fromData(self.desk.driver.picture("Holding", 640))
        there = [
            (x, y)
            for y in range(0, image.height(), 2)
            for x in range(0, image.width(), 2)
            if image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).green() < 60
        ]
        if not there:
            return None
        xs, ys = zip(*there, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@pytest.fixture
def make_booth(tmp_path):
    with ExitStack() as stack:
        yield lambda *arguments, **options: Booth(stack, tmp_path, *arguments, **options)


@pytest.fixture
def booth(make_booth, browser):
    return make_booth(browser)


def test_a_graphic_comes_by_the_page_when_obs_does_not_see_the_folder(booth):
    report = booth.show(ANN)
    assert report.status is LegStatus.ON_AIR, report
    assert booth.desk.seen.graphic == ANN
    assert booth.plate() == pytest.approx((64, 270, 382, 328), abs=2)
    held = booth.observer.request("GetInputSettings", inputName=PAGE)["inputSettings"]
    assert (held["width"], held["height"], held["fps"]) == (640, 360, 30)
    assert (held["shutdown"], held["restart_when_active"]) == (False, False)
    for slot in ("EventDesk slot A", "EventDesk slot B"):
        settings = booth.observer.request("GetInputSettings", inputName=slot)["inputSettings"]
        assert "probe" not in settings["file"], "OBS would ask for it at its next start"


def test_the_next_one_comes_in_its_place_and_goes(booth, browser):
    booth.show(ANN)
    browser.forget()
    assert booth.show(BOB).status is LegStatus.ON_AIR
    pictures = [[each["picture"] for each in look] for look in browser.drawn()]
    assert len({each for look in pictures for each in look}) == 2
    assert len(pictures[-1]) == 1
    assert booth.show(None).status is LegStatus.ON_AIR
    assert booth.desk.seen.graphic is None
    assert booth.plate() is None


def test_a_graphic_is_fetched_and_decoded_ahead(booth, browser):
    booth.show(ANN)
    booth.desk.driver.prepare(BOB)
    browser.wait(lambda: len([each for each in browser.fetched() if each.endswith(".png")]) == 2)
    assert booth.desk.seen.graphic == ANN
    assert booth.plate()


def test_a_page_that_is_loaded_anew_shows_the_same_at_once(booth, browser):
    booth.show(ANN)
    browser.reload()
    browser.wait(lambda: any(browser.drawn()))
    assert len(browser.drawn()[-1]) == 1
    assert booth.desk.of(booth.desk.take, Leg.GRAPHIC)[-1].status is LegStatus.ON_AIR
    assert booth.plate()


def test_the_overlay_goes_with_its_page(booth):
    booth.show(ANN)
    assert PAGE in booth.inputs()
    booth.desk.want(overlay=False)
    booth.desk.wait_seen(lambda seen: OVERLAY not in seen.scenes)
    assert not {name for name in booth.inputs() if name.startswith("EventDesk")}


def test_an_obs_that_sees_the_folder_gets_no_page(booth):
    booth.desk.renderer.probe_lost = False
    assert booth.show(ANN).status is LegStatus.ON_AIR
    assert PAGE not in booth.inputs()
    assert booth.plate()


def test_without_folder_and_without_browser_the_trouble_says_so_and_nothing_is_shown(make_booth):
    booth = make_booth(None)
    report = booth.show(ANN)
    assert report.status is LegStatus.FAILED
    assert report.trouble.code == "graphics-folder-unseen"
    assert booth.plate() is None
    assert booth.desk.seen.graphic is None


def test_an_address_that_the_desk_cannot_serve_at_is_told(make_booth, browser):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        booth = make_booth(browser, address=("127.0.0.1", taken.getsockname()[1]))
        report = booth.show(ANN)
    assert report.status is LegStatus.FAILED
    assert report.trouble.code == "page-not-served"


class NoNetwork:
    """A browser on a machine that the desk's address means nothing to."""

    def load(self, url, width, height):
        pass

    def picture(self):
        image = QImage(640, 360, QImage.Format.Format_ARGB32)
        image.fill(0)
        return image


def test_an_obs_that_does_not_reach_the_page_is_told(make_booth):
    booth = make_booth(NoNetwork())
    report = booth.show(ANN)
    assert report.status is LegStatus.FAILED
    assert report.trouble.code == "page-not-reached"


def test_a_page_whose_source_is_not_on_air_proves_nothing_and_is_emptied(booth):
    booth.desk.want(overlay=True)
    booth.desk.wait_seen(lambda seen: seen.overlay_in == set(SCENES))
    booth.switch_overlay(on=False)
    assert booth.show(ANN).status is LegStatus.FAILED
    booth.switch_overlay(on=True)
    assert booth.plate() is None


def test_only_an_obs_with_browser_sources_says_so(make_booth, browser):
    kinds = make_booth(browser).observer.request("GetInputKindList")["inputKinds"]
    assert "browser_source" in kinds
    kinds = make_booth(None).observer.request("GetInputKindList")["inputKinds"]
    assert "browser_source" not in kinds


class LeftOver:
    """A browser that still shows the name of an earlier run, whose desk is gone."""

    URL = "http://127.0.0.1:1/old/"

    def __init__(self):
        self.loaded = []
        self.looks = 0
        self._changed = threading.Condition()

    def load(self, url, width, height):
        with self._changed:
            self.loaded.append(url)
            self._changed.notify_all()

    def picture(self):
        image = QImage(640, 360, QImage.Format.Format_ARGB32)
        image.fill(QColor("transparent" if self.loaded[-1] == "about:blank" else "magenta"))
        with self._changed:
            self.looks += 1
            self._changed.notify_all()
        return image

    def wait(self, ready):
        with self._changed:
            assert self._changed.wait_for(ready, 20), self.loaded

    def come_into(self, observer):
        """As OBS loads it with its scenes: the whole overlay of that run."""
        page = {"url": self.URL, "width": 640, "height": 360}
        observer.request("CreateScene", sceneName=OVERLAY)
        for name, kind, settings in (
            ("EventDesk slot A", "image_source", {}),
            ("EventDesk slot B", "image_source", {}),
            (PAGE, "browser_source", page),
        ):
            observer.request(
                "CreateInput",
                sceneName=OVERLAY,
                inputName=name,
                inputKind=kind,
                inputSettings=settings,
            )
        observer.request("CreateSceneItem", sceneName="Holding", sourceName=OVERLAY)


def test_getting_a_name_ready_leaves_the_page_of_an_earlier_run_on_air(make_booth):
    old = LeftOver()
    booth = make_booth(old)
    old.come_into(booth.observer)
    booth.desk.wait_seen(lambda seen: seen.overlay)
    booth.desk.driver.prepare(ANN)
    old.wait(lambda: old.looks)
    looks = old.looks
    booth.desk.driver.prepare(BOB)
    old.wait(lambda: old.looks > looks)
    assert old.loaded == [old.URL]


def test_a_desk_that_is_to_show_nothing_empties_the_page_of_an_earlier_run(make_booth):
    old = LeftOver()
    booth = make_booth(old)
    old.come_into(booth.observer)
    booth.desk.wait_seen(lambda seen: seen.overlay_in == {"Holding"})
    assert booth.plate()
    booth.desk.want(overlay=True)
    old.wait(lambda: old.loaded[-1] == "about:blank")
    assert booth.plate() is None
