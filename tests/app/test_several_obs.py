"""A program, the hall's screen and a backup encoder: the real engine and drivers, stand-ins."""

import pytest

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import LegStatus, Link, StreamState
from eventdesk.engine.clocks import RehearsalClock, SystemClock
from eventdesk.standins.obs import ObsStandIn
from eventdesk.standins.youtube import Timing, YouTubeStandIn
from eventdesk.storage.plan import read_plan
from support.several import SeveralObs, sheet, status

VENUE, BACKUP = "venue", "backup"
ALL = (PROGRAM, VENUE, BACKUP)

pytestmark = pytest.mark.expected_log("overlay-missing")
"""Nobody consented to one: names are tested where somebody did."""


@pytest.fixture
def path(tmp_path, request):
    return sheet(tmp_path, broadcast=getattr(request, "param", False))


@pytest.fixture
def obses(path):
    plan = read_plan(path).sheet
    running = {
        name: ObsStandIn.from_sheet(plan, output=name, password=Secret(name)) for name in ALL
    }
    for obs in running.values():
        obs.start()
    yield running
    for obs in running.values():
        obs.stop()


@pytest.fixture
def show(tmp_path, path, obses, qapp):
    with several(tmp_path, path, obses) as show:
        show.until_ready(*ALL)
        yield show


def several(folder, path, obses, youtube=None, clock=None):
    places = {name: (obs.port, name) for name, obs in obses.items()}
    return SeveralObs(folder, path, places, youtube, clock)


def scene(obs):
    return obs.ask("GetCurrentProgramScene")["currentProgramSceneName"]


def test_one_go_is_seen_on_every_output(show, obses):
    snapshot = show.until_on_air(show.go(), *ALL)
    assert {name: scene(obs) for name, obs in obses.items()} == {
        PROGRAM: "Podium", VENUE: "Break", BACKUP: "Podium",
    }  # fmt: skip
    assert snapshot.tally is Tally.ON_AIR
    show.until_on_air(show.go(), *ALL)
    assert (scene(obses[BACKUP]), scene(obses[VENUE])) == ("Slides", "Podium")


def test_a_frozen_output_is_told_of_and_the_program_does_not_wait_for_it(show, obses):
    show.until_on_air(show.go(), *ALL)
    obses[VENUE].freeze()
    snapshot = show.until_on_air(show.go(), PROGRAM, BACKUP)
    assert status(snapshot, "two", VENUE) in {LegStatus.ASKED, None}, "it had not even failed yet"
    assert snapshot.tally is Tally.ON_AIR
    show.until(lambda now: now.switchers[VENUE].link is Link.SILENT, "the frozen one told")
    assert show.until_on_air(show.go(), PROGRAM, BACKUP).tally is Tally.ON_AIR
    obses[VENUE].thaw()
    show.until_ready(*ALL)
    show.until_on_air(show.go(), *ALL)
    assert scene(obses[VENUE]) == "Break"


def test_a_backup_shows_the_name_as_the_program_does(show):
    show.conductor.ask(c.InstallOverlay())
    show.until(
        lambda now: all(now.switchers[name].overlay for name in (PROGRAM, BACKUP)), "overlays"
    )
    show.go()
    show.until_on_air(show.go(), PROGRAM, BACKUP)
    show.conductor.ask(c.ShowLowerThird("chung"))
    snapshot = show.until(
        lambda now: now.switchers[PROGRAM].graphic and now.switchers[BACKUP].graphic, "the name"
    )
    assert snapshot.switchers[VENUE].graphic is None
    assert not snapshot.switchers[VENUE].overlay


@pytest.fixture
def clock():
    """Fast, for YouTube takes its time."""
    return RehearsalClock(SystemClock().now(), 20.0)


@pytest.fixture
def youtube(obses, clock):
    youtube = YouTubeStandIn(clock=clock, timing=Timing(settle=2, active=2, inactive=2))
    youtube.start()
    for obs in obses.values():
        obs.on_stream(lambda _, key, active: youtube.ingest(key.reveal(), active))
    yield youtube
    youtube.stop()


@pytest.mark.parametrize("path", [True], indirect=True)
def test_a_killed_program_is_replaced_and_the_stream_goes_on_with_the_same_broadcast(
    tmp_path, path, obses, youtube, clock, qapp
):
    with several(tmp_path, path, obses, youtube, clock) as show:
        show.until_ready(*ALL)
        show.until_on_air(show.go(), *ALL)
        live = show.until(lambda now: now.broadcast.stage is Stage.LIVE, "live")
        assert live.switchers[PROGRAM].stream is StreamState.STARTED
        assert live.switchers[BACKUP].stream is StreamState.STOPPED
        obses[PROGRAM].kill()
        show.until(lambda now: now.switchers[PROGRAM].link is not Link.READY, "the loss")
        show.until_on_air(show.go(), BACKUP)
        assert show.latest.tally is Tally.FAILED
        show.move(BACKUP)
        moved = show.until(
            lambda now: now.switchers[PROGRAM].stream is StreamState.STARTED, "the stream again"
        )
        assert moved.tally is Tally.ON_AIR
        assert moved.broadcast.id == live.broadcast.id
        obses[PROGRAM].start()
        show.until_ready(*ALL)
        show.until_on_air(show.go(), PROGRAM, BACKUP)
        assert scene(obses[PROGRAM]) == scene(obses[BACKUP]) == "Podium"
        assert not obses[PROGRAM].ask("GetStreamStatus")["outputActive"]
    with several(tmp_path, path, obses, youtube, clock) as again:
        again.until_ready(*ALL)
        snapshot = again.until(lambda now: not now.hands_off, "hands on: nothing differs")
        assert snapshot.state.programs[-1] == BACKUP
        assert snapshot.switchers[PROGRAM].stream is StreamState.STARTED
        again.move(PROGRAM)
        back = again.until(
            lambda now: now.switchers[PROGRAM].stream is StreamState.STARTED, "handed back"
        )
        assert back.switchers[BACKUP].stream is StreamState.STOPPED
        assert obses[PROGRAM].ask("GetStreamStatus")["outputActive"]
        assert not obses[BACKUP].ask("GetStreamStatus")["outputActive"]
