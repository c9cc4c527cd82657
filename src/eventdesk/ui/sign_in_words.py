"""How a sign-in and the day's quota are, in sentences: for the command line and for preflight."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.quota import next_reset
from eventdesk.domain.sign_in import ChannelSeen, Outlook, SignInSeen
from eventdesk.ui import youtube_words

translate = QCoreApplication.translate


def thanks() -> tuple[str, str]:
    """What the browser shows at the end: title and sentence."""
    return translate("SignIn", "Back to EventDesk"), translate(
        "SignIn", "EventDesk has Google's answer and goes on by itself. You can close this page."
    )


def channel(seen: ChannelSeen, *, pinned: bool) -> str:
    """A channel's title and id, and whether the desk works for it."""
    line = f"{seen.title} ({seen.id})"
    return (
        translate("SignIn", "{channel}, this desk's channel").format(channel=line)
        if pinned
        else line
    )


def lines(seen: SignInSeen, zone: tzinfo | None, show_ends: datetime | None) -> Iterator[str]:
    """The sign-in in sentences, what matters first. ``zone`` None is this machine's."""
    if seen.trouble is not None:
        yield youtube_words.trouble(seen.trouble)
    else:
        yield translate("SignIn", "The sign-in is good: it was just refreshed.")
    facts = seen.facts
    if seen.clock_wrong and seen.clock_off is not None:
        sentence = (
            translate(
                "SignIn", "This machine's clock is {minutes} minutes ahead. Set it before the show."
            )
            if seen.clock_off > 0
            else translate(
                "SignIn",
                "This machine's clock is {minutes} minutes behind. Set it before the show.",
            )
        )
        yield sentence.format(minutes=round(abs(seen.clock_off) / 60))
    if facts is None:
        return
    yield translate("SignIn", "Signed in {time}.").format(time=_time(facts.signed_in, zone))
    if facts.refreshed is not None and seen.trouble is not None:
        yield translate("SignIn", "Last refreshed {time}.").format(
            time=_time(facts.refreshed, zone)
        )
    if seen.trouble is None:
        yield from _end(seen, zone, show_ends)


def _end(seen: SignInSeen, zone: tzinfo | None, show_ends: datetime | None) -> Iterator[str]:
    ends = seen.ends()
    if ends is not None and seen.facts is not None and seen.facts.expires is not None:
        yield translate("SignIn", "It ends {time}.").format(time=_time(ends, zone))
    elif ends is not None:
        yield translate(
            "SignIn",
            "If the Cloud project's consent screen is in testing, it ends {time}; published, it "
            "has no end.",
        ).format(time=_time(ends, zone))
    if show_ends is None:
        return
    match seen.outlook(show_ends):
        case Outlook.LASTS:
            yield translate("SignIn", "It lasts until the show is over.")
        case Outlook.PERHAPS_NOT:
            yield translate(
                "SignIn", "It may end before the show is over: sign in again shortly before."
            )
        case Outlook.ENDS_BEFORE:
            yield translate("SignIn", "It ends before the show is over: sign in again.")


def quota(left: int, predicted: int | None, now: datetime, zone: tzinfo | None) -> str:
    """What is left of the day's units, when they come back, and what the show takes."""
    line = translate("SignIn", "Quota: {left} units left until {time}.").format(
        left=f"{left:,}", time=_time(next_reset(now), zone)
    )
    if predicted is None:
        return line
    takes = translate("SignIn", "This show takes about {units}.").format(units=f"{predicted:,}")
    return f"{line} {takes}"


def _time(moment: datetime, zone: tzinfo | None) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
