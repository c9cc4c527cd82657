"""A video's chapters, from what was seen on air, by YouTube's rules. Pure.

YouTube makes chapters of a description's lines when the first is 0:00, there are three or more,
in ascending order, and each lasts ten seconds or longer; otherwise it shows none at all.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from eventdesk.domain.runsheet import Cue, RunSheet
from eventdesk.domain.show import Aired, ShowState, spare_of

FEWEST = 3
SHORTEST = timedelta(seconds=10)
MAX_TITLE = 100
"""Characters; YouTube names no limit, its player shows fewer."""

_MOST_NAMES = 2
_SECOND = timedelta(seconds=1)
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# A time inside a title would be taken for another chapter's.
_CLOCK = re.compile(r"(?<=\d):(?=\d)")
RATIO = "\N{RATIO}"
"""Looks like a colon; YouTube makes no time stamp of it."""


class Chapter(Struct, frozen=True):
    """What begins ``at`` that far into the video, in whole seconds."""

    at: timedelta
    title: str

    @property
    def line(self) -> str:
        """As it stands in a description: 0:00, 9:59, 1:02:03."""
        hours, rest = divmod(self.at // _SECOND, 3600)
        minutes, seconds = divmod(rest, 60)
        clock = f"{hours}:{minutes:02}" if hours else f"{minutes}"
        return f"{clock}:{seconds:02} {self.title}"


def chapter_lines(state: ShowState, name: str | None = None) -> tuple[str, ...]:
    """The chapters of one of a show's broadcasts, the main one unless another is named; none
    before it has ended, or when YouTube's rules leave none. One whose spare took its place shows
    nothing that came after."""
    name = state.main if name is None else name
    record = state.record(name)
    began, ended = record.began, record.ended
    if began is None or ended is None:
        return ()
    ended = min(ended, record.left) if record.left else ended
    plans = (one for one in state.sheet.broadcasts if name in (one.name, spare_of(one.name)))
    languages = state.sheet.languages_of(next(plans, None))
    return tuple(one.line for one in chapters(state.sheet, state.aired, began, ended, languages))


def chapters(
    sheet: RunSheet,
    aired: Iterable[Aired],
    began: datetime,
    ended: datetime,
    languages: tuple[str, ...] = (),
) -> tuple[Chapter, ...]:
    """The chapters of a video that began and ended then, in the first of these languages or else
    of the sheet's that each has."""
    marks = _marks(sheet, aired, began, ended, languages or sheet.event.languages)
    kept: list[Chapter] = []
    for mark in marks:
        if kept and kept[-1].title == mark.title:
            continue
        if kept and mark.at - kept[-1].at < SHORTEST:
            # Too short for itself: the one that lasts takes its place as well.
            mark = Chapter(kept.pop().at, mark.title)  # noqa: PLW2901 # the same mark, earlier
            if kept and kept[-1].title == mark.title:
                continue
        kept.append(mark)
    while len(kept) > 1 and ended - began - kept[-1].at < SHORTEST:
        kept.pop()
    return tuple(kept) if len(kept) >= FEWEST else ()


def _marks(
    sheet: RunSheet,
    aired: Iterable[Aired],
    began: datetime,
    ended: datetime,
    languages: tuple[str, ...],
) -> Sequence[Chapter]:
    """Where chapters would begin if none were too short; the first is what the video opens on."""
    opening = sheet.event.title.best(languages)
    later = []
    for one in aired:
        if one.at <= began:
            opening = title_of(sheet, one.cue, languages)
        elif one.at < ended and one.cue.chapter:
            at = (one.at - began) // _SECOND * _SECOND
            later.append(Chapter(at, title_of(sheet, one.cue, languages)))
    return [Chapter(timedelta(0), _clean(opening)), *later]


def title_of(sheet: RunSheet, cue: Cue, languages: tuple[str, ...] = ()) -> str:
    """The cue's title in the first of the languages, else of the sheet's, and whose talk it is if
    it is of one or two."""
    languages = languages or sheet.event.languages
    title = _clean(cue.title.best(languages)) or cue.id
    people = [sheet.speakers[each] for each in cue.speakers if each in sheet.speakers]
    names = [_clean(person.name.best(languages)) for person in people]
    if not 1 <= len(names) <= _MOST_NAMES or all(name in title for name in names):
        return title
    whole = f"{title} – {', '.join(names)}"
    return whole if len(whole) <= MAX_TITLE else title


def _clean(words: str) -> str:
    """In one line and without what YouTube refuses, or would take for something else."""
    line = " ".join(_NOT_TEXT.sub(" ", words).split())
    line = _CLOCK.sub(RATIO, line).translate(str.maketrans("<>", "‹›"))
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1].rstrip() + "…"
