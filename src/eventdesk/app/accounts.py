"""Who is signed in to YouTube on this machine: settings, keyring, ledger and Google, together.

Everything is kept apart by the service that it belongs to: for a stand-in there is another
settings file, another name in the keyring and another ledger, and the place to send a token to
comes from the same choice. So no rehearsal can reach, or even find, a real channel's sign-in.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.app.service_place import ServicePlace
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.quota import QuotaTable
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.sign_in import ChannelSeen, TokenFacts
from eventdesk.drivers.youtube.driver import CALL_TIMEOUT
from eventdesk.drivers.youtube.oauth import Anonymous, Credentials, SignedIn
from eventdesk.drivers.youtube.quota import Budget, Ledger
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import Grant, OAuthClient, TokenService
from eventdesk.engine.ports import Clock
from eventdesk.storage.secrets import Keyring, SecretShelf
from eventdesk.storage.settings import (
    KnownChannel,
    Settings,
    SettingsError,
    change_settings,
    read_settings,
)
from eventdesk.storage.youtube_ledger import YouTubeLedger

if TYPE_CHECKING:
    from eventdesk.drivers.youtube.connection import Connection

CLIENT_ID = "EVENTDESK_YOUTUBE_CLIENT_ID"
CLIENT_SECRET = "EVENTDESK_YOUTUBE_CLIENT_SECRET"  # noqa: S105 # the variable's name


class Accounts:
    """The channels signed in at one service, as a data folder sees them.

    Every method may wait for the keyring, the disk or the network: call it from a thread that
    may. CallError's reason is a code that ``ui/youtube_words`` puts in words.
    """

    def __init__(
        self,
        data_dir: Path,
        clock: Clock,
        endpoint: str | None = None,
        shelf: SecretShelf | None = None,
    ) -> None:
        self.place = ServicePlace.of(data_dir, endpoint)
        self._folder, self._clock = str(data_dir.absolute()), clock
        self.shelf = shelf or SecretShelf(Keyring(self.place.keyring))

    def settings(self) -> Settings:
        """As they are in the file now. CallError "settingsUnreadable"."""
        try:
            return read_settings(self.place.settings)
        except SettingsError as error:
            raise CallError("settingsUnreadable", str(error)) from error

    def client(self) -> OAuthClient:
        """The user's own OAuth client: the environment's, else the settings'. CallError
        "noOAuthClient"."""
        given = os.environ.get(CLIENT_ID)
        if given:
            word = os.environ.get(CLIENT_SECRET)
            return OAuthClient(given, Secret(word) if word else None)
        known = self.settings().client_id
        if known is None:
            raise CallError("noOAuthClient")
        return OAuthClient(known, self.shelf.get(_client_name(known)))

    def keep_client(self, client: OAuthClient) -> bool:
        """Use this client from now on; False, with nothing changed, when there is no keyring for
        its secret. CallError "settingsUnreadable"; OSError."""
        if client.secret is not None and not self.shelf.keep(
            _client_name(client.id), client.secret
        ):
            return False
        self._change(lambda settings: replace(settings, client_id=client.id))
        return True

    def pinned(self) -> str | None:
        """The id of the channel that this data folder works for."""
        return self.settings().pins.get(self._folder)

    def pin(self, channel_id: str) -> KnownChannel:
        """Work for this channel from now on. CallError "notSignedIn" when it is not signed in."""
        known = self.settings().channel(channel_id)
        if known is None:
            raise CallError("notSignedIn", channel_id)
        self._change(lambda settings: _pinned(settings, self._folder, channel_id))
        return known

    def chosen(self) -> KnownChannel:
        """The channel to work on: the pinned one, or the only one signed in. CallError
        "notSignedIn", or "channelUnclear" when there are several and none is pinned."""
        settings = self.settings()
        pinned = settings.pins.get(self._folder)
        if pinned is not None:
            known = settings.channel(pinned)
            if known is None:
                raise CallError("notSignedIn", pinned)
            return known
        if not settings.channels:
            raise CallError("notSignedIn")
        if len(settings.channels) > 1:
            raise CallError("channelUnclear")
        return settings.channels[0]

    def token_service(self) -> TokenService:
        """The OAuth service for the user's client. CallError "noOAuthClient"."""
        return TokenService(self.place.oauth, self.client(), self._clock)

    def credentials(self, known: KnownChannel) -> SignedIn:
        """What speaks for the channel. CallError "noOAuthClient"."""
        ledger, channel = self._ledger(), known.channel.id

        def refreshed(grant: Grant) -> None:
            ledger.note_refresh(channel, self._clock.now())
            if grant.refresh is not None:  # a service may give a new one; never keep "none"
                self.shelf.keep(_token_name(channel), grant.refresh)

        return SignedIn(
            channel,
            self.token_service(),
            stored=lambda: self.shelf.get(_token_name(channel)),
            facts=lambda: self.facts(known),
            clock=self._clock,
            refreshed=refreshed,
        )

    def facts(self, known: KnownChannel) -> TokenFacts:
        """What is known of the channel's sign-in, without asking Google."""
        ledger = self.ledger()
        last = ledger.last_refresh(known.channel.id) if ledger else None
        return TokenFacts(known.signed_in, last, known.expires)

    def speaker(self) -> Credentials | Trouble:
        """Who the desk speaks as; to a stand-in where nobody signed in, as nobody. Otherwise why
        nobody can."""
        try:
            return self.credentials(self.chosen())
        except CallError as failure:
            if failure.reason == "notSignedIn" and not self.place.real:
                return Anonymous()
            return Trouble(failure.reason, failure.detail)

    def table(self) -> QuotaTable:
        """The quota's settings; the usual ones when the file cannot be read."""
        try:
            return self.settings().quota
        except CallError:
            return QuotaTable()

    def ledger(self) -> YouTubeLedger | None:
        """Where the client's project books; None for a stand-in that nobody is signed in to."""
        try:
            return self._ledger()
        except CallError:
            return None

    def budget(
        self, sheet: Callable[[], RunSheet] | None = None, unkept: Ledger | None = None
    ) -> Budget:
        """The day's quota of the client's project; booked in ``unkept`` where there is none."""
        return Budget(self._clock, self.ledger() or unkept, self.table(), sheet)

    def owner(self, credentials: Credentials) -> ChannelSeen:
        """The channel that the credentials stand for. CallError."""
        with self.connected(credentials) as connection:
            return connection.channel()

    @contextmanager
    def connected(self, credentials: Credentials) -> "Iterator[Connection]":
        """The API for these credentials, counted in the ledger; for one thread."""
        # Google's client takes 0.3 s to import.
        from eventdesk.drivers.youtube.connection import Connection  # noqa: PLC0415

        connection = Connection(self.place.endpoint, credentials, CALL_TIMEOUT, self.budget().book)
        try:
            yield connection
        finally:
            connection.stop()

    def remember(
        self, channel: ChannelSeen, grant: Grant, *, pin: bool
    ) -> tuple[KnownChannel, bool]:
        """Keep a new sign-in; whether it outlives the program. CallError; OSError."""
        now: datetime = self._clock.now().replace(microsecond=0)
        seconds = grant.refresh_seconds
        known = KnownChannel(
            channel, now, None if seconds is None else now + timedelta(seconds=seconds)
        )
        if grant.refresh is None:
            raise CallError("noRefreshToken")
        kept = self.shelf.keep(_token_name(channel.id), grant.refresh)

        def add(settings: Settings) -> Settings:
            others = tuple(one for one in settings.channels if one.channel.id != channel.id)
            changed = replace(settings, channels=(*others, known))
            return _pinned(changed, self._folder, channel.id) if pin else changed

        self._change(add)
        self._ledger().note_refresh(channel.id, now)
        return known, kept

    def forget(self, known: KnownChannel) -> bool:
        """Take the sign-in back at Google and forget it here. Whether Google has heard it: when
        not, it is forgotten here all the same."""
        channel = known.channel.id
        token, heard = self.shelf.get(_token_name(channel)), True
        if token is not None:
            try:
                self.token_service().revoke(token)
            except CallError:
                heard = False
        self.shelf.forget(_token_name(channel))
        self._change(
            lambda settings: replace(
                settings,
                channels=tuple(one for one in settings.channels if one.channel.id != channel),
                pins={folder: pin for folder, pin in settings.pins.items() if pin != channel},
            )
        )
        return heard

    def _ledger(self) -> YouTubeLedger:
        return YouTubeLedger(self.place.ledger, self.client().project)

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        try:
            change_settings(self.place.settings, change)
        except SettingsError as error:
            raise CallError("settingsUnreadable", str(error)) from error


def _pinned(settings: Settings, folder: str, channel: str) -> Settings:
    return replace(settings, pins={**settings.pins, folder: channel})


def _client_name(client_id: str) -> str:
    return f"youtube-client:{client_id}"


def _token_name(channel_id: str) -> str:
    return f"youtube:{channel_id}"
