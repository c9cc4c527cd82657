"""Who speaks to YouTube: nobody (to a stand-in), or a channel that was signed in.

A signed-in channel is a refresh token in the keyring. Access tokens are made from it, live about
an hour, and stay in memory.
"""

import logging
from collections.abc import Callable
from threading import Lock
from typing import Protocol

from eventdesk.domain.secret import Secret
from eventdesk.domain.sign_in import TokenFacts, refused_grant
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import Grant, Tokens
from eventdesk.engine.ports import Clock

MARGIN = 300.0
"""Seconds before an access token's end at which the next one is fetched."""
_FRESH = 60.0  # a token that is refused so soon after it was made will not get better
_RETRY = 30.0

log = logging.getLogger(__name__)


class Credentials(Protocol):
    """Gives access tokens. Called on the driver's thread only, where it may wait."""

    @property
    def channel_id(self) -> str | None:
        """The only channel that may be worked on; None for any."""

    def access_token(self) -> Secret:
        """A token for the next call. Raises ``reasons.CallError``: "invalid_grant" when the
        person must sign in again, "unreachable" when the token service does not answer."""

    def renew(self) -> bool:
        """YouTube answered 401: forget this token. True when another can be had without a
        person."""


class Anonymous:
    """For the stand-in, which lets anybody in. Real YouTube would answer 401."""

    channel_id = None

    def access_token(self) -> Secret:
        """A word that means nobody."""
        return Secret("anonymous")

    def renew(self) -> bool:
        """There is no other word."""
        return False


class SignedIn:
    """A channel's credentials. Thread-safe: one refresh at a time, and whoever waits for it gets
    its token.

    ``stored`` gives the refresh token as it is kept now, so that a person who signs in again
    while the desk runs is heard. ``refreshed`` is told of every new access token.
    """

    def __init__(
        self,
        channel_id: str,
        tokens: Tokens,
        *,
        stored: Callable[[], Secret | None],
        facts: Callable[[], TokenFacts],
        clock: Clock,
        refreshed: Callable[[Grant], None],
    ) -> None:
        self.channel_id = channel_id
        self.tokens, self._stored, self._facts = tokens, stored, facts
        self._clock, self._told = clock, refreshed
        self._lock = Lock()
        self._token: Secret | None = None
        self._made = self._ends = self._next_try = 0.0

    def access_token(self) -> Secret:
        """A token that is good for some minutes. An old one serves to its end while a new one is
        not to be had. CallError as in ``Tokens.refresh``."""
        with self._lock:
            now, token = self._clock.monotonic(), self._token
            if token is None or now >= self._ends:
                return self._refresh()
            if now >= self._ends - MARGIN and now >= self._next_try:
                self._next_try = now + _RETRY
                try:
                    return self._refresh()
                except CallError as failure:
                    log.info("YouTube's access token is not renewed yet: %s", failure.reason)
            return token

    def renew(self) -> bool:
        """Forget the token that was refused; False when it was new, or there was none."""
        with self._lock:
            old = self._clock.monotonic() - self._made > _FRESH
            there = self._token is not None
            self._token = None
            return there and old

    def refresh(self) -> Secret:
        """A new token whatever the old one is worth: the test before a show. CallError."""
        with self._lock:
            return self._refresh()

    def _refresh(self) -> Secret:
        kept = self._stored()
        if kept is None:
            raise CallError("signInNotKept")
        try:
            grant = self.tokens.refresh(kept)
        except CallError as failure:
            if failure.reason != "invalid_grant":
                raise
            # Not chained: whoever prints it needs the meaning, and nothing of the answer.
            reason = refused_grant(self._facts(), self._clock.now(), self.tokens.clock_off)
            raise CallError(reason, status=failure.status) from None
        self._token, self._made = grant.access, self._clock.monotonic()
        self._ends = self._made + grant.seconds
        self._told(grant)
        return grant.access
