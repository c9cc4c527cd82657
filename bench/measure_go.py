"""From the key on the keyboard to the scene changed in OBS, as an independent client sees it."""

import threading
import time
from pathlib import Path

import obsws_python
from figures import Figure, compare, heading
from sheets import sheet

from support.desk_process import DeskProcess
from support.real_obs import RealObs
from support.screen import Screen

_ROUNDS = 120
_PACE = 0.4  # seconds between two changes: OBS and the window come to rest


def measure(folder: Path) -> None:
    """In turns: Space in the desk's window, and one call of a bare obsws-python client."""
    heading("Key press → scene changed (goals: median within 1.15×, p95 within 10 ms)")
    path = folder / "sheet.yaml"
    path.write_text(sheet(1_000, ("Podium", "Slides")), encoding="utf-8")
    with RealObs() as obs, Screen() as screen, obs.client(timeout=10) as observer:
        desk = DeskProcess(
            screen,
            folder,
            path,
            *("--obs", f"127.0.0.1:{obs.port}", "--guard", "0"),
            environment={"EVENTDESK_OBS_PASSWORD": obs.password or ""},
        )
        bare = obsws_python.ReqClient(
            host="127.0.0.1", port=obs.port, password=obs.password, timeout=5
        )
        pause = threading.Event()
        with desk:
            pause.wait(3)
            keys, calls, acknowledged = [], [], []
            for number in range(_ROUNDS):
                scene = ("Podium", "Slides")[number % 2]
                keys.append(_timed(observer, scene, lambda: desk.press("space")))
                pause.wait(_PACE)
                began = time.monotonic()
                calls.append(_timed(observer, "Break", lambda: _call(bare, "Break")))
                acknowledged.append((time.monotonic() - began) * 1000)
                pause.wait(_PACE)
            trace = [line for line in desk.trace() if "take" in line]
        bare.disconnect()
    floor = Figure("a bare obsws-python call", calls)
    ours = Figure("the desk: key press → scene changed", keys)
    for figure in (floor, ours):
        print(figure)
    print(compare(ours, floor))
    for name, begin, end in (
        ("  of it: key handled → decided", "input", "decided"),
        ("  of it: decided → journalled", "decided", "journalled"),
        ("  of it: journalled → sent to OBS", "journalled", "sent"),
        ("  of it: sent → answered", "sent", "acknowledged"),
        ("  key handled → proven on air", "input", "confirmed"),
    ):
        print(Figure(name, [(line[end] - line[begin]) * 1000 for line in trace]))


def _call(client: obsws_python.ReqClient, scene: str) -> float:
    at = time.monotonic()
    client.set_current_program_scene(scene)
    return at


def _timed(observer, scene, act) -> float:
    """Milliseconds from ``act`` until the observer hears of the scene."""
    mark = observer.mark()
    at = act()
    event = observer.wait_for("CurrentProgramSceneChanged", mark, sceneName=scene)
    return (event.at - at) * 1000
