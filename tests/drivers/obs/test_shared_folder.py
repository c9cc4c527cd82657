"""The graphics folder under another path on OBS's machine, on the stand-in and on a real OBS."""

import pytest

from eventdesk.app.shared_folder import SharedFolder, SharedRenderer
from eventdesk.domain.switcher import Leg, LegStatus
from support.driving import Desk, PlateRenderer, graphic

OVERLAY = "EventDesk overlay"


@pytest.fixture
def start_desk(any_obs, tmp_path):
    """A desk whose folder OBS has to be told under the name ``there``."""
    here = tmp_path / "desk"
    here.mkdir()
    started = []

    def start(there):
        shared = SharedRenderer(PlateRenderer(here), SharedFolder(here, str(there)))
        driven = Desk(any_obs.port, any_obs.password, here, frozenset({"Holding"}), renderer=shared)
        started.append(driven.__enter__())
        return driven.wait_ready()

    with any_obs.client() as client:
        client.request("SetCurrentSceneTransition", transitionName="Cut")
        client.request("SetCurrentProgramScene", sceneName="Holding")
    yield start
    for each in started:
        each.want(overlay=False)
        each.wait_seen(lambda seen: OVERLAY not in seen.scenes)
        each.__exit__()


def show(desk):
    return desk.last(desk.want(overlay=True, graphic=graphic("Ann")), Leg.GRAPHIC)


def test_a_graphic_is_proven_on_air_when_obs_is_told_its_own_path(any_obs, start_desk, tmp_path):
    share = tmp_path / "share"
    share.symlink_to(tmp_path / "desk", target_is_directory=True)
    desk = start_desk(share)
    report = show(desk)
    assert report.status is LegStatus.ON_AIR, report
    assert desk.seen.graphic == graphic("Ann")
    with any_obs.client() as client:
        files = [
            client.request("GetInputSettings", inputName=slot)["inputSettings"]["file"]
            for slot in ("EventDesk slot A", "EventDesk slot B")
        ]
    assert all(each.startswith(f"{share}/") for each in files)


def test_a_share_that_obs_does_not_see_is_told_and_leaves_no_missing_file(
    any_obs, start_desk, tmp_path
):
    report = show(start_desk(tmp_path / "not-mounted"))
    assert report.status is LegStatus.FAILED
    assert report.trouble.code == "graphics-folder-unseen"
    assert report.trouble.detail.startswith(str(tmp_path / "not-mounted"))
    with any_obs.client() as client:
        slots = [
            client.request("GetInputSettings", inputName=slot)["inputSettings"]["file"]
            for slot in ("EventDesk slot A", "EventDesk slot B")
        ]
    assert slots == ["", ""], "OBS would ask for the files at its next start"
