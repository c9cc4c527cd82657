"""What the desk's own widgets do with words."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from eventdesk.ui.widgets import broken

ROUNDED = 1.0
"""Pixels: Qt measures what it cuts in whole ones."""
TITLES = (
    "Go",
    "About the conference and its hosts",
    "한·중·일 지방정부 탄소중립 지역혁신 컨퍼런스 개회식과 축사",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "one\ntwo\nthree",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_title_never_takes_more_lines_or_room_than_there_are(qapp, title, most):
    font = QFont()
    lines = list(broken(title, font, 120, most))
    assert 1 <= len(lines) <= most
    assert all(
        QFontMetricsF(font).horizontalAdvance(line.strip()) <= 120 + ROUNDED for line in lines
    )


def test_what_fits_is_not_cut(qapp):
    words = "About the conference and its hosts"
    assert " ".join(map(str.strip, broken(words, QFont(), 200, 3))) == words
