"""The lines of one column: what gives way when its words are long."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.graphics.content import LANGUAGES, LONGEST, Cell
from eventdesk.graphics.faces import LATIN
from eventdesk.graphics.template import Style, Template
from eventdesk.graphics.typeset import SetLine, Setting, Typesetter, Words

_NAME_LINES = 2


class Row(Struct, frozen=True):
    """Lines on one baseline, ``space`` apart, and the gap above them, in pixels."""

    lines: tuple[SetLine, ...]
    gap: float
    space: float = 0.0

    @property
    def width(self) -> float:
        """From the first ink to the last."""
        return sum(line.width for line in self.lines) + self.space * (len(self.lines) - 1)

    @property
    def rise(self) -> float:
        """How high its letters look."""
        return max(line.rise for line in self.lines)

    @property
    def fall(self) -> float:
        """How deep its letters look."""
        return max(line.fall for line in self.lines)


class Stack(Struct, frozen=True):
    """One column, set."""

    names: tuple[Row, ...]
    details: tuple[Row, ...]

    @property
    def width(self) -> float:
        """Its widest row's."""
        return max((row.width for row in (*self.names, *self.details)), default=0.0)


class Manner(Struct, frozen=True):
    """How a column's words are set: styles by language, gaps as shares of the canvas height.

    ``lines`` is how many one detail may take; ``beside`` lets both names share a line, and role
    and organisation, where they fit.
    """

    names: tuple[Style, Style]
    details: tuple[Style, Style]
    between_lines: float
    between_languages: float
    lines: int
    beside: bool

    def without_first(self) -> "Manner":
        """For a column that begins with the second language."""
        return replace(self, names=self.names[1:] * 2, details=self.details[1:] * 2)


def manner_of(template: Template, *, panel: bool, columns: bool) -> Manner:
    """How the template sets one person's words, or each of several."""
    plate, own = template.plate, template.panel
    if panel:
        return Manner(
            (own.name, own.second_name),
            (own.detail, own.detail),
            own.between_lines,
            own.between_lines,
            own.lines,
            beside=False,
        )
    return Manner(
        (template.name, template.second_name),
        (template.detail, template.second_detail),
        plate.between_lines,
        plate.between_languages,
        template.fitting.lines,
        beside=not columns,
    )


def styled(cell: Cell, manner: Manner) -> Iterator[tuple[Style, Words]]:
    """Every text of the column with its style."""
    for number, block in enumerate(cell):
        if block.name:
            yield manner.names[min(number, 1)], block.name
        for words in block.details:
            yield manner.details[min(number, 1)], words


class RowSetter:
    """Sets columns with one template; ``unit`` is the canvas height that its shares mean."""

    def __init__(self, typesetter: Typesetter, template: Template, unit: float) -> None:
        self._set = typesetter
        self._template = template
        self._unit = unit

    def natural(self, cell: Cell, manner: Manner, scale: float) -> float:
        """How wide the column is with every text on a line of its own."""
        return max(
            self._set.line(words, self._setting(style, scale)).width
            for style, words in styled(cell, manner)
        )

    def stack(
        self, cell: Cell, manner: Manner, width: float, scale: float, *, forced: bool
    ) -> Stack | None:
        """The column in at most ``width`` pixels; None when a text takes too many lines.
        ``forced`` takes as many as it needs."""
        names = self._name_rows(cell, manner, width, scale, forced=forced)
        if names is None:
            return None
        details: list[Row] = []
        for number, block in enumerate(cell):
            style = manner.details[min(number, 1)]
            rows = self._detail_rows(block.details, style, manner, width, scale, forced=forced)
            if rows is None:
                return None
            details += rows
        return Stack(tuple(names), tuple(details))

    def fits(self, words: Words, style: Style, manner: Manner, width: float) -> bool:
        """Whether this one text, at its smallest, takes no more lines than it may."""
        smallest = self._template.fitting.smallest
        return self._lines(words, style, manner, width, smallest, forced=False) is not None

    def _name_rows(
        self, cell: Cell, manner: Manner, width: float, scale: float, *, forced: bool
    ) -> list[Row] | None:
        """The names: on one line with each other where they fit, else below each other."""
        names = [
            (block.name, manner.names[min(number, 1)])
            for number, block in enumerate(cell)
            if block.name
        ]
        space = self._template.plate.between_names * scale * self._unit
        if manner.beside and len(names) == LANGUAGES:
            beside = self._beside(names, space, width, scale)
            if beside is not None:
                return [Row(beside, 0, space)]
        rows: list[Row] = []
        for words, style in names:
            lines = self._lines(words, style, manner, width, scale, forced=forced)
            if lines is None:
                return None
            share = manner.names[0].size / manner.details[0].size
            gap = manner.between_lines * scale * self._unit * share
            rows += [Row((line,), gap) for line in lines]
        return rows

    def _detail_rows(
        self,
        details: tuple[Words, ...],
        style: Style,
        manner: Manner,
        width: float,
        scale: float,
        *,
        forced: bool,
    ) -> list[Row] | None:
        """Role and organisation on one line with a dot between, else below each other."""
        first_gap = manner.between_languages * scale * self._unit
        if manner.beside and len(details) > 1:
            dot_style = replace(
                style, weight=self._template.name.weight, colour=self._template.accent.colour
            )
            items = [
                (details[0], style),
                (Words("·", LATIN, LATIN), dot_style),
                (details[1], style),
            ]
            space = self._template.plate.around_dot * style.size * scale * self._unit
            beside = self._beside(items, space, width, scale)
            if beside is not None:
                return [Row(beside, first_gap, space)]
        rows: list[Row] = []
        for words in details:
            lines = self._lines(words, style, manner, width, scale, forced=forced)
            if lines is None:
                return None
            gap = manner.between_lines * scale * self._unit
            rows += [Row((line,), gap) for line in lines]
        return [replace(rows[0], gap=first_gap), *rows[1:]] if rows else []

    def _beside(
        self, items: Sequence[tuple[Words, Style]], space: float, width: float, scale: float
    ) -> tuple[SetLine, ...] | None:
        """The items as one row, tightened if it must be; None when it is wider than allowed."""
        for tightened in (0.0, self._template.fitting.tighten):
            row = tuple(
                self._set.line(words, self._setting(style, scale, tightened))
                for words, style in items
            )
            if sum(line.width for line in row) + space * (len(row) - 1) <= width:
                return row
        return None

    def _lines(
        self,
        words: Words,
        style: Style,
        manner: Manner,
        width: float,
        scale: float,
        *,
        forced: bool,
    ) -> list[SetLine] | None:
        """One text, tightened before it is wrapped; None when it takes too many lines."""
        most = _NAME_LINES if words.whole else manner.lines
        for count in range(1, most + 1):
            for setting in self._settings(style, scale):
                lines = self._set.wrapped(words, setting, width, count)
                if lines is not None:
                    return lines
        if not forced:
            return None
        tight = list(self._settings(style, scale))[-1]
        return (
            self._set.wrapped(words, tight, width, LONGEST)
            or self._set.wrapped(words, tight, width, LONGEST, anywhere=True)
            or [self._set.line(words, tight)]
        )

    def _settings(self, style: Style, scale: float) -> Iterator[Setting]:
        yield self._setting(style, scale)
        yield self._setting(style, scale, self._template.fitting.tighten)

    def _setting(self, style: Style, scale: float, tightened: float = 0.0) -> Setting:
        pixels = style.size * scale * self._unit
        return Setting(style, pixels, tightened, self._template.optical)
