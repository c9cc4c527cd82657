"""A take that would carry a graphic along waits until it has left, and only then."""

import threading
from datetime import UTC, datetime

import pytest

from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.way import Way
from eventdesk.engine.clocks import ManualClock

PATIENCE = 10.0


@pytest.fixture
def store():
    made = Store("program", "here", ManualClock(datetime(2026, 1, 1, tzinfo=UTC)))
    yield made
    made.stop()


@pytest.fixture
def way(store):
    return Way(store)


def test_without_a_graphic_the_way_is_free_at_once(way):
    way.take()
    assert way.wanted


def test_a_take_waits_until_the_graphic_has_left(way, store):
    way.occupy(occupied=True)
    left: list[bool] = []

    def leave() -> None:
        store.wait(lambda: way.wanted, PATIENCE)
        left.append(way.occupied)
        way.occupy(occupied=False)

    leaving = threading.Thread(target=leave)  # noqa: TID251
    leaving.start()
    way.take()
    assert not way.occupied
    leaving.join(PATIENCE)
    assert left == [True]


def test_a_graphic_that_does_not_leave_holds_a_take_up_for_a_bounded_time(way):
    way.occupy(occupied=True)
    way.take()
    assert way.occupied
    assert way.wanted


def test_the_way_is_given_back_and_the_newest_take_remembered(way):
    way.take()
    way.give_back(7)
    way.give_back(5)
    assert (way.wanted, way.passed) == (False, 7)
