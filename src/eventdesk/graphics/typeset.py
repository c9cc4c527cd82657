"""Words to lines: shaping by Qt, breaking by language, measuring by ink."""

import functools
import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QRawFont, QTextLayout, QTextOption

from eventdesk.graphics.faces import KOREAN, LATIN, Faces, Run, font
from eventdesk.graphics.scripts import is_full_height
from eventdesk.graphics.template import Style

_BOUNDLESS = 1e6
_FINE = 1000.0
_EVERYTHING = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the face it is set in and the face of the Han characters in it.

    ``whole`` says that it is a name: a hyphen inside is no place to break.
    """

    text: str
    face: str
    han_face: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How to set words: style, em in pixels, and extra letter space in em (negative: tighter)."""

    style: Style
    pixels: float
    tightened: float = 0.0


@dataclass(frozen=True, slots=True)
class SetLine:
    """One shaped line.

    ``width`` is from the first ink to the last; ``rise`` and ``fall`` are how high above and how
    deep below the baseline the line looks, whatever its letters: the square of CJK characters,
    for Latin cap height and half the descender. ``over`` and ``under`` are the ink's extremes.
    """

    layout: QTextLayout
    setting: Setting
    width: float
    left: float
    rise: float
    fall: float
    over: float
    under: float

    def draw(self, painter: QPainter, x: float, baseline: float) -> None:
        """Draw so that the first ink is at ``x``; the painter's pen is the colour."""
        line = self.layout.lineAt(0)
        self.layout.draw(painter, QPointF(x - self.left, baseline - line.ascent()))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A character as it was really drawn: whether the font had no glyph for it, and whether the
    font is one of the face that Han characters were to have."""

    character: str
    missing: bool
    own_face: bool


class Typesetter:
    """Sets words with this machine's fonts. Not thread-safe (QRawFont belongs to one thread)."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._lines: dict[tuple[Words, Setting], SetLine] = {}
        self._heights: dict[tuple[str, bool, int, float], tuple[float, float]] = {}

    def forget(self) -> None:
        """Drop the lines kept from the last graphic (they are tried at many sizes)."""
        self._lines.clear()

    def line(self, words: Words, setting: Setting) -> SetLine:
        """Shape the words as one line."""
        key = (words, setting)
        if key not in self._lines:
            self._lines[key] = self._line(words, setting)
        return self._lines[key]

    def _line(self, words: Words, setting: Setting) -> SetLine:
        style, pixels = setting.style, setting.pixels
        tracking = style.tracking - setting.tightened
        runs = self._faces.runs(words.text, words.face, words.han_face, style.weight)
        layout = _shape(words.text, runs, style.weight, pixels, tracking)
        left, right, over, under = _ink(layout)
        full = any(map(is_full_height, words.text))
        looks = [self._looks(run.family, full, style.weight, pixels) for run in runs]
        rise, fall = (max(heights) for heights in zip(*looks, strict=True))
        return SetLine(layout, setting, right - left, left, rise, fall, over, under)

    def _looks(self, family: str, full: bool, weight: int, pixels: float) -> tuple[float, float]:
        key = (family, full, weight, pixels)
        if key not in self._heights:
            self._heights[key] = _looks(family, full=full, weight=weight, pixels=pixels)
        return self._heights[key]

    def drawn(self, words: Words, weight: int) -> list[Drawn]:
        """Every character of the words with the font that really draws it."""
        units = words.text.encode("utf-16-le")
        runs = self._faces.runs(words.text, words.face, words.han_face, weight)
        layout = _shape(words.text, runs, weight, 32, 0)
        result = []
        for run in layout.glyphRuns(-1, -1, _EVERYTHING):
            family = run.rawFont().familyName()
            for glyph, at in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
                pair = units[2 * at : 2 * at + 4].decode("utf-16-le", errors="ignore")
                own = self._faces.is_of(words.han_face, family)
                result.append(Drawn(pair[:1], glyph == 0, own))
        return result

    def wrapped(
        self, words: Words, setting: Setting, width: float, most: int, *, anywhere: bool = False
    ) -> list[SetLine] | None:
        """The words in the fewest lines of at most ``width`` pixels, evenly filled; None when
        that takes more than ``most``. ``anywhere`` breaks inside words where nothing else helps.
        """
        breaks = _breaks(words, anywhere=anywhere)
        units = words.text.encode("utf-16-le")
        whole = self.line(words, setting)
        places = [abs(_cursor(whole.layout, at) - _cursor(whole.layout, 0)) for at in breaks]
        count = _lines_needed(places, width)
        if count is None or count > most:
            return None
        for target in (_evenest(places, width, count), width):
            lines = []
            for start, end in _filled(breaks, places, target):
                part = units[2 * start : 2 * end].decode("utf-16-le").strip()
                piece = Words(part, words.face, words.han_face, words.whole)
                lines.append(self.line(piece, setting))
            if len(lines) <= most and all(line.width <= width for line in lines):
                return lines
        return None


def _shape(
    text: str, runs: Sequence[Run], weight: int, pixels: float, tracking: float
) -> QTextLayout:
    layout = QTextLayout(text, font(runs[0].family if runs else "", pixels, weight, tracking))
    formats = []
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = run.start, run.length
        look = piece.format
        look.setFont(font(run.family, pixels, weight, tracking))
        piece.format = look
        formats.append(piece)
    layout.setFormats(formats)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(_BOUNDLESS)
    layout.endLayout()
    return layout


def _ink(layout: QTextLayout) -> tuple[float, float, float, float]:
    """The ink's left and right in the layout, and its height above and depth below the baseline.

    Qt's boxes are whole pixels, rounded outwards; the left edge is exact, because lines are
    aligned by it. Outlines (``pathForGlyph``) are not used: they vary by 1/64 px from call to
    call (measured on Qt 6.11), and the same words must give the same file.
    """
    glyphs = [
        (run.rawFont(), glyph, place)
        for run in layout.glyphRuns()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]
    boxes = [raw.boundingRect(glyph).translated(place) for raw, glyph, place in glyphs]
    inked = [number for number, box in enumerate(boxes) if not box.isEmpty()]
    if not inked:
        return 0.0, 0.0, 0.0, 0.0
    box = functools.reduce(QRectF.united, (boxes[number] for number in inked))
    raw, glyph, place = glyphs[min(inked, key=lambda number: boxes[number].left())]
    left = max(box.left(), place.x() + _box(raw, glyph, raw.pixelSize()).left())
    baseline = layout.lineAt(0).y() + layout.lineAt(0).ascent()
    return left, box.right(), baseline - box.top(), box.bottom() - baseline


def _cursor(layout: QTextLayout, position: int) -> float:
    """Where in the line a UTF-16 position is, in pixels."""
    place, _position = cast("tuple[float, int]", layout.lineAt(0).cursorToX(position))
    return place


def _looks(family: str, *, full: bool, weight: int, pixels: float) -> tuple[float, float]:
    """How high and how deep the family's letters look, in pixels: the square of CJK characters;
    for others the capitals, and half of what hangs below."""
    raw = QRawFont.fromFont(font(family, pixels, weight))
    rise = fall = 0.0
    for sample, share in (("한", 1.0), ("国", 1.0)) if full else (("H", 1.0), ("p", 0.5)):
        glyphs = raw.glyphIndexesForString(sample)
        if glyphs and glyphs[0]:
            box = _box(raw, glyphs[0], pixels)
            rise, fall = max(rise, -box.top()), max(fall, share * box.bottom())
    return rise or 0.72 * pixels, fall


def _box(raw: QRawFont, glyph: int, pixels: float) -> QRectF:
    """A glyph's ink around its origin at this em, exact to 1/1000 em."""
    large = QRawFont(raw)
    large.setPixelSize(_FINE)
    box, share = large.boundingRect(glyph), pixels / _FINE
    return QRectF(box.x() * share, box.y() * share, box.width() * share, box.height() * share)


def _breaks(words: Words, *, anywhere: bool) -> list[int]:
    """Where a line may start or end, as UTF-16 positions, 0 and the end included.

    Qt's line breaking follows UAX #14: Korean breaks at spaces, Japanese and Chinese keep
    closing marks, small kana and long-vowel signs off a line's start. What is added: Korean
    does not break between Hangul and Han either, and a name not at a hyphen.
    """
    kind = QTextBoundaryFinder.BoundaryType
    finder = QTextBoundaryFinder(kind.Grapheme if anywhere else kind.Line, words.text)
    units = words.text.encode("utf-16-le")
    only_spaces = (words.whole or words.face in (KOREAN, LATIN)) and not anywhere
    breaks = [0]
    while (position := finder.toNextBoundary()) != -1:
        before = units[2 * position - 2 : 2 * position].decode("utf-16-le", errors="ignore")
        at_end = 2 * position == len(units)
        if at_end or not only_spaces or before.isspace() or before in ("·", "/", "—"):
            breaks.append(position)
    return breaks


def _filled(breaks: Sequence[int], places: Sequence[float], width: float) -> list[tuple[int, int]]:
    """Fill lines in order as far as ``width`` allows: pairs of UTF-16 start and end."""
    lines, start = [], 0
    for index in range(1, len(breaks)):
        if places[index] - places[start] > width and index - 1 > start:
            lines.append((breaks[start], breaks[index - 1]))
            start = index - 1
    lines.append((breaks[start], breaks[-1]))
    return lines


def _lines_needed(places: Sequence[float], width: float) -> int | None:
    """How many lines of ``width`` the text takes; None when one unbreakable part is wider."""
    if any(b - a > width for a, b in itertools.pairwise(places)):
        return None
    return len(_filled(range(len(places)), places, width))


def _evenest(places: Sequence[float], width: float, count: int) -> float:
    """The least width at which the text still takes ``count`` lines, within a pixel."""
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        needed = _lines_needed(places, middle)
        if needed is not None and needed <= count:
            high = middle
        else:
            low = middle
    return high


def tidy(text: str) -> str:
    """The text as it is set: composed (NFC: macOS writes Hangul in parts), one line, no control
    characters, no space at the ends."""
    composed = unicodedata.normalize("NFC", text)
    seen = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") else c for c in composed)
    return " ".join("".join(seen).split())
