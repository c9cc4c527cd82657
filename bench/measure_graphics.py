"""Lower thirds: every frame of a recording, key and GO to the graphic, and what graphics cost."""

import itertools
import os
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from figures import Figure, compare, heading
from msgspec.structs import replace

from eventdesk.domain.graphic import Canvas, Graphic, Keyframe, Person
from eventdesk.domain.runsheet import Transition
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.domain.text import Text
from eventdesk.drivers.obs import animation
from eventdesk.engine.threads import start_thread
from eventdesk.graphics.renderer import GraphicsRenderer
from support.driving import Desk
from support.obs_client import SERIAL_FRAME, ObsClient
from support.obs_scenes import colour
from support.real_obs import RealObs
from support.recording import Recording, recorded

_SCENES = {"One": (colour("One colour", 0x203040),), "Two": (colour("Two colour", 0x304020),)}
_USED = frozenset(_SCENES)
_WIDTH, _HEIGHT = 640, 360
_SMALL, _FULL = Canvas(_WIDTH, _HEIGHT), Canvas(1920, 1080)
_ROUNDS = 40
_CUT = Transition("Cut")
_PACE = threading.Event()
_HANGUL = "김이박최정강조윤장임한오서신권황안송류홍"


def measure(folder: Path) -> None:
    """All of it: about three minutes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    with RealObs(_SCENES, canvas=(_WIDTH, _HEIGHT)) as obs, obs.client(timeout=10) as observer:
        _frames(folder, obs, observer)
        _latency(folder, obs, observer)
        _prerendering(folder, obs)
    _rendering(folder)
    with RealObs(_SCENES, canvas=(1920, 1080)) as obs, obs.client(timeout=10) as observer:
        _skipped(folder, obs, observer)
    del application


def _graphic(number: int, template: str = "classic") -> Graphic:
    letter = itertools.cycle(_HANGUL)
    name = "".join(next(itertools.islice(letter, number * step % 20, None)) for step in (1, 3, 7))
    person = Person(
        Text((("ko", name), ("en", f"Speaker {number:03}"))),
        Text((("ko", "전 기후변화대사"), ("en", "Former Ambassador for Climate Change"))),
        Text((("ko", f"국가기후환경회의 {number}"), ("en", "National Council on Climate"))),
        "ko",
    )
    return Graphic(template, (person,), ("ko", "en"))


@contextmanager
def _desk(folder: Path, obs: RealObs, renderer: GraphicsRenderer | None = None):
    folder.mkdir(exist_ok=True)
    with Desk(obs.port, obs.password, folder, _USED, renderer=renderer) as desk:
        desk.renderer.colours["Bob"] = "cyan"
        desk.wait_ready()
        desk.want(overlay=True)
        desk.wait_seen(lambda seen: seen.overlay and seen.overlay_in == _USED)
        yield desk
        desk.want(graphic_cut=True)
        desk.wait_seen(lambda seen: seen.graphic is None)


def _named(name: str) -> Graphic:
    return Graphic("classic", (Person(Text((("en", name),))),), ("en",))


def _show(desk: Desk, graphic: Graphic | None, **desired: object) -> None:
    report = desk.last(desk.want(graphic=graphic, **desired), Leg.GRAPHIC)
    if report.status is not LegStatus.ON_AIR:
        raise RuntimeError(f"not on air: {report.trouble}")


# Frames


def _frames(folder: Path, obs: RealObs, observer: ObsClient) -> None:
    heading("Lower thirds, frame by frame in OBS's recording (goals: 40 of 40 steps; 0 bad frames)")
    left, right = _WIDTH // 10, _WIDTH // 10 + _WIDTH // 2
    with _desk(folder / "frames", obs) as desk:
        desk.renderer.moves = tuple(Keyframe(dx=10 * number) for number in range(40, 0, -1))
        with recorded(observer, _WIDTH, _HEIGHT) as recording:
            _show(desk, _named("Ann"))
        edges = [edge for edge, _, _ in _plates(recording) if edge is not None]
        steps = [round((edge - left) / 10) for edge in edges]
        distinct = [step for step, _ in itertools.groupby(steps)]
        exact = sum(one - other == 1 for one, other in itertools.pairwise(distinct))
        print(f"  a move of 40 steps: {exact} of 40 one further than the frame before")
        with recorded(observer, _WIDTH, _HEIGHT) as recording:
            for number in range(100):
                _show(desk, _named(("Bob", "Ann")[number % 2]), graphic_cut=True)
        seen = list(_plates(recording))
        names = [name for _, _, names in seen for name in names]
        changes = sum(one != other for one, other in itertools.pairwise(names))
        blank = sum(edge is None for edge, _, _ in seen)
        mixed = sum(len(names) > 1 for _, _, names in seen)
        off = sum(
            edge is not None and (abs(edge - left) > 4 or abs(end - right) > 4)
            for edge, end, _ in seen
        )
        print(f"  100 swap-and-move batches, {len(seen)} frames, {changes} changes seen:")
        print(f"    blank frames {blank}, frames with both names {mixed}, out of place {off}")


def _plates(recording: Recording):
    """Of each frame: the left and right edge of what plates are seen, and their colours."""
    y = _HEIGHT * 5 // 6
    for frame in recording.frames:
        found = [
            (2 * number, "magenta" if red > green else "cyan")
            for number, (red, green, blue) in enumerate(recording.row(frame, y))
            if blue > 150 and (red > 150) != (green > 150)
        ]
        places = [x for x, _ in found]
        yield (
            (min(places), max(places), {name for _, name in found})
            if found
            else (None, None, set[str]())
        )


# Latency


def _latency(folder: Path, obs: RealObs, observer: ObsClient) -> None:
    heading("Asked → the first frame of the graphic, as another client sees it (goal: ≤ 1.2×)")
    with _desk(folder / "latency", obs) as desk, obs.client(events=1 << 19) as watcher:
        for who in ("Ann", "Bob"):  # both drawn and known
            _show(desk, _named(who), graphic_cut=True)
        _shows(desk, observer, watcher)
        _takes(desk, observer, watcher)
        _alarms(desk)


def _shows(desk: Desk, observer: ObsClient, watcher: ObsClient) -> None:
    ann = _named("Ann")
    ours, bare, proofs = [], [], []
    for _ in range(_ROUNDS):
        _hide_and_prepare(desk, ann)
        ours.append(_first_move(watcher, lambda: desk.want(graphic=ann)))
        proofs.append(_until_last_word(desk))
        _hide_and_prepare(desk, ann)
        bare.append(_first_move(watcher, lambda: _bare_show(desk, observer, ann)))
    floor = Figure("a bare batch: asked → first frame", bare)
    driver = Figure("the driver: asked → first frame", ours)
    print(floor, driver, compare(driver, floor), sep="\n")
    print(Figure("  asked → proven on air (6 frames of animation in it)", proofs))


def _takes(desk: Desk, observer: ObsClient, watcher: ObsClient) -> None:
    ann = _named("Ann")
    ours, bare = [], []
    for _ in range(_ROUNDS):
        _hide_and_prepare(desk, ann)
        ours.append(_first_move(watcher, lambda: desk.want(**_to("Two"), graphic=ann)))
        desk.last(desk.take, Leg.GRAPHIC)
        desk.go(**_to("One"))
        _hide_and_prepare(desk, ann)
        bare.append(_first_move(watcher, lambda: _bare_take(desk, observer, "Two", ann)))
        desk.go(**_to("One"))
    floor = Figure("a bare scene change, then the batch", bare)
    driver = Figure("the driver: GO → first frame of the graphic", ours)
    print(floor, driver, compare(driver, floor), sep="\n")


def _to(scene: str) -> dict[str, object]:
    return {"scene": scene, "transition": _CUT}


def _alarms(desk: Desk) -> None:
    desk.renderer.lost.add("Nobody")
    alarms = []
    for _ in range(10):
        desk.want(graphic=_named("Nobody"))
        alarms.append(_until_last_word(desk))
    print(Figure("a missing file: asked → alarm (goal: under 300)", alarms))


def _until_last_word(desk: Desk) -> float:
    """Milliseconds from the ask to the graphic's last word."""
    last = desk.last(desk.take, Leg.GRAPHIC)
    first = desk.of(desk.take, Leg.GRAPHIC)[0]
    return (last.at - first.at).total_seconds() * 1000


def _hide_and_prepare(desk: Desk, graphic: Graphic) -> None:
    desk.want(graphic_cut=True)
    desk.wait_seen(lambda seen: seen.graphic is None)
    desk.driver.prepare(graphic)
    _PACE.wait(0.4)


def _first_move(watcher: ObsClient, act: Callable[[], object]) -> float:
    """Milliseconds from ``act`` until OBS tells of a slot on the canvas."""
    mark = watcher.mark()
    at = time.monotonic()
    act()

    def shown(events):
        return next((e for e in events if _on_canvas(e.data)), None)

    return (watcher.wait_until(shown, mark).at - at) * 1000


def _on_canvas(data: dict) -> bool:
    return -_WIDTH < data.get("sceneItemTransform", {}).get("positionX", -1e6) < _WIDTH


def _bare_batch(desk: Desk, graphic: Graphic) -> list:
    """The same moves as the driver's, of the slot that holds the graphic already."""
    rendered = desk.renderer.render(graphic, _SMALL)
    item = desk.driver._store.observed.item("EventDesk overlay", "EventDesk slot A")
    actor = animation.Actor("EventDesk slot A", item.id, rendered)
    return [
        ("SetInputSettings", {"inputName": actor.slot, "inputSettings": {"file": rendered.path}}),
        *animation.change(None, actor, "", cut=False),
    ]


def _bare_show(desk: Desk, client: ObsClient, graphic: Graphic) -> None:
    client.batch(_bare_batch(desk, graphic), SERIAL_FRAME)


def _bare_take(desk: Desk, client: ObsClient, scene: str, graphic: Graphic) -> None:
    client.request("SetCurrentProgramScene", sceneName=scene)
    client.batch(_bare_batch(desk, graphic), SERIAL_FRAME)


# Cost


def _rendering(folder: Path) -> None:
    heading("Drawing one graphic at 1920×1080, its file included")
    for template in GraphicsRenderer(folder / "render").template_names():
        renderer = GraphicsRenderer(folder / f"render-{template}")
        renderer.render(_graphic(999, template), _FULL)  # fonts are looked up once
        times = [_drawn_in(renderer, _graphic(number, template)) for number in range(30)]
        print(Figure(f"template {template}", times))


def _drawn_in(renderer: GraphicsRenderer, graphic: Graphic) -> float:
    began = time.monotonic()
    renderer.render(graphic, _FULL)
    return (time.monotonic() - began) * 1000


def _skipped(folder: Path, obs: RealObs, observer: ObsClient) -> None:
    heading("Frames that OBS skipped during 100 shows at 1080p, and idle (goal: ≤ 1 % more)")
    renderer = GraphicsRenderer(folder / "full")
    with _desk(folder / "skipped", obs, renderer) as desk:
        graphics = [_graphic(number) for number in range(101)]
        for graphic in graphics:
            renderer.render(graphic, _FULL)
        desk.driver.prepare(graphics[0])
        _PACE.wait(3)
        began, before = time.monotonic(), observer.request("GetStats")
        for number in range(100):
            desk.driver.prepare(graphics[number + 1])
            _show(desk, graphics[number])
            _PACE.wait(0.3)
        busy, seconds = _share(before, observer.request("GetStats")), time.monotonic() - began
        _show(desk, None)
        before = observer.request("GetStats")
        _PACE.wait(min(seconds, 60))
        idle = _share(before, observer.request("GetStats"))
    print(f"  100 shows in {seconds:.0f} s: {busy:.2f} % skipped; idle {idle:.2f} %")


def _share(before: dict, after: dict) -> float:
    total = after["renderTotalFrames"] - before["renderTotalFrames"]
    return 100 * (after["renderSkippedFrames"] - before["renderSkippedFrames"]) / max(total, 1)


def _prerendering(folder: Path, obs: RealObs) -> None:
    heading("A GO while 200 graphics are drawn on another thread (goal: p95 within 5 ms)")
    with _desk(folder / "gos", obs) as desk:
        alone = _gos(desk)
        renderer = GraphicsRenderer(folder / "many")
        done = threading.Event()

        def draw() -> None:
            for number in itertools.count():
                renderer.render(_graphic(number), replace(_FULL, fps=30.0 + number // 200))
                if done.is_set():
                    break

        start_thread("bench-drawing", draw)
        while_drawing = _gos(desk)
        done.set()
    for figures in zip(alone, while_drawing, strict=True):
        for figure in figures:
            print(figure)
        print(compare(figures[1], figures[0]))


def _gos(desk: Desk) -> tuple[Figure, Figure]:
    sent, confirmed = [], []
    for number in range(2 * _ROUNDS):
        began = time.monotonic()
        take = desk.want(scene=("Two", "One")[number % 2], transition=_CUT)
        desk.last(take, Leg.SCENE)
        trace = next(t for t in reversed(desk.traces) if t.take == take and t.confirmed)
        sent.append((trace.sent - began) * 1000)
        confirmed.append((trace.confirmed - began) * 1000)
        _PACE.wait(0.1)
    what = "alone" if not _drawing() else "while drawing"
    return Figure(f"GO → sent to OBS, {what}", sent), Figure(f"GO → on air, {what}", confirmed)


def _drawing() -> bool:
    return any(thread.name == "bench-drawing" for thread in threading.enumerate())
