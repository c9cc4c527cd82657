"""A resync: what is asked of OBS, and the new picture that its answers make. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from eventdesk.domain.switcher import StreamState, SwitcherSeen
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.state import Item, Observed, settle, with_parts, with_vitals
from eventdesk.drivers.obs.vitals import VITALS

FIRST_QUESTIONS: tuple[Request, ...] = (
    ("GetVersion", {}),
    ("GetSceneCollectionList", {}),
    ("GetSceneList", {}),
    ("GetSceneTransitionList", {}),
    ("GetCurrentSceneTransition", {}),
    ("GetCurrentSceneTransitionCursor", {}),
    ("GetStudioModeEnabled", {}),
    ("GetInputList", {}),
    *VITALS,
)
"""What a resync asks first; ``second_questions`` depend on the answers, or may be refused."""


def second_questions(first: Mapping[str, Data]) -> tuple[Request, ...]:
    """What a resync asks after the first answers: mutes, volumes, filters, every scene's items and
    own transition (a change of which has no event), and outputs that not every OBS has."""
    inputs = [each["inputName"] for each in first["GetInputList"].get("inputs", ())]
    scenes = scene_names(first["GetSceneList"].get("scenes", ()))
    return (
        *(("GetInputMute", {"inputName": name}) for name in inputs),
        *(("GetInputVolume", {"inputName": name}) for name in inputs),
        *(("GetSourceFilterList", {"sourceName": name}) for name in (*inputs, *scenes)),
        ("GetReplayBufferStatus", {}),
        ("GetVirtualCamStatus", {}),
        *(("GetSceneItemList", {"sceneName": name}) for name in scenes),
        *(("GetSceneSceneTransitionOverride", {"sceneName": name}) for name in scenes),
    )


def resynced(
    observed: Observed,
    first: Mapping[str, Data],
    questions: tuple[Request, ...],
    answers: list[dict[str, Any]],
    at: float,
) -> Observed:
    """A new picture from a resync's answers: nothing is taken over but output and address, and
    what the preview was.

    ``first`` maps each of FIRST_QUESTIONS to its response data; ``answers`` are the results of
    ``questions`` in order, and one that was refused is left out (an input without sound, say).
    ``at`` is when they were asked, monotonic seconds.
    """
    scenes = first["GetSceneList"]
    current = first["GetCurrentSceneTransition"]
    transitions = first["GetSceneTransitionList"].get("transitions", ())
    second = _Second()
    for question, answer in zip(questions, answers, strict=True):
        second.take(question, answer)
    version = first["GetVersion"]
    seen = SwitcherSeen(
        output=observed.seen.output,
        link=observed.seen.link,
        address=observed.seen.address,
        version=f"{version.get('obsVersion', '')} / {version.get('obsWebSocketVersion', '')}",
        scene=scenes.get("currentProgramSceneName"),
        preview=scenes.get("currentPreviewSceneName"),
        studio_mode=bool(first["GetStudioModeEnabled"].get("studioModeEnabled")),
        transitioning=0.0
        < float(first["GetCurrentSceneTransitionCursor"].get("transitionCursor", 1.0))
        < 1.0,
        scenes=scene_names(scenes.get("scenes", ())),
        inputs=second.mutes,
        volumes=second.volumes,
        recording=bool(first["GetRecordStatus"].get("outputActive")),
        replay=second.running.get("GetReplayBufferStatus"),
        virtual_camera=second.running.get("GetVirtualCamStatus"),
        stream=stream_status(first["GetStreamStatus"]),
    )
    known = Observed(
        seen=seen,
        session=observed.session + 1,
        transition=current.get("transitionName"),
        transition_ms=current.get("transitionDuration"),
        transition_kinds={each["transitionName"]: each["transitionKind"] for each in transitions},
        fixed=frozenset(each["transitionName"] for each in transitions if each["transitionFixed"]),
        items=second.items,
        overrides=second.overrides,
        filters=second.filters,
        previews=observed.previews,
        left_preview=observed.seen.preview or observed.left_preview,
        requests=frozenset(version.get("availableRequests", ())),
    )
    told = {name: first[name] for name, _ in VITALS}
    return with_parts(settle(with_vitals(known, told, at)))


class _Second(Struct):
    """What the second answers tell; of one that was refused only that an input has no mute."""

    mutes: dict[str, bool | None] = field(default_factory=dict)
    volumes: dict[str, float] = field(default_factory=dict)
    items: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    filters: dict[str, dict[str, bool]] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    running: dict[str, bool] = field(default_factory=dict)

    def take(self, question: Request, answer: dict[str, Any]) -> None:
        request, data = question
        found = answer.get("responseData") or {}
        if request == "GetInputMute":
            self.mutes[data["inputName"]] = found.get("inputMuted")
        elif not succeeded(answer):
            return
        elif request == "GetInputVolume":
            self.volumes[data["inputName"]] = float(found["inputVolumeDb"])
        elif request == "GetSourceFilterList":
            if found.get("filters"):
                self.filters[data["sourceName"]] = source_filters(found["filters"])
        elif request == "GetSceneItemList":
            self.items[data["sceneName"]] = scene_items(found.get("sceneItems", ()))
        elif request == "GetSceneSceneTransitionOverride":
            if found.get("transitionName"):
                self.overrides[data["sceneName"]] = found["transitionName"]
        else:
            self.running[request] = bool(found["outputActive"])


def source_filters(filters: Iterable[Data]) -> dict[str, bool]:
    """A source's filters by name, and whether each is on."""
    return {each["filterName"]: bool(each["filterEnabled"]) for each in filters}


def scene_names(scenes: Iterable[Data]) -> tuple[str, ...]:
    """Scene names in the order of OBS's window (the protocol gives them from the bottom)."""
    return tuple(each["sceneName"] for each in reversed(tuple(scenes)))


def scene_items(items: Iterable[Data]) -> tuple[Item, ...]:
    """A scene's items from the bottom up."""
    ordered = sorted(items, key=lambda each: int(each["sceneItemIndex"]))
    return tuple(
        Item(
            each["sceneItemId"],
            each["sourceName"],
            bool(each["sceneItemEnabled"]),
            bool(each["sceneItemLocked"]),
        )
        for each in ordered
    )


def stream_status(status: Data) -> StreamState:
    """The stream's state from GetStreamStatus."""
    if status.get("outputReconnecting"):
        return StreamState.RECONNECTING
    return StreamState.STARTED if status.get("outputActive") else StreamState.STOPPED
