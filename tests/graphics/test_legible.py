"""Words that can be read over any picture, and letters of every script that look alike in size."""

import statistics
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas
from eventdesk.graphics import blending, tga
from eventdesk.graphics.scripts import Script, runs_from_right, script_of
from eventdesk.graphics.template import Colour, Optical
from eventdesk.graphics.theme import contrast
from eventdesk.graphics.typeset import Setting, Words


def around_letters(shown, reach):
    """The contrast between white letters and what is ``reach`` pixels before their edges."""

    def colour(x, y):
        return Colour(*shown.pixelColor(x, y).getRgb()[:3])

    white = Colour(255, 255, 255)
    found = [
        contrast(colour(x - reach, y), white)
        for y in range(shown.height())
        for x in range(reach, shown.width())
        if colour(x, y) == white and contrast(colour(x - 1, y), white) > 1.05
    ]
    assert len(found) > 500
    return found


@pytest.mark.parametrize("ground", ["white", "#C8C8C8", "black"])
def test_words_without_a_plate_can_be_read_over_any_ground(renderer, chung, ground):
    rendered = renderer.render(replace(chung, template="minimal"), Canvas(1280, 720))
    scene = QImage(rendered.width, rendered.height, QImage.Format.Format_RGB32)
    scene.fill(QColor(ground))
    whole = QRectF(0, 0, rendered.width, rendered.height)
    shown = blending.over(scene, tga.load(Path(rendered.path)), whole)
    assert statistics.median(around_letters(shown, 2)) >= 4.5


def test_the_shadow_ends_in_nothing(renderer, chung):
    """No edge of a box is seen: the outermost pixels are almost clear."""
    rendered = renderer.render(replace(chung, template="minimal"), Canvas())
    image = QImage(rendered.path)
    right, bottom = image.width() - 1, image.height() - 1
    edge = [(x, y) for x in range(right + 1) for y in (0, bottom)]
    edge += [(x, y) for y in range(bottom + 1) for x in (0, right)]
    assert max(image.pixelColor(x, y).alpha() for x, y in edge) <= 8


@pytest.mark.parametrize(
    ("cluster", "script"),
    [
        *[("A", Script.LATIN), ("ỷ", Script.LATIN), ("Ж", Script.LATIN), ("가", Script.HANGUL)],
        *[("国", Script.HAN), ("々", Script.HAN), ("ㄅ", Script.HAN), ("ア", Script.KANA)],
        *[("ー", Script.KANA), ("س", Script.ARABIC), ("ก", Script.THAI), ("🎤", Script.EMOJI)],
        *[("☀️", Script.EMOJI), ("अ", Script.OTHER), (" ", None), ("1", None), ("(", None)],
    ],
)
def test_each_character_has_its_script(cluster, script):
    assert script_of(cluster) is script


@pytest.mark.parametrize(
    ("text", "right"),
    [("أحمد", True), ("שלום", True), ("(أ", True), ("A أ", False), ("12 أ", True), ("…", False)],
)
def test_the_first_letter_says_which_way_a_text_is_read(text, right):
    assert runs_from_right(text) is right


def ems(typesetter, setting, words):
    layout = typesetter.line(words, setting).layout
    return {round(run.rawFont().pixelSize()) for run in layout.glyphRuns()}


def test_each_script_has_its_own_size_in_one_line(typesetter, classic):
    words = Words("Kim 김", "en", "ko")
    alike = Setting(classic.name, 100, optical=Optical(hangul=1.0))
    assert ems(typesetter, alike, words) == {100}
    smaller = Setting(classic.name, 100, optical=Optical(hangul=0.9))
    assert ems(typesetter, smaller, words) == {100, 90}


def test_arabic_letters_stay_joined_whatever_the_tracking(typesetter, classic):
    words = Words("بببب", "en", "ko")
    wide = replace(classic.name, tracking=0.3)
    plain = typesetter.line(words, Setting(replace(wide, tracking=0.0), 60)).width
    assert typesetter.line(words, Setting(wide, 60)).width == plain
