"""The stand-in as the app and the tests hold it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread
from eventdesk.standins.youtube import world
from eventdesk.standins.youtube.channel import CHANNEL_ID, Channel
from eventdesk.standins.youtube.clock import StandInClock
from eventdesk.standins.youtube.control import CONTROL, ControlPlane
from eventdesk.standins.youtube.faults import Fault, FaultPlan
from eventdesk.standins.youtube.faulty import Faulty
from eventdesk.standins.youtube.ingest.settings import Rtmp
from eventdesk.standins.youtube.lifecycle import Rules, Timing
from eventdesk.standins.youtube.memory import Memory
from eventdesk.standins.youtube.model import Addresses
from eventdesk.standins.youtube.oauth import SignInService
from eventdesk.standins.youtube.quota import DAILY_UNITS, QuotaLedger
from eventdesk.standins.youtube.server import Server
from eventdesk.standins.youtube.service import JournalEntry, Service

if TYPE_CHECKING:
    from eventdesk.standins.youtube.ingest.watch import Ingest

LOOPBACK_INGEST = "rtmp://127.0.0.1:1935/live2"
"""Where the streams' encoders are told to send: never to the real YouTube. No rtmps address is
given, because nothing on loopback answers one."""


class YouTubeStandIn:
    """A YouTube Live API on loopback: one channel, in memory.

    Talk to it with Google's own client (``url`` as the discovery document's rootUrl) and any
    bearer token; with ``sign_in`` only with one that its own sign-in gave. ``timing`` is in show
    seconds of ``clock``. With ``rtmp`` it takes real streams, for which nginx is needed;
    otherwise ``ingest`` tells it of them. ``folder`` keeps everything over a kill. ``seed``
    decides about faults that have a probability. Thread-safe.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        clock: Clock,
        timing: Timing | None = None,
        channel_title: str = "Rehearsal channel",
        channel_id: str = CHANNEL_ID,
        ingest_url: str = LOOPBACK_INGEST,
        rtmp: Rtmp | None = None,
        daily_units: int = DAILY_UNITS,
        sign_in: bool = False,
        folder: Path | None = None,
        seed: int = 0,
    ) -> None:
        self._port = port
        self._clock = StandInClock(clock)
        addresses = Addresses(ingest_url, f"{ingest_url}?backup=1")
        self._channel = Channel(self._clock, timing or Timing(), channel_title, addresses)
        self._channel.id = channel_id
        self._channel.do = world.happen_if_possible
        signs = SignInService(self._clock, sign_in)
        self._service = Service(self._channel, QuotaLedger(daily_units), signs)
        self._faults = FaultPlan(self._clock.passed, seed)
        self._memory = Memory(self._service, folder)
        self._control = ControlPlane(self._service, self._faults, self._clock, self._memory)
        self._server: Server | None = None
        self._rtmp = rtmp
        self._ingest: Ingest | None = None

    def start(self) -> None:
        """Listen. OSError when the port is taken; RtmpServerError when RTMP is asked for and nginx
        with its RTMP module does not start."""
        faulty = Faulty(self._service, self._faults)
        server = Server(self._port, self._service, faulty, self._control)
        self._port = server.server_address[1]
        self._server = server
        self._channel.addresses.root = self.url
        start_thread("youtube-standin", partial(server.serve_forever, poll_interval=0.05))
        if self._rtmp is not None:
            try:
                self._start_ingest(self._rtmp)
            except BaseException:
                self.stop()
                raise

    def _start_ingest(self, rtmp: Rtmp) -> None:
        from eventdesk.standins.youtube.ingest.nginx import RtmpServer  # noqa: PLC0415 # only then
        from eventdesk.standins.youtube.ingest.watch import Ingest  # noqa: PLC0415

        server = RtmpServer(f"{self.url}{CONTROL.lstrip('/')}rtmp/", rtmp)
        ingest = Ingest(self._service, self._memory, server, rtmp.health)
        self._control.rtmp = ingest.notified
        ingest.start()
        self._ingest = ingest
        port, backup_port = server.ports  # the same ones after a stop
        self._rtmp = replace(rtmp, port=port, backup_port=backup_port)

    def stop(self) -> None:
        """Stop listening and hang up. What the channel holds is kept for the next start."""
        if self._ingest is not None:
            self._ingest.stop()
            self._ingest = None
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def url(self) -> str:
        """The API's root, with a closing slash; valid from ``start`` on."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def ingest_url(self) -> str:
        """The server that an encoder is given, without a key."""
        return self._channel.addresses.ingest

    @property
    def backup_ingest_url(self) -> str:
        """The same for its second output."""
        return self._channel.addresses.backup

    @property
    def journal(self) -> tuple[JournalEntry, ...]:
        """Every API call so far, oldest first."""
        return self._service.journal

    @property
    def units_used(self) -> int:
        """Quota units used today."""
        return self._service.quota.used

    def state(self) -> Mapping[str, Any]:
        """All that the channel holds as the API shows it, the day's quota and the clock."""
        return self._control.state()

    def snapshot(self) -> dict[str, Any]:
        """All that the stand-in holds, as JSON's own types."""
        return self._memory.snapshot()

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Be as in a snapshot. ValueError when it is none."""
        self._memory.restore(kept)

    def happen(self, name: str, in_seconds: float = 0.0, **details: object) -> object:
        """Let the world do something, now or in that many show seconds: the names and their
        details are in ``world.DEEDS``. KeyError for an unknown name, broadcast or key."""
        return self._control.happen(name, details, in_seconds)

    def move_clock(self, seconds: float) -> None:
        """Let this much time pass at once."""
        self._clock.move(seconds)

    def skew_clock(self, seconds: float) -> None:
        """Let YouTube's clock be that far ahead of the desk's."""
        self._clock.set_skew(seconds)

    def ingest(self, key: str, active: bool) -> bool:
        """An encoder begins or ends sending to this stream key; False when no stream has it."""
        with self._service.settled() as channel:
            return channel.ingest(key, active)

    def fail(self, fault: Fault) -> None:
        """Let the next calls go wrong so."""
        self._faults.add(fault)

    def heal(self) -> None:
        """Nothing more goes wrong (a call that hangs already hangs until ``stop``)."""
        self._faults.clear()

    def set_lag(self, show_seconds: float, by_id: float | None = None, stale: float = 0.0) -> None:
        """How long lists do not show a broadcast that is inserted from now on (lists by id for
        ``by_id``), and for how long they show the state before a change."""
        with self._service.settled() as channel:
            channel.lag = show_seconds
            channel.lag_by_id = show_seconds if by_id is None else by_id
            channel.stale = stale

    def set_rules(self, **rules: float) -> None:
        """Change what YouTube allows: fields of ``Rules``."""
        with self._service.settled() as channel:
            channel.rules = replace(channel.rules, **rules)

    @property
    def rules(self) -> Rules:
        """What YouTube allows."""
        return self._channel.rules

    @property
    def sign_in(self) -> SignInService:
        """The sign-in service, to expire and revoke tokens."""
        return self._service.sign_in

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
        made = self.happen(
            "put",
            title=title,
            scheduled_start=scheduled_start,
            description=description,
            privacy=privacy,
            details=details or {},
        )
        return str(made)

    def end_by_hand(self, broadcast_id: str) -> None:
        """Somebody ends the broadcast in Studio. KeyError when there is no such broadcast."""
        self.happen("end", broadcast=broadcast_id)

    def delete_by_hand(self, broadcast_id: str) -> None:
        """Somebody deletes the broadcast in Studio. KeyError when there is no such broadcast."""
        self.happen("delete", broadcast=broadcast_id)

    def report_health(self, key: str, status: str, *issue_types: str) -> bool:
        """YouTube judges the picture: healthStatus and its issues; False for an unknown key."""
        try:
            self.happen("health", key=key, status=status, issues=issue_types)
        except KeyError:
            return False
        return True
