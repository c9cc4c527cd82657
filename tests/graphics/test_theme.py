"""The event's colours: over every look, and told when they cannot be read."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas, Theme
from eventdesk.graphics.renderer import FitCode
from eventdesk.graphics.template import BLACK, WHITE, Colour
from eventdesk.graphics.theme import contrast, readable_on, spelled, themed, unreadable

LOOKS = ["classic", "minimal", "duo", "panel", "rotating"]
RED_ON_CREAM = Theme(accent="#C8102E", plate="#F7F3EA", text="#2A1B12")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [  # WCAG's own examples: black on white, and the lightest grey that passes on white
        (BLACK, WHITE, 21.0),
        (WHITE, BLACK, 21.0),
        (Colour(0x76, 0x76, 0x76), WHITE, 4.54),
        (WHITE, WHITE, 1.0),
    ],
)
def test_the_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_is_readable_as_it_comes(templates, name):
    assert list(unreadable(templates[name])) == []


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_stays_readable_in_good_colours(templates, name):
    assert list(unreadable(themed(templates[name], RED_ON_CREAM))) == []


@pytest.mark.parametrize("name", LOOKS)
def test_no_theme_changes_nothing(templates, name):
    assert themed(templates[name], Theme()) == templates[name]


@pytest.mark.parametrize(("name", "plates"), [("classic", 2), ("duo", 1), ("panel", 1)])
def test_a_look_of_one_plate_stays_one_in_the_event_s_colours(templates, name, plates):
    plate = themed(templates[name], RED_ON_CREAM).plate
    assert len({plate.name_colour, plate.detail_colour}) == plates


def test_names_of_one_colour_stay_of_one_colour(templates):
    duo, classic = (themed(templates[name], RED_ON_CREAM) for name in ("duo", "classic"))
    assert duo.name.colour == duo.second_name.colour
    assert classic.name.colour != classic.second_name.colour


def test_a_theme_reaches_the_picture(renderer, chung, classic):
    rendered = renderer.render(replace(chung, theme=RED_ON_CREAM), Canvas())
    image = QImage(rendered.path)
    assert image.pixelColor(1, 10) == QColor("#C8102E")
    plate = image.pixelColor(rendered.width - 5, 5)
    assert (plate.red(), plate.alpha()) == (0xF7, classic.plate.name_colour.alpha)
    text = QColor("#2A1B12")
    row = range(30, 400)
    assert any(image.pixelColor(x, y) == text for y in range(20, 100) for x in row)


@pytest.mark.parametrize(
    ("theme", "found", "better"),
    [
        (Theme(plate="#FFFFFF"), "#F4F7FB / #FFFFFF 1.1:1", "#000000 4.5:1"),
        (Theme(text="#101820"), "#101820 / #0C1A31 1.0:1", "#FFFFFF 4.5:1"),
        (Theme(plate="#FFEE00", text="#FFFFFF"), "#FFFFFF / #FFEE00 1.2:1", "#000000 4.5:1"),
        (Theme(plate="#777777", text="#FFFFFF"), "#FFFFFF / #777777 4.5:1", "#000000 4.5:1"),
    ],
)
def test_colours_that_cannot_be_read_are_told_with_what_would_do(
    renderer, chung, theme, found, better
):
    (problem,) = renderer.fit_problems(replace(chung, theme=theme), Canvas())
    assert (problem.code, problem.text, problem.install) == (FitCode.LOW_CONTRAST, found, better)


def test_an_accent_alone_is_never_a_problem_of_contrast(renderer, chung):
    assert renderer.fit_problems(replace(chung, theme=Theme(accent="#0C1A31")), Canvas()) == ()


@pytest.mark.parametrize(("ground", "best"), [(WHITE, BLACK), (BLACK, WHITE)])
def test_black_and_white_are_each_other_s_best(ground, best):
    assert readable_on(ground) == best
    assert spelled(ground) in ("#FFFFFF", "#000000")
