"""What the as-run notes beside the cues: a code and what it is about. Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from eventdesk.domain import events as e


class Remark(Struct, frozen=True):
    """Something that happened beside the cues: a code and what it is about."""

    at: datetime
    code: str
    about: str = ""


def remark(event: e.Event) -> Remark | None:
    """The event as a remark; None when it is told by a cue's row, or by nothing."""
    said = _SAID.get(type(event))
    words = said(event) if said is not None else None
    return Remark(event.at, *words) if words is not None else None


def _refused(event: e.CommandRefused) -> tuple[str, str]:
    return "refused", f"{event.command}: {event.code}"


def _drift(event: e.DriftSeen) -> tuple[str, str]:
    return "drift", f"{event.output}/{event.leg}: {event.wanted} → {event.found}"


def _raised(event: e.WatchRaised) -> tuple[str, str]:
    return event.fault, f"{event.output}: {event.about}" if event.about else event.output


def _cleared(event: e.WatchCleared) -> tuple[str, str]:
    return f"{event.fault}-{'over' if event.cured else 'unwatched'}", event.output


def _renamed(event: e.SourceRenamed) -> tuple[str, str]:
    return "renamed", f"{event.output}: {event.name} → {event.now}"


def _hidden(event: e.LowerThirdHidden) -> tuple[str, str] | None:
    return (event.because, event.about) if event.because else None


def _of(what: str, event: e.BroadcastReached | e.BroadcastFound | e.GoLiveForced) -> str:
    """What it is about, and of which broadcast where there are several."""
    return f"{what} ({event.name})" if event.name else what


_SAID: Mapping[type[e.Event], Callable[[Any], tuple[str, str] | None]] = {
    e.BroadcastReached: lambda event: ("broadcast-reached", _of(event.stage.name.lower(), event)),
    e.BroadcastFound: lambda event: ("broadcast-found", _of(event.id, event)),
    e.SpareTaken: lambda event: ("spare-taken", ", ".join(filter(None, event.names))),
    e.GoLiveForced: lambda event: ("live-forced", _of(event.why, event)),
    e.ChaptersWritten: lambda event: ("chapters-written", event.name),
    e.WordsWritten: lambda event: ("words-written", event.name),
    e.ShowReopened: lambda _event: ("reopened", ""),
    e.CommandRefused: _refused,
    e.DriftSeen: _drift,
    e.WatchRaised: _raised,
    e.WatchCleared: _cleared,
    e.SourceRenamed: _renamed,
    e.LowerThirdHidden: _hidden,
    e.ProgramMoved: lambda event: ("program-moved", event.output),
    e.StreamForced: lambda event: ("stream-forced", event.why),
    e.CueSkipped: lambda event: ("skipped" if event.skip else "unskipped", event.cue),
}
