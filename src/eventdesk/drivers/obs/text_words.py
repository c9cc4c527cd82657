"""What a producer's own graphic is to say: which words go into which text input. Pure."""

from collections.abc import Mapping

from eventdesk.domain.graphic import Graphic
from eventdesk.domain.text import Text

LANGUAGES = 2
"""How many languages a text gets: the first ones that have words, as in the desk's templates."""
BETWEEN_LANGUAGES = " · "
BETWEEN_PEOPLE = ", "


def words(graphic: Graphic) -> Mapping[str, str]:
    """Text input → its words. A field is one line, so that it needs no more room than the producer
    drew: the first language, then the second after a dot; of a panel, one person after the other.
    Fields that share an input have a line each."""
    inputs = graphic.inputs
    if inputs is None:
        return {}
    fields = (
        (inputs.name, [person.name for person in graphic.people]),
        (inputs.role, [person.role for person in graphic.people]),
        (inputs.organisation, [person.organisation for person in graphic.people]),
    )
    lines: dict[str, list[str]] = {}
    for name, texts in fields:
        if name is not None:
            found = (_line(text, graphic.languages) for text in texts)
            lines.setdefault(name, []).append(BETWEEN_PEOPLE.join(each for each in found if each))
    return {name: "\n".join(each for each in held if each) for name, held in lines.items()}


def _line(text: Text, languages: tuple[str, ...]) -> str:
    found = (_tidy(text.get(language) or "") for language in languages)
    said = list(dict.fromkeys(each for each in found if each))[:LANGUAGES]
    return BETWEEN_LANGUAGES.join(said or [_tidy(text.best())])


def _tidy(said: str) -> str:
    return " ".join(said.split())
