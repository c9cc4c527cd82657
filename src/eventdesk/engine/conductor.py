"""The conductor: one thread, one inbox, the only writer of the show's state.

Commands, device reports and due moments come in one after the other. A command is decided,
journalled, applied, and only then asked of the devices; every change ends in one Snapshot.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import apply
from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Stage
from eventdesk.domain.decide import GUARD, decide
from eventdesk.domain.desired import ask, broadcast_desired, graphic_of, switcher_desired
from eventdesk.domain.due import due
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Notice, Snapshot
from eventdesk.domain.switcher import (
    LegReport,
    Link,
    SwitcherDesired,
    SwitcherSeen,
    TakeTrace,
)
from eventdesk.engine.inbox import Asked, Inbox, Message, NewSheet, Stop
from eventdesk.engine.overview import Moment, Overview
from eventdesk.engine.ports import Broadcaster, Clock, Journal, Switcher, SwitcherReport
from eventdesk.engine.threads import Thread, start_thread
from eventdesk.engine.trace import GoTrace, Tracer
from eventdesk.engine.watch import LegWatch

log = logging.getLogger(__name__)

TICK = 0.2  # real seconds between two snapshots when nothing but the time has changed


@dataclass(frozen=True, slots=True)
class Show:
    """What a conductor runs: the state to start from, and what identifies this run.

    ``resumed`` means that the run had begun before: the devices are compared first, and nothing
    moves by itself until the operator has given a word or nothing differs.
    """

    state: ShowState
    run: str
    resumed: bool = False
    rehearsal: bool = False
    speed: float = 1.0


class Conductor:
    """Runs one show. ``ask`` and the drivers' reports may come from any thread."""

    def __init__(
        self,
        show: Show,
        clock: Clock,
        journal: Journal,
        switchers: Mapping[str, Switcher],
        broadcaster: Broadcaster | None,
        *,
        publish: Callable[[Snapshot], None],
        guard: timedelta = GUARD,
        trace: Callable[[GoTrace], None] | None = None,
    ) -> None:
        self._show, self._clock, self._journal = show, clock, journal
        self._switchers, self._broadcaster = switchers, broadcaster
        self._publish, self._guard = publish, guard
        self._tracer = Tracer(trace)
        self._inbox = Inbox()
        self._state = show.state
        self._seen = Seen({name: SwitcherSeen(name) for name in show.state.sheet.outputs})
        self._legs, self._overview = LegWatch(), Overview()
        self._hands_off = show.resumed
        self._desired = self._all_desired()
        self._broadcast_desired: BroadcastDesired | None = None
        self._notice: Notice | None = None
        self._due_moment: datetime | None = None
        self._refused_due: tuple[datetime, c.Command] | None = None
        self._thread: Thread | None = None

    # From any thread:

    def start(self) -> None:
        """Begin: the devices connect, the first snapshot comes."""
        self._thread = start_thread("conductor", self._run)
        for switcher in self._switchers.values():
            switcher.start(self._report)
        if self._broadcaster is not None:
            self._broadcaster.start(self._report_broadcast)

    def ask(self, command: c.Command, at: float | None = None) -> None:
        """Ask something of the show; ``at`` is when the key was pressed, monotonic seconds."""
        self._inbox.put(Asked(command, self._clock.monotonic() if at is None else at))

    def load(self, digest: str, sheet: RunSheet) -> None:
        """Follow this plan from now on; the cue on air stays as it was taken."""
        self._inbox.put(NewSheet(digest, sheet))

    def stop(self) -> None:
        """End the conductor and the drivers; nothing changes on the devices. Blocks a moment."""
        self._inbox.put(Stop())
        if self._thread is not None:
            self._thread.join(timeout=5)
        for switcher in self._switchers.values():
            switcher.stop()
        if self._broadcaster is not None:
            self._broadcaster.stop()
        self._tracer.finish()
        self._journal.close()

    def _report(self, report: SwitcherReport) -> None:
        self._inbox.put(report)

    def _report_broadcast(self, seen: BroadcastSeen) -> None:
        self._inbox.put(seen)

    # On the conductor's thread alone:

    def _run(self) -> None:
        if self._show.resumed:
            self._keep((e.ShowReopened(self._clock.now()),))
        self._ask_broadcast()
        self._show_now()
        self._prepare()
        while True:
            message = self._next()
            if isinstance(message, Stop):
                return
            try:
                if message is not None:
                    self._handle(message)
                self._do_due()
            except Exception as bug:  # the show goes on: rule 4, "anything else"
                log.critical("the conductor met a bug", exc_info=True)
                self._say("bug", f"{type(bug).__name__}: {bug}")
            if message is None or self._inbox.is_empty():
                self._show_now()

    def _next(self) -> Message | None:
        """The next message, or None when it is time for a tick or for something due."""
        wait = TICK
        if self._due_moment is not None:
            left = (self._due_moment - self._clock.now()).total_seconds()
            wait = min(wait, max(self._clock.real_seconds(left), 0.001))
        return self._inbox.next(wait)

    def _handle(self, message: Message) -> None:
        match message:
            case Asked():
                self._command(message.command, message.at)
            case NewSheet():
                self._keep((e.SheetLoaded(self._clock.now(), message.digest, message.sheet),))
            case SwitcherSeen():
                switchers = {**self._seen.switchers, message.output: message}
                self._seen = replace(self._seen, switchers=switchers)
            case LegReport():
                self._keep(tuple(self._legs.report(message)))
            case TakeTrace():
                self._tracer.device(message)
            case BroadcastSeen():
                self._see_broadcast(message)
            case Stop():
                pass
            case _:
                assert_never(message)

    def _command(self, command: c.Command, at: float) -> None:
        now = self._clock.now()
        decision = decide(self._state, command, self._seen, now, self._guard)
        if isinstance(decision, c.Refusal):
            name = type(command).__name__
            self._keep((e.CommandRefused(now, name, decision.code, decision.about),))
            self._say(decision.code, decision.about, decision)
            return
        decided = self._clock.monotonic()
        self._keep(decision)
        journalled = self._clock.monotonic()
        self._hands_off = False
        for event in decision:
            if isinstance(event, e.CueTaken):
                self._tracer.go(GoTrace(event.cue, event.take, at, decided, journalled))
        self._ask_devices(decision)
        self._prepare()

    def _keep(self, events: tuple[e.Event, ...]) -> None:
        """Journal, then apply: what was not kept has not happened."""
        if not events:
            return
        self._journal.append(events)
        for event in events:
            self._state = apply(self._state, event)

    def _ask_devices(self, events: tuple[e.Event, ...] = ()) -> None:
        state, before = self._state, self._desired
        self._desired = self._all_desired()
        on_air = state.on_air
        taken = any(isinstance(event, e.CueTaken) for event in events)
        returned = any(isinstance(event, e.DevicesReturned) for event in events)
        if on_air is not None:
            self._legs.asked(state.take, on_air.cue.id)
            if taken:
                self._legs.taken(on_air.cue.id)
        cue = on_air.cue if on_air is not None and taken else None
        for output, switcher in self._switchers.items():
            wanted = self._desired[output]
            if returned:
                switcher.want(wanted)
            elif taken or wanted != before[output]:
                switcher.want(ask(before[output], wanted, cue))
        self._ask_broadcast()

    def _all_desired(self) -> dict[str, SwitcherDesired]:
        return {
            output: switcher_desired(self._state, output, self._seen.broadcast)
            for output in {*self._state.sheet.outputs, *self._switchers}
        }

    def _ask_broadcast(self) -> None:
        wanted = broadcast_desired(self._state, self._show.run)
        if wanted is None or wanted == self._broadcast_desired or self._broadcaster is None:
            return
        self._broadcast_desired = wanted
        self._broadcaster.want(wanted)

    def _see_broadcast(self, seen: BroadcastSeen) -> None:
        now = self._clock.now()
        events: list[e.Event] = []
        if seen.id is not None and seen.id != self._state.broadcast_id:
            events.append(e.BroadcastFound(now, seen.id))
        if seen.stage > max(self._state.broadcast_reached, Stage.NONE):
            events.append(e.BroadcastReached(now, seen.stage))
        self._seen = replace(self._seen, broadcast=seen)
        self._keep(tuple(events))
        self._ask_devices()

    def _prepare(self) -> None:
        """Have the names drawn that may be shown next, so that showing one costs nothing."""
        program = self._switchers.get(PROGRAM)
        if program is None:
            return
        state = self._state
        cues = [state.on_air.cue] if state.on_air else []
        if state.standby is not None:
            cues.append(state.sheet.cue(state.standby))
        for cue in cues:
            if cue.lower_third is not None:
                for speaker in cue.lower_third.speakers:
                    program.prepare(graphic_of(state.sheet, speaker, cue.lower_third.template))

    def _do_due(self) -> None:
        """Give the show the command whose time has come, unless hands are off."""
        self._due_moment = None
        now = self._clock.now()
        waiting = [pair for pair in due(self._state, now) if pair != self._refused_due]
        if not waiting or self._hands_off:
            return
        first = min(waiting, key=lambda pair: pair[0])
        if first[0] > now:
            self._due_moment = first[0]
            return
        state = self._state
        self._command(first[1], self._clock.monotonic())
        if self._state is state:
            self._refused_due = first  # asking again and again would change nothing
        self._due_moment = now  # there may be more

    def _say(self, code: str, about: str = "", refusal: c.Refusal | None = None) -> None:
        number = self._notice.number + 1 if self._notice else 1
        self._notice = Notice(number, code, about, self._clock.now(), refusal)

    def _show_now(self) -> None:
        moment = self._moment()
        for drift in self._overview.drift(moment):
            what = (drift.output, drift.leg, drift.what, drift.wanted, drift.found)
            self._keep((e.DriftSeen(moment.now, *what),))
        program = self._seen.switchers.get(PROGRAM)
        if self._hands_off and program and program.link is Link.READY and self._overview.whole:
            # After a restart: program is seen and nothing differs, so the show is whole again.
            self._hands_off = False
            moment = self._moment()
        self._publish(self._overview.snapshot(moment))

    def _moment(self) -> Moment:
        return Moment(
            state=self._state,
            seen=self._seen,
            desired=self._desired,
            legs=self._legs,
            now=self._clock.now(),
            monotonic=self._clock.monotonic(),
            hands_off=self._hands_off,
            notice=self._notice,
            journal_trouble=self._journal.trouble(),
            rehearsal=self._show.rehearsal,
            speed=self._show.speed,
        )
