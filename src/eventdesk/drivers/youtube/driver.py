"""The YouTube driver: a mailbox for wishes, and one thread that owns Google's client."""

from collections.abc import Callable
from errno import ENOENT
from threading import Condition, current_thread
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Service, Trouble
from eventdesk.drivers.youtube.crew import Crew
from eventdesk.drivers.youtube.extras import Extras, Thumbnail
from eventdesk.drivers.youtube.oauth import Credentials
from eventdesk.drivers.youtube.quota import Budget
from eventdesk.drivers.youtube.searches import Roster
from eventdesk.drivers.youtube.worker import Worker
from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread

if TYPE_CHECKING:
    from threading import Thread  # noqa: TID251 - for a type only; start_thread starts it

    from eventdesk.drivers.youtube.connection import Connection

GOOGLE = "https://youtube.googleapis.com/"
CALL_TIMEOUT = 10.0
"""Real seconds for one call, whatever the show's speed."""

_JOIN = 0.5


def _no_picture(name: str) -> bytes:
    raise FileNotFoundError(ENOENT, "no pictures here", name)


class YouTubeDriver:
    """Brings broadcasts to their wanted stages and tells what YouTube shows. A ``Broadcaster``.

    ``endpoint`` is Google's root or a stand-in's, with a closing slash. Without ``credentials``
    nobody is signed in: the driver reports that, with ``signed_out`` for the reason, and calls
    nothing. ``budget`` counts what is spent of the day's quota, ``thumbnail`` gives the picture
    that the sheet names.
    """

    def __init__(
        self,
        clock: Clock,
        credentials: Credentials | None,
        endpoint: str = GOOGLE,
        timeout: float = CALL_TIMEOUT,
        *,
        budget: Budget | None = None,
        signed_out: Trouble | None = None,
        thumbnail: Thumbnail = _no_picture,
    ) -> None:
        self._clock = clock
        self._budget = budget or Budget(clock)
        self._signed_out = signed_out
        self._thumbnail = thumbnail
        self._credentials = credentials
        self._endpoint = endpoint
        self._timeout = timeout
        self._changed = Condition()
        self._wanted: dict[str, BroadcastDesired] = {}
        self._new: dict[str, BroadcastDesired] = {}
        self._retries = self._woken = False
        self._stopped = False
        self._connection: Connection | None = None
        self._thread: Thread | None = None
        self._report: Callable[[BroadcastSeen], None] | None = None
        self._told: dict[str, BroadcastSeen] = {}

    def start(self, report: Callable[[BroadcastSeen], None]) -> None:
        """Begin to look; ``report`` is called from the driver's thread with every change."""
        self._report = report
        if self._credentials is None:
            self._tell(BroadcastSeen(service=Service.SIGNED_OUT, trouble=self._signed_out))
            return
        self._tell(BroadcastSeen(service=Service.CONNECTING))
        credentials = self._credentials
        self._thread = start_thread("youtube", lambda: self._run(credentials))

    def want(self, desired: BroadcastDesired) -> None:
        """Bring the broadcast of this name to this stage. Asking for the same again changes
        nothing."""
        with self._changed:
            if desired != self._wanted.get(desired.name):
                self._wanted[desired.name] = self._new[desired.name] = desired
                self._wake()

    def retry(self) -> None:
        """Try again now what failed, without waiting out its pause."""
        with self._changed:
            self._retries = True
            self._wake()

    def stop(self) -> None:
        """End the thread, also out of a call that hangs. Changes nothing on YouTube."""
        with self._changed:
            self._stopped = True
            self._wake()
            if self._connection is not None:
                self._connection.stop()
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join(_JOIN)

    def _wake(self) -> None:
        self._woken = True
        self._changed.notify()

    def _run(self, credentials: Credentials) -> None:
        try:
            self._work(credentials)
        except Exception:
            # A bug. What was last seen must not stand there as if it were still watched.
            trouble = Trouble("driverStopped")
            for told in tuple(self._told.values()):
                self._tell(replace(told, service=Service.FAILING, trouble=trouble))
            raise

    def _work(self, credentials: Credentials) -> None:
        # Google's client takes 0.3 s to import: here, not while the window opens.
        from eventdesk.drivers.youtube.connection import Connection  # noqa: PLC0415 - see above

        connection = Connection(self._endpoint, credentials, self._timeout, self._budget.book)
        roster = Roster()

        def make() -> Worker:
            extras = Extras(connection, self._thumbnail)
            return Worker(
                connection,
                credentials,
                self._clock,
                self._tell,
                budget=self._budget,
                extras=extras,
                roster=roster,
            )

        crew = Crew(make, self._clock, self._budget)
        with self._changed:
            self._connection = connection
        try:
            while self._take_wishes(crew):
                pause = crew.turn()
                with self._changed:
                    self._changed.wait_for(lambda: self._woken, pause)
        finally:
            connection.stop()

    def _take_wishes(self, crew: Crew) -> bool:
        """Hand new wishes on; whether to go on."""
        with self._changed:
            self._woken = False
            new, retries, stopped = tuple(self._new.values()), self._retries, self._stopped
            self._new.clear()
            self._retries = False
        if stopped:
            return False
        for desired in new:
            crew.wish(desired)
        if retries:
            crew.retry()
        return True

    def _tell(self, seen: BroadcastSeen) -> None:
        with self._changed:
            silent = self._stopped or seen == self._told.get(seen.name)
            self._told[seen.name] = seen
        if self._report is not None and not silent:
            self._report(seen)
