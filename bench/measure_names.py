"""From the key on the keyboard to the name in OBS's own recording, beside a bare client.

A recording has no clock, and needs none to compare two shows in it: the desk's frame minus the
bare client's, less what lay between the two acts, is the difference. For the latency itself, the
recording's beginning is taken from the moment at which OBS told of the first step of each bare
batch, which is in the frame that it draws then.
"""

import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from figures import Figure, compare, heading
from msgspec import Struct

from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import Canvas, Rendered
from eventdesk.drivers.obs import animation
from eventdesk.drivers.obs.overlay import PARKED_X, slot_settings
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.storage.runsheet import load
from support.desk_process import DeskProcess
from support.obs_client import SERIAL_FRAME, ObsClient
from support.obs_scenes import Input, colour
from support.operator import gos, overlay_everywhere
from support.real_obs import RealObs
from support.recording import Recording, recorded
from support.screen import Screen

_WIDTH, _HEIGHT, _FPS = 640, 360, 30
_SLOT = Input("Bare slot", "image_source", slot_settings(""))
_SLOT_ITEM = 2  # above the scene's colour
_SCENES = {
    "One": (colour("One colour", 0x203040), _SLOT),
    "Two": (colour("Two colour", 0x304020), _SLOT),
}
_PAIRS, _PAIRS_A_RECORDING = 24, 8
_REST = 0.9
"""Seconds between two acts: every move is over, the next name drawn and loaded."""
_DIFFERENT = 24  # of 255: more than the encoder's noise
_PAUSE = threading.Event()

_HEAD = """\
eventdesk: 1
event: {title: Names to measure, date: 2026-04-23, timezone: Asia/Seoul, languages: [ko, en]}
speakers:
  chung:
    name: {ko: 정래권, en: Chung Rae-kwon}
    role: {ko: 전 기후변화대사, en: Former Ambassador for Climate Change}
defaults: {transition: {kind: Cut}}
sessions:
  - id: one
    title: One
    start: "09:00"
    cues:
      - {id: talk, title: Talk, scene: One, speakers: [chung], lower_third: {show: manual}}
"""
_PAIR = """\
      - {{id: named-{0}, title: Named, scene: Two, speakers: [chung], lower_third: {{show: on go}}}}
      - {{id: bare-{0}, title: Bare, scene: One}}
"""


class _Act(Struct, frozen=True):
    """A key or a batch, and when OBS told of the first step of what came of it: monotonic."""

    at: float
    told: float


class _Pair(Struct, frozen=True):
    """Milliseconds from an act to its frame in the recording, and until OBS told of it."""

    bare: float
    ours: float
    bare_told: float
    ours_told: float


class _Turns(Struct, frozen=True):
    """What either does, giving the monotonic second of it, and what makes it undone."""

    bare: Callable[[], float]
    after_bare: Callable[[], object]
    ours: Callable[[], float]
    after_ours: Callable[[], object]


def measure(folder: Path) -> None:
    """About four minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    path = folder / "sheet.yaml"
    path.write_text(_HEAD + "".join(map(_PAIR.format, range(_PAIRS + 1))), encoding="utf-8")
    with (
        RealObs(_SCENES, canvas=(_WIDTH, _HEIGHT), fps=_FPS) as obs,
        Screen() as screen,
        obs.client(timeout=30) as client,
        obs.client(events=1 << 19) as watcher,
    ):
        desk = DeskProcess(
            screen,
            folder,
            path,
            *("--obs", f"127.0.0.1:{obs.port}", "--install-overlay", "--guard", "0"),
            environment={"EVENTDESK_OBS_PASSWORD": obs.password or ""},
        )
        sheet = load(path).sheet
        assert sheet
        with desk:
            client.wait_until(overlay_everywhere(sheet.cues[:2]), what="the overlay")
            plan = sheet.cues[0].lower_third
            assert plan
            renderer = GraphicsRenderer(folder / "bare")
            name = renderer.render(
                graphic_of(sheet, plan.speakers, plan), Canvas(_WIDTH, _HEIGHT, _FPS)
            )
            bench = _Bench(desk, client, watcher, name)
            bench.prepare()
            bench.keys()
            bench.gos()
    del application


class _Bench:
    """The desk and the bare client, in turns, over one OBS."""

    def __init__(
        self, desk: DeskProcess, client: ObsClient, watcher: ObsClient, name: Rendered
    ) -> None:
        self._desk, self._client, self._watcher, self._name = desk, client, watcher, name
        self._tick = time.monotonic()

    def prepare(self) -> None:
        """The bare client's picture is loaded and parked as the desk's is, and the first cue on
        air."""
        settings = {"inputName": _SLOT.name, "inputSettings": slot_settings(self._name.path)}
        self._client.request("SetInputSettings", **settings)
        for scene in _SCENES:
            self._park(scene)
        self._go()
        self._rest()
        self._press("l")  # both names were on air before: nothing is done for the first time
        self._rest()
        self._press("l")
        self._rest()

    def keys(self) -> None:
        """L against the same moves in one batch."""
        heading("Key press → first changed frame in OBS's recording (goal: within 1.2×)")
        turns = _Turns(
            bare=lambda: self._batch("One"),
            after_bare=lambda: self._park("One"),
            ours=lambda: self._press("l"),
            after_ours=lambda: self._press("l"),
        )
        self._compare(
            turns, ("a bare batch: sent → first changed frame", "the desk: L → first changed frame")
        )

    def gos(self) -> None:
        """Space on a cue that shows its name against a scene change and a batch."""
        heading("GO → the name in OBS's recording (goal: within 1.2×)")
        before = len(gos(self._desk))

        def back() -> None:
            self._park("Two")
            self._client.request("SetCurrentProgramScene", sceneName="One")

        turns = _Turns(
            bare=self._take_and_batch,
            after_bare=back,
            ours=lambda: self._press("space"),
            after_ours=lambda: self._press("space"),
        )
        self._compare(turns, ("a bare scene change and batch → name", "the desk: GO → the name"))
        taken = [line for line in gos(self._desk)[before:] if line["cue"].startswith("named")]
        for name, begin, end in (
            ("  of it: key handled → sent to OBS", "input", "sent"),
            ("  key handled → scene proven on air", "input", "confirmed"),
        ):
            print(Figure(name, [(line[end] - line[begin]) * 1000 for line in taken]))

    def _compare(
        self,
        turns: _Turns,
        names: tuple[str, str],
    ) -> None:
        phases = [number / _PAIRS for number in range(_PAIRS)]
        pairs = [
            pair
            for first in range(0, _PAIRS, _PAIRS_A_RECORDING)
            for pair in self._recorded_pairs(turns, phases[first : first + _PAIRS_A_RECORDING])
        ]
        floor = Figure(names[0], [pair.bare for pair in pairs])
        desk = Figure(names[1], [pair.ours for pair in pairs])
        print(floor, desk, compare(desk, floor), sep="\n")
        apart = [pair.ours - pair.bare for pair in pairs]
        print(Figure("  the desk's less the bare one's, pair by pair", apart))
        print(Figure("  the same, when OBS told of it: bare", [p.bare_told for p in pairs]))
        print(Figure("  the same, when OBS told of it: the desk", [p.ours_told for p in pairs]))

    def _recorded_pairs(self, turns: _Turns, phases: list[float]) -> Iterator[_Pair]:
        acts: list[tuple[_Act, _Act]] = []
        with recorded(self._client, _WIDTH, _HEIGHT, rows=self._rows()) as recording:
            self._rest()
            for phase in phases:
                first = self._in_turn(turns.bare, phase, turns.after_bare)
                acts.append((first, self._in_turn(turns.ours, phase, turns.after_ours)))
        seen = list(self._seen(recording))
        if len(seen) != 2 * len(acts):
            raise RuntimeError(f"{2 * len(acts)} names shown, {len(seen)} recorded")
        began = statistics.median(
            bare.told - frame / _FPS for (bare, _), frame in zip(acts, seen[::2], strict=True)
        )
        for (bare, ours), frame, later in zip(acts, seen[::2], seen[1::2], strict=True):
            yield _Pair(
                (began + frame / _FPS - bare.at) * 1000,
                (began + later / _FPS - ours.at) * 1000,
                (bare.told - bare.at) * 1000,
                (ours.told - ours.at) * 1000,
            )

    def _in_turn(self, act: Callable[[], float], phase: float, after: Callable[[], object]) -> _Act:
        done = self._act(act, phase)
        self._rest()
        after()
        self._rest()
        return done

    # Acts

    def _act(self, act: Callable[[], float], phase: float) -> _Act:
        """``phase`` is where in the time between two of OBS's frames it happens, 0 to 1: how long
        it takes depends on that more than on anything else."""
        mark = self._watcher.mark()
        left = (self._tick - time.monotonic()) % (1 / _FPS)
        _PAUSE.wait(left + phase / _FPS)
        at = act()

        def moved(events):
            return next((event for event in events if _on_canvas(event.data)), None)

        self._tick = self._watcher.wait_until(moved, mark, what="a name").at
        return _Act(at, self._tick)

    def _press(self, key: str) -> float:
        return self._desk.press(key)

    def _go(self) -> None:
        before = len(gos(self._desk))
        self._press("space")
        self._desk.wait(lambda: len(gos(self._desk)) > before, "the first cue on air")

    def _batch(self, scene: str) -> float:
        actor = animation.Actor(_SLOT.name, _SLOT_ITEM, self._name)
        here = {"sceneName": scene, "sceneItemId": _SLOT_ITEM}
        moves = [
            (request, {**data, **here} if request == "SetSceneItemTransform" else data)
            for request, data in animation.change(None, actor, "", cut=False)
        ]
        at = time.monotonic()
        self._client.batch(moves, SERIAL_FRAME)
        return at

    def _take_and_batch(self) -> float:
        at = time.monotonic()
        self._client.request("SetCurrentProgramScene", sceneName="Two")
        self._batch("Two")
        return at

    def _park(self, scene: str) -> None:
        self._client.request(
            "SetSceneItemTransform",
            sceneName=scene,
            sceneItemId=_SLOT_ITEM,
            sceneItemTransform={"positionX": PARKED_X},
        )

    def _rest(self) -> None:
        _PAUSE.wait(_REST)

    # The recording

    def _rows(self) -> tuple[int, int]:
        """The middle of the name: where the strip begins and its height, both even."""
        return (self._name.y + self._name.height // 2) // 2 * 2, 8

    def _seen(self, recording: Recording) -> Iterator[int]:
        """The frames in which a name comes up: something differs from the strip's right end,
        which no name reaches."""
        before = False
        for number, frame in enumerate(recording.frames):
            row = recording.row(frame, recording.height // 2)
            free = row[-1]
            now = any(
                abs(one - other) > _DIFFERENT
                for pixel in row
                for one, other in zip(pixel, free, strict=True)
            )
            if now and not before:
                yield number
            before = now


def _on_canvas(data: dict) -> bool:
    return -_WIDTH < data.get("sceneItemTransform", {}).get("positionX", -1e6) < _WIDTH
