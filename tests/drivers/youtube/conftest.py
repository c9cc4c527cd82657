"""The driver against the stand-in: the same code and the same sockets as in a show, only fast."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.domain.broadcast import BroadcastDesired, Stage
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.text import Text
from eventdesk.drivers.youtube import Anonymous, YouTubeDriver
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.youtube import Timing, YouTubeStandIn

NOW = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)
START = datetime(2021, 4, 23, 0, 50, tzinfo=UTC)
TITLE = "탄소중립 컨퍼런스"
PLAN = BroadcastPlan(
    title=Text((("ko", TITLE), ("en", "Carbon-neutral conference"))),
    description=Text((("ko", "대전"), ("en", "Daejeon"))),
    latency="low",
)


def desired(stage=Stage.SCHEDULED, marker="EventDesk run-1", plan=PLAN, **more):
    return BroadcastDesired(
        stage=stage,
        plan=plan,
        languages=("ko", "en"),
        scheduled_start=START,
        marker=marker,
        **more,
    )


@pytest.fixture(name="desired")
def desired_fixture():
    return desired


@pytest.fixture
def clock():
    return RehearsalClock(NOW, 60.0)


@pytest.fixture
def standin(clock):
    timing = Timing(settle=2, active=2, inactive=2)
    standin = YouTubeStandIn(clock=clock, timing=timing)
    standin.start()
    yield standin
    standin.stop()


class Desk:
    """A driver, and everything it ever reported."""

    def __init__(self, clock, standin, credentials, timeout, **more):
        self.clock, self.standin = clock, standin
        self.driver = YouTubeDriver(clock, credentials, standin.url, timeout, **more)
        self.seen = []
        self._arrived = threading.Condition()
        self.driver.start(self._take)

    def _take(self, seen):
        with self._arrived:
            self.seen.append(seen)
            self._arrived.notify_all()

    def want(self, stage=Stage.SCHEDULED, **more):
        self.driver.want(desired(stage, **more))

    def wait(self, condition, seconds=20):
        """Until the newest report fits; that report."""
        with self._arrived:
            fits = self._arrived.wait_for(lambda: self.seen and condition(self.seen[-1]), seconds)
            assert fits, f"never came; last {self.seen[-1:]}"
            return self.seen[-1]

    def wait_on(self, name, condition, seconds=20):
        """Until the newest report on the broadcast of this name fits; that report."""

        def newest():
            found = [seen for seen in self.seen if seen.name == name]
            return found[-1] if found and condition(found[-1]) else None

        with self._arrived:
            assert self._arrived.wait_for(newest, seconds), f"never came; last {self.seen[-3:]}"
            return newest()

    def wait_for_any(self, condition, seconds=20):
        """Until some report fitted, even if it has passed; that report."""
        with self._arrived:
            fits = self._arrived.wait_for(lambda: any(map(condition, self.seen)), seconds)
            assert fits, f"never came; last {self.seen[-3:]}"
            return next(filter(condition, self.seen))

    def reach(self, stage, **more):
        """Want a stage, feed the stream as OBS would, and wait until YouTube shows it."""
        self.want(stage, **more)
        if stage >= Stage.PREVIEW:
            self.feed()
        return self.wait(lambda seen: seen.stage is stage)

    def feed(self, active=True):
        seen = self.wait(lambda seen: seen.stage >= Stage.SCHEDULED)
        assert self.standin.ingest(self.key_of(seen.id), active)

    def key_of(self, broadcast_id):
        """The key of the stream that the broadcast is bound to."""
        state = self.standin.state()
        bound = {b["id"]: b["contentDetails"].get("boundStreamId") for b in state["broadcasts"]}
        keys = {s["id"]: s["cdn"]["ingestionInfo"]["streamName"] for s in state["streams"]}
        return keys[bound[broadcast_id]]

    def stop(self):
        self.driver.stop()


@pytest.fixture
def open_desk(clock, standin):
    """Start a driver; as many as a test likes."""
    desks = []

    def start(credentials=Anonymous(), timeout=0.5, **more):  # noqa: B008 - it holds nothing
        desks.append(Desk(clock, standin, credentials, timeout, **more))
        return desks[-1]

    yield start
    for desk in desks:
        desk.stop()


@pytest.fixture
def desk(open_desk):
    return open_desk()


@pytest.fixture
def done(standin):
    """The calls of one method that were done, oldest first."""
    return lambda method: [e for e in standin.journal if e.method == method and e.done]


@pytest.fixture
def later():
    """A moment of the broadcast's schedule, some time after its start."""
    return lambda **amount: START + timedelta(**amount)
