"""One GO on three OBSes against one GO on one: what the others cost the program."""

import threading
from contextlib import ExitStack
from pathlib import Path

from figures import Figure, compare, heading
from sheets import sheet

from support.desk_process import DeskProcess
from support.real_obs import RealObs
from support.screen import Screen

_ROUNDS = 80
_PACE = 0.4  # seconds between two changes: the OBSes and the windows come to rest
_CANVAS = (320, 180)  # three OBSes under software GL leave two cores something to do
_OUTPUTS = ("program", "venue", "backup")


def measure(folder: Path) -> None:
    """In turns, with all three OBSes and both desks running all the time: Space in a desk that has
    the program's OBS alone, and in one that has all three. Each goes round scenes of its own. The
    second half is with the hall's OBS stopped (SIGSTOP), which must cost the program nothing."""
    heading("Key press → scene changed, three OBSes against one (goal: median within 1.2×)")
    with ExitStack() as running:
        obses = {name: running.enter_context(RealObs(canvas=_CANVAS)) for name in _OUTPUTS}
        observers = {
            name: running.enter_context(obs.client(timeout=10)) for name, obs in obses.items()
        }
        alone = _desk(running, folder / "one", sheet(1_000, ("Podium", "Slides")), obses, 1)
        all_three = _desk(running, folder / "three", _for_all(), obses, 3)
        pause = threading.Event()
        pause.wait(3)
        one, three, last, without = [], [], [], []
        for number in range(2 * _ROUNDS):
            if number == _ROUNDS:
                obses["venue"].pause()
                pause.wait(3)
            stopped = number >= _ROUNDS
            at, changed = _press(alone, observers, ("Podium", "Slides")[number % 2], ("program",))
            one.append((changed["program"] - at) * 1000)
            pause.wait(_PACE)
            outputs = ("program", "backup") if stopped else _OUTPUTS
            at, changed = _press(all_three, observers, ("Panel", "Break")[number % 2], outputs)
            (without if stopped else three).append((changed["program"] - at) * 1000)
            if not stopped:
                last.append((max(changed.values()) - at) * 1000)
            pause.wait(_PACE)
        obses["venue"].resume()
    floor, late = (
        Figure("one OBS", one[:_ROUNDS]),
        Figure("one OBS, the hall's stopped", one[_ROUNDS:]),
    )
    for ours, beside in (
        (Figure("three OBSes: the program's", three), floor),
        (Figure("three OBSes: the last of them", last), floor),
        (Figure("three OBSes, the hall's stopped: the program's", without), late),
    ):
        print(beside)
        print(ours)
        print(compare(ours, beside))


def _for_all() -> str:
    """The same sheet for a program, a hall's screen and a backup."""
    text = sheet(1_000, ("Panel", "Break"))
    outputs = "outputs: {venue: {}, backup: {mirrors: program}}\nspeakers:"
    text = text.replace("speakers:", outputs, 1)
    for scene in ("Panel", "Break"):
        text = text.replace(f"scene: {scene}\n", f"scene: {{program: {scene}, venue: {scene}}}\n")
    return text


def _desk(running: ExitStack, folder: Path, text: str, obses, count: int) -> DeskProcess:
    folder.mkdir()
    path = folder / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    arguments, environment = [], {}
    for name in _OUTPUTS[:count]:
        arguments += ["--obs", f"{name}=127.0.0.1:{obses[name].port}"]
        variable = "" if name == "program" else f"_{name.upper()}"
        environment[f"EVENTDESK_OBS_PASSWORD{variable}"] = obses[name].password or ""
    screen = running.enter_context(Screen())
    desk = DeskProcess(screen, folder, path, *arguments, "--guard", "0", environment=environment)
    return running.enter_context(desk)


def _press(desk: DeskProcess, observers, scene: str, outputs) -> tuple[float, dict[str, float]]:
    """When Space was pressed, and when each of these OBSes told of the scene."""
    marks = {name: observers[name].mark() for name in outputs}
    at = desk.press("space")
    changed = {
        name: observers[name].wait_for("CurrentProgramSceneChanged", mark, sceneName=scene).at
        for name, mark in marks.items()
    }
    return at, changed
