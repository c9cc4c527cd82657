"""The day's quota: what each call costs and how much is left."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from eventdesk.standins.youtube.errors import ApiError

DAILY_UNITS = 10_000
_PACIFIC = ZoneInfo("America/Los_Angeles")

COSTS: Mapping[str, int] = {
    "liveBroadcasts.list": 1,
    "liveStreams.list": 1,
    "videos.list": 1,
    "channels.list": 1,
}
"""Units by method. Google publishes 1 for lists of videos and channels and 50 for their writes;
the live methods carry no published cost, and these are the community's figures."""
WRITE_COST = 50


def cost_of(method: str) -> int:
    """Units that one call of this method takes."""
    return COSTS.get(method, WRITE_COST)


class QuotaLedger:
    """Counts a project's units; they come back at midnight, Pacific time."""

    def __init__(self, limit: int = DAILY_UNITS) -> None:
        self.limit = limit
        self.used = 0
        self._day: date | None = None

    def charge(self, units: int, now: datetime) -> None:
        """Take units; ApiError quotaExceeded when the day has not that many left."""
        today = now.astimezone(_PACIFIC).date()
        if today != self._day:
            self._day, self.used = today, 0
        if self.used + units > self.limit:
            raise ApiError("quotaExceeded")
        self.used += units
