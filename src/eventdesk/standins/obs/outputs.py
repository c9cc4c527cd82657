"""OBS's outputs: their states, their events and when these come."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from eventdesk.domain.secret import Secret
from eventdesk.engine.ports import Clock
from eventdesk.standins.obs.mixer import Emit
from eventdesk.standins.obs.wire import Data, Refused, Status

OnStream = Callable[[str, Secret, bool], bool]
"""Told the server, the stream key and whether the stream begins or ends. The answer to a beginning
is whether the ingest takes it."""

STATE = "OBS_WEBSOCKET_OUTPUT_"
# Real seconds, the medians measured on OBS 29; a rehearsal's speed does not change them.
RECORD_STARTS, RECORD_STOPS = 0.04, 0.17
STREAM_STARTS, STREAM_STOPS = 0.162, 0.632
STREAM_BYTES_PER_SECOND = 2_500_000 // 8
SERVICES = ("rtmp_custom", "rtmp_common")


class Output:
    """What a recording and a stream share: activity since a moment, in show time."""

    event = ""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, clock: Clock, emit: Emit, fps: float
    ) -> None:
        self._loop = loop
        self._clock = clock
        self._fps = fps
        self._emit = emit
        self.active = False
        self._since: datetime | None = None
        self._last_bytes = 0
        self._later: asyncio.TimerHandle | None = None

    @property
    def elapsed(self) -> timedelta:
        """How long it has run, in show time; zero when it does not."""
        return self._clock.now() - self._since if self._since else timedelta(0)

    def status(self) -> Data:
        """The fields that GetRecordStatus and GetStreamStatus share."""
        elapsed = self.elapsed
        return {
            "outputActive": self.active,
            "outputTimecode": _timecode(elapsed),
            "outputDuration": elapsed // timedelta(milliseconds=1),
            "outputBytes": self._bytes(),
        }

    def _bytes(self) -> int:
        if not self.active:
            return self._last_bytes
        return int(self.elapsed.total_seconds() * STREAM_BYTES_PER_SECOND)

    def _run(self, active: bool) -> None:
        self._last_bytes = self._bytes()
        self.active = active
        self._since = self._clock.now() if active else None

    def _after(self, seconds: float, action: Callable[[], None]) -> None:
        self._later = self._loop.call_later(seconds, self._now, action)

    def _now(self, action: Callable[[], None]) -> None:
        self._later = None
        action()

    def _tell(self, state: str, *, active: bool, **more: object) -> None:
        self._emit(self.event, {"outputActive": active, "outputState": STATE + state, **more})


class Recording(Output):
    """A recording that is only pretended: its path is told, and no file is written there."""

    event = "RecordStateChanged"

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        clock: Clock,
        emit: Emit,
        fps: float,
        folder: Path,
    ) -> None:
        super().__init__(loop, clock, emit, fps)
        self.folder = folder
        self._path = ""
        self._stopping = False
        self.chapters: list[tuple[timedelta, str]] = []

    def start(self) -> None:
        """Start; raises Refused 500 when it runs."""
        if self.active or self._later:
            raise Refused(Status.OUTPUT_RUNNING)
        self._path = str(self.folder / f"{self._clock.now():%Y-%m-%d %H-%M-%S}.mkv")
        self._after(RECORD_STARTS, self._started)

    def stop(self) -> str:
        """Stop, and give the file's path; raises Refused 501 when it does not run."""
        if not self.active:
            raise Refused(Status.OUTPUT_NOT_RUNNING)
        if not self._stopping:
            self._stopping = True
            self._tell("STOPPING", active=False, outputPath=None)
            self._after(RECORD_STOPS, self._stopped)
        return self._path

    def _started(self) -> None:
        self._tell("STARTING", active=False, outputPath=None)
        self._run(active=True)
        self.chapters.clear()
        self._tell("STARTED", active=True, outputPath=self._path)

    def add_chapter(self, name: str) -> None:
        """A chapter begins now; raises Refused 501 when nothing is recorded."""
        if not self.active:
            raise Refused(Status.OUTPUT_NOT_RUNNING)
        self.chapters.append((self.elapsed, name))

    def _stopped(self) -> None:
        self._stopping = False
        self._run(active=False)
        self._tell("STOPPED", active=False, outputPath=self._path)


class Streaming(Output):
    """A stream to an ingest that is only asked whether it takes it: no video is sent."""

    event = "StreamStateChanged"

    def __init__(
        self, loop: asyncio.AbstractEventLoop, clock: Clock, emit: Emit, fps: float
    ) -> None:
        super().__init__(loop, clock, emit, fps)
        self.service = "rtmp_common"
        self.settings: Data = {}
        self.on_stream: OnStream = lambda _server, _key, _active: True
        self.reconnecting = False
        self._phase = "STOPPED"

    def configure(self, service: str, settings: Data) -> None:
        """Set where to stream; raises Refused 500 while it streams, 700 for no service."""
        if self.active:
            raise Refused(
                Status.OUTPUT_RUNNING,
                "You cannot change stream service settings while streaming.",
            )
        if service not in SERVICES:
            raise Refused(
                Status.CREATION_FAILED,
                "Failed to create the stream service with the requested streamServiceType."
                " It may be an invalid type.",
            )
        # The same service keeps what is not given: measured on OBS 29.
        kept = self.settings if service == self.service else {}
        self.service, self.settings = service, kept | settings

    def start(self) -> None:
        """Start; raises Refused 500 when it streams.

        While it is starting nothing happens and success is answered; there OBS 29 mostly crashes
        (measured: 5 of 6 times), so a client must never ask twice.
        """
        if self.active:
            raise Refused(Status.OUTPUT_RUNNING)
        if self._phase != "STOPPED":
            return
        self._enter("STARTING")
        if self._server:
            self._after(STREAM_STARTS, self._connect)
        else:
            self._after(0, self._stopped)

    def stop(self) -> None:
        """Stop; raises Refused 501 when it does not stream, or not yet (measured on OBS 29)."""
        if not self.active:
            raise Refused(Status.OUTPUT_NOT_RUNNING)
        if self._phase != "STOPPING":
            self._enter("STOPPING")
            self._after(0 if self.reconnecting else STREAM_STOPS, self._stopped)

    def lose_ingest(self) -> None:
        """The ingest dropped the connection: OBS says RECONNECTING and still counts as active."""
        if self._phase == "STARTED":
            self.reconnecting = True
            self.on_stream(self._server, self._key, False)
            self._enter("RECONNECTING")

    def find_ingest(self) -> None:
        """The ingest takes the stream again: the counters restart, as OBS's do."""
        if self.reconnecting and self.on_stream(self._server, self._key, True):
            self.reconnecting = False
            self._run(active=True)
            self._enter("RECONNECTED", then="STARTED")

    def status(self) -> Data:
        """GetStreamStatus."""
        return super().status() | {
            "outputReconnecting": self.reconnecting,
            "outputCongestion": 0.0,
            "outputSkippedFrames": 0,
            "outputTotalFrames": int(self.elapsed.total_seconds() * self._fps),
        }

    @property
    def _server(self) -> str:
        return str(self.settings.get("server") or "")

    @property
    def _key(self) -> Secret:
        return Secret(str(self.settings.get("key") or ""))

    def _connect(self) -> None:
        if self.on_stream(self._server, self._key, True):
            self._run(active=True)
            self._enter("STARTED")
        else:
            self._stopped()

    def _stopped(self) -> None:
        if self.active and not self.reconnecting:
            self.on_stream(self._server, self._key, False)
        self.reconnecting = False
        self._run(active=False)
        self._enter("STOPPED")

    def _enter(self, state: str, then: str | None = None) -> None:
        self._phase = then or state
        self._tell(state, active=state in ("STARTED", "RECONNECTED"))


def _timecode(elapsed: timedelta) -> str:
    milliseconds = elapsed // timedelta(milliseconds=1)
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"
