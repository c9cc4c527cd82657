"""The watchers' limits, from this machine's settings: a rehearsal's are those of the show."""

from collections.abc import Callable

from eventdesk.domain.watch_limits import WatchLimits
from eventdesk.storage.settings import SettingsError, read_settings, settings_path


def watch_limits(tell: Callable[[str, str], None]) -> WatchLimits:
    """What the settings say; the defaults, which ``tell`` tells with the reason, when they cannot
    be read: a slip in a file is no reason to watch nothing."""
    try:
        return read_settings(settings_path()).watch
    except SettingsError as error:
        tell("watch-settings", str(error))
        return WatchLimits()
