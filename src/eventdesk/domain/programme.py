"""A description's placeholders: the event, its programme and its speakers in words. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from eventdesk.domain.chapters import RATIO
from eventdesk.domain.rundown import plan_times
from eventdesk.domain.runsheet import RunSheet, Session
from eventdesk.domain.text import Text

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def filled(text: Text, sheet: RunSheet) -> Text:
    """The text with every placeholder filled in, each language in its own words."""
    if not any(PLACEHOLDER.search(words) for _, words in text.entries):
        return text
    return Text(tuple((tag, _filled(words, tag, sheet)) for tag, words in text.entries))


def _filled(words: str, language: str, sheet: RunSheet) -> str:
    languages = (language, *sheet.event.languages)

    def fill(match: re.Match[str]) -> str:
        make = PLACEHOLDERS.get(match[1])
        return make(sheet, languages) if make else match[0]

    return PLACEHOLDER.sub(fill, words)


def _title(sheet: RunSheet, languages: tuple[str, ...]) -> str:
    return sheet.event.title.best(languages)


def _venue(sheet: RunSheet, languages: tuple[str, ...]) -> str:
    return sheet.event.venue.best(languages)


def _date(sheet: RunSheet, languages: tuple[str, ...]) -> str:
    return date_in(sheet.event.date, languages[0])


def date_in(day: date, language: str) -> str:
    """A day as people of the language write it."""
    match language.split("-", maxsplit=1)[0]:
        case "ko":
            return f"{day.year}년 {day.month}월 {day.day}일"
        case "ja" | "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        case "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        case _:
            return day.isoformat()


def _programme(sheet: RunSheet, languages: tuple[str, ...]) -> str:
    """Each session with its start, and below it who speaks of what."""
    return "\n".join(_sessions(sheet, languages))


def _sessions(sheet: RunSheet, languages: tuple[str, ...]) -> Iterator[str]:
    spans = plan_times(sheet).spans
    position = 0
    for session in sheet.sessions:
        start = spans[position][0] if session.cues else None
        position += len(session.cues)
        if all(cue.skip for cue in session.cues):
            continue
        title = session.title.best(languages)
        yield f"{_clock(start, sheet)} {title}" if start else title
        yield from _talks(session, sheet, languages)


def _talks(session: Session, sheet: RunSheet, languages: tuple[str, ...]) -> Iterator[str]:
    for cue in session.cues:
        names = [
            sheet.speakers[each].name.best(languages)
            for each in cue.speakers
            if each in sheet.speakers
        ]
        if names and cue.chapter and not cue.skip:
            title = cue.title.best(languages)
            yield f"– {title}: {', '.join(names)}" if title else f"– {', '.join(names)}"


def _clock(start: datetime, sheet: RunSheet) -> str:
    """Local time. Not with a colon: YouTube takes 09:30 for a place in the video, and such times
    out of order cost the video its chapters."""
    return start.astimezone(sheet.event.timezone).strftime(f"%H{RATIO}%M")


def _speakers(sheet: RunSheet, languages: tuple[str, ...]) -> str:
    """Everybody who speaks, in the order of the sheet's own list."""
    lines = []
    for person in sheet.speakers.values():
        parts = (person.name, person.role, person.organisation)
        lines.append(", ".join(words for part in parts if (words := part.best(languages))))
    return "\n".join(lines)


PLACEHOLDERS: Mapping[str, Callable[[RunSheet, tuple[str, ...]], str]] = {
    "title": _title,
    "venue": _venue,
    "date": _date,
    "programme": _programme,
    "speakers": _speakers,
}
