"""A device that is made later loses nothing that was asked of it before."""

import threading

from eventdesk.domain.switcher import SwitcherDesired
from eventdesk.engine.late import LateBroadcaster, LateSwitcher

PATIENCE = 5


class Device:
    """Notes what it is asked."""

    output = "program"

    def __init__(self):
        self.asked = []
        self.started = threading.Event()
        self.stopped = False

    def start(self, report):
        report("hello")
        self.started.set()

    def want(self, desired):
        self.asked.append(desired)

    def prepare(self, graphic):
        self.asked.append(graphic)

    def reconnect(self, password=None):
        self.asked.append(password)

    def picture(self, scene, width):
        return b"jpeg"

    def stop(self):
        self.stopped = True


def test_what_is_asked_before_the_device_is_there_reaches_it_in_order():
    device, heard = Device(), []
    late = LateSwitcher("program", lambda: device)
    late.start(heard.append)
    first, second = SwitcherDesired(1, "GO one"), SwitcherDesired(2, "GO two")
    late.want(first)
    late.want(second)
    assert late.picture("A", 320) is None
    assert device.asked == []
    late.begin()
    assert device.started.wait(PATIENCE)
    late.stop()
    assert device.asked == [first, second]
    assert heard == ["hello"]
    assert device.stopped


def test_what_is_asked_later_goes_straight_through():
    device = Device()
    late = LateSwitcher("program", lambda: device)
    late.begin()
    late.start(lambda _: None)
    assert device.started.wait(PATIENCE)
    late.reconnect(None)
    late.stop()
    assert device.asked == [None]
    assert late.picture("A", 320) == b"jpeg"


def test_a_device_that_was_never_begun_is_never_made():
    made = []
    late = LateBroadcaster("youtube", lambda: made.append(1))
    late.start(lambda _: None)
    late.stop()
    assert made == []


def made_anew():
    """A late broadcaster, and every device that was made for it."""
    made, there = [], threading.Event()

    def make():
        device = Device()
        device.started = there
        made.append(device)
        return device

    return LateBroadcaster("youtube", make), made, there


def test_a_device_made_anew_is_asked_for_what_was_wanted_last():
    late, made, there = made_anew()
    heard = []
    late.start(heard.append)
    late.want("first")
    late.begin()
    assert there.wait(PATIENCE)
    late.want("second")
    late.renew()
    late.want("third")
    late.stop()
    assert made[0].stopped
    assert made[0].asked[-1] == "second"
    assert made[1].asked == ["second", "third"]
    assert made[1].stopped
    assert heard == ["hello", "hello"]


def test_nothing_is_made_anew_that_was_not_there_or_has_ended():
    late, made, _there = made_anew()
    late.start(lambda seen: None)
    late.renew()
    assert made == []
    late.stop()
    late.renew()
    assert made == []
