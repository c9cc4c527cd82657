"""The lanes of outputs that run or do not: the recording with its chapters, the replay buffer, the
virtual camera. Each is proven by reading back."""

import logging
from collections.abc import Callable
from operator import attrgetter
from typing import Any

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.switcher import Leg, SwitcherDesired
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Lane
from eventdesk.drivers.obs.protocol import RefusedError
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.typed import TypedRequests

log = logging.getLogger(__name__)

_SECONDS = 10.0
_STEP_SECONDS = 0.25
_READ_BACKS = 8
_NOT_THERE = 604
"""InvalidResourceState: this OBS has no such output, or it is switched off in its settings."""
_CHAPTER = "CreateRecordChapter"
"""Since obs-websocket 5.5; OBS's Hybrid MP4 is the only format that takes chapters."""


class Switched(Struct, frozen=True):
    """An output: its leg, what is wanted of it, the field of SwitcherSeen that tells whether it
    runs, and its three requests."""

    leg: Leg
    wanted: Callable[[SwitcherDesired], bool | None]
    field: str
    status: Callable[[TypedRequests], Any]
    start: Callable[[TypedRequests], Any]
    stop: Callable[[TypedRequests], Any]


RECORDING = Switched(
    Leg.RECORD,
    attrgetter("recording"),
    "recording",
    lambda typed: typed.get_record_status(),
    lambda typed: typed.start_record(),
    lambda typed: typed.stop_record(),
)
REPLAY = Switched(
    Leg.REPLAY,
    attrgetter("replay"),
    "replay",
    lambda typed: typed.get_replay_buffer_status(),
    lambda typed: typed.start_replay_buffer(),
    lambda typed: typed.stop_replay_buffer(),
)
CAMERA = Switched(
    Leg.CAMERA,
    attrgetter("virtual_camera"),
    "virtual_camera",
    lambda typed: typed.get_virtual_cam_status(),
    lambda typed: typed.start_virtual_cam(),
    lambda typed: typed.stop_virtual_cam(),
)


class SwitchedLane:
    """Starts and stops one output; saves the replay buffer."""

    def __init__(self, store: Store, connection: Connection, output: Switched) -> None:
        self._store = store
        self._connection = connection
        self._output = output
        self._saved_take = 0
        name = output.field.replace("_", "-")
        self.lane = Lane(f"obs-{store.output}-{name}", store, self._carry_out)

    def _carry_out(self, ask: Ask) -> None:
        self.lane.asked(ask, ask.legs)
        try:
            trouble = self._switch(ask) or self._save(ask)
        except RefusedError as error:
            missing = error.status == _NOT_THERE
            code = f"{self._output.leg}-missing" if missing else error.code
            trouble = Trouble(code, "" if missing else str(error))
        if trouble:
            self.lane.fail(ask, ask.open_legs, trouble)
        else:
            self.lane.confirm(ask, self._output.leg)

    def _switch(self, ask: Ask) -> Trouble | None:
        output, wanted = self._output, self._output.wanted(ask.desired)
        if wanted is None:
            return None
        if self._runs() is not wanted:
            verb, because = "start" if wanted else "stop", ask.desired.because
            log.info("%s: %s %s (%s)", self._store.output, output.leg, verb, because)
            (output.start if wanted else output.stop)(self._connection.typed)
            self.lane.moving(ask, output.leg)
            # A newer ask waits too: an output on its way refuses the next step, or forgets it.
            self._store.wait(lambda: getattr(self._store.seen, output.field) is wanted, _SECONDS)
        active = read_back(self._store, self._runs, wanted=wanted)
        self._store.update_seen(**{output.field: active})
        return None if active is wanted else Trouble(f"{output.leg}-differs")

    def _runs(self) -> bool:
        return bool(self._output.status(self._connection.typed).output_active)

    def _save(self, ask: Ask) -> Trouble | None:
        """Save the replay, once for each take also if its answer is lost; OBS tells when it is
        done, 0.2 s later (measured on OBS 29)."""
        take, replay = ask.desired.take, self._output.leg is Leg.REPLAY
        if not replay or not ask.desired.save_replay or take <= self._saved_take:
            return None
        if not self._runs():
            return Trouble("replay-not-running")
        self._saved_take = take
        before = self._store.observed
        log.info("%s: SaveReplayBuffer (%s)", self._store.output, ask.desired.because)
        self._connection.typed.save_replay_buffer()
        self.lane.moving(ask, Leg.REPLAY)

        def saved() -> bool:
            now = self._store.observed
            return now.session == before.session and now.replays > before.replays

        return None if self._store.wait(saved, _SECONDS) else Trouble("replay-not-saved")


class ChapterLane:
    """Names chapters in the recording, where OBS can. Where it cannot nothing is asked: the desk's
    own list of them is in the as-run either way."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self._refused_in = 0  # the session in which OBS said no: told once
        self.lane = Lane(f"obs-{store.output}-chapter", store, self._carry_out)

    def _carry_out(self, ask: Ask) -> None:
        known, desired = self._store.observed, ask.desired
        if _CHAPTER not in known.requests or known.session == self._refused_in:
            return
        if desired.recording:
            self._store.wait(lambda: self._store.seen.recording or self.lane.newer, _SECONDS)
        if not self._store.seen.recording:
            return
        self.lane.asked(ask, ask.legs)
        log.info("%s: %s %s (%s)", self._store.output, _CHAPTER, desired.chapter, desired.because)
        try:
            self._connection.side.call(_CHAPTER, {"chapterName": desired.chapter})
        except RefusedError as error:
            self._refused_in = known.session
            self.lane.fail(ask, ask.open_legs, Trouble("chapter-refused", str(error)))
        else:
            self.lane.confirm(ask, Leg.CHAPTER)


def read_back(store: Store, look: Callable[[], bool], *, wanted: bool) -> bool:
    """What OBS says when asked, given a moment: an output that has just sent STOPPED may still
    call itself active (seen on OBS 29)."""
    for _ in range(_READ_BACKS):
        if look() is wanted:
            return wanted
        store.wait(lambda: False, _STEP_SECONDS)
    return look()
