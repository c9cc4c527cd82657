"""Scenes, inputs and scene items: what is in the pretended OBS."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.standins.obs.transform import Transform
from eventdesk.standins.obs.wire import Data, Refused, Status

UNVERSIONED = {"color_source_v3": "color_source", "text_ft2_source_v2": "text_ft2_source"}
"""Kinds whose name carries a version; every other is its own unversioned name."""
VIDEO_ONLY: dict[str, Mapping[str, object]] = {
    "image_source": {"unload": False, "linear_alpha": False},
    "color_source_v3": {"color": 0xFFD1D1D1, "width": 1920, "height": 1080},
    "slideshow": {},
    "xshm_input": {},
    "v4l2_input": {},
    "text_ft2_source_v2": {},
}
WITH_AUDIO: dict[str, Mapping[str, object]] = {
    "pulse_input_capture": {"device_id": "default"},
    "pulse_output_capture": {"device_id": "default"},
    "ffmpeg_source": {
        "is_local_file": True,
        "looping": False,
        "restart_on_activate": True,
        "clear_on_media_end": True,
        "linear_alpha": False,
        "buffering_mb": 2,
        "reconnect_delay_sec": 10,
        "speed_percent": 100,
    },
}
BROWSER_KIND = "browser_source"
BROWSER: dict[str, Mapping[str, object]] = {
    BROWSER_KIND: {
        "url": "https://obsproject.com/browser-source",
        "width": 800,
        "height": 600,
        "fps": 30,
        "shutdown": False,
        "restart_when_active": False,
        "reroute_audio": False,
    },
}
"""obs-browser's, which Debian's OBS lacks: only a stand-in with a browser offers it."""
KINDS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {**VIDEO_ONLY, **WITH_AUDIO, **BROWSER}
)
"""The input kinds of OBS 29 and their default settings."""
MEDIA_KIND = "ffmpeg_source"


class Look(StrEnum):
    """What an input draws on request, in place of what its settings say."""

    USUAL = "usual"
    BLACK = "black"
    MOVING = "moving"  # as a camera
    STILL = "still"  # a moving picture that hangs


class NewInput(Struct, frozen=True):
    """An input to begin with; ``length`` is how long a media input plays, in show time."""

    name: str
    kind: str
    settings: Mapping[str, object] = field(default_factory=dict)
    length: timedelta | None = None


class Filter(Struct, eq=False):
    """A filter of an input or a scene."""

    name: str
    kind: str
    settings: Data = field(default_factory=dict)
    enabled: bool = True


class Input(Struct, eq=False):
    """A source that draws or sounds. ``size`` is in pixels and (0, 0) when it draws nothing."""

    name: str
    kind: str
    settings: Data
    muted: bool = False
    volume: float = 1.0  # a factor of the amplitude
    size: tuple[int, int] = (0, 0)
    length: timedelta | None = None
    peak: float = 0.2  # of its sound before its fader, a factor of full scale
    look: Look = Look.USUAL
    since: float = 0.0  # the frame at which a moving picture was made to stand still
    standalone: bool = False  # held by OBS itself (global audio), not by its scene items
    filters: list[Filter] = field(default_factory=list)

    @property
    def has_audio(self) -> bool:
        """Whether it can be muted."""
        return self.kind in WITH_AUDIO

    def setting(self, name: str) -> object:
        """A setting, or its default."""
        return self.settings.get(name, KINDS[self.kind].get(name))


class SceneItem(Struct, eq=False):
    """A source placed in a scene."""

    id: int
    source: "Input | Scene"
    enabled: bool = True
    locked: bool = False
    blend: str = "OBS_BLEND_NORMAL"
    transform: Transform = field(default_factory=Transform)


class Scene(Struct, eq=False):
    """Scene items, the lowest first. ``size`` is the canvas."""

    name: str
    size: tuple[int, int]
    items: list[SceneItem] = field(default_factory=list)
    last_id: int = 0
    override: tuple[str | None, int | None] = (None, None)  # transition name, milliseconds
    filters: list[Filter] = field(default_factory=list)

    def private_copy(self) -> "Scene":
        """What studio mode puts on air: the items copied, their sources shared."""
        return replace(self, items=[replace(item) for item in self.items])

    def add(self, source: "Input | Scene", *, enabled: bool) -> SceneItem:
        """Place a source on top."""
        self.last_id += 1
        item = SceneItem(self.last_id, source, enabled)
        self.items.append(item)
        return item

    def item(self, item_id: int) -> SceneItem:
        """The item with this id; raises Refused 600."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise Refused(
            Status.NOT_FOUND,
            f"No scene items were found in scene `{self.name}` with the ID `{item_id}`.",
        )

    def reach(self, *, enabled_only: bool) -> Iterator["Input | Scene"]:
        """Every source under this scene, at any depth."""
        for item in self.items:
            if item.enabled or not enabled_only:
                yield item.source
                if isinstance(item.source, Scene):
                    yield from item.source.reach(enabled_only=enabled_only)


class Sources:
    """All scenes and inputs by name; scenes and inputs share one space of names, as in OBS."""

    def __init__(self, canvas: tuple[int, int]) -> None:
        self._canvas = canvas
        self.scenes: list[Scene] = []
        self.inputs: list[Input] = []

    def find(self, name: str) -> Input | Scene | None:
        """The scene or input of this name, or None."""
        everything: list[Input | Scene] = [*self.scenes, *self.inputs]
        return next((each for each in everything if each.name == name), None)

    def source(self, name: str) -> Input | Scene:
        """The scene or input of this name; raises Refused 600."""
        found = self.find(name)
        if found is None:
            raise Refused(Status.NOT_FOUND, f"No source was found by the name of `{name}`.")
        return found

    def scene(self, name: str) -> Scene:
        """The scene of this name; raises Refused 600, or 602 for an input's name."""
        found = self.source(name)
        if not isinstance(found, Scene):
            raise Refused(Status.INVALID_RESOURCE_TYPE, "The specified source is not a scene.")
        return found

    def input(self, name: str) -> Input:
        """The input of this name; raises Refused 600, or 602 for a scene's name."""
        found = self.source(name)
        if not isinstance(found, Input):
            raise Refused(Status.INVALID_RESOURCE_TYPE, "The specified source is not an input.")
        return found

    def add_scene(self, name: str) -> Scene:
        """A new empty scene."""
        scene = Scene(name, self._canvas)
        self.scenes.append(scene)
        return scene

    def add_input(self, new: NewInput) -> Input:
        """A new input that is in no scene yet."""
        made = Input(new.name, new.kind, dict(new.settings), length=new.length)
        self.inputs.append(made)
        return made

    def require_free(self, name: str, what: str) -> None:
        """Raise Refused 601 when the name is taken."""
        if self.find(name):
            raise Refused(Status.ALREADY_EXISTS, f"A source already exists by that {what} name.")

    def scenes_with(self, source: Input | Scene) -> list[Scene]:
        """The scenes that hold an item of this source."""
        return [
            scene for scene in self.scenes if any(item.source is source for item in scene.items)
        ]
