"""One attempt to sign a channel in: browser, code, tokens, the channel's name, and keeping it."""

import contextlib
import json
import threading
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.app.accounts import Accounts
from eventdesk.domain.secret import Secret
from eventdesk.domain.sign_in import ChannelSeen
from eventdesk.drivers.youtube.consent import PATIENCE, Consent
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import Grant, OAuthClient
from eventdesk.storage.settings import KnownChannel


class SignedInNow(Struct, frozen=True):
    """A channel that was just signed in; ``kept`` False: only until the program ends."""

    known: KnownChannel
    kept: bool
    pinned: bool


class SignIn:
    """Open ``address`` in a browser, then ``finish``. ``cancel`` from any thread ends it.

    ``wanted`` is the id of the channel that it has to be, which is then pinned; without one it is
    the channel that the data folder is pinned to, or any when there is none. Makes and imports
    what a desk without a sign-in never needs, 0.3 s of it. CallError "noOAuthClient".
    """

    def __init__(
        self, accounts: Accounts, thanks: tuple[str, str], wanted: str | None = None
    ) -> None:
        self._accounts = accounts
        self._pinned = accounts.pinned()
        self._wanted = wanted
        client = accounts.client()
        self._service = accounts.token_service()
        self._consent = Consent(accounts.place.oauth, client, thanks)
        self.address = self._consent.address
        self._cancelled = threading.Event()

    def finish(self, seconds: float = PATIENCE) -> SignedInNow:
        """Wait for the browser and keep what it brings. CallError: as ``Consent.wait`` and
        ``TokenService.exchange``; "wrongChannel" for another than the one it has to be."""
        try:
            code = self._consent.wait(seconds)
        finally:
            self.close()
        grant = self._service.exchange(code, self._consent.verifier, self._consent.redirect)
        return self._keep(grant)

    def close(self) -> None:
        """Stop listening for the browser; closing twice is no harm."""
        self._consent.close()

    def cancel(self) -> None:
        """Give it up: nothing is kept, here or at Google."""
        self._cancelled.set()
        self._consent.cancel()

    def _keep(self, grant: Grant) -> SignedInNow:
        try:
            channel = self._accounts.owner(_Bearer(grant.access))
        except CallError:
            self._give_back(grant, None)
            raise
        must = self._wanted or self._pinned
        if self._cancelled.is_set() or must not in {None, channel.id}:
            self._give_back(grant, channel)
            reason = "signInCancelled" if self._cancelled.is_set() else "wrongChannel"
            raise CallError(reason, f"{channel.title} ({channel.id})")
        pin = self._wanted is not None or self._pinned is None
        known, kept = self._accounts.remember(channel, grant, pin=pin)
        return SignedInNow(known, kept, pinned=pin or channel.id == self._pinned)

    def _give_back(self, grant: Grant, channel: ChannelSeen | None) -> None:
        """What is not wanted must not lie about at Google. But Google takes back all sign-ins of
        a channel together, so one that is signed in here already is left alone."""
        known = channel is not None and self._accounts.settings().channel(channel.id)
        if grant.refresh is not None and not known:
            with contextlib.suppress(CallError):  # the person is told of the greater trouble
                self._service.revoke(grant.refresh)


class _Bearer:
    """Credentials of one access token, for finding out whose it is."""

    channel_id = None

    def __init__(self, token: Secret) -> None:
        self._token = token

    def access_token(self) -> Secret:
        """The token."""
        return self._token

    def renew(self) -> bool:
        """There is only the one."""
        return False


class ClientFileError(Exception):
    """Not a file of an OAuth client that can be used; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def client_from(path: Path) -> OAuthClient:
    """The client in the JSON that Google Cloud lets one download. Its addresses are not read:
    tokens go where this desk sends them. ClientFileError and OSError."""
    try:
        data = json.loads(path.read_bytes())
    except ValueError as error:
        raise ClientFileError("notJson") from error
    if not isinstance(data, dict):
        raise ClientFileError("notAClient")
    if "web" in data:
        raise ClientFileError("webClient")
    described = data.get("installed")
    if not isinstance(described, dict):
        raise ClientFileError("notAClient")
    found = described.get("client_id")
    if not isinstance(found, str) or not found.endswith(".apps.googleusercontent.com"):
        raise ClientFileError("notAClient")
    word = described.get("client_secret")
    client = OAuthClient(found)
    return replace(client, secret=Secret(word)) if isinstance(word, str) and word else client
