"""Who was named on air, how often and how long: per person, and per language."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from msgspec import Struct

from eventdesk.domain.as_run import AsRun, Named
from eventdesk.domain.runsheet import RunSheet

_ZERO = timedelta(0)


class NameTime(Struct, frozen=True):
    """One speaker's time on air by name. ``languages`` maps a language tag to the time for which
    the name stood there in it."""

    speaker: str
    times: int
    length: timedelta
    languages: Mapping[str, timedelta]


def name_times(what: AsRun) -> tuple[NameTime, ...]:
    """Everybody who was named, in the order in which they were first; a strap names all on it.

    A graphic's languages count as shown together, each for the whole time: when a template lets
    them follow each other, no event tells which one stood there when. A name that OBS did not
    show counts for nothing, and neither does one that is still on air in an unfinished run.
    """
    people: dict[str, list[timedelta]] = {}
    for named in (named for row in what.rows for named in row.named):
        length = length_of(what, named)
        if length is not None and not named.failed:
            for one in named.people:
                people.setdefault(one, []).append(length)
    return tuple(
        NameTime(
            one,
            len(lengths),
            sum(lengths, _ZERO),
            dict.fromkeys(_languages(what.sheet, one), sum(lengths, _ZERO)),
        )
        for one, lengths in people.items()
    )


def length_of(what: AsRun, named: Named) -> timedelta | None:
    """How long the name was on air; None while it still is."""
    until = named.until or what.ended
    return None if until is None else max(until - named.at, _ZERO)


def _languages(sheet: RunSheet | None, speaker: str) -> Iterator[str]:
    """The languages of a speaker's graphic: the sheet's, as far as the speaker has words in them,
    else the first one that there is."""
    person = sheet.speakers.get(speaker) if sheet else None
    if sheet is None or person is None:
        return
    texts = (person.name, person.role, person.organisation)
    shown = [tag for tag in sheet.event.languages if any(text.get(tag) for text in texts)]
    yield from shown or [tag for tag, _ in person.name.entries[:1]]
