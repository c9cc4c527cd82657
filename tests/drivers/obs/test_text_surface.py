"""A producer's own graphic, on the stand-in and on a real OBS: its words, its items, its proof."""

from contextlib import suppress

import pytest

from eventdesk.domain.graphic import OBS_TEXT, Graphic, Person, TextInputs
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.domain.text import Text
from support.driving import Desk
from support.driving import graphic as picture_of
from support.obs_client import Refused

BOUND = TextInputs("Name text", "Role text", shows="Strap")
FONT = {"face": "DejaVu Sans", "size": 32}
SCENES = ("Strap", "Graphics")


def graphic(name, role="", inputs=BOUND):
    words = Text((("ko", name), ("en", name.upper())))
    person = Person(words, Text((("ko", role),)))
    return Graphic(OBS_TEXT, (person,), ("ko", "en"), inputs=inputs)


ANN, BOB = graphic("Ann", "Chair"), graphic("Bob", "Keynote")


class Producer:
    """Somebody who draws a strap in OBS, and looks at what becomes of it."""

    def __init__(self, client):
        self.client = client

    def clean(self):
        self.client.request("SetStudioModeEnabled", studioModeEnabled=False)
        self.client.request("SetCurrentSceneTransition", transitionName="Cut")
        self.client.request("SetCurrentProgramScene", sceneName="Holding")
        for name in ("Name text", "Role text", "Strap plate", "Elsewhere"):
            with suppress(Refused):
                self.client.request("RemoveInput", inputName=name)
        self.take_out(SCENES)
        for name in SCENES:
            with suppress(Refused):
                self.client.request("RemoveScene", sceneName=name)
            self.until(lambda: self.is_gone(name))  # noqa: B023  # called at once

    def take_out(self, sources):
        """OBS keeps a removed scene's name as long as a scene that is not drawn holds an item."""
        for scene in [each["sceneName"] for each in self.client.request("GetSceneList")["scenes"]]:
            held = self.client.request("GetSceneItemList", sceneName=scene)["sceneItems"]
            for item in held:
                if item["sourceName"] in sources:
                    self.client.request(
                        "RemoveSceneItem", sceneName=scene, sceneItemId=item["sceneItemId"]
                    )

    def is_gone(self, name):
        """Whether a source of that name can be made again."""
        with suppress(Refused):
            self.client.request("GetSourceActive", sourceName=name)
            return False
        return True

    def draw(self, *, inside=("Holding", "Podium")):
        """A plate and two texts in a scene of their own, hidden in these scenes."""
        self.client.request("CreateScene", sceneName="Strap")
        plate = {"color": 0xFF602010, "width": 300, "height": 60}
        self.create("Strap", "Strap plate", "color_source_v3", plate)
        for name in ("Name text", "Role text"):
            self.create("Strap", name, "text_ft2_source_v2", {"text": "Nobody", "font": FONT})
        if "Graphics" in inside:
            self.client.request("CreateScene", sceneName="Graphics")
            self.client.request("CreateSceneItem", sceneName="Holding", sourceName="Graphics")
        return {scene: self.place(scene, "Strap") for scene in inside}

    def create(self, scene, name, kind, settings):
        self.client.request(
            "CreateInput", sceneName=scene, inputName=name, inputKind=kind, inputSettings=settings
        )

    def place(self, scene, source):
        made = self.client.request(
            "CreateSceneItem", sceneName=scene, sourceName=source, sceneItemEnabled=False
        )
        return made["sceneItemId"]

    def text(self, name):
        settings = self.client.request("GetInputSettings", inputName=name)["inputSettings"]
        return settings["text"]

    def until(self, ready):
        """Wait for something that OBS has no event for; OBS itself paces the asking."""
        for _ in range(200):
            if ready():
                return
            self.client.batch([("Sleep", {"sleepMillis": 50}), ("GetVersion", {})])
        raise AssertionError("it did not come")

    def enabled(self, scene, item):
        found = self.client.request("GetSceneItemEnabled", sceneName=scene, sceneItemId=item)
        return found["sceneItemEnabled"]


@pytest.fixture
def producer(any_obs):
    with any_obs.client() as client:
        made = Producer(client)
        made.clean()
        yield made
        made.clean()


@pytest.fixture
def start_desk(any_obs, tmp_path):
    started = []

    def start(scenes=()):
        driven = Desk(
            any_obs.port, any_obs.password, tmp_path, frozenset(scenes), text_inputs=lambda: BOUND
        )
        started.append(driven.__enter__())
        return driven.wait_ready()

    yield start
    for each in started:
        each.__exit__()


def of_kind(events, kind):
    return [each for each in events if each.type == kind]


def show(desk, who, **desired):
    return desk.last(desk.want(graphic=who, **desired), Leg.GRAPHIC)


def test_the_words_are_set_while_hidden_and_then_shown_wherever_the_graphic_stands(
    producer, start_desk
):
    items = producer.draw()
    desk = start_desk()
    report = show(desk, ANN)
    assert report.status is LegStatus.ON_AIR, report
    assert desk.seen.graphic == ANN
    assert producer.text("Name text") == "Ann · ANN"
    assert producer.text("Role text") == "Chair"
    assert all(producer.enabled(scene, item) for scene, item in items.items())
    assert producer.client.request("GetSourceActive", sourceName="Strap")["videoActive"]


def test_another_name_comes_only_after_the_first_has_gone(producer, start_desk):
    items = producer.draw()
    desk = start_desk()
    show(desk, ANN)
    since = producer.client.mark()
    assert show(desk, BOB).status is LegStatus.ON_AIR
    kind, times = "SceneItemEnableStateChanged", 2 * len(items)
    producer.client.wait_until(lambda events: len(of_kind(events, kind)) >= times, since)
    switched = [each.data["sceneItemEnabled"] for each in producer.client.events(since, kind)]
    assert switched == [False] * len(items) + [True] * len(items)
    assert producer.text("Name text") == "Bob · BOB"


def test_it_goes(producer, start_desk):
    items = producer.draw()
    desk = start_desk()
    show(desk, ANN)
    assert show(desk, None).status is LegStatus.ON_AIR
    assert desk.seen.graphic is None
    assert not any(producer.enabled(scene, item) for scene, item in items.items())


def test_what_an_earlier_run_left_on_air_goes_too(producer, start_desk):
    items = producer.draw()
    show(start_desk(), ANN)
    later = start_desk()
    later.want(graphic=BOB)
    assert show(later, None).status is LegStatus.ON_AIR
    assert not any(producer.enabled(scene, item) for scene, item in items.items())


def test_a_text_input_and_a_strap_that_a_hand_renames_are_still_the_sheet_s(producer, start_desk):
    items = producer.draw()
    desk = start_desk()
    show(desk, ANN)
    producer.client.request("SetInputName", inputName="Name text", newInputName="이름")
    producer.client.request("SetSceneName", sceneName="Strap", newSceneName="자막 1")
    try:
        desk.wait_seen(lambda seen: {"Name text", "Strap"} <= seen.renamed.keys())
        report = show(desk, BOB)
        assert report.status is LegStatus.ON_AIR, report
        assert desk.seen.graphic == BOB
        assert producer.text("이름") == "Bob · BOB"
        assert show(desk, None).status is LegStatus.ON_AIR
        assert not any(producer.enabled(scene, item) for scene, item in items.items())
    finally:
        producer.client.request("SetInputName", inputName="이름", newInputName="Name text")
        producer.client.request("SetSceneName", sceneName="자막 1", newSceneName="Strap")


def test_words_are_set_ahead_while_nothing_is_to_be_seen(producer, start_desk):
    items = producer.draw()
    desk = start_desk()
    desk.driver.prepare(BOB)
    producer.until(lambda: producer.text("Name text") == "Bob · BOB")
    assert not any(producer.enabled(scene, item) for scene, item in items.items())


def test_a_missing_text_input_is_told_by_name_and_nothing_is_shown(producer, start_desk):
    items = producer.draw()
    desk = start_desk()
    report = show(desk, graphic("Ann", inputs=TextInputs("Name txt", shows="Strap")))
    assert report.status is LegStatus.FAILED
    assert (report.trouble.code, report.trouble.detail) == ("text-input-missing", "Name txt")
    assert not any(producer.enabled(scene, item) for scene, item in items.items())


def test_a_graphic_that_stands_in_no_scene_is_told(producer, start_desk):
    producer.draw(inside=())
    report = show(start_desk(), ANN)
    assert (report.trouble.code, report.trouble.detail) == ("text-input-missing", "Strap")


def test_words_that_do_not_change_the_picture_of_what_is_shown_never_come_on_air(
    producer, start_desk
):
    """The sheet binds a text that is not in the graphic."""
    items = producer.draw()
    producer.create("Break", "Elsewhere", "text_ft2_source_v2", {"text": "Nobody", "font": FONT})
    desk = start_desk()
    report = show(desk, graphic("Ann", inputs=TextInputs("Elsewhere", shows="Strap")))
    assert report.status is LegStatus.FAILED
    assert (report.trouble.code, report.trouble.detail) == ("text-not-in-graphic", "Strap")
    assert not any(producer.enabled(scene, item) for scene, item in items.items())


def test_a_text_that_comes_from_a_file_is_told(producer, start_desk):
    producer.draw()
    producer.client.request(
        "SetInputSettings", inputName="Name text", inputSettings={"from_file": True}
    )
    report = show(start_desk(), ANN)
    assert (report.trouble.code, report.trouble.detail) == ("text-input-reads-file", "Name text")


def test_a_graphic_on_another_scene_than_the_one_on_air_is_not_on_air(producer, start_desk):
    items = producer.draw(inside=("Podium",))
    desk = start_desk()
    report = show(desk, ANN)
    assert report.status is LegStatus.FAILED
    assert report.trouble.code == "graphic-not-on-air"
    assert not producer.enabled("Podium", items["Podium"]), "it would come up by surprise"


def test_studio_mode_has_a_copy_on_air_so_a_graphic_in_the_scene_itself_is_told(
    producer, start_desk
):
    producer.draw()
    desk = start_desk()
    producer.client.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    report = show(desk, ANN)
    assert report.status is LegStatus.FAILED
    assert report.trouble.code == "text-graphic-in-studio-mode"


def test_in_studio_mode_a_graphic_inside_a_nested_scene_is_on_air_at_once(producer, start_desk):
    producer.draw(inside=("Graphics",))
    desk = start_desk()
    producer.client.request("SetStudioModeEnabled", studioModeEnabled=True)
    desk.wait_seen(lambda seen: seen.studio_mode)
    report = show(desk, ANN)
    assert report.status is LegStatus.ON_AIR, report
    assert producer.client.request("GetSourceActive", sourceName="Strap")["videoActive"]


def test_a_hand_that_changes_the_words_takes_the_tick_away(producer, start_desk):
    producer.draw()
    desk = start_desk()
    show(desk, ANN)
    producer.client.request(
        "SetInputSettings", inputName="Name text", inputSettings={"text": "Somebody else"}
    )
    desk.wait_seen(lambda seen: seen.graphic is None)
    assert desk.seen.graphic_trouble.code == "graphic-differs"


def test_a_picture_and_a_producer_s_graphic_take_each_other_s_place(producer, start_desk):
    items = producer.draw()
    desk = start_desk(["Holding"])
    show(desk, ANN)
    report = desk.last(desk.want(overlay=True, graphic=picture_of("Cat")), Leg.GRAPHIC)
    assert report.status is LegStatus.ON_AIR, report
    assert not any(producer.enabled(scene, item) for scene, item in items.items())
    assert show(desk, ANN).status is LegStatus.ON_AIR
    desk.want(overlay=False)
    desk.wait_seen(lambda seen: "EventDesk overlay" not in seen.scenes)
