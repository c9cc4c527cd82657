"""The watchers' limits, from this machine's settings: a rehearsal's are those of the show."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventdesk.domain.watch_limits import WatchLimits


def watch_limits(tell: Callable[[str, str], None]) -> "WatchLimits":
    """What the settings say; the defaults, which ``tell`` tells with the reason, when they cannot
    be read: a slip in a file is no reason to watch nothing."""
    from eventdesk.domain.watch_limits import WatchLimits  # noqa: PLC0415 # asked for when a device
    from eventdesk.storage.settings import (  # noqa: PLC0415 # reports, long after the first paint
        SettingsError,
        read_settings,
        settings_path,
    )

    try:
        return read_settings(settings_path()).watch
    except SettingsError as error:
        tell("watch-settings", str(error))
        return WatchLimits()
