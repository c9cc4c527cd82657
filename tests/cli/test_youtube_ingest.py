"""``eventdesk youtube test-ingest`` as a person runs it, between two stand-ins."""

import pytest

from eventdesk.cli import youtube_ingest
from eventdesk.cli.main import main
from eventdesk.domain.secret import Secret
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import RehearsalClock, SystemClock
from eventdesk.standins.obs import ObsStandIn
from eventdesk.standins.youtube import Timing, YouTubeStandIn
from eventdesk.storage.plan import read_plan

DEMO = asset("demo", "daejeon-2021.yaml")


@pytest.fixture
def clock(monkeypatch):
    """An hour in a minute, for the verb as well."""
    fast = RehearsalClock(SystemClock().now(), 60.0)
    monkeypatch.setattr(youtube_ingest, "SystemClock", lambda: fast)
    return fast


@pytest.fixture
def youtube(clock):
    timing = Timing(settle=2, active=2, inactive=2)
    running = YouTubeStandIn(clock=clock, timing=timing)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def obs(youtube, clock, monkeypatch):
    monkeypatch.setenv("EVENTDESK_OBS_PASSWORD", "joined")
    running = ObsStandIn.from_sheet(read_plan(DEMO).sheet, clock, password=Secret("joined"))
    running.on_stream(lambda server, key, active: youtube.ingest(key.reveal(), active))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def verb(youtube, tmp_path, capsys, qapp):
    def run(*more, sheet=DEMO):
        where = ("--youtube-endpoint", youtube.url, "--data-dir", str(tmp_path))
        arguments = ("youtube", "test-ingest", str(sheet), *where, "--language", "en", *more)
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_the_way_is_tried_and_nothing_is_left(verb, youtube, obs):
    status, out, err = verb("--obs", f"127.0.0.1:{obs.port}")
    assert (status, err) == (0, "")
    assert "YouTube shows the picture in its private preview." in out
    assert "Health: good" in out
    assert out.endswith("The test's broadcast is deleted again.\n")
    assert youtube.state()["broadcasts"] == []
    assert youtube.units_used <= 330
    assert not any(secret in out for secret in keys(youtube))


def keys(youtube):
    return [each["cdn"]["ingestionInfo"]["streamName"] for each in youtube.state()["streams"]]


def test_nothing_is_tried_while_something_is_live(verb, youtube):
    made = youtube.put_broadcast("The real show", SystemClock().now())
    with youtube._service.settled() as channel:
        channel.broadcasts[made].life = "live"
    status, _, err = verb()
    assert status == 2
    assert "The real show" in err


@pytest.mark.parametrize("text", ["nobody:x", ":4455"])
def test_an_address_that_is_none_is_refused(verb, text):
    status, _, err = verb("--obs", text)
    assert (status, "HOST:PORT" in err) == (2, True)


def test_a_sheet_without_a_broadcast_has_nothing_to_test(verb, tmp_path):
    sheet = tmp_path / "local.yaml"
    sheet.write_text(
        "eventdesk: 1\nevent: {title: x, date: 2090-04-23, timezone: Asia/Seoul}\n"
        "sessions:\n  - {id: a, title: A, cues: [{id: b, title: B, scene: S}]}\n"
    )
    status, _, err = verb(sheet=sheet)
    assert (status, "no broadcast" in err) == (2, True)
