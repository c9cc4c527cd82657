"""Words to lines: shaping by Qt, breaking by language, measuring by ink."""

import functools
import unicodedata
from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QRawFont, QTextLayout, QTextOption

from eventdesk.graphics.breaking import Breaks, breaks, evenest, filled, lines_needed, opened
from eventdesk.graphics.faces import Faces, Run, font
from eventdesk.graphics.scripts import Script, clusters, is_full_height
from eventdesk.graphics.template import WHITE, Optical, Style

_BOUNDLESS = 1e6
_FINE = 1000.0
_ALIKE = Optical()
_EVERYTHING = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


class Words(Struct, frozen=True):
    """A text with the face it is set in and the face of the Han characters in it.

    ``whole`` says that it is a name: a hyphen inside is no place to break.
    """

    text: str
    face: str
    han_face: str
    whole: bool = False


class Setting(Struct, frozen=True):
    """How to set words: style, em in pixels, letter space taken off in em, and what each
    script's em is multiplied by."""

    style: Style
    pixels: float
    tightened: float = 0.0
    optical: Optical = _ALIKE

    @property
    def tracking(self) -> float:
        """What is added to each letter's space, in em."""
        return self.style.tracking - self.tightened

    def em(self, script: Script) -> float:
        """The em of one script, in pixels."""
        return self.pixels * cast("float", getattr(self.optical, script.name.lower()))


class SetLine(Struct, frozen=True):
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


class Drawn(Struct, frozen=True):
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
        self._drawable: dict[tuple[Words, int], Words] = {}

    def forget(self) -> None:
        """Drop the lines kept from the last graphic (they are tried at many sizes)."""
        self._lines.clear()
        self._drawable.clear()

    def line(self, words: Words, setting: Setting) -> SetLine:
        """Shape the words as one line."""
        key = (words, setting)
        if key not in self._lines:
            self._lines[key] = self._line(words, setting)
        return self._lines[key]

    def drawable(self, words: Words, weight: int) -> Words:
        """The words without the characters that no font here can draw, so that no box is ever
        on air; ``drawn`` tells them. Looked for in the shaped glyphs, not in the fonts' tables:
        what counts is what would be painted."""
        key = (words, weight)
        if key not in self._drawable:
            while words.text and (boxes := self._boxes(words, weight)):
                kept, position = [], 0
                for cluster in clusters(words.text):
                    end = position + len(cluster.encode("utf-16-le")) // 2
                    if boxes.isdisjoint(range(position, end)):
                        kept.append(cluster)
                    position = end
                words = replace(words, text=" ".join("".join(kept).split()))
            self._drawable[key] = words
        return self._drawable[key]

    def _line(self, words: Words, setting: Setting) -> SetLine:
        weight = setting.style.weight
        words = self.drawable(words, weight)
        runs = self._faces.runs(words.text, words.face, words.han_face, weight)
        layout = _shape(words.text, runs, setting)
        left, right, over, under = _ink(layout)
        full = any(map(is_full_height, words.text))
        looks = [self._looks(run.family, full, weight, setting.em(run.script)) for run in runs]
        rise, fall = (max(heights) for heights in zip(*looks or [(0.0, 0.0)], strict=True))
        return SetLine(layout, setting, right - left, left, rise, fall, over, under)

    def _boxes(self, words: Words, weight: int) -> set[int]:
        """The UTF-16 positions whose glyph is a font's "missing" one."""
        return {at for at, glyph, _family in self._glyphs(words, weight) if glyph == 0}

    def _glyphs(self, words: Words, weight: int) -> list[tuple[int, int, str]]:
        runs = self._faces.runs(words.text, words.face, words.han_face, weight)
        layout = _shape(words.text, runs, Setting(Style(0.1, weight, WHITE), 32))
        return [
            (at, glyph, run.rawFont().familyName())
            for run in layout.glyphRuns(-1, -1, _EVERYTHING)
            for glyph, at in zip(run.glyphIndexes(), run.stringIndexes(), strict=True)
        ]

    def _looks(self, family: str, full: bool, weight: int, pixels: float) -> tuple[float, float]:
        key = (family, full, weight, pixels)
        if key not in self._heights:
            self._heights[key] = _looks(family, full=full, weight=weight, pixels=pixels)
        return self._heights[key]

    def drawn(self, words: Words, weight: int) -> list[Drawn]:
        """Every character of the words with the font that would draw it."""
        units = words.text.encode("utf-16-le")
        result = []
        for at, glyph, family in self._glyphs(words, weight):
            pair = units[2 * at : 2 * at + 4].decode("utf-16-le", errors="ignore")
            result.append(Drawn(pair[:1], glyph == 0, self._faces.is_of(words.han_face, family)))
        return result

    def wrapped(
        self, words: Words, setting: Setting, width: float, most: int, *, anywhere: bool = False
    ) -> list[SetLine] | None:
        """The words in the fewest lines of at most ``width`` pixels, evenly filled; None when
        that takes more than ``most``. ``anywhere`` breaks inside words where nothing else helps.
        """
        words = self.drawable(words, setting.style.weight)
        whole = self.line(words, setting)
        if whole.width <= width:
            return [whole]
        kinds = (Breaks.ANYWHERE,) if anywhere else (Breaks.TOGETHER, Breaks.RULES, Breaks.INSIDE)
        for kind in kinds:
            if kind is Breaks.INSIDE and words.whole:
                continue
            lines = self._broken(words, setting, width, most, kind)
            if lines is not None:
                return lines
        return None

    def _broken(
        self, words: Words, setting: Setting, width: float, most: int, kind: Breaks
    ) -> list[SetLine] | None:
        layout = self.line(words, setting).layout
        start = _cursor(layout, 0)

        def place(position: int) -> float:
            return abs(_cursor(layout, position) - start)

        found = breaks(words.text, words.face, whole=words.whole, kind=kind)
        if kind is Breaks.INSIDE:
            found = opened(words.text, found, place, width)
        units = words.text.encode("utf-16-le")
        places = [place(position) for position in found]
        count = lines_needed(places, width)
        if count is None or count > most:
            return None
        for target in (evenest(places, width, count), width):
            lines = []
            for first, last in filled(found, places, target):
                part = units[2 * first : 2 * last].decode("utf-16-le").strip()
                lines.append(self.line(replace(words, text=part), setting))
            if len(lines) <= most and all(line.width <= width for line in lines):
                return lines
        return None


def _shape(text: str, runs: Sequence[Run], setting: Setting) -> QTextLayout:
    def face(run: Run) -> QFont:
        # Arabic letters are joined: space between them would cut every word to pieces.
        tracking = 0.0 if run.script is Script.ARABIC else setting.tracking
        return font(run.family, setting.em(run.script), setting.style.weight, tracking)

    layout = QTextLayout(text, face(runs[0]) if runs else QFont())
    formats = []
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = run.start, run.length
        look = piece.format
        look.setFont(face(run))
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


def tidy(text: str) -> str:
    """The text as it is set: composed (NFC: macOS writes Hangul in parts), one line, no control
    characters, no space at the ends."""
    composed = unicodedata.normalize("NFC", text)
    seen = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") else c for c in composed)
    return " ".join("".join(seen).split())
