"""Two real OBSes under one desk: one GO for both, one frozen, one killed and replaced."""

import pytest

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import LegStatus, Link
from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.youtube import Rtmp, Timing, YouTubeStandIn
from support.desk_process import DeskProcess
from support.operator import as_run, go, noted, stage
from support.real_obs import RealObs
from support.several import SeveralObs, sheet, status

VENUE, BACKUP = "venue", "backup"


@pytest.fixture(scope="module")
def pair():
    """Two OBSes, one after the other: each test finds both running and not streaming."""
    with RealObs() as first, RealObs() as second:
        yield first, second


@pytest.fixture
def youtube():
    """With a real ingest, and quick to say what it receives."""
    timing = Timing(settle=0.5, active=0.5, inactive=0.5)
    rtmp = Rtmp(update=0.5, idle=4.0, health=0.5)
    youtube = YouTubeStandIn(clock=SystemClock(), timing=timing, rtmp=rtmp)
    youtube.start()
    yield youtube
    youtube.stop()


def scene(client):
    return client.request("GetCurrentProgramScene")["currentProgramSceneName"]


def streams(client):
    return client.request("GetStreamStatus")["outputActive"]


@pytest.mark.expected_log("overlay-missing")
def test_one_go_moves_both_and_a_stopped_one_holds_nothing_up(pair, tmp_path, qapp):
    program, venue = pair
    places = {PROGRAM: (program.port, program.password), VENUE: (venue.port, venue.password)}
    with SeveralObs(tmp_path, sheet(tmp_path), places) as show:
        show.until_ready(PROGRAM, VENUE)
        with program.client() as one, venue.client() as other:
            show.until_on_air(show.go(), PROGRAM, VENUE)
            assert (scene(one), scene(other)) == ("Podium", "Break")
            venue.pause()
            try:
                snapshot = show.until_on_air(show.go(), PROGRAM)
                assert status(snapshot, "two", VENUE) is not LegStatus.ON_AIR
                assert snapshot.tally is Tally.ON_AIR
                assert scene(one) == "Slides"
                show.until(lambda now: now.switchers[VENUE].link is Link.SILENT, "it is told")
                assert show.until_on_air(show.go(), PROGRAM).tally is Tally.ON_AIR
            finally:
                venue.resume()
            show.until_ready(PROGRAM, VENUE)
            show.until_on_air(show.go(), PROGRAM, VENUE)
            assert (scene(one), scene(other)) == ("Slides", "Break")


@pytest.fixture
def desk(pair, youtube, screen, tmp_path):
    """The desk on two OBSes: the program's from the command line, its backup's from settings."""
    program, backup = pair
    config = tmp_path / "config" / "EventDesk" / "settings.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'[outputs.backup]\naddress = "127.0.0.1:{backup.port}"\n', encoding="utf-8")
    path = sheet(tmp_path, broadcast=True)
    desk = DeskProcess(
        screen,
        tmp_path,
        path,
        *("--obs", f"127.0.0.1:{program.port}", "--guard", "0", "--no-pictures"),
        *("--youtube-endpoint", youtube.url),
        environment={
            "EVENTDESK_OBS_PASSWORD": program.password,
            "EVENTDESK_OBS_PASSWORD_BACKUP": backup.password,
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        },
    )
    with desk:
        yield desk, path


def test_a_killed_program_s_backup_takes_stream_and_scenes_over_and_outlives_the_desk(
    pair, desk, youtube
):
    (program, backup), (desk, path) = pair, desk
    with backup.client(timeout=30) as observer:
        assert go(desk) == "one"
        desk.wait(lambda: stage(youtube) == "live", "YouTube live")
        assert not streams(observer)
        program.kill()
        desk.keyboard.hold("m")
        desk.wait(lambda: noted(desk, "ProgramMoved"), "the program moved by M")
        desk.keyboard.let_go("m")
        desk.wait(lambda: streams(observer), "the backup's stream")
        assert go(desk) == "two"
        assert scene(observer) == "Slides"
        assert stage(youtube) == "live"
        program.start()
        with program.client(timeout=30) as old:
            assert [go(desk), go(desk)] == ["three", "four"]
            desk.wait(lambda: scene(old) == "Slides", "the old program following as a backup")
            assert not streams(old)
            desk.kill()
            quiet, quiet_old = observer.mark(), old.mark()
            desk.start()
            remarks = [remark["code"] for remark in as_run(desk, path)["remarks"]]
            assert {"program-moved", "reopened"} <= set(remarks)
            assert streams(observer)
            assert not streams(old)
            moved = {"CurrentProgramSceneChanged", "StreamStateChanged"}
            assert not [one for one in observer.events(quiet) if one.type in moved]
            assert not [one for one in old.events(quiet_old) if one.type in moved]
        observer.request("StopStream")
