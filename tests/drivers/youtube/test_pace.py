"""How long until the next look: by how far the broadcast is and how near its start."""

from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.domain.broadcast import Stage
from eventdesk.drivers.youtube.diff import Rest, Settle, Stuck, WaitForIngest
from eventdesk.drivers.youtube.pace import hurried, pause_after, trouble_with
from eventdesk.drivers.youtube.state import Broadcast, InFlight, Life, Observed, Stream

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
FED = Stream("s", status="active")


def seen(life, minutes=0.0, stream=FED):
    start = None if minutes is None else NOW + timedelta(minutes=minutes)
    return Observed(broadcast=Broadcast("b", life, scheduled_start=start), stream=stream)


@pytest.mark.parametrize(
    ("observed", "seconds"),
    [
        (Observed(), 300.0),
        (seen(Life.READY, 24 * 60), 300.0),
        (seen(Life.READY, 61), 300.0),
        (seen(Life.READY, 60), 15.0),
        (seen(Life.READY, 1), 15.0),
        (seen(Life.READY, -30), 15.0),
        (seen(Life.READY, None), 15.0),
        (seen(Life.TESTING, 24 * 60), 15.0),
        (seen(Life.LIVE), 30.0),
        (seen(Life.LIVE, stream=Stream("s", status="inactive")), 5.0),
        (seen(Life.COMPLETE), 300.0),
    ],
)
def test_the_pace_of_looks_that_nothing_hangs_on(observed, seconds):
    assert pause_after(Rest(), observed, 0, NOW) == seconds


def test_a_transition_is_read_back_at_two_seconds_and_slower_up_to_ten():
    def at(reads):
        return Observed(in_flight=InFlight(Stage.LIVE, since=0.0, reads=reads))

    pauses = [pause_after(Settle(), at(reads), 0, NOW) for reads in range(6)]
    assert pauses == [2.0, 3.0, 4.5, 6.75, 10.0, 10.0]


def test_the_stream_that_is_waited_for_is_looked_at_quickly():
    pauses = [pause_after(WaitForIngest(), Observed(), same, NOW) for same in range(9)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (2.0, 10.0)
    assert pause_after(Stuck(None), Observed(), 0, NOW) == 30.0


def test_while_a_stream_waits_for_the_old_one_s_end_looks_come_quickly():
    assert hurried(30.0, handover=True) == 2.0
    assert hurried(1.0, handover=True) == 1.0
    assert hurried(30.0, handover=False) == 30.0


def test_one_that_the_audience_is_not_at_is_looked_at_seldom_and_raises_no_alarm():
    lost = seen(Life.LIVE, stream=Stream("s", status="inactive"))
    assert pause_after(Rest(), lost, 0, NOW, aside=True) == 300.0
    assert trouble_with(Rest(), lost, 0, 0.0, 60.0).code == "ingestLost"
    assert trouble_with(Rest(), lost, 0, 0.0, 60.0, aside=True) is None
