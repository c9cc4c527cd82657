"""Program, preview and the transition between scenes, with what OBS 29 was seen to do there."""

import asyncio
from collections.abc import Callable

from msgspec import Struct

from eventdesk.engine.ports import Clock
from eventdesk.standins.obs.frames import Frames
from eventdesk.standins.obs.sources import Input, Scene, Sources
from eventdesk.standins.obs.wire import Data, Refused, Status

Emit = Callable[[str, Data], None]
TRANSITION_KINDS = (
    "cut_transition",
    "fade_transition",
    "swipe_transition",
    "slide_transition",
    "obs_stinger_transition",
    "fade_to_color_transition",
    "wipe_transition",
)
WITHOUT_SETTINGS = ("cut_transition", "fade_transition")
WITHOUT_DURATION = ("cut_transition", "obs_stinger_transition")
STINGER_MS = 1000


class SceneTransition(Struct):
    """A transition by its name in the list, its kind and its own settings."""

    name: str
    kind: str
    settings: Data

    @property
    def fixed(self) -> bool:
        """Whether it ignores the duration that is set."""
        return self.kind in WITHOUT_DURATION

    @property
    def configurable(self) -> bool:
        """Whether it has settings."""
        return self.kind not in WITHOUT_SETTINGS


class Mixer:
    """What is on air and what comes next. All calls on the event loop's thread.

    ``air`` is what is really drawn, ``program`` what OBS says: in studio mode the two differ after
    a take during a running transition (measured on OBS 29, same code in 32).
    """

    def __init__(
        self,
        sources: Sources,
        frames: Frames,
        clock: Clock,
        emit: Emit,
        transitions: list[SceneTransition],
    ) -> None:
        self.transitions = transitions
        self.transition = transitions[0]
        self.duration = 300  # milliseconds
        self.studio = False
        self.program: Scene | None = sources.scenes[0] if sources.scenes else None
        self.preview: Scene | None = None
        self._sources = sources
        self._frames = frames
        self._clock = clock
        self._emit = emit
        self._air = self.program
        self._coming: Scene | None = None
        self._swap: Scene | None = None
        self._running: asyncio.Task[None] | None = None
        self._began = 0.0
        self._lasts = 0.0
        self.on_change: Callable[[], None] = lambda: None

    # What is seen

    @property
    def transitioning(self) -> bool:
        """Whether a transition runs."""
        return self._running is not None

    @property
    def progress(self) -> float:
        """How far the running transition is, 0 to 1; 1 when none runs."""
        if not self._running or not self._lasts:
            return 1.0
        passed = asyncio.get_running_loop().time() - self._began
        return min(1.0, passed / self._lasts)

    def active(self) -> set[Input | Scene]:
        """The sources that are on air; a private copy of a scene is not that scene."""
        return _under(self._air) | _under(self._coming)

    def showing(self) -> set[Input | Scene]:
        """The sources that are on air or in the preview."""
        return self.active() | _under(self.preview)

    # What is done

    def take(self, scene: Scene) -> None:
        """Put the scene on air with the transition that is set."""
        if self.studio:
            self._take_in_studio(scene)
        elif scene is not self.program:
            self.program = scene
            self._begin(scene, scene)

    def set_transition(self, name: str) -> None:
        """Choose the transition for what comes; raises Refused 600 for an unknown one.

        Another one chosen while one runs leaves that one hanging: both scenes stay on air, no end
        is told, and only the take of a third scene frees it (measured on OBS 29).
        """
        chosen = self.named(name)
        if chosen is self.transition:
            return
        self.transition = chosen
        if self._running:
            self._running.cancel()
            self._running = None
        self._emit("CurrentSceneTransitionChanged", {"transitionName": name})

    def named(self, name: str) -> SceneTransition:
        """The transition of this name; raises Refused 600."""
        for each in self.transitions:
            if each.name == name:
                return each
        raise Refused(Status.NOT_FOUND, "No scene transition was found by that name.")

    def set_preview(self, scene: Scene) -> None:
        """Look at the scene before it is taken; raises Refused 506 outside studio mode."""
        self.require_studio()
        if scene is not self.preview:
            self.preview = scene
            self._emit("CurrentPreviewSceneChanged", {"sceneName": scene.name})
            self.on_change()

    def require_studio(self) -> None:
        """Raise Refused 506 when studio mode is off."""
        if not self.studio:
            raise Refused(Status.STUDIO_MODE_NOT_ACTIVE)

    def set_studio(self, on: bool) -> None:
        """Switch studio mode; nothing happens when it is so already."""
        if on == self.studio:
            return
        self.studio = on
        program = self.program
        if on:
            self.preview = program
            self._air = program.private_copy() if program else None
        else:
            # Two changes are told that nobody made: seen on OBS 29, obs-websocket issue 1150.
            if self.preview is not program:
                self._tell_program(self.preview)
                self._tell_program(program)
            self.preview = None
            self._stop()
            self._air = program
        self._emit("StudioModeStateChanged", {"studioModeEnabled": on})
        self.on_change()

    def forget(self, scene: Scene) -> None:
        """The scene was removed: another takes its place where it was seen."""
        neighbour = self._sources.scenes[-1] if self._sources.scenes else None
        if self.preview is scene:
            self.preview = neighbour
        if self._swap is scene:
            self._swap = None
        if self.program is scene and neighbour:
            self.take(neighbour)
        self.on_change()

    # How it goes

    def _take_in_studio(self, scene: Scene) -> None:
        if self.program is not self.preview:
            self._swap = self.program
        self.program = scene
        if self._running and self._lasts:
            return  # it says so and stays as it was: OBSBasic::TransitionToScene
        self._begin(scene, scene.private_copy())

    def _begin(self, scene: Scene, drawn: Scene) -> None:
        if drawn is self._air and not self._running:
            return  # a hanging transition began at this scene: OBS sees nothing to do
        self._stop()
        name, milliseconds = scene.override
        transition = next((each for each in self.transitions if each.name == name), self.transition)
        if transition.fixed:
            milliseconds = STINGER_MS if transition.kind == "obs_stinger_transition" else 0
        elif milliseconds is None:
            milliseconds = self.duration
        self._coming = drawn
        self._lasts = self._clock.real_seconds(milliseconds / 1000)
        self._began = asyncio.get_running_loop().time()
        self._emit("SceneTransitionStarted", {"transitionName": transition.name})
        self.on_change()
        self._running = asyncio.create_task(self._run(transition.name))

    async def _run(self, name: str) -> None:
        await asyncio.sleep(self._lasts)
        await self._frames.next()
        self._air, self._coming = self._coming, None
        self._running = None
        self._emit("SceneTransitionVideoEnded", {"transitionName": name})
        swap, self._swap = self._swap, None
        if swap and self.studio:
            self.set_preview(swap)
        self._emit("SceneTransitionEnded", {"transitionName": name})
        self._tell_program(self.program)
        self.on_change()

    def _stop(self) -> None:
        if self._running:
            self._running.cancel()
            self._running = None
        self._coming = None

    def _tell_program(self, scene: Scene | None) -> None:
        if scene:
            self._emit("CurrentProgramSceneChanged", {"sceneName": scene.name})


def _under(scene: Scene | None) -> set[Input | Scene]:
    return {scene, *scene.reach(enabled_only=True)} if scene else set()
