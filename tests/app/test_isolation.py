"""A rehearsal reaches nothing real, and nothing of Google's is on the way to the window."""

import json
import socket
import subprocess
import sys

import keyring
import pytest

from eventdesk.app.accounts import Accounts
from eventdesk.app.rehearsal import rehearse
from eventdesk.app.service_place import ServicePlace
from eventdesk.app.sign_in_check import check_sign_in
from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.driver import GOOGLE
from eventdesk.drivers.youtube.oauth import Anonymous
from eventdesk.engine.clocks import SystemClock
from eventdesk.storage import secrets, settings
from eventdesk.storage.plan import read_plan
from support.google import CLIENT_ID

SHORT = """\
eventdesk: 1
event: {title: Short, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}
broadcast: {title: Short}
sessions:
  - {id: a, title: A, start: "09:00",
     cues: [{id: b, title: B, duration: 5m, scene: Podium, broadcast: preview}]}
"""
HEAVY = ("googleapiclient", "google", "google_auth_oauthlib", "oauthlib", "requests", "httplib2")


@pytest.fixture
def reached(monkeypatch):
    """Every address that was connected to or looked up, and every use of the keyring."""
    touched = []
    connect = socket.socket.connect

    def watched(self, address):
        touched.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, lambda *words: touched.append(("keyring", *words)))
    return touched


def test_a_rehearsal_touches_no_keyring_no_settings_and_loopback_alone(
    reached, monkeypatch, qapp, tmp_path
):
    real = tmp_path / "config" / "EventDesk" / "settings.toml"
    real.parent.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_ID", CLIENT_ID)
    monkeypatch.setattr(settings, "read_settings", None)  # nobody may even ask
    monkeypatch.setattr(secrets.Keyring, "get", None)
    sheet = tmp_path / "short.yaml"
    sheet.write_text(SHORT, encoding="utf-8")
    snapshots = []
    rehearse(read_plan(sheet), 3_000, snapshots.append)
    assert snapshots[-1].broadcast.channel == "Rehearsal channel"
    assert snapshots[-1].broadcast.quota_predicted > 500
    assert reached
    assert {address[0] for address in reached} <= {"127.0.0.1", "localhost", "::1"}


def test_a_stand_in_has_other_files_another_keyring_and_other_addresses(tmp_path):
    real = ServicePlace.of(tmp_path, None)
    other = ServicePlace.of(tmp_path, "http://127.0.0.1:9")
    assert (real.endpoint, other.endpoint) == (GOOGLE, "http://127.0.0.1:9/")
    for name in ("endpoint", "oauth", "settings", "ledger", "keyring"):
        assert getattr(real, name) != getattr(other, name)
    for address in (other.oauth.consent, other.oauth.token, other.oauth.revoke):
        assert address.startswith(other.endpoint)


def test_the_real_sign_in_is_not_found_from_a_stand_in(reached, monkeypatch, tmp_path):
    """With a real channel signed in, an endpoint of a stand-in still speaks as nobody."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_ID", CLIENT_ID)
    real = Accounts(tmp_path, SystemClock())
    settings.change_settings(
        real.place.settings, lambda _: settings.read_settings(_written(tmp_path))
    )
    assert real.chosen().channel.id == "UCreal"
    other = Accounts(tmp_path, SystemClock(), "http://127.0.0.1:9/")
    assert isinstance(other.speaker(), Anonymous)
    assert other.speaker().access_token() == Secret("anonymous")
    assert check_sign_in(other).trouble.code == "notSignedIn"
    assert reached == []


def _written(folder):
    path = folder / "written.toml"
    path.write_text(
        "[[youtube.channels]]\nid = 'UCreal'\ntitle = 'Real'\nsigned_in = 2026-09-01T09:00:00Z\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("module", ["eventdesk.app.desk", "eventdesk.app.parts"])
def test_googles_libraries_are_not_on_the_way_to_the_window(module):
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    modules = json.loads(told.stdout)
    unwanted = {*HEAVY, "keyring", "tomlkit"}
    assert [name for name in modules if name.split(".")[0] in unwanted] == []
    assert "eventdesk.drivers.youtube.connection" not in modules


def test_the_heavy_names_are_those_that_signing_in_really_imports():
    code = "import json, sys, eventdesk.drivers.youtube.consent; print(json.dumps([*sys.modules]))"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert {"google_auth_oauthlib", "requests"} <= set(json.loads(told.stdout))
