"""Every graphic on paper: in its place, with what is wrong marked; a picture and pages."""

import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from eventdesk.domain.graphic import Canvas, Graphic, Person
from eventdesk.domain.text import Text
from eventdesk.graphics.contact_cell import Badge, Cell
from eventdesk.graphics.contact_sheet import ContactSheet, Form, Heading, _pages
from eventdesk.graphics.print_type import PrintType, Type
from eventdesk.graphics.renderer import GraphicsRenderer

HEADING = Heading(
    "LOWER THIRDS",
    (("탄소중립 컨퍼런스", "ko"), ("Carbon-Neutral Conference", "en")),
    (("대전", "ko"), ("Daejeon", "en")),
    "2021-04-23",
    "sheet.yaml",
    "Graphics: 1",
    ("Producer", "Client", "Date"),
)
KIM = Graphic("classic", (Person(Text((("ko", "김훈"), ("en", "Kim Hun")))),), ("ko", "en"))
SCALE = 2.6


@pytest.fixture
def renderer(qapp, tmp_path):
    return GraphicsRenderer(tmp_path)


@pytest.fixture
def cell(renderer):
    rendered = renderer.render(KIM, Canvas())
    return Cell("01", (("김훈", "ko"), ("Kim Hun", "en")), "kim · classic", rendered)


def sheet(renderer, *cells, canvas=Canvas()):
    return ContactSheet(renderer, canvas, HEADING, cells)


def picture(renderer, *cells, **fields):
    image = QImage.fromData(sheet(renderer, *cells, **fields).draw(Form.PNG))
    assert not image.isNull()
    return image


def colours(image, box):
    left, top, right, bottom = (round(side * SCALE) for side in box)
    return {
        image.pixelColor(x, y).name() for x in range(left, right, 3) for y in range(top, bottom, 3)
    }


FIRST = (70, 87, 409, 277)  # the first picture's edges in points
SECOND = (433, 87, 772, 277)


def test_a_graphic_is_seen_over_bright_and_over_dark(renderer, cell):
    found = [QColor(name).lightness() for name in colours(picture(renderer, cell), FIRST)]
    assert max(found) > 240
    assert min(found) < 30


def test_two_graphics_stand_beside_each_other_and_the_third_below(renderer, cell):
    one, two, three = (picture(renderer, *[cell] * number) for number in (1, 2, 3))
    assert colours(one, SECOND) == {"#ffffff"}
    assert len(colours(two, SECOND)) > 50
    assert one.height() == two.height() < three.height()
    assert one.width() == three.width() == 2189


@pytest.mark.parametrize("badge", [Badge.WARNING, Badge.ERROR])
def test_what_is_wrong_is_framed_and_badged_in_its_colour(renderer, cell, badge):
    edge = (69.0, 100, 70.4, 250)
    below = (70, 280, 409, 320)
    wrong = replace(cell, badges=((badge, "WRONG"),), problems=("It is too long",))
    assert badge.value in colours(picture(renderer, wrong), edge)
    assert badge.value in colours(picture(renderer, wrong), below)
    right = picture(renderer, cell)
    assert badge.value not in colours(right, edge) | colours(right, below)


def test_a_note_marks_without_a_frame(renderer, cell):
    noted = picture(renderer, replace(cell, badges=((Badge.NOTE, "LONGEST"),)))
    assert Badge.NOTE.value in colours(noted, (300, 280, 409, 300))
    assert Badge.NOTE.value not in colours(noted, (69.0, 100, 70.4, 250))


def test_a_graphic_that_cannot_be_drawn_has_its_place_and_says_why(renderer, cell):
    missing = replace(cell, rendered=None, instead="It cannot be drawn")
    found = colours(picture(renderer, missing), FIRST)
    assert "#3a424c" in found
    assert "#ffffff" in found, "the words"


def test_an_upright_canvas_keeps_its_shape(renderer, cell):
    canvas = Canvas(1080, 1920)
    upright = replace(cell, rendered=renderer.render(KIM, canvas))
    image = picture(renderer, upright, canvas=canvas)
    assert colours(image, (75, 90, 150, 270)) == {"#ffffff"}
    assert len(colours(image, (200, 90, 280, 270))) > 20


def test_a_sheet_of_hundreds_is_drawn_as_large_as_a_picture_may_be(renderer, cell):
    missing = replace(cell, rendered=None, instead="-")
    image = picture(renderer, *[missing] * 240)
    assert 20_000 < image.height() <= 32_000


def pages_of(content):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", content))


@pytest.mark.parametrize(
    ("count", "on_pages"),
    [
        (0, [0]),
        (1, [1]),
        (2, [2]),
        (3, [3, 0]),  # the end finds no room below the second row
        (4, [4, 0]),
        (5, [4, 1]),
        (10, [4, 4, 2]),
        (12, [4, 4, 4, 0]),
    ],
)
def test_pages_hold_whole_rows_and_the_end_has_room(renderer, cell, count, on_pages):
    cells = (replace(cell, rendered=None),) * count
    assert [len(page) for page in _pages(cells)] == on_pages
    content = sheet(renderer, *cells).draw(Form.PDF)
    assert content.startswith(b"%PDF-")
    assert pages_of(content) == len(on_pages)
    assert re.search(rb"/MediaBox\s*\[\s*0\s+0\s+84[12](\.\d+)?\s+595", content)


@pytest.fixture
def paper(qapp):
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    yield PrintType(painter, 2.0), image
    painter.end()


TEXTS = ["Chung Rae-kwon", "한·중·일 지방정부 탄소중립", "岐阜県 骨 直", "صباح الخير", "👩‍🎓 x"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("widest", [1000, 40, 24, 1])
def test_a_line_is_never_wider_than_its_room(paper, text, widest):
    type_, _ = paper
    drawn = type_.line(QPointF(2, 20), text, Type(9), language="ko", widest=widest)
    assert drawn <= widest
    if widest == 1000:
        assert drawn == pytest.approx(type_.width(text, Type(9), "ko"))
    assert (drawn > 0) is (widest > 1)


def test_a_line_begins_or_ends_at_its_place(paper):
    type_, image = paper
    width = type_.line(QPointF(20, 20), "HHH", Type(10))
    type_.line(QPointF(190, 20), "HHH", Type(10), right=True)
    inked = [x for x in range(400) if any(image.pixelColor(x, y).red() < 128 for y in range(60))]
    assert inked[0] == pytest.approx(40, abs=4)
    assert inked[-1] == pytest.approx(380, abs=4)
    first = [x for x in inked if x < 200]
    assert first[-1] == pytest.approx((20 + width) * 2, abs=4)
