"""Reference pictures of every look, and how alike two pictures have to be.

After a look was changed on purpose: ``PYTHONPATH=tests .venv/bin/python -m support.golden`` makes
the pictures under tests/graphics/golden/ again; look at each before it is committed.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from eventdesk.domain.graphic import Canvas, Graphic, Person, Side, Theme
from eventdesk.domain.text import Text
from eventdesk.graphics import blending, tga
from eventdesk.graphics.renderer import GraphicsRenderer

FOLDER = Path(__file__).parent.parent / "graphics" / "golden"
CANVAS = Canvas(1280, 720)
GREY = QColor(120, 124, 128)
_HALF, _BLOCK = 2, 5
MEAN, WORST = 2.2, 30.0
"""What two pictures may differ by, in steps of 0..255: on average, and in the block of ten pixels
in the square (of the canvas) that differs most. Letters smoothed otherwise differ by 1.6 and 16, a
line moved by two pixels by 3 and 61, another accent by 33, a plate of another blue by 7 on average
(measured)."""

_CHUNG = Person(
    Text((("ko", "정래권"), ("en", "Chung Rae-kwon"))),
    Text((("ko", "전 기후변화대사"), ("en", "Former Ambassador for Climate Change"))),
    Text((("ko", "국가기후환경회의"), ("en", "National Council on Climate and Air Quality"))),
    "ko",
)
_MORI = Person(
    Text((("ja", "森 祐介"), ("ko", "유수케 모리"), ("en", "Yusuke Mori"))),
    Text((("ja", "局長"), ("ko", "국장"), ("en", "Director"))),
    Text((("ja", "つくば市"), ("ko", "일본 쓰쿠바시"), ("en", "Tsukuba City, Japan"))),
    "ja",
)
_XU = Person(
    Text((("zh-Hans", "许崇庆"), ("ko", "쉬 총칭"), ("en", "Xu Chongqing"))),
    Text((("zh-Hans", "所长"), ("ko", "소장"), ("en", "Director"))),
    Text((("zh-Hans", "山东省科学院生态研究所"), ("en", "Shandong Province, China"))),
    "zh-Hans",
)
_AHMED = Person(
    Text((("ar", "أحمد بن عبد العزيز"), ("en", "Ahmed bin Abdulaziz"))),
    Text((("ar", "وزير البيئة والمياه"), ("en", "Minister of Environment"))),
    Text((("ar", "المملكة العربية السعودية"), ("en", "Kingdom of Saudi Arabia"))),
    "ar",
)
_THEME = Theme("#C8102E", "#F7F3EA", "#2A1B12", "logo.svg")


def graphics() -> dict[str, Graphic]:
    """Every reference picture's name and what it shows."""
    people = (_CHUNG, _MORI, _XU, _CHUNG)
    found = {}
    for look in ("classic", "minimal", "duo", "panel"):
        found[f"{look}-ko-en"] = Graphic(look, (_CHUNG,), ("ko", "en"))
        found[f"{look}-ja-en-right"] = Graphic(look, (_MORI,), ("ja", "en"), Side.RIGHT)
        found[f"{look}-zh-en-centre"] = Graphic(
            look, (_XU,), ("zh-Hans", "en"), Side.CENTRE, _THEME
        )
        found[f"{look}-four"] = Graphic(look, people, ("ko", "en"))
    found["classic-ar-en"] = Graphic("classic", (_AHMED,), ("ar", "en"))
    found["duo-ar-en"] = Graphic("duo", (_AHMED,), ("ar", "en"), theme=Theme(logo="logo.svg"))
    found["rotating-ja"] = Graphic("rotating", (_MORI,), ("ja", "ko"))
    return found


def picture(renderer: GraphicsRenderer, graphic: Graphic) -> QImage:
    """The graphic over grey, as light is mixed on air, at half the size."""
    rendered = renderer.render(graphic, CANVAS)
    ground = QImage(rendered.width, rendered.height, QImage.Format.Format_RGB32)
    ground.fill(GREY)
    whole = QRectF(0, 0, rendered.width, rendered.height)
    shown = blending.over(ground, tga.load(Path(rendered.path)), whole)
    return _smaller(shown, _HALF)


def apart(one: QImage, other: QImage) -> tuple[float, float]:
    """How far two pictures are apart, on average and in the block that differs most; pictures of
    sizes that differ by more than a little are as far apart as can be."""
    if abs(one.width() - other.width()) > 2 or abs(one.height() - other.height()) > 1:
        return 255.0, 255.0
    difference = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other.convertToFormat(QImage.Format.Format_RGB32))
    painter.end()
    shared = difference.copy(
        0, 0, min(one.width(), other.width()), min(one.height(), other.height())
    )
    blocks = _smaller(shared, _BLOCK)
    found = [
        max(colour.red(), colour.green(), colour.blue())
        for x in range(blocks.width())
        for y in range(blocks.height())
        for colour in (blocks.pixelColor(x, y),)
    ]
    return sum(found) / len(found), float(max(found))


def _smaller(image: QImage, times: int) -> QImage:
    return image.scaled(
        max(1, image.width() // times),
        max(1, image.height() // times),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def main() -> None:
    """Make them all again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        renderer = GraphicsRenderer(Path(folder), art=FOLDER.parent)
        for name, graphic in graphics().items():
            picture(renderer, graphic).save(str(FOLDER / f"{name}.png"))
    del application


if __name__ == "__main__":
    main()
