"""Passwords come from the environment or the keyring, and from nowhere else."""

import keyring
import pytest
from keyring.errors import NoKeyringError

from eventdesk.domain.secret import Secret
from eventdesk.storage.secrets import OBS_PASSWORD, keep_obs_password, obs_password


@pytest.fixture
def kept(monkeypatch):
    """A keyring in memory."""
    words = {}
    monkeypatch.delenv(OBS_PASSWORD, raising=False)
    monkeypatch.setattr(keyring, "get_password", lambda service, name: words.get((service, name)))
    monkeypatch.setattr(
        keyring, "set_password", lambda service, name, word: words.update({(service, name): word})
    )
    return words


def test_what_is_kept_is_found_again(kept):
    assert keep_obs_password("program", Secret("word"))
    assert obs_password("program") == Secret("word")
    assert obs_password("venue") is None


def test_the_environment_comes_first(kept, monkeypatch):
    keep_obs_password("program", Secret("kept"))
    monkeypatch.setenv(OBS_PASSWORD, "given")
    assert obs_password("program") == Secret("given")


@pytest.mark.expected_log("the keyring failed")
def test_a_keyring_that_breaks_costs_no_show(monkeypatch):
    def broken(*_):
        raise RuntimeError("no bus")

    monkeypatch.delenv(OBS_PASSWORD, raising=False)
    monkeypatch.setattr(keyring, "get_password", broken)
    monkeypatch.setattr(keyring, "set_password", broken)
    assert obs_password("program") is None
    assert not keep_obs_password("program", Secret("word"))


def test_a_machine_without_a_keyring_asks_each_time(monkeypatch):
    def none(*_):
        raise NoKeyringError

    monkeypatch.delenv(OBS_PASSWORD, raising=False)
    monkeypatch.setattr(keyring, "get_password", none)
    monkeypatch.setattr(keyring, "set_password", none)
    assert obs_password("program") is None
    assert not keep_obs_password("program", Secret("word"))
