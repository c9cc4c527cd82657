"""Scenes and inputs that a hand in OBS calls otherwise than the show: noticed, kept, followed."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from eventdesk.domain.events import SourceRenamed
from eventdesk.domain.named import parts_switched
from eventdesk.domain.parts import PartKind
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.seen import names_of
from eventdesk.domain.show import Renamed, ShowState
from eventdesk.domain.switcher import Link, SwitcherSeen


def renamed(state: ShowState, seen: SwitcherSeen, at: datetime) -> Iterator[SourceRenamed]:
    """What is to be kept after this look: a name of the show that leads to another one now, or,
    with ``now`` as its own, one that does not lead anywhere else any more: what was called so is
    deleted, or has its name again."""
    known = aliases(state, seen)
    if seen.link is not Link.READY or not (known or seen.renamed):
        return  # as nearly always: the sheet need not be read through
    for name in sorted(_shows_names(state, seen.output)):
        found = seen.now(name)
        now = found if seen.has(found) else name
        if now != known.get(name, name):
            yield SourceRenamed(at, seen.output, seen.collection, name, now)


def aliases(state: ShowState, seen: SwitcherSeen) -> dict[str, str]:
    """The show's name → the name in OBS, as kept for this output and its scene collection."""
    here = (seen.output, seen.collection)
    return {each.name: each.now for each in state.renamed if (each.output, each.collection) == here}


def with_renamed(known: tuple[Renamed, ...], new: Renamed) -> tuple[Renamed, ...]:
    """The kept ones with a newer one."""
    place = (new.output, new.collection, new.name)
    others = tuple(one for one in known if (one.output, one.collection, one.name) != place)
    return others if new.now == new.name else (*others, new)


def remembered(state: ShowState, seen: SwitcherSeen) -> SwitcherSeen:
    """A look, with what an earlier run of the desk knew: its driver did not hear of that rename."""
    known = aliases(state, seen)
    if not known or seen.link is not Link.READY:
        return seen
    kept = {name: now for name, now in known.items() if seen.has(now) and not seen.has(name)}
    return replace(seen, renamed={**kept, **seen.renamed})


def in_effect(state: ShowState, seen: Mapping[str, SwitcherSeen]) -> tuple[Renamed, ...]:
    """Where OBS has another name than the sheet, for the operator to see."""
    found = []
    for output, switcher in seen.items():
        if switcher.link is Link.READY and switcher.renamed:
            for name in sorted(_sheets_names(state.sheet, output)):
                now = switcher.now(name)
                if now != name and switcher.has(now):
                    found.append(Renamed(output, switcher.collection, name, now))
    return tuple(found)


def _shows_names(state: ShowState, output: str) -> set[str]:
    names = _sheets_names(state.sheet, output)
    look = state.looks.get(output)
    if look is not None:
        names |= {*look.muted, *look.volumes, *((look.scene,) if look.scene else ())}
    return names


def _sheets_names(sheet: RunSheet, output: str) -> set[str]:
    names = {name for kind, name in names_of(sheet, output) if kind != "transition"}
    for part in parts_switched(sheet, output):
        names |= {part.owner, part.name} if part.kind is PartKind.SOURCE else {part.owner}
    return names
