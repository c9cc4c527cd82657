"""The lane of GO: scene, audio and media go out in one message and are read back."""

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.switcher import Leg, TakeTrace
from eventdesk.drivers.obs import diff, truth
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Idle, Lane
from eventdesk.drivers.obs.media_proof import media_trouble
from eventdesk.drivers.obs.preview import Preview
from eventdesk.drivers.obs.protocol import Request, TimedOutError, succeeded
from eventdesk.drivers.obs.state import Observed, disproven, proven, with_mutes
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.switch_proof import SwitchProof
from eventdesk.drivers.obs.way import Way
from eventdesk.drivers.obs.wire import ANSWER_SECONDS

log = logging.getLogger(__name__)

_BEGIN_SECONDS = 1.0
"""SceneTransitionStarted comes within 40 ms of the request (measured on OBS 29)."""
_END_SECONDS = 3.0
"""How much longer than its duration a transition may take."""
_UNKNOWN_SECONDS = 20.0
"""For a stinger, whose length the protocol does not tell."""


class TakeLane:
    """Carries out the legs SCENE, AUDIO, FILTER, SOURCE and MEDIA; when idle it proves what is on
    air and keeps the preview."""

    def __init__(self, store: Store, connection: Connection, way: Way, preview: Preview) -> None:
        self._store = store
        self._connection = connection
        self._way = way
        self._media_take = 0
        self._fresh = False  # the last take has brought its scene on air
        self._preview = preview
        self._switches = SwitchProof(store, self._ask_all, lambda: self.lane.newer)
        self._doubted: tuple[object, ...] = ()
        idle = Idle(self._be_idle, lambda: self._unproven() or preview.due())
        self.lane = Lane(f"obs-{store.output}-take", store, self._carry_out, idle)

    # A take

    def _carry_out(self, ask: Ask) -> None:
        try:
            self._carry_out_take(ask)
        finally:
            self._way.give_back(ask.desired.take)
        if Leg.SOURCE in ask.open_legs:
            self._verify_sources(ask)
        if Leg.MEDIA in ask.open_legs:
            self._say(ask, Leg.MEDIA, self._media_trouble(ask))

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
        self._fresh = any(each.request == "SetCurrentProgramScene" for each in commands)
        if self._fresh:
            self._preview.swapped()
        sent = self._store.clock.monotonic()
        answers = self._send(commands)
        self._tell_asked(ask, before, commands)
        trouble = self._hear(ask, commands, answers)
        trace = TakeTrace(desired.take, sent if commands else None)
        trace = replace(trace, acknowledged=self._store.clock.monotonic() if commands else None)
        self._store.trace(trace)
        if Leg.AUDIO in ask.open_legs:
            self._verify_audio(ask)
        if Leg.FILTER in ask.open_legs:
            self._say(ask, Leg.FILTER, self._switches.differing(desired, Leg.FILTER))
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
            trouble = diff.refusal(command, answer)
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
        self._say(ask, Leg.AUDIO, Trouble("audio-differs", ", ".join(wrong)) if wrong else None)

    def _say(self, ask: Ask, leg: Leg, trouble: Trouble | None) -> None:
        """A leg's last word."""
        if trouble:
            self.lane.fail(ask, frozenset({leg}), trouble)
        else:
            self.lane.confirm(ask, leg)

    # Sources and media

    def _verify_sources(self, ask: Ask) -> None:
        parts = ask.desired.parts
        trouble = self._switches.differing(ask.desired, Leg.SOURCE)
        stale = [] if trouble else self._switches.not_on_air(parts, fresh=self._fresh)
        if stale and self._store.seen.studio_mode:
            self._renew_copy(ask, stale[0].owner)
            stale = self._switches.not_on_air(parts, fresh=True)
        if stale:
            trouble = Trouble("source-not-on-air", ", ".join(part.label for part in stale))
        self._say(ask, Leg.SOURCE, trouble)

    def _renew_copy(self, ask: Ask, scene: str) -> None:
        """Take the scene on air once more: in studio mode the audience sees a copy of it that was
        made before its sources were switched."""
        self._let_transition_end(None)
        self._preview.swapped()
        self._take_again(ask, Leg.SOURCE, scene, "studio mode shows an older copy of it")
        self._prove(scene)

    def _take_again(self, ask: Ask, leg: Leg, scene: str, why: str) -> None:
        before, because = self._store.observed, f"{ask.desired.because}: {why}"
        log.info("%s: SetCurrentProgramScene %s (%s)", self._store.output, scene, because)
        self._connection.requests.call("SetCurrentProgramScene", {"sceneName": scene})
        self._watch(ask, leg, scene, before)

    def _media_trouble(self, ask: Ask) -> Trouble | None:
        media = ask.desired.media
        return media_trouble(self._store, self._ask_all, media, lambda: self.lane.newer)

    # Scene

    def _verify_scene(
        self, ask: Ask, scene: str, before: Observed, trouble: Trouble | None
    ) -> None:
        if before.seen.on_air == scene:
            # Somebody may have taken it off since; then the idle proof will not find it.
            self._finish(ask, scene, self._prove(scene), trouble)
            return
        self._watch(ask, Leg.SCENE, scene, before)
        if (found := self._prove(scene)) is not None:
            self._finish(ask, scene, found, trouble)
            return
        # OBS said yes and left the old scene on air: it does so in studio mode while another
        # transition runs (measured on OBS 29). Once more, after that one's end.
        self._let_transition_end(scene)
        self._take_again(ask, Leg.SCENE, scene, "it is not on air")
        self._finish(ask, scene, self._prove(scene), trouble)

    def _finish(self, ask: Ask, scene: str, found: str | None, trouble: Trouble | None) -> None:
        if found == scene:
            self.lane.confirm(ask, Leg.SCENE, trouble)
        else:
            self.lane.fail(ask, frozenset({Leg.SCENE}), Trouble("scene-not-on-air", found or ""))

    def _watch(self, ask: Ask, leg: Leg, scene: str, before: Observed) -> None:
        """Wait until OBS's events say that the scene has come, or that it will not."""
        self._store.wait(lambda: self._begun(before) or self._came(scene, before), _BEGIN_SECONDS)
        if not self._begun(before):
            return
        self.lane.moving(ask, leg)
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
        if now.doubted and now.changes != before.changes:
            return True  # events overtake each other now and then: what is so is asked for
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
        doubt = seen.on_air is None or known.doubted
        open_question = doubt and not seen.transitioning and seen.scene is not None
        return open_question and self._evidence(known) != self._doubted

    def _be_idle(self) -> None:
        if not self._unproven():
            self._preview.set()
            return
        known = self._store.observed
        self._doubted = self._evidence(known)  # asked once for each state of things
        scene = known.seen.scene
        if scene is None:
            return
        if (found := self._prove(scene, search=True)) != scene and known.doubted:
            self._store.update(lambda now: disproven(now, scene, found))

    def _evidence(self, known: Observed) -> tuple[object, ...]:
        return known.session, known.begun, known.ended, known.changes, known.seen.scene

    def _ask_all(self, questions: Sequence[Request]) -> list[dict[str, Any]]:
        return self._connection.requests.batch(questions)


def _result(answers: "Future[Any]") -> list[dict[str, Any]]:
    try:
        found = answers.result(ANSWER_SECONDS)
    except TimeoutError:
        raise TimedOutError("no answer to the take") from None
    return [found] if isinstance(found, dict) else list(found)
