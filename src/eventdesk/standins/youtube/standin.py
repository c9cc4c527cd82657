"""The stand-in as the app and the tests hold it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread
from eventdesk.standins.youtube.channel import Channel
from eventdesk.standins.youtube.control import ControlPlane
from eventdesk.standins.youtube.faults import Fault, FaultPlan
from eventdesk.standins.youtube.lifecycle import Timing
from eventdesk.standins.youtube.model import Broadcast, details_from
from eventdesk.standins.youtube.quota import DAILY_UNITS, QuotaLedger
from eventdesk.standins.youtube.server import Server
from eventdesk.standins.youtube.service import JournalEntry, Service

LOOPBACK_INGEST = "rtmp://127.0.0.1:1935/live2"
"""Where the streams' encoders are told to send: never to the real YouTube. No rtmps address is
given, because nothing on loopback answers one."""


class YouTubeStandIn:
    """A YouTube Live API on loopback: one channel, in memory.

    Talk to it with Google's own client (``url`` as the discovery document's rootUrl) and any
    bearer token. ``timing`` is in show seconds of ``clock``. Thread-safe.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        clock: Clock,
        timing: Timing | None = None,
        channel_title: str = "Rehearsal channel",
        ingest_url: str = LOOPBACK_INGEST,
        daily_units: int = DAILY_UNITS,
    ) -> None:
        self._port = port
        self._channel = Channel(clock, timing or Timing(), channel_title, ingest_url)
        self._service = Service(self._channel, QuotaLedger(daily_units))
        self._faults = FaultPlan()
        self._control = ControlPlane(self._service, self._faults)
        self._server: Server | None = None

    def start(self) -> None:
        """Listen. OSError when the port is taken."""
        server = Server(self._port, self._service, self._faults, self._control)
        self._port = server.server_address[1]
        self._server = server
        start_thread("youtube-standin", partial(server.serve_forever, poll_interval=0.05))

    def stop(self) -> None:
        """Stop listening and hang up. What the channel holds is kept for the next start."""
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def url(self) -> str:
        """The API's root, with a closing slash; valid from ``start`` on."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def journal(self) -> tuple[JournalEntry, ...]:
        """Every API call so far, oldest first."""
        return self._service.journal

    @property
    def units_used(self) -> int:
        """Quota units used today."""
        return self._service.quota.used

    def state(self) -> Mapping[str, Any]:
        """All broadcasts and streams as the API shows them, and the day's quota."""
        return self._control.state()

    def ingest(self, key: str, active: bool) -> bool:
        """An encoder begins or ends sending to this stream key; False when no stream has it."""
        return self._control.ingest(key, active)

    def fail(self, fault: Fault) -> None:
        """Let the next calls go wrong so."""
        self._faults.add(fault)

    def heal(self) -> None:
        """Nothing more goes wrong (a call that hangs already hangs until ``stop``)."""
        self._faults.clear()

    def set_lag(self, show_seconds: float) -> None:
        """How long lists do not show a broadcast that is inserted from now on."""
        with self._service.lock:
            self._channel.lag = show_seconds

    def put_broadcast(
        self,
        title: str,
        scheduled_start: datetime,
        *,
        description: str = "",
        privacy: str = "unlisted",
        details: Mapping[str, Any] | None = None,
    ) -> str:
        """Put a broadcast there as if made by hand in Studio, which switches autoStart and
        autoStop on; ``details`` are content details by the API's names. Returns its id."""
        by_studio = {"enableAutoStart": True, "enableAutoStop": True}
        with self._service.lock:
            broadcast = Broadcast(
                title=title,
                description=description,
                scheduled_start=scheduled_start,
                privacy=privacy,
                details=details_from({**by_studio, **(details or {})}),
                published_at=self._channel.clock.now(),
                visible_from=self._channel.clock.monotonic(),
            )
            self._channel.broadcasts[broadcast.id] = broadcast
            return broadcast.id

    def end_by_hand(self, broadcast_id: str) -> None:
        """Somebody ends the broadcast in Studio. KeyError when there is no such broadcast."""
        with self._service.lock:
            broadcast = self._channel.broadcasts[broadcast_id]
            broadcast.life, broadcast.due = "complete", None
            broadcast.actual_end = self._channel.clock.now()

    def delete_by_hand(self, broadcast_id: str) -> None:
        """Somebody deletes the broadcast in Studio. KeyError when there is no such broadcast."""
        with self._service.lock:
            del self._channel.broadcasts[broadcast_id]

    def report_health(self, key: str, status: str, *issue_types: str) -> bool:
        """YouTube judges the picture: healthStatus and its issues; False for an unknown key."""
        with self._service.lock:
            stream = next((s for s in self._channel.streams.values() if s.key == key), None)
            if stream is None:
                return False
            stream.health = status
            stream.issues = [
                {"type": kind, "severity": "warning", "reason": kind, "description": kind}
                for kind in issue_types
            ]
            return True
