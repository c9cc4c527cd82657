"""The event's logo: drawn in its own proportions, and never a reason for no name."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas, Side, Theme
from eventdesk.graphics.logo import LogoError, load_logo
from eventdesk.graphics.renderer import FitCode, GraphicsRenderer

HERE = Path(__file__).parent
RED = QColor("#FF0000")


@pytest.fixture
def art(tmp_path):
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "logo.svg").write_bytes((HERE / "logo.svg").read_bytes())
    for kind in ("png", "jpg"):
        image = QImage(300, 100, QImage.Format.Format_RGB32)
        image.fill(RED)
        assert image.save(str(tmp_path / "art" / f"wide.{kind}"))
    (tmp_path / "art" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    (tmp_path / "art" / "empty.svg").write_text("")
    (tmp_path / "art" / "words.svg").write_text("no drawing")
    (tmp_path / "art" / "bare.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"')
    thin = QImage(600, 4, QImage.Format.Format_RGB32)
    thin.fill(RED)
    thin.save(str(tmp_path / "art" / "thin.png"))
    return tmp_path


@pytest.fixture
def with_art(qapp, tmp_path, art):
    return GraphicsRenderer(tmp_path / "pictures", art=art)


def of(chung, logo, template="duo", side=None):
    return replace(chung, template=template, side=side, theme=Theme(logo=f"art/{logo}"))


def red_box(path):
    """Where the red logo is in the picture: left, top, width, height."""
    image = QImage(path)
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if (c := image.pixelColor(x, y)).red() > 200 and c.green() < 60 and c.alpha() == 255
    ]
    left, top = min(x for x, _ in found), min(y for _, y in found)
    return left, top, max(x for x, _ in found) - left + 1, max(y for _, y in found) - top + 1


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_logo_keeps_its_proportions_inside_its_box(with_art, chung, templates, kind):
    rendered = with_art.render(of(chung, f"wide.{kind}"), Canvas(1280, 720))
    left, top, width, height = red_box(rendered.path)
    assert width / height == pytest.approx(3, rel=0.05)
    assert width <= templates["duo"].logo.widest * 720 + 1
    assert abs(2 * top + height - rendered.height) <= 8, "the middle, but for the accent below"
    assert left < rendered.width / 4


def test_a_logo_stands_at_the_outer_side(with_art, chung):
    rendered = with_art.render(of(chung, "wide.png", side=Side.RIGHT), Canvas(1280, 720))
    left, _, width, _ = red_box(rendered.path)
    assert left > rendered.width * 0.7
    assert left + width < rendered.width


def test_a_drawing_is_drawn(with_art, chung):
    rendered = with_art.render(of(chung, "logo.svg"), Canvas())
    image, green = QImage(rendered.path), QColor("#0F7A6E")
    assert any(
        image.pixelColor(x, y) == green for x in range(150) for y in range(0, rendered.height, 3)
    )


def test_a_look_without_a_logo_leaves_no_room_for_one(with_art, chung):
    plain = replace(chung, theme=Theme())
    assert with_art.render(of(chung, "logo.svg", "classic"), Canvas()) == with_art.render(
        plain, Canvas()
    )


@pytest.mark.parametrize(
    "name", ["nowhere.png", "broken.png", "empty.svg", "words.svg", "bare.svg", "thin.png"]
)
def test_a_logo_that_cannot_be_read_is_told_and_the_name_is_drawn_without(with_art, chung, name):
    wanted = of(chung, name)
    problems = with_art.fit_problems(wanted, Canvas())
    assert [(problem.code, problem.text) for problem in problems] == [
        (FitCode.NO_LOGO, f"art/{name}")
    ]
    assert problems[0].install
    without = with_art.render(replace(wanted, theme=Theme()), Canvas())
    assert with_art.render(wanted, Canvas()) == without


def test_a_logo_too_big_to_be_one_is_refused(art):
    (art / "huge.png").write_bytes(b"\0" * (9 * 1024 * 1024))
    with pytest.raises(LogoError, match="more than"):
        load_logo(art / "huge.png")
