"""One turn of the driver: look, plan one step, take it. For one thread."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Service, Stage, Trouble
from eventdesk.drivers.youtube import diff, known, pace
from eventdesk.drivers.youtube.diff import plan_step
from eventdesk.drivers.youtube.extras import Extras, owed
from eventdesk.drivers.youtube.guards import Guards
from eventdesk.drivers.youtube.metadata import differently_put
from eventdesk.drivers.youtube.oauth import Credentials
from eventdesk.drivers.youtube.quota import Budget
from eventdesk.drivers.youtube.reasons import NEEDS_A_PERSON, PASSING, QUOTA, CallError, treatment
from eventdesk.drivers.youtube.searches import Roster, Searches
from eventdesk.drivers.youtube.state import InFlight, Life, Observed
from eventdesk.drivers.youtube.steps import (
    OPTIONAL,
    Arrange,
    AwaitStream,
    Bind,
    Change,
    CheckKey,
    Describe,
    Enlist,
    Find,
    FindStream,
    HoldLive,
    Illustrate,
    Insert,
    InsertStream,
    Rest,
    Settle,
    Step,
    Stuck,
    SwitchOff,
    Transition,
    WaitForIngest,
)
from eventdesk.engine.ports import Clock

if TYPE_CHECKING:
    # Google's client takes 0.3 s to import; the driver's thread does it.
    from eventdesk.drivers.youtube.connection import Connection

log = logging.getLogger(__name__)


class Worker:
    """Brings one broadcast, the ``desired`` one, forward by one step a turn, and tells every
    change of what is seen."""

    def __init__(
        self,
        connection: "Connection",
        credentials: Credentials,
        clock: Clock,
        tell: Callable[[BroadcastSeen], None],
        *,
        budget: Budget,
        extras: Extras,
        roster: Roster,
    ) -> None:
        self._connection, self._roster = connection, roster
        self._guards = Guards(connection)
        self._searches = Searches(connection, clock, roster)
        self._extras = extras
        self._budget = budget
        self._may_go_blind = False
        self._credentials = credentials
        self._clock = clock
        self._tell = tell
        self.desired: BroadcastDesired | None = None
        self._aside = False
        self._observed = Observed()
        self._channel = ""
        self._failures = 0
        self._note: Trouble | None = None
        self._last_step: Step | None = None
        self._same = 0

    def wish(self, desired: BroadcastDesired | None) -> None:
        """Follow this from now on, without waiting out an earlier pause. Another marker, or
        another known broadcast, is another run: nothing is carried over."""
        self._failures = self._same = 0
        self._last_step = None
        self._may_go_blind = True
        if desired is not None:
            if self._another_run(desired):
                self._begin_anew(desired)
            elif self.desired is not None and differently_put(desired, self.desired):
                self._observed = known.untry(self._observed, Describe, Illustrate, Enlist)
            if self._observed.broadcast is None and self._observed.looks == 0:
                # Somebody may have made one by hand since the last search.
                self._observed = replace(self._observed, looks=1)
        self.desired = desired
        self._aside = desired is not None and desired.aside

    def _begin_anew(self, desired: BroadcastDesired) -> None:
        """After a restart an insert may have been sent unheard, and lists lag: look again first."""
        after_lost = known.LOOKS_AFTER_LOST_INSERT if desired.resumed else 1
        looks = known.READS_BEFORE_GONE if desired.known_id else after_lost
        self._observed = Observed(looks=looks, stream_looks=after_lost)
        self._note = None
        self._guards.forget()
        self._extras.forget()

    def _another_run(self, desired: BroadcastDesired) -> bool:
        broadcast = self._observed.broadcast
        if self.desired is None or desired.marker != self.desired.marker:
            return True
        known = broadcast.id if broadcast else self.desired.known_id
        return desired.known_id is not None and desired.known_id != known

    def turn(self) -> float:
        """Look, take one step; show seconds to wait before the next."""
        step: Step | None = None
        try:
            if not self._channel:
                self._channel = self._connection.channel().title
            found = self._look_and_plan()
            if self._observed.missing:
                self._tell_picture(Service.OK, self._remark)
                return pace.pause_while_missing(self._observed.missing)
            self._count(step := found)
            self._take(step)
        except CallError as failure:
            return self._failed(step, failure)
        self._failures = 0
        self._budget.worked()
        self._tell_picture(Service.OK, self._trouble(step), step)
        return self._pause_after(step)

    def _look_and_plan(self) -> Step:
        """Look, and plan by it; when the day's quota is gone, a new wish is still tried once, on
        what was last seen: YouTube's own refusals keep it from doing harm."""
        try:
            self._look()
        except CallError as failure:
            blind = failure.reason in QUOTA and self._may_go_blind
            self._may_go_blind = False
            step = diff.plan_blind_step(self.desired, self._observed)
            if not blind or not isinstance(step, Bind | Transition):
                raise
            self._budget.note(failure)
            log.info("YouTube: %s, without a look (%s)", type(step).__name__, failure.reason)
            return step
        return self._searches.in_turn(plan_step(self.desired, self._observed), self.desired)

    def _pause_after(self, step: Step) -> float:
        """Show seconds to the next turn; looks that nothing hangs on are made to last."""
        pause = pace.pause_after(
            step, self._observed, self._same, self._clock.now(), aside=self._aside
        )
        if self.desired is not None and self.desired.handover:
            return pace.hurried(pause, handover=True)
        match step:
            case Rest() | Stuck():
                return self._budget.pause(pause)
            case WaitForIngest():
                return min(self._budget.pause(pause), max(pause, pace.SLOWEST_WAIT))
            case _:
                return pause

    def _count(self, step: Step) -> None:
        self._same = self._same + 1 if step == self._last_step else 0
        self._last_step = step

    def _failed(self, step: Step | None, failure: CallError) -> float:
        """Note the failure; show seconds to wait before the next turn."""
        self._budget.note(failure)
        treat, trouble = treatment(failure), Trouble(failure.reason, failure.detail)
        if step is not None:
            self._observed = known.after_failure(self._observed, step, failure)
            if known.expected(step, self._observed, failure):
                self._tell_picture(Service.OK, None)
                return pace.AFTER_EXPECTED_REFUSAL
        log.info("YouTube: %s (%s)", failure, type(step).__name__)
        if isinstance(step, OPTIONAL) and treat is NEEDS_A_PERSON:
            # Nice to have, and refused for good: the show goes on without it.
            self._observed = known.given_up(self._observed, step)
            self._note = trouble
            self._tell_picture(Service.OK, trouble)
            return pace.AFTER_EXPECTED_REFUSAL
        self._failures += 1
        if treat.service is Service.SIGNED_OUT and self._can_renew():
            treat = PASSING
        self._tell_picture(treat.service, trouble)
        if failure.reason in QUOTA:
            return self._budget.until_reset()
        return pace.pause_after_failure(treat, self._failures)

    def _can_renew(self) -> bool:
        """Whether a new token is to be had; asked for once until a call succeeds."""
        return self._failures == 1 and self._credentials.renew()

    def _look(self) -> None:
        """Read the known broadcast and its stream."""
        observed = self._observed
        if observed.broadcast is None:
            return
        seen = self._connection.broadcast(observed.broadcast.id)
        if seen is None:
            self._observed = known.not_read(observed)
            return
        now, patience = self._clock.monotonic(), self._clock.real_seconds(pace.PATIENCE)
        self._observed = observed = known.read_back(observed, seen, now, patience)
        self._guards.compare(seen)
        if seen.life in {Life.COMPLETE, Life.REVOKED}:
            return
        for stream_id in (seen.stream_id, observed.stream.id if observed.stream else None):
            stream = self._connection.stream(stream_id) if stream_id else None
            if stream is not None:
                break
            if stream_id:
                self._roster.lost(stream_id)
        apart = self._clock.real_seconds(pace.SOUND_READS_APART)
        self._observed = known.stream_read(observed, stream, now, apart)

    def _take(self, step: Step) -> None:
        desired, observed = self.desired, self._observed
        if desired is None:
            return
        match step:
            case Find():
                self._searches.find(desired, observed, self._remember)
            case Insert():
                self._searches.insert(desired, observed, self._remember)
            case FindStream():
                self._searches.find_stream(desired, observed, self._remember)
            case InsertStream():
                self._searches.insert_stream(desired, observed, self._remember)
            case Stuck() if observed.broadcast is None:
                # Look again next time: somebody may have made another one by hand.
                self._observed = replace(observed, looks=1)
            case Stuck() if observed.rivals:
                self._observed = replace(observed, rivals=None)
            case Rest() | WaitForIngest() | HoldLive() | Settle() | Stuck() | AwaitStream():
                pass
            case _:
                self._change(step, desired)

    def _change(self, step: Change, desired: BroadcastDesired) -> None:
        """Steps that need a broadcast to be there."""
        observed, broadcast = self._observed, self._observed.broadcast
        if broadcast is None:
            return
        match step:
            case Arrange():
                self._guards.arrange(broadcast, desired.plan, observed, self._remember)
            case Bind(stream_id):
                bound = self._connection.bind(broadcast.id, stream_id)
                self._observed = replace(observed, broadcast=bound)
            case CheckKey():
                ours = self._roster.others(desired.name)
                self._guards.check_key(broadcast, observed, self._remember, ours)
            case SwitchOff(rival_id):
                self._guards.switch_off(rival_id, observed, self._remember)
            case Transition(to):
                self._transition(broadcast.id, to)
            case _:
                self._extras.take(step, desired, observed, self._remember)

    def _remember(self, observed: Observed) -> None:
        self._observed = observed

    def _transition(self, broadcast_id: str, to: Stage) -> None:
        now, patience = self._clock.monotonic(), self._clock.real_seconds(pace.PATIENCE)
        # Told before it is sent: an answer may take seconds, and the desk shows "moving".
        self._observed = replace(self._observed, in_flight=InFlight(to, since=now))
        self._tell_picture(Service.OK, None)
        answered = self._connection.transition(broadcast_id, to)
        accepted = replace(self._observed, in_flight=InFlight(to, since=now, accepted=True))
        self._observed = known.read_back(accepted, answered, now, patience)

    def _trouble(self, step: Step) -> Trouble | None:
        flight = self._observed.in_flight
        waited = self._clock.monotonic() - flight.since if flight else 0.0
        patience = self._clock.real_seconds(pace.PATIENCE)
        trouble = pace.trouble_with(
            step, self._observed, self._same, waited, patience, aside=self._aside
        )
        unsaid = owed(self.desired, self._observed)
        return trouble or self._remark or unsaid or self._budget.trouble()

    @property
    def _remark(self) -> Trouble | None:
        """What the operator should know although nothing is in the way."""
        return self._note or self._guards.note or self._extras.note

    def _tell_picture(
        self, service: Service, trouble: Trouble | None, step: Step | None = None
    ) -> None:
        name = self.desired.name if self.desired else ""
        self._roster.note(name, self._observed.broadcast)
        picture = pace.picture(self._observed, self._channel, service, trouble, step)
        self._tell(self._budget.on(replace(picture, name=name)))
