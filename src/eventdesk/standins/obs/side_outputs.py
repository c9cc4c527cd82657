"""The outputs beside recording and stream: the virtual camera and the replay buffer."""

import asyncio
from pathlib import Path

from eventdesk.engine.ports import Clock
from eventdesk.standins.obs.mixer import Emit
from eventdesk.standins.obs.outputs import RECORD_STARTS, RECORD_STOPS, Output
from eventdesk.standins.obs.wire import Refused, Status

REPLAY_SAVES = 0.2
"""Real seconds, measured on OBS 29."""


class Switched(Output):
    """An output without a path that starts and stops: the virtual camera."""

    event = "VirtualcamStateChanged"

    def __init__(
        self, loop: asyncio.AbstractEventLoop, clock: Clock, emit: Emit, fps: float
    ) -> None:
        super().__init__(loop, clock, emit, fps)
        self._stopping = False

    def start(self) -> None:
        """Start; raises Refused 500 when it runs."""
        if self.active or self._later:
            raise Refused(Status.OUTPUT_RUNNING)
        self._after(RECORD_STARTS, self._started)

    def stop(self) -> None:
        """Stop; raises Refused 501 when it does not run."""
        if not self.active:
            raise Refused(Status.OUTPUT_NOT_RUNNING)
        if not self._stopping:
            self._stopping = True
            self._tell("STOPPING", active=False)
            self._after(RECORD_STOPS, self._stopped)

    def _started(self) -> None:
        self._tell("STARTING", active=False)
        self._run(active=True)
        self._tell("STARTED", active=True)

    def _stopped(self) -> None:
        self._stopping = False
        self._run(active=False)
        self._tell("STOPPED", active=False)


class ReplayBuffer(Switched):
    """Keeps the last seconds in memory; a save is only pretended: its path is told."""

    event = "ReplayBufferStateChanged"

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        clock: Clock,
        emit: Emit,
        fps: float,
        folder: Path,
    ) -> None:
        super().__init__(loop, clock, emit, fps)
        self._folder = folder
        self._last = ""

    def save(self) -> None:
        """Save what it holds; raises Refused 501 when it does not run."""
        self._require_running()
        self._loop.call_later(REPLAY_SAVES, self._saved)

    @property
    def last(self) -> str:
        """The path of the last one saved; raises Refused 501 when it does not run."""
        self._require_running()
        return self._last

    def _require_running(self) -> None:
        if not self.active:
            raise Refused(Status.OUTPUT_NOT_RUNNING)

    def _saved(self) -> None:
        if self.active:
            self._last = str(self._folder / f"Replay {self._clock.now():%Y-%m-%d %H-%M-%S}.mkv")
            self._emit("ReplayBufferSaved", {"savedReplayPath": self._last})
