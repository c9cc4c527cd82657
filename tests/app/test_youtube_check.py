"""Preflight on YouTube against the stand-in: asked through Google's client, nothing changed."""

import pytest
from msgspec.structs import replace

from eventdesk.app import youtube_check
from eventdesk.app.accounts import Accounts
from eventdesk.app.youtube_check import check_youtube
from eventdesk.domain.finding import Level
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn
from eventdesk.storage.library import first_moment
from eventdesk.storage.plan import read_plan
from eventdesk.ui import youtube_check_words

DEMO = asset("demo", "daejeon-2021.yaml")
SHEET = read_plan(DEMO).sheet
SHEET = replace(SHEET, broadcast=replace(SHEET.broadcast, thumbnail="desk.png"))
PICTURES = asset("pictures", "desk.png").parent


@pytest.fixture
def clock():
    return RehearsalClock(first_moment(SHEET), 1.0)


@pytest.fixture
def standin(clock):
    running = YouTubeStandIn(clock=clock)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def look(clock, standin, tmp_path, keyring, monkeypatch):
    monkeypatch.setattr(youtube_check, "_SECOND_TRY", 0.0)
    accounts = Accounts(tmp_path, clock, standin.url)

    def run(beside=PICTURES):
        return {one.code: one for one in check_youtube(accounts, SHEET, beside, clock)}

    return run


def test_a_channel_that_is_ready_is_green_and_nothing_was_written(look, standin):
    findings = look()
    assert findings["youtube-live-enabled"].level is Level.GREEN
    assert findings["youtube-lives-none"].level is Level.GREEN
    assert findings["youtube-thumbnail-fine"].level is Level.GREEN
    assert {entry.method.split(".")[1] for entry in standin.journal} == {"list"}
    assert standin.units_used <= 5


def test_what_is_live_there_is_named(look, standin, clock):
    made = standin.put_broadcast("Another show", clock.now(), details={"enableAutoStart": False})
    standin.happen("edit", broadcast=made)
    with standin._service.settled() as channel:
        channel.broadcasts[made].life = "live"
    assert look()["youtube-lives-some"].about == "“Another show”"


def test_a_channel_without_live_streaming_is_red_and_a_passing_mistake_is_none(look, standin):
    refused = Fault(FaultKind.REFUSE, "liveStreamingNotEnabled", method="liveStreams.list")
    standin.fail(refused)
    assert "youtube-live-enabled" in look()
    standin.fail(Fault(refused.kind, refused.reason, method=refused.method, times=2))
    bad = look()["youtube-live-bad"]
    assert (bad.level, bad.found) == (Level.RED, "liveStreamingNotEnabled")
    assert "Enable it in YouTube Studio" in youtube_check_words.sentence(bad)


def test_what_cannot_be_asked_is_not_called_bad(look, standin):
    standin.fail(Fault(FaultKind.REFUSE, "backendError", method="liveStreams.list"))
    told = look()["youtube-not-asked"]
    assert (told.level, told.found) == (Level.UNKNOWN, "backendError")


def test_a_thumbnail_that_is_not_there_is_found(look, tmp_path):
    bad = look(beside=tmp_path)["youtube-thumbnail-bad"]
    assert bad.found == "thumbnailMissing"


def test_every_line_has_words(look, standin):
    for finding in look().values():
        assert youtube_check_words.sentence(finding) != finding.code
