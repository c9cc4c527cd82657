"""The whole thing: a real window, real keys, a real OBS, and an observer who trusts nobody."""

import pytest

from eventdesk.engine.assets import asset
from eventdesk.storage.runsheet import load
from support.desk_process import DeskProcess
from support.operator import (
    as_run,
    go,
    noted,
    overlay_everywhere,
    play,
    refusals,
    run_desk,
    stage,
)

DEMO = asset("demo", "daejeon-2021.yaml")


def test_space_takes_the_demo_show_through_a_real_obs(
    start_real_obs, screen, youtube, tmp_path, qapp
):
    obs, sheet = start_real_obs(), load(DEMO).sheet
    with (
        obs.client(timeout=30) as observer,
        run_desk(screen, tmp_path, obs, youtube, DEMO) as desk,
    ):
        named = play(desk, observer, youtube, sheet, tmp_path)
        told = as_run(desk, DEMO)
    panel = sheet.cue("s3-panel").lower_third.speakers
    assert len(panel) == 6
    assert set(panel) <= set(named)
    assert [row["cue"] for row in told["cues"]] == [cue.id for cue in sheet.cues if not cue.skip]
    assert all(row["on_air"] for row in told["cues"])


def test_after_kill_9_the_desk_comes_back_to_the_same_cue_and_moves_nothing(
    start_real_obs, screen, youtube, tmp_path
):
    obs = start_real_obs()
    with obs.client(timeout=30) as observer, run_desk(screen, tmp_path, obs, youtube, DEMO) as desk:
        observer.wait_until(overlay_everywhere(load(DEMO).sheet.cues), what="the overlay")
        for _ in range(4):
            on_air = go(desk)
        took_at = as_run(desk, DEMO)["cues"][-1]["taken"]
        desk.wait(lambda: stage(youtube) == "live", "YouTube live")
        desk.kill()
        quiet = observer.mark()
        desk.start()
        assert go_free_events(observer, quiet) == []
        assert stage(youtube) == "live"
        told = as_run(desk, DEMO)
        assert (told["cues"][-1]["cue"], told["cues"][-1]["taken"]) == (on_air, took_at)
        assert told["cues"][-1]["ended"] is None, "its clock runs on"
        assert any(remark["code"] == "reopened" for remark in told["remarks"])
        following = go(desk)
        cues = [cue.id for cue in load(DEMO).sheet.cues if not cue.skip]
        assert following == cues[cues.index(on_air) + 1]


def go_free_events(observer, since):
    """Events of things moving, which only a desk that fires again would cause."""
    moving = {
        "CurrentProgramSceneChanged", "SceneTransitionStarted", "InputMuteStateChanged",
        "MediaInputActionTriggered", "RecordStateChanged", "StreamStateChanged",
    }  # fmt: skip
    return [event for event in observer.events(since) if event.type in moving]


def test_a_second_press_within_the_guard_is_refused_and_noted(start_real_obs, screen, tmp_path):
    obs = start_real_obs()
    desk = DeskProcess(
        screen,
        tmp_path,
        DEMO,
        *("--obs", f"127.0.0.1:{obs.port}", "--guard", "5000"),
        environment={"EVENTDESK_OBS_PASSWORD": obs.password},
    )
    with desk:
        go(desk)
        desk.press("space")
        desk.wait(lambda: refusals(desk) == 1, "the refusal in the journal")
        told = as_run(desk, DEMO)
    assert len(told["cues"]) == 1
    (refused,) = (each["about"] for each in told["remarks"] if each["code"] == "refused")
    assert refused in {"Go: guard", "Go: stale-standby"}


@pytest.fixture
def local_sheet(tmp_path):
    """Three cues that cut between scenes; no broadcast."""
    path = tmp_path / "local.yaml"
    cues = "".join(
        f"      - {{id: {name}, title: {name}, duration: 10m, scene: {scene}}}\n"
        for name, scene in (("one", "Podium"), ("two", "Slides"), ("three", "Panel"))
    )
    path.write_text(
        "eventdesk: 1\n"
        "event: {title: Local, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}\n"
        "defaults: {transition: {kind: Cut}}\n"
        f'sessions:\n  - id: only\n    title: Only\n    start: "09:00"\n    cues:\n{cues}',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def local(start_real_obs, screen, tmp_path, local_sheet):
    """A desk on the local sheet, its OBS and an observer."""
    obs = start_real_obs()
    desk = DeskProcess(
        screen,
        tmp_path,
        local_sheet,
        *("--obs", f"127.0.0.1:{obs.port}", "--guard", "0"),
        environment={"EVENTDESK_OBS_PASSWORD": obs.password},
    )
    with obs.client(timeout=20) as observer, desk:
        yield desk, obs, observer


def test_ctrl_z_puts_the_scene_before_on_air_again(local):
    desk, _, observer = local
    go(desk)
    go(desk)
    mark = observer.mark()
    refused = -1
    while refused != (refused := refusals(desk)):  # a press on a stale screen is refused
        desk.press("z", control=True)
        desk.wait(
            lambda was=refused: noted(desk, "CueTakenBack") or refusals(desk) > was, "an answer"
        )
    observer.wait_for("CurrentProgramSceneChanged", mark, sceneName="Podium")
    assert go(desk) == "two", "what was taken back is on standby again"


def test_a_scene_taken_by_hand_is_noted_and_not_fought_until_r_returns(local):
    desk, _, observer = local
    go(desk)
    mark = observer.mark()
    observer.request("SetCurrentProgramScene", sceneName="Break")
    desk.wait(lambda: noted(desk, "DriftSeen"), "the drift in the journal")
    changes = observer.events(mark, "CurrentProgramSceneChanged")
    assert [event.data["sceneName"] for event in changes] == ["Break"]
    desk.press("r")
    observer.wait_for("CurrentProgramSceneChanged", mark, sceneName="Podium")


def test_scenes_renamed_during_the_show_are_taken_by_their_cues_also_after_kill_9(local):
    desk, _, observer = local
    go(desk)
    for number, (old, new) in enumerate({"Slides": "발표 / 1", "Panel": "토론 “2”"}.items(), 1):
        observer.request("SetSceneName", sceneName=old, newSceneName=new)
        desk.wait(lambda count=number: noted(desk, "SourceRenamed") == count, "the rename, kept")
    assert go(desk) == "two"
    assert observer.request("GetCurrentProgramScene")["currentProgramSceneName"] == "발표 / 1"
    desk.kill()
    desk.start()
    assert go(desk) == "three"
    assert observer.request("GetCurrentProgramScene")["currentProgramSceneName"] == "토론 “2”"
    assert noted(desk, "DriftSeen") == 0


def test_the_desk_outlives_its_obs_and_goes_on_with_the_next_one(local):
    desk, obs, observer = local
    go(desk)
    observer.close()
    obs.restart()
    with obs.client(timeout=20) as again:
        assert go(desk) == "two"
        assert again.request("GetCurrentProgramScene")["currentProgramSceneName"] == "Slides"
