"""Whether the program's encoder sends a picture that may go live."""

from collections import deque

from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen

RECONNECTING = "encoder-reconnecting"
DROPPING = "encoder-dropping"


class EncoderWatch:
    """Remembers how many frames were lost of late, for a machine or a network that is too slow.

    An OBS that is not seen gives no reason: what arrives at YouTube tells enough.
    """

    WINDOW = 10.0  # seconds, of the clock's monotonic time
    MOST_LOST = 0.01  # of the frames in the window

    def __init__(self) -> None:
        self._lost: deque[tuple[float, int]] = deque()

    def look(self, seen: SwitcherSeen, monotonic: float) -> str:
        """Why it is not fit just now, a code; "" when nothing speaks against it."""
        if seen.link is not Link.READY:
            self._lost.clear()
            return ""
        if seen.stream is StreamState.RECONNECTING:
            self._lost.clear()
            return RECONNECTING
        if seen.stream is not StreamState.STARTED:
            self._lost.clear()
            return ""
        total = seen.skipped_frames + seen.dropped_frames
        if self._lost and total < self._lost[-1][1]:  # another stream counts from the beginning
            self._lost.clear()
        self._lost.append((monotonic, total))
        while monotonic - self._lost[0][0] > self.WINDOW:
            self._lost.popleft()
        lost = total - self._lost[0][1]
        return DROPPING if lost > self.MOST_LOST * seen.fps * self.WINDOW else ""
