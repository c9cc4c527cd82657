"""Scenes and the transitions between them, and pictures of sources."""

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.mixer import TRANSITION_KINDS
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.sources import Scene
from eventdesk.standins.obs.wire import Data, Refused, Status

SHORTEST, LONGEST = 50, 20000  # milliseconds of a transition
SMALLEST_PICTURE, LARGEST_PICTURE = 8, 4096


def _name(scene: Scene | None) -> str | None:
    return scene.name if scene else None


def scene_list(obs: Machine, _fields: Fields) -> Data:
    """GetSceneList."""
    return {
        "currentProgramSceneName": _name(obs.mixer.program),
        "currentPreviewSceneName": _name(obs.mixer.preview),
        "scenes": obs.scene_list(),
    }


def groups(_obs: Machine, _fields: Fields) -> Data:
    """GetGroupList: the stand-in makes none."""
    return {"groups": []}


def program(obs: Machine, _fields: Fields) -> Data:
    """GetCurrentProgramScene: what OBS says, at once and not at the transition's end."""
    return {"currentProgramSceneName": _name(obs.mixer.program)}


def set_program(obs: Machine, fields: Fields) -> None:
    """SetCurrentProgramScene."""
    obs.mixer.take(obs.sources.scene(fields.string("sceneName")))


def preview(obs: Machine, _fields: Fields) -> Data:
    """GetCurrentPreviewScene."""
    obs.mixer.require_studio()
    return {"currentPreviewSceneName": _name(obs.mixer.preview)}


def set_preview(obs: Machine, fields: Fields) -> None:
    """SetCurrentPreviewScene."""
    obs.mixer.require_studio()
    obs.mixer.set_preview(obs.sources.scene(fields.string("sceneName")))


def create_scene(obs: Machine, fields: Fields) -> None:
    """CreateScene."""
    name = fields.string("sceneName")
    obs.sources.require_free(name, "scene")
    obs.add_scene(name)


def remove_scene(obs: Machine, fields: Fields) -> None:
    """RemoveScene."""
    obs.remove_scene(obs.sources.scene(fields.string("sceneName")))


def rename_scene(obs: Machine, fields: Fields) -> None:
    """SetSceneName."""
    scene = obs.sources.scene(fields.string("sceneName"))
    name = fields.string("newSceneName")
    obs.sources.require_free(name, "new scene")
    old, scene.name = scene.name, name
    obs.emit("SceneNameChanged", {"oldSceneName": old, "sceneName": name})


def override(obs: Machine, fields: Fields) -> Data:
    """GetSceneSceneTransitionOverride."""
    name, duration = obs.sources.scene(fields.string("sceneName")).override
    return {"transitionName": name, "transitionDuration": duration}


def set_override(obs: Machine, fields: Fields) -> None:
    """SetSceneSceneTransitionOverride; what is not given is taken back."""
    scene = obs.sources.scene(fields.string("sceneName"))
    name, duration = None, None
    if "transitionName" in fields:
        name = fields.string("transitionName")
        obs.mixer.named(name)
    if "transitionDuration" in fields:
        duration = fields.whole("transitionDuration", SHORTEST, LONGEST)
    scene.override = name, duration


def transition_list(obs: Machine, _fields: Fields) -> Data:
    """GetSceneTransitionList."""
    now = obs.mixer.transition
    return {
        "currentSceneTransitionName": now.name,
        "currentSceneTransitionKind": now.kind,
        "transitions": [
            {
                "transitionName": each.name,
                "transitionKind": each.kind,
                "transitionFixed": each.fixed,
                "transitionConfigurable": each.configurable,
            }
            for each in obs.mixer.transitions
        ],
    }


def transition_kinds(_obs: Machine, _fields: Fields) -> Data:
    """GetTransitionKindList."""
    return {"transitionKinds": list(TRANSITION_KINDS)}


def transition(obs: Machine, _fields: Fields) -> Data:
    """GetCurrentSceneTransition."""
    now = obs.mixer.transition
    return {
        "transitionName": now.name,
        "transitionKind": now.kind,
        "transitionFixed": now.fixed,
        "transitionDuration": None if now.fixed else obs.mixer.duration,
        "transitionConfigurable": now.configurable,
        "transitionSettings": now.settings if now.configurable else None,
    }


def set_transition(obs: Machine, fields: Fields) -> None:
    """SetCurrentSceneTransition; setting it anew tells nothing."""
    obs.mixer.set_transition(fields.string("transitionName"))


def set_transition_duration(obs: Machine, fields: Fields) -> None:
    """SetCurrentSceneTransitionDuration, in milliseconds; setting it anew tells nothing."""
    duration = fields.whole("transitionDuration", SHORTEST, LONGEST)
    if duration != obs.mixer.duration:
        obs.mixer.duration = duration
        obs.emit("CurrentSceneTransitionDurationChanged", {"transitionDuration": duration})


def set_transition_settings(obs: Machine, fields: Fields) -> None:
    """SetCurrentSceneTransitionSettings."""
    settings = fields.mapping("transitionSettings", empty=True)
    overlay = fields.boolean("overlay", default=True)
    now = obs.mixer.transition
    if not now.configurable:
        raise Refused(
            Status.NOT_CONFIGURABLE, "The current transition does not support custom settings."
        )
    now.settings = (now.settings | settings) if overlay else settings


def transition_cursor(obs: Machine, _fields: Fields) -> Data:
    """GetCurrentSceneTransitionCursor."""
    return {"transitionCursor": obs.mixer.progress}


def trigger_transition(obs: Machine, _fields: Fields) -> None:
    """TriggerStudioModeTransition: the preview goes on air."""
    obs.mixer.require_studio()
    if obs.mixer.preview:
        obs.mixer.take(obs.mixer.preview)


def source_active(obs: Machine, fields: Fields) -> Data:
    """GetSourceActive: what is drawn, whatever program is said to be."""
    source = obs.sources.source(fields.string("sourceName"))
    return {
        "videoActive": source in obs.mixer.active(),
        "videoShowing": source in obs.mixer.showing(),
    }


def screenshot(obs: Machine, fields: Fields) -> Data:
    """GetSourceScreenshot, of the scene itself: not of a studio copy, not of a transition."""
    source = obs.sources.source(fields.string("sourceName"))
    image_format = fields.string("imageFormat")
    width, height = (
        fields.whole(name, SMALLEST_PICTURE, LARGEST_PICTURE) if name in fields else None
        for name in ("imageWidth", "imageHeight")
    )
    quality = -1
    if "imageCompressionQuality" in fields:
        quality = fields.whole("imageCompressionQuality", -1, 100)
    picture = obs.painter.picture(source, image_format, width, height, quality)
    return {"imageData": f"data:image/{image_format};base64,{picture.decode()}"}


HANDLERS: dict[str, Handler] = {
    "GetSceneList": scene_list,
    "GetGroupList": groups,
    "GetCurrentProgramScene": program,
    "SetCurrentProgramScene": set_program,
    "GetCurrentPreviewScene": preview,
    "SetCurrentPreviewScene": set_preview,
    "CreateScene": create_scene,
    "RemoveScene": remove_scene,
    "SetSceneName": rename_scene,
    "GetSceneSceneTransitionOverride": override,
    "SetSceneSceneTransitionOverride": set_override,
    "GetSceneTransitionList": transition_list,
    "GetTransitionKindList": transition_kinds,
    "GetCurrentSceneTransition": transition,
    "SetCurrentSceneTransition": set_transition,
    "SetCurrentSceneTransitionDuration": set_transition_duration,
    "SetCurrentSceneTransitionSettings": set_transition_settings,
    "GetCurrentSceneTransitionCursor": transition_cursor,
    "TriggerStudioModeTransition": trigger_transition,
    "GetSourceActive": source_active,
    "GetSourceScreenshot": screenshot,
}
