"""The one frozen picture of the show that every screen draws."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from eventdesk.domain.alarm import Alarm
from eventdesk.domain.broadcast import BroadcastSeen, Stage, Trouble
from eventdesk.domain.commands import Refusal
from eventdesk.domain.rundown import Rundown
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.seen import Difference, Missing
from eventdesk.domain.show import Renamed, ShowState
from eventdesk.domain.switcher import Leg, LegReport, SwitcherSeen

if TYPE_CHECKING:
    from eventdesk.domain.health import Health


class Tally(StrEnum):
    """A row's light. ON_AIR and DRIFT come from what the device reports, never from a click."""

    NONE = ""
    STANDBY = "standby"
    ASKED = "asked"
    MOVING = "moving"
    ON_AIR = "on air"
    FAILED = "failed"
    DRIFT = "drift"


class JournalHealth(StrEnum):
    """Where the show's events are kept just now."""

    KEPT = "kept"
    MEMORY = "memory"  # the disk is full or the file is broken: the show goes on in memory


class Notice(Struct, frozen=True):
    """One line for the message area: a code to be worded and what it is about.

    ``number`` grows with every notice, so that the same refusal twice flashes twice.
    """

    number: int
    code: str
    about: str = ""
    at: datetime | None = None
    refusal: Refusal | None = None


class Snapshot(Struct, frozen=True):
    """Everything a screen may show at one moment. ``broadcast`` is the main one of the show's
    ``broadcasts`` by name. ``alarms`` has the gravest first; ``level`` is the program's loudest
    open input in dBFS, None when that is not known."""

    sheet: RunSheet
    state: ShowState
    rundown: Rundown
    tally: Tally
    legs: Mapping[str, Mapping[tuple[str, Leg], LegReport]] = field(default_factory=dict)
    switchers: Mapping[str, SwitcherSeen] = field(default_factory=dict)
    broadcast: BroadcastSeen = field(default_factory=BroadcastSeen)
    broadcast_wanted: Stage = Stage.NONE
    broadcasts: Mapping[str, BroadcastSeen] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    missing: tuple[Missing, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    health: "Mapping[str, Health]" = field(default_factory=dict)
    level: float | None = None
    hands_off: bool = False
    journal: JournalHealth = JournalHealth.KEPT
    journal_trouble: Trouble | None = None
    notice: Notice | None = None
    rehearsal: bool = False
    speed: float = 1.0
