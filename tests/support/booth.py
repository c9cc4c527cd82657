"""A conductor at work in a test: its clock moved by hand, its devices and journal written down."""

import threading
from itertools import count

from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service
from eventdesk.domain.decide import GUARD
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Leg, LegReport, LegStatus, Link, SwitcherSeen, TakeTrace
from eventdesk.engine.clocks import ManualClock
from eventdesk.engine.conductor import Conductor
from eventdesk.engine.run import Show
from support.playbook import NOON, fresh

PATIENCE = 10.0


class WrittenDown(list):
    """What happened to the devices and the journal, in one order."""

    def of(self, who):
        return [what for name, what in list(self) if name == who]


class FakeJournal:
    """Keeps events in memory; ``broken`` is the trouble it claims to have."""

    def __init__(self, story):
        self.story = story
        self.broken = None
        self.closed = False

    @property
    def events(self):
        return [event for events in self.story.of("journal") for event in events]

    def append(self, events):
        self.story.append(("journal", events))

    def trouble(self):
        return self.broken

    def close(self):
        self.closed = True


class FakeSwitcher:
    """An OBS that does as it is asked, if it ``obeys``; else the test speaks for it."""

    def __init__(self, output, story, clock, *, obeys=False):
        self.output, self.story, self.clock, self.obeys = output, story, clock, obeys
        self.seen = SwitcherSeen(output, Link.READY)
        self.report = lambda report: None
        self.started = self.stopped = False
        self.ahead = []

    @property
    def wanted(self):
        return self.story.of(self.output)

    @property
    def prepared(self):
        return self.story.of("prepare")

    def start(self, report):
        self.report = report
        self.started = True

    def want(self, desired):
        assert self.started
        self.story.append((self.output, desired))
        if self.obeys:
            self.obey(desired)

    def prepare(self, graphic):
        assert self.started
        self.story.append(("prepare", graphic))

    def look_ahead(self, cue, scene):
        self.ahead.append((cue, scene))

    def reconnect(self, password=None):
        """Not asked by a conductor."""

    def picture(self, scene, width):
        """Not asked by a conductor."""

    def stop(self):
        self.stopped = True

    def shows(self, **changes):
        self.seen = replace(self.seen, **changes)
        self.report(self.seen)

    def says(self, take, leg, status, trouble=None):
        self.report(LegReport(self.output, take, leg, status, self.clock.now(), trouble))

    def obey(self, desired):
        inputs = {**self.seen.inputs, **desired.muted}
        scene = desired.scene or self.seen.scene
        self.shows(
            scene=scene,
            on_air=scene,
            inputs=inputs,
            graphic=desired.graphic,
            recording=self.seen.recording if desired.recording is None else desired.recording,
            volumes={
                **self.seen.volumes,
                **{name: level.decibels for name, level in desired.volumes.items()},
            },
            parts={**self.seen.parts, **desired.parts},
        )
        if desired.scene:
            self.says(desired.take, Leg.SCENE, LegStatus.ASKED)
            self.says(desired.take, Leg.SCENE, LegStatus.ON_AIR)
        if desired.muted:
            self.says(desired.take, Leg.AUDIO, LegStatus.ON_AIR)
        self.report(TakeTrace(desired.take, 1.0, 2.0, 3.0))


class FakeBroadcaster:
    """A YouTube that only says what the test says."""

    def __init__(self, story):
        self.story = story
        self.report = lambda seen: None
        self.started = self.stopped = False

    @property
    def wanted(self):
        return self.story.of("youtube")

    def start(self, report):
        self.report = report
        self.started = True

    def want(self, desired):
        assert self.started
        self.story.append(("youtube", desired))

    def stop(self):
        self.stopped = True

    def says(self, **fields):
        self.report(BroadcastSeen(**{"service": Service.OK, **fields}))


class Booth:
    """Runs a conductor while a test is in it (``with Booth(sheet) as booth``)."""

    def __init__(
        self,
        plan,
        *,
        state=None,
        resumed=False,
        obeys=False,
        guard=GUARD,
        now=NOON,
        trace=None,
        publish=None,
        outputs=(PROGRAM,),
        youtube=False,
    ):
        self.clock = ManualClock(now)
        self.story = WrittenDown()
        self.journal = FakeJournal(self.story)
        self.switchers = {
            name: FakeSwitcher(name, self.story, self.clock, obeys=obeys) for name in outputs
        }
        self.obs = self.switchers[PROGRAM]
        self.youtube = FakeBroadcaster(self.story) if youtube else None
        self.news = threading.Condition()
        self.latest = None
        self._also = publish
        self._marks = count(1)
        self.conductor = Conductor(
            Show(state or fresh(plan), "run-1", resumed=resumed),
            self.clock,
            self.journal,
            self.switchers,
            self.youtube,
            publish=self._published,
            guard=guard,
            trace=trace,
        )

    def __enter__(self):
        self.conductor.start()
        self.until(lambda snapshot: True)
        return self

    def __exit__(self, *_):
        self.conductor.stop()

    def _published(self, snapshot):
        if self._also is not None:
            self._also(snapshot)
        with self.news:
            self.latest = snapshot
            self.news.notify_all()

    def until(self, is_so):
        """The first snapshot from now on that is so."""
        with self.news:
            found = self.news.wait_for(
                lambda: self.latest is not None and is_so(self.latest), PATIENCE
            )
            assert found, f"never so; the last was {self.latest}"
            return self.latest

    def settled(self):
        """The snapshot after everything that was said so far."""
        mark = str(next(self._marks))
        self.obs.report(SwitcherSeen("marker", address=mark))
        return self.until(
            lambda snapshot: (
                "marker" in snapshot.switchers and snapshot.switchers["marker"].address == mark
            )
        )

    def pass_time(self, seconds):
        """Let show time pass; the snapshot after it."""
        self.clock.move(seconds)
        return self.settled()

    def ask(self, command):
        """Ask it; the snapshot after it."""
        self.conductor.ask(command)
        return self.settled()

    def go(self):
        """GO with what the last snapshot shows on standby."""
        return self.ask(c.Go(self.latest.state.standby))
