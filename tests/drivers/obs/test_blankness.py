"""Whether a picture shows anything, told from its bytes: checked against Qt, which draws them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from eventdesk.drivers.obs.blankness import is_blank

RGBA, OPAQUE = QImage.Format.Format_RGBA8888, QImage.Format.Format_RGB888


def png(image):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def empty(width, height, kind=RGBA):
    image = QImage(width, height, kind)
    image.fill(0)
    return image


@given(st.integers(1, 90), st.integers(1, 60))
def test_a_transparent_picture_is_blank(width, height):
    assert is_blank(png(empty(width, height)))


@given(st.integers(2, 40), st.integers(2, 40), st.data())
def test_one_pixel_is_enough_to_be_seen_also_a_black_one(width, height, data):
    image = empty(width, height)
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    red, alpha = data.draw(st.integers(0, 255)), data.draw(st.integers(1, 255))
    image.setPixelColor(x, y, QColor(red, 0, 0, alpha))
    assert not is_blank(png(image))


def test_an_opaque_picture_is_never_blank():
    assert not is_blank(png(empty(8, 8, OPAQUE)))


@pytest.mark.parametrize("content", [b"", b"BM", b"\x89PNG\r\n\x1a\n", png(empty(8, 8))[:50]])
def test_what_is_no_whole_png_is_an_error(content):
    with pytest.raises(ValueError, match="PNG"):
        is_blank(content)
