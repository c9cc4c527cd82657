"""What is seen before it is on air: the standby cue with its name, or a seat pointed at."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import OBS_TEXT, PANEL, Canvas
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan
from eventdesk.domain.show import LowerThird
from eventdesk.ui.panels.scene_picture import SAFE_AREAS, ScenePicture
from eventdesk.ui.panels.standby import standby_cue
from eventdesk.ui.picture_feed import NamePreview, Picture
from eventdesk.ui.preview import Preview, preview_of
from support.snapshots import PANEL as SEATS
from support.snapshots import START, graphic_of, keynote, ready, snapshot


def shows(shot, *pointed):
    return preview_of(shot, standby_cue(shot), pointed)


def test_the_standby_cue_is_shown_in_its_scene_with_its_name():
    shot = snapshot(standby="s2-mori", switchers={PROGRAM: ready()})
    assert shows(shot) == Preview("Remote + Slides", graphic_of("mori"), ("mori",))


def test_a_cue_without_a_scene_or_a_name_shows_the_program_s_scene_alone():
    shot = snapshot(standby="o-film", switchers={PROGRAM: ready(scene="Wide")})
    shot.sheet.cue("o-film").scenes.clear()
    assert shows(shot) == Preview("Wide")


def test_a_panel_on_standby_shows_the_name_that_its_first_key_shows():
    assert shows(snapshot(standby="s3-panel")) == Preview(
        "Panel wide", graphic_of("chung"), ("chung",)
    )


def test_a_seat_that_is_pointed_at_is_shown_over_the_program():
    shot = snapshot(on_air="s3-panel", standby="s3-close", switchers={PROGRAM: ready(scene="X")})
    assert shows(shot, "mori") == Preview("X", graphic_of("mori"), ("mori",))
    strap = shows(shot, *SEATS)
    assert (strap.graphic.template, len(strap.graphic.people)) == (PANEL, 6)
    assert shows(shot).scene == "Wide"


def test_nothing_on_standby_shows_nothing():
    assert shows(snapshot(state={"standby": None})) == Preview()


def test_a_graphic_that_obs_draws_itself_is_not_drawn_here():
    shot = snapshot(standby="s2-mori")
    cue = replace(standby_cue(shot), lower_third=LowerThirdPlan(("mori",), template=OBS_TEXT))
    assert preview_of(shot, cue) == Preview("Remote + Slides")


MORI = Preview("Podium", graphic_of("mori"), ("mori",))
NAMED = {"lower_third": LowerThird("chung", START)}


@pytest.mark.parametrize(
    ("state", "seen", "covered"),
    [
        (NAMED, {"overlay_in": frozenset({"Podium"})}, True),
        (NAMED, {"overlay_in": frozenset({"Wide"})}, False),
        ({"lower_third": None}, {"overlay_in": frozenset({"Podium"})}, False),
        (
            {"lower_third": None},
            {"overlay_in": frozenset({"Podium"}), "graphic": graphic_of("chung")},
            True,
        ),
    ],
    ids=["named", "named elsewhere", "nobody", "leaving"],
)
def test_a_scene_that_may_have_a_name_in_it_already_is_no_ground(state, seen, covered):
    shot = keynote(state=state, switchers={PROGRAM: ready(canvas=Canvas(1280, 720), **seen)})
    asked = MORI.name_preview(shot)
    assert asked == NamePreview("Podium", graphic_of("mori"), Canvas(1280, 720), covered)
    assert Preview("Podium").name_preview(shot) is None


def test_the_window_asks_for_what_it_shows_and_for_the_seat_under_the_mouse(desk):
    wanted = []
    desk.window.feed.want = lambda *what: wanted.append(what)
    desk.draw(
        snapshot(on_air="s3-panel", standby="s3-close", switchers={PROGRAM: ready(scene="Panel")})
    )
    scenes, width, preview = wanted[-1]
    assert (scenes, preview) == (("Panel", "Wide"), None)
    assert width > 0
    desk.window.names.pointed.emit(("mori",))
    assert wanted[-1][0] == ("Panel",)
    assert wanted[-1][2].graphic == graphic_of("mori")
    desk.window.names.pointed.emit(())
    assert wanted[-1][2] is None


@pytest.fixture
def monitor(qtbot, dressed):
    made = ScenePicture("Preview")
    qtbot.addWidget(made)
    made.resize(640, 380)
    made.show()
    return made


def painted(monitor):
    return monitor.grab().toImage()


def white(graphic=None, **fields):
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return Picture("Podium", image, 0.0, graphic, **fields)


def test_a_picture_with_another_name_is_never_shown(monitor):
    monitor.set_scene("Podium", graphic_of("mori"), "Mori")
    for other in (white(), white(graphic_of("chung"))):
        monitor.show_picture(other)
        assert not monitor.has_picture
    monitor.show_picture(white(graphic_of("mori")))
    assert monitor.has_picture
    monitor.set_scene("Podium", graphic_of("chung"), "Chung")
    assert not monitor.has_picture


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Preview: Podium · Mori"),
        ({"held": True}, "Preview: Podium · Mori · picture from before the name on air"),
        ({"plain": True}, "Preview: Podium · Mori · no picture from OBS"),
        ({"drawn": False}, "Preview: Podium · Mori · the name cannot be drawn"),
    ],
)
def test_the_caption_says_what_the_picture_is_and_is_not(monitor, fields, words):
    monitor.set_scene("Podium", graphic_of("mori"), "Mori")
    monitor.show_picture(white(graphic_of("mori"), **fields))
    assert monitor.caption == words


def test_the_guides_stand_at_93_and_90_per_cent(monitor):
    monitor.set_scene("Podium")
    monitor.show_picture(white())
    plain = painted(monitor)
    monitor.toggle_guides()
    drawn = painted(monitor)
    across = [x for x in range(640) if plain.pixelColor(x, 180) == QColor("white")]
    down = [y for y in range(360) if plain.pixelColor(320, y) == QColor("white")]
    columns = [x for x in across if x < 320 and drawn.pixel(x, 180) != plain.pixel(x, 180)]
    rows = [y for y in down if y < 180 and drawn.pixel(320, y) != plain.pixel(320, y)]
    for share in SAFE_AREAS:
        assert any(abs(x - across[0] - share * len(across)) <= 2 for x in columns)
        assert any(abs(y - down[0] - share * len(down)) <= 2 for y in rows)
    assert max(len(columns), len(rows)) <= 2 * len(SAFE_AREAS)
    monitor.toggle_guides()
    assert painted(monitor) == plain
