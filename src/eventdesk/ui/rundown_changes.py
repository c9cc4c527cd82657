"""Which rows of the rundown look different in a new snapshot. Called at every tick."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from eventdesk.domain.snapshot import Snapshot

MANY_RUNS = 32
"""More separate runs of changed rows than this are told as one: each costs a signal."""


def changed_cues(before: Snapshot, after: Snapshot) -> set[str]:
    """The cues whose row differs. Both snapshots are of the same sheet."""
    changed: set[str | None] = set(_retimed(before, after))
    changed |= {before.state.standby} ^ {after.state.standby}
    lights_before, lights_after = _light(before), _light(after)
    if lights_before != lights_after:
        changed |= {on_air_id(before), on_air_id(after)}
    changed |= _changed_keys(before.legs, after.legs)
    changed |= _changed_keys(before.state.skipped, after.state.skipped)
    return {cue for cue in changed if cue is not None}


def changed_sessions(before: Snapshot, after: Snapshot) -> list[int]:
    """Numbers of the sessions whose heading differs; the time that remains is not on it."""
    pairs = zip(before.rundown.sessions, after.rundown.sessions, strict=False)
    return [
        number
        for number, (old, new) in enumerate(pairs)
        if old is not new
        and (old.expected_start, old.planned_start, old.planned_end)
        != (new.expected_start, new.planned_start, new.planned_end)
    ]


def on_air_id(snapshot: Snapshot) -> str | None:
    """The cue that was taken last, if it is still the one."""
    return snapshot.state.on_air.cue.id if snapshot.state.on_air else None


def runs(rows: list[int]) -> list[tuple[int, int]]:
    """Sorted rows as first and last of each unbroken run."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found if len(found) <= MANY_RUNS else [(rows[0], rows[-1])]


def _retimed(before: Snapshot, after: Snapshot) -> list[str]:
    """The cues whose times differ. Tuples compare identical members without asking them, so
    that the usual tick costs one pass in C."""
    old, new = before.rundown.cues, after.rundown.cues
    if old is new or old == new:
        return []
    pairs = zip(old, new, strict=False)
    changed = [b.cue for a, b in pairs if a is not b and a != b]
    return changed + [times.cue for times in new[len(old) :]]


def _light(snapshot: Snapshot) -> tuple[object, ...]:
    """What the row of the cue on air shows beside its times."""
    left = snapshot.rundown.cue_remaining
    over = None if left is None or left >= timedelta(0) else int(-left.total_seconds())
    return on_air_id(snapshot), snapshot.tally, over


def _changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    if before is after or before == after:
        return set()
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
