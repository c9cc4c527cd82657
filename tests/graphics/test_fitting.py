"""Long words: tighter, then wrapped, then smaller, then a problem; never cut off."""

import itertools
import math
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from eventdesk.domain.graphic import Canvas, Graphic, Person, Side
from eventdesk.domain.text import Text
from eventdesk.graphics.arrangement import Arranger
from eventdesk.graphics.content import pages
from eventdesk.graphics.painting import paint
from eventdesk.graphics.renderer import FitCode
from eventdesk.graphics.typeset import Setting, Words

LONG_KO = (
    "기후변화대응 및 탄소중립 이행점검 특별위원회 위원장 겸 "
    "지속가능발전 국제협력 자문위원회 공동위원장"
)
LONG_EN = "Chair, Special Committee on Climate Response and Carbon Neutrality Implementation Review"
ONE_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NAMES = {
    "ko": ["정래권", "고영주 원장", "유수케 모리 국장", "선우용여", "남궁민 (南宮珉)", "황보라매"],
    "ja": [
        "森 祐介",
        "五十嵐 勝之進",
        "アレクサンドル・ソルジェニーツィン",
        "渡邊 ヴィクトリア",
        "辻󠄀",
    ],
    "zh-Hans": ["许崇庆", "欧阳修远", "艾娃·约德洛夫斯卡", "㛃〇", "𠮷𠀋"],
    "zh-Hant": ["許崇慶", "歐陽修遠", "達瓦·羅布桑", "張簡齊"],
    "en": ["Chung Rae-kwon", "Ángel Gurría", "Nguyễn Thị Ỷ Ẫ", "Łukasz Żółć-Ćwikła"],
    "vi": ["Nguyễn Thị Ỷ Ẫm", "Đỗ Ngọc Quỳnh Hương", "Trần Đại Nghĩa"],
    "th": ["ดร. สมชาย ใจดีที่สุด", "คุณหญิง ปิ่นแก้ว", "น้ำผึ้ง"],
    "ar": ["أحمد بن عبد العزيز", "الدكتورة مَرْيَم الخوري", "م"],
    "de": ["O", "Prof. Dr.-Ing. Freifrau von Schwarzenberg-Hohenfels", f"Otto {ONE_WORD}"],
}
DETAILS = {
    "ko": ["원장", "전 기후변화대사", LONG_KO, "前 대전광역시 정무부시장"],
    "ja": [
        "政策イノベーション部長",
        "国立研究開発法人新エネルギー・産業技術総合開発機構（ＮＥＤＯ）環境部",
    ],
    "zh-Hans": [
        "所长",
        "山东省科学院生态研究所",
        "中华人民共和国生态环境部应对气候变化司国际合作处",
    ],
    "zh-Hant": ["院長", "國立臺灣科技大學永續發展與氣候變遷研究中心"],
    "en": [
        "Director",
        "Host 🎤 Chef de mission 👩🏽‍🚀 ✈️ 🇰🇷",
        "Organisation for Economic Co-operation and Development",
        LONG_EN,
    ],
    "vi": ["Giám đốc Sở Tài nguyên và Môi trường thành phố Đà Nẵng", "Ủy ban nhân dân"],
    "th": ["ผู้อำนวยการสำนักงานนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม", "กรุงเทพมหานคร"],
    "ar": ["وزير البيئة والمياه والزراعة في المملكة العربية السعودية", "رئيس OECD 2024 🌍"],
    "de": ["Bundesministerium für Wirtschaft und Klimaschutz", ONE_WORD],
}
CANVASES = [Canvas(640, 360), Canvas(1280, 720), Canvas(1920, 1080), Canvas(1080, 1920)]


TEMPLATES = ["classic", "minimal", "duo", "panel", "rotating"]
SIDES = [None, *Side]


@st.composite
def real_people(draw, languages):
    details = st.one_of(st.none(), st.integers(0, 3))

    def text(pool, number):
        given = draw(st.integers(1, len(languages))) if number is not None else 0
        words = [(tag, pool[tag][number % len(pool[tag])]) for tag in languages[:given]]
        return Text(tuple(words))

    return Person(
        text(NAMES, draw(st.integers(0, 5))),
        text(DETAILS, draw(details)),
        text(DETAILS, draw(details)),
        draw(st.sampled_from([None, *NAMES])),
    )


@st.composite
def real_graphics(draw):
    languages = tuple(draw(st.lists(st.sampled_from(list(NAMES)), min_size=1, max_size=3)))
    count = draw(st.one_of(st.just(1), st.integers(1, 9)))
    people = tuple(draw(real_people(languages)) for _ in range(count))
    template, side = draw(st.sampled_from(TEMPLATES)), draw(st.sampled_from(SIDES))
    return Graphic(template, people, languages, side)


def ink_of(arranged, margin):
    """The rectangle of all ink, drawn where nothing can cut it off; plate corner at 0, 0."""
    size = QRect(0, 0, math.ceil(arranged.width), math.ceil(arranged.height))
    room = size.adjusted(-margin, -margin, margin, margin)
    image = QImage(room.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(margin, margin)
    painter.setPen(QColor("white"))
    for placed in arranged.lines:
        placed.line.draw(painter, placed.x, placed.baseline)
    painter.end()
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)  # kept alive: constBits() is a view
    data, stride = bytes(alpha.constBits()), alpha.bytesPerLine()
    lines = [data[y * stride : y * stride + image.width()] for y in range(image.height())]
    inked = [line for line in lines if any(line)]
    rows = [y for y, line in enumerate(lines) if any(line)]
    left = min(len(line) - len(line.lstrip(b"\0")) for line in inked)
    right = max(len(line.rstrip(b"\0")) for line in inked) - 1
    return left - margin, rows[0] - margin, right - margin, rows[-1] - margin


def corner(arranged, template, canvas, side):
    """Where the plate's upper left corner is on the canvas."""
    width, height = math.ceil(arranged.width), math.ceil(arranged.height)
    margin = round(template.place.margin * canvas.width)
    x = {"left": margin, "centre": (canvas.width - width) // 2}.get(
        side, canvas.width - margin - width
    )
    return x, canvas.height - round(template.place.bottom * canvas.height) - height


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=real_graphics(), canvas=st.sampled_from(CANVASES))
def test_no_ink_is_ever_cut_off_or_leaves_the_safe_area(typesetter, templates, wanted, canvas):
    template = templates[wanted.template]
    arranger = Arranger(typesetter, template, canvas, wanted.side)
    found = pages(wanted, template)
    for arranged in arranger.arrange_all(found):
        picture = paint(arranged, template, arranger.unit)
        left, top, right, bottom = ink_of(arranged, margin=120)
        assert left >= picture.left
        assert right < picture.left + picture.image.width()
        assert top >= picture.top
        assert bottom < picture.top + picture.image.height()
        x, y = corner(arranged, template, canvas, arranger.side)
        safe = QRect(canvas.width // 20, 0, round(0.9 * canvas.width) + 1, canvas.height)
        assert left + x >= safe.left()
        assert right + x <= safe.right()
        assert top + y >= 0.05 * canvas.height
        assert bottom + y <= 0.95 * canvas.height
        assert picture.left + x >= 0
        assert picture.left + x + picture.image.width() <= canvas.width
        assert picture.top + y + picture.image.height() <= canvas.height


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=real_graphics())
def test_no_box_is_in_any_picture(typesetter, templates, wanted):
    template = templates[wanted.template]
    arranger = Arranger(typesetter, template, CANVASES[1], wanted.side)
    assert glyphs(arranger.arrange_all(pages(wanted, template))).isdisjoint({0})


def glyphs(arrangements):
    return {
        glyph
        for arranged in arrangements
        for placed in arranged.lines
        for run in placed.line.layout.glyphRuns()
        for glyph in run.glyphIndexes()
    }


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=real_graphics())
def test_real_names_of_every_language_have_all_their_glyphs(renderer, wanted):
    codes = {problem.code for problem in renderer.fit_problems(wanted, Canvas())}
    assert codes <= {FitCode.TOO_LONG}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.text(max_size=400),
    role=st.text(max_size=400),
    template=st.sampled_from(TEMPLATES),
    people=st.integers(1, 3),
)
def test_any_text_at_all_can_be_drawn_and_judged_and_is_no_box(
    renderer, typesetter, templates, name, role, template, people
):
    person = Person(Text((("ko", name),)), Text((("en", role),)))
    wanted = Graphic(template, (person,) * people, ("ko", "en"))
    rendered = renderer.render(wanted, CANVASES[0])
    assert rendered.width <= CANVASES[0].width
    renderer.fit_problems(wanted, CANVASES[0])
    arranger = Arranger(typesetter, templates[template], CANVASES[0])
    assert 0 not in glyphs(arranger.arrange_all(pages(wanted, templates[template])))


@pytest.fixture
def arrange(typesetter, classic):
    def run(wanted, canvas=CANVASES[2]):
        (page,) = pages(wanted, classic)
        return Arranger(typesetter, classic, canvas).arrange(page)

    return run


def ems(arranged):
    return sorted({round(placed.line.setting.pixels, 1) for placed in arranged.lines}, reverse=True)


def baselines(arranged):
    return len({round(placed.baseline, -1) for placed in arranged.lines})


def test_short_words_are_set_as_the_template_says(arrange, chung, classic):
    arranged = arrange(chung)
    styles = (classic.name, classic.second_name, classic.detail, classic.second_detail)
    assert ems(arranged) == [round(style.size * 1080, 1) for style in styles]
    assert {placed.line.setting.tightened for placed in arranged.lines} == {0.0}
    assert arranged.fits


def test_a_little_too_long_is_set_tighter_on_the_same_line(arrange, graphic):
    for extra in range(1, 60):
        arranged = arrange(graphic("정래권", "", LONG_EN[:50] + "n" * extra))
        if any(placed.line.setting.tightened for placed in arranged.lines):
            break
    assert len(arranged.lines) == 2
    assert arranged.width <= 1920 * 0.66 + 1


def test_longer_still_is_wrapped_at_full_size(arrange, graphic, classic):
    arranged = arrange(graphic("정래권", "", LONG_KO))
    assert len(arranged.lines) == 3
    assert ems(arranged)[-1] == round(classic.detail.size * 1080, 1)


def test_longer_than_that_makes_all_lines_smaller_together(arrange, graphic, classic):
    arranged = arrange(graphic("정래권", "", f"{LONG_KO} {LONG_KO[:40]}"))
    shares = [
        ems(arranged)[0] / (classic.name.size * 1080),
        ems(arranged)[-1] / (classic.detail.size * 1080),
    ]
    assert shares[0] == pytest.approx(shares[1], abs=0.01)
    assert classic.fitting.smallest <= shares[0] < 1
    assert arranged.fits


def test_what_cannot_fit_is_a_problem_that_names_the_text(renderer, graphic):
    problems = renderer.fit_problems(graphic("정래권", "원장", ONE_WORD * 3), Canvas())
    assert [(problem.code, problem.text) for problem in problems] == [
        (FitCode.TOO_LONG, ONE_WORD * 3)
    ]


def test_a_text_beyond_all_measure_is_a_problem_and_drawn_bounded(renderer, graphic):
    wanted = graphic("정래권", "가나다라 " * 5000)
    assert FitCode.TOO_LONG in {p.code for p in renderer.fit_problems(wanted, Canvas())}
    assert renderer.render(wanted, Canvas()).height <= 0.5 * 1080


def test_role_and_organisation_share_a_line_only_where_they_fit(arrange, chung, graphic):
    assert baselines(arrange(chung)) == 3
    apart = arrange(graphic("정래권", "국가기후환경회의 운영위원회 위원장", LONG_KO[:40]))
    assert baselines(apart) == 3
    assert "·" not in {placed.line.layout.text() for placed in apart.lines}


def test_both_names_stand_on_one_line_and_the_second_sinks_a_little(arrange, chung):
    first, second = arrange(chung).lines[:2]
    assert first.line.layout.text() == "정래권"
    assert 0 <= second.baseline - first.baseline <= 3


def test_all_lines_begin_at_the_same_ink(arrange, chung):
    arranged = arrange(chung)
    starts = {placed.x for placed in arranged.lines if placed.x < 60}
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", f"{LONG_KO} {LONG_KO[:30]}"), ("ko", "前대전광역시 " * 14), ("en", LONG_EN * 2)],
)
def test_korean_and_latin_break_at_spaces_only(arrange, graphic, language, text):
    arranged = arrange(graphic("정", "", {language: text}, languages=(language,)))
    lines = [placed.line.layout.text() for placed in arranged.lines[1:]]
    assert len(lines) > 1
    assert " ".join(lines).split() == text.split()


def test_japanese_breaks_never_put_a_closing_mark_first_or_an_opening_one_last(typesetter, classic):
    text = "東京（とうきょう）、「ニューヨーク」っていうシーッ！エネルギー・々、ヴィクトリア。"
    words, setting = Words(text, "ja", "ja"), Setting(classic.detail, 30)
    for width in range(130, 900, 7):
        lines = typesetter.wrapped(words, setting, width, 40)
        if lines is None:
            continue
        parts = [line.layout.text() for line in lines]
        assert "".join(parts) == text
        for before, after in itertools.pairwise(parts):
            assert after[0] not in "、。）」っッーィュョょ々・！"
            assert before[-1] not in "（「"


def test_lines_of_a_wrapped_text_are_about_as_long_as_each_other(arrange, graphic):
    arranged = arrange(graphic("정", "", LONG_EN, languages=("en",)))
    widths = [placed.line.width for placed in arranged.lines[1:]]
    assert len(widths) == 2
    assert min(widths) / max(widths) > 0.7


def test_a_name_is_not_broken_at_its_hyphen(arrange, graphic):
    name = "Maximiliane-Alexandrina Freifrau von Schwarzenberg-Hohenfels-Altenburg"
    arranged = arrange(graphic(name, languages=("de",)))
    assert all(not placed.line.layout.text().endswith("-") for placed in arranged.lines)


def test_hangul_in_parts_as_macos_writes_it_is_drawn_as_syllables(renderer, graphic):
    parts = unicodedata.normalize("NFD", "정래권")
    assert parts != "정래권"
    paths = {renderer.render(graphic(name), Canvas()).path for name in (parts, " 정래권\n")}
    assert paths == {renderer.render(graphic("정래권"), Canvas()).path}


@pytest.mark.parametrize("mark", ["\u0301", "\u0323"], ids=["above", "below"])
def test_marks_piled_out_of_the_plate_make_the_picture_taller(arrange, graphic, classic, mark):
    arranged = arrange(graphic("A" + mark * 12, languages=("vi",)))
    picture = paint(arranged, classic, 1080)
    _, top, _, bottom = ink_of(arranged, margin=400)
    assert not 0 <= top <= bottom < arranged.height, "the marks stay on the plate"
    assert top >= picture.top
    assert bottom < picture.image.height() + picture.top
