"""What a hand at OBS changed is shown, and adopted or returned: conductor, driver and an OBS."""

import threading

import pytest

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage, StreamTarget
from eventdesk.domain.parts import Level, Part, PartKind, Switch
from eventdesk.domain.runsheet import PROGRAM, Transition
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamState
from eventdesk.domain.verbs import RecordVerb
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.engine.clocks import SystemClock
from eventdesk.engine.conductor import Conductor
from eventdesk.engine.run import Show
from support.booth import FakeBroadcaster, FakeJournal, WrittenDown
from support.driving import PlateRenderer
from support.ingest import Ingest
from support.playbook import fresh
from support.sheets import cue, seconds, sheet

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

    def __init__(self, obs, folder, plan=PLAN):
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
            Show(fresh(plan), "run-1"),
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


MIC = "Podium mic"
GATE = Part(PartKind.FILTER, MIC, "Gate")
COLOUR = Part(PartKind.SOURCE, "Podium", "Podium colour")
MIXED = sheet(
    cue(
        *("mixed", 10),
        scene="Podium",
        transition=CUT,
        volumes={MIC: Level(-20.0, seconds(0.3))},
        switches=(Switch(GATE, False), Switch(COLOUR, True)),
    ),
    cue("panel", 10, scene="Panel", transition=CUT),
    cue("break", 10, scene="Break", transition=CUT),
)


@pytest.fixture
def mixed(any_obs, by_hand, tmp_path):
    """A show whose cue sets a volume, a filter and a source, which are otherwise before it."""
    item = by_hand.request("GetSceneItemId", sceneName="Podium", sourceName="Podium colour")
    place = {"sceneName": "Podium", **item}
    gate = {"sourceName": MIC, "filterName": "Gate"}
    by_hand.raw("SetCurrentSceneTransition", {"transitionName": "Cut"})
    by_hand.request("CreateSourceFilter", **gate, filterKind="noise_gate_filter")
    by_hand.request("SetSceneItemEnabled", **place, sceneItemEnabled=False)
    by_hand.request("SetInputVolume", inputName=MIC, inputVolumeDb=-3)

    def look():
        volume = by_hand.request("GetInputVolume", inputName=MIC)["inputVolumeDb"]
        on = by_hand.request("GetSourceFilter", **gate)["filterEnabled"]
        return (
            round(volume),
            on,
            by_hand.request("GetSceneItemEnabled", **place)["sceneItemEnabled"],
        )

    made = Booth(any_obs, tmp_path, MIXED)
    made.look = look
    made.conductor.start()
    made.until(lambda now: now.switchers[PROGRAM].link is Link.READY)
    yield made
    made.conductor.stop()
    by_hand.raw("SetStudioModeEnabled", {"studioModeEnabled": False})
    by_hand.request("SetSceneItemEnabled", **place, sceneItemEnabled=True)
    by_hand.request("SetInputVolume", inputName=MIC, inputVolumeDb=0)
    by_hand.request("RemoveSourceFilter", **gate)


def test_volume_filter_and_source_go_on_air_drift_return_and_are_taken_back(mixed, by_hand):
    def settled(now):
        legs = now.legs.get("mixed", {})
        done = {leg for (_, leg), each in legs.items() if each.status is LegStatus.ON_AIR}
        return is_clear(now) and done >= {Leg.SCENE, Leg.VOLUME, Leg.FILTER, Leg.SOURCE}

    mixed.ask(c.Go("mixed"))
    mixed.until(settled)
    assert mixed.look() == (-20, False, True)
    by_hand.request("SetInputVolume", inputName=MIC, inputVolumeDb=-6)
    by_hand.request("SetSourceFilterEnabled", sourceName=MIC, filterName="Gate", filterEnabled=True)
    mixed.until(lambda now: {one.leg for one in now.differences} == {Leg.VOLUME, Leg.FILTER})
    mixed.ask(c.Return())
    mixed.until(lambda now: now.state.because == "return to the show" and settled(now))
    assert mixed.look() == (-20, False, True)
    mixed.ask(c.TakeBack("mixed"))
    mixed.until(lambda now: now.state.on_air is None and now.switchers[PROGRAM].parts[GATE])
    mixed.until(lambda now: round(now.switchers[PROGRAM].volumes[MIC]) == -3)
    mixed.until(lambda now: not now.switchers[PROGRAM].parts[COLOUR])
    assert mixed.look() == (-3, True, False)


def test_in_studio_mode_the_whole_show_goes_through_the_preview(mixed, by_hand):
    def looking_at(scene):
        return lambda now: now.switchers[PROGRAM].preview == scene

    by_hand.request("SetStudioModeEnabled", studioModeEnabled=True)
    mixed.until(looking_at("Podium"))
    mixed.ask(c.Go("mixed"))
    mixed.until(looking_at("Panel"))
    mixed.until(is_clear)
    assert by_hand.request("GetSourceActive", sourceName="Podium colour")["videoActive"]
    by_hand.request("SetCurrentPreviewScene", sceneName="Slides")
    mixed.until(looking_at("Slides"))
    mixed.ask(c.SetStandby("break"))
    mixed.until(looking_at("Break"))
    mixed.ask(c.TakeBack("mixed"))
    mixed.until(looking_at("Podium"))
    mixed.until(lambda now: now.switchers[PROGRAM].on_air == "Holding")
