"""One language, two lines, two columns, or one after another: and each reads its own way."""

import pytest
from msgspec.structs import replace

from eventdesk.domain.graphic import Canvas, Graphic, Person, Side
from eventdesk.domain.text import Text
from eventdesk.graphics.arrangement import Arranger
from eventdesk.graphics.content import pages
from eventdesk.graphics.template import Languages, Layout

MORI = Person(
    Text((("ko", "유수케 모리"), ("ja", "森 祐介"), ("en", "Yusuke Mori"))),
    Text((("ko", "국장"), ("en", "Director"))),
    Text((("ko", "일본 쓰쿠바시"), ("ja", "つくば市"))),
    "ja",
)
AHMED = Person(
    Text((("ar", "أحمد"), ("en", "Ahmed bin Abdulaziz"))),
    Text((("ar", "وزير البيئة"), ("en", "Minister"))),
    Text((("ar", "السعودية"), ("en", "Saudi Arabia"))),
)
LANGUAGES = ("ko", "ja", "en")


@pytest.fixture
def laid_out(templates):
    """The pages of a person in one layout, as lists of what each cell says."""

    def run(layout, person=MORI, languages=LANGUAGES, most=2):
        classic = replace(templates["classic"], languages=Languages(Layout(layout), most))
        return [
            [
                [w.text for block in cell for w in (block.name, *block.details) if w]
                for cell in page.cells
            ]
            for page in pages(Graphic("classic", (person,), languages), classic)
        ]

    return run


@pytest.mark.parametrize(
    ("layout", "most", "wanted"),
    [
        ("one", 2, [[["유수케 모리", "국장", "일본 쓰쿠바시"]]]),
        ("lines", 2, [[["유수케 모리", "국장", "일본 쓰쿠바시", "森 祐介", "つくば市"]]]),
        ("columns", 2, [[["유수케 모리", "국장", "일본 쓰쿠바시"], ["森 祐介", "つくば市"]]]),
        (
            *("rotate", 3),
            [
                [["유수케 모리", "국장", "일본 쓰쿠바시"]],
                [["森 祐介", "つくば市"]],
                [["Yusuke Mori", "Director"]],
            ],
        ),
        ("lines", 1, [[["유수케 모리", "국장", "일본 쓰쿠바시"]]]),
    ],
)
def test_what_each_layout_says(laid_out, layout, most, wanted):
    assert laid_out(layout, most=most) == wanted


@pytest.mark.parametrize("layout", Layout)
def test_an_empty_second_language_leaves_nothing_behind(laid_out, layout):
    only = Person(Text((("ko", "정래권"), ("en", " "))), Text((("ko", "대사"), ("en", ""))))
    assert laid_out(layout, only, ("ko", "en")) == [[["정래권", "대사"]]]


def test_a_rotation_has_a_page_for_each_language_on_one_plate(renderer):
    wanted = Graphic("rotating", (MORI,), LANGUAGES)
    first = renderer.render(wanted, Canvas())
    shown = (first, *first.then)
    assert len(shown) == 3
    assert {page.seconds for page in shown} == {5.0}
    assert len({page.path for page in shown}) == 3
    assert len({page.x for page in shown}) == 1
    assert len({page.y for page in shown}) == 1
    assert len({page.height for page in shown}) == 1
    assert all(page.then == () for page in first.then)


def test_a_page_of_a_rotation_deleted_meanwhile_is_made_again(renderer):
    from pathlib import Path

    first = renderer.render(Graphic("rotating", (MORI,), LANGUAGES), Canvas())
    Path(first.then[1].path).unlink()
    renderer.render(Graphic("rotating", (MORI,), LANGUAGES), Canvas())
    assert Path(first.then[1].path).is_file()


def test_one_language_alone_does_not_rotate(renderer):
    only = renderer.render(Graphic("rotating", (MORI,), ("ja",)), Canvas())
    assert (only.seconds, only.then) == (0.0, ())


def test_all_pages_of_a_rotation_have_one_size_of_name(typesetter, templates):
    long = Text((("ko", "정래권"), ("en", "Maximiliane-Alexandrina-Wilhelmina " * 4)))
    template = templates["rotating"]
    found = pages(Graphic("rotating", (Person(long),), ("ko", "en")), template)
    arranged = Arranger(typesetter, template, Canvas()).arrange_all(found)
    assert arranged[0].scale == arranged[1].scale < 1.0


@pytest.fixture
def lines_of(typesetter, templates):
    def run(template, person, languages, side=None):
        (page,) = pages(Graphic(template, (person,), languages), templates[template])
        arranged = Arranger(typesetter, templates[template], Canvas(), side).arrange(page)
        return arranged, {p.line.layout.text(): (p.x, p.x + p.line.width) for p in arranged.lines}

    return run


def test_a_graphic_that_begins_in_arabic_is_set_from_the_right(lines_of):
    arranged, lines = lines_of("classic", AHMED, ("ar", "en"))
    assert arranged.mirrored
    assert arranged.accents[0].x > arranged.width / 2
    ends = {round(lines[text][1]) for text in ("أحمد", "وزير البيئة", "Saudi Arabia")}
    assert max(ends) - min(ends) <= 1
    assert lines["أحمد"][0] > lines["Ahmed bin Abdulaziz"][1]
    assert lines["وزير البيئة"][0] > lines["السعودية"][1], "role first, read from the right"
    assert lines["Minister"][1] < lines["Saudi Arabia"][0], "role first, read from the left"


def test_arabic_below_english_keeps_its_own_order_and_the_block_s_edge(lines_of):
    arranged, lines = lines_of("classic", AHMED, ("en", "ar"))
    assert not arranged.mirrored
    assert lines["Ahmed bin Abdulaziz"][1] < lines["أحمد"][0]
    assert lines["السعودية"][0] == lines["Minister"][0]
    assert lines["وزير البيئة"][0] > lines["السعودية"][1]


def test_columns_begin_with_the_first_language_as_it_is_read(lines_of):
    _, arabic_first = lines_of("duo", AHMED, ("ar", "en"))
    assert arabic_first["أحمد"][0] > arabic_first["Ahmed bin Abdulaziz"][1]
    _, english_first = lines_of("duo", AHMED, ("en", "ar"))
    assert english_first["أحمد"][0] > english_first["Ahmed bin Abdulaziz"][1]


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_columns_share_their_baselines_and_begin_at_one_edge_each(lines_of, side):
    arranged, _ = lines_of("duo", MORI, ("ko", "ja"), side)
    starts = sorted({round(placed.x) for placed in arranged.lines})
    assert len(starts) == 2
    names = [
        p.baseline for p in arranged.lines if p.line.layout.text() in ("유수케 모리", "森 祐介")
    ]
    assert names[0] == names[1]


def test_at_the_right_all_lines_end_at_the_accent(lines_of):
    arranged, lines = lines_of("classic", MORI, ("ko", "en"), Side.RIGHT)
    ends = [end for text, (_, end) in lines.items() if text in ("Yusuke Mori", "일본 쓰쿠바시")]
    assert max(ends) - min(ends) <= 1
    assert arranged.accents[0].x > max(ends)
