"""Python's cyclic collector runs on the UI thread or not at all."""

import gc
import threading
import weakref

import pytest

from eventdesk.engine.threads import start_thread
from eventdesk.ui.gc_policy import GcPolicy


class Knot:
    """Garbage that only the cyclic collector can free."""

    def __init__(self):
        self.me = self


@pytest.fixture
def policy(qapp):
    was_enabled = gc.isenabled()
    made = GcPolicy()
    yield made
    made.stop()
    gc.unfreeze()
    assert gc.isenabled() == was_enabled


def test_another_thread_never_collects(policy):
    collected_on = []

    def note(phase, info):
        collected_on.append(threading.get_ident())

    gc.callbacks.append(note)
    try:
        start_thread("allocator", lambda: [Knot() for _ in range(20_000)]).join(10)
    finally:
        gc.callbacks.remove(note)
    assert collected_on == []


def test_garbage_is_collected_from_the_event_loop_on_this_thread(policy, qtbot):
    collected_on = set()

    def note(phase, info):
        collected_on.add(threading.get_ident())

    knots = [Knot() for _ in range(2000)]
    alive = weakref.ref(knots[-1])
    del knots
    gc.callbacks.append(note)
    try:
        qtbot.waitUntil(lambda: alive() is None, timeout=5000)
    finally:
        gc.callbacks.remove(note)
    assert collected_on == {threading.get_ident()}


def test_what_has_settled_is_left_out_of_later_collections(policy):
    before = gc.get_freeze_count()
    policy.settle()
    assert gc.get_freeze_count() > before
    assert not gc.isenabled()
