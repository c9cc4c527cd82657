"""Where everything of a lower third goes: its columns, plates, accent, logo, and every line."""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.graphic import Canvas, Side
from eventdesk.graphics.content import Page
from eventdesk.graphics.geometry import Box, Geometry
from eventdesk.graphics.rows import Manner, Row, RowSetter, Stack, manner_of, styled
from eventdesk.graphics.table import Placed, Table
from eventdesk.graphics.template import Template
from eventdesk.graphics.typeset import Typesetter, Words

_SMALLER = 0.85
_TINY = 1.0
"""Pixels of a line's em below which nothing gets smaller any more."""


class Arrangement(Struct, frozen=True):
    """A whole graphic, measured in pixels. ``names_height`` is where the details' plate begins.

    ``scale`` is what the template's sizes were multiplied by; ``fits`` is False when the words
    are only there because nothing is ever cut off. ``mirrored`` has its accent at the right.
    """

    width: float
    height: float
    names_height: float
    lines: tuple[Placed, ...]
    fits: bool
    scale: float
    mirrored: bool
    accents: tuple[Box, ...]
    dividers: tuple[Box, ...]
    logo: Box | None
    logo_ground: Box | None


class Floors(Struct, frozen=True):
    """How high the names' and the whole plate are at least: pages that follow each other have
    one plate."""

    names: float = 0.0
    whole: float = 0.0


class _Grid(Struct, frozen=True):
    """Columns with their widths, and the cells row by row."""

    rows: tuple[tuple[Stack, ...], ...]
    widths: tuple[float, ...]


class Arranger:
    """Arranges pages on one canvas with one template. ``logo`` is a logo's width by its height,
    None for none."""

    def __init__(
        self,
        typesetter: Typesetter,
        template: Template,
        canvas: Canvas,
        side: Side | None = None,
        logo: float | None = None,
    ) -> None:
        self._template = template
        self._canvas = canvas
        self.side = side or template.place.side
        self._logo = logo if template.logo.shown else None
        self.unit = min(canvas.height, canvas.width * 9 / 16)
        self._rows = RowSetter(typesetter, template, self.unit)
        place = template.place
        self._tallest = min(place.tallest, 1 - place.safe - place.bottom) * canvas.height

    def arrange_all(self, pages: Sequence[Page]) -> tuple[Arrangement, ...]:
        """All pages in one size and on one plate's height, as far as their words allow."""
        found = [self.arrange(page) for page in pages]
        if len(found) > 1:
            scale = min(one.scale for one in found)
            found = [self.arrange(page, largest=scale) for page in pages]
            floors = Floors(max(x.names_height for x in found), max(x.height for x in found))
            scale = min(one.scale for one in found)
            found = [self.arrange(page, floors, largest=scale) for page in pages]
        return tuple(found)

    def arrange(
        self, page: Page, floors: Floors = Floors(), *, largest: float = 1.0
    ) -> Arrangement:
        """The least changed arrangement that fits: full size first, wrapped lines before smaller
        ones, all lines smaller together. Words are never clipped: what does not fit at the
        smallest size is broken anywhere and made smaller still, and ``fits`` is False."""
        fitting = self._template.fitting
        scale = largest
        while scale > fitting.smallest - 1e-9:
            done = self._at(page, floors, scale, forced=False)
            if done is not None:
                return done
            scale -= fitting.step
        scale = min(largest, fitting.smallest)
        while True:
            done = self._at(page, floors, scale, forced=True)
            if done is not None:
                return done
            scale *= _SMALLER

    def too_long(self, page: Page) -> list[Words]:
        """The texts that do not fit even by themselves."""
        geometry = self._geometry(page)
        columns = next(iter(self._shapes(page)))
        width = geometry.content / columns - self._gap * (columns - 1) / columns
        return [
            words
            for number, cell in enumerate(page.cells)
            for manner in (self._manner(page, number),)
            for style, words in styled(cell, manner)
            if not self._rows.fits(words, style, manner, width)
        ]

    @property
    def _gap(self) -> float:
        columns = self._template.columns
        return (2 * columns.gap + columns.line) * self.unit

    def _geometry(self, page: Page) -> Geometry:
        return Geometry(self._template, self._canvas, self.side, self._logo, page)

    def _shapes(self, page: Page) -> Iterator[int]:
        """In how many columns the cells may stand, best first."""
        count = len(page.cells)
        if not page.panel:
            yield count
            return
        across = min(count, self._template.panel.across)
        rows = math.ceil(count / across)
        yield from dict.fromkeys(math.ceil(count / n) for n in range(rows, count + 1))

    def _manner(self, page: Page, number: int) -> Manner:
        columns = not page.panel and len(page.cells) > 1
        manner = manner_of(self._template, panel=page.panel, columns=columns)
        return manner.without_first() if columns and number else manner

    def _at(self, page: Page, floors: Floors, scale: float, *, forced: bool) -> Arrangement | None:
        smallest = min(style.size for style in self._manner(page, 0).details) * self.unit * scale
        for widths in self._widths(page, scale):
            grid = self._grid(page, widths, scale, forced=forced)
            if grid is None:
                continue
            done = self._placed(page, grid, floors, scale, fits=not forced)
            if done.height <= self._tallest or (forced and smallest <= _TINY):
                return done
        return None

    def _widths(self, page: Page, scale: float) -> Iterator[Sequence[float]]:
        """How wide each column may be, best first: in a panel all alike, where that does."""
        content = self._geometry(page).content
        shapes = [(columns, content - self._gap * (columns - 1)) for columns in self._shapes(page)]
        if page.panel or shapes[0][0] == 1:
            yield from ([room / columns] * columns for columns, room in shapes)
        for columns, room in shapes:
            natural = [0.0] * columns
            for number, cell in enumerate(page.cells):
                wide = self._rows.natural(cell, self._manner(page, number), scale)
                natural[number % columns] = max(natural[number % columns], math.ceil(wide))
            if columns > 1:
                yield _shared(natural, room)

    def _grid(
        self, page: Page, widths: Sequence[float], scale: float, *, forced: bool
    ) -> _Grid | None:
        columns, stacks = len(widths), []
        for number, cell in enumerate(page.cells):
            width, manner = widths[number % columns], self._manner(page, number)
            stack = self._rows.stack(cell, manner, width, scale, forced=forced)
            if stack is None:
                return None
            stacks.append(stack)
        used = [max(stack.width for stack in stacks[n::columns]) for n in range(columns)]
        if page.panel and len(set(widths)) == 1:
            used = [max(used)] * columns
        rows = [tuple(stacks[n : n + columns]) for n in range(0, len(stacks), columns)]
        return _Grid(tuple(rows), tuple(used))

    def _placed(
        self, page: Page, grid: _Grid, floors: Floors, scale: float, *, fits: bool
    ) -> Arrangement:
        geometry, plate = self._geometry(page), self._template.plate
        table = Table(geometry.align(len(grid.widths)), page, grid.widths, geometry.left, self._gap)
        placed, bottom, split = self._stacked(page, grid, table, geometry.top, floors)
        height = math.ceil(bottom + plate.bottom * self.unit + geometry.bottom)
        whole = max(height, math.ceil(floors.whole), geometry.least_height)
        if geometry.least_height > height:  # the words stand at the middle of a taller logo
            lower = (geometry.least_height - height) // 2
            placed = [replace(one, baseline=one.baseline + lower) for one in placed]
            split += lower if split else 0
        width = geometry.left + table.width + geometry.right
        across, edge = math.ceil(width), round(split) or whole
        logo = geometry.logo_boxes(across, whole)
        return Arrangement(
            width=width,
            height=whole,
            names_height=edge,
            lines=tuple(placed),
            fits=fits,
            scale=scale,
            mirrored=geometry.mirrored,
            accents=geometry.accents(across, whole, edge, table.width),
            dividers=self._dividers(table, whole, geometry),
            logo=logo[0] if logo else None,
            logo_ground=logo[1] if logo else None,
        )

    def _stacked(
        self, page: Page, grid: _Grid, table: Table, top: float, floors: Floors
    ) -> tuple[list[Placed], float, float]:
        """Put the rows below each other by how they look: gaps are between what the eye takes
        for the top and bottom of the letters, not between font boxes. Gives the lines, where the
        last one ends, and where the details' plate begins (0: there is only one plate)."""
        plate, panel, unit = self._template.plate, self._template.panel, self.unit
        placed: list[Placed] = []
        bottom, split = top, 0.0
        for number, stacks in enumerate(grid.rows):
            gap = (panel.between_rows if number else plate.top) * unit
            if page.panel:  # every person's lines follow each other closely
                rows = [_joined(stack, panel.above_details * unit) for stack in stacks]
                lines, bottom = table.put(rows, bottom, gap)
                placed += lines
                continue
            names, bottom = table.put([stack.names for stack in stacks], bottom, gap)
            details = [stack.details for stack in stacks]
            if names and any(details):
                split = bottom = max(bottom + plate.bottom * unit, floors.names)
                gap = plate.above_details * unit
            lines, bottom = table.put(details, bottom, gap)
            placed += [*names, *lines]
        return placed, bottom, split

    def _dividers(self, table: Table, height: int, geometry: Geometry) -> tuple[Box, ...]:
        columns, plate = self._template.columns, self._template.plate
        if not columns.line:
            return ()
        line = max(1, round(columns.line * self.unit))
        top = round(plate.top * self.unit) + geometry.top
        low = height - round(plate.bottom * self.unit) - geometry.bottom
        return tuple(
            Box(round(x - line / 2), top, line, max(0, low - top)) for x in table.between()
        )


def _joined(stack: Stack, above_details: float) -> tuple[Row, ...]:
    first = tuple(replace(row, gap=above_details) for row in stack.details[:1])
    return (*stack.names, *first, *stack.details[1:])


def _shared(natural: Sequence[float], room: float) -> list[float]:
    """The columns as wide as they want to be where all have room, else the narrow ones as they
    want and the others alike."""
    if sum(natural) <= room:
        return list(natural)
    widths = [0.0] * len(natural)
    order = sorted(range(len(natural)), key=lambda number: natural[number])
    for done, number in enumerate(order):
        widths[number] = min(natural[number], room / (len(natural) - done))
        room -= widths[number]
    return widths
