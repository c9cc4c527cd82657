"""Passwords come from the environment or the keyring, and from nowhere else."""

import keyring
import pytest
from keyring.errors import NoKeyringError

from eventdesk.domain.secret import Secret
from eventdesk.storage.secrets import (
    OBS_PASSWORD,
    Keyring,
    SecretShelf,
    keep_obs_password,
    obs_password,
    password_variable,
)
from support.google import MemoryKeyring


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


def test_each_output_has_a_variable_and_a_name_in_the_keyring_of_its_own(kept, monkeypatch):
    keep_obs_password("backup 2", Secret("kept"))
    monkeypatch.setenv("EVENTDESK_OBS_PASSWORD", "program's")
    monkeypatch.setenv("EVENTDESK_OBS_PASSWORD_VENUE", "hall's")
    assert obs_password("program") == Secret("program's")
    assert obs_password("venue") == Secret("hall's")
    assert obs_password("backup 2") == Secret("kept")
    assert password_variable("backup 2") == "EVENTDESK_OBS_PASSWORD_BACKUP_2"


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


@pytest.fixture
def memory(monkeypatch):
    words = MemoryKeyring()
    words.install(monkeypatch)
    return words


def test_a_shelf_keeps_in_the_keyring_and_under_its_own_service_alone(memory):
    shelf, other = SecretShelf(Keyring("EventDesk")), SecretShelf(Keyring("EventDesk stand-in"))
    assert shelf.keep("youtube:UCone", Secret("word"))
    assert shelf.get("youtube:UCone") == Secret("word")
    assert other.get("youtube:UCone") is None
    assert memory.words == {("EventDesk", "youtube:UCone"): "word"}
    assert shelf.forget("youtube:UCone")
    assert memory.words == {}
    assert shelf.forget("youtube:UCone"), "what is not there is forgotten"


def test_a_shelf_without_a_keyring_holds_for_the_session(memory):
    memory.gone = True
    shelf = SecretShelf(Keyring())
    assert not shelf.keep("a", Secret("word"))
    assert shelf.get("a") == Secret("word")
    assert SecretShelf(Keyring()).get("a") is None
    assert shelf.forget("a")
    assert shelf.get("a") is None


def test_what_the_keyring_takes_later_is_no_longer_held(memory):
    memory.gone = True
    shelf = SecretShelf(Keyring())
    shelf.keep("a", Secret("old"))
    memory.gone = False
    assert shelf.keep("a", Secret("new"))
    assert shelf.get("a") == Secret("new")
    assert "old" not in repr(vars(shelf))


def test_a_keyring_that_is_a_plain_file_is_not_used(memory, monkeypatch):
    class PlaintextKeyring:
        pass

    class Chain:
        backends = (PlaintextKeyring(),)

    for backend in (PlaintextKeyring(), Chain()):
        monkeypatch.setattr(keyring, "get_keyring", lambda found=backend: found)
        assert not Keyring().keep("a", Secret("word"))
    assert memory.words == {}


@pytest.mark.expected_log("the keyring failed")
def test_a_keyring_that_breaks_says_nothing_of_the_secret(monkeypatch, caplog):
    caplog.set_level("DEBUG")

    def broken(*words):
        raise RuntimeError(f"cannot store {words}")

    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, broken)
    shelf = SecretShelf(Keyring())
    assert not shelf.keep("a", Secret("w0rd"))
    assert not shelf.forget("a")
    assert shelf.get("b") is None
    assert not any("w0rd" in record.getMessage() for record in caplog.records)
