"""The whole thing: a real window, real keys, a real OBS, and an observer who trusts nobody."""

import base64
import itertools
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from urllib.request import urlopen

import pytest
from PySide6.QtGui import QImage

from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import SystemClock
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.standins.youtube import Rtmp, YouTubeStandIn
from eventdesk.storage.runsheet import load
from support.desk_process import DeskProcess
from support.screen import Screen

DEMO = asset("demo", "daejeon-2021.yaml")


@pytest.fixture
def screen():
    with Screen() as screen:
        yield screen


@pytest.fixture
def youtube():
    """YouTube's stand-in with a real ingest: it hears of a stream only when one arrives."""
    youtube = YouTubeStandIn(clock=SystemClock(), rtmp=Rtmp())
    youtube.start()
    yield youtube
    youtube.stop()


def run_desk(screen, folder, obs, youtube, sheet=DEMO):
    """The desk on the demo show, with this OBS and this YouTube; no guard: a test is quick."""
    return DeskProcess(
        screen,
        folder,
        sheet,
        *("--obs", f"127.0.0.1:{obs.port}", "--install-overlay", "--guard", "0"),
        *("--youtube-endpoint", youtube.url),
        environment={"EVENTDESK_OBS_PASSWORD": obs.password},
    )


def gos(desk):
    """The GOs that a device has confirmed so far."""
    return [line for line in desk.trace() if "take" in line]


def noted(desk, kind):
    """How many events of this kind the desk has kept."""
    (journal,) = desk.data_dir.glob("shows/*/journal.db")
    with closing(sqlite3.connect(journal)) as kept:
        query = "SELECT count(*) FROM event WHERE kind = ?"
        return kept.execute(query, (kind,)).fetchone()[0]


def refusals(desk):
    """How many commands the desk has refused."""
    return noted(desk, "CommandRefused")


def go(desk):
    """Press Space and wait until OBS was seen to follow. A press that comes before the window
    has drawn the last GO is refused, as it should be: then the key is pressed again."""
    before = len(gos(desk))
    while len(gos(desk)) == before:
        refused = refusals(desk)
        desk.press("space")
        desk.wait(
            lambda refused=refused: len(gos(desk)) > before or refusals(desk) > refused,
            "an answer to GO",
        )
    return gos(desk)[-1]["cue"]


def stage(youtube):
    """The life of the one broadcast that there should be, as YouTube tells it."""
    with urlopen(f"{youtube.url}_control/state") as answer:  # loopback
        found = json.load(answer)["broadcasts"]
    assert len(found) <= 1, "a broadcast was created twice"
    return found[0]["status"]["lifeCycleStatus"] if found else None


def picture(client, scene):
    """What OBS draws for a scene, as wide as the canvas."""
    data = client.request(
        "GetSourceScreenshot", sourceName=scene, imageFormat="png", imageWidth=640
    )["imageData"]
    return QImage.fromData(base64.b64decode(data.split(",", 1)[1]))


def shows_name_of(speaker, image, tmp_path):
    """Whether the graphic of this speaker is in the picture, pixel for pixel as the desk draws
    it: most of its pixels, because OBS scales none here but mixes in its own way."""
    sheet = load(DEMO).sheet
    renderer = GraphicsRenderer(tmp_path / "expected")
    canvas = Canvas(640, 360, 30)
    drawn = renderer.render(graphic_of(sheet, (speaker,), LowerThirdPlan((speaker,))), canvas)
    expected = renderer.compose(image, drawn, canvas)
    points = [
        (x, y)
        for x in range(drawn.x, drawn.x + drawn.width, 2)
        for y in range(drawn.y, drawn.y + drawn.height, 2)
    ]
    near = sum(
        all(abs(a - b) <= 12 for a, b in zip(rgb(image, *at), rgb(expected, *at), strict=True))
        for at in points
    )
    return near / len(points) > 0.97


def rgb(image, x, y):
    return image.pixelColor(x, y).getRgb()[:3]


def as_run(desk, *arguments):
    """What ``eventdesk as-run`` says of the desk's show."""
    command = [sys.executable, "-m", "eventdesk", "as-run", str(DEMO)]
    answer = subprocess.run(
        [*command, "--data-dir", str(desk.data_dir), "--to", "json", *arguments],
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)


def test_space_takes_the_demo_show_through_a_real_obs(
    start_real_obs, screen, youtube, tmp_path, qapp
):
    obs = start_real_obs()
    cues = [cue for cue in load(DEMO).sheet.cues if not cue.skip]
    with (
        obs.client(timeout=30) as observer,
        run_desk(screen, tmp_path, obs, youtube) as desk,
    ):
        observer.wait_until(overlay_everywhere(cues), what="the overlay in every scene")
        start = observer.mark()
        taken, named = [], []
        for cue in cues:
            taken.append(go(desk))
            if cue.broadcast is not None:
                life = {"preview": "testing", "live": "live", "end": "complete"}[cue.broadcast]
                desk.wait(lambda wanted=life: stage(youtube) == wanted, f"YouTube {life}")
            if cue.lower_third is not None and len(cue.lower_third.speakers) > 1:
                named += name_the_panel(desk, observer, cue, tmp_path)
        assert taken == [cue.id for cue in cues]
        went = [e.data["sceneName"] for e in observer.events(start, "CurrentProgramSceneChanged")]
        scenes = [cue.scenes[PROGRAM] for cue in cues if PROGRAM in cue.scenes]
        changes = [b for a, b in itertools.pairwise(["Holding", *scenes]) if a != b]
        assert went == changes
        panel = next(cue for cue in cues if cue.id == "s3-panel")
        assert len(panel.lower_third.speakers) == 6
        assert set(panel.lower_third.speakers) <= set(named)
        ended = "OBS_WEBSOCKET_OUTPUT_STOPPED"
        observer.wait_for("StreamStateChanged", start, outputState=ended)
        assert not observer.request("GetRecordStatus")["outputActive"]
        told = as_run(desk)
    assert [row["cue"] for row in told["cues"]] == taken
    assert all(row["on_air"] for row in told["cues"])


def overlay_everywhere(cues):
    """Whether the overlay was put into every scene of these cues."""
    scenes = {cue.scenes[PROGRAM] for cue in cues if PROGRAM in cue.scenes}

    def look(events):
        created = [e.data for e in events if e.type == "SceneItemCreated"]
        return scenes <= {d["sceneName"] for d in created if d["sourceName"].startswith("Event")}

    return look


def name_the_panel(desk, observer, cue, tmp_path):
    """Press each seat's number; the name must be in the picture of the scene on air."""
    scene = observer.request("GetCurrentProgramScene")["currentProgramSceneName"]
    for seat, speaker in enumerate(cue.lower_third.speakers, start=1):
        desk.press(str(seat))
        desk.wait(
            lambda who=speaker: shows_name_of(who, picture(observer, scene), tmp_path),
            f"the name of {speaker} in the picture",
        )
    return list(cue.lower_third.speakers)


def test_after_kill_9_the_desk_comes_back_to_the_same_cue_and_moves_nothing(
    start_real_obs, screen, youtube, tmp_path
):
    obs = start_real_obs()
    with obs.client(timeout=30) as observer, run_desk(screen, tmp_path, obs, youtube) as desk:
        observer.wait_until(overlay_everywhere(load(DEMO).sheet.cues), what="the overlay")
        for _ in range(4):
            on_air = go(desk)
        took_at = as_run(desk)["cues"][-1]["taken"]
        desk.wait(lambda: stage(youtube) == "live", "YouTube live")
        desk.kill()
        quiet = observer.mark()
        desk.start()
        assert go_free_events(observer, quiet) == []
        assert stage(youtube) == "live"
        told = as_run(desk)
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
        told = as_run(desk)
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


def test_the_desk_outlives_its_obs_and_goes_on_with_the_next_one(local):
    desk, obs, observer = local
    go(desk)
    observer.close()
    obs.restart()
    with obs.client(timeout=20) as again:
        assert go(desk) == "two"
        assert again.request("GetCurrentProgramScene")["currentProgramSceneName"] == "Slides"
