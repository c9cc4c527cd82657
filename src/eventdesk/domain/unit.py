"""A sheet's broadcasts as one unit: what its one stage means for each of them. Pure.

Groups of broadcasts follow one another (one for each session, say); those of a group are on
together (one for each language, say), and each may have a spare that stands by. A group's stage
is asked for with one word, and every broadcast is seen by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastSeen, Stage
from eventdesk.domain.runsheet import BroadcastPlan, RunSheet
from eventdesk.domain.show import ShowState, spare_of


class Member(Struct, frozen=True):
    """One broadcast of the unit: the stage that it should be at, and its part in the show.

    ``stands_by`` is a spare that nobody needs yet, ``took_over`` one that took another's place,
    and ``left`` is the broadcast whose place was taken.
    """

    name: str
    plan: BroadcastPlan
    part: int
    stage: Stage
    stands_by: bool = False
    took_over: bool = False
    left: bool = False

    @property
    def serves(self) -> bool:
        """Whether the audience is sent to it."""
        return not (self.stands_by or self.left)


def members(state: ShowState) -> tuple[Member, ...]:
    """Every broadcast of the sheet, spares included, those that the desk speaks of first."""
    found = (
        member
        for part, group in enumerate(state.sheet.parts)
        for plan in group
        for member in _pair(state, plan, part)
    )
    return tuple(sorted(found, key=lambda one: (one.part != state.part, not one.serves)))


def _pair(state: ShowState, plan: BroadcastPlan, part: int) -> Iterator[Member]:
    stage, record = stage_of(state, part), state.record(plan.name)
    spare = spare_of(plan.name)
    if record.left is not None:
        yield Member(spare, plan, part, stage, took_over=True)
        # It goes nowhere any more but to its end, with the others.
        stays = stage if stage is Stage.ENDED else record.reached
        yield Member(plan.name, plan, part, stays, left=True)
        return
    yield Member(plan.name, plan, part, stage)
    if plan.spare:
        # Once it is too late for it, it stays where it is: none is made for nothing.
        ready = min(stage, Stage.SCHEDULED)
        if stage is Stage.ENDED:
            ready = min(state.record(spare).reached, Stage.SCHEDULED)
        yield Member(spare, plan, part, ready, stands_by=True)


def part_of(sheet: RunSheet, cue_id: str) -> int:
    """The number of the group of broadcasts that this cue is shown on."""
    firsts = {group[0].session: part for part, group in enumerate(sheet.parts)}
    part = 0
    for session in sheet.sessions:
        part = firsts.get(session.id, part)
        if any(cue.id == cue_id for cue in session.cues):
            break
    return part


def stage_of(state: ShowState, part: int) -> Stage:
    """The stage asked of this group of broadcasts. Those to come are scheduled with the first,
    so that their links are there to be sent."""
    if part < state.part:
        return state.earlier[part]
    if part == state.part:
        return state.broadcast
    return Stage.NONE if state.broadcast is Stage.NONE else Stage.SCHEDULED


def asked(state: ShowState, stage: Stage, part: int) -> ShowState:
    """The state once this was asked of the group. Ending ends whatever else is still on; a
    group never goes back, and none is ended because another begins."""
    if part > state.part:
        between = (Stage.SCHEDULED,) * (part - state.part - 1)
        earlier = (*state.earlier, state.broadcast, *between)
        state = replace(state, part=part, earlier=earlier, broadcast=stage, stream=None)
    elif part == state.part:
        state = replace(state, broadcast=stage, stream=None)
    if stage is Stage.ENDED:
        on = [Stage.ENDED if one >= Stage.PREVIEW else one for one in state.earlier]
        state = replace(state, earlier=tuple(on))
    return state


def following_part(state: ShowState) -> int | None:
    """The group of broadcasts that comes next once the one before was asked to end."""
    after = state.part + 1
    ended = state.broadcast is Stage.ENDED
    return after if ended and after < len(state.sheet.parts) else None


def spares_taken(state: ShowState, names: Sequence[str], at: datetime) -> ShowState:
    """The state once the spares of these broadcasts took their places, and their words."""
    records = dict(state.records)
    for name in names:
        old, spare = state.record(name), spare_of(name)
        records[name] = replace(old, left=at)
        words = {"words": old.words, "titled": old.titled}
        records[spare] = replace(state.record(spare), due=(), **words)
    return replace(state, records=records, stream=None)


def on_the_same_output(state: ShowState) -> tuple[Member, ...]:
    """The broadcasts that have to move together with the main one: an encoder has one key."""
    serving = [one for one in members(state) if one.part == state.part and one.serves]
    main = next((one for one in serving if one.name == state.main), None)
    return tuple(one for one in serving if main and one.plan.output == main.plan.output)


def is_ready(seen: BroadcastSeen | None) -> bool:
    """Whether a spare could take over now: it is there, and its key is known and free."""
    return (
        seen is not None and Stage.SCHEDULED <= seen.stage < Stage.ENDED and seen.target is not None
    )


def spares_ready(state: ShowState, seen: Mapping[str, BroadcastSeen]) -> bool:
    """Whether every broadcast that would have to move has a spare to move to."""
    moving = on_the_same_output(state)
    return bool(moving) and all(is_ready(seen.get(spare_of(one.name))) for one in moving)


def may_move(state: ShowState) -> bool:
    """Whether the broadcast is one that a spare could take the place of: on, and not moved yet."""
    moving = on_the_same_output(state)
    on = Stage.PREVIEW <= state.broadcast < Stage.ENDED
    return on and bool(moving) and all(one.plan.spare and not one.took_over for one in moving)
