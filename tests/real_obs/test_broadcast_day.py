"""The broadcast of a whole day, as its operator has it: the desk by keys, a real OBS that streams
for real, YouTube's stand-in as a program of its own, and everybody killed once."""

import json
import re
import sys
import threading
from collections import Counter
from urllib.request import urlopen

import pytest

from eventdesk.domain.chapters import FEWEST
from eventdesk.engine.assets import asset
from eventdesk.storage.runsheet import load
from support.ingest import port_pair
from support.operator import as_run, go, noted, overlay_everywhere, run_desk, stage
from support.real_obs import free_port
from support.screen import STOP_SECONDS, start

DEMO = asset("demo", "daejeon-2021.yaml")
ONCE = {
    "liveBroadcasts.insert": 1,
    "liveStreams.insert": 1,
    "liveBroadcasts.bind": 1,
    "liveBroadcasts.transition": 3,
    "videos.update": 2,  # what the sheet says of the video, and in the end its chapters
}
CHAPTER_SECONDS = 10.5
"""YouTube makes no chapter that is shorter than ten."""


class YouTube:
    """``eventdesk simulate youtube --ingest --state``: killed, it comes back as it was."""

    def __init__(self, folder):
        self._folder, self._port, self._ingest = folder, free_port(), port_pair()
        self.url = f"http://127.0.0.1:{self._port}/"
        self._process = None

    def start(self):
        command = [
            *(sys.executable, "-m", "eventdesk", "simulate", "youtube", "--ingest"),
            *("--port", str(self._port), "--ingest-port", str(self._ingest)),
            *("--state", str(self._folder / "youtube")),
        ]
        with (self._folder / "youtube.log").open("ab") as log:
            self._process = start(command, output=log)
        patience = threading.Event()
        for _ in range(200):
            try:
                return self.ask("state")
            except OSError:
                patience.wait(0.1)
        raise TimeoutError((self._folder / "youtube.log").read_text())

    def kill(self):
        self._process.kill()
        self._process.wait(STOP_SECONDS)

    def ask(self, what):
        with urlopen(f"{self.url}_control/{what}", timeout=5) as answer:
            return json.load(answer)

    def writes(self):
        """Every call that changed something, and how often it was taken."""
        calls = self.ask("journal")["calls"]
        done = [one for one in calls if one["done"] and not one["method"].endswith(".list")]
        return Counter(one["method"] for one in done)


@pytest.fixture
def youtube(tmp_path):
    youtube = YouTube(tmp_path)
    youtube.start()
    yield youtube
    youtube.kill()


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_broadcast_outlives_obs_and_youtube_and_gets_its_chapters(
    start_real_obs, screen, youtube, tmp_path, qapp
):
    obs = start_real_obs()
    with run_desk(screen, tmp_path, obs, youtube, DEMO) as desk:
        with obs.client(timeout=30) as observer:
            observer.wait_until(overlay_everywhere(cues()), what="the overlay")
        take(desk, "doors")
        desk.wait(lambda: stage(youtube) == "testing", "the private preview")
        take(desk, "on-air")
        desk.wait(lambda: stage(youtube) == "live", "YouTube live")
        opened = threading.Event()
        take(desk, "welcome")
        opened.wait(CHAPTER_SECONDS)  # show time itself, not a machine that is waited for
        obs.restart()
        with obs.client(timeout=30) as observer:
            take(desk, "s1-chung")
            desk.press("r")  # the operator's word: stream again
            observer.wait_for("StreamStateChanged", outputState="OBS_WEBSOCKET_OUTPUT_STARTED")
            desk.wait(lambda: ingest(youtube) == "active", "the stream at YouTube again")
            assert stage(youtube) == "live"
            opened.wait(CHAPTER_SECONDS)
            youtube.kill()
            take(desk, "s1-presenter-5")
            youtube.start()
            desk.wait(lambda: ingest(youtube) == "active", "the stream at YouTube again")
            assert stage(youtube) == "live"
            opened.wait(CHAPTER_SECONDS)
            take(desk, "off-air")
            desk.wait(lambda: stage(youtube) == "complete", "the end")
            observer.wait_for("StreamStateChanged", outputState="OBS_WEBSOCKET_OUTPUT_STOPPED")
        desk.wait(lambda: desk.press("b") and noted(desk, "ChaptersAsked"), "B to be taken")
        desk.wait(lambda: "0:00 " in description(youtube), "the chapters")
        told = as_run(desk, DEMO)
    assert youtube.writes() == ONCE
    assert len(re.findall(r"^\d+:\d\d ", description(youtube), re.MULTILINE)) == FEWEST
    assert all(row["on_air"] for row in told["cues"])


def cues():
    return [cue for cue in load(DEMO).sheet.cues if not cue.skip]


def take(desk, cue):
    """Space, up to this cue."""
    while go(desk) != cue:
        pass


def ingest(youtube):
    """What arrives at the one stream."""
    (stream,) = youtube.ask("state")["streams"]
    return stream["status"]["streamStatus"]


def description(youtube):
    (broadcast,) = youtube.ask("state")["broadcasts"]
    return broadcast["snippet"]["description"]
