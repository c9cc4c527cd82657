"""What a cue means to be so, for the watchers: ``quiet: [black, silence]`` or ``quiet: all``."""

from eventdesk.domain.alarm import AIR, Fault
from eventdesk.storage.runsheet.values import Value

EVERYTHING = "all"
WORDS = tuple(fault.value for fault in AIR)


def read_quiet(value: Value) -> tuple[Fault, ...]:
    """The faults named, in the order of AIR. An empty list undoes what a farther level says."""
    if not value.is_list and value.raw(f"[{', '.join(WORDS)}] | {EVERYTHING}") == EVERYTHING:
        return AIR
    named = {each.one_of(WORDS) for each in value.values()}
    return tuple(fault for fault in AIR if fault.value in named)
