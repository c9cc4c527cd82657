"""A desk for hours: does it grow, does it leave threads behind, does it always come back?

``python -m support.soak [HOURS SPEED MINUTES]``, or ``make soak``: first HOURS of show at so many
times SPEED on a stand-in for OBS in a process of its own, with everything of ``obs_chaos``
happening to it; then MINUTES of the desk with its window on a real OBS that is killed, frozen and
cut off once a minute. 0 leaves a part out.
"""

import itertools
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psutil
from msgspec import Struct, field

from eventdesk.app.rehearsal import headless
from eventdesk.engine.clocks import RehearsalClock
from support.cable import Cable
from support.desk_process import DeskProcess
from support.headless import HeadlessDesk
from support.obs_chaos import Chaos, sheet
from support.operator import gos
from support.real_obs import RealObs
from support.screen import Screen
from support.stand_in_obs import StandInProcess

GROWTH = 0.05
"""Of the memory once warm: the most that may come on top of it."""
WARM = 0.2
"""The share of a run after which everything was done once: fonts, pictures, every kind of fault."""
ON_STAND_IN = (
    "kill",
    "freeze",
    "dead network",
    "severed network",
    "hand cut",
    "hand fades slowly",
    "hand mutes",
    "studio mode twice",
    "scene renamed for a moment",
)
_BACK_SECONDS, _PRESSES = 8.0, 3
_PACE = 2.0
_FAULT_EVERY = 30  # GOs: once a minute
_OURS = {"cable", "obs-client"}
"""Threads of the soak itself."""


class Record(Struct):
    """What was seen of one run."""

    name: str
    memory: list[int] = field(default_factory=list)
    threads: list[Counter[str]] = field(default_factory=list)
    gos: int = 0
    faults: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """The memory at the end over that of a warm desk, both of many samples."""
        warm = self.memory[int(WARM * len(self.memory)) :]
        part = max(1, len(warm) // 8)
        return statistics.median(warm[-part:]) / statistics.median(warm[:part]) - 1

    @property
    def left_behind(self) -> Counter[str]:
        """Threads at the end, at rest and connected, that were not there when warm."""
        return self.threads[-1] - self.threads[int(WARM * len(self.threads))]

    @property
    def good(self) -> bool:
        """Whether it keeps what it promises."""
        return self.growth < GROWTH and not self.left_behind and not self.missed

    def __str__(self) -> str:
        mib = [each / (1 << 20) for each in self.memory]
        tenth = max(1, len(mib) // 10)
        course = " ".join(f"{each:.0f}" for each in mib[::tenth])
        lines = [
            f"{self.name}: {self.gos} GOs, {self.faults} faults",
            f"  memory, MiB: {course} … {mib[-1]:.0f}; growth once warm {self.growth:+.1%}",
            f"  threads: {self.threads[-1].total()}, left behind {dict(self.left_behind) or 0}",
            f"  not come back, or said wrongly: {len(self.missed)}",
            *(f"    {each}" for each in self.missed),
        ]
        return "\n".join(lines)


def on_stand_in(folder: Path, hours: float, speed: float) -> Record:
    """A cue a minute of show, as fast as ``speed`` says or as fast as it goes."""
    cues, dice = round(hours * 60), random.Random(8)
    clock = RehearsalClock(datetime(2026, 4, 23, tzinfo=UTC), speed)
    record = Record(f"{hours:g} hours at ×{speed:g} on the stand-in")
    process, pause = psutil.Process(), threading.Event()
    began = time.monotonic()

    def look(number: int) -> None:
        pause.wait(max(0.0, began + 60 * number / speed - time.monotonic()))
        if number % 5 == 0:
            record.memory.append(process.memory_info().rss)
            named = (each.name for each in threading.enumerate())
            record.threads.append(Counter(name for name in named if name not in _OURS))

    with (
        StandInProcess(speed) as obs,
        Cable(obs.port) as cable,
        HeadlessDesk(sheet(2 * cues, dice), folder, cable.port, obs.password, clock) as desk,
    ):
        chaos = Chaos(obs, cable, desk, dice, every=10)
        try:
            outcome = chaos.play(cues, ON_STAND_IN, longest=3.0, each=look)
        finally:
            chaos.close()
    record.gos, record.faults = outcome.gos, outcome.faults.total()
    record.missed = [*outcome.lost, *outcome.mismatches]
    record.name += f", {(time.monotonic() - began) / 60:.1f} minutes"
    return record


def on_real_obs(folder: Path, minutes: float) -> Record:
    """The desk as an operator has it, Space every two seconds."""
    record = Record(f"{minutes:g} minutes with its window on a real OBS")
    path = folder / "show.yaml"
    path.write_text(sheet(round(minutes * 60), random.Random(20)), encoding="utf-8")
    pause = threading.Event()
    with RealObs() as obs, Cable(obs.port) as cable, Screen() as screen:
        desk = DeskProcess(
            screen,
            folder,
            path,
            *("--obs", f"127.0.0.1:{cable.port}", "--install-overlay", "--guard", "0"),
            environment={"EVENTDESK_OBS_PASSWORD": obs.password or ""},
        )
        faults = itertools.cycle(
            [
                ("kill", obs.kill, obs.start),
                ("freeze", obs.pause, obs.resume),
                ("dead network", cable.cut, cable.mend),
                ("severed network", cable.sever, cable.mend),
            ]
        )
        with desk:
            process = psutil.Process(desk.pid)
            until = time.monotonic() + 60 * minutes
            for number in itertools.count(1):
                if time.monotonic() > until:
                    break
                what = ""
                if number % _FAULT_EVERY == 0:
                    what, begin, end = next(faults)
                    begin()
                    pause.wait(3)
                    end()
                    record.faults += 1
                if not _go(desk):
                    record.missed.append(f"GO {number} {what}".rstrip())
                record.gos += 1
                pause.wait(_PACE)
                if number % 5 == 0:
                    record.memory.append(process.memory_info().rss)
                    record.threads.append(Counter({"all": process.num_threads()}))
    return record


def _go(desk: DeskProcess) -> bool:
    """Press Space until a GO is confirmed: one that found no OBS for too long is not."""
    before = len(gos(desk))
    for _ in range(_PRESSES):
        desk.press("space")
        if _within(_BACK_SECONDS, lambda: len(gos(desk)) > before):
            return True
    return False


def _within(seconds: float, look: Callable[[], bool]) -> bool:
    patience = threading.Event()
    for _ in range(round(seconds * 20)):
        if look():
            return True
        patience.wait(0.05)
    return False


def main(hours: float = 8, speed: float = 120, minutes: float = 20) -> int:
    """Run both and print what was seen; 1 when a promise was broken."""
    application, good = headless(), True
    runs: list[Callable[[Path], Record]] = []
    if hours:
        runs.append(lambda folder: on_stand_in(folder, hours, speed))
    if minutes:
        runs.append(lambda folder: on_real_obs(folder, minutes))
    for run in runs:
        with tempfile.TemporaryDirectory(prefix="eventdesk-soak-") as folder:
            record = run(Path(folder))
        print(record, flush=True)
        good = good and record.good
    del application
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
