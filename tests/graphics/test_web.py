"""Pictures for browsers: the same pixels as the files for OBS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from eventdesk.graphics import tga
from eventdesk.graphics.web import png

ARGB = QImage.Format.Format_ARGB32


@given(st.lists(st.integers(0, 2**32 - 1), min_size=6, max_size=6))
def test_a_browser_gets_the_same_pixels_with_straight_alpha(tmp_path_factory, values):
    image = QImage(3, 2, ARGB)
    for number, value in enumerate(values):
        image.setPixel(number % 3, number // 3, value)
    path = tga.store(image, tmp_path_factory.mktemp("pictures"))
    read = QImage.fromData(png(str(path))).convertToFormat(ARGB)
    assert read == tga.load(path)


def test_a_file_that_is_gone_or_damaged_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        png(str(tmp_path / "gone.tga"))
    (tmp_path / "short.tga").write_bytes(b"no picture")
    with pytest.raises(ValueError, match="short"):
        png(str(tmp_path / "short.tga"))
