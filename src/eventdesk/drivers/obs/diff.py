"""What has to be sent so that OBS looks as desired: pure, and nothing that is so already."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.parts import Part, PartKind, of_kind
from eventdesk.domain.switcher import LEG_OF, Leg, SwitcherDesired
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs.protocol import Data, Request
from eventdesk.drivers.obs.state import PLAIN_KINDS, Observed

TAKE_LEGS = frozenset({Leg.SCENE, Leg.AUDIO, Leg.FILTER, Leg.SOURCE, Leg.MEDIA})
_SHORTEST, _LONGEST = timedelta(milliseconds=50), timedelta(milliseconds=20_000)
"""SetCurrentSceneTransitionDuration's range (protocol 5.1.0)."""

_MISSING = 600  # ResourceNotFound (protocol 5.1.0)
_MISSING_CODES = {
    Leg.SCENE: "scene-missing",
    Leg.FILTER: "filter-missing",
    Leg.SOURCE: "source-missing",
}

MEDIA_ACTIONS: Mapping[MediaVerb, str] = {
    verb: f"OBS_WEBSOCKET_MEDIA_INPUT_ACTION_{verb.name}" for verb in MediaVerb
}


class Command(Struct, frozen=True):
    """One request to OBS, for which leg it is, and why it is sent (for the log)."""

    request: str
    data: Data
    leg: Leg
    because: str

    def wire(self) -> Request:
        """As it goes out."""
        return self.request, self.data


def asked(previous: SwitcherDesired | None, desired: SwitcherDesired) -> frozenset[Leg]:
    """The legs that a new desire asks for: all it names when its take is higher than any before,
    else only what it changes. Media is asked once per take, whatever else changes."""
    named = {
        Leg.SCENE: desired.scene is not None,
        Leg.AUDIO: bool(desired.muted),
        Leg.VOLUME: bool(desired.volumes),
        Leg.FILTER: bool(of_kind(desired.parts, PartKind.FILTER)),
        Leg.SOURCE: bool(of_kind(desired.parts, PartKind.SOURCE)),
        Leg.MEDIA: bool(desired.media),
        Leg.RECORD: desired.recording is not None,
        Leg.CHAPTER: desired.chapter is not None,
        Leg.REPLAY: desired.replay is not None or desired.save_replay,
        Leg.CAMERA: desired.virtual_camera is not None,
        Leg.STREAM: desired.stream is not None,
        Leg.GRAPHIC: True,
    }
    if previous is None or desired.take > previous.take:
        return frozenset(leg for leg, wanted in named.items() if wanted)
    switched = dict(desired.parts) != dict(previous.parts)
    changed = {
        Leg.SCENE: desired.scene != previous.scene,
        Leg.AUDIO: dict(desired.muted) != dict(previous.muted),
        Leg.VOLUME: dict(desired.volumes) != dict(previous.volumes),
        Leg.FILTER: switched,
        Leg.SOURCE: switched,
        Leg.RECORD: desired.recording != previous.recording,
        Leg.REPLAY: desired.replay != previous.replay,
        Leg.CAMERA: desired.virtual_camera != previous.virtual_camera,
        Leg.STREAM: desired.stream != previous.stream,
        Leg.GRAPHIC: (desired.graphic, desired.overlay) != (previous.graphic, previous.overlay),
    }
    return frozenset(leg for leg, is_changed in changed.items() if is_changed and named[leg])


def impossible(
    observed: Observed, desired: SwitcherDesired, legs: frozenset[Leg]
) -> Mapping[Leg, Trouble]:
    """The legs that cannot be had now because OBS lacks what they name."""
    troubles: dict[Leg, Trouble] = {}
    inputs = observed.seen.inputs
    if Leg.SCENE in legs and desired.scene not in observed.seen.scenes:
        troubles[Leg.SCENE] = Trouble("scene-missing", desired.scene or "")
    silent = sorted(name for name in desired.muted if name not in inputs)
    if Leg.AUDIO in legs and silent:
        troubles[Leg.AUDIO] = Trouble("input-missing", ", ".join(silent))
    for leg in (Leg.FILTER, Leg.SOURCE):
        lacking = [part for part in _parts(desired, leg) if part not in observed.seen.parts]
        if leg in legs and lacking:
            labels = ", ".join(part.label for part in lacking)
            troubles[leg] = Trouble(f"{leg}-missing", labels)
    absent = sorted({each.input for each in desired.media if each.input not in inputs})
    if Leg.MEDIA in legs and absent:
        troubles[Leg.MEDIA] = Trouble("input-missing", ", ".join(absent))
    return troubles


def transition_missing(observed: Observed, desired: SwitcherDesired) -> Trouble | None:
    """Whether the take has to go with another transition than the sheet names."""
    kind = desired.transition.kind
    if kind is None or observed.transition_named(kind):
        return None
    return Trouble("transition-missing", kind)


def take(observed: Observed, desired: SwitcherDesired, legs: frozenset[Leg]) -> tuple[Command, ...]:
    """What a take sends, in order: filters and sources, so that a scene comes on air with them,
    then transition, scene, audio, media. A scene that is proven on air, what is so already and
    what OBS does not have are left out."""
    commands = [
        each
        for leg in (Leg.FILTER, Leg.SOURCE)
        if leg in legs
        for each in _switches(observed, desired, leg)
    ]
    if Leg.SCENE in legs:
        commands += _scene(observed, desired)
    if Leg.AUDIO in legs:
        commands += _audio(observed, desired)
    if Leg.MEDIA in legs:
        commands += _media(observed, desired)
    return tuple(commands)


def _scene(observed: Observed, desired: SwitcherDesired) -> list[Command]:
    seen, scene = observed.seen, desired.scene
    if scene is None or scene not in seen.scenes or scene == seen.on_air:
        return []
    because = f"{desired.because}: on air is {seen.on_air or seen.scene}"
    switch = Command("SetCurrentProgramScene", {"sceneName": scene}, Leg.SCENE, because)
    return [*_transition(observed, desired), switch]


def _transition(observed: Observed, desired: SwitcherDesired) -> list[Command]:
    commands: list[Command] = []
    wanted = desired.transition
    name = observed.transition_named(wanted.kind) if wanted.kind else None
    if name and name != observed.transition:
        because = f"{desired.because}: the transition is {observed.transition}"
        commands.append(
            Command("SetCurrentSceneTransition", {"transitionName": name}, Leg.SCENE, because)
        )
    length = milliseconds(wanted.duration)
    takes_time = (name or observed.transition) not in observed.fixed
    if length is not None and takes_time and length != observed.transition_ms:
        because = f"{desired.because}: transitions take {observed.transition_ms} ms"
        data = {"transitionDuration": length}
        commands.append(Command("SetCurrentSceneTransitionDuration", data, Leg.SCENE, because))
    return commands


def carries(observed: Observed, desired: SwitcherDesired) -> bool:
    """Whether this take's transition would carry along, or cover, a graphic that is on air."""
    seen, scene = observed.seen, desired.scene
    if scene is None or scene not in seen.scenes or scene == seen.on_air:
        return False
    wanted = desired.transition.kind
    own = observed.overrides.get(scene)
    name = own or (observed.transition_named(wanted) if wanted else None) or observed.transition
    return observed.transition_kinds.get(name or "") not in PLAIN_KINDS


def milliseconds(duration: timedelta | None) -> int | None:
    """A transition's duration as OBS takes it, brought into its range."""
    if duration is None:
        return None
    return round(min(max(duration, _SHORTEST), _LONGEST) / timedelta(milliseconds=1))


def _audio(observed: Observed, desired: SwitcherDesired) -> list[Command]:
    inputs = observed.seen.inputs
    return [
        Command(
            "SetInputMute",
            {"inputName": name, "inputMuted": muted},
            Leg.AUDIO,
            f"{desired.because}: {name} is {'muted' if inputs[name] else 'open'}",
        )
        for name, muted in desired.muted.items()
        if name in inputs and inputs[name] is not muted
    ]


def _parts(desired: SwitcherDesired, leg: Leg) -> dict[Part, bool]:
    return {part: on for part, on in desired.parts.items() if LEG_OF[part.kind] is leg}


def _switches(observed: Observed, desired: SwitcherDesired, leg: Leg) -> Iterator[Command]:
    for part, on in _parts(desired, leg).items():
        item = observed.item(part.owner, part.name)
        if observed.seen.parts.get(part, on) is on:
            continue
        because = f"{desired.because}: {part.label} is {'off' if on else 'on'}"
        if part.kind is PartKind.FILTER:
            names = {"sourceName": part.owner, "filterName": part.name}
            yield Command("SetSourceFilterEnabled", {**names, "filterEnabled": on}, leg, because)
        elif item is not None:
            place = {"sceneName": part.owner, "sceneItemId": item.id}
            yield Command("SetSceneItemEnabled", {**place, "sceneItemEnabled": on}, leg, because)


def _media(observed: Observed, desired: SwitcherDesired) -> list[Command]:
    return [
        Command(
            "TriggerMediaInputAction",
            {"inputName": each.input, "mediaAction": MEDIA_ACTIONS[each.verb]},
            Leg.MEDIA,
            f"{desired.because}: once with take {desired.take}",
        )
        for each in desired.media
        if each.input in observed.seen.inputs
    ]


def refusal(command: Command, answer: Data) -> Trouble:
    """Why OBS did not do it."""
    status = answer.get("requestStatus") or {}
    code = int(status.get("code", 0))
    if command.request.startswith("SetCurrentSceneTransition"):
        return Trouble("transition-missing", str(status.get("comment", "")))
    if code == _MISSING:
        return Trouble(_MISSING_CODES.get(command.leg, "input-missing"))
    return Trouble(f"refused:{code}", str(status.get("comment", "")))
