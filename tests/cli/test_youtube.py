"""``eventdesk youtube`` as a new user meets it, against a Google of the tests."""

import json
import os
import signal
import subprocess
import sys

import pytest

from eventdesk.cli.main import main
from eventdesk.engine.assets import asset
from support.google import CLIENT_ID, CLIENT_SECRET, MemoryKeyring, browsing, google

DEMO = asset("demo", "daejeon-2021.yaml")


@pytest.fixture(name="google")
def google_fixture():
    with google() as running:
        yield running


@pytest.fixture
def keyring(monkeypatch):
    monkeypatch.delenv("EVENTDESK_YOUTUBE_CLIENT_ID", raising=False)
    words = MemoryKeyring()
    words.install(monkeypatch)
    return words


@pytest.fixture
def client_file(tmp_path):
    path = tmp_path / "client_secret.json"
    described = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "project_id": "x"}
    path.write_text(json.dumps({"installed": described}), encoding="utf-8")
    return path


@pytest.fixture
def youtube(google, keyring, monkeypatch, tmp_path, capsys, qapp):
    """Run a verb; (status, standard output, standard error)."""
    monkeypatch.setattr("webbrowser.open", browsing)
    at = [
        "--youtube-endpoint",
        google.url,
        "--data-dir",
        str(tmp_path / "data"),
        "--language",
        "en",
    ]

    def run(*arguments):
        status = main(["youtube", *map(str, arguments), *at])
        told = capsys.readouterr()
        for secret in google.secrets:
            assert secret not in told.out + told.err
        return status, told.out, told.err

    return run


def test_a_newcomers_way_from_nothing_to_a_channel(youtube, client_file):
    status, _, err = youtube("sign-in")
    assert status == 2
    assert "eventdesk youtube client FILE.json" in err
    status, out, _ = youtube("client", client_file)
    assert (status, "delete" in out) == (0, True)
    status, out, _ = youtube("sign-in")
    assert status == 0
    assert "Signed in: 하나 채널 (UCone), this desk's channel" in out
    status, out, _ = youtube("status", "--sheet", DEMO)
    assert status == 0
    assert "The sign-in is good: it was just refreshed." in out
    assert "in testing, it ends" in out
    assert "Quota: 9,99" in out
    assert "This show takes about" in out
    assert "  channels.list                     2 ×       2\n" in out
    status, out, _ = youtube("sign-out")
    assert (status, out) == (0, "Signed out: 하나 채널 (UCone)\n")
    status, out, _ = youtube("status")
    assert status == 1
    assert "No channel is signed in." in out


@pytest.fixture
def signed_in(youtube, client_file):
    youtube("client", client_file)
    youtube("sign-in")
    return youtube


def test_another_channel_is_refused_in_words(signed_in, google):
    google.chosen = ("UCtwo", "둘 채널")
    status, _, err = signed_in("sign-in")
    assert status == 2
    assert "another channel than the one that this desk works for: 둘 채널 (UCtwo)" in err
    assert "--channel ID" in err
    status, out, _ = signed_in("sign-in", "--channel", "UCtwo")
    assert (status, "둘 채널 (UCtwo), this desk's channel" in out) == (0, True)
    status, out, _ = signed_in("pin", "UCone")
    assert (status, out) == (0, "This desk works for 하나 채널 (UCone) now.\n")
    _, out, _ = signed_in("status")
    assert "하나 채널 (UCone), this desk's channel\n" in out
    assert "\n둘 채널 (UCtwo)\n" in out
    assert signed_in("sign-out", "UCtwo")[0] == 0
    assert signed_in("sign-out", "UCtwo")[0] == 2
    assert signed_in("pin", "UCtwo")[0] == 2


def test_status_tells_a_withdrawn_sign_in_with_1(signed_in, google):
    google.withdraw()
    status, out, _ = signed_in("status")
    assert status == 1
    assert "The sign-in has expired or was withdrawn." in out
    assert "Last refreshed" in out


def test_status_tells_a_sign_in_that_ends_before_the_show(signed_in, google, tmp_path):
    google.testing = True
    signed_in("sign-in")
    later = tmp_path / "later.yaml"
    later.write_text(
        "eventdesk: 1\n"
        "event: {title: x, date: 2090-04-23, timezone: Asia/Seoul, languages: [en]}\n"
        "broadcast: {title: x}\n"
        'sessions:\n  - {id: a, title: A, start: "09:00", cues: [{id: b, title: B, scene: S}]}\n',
        encoding="utf-8",
    )
    _, out, _ = signed_in("status", "--sheet", later)
    assert "It ends before the show is over: sign in again." in out


def test_status_tells_a_wrong_clock(signed_in, google):
    from datetime import timedelta

    from eventdesk.engine.clocks import SystemClock

    google.date = SystemClock().now() - timedelta(minutes=42)
    _, out, _ = signed_in("status")
    assert "This machine's clock is 42 minutes ahead." in out


def test_a_browser_that_never_answers_is_given_up(youtube, client_file, monkeypatch):
    youtube("client", client_file)
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    status, out, err = youtube("sign-in", "--patience", "0.2")
    assert status == 2
    assert "/o/oauth2/auth?" in out
    assert "brought no answer in time" in err


def test_a_sign_out_that_google_does_not_hear_says_what_to_do(signed_in, google):
    google.stop()
    status, out, err = signed_in("sign-out")
    assert status == 1
    assert "Signed out" in out
    assert "myaccount.google.com/permissions" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x", "not the JSON file"),
        ('{"web": {}}', 'create one of type "Desktop app"'),
        ("{}", "no OAuth client"),
    ],
)
def test_a_wrong_client_file_is_named(youtube, tmp_path, text, said):
    path = tmp_path / "wrong.json"
    path.write_text(text, encoding="utf-8")
    status, _, err = youtube("client", path)
    assert (status, said in err) == (2, True)
    status, _, err = youtube("client", tmp_path / "none.json")
    assert (status, "No such file" in err) == (2, True)


def test_without_a_keyring_a_clients_secret_is_not_kept(youtube, keyring, client_file, tmp_path):
    keyring.gone = True
    status, _, err = youtube("client", client_file)
    assert (status, "EVENTDESK_YOUTUBE_CLIENT_SECRET" in err) == (2, True)
    assert not list((tmp_path / "data").rglob("settings.toml"))


def test_a_desk_without_a_keyring_signs_in_for_its_own_run(
    google, keyring, monkeypatch, tmp_path, capsys, qapp
):
    opened = []
    monkeypatch.setattr("eventdesk.app.desk.open_desk", lambda _, desk: opened.append(desk) or 0)
    monkeypatch.setattr("webbrowser.open", browsing)
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("EVENTDESK_YOUTUBE_CLIENT_SECRET", CLIENT_SECRET)
    keyring.gone = True
    run = ["run", str(DEMO), "--sign-in", "--youtube-endpoint", google.url]
    run += ["--data-dir", str(tmp_path)]
    assert main(run) == 0
    (desk,) = opened
    assert desk.shelf.get("youtube:UCone").reveal().startswith("refresh-")
    google.consents = False
    assert main(run) == 2
    assert len(opened) == 1
    assert "Google's page was left with No" in capsys.readouterr().err


@pytest.fixture
def alone(google, tmp_path):
    """The verb in a process of its own, on a machine without a keyring, with a browser that is a
    script."""
    browser = tmp_path / "browser.py"
    browser.write_text("import sys, urllib.request\nurllib.request.urlopen(sys.argv[1]).read()\n")
    environment = {
        **os.environ,
        "EVENTDESK_YOUTUBE_CLIENT_ID": CLIENT_ID,
        "EVENTDESK_YOUTUBE_CLIENT_SECRET": CLIENT_SECRET,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "BROWSER": f"{sys.executable} {browser} %s",
    }

    def start(*arguments, **more):
        command = [sys.executable, "-m", "eventdesk", "--log-level", "debug", "youtube", *arguments]
        command += ["--youtube-endpoint", google.url, "--data-dir", str(tmp_path / "data")]
        return subprocess.Popen(
            [*command, "--language", "ko"],
            env={**environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    return start


def test_the_systems_browser_signs_in_and_no_log_at_any_level_has_a_secret(alone, google):
    out, err = alone("sign-in").communicate(timeout=60)
    assert "Signed in: 하나 채널 (UCone)" in out
    assert "no keyring" in err
    assert len(google.secrets) > 3
    for secret in google.secrets:
        assert secret not in out + err


def test_ctrl_c_gives_a_sign_in_up(alone, google):
    process = alone("sign-in", BROWSER="true")
    lines = iter(process.stdout.readline, "")
    assert any("Waiting for the browser" in line for line in lines)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "로그인을 취소했습니다" in err
    assert "Traceback" not in err
    assert google.count("/token") == 0


def test_status_tells_what_stands_in_the_way_of_a_sheet_s_broadcast(signed_in, tmp_path):
    sheet = tmp_path / "show.yaml"
    sheet.write_text(
        "eventdesk: 1\n"
        "event: {title: x, date: 2090-04-23, timezone: Asia/Seoul, languages: [en]}\n"
        'broadcast: {title: x, scheduled_start: "09:30"}\n'
        'sessions:\n  - {id: a, title: A, start: "09:00", cues: [{id: b, title: B, scene: S,\n'
        "     broadcast: live}]}\n",
        encoding="utf-8",
    )
    _, out, _ = signed_in("status", "--sheet", sheet)
    assert "to look at: YouTube announces the start for 2090-04-23 09:30" in out
    assert "[youtube-start-late]" in out
