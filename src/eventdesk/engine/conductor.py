"""The conductor: one thread, one inbox, the only writer of the show's state.

Commands, device reports and due moments come in one after the other. A command is decided,
journalled, applied, and only then asked of the devices; every change ends in one Snapshot.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TypeVar, assert_never

from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.air_sample import AirSample
from eventdesk.domain.apply import apply
from eventdesk.domain.broadcast import BroadcastSeen, Service
from eventdesk.domain.broadcast_record import noticed
from eventdesk.domain.decide import GUARD, decide
from eventdesk.domain.recordings import recording_noticed
from eventdesk.domain.renames import remembered, renamed
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Notice, Snapshot
from eventdesk.domain.succession import recast, renaming, role_of
from eventdesk.domain.switcher import LegReport, Link, SwitcherSeen, TakeTrace
from eventdesk.engine.devices import WORDS, Devices
from eventdesk.engine.due_watch import DueWatch
from eventdesk.engine.inbox import Asked, Inbox, Message, NewSheet, Stop, Told
from eventdesk.engine.overview import Moment, Overview
from eventdesk.engine.ports import Broadcaster, Clock, Journal, Switcher
from eventdesk.engine.run import Show
from eventdesk.engine.shot import drops
from eventdesk.engine.threads import Thread, start_thread
from eventdesk.engine.trace import GoTrace, Tracer
from eventdesk.engine.watch import LegWatch
from eventdesk.engine.watchers import Watchers

log = logging.getLogger(__name__)

Report = TypeVar("Report", SwitcherSeen, LegReport, TakeTrace, AirSample)
TICK = 0.2  # real seconds between two snapshots when nothing but the time has changed


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
        watchers: Watchers | None = None,
    ) -> None:
        self._show, self._clock, self._journal = show, clock, journal
        self._publish, self._guard = publish, guard
        self._tracer = Tracer(trace)
        self._inbox = Inbox()
        self._state = show.state
        service = Service.OFF if broadcaster is None else Service.CONNECTING
        heard = BroadcastSeen(service, name=show.state.main)
        outputs = show.state.sheet.outputs
        # Of an output that has an OBS nothing is known yet, which is not that there is none.
        links = {role_of(show.state, obs): Link.CONNECTING for obs in switchers}
        found = {name: SwitcherSeen(name, links.get(name, Link.OFF)) for name in outputs}
        self._seen = Seen(found, heard)
        self._devices = Devices(switchers, broadcaster, show.run, show.state)
        self._legs, self._overview = LegWatch(), Overview()
        self._watchers = watchers or Watchers()
        self._hands_off = show.resumed
        self._notice: Notice | None = None
        self._due = DueWatch()
        self._thread: Thread | None = None

    # From any thread:

    def start(self) -> None:
        """Begin: the devices connect, the first snapshot comes."""
        self._devices.start(self._inbox.put, self._inbox.put)
        self._thread = start_thread("conductor", self._run)

    def ask(self, command: c.Command, at: float | None = None) -> None:
        """Ask something of the show; ``at`` is when the key was pressed, monotonic seconds."""
        self._inbox.put(Asked(command, self._clock.monotonic() if at is None else at))

    def load(self, digest: str, sheet: RunSheet) -> None:
        """Follow this plan from now on; the cue on air stays as it was taken."""
        self._inbox.put(NewSheet(digest, sheet))

    def tell(self, code: str, about: str) -> None:
        """Have this shown to the operator: a notice's code, "bug" for one of another part."""
        self._inbox.put(Told(code, about))

    def stop(self) -> None:
        """End the conductor and the drivers; nothing changes on the devices. Blocks a moment."""
        self._inbox.put(Stop())
        if self._thread is not None:
            self._thread.join(timeout=5)
            if self._thread.is_alive():
                log.error("the conductor did not end within 5 s")
        try:
            self._devices.stop()
            self._tracer.finish()
        finally:
            self._journal.close()

    # On the conductor's thread alone:

    def _run(self) -> None:
        self._safely(self._begin)
        while not isinstance(message := self._next(), Stop):
            if message is not None:
                self._safely(partial(self._handle, message))
            self._safely(self._do_due)
            if message is None or self._inbox.is_empty():
                self._safely(self._show_now)

    def _safely(self, step: Callable[[], None]) -> None:
        """Whatever is wrong with one step, the show goes on: rule 4, "anything else"."""
        try:
            step()
        except Exception as bug:
            log.critical("the conductor met a bug", exc_info=True)
            self._say("bug", f"{type(bug).__name__}: {bug}")

    def _begin(self) -> None:
        if self._show.resumed:
            self._keep((e.ShowReopened(self._clock.now()),))
        self._devices.ask_broadcast(self._state, hands_off=self._hands_off)
        self._show_now()
        self._devices.prepare(self._state, hands_off=self._hands_off)

    def _next(self) -> Message | None:
        """The next message, or None when it is time for a tick or for something due."""
        return self._inbox.next(self._due.wait(TICK, self._clock))

    def _handle(self, message: Message) -> None:
        match message:
            case Asked():
                self._command(message.command, message.at)
            case NewSheet():
                self._keep((e.SheetLoaded(self._clock.now(), message.digest, message.sheet),))
                unseen = {name: SwitcherSeen(name) for name in message.sheet.outputs}
                self._seen = replace(self._seen, switchers={**unseen, **self._seen.switchers})
                self._see_broadcast(self._seen.broadcast)
                self._devices.prepare(self._state, hands_off=self._hands_off)
            case SwitcherSeen():
                self._see_switcher(remembered(self._state, self._in_part(message)))
            case AirSample():
                heard = self._in_part(message)
                wanted = self._devices.desired.get(heard.output)
                self._watchers.sample(heard, self._state, self._seen, wanted)
            case LegReport():
                report = self._in_part(message)
                self._devices.answered(report)
                self._keep(tuple(self._legs.report(report)))
            case TakeTrace():
                self._tracer.device(self._in_part(message))
            case BroadcastSeen():
                self._see_broadcast(message)
            case Told():
                self._say(message.code, message.about)
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
        decided, before = self._clock.monotonic(), self._state
        self._keep(decision)
        journalled = self._clock.monotonic()
        if any(isinstance(event, WORDS) for event in decision):
            self._hands_off = False
        for event in decision:
            if isinstance(event, e.CueTaken):
                self._tracer.go(GoTrace(event.cue, event.take, at, decided, journalled))
                self._legs.taken(event.cue)
            elif isinstance(event, e.ProgramMoved):
                self._recast(before)
        self._ask_all(decision)

    def _keep(self, events: tuple[e.Event, ...]) -> None:
        """Journal, then apply: what was not kept has not happened."""
        if not events:
            return
        self._journal.append(events)
        for event in events:
            self._state = apply(self._state, event)

    def _ask_all(self, events: tuple[e.Event, ...] = ()) -> None:
        self._ask_devices(events)
        self._devices.prepare(self._state, hands_off=self._hands_off)

    def _ask_devices(self, events: tuple[e.Event, ...] = ()) -> None:
        state = self._state
        self._seen = self._seen.turned_to(state.main)
        self._legs.asked(state.take, state.on_air.cue.id if state.on_air else "")
        self._devices.mean(state, self._seen)
        self._devices.ask(state, events, hands_off=self._hands_off)
        self._devices.ask_broadcast(state, hands_off=self._hands_off)

    def _in_part(self, report: Report) -> Report:
        """A driver's word, under the part that its OBS plays by now."""
        part = role_of(self._state, report.output)
        return report if part == report.output else replace(report, output=part)

    def _recast(self, before: ShowState) -> None:
        """Another OBS is program: what is known of each goes with it to its new part."""
        switchers = recast(before, self._state, self._seen.switchers)
        self._seen = replace(self._seen, switchers=switchers)
        on_air = self._state.on_air
        self._legs.recast(on_air.cue.id if on_air else "", renaming(before, self._state))
        self._devices.moved()
        self._watchers.recast(renaming(before, self._state))

    def _see_switcher(self, seen: SwitcherSeen) -> None:
        self._seen = replace(self._seen, switchers={**self._seen.switchers, seen.output: seen})
        for new in renamed(self._state, seen, self._clock.now()):
            self._keep((new,))
            if new.now != new.name:
                self._say("renamed", f"{new.name} → {new.now}")
        self._keep(tuple(recording_noticed(self._state, seen, self._clock.now())))
        self._drop_name(seen)
        self._devices.look_at_encoder(seen, self._watchers.see(seen))
        if len(self._state.programs) > 1:  # whether the program may stream hangs on the others
            self._devices.part_streams(self._state, seen, hands_off=self._hands_off)
            self._ask_devices()
        else:
            self._devices.ask_broadcast(self._state, hands_off=self._hands_off)

    def _see_broadcast(self, seen: BroadcastSeen) -> None:
        self._seen = self._seen.hears(seen)
        self._keep(tuple(noticed(self._state, seen, self._clock.now())))
        self._ask_devices()

    def _drop_name(self, seen: SwitcherSeen) -> None:
        """Another hand took another scene: a name that may not stand over it goes at once."""
        scene = self._devices.shot.look(seen)
        if scene is not None and drops(self._state, hands_off=self._hands_off):
            drop = c.HideLowerThird(cut=True, automatic=True, because=e.CUT_BY_HAND, about=scene)
            self._command(drop, self._clock.monotonic())
            self._say(e.CUT_BY_HAND, scene)

    def _do_due(self) -> None:
        """Give the show the command whose time has come."""
        command = self._due.look(self._state, self._clock.now(), hands_off=self._hands_off)
        if command is not None:
            self._command(command, self._clock.monotonic())

    def _say(self, code: str, about: str = "", refusal: c.Refusal | None = None) -> None:
        number = self._notice.number + 1 if self._notice else 1
        self._notice = Notice(number, code, about, self._clock.now(), refusal)

    def _show_now(self) -> None:
        self._keep(self._watchers.news(self._clock.now(), self._clock.monotonic()))
        moment = self._moment()
        for drift in self._overview.drift(moment):
            what = (drift.output, drift.leg, drift.what, drift.wanted, drift.found)
            self._keep((e.DriftSeen(moment.now, *what),))
        if self._hands_off and self._overview.whole(moment):
            self._hands_off = False
            self._ask_all()
            moment = self._moment()
        self._publish(self._overview.snapshot(moment))

    def _moment(self) -> Moment:
        return Moment(
            state=self._state,
            seen=self._seen,
            desired=self._devices.desired,
            legs=self._legs,
            watched=self._watchers.shown,
            now=self._clock.now(),
            monotonic=self._clock.monotonic(),
            hands_off=self._hands_off,
            notice=self._notice,
            journal_trouble=self._journal.trouble(),
            rehearsal=self._show.rehearsal,
            speed=self._show.speed,
        )
