"""The stream leaves one address of the show's own for another, and is never taken from others."""

import pytest

from eventdesk.domain.broadcast import StreamTarget
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus, StreamState, StreamWanted
from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.obs import ObsStandIn
from support.driving import Desk

OLD, NEW = (StreamTarget("rtmp://127.0.0.1/live2", Secret(key)) for key in ("old", "new"))


@pytest.fixture
def told():
    return []


@pytest.fixture
def standin(told):
    standin = ObsStandIn(SystemClock())

    def stream(_server, key, active):
        told.append((key.reveal(), active))
        return True

    standin.on_stream(stream)
    standin.start()
    yield standin
    standin.stop()


@pytest.fixture
def desk(standin, tmp_path):
    with Desk(standin.port, None, tmp_path) as desk:
        desk.wait_ready()
        yield desk


def test_it_stops_and_begins_anew_where_it_may_leave(desk, told):
    take = desk.want(stream=StreamWanted(True, OLD))
    assert desk.last(take, Leg.STREAM).status is LegStatus.ON_AIR
    take = desk.want(stream=StreamWanted(True, NEW, frozenset({OLD})))
    assert desk.last(take, Leg.STREAM).status is LegStatus.ON_AIR
    assert told == [("old", True), ("old", False), ("new", True)]
    assert desk.seen.stream is StreamState.STARTED


def test_the_same_again_lets_it_run(desk, told):
    for _ in range(2):
        take = desk.want(stream=StreamWanted(True, NEW, frozenset({OLD})))
        assert desk.last(take, Leg.STREAM).status is LegStatus.ON_AIR
    assert told == [("new", True)]


def test_a_stream_of_somebody_else_s_is_not_stopped(desk, told):
    take = desk.want(stream=StreamWanted(True, OLD))
    desk.last(take, Leg.STREAM)
    other = StreamTarget("rtmp://127.0.0.1/live2", Secret("other"))
    take = desk.want(stream=StreamWanted(True, NEW, frozenset({other})))
    report = desk.last(take, Leg.STREAM)
    assert (report.status, report.trouble.code) == (LegStatus.FAILED, "streams-elsewhere")
    assert told == [("old", True)]


def test_one_that_stopped_in_the_middle_of_the_move_begins_at_the_new_address(desk, told):
    take = desk.want(stream=StreamWanted(True, OLD))
    desk.last(take, Leg.STREAM)
    take = desk.want(stream=StreamWanted(False))
    desk.last(take, Leg.STREAM)
    take = desk.want(stream=StreamWanted(True, NEW, frozenset({OLD})))
    assert desk.last(take, Leg.STREAM).status is LegStatus.ON_AIR
    assert told[-1] == ("new", True)
