"""Inputs: their settings, their sound, and what media inputs play."""

import math

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.machine import Machine
from eventdesk.standins.obs.requests.handler import Handler
from eventdesk.standins.obs.sources import KINDS, UNVERSIONED, Input, NewInput
from eventdesk.standins.obs.wire import Data, Refused, Status

SILENCE_DB = -100.0


def input_list(obs: Machine, fields: Fields) -> Data:
    """GetInputList, of one kind when ``inputKind`` is given."""
    kind = fields.string("inputKind") if "inputKind" in fields else None
    return {
        "inputs": [
            {
                "inputName": each.name,
                "inputKind": each.kind,
                "unversionedInputKind": UNVERSIONED.get(each.kind, each.kind),
            }
            for each in reversed(obs.sources.inputs)
            if kind in (None, each.kind, UNVERSIONED.get(each.kind, each.kind))
        ]
    }


def input_kinds(obs: Machine, fields: Fields) -> Data:
    """GetInputKindList."""
    unversioned = fields.boolean("unversioned", default=False)
    kinds = [UNVERSIONED.get(kind, kind) if unversioned else kind for kind in obs.kinds]
    return {"inputKinds": kinds}


def special_inputs(_obs: Machine, _fields: Fields) -> Data:
    """GetSpecialInputs: none is set."""
    names = ("desktop1", "desktop2", "mic1", "mic2", "mic3", "mic4")
    return dict.fromkeys(names)


def create_input(obs: Machine, fields: Fields) -> Data:
    """CreateInput, placed on top of a scene."""
    scene = obs.sources.scene(fields.string("sceneName"))
    name, kind = fields.string("inputName"), fields.string("inputKind")
    obs.sources.require_free(name, "input")
    _kind(obs, kind)
    settings: Data = {}
    if "inputSettings" in fields:
        settings = fields.mapping("inputSettings", empty=True)
    enabled = fields.boolean("sceneItemEnabled", default=True)
    item = obs.add_input(scene, NewInput(name, kind, settings), enabled=enabled)
    return {"sceneItemId": item.id}


def _kind(obs: Machine, kind: str) -> None:
    if kind not in obs.kinds:
        raise Refused(
            Status.INVALID_INPUT_KIND,
            "Your specified input kind is not supported by OBS. Check that your specified kind"
            " is properly versioned and that any necessary plugins are loaded.",
        )


def remove_input(obs: Machine, fields: Fields) -> None:
    """RemoveInput."""
    obs.remove_input(_input(obs, fields))


def rename_input(obs: Machine, fields: Fields) -> None:
    """SetInputName."""
    source = _input(obs, fields)
    name = fields.string("newInputName")
    obs.sources.require_free(name, "new input")
    old, source.name = source.name, name
    obs.emit("InputNameChanged", {"oldInputName": old, "inputName": name})


def default_settings(obs: Machine, fields: Fields) -> Data:
    """GetInputDefaultSettings."""
    kind = fields.string("inputKind")
    _kind(obs, kind)
    return {"defaultInputSettings": dict(KINDS[kind])}


def settings(obs: Machine, fields: Fields) -> Data:
    """GetInputSettings: what was set, without the defaults."""
    source = _input(obs, fields)
    return {"inputKind": source.kind, "inputSettings": source.settings}


def set_settings(obs: Machine, fields: Fields) -> None:
    """SetInputSettings: over the old ones, or in their place when ``overlay`` is false."""
    source = _input(obs, fields)
    wanted = fields.mapping("inputSettings", empty=True)
    overlay = fields.boolean("overlay", default=True)
    obs.change_settings(source, source.settings | wanted if overlay else wanted)


def _input(obs: Machine, fields: Fields) -> Input:
    return obs.sources.input(fields.string("inputName"))


def _with_audio(obs: Machine, fields: Fields) -> Input:
    source = _input(obs, fields)
    if not source.has_audio:
        raise Refused(Status.INVALID_STATE, "The specified input does not support audio.")
    return source


def mute(obs: Machine, fields: Fields) -> Data:
    """GetInputMute."""
    return {"inputMuted": _with_audio(obs, fields).muted}


def set_mute(obs: Machine, fields: Fields) -> None:
    """SetInputMute; setting it anew is told again."""
    source = _with_audio(obs, fields)
    _mute(obs, source, muted=fields.boolean("inputMuted"))


def toggle_mute(obs: Machine, fields: Fields) -> Data:
    """ToggleInputMute."""
    source = _with_audio(obs, fields)
    _mute(obs, source, muted=not source.muted)
    return {"inputMuted": source.muted}


def _mute(obs: Machine, source: Input, *, muted: bool) -> None:
    source.muted = muted
    obs.emit("InputMuteStateChanged", {"inputName": source.name, "inputMuted": muted})


def volume(obs: Machine, fields: Fields) -> Data:
    """GetInputVolume."""
    return _volume(_with_audio(obs, fields))


def set_volume(obs: Machine, fields: Fields) -> None:
    """SetInputVolume, as a factor or in decibels."""
    source = _with_audio(obs, fields)
    given = [name for name in ("inputVolumeMul", "inputVolumeDb") if name in fields]
    if not given:
        raise Refused(Status.MISSING_FIELD, "You must specify one volume field.")
    if len(given) > 1:
        raise Refused(Status.TOO_MANY_FIELDS, "You may only specify one volume field.")
    if given == ["inputVolumeMul"]:
        source.volume = fields.number("inputVolumeMul", 0, 20)
    else:
        source.volume = 10 ** (fields.number("inputVolumeDb", SILENCE_DB, 26) / 20)
    obs.emit("InputVolumeChanged", {"inputName": source.name} | _volume(source))


def _volume(source: Input) -> Data:
    decibels = 20 * math.log10(source.volume) if source.volume else SILENCE_DB
    return {"inputVolumeMul": source.volume, "inputVolumeDb": max(decibels, SILENCE_DB)}


def media_status(obs: Machine, fields: Fields) -> Data:
    """GetMediaInputStatus."""
    return obs.media.status(_input(obs, fields))


def media_action(obs: Machine, fields: Fields) -> None:
    """TriggerMediaInputAction."""
    source = _input(obs, fields)
    obs.media.act(source, fields.string("mediaAction"))


HANDLERS: dict[str, Handler] = {
    "GetInputList": input_list,
    "GetInputKindList": input_kinds,
    "GetSpecialInputs": special_inputs,
    "CreateInput": create_input,
    "RemoveInput": remove_input,
    "SetInputName": rename_input,
    "GetInputDefaultSettings": default_settings,
    "GetInputSettings": settings,
    "SetInputSettings": set_settings,
    "GetInputMute": mute,
    "SetInputMute": set_mute,
    "ToggleInputMute": toggle_mute,
    "GetInputVolume": volume,
    "SetInputVolume": set_volume,
    "GetMediaInputStatus": media_status,
    "TriggerMediaInputAction": media_action,
}
