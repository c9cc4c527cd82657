"""A short session with an OBS beside the driver's own: to look it over, or to set it up.

It never touches what is on air, and asks nothing while OBS changes its scene collection.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, TypeVar

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.protocol import ClosedError, Data, ObsError, Request
from eventdesk.drivers.obs.reasons import NONSENSE, Left, why_not
from eventdesk.drivers.obs.wire import Wire, open_wire

log = logging.getLogger(__name__)

_CONFIG, _METERS = 1 << 1, 1 << 16  # EventSubscription (protocol 5.1.0)
_CHANGING, _CHANGED = "CurrentSceneCollectionChanging", "CurrentSceneCollectionChanged"
_COLLECTION_SECONDS = 30.0
_TRIES = 3
_FAILURES = (ObsError, OSError, *NONSENSE)
"""What comes of an OBS that is not there, or of something else than OBS."""
_BATCH_SECONDS = 10.0
_BATCH_SIZE = 200

Answer = TypeVar("Answer")


class VisitError(Exception):
    """OBS could not be asked; ``trouble`` is why, in the words' own codes."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"{trouble.code} {trouble.detail}".strip())
        self.trouble = trouble


class Visit:
    """One session, open inside ``with``. Belongs to one thread.

    Raises VisitError when nobody can be spoken to, on entering and in every method.
    """

    def __init__(
        self,
        address: tuple[str, int],
        password: Secret | None,
        *,
        on_meters: Callable[[Data], None] | None = None,
    ) -> None:
        """``on_meters`` gets every InputVolumeMeters, on the session's own thread."""
        self._address, self._password, self._on_meters = address, password, on_meters
        self._changed = threading.Condition()
        self._changing, self._changes, self._lost = False, 0, False
        self._wire: Wire | None = None

    def __enter__(self) -> "Visit":
        """Connect and identify."""
        try:
            self._wire = open_wire(
                "obs-visit",
                self._address,
                self._password,
                _CONFIG | (_METERS if self._on_meters else 0),
                on_event=self._on_event,
                on_closed=self._on_closed,
            )
        except _FAILURES as error:
            raise VisitError(why_not(error, Left.NEVER_THERE)[1]) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        if self._wire is not None:
            self._wire.close()

    def whole(self, look: Callable[[], Answer]) -> Answer:
        """What ``look`` gives, of one scene collection: begun anew when OBS changes to another
        one meanwhile."""
        for _ in range(_TRIES):
            before = self._settled()
            try:
                found = look()
            except VisitError:
                if self._lost or self._settled() == before:
                    raise
                continue
            if self._settled() == before:
                return found
        raise VisitError(Trouble("collection-changing"))

    def ask(self, requests: Sequence[Request]) -> list[dict[str, Any]]:
        """The results of these requests, in order; one that is refused stops none."""
        results: list[dict[str, Any]] = []
        for start in range(0, len(requests), _BATCH_SIZE):
            part = requests[start : start + _BATCH_SIZE]
            try:
                answered = self._open.batch(part, timeout=_BATCH_SECONDS)
            except _FAILURES as error:
                raise VisitError(why_not(error, Left.NEVER_THERE)[1]) from error
            if len(answered) != len(part):
                raise VisitError(Trouble("not-obs", "a batch without all its results"))
            results += answered
        return results

    def wait(self, ready: Callable[[], bool], seconds: float) -> None:
        """Wait until this is so, at most so long: asked after each of the meters' events."""
        with self._changed:
            self._changed.wait_for(lambda: self._lost or ready(), seconds)

    @property
    def _open(self) -> Wire:
        if self._wire is None:
            raise ClosedError
        return self._wire

    def _settled(self) -> int:
        """Wait for the end of a change that is going on; how many there have been."""
        with self._changed:
            self._changed.wait_for(lambda: self._lost or not self._changing, _COLLECTION_SECONDS)
            return self._changes

    # From the session's own thread

    def _on_event(self, event: str, data: Data) -> None:
        with self._changed:
            if event == _CHANGING:
                self._changing = True
                self._changes += 1
                self._open.hold(True)
            elif event == _CHANGED:
                self._changing = False
                self._open.hold(False)
            elif event == "InputVolumeMeters" and self._on_meters is not None:
                self._meter(self._on_meters, data)
            self._changed.notify_all()

    def _meter(self, on_meters: Callable[[Data], None], data: Data) -> None:
        try:
            on_meters(data)
        except (KeyError, TypeError, ValueError) as error:
            log.debug("levels that cannot be read: %r", error)

    def _on_closed(self, _code: int | None) -> None:
        with self._changed:
            self._lost = True
            self._changed.notify_all()
