"""Columns side by side, whose lines stand on common baselines row by row."""

import itertools
import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from eventdesk.graphics.content import Page
from eventdesk.graphics.geometry import Align
from eventdesk.graphics.rows import Row
from eventdesk.graphics.scripts import runs_from_right
from eventdesk.graphics.typeset import SetLine

_TWO = 2
_SINK = 0.5
"""How far small letters beside large ones sink towards the large ones' foot: Hangul and Han
stand a little below the Latin baseline, and Latin beside them would seem to float."""
_CLEAR = 0.06
"""The least space between the ink of two lines, in em of the lower one: marks piled on a letter
never touch the line above."""


class Placed(Struct, frozen=True):
    """A line, where its first ink is and its baseline, in pixels from the plate's corner."""

    x: float
    baseline: float
    line: SetLine


class Table:
    """Places lines; ``left`` is where the first column begins, ``gap`` lies between two."""

    def __init__(
        self, align: Align, page: Page, widths: Sequence[float], left: float, gap: float
    ) -> None:
        self._align = align
        self._from_right = page.from_right
        self._gap = gap
        order = widths[::-1] if page.from_right else widths
        before = itertools.accumulate((width + gap for width in order), initial=left)
        self._columns = list(zip(before, order, strict=False))
        self.width = sum(order) + gap * (len(order) - 1)

    def between(self) -> list[float]:
        """The middles of the gaps between the columns."""
        return [x + width + self._gap / 2 for x, width in self._columns[:-1]]

    def put(
        self, cells: Sequence[tuple[Row, ...]], bottom: float, gap: float
    ) -> tuple[list[Placed], float]:
        """Set the rows of every column below ``bottom``, the first one ``gap`` away; gives the
        lines and where they end."""
        placed: list[Placed] = []
        ink = -math.inf
        columns = self._columns[::-1] if self._from_right else self._columns
        for level, rows in enumerate(itertools.zip_longest(*cells)):
            found = [(at, row) for at, row in zip(columns, rows, strict=False) if row]
            space = max(row.gap for _, row in found) if level else gap
            rise = max(row.rise for _, row in found)
            over = max(line.over for _, row in found for line in row.lines)
            clear = _CLEAR * max(line.setting.pixels for _, row in found for line in row.lines)
            baseline = round(max(bottom + space + rise, ink + over + clear if level else 0))
            for (x, width), row in found:
                placed += self._row(row, x, width, baseline)
            bottom = baseline + max(row.fall for _, row in found)
            ink = baseline + max(line.under for _, row in found for line in row.lines)
        return placed, bottom

    def _row(self, row: Row, x: float, width: float, baseline: int) -> Iterator[Placed]:
        if self._align is Align.RIGHT:
            x += width - row.width
        elif self._align is Align.CENTRE:
            x += (width - row.width) / 2
        for line in reversed(row.lines) if self._reversed(row) else row.lines:
            sink = round((row.fall - line.fall) * _SINK)
            yield Placed(x, baseline + sink, line)
            x += line.width + row.space

    def _reversed(self, row: Row) -> bool:
        """Role and organisation follow each other as their own language is read; two names as
        the page's first."""
        found = [runs_from_right(line.layout.text()) for line in row.lines]
        first, last = found[0], found[-1]
        return first and last if len(found) != _TWO else any(found) and self._from_right
