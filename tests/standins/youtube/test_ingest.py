"""A real RTMP server in front of the stand-in, fed by a real encoder."""

import os
import signal
import subprocess
import threading
from datetime import UTC, datetime

import pytest

from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.youtube import Rtmp, RtmpServerError, Timing, YouTubeStandIn
from eventdesk.standins.youtube.ingest import nginx
from eventdesk.standins.youtube.ingest.nginx import RtmpServer
from support.ingest import Encoder

START = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)
PATIENCE = 30


@pytest.fixture
def standin():
    """On a clock that runs, at life speed, with a server that tells and is asked often."""
    timing = Timing(settle=0.5, active=0.5, inactive=0.5)
    rtmp = Rtmp(update=0.3, idle=3.0, health=0.3)
    standin = YouTubeStandIn(clock=RehearsalClock(START, 1.0), timing=timing, rtmp=rtmp)
    standin.start()
    yield standin
    standin.stop()


@pytest.fixture
def stream(google):
    body = {
        "snippet": {"title": "Encoder"},
        "cdn": {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"},
    }
    return google.liveStreams().insert(part="id,cdn,status", body=body).execute()


@pytest.fixture
def seen(google, stream):
    """Ask until the stream's status fits; that status."""

    def look(fits):
        patience = threading.Event()
        status = None
        for _ in range(PATIENCE * 10):
            listed = google.liveStreams().list(id=stream["id"], part="status").execute()
            status = listed["items"][0]["status"]
            if fits(status):
                return status
            patience.wait(0.1)
        raise TimeoutError(f"never came; last {status}")

    return look


def is_status(name):
    return lambda status: status["streamStatus"] == name


def issues(status):
    found = status["healthStatus"].get("configurationIssues", [])
    return {issue["type"]: issue["severity"] for issue in found}


def has_issue(kind):
    return lambda status: kind in issues(status)


def judged_at(status):
    return status["healthStatus"].get("lastUpdateTimeSeconds")


def primary(stream):
    info = stream["cdn"]["ingestionInfo"]
    return f"{info['ingestionAddress']}/{info['streamName']}"


def backup(stream):
    info = stream["cdn"]["ingestionInfo"]
    return f"{info['backupIngestionAddress']}/{info['streamName']}"


def test_an_encoder_makes_the_stream_active_and_its_end_inactive(stream, seen):
    assert stream["status"]["streamStatus"] == "ready"
    with Encoder(primary(stream)):
        active = seen(is_status("active"))
        assert active["healthStatus"]["lastUpdateTimeSeconds"].isdecimal()
        seen(lambda status: status["healthStatus"]["status"] == "good")
    ended = seen(is_status("inactive"))
    assert ended["healthStatus"] == {"status": "noData"}


def test_an_unknown_key_is_refused(standin):
    with Encoder(f"{standin.ingest_url}/nobody-knows-this-key") as encoder:
        assert encoder.wait() != 0


def test_a_second_encoder_on_the_key_does_not_end_the_first(stream, seen, standin):
    with Encoder(primary(stream)):
        seen(is_status("active"))
        with Encoder(primary(stream)) as second:
            assert second.wait() != 0
        # Had its end been taken for the first one's, the stream would be inactive half a second
        # later: let two judgements of health pass.
        for _ in range(2):
            then = judged_at(seen(lambda _: True))
            status = seen(lambda status, then=then: judged_at(status) != then)
            assert status["streamStatus"] == "active"


def test_a_frozen_encoder_starves_the_stream_and_is_dropped(stream, seen):
    with Encoder(primary(stream)) as encoder:
        seen(is_status("active"))
        os.kill(encoder.process.pid, signal.SIGSTOP)
        starved = seen(has_issue("videoIngestionStarved"))
        assert starved["healthStatus"]["status"] == "bad"
        assert starved["streamStatus"] == "active"
        seen(is_status("inactive"))


def test_a_stream_without_sound_is_bad(stream, seen):
    with Encoder(primary(stream), sound=False):
        silent = seen(has_issue("noAudioStream"))
        assert silent["healthStatus"]["status"] == "bad"


def test_a_poor_picture_is_only_a_warning(stream, seen):
    with Encoder(primary(stream), "1280x720", rate="300k", key_frames=100):
        poor = seen(lambda status: {"bitrateLow", "gopSizeLong"} <= set(issues(status)))
        assert poor["healthStatus"]["status"] == "ok"
        assert set(issues(poor).values()) == {"warning"}


def test_the_backup_stream_is_compared_and_carries_on_alone(stream, seen):
    with Encoder(backup(stream), "426x240"):
        with Encoder(primary(stream)):
            seen(has_issue("resolutionMismatch"))
        # The key is still being sent to.
        alone = seen(lambda status: "resolutionMismatch" not in issues(status))
        assert alone["streamStatus"] == "active"
    seen(is_status("inactive"))


def test_a_key_that_is_reset_throws_its_encoder_out(stream, seen, standin):
    with Encoder(primary(stream)) as encoder:
        seen(is_status("active"))
        key = stream["cdn"]["ingestionInfo"]["streamName"]
        assert standin.happen("reset key", key=key) != key
        seen(is_status("inactive"))
        assert encoder.wait() != 0


@pytest.mark.expected_log("has ended by itself")
def test_a_server_that_crashes_leaves_nobody_active(stream, seen, standin):
    with Encoder(primary(stream)):
        seen(is_status("active"))
        standin._ingest.server._nginx.kill()
        seen(is_status("inactive"))


def test_after_a_stop_the_same_addresses_take_the_encoder_again(stream, seen, standin):
    with Encoder(primary(stream)):
        seen(is_status("active"))
        standin.stop()
    standin.start()
    seen(is_status("inactive"))
    with Encoder(primary(stream)):
        seen(is_status("active"))


def test_the_folder_of_a_server_that_was_killed_goes_with_the_next_start(tmp_path, monkeypatch):
    monkeypatch.setattr(nginx.tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen(["true"])
    ended.wait()
    for name, pid in {"killed": ended.pid, "alive": os.getpid(), "beginning": ""}.items():
        folder = tmp_path / f"eventdesk-ingest-{name}"
        folder.mkdir()
        (folder / "nginx.pid").write_text(f"{pid}\n", encoding="ascii")
    nginx._sweep()
    assert {folder.name for folder in tmp_path.iterdir()} == {
        "eventdesk-ingest-alive",
        "eventdesk-ingest-beginning",
    }


def test_without_nginx_it_says_so_and_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr(nginx, "find_nginx", lambda: None)
    standin = YouTubeStandIn(clock=RehearsalClock(START, 1.0), rtmp=Rtmp())
    with pytest.raises(RtmpServerError, match="not installed"):
        standin.start()
    assert standin._server is None


def test_what_nginx_says_of_its_trouble_is_told(standin):
    port, _ = standin._ingest.server.ports
    other = RtmpServer("http://127.0.0.1:1/", Rtmp(port, port))
    with pytest.raises(RtmpServerError, match="Address already in use"):
        other.start()
