"""The launcher of a real OBS itself: what the tests that use it rely on."""

import pytest

from support.obs_client import Closed, ObsClient
from support.real_obs import DEMO_SCENES, RealObs


def test_obs_comes_up_with_the_demo_scenes_and_records_to_its_own_folder(real_obs):
    with real_obs.client() as client:
        scenes = [scene["sceneName"] for scene in client.request("GetSceneList")["scenes"]]
        folder = client.request("GetRecordDirectory")["recordDirectory"]

    assert scenes == list(reversed(DEMO_SCENES))
    assert folder == str(real_obs.recording_dir)


def test_a_killed_obs_drops_its_clients_and_comes_back_on_the_same_port(start_real_obs):
    obs = start_real_obs(canvas=(320, 180), fps=15, password=None)
    client = ObsClient(obs.port)
    obs.kill()
    assert client.wait_closed().code is None
    client.close()

    obs.restart()
    with obs.client() as again:
        assert again.request("GetVideoSettings")["fpsNumerator"] == 15


def test_a_paused_obs_answers_nothing_until_it_is_resumed(start_real_obs):
    obs = start_real_obs()
    with obs.client(timeout=1) as client:
        obs.pause()
        with pytest.raises(TimeoutError):
            client.request("GetVersion")
        obs.resume()
        assert client.request("GetVersion")["obsVersion"]
    with pytest.raises(Closed) as refused:
        ObsClient(obs.port, "wrong password")
    assert refused.value.code == 4009


def test_a_machine_without_obs_is_told_which_packages_are_missing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RuntimeError, match="apt-get install obs-studio xvfb ffmpeg"), RealObs():
        pass
