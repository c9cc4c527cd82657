"""A desk without a window in a process of its own, whose operator plays a broadcast to its end.

``python -m support.broadcast_desk URL JOURNAL SHEET NOW MONOTONIC SPEED``. It tells ``STREAM key``
when OBS is asked to stream, each stage as YouTube shows it, each trouble, ``ASKED ENDED`` and the
moment when the operator ends it, and ``DONE`` at the end. It may be killed anywhere and started
again: the operator gives a word and goes on.
"""

import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.domain.unit import may_move, spares_ready
from eventdesk.drivers.youtube import Anonymous, YouTubeDriver
from eventdesk.engine.clocks import RehearsalClock, SystemClock
from eventdesk.engine.conductor import Conductor
from eventdesk.engine.run import Show
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import open_show
from eventdesk.storage.plan import read_plan

MIDDLE = "d"
"""The cue during which a spare is taken."""


def say(*words):
    print(*words, flush=True)


class Encoder:
    """An OBS that only streams."""

    output = PROGRAM

    def start(self, report):
        self._report = report
        report(SwitcherSeen(PROGRAM, Link.READY))

    def want(self, desired):
        if desired.stream is None:
            return
        if desired.stream.active:
            say("STREAM", desired.stream.target.key.reveal())
        else:
            say("STREAM-ENDS")
        state = StreamState.STARTED if desired.stream.active else StreamState.STOPPED
        self._report(SwitcherSeen(PROGRAM, Link.READY, stream=state))

    def prepare(self, graphic):
        """Nothing to draw."""

    def stop(self):
        """Nothing to close."""


class Operator:
    """Looks at the screen and does what comes next."""

    def __init__(self, clock):
        self._clock = clock
        self._arrived = threading.Condition()
        self._snapshot = None
        self._told = None
        self._trouble = None

    def see(self, snapshot):
        with self._arrived:
            self._snapshot = snapshot
            self._arrived.notify()
        stage = snapshot.broadcast.stage
        seen = (snapshot.broadcast, *snapshot.broadcasts.values())
        trouble = next((one.trouble for one in seen if one.trouble is not None), None)
        if stage is not self._told:
            self._told = stage
            say("STAGE", stage.name, snapshot.broadcast.id)
        if trouble != self._trouble:
            self._trouble = trouble
            say("TROUBLE", trouble.code if trouble else "")

    def play(self, ask, resumed):
        """Until the chapters are written; asks again what had no effect within a moment."""
        if resumed:
            ask(c.Return())
        while True:
            with self._arrived:
                self._arrived.wait(0.05)
                snapshot = self._snapshot
            if snapshot is None:
                continue
            if is_finished(snapshot.state):
                return
            self._next(snapshot, ask)

    def _next(self, snapshot, ask):
        state, seen = snapshot.state, snapshot.broadcast.stage
        on_air = state.on_air
        if state.broadcast < Stage.LIVE:
            ask(c.AskBroadcast(Stage.LIVE))
        elif self._must_move(snapshot):
            if spares_ready(state, snapshot.broadcasts):
                ask(c.TakeSpare(state.broadcast_record.id))
        elif seen is Stage.LIVE and state.broadcast is Stage.LIVE:
            now = self._clock.now()
            if on_air and (now - on_air.taken_at).total_seconds() < 15:
                return
            if state.standby is None:
                say(f"ASKED ENDED {now.isoformat()}")
                ask(c.AskBroadcast(Stage.ENDED))
            else:
                ask(c.Go(state.standby))
        elif all_ended(snapshot) and not state.broadcast_record.chapters:
            lines = chapter_lines(state)
            if lines:
                ask(c.SendChapters(lines))

    def _must_move(self, snapshot):
        """Where the sheet has a spare it is taken in the middle of the show."""
        on_air, seen = snapshot.state.on_air, snapshot.broadcast.stage
        middle = on_air is not None and on_air.cue.id == MIDDLE
        on = snapshot.state.broadcast is Stage.LIVE and seen is Stage.LIVE
        return middle and on and may_move(snapshot.state)


def all_ended(snapshot):
    """Whether the times of every broadcast that began are known, as its chapters need."""
    began = [record for record in snapshot.state.records.values() if record.began is not None]
    return snapshot.broadcast.stage is Stage.ENDED and all(one.ended for one in began)


def is_finished(state):
    """Whether all chapters that were asked for are written."""
    asked = [record for record in state.records.values() if record.chapters]
    return bool(asked) and all(record.written for record in asked)


def main(url, journal, sheet, now, monotonic, speed):
    plan = read_plan(Path(sheet))
    # The test's clock goes on while this process starts.
    late = (SystemClock().monotonic() - float(monotonic)) * float(speed)
    start = datetime.fromisoformat(now) + timedelta(seconds=late)
    clock = RehearsalClock(start, float(speed))
    show = open_show(plan, open_journal(Path(journal)), clock)
    operator = Operator(clock)
    folder = Path(sheet).parent
    driver = YouTubeDriver(
        clock, Anonymous(), url, 5, thumbnail=lambda name: (folder / name).read_bytes()
    )
    conductor = Conductor(
        Show(show.state, show.run, show.resumed),
        clock,
        show.journal,
        {PROGRAM: Encoder()},
        driver,
        publish=operator.see,
    )
    conductor.start()
    operator.play(conductor.ask, show.resumed)
    conductor.stop()
    say("DONE")


if __name__ == "__main__":
    main(*sys.argv[1:])
