"""The lane of GO: scene, audio and media go out in one message and are read back."""

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import MediaAction, MediaVerb
from eventdesk.domain.switcher import SUPERSEDED, Leg, TakeTrace
from eventdesk.drivers.obs import diff, truth
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Idle, Lane
from eventdesk.drivers.obs.protocol import Data, Request, TimedOutError, succeeded
from eventdesk.drivers.obs.state import Observed, proven, with_mutes
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.way import Way
from eventdesk.drivers.obs.wire import ANSWER_SECONDS

log = logging.getLogger(__name__)

_BEGIN_SECONDS = 1.0
"""SceneTransitionStarted comes within 40 ms of the request (measured on OBS 29)."""
_END_SECONDS = 3.0
"""How much longer than its duration a transition may take."""
_UNKNOWN_SECONDS = 20.0
"""For a stinger, whose length the protocol does not tell."""
_MEDIA_SECONDS = 3.0
_MEDIA_STEP_SECONDS = 0.1
_MISSING = 600  # ResourceNotFound (protocol 5.1.0)
_MISSING_CODES = {Leg.SCENE: "scene-missing"}
_REACHED: Mapping[MediaVerb, frozenset[str]] = {
    MediaVerb.RESTART: frozenset({"PLAYING"}),
    MediaVerb.PLAY: frozenset({"PLAYING"}),
    MediaVerb.PAUSE: frozenset({"PAUSED"}),
    MediaVerb.STOP: frozenset({"STOPPED", "ENDED", "NONE"}),
}


class TakeLane:
    """Carries out the legs SCENE, AUDIO and MEDIA, and proves what is on air when idle."""

    def __init__(self, store: Store, connection: Connection, way: Way) -> None:
        self._store = store
        self._connection = connection
        self._way = way
        self._media_take = 0
        self._doubted: tuple[object, ...] = ()
        idle = Idle(self._prove_idle, self._unproven)
        self.lane = Lane(f"obs-{store.output}-take", store, self._carry_out, idle)

    # A take

    def _carry_out(self, ask: Ask) -> None:
        try:
            self._carry_out_take(ask)
        finally:
            self._way.give_back(ask.desired.take)
        if Leg.MEDIA in ask.open_legs:
            self._verify_media(ask)

    def _carry_out_take(self, ask: Ask) -> None:
        desired = ask.desired
        if Leg.SCENE in ask.legs:
            self._let_transition_end(desired.scene)
            if diff.carries(self._store.observed, desired):
                self._way.take()
        before = self._store.observed
        fires = desired.take > self._media_take
        legs = ask.legs if fires else ask.legs - {Leg.MEDIA}
        commands = diff.take(before, desired, legs)
        if Leg.MEDIA in legs:
            self._media_take = desired.take  # before it is sent: never twice, even if lost
        sent = self._store.clock.monotonic()
        answers = self._send(commands)
        self._tell_asked(ask, before, commands)
        trouble = self._hear(ask, commands, answers)
        trace = TakeTrace(desired.take, sent if commands else None)
        trace = replace(trace, acknowledged=self._store.clock.monotonic() if commands else None)
        self._store.trace(trace)
        if Leg.AUDIO in ask.open_legs:
            self._verify_audio(ask)
        if Leg.SCENE in ask.open_legs and desired.scene is not None:
            trouble = trouble or diff.transition_missing(before, desired)
            self._verify_scene(ask, desired.scene, before, trouble)
        self._store.trace(replace(trace, confirmed=self._store.clock.monotonic()))

    def _send(self, commands: Sequence[diff.Command]) -> "Future[Any] | None":
        # The path of GO: nothing between the diff and the one frame on the socket.
        if not commands:
            return None
        wire = self._connection.requests
        if len(commands) == 1:
            return wire.ask(*commands[0].wire())
        return wire.ask_batch([command.wire() for command in commands])

    def _tell_asked(self, ask: Ask, before: Observed, commands: Sequence[diff.Command]) -> None:
        self.lane.asked(ask, ask.legs)
        for command in commands:
            log.info("%s: %s (%s)", self._store.output, command.request, command.because)
        for leg, trouble in diff.impossible(before, ask.desired, ask.legs).items():
            self.lane.fail(ask, frozenset({leg}), trouble)

    def _hear(
        self, ask: Ask, commands: Sequence[diff.Command], answers: "Future[Any] | None"
    ) -> Trouble | None:
        """Fail the legs that OBS refused. A refused transition only makes the take look other
        than asked: that trouble is given back."""
        if answers is None:
            return None
        results = _result(answers)
        transition: Trouble | None = None
        for command, answer in zip(commands, results, strict=False):
            if succeeded(answer):
                continue
            trouble = _refusal(command, answer)
            if command.request.startswith("SetCurrentSceneTransition"):
                transition = trouble
            elif command.leg in ask.open_legs:
                self.lane.fail(ask, frozenset({command.leg}), trouble)
        return transition

    # Audio

    def _verify_audio(self, ask: Ask) -> None:
        wanted = ask.desired.muted
        answers = self._ask_all([("GetInputMute", {"inputName": name}) for name in wanted])
        found = {
            name: answer["responseData"]["inputMuted"]
            for name, answer in zip(wanted, answers, strict=False)
            if succeeded(answer)
        }
        self._store.update(lambda known: with_mutes(known, found))
        wrong = sorted(name for name, muted in wanted.items() if found.get(name) is not muted)
        if wrong:
            self.lane.fail(ask, frozenset({Leg.AUDIO}), Trouble("audio-differs", ", ".join(wrong)))
        else:
            self.lane.confirm(ask, Leg.AUDIO)

    # Scene

    def _verify_scene(
        self, ask: Ask, scene: str, before: Observed, trouble: Trouble | None
    ) -> None:
        if before.seen.on_air == scene:
            # Somebody may have taken it off since; then the idle proof will not find it.
            self._finish(ask, scene, self._prove(scene), trouble)
            return
        self._watch(ask, scene, before)
        found = self._prove(scene)
        if found is not None:
            self._finish(ask, scene, found, trouble)
            return
        # OBS said yes and left the old scene on air: it does so in studio mode while another
        # transition runs (measured on OBS 29). Once more, after that one's end.
        self._let_transition_end(scene)
        before = self._store.observed
        log.info("%s: SetCurrentProgramScene again: it is not on air", self._store.output)
        self._connection.requests.call("SetCurrentProgramScene", {"sceneName": scene})
        self._watch(ask, scene, before)
        self._finish(ask, scene, self._prove(scene), trouble)

    def _finish(self, ask: Ask, scene: str, found: str | None, trouble: Trouble | None) -> None:
        if found == scene:
            self.lane.confirm(ask, Leg.SCENE, trouble)
        else:
            self.lane.fail(ask, frozenset({Leg.SCENE}), Trouble("scene-not-on-air", found or ""))

    def _watch(self, ask: Ask, scene: str, before: Observed) -> None:
        """Wait until OBS's events say that the scene has come, or that it will not."""
        self._store.wait(lambda: self._begun(before) or self._came(scene, before), _BEGIN_SECONDS)
        if not self._begun(before):
            return
        self.lane.moving(ask, Leg.SCENE)
        self._store.wait(lambda: self._came(scene, before), self._patience())

    def _begun(self, before: Observed) -> bool:
        now = self._store.observed
        return now.begun != before.begun or now.session != before.session

    def _came(self, scene: str, before: Observed) -> bool:
        now = self._store.observed
        if now.session != before.session:
            return True
        if now.seen.transitioning:
            return False
        if now.seen.scene == scene:
            again = before.seen.scene == scene and now.ended != before.ended
            return now.changes != before.changes or again
        # Another hand took another scene after ours.
        return now.changes - before.changes > 1 or now.begun - before.begun > 1

    def _patience(self) -> float:
        known = self._store.observed
        if known.transition in known.fixed:
            cut = known.transition_kinds.get(known.transition or "") == "cut_transition"
            return _END_SECONDS if cut else _UNKNOWN_SECONDS
        return _END_SECONDS + (known.transition_ms or 0) / 1000

    def _let_transition_end(self, scene: str | None) -> None:
        """Two transitions at once are one too many: in studio mode the second is lost."""
        if not self._store.seen.transitioning:
            return
        self._store.wait(lambda: not self._store.seen.transitioning, self._patience())
        if scene is not None and self._store.seen.scene == scene:
            self._prove(scene)

    def _prove(self, scene: str, *, search: bool = False) -> str | None:
        """Read back what is on air: ``scene`` when it is proven, another scene's name when that
        is the program, None when OBS names this one and yet it is not active; ``search`` then
        looks for the one that is."""
        before = self._store.observed
        found = truth.look(before, scene, self._ask_all)
        if found is None and search:
            found = truth.search(before, self._ask_all)
        if found is None or not found.proven:
            return found.scene if found else None
        with self._store.changed:
            now = self._store.observed
            if now.seen.transitioning or now.begun != before.begun:
                return None
            self._store.update(lambda known: proven(known, found.scene))
        return found.scene

    # Without a take

    def _unproven(self) -> bool:
        known = self._store.observed
        seen = known.seen
        open_question = seen.on_air is None and not seen.transitioning and seen.scene is not None
        return open_question and self._evidence(known) != self._doubted

    def _prove_idle(self) -> None:
        known = self._store.observed
        self._doubted = self._evidence(known)  # asked once for each state of things
        if known.seen.scene is not None:
            self._prove(known.seen.scene, search=True)

    def _evidence(self, known: Observed) -> tuple[object, ...]:
        return known.session, known.begun, known.ended, known.changes, known.seen.scene

    # Media

    def _verify_media(self, ask: Ask) -> None:
        left = list(ask.desired.media)
        deadline = self._store.clock.monotonic() + _MEDIA_SECONDS
        while True:
            left = self._not_reached(left)
            if not left:
                self.lane.confirm(ask, Leg.MEDIA)
                return
            if self._store.clock.monotonic() > deadline:
                break
            if self._store.wait(lambda: self.lane.newer, _MEDIA_STEP_SECONDS):
                self.lane.fail(ask, frozenset({Leg.MEDIA}), SUPERSEDED)
                return
        names = ", ".join(each.input for each in left)
        self.lane.fail(ask, frozenset({Leg.MEDIA}), Trouble("media-differs", names))

    def _not_reached(self, actions: Sequence[MediaAction]) -> list[MediaAction]:
        answers = self._ask_all(
            [("GetMediaInputStatus", {"inputName": each.input}) for each in actions]
        )
        return [
            action
            for action, answer in zip(actions, answers, strict=True)
            if _media_state(answer) not in _REACHED[action.verb]
        ]

    def _ask_all(self, questions: Sequence[Request]) -> list[dict[str, Any]]:
        return self._connection.requests.batch(questions)


def _result(answers: "Future[Any]") -> list[dict[str, Any]]:
    try:
        found = answers.result(ANSWER_SECONDS)
    except TimeoutError:
        raise TimedOutError("no answer to the take") from None
    return [found] if isinstance(found, dict) else list(found)


def _refusal(command: diff.Command, answer: Data) -> Trouble:
    status = answer.get("requestStatus") or {}
    code = int(status.get("code", 0))
    if command.request.startswith("SetCurrentSceneTransition"):
        return Trouble("transition-missing", str(status.get("comment", "")))
    if code == _MISSING:
        return Trouble(_MISSING_CODES.get(command.leg, "input-missing"))
    return Trouble(f"refused:{code}", str(status.get("comment", "")))


def _media_state(answer: Data) -> str:
    state = (answer.get("responseData") or {}).get("mediaState", "")
    return str(state).removeprefix("OBS_MEDIA_STATE_")
