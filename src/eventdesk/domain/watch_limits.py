"""What the watchers take for good and bad: the settings' ``[watch]`` table and its defaults."""

from msgspec import Struct

from eventdesk.domain.alarm import Fault
from eventdesk.domain.gate import Limit


class WatchLimits(Struct, frozen=True):
    """Seconds, shares of 1, dBFS, hours. ``*_after`` is how long a fault lasts before it is told.

    The picture is black where no colour is brighter than ``black_level`` (0..1 of full), and
    black altogether where ``black_share`` of it is (both as in ffmpeg's blackdetect). Only what
    was ``moving_for`` so many seconds can freeze. Music of today is mastered to peaks of −1 to
    −0.1 dBFS, hence ``clipping_at``.
    """

    black_after: float = 3.0
    black_level: float = 0.10
    black_share: float = 0.98
    frozen_after: float = 8.0
    moving_for: float = 30.0
    silence_after: float = 10.0
    silence_below: float = -60.0
    clipping_at: float = -0.1
    stalled_after: float = 2.0
    dropped: float = 0.01
    skipped: float = 0.02
    fps: float = 0.05
    cpu: float = 0.85
    congestion: float = 0.5
    disk_hours: float = 1.0

    def of(self, fault: Fault) -> Limit:
        """The gate of a fault. The measures grow with the trouble: see ``health`` and ``air``."""
        return {
            Fault.BLACK: Limit(self.black_share, self.black_share - 0.01, self.black_after, 1.0),
            Fault.FROZEN: Limit(self.frozen_after, 0.0),
            Fault.SILENCE: Limit(-self.silence_below, -self.silence_below - 5, self.silence_after),
            Fault.CLIPPING: Limit(3.0, 0.0, until=3.0),
            Fault.STALLED: Limit(self.stalled_after, self.stalled_after / 3, until=1.0),
            Fault.RECONNECTING: Limit(1.0, 0.0, until=2.0),
            Fault.DROPPED: Limit(self.dropped, self.dropped / 4, 1.5, 5.0),
            Fault.CONGESTED: Limit(self.congestion, self.congestion / 2, 3.0, 5.0),
            Fault.SKIPPED: Limit(self.skipped, self.skipped / 4, 1.5, 5.0),
            Fault.FPS: Limit(self.fps, self.fps / 2, 4.0, 5.0),
            Fault.CPU: Limit(self.cpu, self.cpu - 0.1, 9.0, 5.0),
            Fault.DISK: Limit(-self.disk_hours, -self.disk_hours * 1.1, 5.0, 5.0),
        }[fault]
