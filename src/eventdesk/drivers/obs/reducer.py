"""What each event of OBS changes in the picture of it. Pure; unknown events change nothing."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from eventdesk.domain.switcher import StreamState
from eventdesk.drivers.obs import item_events, part_events
from eventdesk.drivers.obs.names import Names
from eventdesk.drivers.obs.part_events import source_removed, source_renamed
from eventdesk.drivers.obs.protocol import Data
from eventdesk.drivers.obs.resync import scene_names
from eventdesk.drivers.obs.state import OURS, OVERLAY_SCENE, Item, Observed, settle, with_parts

_PREFIX = "OBS_WEBSOCKET_OUTPUT_"
_STREAM = {
    # By the state's name: during a reconnect ``outputActive`` is false (measured on OBS 29).
    "STARTING": StreamState.STARTING,
    "STARTED": StreamState.STARTED,
    "STOPPING": StreamState.STOPPING,
    "STOPPED": StreamState.STOPPED,
    "RECONNECTING": StreamState.RECONNECTING,
    "RECONNECTED": StreamState.STARTED,
}
_RECORDING = {"STARTED": True, "PAUSED": True, "RESUMED": True, "STOPPED": False}


_NAMES = (
    "sceneName", "oldSceneName", "inputName", "oldInputName", "sourceName", "transitionName",
)  # fmt: skip


def reduce(observed: Observed, event: str, data: Data) -> Observed:
    """The picture after this event (protocol 5.1.0). Raises KeyError, TypeError, ValueError or
    AttributeError when it is no event of OBS's."""
    change = _CHANGES.get(event)
    if change is None:
        return observed
    if not all(isinstance(data.get(name), str | None) for name in _NAMES):
        raise TypeError(f"{event}: a name that is no text")
    changed = settle(change(observed, data))
    return changed if changed.items is observed.items else with_parts(changed)


def with_names(observed: Observed, names: Names) -> Observed:
    """With what is called otherwise than before."""
    seen = replace(observed.seen, collection=names.collection, renamed=names.here)
    return replace(observed, seen=seen, names=names)


def _seen(observed: Observed, **changes: Any) -> Observed:  # noqa: ANN401  # any field of SwitcherSeen
    return replace(observed, seen=replace(observed.seen, **changes))


def _program(observed: Observed, data: Data) -> Observed:
    scene, counted = data["sceneName"], replace(observed, changes=observed.changes + 1)
    if observed.seen.studio_mode and observed.videos == observed.changed_at:
        # No transition has ended: when studio mode is left, OBS tells of the preview's scene and
        # then of the program's own (obs-websocket#1150). What is on air is asked for instead.
        return replace(counted, doubted=True)
    on_air = observed.seen.on_air if observed.seen.on_air == scene else None
    return replace(_seen(counted, scene=scene, on_air=on_air), changed_at=observed.videos)


def _begun(observed: Observed, _data: Data) -> Observed:
    return replace(_seen(observed, transitioning=True), begun=observed.begun + 1)


def _ended(observed: Observed, _data: Data) -> Observed:
    return replace(_seen(observed, transitioning=False), ended=observed.ended + 1)


def _preview(observed: Observed, data: Data) -> Observed:
    return replace(_seen(observed, preview=data["sceneName"]), previews=observed.previews + 1)


def _video_ended(observed: Observed, _data: Data) -> Observed:
    return replace(observed, videos=observed.videos + 1)


def _studio_mode(observed: Observed, data: Data) -> Observed:
    on = bool(data["studioModeEnabled"])
    # It begins with the program's scene in the preview. A transition that runs is broken off, in
    # or out, and the new scene is on air at once: no event says either (measured on OBS 29).
    preview = observed.seen.scene if on else None
    changed = _seen(observed, studio_mode=on, preview=preview, transitioning=False)
    return replace(changed, doubted=True, studio_entries=observed.studio_entries + on)


def _transition(observed: Observed, data: Data) -> Observed:
    return replace(observed, transition=data["transitionName"])


def _transition_duration(observed: Observed, data: Data) -> Observed:
    return replace(observed, transition_ms=data["transitionDuration"])


def _scene_list(observed: Observed, data: Data) -> Observed:
    return _seen(observed, scenes=scene_names(data["scenes"]))


def _scene_created(observed: Observed, data: Data) -> Observed:
    name, seen = data["sceneName"], observed.seen
    if data.get("isGroup") or name in seen.scenes:
        return observed
    created = _seen(observed, scenes=(*seen.scenes, name))
    created = with_names(created, observed.names.appear(name))
    return replace(created, items={**observed.items, name: observed.items.get(name, ())})


def _scene_removed(observed: Observed, data: Data) -> Observed:
    name, seen = data["sceneName"], observed.seen
    removed = _seen(
        observed,
        scenes=tuple(each for each in seen.scenes if each != name),
        on_air=None if seen.on_air == name else seen.on_air,
    )
    items = {
        scene: tuple(item for item in held if item.source != name)
        for scene, held in observed.items.items()
        if scene != name
    }
    removed = source_removed(replace(removed, items=items), name)
    return with_names(removed, observed.names.vanish(name))


def _scene_renamed(observed: Observed, data: Data) -> Observed:
    old, new = data["oldSceneName"], data["sceneName"]

    def name(scene: str | None) -> str | None:
        return new if scene == old else scene

    seen = observed.seen
    renamed = _seen(
        observed,
        scenes=tuple(new if scene == old else scene for scene in seen.scenes),
        scene=name(seen.scene),
        on_air=name(seen.on_air),
        preview=name(seen.preview),
    )
    items = {new if scene == old else scene: held for scene, held in observed.items.items()}
    items = _with_source_renamed(items, old, new)
    renamed = replace(
        renamed,
        items=items,
        last_proven=name(observed.last_proven),
        overrides={new if each == old else each: o for each, o in observed.overrides.items()},
    )
    return _remember(source_renamed(renamed, old, new), old, new)


def _remember(observed: Observed, old: str, new: str) -> Observed:
    """A name of ours is given back by ourselves; under any other's new one it is found again."""
    carrier = new if observed.carrier == old else observed.carrier
    observed = replace(observed, strays=_strays(observed, old, new), carrier=carrier)
    if old.startswith(OURS) or new.startswith(OURS):
        return observed
    return with_names(observed, observed.names.rename(old, new))


def _strays(observed: Observed, old: str, new: str) -> dict[str, str]:
    """Ours under another name than they had, also after several renamings, or none any more."""
    strays = dict(observed.strays)
    name = strays.pop(old, old)
    if name.startswith(OURS) and new != name:
        strays[new] = name
    return strays


def _with_source_renamed(
    items: dict[str, tuple[Item, ...]], old: str, new: str
) -> dict[str, tuple[Item, ...]]:
    return {
        scene: tuple(replace(item, source=new) if item.source == old else item for item in held)
        for scene, held in items.items()
    }


def _input_created(observed: Observed, data: Data) -> Observed:
    # Whether it has sound is not said; InputMuteStateChanged or the next resync tells.
    name = data["inputName"]
    created = _seen(observed, inputs={name: None, **observed.seen.inputs})
    return with_names(created, observed.names.appear(name))


def _input_removed(observed: Observed, data: Data) -> Observed:
    name = data["inputName"]
    inputs = {each: muted for each, muted in observed.seen.inputs.items() if each != name}
    items = {
        scene: tuple(item for item in held if item.source != name)
        for scene, held in observed.items.items()
    }
    removed = source_removed(replace(_seen(observed, inputs=inputs), items=items), name)
    return with_names(removed, observed.names.vanish(name))


def _input_renamed(observed: Observed, data: Data) -> Observed:
    old, new = data["oldInputName"], data["inputName"]
    inputs = {new if each == old else each: muted for each, muted in observed.seen.inputs.items()}
    items = _with_source_renamed(dict(observed.items), old, new)
    renamed = source_renamed(replace(_seen(observed, inputs=inputs), items=items), old, new)
    return _remember(renamed, old, new)


def _input_muted(observed: Observed, data: Data) -> Observed:
    inputs = {**observed.seen.inputs, data["inputName"]: bool(data["inputMuted"])}
    return _seen(observed, inputs=inputs)


def _input_active(observed: Observed, data: Data) -> Observed:
    name, active = data["inputName"], bool(data["videoActive"])
    ours = observed.item(OVERLAY_SCENE, name) is not None or name == observed.carrier
    if not ours:
        return observed
    lost = name == observed.carrier and not active
    return replace(
        observed,
        active={**observed.active, name: active},
        graphic=None if lost else observed.graphic,
    )


def _recording(observed: Observed, data: Data) -> Observed:
    state = _RECORDING.get(str(data["outputState"]).removeprefix(_PREFIX))
    return observed if state is None else _seen(observed, recording=state)


def _stream(observed: Observed, data: Data) -> Observed:
    state = _STREAM.get(str(data["outputState"]).removeprefix(_PREFIX))
    return observed if state is None else _seen(observed, stream=state)


_CHANGES: dict[str, Callable[[Observed, Data], Observed]] = {
    "CurrentProgramSceneChanged": _program,
    "CurrentPreviewSceneChanged": _preview,
    "SceneTransitionStarted": _begun,
    "SceneTransitionVideoEnded": _video_ended,
    "SceneTransitionEnded": _ended,
    "StudioModeStateChanged": _studio_mode,
    "CurrentSceneTransitionChanged": _transition,
    "CurrentSceneTransitionDurationChanged": _transition_duration,
    "SceneListChanged": _scene_list,
    "SceneCreated": _scene_created,
    "SceneRemoved": _scene_removed,
    "SceneNameChanged": _scene_renamed,
    "InputCreated": _input_created,
    "InputRemoved": _input_removed,
    "InputNameChanged": _input_renamed,
    "InputMuteStateChanged": _input_muted,
    "InputActiveStateChanged": _input_active,
    "RecordStateChanged": _recording,
    "StreamStateChanged": _stream,
    **item_events.CHANGES,
    **part_events.CHANGES,
}
