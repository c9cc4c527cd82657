"""The longest time that the window does not react while a device is dead."""

import json
import subprocess
import sys
from pathlib import Path

from figures import heading
from sheets import sheet

from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn
from support.real_obs import RealObs
from support.screen import Screen

_PROBE = str(Path(__file__).parent / "stall_probe.py")


def measure(folder: Path) -> None:
    """The same desk, listened to while all is well, while OBS stands still, while YouTube hangs."""
    heading("Longest stall of the window's event loop (goal: under 50 ms)")
    path = folder / "sheet.yaml"
    path.write_text(sheet(1_000, ("Podium", "Slides"), broadcast=True), encoding="utf-8")
    with RealObs() as obs, Screen() as screen:
        youtube = YouTubeStandIn(clock=SystemClock())
        youtube.start()
        _listen("all is well, 15 s", 15, folder / "well", path, obs, screen, youtube)
        _listen(
            "OBS stopped by SIGSTOP, 10 s",
            15,
            folder / "obs",
            path,
            obs,
            screen,
            youtube,
            stop=True,
        )
        youtube.fail(Fault(FaultKind.HANG, times=1_000))
        _listen("YouTube hangs, 60 s", 60, folder / "youtube", path, obs, screen, youtube)
        youtube.stop()


def _listen(name, seconds, folder, path, obs, screen, youtube, *, stop=False) -> None:
    import os
    import threading

    folder.mkdir()
    environment = {
        **os.environ,
        "DISPLAY": screen.display,
        "QT_QPA_PLATFORM": "xcb",
        "EVENTDESK_OBS_PASSWORD": obs.password or "",
    }
    command = [_PROBE, str(seconds), str(path), str(folder), str(obs.port), youtube.url]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, *command],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as probe,
    ):
        assert probe.stdout
        probe.stdout.readline()
        if stop:
            threading.Event().wait(2)
            obs.pause()
            threading.Event().wait(10)
            obs.resume()
        gaps = json.loads(probe.stdout.readline())
    shown = ", ".join(f"{gap:.0f}" for gap in gaps[:5])
    print(f"  {name:<40} longest {gaps[0]:6.1f} ms   (then {shown})", flush=True)
