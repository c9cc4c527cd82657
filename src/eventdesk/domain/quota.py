"""YouTube's quota as a budget: what calls cost, when the day ends, what a show will need. Pure.

A Google Cloud project has so many units a day, shared by all who use its OAuth client; they come
back at midnight, Pacific time. That is in the afternoon of a day in Korea, so a conference has
two days' units, and each half must last on its own.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from eventdesk.domain.rundown import first_start, plan_times
from eventdesk.domain.runsheet import BroadcastPlan, RunSheet
from eventdesk.domain.verbs import BroadcastVerb

PACIFIC = ZoneInfo("America/Los_Angeles")
DAILY_UNITS = 10_000
RESERVE = 300
"""The least that may be kept back: live, end and one recovery (insert, bind, preview, live), each
of 50 units."""

_READ, _WRITE = 1, 50
COSTS: Mapping[str, int] = MappingProxyType(
    {
        "liveChatMessages.list": 5,
        "liveChatMessages.stream": 5,
        "liveChatMessages.insert": 20,
        "liveChatMessages.transition": 20,
        "captions.insert": 400,
        "captions.update": 450,
    }
)
"""Units by method, where they differ from 1 for a list and 50 for all else. Google publishes no
cost for liveBroadcasts and liveStreams: 1 and 50 are the community's figures, to be compared with
the Cloud console after the first rehearsal and set right in the settings."""

KEPT_FOR = frozenset(
    {
        "liveBroadcasts.insert",
        "liveBroadcasts.bind",
        "liveBroadcasts.transition",
        "liveBroadcasts.update",  # autoStart and autoStop off: nothing goes live by accident
        "liveBroadcasts.list",
        "liveStreams.insert",
        "liveStreams.list",
        "channels.list",
    }
)
"""What the reserve is there for. Any other call is refused before it would touch it."""

_UNKNOWN_LENGTH = timedelta(hours=8)
_OVERRUN = timedelta(hours=1)
_MADE_READY = (
    *("liveBroadcasts.list", "liveBroadcasts.list", "liveBroadcasts.insert"),
    *("liveStreams.list", "liveStreams.insert", "liveBroadcasts.bind"),
)
_READS_TO_SETTLE = 6  # 2 s, then half as much again, up to 10 s: some 40 s


class QuotaTable(Struct, frozen=True):
    """What a day has and what each call takes, in units; a person may set all of it. ``costs``
    are a person's own figures and come before ``COSTS``."""

    daily: int = DAILY_UNITS
    reserve: int = RESERVE
    costs: Mapping[str, int] = field(default_factory=dict)

    def cost(self, method: str) -> int:
        """Units that one call of this method takes ("liveBroadcasts.list")."""
        usual = _READ if method.endswith(".list") else _WRITE
        return self.costs.get(method, COSTS.get(method, usual))

    @property
    def look(self) -> int:
        """Units for one look at the broadcast and its stream."""
        return self.cost("liveBroadcasts.list") + self.cost("liveStreams.list")


class LookPace(Struct, frozen=True):
    """Show seconds between two looks: long before the start, from an hour before it, and live."""

    idle: float = 300.0
    near: float = 15.0
    live: float = 30.0


NEAR = timedelta(hours=1)
"""How long before the start the looks come quicker."""


def pacific_day(now: datetime) -> date:
    """The day whose units a call at this instant takes."""
    return now.astimezone(PACIFIC).date()


def next_reset(now: datetime) -> datetime:
    """When the units come back, in UTC; always after ``now``."""
    tomorrow = pacific_day(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(0), tzinfo=PACIFIC).astimezone(UTC)


def on_air_span(sheet: RunSheet) -> tuple[datetime, datetime] | None:
    """From when to when the sheet plans to be live, in UTC; None without any planned time."""
    spans = plan_times(sheet).spans
    starts = [start for start, _ in spans if start is not None]
    ends = [end for _, end in spans if end is not None]
    begin, end = _cue_time(sheet, BroadcastVerb.LIVE, 0), _cue_time(sheet, BroadcastVerb.END, 1)
    plan = sheet.broadcast
    if begin is None and plan is not None and plan.scheduled_start is not None:
        begin = sheet.moment(plan.scheduled_start)
    begin = begin or first_start(sheet) or min(starts, default=None)
    if begin is None:
        return None
    end = end or max(ends, default=None)
    if end is None or end <= begin:
        end = begin + _UNKNOWN_LENGTH
    return begin.astimezone(UTC), end.astimezone(UTC)


def _cue_time(sheet: RunSheet, verb: BroadcastVerb, edge: int) -> datetime | None:
    """The planned start (edge 0) or end (1) of the first cue that asks this of the broadcast."""
    spans = plan_times(sheet).spans
    found = (
        span[edge]
        for cue, span in zip(sheet.cues, spans, strict=True)
        if cue.broadcast is verb and not cue.skip
    )
    return next((moment for moment in found if moment is not None), None)


def predicted_units(sheet: RunSheet, table: QuotaTable, pace: LookPace | None = None) -> int:
    """What the sheet's broadcasts take from an hour before they are live to their end, all in
    all, with each spare made ready and one of them taken; 0 when the sheet has none."""
    pace = pace or LookPace()
    return sum(_predicted(sheet, plan, table, pace) for plan in sheet.broadcasts)


def _predicted(sheet: RunSheet, plan: BroadcastPlan, table: QuotaTable, pace: LookPace) -> int:
    span = on_air_span(sheet)
    length = span[1] - span[0] if span else _UNKNOWN_LENGTH
    looks = NEAR.total_seconds() / pace.near + length.total_seconds() / pace.live
    transitions = 2 + plan.preview
    once = [*_MADE_READY, *("liveBroadcasts.transition",) * transitions, "channels.list"]
    ready = 1 + plan.spare
    if len(sheet.event.languages) > 1:
        once += ["videos.list", "videos.update"] * ready
    if plan.thumbnail:
        once += ["thumbnails.set"] * ready
    if any(cue.chapter for cue in sheet.cues):
        once += ["videos.list", "videos.update"]
    if plan.spare:
        # Taking it: its stages, the words of both, and the privacy that its words had to wait for.
        once += [*_MADE_READY, *("liveBroadcasts.transition",) * transitions]
        once += [*("videos.list", "videos.update") * 2, "liveBroadcasts.update"]
        looks += length.total_seconds() / pace.idle
    watched = round(looks) + transitions * _READS_TO_SETTLE
    titles = title_units(sheet, table)
    return sum(map(table.cost, once)) + titles + watched * table.look


def title_units(sheet: RunSheet, table: QuotaTable) -> int:
    """What the titles of all sessions take: each is read, written and read back."""
    if sheet.broadcast is None or not sheet.broadcast.session_title:
        return 0
    one = table.cost("videos.update") + 2 * table.cost("videos.list")
    return len(sheet.sessions) * one


def spendable(table: QuotaTable, used: int) -> int:
    """Units left for looking: without the reserve, and without what finishes the archive."""
    return max(0, table.daily - used - table.reserve - 2 * table.cost("videos.update"))


def stretched(pause: float, units: int, look: int, seconds: float) -> float | None:
    """The pause between looks of this cost for which ``units`` last ``seconds``: as asked or
    longer. None when they are not enough for a single look."""
    if units < look:
        return None
    return max(pause, look * seconds / units)


def seconds_to_last(sheet: RunSheet | None, now: datetime) -> float:
    """How long the units of this day must last: to the end of the show or to the reset,
    whichever is first. A show that runs over is expected to end within the hour."""
    span = on_air_span(sheet) if sheet is not None else None
    end = span[1] if span else now + _UNKNOWN_LENGTH
    if end <= now:
        end = now + _OVERRUN
    return (min(end, next_reset(now)) - now).total_seconds()
