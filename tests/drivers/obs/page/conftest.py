"""The page's server, pictures to show on it, and the browser that shows them."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from eventdesk.domain.graphic import Canvas, Keyframe, Rendered
from eventdesk.drivers.obs.page.server import LOOPBACK, PageServer
from eventdesk.engine.clocks import SystemClock
from eventdesk.graphics.web import png

CANVAS = Canvas(640, 360, 30.0)
PATIENCE = 20.0
WIPE = tuple(Keyframe(right=1 - step / 12) for step in range(13))
RISE = tuple(Keyframe(dy=60 - 5 * step) for step in range(13))
FALL = tuple(reversed(RISE))


class Stage:
    """A page's server, with waiting."""

    def __init__(self, **options):
        self._changed = threading.Condition()
        self.server = PageServer(
            (LOOPBACK, options.pop("port", 0)), _read, SystemClock(), self._wake, **options
        )
        self.server.start()

    def _wake(self):
        with self._changed:
            self._changed.notify_all()

    @property
    def url(self):
        return self.server.url.reveal()

    def wait(self, ready):
        with self._changed:
            assert self._changed.wait_for(ready, PATIENCE), self.server.state

    def show(self, rendered, enter=(), leave=()):
        """Show it and wait until it is painted; the revision."""
        revision = self.server.show(rendered, CANVAS, enter, leave)
        self.wait(lambda: self.server.painted(revision))
        return revision


def _read(path):
    return png(path) if path.endswith(".tga") else Path(path).read_bytes()


@pytest.fixture
def make_stage():
    """Starts a page's server, with PageServer's options."""
    stages = []

    def make(**options):
        stages.append(Stage(**options))
        return stages[-1]

    yield make
    for each in stages:
        each.server.stop()


@pytest.fixture
def stage(make_stage):
    return make_stage()


@pytest.fixture
def plate(tmp_path):
    """Draws a plate: one colour with a soft diagonal, so that no part looks like another."""

    def draw(name, colour, x=40, y=250, size=(300, 60)):
        image = QImage(*size, QImage.Format.Format_ARGB32)
        image.fill(QColor(*colour))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(255, 255, 255))
            painter.drawLine(0, 0, *size)
        path = tmp_path / f"{name}.png"
        assert image.save(str(path))
        return Rendered(str(path), x, y, *size)

    return draw
