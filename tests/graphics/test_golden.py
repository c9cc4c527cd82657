"""Every look is as it was when somebody last looked at it. To make the pictures again after a
change on purpose, see support/golden.py."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.graphics.template import Colour
from eventdesk.graphics.template_set import TemplateSet, load_templates
from support import golden

GRAPHICS = golden.graphics()


@pytest.fixture
def with_logo(qapp, tmp_path):
    return GraphicsRenderer(tmp_path / "pictures", art=Path(__file__).parent)


def reference(name):
    image = QImage(str(golden.FOLDER / f"{name}.png"))
    assert not image.isNull(), f"no reference picture {name}"
    return image


@pytest.mark.parametrize("name", GRAPHICS)
def test_the_picture_is_the_reference(with_logo, name):
    mean, worst = golden.apart(golden.picture(with_logo, GRAPHICS[name]), reference(name))
    assert mean <= golden.MEAN
    assert worst <= golden.WORST


def test_no_reference_is_left_over():
    assert {path.stem for path in golden.FOLDER.glob("*.png")} == set(GRAPHICS)


def test_the_references_are_small():
    assert max(path.stat().st_size for path in golden.FOLDER.glob("*.png")) < 60_000


@pytest.fixture
def changed(with_logo, tmp_path, monkeypatch):
    """How far classic is from its reference when something of it is changed."""

    def measure(**parts):
        def load(folders):
            known = dict(load_templates(folders).templates)
            known["classic"] = replace(known["classic"], **parts)
            return TemplateSet(known)

        monkeypatch.setattr("eventdesk.graphics.renderer.load_templates", load)
        renderer = GraphicsRenderer(tmp_path / "changed")
        return golden.apart(
            golden.picture(renderer, GRAPHICS["classic-ko-en"]), reference("classic-ko-en")
        )

    return measure


def beyond(found):
    mean, worst = found
    return mean > golden.MEAN or worst > golden.WORST


def test_lines_moved_by_two_pixels_are_noticed(changed, classic):
    up = replace(classic.plate, above_details=classic.plate.above_details - 2 / 720)
    assert beyond(changed(plate=replace(up, bottom=up.bottom + 1 / 720)))


def test_another_colour_is_noticed(changed, classic):
    plate = classic.plate
    assert beyond(changed(accent=replace(classic.accent, colour=Colour(0x1F, 0x8F, 0xE4))))
    assert beyond(changed(name=replace(classic.name, colour=Colour(0xB0, 0xB0, 0xB0))))
    assert beyond(changed(plate=replace(plate, name_colour=Colour(30, 26, 49, 253))))


def test_another_weight_is_noticed(changed, classic):
    assert beyond(changed(detail=replace(classic.detail, weight=700)))


def test_a_missing_line_is_noticed(changed, classic):
    assert beyond(changed(languages=replace(classic.languages, most=1)))


@pytest.mark.parametrize("name", ["classic-ko-en", "minimal-zh-en-centre", "duo-ar-en"])
def test_another_smoothing_of_letters_is_not(qapp, name):
    whole = reference(name)
    smooth = Qt.TransformationMode.SmoothTransformation
    keep = Qt.AspectRatioMode.IgnoreAspectRatio
    larger = whole.scaled(whole.width() * 7 // 5, whole.height() * 7 // 5, keep, smooth)
    soft = QImage(whole)
    painter = QPainter(soft)
    painter.setOpacity(0.4)
    painter.drawImage(0, 0, larger.scaled(whole.size(), keep, smooth))
    painter.end()
    assert soft != whole
    assert not beyond(golden.apart(soft, whole))
