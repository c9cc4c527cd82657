"""What the tests of signing in share: a keyring in memory, a client, and accounts at a service."""

import pytest

from eventdesk.app.accounts import CLIENT_ID as CLIENT_ID_VARIABLE
from eventdesk.app.accounts import CLIENT_SECRET as CLIENT_SECRET_VARIABLE
from eventdesk.app.accounts import Accounts
from eventdesk.app.sign_in import SignIn
from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.token_service import OAuthClient
from eventdesk.engine.clocks import SystemClock
from support.google import CLIENT_ID, CLIENT_SECRET, MemoryKeyring, browsing, google

THANKS = ("Back", "Close this.")


@pytest.fixture
def keyring(monkeypatch):
    monkeypatch.delenv(CLIENT_ID_VARIABLE, raising=False)
    monkeypatch.delenv(CLIENT_SECRET_VARIABLE, raising=False)
    words = MemoryKeyring()
    words.install(monkeypatch)
    return words


@pytest.fixture(name="google")
def google_fixture():
    with google() as running:
        yield running


@pytest.fixture
def accounts_at(keyring, tmp_path):
    """The accounts of a data folder at a service, with the user's client."""

    def open_accounts(endpoint, folder="data", clock=None, client=True):
        accounts = Accounts(tmp_path / folder, clock or SystemClock(), endpoint)
        if client:
            accounts.keep_client(OAuthClient(CLIENT_ID, Secret(CLIENT_SECRET)))
        return accounts

    return open_accounts


@pytest.fixture
def accounts(accounts_at, google):
    return accounts_at(google.url)


@pytest.fixture
def sign_in():
    """Go through the browser with the test's person; what came of it."""

    def run(accounts, wanted=None, patience=10):
        attempt = SignIn(accounts, THANKS, wanted)
        try:
            browsing(attempt.address)
            return attempt.finish(patience)
        finally:
            attempt.close()

    return run
