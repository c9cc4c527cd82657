"""What a hand at OBS changed is shown, and adopted or returned: conductor, driver and an OBS."""

import threading

import pytest

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage, StreamTarget
from eventdesk.domain.runsheet import PROGRAM, RecordVerb, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Leg, Link, StreamState
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.engine.clocks import SystemClock
from eventdesk.engine.conductor import Conductor
from eventdesk.engine.run import Show
from support.booth import FakeBroadcaster, FakeJournal, WrittenDown
from support.driving import PlateRenderer
from support.ingest import Ingest
from support.playbook import fresh
from support.sheets import cue, sheet

CUT = Transition("Cut")
PLAN = sheet(
    cue(
        *("talk", 10),
        scene="Podium",
        transition=CUT,
        unmute=("Podium mic",),
        record=RecordVerb.START,
    ),
    cue("panel", 10, scene="Panel", transition=CUT),
    broadcast=True,
)
PATIENCE = 20.0


class Booth:
    """A conductor with a real driver; ``until`` waits for a snapshot."""

    def __init__(self, obs, folder):
        self.journal = FakeJournal(WrittenDown())
        self.youtube = FakeBroadcaster(WrittenDown())
        self.driver = ObsDriver(
            PROGRAM,
            ("127.0.0.1", obs.port),
            Secret(obs.password),
            SystemClock(),
            PlateRenderer(folder),
            scenes=frozenset,
        )
        self._news = threading.Condition()
        self._latest = None
        self.conductor = Conductor(
            Show(fresh(PLAN), "run-1"),
            SystemClock(),
            self.journal,
            {PROGRAM: self.driver},
            self.youtube,
            publish=self._published,
        )

    def _published(self, snapshot):
        with self._news:
            self._latest = snapshot
            self._news.notify_all()

    def until(self, is_so):
        with self._news:
            found = self._news.wait_for(lambda: self._latest and is_so(self._latest), PATIENCE)
            assert found, f"never so: {self._latest.differences} {self._latest.switchers[PROGRAM]}"
            return self._latest

    def ask(self, command):
        self.conductor.ask(command)

    def differ(self):
        """The parts that differ, once they are shown."""
        return {each.leg for each in self.until(lambda now: now.differences).differences}


@pytest.fixture
def by_hand(any_obs):
    """Somebody at OBS; puts everything back in the end."""
    with any_obs.client() as client:
        yield client
        for request in ("StopRecord", "StopStream"):
            client.raw(request)
        client.raw("SetInputMute", {"inputName": "Podium mic", "inputMuted": False})
        client.raw("SetCurrentProgramScene", {"sceneName": "Holding"})


@pytest.fixture
def show(any_obs, tmp_path):
    made = Booth(any_obs, tmp_path)
    made.conductor.start()
    made.until(lambda now: now.switchers[PROGRAM].link is Link.READY)
    yield made
    made.conductor.stop()


def is_clear(now):
    return now.tally is Tally.ON_AIR and not now.differences


def test_scene_sound_and_recording_changed_by_hand_are_shown_returned_and_adopted(show, by_hand):
    show.ask(c.Go("talk"))
    show.until(lambda now: is_clear(now) and now.switchers[PROGRAM].recording)
    for word in (c.Return(), c.Adopt()):
        by_hand.request("SetCurrentProgramScene", sceneName="Break")
        by_hand.request("SetInputMute", inputName="Podium mic", inputMuted=True)
        by_hand.request("StopRecord")
        now = show.until(lambda now: len(now.differences) == 3)
        assert {each.leg for each in now.differences} == {Leg.SCENE, Leg.AUDIO, Leg.RECORD}
        assert now.tally is Tally.DRIFT
        returned = isinstance(word, c.Return)
        show.ask(word)
        show.until(
            lambda now, runs=returned: is_clear(now) and now.switchers[PROGRAM].recording is runs
        )
        found = by_hand.request("GetCurrentProgramScene")["currentProgramSceneName"]
        assert found == ("Podium" if returned else "Break")
        muted = by_hand.request("GetInputMute", inputName="Podium mic")["inputMuted"]
        records = by_hand.request("GetRecordStatus")["outputActive"]
        assert (muted, records) == (not returned, returned)
    drifts = [event for event in show.journal.events if isinstance(event, e.DriftSeen)]
    assert {event.leg for event in drifts} == {Leg.SCENE, Leg.AUDIO, Leg.RECORD}


@pytest.fixture
def ingest():
    with Ingest(lambda _key, _begins: True) as running:
        yield running


def test_a_stream_stopped_by_hand_is_shown_returned_and_adopted(show, by_hand, ingest):
    def streams(state):
        return lambda now: is_clear(now) and now.switchers[PROGRAM].stream is state

    show.ask(c.SetStandby("panel"))
    show.ask(c.Go("panel"))
    show.ask(c.AskBroadcast(Stage.PREVIEW))
    target = StreamTarget(ingest.url, Secret("key-1"))
    show.youtube.says(stage=Stage.SCHEDULED, id="abc", target=target)
    show.until(streams(StreamState.STARTED))
    by_hand.request("StopStream")
    assert show.differ() == {Leg.STREAM}
    show.ask(c.Return())
    show.until(streams(StreamState.STARTED))
    assert by_hand.request("GetStreamStatus")["outputActive"]
    by_hand.request("StopStream")
    assert show.differ() == {Leg.STREAM}
    show.ask(c.Adopt())
    show.until(streams(StreamState.STOPPED))
    show.ask(c.SetStandby("talk"))
    show.ask(c.Go("talk"))
    show.until(lambda now: now.state.on_air.cue.id == "talk" and is_clear(now))
    assert not by_hand.request("GetStreamStatus")["outputActive"]
    # The next stage needs a picture again, whatever was adopted before.
    show.ask(c.AskBroadcast(Stage.LIVE))
    show.until(streams(StreamState.STARTED))
