"""How soon the desk knows a large OBS, notices that one is gone, and has it back."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from figures import Figure, compare, heading

from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Link, SwitcherSeen
from support.cable import Cable
from support.driving import Desk
from support.obs_client import Closed, ObsClient
from support.obs_scenes import colour
from support.real_obs import RealObs

_SCENES, _ITEMS = 100, 10
_SYNCS, _ROUNDS, _RESTARTS, _SWITCHES = 20, 8, 8, 20
_OTHER = "Other"
_PAUSE = threading.Event()


def measure(folder: Path) -> None:
    """All of it: about five minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    _first_sync(folder)
    with RealObs() as obs:
        _kills(folder, obs)
        _freezes(folder, obs)
        _networks(folder, obs)
        _collections(folder, obs)
        _passwords(folder, obs)
    del application


# Knowing it


def _first_sync(folder: Path) -> None:
    heading(f"{_SCENES} scenes, {_SCENES * _ITEMS} items: from nothing to known (goal: under 2 s)")
    scenes = {
        f"Scene {scene}": tuple(
            colour(f"Input {scene}.{item}", 0x203040, 64, 36) for item in range(_ITEMS)
        )
        for scene in range(_SCENES)
    }
    ours, bare = [], []
    with RealObs(scenes) as obs:
        for _ in range(_SYNCS):
            began = time.monotonic()
            with Desk(obs.port, obs.password, folder) as desk:
                desk.wait_seen(lambda seen: seen.link is Link.READY)
                ours.append((time.monotonic() - began) * 1000)
                assert len(desk.seen.scenes) == _SCENES
                assert len(desk.seen.inputs) == _SCENES * _ITEMS
            began = time.monotonic()
            _bare_sync(obs)
            bare.append((time.monotonic() - began) * 1000)
    floor = Figure("a bare client: connected, every list in two batches", bare)
    desks = Figure("the driver: connected and everything known", ours)
    print(floor, desks, compare(desks, floor), sep="\n")


def _bare_sync(obs: RealObs) -> None:
    with obs.client(timeout=30) as client:
        scenes, inputs = client.batch([("GetSceneList", {}), ("GetInputList", {})])
        names = [each["sceneName"] for each in scenes["responseData"]["scenes"]]
        sounds = [each["inputName"] for each in inputs["responseData"]["inputs"]]
        client.batch(
            [
                *(("GetSceneItemList", {"sceneName": name}) for name in names),
                *(("GetInputMute", {"inputName": name}) for name in sounds),
            ]
        )


# Losing it, and having it back


class _Watch:
    """When the driver said so: milliseconds from ``act`` until what it sees is so."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def time(
        self, act: Callable[[], object], look: Callable[[SwitcherSeen], bool], since: float = 0
    ) -> float:
        begun = len(self._desk.history)
        began = since or time.monotonic()
        act()
        self._desk.wait(lambda: any(map(look, self._desk.history[begun:])), 30)
        return (time.monotonic() - began) * 1000

    def gone(self, act: Callable[[], object]) -> float:
        """Until it is not called connected any more."""
        return self.time(act, lambda seen: seen.link is not Link.READY)

    def back(self, act: Callable[[], object], since: float = 0) -> float:
        """Until it is connected, and everything known."""
        return self.time(act, _is_ready, since)


def _is_ready(seen: SwitcherSeen) -> bool:
    return seen.link is Link.READY and seen.on_air is not None


def _kills(folder: Path, obs: RealObs) -> None:
    heading("OBS killed (goal: noticed within 3 s), and begun anew")
    gone, bare, back = [], [], []
    with Desk(obs.port, obs.password, folder) as desk:
        watch = _Watch(desk.wait_ready())
        for _ in range(_RESTARTS):
            gone.append(watch.gone(obs.kill))
            _PAUSE.wait(1)
            began = time.monotonic()

            def start(began: float = began) -> None:
                obs.start()  # returns when a bare client, asking every 50 ms, was answered
                bare.append((time.monotonic() - began) * 1000)

            back.append(watch.back(start, began))
            _PAUSE.wait(0.5)
    print(Figure("kill -9 → noticed", gone))
    floor = Figure("OBS started → a bare client is answered", bare)
    ours = Figure("OBS started → connected and known", back)
    print(floor, ours, compare(ours, floor), sep="\n")


def _freezes(folder: Path, obs: RealObs) -> None:
    heading("OBS frozen (goal: noticed within 3 s), and thawed")
    _gone_and_back(folder, obs, obs.port, (obs.pause, obs.resume), ("SIGSTOP", "SIGCONT"))


def _networks(folder: Path, obs: RealObs) -> None:
    heading("The network cut (goal: noticed within 3 s), and mended")
    with Cable(obs.port) as cable:
        acts = (cable.cut, cable.mend)
        _gone_and_back(folder, obs, cable.port, acts, ("nothing comes through", "mended"))
        acts = (cable.sever, cable.mend)
        _gone_and_back(folder, obs, cable.port, acts, ("connections reset", "mended"), away=4)


def _gone_and_back(
    folder: Path,
    obs: RealObs,
    port: int,
    acts: tuple[Callable[[], None], Callable[[], None]],
    words: tuple[str, str],
    away: float = 1.0,
) -> None:
    gone, bare, back = [], [], []
    with Desk(port, obs.password, folder) as desk:
        watch = _Watch(desk.wait_ready())
        for number in range(_ROUNDS):
            # At another moment of the heartbeat each time.
            _PAUSE.wait(0.5 + number / _ROUNDS)
            gone.append(watch.gone(acts[0]))
            _PAUSE.wait(away)
            began = time.monotonic()

            def end(began: float = began) -> None:
                acts[1]()
                with ObsClient(port, obs.password, events=0) as client:
                    client.request("GetVersion")
                bare.append((time.monotonic() - began) * 1000)

            back.append(watch.back(end, began))
    print(Figure(f"{words[0]} → noticed", gone))
    print(Figure(f"{words[1]} → a new bare client is answered", bare))
    print(Figure(f"{words[1]} → connected and known", back))


def _collections(folder: Path, obs: RealObs) -> None:
    heading("The scene collection changed in OBS, there and back")
    told, gone, back, crashes = [], [], [], 0
    with obs.client(timeout=30) as client:
        _switch(client, "CreateSceneCollection", _OTHER)
        _switch(client, "SetCurrentSceneCollection", "Test")
    with Desk(obs.port, obs.password, folder) as desk:
        watch = _Watch(desk.wait_ready())
        client = obs.client(timeout=30)
        for number in range(_SWITCHES):
            began = time.monotonic()
            name = ("Test", _OTHER)[number % 2 == 0]

            def switch(name: str = name, began: float = began) -> None:
                _switch(client, "SetCurrentSceneCollection", name)  # noqa: B023 -- called at once
                told.append((time.monotonic() - began) * 1000)

            try:
                gone.append(watch.gone(switch))
            except Closed:  # OBS 29 itself crashes now and then (obs-websocket#894)
                crashes += 1
                client.close()
                obs.restart()
                client = obs.client(timeout=30)
                desk.wait_ready()
                continue
            desk.wait_ready()
            back.append((time.monotonic() - began) * 1000)
            _PAUSE.wait(0.5)
        client.close()
    floor = Figure("asked → a bare client hears that it has changed", told)
    ours = Figure("asked → everything known anew", back)
    print(floor, ours, compare(ours, floor), sep="\n")
    print(f"  OBS itself crashed in {crashes} of {_SWITCHES} switches")


def _switch(client: ObsClient, request: str, name: str) -> None:
    mark = client.mark()
    client.request(request, sceneCollectionName=name)
    client.wait_for("CurrentSceneCollectionChanged", mark)


def _passwords(folder: Path, obs: RealObs) -> None:
    heading("OBS begun anew with another password: told, and back with the new one")
    told, back = [], []
    with Desk(obs.port, obs.password, folder) as desk:
        watch = _Watch(desk.wait_ready())
        for number in range(_ROUNDS):
            new = f"another {number}"
            obs.kill()
            obs.set_password(new)
            obs.start()
            began = time.monotonic()
            desk.wait_seen(lambda seen: seen.link is Link.WRONG_PASSWORD)
            told.append((time.monotonic() - began) * 1000)
            password = Secret(new)
            back.append(watch.back(lambda: desk.driver.reconnect(password)))  # noqa: B023 -- at once
    print(Figure("a bare client is answered → 'wrong password'", told))
    print(Figure("the new password → connected and known", back))
