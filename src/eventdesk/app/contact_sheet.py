"""The contact sheet of a run-sheet: each graphic that it can show, and what is wrong with it."""

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from eventdesk.app.parts import renderer_beside
from eventdesk.domain.desired import graphics_of_plan
from eventdesk.domain.graphic import OBS_TEXT, Canvas, Graphic, Rendered, Side
from eventdesk.domain.runsheet import EventInfo, RunSheet
from eventdesk.domain.text import Text
from eventdesk.graphics.contact_cell import Badge, Cell
from eventdesk.graphics.contact_sheet import ContactSheet, Form, Heading
from eventdesk.graphics.renderer import FitCode, FitProblem, GraphicsRenderer
from eventdesk.ui import contact_words, times

_CENTRED = 0.01
"""So near to the canvas's middle, as a share of its width, a graphic stands in the centre."""


class _Entry(Struct):
    """A graphic of the sheet, whom it names and the cues that can show it."""

    graphic: Graphic
    speakers: tuple[str, ...]
    cues: list[str] = field(default_factory=list)
    problems: tuple[FitProblem, ...] = ()
    pictures: tuple[Rendered, ...] = ()

    @property
    def error(self) -> bool:
        """Whether it cannot be shown at all."""
        drawn_here = self.graphic.template != OBS_TEXT
        return drawn_here and (
            not self.pictures or any(each.code is FitCode.NO_TEMPLATE for each in self.problems)
        )


class Drawn(Struct, frozen=True):
    """The file's content, and what there is to say of it."""

    content: bytes
    graphics: int
    warnings: int
    errors: int


def draw_contact_sheet(
    path: Path, sheet: RunSheet, canvas: Canvas, form: Form, language: str
) -> Drawn:
    """Every graphic of the sheet at ``path``. Needs a QGuiApplication, whose words are installed.
    Raises OSError when there is no room for the pictures."""
    with tempfile.TemporaryDirectory(prefix="eventdesk-") as folder:
        renderer = renderer_beside(Path(folder), path.parent)
        entries = _entries(sheet)
        for entry in entries:
            _look_at(renderer, entry, canvas)
        errors = sum(entry.error for entry in entries)
        warnings = sum(bool(entry.problems) and not entry.error for entry in entries)
        longest = max((_longest_name(entry) for entry in entries), default=0)
        heading = _heading(path, sheet.event, canvas, language)
        words = contact_words.count(len(entries), warnings, errors)
        cells = [
            cell
            for number, entry in enumerate(entries, start=1)
            for cell in _cells(number, entry, canvas, language, len(entries) > 1 and longest)
        ]
        drawing = ContactSheet(renderer, canvas, heading.counted(words), cells)
        return Drawn(drawing.draw(form), len(entries), warnings, errors)


def _entries(sheet: RunSheet) -> list[_Entry]:
    """Each graphic once, in the order of the cues."""
    found: dict[Graphic, _Entry] = {}
    for cue in sheet.cues:
        for speakers, graphic in graphics_of_plan(sheet, cue.lower_third):
            entry = found.setdefault(graphic, _Entry(graphic, speakers))
            entry.cues.append(cue.id)
    return list(found.values())


def _look_at(renderer: GraphicsRenderer, entry: _Entry, canvas: Canvas) -> None:
    if entry.graphic.template == OBS_TEXT:
        return
    entry.problems = renderer.fit_problems(entry.graphic, canvas)
    if entry.graphic.template in renderer.template_names():
        first = renderer.render(entry.graphic, canvas)
        entry.pictures = (first, *first.then)


def _side(rendered: Rendered, canvas: Canvas) -> Side:
    """Where the template has put it."""
    middle = (rendered.x + rendered.width / 2) / canvas.width
    left, right = rendered.x, canvas.width - rendered.x - rendered.width
    if abs(middle - 0.5) < _CENTRED:
        return Side.CENTRE
    return Side.LEFT if left < right else Side.RIGHT


def _cells(
    number: int, entry: _Entry, canvas: Canvas, language: str, longest: int
) -> Iterator[Cell]:
    badges = []
    if longest and _longest_name(entry) == longest:
        badges.append((Badge.NOTE, contact_words.longest()))
    if entry.error or entry.problems:
        badge = Badge.ERROR if entry.error else Badge.WARNING
        badges.append((badge, contact_words.severity(error=entry.error)))
    where = entry.graphic.side or (_side(entry.pictures[0], canvas) if entry.pictures else None)
    facts = contact_words.facts(entry.graphic, where, entry.speakers, entry.cues)
    pictures: tuple[Rendered | None, ...] = entry.pictures or (None,)
    for page, rendered in enumerate(pictures, start=1):
        told = facts
        if len(pictures) > 1:
            told = f"{contact_words.page(page, len(pictures))} · {facts}"
        yield Cell(
            number=f"{number:02}",
            names=_names(entry.graphic),
            facts=told,
            rendered=rendered,
            badges=tuple(badges),
            problems=tuple(_sentence(each) for each in entry.problems),
            instead=contact_words.instead(entry.graphic),
            language=language,
        )


def _sentence(fault: FitProblem) -> str:
    found = f"{fault.character} ({fault.code_point})" if fault.character else fault.text
    return contact_words.problem(fault.code, found, fault.install)


def _names(graphic: Graphic) -> tuple[tuple[str, str], ...]:
    """The names in each language of the graphic; of a panel all, one after the other."""
    lines = []
    for tag in graphic.languages:
        names = [person.name.get(tag) for person in graphic.people]
        told = ", ".join(name for name in names if name)
        if told:
            lines.append((told, tag))
    first = graphic.name.entries[:1]
    return tuple(lines) or tuple((words, tag) for tag, words in first)


def _longest_name(entry: _Entry) -> int:
    """How long the name on a graphic of one person is: Han, kana and Hangul count twice."""
    if len(entry.speakers) > 1:
        return 0
    names = (words for _, words in entry.graphic.name.entries)
    return max((sum(map(_columns, words)) for words in names), default=0)


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _heading(path: Path, event: EventInfo, canvas: Canvas, language: str) -> Heading:
    return Heading(
        kicker=contact_words.kicker(),
        titles=_said(event.title, event.languages),
        venues=_said(event.venue, event.languages),
        date=times.long_date(event.date, language),
        footer=f"{path.name} · {canvas.width}×{canvas.height} · EventDesk",
        signatures=contact_words.signatures(),
        language=language,
    )


def _said(text: Text, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """A text in the first two of the sheet's languages that it has, with their tags."""
    found = tuple((words, tag) for tag in languages if (words := text.get(tag)))
    return found[:2] or tuple((words, tag) for tag, words in text.entries[:1])
