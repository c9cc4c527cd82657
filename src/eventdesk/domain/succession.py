"""Which OBS is program: a backup that mirrors it can take its place. Pure.

An output is a part in the show, an OBS is named by the output that it is set up for. While nothing
has happened the two are the same. When a backup was made program, it and the OBS set up for
``program`` have changed parts: whatever is said of "program" is then about the backup's OBS.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import Leg, Link, StreamState, SwitcherSeen

STREAMS = "old-program-streams"
MAY_STREAM = "old-program-may-stream"
"""Why the program does not stream yet: the OBS before it does; it is not seen, and YouTube still
receives something. Two encoders on one key would break the picture of both."""

_RECEIVES = "active"
_NOT_RUNNING = {"nobody-listens", "obs-crashed"}
"""The port of such an OBS is closed."""


def obs_of(state: ShowState, output: str) -> str:
    """The output that the OBS which plays this part is set up for."""
    now = state.programs[-1]
    if output == PROGRAM:
        return now
    return PROGRAM if output == now else output


def role_of(state: ShowState, obs: str) -> str:
    """The part that the OBS set up for this output plays: two change places, so this is the same
    way back."""
    return obs_of(state, obs)


def moved(state: ShowState, event: e.ProgramMoved) -> ShowState:
    """The show with another OBS as program."""
    because = f"{event.output} is program"
    after = replace(state, programs=(*state.programs, event.output))
    part = renaming(state, after)
    return replace(
        after,
        renamed=tuple(replace(one, output=part(one.output)) for one in state.renamed),
        stream_begun=False,
        stream_forced=False,
        take=event.take,
        because=because,
        media=(),
    )


def stream_begun_after(state: ShowState, event: e.LegConfirmed) -> bool:
    """Whether the program has streamed since it is program. From then on its stream is as any
    other: who stops it by hand has stopped it, and nothing waits for anybody."""
    return state.stream_begun or (event.output == PROGRAM and event.leg is Leg.STREAM)


def candidates(state: ShowState) -> tuple[str, ...]:
    """The OBSes that may be made program, each by the output that it is set up for: those that
    mirror it, and the one that was program before a backup was."""
    mirrors = [name for name, one in state.sheet.outputs.items() if one.mirrors == PROGRAM]
    now = state.programs[-1]
    parts = dict.fromkeys([*mirrors, *([now] if now != PROGRAM else [])])
    return tuple(obs_of(state, part) for part in parts)


def successor(state: ShowState, switchers: Mapping[str, SwitcherSeen]) -> str | None:
    """Whom the key makes program: the first that is ready, else the first; None without one."""
    able = candidates(state)

    def is_ready(obs: str) -> bool:
        seen = switchers.get(role_of(state, obs))
        return seen is not None and seen.link is Link.READY

    return next(filter(is_ready, able), next(iter(able), None))


def in_the_way(state: ShowState, seen: Seen) -> str:
    """Why the program must not begin to stream yet, a code; "" when nothing speaks against it.

    An OBS that answers is believed. One whose port is closed is not running (or somebody has shut
    its WebSocket server: then YouTube's word comes too late to wait for it). Of one that is only
    silent, or behind a broken network, nothing is known but what YouTube receives.
    """
    program, broadcast = seen.switchers.get(PROGRAM), seen.broadcast
    if broadcast.target is None or not Stage.PREVIEW <= state.broadcast < Stage.ENDED:
        return ""
    streams = program is not None and program.stream is not StreamState.STOPPED
    if state.stream_begun or streams:
        return ""
    now = state.programs[-1]
    for obs in dict.fromkeys(state.programs):
        before = seen.switchers.get(role_of(state, obs))
        if obs == now or before is None or before.link is Link.OFF:
            continue
        if before.link is Link.READY:
            if before.stream is not StreamState.STOPPED:
                return STREAMS
            continue
        not_running = before.trouble is not None and before.trouble.code in _NOT_RUNNING
        if not (not_running or state.stream_forced) and broadcast.ingest == _RECEIVES:
            return MAY_STREAM
    return ""


def recast(
    before: ShowState, after: ShowState, seen: Mapping[str, SwitcherSeen]
) -> dict[str, SwitcherSeen]:
    """What was seen of each part, once the OBSes have changed parts."""
    part = renaming(before, after)
    found = {part(name): replace(each, output=part(name)) for name, each in seen.items()}
    return {name: found[name] for name in seen if name in found} | found


def renaming(before: ShowState, after: ShowState) -> Callable[[str], str]:
    """The part that an OBS plays after the change, by the one that it played before."""
    return lambda output: role_of(after, obs_of(before, output))
