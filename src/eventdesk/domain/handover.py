"""Another OBS as program, decided: whether it may be, and whether its stream may begin. Pure."""

from datetime import datetime

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.desired import switcher_desired
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.succession import MAY_STREAM, candidates, in_the_way, role_of
from eventdesk.domain.switcher import STREAMING, Link, SwitcherSeen

Decision = tuple[e.Event, ...] | c.Refusal


def move_program(state: ShowState, command: c.MoveProgram, seen: Seen, now: datetime) -> Decision:
    """MoveProgram, answered."""
    if command.to == state.programs[-1]:
        return c.Refusal("already-program", command.to)
    if command.to not in candidates(state):
        return c.Refusal("no-backup", command.to)
    switcher = seen.switchers.get(role_of(state, command.to))
    if switcher is None or switcher.link is not Link.READY:
        return c.Refusal("backup-not-ready", command.to)
    return (e.ProgramMoved(now, command.to, state.take + 1),)


def force_stream(state: ShowState, seen: Seen, now: datetime) -> Decision:
    """ForceStream, answered."""
    why = in_the_way(state, seen)
    if why != MAY_STREAM:
        return c.Refusal(why or "nothing-holds-stream")
    return (e.StreamForced(now, why),)


def streams_otherwise(state: ShowState, seen: Seen, program: SwitcherSeen) -> bool | None:
    """Whether the program streams, if that is not what the show means, and waits for nothing."""
    if in_the_way(state, seen):
        return None
    meant = switcher_desired(state, PROGRAM, seen.broadcast).stream
    streams = program.stream in STREAMING
    return streams if meant is not None and streams is not meant.active else None
