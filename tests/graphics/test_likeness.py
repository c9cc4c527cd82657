"""A graphic is found in a picture over any video, and not found when it is not there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter

from eventdesk.domain.graphic import Canvas, Rendered
from eventdesk.drivers.obs.proof import ALIKE, PICTURE_WIDTH
from eventdesk.graphics import blending, tga
from eventdesk.graphics.likeness import likeness

CANVAS = Canvas(1920, 1080)


def noise(width, height):
    """A picture that looks like nothing, the same at every run."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    value = 1
    for y in range(height):
        for x in range(width):
            value = value * 1103515245 + 12345 & 0x7FFFFFFF
            image.setPixel(x, y, 0xFF000000 | value >> 7)
    return image


def plain(colour):
    image = QImage(PICTURE_WIDTH, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


GROUNDS = {
    "black": lambda: plain("black"),
    "white": lambda: plain("white"),
    "grey": lambda: plain("#808080"),
    "noise": lambda: noise(PICTURE_WIDTH, 360),
}


@pytest.fixture(params=GROUNDS, ids=GROUNDS)
def ground(request):
    return GROUNDS[request.param]()


def png(image):
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def seen(ground, rendered, canvas=CANVAS):
    """The ground with the graphic over it, made smaller as OBS does it: by sampling."""
    across, down = ground.width() / canvas.width, ground.height() / canvas.height
    place = QRectF(
        rendered.x * across, rendered.y * down, rendered.width * across, rendered.height * down
    )
    light = blending.linear_light(ground)
    painter = QPainter(light)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, blending.linear_light(tga.load(Path(rendered.path))))
    painter.end()
    light.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return light.convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def plate(tmp_path):
    """A plate with a bar for its words: where the bar lies is what it says."""

    def make(words=0, opacity=255, colour="#0C1A31"):
        image = QImage(800, 200, QImage.Format.Format_ARGB32)
        plate_colour = QColor(colour)
        plate_colour.setAlpha(opacity)
        image.fill(plate_colour)
        painter = QPainter(image)
        for number in range(9):
            high = 30 + 15 * ((words + number) % 9)
            painter.fillRect(40 + 80 * number, high, 50, 12, QColor("white"))
        painter.end()
        return Rendered(str(tga.store(image, tmp_path)), 96, 780, 800, 200)

    return make


@pytest.mark.parametrize("opacity", [255, 204, 153])
def test_a_graphic_is_found_over_any_ground(ground, plate, opacity):
    shown = plate(opacity=opacity)
    assert likeness(shown, CANVAS, png(seen(ground, shown))) > 0.99


@pytest.mark.parametrize("opacity", [255, 204, 153])
def test_a_graphic_that_is_not_there_is_not_found(ground, plate, opacity):
    assert likeness(plate(opacity=opacity), CANVAS, png(ground)) < 0.2


@pytest.mark.parametrize("opacity", [255, 204, 153])
def test_other_words_on_the_same_plate_are_not_the_graphic(ground, plate, opacity):
    other = seen(ground, plate(words=4, opacity=opacity))
    assert likeness(plate(opacity=opacity), CANVAS, png(other)) < ALIKE


def test_a_graphic_half_covered_is_not_proven(ground, plate):
    shown = plate()
    picture = seen(ground, shown)
    painter = QPainter(picture)
    painter.fillRect(160, 0, 400, 360, QColor("#00AA55"))
    painter.end()
    assert likeness(shown, CANVAS, png(picture)) < 0.7


def test_a_graphic_a_few_pixels_off_is_not_proven(ground, plate):
    shown = plate()
    moved = Rendered(shown.path, shown.x + 30, shown.y, shown.width, shown.height)
    assert likeness(shown, CANVAS, png(seen(ground, moved))) < ALIKE


def test_a_graphic_partly_outside_the_canvas_is_judged_by_what_is_inside(ground, plate):
    shown = plate()
    outside = Rendered(shown.path, 1500, 980, shown.width, shown.height)
    assert likeness(outside, CANVAS, png(seen(ground, outside))) > 0.99
    assert likeness(outside, CANVAS, png(ground)) < 0.2


def test_a_blank_graphic_contradicts_no_picture(ground, tmp_path):
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(0)
    blank = Rendered(str(tga.store(image, tmp_path)), 0, 0, 16, 16)
    assert likeness(blank, CANVAS, png(ground)) == 1


def test_a_damaged_picture_and_a_missing_file_are_told(plate, tmp_path):
    with pytest.raises(ValueError, match="cannot be read"):
        likeness(plate(), CANVAS, b"\x89PNG and nothing")
    gone = Rendered(str(tmp_path / "gone.tga"), 0, 0, 40, 40)
    with pytest.raises(OSError, match="gone"):
        likeness(gone, CANVAS, png(plain("black")))
