"""A lane carries out the newest ask, one at a time, and gives one up after the grace."""

import threading
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from eventdesk.domain.switcher import (
    SWITCH_GRACE,
    Leg,
    LegReport,
    LegStatus,
    Link,
    SwitcherDesired,
)
from eventdesk.drivers.obs.lane import Lane
from eventdesk.drivers.obs.protocol import ClosedError
from eventdesk.drivers.obs.store import Store
from eventdesk.engine.clocks import ManualClock

PATIENCE = 10.0
SCENE, AUDIO = frozenset({Leg.SCENE}), frozenset({Leg.AUDIO})


class Bench:
    """A lane whose work waits at a gate, and what it reports."""

    def __init__(self) -> None:
        self.clock = ManualClock(datetime(2026, 1, 1, tzinfo=UTC))
        self.store = Store("program", "here", self.clock)
        self.store.begin(self._heard)
        self.reports: list[LegReport] = []
        self.done: list[tuple[int, frozenset[Leg]]] = []
        self.changed = threading.Condition()
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()
        self.trouble: list[Exception] = []
        self.lane = Lane("lane", self.store, self._work)
        self.lane.start()

    def _heard(self, report) -> None:
        if isinstance(report, LegReport):
            with self.changed:
                self.reports.append(report)
                self.changed.notify_all()

    def _work(self, ask) -> None:
        self.begun.set()
        assert self.gate.wait(PATIENCE)
        if self.trouble:
            raise self.trouble.pop()
        with self.changed:
            self.done.append((ask.desired.take, ask.legs))
            self.changed.notify_all()

    def link(self, link: Link, session: int) -> None:
        self.store.update(
            lambda known: replace(known, session=session, seen=replace(known.seen, link=link))
        )

    def put(self, take: int, legs: frozenset[Leg]) -> None:
        self.lane.put(SwitcherDesired(take, f"take {take}", scene=f"S{take}"), legs)

    def wait(self, ready) -> None:
        with self.changed:
            assert self.changed.wait_for(ready, PATIENCE), (self.reports, self.done)

    def failed(self):
        return [
            (each.take, each.leg, each.trouble.code)
            for each in self.reports
            if each.status is LegStatus.FAILED
        ]


@pytest.fixture
def bench():
    made = Bench()
    yield made
    made.gate.set()
    made.store.stop()


def test_an_ask_is_carried_out_when_obs_is_there(bench):
    bench.link(Link.READY, 1)
    bench.put(1, SCENE)
    bench.wait(lambda: bench.done == [(1, SCENE)])


def test_of_the_asks_that_wait_only_the_newest_is_carried_out(bench):
    bench.link(Link.READY, 1)
    bench.gate.clear()
    bench.put(1, SCENE)
    assert bench.begun.wait(PATIENCE)
    bench.put(2, SCENE)
    bench.put(3, SCENE)
    bench.gate.set()
    bench.wait(lambda: bench.done == [(1, SCENE), (3, SCENE)])
    assert bench.failed() == [(2, Leg.SCENE, "superseded")]


def test_legs_of_the_same_take_that_wait_are_added_up(bench):
    bench.link(Link.READY, 1)
    bench.gate.clear()
    bench.put(1, SCENE)
    assert bench.begun.wait(PATIENCE)
    bench.put(2, SCENE)
    bench.put(2, AUDIO)
    bench.gate.set()
    bench.wait(lambda: bench.done == [(1, SCENE), (2, SCENE | AUDIO)])
    assert bench.failed() == []


def test_without_obs_an_ask_fails_at_once_and_is_done_when_obs_comes_within_the_grace(bench):
    bench.put(1, SCENE)
    bench.wait(lambda: bench.failed() == [(1, Leg.SCENE, "not-connected")])
    bench.clock.move(SWITCH_GRACE.total_seconds() - 0.1)
    bench.link(Link.READY, 1)
    bench.wait(lambda: bench.done == [(1, SCENE)])


def test_a_lost_obs_on_the_way_is_tried_again_in_the_next_session(bench):
    bench.link(Link.READY, 1)
    bench.trouble.append(ClosedError())
    bench.put(1, SCENE)
    bench.wait(lambda: bench.failed() == [(1, Leg.SCENE, "not-connected")])
    assert bench.done == []
    bench.link(Link.READY, 2)
    bench.wait(lambda: bench.done == [(1, SCENE)])


def test_after_the_grace_an_ask_is_not_carried_out_any_more(bench):
    bench.clock.move(100)
    ask_at = bench.clock.monotonic()
    bench.gate.clear()
    bench.link(Link.READY, 1)
    bench.trouble.append(ClosedError())
    bench.put(1, SCENE)
    assert bench.begun.wait(PATIENCE)
    bench.clock.move(SWITCH_GRACE.total_seconds() + 0.1)
    assert bench.clock.monotonic() > ask_at
    bench.gate.set()
    bench.wait(lambda: bench.failed() == [(1, Leg.SCENE, "not-connected")])
    bench.link(Link.READY, 2)
    bench.put(2, AUDIO)
    bench.wait(lambda: bench.done == [(2, AUDIO)])


def test_while_obs_is_being_read_an_ask_waits_and_does_not_fail(bench):
    bench.link(Link.SYNCING, 1)
    bench.put(1, SCENE)
    bench.link(Link.READY, 2)
    bench.wait(lambda: bench.done == [(1, SCENE)])
    assert bench.failed() == []


def test_a_newer_ask_ends_the_waiting_for_obs(bench):
    bench.put(1, SCENE)
    bench.wait(lambda: bench.failed() == [(1, Leg.SCENE, "not-connected")])
    bench.put(2, SCENE)
    bench.wait(lambda: len(bench.failed()) == 2)
    bench.link(Link.READY, 1)
    bench.wait(lambda: bench.done == [(2, SCENE)])
