"""Keeping connected to one OBS: connecting, telling why not, and coming back."""

import logging
from collections.abc import Callable

import websocket

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Link
from eventdesk.drivers.obs import state
from eventdesk.drivers.obs.protocol import (
    CloseCode,
    ClosedError,
    Data,
    ObsError,
    PasswordNeededError,
    TimedOutError,
)
from eventdesk.drivers.obs.session import HEARTBEAT_SECONDS, Session
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.typed import TypedRequests
from eventdesk.drivers.obs.wire import Wire
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
"""Seconds between attempts: the first comes at once, for an OBS that was only restarted."""
_STOPS = {
    CloseCode.AUTHENTICATION_FAILED: (Link.WRONG_PASSWORD, "wrong-password"),
    CloseCode.UNSUPPORTED_RPC: (Link.TOO_OLD, "too-old"),
    CloseCode.KICKED: (Link.KICKED, "kicked"),
}
"""After these OBS is left alone until the operator says otherwise."""
_STOPPED = frozenset(link for link, _ in _STOPS.values())
_NONSENSE = (websocket.WebSocketException, KeyError, TypeError, ValueError)
"""What comes of talking to something else than OBS."""


class Connection:
    """Owns the thread that keeps a Session. ``requests`` is for GO alone."""

    def __init__(
        self,
        store: Store,
        address: tuple[str, int],
        password: Secret | None,
        on_event: Callable[[str, Data], None],
    ) -> None:
        self._store = store
        self._address = address
        self._password = password
        self._on_event = on_event
        self._session = Session(store, on_event)
        self._retry = False

    @property
    def requests(self) -> Wire:
        """The socket of takes and their read-backs; raises ClosedError when there is none."""
        return self._session.requests

    @property
    def side(self) -> Wire:
        """The socket of everything that may be slow: pictures, health, graphics, outputs."""
        return self._session.side

    @property
    def typed(self) -> TypedRequests:
        """obsws-python's typed requests on the side socket."""
        return TypedRequests(self.side)

    def start(self) -> None:
        """Begin to connect."""
        start_thread(f"obs-{self._store.output}-link", self._run)

    def reconnect(self, password: Secret | None) -> None:
        """Try again now, with this password if one is given."""
        with self._store.changed:
            if password is not None:
                self._password = password
            self._retry = True
            self._store.changed.notify_all()

    def close(self) -> None:
        """End the session; the thread ends by the store's stop."""
        self._session.close()

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self._store.stopped:
            self._retry = False
            self._session = Session(self._store, self._on_event)
            if self._connect():
                pause = FIRST_PAUSE
                self._live()
            self._session.close()
            stopped = self._store.seen.link in _STOPPED
            self._store.wait(lambda: self._retry, None if stopped else pause)
            pause = FIRST_PAUSE if self._retry else min(pause * 2, LONGEST_PAUSE)

    def _connect(self) -> bool:
        try:
            self._session.open(self._address, self._password)
        except PasswordNeededError as error:
            self._say(Link.WRONG_PASSWORD, error.code)
        except ClosedError as error:
            self._say_closed(error.close_code)
        except TimedOutError as error:
            self._say(Link.SILENT, "no-answer", str(error))
        except ObsError as error:
            self._say(Link.CONNECTING, error.code, str(error))
        except _NONSENSE as error:
            self._say(Link.CONNECTING, "not-obs", str(error))
        except ConnectionRefusedError:
            self._say(Link.CONNECTING, "nobody-listens")
        except OSError as error:
            self._say(Link.CONNECTING, "unreachable", error.strerror or str(error))
        else:
            return True
        return False

    def _live(self) -> None:
        """Keep the heart beating until the session is over."""
        session = self._session
        while True:
            self._store.wait(lambda: self._retry or session.disturbed(), HEARTBEAT_SECONDS)
            if self._store.stopped:
                return
            if self._retry:
                self._say(Link.CONNECTING, "reconnecting")
                return
            if session.lost:
                self._say_closed(session.close_code)
                return
            try:
                session.tend()
            except TimedOutError as error:
                self._say(Link.SILENT, "no-answer", str(error))
                return
            except (ObsError, *_NONSENSE) as error:
                log.info("%s: the session is given up: %s", self._store.output, error)
                self._say_closed(session.close_code)
                return

    def _say_closed(self, close_code: int | None) -> None:
        code = close_code or self._session.close_code
        stop = next((what for number, what in _STOPS.items() if number == code), None)
        link, trouble = stop or (Link.CONNECTING, "connection-lost")
        self._say(link, trouble, f"close code {code}" if code else "")

    def _say(self, link: Link, code: str, detail: str = "") -> None:
        if self._store.stopped:
            return
        log.info("%s: %s %s", self._store.output, code, detail)
        trouble = Trouble(code, detail)
        self._store.update(lambda known: state.disconnected(known, link, trouble))
