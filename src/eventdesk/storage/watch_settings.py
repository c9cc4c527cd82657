"""The settings' ``[watch]`` table: from when on the watchers tell the operator."""

from collections.abc import Mapping
from typing import Any

from eventdesk.domain.watch_limits import WatchLimits

_SECONDS, _PERCENT = (0.0, 3600.0), (0.1, 100.0)
SETTINGS: Mapping[str, tuple[str, tuple[float, float], float]] = {
    "black_after": ("seconds", _SECONDS, 1),
    "black_level": ("percent of full brightness", (0.0, 50.0), 100),
    "black_share": ("percent of the picture", (50.0, 100.0), 100),
    "frozen_after": ("seconds", (1.0, 3600.0), 1),
    "moving_for": ("seconds", (1.0, 3600.0), 1),
    "silence_after": ("seconds", _SECONDS, 1),
    "silence_below": ("dBFS", (-95.0, -10.0), 1),
    "clipping_at": ("dBFS", (-20.0, 0.0), 1),
    "stalled_after": ("seconds", (2.0, 60.0), 1),
    "dropped": ("percent of the frames", _PERCENT, 100),
    "skipped": ("percent of the frames", _PERCENT, 100),
    "fps": ("percent of frames missing each second", _PERCENT, 100),
    "cpu": ("percent of the machine", (20.0, 100.0), 100),
    "congestion": ("percent", _PERCENT, 100),
    "disk_hours": ("hours", (0.1, 100.0), 1),
}
"""By key: its unit, its least and most in it, and how many of it are one of WatchLimits' own."""


def read_watch(table: Mapping[str, Any]) -> WatchLimits:
    """The limits that a table sets, the others as they are. Raises ValueError, which says what the
    setting is and what it may be."""
    return WatchLimits(**{key: _number(key, value) for key, value in table.items()})


def _number(key: str, value: object) -> float:
    if key not in SETTINGS:
        raise ValueError(f"watch has no setting {key!r}, but {', '.join(SETTINGS)}")
    what, (least, most), parts = SETTINGS[key]
    fits = isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
    if not fits:
        raise ValueError(f"watch: {key} is a number of {what}, {least:g} to {most:g}")
    return float(value) / parts  # type: ignore[arg-type]  # it fits
