"""Whatever goes wrong and whatever is asked when: one broadcast, never back, and true lights."""

import threading
from datetime import UTC, datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Service, Stage
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.text import Text
from eventdesk.drivers.youtube import Anonymous, YouTubeDriver
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.youtube import Fault, FaultKind, Timing, YouTubeStandIn

NOW = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)
LIVES = ("created", "ready", "testStarting", "testing", "liveStarting", "live", "complete")
METHODS = (
    "",
    "liveBroadcasts.insert",
    "liveBroadcasts.list",
    "liveBroadcasts.bind",
    "liveBroadcasts.transition",
    "liveStreams.insert",
    "liveStreams.list",
    "videos.update",
)
REASONS = (
    "backendError",
    "internalError",
    "rateLimitExceeded",
    "liveStreamingNotEnabled",
    "authError",
)
PLAIN = (FaultKind.GARBAGE, FaultKind.DROP_BEFORE, FaultKind.DROP_AFTER)
faults = (
    st.builds(
        Fault,
        kind=st.sampled_from(PLAIN),
        method=st.sampled_from(METHODS),
        times=st.integers(1, 2),
    )
    | st.builds(
        Fault,
        kind=st.just(FaultKind.REFUSE),
        reason=st.sampled_from(REASONS),
        method=st.sampled_from(METHODS),
    )
    | st.builds(
        Fault,
        kind=st.just(FaultKind.REFUSE_AFTER),
        reason=st.sampled_from(("backendError", "internalError")),
        method=st.sampled_from(METHODS),
    )
)


class Show(RuleBasedStateMachine):
    """A show in which everything that can fail does, and the desk crashes now and then."""

    @initialize()
    def begin(self):
        self.clock = RehearsalClock(NOW, 600.0)
        self.standin = YouTubeStandIn(clock=self.clock, timing=Timing(3, 3, 3, 60))
        self.standin.start()
        self.arrived = threading.Condition()
        self.stage, self.known, self.furthest = Stage.NONE, None, 0
        self.open()

    def open(self):
        self.seen = BroadcastSeen()
        self.driver = YouTubeDriver(self.clock, Anonymous(), self.standin.url, timeout=2)
        self.driver.start(self.take)

    def take(self, seen):
        with self.arrived:
            self.seen = seen
            self.known = seen.id or self.known
            self.arrived.notify_all()

    def want(self, stage):
        self.stage = max(self.stage, stage)
        plan = BroadcastPlan(Text((("ko", "회의"), ("en", "Conference"))))
        wish = BroadcastDesired(
            self.stage, plan, ("ko", "en"), NOW.replace(hour=5), "EventDesk 1", self.known
        )
        self.driver.want(wish)

    @rule(stage=st.sampled_from([Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE]))
    def ask(self, stage):
        self.want(stage)

    @rule(fault=faults)
    def go_wrong(self, fault):
        self.standin.fail(fault)

    @rule(active=st.booleans())
    def feed(self, active):
        for stream in self.state()["streams"]:
            self.standin.ingest(stream["cdn"]["ingestionInfo"]["streamName"], active)

    @rule(milliseconds=st.integers(5, 60))
    def let_pass(self, milliseconds):
        with self.arrived:
            self.arrived.wait(milliseconds / 1000)

    @rule()
    @precondition(lambda self: self.stage is not Stage.NONE)  # no timing decides what can be drawn
    def crash_and_come_back(self):
        self.driver.stop()
        self.open()
        self.want(self.stage)

    @rule()
    @precondition(lambda self: self.stage is Stage.LIVE)
    def everything_heals_and_the_show_is_live(self):
        self.standin.heal()
        self.driver.retry()
        for stream in self.until_there_is_a_stream():
            self.standin.ingest(stream["cdn"]["ingestionInfo"]["streamName"], True)
        with self.arrived:
            live = self.arrived.wait_for(
                lambda: self.seen.stage is Stage.LIVE and self.seen.service is Service.OK, 15
            )
        assert live, f"never live: {self.seen}"

    def until_there_is_a_stream(self):
        with self.arrived:
            assert self.arrived.wait_for(lambda: self.seen.target is not None, 15), self.seen
        return self.state()["streams"]

    def state(self):
        return self.standin.state()

    @invariant()
    def there_is_one_broadcast_at_most(self):
        if hasattr(self, "standin"):
            state = self.state()
            assert len(state["broadcasts"]) <= 1
            assert len(state["streams"]) <= 1

    @invariant()
    def a_broadcast_never_goes_back(self):
        if hasattr(self, "standin"):
            for broadcast in self.state()["broadcasts"]:
                at = LIVES.index(broadcast["status"]["lifeCycleStatus"])
                assert at >= self.furthest
                self.furthest = at

    @invariant()
    def the_desk_never_says_live_before_youtube_does(self):
        if hasattr(self, "standin") and self.seen.stage is Stage.LIVE:
            (broadcast,) = self.state()["broadcasts"]
            assert broadcast["status"]["lifeCycleStatus"] == "live"

    def teardown(self):
        if hasattr(self, "driver"):
            self.driver.stop()
            self.standin.stop()


TestShow = Show.TestCase
TestShow.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
