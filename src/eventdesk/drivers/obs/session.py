"""One time of being connected to OBS: its sockets, resyncs, a heartbeat, and the pause that a
scene collection change needs.

GO's requests, the events, everything slow, and the meters if they are wanted have a socket each:
on one socket a scene change's answer waits for the ACK of an event (44 ms instead of 16 at p95,
measured on OBS 29).
"""

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Link
from eventdesk.drivers.obs import resync, state
from eventdesk.drivers.obs.names import check_names
from eventdesk.drivers.obs.protocol import (
    ClosedError,
    Data,
    Request,
    TimedOutError,
    TooOldError,
    check,
    check_version,
    status_of,
)
from eventdesk.drivers.obs.reasons import NONSENSE
from eventdesk.drivers.obs.reducer import reduce, with_names
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.vitals import VITALS
from eventdesk.drivers.obs.wire import EventHandler, Wire, open_wire

log = logging.getLogger(__name__)

_GENERAL, _CONFIG, _SCENES, _INPUTS, _TRANSITIONS, _FILTERS = 1, 2, 4, 8, 16, 32
_OUTPUTS, _SCENE_ITEMS, _MEDIA, _UI, _INPUT_ACTIVE = 64, 128, 256, 1024, 1 << 17
_SHOW = _SCENES | _INPUTS | _TRANSITIONS | _OUTPUTS | _SCENE_ITEMS | _MEDIA
SUBSCRIPTIONS = _GENERAL | _CONFIG | _SHOW | _FILTERS | _UI | _INPUT_ACTIVE
"""EventSubscription bits (protocol 5.1.0); not the transforms, which our animations
would echo. They move no filter, so filters stay quiet."""
METERS = 1 << 16
"""InputVolumeMeters, every 50 ms: on a socket of its own, so that no event waits behind it."""

HEARTBEAT_SECONDS = 1.0
SILENCE_SECONDS = 1.5
"""With the heartbeat a frozen OBS is noticed within 2.5 s."""
GIVE_UP_SECONDS = 10.0
_COLLECTION_SECONDS = 30.0
"""After so long without CurrentSceneCollectionChanged OBS is asked again all the same."""
_UNKNOWN_REQUEST = 204  # protocol 5.1.0, RequestStatus
_CHANGING, _CHANGED = "CurrentSceneCollectionChanging", "CurrentSceneCollectionChanged"
_EXIT = "ExitStarted"
_RESYNC_AFTER = frozenset({_CHANGED, "CurrentProfileChanged"})


class Session:
    """``lost`` turns true when any of the sockets ends; ``close_code`` then tells OBS's reason, and
    ``leaving`` whether OBS said before that it quits. ``open`` and ``tend`` belong to the
    connection's thread."""

    def __init__(
        self,
        store: Store,
        on_event: EventHandler,
        on_meters: EventHandler | None = None,
    ) -> None:
        self._store = store
        self._listener = on_event
        self._on_meters = on_meters
        self._wires: tuple[Wire, ...] = ()
        self._early: list[tuple[str, Data]] | None = []  # events that a resync waits to add
        self._resync_due = False
        self._changing = False
        self._changing_since = 0.0
        self._over = False
        self.leaving = False
        self.lost = False
        self.close_code: int | None = None

    @property
    def requests(self) -> Wire:
        """The socket of takes and their read-backs; raises ClosedError when there is none."""
        return self._wire(1)

    @property
    def side(self) -> Wire:
        """The socket of everything that may be slow: pictures, health, graphics, outputs."""
        return self._wire(2)

    def _wire(self, index: int) -> Wire:
        if self._over or len(self._wires) <= index:
            raise ClosedError
        return self._wires[index]

    def open(self, address: tuple[str, int], password: Secret | None) -> None:
        """Connect, identify and resync; raises what ``open_wire`` raises, and RefusedError or
        KeyError when the answers are not OBS's."""
        name = f"obs-{self._store.output}"
        parts: list[tuple[str, int, EventHandler]] = [
            ("events", SUBSCRIPTIONS, self._on_event),
            ("go", 0, self._on_event),
            ("side", 0, self._on_event),
        ]
        if self._on_meters is not None:
            parts.append(("meters", METERS, self._on_meters))
        for part, subscriptions, on_event in parts:
            wire = open_wire(
                f"{name}-{part}",
                address,
                password,
                subscriptions,
                on_event=on_event,
                on_closed=self._on_closed,
            )
            with self._store.changed:  # a change may begin just now
                wire.hold(self._changing)
                self._wires += (wire,)
        self._store.update_seen(link=Link.SYNCING)
        self._resync()

    def close(self) -> None:
        """End it; events that are still on their way are not heard any more."""
        self._over = True
        for wire in self._wires:
            wire.close()

    # Living

    def disturbed(self) -> bool:
        """Whether ``tend`` has something to do before the next heartbeat."""
        return self.lost or self._resync_due

    def tend(self) -> None:
        """One turn: a resync if one is due, else a heartbeat. Raises TimedOutError when OBS stays
        silent, ClosedError, RefusedError or KeyError when it goes wrong otherwise."""
        if self._changing:
            self._sit_out_change()
        elif self._resync_due:
            self._resync_again()
        else:
            self._beat()

    def _beat(self) -> None:
        asked = self._store.clock.monotonic()
        answer = self.side.ask_batch(VITALS)
        # And a ping on each socket: a router may have forgotten one that was quiet. An event that
        # follows a pong comes no later for it (measured on OBS 29).
        if self._alive(answer, *(wire.pulse() for wire in self._wires)):
            if answer.done() and not isinstance(answer.exception(), ClosedError):
                self._take_vitals(answer.result(), asked)
        else:
            self._resync_due = True

    def _alive(self, *signs: "Future[Any]") -> bool:
        """Wait for these signs of life; whether they came without OBS being called silent before.
        Raises TimedOutError when they do not come at all."""
        for sign in signs:
            self._store.wake_on(sign)
        if self._settled(signs, SILENCE_SECONDS):
            return True
        trouble = Trouble("no-answer")
        self._store.update(lambda known: state.disconnected(known, Link.SILENT, trouble))
        if not self._settled(signs, GIVE_UP_SECONDS):
            raise TimedOutError("no heartbeat")
        return False

    def _settled(self, signs: "Sequence[Future[Any]]", seconds: float) -> bool:
        changing = self._changing

        def over() -> bool:
            return self.lost or self._changing is not changing or self._store.stopped

        return self._store.wait(lambda: all(sign.done() for sign in signs) or over(), seconds)

    def _take_vitals(self, results: list[dict[str, Any]], asked: float) -> None:
        for result in results:
            check(result)
        names = (name for name, _ in VITALS)
        answers = {
            name: result["responseData"] for name, result in zip(names, results, strict=True)
        }
        self._store.update(lambda known: state.with_vitals(known, answers, asked))

    def _sit_out_change(self) -> None:
        """Nothing is asked while the collection changes; that OBS lives is told by a pong."""
        if not self._alive(self._wires[0].pulse()) and self._changing:
            self._say_changing()
        if self._store.clock.monotonic() - self._changing_since > _COLLECTION_SECONDS:
            self._changing = False
            self._resync_due = True

    def _resync_again(self) -> None:
        with self._store.changed:  # the next change may begin just now
            if self.lost or self._changing:
                return
            self._resync_due = False
            self._early = []
            self._store.update_seen(link=Link.SYNCING)
            for wire in self._wires:
                wire.hold(False)
        self._resync()

    def _resync(self) -> None:
        """Ask for everything, then add the events that came meanwhile."""
        asked = self._store.clock.monotonic()
        try:
            first, questions, second = self._interview()
            names = self._store.observed.names.resync(first)
        except ClosedError:
            if self._changing and not self.lost:
                return  # asked again when the change is over
            raise
        with self._store.changed:
            if self._changing or self.lost:
                return
            early, self._early = self._early or [], None
            known = resync.resynced(self._store.observed, first, questions, second, asked)
            known = with_names(known, names)
            for event, data in early:
                known = self._reduced(known, event, data)
            ready = replace(known, seen=replace(known.seen, link=Link.READY, trouble=None))
            self._store.update(lambda _before: ready)

    def _interview(
        self,
    ) -> tuple[dict[str, Data], tuple[Request, ...], list[dict[str, Any]]]:
        wire = self.requests
        answers = wire.batch(resync.FIRST_QUESTIONS)
        for answer in answers:
            if status_of(answer) == _UNKNOWN_REQUEST:
                raise TooOldError(str(answer.get("requestType")))
            check(answer)
        first: dict[str, Data] = {
            name: answer.get("responseData") or {}
            for (name, _), answer in zip(resync.FIRST_QUESTIONS, answers, strict=True)
        }
        check_version(first["GetVersion"])
        check_names(first)
        questions = resync.second_questions(first)
        return first, questions, wire.batch(questions)

    # From the reading threads

    def _on_event(self, event: str, data: Data) -> None:
        with self._store.changed:
            if self._over:
                return
            if event == _CHANGING:
                self._pause()
            elif event == _EXIT:
                self.leaving = True
            elif event in _RESYNC_AFTER:
                self._changing = False
                self._resync_due = True
                self._store.changed.notify_all()
            elif self._early is not None:
                self._early.append((event, data))
            else:
                self._store.update(lambda known: self._reduced(known, event, data))
        self._listener(event, data)

    def _pause(self) -> None:
        """OBS 29 crashes when it is asked things while it changes its scene collection
        (measured; obs-websocket#894)."""
        for wire in self._wires:
            wire.hold(True)
        self._changing, self._changing_since = True, self._store.clock.monotonic()
        self._early = []
        self._say_changing()

    def _say_changing(self) -> None:
        trouble = Trouble("collection-changing")
        self._store.update(lambda known: state.disconnected(known, Link.SYNCING, trouble))

    def _reduced(self, known: state.Observed, event: str, data: Data) -> state.Observed:
        try:
            return reduce(known, event, data)
        except NONSENSE:
            log.warning("%s: an event that cannot be read: %s", self._store.output, event)
            self._resync_due = True
            return known

    def _on_closed(self, code: int | None) -> None:
        with self._store.changed:
            self.lost = True
            self.close_code = code or self.close_code
            self._store.changed.notify_all()
