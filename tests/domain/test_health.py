"""An OBS's health: rates over windows, whatever its counters do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.alarm import Fault
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.health import MEMORY, HealthWatch, amount, watch_health
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.domain.watch_limits import WatchLimits

LIMITS = WatchLimits()
MEBI = 2**20
OBS = SwitcherSeen(
    PROGRAM,
    Link.READY,
    canvas=Canvas(1280, 720, 30.0),
    fps=30.0,
    cpu=12.0,
    disk_free_mib=100 * 1024.0,
    stream=StreamState.STARTED,
)


class Obs:
    """An OBS whose heart beats once a second."""

    def __init__(self, **fields):
        self.seen = replace(OBS, **fields)
        self.at = 50.0
        self.watch = HealthWatch()

    def beat(self, seconds=1, *, sends=312_500, writes=0, drops=0, skips=0, **fields):
        for _ in range(seconds):
            self.at += 1.0
            self.seen = replace(
                self.seen,
                measured_at=self.at,
                stream_bytes=self.seen.stream_bytes + sends,
                record_bytes=self.seen.record_bytes + writes,
                dropped_frames=self.seen.dropped_frames + drops,
                skipped_frames=self.seen.skipped_frames + skips,
                **fields,
            )
            self.watch = watch_health(self.watch, self.seen, LIMITS)
        return self

    @property
    def health(self):
        return self.watch.health

    @property
    def raised(self):
        return {fault for fault, gate in self.watch.gates.items() if gate.raised}


def test_an_obs_that_is_well_has_its_figures_and_no_alarm():
    obs = Obs(recording=True).beat(30, writes=MEBI)
    assert obs.raised == set()
    assert obs.health.bitrate == pytest.approx(2.5e6)
    assert (obs.health.dropped, obs.health.skipped, obs.health.standing) == (0, 0, 0)
    assert obs.health.cpu == pytest.approx(0.12)
    assert obs.health.disk_hours == pytest.approx(100 * 1024 / 3600)
    assert len(obs.health.trend) == 29


def test_what_was_lost_long_ago_is_not_told():
    obs = Obs(dropped_frames=50_000, skipped_frames=9_000).beat(20)
    assert obs.raised == set()


@pytest.mark.parametrize(
    ("beats", "fault"),
    [
        ({"drops": 3}, Fault.DROPPED),
        ({"skips": 3}, Fault.SKIPPED),
        ({"congestion": 0.8}, Fault.CONGESTED),
        ({"fps": 24.0}, Fault.FPS),
        ({"cpu": 95.0}, Fault.CPU),
        ({"sends": 0}, Fault.STALLED),
        ({"stream": StreamState.RECONNECTING}, Fault.RECONNECTING),
    ],
)
def test_each_trouble_is_told_and_cleared_when_it_is_over(beats, fault):
    obs = Obs().beat(15)
    assert obs.raised == set()
    obs.beat(12, **beats)
    assert obs.raised == {fault}
    obs.beat(25, fps=30.0, cpu=12.0, congestion=0.0, stream=StreamState.STARTED)
    assert obs.raised == set()


def test_a_stream_that_stands_still_is_told_after_two_seconds_with_the_moment_it_stopped():
    obs = Obs().beat(10)
    obs.beat(1, sends=0)
    assert obs.raised == set()
    obs.beat(1, sends=0)
    assert obs.raised == {Fault.STALLED}
    assert obs.watch.gates[Fault.STALLED].began == 60.0
    assert amount(obs.health, Fault.STALLED) == 2.0


def test_what_is_seen_between_two_heartbeats_is_no_standing_still():
    obs = Obs().beat(10)
    for _ in range(50):
        obs.watch = watch_health(obs.watch, replace(obs.seen, scene="X"), LIMITS)
    assert obs.raised == set()
    assert len(obs.watch.readings) == 10


def test_a_stream_that_was_stopped_stands_still_by_right():
    obs = Obs().beat(10).beat(20, sends=0, stream=StreamState.STOPPED)
    assert obs.raised == set()
    assert obs.health.bitrate is None
    assert obs.health.standing is None


def test_counters_that_start_anew_after_a_reconnect_are_no_loss_and_no_standing_still():
    obs = Obs().beat(20, drops=0)
    obs.seen = replace(obs.seen, stream_bytes=0, dropped_frames=0, skipped_frames=0)
    obs.beat(10)
    assert obs.raised == set()
    assert obs.health.bitrate == pytest.approx(2.5e6)


def test_the_disk_is_measured_by_what_the_recording_takes():
    obs = Obs(recording=True, disk_free_mib=5000.0).beat(10, writes=MEBI)
    assert obs.health.disk_hours == pytest.approx(5000 / 3600)
    assert obs.raised == set()
    obs.beat(15, writes=2 * MEBI)
    assert obs.raised == {Fault.DISK}


def test_before_a_recording_the_stream_s_rate_tells_the_disk_s_hours_and_raises_nothing():
    obs = Obs(disk_free_mib=100.0).beat(20)
    assert obs.health.disk_hours == pytest.approx(100 * MEBI / 312_500 / 3600)
    assert obs.raised == set()
    assert Obs(stream=StreamState.STOPPED).beat(20).health.disk_hours is None


def test_what_a_recording_took_is_remembered_after_it():
    obs = Obs(recording=True, stream=StreamState.STOPPED).beat(10, writes=MEBI)
    obs.beat(80, recording=False)
    assert obs.health.disk_hours == pytest.approx(100 * 1024 / 3600)


def test_an_obs_that_is_not_connected_is_not_judged():
    obs = Obs().beat(10).beat(10, sends=0)
    assert obs.raised == {Fault.STALLED}
    obs.beat(1, link=Link.SILENT)
    assert obs.raised == set()
    assert obs.watch.readings == ()


def test_only_a_minute_is_remembered():
    obs = Obs().beat(200)
    assert obs.watch.readings[0].at >= obs.at - MEMORY
    assert len(obs.health.trend) == 60


BEATS = st.lists(
    st.tuples(
        st.integers(0, 10**9),
        st.integers(0, 10**6),
        st.sampled_from(StreamState),
        st.sampled_from([Link.READY, Link.READY, Link.SILENT]),
        st.booleans(),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(BEATS)
def test_whatever_obs_counts_no_rate_is_negative_and_nothing_fails(beats):
    watch, at = HealthWatch(), 0.0
    for count, frames, stream, link, recording in beats:
        at += 1.0
        seen = replace(
            OBS,
            link=link,
            stream=stream,
            recording=recording,
            stream_bytes=count,
            record_bytes=count,
            dropped_frames=frames,
            skipped_frames=frames,
            measured_at=at,
        )
        watch = watch_health(watch, seen, LIMITS)
        figures = (watch.health.bitrate, watch.health.dropped, watch.health.skipped)
        assert all(figure is None or figure >= 0 for figure in figures)
        assert all(rate >= 0 for rate in watch.health.trend)
