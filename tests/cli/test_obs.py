"""``eventdesk check --obs`` and ``eventdesk obs``, as a new user meets them."""

import json

import pytest
from PySide6.QtGui import QColor, QImage

from eventdesk.cli.main import main
from eventdesk.domain.secret import Secret
from eventdesk.standins.obs import NewInput, ObsStandIn
from support.real_obs import free_port

PASSWORD = "sesame"
SHEET = """eventdesk: 1
event:
  title: {ko: 회의, en: Conference}
  date: 2026-04-23
  timezone: Asia/Seoul
  languages: [ko, en]
outputs:
  program: {required: true}
  venue: {required: false}
speakers:
  kim: {name: {ko: 김훈, en: Kim Hun}, role: {ko: 원장, en: President}}
sessions:
  - id: one
    title: One
    start: "09:30"
    cues:
      - {id: a, title: A, speakers: [kim], scene: Podium, lower_third: {template: classic}}
      - {id: b, title: B, scene: Slidse, audio: {unmute: [Guest]}, duration: 1m}
"""


def card(name, colour):
    return NewInput(name, "color_source_v3", {"color": colour, "width": 1920, "height": 1080})


@pytest.fixture
def obs(qapp):
    scenes = {"Podium": [card("Red", 0xFF2020C0)], "Slides": [card("Blue", 0xFFC02020)]}
    with ObsStandIn(password=Secret(PASSWORD), scenes=scenes) as running:
        yield running


class Told:
    """How a verb ended, and what it printed."""

    def __init__(self, status, printed):
        self.returncode, self.stdout, self.stderr = status, printed.out, printed.err


@pytest.fixture
def eventdesk(tmp_path, monkeypatch, capsys, qapp):
    """Runs a verb in English, with an OBS's password."""
    sheet = tmp_path / "show.yaml"
    sheet.write_text(SHEET, encoding="utf-8")

    def run(*arguments, password=PASSWORD):
        monkeypatch.setenv("EVENTDESK_OBS_PASSWORD", password)
        data = ["--data-dir", str(tmp_path / "data")] if arguments[0] == "check" else []
        words = [str(sheet) if each == "SHEET" else each for each in arguments]
        status = main([*words, "--language", "en", *data])
        return Told(status, capsys.readouterr())

    return run


def at(obs):
    return f"127.0.0.1:{obs.port}"


def test_check_tells_what_is_not_ready_in_words_and_as_json(eventdesk, obs):
    told = eventdesk("check", "SHEET", "--obs", at(obs))
    assert told.returncode == 1, told.stderr
    assert "show.yaml: no problems" in told.stdout
    assert (
        "not ready: program: OBS has no scene “Slidse”. Add or rename it in OBS, or let the desk"
        " make a placeholder. “Slides” meant? Cues: b. [scene-missing]"
    ) in told.stdout
    assert "to look at: venue: No OBS is set up for this output" in told.stdout
    found = json.loads(eventdesk("check", "SHEET", "--obs", at(obs), "--json").stdout)
    assert found["problems"] == []
    missing = [one for one in found["preflight"] if one["code"] == "scene-missing"]
    assert missing == [
        {
            "code": "scene-missing",
            "level": "red",
            "about": "Slidse",
            "found": "Slides",
            "expected": "",
            "output": "program",
            "cues": ["b"],
        }
    ]


def test_make_missing_makes_the_sheet_ready_and_can_be_undone(eventdesk, obs):
    made = eventdesk("obs", "make-missing", "SHEET", "--obs", at(obs))
    assert (made.returncode, made.stdout) == (
        0,
        "program: scenes made: “Slidse”; inputs made: “Guest”\n",
    )
    again = eventdesk("obs", "make-missing", "SHEET", "--obs", at(obs))
    assert again.stdout == "program: nothing was missing that can be made\n"
    checked = eventdesk("check", "SHEET", "--obs", at(obs))
    assert checked.returncode == 0, checked.stdout
    assert "The scene “Slidse” is a placeholder of the desk's" in checked.stdout
    removed = eventdesk("obs", "remove-placeholders", "--obs", at(obs), "--json")
    assert [one["scenes"] for one in json.loads(removed.stdout)] == [["Slidse"]]
    assert {each["sceneName"] for each in obs.ask("GetSceneList")["scenes"]} == {
        "Podium",
        "Slides",
    }


def test_scenes_lists_what_there_is(eventdesk, obs):
    told = eventdesk("obs", "scenes", "--obs", at(obs))
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert lines[1:4] == ["Scenes (2)", "  Podium: Red", "  Slides: Blue"]
    assert "  Red: color_source_v3" in lines
    assert "  Cut: cut_transition" in lines
    (found,) = json.loads(eventdesk("obs", "scenes", "--obs", at(obs), "--json").stdout)
    assert found["scenes"] == {"Podium": ["Red"], "Slides": ["Blue"]}
    assert found["inputs"]["Red"] == {"kind": "color_source_v3", "muted": None, "files": []}
    assert found["transitions"]["Fade"] == "fade_transition"


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_pictures_are_of_every_cue_s_scene_with_its_name(eventdesk, obs, tmp_path, suffix):
    target = tmp_path / f"scenes.{suffix}"
    told = eventdesk("check", "SHEET", "--obs", at(obs), "--pictures", str(target))
    assert told.stdout.endswith(f"{target}: Pictures: 1 · without one: 1\n")
    content = target.read_bytes()
    if suffix == "pdf":
        assert content.startswith(b"%PDF")
        return
    image = QImage.fromData(content)
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 9)
        for y in range(0, image.height(), 9)
    }
    assert QColor(0xC0, 0x20, 0x20).name() in colours
    assert obs.ask("GetCurrentProgramScene")["currentProgramSceneName"] == "Podium"


def test_an_obs_that_cannot_be_asked_is_not_ready_and_no_secret_is_printed(eventdesk, obs):
    told = eventdesk("check", "SHEET", "--obs", at(obs), password="open up")
    assert told.returncode == 1
    assert "OBS did not take the password." in told.stdout
    assert "open up" not in told.stdout + told.stderr
    nobody = f"127.0.0.1:{free_port()}"
    told = eventdesk("obs", "scenes", "--obs", nobody)
    assert told.returncode == 1
    assert f"program ({nobody}): No OBS listens there. Start OBS" in told.stderr
    assert eventdesk("obs", "make-missing", "SHEET", "--obs", nobody).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "SHEET", "--obs", "a b:c"], "--obs takes HOST:PORT or OUTPUT=HOST:PORT"),
        (["check", "SHEET", "--obs", "hall=h:1"], "the sheet has no output hall, it has: program"),
        (["check", "SHEET", "--pictures", "x.gif"], "x.gif: a contact sheet ends in .png or .pdf"),
        (["obs", "scenes", "--obs", ":"], "--obs takes HOST:PORT"),
    ],
)
def test_wrong_usage_is_refused_in_words(eventdesk, arguments, words):
    told = eventdesk(*arguments)
    assert told.returncode == 2
    assert words in told.stderr
    assert "Traceback" not in told.stderr
