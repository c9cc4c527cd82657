"""Who is named next on a panel, and whose name may go on over the next cue."""

from eventdesk.domain.runsheet import Cue
from eventdesk.domain.show import LowerThird, ShowState


def seats(state: ShowState) -> tuple[str, ...]:
    """The seats of the cue on air whose speakers the sheet knows; none when nothing is on air."""
    if state.on_air is None:
        return ()
    return tuple(one for one in state.on_air.cue.seats if one in state.sheet.speakers)


def seat_at(state: ShowState, by: int) -> str | None:
    """The speaker ``by`` seats from the one who was named last, round and round; before anybody
    was named that is the first one, or going back the last. None when there are no seats."""
    found = seats(state)
    if not found:
        return None
    if state.last_named not in found:
        return found[0 if by > 0 else -1]
    return found[(found.index(state.last_named) + by) % len(found)]


def going_on(shown: LowerThird | None, cue: Cue) -> LowerThird | None:
    """The name that goes on into this cue: one that stays, when the cue is about exactly those
    whom it names. With one person more or less it leaves: it would stand over somebody else."""
    if shown is None or not shown.stays or set(shown.people) != set(cue.seats):
        return None
    return shown
