"""Signing in and out, the pinned channel, and several of them."""

import json
import threading

import pytest

from eventdesk.app.sign_in import ClientFileError, SignIn, client_from
from eventdesk.app.sign_in_check import check_channel, check_sign_in
from eventdesk.domain.sign_in import ChannelSeen
from eventdesk.drivers.youtube.consent import Consent
from eventdesk.drivers.youtube.oauth import Anonymous, SignedIn
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.engine.threads import start_thread
from support.google import CLIENT_ID, CLIENT_SECRET, browse

ONE, TWO = ("UCone", "하나 채널"), ("UCtwo", "Two & <co>")


def tokens(keyring):
    return sorted(name for _, name in keyring.words if name.startswith("youtube:"))


def refused(call):
    with pytest.raises(CallError) as caught:
        call()
    return caught.value.reason


def test_a_sign_in_keeps_the_channel_pins_it_and_only_the_refresh_token(
    accounts, sign_in, keyring, google
):
    done = sign_in(accounts)
    assert done.known.channel == ChannelSeen(*ONE, "https://picture.example.test/x.png")
    assert (done.kept, done.pinned) == (True, True)
    assert tokens(keyring) == ["youtube:UCone"]
    assert keyring.words["EventDesk stand-in", "youtube:UCone"].startswith("refresh-")
    assert accounts.pinned() == "UCone"
    kept = [word for word in google.secrets if word in keyring.words.values()]
    assert sorted(word.split("-")[0] for word in kept) == ["GOCSPX", "refresh"]


def test_another_channel_than_the_pinned_one_is_refused_and_given_back(
    accounts, sign_in, google, keyring
):
    sign_in(accounts)
    google.chosen = TWO
    with pytest.raises(CallError) as caught:
        sign_in(accounts)
    assert (caught.value.reason, caught.value.detail) == ("wrongChannel", "Two & <co> (UCtwo)")
    assert google.count("/revoke") == 1
    assert tokens(keyring) == ["youtube:UCone"]
    assert [known.channel.id for known in accounts.settings().channels] == ["UCone"]


def test_another_channel_by_name_is_taken_and_pinned(accounts, sign_in, google):
    sign_in(accounts)
    google.chosen = TWO
    assert sign_in(accounts, wanted="UCtwo").pinned
    assert accounts.pinned() == "UCtwo"
    assert len(accounts.settings().channels) == 2
    google.chosen = ONE
    assert refused(lambda: sign_in(accounts, wanted="UCtwo")) == "wrongChannel"
    assert google.count("/revoke") == 0, "the known channel's other sign-in would die with it"
    accounts.pin("UCone")
    assert accounts.chosen().channel.id == "UCone"


def test_each_data_folder_has_its_own_channel(accounts_at, sign_in, google, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    one, other = accounts_at(google.url, "one"), accounts_at(google.url, "other")
    # at a stand-in the settings lie in the folder; at Google all folders share one file
    other.place = one.place
    sign_in(one)
    google.chosen = TWO
    sign_in(other)
    assert (one.pinned(), other.pinned()) == ("UCone", "UCtwo")
    third = accounts_at(google.url, "third")
    third.place = one.place
    assert refused(third.chosen) == "channelUnclear"
    assert third.speaker().code == "channelUnclear"


def test_the_only_channel_is_chosen_without_a_pin(accounts, accounts_at, sign_in, google):
    sign_in(accounts)
    other = accounts_at(google.url, "other")
    other.place = accounts.place
    assert other.pinned() is None
    assert other.chosen().channel.id == "UCone"
    assert isinstance(other.speaker(), SignedIn)


def test_signing_in_again_replaces_the_token(accounts, sign_in, keyring):
    sign_in(accounts)
    before = dict(keyring.words)
    sign_in(accounts)
    assert len(keyring.words) == len(before)
    assert keyring.words != before
    assert len(accounts.settings().channels) == 1


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda google: setattr(google, "consents", False), "signInDenied"),
        (lambda google: setattr(google, "scope", "openid"), "insufficientPermissions"),
        (lambda google: setattr(google, "chosen", ("", "")), "youtubeSignupRequired"),
        (lambda google: setattr(google, "broken", (500, b"")), "tokenServiceDown"),
        (lambda google: setattr(google, "broken", (200, b"<p>")), "unreadableAnswer"),
    ],
)
def test_a_sign_in_that_fails_leaves_nothing(accounts, sign_in, google, keyring, broken, reason):
    broken(google)
    assert refused(lambda: sign_in(accounts)) == reason
    assert tokens(keyring) == []
    assert accounts.settings().channels == ()


def test_a_cancelled_sign_in_leaves_nothing_here_or_at_google(accounts, google, keyring):
    attempt = SignIn(accounts, ("a", "b"))
    google.hangs.clear()  # the code is there, the token not yet
    ended = []

    def finish():
        ended.append(refused(lambda: attempt.finish(10)))

    waiting = start_thread("sign-in", finish)
    assert browse(attempt.address) == 200
    pause = threading.Event()
    while not google.count("/token"):
        pause.wait(0.01)
    attempt.cancel()
    google.hangs.set()
    waiting.join(10)
    assert ended == ["signInCancelled"]
    assert google.count("/revoke") == 1
    assert tokens(keyring) == []


def test_without_a_client_nothing_begins(accounts_at, google, monkeypatch):
    accounts = accounts_at(google.url, client=False)
    monkeypatch.setattr(Consent, "__init__", None)  # no port may be opened
    assert refused(lambda: SignIn(accounts, ("a", "b"))) == "noOAuthClient"
    assert check_sign_in(accounts).trouble.code == "notSignedIn"


def test_the_environments_client_comes_first(accounts_at, google, monkeypatch):
    accounts = accounts_at(google.url)
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_ID", "987-x.apps.googleusercontent.com")
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_SECRET", "word")
    assert accounts.client().id.startswith("987-")
    assert accounts.client().project == "987"


def test_without_a_keyring_the_sign_in_lasts_for_the_session(
    accounts_at, sign_in, google, keyring, monkeypatch
):
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_SECRET", CLIENT_SECRET)
    keyring.gone = True
    accounts = accounts_at(google.url, client=False)
    assert not sign_in(accounts).kept
    assert check_sign_in(accounts).trouble is None
    keyring.gone = False
    assert keyring.words == {}
    again = accounts_at(google.url, client=False)
    assert check_sign_in(again).trouble.code == "signInNotKept"


def test_the_check_says_whose_sign_in_it_is_and_when_it_was_refreshed(accounts, sign_in):
    signed_in = sign_in(accounts).known
    seen = check_sign_in(accounts)
    assert (seen.trouble, seen.pinned, seen.clock_wrong) == (None, True, False)
    assert seen.channel == signed_in.channel
    assert seen.facts.refreshed >= signed_in.signed_in
    assert accounts.ledger().by_method(_today()) == {"channels.list": (2, 2)}


def _today():
    from eventdesk.domain.quota import pacific_day
    from eventdesk.engine.clocks import SystemClock

    return pacific_day(SystemClock().now())


def test_the_check_tells_a_withdrawn_sign_in(accounts, sign_in, google):
    sign_in(accounts)
    google.withdraw()
    seen = check_sign_in(accounts)
    assert seen.trouble.code == "invalid_grant"
    assert seen.channel.id == "UCone"


def test_the_check_tells_that_google_says_another_channel(accounts, sign_in, google):
    known = sign_in(accounts).known
    google._grants = dict.fromkeys(google._grants, TWO)
    assert check_channel(accounts, known).trouble.code == "wrongChannel"


def test_a_sign_in_with_an_end_keeps_it(accounts, sign_in, google):
    google.testing = True
    known = sign_in(accounts).known
    assert (known.expires - known.signed_in).days == 6
    assert check_sign_in(accounts).ends() == known.expires


def test_signing_out_forgets_here_and_at_google(accounts, sign_in, google, keyring):
    known = sign_in(accounts).known
    assert accounts.forget(known)
    assert google.count("/revoke") == 1
    assert google._grants == {}
    assert tokens(keyring) == []
    assert (accounts.settings().channels, accounts.pinned()) == ((), None)


def test_signing_out_without_a_network_says_so_and_forgets_all_the_same(
    accounts, sign_in, google, keyring
):
    known = sign_in(accounts).known
    google.stop()
    assert not accounts.forget(known)
    assert tokens(keyring) == []
    assert accounts.settings().channels == ()


def test_broken_settings_are_told_and_nobody_is_signed_in(accounts, sign_in):
    sign_in(accounts)
    accounts.place.settings.write_text("[youtube", encoding="utf-8")
    assert check_sign_in(accounts).trouble.code == "settingsUnreadable"
    assert accounts.speaker().code == "settingsUnreadable"
    assert accounts.budget().left > 0


def test_a_stand_in_that_nobody_is_signed_in_to_is_spoken_to_as_nobody(accounts):
    assert isinstance(accounts.speaker(), Anonymous)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no json", "notJson"),
        ("[]", "notAClient"),
        ('{"web": {"client_id": "x"}}', "webClient"),
        ('{"installed": {"client_id": "x"}}', "notAClient"),
        ('{"installed": []}', "notAClient"),
        ('{"type": "service_account"}', "notAClient"),
    ],
)
def test_a_file_that_is_no_clients_is_named_as_such(tmp_path, text, code):
    path = tmp_path / "client.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ClientFileError) as caught:
        client_from(path)
    assert caught.value.code == code


def test_a_clients_file_gives_id_and_secret_and_no_address(tmp_path):
    path = tmp_path / "client.json"
    described = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "token_uri": "https://evil.example.test/token",
    }
    path.write_text(json.dumps({"installed": described}), encoding="utf-8")
    client = client_from(path)
    assert (client.id, client.secret.reveal()) == (CLIENT_ID, CLIENT_SECRET)
    assert "evil" not in repr(client)


def test_no_secret_is_in_any_file_log_or_repr(accounts, sign_in, google, keyring, caplog, tmp_path):
    caplog.set_level("DEBUG")
    done = sign_in(accounts)
    seen = check_sign_in(accounts)
    google.withdraw()
    worse = check_sign_in(accounts)
    accounts.forget(done.known)
    told = [repr(done), repr(seen), repr(worse), repr(vars(accounts)), repr(vars(accounts.shelf))]
    told += [record.getMessage() for record in caplog.records]
    told += [path.read_bytes().decode(errors="replace") for path in tmp_path.rglob("*.*")]
    assert {word.split("-")[0] for word in google.secrets} == {
        "GOCSPX",
        "code",
        "refresh",
        "access",
    }
    for secret in google.secrets:
        assert not any(secret in text for text in told)
