"""A real OBS as the encoder of the YouTube stand-in."""

import threading

import pytest

from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.youtube import Rtmp, Timing, YouTubeStandIn

PATIENCE_SECONDS = 60


@pytest.fixture
def youtube():
    timing = Timing(active=0.5, inactive=0.5)
    rtmp = Rtmp(update=0.5, idle=4.0, health=0.5)
    youtube = YouTubeStandIn(clock=SystemClock(), timing=timing, rtmp=rtmp)
    youtube.start()
    yield youtube
    youtube.stop()


@pytest.fixture
def stream(youtube):
    """A stream of the stand-in, bound to nothing; its key."""
    return youtube.happen("stream", title="Encoder")


def until(youtube, fits):
    """Look at the one stream until its status fits."""
    patience = threading.Event()
    status = None
    for _ in range(PATIENCE_SECONDS * 5):
        status = youtube.state()["streams"][0]["status"]
        if fits(status):
            return status
        patience.wait(0.2)
    raise TimeoutError(f"never came; last {status}")


def has_issue(kind):
    def fits(status):
        found = status["healthStatus"].get("configurationIssues", [])
        return kind in [issue["type"] for issue in found]

    return fits


def is_status(name):
    return lambda status: status["streamStatus"] == name


def begin(client, youtube, key):
    settings = {"server": youtube.ingest_url, "key": key}
    client.request(
        "SetStreamServiceSettings",
        streamServiceType="rtmp_custom",
        streamServiceSettings=settings,
    )
    client.request("StartStream")


@pytest.mark.real_obs
@pytest.mark.slow
def test_a_real_obs_is_received_judged_lost_and_taken_back(start_real_obs, youtube, stream):
    obs = start_real_obs()
    with obs.client() as client:
        begin(client, youtube, stream)
        active = until(youtube, is_status("active"))
        assert active["healthStatus"]["status"] in {"good", "ok"}
        obs.pause()  # connected, and nothing comes
        starved = until(youtube, has_issue("videoIngestionStarved"))
        assert starved["healthStatus"]["status"] == "bad"
        until(youtube, is_status("inactive"))  # dropped as idle
        obs.resume()
        until(youtube, is_status("active"))  # OBS connects again by itself
        client.request("StopStream")
        until(youtube, is_status("inactive"))


@pytest.mark.real_obs
@pytest.mark.slow
def test_a_real_obs_is_refused_with_a_key_that_is_not_known(start_real_obs, youtube, stream):
    obs = start_real_obs()
    with obs.client() as client:
        since = client.mark()
        begin(client, youtube, f"{stream}-typo")
        client.wait_for("StreamStateChanged", since, outputState="OBS_WEBSOCKET_OUTPUT_STOPPED")
        assert not client.request("GetStreamStatus")["outputActive"]
    assert youtube.state()["streams"][0]["status"]["streamStatus"] == "ready"
