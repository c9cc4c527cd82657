"""An operator at the desk, and an observer at OBS and YouTube who trusts nobody."""

import base64
import itertools
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from urllib.request import urlopen

from PySide6.QtGui import QImage

from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import PROGRAM, LowerThirdPlan
from eventdesk.graphics.renderer import GraphicsRenderer
from support.desk_process import DeskProcess


def run_desk(screen, folder, obs, youtube, sheet):
    """The desk on a show, with this OBS and this YouTube; no guard: a test is quick."""
    return DeskProcess(
        screen,
        folder,
        sheet,
        *("--obs", f"127.0.0.1:{obs.port}", "--install-overlay", "--guard", "0"),
        *("--youtube-endpoint", youtube.url),
        environment={"EVENTDESK_OBS_PASSWORD": obs.password},
    )


def play(desk, observer, youtube, sheet, folder):
    """Take every cue with Space and name every panelist; whoever was named. The observer has to
    see every scene in order, YouTube every stage, and each name in the picture."""
    cues = [cue for cue in sheet.cues if not cue.skip]
    observer.wait_until(overlay_everywhere(cues), what="the overlay in every scene")
    first = observer.request("GetCurrentProgramScene")["currentProgramSceneName"]
    start = observer.mark()
    taken, named = [], []
    for cue in cues:
        taken.append(go(desk))
        if cue.broadcast is not None:
            life = {"preview": "testing", "live": "live", "end": "complete"}[cue.broadcast]
            desk.wait(lambda wanted=life: stage(youtube) == wanted, f"YouTube {life}")
        if cue.lower_third is not None and len(cue.lower_third.speakers) > 1:
            named += name_the_panel(desk, observer, sheet, cue, folder)
    assert taken == [cue.id for cue in cues]
    went = [e.data["sceneName"] for e in observer.events(start, "CurrentProgramSceneChanged")]
    scenes = [cue.scenes[PROGRAM] for cue in cues if PROGRAM in cue.scenes]
    assert went == [b for a, b in itertools.pairwise([first, *scenes]) if a != b]
    observer.wait_for("StreamStateChanged", start, outputState="OBS_WEBSOCKET_OUTPUT_STOPPED")
    assert not observer.request("GetRecordStatus")["outputActive"]
    return named


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


def shows_name_of(sheet, speaker, image, folder):
    """Whether the graphic of this speaker is in the picture, pixel for pixel as the desk draws
    it: most of its pixels, because OBS scales none here but mixes in its own way."""
    renderer = GraphicsRenderer(folder / "expected")
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


def as_run(desk, sheet):
    """What ``eventdesk as-run`` says of the desk's show."""
    command = [sys.executable, "-m", "eventdesk", "as-run", str(sheet)]
    answer = subprocess.run(
        [*command, "--data-dir", str(desk.data_dir), "--to", "json"],
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)


def overlay_everywhere(cues):
    """Whether the overlay was put into every scene of these cues."""
    scenes = {cue.scenes[PROGRAM] for cue in cues if PROGRAM in cue.scenes}

    def look(events):
        created = [e.data for e in events if e.type == "SceneItemCreated"]
        return scenes <= {d["sceneName"] for d in created if d["sourceName"].startswith("Event")}

    return look


def name_the_panel(desk, observer, sheet, cue, folder):
    """Press each seat's number; the name must be in the picture of the scene on air."""
    scene = observer.request("GetCurrentProgramScene")["currentProgramSceneName"]
    for seat, speaker in enumerate(cue.lower_third.speakers, start=1):
        desk.press(str(seat))
        desk.wait(
            lambda who=speaker: shows_name_of(sheet, who, picture(observer, scene), folder),
            f"the name of {speaker} in the picture",
        )
    return list(cue.lower_third.speakers)
