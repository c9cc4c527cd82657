"""Which scene is really on air: OBS's word for it, and what only the activity of sources tells.

In studio mode the word may be wrong. A take during a running transition is answered with success,
and OBS names its scene from then on while the old one stays on air (measured on OBS 29); with two
hands at it, either's may be the one that was lost. And the program is a private copy of its scene:
``GetSourceActive`` of the scene itself is false while its sources' is true (measured on OBS 29).
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from eventdesk.drivers.obs.protocol import Request
from eventdesk.drivers.obs.state import OVERLAY_SCENE, Observed

AskAll = Callable[[Sequence[Request]], list[dict[str, Any]]]


class Found(Struct, frozen=True):
    """A scene that OBS calls on air; ``proven`` when its picture is, too."""

    scene: str
    proven: bool


def look(known: Observed, scene: str, ask: AskAll) -> Found | None:
    """Ask whether this scene is on air: itself when it is, else the one that OBS names; None when
    OBS names this one and yet it is not active."""
    studio = known.seen.studio_mode
    source = probe(known, scene) if studio else scene
    program, *activity = ask([("GetCurrentProgramScene", {}), *_activity(source)])
    named = (program.get("responseData") or {}).get("currentProgramSceneName")
    active = all(map(_is_active, activity))
    if named == scene:
        return Found(scene, proven=True) if active else None
    if not named:
        return None
    if studio and active and source is not None and source == _own(known, scene):
        other = _own(known, named)
        if other is not None and not all(map(_is_active, ask(_activity(other)))):
            return Found(scene, proven=True)
    return Found(named, proven=False)


def search(known: Observed, ask: AskAll) -> Found | None:
    """In studio mode the scene that is on air whatever OBS names: the only one with a source of
    its own that is active. None when that does not tell."""
    if not known.seen.studio_mode:
        return None
    sources = {scene: own for scene in known.seen.scenes if (own := _own(known, scene))}
    answers = ask([each for own in sources.values() for each in _activity(own)])
    found = [scene for scene, each in zip(sources, answers, strict=True) if _is_active(each)]
    return Found(found[0], proven=True) if len(found) == 1 else None


def probe(known: Observed, scene: str) -> str | None:
    """A source whose activity tells of this scene in studio mode: one that no other scene has,
    else one that the scene on air before has not, else any; None when the scene has none."""
    own = _own(known, scene)
    before = known.last_proven if known.last_proven != scene else None
    others = {each.source for each in known.items.get(before or "", ())}
    held = _sources(known, scene)
    return own or next((each for each in held if each not in others), next(iter(held), None))


def _own(known: Observed, scene: str) -> str | None:
    """A source that is on air only with this scene; None for a scene that lies in another one."""
    elsewhere = {
        each.source for other, held in known.items.items() if other != scene for each in held
    }
    if scene in elsewhere or scene == OVERLAY_SCENE:
        return None
    scenes = known.seen.scenes
    own = (each for each in _sources(known, scene) if each not in elsewhere and each not in scenes)
    return next(own, None)


def _sources(known: Observed, scene: str) -> list[str]:
    held = known.items.get(scene, ())
    return [each.source for each in held if each.enabled and each.source != OVERLAY_SCENE]


def _activity(source: str | None) -> list[Request]:
    return [] if source is None else [("GetSourceActive", {"sourceName": source})]


def _is_active(answer: dict[str, Any]) -> bool:
    return bool((answer.get("responseData") or {}).get("videoActive"))
