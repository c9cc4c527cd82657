"""The lane of volumes: inputs are set, or faded with OBS's own frames, and read back.

A fade goes out in batches of a few frames each. OBS steps through a batch by itself, so that a busy
desk is not heard; between two batches a newer ask takes over from where the sound is. It moves
evenly along the cube root of the amplitude, near to what ears and faders do: in decibels it would
be silent for half of the way from -100 dB, in amplitudes it would jump.
"""

import logging
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.parts import SILENCE, Level, is_level
from eventdesk.domain.switcher import SUPERSEDED, Leg
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.lane import Ask, Lane
from eventdesk.drivers.obs.protocol import Execution, Request, succeeded
from eventdesk.drivers.obs.state import with_volumes
from eventdesk.drivers.obs.store import Store

log = logging.getLogger(__name__)

_FRAMES = 6
"""Steps in a batch: 0.2 s at 30 frames a second, the longest that a newer ask waits."""
_FPS = 30.0
"""Where OBS has not told its own."""
_ECHO_SECONDS = 0.1
_OURS = 0.002
"""OBS keeps amplitudes in single precision: what differs by a greater share was set by a hand."""


class Fade(Struct, frozen=True):
    """An input on its way: from an amplitude to a level, in so many seconds."""

    name: str
    begins: float
    level: Level
    seconds: float

    def amplitude(self, elapsed: float) -> float:
        """Where it is after this time."""
        share = min(elapsed / self.seconds, 1.0)
        first, last = self.begins ** (1 / 3), amplitude(self.level.decibels) ** (1 / 3)
        return float((first + (last - first) * share) ** 3)


def amplitude(decibels: float) -> float:
    """The factor that OBS's mixer multiplies with."""
    return float(10 ** (decibels / 20)) if decibels > SILENCE else 0.0


class VolumeLane:
    """Carries out the leg VOLUME. A hand at a fader that we are moving keeps it."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self._sent: dict[str, list[float]] = {}
        self._by_hand: set[str] = set()
        self.lane = Lane(f"obs-{store.output}-volume", store, self._carry_out)

    def heard(self, name: str, volume: object) -> None:
        """OBS told an input's amplitude: was that ours? From the thread that reads events."""
        sent = self._sent.get(name)
        if sent is None or not isinstance(volume, int | float):
            return
        if not any(abs(each - volume) <= _OURS * each for each in sent):
            self._by_hand.add(name)

    def _carry_out(self, ask: Ask) -> None:
        wanted, because = ask.desired.volumes, ask.desired.because
        self.lane.asked(ask, ask.legs)
        missing = sorted(wanted.keys() - self._store.seen.inputs.keys())
        levels = {name: wanted[name] for name in wanted if name not in missing}
        before = self._read(levels)
        due = {
            name: level
            for name, level in levels.items()
            if name in before and not is_level(before[name], level.decibels)
        }
        for name, level in due.items():
            log.info(
                "%s: SetInputVolume %s to %g dB in %s (%s: it is at %.1f dB)",
                self._store.output, name, level.decibels, level.fade or "no time", because,
                before[name],
            )  # fmt: skip
        fades = [
            Fade(name, amplitude(before[name]), level, self._seconds(level))
            for name, level in due.items()
            if level.fade
        ]
        if fades:
            self.lane.moving(ask, Leg.VOLUME)
        self._by_hand.clear()
        try:
            self._bring(ask, fades, due, levels, missing)
        finally:
            self._let_go(fades)

    def _bring(
        self,
        ask: Ask,
        fades: list[Fade],
        due: Mapping[str, Level],
        levels: Mapping[str, Level],
        missing: list[str],
    ) -> None:
        """Move what is due, and give the leg its last word from what is read back."""
        if not self._move(fades, [name for name in due if not due[name].fade], due):
            self.lane.fail(ask, ask.open_legs, SUPERSEDED)
            return
        trouble = self._trouble(missing, levels, self._read(levels))
        if trouble:
            self.lane.fail(ask, ask.open_legs, trouble)
        else:
            self.lane.confirm(ask, Leg.VOLUME)

    def _let_go(self, fades: list[Fade]) -> None:
        """Let OBS's own word count again, when those of our last steps are over: its events
        overtake each other now and then."""
        if fades:
            self._store.wait(lambda: self.lane.newer, _ECHO_SECONDS)
        self._sent = {}
        self._store.update(lambda known: replace(known, fading=frozenset()))
        if fades and self._store.ready:
            self._read(each.name for each in fades)

    def _seconds(self, level: Level) -> float:
        length = level.fade.total_seconds() if level.fade else 0.0
        return max(self._store.clock.real_seconds(length), 0.001)

    def _move(self, fades: list[Fade], at_once: list[str], levels: Mapping[str, Level]) -> bool:
        """Bring all to their levels; False when a newer ask has come on the way."""
        self._set({name: levels[name].decibels for name in at_once})
        moving = frozenset(each.name for each in fades)
        self._sent = {name: [] for name in moving}
        self._store.update(lambda known: replace(known, fading=moving))
        began = self._store.clock.monotonic()
        longest = max((each.seconds for each in fades), default=0.0)
        while (elapsed := self._store.clock.monotonic() - began) < longest:
            if self.lane.newer or self._store.stopped:
                return False
            left = [each for each in fades if each.name not in self._by_hand]
            if not left:
                break
            self._step(left, elapsed)
        kept = moving - self._by_hand
        self._set({name: levels[name].decibels for name in sorted(kept)})
        return True

    def _step(self, fades: list[Fade], elapsed: float) -> None:
        """A few frames of the way. A Sleep that ends a batch would not be waited for (OBS 29)."""
        frame = 1 / (self._store.seen.canvas.fps or _FPS)
        requests: list[Request] = []
        for each in fades:
            self._sent[each.name] = self._sent[each.name][-_FRAMES:]
        for number in range(1, _FRAMES + 1):
            requests.append(("Sleep", {"sleepFrames": 1}))
            for each in fades:
                factor = each.amplitude(elapsed + number * frame)
                self._sent[each.name].append(factor)
                fields = {"inputName": each.name, "inputVolumeMul": factor}
                requests.append(("SetInputVolume", fields))
        self._connection.side.batch(requests, Execution.SERIAL_FRAME)

    def _set(self, decibels: Mapping[str, float]) -> None:
        if not decibels:
            return
        for name, level in decibels.items():
            self._sent.setdefault(name, []).append(amplitude(level))
        self._connection.side.batch(
            [
                ("SetInputVolume", {"inputName": name, "inputVolumeMul": amplitude(level)})
                for name, level in decibels.items()
            ]
        )

    def _read(self, names: Iterable[str]) -> dict[str, float]:
        asked = sorted(names)
        answers = self._connection.side.batch(
            [("GetInputVolume", {"inputName": name}) for name in asked]
        )
        found = {
            name: float(answer["responseData"]["inputVolumeDb"])
            for name, answer in zip(asked, answers, strict=True)
            if succeeded(answer)
        }
        self._store.update(lambda known: with_volumes(known, found))
        return found

    def _trouble(
        self, missing: list[str], levels: Mapping[str, Level], found: Mapping[str, float]
    ) -> Trouble | None:
        if missing:
            return Trouble("input-missing", ", ".join(missing))
        if self._by_hand:
            return Trouble("volume-by-hand", ", ".join(sorted(self._by_hand)))
        wrong = [name for name in levels if not is_level(found.get(name), levels[name].decibels)]
        return Trouble("volume-differs", ", ".join(sorted(wrong))) if wrong else None
