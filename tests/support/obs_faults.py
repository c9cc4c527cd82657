"""What can happen to an OBS during a show, by hands, by the network and by itself."""

import random
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct

from support.cable import Cable
from support.obs_client import Closed, ObsClient
from support.obs_scenes import DEMO_SCENES

_CONFIG = 1 << 1
"""Of events only what a changed collection tells: the observer keeps all that he hears."""
GONE = (Closed, OSError, TimeoutError)
"""What asking an OBS raises that is not there any more."""
SOUNDS = ("Podium mic", "Panel mics", "Remote guests")
OTHER = "Other"
"""A second scene collection of the real OBS, without any of the show's scenes."""


class Patient(Protocol):
    """The OBS that things happen to; RealObs is one."""

    port: int
    password: str | None

    def client(self, **options: Any) -> ObsClient: ...
    def kill(self) -> None: ...
    def start(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    @property
    def running(self) -> bool: ...


class Fault(Struct, frozen=True):
    """``begin`` happens around a GO, ``end`` some time later, ``after`` when all was judged."""

    begin: Callable[[], object]
    end: Callable[[], object] = lambda: None
    after: Callable[[], object] = lambda: None


class Happenings:
    """Every kind by its name, on an OBS with the demo's scenes. ``names`` are the scenes' of now by
    those they had, ``crashes`` counts those of OBS itself; ``client`` passes by the cable."""

    def __init__(
        self, obs: Patient, cable: Cable, dice: random.Random, go: Callable[[], object]
    ) -> None:
        """``go`` presses Space."""
        self._obs, self._cable, self._dice, self._go = obs, cable, dice, go
        self._client: ObsClient | None = None
        self.names = {scene: scene for scene in DEMO_SCENES}
        self.crashes = 0

    @property
    def client(self) -> ObsClient:
        """The observer's connection, past the cable."""
        if self._client is None:
            self._client = self._obs.client(timeout=10, events=_CONFIG)
        return self._client

    def close(self) -> None:
        """The observer hangs up."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def do(self, act: Callable[[], object]) -> None:
        """Have it happen; whoever asks an OBS that has crashed gets a new one."""
        try:
            act()
        except GONE:
            self.revive()

    def revive(self) -> None:
        """OBS 29 crashes now and then when its collection changes (obs-websocket#894), and takes
        the observer's connection with it."""
        if self._client is not None and self._client.closed:
            self.close()
        if not self._obs.running:
            self.crashes += 1
            self._restart()

    def _restart(self) -> None:
        self.close()
        self._obs.kill()
        self._obs.start()
        self.names = {scene: scene for scene in DEMO_SCENES}
        if self._collections() and self._collection_now() != self._collections()[0]:
            self._switch(self._collections()[0])

    # What happens

    def faults(self) -> Mapping[str, Fault]:
        """Each kind by name."""
        return {
            "kill": Fault(self._kill, self._restart),
            "freeze": Fault(self._obs.pause, self._obs.resume),
            "dead network": Fault(self._cable.cut, self._cable.mend),
            "severed network": Fault(self._cable.sever, self._cable.mend),
            "hand cut": Fault(self._cut),
            "hand cuts twice": Fault(self._cut, self._cut),
            "hand fades slowly": Fault(self._fade),
            "hand mutes": Fault(self._mute, self._mute),
            "studio mode": Fault(self._toggle_studio_mode),
            "studio mode twice": Fault(self._toggle_studio_mode, self._toggle_studio_mode),
            "preview taken by hand": Fault(self._take_preview),
            "scene renamed": Fault(self._rename, after=self._name_back),
            "scene renamed for a moment": Fault(self._rename, self._name_back),
            "GO pressed again": Fault(self._go),
            "collection": Fault(lambda: self._switch(OTHER), self._collection_back),
        }

    def _kill(self) -> None:
        self.close()
        self._obs.kill()

    def _cut(self) -> None:
        scene = self._dice.choice(list(self.names.values()))
        self.client.request("SetCurrentProgramScene", sceneName=scene)

    def _fade(self) -> None:
        self.client.request("SetCurrentSceneTransition", transitionName="Fade")
        self.client.request("SetCurrentSceneTransitionDuration", transitionDuration=1500)
        self._cut()

    def _mute(self) -> None:
        self.client.request("ToggleInputMute", inputName=self._dice.choice(SOUNDS))

    def _studio_mode(self) -> bool:
        return bool(self.client.request("GetStudioModeEnabled")["studioModeEnabled"])

    def _toggle_studio_mode(self) -> None:
        on = self._studio_mode()
        self.client.request("SetStudioModeEnabled", studioModeEnabled=not on)

    def _take_preview(self) -> None:
        if not self._studio_mode():
            self._toggle_studio_mode()
        scene = self._dice.choice(list(self.names.values()))
        self.client.request("SetCurrentPreviewScene", sceneName=scene)
        self.client.request("TriggerStudioModeTransition")

    def _rename(self) -> None:
        old = self._dice.choice(list(DEMO_SCENES))
        self._name(old, f"{old} (2)")

    def _name_back(self) -> None:
        for old, new in list(self.names.items()):
            if old != new:
                self._name(old, old)

    def _name(self, scene: str, name: str) -> None:
        self.client.request("SetSceneName", sceneName=self.names[scene], newSceneName=name)
        self.names[scene] = name

    def _collections(self) -> list[str]:
        found: list[str] = self.client.request("GetSceneCollectionList")["sceneCollections"]
        return sorted(found, key=OTHER.__eq__) if OTHER in found else []

    def _collection_now(self) -> str:
        name: str = self.client.request("GetSceneCollectionList")["currentSceneCollectionName"]
        return name

    def _collection_back(self) -> None:
        if self._collection_now() == OTHER:
            self._switch(self._collections()[0])

    def _switch(self, name: str) -> None:
        mark = self.client.mark()
        self.client.request("SetCurrentSceneCollection", sceneCollectionName=name)
        self.client.wait_for("CurrentSceneCollectionChanged", mark)
