"""What the conductor remembers of the devices: legs asked and answered, and drift that lasts."""

from collections.abc import Iterable, Iterator, Mapping

from eventdesk.domain import events as e
from eventdesk.domain.desired import planned_legs
from eventdesk.domain.runsheet import PROGRAM, Cue
from eventdesk.domain.seen import Difference, differences
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import (
    SUPERSEDED,
    Leg,
    LegReport,
    LegStatus,
    Link,
    SwitcherDesired,
    SwitcherSeen,
)

Legs = dict[str, dict[tuple[str, Leg], LegReport]]
_OPEN = {LegStatus.ASKED, LegStatus.MOVING}
_AT_ONCE = frozenset(
    {Leg.AUDIO, Leg.VOLUME, Leg.FILTER, Leg.SOURCE, Leg.MEDIA, Leg.RECORD, Leg.REPLAY, Leg.CAMERA}
)
"""What a GO without a scene asks of the program at once; a name has a time of its own."""


class LegWatch:
    """Files every leg report under the cue whose take it answers; "" when none was on air.

    ``legs`` is in the snapshots that screens hold: it is replaced, never changed.
    """

    def __init__(self) -> None:
        self._cue_of_take: dict[int, str] = {}
        self._newest: dict[tuple[str, Leg], LegReport] = {}
        self.legs: Legs = {}

    def asked(self, take: int, cue: str) -> None:
        """From now on reports about ``take`` belong to ``cue``."""
        self._cue_of_take[take] = cue

    def taken(self, cue: str) -> None:
        """A cue was taken: what an earlier taking of it reported is history."""
        self.legs = {name: legs for name, legs in self.legs.items() if name != cue}

    def report(self, report: LegReport) -> Iterator[e.LegConfirmed | e.LegFailed]:
        """File it; gives the event worth keeping, if the leg has come to its end."""
        cue = self._cue_of_take.get(report.take)
        if cue is None:
            return
        part = (report.output, report.leg)
        newest = self._newest.get(part)
        if newest is None or newest.take <= report.take:
            self._newest[part] = report
        legs = self.legs.get(cue, {})
        known = legs.get(part)
        if known is not None and known.take > report.take:
            return
        self.legs = {**self.legs, cue: {**legs, part: report}}
        if known is not None and (known.take, known.status) == (report.take, report.status):
            return
        if report.status is LegStatus.ON_AIR:
            yield e.LegConfirmed(report.at, report.output, report.take, report.leg)
        elif report.status is LegStatus.FAILED and report.trouble != SUPERSEDED:
            code, detail = (
                (report.trouble.code, report.trouble.detail) if report.trouble else ("failed", "")
            )
            yield e.LegFailed(report.at, report.output, report.take, report.leg, code, detail)

    def moving(self, output: str) -> bool:
        """Whether this output still owes an answer to the newest ask of some part."""
        return any(
            report.status in _OPEN for (name, _), report in self._newest.items() if name == output
        )


class DriftWatch:
    """Tells drift from the moments between an ask and its report: drift lasts half a second."""

    LASTS = 0.5  # real seconds

    def __init__(self) -> None:
        self._since: dict[Difference, float] = {}
        self._told: set[Difference] = set()
        self.shown: tuple[Difference, ...] = ()

    def look(self, found: Iterable[Difference], monotonic: float) -> tuple[Difference, ...]:
        """Take note of the differences of this moment; gives those that are newly drift."""
        self._since = {d: self._since.get(d, monotonic) for d in found}
        lasting = [d for d, since in self._since.items() if monotonic - since >= self.LASTS]
        self.shown = tuple(lasting)
        fresh = tuple(d for d in lasting if d not in self._told)
        self._told = set(lasting)
        return fresh

    @property
    def pending(self) -> bool:
        """Whether something differs that is not yet drift."""
        return len(self._since) > len(self.shown)


def all_differences(
    desired: Mapping[str, SwitcherDesired], seen: Mapping[str, SwitcherSeen], legs: LegWatch
) -> Iterator[Difference]:
    """How the outputs differ from what is meant, but for those that still owe an answer."""
    for output, wanted in desired.items():
        if output in seen and not legs.moving(output):
            yield from differences(wanted, seen[output])


def tally(  # noqa: PLR0911 # one return a light
    state: ShowState,
    desired: SwitcherDesired | None,
    seen: SwitcherSeen | None,
    legs: Mapping[tuple[str, Leg], LegReport],
) -> Tally:
    """The light of the cue on air. ON_AIR only while the device itself shows its scene; where no
    cue has asked for one yet, when all that this cue asked for was read back."""
    if state.on_air is None or state.ended_at is not None:
        return Tally.NONE
    if desired is None or seen is None or seen.link is not Link.READY:
        return Tally.FAILED
    if desired.scene is None:
        return _without_scene(state.on_air.cue, legs)
    report = legs.get((desired.output, Leg.SCENE))
    if seen.on_air == seen.now(desired.scene):
        return Tally.ON_AIR
    if report is not None and report.status is LegStatus.FAILED:
        return Tally.FAILED
    if seen.transitioning or (report is not None and report.status is LegStatus.MOVING):
        return Tally.MOVING
    if report is not None and report.status is LegStatus.ASKED:
        return Tally.ASKED
    return Tally.DRIFT


def _without_scene(cue: Cue, legs: Mapping[tuple[str, Leg], LegReport]) -> Tally:
    statuses = {report.status for report in legs.values()}
    heard = {leg for output, leg in legs if output == PROGRAM}
    if LegStatus.FAILED in statuses:
        return Tally.FAILED
    if LegStatus.ASKED in statuses or not heard.issuperset(
        _AT_ONCE.intersection(planned_legs(cue))
    ):
        return Tally.ASKED
    return Tally.MOVING if LegStatus.MOVING in statuses else Tally.ON_AIR
