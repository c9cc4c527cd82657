"""From starting the process to a window that can be used, and what it costs to leave it open."""

import compileall
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
from figures import Figure, compare, heading
from sheets import sheet

import eventdesk
from support.desk_process import DeskProcess
from support.real_obs import RealObs
from support.screen import Screen

_BARE = [sys.executable, str(Path(__file__).parent / "bare_window.py")]
_ROUNDS = 21
_IDLE_SECONDS = 10


def measure(folder: Path) -> None:
    """Starts in turns: a bare PySide6 window, and the desk on 1,000 cues with a real OBS."""
    # As pip leaves it, and as PySide6 is: where Python may write no bytecode, running from the
    # source would measure its compiler (50 ms a start).
    compileall.compile_dir(Path(eventdesk.__file__).parent, quiet=1)
    path = folder / "sheet.yaml"
    path.write_text(sheet(1_000, ("Podium", "Slides")), encoding="utf-8")
    with RealObs() as obs, Screen() as screen:
        heading("Start to usable window, 1,000 cues (goal: within 2.5× of a bare window)")
        bare, desk = [], []
        for number in range(_ROUNDS):
            bare.append(_start_bare(screen))
            desk.append(_start_desk(screen, folder / f"start-{number}", path, obs))
        floor = Figure("a bare PySide6 window", bare[1:])  # the first reads the disk
        ours = Figure("the desk", desk[1:])
        print(floor)
        print(ours)
        print(compare(ours, floor))
        heading("Left open, 1,000 cues, OBS connected")
        _cost_of_bare(screen)
        _cost_of_desk(screen, folder / "idle-off", path, obs, "pictures off", "--no-pictures")
        _cost_of_desk(screen, folder / "idle-on", path, obs, "pictures on")


def _environment(screen: Screen) -> dict[str, str]:
    import os

    return {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}


def _start_bare(screen: Screen) -> float:
    began = time.monotonic()
    answer = subprocess.run(
        _BARE, env=_environment(screen), capture_output=True, text=True, check=True
    )
    return (float(answer.stdout) - began) * 1000


def _desk(screen: Screen, folder: Path, path: Path, obs: RealObs, *arguments: str) -> DeskProcess:
    folder.mkdir()
    return DeskProcess(
        screen,
        folder,
        path,
        *("--obs", f"127.0.0.1:{obs.port}", *arguments),
        environment={"EVENTDESK_OBS_PASSWORD": obs.password or ""},
    )


def _start_desk(screen: Screen, folder: Path, path: Path, obs: RealObs) -> float:
    desk = _desk(screen, folder, path, obs)
    began = time.monotonic()
    with desk:
        ready: float = desk.trace()[0]["ready"]
    return (ready - began) * 1000


def _cost_of_bare(screen: Screen) -> None:
    with subprocess.Popen(
        [*_BARE, "--stay"], env=_environment(screen), stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        _tell("a bare PySide6 window", process.pid)
        process.kill()


def _cost_of_desk(
    screen: Screen, folder: Path, path: Path, obs: RealObs, name: str, *arguments: str
) -> None:
    with _desk(screen, folder, path, obs, *arguments) as desk:
        _tell(f"the desk, {name}", desk.pid, obs.pid)


def _tell(name: str, pid: int, obs: int | None = None) -> None:
    pause = threading.Event()
    pause.wait(5)
    process, beside = psutil.Process(pid), psutil.Process(obs) if obs else None
    for each in (process, beside):
        if each:
            each.cpu_percent()
    pause.wait(_IDLE_SECONDS)
    cost = f"{process.cpu_percent():5.1f} % of a core"
    theirs = f", OBS {beside.cpu_percent():5.1f} %" if beside else ""
    print(f"  {name:<40} {process.memory_info().rss / 2**20:6.0f} MiB  {cost}{theirs}", flush=True)
