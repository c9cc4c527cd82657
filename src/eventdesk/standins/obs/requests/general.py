"""General, config and Ui requests."""

import shutil
from pathlib import Path

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.pictures import FORMATS
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.wire import (
    OBS_VERSION,
    RPC_VERSION,
    WEBSOCKET_VERSION,
    Data,
    Refused,
    Status,
)

REALMS = ("OBS_WEBSOCKET_DATA_REALM_GLOBAL", "OBS_WEBSOCKET_DATA_REALM_PROFILE")
NAME = "Stand-in"
"""What the only profile and the only scene collection are called."""


def version(_obs: Machine, _fields: Fields) -> Data:
    """GetVersion; the dispatcher adds ``availableRequests``."""
    return {
        "obsVersion": OBS_VERSION,
        "obsWebSocketVersion": WEBSOCKET_VERSION,
        "rpcVersion": RPC_VERSION,
        "supportedImageFormats": list(FORMATS),
        "platform": "eventdesk",
        "platformDescription": "EventDesk's stand-in for OBS",
    }


def stats(obs: Machine, _fields: Fields) -> Data:
    """GetStats: an OBS without load. The session adds its message counts."""
    folder = obs.recording.folder
    disk = shutil.disk_usage(folder if folder.is_dir() else Path.home())
    return {
        "cpuUsage": 2.0,
        "memoryUsage": 200.0,
        "availableDiskSpace": disk.free / 2**20,
        "activeFps": obs.fps,
        "averageFrameRenderTime": 1.0,
        "renderSkippedFrames": 0,
        "renderTotalFrames": obs.frames.rendered,
        "outputSkippedFrames": 0,
        "outputTotalFrames": obs.streaming.status()["outputTotalFrames"],
    }


def broadcast_custom_event(obs: Machine, fields: Fields) -> None:
    """BroadcastCustomEvent."""
    obs.emit("CustomEvent", fields.mapping("eventData"))


def _slot(fields: Fields) -> tuple[str, str]:
    realm, slot = fields.string("realm"), fields.string("slotName")
    if realm not in REALMS:
        raise Refused(Status.NOT_FOUND, "You have specified an invalid persistent data realm.")
    return realm, slot


def get_persistent_data(obs: Machine, fields: Fields) -> Data:
    """GetPersistentData; null for a slot that was never set."""
    return {"slotValue": obs.persistent.get(_slot(fields))}


def set_persistent_data(obs: Machine, fields: Fields) -> None:
    """SetPersistentData."""
    slot = _slot(fields)
    obs.persistent[slot] = fields.raw("slotValue")


def video_settings(obs: Machine, _fields: Fields) -> Data:
    """GetVideoSettings; a fractional rate comes as its NTSC fraction."""
    width, height = obs.canvas
    whole = round(obs.fps)
    broken = abs(obs.fps - whole) > 1e-6  # noqa: PLR2004
    return {
        "fpsNumerator": whole * 1000 if broken else whole,
        "fpsDenominator": 1001 if broken else 1,
        "baseWidth": width,
        "baseHeight": height,
        "outputWidth": width,
        "outputHeight": height,
    }


def scene_collections(_obs: Machine, _fields: Fields) -> Data:
    """GetSceneCollectionList."""
    return {"currentSceneCollectionName": NAME, "sceneCollections": [NAME]}


def profiles(_obs: Machine, _fields: Fields) -> Data:
    """GetProfileList."""
    return {"currentProfileName": NAME, "profiles": [NAME]}


def studio_mode(obs: Machine, _fields: Fields) -> Data:
    """GetStudioModeEnabled."""
    return {"studioModeEnabled": obs.mixer.studio}


def set_studio_mode(obs: Machine, fields: Fields) -> None:
    """SetStudioModeEnabled."""
    obs.mixer.set_studio(fields.boolean("studioModeEnabled"))


HANDLERS: dict[str, Handler] = {
    "GetVersion": version,
    "GetStats": stats,
    "BroadcastCustomEvent": broadcast_custom_event,
    "GetPersistentData": get_persistent_data,
    "SetPersistentData": set_persistent_data,
    "GetVideoSettings": video_settings,
    "GetSceneCollectionList": scene_collections,
    "GetProfileList": profiles,
    "GetStudioModeEnabled": studio_mode,
    "SetStudioModeEnabled": set_studio_mode,
}
