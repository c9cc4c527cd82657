"""How the name on air stands: meant by the show, proven by OBS, or not there and why."""

from enum import Enum, auto

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import SUPERSEDED, Leg, LegStatus, SwitcherSeen


class NameState(Enum):
    """What is known of the name."""

    NOBODY = auto()  # nobody is to be named, and nothing stands there
    ASKED = auto()  # meant, not proven yet
    PROVEN = auto()  # meant, and OBS was read back with exactly this graphic
    FAILED = auto()  # meant, and known not to be there
    LEAVING = auto()  # not meant any more, still seen
    STUCK = auto()  # not meant any more, and it does not go
    UNFIT = auto()  # nobody is to be named, and it is known already that a name would not show


class NameOnAir(Struct, frozen=True):
    """The state, and what is in the way when something is."""

    state: NameState
    trouble: Trouble | None = None


def name_on_air(snapshot: Snapshot) -> NameOnAir:
    """How the name stands. A trouble outweighs every older proof."""
    seen = snapshot.switchers.get(PROGRAM, SwitcherSeen(PROGRAM))
    meant = snapshot.state.lower_third
    trouble = seen.graphic_trouble
    if meant is None:
        if seen.graphic is not None:
            trouble = trouble or _failed_leg(snapshot)
            return NameOnAir(NameState.STUCK if trouble else NameState.LEAVING, trouble)
        if trouble is None:
            return NameOnAir(NameState.NOBODY)
        stuck = trouble.code == "graphic-still-on-air"
        return NameOnAir(NameState.STUCK if stuck else NameState.UNFIT, trouble)
    if trouble is None and meant.graphic is not None and seen.graphic == meant.graphic:
        return NameOnAir(NameState.PROVEN)
    trouble = trouble or _failed_leg(snapshot)
    return NameOnAir(NameState.FAILED if trouble else NameState.ASKED, trouble)


def _failed_leg(snapshot: Snapshot) -> Trouble | None:
    """Why the last ask for a name, or for none, was not carried out."""
    on_air = snapshot.state.on_air
    reports = snapshot.legs.get(on_air.cue.id, {}) if on_air else {}
    report = reports.get((PROGRAM, Leg.GRAPHIC))
    if report is None or report.status is not LegStatus.FAILED or report.trouble == SUPERSEDED:
        return None
    return report.trouble or Trouble("failed")


def no_graphics(snapshot: Snapshot | None) -> bool:
    """Whether the air is known to be clear of names."""
    if snapshot is None or snapshot.state.lower_third is not None:
        return False
    return all(seen.graphic is None for seen in snapshot.switchers.values())
