"""The volume meters: what the inputs on air sound like, 20 times a second."""

import asyncio
import math
from collections.abc import Callable, Iterable

from eventdesk.standins.obs.media import Media
from eventdesk.standins.obs.mixer import Emit
from eventdesk.standins.obs.sources import MEDIA_KIND, Input

EVENT = "InputVolumeMeters"
SECONDS = 0.05  # as OBS, in real time
MAGNITUDE = math.sqrt(0.5)  # of a sine's peak
SWING = 0.15
"""How much the level goes up and down, as a voice's does: its share, three times a second."""


class Meters:
    """Tells the meters, from ``start`` on. All calls on the event loop's thread."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        media: Media,
        active: Callable[[], Iterable[Input]],
        emit: Emit,
    ) -> None:
        self._loop = loop
        self._media = media
        self._active = active
        self._emit = emit

    def start(self) -> None:
        """Begin; it ends with the loop."""
        self._loop.call_later(SECONDS, self._tell)

    def _tell(self) -> None:
        self.start()
        heard = (each for each in self._active() if each.has_audio)
        self._emit(
            EVENT,
            {
                "inputs": [
                    {"inputName": each.name, "inputLevelsMul": self._levels(each)} for each in heard
                ]
            },
        )

    def _levels(self, source: Input) -> list[list[float]]:
        """Two channels of [magnitude, peak, peak before the fader]; none of an input that never
        gave sound, zeros of one that pauses (measured on OBS 29)."""
        peak = source.peak * (1 - SWING * (1 + math.sin(self._loop.time() * 20)) / 2)
        if source.kind == MEDIA_KIND:
            state = self._media.state(source)
            if state in ("NONE", "ENDED"):
                return []
            peak = peak if state == "PLAYING" else 0.0
        fader = 0.0 if source.muted else source.volume
        return [[peak * MAGNITUDE * fader, peak * fader, peak]] * 2
