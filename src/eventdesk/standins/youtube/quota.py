"""The day's quota: what each call costs and how much is left."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from eventdesk.standins.youtube.errors import ApiError

DAILY_UNITS = 10_000
_PACIFIC = ZoneInfo("America/Los_Angeles")

COSTS: Mapping[str, int] = {
    "liveBroadcasts.list": 1,
    "liveStreams.list": 1,
    "videos.list": 1,
    "videoCategories.list": 1,
    "channels.list": 1,
    "playlists.list": 1,
    "playlistItems.list": 1,
    "search.list": 1,
    "videos.insert": 1,
    "liveChatMessages.list": 5,
    "liveChatMessages.insert": 20,
    "liveChatMessages.transition": 20,
    "youtube.v3.liveChat.messages.stream": 5,
}
"""Units by method. Google publishes 1 for lists of videos and channels and 50 for their writes,
and the chat's; the live methods carry no published cost, and these are the community's figures."""
WRITE_COST = 50
BUCKETS: Mapping[str, int] = {"search.list": 100, "videos.insert": 100}
"""Methods that are counted apart from all others, and how often each may be called in a day."""


class QuotaLedger(Struct):
    """Counts a project's units; they come back at midnight, Pacific time.

    ``costs`` are units by method, in place of ``COSTS``; ``apart`` are the calls of ``BUCKETS``.
    """

    limit: int = DAILY_UNITS
    costs: dict[str, int] = field(default_factory=dict)
    used: int = 0
    apart: dict[str, int] = field(default_factory=dict)
    day: str = ""

    def cost_of(self, method: str) -> int:
        """Units that one call of this method takes."""
        return self.costs.get(method, COSTS.get(method, WRITE_COST))

    def charge_for(self, method: str, now: datetime) -> None:
        """Take what a call costs; ApiError quotaExceeded when the day has not that much left."""
        if method not in BUCKETS:
            self.charge(self.cost_of(method), now)
            return
        self._turn(now)
        if self.apart.get(method, 0) >= BUCKETS[method]:
            raise ApiError("quotaExceeded")
        self.apart[method] = self.apart.get(method, 0) + 1

    def charge(self, units: int, now: datetime) -> None:
        """Take units; ApiError quotaExceeded when the day has not that many left."""
        self._turn(now)
        if self.used + units > self.limit:
            raise ApiError("quotaExceeded")
        self.used += units

    def _turn(self, now: datetime) -> None:
        today = now.astimezone(_PACIFIC).date().isoformat()
        if today != self.day:
            self.day, self.used, self.apart = today, 0, {}

    def change(self, settings: Mapping[str, Any], now: datetime) -> None:
        """Take ``limit``, ``used`` (today) and ``costs`` from a control request. TypeError or
        ValueError for what is no number."""
        self._turn(now)
        if "costs" in settings:
            self.costs = {str(name): int(units) for name, units in settings["costs"].items()}
        self.limit = int(settings.get("limit", self.limit))
        self.used = int(settings.get("used", self.used))
