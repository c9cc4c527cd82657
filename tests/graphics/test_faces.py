"""Each language's Han characters in its own shapes, and no box on air without a warning."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFontDatabase, QTextLayout

from eventdesk.domain.graphic import Canvas
from eventdesk.graphics.content import blocks
from eventdesk.graphics.faces import face_of
from eventdesk.graphics.renderer import FitCode, FitProblem, GraphicsRenderer
from eventdesk.graphics.typeset import Setting, Words

KR, JP, SC, TC = (f"Noto Sans CJK {region}" for region in ("KR", "JP", "SC", "TC"))


@pytest.fixture
def drawn_by(typesetter, classic, graphic):
    """Which family really draws each character of a name, asked of Qt's glyph runs."""

    def ask(name, languages, speaks):
        words = blocks(graphic(name, languages=languages, speaks=speaks))[0].name
        layout = typesetter.line(words, Setting(classic.name, 40)).layout
        everything = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
        return {
            words.text[at]: run.rawFont().familyName()
            for run in layout.glyphRuns(-1, -1, everything)
            for at in run.stringIndexes()
        }

    return ask


@pytest.mark.parametrize(
    ("tag", "face"),
    [
        *[("ko", "ko"), ("ko-KR", "ko"), ("ja", "ja"), ("zh", "hans"), ("zh-Hans", "hans")],
        *[("zh-CN", "hans"), ("zh-SG", "hans"), ("zh-Hant", "hant"), ("zh-TW", "hant")],
        *[("zh-HK", "hk"), ("zh-Hant-HK", "hk"), ("yue", "hk"), ("zh_tw", "hant")],
        *[("zh-Hans-HK", "hans"), ("en", "en"), ("de-AT", "en"), ("", "en")],
    ],
)
def test_a_language_tag_asks_for_its_face(tag, face):
    assert face_of(tag) == face


@pytest.mark.parametrize("character", ["骨", "直"])
def test_the_same_character_is_another_glyph_in_japan_and_in_china(typesetter, classic, character):
    def glyph(face):
        layout = typesetter.line(Words(character, face, face), setting).layout
        return [index for run in layout.glyphRuns() for index in run.glyphIndexes()]

    setting = Setting(classic.name, 40)
    assert glyph("ja") != glyph("hans")


@pytest.mark.parametrize(
    ("languages", "speaks", "name", "wanted"),
    [
        ("ko en", "ko", "정래권 (鄭)", {"정": KR, "鄭": KR}),
        ("ko en", None, "정래권 (鄭)", {"정": KR, "鄭": KR}),
        ("ko en", "ja", "모리 (森)", {"모": KR, "森": JP}),
        ("ko en", "zh-Hans", "쉬 (许)", {"쉬": KR, "许": SC}),
        ("ja en", "ja", "森 アキ", {"森": JP, "ア": JP}),
        ("ja en", "zh-Hans", "許", {"許": JP}),
        ("zh-Hans en", "zh-Hans", "许A", {"许": SC, "A": SC}),
        ("zh-TW en", None, "許", {"許": TC}),
        ("en ko", "ja", "Mori (森)", {"M": "Noto Sans", "森": JP}),
        ("en ja", None, "Mori (森)", {"M": "Noto Sans", "森": JP}),
        ("en", "en", "Kim 김", {"K": "Noto Sans", "김": KR}),
    ],
)
def test_each_character_gets_the_face_of_its_language(drawn_by, languages, speaks, name, wanted):
    found = drawn_by(name, tuple(languages.split()), speaks)
    assert {character: found[character] for character in wanted} == wanted


@pytest.mark.parametrize(
    ("character", "point"), [("\U0010fffd", "U+10FFFD"), ("\ue123", "U+E123"), ("\u0378", "U+0378")]
)
def test_a_character_that_no_font_has_is_named_before_it_is_on_air(
    renderer, graphic, character, point
):
    problems = renderer.fit_problems(graphic("정래권", f"원장{character}"), Canvas())
    assert [(p.code, p.character, p.code_point) for p in problems] == [
        (FitCode.NO_FONT, character, point)
    ]
    assert problems[0].text == f"원장{character}"
    assert problems[0].install


def test_marks_that_have_no_ink_are_no_problem(renderer, graphic):
    name = "葛\U000e0100城\u200d\u200b\u00ad"
    assert renderer.fit_problems(graphic(name, languages=("ja",)), Canvas()) == ()


@pytest.fixture
def only_korean_fonts(qapp, monkeypatch):
    """A machine as it comes in a Korean office: no Chinese font, and no Arabic one."""
    monkeypatch.setattr(QFontDatabase, "families", lambda: [KR, "Noto Sans"])


def test_a_neighbours_han_form_is_drawn_but_told(only_korean_fonts, renderer, graphic):
    problems = renderer.fit_problems(graphic("许", languages=("zh-Hans",)), Canvas())
    assert problems == (FitProblem(FitCode.OTHER_FACE, "许", "许", "U+8BB8", SC, "fonts-noto-cjk"),)


def test_a_script_without_any_font_says_what_to_install(only_korean_fonts, renderer, graphic):
    problems = renderer.fit_problems(graphic("س", languages=("ar",)), Canvas())
    assert [(p.code, p.install, p.package) for p in problems] == [
        (FitCode.NO_FONT, "Noto Sans Arabic", "fonts-noto-core")
    ]


def test_an_emoji_without_its_font_says_what_to_install(only_korean_fonts, renderer, graphic):
    problems = renderer.fit_problems(graphic("정래권", "🎤"), Canvas())
    assert [(p.code, p.install, p.package) for p in problems] == [
        (FitCode.NO_FONT, "Noto Color Emoji", "fonts-noto-color-emoji")
    ]


@pytest.mark.parametrize(
    ("name", "drawn"), [("김س나", "김나"), ("س", ""), ("س 김", "김"), ("김👩🏽‍🚀", "김")]
)
def test_what_no_font_can_draw_is_left_out_of_the_picture(
    only_korean_fonts, renderer, graphic, name, drawn
):
    shown = renderer.render(graphic(name, "원장"), Canvas())
    assert shown.path == renderer.render(graphic(drawn, "원장"), Canvas()).path


def test_a_machine_without_any_known_font_still_draws(qapp, monkeypatch, tmp_path, graphic):
    monkeypatch.setattr(QFontDatabase, "families", list)
    rendered = GraphicsRenderer(tmp_path).render(graphic("Mori", languages=("en",)), Canvas())
    assert rendered.width > 50


def test_an_unknown_template_and_an_empty_graphic_are_problems(renderer, chung, graphic):
    unknown = renderer.fit_problems(replace(chung, template="clasic"), Canvas())
    assert unknown == (FitProblem(FitCode.NO_TEMPLATE, "clasic"),)
    assert renderer.fit_problems(graphic(""), Canvas()) == (FitProblem(FitCode.NOTHING),)


@pytest.mark.parametrize("canvas", [Canvas(640, 360), Canvas(1280, 720), Canvas(1920, 1080)])
def test_a_good_graphic_has_no_problems(renderer, chung, canvas):
    assert renderer.fit_problems(chung, canvas) == ()


def test_a_missing_role_leaves_no_dot_behind(typesetter, classic, graphic):
    found = blocks(graphic("고영주", "", "대전과학산업진흥원"))
    assert [words.text for words in found[0].details] == ["대전과학산업진흥원"]


def test_a_text_without_the_primary_language_is_shown_in_the_one_it_has(graphic):
    found = blocks(graphic({"ko": "쉬"}, {"zh-Hans": "所长"}))
    assert [words.text for words in found[0].details] == ["所长"]
    assert found[0].details[0].han_face == "hans"


def test_one_text_is_never_shown_twice(graphic):
    first, second = blocks(graphic({"ko": "정래권", "en": "Chung"}, {"en": "Director"}))
    assert first.details == ()
    assert [words.text for words in second.details] == ["Director"]
