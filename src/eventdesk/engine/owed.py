"""What the switchers were asked for and have not answered: two quick GOs are one picture."""

from msgspec.structs import replace

from eventdesk.domain.parts import Part
from eventdesk.domain.switcher import (
    LEG_OF,
    SUPERSEDED,
    Leg,
    LegReport,
    LegStatus,
    SwitcherDesired,
)

_LAST_WORDS = {LegStatus.ON_AIR, LegStatus.FAILED}
_NEVER_SENT = {SUPERSEDED.code, "not-connected"}


class Owed:
    """An ask may overtake one before it that goes the same way in the driver: a take one with a
    scene, mutes and parts, volumes one with volumes. What that one still owes is asked again."""

    def __init__(self) -> None:
        self._takes: dict[str, SwitcherDesired] = {}
        self._volumes: dict[str, SwitcherDesired] = {}

    def asked(self, request: SwitcherDesired) -> None:
        """This is sent now."""
        if request.scene or request.muted or request.parts:
            self._takes[request.output] = request
        if request.volumes:
            self._volumes[request.output] = request

    def added_to(self, request: SwitcherDesired, wanted: SwitcherDesired) -> SwitcherDesired:
        """The request and what is owed, as it is wanted by now."""
        take = self._takes.get(request.output)
        if take and (request.scene or request.muted or request.parts or request.media):
            muted = {name: wanted.muted[name] for name in take.muted if name in wanted.muted}
            parts = {part: wanted.parts[part] for part in take.parts if part in wanted.parts}
            request = replace(
                request,
                scene=request.scene or (wanted.scene if take.scene else None),
                muted={**muted, **request.muted},
                parts={**parts, **request.parts},
            )
        owed = self._volumes.get(request.output)
        if owed and request.volumes:
            volumes = {
                name: wanted.volumes[name] for name in owed.volumes if name in wanted.volumes
            }
            request = replace(request, volumes={**volumes, **request.volumes})
        return request

    def answered(self, report: LegReport) -> None:
        """A leg's last word: nothing of it is owed any more, unless it never reached the device."""
        if report.status not in _LAST_WORDS:
            return
        if report.trouble is not None and report.trouble.code in _NEVER_SENT:
            return
        take, volumes = self._takes.get(report.output), self._volumes.get(report.output)
        if take is not None and take.take == report.take:
            self._takes[report.output] = _without(take, report.leg)
        if volumes is not None and (volumes.take, Leg.VOLUME) == (report.take, report.leg):
            self._volumes[report.output] = replace(volumes, volumes={})


def _without(take: SwitcherDesired, leg: Leg) -> SwitcherDesired:
    if leg is Leg.SCENE:
        return replace(take, scene=None)
    if leg is Leg.AUDIO:
        return replace(take, muted={})
    left: dict[Part, bool] = {
        part: on for part, on in take.parts.items() if LEG_OF[part.kind] is not leg
    }
    return replace(take, parts=left)
