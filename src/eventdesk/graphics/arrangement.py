"""Where the words of a lower third go: languages, lines, and what gives way when they are long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.domain.text import Text
from eventdesk.graphics.faces import LATIN, face_of
from eventdesk.graphics.template import Style, Template
from eventdesk.graphics.typeset import SetLine, Setting, Typesetter, Words, tidy

LONGEST = 300
"""Characters of one text that are set at all; what is longer ends in an ellipsis and is reported
as not fitting."""
LANGUAGES = 2
"""How many languages the graphic shows: the first ones that have words."""
_NAME_LINES = 2
_SMALLER = 0.85
_SINK = 0.5
"""How far small letters beside large ones sink towards the large ones' foot: Hangul and Han
stand a little below the Latin baseline, and Latin beside them would seem to float."""


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one language: a name, and up to two details (role and organisation)."""

    name: Words | None
    details: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, where its first ink is and its baseline, in pixels from the plate's corner."""

    x: float
    baseline: float
    line: SetLine


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A whole graphic, measured. ``names_height`` is where the details' plate begins."""

    width: float
    height: float
    names_height: float
    lines: tuple[Placed, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines on one baseline, ``space`` apart, and the gap above them, in pixels."""

    lines: tuple[SetLine, ...]
    gap: float
    space: float
    detail: bool


def blocks(graphic: Graphic) -> tuple[Block, ...]:
    """The graphic's words by language, primary first, every text once.

    A text that lacks the primary language is shown in the language it has.
    """
    person = graphic.people[0]
    languages = [
        language
        for language in dict.fromkeys(graphic.languages)
        if person.name.get(language)
        or person.role.get(language)
        or person.organisation.get(language)
    ]
    if not languages:
        texts = (person.name, person.role, person.organisation)
        languages = [tag for text in texts for tag, words in text.entries if words][:1]
    result: list[Block] = []
    for language in languages[:LANGUAGES]:
        first = not result
        name = _words(graphic, person.name, language, first=first, whole=True)
        details = (
            _words(graphic, person.role, language, first=first),
            _words(graphic, person.organisation, language, first=first),
        )
        result.append(Block(name, tuple(words for words in details if words)))
    return tuple(result)


def _words(
    graphic: Graphic, text: Text, language: str, *, first: bool, whole: bool = False
) -> Words | None:
    tag, found = language, text.get(language)
    if not found and first:
        shown = [t for t in graphic.languages[1:LANGUAGES] if text.get(t)]
        others = ((t, w) for t, w in text.entries if w and t not in shown)
        tag, found = next(others, (language, None))
    clean = tidy(found or "")
    if not clean:
        return None
    if len(clean) > LONGEST:
        clean = clean[:LONGEST].rstrip() + "…"
    face = face_of(tag)
    return Words(clean, face, _han_face(graphic, face, whole=whole), whole)


def _han_face(graphic: Graphic, face: str, *, whole: bool) -> str:
    """The face of Han characters: a Japanese or Chinese text has its own; elsewhere they spell
    the speaker's name and follow the speaker's language, then the event's."""
    speaker = face_of(graphic.people[0].language or "")
    if face not in (LATIN, "ko") or (face == "ko" and not whole):
        return face
    known = (speaker, face, *(face_of(tag) for tag in graphic.languages))
    return next((one for one in known if one != LATIN), "ko")


class Arranger:
    """Arranges one graphic on one canvas with one template."""

    def __init__(self, typesetter: Typesetter, template: Template, canvas: Canvas) -> None:
        self._set = typesetter
        self._template = template
        self.unit = min(canvas.height, canvas.width * 9 / 16)
        place, plate = template.place, template.plate
        widest = min(place.widest, 1 - place.safe - place.left) * canvas.width
        self._widest = widest - self.unit * (plate.left + plate.right + template.accent.width)
        self._tallest = min(place.tallest, 1 - place.safe - place.bottom) * canvas.height

    def arrange(self, found: tuple[Block, ...]) -> Arrangement:
        """The least changed arrangement that fits: full size first, wrapped lines before smaller
        ones, all lines smaller together. Words are never clipped: what does not fit at the
        smallest size is broken anywhere and made smaller still, and ``fits`` is False."""
        fitting = self._template.fitting
        scale = 1.0
        while scale > fitting.smallest - 1e-9:
            done = self._at(found, scale, forced=False)
            if done is not None:
                return done
            scale -= fitting.step
        scale = fitting.smallest
        while True:
            done = self._at(found, scale, forced=True)
            if done is not None:
                return done
            scale *= _SMALLER

    def fits_alone(self, words: Words, *, primary: bool) -> bool:
        """Whether this one text, at its smallest, takes no more lines than it may."""
        template = self._template
        kinds = (
            (template.name, template.second_name)
            if words.whole
            else (template.detail, template.second_detail)
        )
        style = kinds[0 if primary else 1]
        return self._lines(words, style, template.fitting.smallest, forced=False) is not None

    def _at(self, found: tuple[Block, ...], scale: float, *, forced: bool) -> Arrangement | None:
        rows = self._rows(found, scale, forced=forced)
        if rows is None:
            return None
        placed, width, names_height, height = self._stack(rows)
        last_resort = scale * self.unit * self._template.second_detail.size <= 1
        if height > self._tallest and not (forced and last_resort):
            return None
        return Arrangement(width, height, names_height, placed, fits=not forced)

    def _rows(self, found: tuple[Block, ...], scale: float, *, forced: bool) -> list[_Row] | None:
        rows = self._name_rows(found, scale, forced=forced)
        if rows is None:
            return None
        template = self._template
        for number, block in enumerate(found):
            style = template.second_detail if number else template.detail
            details = self._detail_rows(block.details, style, scale, forced=forced)
            if details is None:
                return None
            rows += details
        return rows

    def _name_rows(
        self, found: tuple[Block, ...], scale: float, *, forced: bool
    ) -> list[_Row] | None:
        """The names: on one line with each other where they fit, else below each other."""
        template, plate = self._template, self._template.plate
        styles = (template.name, template.second_name)
        names = [
            (block.name, styles[min(number, 1)]) for number, block in enumerate(found) if block.name
        ]
        space = plate.between_names * scale * self.unit
        if len(names) == LANGUAGES:
            beside = self._beside(names, space, scale)
            if beside is not None:
                return [_Row(beside, 0, space, detail=False)]
        rows: list[_Row] = []
        for words, style in names:
            lines = self._lines(words, style, scale, forced=forced)
            if lines is None:
                return None
            gap = plate.between_lines * scale * self.unit * style.size / template.detail.size
            rows += [_Row((line,), gap, 0, detail=False) for line in lines]
        return rows

    def _detail_rows(
        self, details: tuple[Words, ...], style: Style, scale: float, *, forced: bool
    ) -> list[_Row] | None:
        """Role and organisation on one line with a dot between, else below each other."""
        plate = self._template.plate
        first_gap = plate.between_languages * scale * self.unit
        if len(details) > 1:
            dot = (Words("·", LATIN, LATIN), self._template.dot(style))
            items = [(details[0], style), dot, (details[1], style)]
            space = plate.around_dot * style.size * scale * self.unit
            beside = self._beside(items, space, scale)
            if beside is not None:
                return [_Row(beside, first_gap, space, detail=True)]
        rows: list[_Row] = []
        for words in details:
            lines = self._lines(words, style, scale, forced=forced)
            if lines is None:
                return None
            gap = plate.between_lines * scale * self.unit
            rows += [_Row((line,), gap, 0, detail=True) for line in lines]
        return [replace(rows[0], gap=first_gap), *rows[1:]] if rows else []

    def _beside(
        self, items: Sequence[tuple[Words, Style]], space: float, scale: float
    ) -> tuple[SetLine, ...] | None:
        """The items as one row, tightened if it must be; None when it is wider than allowed."""
        for tightened in (0.0, self._template.fitting.tighten):
            row = tuple(
                self._set.line(words, Setting(style, style.size * scale * self.unit, tightened))
                for words, style in items
            )
            if sum(line.width for line in row) + space * (len(row) - 1) <= self._widest:
                return row
        return None

    def _lines(
        self, words: Words, style: Style, scale: float, *, forced: bool, most: int = 0
    ) -> list[SetLine] | None:
        """One text, tightened before it is wrapped; None when it takes too many lines."""
        most = most or (_NAME_LINES if words.whole else self._template.fitting.lines)
        for count in range(1, most + 1):
            for setting in self._settings(style, scale):
                lines = self._set.wrapped(words, setting, self._widest, count)
                if lines is not None:
                    return lines
        if not forced:
            return None
        tight = list(self._settings(style, scale))[-1]
        return (
            self._set.wrapped(words, tight, self._widest, LONGEST)
            or self._set.wrapped(words, tight, self._widest, LONGEST, anywhere=True)
            or [self._set.line(words, tight)]
        )

    def _settings(self, style: Style, scale: float) -> Iterator[Setting]:
        pixels = style.size * scale * self.unit
        yield Setting(style, pixels)
        yield Setting(style, pixels, self._template.fitting.tighten)

    def _stack(self, rows: list[_Row]) -> tuple[tuple[Placed, ...], float, float, float]:
        """Put the rows below each other by how they look: gaps are between what the eye takes
        for the top and bottom of the letters, not between font boxes. Gives the lines, and the
        plate's width, the names' height and the whole height, in pixels."""
        unit, plate = self.unit, self._template.plate
        left = (self._template.accent.width + plate.left) * unit
        placed: list[Placed] = []
        bottom = width = names_height = 0.0
        previous: _Row | None = None
        for row in rows:
            gap = row.gap
            if previous is None:
                gap = plate.top * unit
            elif row.detail and not previous.detail:
                bottom += plate.bottom * unit
                names_height = bottom
                gap = plate.above_details * unit
            deepest = max(line.fall for line in row.lines)
            baseline = round(bottom + gap + max(line.rise for line in row.lines))
            x = left
            for line in row.lines:
                sink = round((deepest - line.fall) * _SINK)
                placed.append(Placed(x, baseline + sink, line))
                width = max(width, x + line.width)
                x += line.width + row.space
            bottom = baseline + deepest
            previous = row
        height = bottom + plate.bottom * unit
        return tuple(placed), width + plate.right * unit, names_height or height, height
