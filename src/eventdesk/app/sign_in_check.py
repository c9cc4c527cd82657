"""How the sign-in is, found out before the show needs it."""

from eventdesk.app.accounts import Accounts
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.sign_in import SignInSeen
from eventdesk.drivers.youtube.oauth import SignedIn
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.storage.settings import KnownChannel


def check_sign_in(accounts: Accounts) -> SignInSeen:
    """How the sign-in of the channel to work on is, by a forced refresh and a look at the
    channel: what preflight asks a week before, a day before, and on opening.

    Takes one unit of quota. Never raises for what a person can put right: that is ``trouble``.
    """
    try:
        known = accounts.chosen()
    except CallError as failure:
        return SignInSeen(trouble=Trouble(failure.reason, failure.detail))
    return check_channel(accounts, known)


def check_channel(accounts: Accounts, known: KnownChannel) -> SignInSeen:
    """The same of any channel that is signed in."""
    channel, trouble = known.channel, None
    credentials: SignedIn | None = None
    try:
        credentials = accounts.credentials(known)
        credentials.refresh()
        channel = accounts.owner(credentials)
    except CallError as failure:
        trouble = Trouble(failure.reason, failure.detail)
    return SignInSeen(
        channel=channel,
        facts=accounts.facts(known),
        trouble=trouble,
        clock_off=credentials.tokens.clock_off if credentials else None,
        pinned=_is_pinned(accounts, known),
    )


def _is_pinned(accounts: Accounts, known: KnownChannel) -> bool:
    try:
        return accounts.pinned() == known.channel.id
    except CallError:
        return False
