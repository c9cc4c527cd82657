"""Who speaks to YouTube: the smallest thing that the driver needs from a sign-in.

The real sign-in (browser, refresh token in the keyring) is not here yet; it will be one more
class of this shape. Until then a driver without credentials reports ``Service.SIGNED_OUT`` and
calls nothing.
"""

from typing import Protocol

from eventdesk.domain.secret import Secret


class Credentials(Protocol):
    """Gives access tokens. Called on the driver's thread only, where it may wait."""

    def access_token(self) -> Secret:
        """A token for the next call. Raises ``reasons.CallError``: "invalid_grant" when the
        person must sign in again, "unreachable" when the token service does not answer."""

    def renew(self) -> bool:
        """YouTube answered 401: forget this token. True when another can be had without a
        person."""


class Anonymous:
    """For the stand-in, which lets anybody in. Real YouTube would answer 401."""

    def access_token(self) -> Secret:
        """A word that means nobody."""
        return Secret("anonymous")

    def renew(self) -> bool:
        """There is no other word."""
        return False
