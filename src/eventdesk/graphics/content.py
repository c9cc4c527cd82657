"""Which words a graphic shows, in which languages, on which page, in which column."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.graphic import Graphic, Person
from eventdesk.domain.text import Text
from eventdesk.graphics.faces import LATIN, face_of
from eventdesk.graphics.scripts import runs_from_right
from eventdesk.graphics.template import Details, Layout, Template
from eventdesk.graphics.typeset import Words, tidy

LONGEST = 300
"""Characters of one text that are set at all; what is longer ends in an ellipsis and is reported
as not fitting."""
LANGUAGES = 2
PEOPLE = 12
"""How many people one strap names; the others are reported."""


class Block(Struct, frozen=True):
    """The words of one language: a name, and up to two details (role and organisation)."""

    name: Words | None
    details: tuple[Words, ...]


Cell = tuple[Block, ...]
"""What stands in one column, one language below the other."""


class Page(Struct, frozen=True):
    """One picture's words. ``panel`` says that each cell is a person, otherwise several cells
    are languages; ``from_right`` that the first words are read from right to left."""

    cells: tuple[Cell, ...]
    panel: bool = False
    from_right: bool = False

    def words(self) -> list[Words]:
        """Every text on the page."""
        return [
            words
            for cell in self.cells
            for block in cell
            for words in (block.name, *block.details)
            if words
        ]


def _as_they_are(words: Words) -> Words:
    return words


def pages(
    graphic: Graphic, template: Template, drawable: Callable[[Words], Words] = _as_they_are
) -> tuple[Page, ...]:
    """The graphic's pages: one, or one for each language when they take turns. Empty when there
    is not a word to show. ``drawable`` leaves out what no font has."""
    people = graphic.people[:PEOPLE]
    layout, most = template.languages.layout, template.languages.most
    if layout is Layout.ONE:
        most = 1
    shown = _shown(graphic, people, most)
    turns = [(tag,) for tag in shown] if layout is Layout.ROTATE and shown else [shown]
    found = []
    for turn in turns:
        others = tuple(tag for tag in shown if tag not in turn)
        cells = [_cell(graphic, person, turn, others, drawable) for person in people]
        panel = len(people) > 1
        if panel:
            cells = [_of_panel(cell, template.panel.details) for cell in cells]
        elif layout is Layout.COLUMNS:
            cells = [(block,) for cell in cells for block in cell]
        kept = tuple(cell for cell in cells if cell)
        if kept:
            page = Page(kept, panel)
            first = page.words()
            found.append(replace(page, from_right=bool(first and runs_from_right(first[0].text))))
    return tuple(found)


def blocks(graphic: Graphic) -> tuple[Block, ...]:
    """The first person's words by language, primary first, every text once.

    A text that lacks the primary language is shown in the language it has.
    """
    people = graphic.people[:1]
    shown = _shown(graphic, people, LANGUAGES)
    return _cell(graphic, people[0], shown, (), _as_they_are) if people else ()


def _shown(graphic: Graphic, people: Sequence[Person], most: int) -> tuple[str, ...]:
    """The first languages that anybody has words in."""
    texts = [text for one in people for text in (one.name, one.role, one.organisation)]
    known = [tag for tag in dict.fromkeys(graphic.languages) if any(t.get(tag) for t in texts)]
    if not known:
        known = [tag for text in texts for tag, words in text.entries if words][:1]
    return tuple(known[:most])


def _cell(
    graphic: Graphic,
    person: Person,
    shown: tuple[str, ...],
    elsewhere: tuple[str, ...],
    drawable: Callable[[Words], Words],
) -> Cell:
    """One person's words; ``elsewhere`` are the languages that other pages show. In a panel a
    name that lacks the page's languages is there all the same, in the one that it has."""
    if len(graphic.people) > 1:
        shown = (
            tuple(tag for tag in shown if person.name.get(tag))
            or tuple(tag for tag, words in person.name.entries if words)[:1]
        )
    speaker = _Speaker(graphic, person, (*shown[1:], *elsewhere), drawable)
    result: list[Block] = []
    for language in shown:
        # What a page lacks is not filled up from what another page shows.
        anyhow = not result and not elsewhere
        name = speaker.words(person.name, language, anyhow=anyhow, name=True)
        details = (
            speaker.words(person.role, language, anyhow=anyhow),
            speaker.words(person.organisation, language, anyhow=anyhow),
        )
        block = Block(name, tuple(words for words in details if words))
        if block.name or block.details:
            result.append(block)
    return tuple(result)


def _of_panel(cell: Cell, details: Details) -> Cell:
    """A person in a strap: the names, and of the details those that there is room for."""
    names = [Block(block.name, ()) for block in cell if block.name]
    found = next((block.details for block in cell if block.details), ())
    wanted = {
        Details.ROLE: found[:1],
        Details.ORGANISATION: found[-1:],
        Details.BOTH: found,
        Details.NONE: (),
    }[details]
    first = Block(names[0].name if names else None, wanted)
    return (first, *names[1:]) if first.name or wanted else ()


class _Speaker(Struct, frozen=True):
    """Turns one person's texts into words with their faces; ``taken`` are the languages that
    have a place of their own."""

    graphic: Graphic
    person: Person
    taken: tuple[str, ...]
    drawable: Callable[[Words], Words]

    def words(self, text: Text, language: str, *, anyhow: bool, name: bool = False) -> Words | None:
        """The text in this language, or ``anyhow`` in one that has no place of its own."""
        tag, found = language, text.get(language)
        if not found and anyhow and not any(text.get(other) for other in self.taken):
            tag, found = next(((t, w) for t, w in text.entries if w), (language, None))
        clean = tidy(found or "")
        if not clean:
            return None
        if len(clean) > LONGEST:
            clean = clean[:LONGEST].rstrip() + "…"
        face = face_of(tag)
        made = self.drawable(Words(clean, face, self._han_face(face, whole=name), name))
        return made if made.text else None

    def _han_face(self, face: str, *, whole: bool) -> str:
        """The face of Han characters: a Japanese or Chinese text has its own; elsewhere they spell
        the speaker's name and follow the speaker's language, then the event's."""
        if face not in (LATIN, "ko") or (face == "ko" and not whole):
            return face
        speaker = face_of(self.person.language or "")
        known = (speaker, face, *(face_of(tag) for tag in self.graphic.languages))
        return next((one for one in known if one != LATIN), "ko")
