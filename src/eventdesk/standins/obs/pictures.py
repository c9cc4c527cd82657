"""Pictures of scenes as OBS draws them: composited in linear light, encoded as asked."""

import base64
import math
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QColorSpace,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QImageReader,
    QPainter,
)

from eventdesk.standins.obs.sources import BROWSER_KIND, MEDIA_KIND, Input, Look, Scene, SceneItem
from eventdesk.standins.obs.transform import BOTTOM, LEFT, RIGHT, TOP
from eventdesk.standins.obs.wire import Refused, Status

FORMATS = ("bmp", "jpeg", "jpg", "pbm", "pgm", "png", "ppm", "xbm", "xpm")
"""What OBS 29 on Debian offers and Qt writes without plugins."""
LINEAR = QImage.Format.Format_RGBA32FPx4_Premultiplied
STRAIGHT = QImage.Format.Format_RGBA32FPx4
SRGB_KNEE = 0.04045  # IEC 61966-2-1
MOVING = (16, 9)
TEXT_PIXELS = 256  # OBS's own default for FreeType text
TEXT_KIND = "text_ft2_source_v2"


class Browser(Protocol):
    """What loads and draws the page of a browser source; called from the stand-in's thread."""

    def load(self, url: str, width: int, height: int) -> None:
        """Go to this page, in this size."""

    def picture(self) -> QImage:
        """What the page looks like now, with its transparency."""


class Painter:
    """Draws inputs and scenes. It keeps the images it has loaded, as OBS keeps textures."""

    def __init__(self, canvas: tuple[int, int], browser: Browser | None = None) -> None:
        self._images: dict[Input, QImage] = {}
        self._browser = browser
        self._page: tuple[str, int, int] | None = None
        self._canvas = canvas
        self.phase: Callable[[Input], float | None] = lambda _source: None
        """Which frame of a moving picture an input shows; None for one that draws no such."""

    def load(self, source: Input) -> None:
        """Take in an input's settings: sets its ``size``, (0, 0) when there is nothing to draw."""
        self._images.pop(source, None)
        if source.kind == "image_source":
            source.size = self._load_image(source)
        elif source.kind == "color_source_v3":
            source.size = _length(source, "width"), _length(source, "height")
        elif source.kind == TEXT_KIND:
            source.size = _text_size(source)
        elif source.kind == BROWSER_KIND:
            source.size = _length(source, "width"), _length(source, "height")
            self._browse(str(source.setting("url")), *source.size)
        elif source.look is not Look.USUAL or (source.kind == MEDIA_KIND and _is_film(source)):
            source.size = self._canvas

    def forget(self, source: Input) -> None:
        """The input is gone."""
        self._images.pop(source, None)
        if source.kind == BROWSER_KIND:
            self._browse("about:blank", *source.size)

    def picture(
        self,
        source: Input | Scene,
        image_format: str,
        width: int | None,
        height: int | None,
        quality: int,
    ) -> bytes:
        """The source as an encoded image in base64; one side alone keeps the proportions.

        Raises Refused 400 for a format that cannot be written, 702 for a source without a size.
        """
        if image_format not in FORMATS:
            raise Refused(
                Status.INVALID_FIELD,
                "Your specified image format is invalid or not supported by this system.",
            )
        full = source.size
        if not all(full):
            raise Refused(Status.PROCESSING_FAILED, "Failed to render screenshot.")
        wide = width or (round(full[0] * height / full[1]) if height else full[0])
        high = height or round(full[1] * wide / full[0])
        canvas = QImage(wide, high, LINEAR)
        canvas.fill(Qt.GlobalColor.transparent)
        with QPainter(canvas) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(wide / full[0], high / full[1])
            self._draw(painter, source)
        canvas.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgbLinear))
        canvas.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        return _encoded(canvas, image_format, quality)

    def _draw(self, painter: QPainter, source: Input | Scene) -> None:
        if isinstance(source, Scene):
            for item in source.items:
                if item.enabled:
                    self._draw_item(painter, item)
        elif source.look is Look.BLACK:
            painter.fillRect(QRectF(0, 0, *source.size), Qt.GlobalColor.black)
        elif (phase := self.phase(source)) is not None:
            _draw_moving(painter, source.size, phase)
        elif source.kind == "color_source_v3":
            painter.fillRect(QRectF(0, 0, *source.size), _colour(source))
        elif source.kind == TEXT_KIND:
            _draw_text(painter, source)
        elif source.kind == BROWSER_KIND and self._browser:
            # OBS takes a page's pixels as they are, multiplied by their opacity as sRGB numbers.
            page = self._browser.picture()
            painter.drawImage(0, 0, _linear_light(page, linear_alpha=False))
        elif source in self._images:
            painter.drawImage(0, 0, self._images[source])

    def _draw_item(self, painter: QPainter, item: SceneItem) -> None:
        where = item.transform
        width = item.source.size[0] - where.cropLeft - where.cropRight
        height = item.source.size[1] - where.cropTop - where.cropBottom
        if width <= 0 or height <= 0:
            return
        painter.save()
        painter.translate(where.positionX, where.positionY)
        painter.rotate(where.rotation)
        across, down = _scale_to_bounds(item, width, height)
        painter.translate(
            _aligned(where.alignment, LEFT, RIGHT) * width * across,
            _aligned(where.alignment, TOP, BOTTOM) * height * down,
        )
        painter.scale(across, down)
        painter.setClipRect(QRectF(0, 0, width, height), Qt.ClipOperation.IntersectClip)
        painter.translate(-where.cropLeft, -where.cropTop)
        self._draw(painter, item.source)
        painter.restore()

    def _browse(self, url: str, width: int, height: int) -> None:
        if self._browser and self._page != (url, width, height):
            self._page = url, width, height  # the same again is no reason to load (obs-browser)
            self._browser.load(url, width, height)

    def _load_image(self, source: Input) -> tuple[int, int]:
        file = str(source.setting("file") or "")
        image = QImageReader(file).read() if file and Path(file).is_file() else QImage()
        if image.isNull():
            return 0, 0
        linear = bool(source.setting("linear_alpha"))
        self._images[source] = _linear_light(image, linear_alpha=linear)
        return image.width(), image.height()


def _linear_light(image: QImage, *, linear_alpha: bool) -> QImage:
    """The image with its colours in linear light, multiplied by its alpha.

    ``linear_alpha`` multiplies in linear light; without it OBS multiplies the sRGB values, which
    darkens soft edges (measured on OBS 29: white at alpha 128 over white is 220).
    """
    straight = image.convertToFormat(STRAIGHT)
    if linear_alpha:
        return _to_linear(straight).convertToFormat(LINEAR)
    over_black = QImage(image.size(), STRAIGHT)
    over_black.fill(Qt.GlobalColor.black)
    with QPainter(over_black) as painter:
        painter.drawImage(0, 0, straight)
    multiplied = _to_linear(over_black)
    multiplied.reinterpretAsFormat(LINEAR)
    _alpha(multiplied)[3::4] = _alpha(straight)[3::4]
    return multiplied


def _alpha(image: QImage) -> "memoryview[float]":
    return memoryview(image.bits()).cast("f")


def _to_linear(image: QImage) -> QImage:
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgbLinear))
    return image


def _colour(source: Input) -> QColor:
    """OBS keeps a colour as 0xAABBGGRR."""
    value = source.setting("color")
    value = value if isinstance(value, int) else 0
    red, green, blue, alpha = (value >> shift & 0xFF for shift in (0, 8, 16, 24))
    return QColor.fromRgbF(_linear(red), _linear(green), _linear(blue), alpha / 255)


def _linear(value: int) -> float:
    share = value / 255
    if share <= SRGB_KNEE:
        return share / 12.92
    return float(((share + 0.055) / 1.055) ** 2.4)


def _is_film(source: Input) -> bool:
    """Whether a media input has a file that plays: its size is not read, it fills the canvas."""
    return bool(source.setting("local_file")) and source.length is not None


def _draw_moving(painter: QPainter, size: tuple[int, int], phase: float) -> None:
    """Greys that change everywhere, from every frame to the next."""
    across, down = MOVING
    for number in range(across * down):
        y, x = divmod(number, across)
        grey = 0.25 + 0.2 * math.sin(phase / 4 + x + 2 * y)
        width, height = size[0] / across, size[1] / down
        box = QRectF(x * width, y * height, width, height)
        painter.fillRect(box, QColor.fromRgbF(grey, grey, grey))


def _length(source: Input, name: str) -> int:
    value = source.setting(name)
    return int(value) if isinstance(value, int | float) else 0


def _words(source: Input) -> tuple[str, QFont]:
    font = QFont()
    font.setPixelSize(_text_pixels(source))
    return str(source.setting("text") or ""), font


def _text_pixels(source: Input) -> int:
    font = source.setting("font")
    size = font.get("size") if isinstance(font, dict) else None
    return int(size) if isinstance(size, int | float) and size >= 1 else TEXT_PIXELS


def _text_size(source: Input) -> tuple[int, int]:
    # Without an application Qt has no fonts: `eventdesk simulate obs` without a screen has none.
    words, font = _words(source)
    if not words or not QGuiApplication.instance():
        return 0, 0
    bounds = QFontMetricsF(font).boundingRect(words)
    return math.ceil(bounds.width()), math.ceil(bounds.height())


def _draw_text(painter: QPainter, source: Input) -> None:
    words, font = _words(source)
    if all(source.size):
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(QRectF(0, 0, *source.size), Qt.AlignmentFlag.AlignCenter, words)


def _aligned(alignment: int, near: int, far: int) -> float:
    """How much of its own length an item is moved back: aligned near, centred or far."""
    return 0.0 if alignment & near else -1.0 if alignment & far else -0.5


def _scale_to_bounds(item: SceneItem, width: int, height: int) -> tuple[float, float]:
    where = item.transform
    across, down = where.boundsWidth / width, where.boundsHeight / height
    uniform = {
        "OBS_BOUNDS_SCALE_INNER": min(across, down),
        "OBS_BOUNDS_SCALE_OUTER": max(across, down),
        "OBS_BOUNDS_SCALE_TO_WIDTH": across,
        "OBS_BOUNDS_SCALE_TO_HEIGHT": down,
        "OBS_BOUNDS_MAX_ONLY": min(across, down, 1.0),
    }
    if where.boundsType == "OBS_BOUNDS_NONE":
        return where.scaleX, where.scaleY
    if where.boundsType == "OBS_BOUNDS_STRETCH":
        return across, down
    return uniform[where.boundsType], uniform[where.boundsType]


def _encoded(image: QImage, image_format: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # OBS hands its premultiplied pixels to Qt as if they were straight (measured on OBS 29).
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    plain.reinterpretAsFormat(QImage.Format.Format_RGBA8888)
    if image_format in ("jpg", "jpeg"):
        plain.reinterpretAsFormat(QImage.Format.Format_RGBX8888)
    name = image_format.upper()
    if not plain.save(buffer, name, quality):  # type: ignore[call-overload]  # PySide's stub wants bytes
        raise Refused(Status.PROCESSING_FAILED, "Failed to encode screenshot.")
    return base64.b64encode(bytes(buffer.data().data()))
