"""The workers of one channel, one for each broadcast of the show, taking turns on one thread."""

from collections.abc import Callable

from eventdesk.domain.broadcast import BroadcastDesired
from eventdesk.drivers.youtube.quota import Budget
from eventdesk.drivers.youtube.worker import Worker
from eventdesk.engine.ports import Clock

# However fast the rehearsal, a look costs a millisecond of both ends' time.
_SHORTEST_PAUSE = 0.02


class Crew:
    """Gives each broadcast its worker and each worker its turn when it is due.

    Before anybody has said which broadcasts there are, one worker looks whether the service
    answers at all; the first broadcast takes it over.
    """

    def __init__(self, make: Callable[[], Worker], clock: Clock, budget: Budget) -> None:
        self._make, self._clock, self._budget = make, clock, budget
        self._workers: dict[str, Worker] = {"": make()}
        self._due: dict[str, float] = {"": clock.monotonic()}

    def wish(self, desired: BroadcastDesired) -> None:
        """Follow this from now on, without waiting out an earlier pause."""
        name = desired.name
        if name not in self._workers:
            idle = self._workers.get("")
            if idle is not None and idle.desired is None:
                del self._workers[""], self._due[""]
                self._workers[name] = idle
            else:
                self._workers[name] = self._make()
        self._workers[name].wish(desired)
        self._due[name] = self._clock.monotonic()
        wishes = [worker.desired for worker in self._workers.values()]
        self._budget.watched = max(sum(wish is not None and wish.watched for wish in wishes), 1)

    def retry(self) -> None:
        """Try again now what failed, all of it."""
        for name, worker in self._workers.items():
            worker.wish(worker.desired)
            self._due[name] = self._clock.monotonic()

    def turn(self) -> float:
        """A turn for the one that has waited longest; real seconds until another is due."""
        name = min(self._due, key=self._due.__getitem__)
        now = self._clock.monotonic()
        if self._due[name] <= now:
            out_of_quota = self._budget.left == 0
            pause = max(self._clock.real_seconds(self._workers[name].turn()), _SHORTEST_PAUSE)
            if out_of_quota and self._budget.left:
                # One was answered after all: the others need not sleep until the reset.
                self._due = dict.fromkeys(self._due, now)
            self._due[name] = self._clock.monotonic() + pause
        return max(min(self._due.values()) - self._clock.monotonic(), 0.0)
