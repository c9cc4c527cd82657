"""What scenes and inputs were called before: a cue follows its scene when a hand renames it. Pure.

OBS before 30.1 tells of a rename by an event only; later ones give every scene and input a UUID
that it keeps, also through a restart and while nobody listened (obs-websocket 5.4).
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain.parts import Part, PartKind
from eventdesk.domain.switcher import SwitcherDesired, SwitcherSeen
from eventdesk.drivers.obs.protocol import Data, NonsenseError


class Names(Struct, frozen=True):
    """``renamed`` maps a scene collection to what its scenes and inputs were called → are called
    now, ``called`` a UUID to the name that was heard last. Both share one space of names in OBS."""

    collection: str = ""
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def here(self) -> Mapping[str, str]:
        """Earlier name → name now, in this collection."""
        return self.renamed.get(self.collection, {})

    def _with(self, here: Mapping[str, str]) -> "Names":
        return replace(self, renamed={**self.renamed, self.collection: here})

    def rename(self, old: str, new: str) -> "Names":
        """A hand has called something otherwise; every name that it had leads to it."""
        later = {name: new if now == old else now for name, now in self.here.items()}
        return self._with({**{k: v for k, v in later.items() if k != new}, old: new})

    def appear(self, name: str) -> "Names":
        """Something has this name that had none before: the name is its own."""
        return self._with({old: now for old, now in self.here.items() if old != name})

    def vanish(self, name: str) -> "Names":
        """What was called so is no more, whatever it was called before."""
        return self._with({old: now for old, now in self.here.items() if now != name})

    def resync(self, first: Mapping[str, Data]) -> "Names":
        """After the answers to ``state.FIRST_QUESTIONS``; NonsenseError when a name is no text."""
        present = set(_names(first))
        uuids = dict(_uuids(first))
        listed = first.get("GetSceneCollectionList", {})
        names = replace(self, collection=str(listed.get("currentSceneCollectionName") or ""))
        for uuid, name in uuids.items():
            was = self.called.get(uuid, name)
            if was != name:
                names = names.rename(was, name)
        here = {o: now for o, now in names.here.items() if o not in present and now in present}
        renamed = {**names.renamed, names.collection: here}
        return replace(names, renamed=renamed, called={**self.called, **uuids})


def check_names(first: Mapping[str, Data]) -> None:
    """Raise NonsenseError when what is on air, or a transition, has a name that is no text."""
    scenes, current = first["GetSceneList"], first["GetCurrentSceneTransition"]
    transitions = first["GetSceneTransitionList"].get("transitions", ())
    names = [scenes.get(f"current{which}SceneName") for which in ("Program", "Preview")]
    names += [current.get("transitionName"), *(each["transitionName"] for each in transitions)]
    for name in names:
        if not isinstance(name, str | None):
            raise NonsenseError(f"a name that is {name!r:.40}")


def _entries(first: Mapping[str, Data]) -> Iterator[tuple[Data, str]]:
    for question, what in (("GetSceneList", "scene"), ("GetInputList", "input")):
        for entry in first[question].get(f"{what}s", ()):
            yield entry, what


def _names(first: Mapping[str, Data]) -> Iterator[str]:
    for entry, what in _entries(first):
        name = entry[f"{what}Name"]
        if not isinstance(name, str):
            raise NonsenseError(f"a {what} whose name is {name!r:.40}")
        yield name


def _uuids(first: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    for entry, what in _entries(first):
        if uuid := entry.get(f"{what}Uuid"):
            yield str(uuid), entry[f"{what}Name"]


def current(desired: SwitcherDesired, seen: SwitcherSeen) -> SwitcherDesired:
    """What is desired, by the names that OBS has for it now."""

    def now(name: str) -> str:
        found = seen.now(name)
        told = desired.renamed.get(name, name)  # by an earlier run of the desk, say
        return told if not seen.has(found) and seen.has(told) else found

    def part_now(part: Part) -> Part:
        name = now(part.name) if part.kind is PartKind.SOURCE else part.name
        return Part(part.kind, now(part.owner), name)

    return replace(
        desired,
        scene=now(desired.scene) if desired.scene is not None else None,
        muted={now(name): muted for name, muted in desired.muted.items()},
        volumes={now(name): level for name, level in desired.volumes.items()},
        parts={part_now(part): on for part, on in desired.parts.items()},
        media=tuple(replace(action, input=now(action.input)) for action in desired.media),
    )
