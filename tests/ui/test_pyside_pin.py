"""PySide6 6.12.0 on Python 3.11 loses a reference to True or None on every emit, and aborts."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal, Slot

from eventdesk.ui.bridge import Bridge

EMITS = 5000
KEPT = 200
"""An abort needs some hundred losses; noise from everything else stays far below."""


class Counter(QObject):
    told = Signal(object)
    bare = Signal()

    def __init__(self):
        super().__init__()
        self.count = 0
        self.told.connect(self.receive)
        self.bare.connect(self.receive_bare)

    @Slot(object)
    def receive(self, _what):
        self.count += 1

    @Slot()
    def receive_bare(self):
        self.count += 1


@pytest.mark.parametrize("constant", [True, None])
def test_five_thousand_emits_lose_no_reference(qapp, constant):
    counter = Counter()
    before = sys.getrefcount(constant)
    for _ in range(EMITS):
        counter.told.emit(constant)
        counter.bare.emit()
    assert counter.count == 2 * EMITS
    assert sys.getrefcount(constant) > before - KEPT


def test_five_thousand_snapshots_through_the_bridge_lose_no_reference(qapp):
    bridge, counter = Bridge(lambda command, at: None), Counter()
    bridge.changed.connect(counter.receive)
    before = sys.getrefcount(None)
    for number in range(EMITS):
        bridge.publish(number)
        qapp.processEvents()
        assert counter.count == number + 1
    assert sys.getrefcount(None) > before - KEPT
