"""Media inputs: what plays, how far it is, and how long a film lasts."""

import asyncio
import struct
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from eventdesk.engine.ports import Clock
from eventdesk.standins.obs.mixer import Emit
from eventdesk.standins.obs.sources import MEDIA_KIND, Input
from eventdesk.standins.obs.wire import Data, Refused, Status

ACTION = "OBS_WEBSOCKET_MEDIA_INPUT_ACTION_"
ACTIONS = ("PLAY", "PAUSE", "STOP", "RESTART", "NEXT", "PREVIOUS")
STATE = "OBS_MEDIA_STATE_"
SMALLEST_BOX = 8  # bytes: a box of an MP4 file is at least its size and its name


class _Playing(Struct):
    state: str = "NONE"
    cursor: float = 0.0  # show seconds into it, when ``since`` was taken
    since: float = 0.0  # the loop's time
    end: asyncio.TimerHandle | None = None


class Media:
    """Plays media inputs in show time: at ×60 a minute's film takes a second."""

    def __init__(self, loop: asyncio.AbstractEventLoop, clock: Clock, emit: Emit) -> None:
        self._loop = loop
        self._clock = clock
        self._emit = emit
        self._playing: dict[Input, _Playing] = {}

    def load(self, source: Input) -> None:
        """Take in a new or changed file. A film without ``restart_on_activate`` plays at once."""
        if source.kind != MEDIA_KIND:
            return
        file = source.settings.get("local_file")
        if isinstance(file, str) and file:
            source.length = film_length(Path(file)) or source.length
        if source.length and not source.setting("restart_on_activate"):
            self._play(source, 0.0)

    def activated(self, source: Input) -> None:
        """The input came on air: most films start anew then."""
        if source.kind == MEDIA_KIND and source.setting("restart_on_activate"):
            if source.length:
                self._play(source, 0.0)
            self._told(source, "RESTART")

    def act(self, source: Input, action: str) -> None:
        """Do a media action; raises Refused 400 for one that is none."""
        verb = action.removeprefix(ACTION)
        if verb not in ACTIONS or verb == action:
            raise Refused(Status.INVALID_FIELD, "You have specified an invalid media input action.")
        if source.kind != MEDIA_KIND:
            return  # answered with success, nothing happens (measured on OBS 29)
        if verb in ("RESTART", "PLAY", "PAUSE", "STOP"):
            if source.length:
                self._do(source, verb)
            self._told(source, verb)

    def status(self, source: Input) -> Data:
        """GetMediaInputStatus; times in milliseconds, null where nothing plays."""
        playing = self._playing.get(source, _Playing())
        if playing.state in ("NONE", "ENDED") or not source.length:
            return {
                "mediaState": STATE + playing.state,
                "mediaDuration": None,
                "mediaCursor": None,
            }
        return {
            "mediaState": STATE + playing.state,
            "mediaDuration": round(source.length.total_seconds() * 1000),
            "mediaCursor": round(self._cursor(playing) * 1000),
        }

    def state(self, source: Input) -> str:
        """NONE, PLAYING, PAUSED or ENDED."""
        return self._playing.get(source, _Playing()).state

    def cursor(self, source: Input) -> float:
        """How far it is, in show seconds."""
        return self._cursor(self._playing.get(source, _Playing()))

    def forget(self, source: Input) -> None:
        """The input is gone."""
        playing = self._playing.pop(source, None)
        if playing and playing.end:
            playing.end.cancel()

    def _do(self, source: Input, verb: str) -> None:
        playing = self._playing.setdefault(source, _Playing())
        if verb == "RESTART":
            self._play(source, 0.0)
        elif verb == "PLAY":
            if playing.state != "PLAYING":
                self._play(source, playing.cursor if playing.state == "PAUSED" else 0.0)
        elif verb == "PAUSE":
            if playing.state == "PLAYING":
                cursor = self._cursor(playing)
                self._set(playing, "PAUSED", cursor)
        else:
            self._finish(source)

    def _play(self, source: Input, cursor: float) -> None:
        playing = self._playing.setdefault(source, _Playing())
        self._set(playing, "PLAYING", cursor)
        length = source.length or timedelta(0)
        left = self._clock.real_seconds(length.total_seconds() - cursor)
        playing.end = self._loop.call_later(left, self._at_end, source)
        self._emit("MediaInputPlaybackStarted", {"inputName": source.name})

    def _at_end(self, source: Input) -> None:
        """Over, or quietly from the beginning again."""
        if not source.setting("looping"):
            self._finish(source)
            return
        playing = self._playing[source]
        self._set(playing, "PLAYING", 0.0)
        length = source.length or timedelta(0)
        left = self._clock.real_seconds(length.total_seconds())
        playing.end = self._loop.call_later(left, self._at_end, source)

    def _finish(self, source: Input) -> None:
        playing = self._playing.setdefault(source, _Playing())
        if playing.state in ("PLAYING", "PAUSED"):
            self._set(playing, "ENDED", 0.0)
            self._emit("MediaInputPlaybackEnded", {"inputName": source.name})

    def _set(self, playing: _Playing, state: str, cursor: float) -> None:
        if playing.end:
            playing.end.cancel()
            playing.end = None
        playing.state, playing.cursor, playing.since = state, cursor, self._loop.time()

    def _cursor(self, playing: _Playing) -> float:
        if playing.state != "PLAYING":
            return playing.cursor
        return playing.cursor + (self._loop.time() - playing.since) / self._clock.real_seconds(1.0)

    def _told(self, source: Input, verb: str) -> None:
        self._emit(
            "MediaInputActionTriggered",
            {"inputName": source.name, "mediaAction": ACTION + verb},
        )


def film_length(path: Path) -> timedelta | None:
    """How long an MP4 or MOV file plays, read from its movie header; None for anything else."""
    try:
        with path.open("rb") as file:
            end = path.stat().st_size
            movie = _box(file, b"moov", end)
            header = _box(file, b"mvhd", movie) if movie else None
            if not header:
                return None
            version = file.read(4)[0]
            skipped, lengths = (16, ">IQ") if version else (8, ">II")  # ISO 14496-12, 8.2.2
            file.seek(skipped, 1)
            scale, ticks = struct.unpack(lengths, file.read(struct.calcsize(lengths)))
            return timedelta(seconds=ticks / scale) if scale else None
    except (OSError, struct.error, IndexError):
        return None


def _box(file: BinaryIO, wanted: bytes, end: int) -> int | None:
    """Move behind the header of this box, and say where the box ends."""
    while file.tell() + SMALLEST_BOX <= end:
        start = file.tell()
        size, name = struct.unpack(">I4s", file.read(8))
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
        if size < SMALLEST_BOX:
            return None
        if name == wanted:
            return start + int(size)
        file.seek(start + size)
    return None
