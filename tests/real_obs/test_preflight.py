"""Preflight of an OBS whose scenes others made, with all that can be wrong with it; and a sheet
that runs on an empty OBS once its placeholders are made."""

import json
import subprocess

import pytest
from msgspec.structs import replace

from eventdesk.app.parts import ObsAccess, Workplace
from eventdesk.app.preflight import Preflight
from eventdesk.cli.main import main
from eventdesk.domain.finding import Level
from eventdesk.domain.runsheet import PROGRAM, BroadcastPlan, MediaAction, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.verbs import MediaVerb
from eventdesk.engine.clocks import SystemClock
from real_obs.test_foreign_scenes import COLLECTION
from support.obs_scenes import Input, collection, colour
from support.operator import as_run, go, run_desk
from support.sheets import cue, sheet, words

YOUTUBE = "YouTube - RTMPS"
FOREIGN = "Foreign"
PLAN = replace(
    sheet(
        cue("typo", 1, scene="Galery"),
        cue("all", 1, scene="Everything", unmute=("Tone", "Silence", "Card")),
        cue("film", 1, scene="Title", media=(MediaAction(MediaVerb.RESTART, "Lost film"),)),
        cue("wipe", 1, scene="Title", transition=Transition("Stinger")),
    ),
    broadcast=BroadcastPlan(words("Show")),
)


def film(name, path):
    return Input(name, "ffmpeg_source", {"local_file": str(path), "looping": True})


def clip(folder, name, sound):
    """A film of a second with this sound."""
    path = folder / f"{name}.mp4"
    command = "ffmpeg -loglevel error -f lavfi -i testsrc=size=160x90:rate=30:duration=1"
    command += f" -f lavfi -i {sound} -t 1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac"
    subprocess.run([*command.split(), str(path)], check=True)
    return path


@pytest.fixture
def foreign(tmp_path):
    """A collection from real streamed workshops, with a scene in which everything is wrong."""
    inputs = (
        colour("Card", 0x000000),
        film("Tone", clip(tmp_path, "tone", "sine")),
        film("Silence", clip(tmp_path, "silence", "anullsrc")),
        film("Lost film", tmp_path / "lost.mp4"),
        Input("Lost picture", "image_source", {"file": str(tmp_path / "lost.png")}),
        Input("No camera", "v4l2_input", {"device_id": "/dev/no-such"}),
    )
    known = json.loads(COLLECTION.read_text(encoding="utf-8"))
    ours = collection({"Everything": inputs}, FOREIGN)
    known["sources"] += ours["sources"]
    known["scene_order"] += ours["scene_order"]
    known |= {"current_scene": "Everything", "current_program_scene": "Everything"}
    path = tmp_path / "foreign.json"
    path.write_text(json.dumps(known), encoding="utf-8")
    return path


def access(obs):
    return ObsAccess(("127.0.0.1", obs.port), Secret(obs.password))


def codes(findings):
    return {(one.code, one.about): one for one in findings}


@pytest.mark.slow
@pytest.mark.skipif(not COLLECTION.is_file(), reason="its licence keeps it out of this project")
def test_everything_that_is_wrong_is_found_and_nothing_is_touched(
    start_real_obs, foreign, tmp_path, qapp
):
    obs = start_real_obs(foreign, duplicate_sources=True)
    place = Workplace(lambda: PLAN, SystemClock(), tmp_path / "graphics")
    preflight = Preflight(lambda: PLAN, lambda: {PROGRAM: access(obs)}, place)
    with obs.client(timeout=30) as observer:
        observer.request(
            "SetProfileParameter",
            parameterCategory="Auth",
            parameterName="Type",
            parameterValue=YOUTUBE,
        )
        observer.request(
            "SetStreamServiceSettings",
            streamServiceType="rtmp_common",
            streamServiceSettings={"service": YOUTUBE, "key": "never to be told"},
        )
        since = observer.mark()
        plain = preflight.look()
        observer.request("SetStudioModeEnabled", studioModeEnabled=True)
        started = observer.wait_for("StudioModeStateChanged", since, studioModeEnabled=True)
        studio = preflight.look()
        assert observer.events(since) == [started]
    found = codes(plain)
    assert found["scene-missing", "Galery"].found == "Gallery"
    for code, about in (
        ("file-lost", "Lost film"),
        ("file-lost", "Lost picture"),
        ("input-without-sound", "Card"),
        ("account-linked", YOUTUBE),
    ):
        assert found[code, about].level is Level.RED
    for code, about in (
        ("input-black", "Card"),
        ("input-draws-nothing", "No camera"),
        ("input-silent", "Silence"),
        ("transition-missing", "Stinger"),
        ("canvas-small", ""),
    ):
        assert found[code, about].level is Level.AMBER
    assert found["sounds-fine", ""].found == "1"
    assert ("studio-off", "") in found
    assert codes(studio)["duplicate-sources", ""].level is Level.RED
    assert "never to be told" not in str(plain + studio)


SHEET = """eventdesk: 1
event:
  title: {ko: 회의, en: Conference}
  date: 2026-04-23
  timezone: Asia/Seoul
  languages: [ko, en]
speakers:
  kim: {name: {ko: 김훈, en: Kim Hun}, role: {ko: 원장, en: President}}
sessions:
  - id: one
    title: One
    start: "09:30"
    cues:
      - {id: film, title: Film, scene: 개막 영상, media: {restart: [영상]}, audio: {unmute: [영상]}}
      - id: talk
        title: Talk
        scene: 발표
        speakers: [kim]
        audio: {mute: [영상], unmute: [마이크]}
        lower_third: {template: classic, show: on go}
      - {id: film-again, title: Film, scene: 개막 영상}
"""


@pytest.mark.slow
def test_a_new_sheet_runs_at_once_on_an_empty_obs_once_its_placeholders_are_made(
    start_real_obs, screen, youtube, tmp_path, qapp, monkeypatch, capsys
):
    obs = start_real_obs({"Scene": ()})
    path = tmp_path / "new.yaml"
    path.write_text(SHEET, encoding="utf-8")
    monkeypatch.setenv("EVENTDESK_OBS_PASSWORD", obs.password)
    at = f"127.0.0.1:{obs.port}"
    made = main(["obs", "make-missing", str(path), "--obs", at, "--language", "en"])
    told = "program: scenes made: “개막 영상”, “발표”; inputs made: “영상”, “마이크”\n"
    assert (made, capsys.readouterr().out) == (0, told)
    with (
        obs.client(timeout=30) as observer,
        run_desk(screen, tmp_path, obs, youtube, path) as desk,
    ):
        since = observer.mark()
        assert [go(desk) for _ in range(3)] == ["film", "talk", "film-again"]
        for scene in ("개막 영상", "발표"):
            observer.wait_for("CurrentProgramSceneChanged", since, sceneName=scene)
        run = as_run(desk, path)
    assert all(row["on_air"] for row in run["cues"])
    assert not [row for row in run["cues"] if row.get("failed") or row.get("troubles")], run
