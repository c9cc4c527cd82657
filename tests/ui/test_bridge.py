"""The bridge brings the newest snapshot to the UI thread, and never a queue of old ones."""

import threading

from PySide6.QtCore import QObject, Slot

from eventdesk.domain import commands as c
from eventdesk.engine.threads import start_thread
from eventdesk.ui.bridge import Bridge


class Receiver(QObject):
    def __init__(self, bridge):
        super().__init__()
        self.seen = []
        self.threads = set()
        bridge.changed.connect(self.receive)

    @Slot(object)
    def receive(self, snapshot):
        self.seen.append(snapshot)
        self.threads.add(threading.get_ident())


def publish_from_a_thread(bridge, snapshots):
    def run():
        for each in snapshots:
            bridge.publish(each)

    start_thread("publisher", run).join(10)


def test_snapshots_published_while_the_window_is_busy_are_one_emit_of_the_newest(qtbot):
    bridge = Bridge(lambda command, at: None)
    receiver = Receiver(bridge)
    publish_from_a_thread(bridge, range(1000))
    assert receiver.seen == []
    qtbot.waitUntil(lambda: receiver.seen != [])
    assert receiver.seen == [999]


def test_snapshots_arrive_on_the_thread_of_the_window(qtbot):
    bridge = Bridge(lambda command, at: None)
    receiver = Receiver(bridge)
    publish_from_a_thread(bridge, ["one"])
    qtbot.waitUntil(lambda: receiver.seen == ["one"])
    assert receiver.threads == {threading.get_ident()}


def test_a_snapshot_published_after_a_delivery_is_delivered_too(qtbot):
    bridge = Bridge(lambda command, at: None)
    receiver = Receiver(bridge)
    bridge.publish("first")
    qtbot.waitUntil(lambda: receiver.seen == ["first"])
    bridge.publish("second")
    qtbot.waitUntil(lambda: receiver.seen == ["first", "second"])


def test_the_last_snapshot_always_arrives_while_both_sides_are_busy(qtbot):
    bridge = Bridge(lambda command, at: None)
    receiver = Receiver(bridge)
    thread = start_thread("publisher", lambda: [bridge.publish(each) for each in range(20_000)])
    qtbot.waitUntil(lambda: receiver.seen[-1:] == [19_999], timeout=20_000)
    thread.join(10)
    assert receiver.seen == sorted(set(receiver.seen))


def test_a_command_goes_out_with_the_time_of_its_key(qapp):
    asked = []
    bridge = Bridge(lambda command, at: asked.append((command, at)))
    bridge.ask(c.Go("one"), 12.5)
    assert asked == [(c.Go("one"), 12.5)]
