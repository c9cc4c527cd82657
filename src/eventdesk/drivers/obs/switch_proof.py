"""Whether what a take switched is switched: filters and scene items, read back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.parts import Part, PartKind
from eventdesk.domain.switcher import LEG_OF, Leg, SwitcherDesired
from eventdesk.drivers.obs.protocol import Request, succeeded
from eventdesk.drivers.obs.state import OVERLAY_SCENE, Observed, with_filters, with_item
from eventdesk.drivers.obs.store import Store

AskAll = Callable[[Sequence[Request]], list[dict[str, Any]]]
_LOOKS = 30
_STEP_SECONDS = 0.1


class SwitchProof:
    """Reads back the parts of a take."""

    def __init__(self, store: Store, ask_all: AskAll, newer: Callable[[], bool]) -> None:
        self._store = store
        self._ask_all = ask_all
        self._newer = newer

    def differing(self, desired: SwitcherDesired, leg: Leg) -> Trouble | None:
        """Read this leg's parts back; which of them are not as wanted."""
        wanted = {part: on for part, on in desired.parts.items() if LEG_OF[part.kind] is leg}
        known = self._store.observed
        questions = {part: _question(known, part) for part in wanted}
        asked = {part: each for part, each in questions.items() if each is not None}
        answers = self._ask_all(list(asked.values()))
        found = {
            part: _is_on(answer)
            for part, answer in zip(asked, answers, strict=True)
            if succeeded(answer)
        }
        self._store.update(lambda now: _with(now, found))
        wrong = [part.label for part, on in wanted.items() if found.get(part) is not on]
        return Trouble(f"{leg}-differs", ", ".join(wrong)) if wrong else None

    def not_on_air(self, parts: Mapping[Part, bool], *, fresh: bool) -> list[Part]:
        """The sources of the scene on air that the audience does not see as they are switched.

        In studio mode the program is a private copy of its scene: what is switched in the scene is
        not switched in the copy (measured on OBS 29). ``fresh`` tells that the copy was made since;
        an older one is suspected of what cannot be seen.
        """
        known = self._store.observed
        here = {
            part: on
            for part, on in parts.items()
            if part.kind is PartKind.SOURCE and part.owner == known.seen.on_air
        }
        on_air = {part: on for part, on in here.items() if _tells(known, part)}
        if known.seen.studio_mode and not fresh and len(on_air) < len(here):
            return list(here)
        for _ in range(_LOOKS if on_air else 0):
            answers = self._ask_all(
                [("GetSourceActive", {"sourceName": part.name}) for part in on_air]
            )
            active = [bool((each.get("responseData") or {}).get("videoActive")) for each in answers]
            wrong = [
                part
                for (part, on), is_so in zip(on_air.items(), active, strict=True)
                if is_so != on
            ]
            if not wrong or self._store.seen.studio_mode:
                return wrong
            # It comes with a frame, and leaves with the hide transition that somebody gave it.
            if self._store.wait(self._newer, _STEP_SECONDS):
                return []
        return wrong if on_air else []


def _question(known: Observed, part: Part) -> Request | None:
    if part.kind is PartKind.FILTER:
        return "GetSourceFilter", {"sourceName": part.owner, "filterName": part.name}
    item = known.item(part.owner, part.name)
    if item is None:
        return None
    return "GetSceneItemEnabled", {"sceneName": part.owner, "sceneItemId": item.id}


def _is_on(answer: Mapping[str, Any]) -> bool:
    data = answer["responseData"]
    return bool(data["filterEnabled"] if "filterEnabled" in data else data["sceneItemEnabled"])


def _with(known: Observed, found: Mapping[Part, bool]) -> Observed:
    for part, on in found.items():
        item = known.item(part.owner, part.name)
        if part.kind is PartKind.FILTER:
            known = with_filters(known, part.owner, {part.name: on})
        elif item is not None:
            known = with_item(known, part.owner, item.id, enabled=on)
    return known


def _tells(known: Observed, part: Part) -> bool:
    """Whether the source's activity tells of this item: it has no other way on air."""
    held = known.items.get(part.owner, ())
    nested = any(
        item.source in known.seen.scenes and item.source not in (part.name, OVERLAY_SCENE)
        for item in held
        if item.enabled
    )
    return not nested and sum(item.source == part.name for item in held) == 1
