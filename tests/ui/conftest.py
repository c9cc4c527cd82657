"""The desk's tests share one open window each."""

import pytest

from eventdesk.ui import theme
from eventdesk.ui.reading import Reading
from support.desk import Desk
from support.snapshots import keynote


def pytest_itemcollected(item):
    """The offscreen platform warns about every window that has a smallest size."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application as the desk dresses it; once, because every living widget pays for it."""
    theme.dress(qapp)
    return qapp


@pytest.fixture
def desk(qtbot, dressed):
    """An open desk that has drawn nothing yet."""
    return Desk(qtbot)


@pytest.fixture
def live(desk):
    """An open desk with the keynote on air."""
    desk.draw(keynote())
    return desk


@pytest.fixture
def reading():
    """Texts read in English."""
    return Reading("en")
