"""Keeping connected to one OBS: connecting, telling why not, and coming back."""

import logging
import random

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Link
from eventdesk.drivers.obs import state
from eventdesk.drivers.obs.protocol import CloseCode, ClosedError, ObsError
from eventdesk.drivers.obs.reasons import NONSENSE, STOPPED, Left, why_closed, why_not
from eventdesk.drivers.obs.session import HEARTBEAT_SECONDS, Session
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.typed import TypedRequests
from eventdesk.drivers.obs.wire import EventHandler, Wire
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 2.0
"""Seconds between attempts, at most: the first comes at once, for an OBS that only restarts."""


def pause_before(attempt: int, chance: float) -> float:
    """Seconds before the attempt of this number, from 0: twice as long each time, and by a
    ``chance`` of 0..1 up to half shorter, so that several desks do not come all at once."""
    longest = min(FIRST_PAUSE * 2.0 ** min(attempt, 8), LONGEST_PAUSE)
    return longest * (1.0 - chance / 2)


class Connection:
    """Owns the thread that keeps a Session. ``requests`` is for GO alone; with ``on_meters`` OBS
    sends InputVolumeMeters as well."""

    def __init__(
        self,
        store: Store,
        address: tuple[str, int],
        password: Secret | None,
        on_event: EventHandler,
        on_meters: EventHandler | None = None,
    ) -> None:
        self._store = store
        self._address = address
        self._password = password
        self._on_event, self._on_meters = on_event, on_meters
        self._session = Session(store, on_event, on_meters)
        self._retry = False
        self._left = Left.NEVER_THERE

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
        attempt = 0
        while not self._store.stopped:
            self._retry = False
            self._session = Session(self._store, self._on_event, self._on_meters)
            if self._connect():
                attempt = 0
                self._live()
                self._left = self._how_it_ended()
            self._session.close()
            stopped = self._store.seen.link in STOPPED
            pause = pause_before(attempt, random.random())  # noqa: S311  # no secret
            self._store.wait(lambda: self._retry, None if stopped else pause)
            attempt = 0 if self._retry else attempt + 1

    def _connect(self) -> bool:
        try:
            self._session.open(self._address, self._password)
        except (ObsError, OSError, *NONSENSE) as error:
            self._say(*self._why(error))
            return False
        return True

    def _why(self, error: Exception) -> tuple[Link, Trouble]:
        # Another socket's reader may know with what code OBS closed, or not have told it yet.
        if isinstance(error, ClosedError) or self._session.lost:
            return why_closed(self._session.close_code or getattr(error, "close_code", None))
        return why_not(error, self._left)

    def _live(self) -> None:
        """Keep the heart beating until the session is over."""
        session = self._session
        while True:
            self._store.wait(lambda: self._retry or session.disturbed(), HEARTBEAT_SECONDS)
            if self._store.stopped:
                return
            if self._retry:
                self._say(Link.CONNECTING, Trouble("reconnecting"))
                return
            if session.lost:
                self._say(*why_closed(session.close_code))
                return
            try:
                session.tend()
            except (ObsError, *NONSENSE) as error:
                log.info("%s: the session is given up: %s", self._store.output, error)
                self._say(*self._why(error))
                return

    def _how_it_ended(self) -> Left:
        closed = self._session.close_code == CloseCode.SERVER_STOPPING
        return Left.GOODBYE if closed or self._session.leaving else Left.CRASH

    def _say(self, link: Link, trouble: Trouble) -> None:
        if self._store.stopped:
            return
        log.info("%s: %s %s", self._store.output, trouble.code, trouble.detail)
        self._store.update(lambda known: state.disconnected(known, link, trouble))
