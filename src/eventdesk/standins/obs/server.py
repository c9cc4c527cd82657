"""The websocket server of the stand-in: who is connected, and the faults of a whole server."""

import asyncio
import logging
from collections.abc import Sequence

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request
from websockets.typing import Subprotocol

from eventdesk.domain.secret import Secret
from eventdesk.standins.obs.dispatch import Dispatcher
from eventdesk.standins.obs.faults import Faults
from eventdesk.standins.obs.session import Session
from eventdesk.standins.obs.wire import SUBPROTOCOL, Data

log = logging.getLogger(__name__)
LARGEST_MESSAGE = 16 * 2**20
GOING_AWAY = 1001  # RFC 6455: what OBS closes with when it stops
CLOSE_SECONDS = 0.3  # for clients that do not answer a close frame


class ObsServer:
    """Serves sessions on one loopback port. All calls on the event loop's thread."""

    def __init__(self, faults: Faults, password: Secret | None, port: int) -> None:
        self.port = port
        self.sessions: set[Session] = set()
        self._faults = faults
        self._password = password
        self._dispatcher: Dispatcher | None = None
        self._count = 0
        self._server: Server | None = None

    async def listen(self, dispatcher: Dispatcher) -> None:
        """Take connections; raises OSError when the port is taken."""
        self._dispatcher = dispatcher
        self._server = await serve(
            self._welcome,
            "127.0.0.1",
            self.port,
            process_request=self._hold_while_frozen,
            select_subprotocol=_json_or_none,
            compression=None,
            ping_interval=None,
            open_timeout=None,
            close_timeout=CLOSE_SECONDS,
            max_size=LARGEST_MESSAGE,
            logger=_quiet_logger(),
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    def refuse(self) -> None:
        """Stop listening; those who are connected stay."""
        if self._server:
            self._server.close(close_connections=False)

    async def close(self) -> None:
        """Close every connection with 1001 and stop listening."""
        if self._server:
            await self.close_all(GOING_AWAY, "Server stopping.")
            self._server.close()
            await self._server.wait_closed()

    def tell(self, event: str, data: Data) -> None:
        """Send an event to all who subscribed to it."""
        for session in self.sessions:
            session.tell(event, data)

    def freeze(self, *, frozen: bool) -> None:
        """Hang, or go on."""
        self._faults.freeze(frozen=frozen)
        for session in self.sessions:
            # Unread bytes get no pong: websockets would answer pings by itself.
            transport = session.connection.transport
            if frozen:
                transport.pause_reading()
            else:
                transport.resume_reading()

    def abort(self) -> None:
        """Cut every connection without a close frame."""
        for session in self.sessions:
            session.connection.transport.abort()

    async def close_all(self, code: int, reason: str) -> None:
        """Close every connection with this code; new ones are welcome."""
        sessions = list(self.sessions)
        await asyncio.gather(*(session.flushed() for session in sessions))
        await asyncio.gather(*(session.connection.close(code, reason) for session in sessions))

    async def _hold_while_frozen(self, _connection: ServerConnection, _request: Request) -> None:
        await self._faults.awake()

    async def _welcome(self, connection: ServerConnection) -> None:
        assert self._dispatcher  # noqa: S101 -- for the type: it is set before anybody connects
        self._count += 1
        session = Session(connection, self._dispatcher, self._faults, self._password, self._count)
        self.sessions.add(session)
        try:
            await session.run()
        except Exception:
            log.critical("a session of the OBS stand-in ended by a bug", exc_info=True)
        finally:
            self.sessions.discard(session)


def _json_or_none(
    _connection: ServerConnection, offered: Sequence[Subprotocol]
) -> Subprotocol | None:
    """JSON when it is offered; else none is named and JSON is spoken all the same, as OBS does."""
    wanted = Subprotocol(SUBPROTOCOL)
    return wanted if wanted in offered else None


def _quiet_logger() -> logging.Logger:
    """For the library's own log: a client that breaks off a handshake is no trouble of ours."""
    quiet = logging.getLogger(f"{__name__}.library")
    quiet.setLevel(logging.CRITICAL)
    return quiet
