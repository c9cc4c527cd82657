"""Chapters and the virtual camera, which the real OBS of the tests has not: on the stand-in."""

import pytest

from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.standins.obs import Abilities, ObsStandIn
from support.driving import Desk

PASSWORD = "secret"


@pytest.fixture
def start(tmp_path):
    """Starts an OBS with these abilities, and a driver on it."""
    running = []

    def begin(**abilities):
        obs = ObsStandIn(
            password=Secret(PASSWORD), recordings=tmp_path, abilities=Abilities(**abilities)
        )
        obs.start()
        running.append(obs)
        desk = Desk(obs.port, PASSWORD, tmp_path).__enter__()
        running.append(desk.driver)
        return obs, desk.wait_ready()

    yield begin
    for each in reversed(running):
        each.stop()


def test_a_chapter_is_named_in_the_recording_that_its_own_cue_begins(start):
    obs, desk = start(chapters=True)
    take = desk.want(recording=True, chapter="Opening")
    assert desk.last(take, Leg.CHAPTER).status is LegStatus.ON_AIR
    take = desk.want(chapter="Keynote – Chung")
    assert desk.last(take, Leg.CHAPTER).status is LegStatus.ON_AIR
    assert [name for _, name in obs.chapters] == ["Opening", "Keynote – Chung"]


def test_without_a_recording_no_chapter_is_asked_for(start):
    obs, desk = start(chapters=True)
    desk.want(chapter="Opening")
    take = desk.want(recording=True, chapter="Keynote")
    assert desk.last(take, Leg.CHAPTER).status is LegStatus.ON_AIR
    assert [name for _, name in obs.chapters] == ["Keynote"]
    assert LegStatus.ASKED not in {each.status for each in desk.of(take - 1, Leg.CHAPTER)}


def test_an_obs_without_chapters_is_not_asked_for_any(start):
    obs, desk = start()
    take = desk.want(recording=True, chapter="Opening")
    assert desk.last(take, Leg.RECORD).status is LegStatus.ON_AIR
    desk.last(desk.want(recording=False), Leg.RECORD)
    assert "CreateRecordChapter" not in {each.name for each in obs.requests}
    assert desk.of(take, Leg.CHAPTER) == []


def test_a_recording_that_takes_no_chapters_is_told_once(start):
    obs, desk = start(chapters=True)
    desk.last(desk.want(recording=True), Leg.RECORD)
    obs.fail_next("CreateRecordChapter", 702, "not Hybrid MP4", times=5)
    take = desk.want(chapter="Opening")
    assert desk.last(take, Leg.CHAPTER).trouble.code == "chapter-refused"
    quiet = desk.want(chapter="Keynote", recording=False)
    desk.last(quiet, Leg.RECORD)
    assert desk.of(quiet, Leg.CHAPTER) == []


def test_the_virtual_camera_starts_and_stops(start):
    obs, desk = start()
    assert desk.seen.virtual_camera is False
    take = desk.want(virtual_camera=True)
    assert desk.last(take, Leg.CAMERA).status is LegStatus.ON_AIR
    assert obs.ask("GetVirtualCamStatus")["outputActive"]
    statuses = [each.status for each in desk.of(take, Leg.CAMERA)]
    assert statuses == [LegStatus.ASKED, LegStatus.MOVING, LegStatus.ON_AIR]
    obs.ask("StopVirtualCam")
    desk.wait_seen(lambda seen: seen.virtual_camera is False)
    assert desk.last(desk.want(virtual_camera=False), Leg.CAMERA).status is LegStatus.ON_AIR


def test_what_this_obs_has_not_is_told_by_name(start):
    _, desk = start(camera=False, replay=False)
    assert (desk.seen.virtual_camera, desk.seen.replay) == (None, None)
    take = desk.want(virtual_camera=True, replay=True)
    troubles = {desk.last(take, leg).trouble.code for leg in (Leg.CAMERA, Leg.REPLAY)}
    assert troubles == {"virtual camera-missing", "replay-missing"}


def test_a_replay_is_saved_once_for_each_take_and_by_nobody_else(start):
    obs, desk = start()
    desk.last(desk.want(replay=True), Leg.REPLAY)
    obs.fail_next("SaveReplayBuffer", 700, "busy")
    take = desk.want(save_replay=True)
    assert desk.last(take, Leg.REPLAY).trouble.code == "refused:700"
    desk.same_take(save_replay=True, virtual_camera=True)
    desk.last(take, Leg.CAMERA)
    assert [each.name for each in obs.requests].count("SaveReplayBuffer") == 1
