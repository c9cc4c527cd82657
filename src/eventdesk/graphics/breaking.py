"""Where a line may be broken, and how words are filled into lines. By each script's own rules.

Qt's line breaking follows UAX #14: Japanese and Chinese keep closing marks, small kana, long-vowel
and iteration signs off a line's start and opening marks off its end (kinsoku). What is added here:
Korean and Latin break at spaces, inside a word only where that word alone is too wide; a name
breaks at spaces and middle dots, and stays with its honorific.
"""

import itertools
from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QTextBoundaryFinder

from eventdesk.graphics.faces import KOREAN, LATIN

_BREAK_AFTER = ("·", "・", "‧", "/", "—")


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_TITLES_BEFORE = _set(
    "dr prof mr mrs ms mx sir dame lord lady hon h.e rev fr st amb gen col ing dipl.-ing dr.-ing",
    "ts pgs gs ths ông bà ดร นาย นาง คุณ",
)
_FORMERLY = _set("前 故 전 고 元")
_TITLES_AFTER = _set(
    "님 씨 군 양 옹 선생 선생님 さん さま 様 氏 君 殿 先生 女士 小姐 閣下 阁下 教授 博士",
    "phd ph.d md jr sr ii iii",
)
_OFFICES_AFTER = _set(
    "교수 교수님 박사 박사님 원장 국장 의원 장관 차관 대표 회장 위원장 소장 대사 총장 시장 지사",
    "이사장 사장 부장 과장 실장 기자 목사 신부 스님 변호사",
)


class Breaks(Enum):
    """How far a break may go, mildest first."""

    TOGETHER = auto()  # names stay with their honorifics
    RULES = auto()
    INSIDE = auto()  # also inside a word that alone is wider than the line
    ANYWHERE = auto()  # between any two characters


def breaks(text: str, face: str, *, whole: bool, kind: Breaks) -> list[int]:
    """Where a line may start or end, as UTF-16 positions, 0 and the end included. ``whole`` is a
    name; ``INSIDE`` gives the places of ``RULES``: see ``opened``."""
    types = QTextBoundaryFinder.BoundaryType
    anywhere = kind is Breaks.ANYWHERE
    units = text.encode("utf-16-le")
    only_spaces = (whole or face in (KOREAN, LATIN)) and not anywhere
    found = [0]
    for position in _boundaries(types.Grapheme if anywhere else types.Line, text):
        before = _slice(units, position - 1, position)
        at_end = 2 * position == len(units)
        if at_end or not only_spaces or before.isspace() or before in _BREAK_AFTER:
            found.append(position)
    if kind is Breaks.TOGETHER:
        parts = [_slice(units, a, b).strip() for a, b in itertools.pairwise(found)]
        inner = [
            place
            for place, (before, after) in zip(found[1:-1], itertools.pairwise(parts), strict=True)
            if not _belong(before, after, whole=whole)
        ]
        return [0, *inner, *found[len(found) - 1 :]] if len(found) > 1 else found
    return found


def opened(
    text: str, found: Sequence[int], place: Callable[[int], float], width: float
) -> list[int]:
    """The breaks, with more of them inside each word that alone is wider than the line."""
    more = _boundaries(QTextBoundaryFinder.BoundaryType.Line, text)
    result = [0]
    for start, end in itertools.pairwise(found):
        if abs(place(end) - place(start)) > width:
            result += [position for position in more if start < position < end]
        result.append(end)
    return result


def _boundaries(kind: QTextBoundaryFinder.BoundaryType, text: str) -> list[int]:
    finder = QTextBoundaryFinder(kind, text)
    found = []
    while (position := finder.toNextBoundary()) != -1:
        found.append(position)
    return found


def _slice(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", errors="ignore")


def _belong(before: str, after: str, *, whole: bool) -> bool:
    """Whether two parts are a name and its honorific, in either order."""
    first, second = (part.strip("().,").lower() for part in (before, after))
    if first in _FORMERLY or (first in _TITLES_BEFORE and (whole or before.endswith("."))):
        return True
    return second in _TITLES_AFTER or (whole and second in _OFFICES_AFTER)


def filled(found: Sequence[int], places: Sequence[float], width: float) -> list[tuple[int, int]]:
    """Fill lines in order as far as ``width`` allows: pairs of UTF-16 start and end."""
    lines, start = [], 0
    for index in range(1, len(found)):
        if places[index] - places[start] > width and index - 1 > start:
            lines.append((found[start], found[index - 1]))
            start = index - 1
    lines.append((found[start], found[-1]))
    return lines


def lines_needed(places: Sequence[float], width: float) -> int | None:
    """How many lines of ``width`` the text takes; None when one unbreakable part is wider."""
    if any(b - a > width for a, b in itertools.pairwise(places)):
        return None
    return len(filled(range(len(places)), places, width))


def evenest(places: Sequence[float], width: float, count: int) -> float:
    """The least width at which the text still takes ``count`` lines, within a pixel."""
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        needed = lines_needed(places, middle)
        if needed is not None and needed <= count:
            high = middle
        else:
            low = middle
    return high
