"""The test of the picture's way: two stand-ins joined, everything taken down again."""

import pytest

from eventdesk.app.ingest_test import TITLE, IngestTest
from eventdesk.app.parts import Workplace
from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube import Anonymous, YouTubeDriver
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.obs import ObsStandIn
from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn
from eventdesk.storage.library import first_moment
from eventdesk.storage.plan import read_plan

SHEET = read_plan(asset("demo", "daejeon-2021.yaml")).sheet
PASSWORD = Secret("joined")


@pytest.fixture
def clock():
    return RehearsalClock(first_moment(SHEET), 60.0)


@pytest.fixture
def youtube(clock):
    running = YouTubeStandIn(clock=clock)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def obs(clock, youtube):
    running = ObsStandIn.from_sheet(SHEET, clock, password=PASSWORD)
    running.on_stream(lambda server, key, active: youtube.ingest(key.reveal(), active))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def steps():
    return []


@pytest.fixture
def attempt(clock, youtube, obs, steps, tmp_path):
    def run():
        place = Workplace(lambda: SHEET, clock, tmp_path)
        driver = YouTubeDriver(clock, Anonymous(), youtube.url)
        return IngestTest(
            place.obs(("127.0.0.1", obs.port), PASSWORD), driver, clock, steps.append
        ).run()

    return run


def test_the_picture_comes_into_the_private_preview_and_all_ends(attempt, steps, youtube, obs):
    result = attempt()
    assert (result.failed, result.ended) == ("", True)
    assert result.health in {"good", "ok"}
    assert steps == ["obs", "youtube", "preview", "health"]
    (broadcast,) = youtube.state()["broadcasts"]
    assert broadcast["snippet"]["title"] == TITLE
    assert broadcast["status"]["privacyStatus"] == "private"
    assert broadcast["status"]["lifeCycleStatus"] == "complete"
    transitions = [e for e in youtube.journal if e.method == "liveBroadcasts.transition"]
    assert len(transitions) == 2  # it was never live


def test_without_an_obs_nothing_is_made(clock, youtube, tmp_path, steps):
    place = Workplace(lambda: SHEET, clock, tmp_path)
    driver = YouTubeDriver(clock, Anonymous(), youtube.url)
    result = IngestTest(place.obs(("127.0.0.1", 1), None), driver, clock, steps.append).run()
    assert (result.failed, result.broadcast, steps) == ("obs", None, [])
    assert youtube.state()["broadcasts"] == []


def test_a_channel_that_may_not_stream_is_said(attempt, youtube, steps):
    refused = Fault(FaultKind.REFUSE, "liveStreamingNotEnabled", times=None)
    youtube.fail(refused)
    result = attempt()
    assert result.failed == "youtube"
    assert result.trouble.code == "liveStreamingNotEnabled"
    assert steps == ["obs"]


def test_a_picture_that_never_comes_is_told_and_obs_stops(clock, youtube, obs, attempt, steps):
    obs.on_stream(lambda server, key, active: True)  # YouTube hears nothing of it
    result = attempt()
    assert (result.failed, result.ended) == ("preview", False)
    assert steps == ["obs", "youtube"]
    (broadcast,) = youtube.state()["broadcasts"]
    assert broadcast["status"]["lifeCycleStatus"] == "ready"
