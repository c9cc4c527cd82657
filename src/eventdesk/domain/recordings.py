"""The program's recordings as they were seen, and the chapters in them. Pure.

OBS can name chapters in its own file only since 30.2, and in one format only. Here they are for
every OBS: an editing program or a player takes them from the as-run.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from eventdesk.domain.chapters import title_of
from eventdesk.domain.events import RecordingSeen
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.show import ShowState, Span
from eventdesk.domain.switcher import Link, SwitcherSeen


class Mark(Struct, frozen=True):
    """A chapter that begins ``at`` that far into a recording."""

    at: timedelta
    title: str

    @property
    def line(self) -> str:
        """As a list of chapters has it: 00:12:03 Title."""
        minutes, seconds = divmod(self.at // timedelta(seconds=1), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}:{seconds:02} {self.title}"


class Recording(Struct, frozen=True):
    """When the program began to record, and ended (None: it was not seen to), and its chapters."""

    began: datetime
    ended: datetime | None = None
    marks: tuple[Mark, ...] = ()


def recording_noticed(
    state: ShowState, seen: SwitcherSeen, now: datetime
) -> Iterator[RecordingSeen]:
    """The event worth keeping when the program begins or ends a recording."""
    known = seen.output == PROGRAM and seen.link is Link.READY
    if known and seen.recording != state.recording_seen:
        yield RecordingSeen(now, seen.recording)


def recordings(state: ShowState, spans: Iterable[Span]) -> tuple[Recording, ...]:
    """Every recording of a run with what was seen on air in it. What is on air when one begins is
    its first chapter; a cue that was taken back is none."""
    return tuple(
        Recording(each.began, each.ended, tuple(_marks(state, each.began, each.ended)))
        for each in spans
    )


def _marks(state: ShowState, began: datetime, ended: datetime | None) -> Iterator[Mark]:
    opening: str | None = None
    later: list[Mark] = []
    for one in state.aired:
        title = title_of(state.sheet, one.cue)
        if one.at <= began:
            opening = title
        elif one.cue.chapter and (ended is None or one.at < ended):
            later.append(Mark(one.at - began, title))
    if opening is not None:
        yield Mark(timedelta(0), opening)
    yield from later
