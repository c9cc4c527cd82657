"""What is known of one OBS, as a value: built from a resync, moved on by events."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Graphic
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.drivers.obs.names import Names
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.vitals import VITALS, vitals

OVERLAY_SCENE = "EventDesk overlay"
SLOTS = ("EventDesk slot A", "EventDesk slot B")
OURS = "EventDesk "
"""What every name of ours in OBS begins with."""

PLAIN_KINDS = frozenset(
    {"cut_transition", "fade_transition", "fade_to_color_transition", "wipe_transition"}
)
"""Transitions that mix two scenes in place: a graphic that lies in both stands still in them. Every
other moves scenes (slide, swipe, move) or puts something above them (stinger), or is not known."""

KIND_NAMES: Mapping[str, str] = {
    "cut_transition": "Cut",
    "fade_transition": "Fade",
    "swipe_transition": "Swipe",
    "slide_transition": "Slide",
    "obs_stinger_transition": "Stinger",
    "fade_to_color_transition": "Fade to Color",
    "wipe_transition": "Luma Wipe",
}
"""OBS's own transition kinds and their English names. OBS translates the names of the ones it
makes itself, and a sheet that says Cut has to work on a Korean OBS too."""

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
"""What a resync asks first; ``second_questions`` depend on the answers."""


class Item(Struct, frozen=True):
    """One item of a scene: an input or a nested scene."""

    id: int
    source: str
    enabled: bool = True
    locked: bool = False


class Observed(Struct, frozen=True):
    """Everything known of one OBS. ``seen`` is the part that others are told.

    ``transition_ms`` is the duration of transitions that have one, when it is known. ``items``
    holds every scene's items from the bottom up, ``overrides`` the transitions that scenes bring
    with them. ``begun``, ``ended`` and ``changes`` count transitions begun and ended and program
    changes in this session; ``session`` counts resyncs. ``last_proven`` is the scene last proven on
    air, also while another is on its way. ``graphic`` is proven on air, and stands and falls with
    the source ``carrier``; ``active`` tells which of the overlay's inputs are on air. ``strays``
    maps a hand's names for what is ours to our own; ``names`` knows about all others.
    """

    seen: SwitcherSeen
    session: int = 0
    transition: str | None = None
    transition_ms: int | None = None
    transition_kinds: Mapping[str, str] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    overrides: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    begun: int = 0
    ended: int = 0
    changes: int = 0
    last_proven: str | None = None
    active: Mapping[str, bool] = field(default_factory=dict)
    strays: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    graphic: Graphic | None = None
    carrier: str | None = None

    def transition_named(self, name: str) -> str | None:
        """OBS's own name for a transition of the sheet, or None when it has none such."""
        if name in self.transition_kinds:
            return name
        return next(
            (own for own, kind in self.transition_kinds.items() if KIND_NAMES.get(kind) == name),
            None,
        )

    def item(self, scene: str, source: str) -> Item | None:
        """The topmost item of this source in a scene. One that was deleted may lie below it for a
        frame, when the source was made anew at once (seen on OBS 29)."""
        held = reversed(self.items.get(scene, ()))
        return next((each for each in held if each.source == source), None)


def settle(observed: Observed) -> Observed:
    """The same, with what follows from the rest of it brought up to date in ``seen``."""
    seen, items = observed.seen, observed.items
    slots = {item.source for item in items.get(OVERLAY_SCENE, ())}
    names = tuple(observed.transition_kinds)
    aliases = (KIND_NAMES.get(kind, "") for kind in observed.transition_kinds.values())
    return replace(
        observed,
        seen=replace(
            seen,
            overlay=slots.issuperset(SLOTS),
            overlay_in=frozenset(
                scene
                for scene, held in items.items()
                if any(item.source == OVERLAY_SCENE for item in held)
            ),
            graphic=observed.graphic,
            transitions=names + tuple(each for each in aliases if each and each not in names),
            on_air=None if seen.transitioning else seen.on_air,
        ),
    )


def second_questions(first: Mapping[str, Data]) -> tuple[Request, ...]:
    """What a resync asks after the first answers: mutes, and every scene's items and own
    transition (a change of which has no event)."""
    inputs = [each["inputName"] for each in first["GetInputList"].get("inputs", ())]
    scenes = scene_names(first["GetSceneList"].get("scenes", ()))
    return (
        *(("GetInputMute", {"inputName": name}) for name in inputs),
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
    """A new picture from a resync's answers; output and address alone are taken over.

    ``first`` maps each of FIRST_QUESTIONS to its response data; ``answers`` are the results of
    ``questions`` in order, and one that was refused is left out (an input without sound, say).
    ``at`` is when they were asked, monotonic seconds.
    """
    scenes = first["GetSceneList"]
    current = first["GetCurrentSceneTransition"]
    transitions = first["GetSceneTransitionList"].get("transitions", ())
    mutes, items, overrides = _second_answers(questions, answers)
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
        inputs=mutes,
        recording=bool(first["GetRecordStatus"].get("outputActive")),
        stream=stream_status(first["GetStreamStatus"]),
    )
    known = Observed(
        seen=seen,
        session=observed.session + 1,
        transition=current.get("transitionName"),
        transition_ms=current.get("transitionDuration"),
        transition_kinds={each["transitionName"]: each["transitionKind"] for each in transitions},
        fixed=frozenset(each["transitionName"] for each in transitions if each["transitionFixed"]),
        items=items,
        overrides=overrides,
    )
    return settle(with_vitals(known, {name: first[name] for name, _ in VITALS}, at))


def _second_answers(
    questions: tuple[Request, ...], answers: list[dict[str, Any]]
) -> tuple[dict[str, bool | None], dict[str, tuple[Item, ...]], dict[str, str]]:
    mutes: dict[str, bool | None] = {}
    items: dict[str, tuple[Item, ...]] = {}
    overrides: dict[str, str] = {}
    for (request, data), answer in zip(questions, answers, strict=True):
        response = answer.get("responseData") or {}
        if request == "GetInputMute":
            mutes[data["inputName"]] = response.get("inputMuted")
        elif not succeeded(answer):
            continue
        elif request == "GetSceneItemList":
            items[data["sceneName"]] = scene_items(response.get("sceneItems", ()))
        elif response.get("transitionName"):
            overrides[data["sceneName"]] = response["transitionName"]
    return mutes, items, overrides


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


def with_vitals(observed: Observed, answers: Mapping[str, Data], at: float) -> Observed:
    """With the numbers of the answers to VITALS, asked at this monotonic second."""
    seen = replace(observed.seen, **vitals(answers, at, observed.seen.canvas))
    return replace(observed, seen=seen)


def with_mutes(observed: Observed, mutes: Mapping[str, bool]) -> Observed:
    """With these inputs' mutes as they were read back."""
    seen = observed.seen
    return replace(observed, seen=replace(seen, inputs={**seen.inputs, **mutes}))


def disconnected(observed: Observed, link: Link, trouble: Trouble) -> Observed:
    """While OBS does not answer: what exists is remembered, what is on air is not claimed."""
    unseen = {"scene": None, "on_air": None, "preview": None, "transitioning": False}
    seen = replace(observed.seen, link=link, trouble=trouble, **unseen)
    return settle(replace(observed, seen=seen, graphic=None, carrier=None, active={}))


def proven(observed: Observed, scene: str) -> Observed:
    """After a read-back showed this scene on air and no transition has begun since."""
    seen = replace(observed.seen, scene=scene, on_air=scene)
    return replace(observed, seen=seen, last_proven=scene)


def carried(
    observed: Observed,
    carrier: str | None,
    graphic: Graphic | None,
    trouble: Trouble | None = None,
) -> Observed:
    """After a look at what this source carries: the graphic proven on air, or why there is none."""
    seen = replace(observed.seen, graphic_trouble=trouble)
    return settle(replace(observed, seen=seen, carrier=carrier, graphic=graphic))
