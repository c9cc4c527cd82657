"""What the as-run notes beside its cues. Pure."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from eventdesk.domain import events as e
from eventdesk.domain.watch_events import WatchCleared, WatchRaised

_PLAIN = {
    e.ChaptersWritten: "chapters-written",
    e.WordsWritten: "words-written",
    e.ShowReopened: "reopened",
}
"""Remarks that say everything by their code."""


class Remark(Struct, frozen=True):
    """Something that happened beside the cues: a code and what it is about."""

    at: datetime
    code: str
    about: str = ""


def remarks_of(event: e.Event) -> Iterator[Remark]:  # noqa: C901 # one line an event
    """What is noted of an event, if anything is."""
    match event:
        case e.BroadcastReached():
            yield Remark(event.at, "broadcast-reached", event.stage.name.lower())
        case e.BroadcastFound():
            yield Remark(event.at, "broadcast-found", event.id)
        case e.GoLiveForced():
            yield Remark(event.at, "live-forced", event.why)
        case e.ChaptersWritten() | e.WordsWritten() | e.ShowReopened():
            yield Remark(event.at, _PLAIN[type(event)])
        case e.CommandRefused():
            yield Remark(event.at, "refused", f"{event.command}: {event.code}")
        case e.DriftSeen():
            about = f"{event.output}/{event.leg}: {event.wanted} → {event.found}"
            yield Remark(event.at, "drift", about)
        case WatchRaised() | WatchCleared():
            yield _watched(event)
        case e.SourceRenamed():
            yield Remark(event.at, "renamed", f"{event.output}: {event.name} → {event.now}")
        case e.LowerThirdHidden() if event.because:
            yield Remark(event.at, event.because, event.about)
        case e.CueSkipped():
            yield Remark(event.at, "skipped" if event.skip else "unskipped", event.cue)
        case _:
            return


def _watched(event: WatchRaised | WatchCleared) -> Remark:
    if isinstance(event, WatchRaised):
        about = f"{event.output}: {event.about}" if event.about else event.output
        return Remark(event.at, event.fault, about)
    return Remark(event.at, f"{event.fault}-{'over' if event.cured else 'unwatched'}", event.output)
