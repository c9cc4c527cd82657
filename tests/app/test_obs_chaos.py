"""A few GOs with something happening at each; ``make chaos-obs`` plays 500."""

import pytest

from support.cable import Cable
from support.obs_chaos import play
from support.stand_in_obs import StandInObs

KINDS = (
    "kill",
    "freeze",
    "dead network",
    "severed network",
    "hand cut",
    "hand cuts twice",
    "hand fades slowly",
    "hand mutes",
    "studio mode",
    "studio mode twice",
    "preview taken by hand",
    "scene renamed",
    "scene renamed for a moment",
    "GO pressed again",
)


@pytest.mark.expected_log("graphic: ")  # a name that was on its way when OBS was killed
def test_whatever_happens_to_obs_the_desk_says_only_what_an_observer_sees(tmp_path, qapp):
    with StandInObs() as obs:
        outcome = play(obs, tmp_path, gos=14, every=1, kinds=KINDS, longest=0.15)
    assert set(outcome.faults) == set(KINDS)
    assert outcome.mismatches == []
    assert outcome.lost == []
    assert outcome.confirmed >= outcome.gos / 2


def test_the_observer_would_notice_a_desk_that_lies(tmp_path, qapp, monkeypatch):
    from support import obs_chaos

    def blind(self):
        return {"Nowhere"}, {}

    monkeypatch.setattr(obs_chaos.Chaos, "_look", blind)
    monkeypatch.setattr(obs_chaos, "LASTS", 0.0)
    with StandInObs() as obs:
        outcome = play(obs, tmp_path, gos=2, every=10, kinds=KINDS)
    assert len(outcome.mismatches) == 2


def test_a_cable_passes_on_holds_and_hangs_up():
    with StandInObs() as obs, Cable(obs.port) as cable:
        from support.obs_client import Closed, ObsClient

        with ObsClient(cable.port, obs.password, timeout=0.3) as client:
            assert client.request("GetVersion")["rpcVersion"] == 1
            cable.cut()
            with pytest.raises(TimeoutError):
                client.request("GetVersion")
            cable.mend()
            client.timeout = 5
            assert client.request("GetVersion")["rpcVersion"] == 1
            cable.sever()
            assert isinstance(client.wait_closed(), Closed)
            with pytest.raises(OSError, match="refused"):
                ObsClient(cable.port, obs.password)
            cable.mend()
        with ObsClient(cable.port, obs.password) as client:
            assert client.request("GetVersion")["rpcVersion"] == 1
