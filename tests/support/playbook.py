"""The show's plays, told as events: ``given(sheet, *events).when(command).then(*events)``."""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.apply import replay, standby_after
from eventdesk.domain.commands import Command, Refusal
from eventdesk.domain.decide import GUARD, decide
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import Link, SwitcherSeen
from support.sheets import at

NOON = at("12:00")
"""When commands are asked unless a test says otherwise; the events of a play come before."""


def fresh(sheet: RunSheet) -> ShowState:
    """A show that nobody has touched: its first cue is on standby."""
    state = ShowState(sheet)
    return replace(state, standby=standby_after(state, -1))


def ready(**changes) -> SwitcherSeen:
    """A connected OBS that shows nothing yet."""
    return replace(SwitcherSeen(PROGRAM, Link.READY), **changes)


def seeing(**changes) -> Seen:
    """The program's OBS, connected."""
    return Seen({PROGRAM: ready(**changes)})


def chain(state: ShowState) -> list[ShowState]:
    """The state and all before it that a take back can reach: equality does not look there."""
    states = [state]
    while states[-1].before is not None:
        states.append(states[-1].before)
    return states


class Play(Struct, frozen=True):
    """A show so far."""

    state: ShowState

    def when(
        self,
        command: Command,
        now: datetime = NOON,
        seen: Seen = Seen(),  # noqa: B008 # frozen
        guard: timedelta = GUARD,
    ) -> "Answer":
        """Ask this of the show."""
        return Answer(self.state, decide(self.state, command, seen, now, guard))


class Answer(Struct, frozen=True):
    """What the show said to a command."""

    before: ShowState
    decision: tuple[e.Event, ...] | Refusal

    def then(self, *events: e.Event) -> Play:
        """It made exactly these events; goes on with the show after them."""
        assert self.decision == events
        return Play(replay(self.before, events))

    def refused(self, code: str, about: str = "") -> None:
        """It was refused with this code."""
        assert self.decision == Refusal(code, about)

    @property
    def state(self) -> ShowState:
        """The show after it; it must not have been refused."""
        assert not isinstance(self.decision, Refusal), self.decision
        return replay(self.before, self.decision)

    @property
    def play(self) -> Play:
        """The show after it, to go on with."""
        return Play(self.state)


def given(sheet: RunSheet, *events: e.Event) -> Play:
    """A show on this sheet to which these things have happened."""
    return Play(replay(fresh(sheet), events))
