"""What can be known of YouTube before a show, from a week before it to its opening. Pure.

``app/youtube_check`` gathers the facts, ``ui/youtube_check_words`` says each code in words.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.finding import Finding, Level, in_order
from eventdesk.domain.quota import QuotaTable, on_air_span, pacific_day, predicted_units
from eventdesk.domain.runsheet import BroadcastPlan, RunSheet
from eventdesk.domain.sign_in import Outlook, SignInSeen
from eventdesk.domain.verbs import BroadcastVerb

MOST_LIVE = 10
"""So many broadcasts a channel may have live at once, as its users report since February 2026;
Google publishes no number, and refuses at going live only."""
MOST_ON_KEY = 3
"""And so many on one stream key."""
LONGEST_ARCHIVE = timedelta(hours=12)
"""YouTube keeps no recording of what is longer (Help 6247592)."""
ENABLING = timedelta(hours=24)
"""How long it may take until live streaming is enabled (Help 2474026)."""


class YouTubeFacts(Struct, frozen=True):
    """What was found out. ``asked`` is False when YouTube could not be asked, for ``unasked`` or
    because nobody is signed in; else ``live`` is what keeps the channel from live streaming, None
    for nothing, and ``on_air`` are the titles of its broadcasts that are on now. ``open_sign_in``
    is a stand-in that lets everybody in. ``picture`` is what is wrong with the thumbnail, and
    ``coarse`` says that it is much smaller than it will be shown."""

    now: datetime
    sign_in: SignInSeen
    asked: bool = False
    unasked: Trouble | None = None
    live: Trouble | None = None
    on_air: tuple[str, ...] = ()
    quota_left: int = 0
    open_sign_in: bool = False
    picture: Trouble | None = None
    coarse: bool = False


def youtube_findings(
    sheet: RunSheet, facts: YouTubeFacts, table: QuotaTable | None = None
) -> tuple[Finding, ...]:
    """Everything to be said, the gravest first; nothing of a sheet without a broadcast."""
    plan = sheet.broadcast
    if plan is None:
        return ()
    return in_order(
        (
            *_sign_in(sheet, facts),
            *_live_streaming(sheet, facts),
            *_others_on_air(facts),
            *_quota(sheet, facts, table or QuotaTable()),
            *_start(sheet, plan, facts),
            *_length(sheet),
            *_thumbnail(plan, facts),
        )
    )


def _sign_in(sheet: RunSheet, facts: YouTubeFacts) -> Iterator[Finding]:
    seen, span = facts.sign_in, on_air_span(sheet)
    about = seen.channel.title if seen.channel else ""
    if facts.open_sign_in:
        return
    if seen.trouble is not None:
        code, detail = seen.trouble.code, seen.trouble.detail
        yield Finding("youtube-sign-in-bad", Level.RED, about, code, detail)
        return
    code, level = {
        Outlook.LASTS: ("youtube-sign-in-fine", Level.GREEN),
        Outlook.PERHAPS_NOT: ("youtube-sign-in-may-end", Level.AMBER),
        Outlook.ENDS_BEFORE: ("youtube-sign-in-ends", Level.RED),
    }[seen.outlook(span[1]) if span else Outlook.LASTS]
    yield Finding(code, level, about)


def _live_streaming(sheet: RunSheet, facts: YouTubeFacts) -> Iterator[Finding]:
    if facts.unasked is not None:
        code, detail = facts.unasked.code, facts.unasked.detail
        yield Finding("youtube-not-asked", Level.UNKNOWN, "", code, detail)
    elif not facts.asked:
        yield Finding("youtube-live-unchecked", Level.UNKNOWN)
    elif facts.live is None:
        yield Finding("youtube-live-enabled", Level.GREEN)
    else:
        yield Finding("youtube-live-bad", Level.RED, "", facts.live.code, facts.live.detail)
        span = on_air_span(sheet)
        if (
            facts.live.code == "liveStreamingNotEnabled"
            and span is not None
            and span[0] - facts.now < ENABLING
        ):
            yield Finding("youtube-live-late", Level.RED)


def _others_on_air(facts: YouTubeFacts) -> Iterator[Finding]:
    if not facts.asked or facts.live is not None:
        return
    number, names = len(facts.on_air), ", ".join(f"“{title}”" for title in facts.on_air)
    if number >= MOST_LIVE:
        yield Finding("youtube-lives-full", Level.RED, names, str(number), str(MOST_LIVE))
    elif number:
        expected = str(MOST_ON_KEY)
        yield Finding("youtube-lives-some", Level.AMBER, names, str(number), expected)
    else:
        yield Finding("youtube-lives-none", Level.GREEN)


def _quota(sheet: RunSheet, facts: YouTubeFacts, table: QuotaTable) -> Iterator[Finding]:
    """What the show takes against what its day has: the units come back every night."""
    if not facts.asked:
        return
    span = on_air_span(sheet)
    today = span is None or pacific_day(span[0]) <= pacific_day(facts.now)
    left = facts.quota_left if today else table.daily
    needed = predicted_units(sheet, table)
    enough = left - table.reserve >= needed
    code = "youtube-quota-fine" if enough else "youtube-quota-short"
    yield Finding(code, Level.GREEN if enough else Level.AMBER, "", f"{left:,}", f"{needed:,}")


def _start(sheet: RunSheet, plan: BroadcastPlan, facts: YouTubeFacts) -> Iterator[Finding]:
    """The start that YouTube announces."""
    span = on_air_span(sheet)
    start = sheet.moment(plan.scheduled_start) if plan.scheduled_start else None
    if start is None and span is None:
        yield Finding("youtube-start-none", Level.AMBER)
        return
    begin = start or (span[0] if span else facts.now)
    local = f"{begin.astimezone(sheet.event.timezone):%Y-%m-%d %H:%M}"
    live = span[0] if span and _goes_live(sheet) else None
    if begin <= facts.now:
        yield Finding("youtube-start-past", Level.AMBER, found=local)
    elif start is not None and live is not None and start > live:
        on_air = f"{live.astimezone(sheet.event.timezone):%H:%M}"
        yield Finding("youtube-start-late", Level.AMBER, found=local, expected=on_air)
    else:
        yield Finding("youtube-start-fine", Level.GREEN, found=local)


def _goes_live(sheet: RunSheet) -> bool:
    return any(cue.broadcast is BroadcastVerb.LIVE and not cue.skip for cue in sheet.cues)


def _length(sheet: RunSheet) -> Iterator[Finding]:
    span = on_air_span(sheet)
    if span is not None and span[1] - span[0] > LONGEST_ARCHIVE:
        hours = (span[1] - span[0]).total_seconds() / 3600
        yield Finding("youtube-too-long", Level.AMBER, found=f"{hours:.1f}", expected="12")


def _thumbnail(plan: BroadcastPlan, facts: YouTubeFacts) -> Iterator[Finding]:
    if plan.thumbnail is None:
        return
    if facts.picture is not None:
        code, detail = facts.picture.code, facts.picture.detail
        yield Finding("youtube-thumbnail-bad", Level.AMBER, plan.thumbnail, code, detail)
    elif facts.coarse:
        yield Finding("youtube-thumbnail-coarse", Level.AMBER, plan.thumbnail)
    else:
        yield Finding("youtube-thumbnail-fine", Level.GREEN, plan.thumbnail)
