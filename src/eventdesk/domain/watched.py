"""What the watchers have to show, together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from eventdesk.domain.alarm import Alarm

if TYPE_CHECKING:
    from eventdesk.domain.health import Health


class Watched(Struct, frozen=True):
    """All that screens show of it: the alarms, the gravest first, each output's health, and the
    program's loudest open input in dBFS, None when that is not known."""

    alarms: tuple[Alarm, ...] = ()
    health: "Mapping[str, Health]" = field(default_factory=dict)
    level: float | None = None
