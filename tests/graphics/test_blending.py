"""Light is mixed as OBS mixes it: the values are those measured on OBS 29 (facts/obs.md, 4)."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from eventdesk.graphics.blending import over


def plain(colour, size=8):
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(colour)
    return image


@pytest.mark.parametrize(
    ("above", "ground", "wanted"),
    [
        (QColor(255, 255, 255, 128), QColor("black"), (188, 188, 188)),
        (QColor(255, 255, 255, 128), QColor("white"), (255, 255, 255)),
        (QColor(20, 60, 160, 200), QColor("white"), (129, 137, 186)),
        (QColor(0, 0, 0, 0), QColor(12, 34, 56), (12, 34, 56)),
        (QColor(12, 34, 56, 255), QColor("white"), (12, 34, 56)),
    ],
    ids=["half white on black", "half white on white", "panel on white", "nothing", "opaque"],
)
def test_a_colour_over_a_ground_is_what_obs_shows(above, ground, wanted):
    mixed = over(plain(ground), plain(above), QRectF(0, 0, 8, 8)).pixelColor(4, 4)
    assert [mixed.red(), mixed.green(), mixed.blue()] == pytest.approx(wanted, abs=1)


def test_pixels_outside_the_picture_stay_exactly_as_they_were():
    ground = QImage(16, 16, QImage.Format.Format_RGB32)
    for x in range(16):
        for y in range(16):
            ground.setPixelColor(x, y, QColor(x * 16, y * 16, 7))
    mixed = over(ground, plain(QColor("white"), 4), QRectF(6, 6, 4, 4))
    outside = [(x, y) for x in range(16) for y in range(16) if not (6 <= x < 10 and 6 <= y < 10)]
    assert all(mixed.pixel(x, y) == ground.pixel(x, y) for x, y in outside)
    assert mixed.pixelColor(7, 7) == QColor("white")


def test_every_shade_survives_a_transparent_layer():
    ground = QImage(256, 1, QImage.Format.Format_RGB32)
    for shade in range(256):
        ground.setPixelColor(shade, 0, QColor(shade, shade, shade))
    mixed = over(ground, plain(QColor(0, 0, 0, 0)), QRectF(0, 0, 256, 1))
    assert [mixed.pixelColor(x, 0).red() for x in range(256)] == list(range(256))


def test_a_graphic_beyond_the_picture_is_cut_at_its_edge():
    mixed = over(plain(QColor("black")), plain(QColor("white")), QRectF(4, 4, 8, 8))
    assert mixed.pixelColor(7, 7) == QColor("white")
    assert mixed.pixelColor(3, 3) == QColor("black")


def test_a_graphic_drawn_much_smaller_keeps_the_light_of_all_its_strokes():
    """Every fourth column is white: a preview a quarter as large that looked at single pixels
    would show bars, or nothing."""
    strokes = QImage(400, 40, QImage.Format.Format_ARGB32)
    strokes.fill(QColor("black"))
    for x in range(0, 400, 4):
        for y in range(40):
            strokes.setPixelColor(x, y, QColor("white"))
    mixed = over(plain(QColor("black"), 100), strokes, QRectF(0, 10, 100, 10))
    shades = {mixed.pixelColor(x, 15).red() for x in range(2, 98)}
    assert max(shades) - min(shades) <= 3
    assert min(shades) == pytest.approx(137, abs=3), "a quarter of white's light"
