"""One show on several OBSes: a conductor, the real drivers, and whatever OBS is at each address."""

import threading
from pathlib import Path

from eventdesk.app.parts import Workplace
from eventdesk.domain import commands as c
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus, Link
from eventdesk.drivers.youtube.driver import YouTubeDriver
from eventdesk.drivers.youtube.oauth import Anonymous
from eventdesk.drivers.youtube.quota import Budget
from eventdesk.engine.clocks import SystemClock
from eventdesk.engine.conductor import Conductor, Show
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import open_show
from eventdesk.storage.plan import read_plan

PATIENCE = 30.0
SHEET = """\
eventdesk: 1
event: {title: Several, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}
outputs: {program: {}, venue: {}, backup: {mirrors: program}}
{broadcast}
speakers: {chung: {name: Chung Rae-kwon, role: Former Ambassador}}
defaults: {transition: {kind: Cut}}
sessions:
  - id: only
    title: Only
    start: "09:00"
    cues:
      - {id: one, title: One, duration: 10m, scene: {program: Podium, venue: Break}}
      - {id: two, title: Two, duration: 10m, scene: {program: Slides, venue: Podium},
         speakers: [chung], lower_third: {show: manual}}
      - {id: three, title: Three, duration: 10m, scene: Podium}
      - {id: four, title: Four, duration: 10m, scene: {program: Slides, venue: Break}}
"""


def sheet(folder: Path, *, broadcast: bool = False) -> Path:
    """The sheet's file: four cues, on a program, a hall's screen and a backup; the first one puts
    a ``broadcast`` live."""
    path = folder / "several.yaml"
    plan = "broadcast: {title: Several, preview: false}" if broadcast else ""
    live = "title: One, broadcast: live" if broadcast else "title: One"
    text = SHEET.replace("{broadcast}", plan).replace("title: One", live)
    path.write_text(text, encoding="utf-8")
    return path


class SeveralObs:
    """The show; ``obses`` maps an output to (port, password). Used with ``with``; what it has
    kept is on the disk, so that another one can go on from there."""

    def __init__(self, folder, path, obses, youtube=None, clock=None):
        self.clock = clock or SystemClock()
        self._journal = folder / "journal.db"
        plan = read_plan(path)
        show = open_show(plan, open_journal(self._journal), self.clock)
        place = Workplace(lambda: show.state.sheet, self.clock, folder / "graphics")
        drivers = {
            output: place.obs(output, ("127.0.0.1", port), Secret(word) if word else None)
            for output, (port, word) in obses.items()
        }
        self.drivers = drivers
        broadcaster = youtube and YouTubeDriver(
            self.clock, Anonymous(), youtube.url, budget=Budget(self.clock, sheet=place.sheet)
        )
        self.latest = None
        self.history = []
        self._news = threading.Condition()
        self.conductor = Conductor(
            Show(show.state, show.run, show.resumed),
            self.clock,
            show.journal,
            drivers,
            broadcaster,
            publish=self._published,
        )

    def __enter__(self):
        self.conductor.start()
        return self

    def __exit__(self, *_):
        self.conductor.stop()

    def _published(self, snapshot):
        with self._news:
            self.latest = snapshot
            self.history.append(snapshot)
            self._news.notify_all()

    def until(self, is_so, what="it"):
        """The first snapshot from now on that is so."""
        with self._news:
            came = self._news.wait_for(lambda: self.latest and is_so(self.latest), PATIENCE)
            seen = {name: (one.link, one.scene, one.stream, one.trouble)
                    for name, one in self.latest.switchers.items()}  # fmt: skip
            assert came, f"{what} never came: {seen} {self.latest.legs} {self.latest.broadcast}"
            return self.latest

    def until_ready(self, *outputs):
        """Until these OBSes are connected and what they show is proven."""
        return self.until(
            lambda snapshot: all(
                snapshot.switchers[name].link is Link.READY and snapshot.switchers[name].on_air
                for name in outputs
            ),
            f"{outputs} ready",
        )

    def until_on_air(self, cue, *outputs):
        """Until these outputs have proven the scene of this cue."""
        return self.until(
            lambda snapshot: all(
                status(snapshot, cue, output) is LegStatus.ON_AIR for output in outputs
            ),
            f"{cue} on {outputs}",
        )

    def go(self):
        """GO with the cue on standby, past the guard; its id."""
        cue = self.latest.state.standby
        self.conductor.ask(c.Go(cue, automatic=True))
        self.until(lambda snapshot: snapshot.state.on_air and snapshot.state.on_air.cue.id == cue)
        return cue

    def move(self, to):
        """Make this OBS program."""
        self.conductor.ask(c.MoveProgram(to))
        return self.until(lambda snapshot: snapshot.state.programs[-1] == to, f"{to} as program")


def status(snapshot, cue, output=PROGRAM, leg=Leg.SCENE):
    """How far one output is with a leg of this cue; None while it has said nothing."""
    report = snapshot.legs.get(cue, {}).get((output, leg))
    return report and report.status
