"""The peaks of the inputs that are on air, gathered from OBS's meters until they are asked for."""

import threading

from eventdesk.domain.air_sample import Peak
from eventdesk.drivers.obs.protocol import Data
from eventdesk.drivers.obs.reasons import NONSENSE

METERS = "InputVolumeMeters"
_MOST = 100
"""Blocks that are kept of an input: five seconds, should nobody ask."""


class Meters:
    """Hears InputVolumeMeters: 20 a second, each with the inputs that are on air and no others; a
    muted one's peak behind the fader is 0, and one that gives no sound has no channels (measured
    on OBS 29). A channel is [magnitude, peak, peak before the fader], factors of full scale."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._peaks: dict[str, list[Peak]] = {}
        self._came = 0

    def hear(self, event: str, data: Data) -> None:
        """Take one event in; a malformed one is left out. From the meters' own reading thread."""
        if event != METERS:
            return
        try:
            heard = [
                (str(each["inputName"]), _peak(each["inputLevelsMul"])) for each in data["inputs"]
            ]
        except NONSENSE:
            return
        with self._lock:
            self._came += 1
            for name, peak in heard:
                peaks = self._peaks.setdefault(name, [])
                if len(peaks) < _MOST:
                    peaks.append(peak)

    def take(self) -> dict[str, tuple[Peak, ...]] | None:
        """Every input's peaks since the last time; None when no meters came at all."""
        with self._lock:
            peaks, self._peaks = self._peaks, {}
            came, self._came = self._came, 0
        return {name: tuple(each) for name, each in peaks.items()} if came else None


def _peak(channels: list[list[float]]) -> Peak:
    if not channels:
        return 0.0, 0.0
    return max(float(each[1]) for each in channels), max(float(each[2]) for each in channels)
