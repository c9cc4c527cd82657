"""The lane of OBS's stream, proven by reading back."""

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from eventdesk.domain.broadcast import StreamTarget, Trouble
from eventdesk.domain.switcher import SUPERSEDED, Leg, StreamState, StreamWanted
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Lane
from eventdesk.drivers.obs.protocol import RefusedError
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.switched_outputs import read_back

log = logging.getLogger(__name__)

_START_SECONDS = 20.0
_STOP_SECONDS = 15.0
_SETTLE_SECONDS = 5.0
_STEP_SECONDS = 0.25
_OUTPUT_RUNNING = 500
"""SetStreamServiceSettings answers it up to 3 s after a stop (obs-websocket-js#343)."""
_SERVICE = "rtmp_custom"
"""A YouTube account linked in OBS turns StartStream into a dialog; a custom server does not."""


class StreamLane:
    """Starts the stream to a target and stops it. The key goes to OBS and nowhere else."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self.lane = Lane(f"obs-{store.output}-stream", store, self._carry_out)

    def _carry_out(self, ask: Ask) -> None:
        wanted = ask.desired.stream
        if wanted is None:
            return
        self.lane.asked(ask, ask.legs)
        try:
            trouble = self._start(ask, wanted) if wanted.active else self._stop(ask)
        except RefusedError as error:
            trouble = Trouble(error.code, f"status {error.status}")
        if trouble:
            self.lane.fail(ask, ask.open_legs, SUPERSEDED if self.lane.newer else trouble)
        else:
            self.lane.confirm(ask, Leg.STREAM)

    def _start(self, ask: Ask, wanted: StreamWanted) -> Trouble | None:
        self._until(lambda state: state is not StreamState.STOPPING, _STOP_SECONDS)
        running = self._store.seen.stream is not StreamState.STOPPED
        if wanted.target and not self._aimed_at((wanted.target,)):
            if running and not self._aimed_at(wanted.leaves):
                return Trouble("streams-elsewhere")
            if running and (trouble := self._stop(ask)):
                return trouble
            running = False
            self._aim(wanted.target)
        if not running:
            log.info("%s: StartStream (%s)", self._store.output, ask.desired.because)
            self._connection.typed.start_stream()
            self.lane.moving(ask, Leg.STREAM)
            # The answer comes before STARTING: a STOPPED seen now may be the one from before. No
            # newer ask ends this wait: a second StartStream here crashes OBS 29 (measured).
            self._store.wait(lambda: self._store.seen.stream is not StreamState.STOPPED, 1.0)
        self._until(
            lambda state: state in (StreamState.STARTED, StreamState.STOPPED), _START_SECONDS
        )
        active = read_back(self._store, self._is_streaming, wanted=True)
        started = self._store.seen.stream is StreamState.STARTED
        return None if active and started else Trouble("stream-not-started")

    def _stop(self, ask: Ask) -> Trouble | None:
        # While it starts, OBS 29 refuses to stop it (501, measured).
        self._until(lambda state: state is not StreamState.STARTING, _START_SECONDS)
        if self._is_streaming():
            log.info("%s: StopStream (%s)", self._store.output, ask.desired.because)
            self._connection.typed.stop_stream()
            self.lane.moving(ask, Leg.STREAM)
            self._until(lambda state: state is StreamState.STOPPED, _STOP_SECONDS)
        active = read_back(self._store, self._is_streaming, wanted=False)
        return Trouble("stream-not-stopped") if active else None

    def _is_streaming(self) -> bool:
        return bool(self._connection.typed.get_stream_status().output_active)

    def _until(self, reached: Callable[[StreamState], bool], seconds: float) -> None:
        self._store.wait(lambda: reached(self._store.seen.stream) or self.lane.newer, seconds)

    def _aimed_at(self, targets: Iterable[StreamTarget]) -> bool:
        """Whether OBS streams, or would, to one of these."""
        service = self._connection.side.call("GetStreamServiceSettings")
        settings: Mapping[str, Any] = service.get("streamServiceSettings") or {}
        aim = (service.get("streamServiceType"), settings.get("server"), settings.get("key"))
        return aim in [(_SERVICE, each.server, each.key.reveal()) for each in targets]

    def _aim(self, target: StreamTarget) -> None:
        log.info("%s: SetStreamServiceSettings", self._store.output)
        deadline = self._store.clock.monotonic() + _SETTLE_SECONDS
        settings = {"server": target.server, "key": target.key.reveal()}
        while True:
            try:
                self._connection.typed.set_stream_service_settings(_SERVICE, settings)
            except RefusedError as error:
                late = self._store.clock.monotonic() > deadline
                if error.status != _OUTPUT_RUNNING or late or self.lane.newer:
                    raise
            else:
                return
            self._store.wait(lambda: self.lane.newer, _STEP_SECONDS)
