"""What the driver can do next: every step is one look, one wait or one write."""

from dataclasses import dataclass

from eventdesk.domain.broadcast import Stage, Trouble


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing to do but to watch."""


@dataclass(frozen=True, slots=True)
class WaitForIngest:
    """YouTube must receive the stream first."""


@dataclass(frozen=True, slots=True)
class HoldLive:
    """The picture is not fit to go live: ``code`` is why. The operator may overrule it."""

    code: str


@dataclass(frozen=True, slots=True)
class Settle:
    """A transition is under way: read back until it is there."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A person has to look at this."""

    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Find:
    """Look for the run's broadcast among those on YouTube."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Create the broadcast."""


@dataclass(frozen=True, slots=True)
class Arrange:
    """Switch off what would start or stop the broadcast by itself."""


@dataclass(frozen=True, slots=True)
class FindStream:
    """Look for our reusable stream."""


@dataclass(frozen=True, slots=True)
class InsertStream:
    """Create our reusable stream."""


@dataclass(frozen=True, slots=True)
class Bind:
    """Bind the broadcast to the stream."""

    stream_id: str


@dataclass(frozen=True, slots=True)
class CheckKey:
    """Look for other broadcasts that would go live by themselves with our stream's key."""


@dataclass(frozen=True, slots=True)
class SwitchOff:
    """Keep another broadcast on our key from going live by itself."""

    broadcast_id: str


@dataclass(frozen=True, slots=True)
class Describe:
    """Give YouTube the other languages, the category and the tags."""


@dataclass(frozen=True, slots=True)
class Illustrate:
    """Give YouTube the thumbnail."""


@dataclass(frozen=True, slots=True)
class Enlist:
    """Put the broadcast into the sheet's playlist."""


@dataclass(frozen=True, slots=True)
class WriteChapters:
    """Write the chapters into the ended broadcast's description."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Bring the broadcast to this stage."""

    to: Stage


Waiting = Rest | WaitForIngest | HoldLive | Settle | Stuck
Extra = Describe | Illustrate | Enlist | WriteChapters
Change = Arrange | Bind | CheckKey | SwitchOff | Extra | Transition
Action = Find | Insert | FindStream | InsertStream | Change
Step = Waiting | Action
OPTIONAL = (Arrange, Describe, Illustrate, Enlist, WriteChapters)
"""Good to have: given up after a few tries, and never in the way of going live."""
