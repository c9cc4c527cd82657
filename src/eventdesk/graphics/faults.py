"""What can be wrong with a graphic, told before it is on air."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from eventdesk.graphics.arrangement import Arranger
from eventdesk.graphics.content import LONGEST, Page
from eventdesk.graphics.faces import Faces
from eventdesk.graphics.scripts import is_han
from eventdesk.graphics.template import Template
from eventdesk.graphics.theme import readable_on, spelled, unreadable
from eventdesk.graphics.typeset import Typesetter, Words


class FitCode(StrEnum):
    """What can be wrong with a graphic."""

    TOO_LONG = "text-does-not-fit"
    NO_FONT = "character-without-font"  # left out of the picture
    OTHER_FACE = "character-from-another-language"  # drawn, but with a neighbour's Han form
    NOTHING = "graphic-without-text"
    NO_TEMPLATE = "unknown-template"
    LOW_CONTRAST = "low-contrast"
    NO_LOGO = "logo-unreadable"  # drawn without it


class FitProblem(Struct, frozen=True):
    """One fault. ``character`` and ``code_point`` ("U+9AA8") name the character, ``install`` the
    font family that would draw it, ``package`` Debian's package with it. For an unknown template
    ``text`` is its name, for a logo its path, for colours what they are and their contrast;
    ``install`` is then what would be right."""

    code: FitCode
    text: str = ""
    character: str = ""
    code_point: str = ""
    install: str = ""
    package: str = ""


def too_long(arranger: Arranger, pages: Sequence[Page]) -> Iterator[FitProblem]:
    """The texts to shorten: those that do not fit by themselves, else the longest one."""
    for page, arranged in zip(pages, arranger.arrange_all(pages), strict=True):
        if arranged.fits and all(len(words.text) <= LONGEST for words in page.words()):
            continue
        guilty = [words.text for words in arranger.too_long(page)]
        longest = max((words.text for words in page.words()), key=len)
        for text in guilty or [longest]:
            yield FitProblem(FitCode.TOO_LONG, text)


def character_faults(
    typesetter: Typesetter, template: Template, words: Words
) -> Iterator[FitProblem]:
    """The characters that have to be left out, or show in a shape of another language."""
    weight = (template.name if words.whole else template.detail).weight
    for drawn in typesetter.drawn(words, weight):
        if drawn.missing:
            code = FitCode.NO_FONT
        elif is_han(drawn.character) and not drawn.own_face:
            code = FitCode.OTHER_FACE
        else:
            continue
        family, package = Faces.to_install(drawn.character, words.face, words.han_face)
        point = f"U+{ord(drawn.character):04X}"
        yield FitProblem(code, words.text, drawn.character, point, family, package)


def colour_faults(template: Template) -> Iterator[FitProblem]:
    """The colours that words cannot be read in; the worst pair says what is wrong with all."""
    for pair in unreadable(template):
        found = f"{spelled(pair.text)} / {spelled(pair.plate)} {pair.ratio:.1f}:1"
        better = f"{spelled(readable_on(pair.plate))} {pair.wanted:g}:1"
        yield FitProblem(FitCode.LOW_CONTRAST, found, install=better)
        return
