"""Which rows of the rundown look different in a new snapshot. Called at every tick."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from eventdesk.domain.rundown import CueTimes
from eventdesk.domain.snapshot import Snapshot

FEW = 200
"""Among so many cues each changed row is told by itself; beyond, the whole stretch at once."""

Stretch = tuple[int, int]
"""First and last of some rows or cues in an unbroken row."""


def retimed(before: Snapshot, after: Snapshot) -> list[Stretch]:
    """The cues, by number, whose times differ. Both snapshots are of the same sheet.

    The usual tick keeps the tuple or most of its members, which costs a pass of identity
    checks; a cue that runs over moves all that follow, which costs no more than that.
    """
    old, new = before.rundown.cues, after.rundown.cues
    if old is new:
        return []
    count = min(len(old), len(new))
    first = next((at for at in range(count) if _differ(old[at], new[at])), count)
    if first == len(new):
        return []
    last = len(new) - 1
    while first < last < count and not _differ(old[last], new[last]):
        last -= 1
    if last >= min(count, first + FEW):
        return [(first, last)]
    return runs([at for at in range(first, last + 1) if _differ(old[at], new[at])])


def _differ(old: CueTimes, new: CueTimes) -> bool:
    return old is not new and old != new


def changed_cues(before: Snapshot, after: Snapshot) -> set[str]:
    """The cues whose row differs otherwise than by its times."""
    changed: set[str | None] = {before.state.standby} ^ {after.state.standby}
    if _light(before) != _light(after) or before.differences != after.differences:
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


def runs(rows: list[int]) -> list[Stretch]:
    """Sorted rows as first and last of each unbroken run."""
    found: list[Stretch] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _light(snapshot: Snapshot) -> tuple[object, ...]:
    """What the row of the cue on air shows beside its times."""
    left = snapshot.rundown.cue_remaining
    over = None if left is None or left >= timedelta(0) else int(-left.total_seconds())
    return on_air_id(snapshot), snapshot.tally, over


def _changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    if before is after or before == after:
        return set()
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
