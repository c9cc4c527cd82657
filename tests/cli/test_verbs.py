"""What the verbs print and how they end, as a new user meets them."""

import csv
import io
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.app.obs_places import ObsPlaces
from eventdesk.cli.main import main
from eventdesk.domain import events as e
from eventdesk.domain.switcher import Leg
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import ManualClock
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import journal_path, open_show
from eventdesk.storage.plan import read_plan

DEMO = asset("demo", "daejeon-2021.yaml")
BEGAN = datetime(2021, 4, 22, 23, 40, tzinfo=UTC)


@pytest.fixture
def played(tmp_path):
    """A data folder in which the demo's first two cues were taken and the show ended."""
    clock = ManualClock(BEGAN)
    show = open_show(read_plan(DEMO), open_journal(journal_path(tmp_path, DEMO)), clock)
    events = []
    for number, cue in enumerate(show.state.sheet.cues[:2], start=1):
        events += [
            e.CueTaken(clock.now(), cue.id, number),
            e.LegConfirmed(clock.now() + timedelta(seconds=1), "program", number, Leg.SCENE),
        ]
        clock.move(15 * 60)
    events += [e.CommandRefused(clock.now(), "Go", "guard"), e.ShowEnded(clock.now())]
    show.journal.append(tuple(events))
    show.journal.close()
    return tmp_path


def as_run(played, *arguments):
    return main(["as-run", str(DEMO), "--data-dir", str(played), *arguments])


def test_the_as_run_is_a_table_to_read(played, capsys):
    assert as_run(played) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("08:40:00  08:40:00  08:40:01  15:00") for line in lines)
    assert "refused: Go: guard" in "\n".join(lines)
    assert lines[-1] == "2 cues taken, 2 seen on air, 0 names shown; ended 09:10:00"


def test_the_as_run_is_csv_for_spreadsheets(played, tmp_path, capsys):
    target = tmp_path / "as-run.csv"
    assert as_run(played, "--to", "csv", "-o", str(target)) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert [row["cue"] for row in rows] == ["doors", "on-air"]
    assert rows[0]["taken"] == "2021-04-23T08:40:00.000+09:00"
    assert rows[1]["over_seconds"] == "600.0"


def test_the_as_run_is_json_for_programs(played, capsys):
    assert as_run(played, "--to", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["cues"][0]["on_air"] == "2021-04-23T08:40:01.000+09:00"
    assert told["ended"] == "2021-04-23T09:10:00.000+09:00"


def test_the_runs_of_a_show_are_listed_and_chosen(played, capsys):
    assert as_run(played, "--list") == 0
    run, _, state = capsys.readouterr().out.split()
    assert state == "ended"
    assert as_run(played, "--run", run) == 0
    assert as_run(played, "--run", "nonsense") == 2
    assert "there is no run nonsense" in capsys.readouterr().err


def test_a_show_that_was_never_run_has_no_as_run(tmp_path, capsys):
    assert as_run(tmp_path) == 2
    assert "has not been run here" in capsys.readouterr().err


@pytest.mark.expected_log("journal")
def test_an_as_run_that_cannot_be_read_says_so(played, capsys):
    journal_path(played, DEMO).write_bytes(b"garbage" * 1000)
    assert as_run(played) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_schema_prints_json_schema(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


@pytest.fixture
def command():
    """Runs a verb in a process of its own: there is one Qt application a process."""

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "eventdesk", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


@pytest.mark.parametrize("verb", ["run", "rehearse", "check"])
def test_a_sheet_with_errors_is_refused_with_its_problems(verb, tmp_path, command):
    bad = tmp_path / "bad.yaml"
    bad.write_text("eventdesk: 1\nevent: {title: x}\nsessions: no\n", encoding="utf-8")
    ended = command(verb, str(bad))
    assert ended.returncode == 1
    assert f"{bad}:3:11: error:" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_check_says_all_as_json_and_in_korean(tmp_path, command):
    bad = tmp_path / "bad.yaml"
    bad.write_text("eventdesk: 1\nevent: {title: x}\nsessions: no\n", encoding="utf-8")
    told = json.loads(command("check", str(bad), "--json").stdout)
    assert [(each["line"], each["code"]) for each in told] == [
        (2, "missing-key"),
        (3, "wrong-type"),
    ]
    assert "오류: 키가 빠졌습니다" in command("check", "--language", "ko", str(bad)).stdout


def test_check_writes_the_missing_ids_and_changes_nothing_else(tmp_path, command):
    sheet = tmp_path / "show.yaml"
    text = (
        "eventdesk: 1  # by hand\n"
        "event: {title: x, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}\n"
        'sessions:\n  - id: a\n    title: A\n    start: "09:00"\n    cues:\n'
        "      - title: One   # the first\n        scene: S\n"
    )
    sheet.write_text(text, encoding="utf-8")
    ended = command("check", "--write-ids", str(sheet))
    assert (ended.returncode, "ids written: 1" in ended.stderr) == (0, True)
    lines = sheet.read_text(encoding="utf-8").splitlines()
    added = [line for line in lines if "id: a-" in line or line.strip().startswith("- id: a")]
    assert len(added) == 2, "the session's own id and the one that was written"
    assert "title: One   # the first" in sheet.read_text(encoding="utf-8")
    assert command("check", "--write-ids", str(sheet)).stderr.strip().endswith("written: 0")


def test_check_finds_nothing_wrong_with_the_demo_show_here(command):
    ended = command("check", str(DEMO))
    assert (ended.returncode, ended.stdout.strip()) == (0, f"{DEMO}: no problems")


@pytest.fixture
def opened(monkeypatch, tmp_path, qapp):
    """Runs the verb up to the desk's opening; gives the places of OBS that the desk is told."""
    desks = []
    monkeypatch.setattr("eventdesk.app.desk.open_desk", lambda _, desk: desks.append(desk) or 0)

    def run(*arguments):
        assert main(["run", str(DEMO), "--data-dir", str(tmp_path), *arguments]) == 0
        return desks[-1].obses

    return run


def test_the_command_line_says_which_obs_each_output_is(opened):
    assert opened() == ObsPlaces({}, {}, ("127.0.0.1", 0))
    places = opened(
        *("--obs", "studio", "--obs", "venue=hall:4456", "--page-address", "192.0.2.7:4466"),
        *("--obs-graphics-folder", "venue=Z:\\a=b", "--obs-graphics-folder", "/mnt/a=b"),
    )
    assert places.addresses == {"program": ("studio", 4455), "venue": ("hall", 4456)}
    assert places.folders == {"program": "/mnt/a=b", "venue": "Z:\\a=b"}
    assert places.page == ("192.0.2.7", 4466)


def test_an_obs_for_an_output_that_the_sheet_does_not_have_is_refused(command, tmp_path):
    sheet = tmp_path / "small.yaml"
    sheet.write_text(
        "eventdesk: 1\n"
        "event: {title: T, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}\n"
        "outputs: {venue: {}}\n"
        'sessions: [{id: s, title: S, start: "09:00", cues: [{id: a, title: A}]}]\n',
        encoding="utf-8",
    )
    wrong = ("--obs", "hall=127.0.0.1:9", "--data-dir", str(tmp_path))
    ended = command("run", str(sheet), *wrong)
    assert ended.returncode == 2
    assert "no output hall, it has: program, venue" in ended.stderr


def test_an_output_that_is_given_two_obses_is_refused(capsys):
    assert main(["run", "no-such-sheet.yaml", "--obs", "one", "--obs", "program=two"]) == 2
    assert "--obs takes each output once, not program twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--obs", "studio:port"),
        ("--obs", "venue=studio:port"),
        ("--obs", "venue="),
        ("--obs-graphics-folder", "venue=graphics"),
        ("--page-address", "192.0.2.7:port"),
        ("--obs-graphics-folder", "graphics"),
    ],
)
def test_an_address_or_folder_that_is_none_is_refused_before_anything_opens(option, value, capsys):
    assert main(["run", "no-such-sheet.yaml", option, value]) == 2
    assert f"{option} takes" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["simulate", "obs", "--port", "70000"],
        ["rehearse", "x.yaml", "--speed", "0"],
        ["run", "x", "--guard", "-1"],
    ],
)
def test_wrong_usage_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: eventdesk" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("EventDesk ")
