"""The pretended OBS itself: its parts, and the changes that touch more than one of them."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from eventdesk.engine.ports import Clock
from eventdesk.standins.obs.frames import Frames
from eventdesk.standins.obs.media import Media
from eventdesk.standins.obs.meters import Meters
from eventdesk.standins.obs.mixer import Emit, Mixer, SceneTransition
from eventdesk.standins.obs.outputs import Recording, Streaming
from eventdesk.standins.obs.pictures import Browser, Painter
from eventdesk.standins.obs.side_outputs import ReplayBuffer, Switched
from eventdesk.standins.obs.sources import (
    BROWSER_KIND,
    KINDS,
    MEDIA_KIND,
    UNVERSIONED,
    Filter,
    Input,
    Look,
    NewInput,
    Scene,
    SceneItem,
    Sources,
)
from eventdesk.standins.obs.wire import Data

FILTER_KIND = "color_filter_v2"


class Abilities(Struct, frozen=True):
    """What not every OBS has: a replay buffer that its settings switch on, a virtual camera that
    its system allows, and chapters in recordings (obs-websocket 5.5)."""

    replay: bool = True
    camera: bool = True
    chapters: bool = False


OBS_29 = Abilities()


class Machine:
    """One OBS without its websocket. Everything here runs on the event loop's thread."""

    def __init__(
        self,
        clock: Clock,
        emit: Emit,
        *,
        scenes: Mapping[str, Sequence[NewInput]],
        inputs: Sequence[NewInput],
        transitions: list[SceneTransition],
        canvas: tuple[int, int],
        fps: float,
        recordings: Path,
        browser: Browser | None = None,
        filters: Mapping[str, Sequence[str]] | None = None,
        abilities: Abilities = OBS_29,
    ) -> None:
        loop = asyncio.get_running_loop()
        self.clock = clock
        self.emit = emit
        self.canvas = canvas
        self.fps = fps
        self.sources = Sources(canvas)
        self.kinds = [kind for kind in KINDS if browser or kind != BROWSER_KIND]
        self.painter = Painter(canvas, browser)
        self.frames = Frames(loop, fps)
        self.media = Media(loop, clock, emit)
        self.painter.phase = self._phase
        self._build(scenes, inputs)
        for source, names in (filters or {}).items():
            made = [Filter(name, FILTER_KIND) for name in names]
            self.sources.source(source).filters.extend(made)
        self.abilities = abilities
        self.replay = ReplayBuffer(loop, clock, emit, fps, recordings) if abilities.replay else None
        self.camera = Switched(loop, clock, emit, fps) if abilities.camera else None
        self.mixer = Mixer(self.sources, self.frames, clock, emit, transitions)
        self.mixer.on_change = self._tell_activity
        self.recording = Recording(loop, clock, emit, fps, recordings)
        self.streaming = Streaming(loop, clock, emit, fps)
        self.meters = Meters(loop, self.media, self._heard, emit)
        self.persistent: dict[tuple[str, str], object] = {}
        self._active: set[Input] = set()
        self._showing: set[Input] = set()
        self._tell_activity()
        self.meters.start()

    def _build(self, scenes: Mapping[str, Sequence[NewInput]], inputs: Sequence[NewInput]) -> None:
        for new in inputs:
            self._make_input(new).standalone = True
        for name, placed in scenes.items():
            scene = self.sources.add_scene(name)
            for new in placed:
                known = self.sources.find(new.name)
                scene.add(known or self._make_input(new), enabled=True)

    def _make_input(self, new: NewInput) -> Input:
        made = self.sources.add_input(new)
        self.media.load(made)
        self.painter.load(made)
        return made

    # Scenes

    def add_scene(self, name: str) -> Scene:
        """A new scene, told to everybody."""
        scene = self.sources.add_scene(name)
        self.emit("SceneCreated", {"sceneName": name, "isGroup": False})
        self.emit("SceneListChanged", {"scenes": self.scene_list()})
        return scene

    def remove_scene(self, scene: Scene) -> None:
        """Remove a scene, its items, and the inputs that were nowhere else."""
        self.sources.scenes.remove(scene)
        self.emit("SceneRemoved", {"sceneName": scene.name, "isGroup": False})
        self.mixer.forget(scene)
        self.emit("SceneListChanged", {"scenes": self.scene_list()})
        self._remove_items_of(scene)
        for item in scene.items:
            self._drop_if_unused(item.source)

    def scene_list(self) -> list[Data]:
        """The protocol's list: index 0 is the lowest scene of OBS's list."""
        return [
            {"sceneIndex": index, "sceneName": scene.name}
            for index, scene in enumerate(reversed(self.sources.scenes))
        ]

    # Inputs

    def add_input(self, scene: Scene, new: NewInput, *, enabled: bool) -> SceneItem:
        """A new input on top of a scene. Its file is loaded at once, unlike a later change."""
        made = self._make_input(new)
        self.emit("InputCreated", _created(made))
        return self.add_item(scene, made, enabled=enabled)

    def change_settings(self, source: Input, settings: Data) -> None:
        """New settings; what it draws changes with the next frame (measured on OBS 29)."""
        source.settings = settings
        self.frames.with_next(lambda: self._reload(source))

    def remove_input(self, source: Input) -> None:
        """Remove an input; its scene items go with the next frame (measured on OBS 29)."""
        self._forget_input(source)
        self.frames.with_next(lambda: self._remove_items_of(source))

    def show_look(self, source: Input, look: Look) -> None:
        """Have an input draw this, from the next picture on."""
        source.look, source.since = look, self._frame()
        self._reload(source)

    def _phase(self, source: Input) -> float | None:
        if source.look in (Look.MOVING, Look.STILL):
            return source.since if source.look is Look.STILL else self._frame()
        if source.kind != MEDIA_KIND or self.media.state(source) not in ("PLAYING", "PAUSED"):
            return None
        return self.media.cursor(source) * self.fps

    def _frame(self) -> float:
        return float(self.frames.rendered)

    def _heard(self) -> list[Input]:
        """The inputs on air: those in its scenes, and those that belong to OBS itself."""
        return [each for each in self.sources.inputs if each.standalone or each in self._active]

    # Scene items

    def add_item(self, scene: Scene, source: Input | Scene, *, enabled: bool) -> SceneItem:
        """Place a source on top of a scene."""
        item = scene.add(source, enabled=enabled)
        self.emit(
            "SceneItemCreated",
            {
                "sceneName": scene.name,
                "sourceName": source.name,
                "sceneItemId": item.id,
                "sceneItemIndex": len(scene.items) - 1,
            },
        )
        self._tell_activity()
        return item

    def remove_item(self, scene: Scene, item: SceneItem) -> None:
        """Remove a scene item, and its input when it was nowhere else."""
        self._take_out(scene, item)
        self._drop_if_unused(item.source)

    def item_changed(self) -> None:
        """An item was switched on or off."""
        self._tell_activity()

    def tell_transform(self, scene: Scene, item: SceneItem) -> None:
        """An item moved, or its source has another size."""
        self.emit(
            "SceneItemTransformChanged",
            {
                "sceneName": scene.name,
                "sceneItemId": item.id,
                "sceneItemTransform": item.transform.on_the_wire(item.source.size),
            },
        )

    # How one change brings another

    def _reload(self, source: Input) -> None:
        before = source.size
        self.media.load(source)
        self.painter.load(source)
        if source.size != before:
            for scene in self.sources.scenes_with(source):
                for item in scene.items:
                    if item.source is source:
                        self.tell_transform(scene, item)

    def _forget_input(self, source: Input) -> None:
        self.sources.inputs.remove(source)
        self.painter.forget(source)
        self.media.forget(source)
        self.emit("InputRemoved", {"inputName": source.name})

    def _remove_items_of(self, source: Input | Scene) -> None:
        for scene in self.sources.scenes:
            for item in [each for each in scene.items if each.source is source]:
                self._take_out(scene, item)

    def _take_out(self, scene: Scene, item: SceneItem) -> None:
        scene.items.remove(item)
        self.emit(
            "SceneItemRemoved",
            {
                "sceneName": scene.name,
                "sourceName": item.source.name,
                "sceneItemId": item.id,
            },
        )
        self._tell_activity()

    def _drop_if_unused(self, source: Input | Scene) -> None:
        if (
            isinstance(source, Input)
            and source in self.sources.inputs
            and not source.standalone
            and not self.sources.scenes_with(source)
        ):
            self._forget_input(source)

    def _tell_activity(self) -> None:
        active = {each for each in self.mixer.active() if isinstance(each, Input)}
        showing = {each for each in self.mixer.showing() if isinstance(each, Input)}
        for source in _by_name(showing ^ self._showing):
            seen = source in showing
            self.emit("InputShowStateChanged", {"inputName": source.name, "videoShowing": seen})
        for source in _by_name(active - self._active):
            self.media.activated(source)
        for source in _by_name(active ^ self._active):
            on_air = source in active
            self.emit("InputActiveStateChanged", {"inputName": source.name, "videoActive": on_air})
        self._active, self._showing = active, showing


def _by_name(sources: set[Input]) -> list[Input]:
    return sorted(sources, key=lambda source: source.name)


def _created(source: Input) -> Data:
    return {
        "inputName": source.name,
        "inputKind": source.kind,
        "unversionedInputKind": UNVERSIONED.get(source.kind, source.kind),
        "inputSettings": source.settings,
        "defaultInputSettings": dict(KINDS[source.kind]),
    }
