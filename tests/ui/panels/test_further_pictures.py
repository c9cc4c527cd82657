"""The small pictures of the outputs beside the program."""

import threading

import pytest
from msgspec.structs import replace

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Link
from eventdesk.engine.clocks import SystemClock
from eventdesk.ui.panels.further_pictures import FurtherPictures
from support.pictures import jpeg
from support.snapshots import keynote, ready

VENUE = "venue"


def hall(scene="Slides", **changes):
    return keynote(switchers={PROGRAM: ready(), VENUE: ready(VENUE, scene=scene, **changes)})


@pytest.fixture
def further(qtbot, dressed):
    """The pictures, the answer to each question, and what was asked."""

    class Obs:
        def __init__(self):
            self.asked = []
            self.hangs = threading.Event()
            self.hangs.set()

        def picture(self, output, scene, width):
            self.asked.append((output, scene))
            if output != VENUE:
                self.hangs.wait(5)
            return jpeg({"Slides": "red", "Podium": "blue"}[scene])

    obs = Obs()
    pictures = FurtherPictures(obs.picture, SystemClock())
    qtbot.addWidget(pictures)
    pictures.set_running(True)
    yield pictures, obs
    obs.hangs.set()
    pictures.stop()


def colour(picture):
    return picture.picture.image.pixelColor(8, 8)


def test_an_output_that_is_there_has_a_picture_of_what_it_shows(further, qtbot):
    pictures, _ = further
    pictures.draw(hall())
    shown = pictures.pictures[VENUE]
    qtbot.waitUntil(lambda: shown.has_picture)
    assert colour(shown).red() > 200
    assert shown.caption == "venue: Slides"
    pictures.draw(hall("Podium"))
    qtbot.waitUntil(lambda: shown.has_picture)
    assert colour(shown).blue() > 200
    assert not pictures.isHidden()


def test_without_another_output_there_is_no_room_taken_and_nothing_asked(further):
    pictures, obs = further
    pictures.draw(keynote(switchers={PROGRAM: ready()}))
    assert pictures.isHidden()
    pictures.draw(hall())
    pictures.draw(hall(link=Link.SILENT))
    assert pictures.isHidden()
    assert not pictures.pictures
    assert PROGRAM not in {output for output, _ in obs.asked}


def test_an_obs_that_hangs_keeps_nobody_else_s_picture_waiting(further, qtbot):
    pictures, obs = further
    obs.hangs.clear()
    shot = hall()
    outputs = {**shot.sheet.outputs, "side": replace(shot.sheet.outputs[VENUE], name="side")}
    sheet = replace(shot.sheet, outputs=outputs)
    switchers = {**shot.switchers, "side": ready("side", scene="Podium")}
    pictures.draw(replace(shot, sheet=sheet, switchers=switchers))
    qtbot.waitUntil(lambda: pictures.pictures[VENUE].has_picture)
    assert not pictures.pictures["side"].has_picture


def test_the_desk_has_them_beside_the_program_s(live):
    assert live.window.further.isHidden()
    live.draw(hall())
    assert live.window.further.isVisible()
    assert live.window.on_air.isAncestorOf(live.window.further)
