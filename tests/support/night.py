"""A night at the broadcast: a stand-in behind a tap, and a desk that may be killed any time."""

import os
import subprocess
import sys
import threading
from collections import Counter
from itertools import count
from pathlib import Path
from urllib.parse import parse_qs

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


WITH_A_SPARE = SHEET.replace("  tags:", "  privacy: public\n  spare: true\n  tags:") + "".join(
    f"      - {{id: {cue}, title: {cue.upper()}, duration: 1m, chapter: true}}\n" for cue in "efg"
)
"""The same with a spare, which is taken in the middle, and long enough for chapters in both."""


class Night:
    """A stand-in behind a tap, and a desk that is killed and started again."""

    def __init__(self, folder, sheet=SHEET):
        self.folder = folder
        self.sheet = folder / "short.yaml"
        self.sheet.write_text(sheet, encoding="utf-8")
        self._key = None
        (folder / "thumbnail.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture \xff\xd9")
        self.clock = RehearsalClock(first_moment(read_plan(self.sheet).sheet), SPEED)
        self.standin = YouTubeStandIn(
            clock=self.clock, timing=Timing(settle=2, active=2, inactive=2)
        )
        self.said = []
        self.desk = None
        self.flap_after = None  # show seconds from the stream's beginning

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

    def play(self, patience=PATIENCE):
        """Be the wire between OBS and YouTube until the desk ends, or is killed after so many
        real seconds; what it said last."""
        last = ""
        watchdog = threading.Timer(patience, self.desk.kill)
        watchdog.start()
        for line in self.desk.stdout:
            last = line.strip()
            self.said.append(last)
            word, _, rest = last.partition(" ")
            if word == "STREAM":
                if self._key not in (None, rest):  # OBS has one stream
                    self.standin.ingest(self._key, False)
                self._key = rest
                assert self.standin.ingest(rest, True)
                if self.flap_after is not None:
                    details = {"key": rest, "times": 1, "seconds": 8}
                    self.standin.happen("flap", self.flap_after, **details)
                    self.flap_after = None
            if word == "STREAM-ENDS":
                assert self._fed == "complete"
        watchdog.cancel()
        self.desk.wait(10)
        self.desk.stdout.close()
        return last

    @property
    def life(self):
        """The one broadcast's state."""
        (broadcast,) = self.standin.state()["broadcasts"]
        return broadcast["status"]["lifeCycleStatus"]

    @property
    def _fed(self):
        """The state of the broadcast that OBS streams to."""
        state = self.standin.state()
        keys = {s["id"]: s["cdn"]["ingestionInfo"]["streamName"] for s in state["streams"]}
        return next(
            one["status"]["lifeCycleStatus"]
            for one in state["broadcasts"]
            if keys.get(one["contentDetails"].get("boundStreamId")) == self._key
        )

    def kill_at(self, side, write, time=1):
        """Kill the desk when it sends this for the first or a later time (before), or when it was
        done (after)."""
        killed, sent = threading.Event(), count(1)

        def passing(number, verb, path):
            if killed.is_set() or write not in f"{verb} {path}" or next(sent) < time:
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


def transitions(standin):
    """Every transition that was done, in order: of which broadcast, and to what."""
    done = [e for e in standin.journal if e.done and e.method == "liveBroadcasts.transition"]
    queries = [parse_qs(entry.query) for entry in done]
    return [(query["id"][0], query["broadcastStatus"][0]) for query in queries]
