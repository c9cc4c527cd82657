"""A sign-in as the show speaks of it: whose channel, how its token is, and for how long. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble

TESTING_LIFE = timedelta(days=7)
"""How long a sign-in lasts while the consent screen of its Cloud project is "in testing"."""
UNUSED_LIFE = timedelta(days=183)
"""Google withdraws a sign-in that was not used for six months."""
WRONG_CLOCK = 300.0
"""Seconds by which this machine's clock may differ from Google's before it is called wrong."""

_SLACK = timedelta(hours=1)


class ChannelSeen(Struct, frozen=True):
    """A YouTube channel as YouTube names it; ``picture`` is the address of its avatar."""

    id: str
    title: str
    picture: str = ""


class SigningInPhase(StrEnum):
    """How far a sign-in in the desk is."""

    IDLE = "idle"
    OPENING = "opening"
    WAITING = "waiting"  # for the person, in the browser
    CHOOSING = "choosing"  # several channels are signed in: which is it?
    DONE = "done"
    FAILED = "failed"


class SigningIn(Struct, frozen=True):
    """A sign-in as the desk shows it. ``address`` is the page to open in the browser, ``picture``
    the channel's, as an image file's bytes, empty where it was not to be had; ``kept`` False says
    that the sign-in ends with the program, for want of a keyring."""

    phase: SigningInPhase = SigningInPhase.IDLE
    address: str = ""
    channels: tuple[ChannelSeen, ...] = ()
    channel: ChannelSeen | None = None
    picture: bytes = b""
    kept: bool = True
    trouble: Trouble | None = None


class TokenFacts(Struct, frozen=True):
    """What is known of a kept sign-in. ``expires`` is Google's word for when it ends; most
    sign-ins have no end."""

    signed_in: datetime
    refreshed: datetime | None = None
    expires: datetime | None = None

    @property
    def outlived_testing(self) -> bool:
        """Whether it was good for longer than a consent screen in testing allows."""
        refreshed = self.refreshed
        return refreshed is not None and refreshed - self.signed_in > TESTING_LIFE + _SLACK


class Outlook(StrEnum):
    """Whether a good sign-in lasts until the show."""

    LASTS = "lasts"
    PERHAPS_NOT = "perhaps not"  # if the consent screen is in testing, which nothing tells
    ENDS_BEFORE = "ends before"


class SignInSeen(Struct, frozen=True):
    """How the sign-in is, as the forced refresh found it.

    ``trouble`` None means that it is good. ``clock_off`` is by how many seconds this machine's
    clock is ahead of Google's, None when nothing was heard.
    """

    channel: ChannelSeen | None = None
    facts: TokenFacts | None = None
    trouble: Trouble | None = None
    clock_off: float | None = None
    pinned: bool = False

    @property
    def clock_wrong(self) -> bool:
        """Whether this machine's clock needs to be set."""
        return self.clock_off is not None and abs(self.clock_off) > WRONG_CLOCK

    def ends(self) -> datetime | None:
        """When it ends, or may end; None when nothing speaks for an end."""
        if self.facts is None:
            return None
        if self.facts.expires is not None:
            return self.facts.expires
        return None if self.facts.outlived_testing else self.facts.signed_in + TESTING_LIFE

    def outlook(self, show_ends: datetime) -> Outlook:
        """Whether it lasts to the end of the show, as far as can be known."""
        facts = self.facts
        if facts is None or self.trouble is not None:
            return Outlook.ENDS_BEFORE
        if facts.expires is not None:
            return Outlook.ENDS_BEFORE if facts.expires < show_ends else Outlook.LASTS
        last_used = facts.refreshed or facts.signed_in
        if show_ends - last_used > UNUSED_LIFE:
            return Outlook.ENDS_BEFORE
        ends = self.ends()
        return Outlook.PERHAPS_NOT if ends is not None and ends < show_ends else Outlook.LASTS


def refused_grant(facts: TokenFacts, now: datetime, clock_off: float | None) -> str:
    """Which trouble Google's "invalid_grant" is: it says the same of a sign-in that was
    withdrawn, of one that ended with its seven days, and at times to a machine whose clock is
    wrong."""
    if clock_off is not None and abs(clock_off) > WRONG_CLOCK:
        return "clockWrong"
    if facts.expires is not None:
        return "signInSevenDays" if now >= facts.expires - _SLACK else "invalid_grant"
    old = now - facts.signed_in >= TESTING_LIFE - _SLACK
    return "signInSevenDays" if old and not facts.outlived_testing else "invalid_grant"
