"""The stand-in for OBS, with RealObs's handles: for a test that runs on either."""

import shutil
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.secret import Secret
from eventdesk.engine.clocks import RehearsalClock
from eventdesk.engine.ports import Clock
from eventdesk.standins.obs import NewInput, ObsStandIn
from support.obs_client import ObsClient
from support.obs_scenes import DEMO_SCENES
from support.real_obs import RealObs, free_port
from support.screen import start


class StandInObs:
    """Started by ``with``; has the demo show's scenes at 640×360 and 30 fps."""

    def __init__(
        self, clock: Clock | None = None, password: str = "correct horse", port: int = 0
    ) -> None:
        scenes = {
            name: [NewInput(each.name, each.kind, each.settings) for each in inputs]
            for name, inputs in DEMO_SCENES.items()
        }
        canvas = Canvas(640, 360, 30)
        self.password = password
        self.stand_in = ObsStandIn(
            clock, port=port, password=Secret(password), scenes=scenes, canvas=canvas
        )
        self.running = False

    @property
    def port(self) -> int:
        """The same after every start."""
        return self.stand_in.port

    def __enter__(self) -> "StandInObs":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def client(self, **options: Any) -> ObsClient:
        """A new session with it."""
        return ObsClient(self.port, self.password, **options)

    def start(self) -> None:
        """With the scenes as they were at first."""
        self.stand_in.start()
        self.running = True

    def kill(self) -> None:
        """As a crash does."""
        if self.running:
            self.stand_in.kill()
            self.running = False

    def pause(self) -> None:
        """Hang."""
        self.stand_in.freeze()

    def resume(self) -> None:
        """Go on."""
        self.stand_in.thaw()


class StandInProcess(RealObs):
    """The same in a process of its own, so that what it needs is not counted as the desk's. Its
    transitions run ``speed`` times as fast."""

    def __init__(self, speed: float = 1.0) -> None:
        super().__init__()
        self._speed = speed

    def __enter__(self) -> "StandInProcess":
        self._root = Path(tempfile.mkdtemp(prefix="eventdesk-obs-"))
        self.port = free_port()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        shutil.rmtree(self._root)

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "support.stand_in_obs", str(self.port), str(self._speed)]
        with self.log.open("ab") as log:
            self._obs = start(command, output=log)
        self._wait_ready()


def main(port: int, speed: float) -> None:
    """Listen until somebody ends the process."""
    clock = RehearsalClock(datetime(2026, 4, 23, tzinfo=UTC), speed)
    with StandInObs(clock, port=port):
        threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
