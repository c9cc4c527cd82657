"""Everybody in one strap: columns alike, one size of name, as few rows as do."""

import itertools

import pytest
from msgspec.structs import replace

from eventdesk.domain.graphic import Canvas, Graphic, Person, Side
from eventdesk.domain.text import Text
from eventdesk.graphics.arrangement import Arranger
from eventdesk.graphics.content import pages
from eventdesk.graphics.renderer import FitCode
from eventdesk.graphics.template import Details

LOOKS = ["classic", "minimal", "duo", "panel", "rotating"]
NAMES = ["정래권", "유수케 모리", "쉬 총칭", "고영주", "남궁민", "이", "황보라매", "김하늘", "박"]
ENGLISH = ["Chung Rae-kwon", "Yusuke Mori", "Xu Chongqing", "Go Young-ju", "Namgung Min"]


def person(number, role="위원장", organisation="국가기후환경회의"):
    name = (("ko", NAMES[number]), ("en", ENGLISH[number % len(ENGLISH)]))
    return Person(Text(name), Text((("ko", role), ("en", "Chair"))), Text((("ko", organisation),)))


def strap(count, template="panel", side=None, **words):
    people = tuple(person(number, **words) for number in range(count))
    return Graphic(template, people, ("ko", "en"), side)


@pytest.fixture
def arrange(typesetter, templates):
    def run(graphic, canvas=Canvas()):
        template = templates[graphic.template]
        page = pages(graphic, template)[0]
        return Arranger(typesetter, template, canvas, graphic.side).arrange(page)

    return run


def said(arranged):
    return [placed.line.layout.text() for placed in arranged.lines]


@pytest.mark.parametrize("template", LOOKS)
@pytest.mark.parametrize("count", range(2, 10))
def test_every_look_names_up_to_nine_people_once_each(arrange, template, count):
    words = said(arrange(strap(count, template)))
    for name in NAMES[:count]:
        assert words.count(name) == 1


@pytest.mark.parametrize("template", LOOKS)
@pytest.mark.parametrize("count", [2, 5, 9])
def test_names_and_roles_have_one_size_each(arrange, templates, template, count):
    sizes = {}
    for placed in arrange(strap(count, template)).lines:
        sizes.setdefault(placed.line.setting.style, set()).add(placed.line.setting.pixels)
    assert all(len(found) == 1 for found in sizes.values())
    assert set(sizes) <= {
        *(templates[template].panel.name, templates[template].panel.second_name),
        templates[template].panel.detail,
    }


@pytest.mark.parametrize(("count", "rows"), [(2, 1), (5, 1), (6, 2), (9, 2)])
def test_up_to_five_stand_in_one_row(arrange, count, rows):
    names = [p.baseline for p in arrange(strap(count)).lines if p.line.layout.text() in NAMES]
    assert len(set(names)) == rows


def test_columns_are_alike_and_lines_between_them_too(arrange):
    arranged = arrange(strap(4))
    places = [box.x for box in arranged.dividers]
    steps = [after - before for before, after in itertools.pairwise(places)]
    assert len(places) == 3
    assert max(steps) - min(steps) <= 1


def test_a_long_role_wraps_before_the_columns_differ(arrange):
    people = (person(0), person(1, role="기후변화대응 및 탄소중립 이행점검 특별위원회"), person(2))
    arranged = arrange(Graphic("panel", people, ("ko",)))
    places = [box.x for box in arranged.dividers]
    first, second = places
    assert arranged.scale == 1.0
    assert abs((second - first) - first) < 0.1 * arranged.width


@pytest.mark.parametrize(("details", "wanted"), [("", "국가기후환경회의"), ("위원장", "위원장")])
def test_below_a_name_stands_the_role_or_else_the_organisation(arrange, details, wanted):
    words = said(arrange(strap(2, role=details)))
    assert wanted in words or "Chair" in words


@pytest.mark.parametrize(
    ("details", "wanted"),
    [
        ("role", ["위원장"]),
        ("organisation", ["국가기후환경회의"]),
        ("both", ["위원장", "국가기후환경회의"]),
        ("none", []),
    ],
)
def test_what_stands_below_a_name_is_data(templates, details, wanted):
    panel = replace(templates["panel"].panel, details=Details(details))
    (page,) = pages(strap(2), replace(templates["panel"], panel=panel))
    assert [words.text for words in page.cells[0][0].details] == wanted


def test_who_has_no_name_in_the_primary_language_is_named_in_the_one_there_is(arrange):
    guest = Person(Text((("en", "Ángel Gurría"),)), Text((("en", "Host"),)))
    words = said(arrange(Graphic("panel", (person(0), guest), ("ko", "en"))))
    assert words.count("Ángel Gurría") == 1
    assert words.count("Host") == 1


@pytest.mark.parametrize("template", LOOKS)
def test_one_person_on_any_look_is_no_strap(renderer, template):
    one, two = (renderer.render(strap(count, template), Canvas()) for count in (1, 2))
    assert one.path != two.path
    assert renderer.fit_problems(strap(1, template), Canvas()) == ()


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("count", [2, 6, 9])
def test_a_strap_stays_in_the_safe_area_on_each_side(renderer, side, count):
    rendered = renderer.render(strap(count, side=side), Canvas())
    assert rendered.x >= 0.05 * 1920
    assert rendered.x + rendered.width <= 0.95 * 1920
    assert rendered.y >= 0.05 * 1080


def test_a_strap_that_has_no_room_says_whose_words_are_too_long(renderer):
    people = (*(person(number) for number in range(8)), person(8, role="위원장" * 120))
    problems = renderer.fit_problems(Graphic("panel", people, ("ko",)), Canvas())
    assert [(problem.code, problem.text[:6]) for problem in problems] == [
        (FitCode.TOO_LONG, "위원장위원장")
    ]


def test_people_without_words_leave_no_empty_column(arrange):
    people = (person(0), Person(Text()), person(1))
    assert len(arrange(Graphic("panel", people, ("ko",))).dividers) == 1


def test_more_people_than_a_strap_can_name_are_told_by_name(renderer):
    people = (*(person(number % 9) for number in range(12)), person(4), Person(Text()))
    problems = renderer.fit_problems(Graphic("panel", people, ("ko",)), Canvas())
    assert FitCode.TOO_LONG in {p.code for p in problems if p.text == NAMES[4]}
    assert renderer.render(Graphic("panel", people, ("ko",)), Canvas()).height < 0.5 * 1080
