"""What is wrong with every OBS and with what is on air, as alarms and as events."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from eventdesk.domain.air import Air, Meant, watch_air
from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.alarm import AIR, Alarm, Fault
from eventdesk.domain.gate import Gate
from eventdesk.domain.health import Health, HealthWatch, amount, watch_health
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import SwitcherDesired, SwitcherSeen
from eventdesk.domain.verbs import MediaVerb
from eventdesk.domain.watch_events import WatchCleared, WatchRaised
from eventdesk.domain.watch_limits import WatchLimits
from eventdesk.domain.watched import Watched

_STANDS = {MediaVerb.PAUSE, MediaVerb.STOP}
_MOST_NAMES = 3
_RANK = {fault: rank for rank, fault in enumerate(Fault)}


class Judge:
    """Remembers every OBS and the air, and knows what is wrong with them."""

    STALE = 3.0
    """Seconds after which a look at the air says nothing any more."""

    def __init__(self, limits: WatchLimits) -> None:
        self._limits = limits
        self._health: dict[str, HealthWatch] = {}
        self._air = Air()
        self._heard_at = 0.0
        self.shown = Watched()

    def see(self, seen: SwitcherSeen) -> Health:
        """What an OBS says of itself; gives how it does."""
        before = self._health.get(seen.output, HealthWatch())
        after = self._health[seen.output] = watch_health(before, seen, self._limits)
        return after.health

    def sample(
        self,
        sample: AirSample,
        state: ShowState,
        seen: Seen,
        desired: SwitcherDesired | None,
    ) -> None:
        """A look at the program, and what the show means it to be. A backup that is looked at as
        well has no audience."""
        if sample.output != PROGRAM:
            return
        switcher = seen.switchers.get(sample.output)
        self._air = watch_air(self._air, sample, meant(state, switcher, desired), self._limits)
        self._heard_at = sample.at

    def recast(self, part: Callable[[str], str]) -> None:
        """The OBSes have changed parts; the air is another one's, and learned anew."""
        self._health = {part(output): watch for output, watch in self._health.items()}
        self._air = Air()

    def news(self, now: datetime, monotonic: float) -> tuple[WatchRaised | WatchCleared, ...]:
        """Bring ``shown`` up to date; gives what was raised and cleared since the last time."""
        if monotonic - self._heard_at > self.STALE:
            self._air = Air()
        before = {(each.output, each.fault): each for each in self.shown.alarms}
        gates = {
            (output, fault): gate
            for output, found in self._gates().items()
            for fault, gate in found.items()
        }
        alarms = [
            self._alarm(*key, before.get(key), now - timedelta(seconds=monotonic - began))
            for key, gate in gates.items()
            if gate.raised and (began := gate.began) is not None
        ]
        alarms.sort(key=lambda each: _RANK[each.fault])
        health = {output: watch.health for output, watch in self._health.items()}
        self.shown = Watched(tuple(alarms), health, self._air.level)
        after = {(each.output, each.fault) for each in alarms}
        raised = (WatchRaised(now, a.output, a.fault, a.about) for a in alarms)
        return (
            *(event for event in raised if (event.output, event.fault) not in before),
            *(WatchCleared(now, *key, key in gates) for key in before if key not in after),
        )

    def _gates(self) -> dict[str, Mapping[Fault, Gate]]:
        found: dict[str, Mapping[Fault, Gate]] = {
            output: watch.gates for output, watch in self._health.items()
        }
        found[PROGRAM] = {**found.get(PROGRAM, {}), **self._air.gates}
        return found

    def _alarm(self, output: str, fault: Fault, known: Alarm | None, since: datetime) -> Alarm:
        about = self._about(fault) or (known.about if known else "")
        health = self._health.get(output, HealthWatch()).health
        return Alarm(output, fault, known.since if known else since, about, amount(health, fault))

    def _about(self, fault: Fault) -> str:
        if fault in (Fault.BLACK, Fault.FROZEN):
            return self._air.scene or ""
        if fault is Fault.SILENCE:
            return _some(self._air.heard)
        return self._air.clipped if fault is Fault.CLIPPING else ""


def _some(names: Iterable[str]) -> str:
    """A few of them; the rest as an ellipsis."""
    first, rest = tuple(names)[:_MOST_NAMES], tuple(names)[_MOST_NAMES:]
    return ", ".join((*first, "…") if rest else first)


def meant(state: ShowState, seen: SwitcherSeen | None, desired: SwitcherDesired | None) -> Meant:
    """What of black, silence and the rest is as the show means it just now. Before the first GO
    and after the end there is no audience, and nothing is told."""
    if state.on_air is None or state.ended_at is not None:
        return Meant(frozenset(AIR))
    cue = state.on_air.cue
    quiet = set(cue.quiet)
    if any(action.verb in _STANDS for action in cue.media):
        quiet.add(Fault.FROZEN)
    wanted = desired.muted if desired else {}
    inputs = seen.inputs if seen else {}
    return Meant(
        quiet=frozenset(quiet),
        transitioning=bool(seen and seen.transitioning),
        muted=frozenset(name for name, muted in inputs.items() if muted),
        silence=bool(wanted) and all(wanted.values()),
    )
