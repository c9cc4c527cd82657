"""Names that stay over a GO and fall at another hand's cut: a real window, keys and OBS."""

import json
import subprocess
import sys

import pytest

from support.desk_process import DeskProcess
from support.screen import Screen

SHEET = """eventdesk: 1
event: {title: Panel, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}
speakers:
  kim: {name: Kim Hun}
  lee: {name: Lee Na}
defaults:
  transition: {kind: Fade, duration: 300ms}
  lower_third: {template: classic, hide_after: stay, drop_on_cut: true}
sessions:
  - id: one
    title: One
    start: "09:30"
    cues:
      - {id: talk, title: Talk, speakers: [kim], scene: Podium}
      - {id: questions, title: Questions, speakers: [kim], scene: Podium + Slides}
      - {id: panel, title: Panel, speakers: [kim, lee], scene: Panel, duration: 50m}
"""

BLANK = 16
"""An empty slot's picture is as wide, in pixels."""


@pytest.fixture
def desk(start_real_obs, tmp_path):
    """The desk with its overlay installed, and an observer of its OBS."""
    obs = start_real_obs()
    sheet = tmp_path / "panel.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    with Screen() as screen, obs.client(timeout=30) as observer:
        made = DeskProcess(
            screen,
            tmp_path,
            sheet,
            *("--obs", f"127.0.0.1:{obs.port}", "--install-overlay", "--guard", "0"),
            environment={"EVENTDESK_OBS_PASSWORD": obs.password},
        )
        with made:
            made.sheet, made.observer = sheet, observer
            made.wait(lambda: "overlay" in scene_items(observer, "Panel"), "the overlay")
            yield made


def scene_items(observer, scene):
    items = observer.request("GetSceneItemList", sceneName=scene)["sceneItems"]
    return " ".join(item["sourceName"] for item in items).lower()


def told(desk):
    """The as-run so far."""
    command = [sys.executable, "-m", "eventdesk", "as-run", str(desk.sheet)]
    answer = subprocess.run(
        [*command, "--data-dir", str(desk.data_dir), "--to", "json"],
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)


def confirmed(desk):
    return sum("take" in line for line in desk.trace())


def go(desk):
    """Press Space until OBS was seen to follow."""
    before = confirmed(desk)
    desk.press("space")
    desk.wait(lambda: confirmed(desk) > before, "an answer to GO")


def named(desk, cue):
    """Whom this cue named, and whether that is over."""
    row = next(row for row in told(desk)["cues"] if row["cue"] == cue)
    return row["named"]


def slots_shown(observer):
    """How many of the overlay's slots have a graphic that stands in the picture, not parked."""
    scenes = observer.request("GetSceneList")["scenes"]
    overlay = next(s["sceneName"] for s in scenes if s["sceneName"].startswith("Event"))
    items = observer.request("GetSceneItemList", sceneName=overlay)["sceneItems"]
    places = [item["sceneItemTransform"] for item in items]
    return sum(place["width"] > BLANK and place["positionX"] >= 0 for place in places)


def test_a_name_stays_over_our_own_go_and_falls_when_another_hand_cuts(desk):
    observer = desk.observer
    go(desk)
    desk.press("1")
    desk.wait(lambda: slots_shown(observer) == 1, "the name in OBS")
    go(desk)
    assert named(desk, "questions") == ["kim"]
    assert [remark["code"] for remark in told(desk)["remarks"]] == []
    assert slots_shown(observer) == 1, "it stayed through the fade, which the desk itself asked for"
    go(desk)
    desk.wait(lambda: slots_shown(observer) == 0, "the name gone with the cue about two")
    desk.press("n")
    desk.wait(lambda: slots_shown(observer) == 1, "the first of the panel")
    observer.request("SetCurrentProgramScene", sceneName="Podium")
    desk.wait(lambda: slots_shown(observer) == 0, "the name gone")
    desk.press("n")
    desk.wait(lambda: named(desk, "panel") == ["kim", "lee"], "the next one named")
    remarks = [remark["code"] for remark in told(desk)["remarks"]]
    assert remarks.count("cut-by-hand") == 1
