"""kill -9 at any moment of a broadcast: one broadcast, every write once, and the show goes on."""

import os
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.youtube import Timing, YouTubeStandIn
from eventdesk.storage.library import first_moment
from eventdesk.storage.plan import read_plan
from support.wire_tap import WireTap

SPEED = 60.0
PATIENCE = 30
SHEET = """\
eventdesk: 1
event: {title: Short, date: 2026-04-23, timezone: Asia/Seoul, languages: [ko, en]}
broadcast:
  title: {ko: 짧은 회의, en: Short}
  description: {ko: 설명, en: Words}
  scheduled_start: "09:30"
  tags: [climate]
  thumbnail: thumbnail.jpg
sessions:
  - id: only
    title: Only
    start: "09:00"
    cues:
      - {id: a, title: A, duration: 1m, chapter: true}
      - {id: b, title: B, duration: 1m, chapter: true}
      - {id: c, title: C, duration: 1m, chapter: true}
      - {id: d, title: D, duration: 1m, chapter: true}
"""
WRITES = (
    "POST /youtube/v3/liveBroadcasts?",
    "POST /youtube/v3/liveStreams?",
    "POST /youtube/v3/liveBroadcasts/bind?",
    "PUT /youtube/v3/videos?",
    "POST /upload/youtube/v3/thumbnails/set?",
    "broadcastStatus=testing",
    "broadcastStatus=live",
    "broadcastStatus=complete",
    "PUT /youtube/v3/videos?part=id%2Csnippet&",
)


class Night:
    """A stand-in behind a tap, and a desk that is killed and started again."""

    def __init__(self, folder):
        self.folder = folder
        self.sheet = folder / "short.yaml"
        self.sheet.write_text(SHEET, encoding="utf-8")
        (folder / "thumbnail.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture \xff\xd9")
        self.clock = RehearsalClock(first_moment(read_plan(self.sheet).sheet), SPEED)
        self.standin = YouTubeStandIn(
            clock=self.clock, timing=Timing(settle=2, active=2, inactive=2)
        )
        self.said = []
        self.desk = None

    def __enter__(self):
        self.standin.start()
        self.tap = WireTap(self.standin.url).__enter__()
        return self

    def __exit__(self, *_):
        if self.desk is not None and self.desk.poll() is None:
            self.desk.kill()
            self.desk.wait(10)
        self.tap.__exit__()
        self.standin.stop()

    def open(self):
        """Start the desk."""
        tests = str(Path(__file__).resolve().parent.parent)
        self.desk = subprocess.Popen(
            [
                *(sys.executable, "-m", "support.broadcast_desk", self.tap.url),
                *(str(self.folder / "journal.db"), str(self.sheet)),
                *(self.clock.now().isoformat(), str(self.clock.monotonic()), str(SPEED)),
            ],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": tests},
            text=True,
        )

    def play(self):
        """Be the wire between OBS and YouTube until the desk ends; what it said last."""
        last = ""
        watchdog = threading.Timer(PATIENCE, self.desk.kill)
        watchdog.start()
        for line in self.desk.stdout:
            last = line.strip()
            self.said.append(last)
            word, _, rest = last.partition(" ")
            if word == "STREAM":
                assert self.standin.ingest(rest, True)
            if word == "STREAM-ENDS":
                assert self.life == "complete"
        watchdog.cancel()
        self.desk.wait(10)
        self.desk.stdout.close()
        return last

    @property
    def life(self):
        """The one broadcast's state."""
        (broadcast,) = self.standin.state()["broadcasts"]
        return broadcast["status"]["lifeCycleStatus"]

    def kill_at(self, side, write):
        """Kill the desk when it sends this (before), or when it was done (after)."""
        killed = threading.Event()

        def passing(number, verb, path):
            if killed.is_set() or write not in f"{verb} {path}":
                return False
            killed.set()
            self.desk.kill()
            return True

        setattr(self.tap, side, passing)
        return killed


def once_each(standin):
    """The writes that were done, and how often."""
    done = [e for e in standin.journal if e.done and not e.method.endswith("list")]
    return Counter(
        f"{e.method} {e.query.split('broadcastStatus=')[1].split('&')[0]}"
        if "transition" in e.method
        else e.method
        for e in done
    )


ALL_ONCE = {
    "liveBroadcasts.insert": 1,
    "liveStreams.insert": 1,
    "liveBroadcasts.bind": 1,
    "videos.update": 2,  # the other language and the tags; the chapters
    "thumbnails.set": 1,
    "liveBroadcasts.transition testing": 1,
    "liveBroadcasts.transition live": 1,
    "liveBroadcasts.transition complete": 1,
}


@pytest.mark.slow
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("write", WRITES)
def test_killed_at_a_write(tmp_path, write, side):
    with Night(tmp_path) as night:
        night.standin.set_lag(3)  # the lists do not show a new broadcast at once
        night.open()
        killed = night.kill_at(side, write)
        night.play()
        assert killed.is_set()
        night.open()
        assert night.play() == "DONE"
        assert night.life == "complete"
        (broadcast,) = night.standin.state()["broadcasts"]
        assert broadcast["snippet"]["description"].splitlines()[-1].startswith("EventDesk ")
        assert "\n0:00 " in broadcast["snippet"]["description"]
        # The picture alone leaves no trace to find it by; the same picture twice is one picture.
        again = {"thumbnails.set": 1} if (side, "thumbnails" in write) == ("after", True) else {}
        assert once_each(night.standin) == Counter(ALL_ONCE) + Counter(again)


def test_nobody_killed(tmp_path):
    with Night(tmp_path) as night:
        night.open()
        assert night.play() == "DONE"
        assert once_each(night.standin) == ALL_ONCE
        stages = [line.split()[1] for line in night.said if line.startswith("STAGE")]
        assert stages == ["NONE", "SCHEDULED", "PREVIEW", "LIVE", "ENDED"]
        assert "STREAM-ENDS" in night.said
