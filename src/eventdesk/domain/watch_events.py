"""What the watchers found, as events beside those of ``events``."""

from datetime import datetime

from msgspec import Struct

from eventdesk.domain.alarm import Fault


class WatchRaised(Struct, frozen=True):
    """A watcher found this wrong with an output, or with what is on air; ``about`` names the scene
    or the inputs."""

    at: datetime
    output: str
    fault: Fault
    about: str = ""


class WatchCleared(Struct, frozen=True):
    """It is not wrong any more; ``cured`` is False when it is only not watched any more (a cue that
    means it so, or an OBS that is gone)."""

    at: datetime
    output: str
    fault: Fault
    cured: bool = True


WatchEvent = WatchRaised | WatchCleared
