"""The application's icon draws at every size that a desktop asks for."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImageReader

from eventdesk.engine.assets import asset


@pytest.mark.parametrize("size", [16, 32, 48, 128, 256])
def test_the_icon_shows_a_white_triangle_over_a_bar_with_the_accent(qapp, size):
    reader = QImageReader(str(asset("icons", "eventdesk.svg")))
    reader.setScaledSize(QSize(size, size))
    image = reader.read()
    assert not image.isNull(), reader.errorString()
    assert image.pixelColor(0, 0).alpha() == 0
    triangle = image.pixelColor(round(size * 0.48), round(size * 0.40))
    assert triangle == QColor(255, 255, 255)
    if size >= 48:
        accent = image.pixelColor(round(size * 0.2), round(size * 0.75))
        assert accent.green() > accent.red() + 100
