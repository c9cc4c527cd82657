"""Our files: what OBS's own reader takes them for, and what comes back from them."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.graphics import tga


def of_pixels(width, values):
    image = QImage(width, len(values) // width, QImage.Format.Format_ARGB32)
    for number, value in enumerate(values):
        image.setPixel(number % width, number // width, value)
    return image


PIXELS = st.one_of(st.just(0), st.integers(0, 2**32 - 1), st.sampled_from([0xFF000000, 0x01000000]))


@given(st.integers(1, 4), st.lists(PIXELS, min_size=4, max_size=24))
def test_what_can_be_seen_of_a_picture_comes_back(tmp_path_factory, width, values):
    image = of_pixels(width, values[: len(values) // width * width])
    path = tga.store(image, tmp_path_factory.mktemp("pictures"))
    found = tga.load(path)
    assert found.size() == image.size()
    for x in range(image.width()):
        for y in range(image.height()):
            was, now = image.pixelColor(x, y), found.pixelColor(x, y)
            assert was.alpha() == now.alpha()
            assert was == now or not was.alpha()
    assert QImage(str(path)).size() == image.size(), "Qt's own reader takes it too"


def probed(path):
    """The codec and the size that FFmpeg, which reads pictures for OBS, finds in a file."""
    entries = ("-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0")
    command = ["ffprobe", "-v", "error", *entries, path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("template", ["classic", "minimal", "duo", "panel", "rotating"])
@pytest.mark.parametrize("canvas", [Canvas(640, 360), Canvas(1280, 720), Canvas(1920, 1080)])
def test_the_reader_of_obs_takes_every_look_for_a_picture(renderer, chung, template, canvas):
    wanted = Graphic(template, chung.people, chung.languages)
    rendered = renderer.render(wanted, canvas)
    assert probed(rendered.path) == f"targa,{rendered.width},{rendered.height}"


@pytest.mark.parametrize("size", [(16, 16), (300, 100), (1374, 330)])
def test_a_picture_of_nothing_is_a_picture_too(tmp_path, size):
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    assert probed(str(tga.store(image, tmp_path))) == f"targa,{size[0]},{size[1]}"


def test_the_permanent_blank_is_a_picture_too(renderer):
    assert probed(renderer.blank()) == "targa,16,16"
