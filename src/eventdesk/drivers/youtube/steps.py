"""What the driver can do next: every step is one look, one wait or one write."""

from msgspec import Struct

from eventdesk.domain.broadcast import Stage, Trouble


class Rest(Struct, frozen=True):
    """Nothing to do but to watch."""


class WaitForIngest(Struct, frozen=True):
    """YouTube must receive the stream first."""


class HoldLive(Struct, frozen=True):
    """The picture is not fit to go live: ``code`` is why. The operator may overrule it."""

    code: str


class Settle(Struct, frozen=True):
    """A transition is under way: read back until it is there."""


class Stuck(Struct, frozen=True):
    """A person has to look at this."""

    trouble: Trouble


class AwaitStream(Struct, frozen=True):
    """Another broadcast sees to the stream that this one shares with it."""


class Find(Struct, frozen=True):
    """Look for the run's broadcast among those on YouTube."""


class Insert(Struct, frozen=True):
    """Create the broadcast."""


class Arrange(Struct, frozen=True):
    """Switch off what would start or stop the broadcast by itself."""


class FindStream(Struct, frozen=True):
    """Look for our reusable stream."""


class InsertStream(Struct, frozen=True):
    """Create our reusable stream."""


class Bind(Struct, frozen=True):
    """Bind the broadcast to the stream."""

    stream_id: str


class CheckKey(Struct, frozen=True):
    """Look for other broadcasts that would go live by themselves with our stream's key."""


class SwitchOff(Struct, frozen=True):
    """Keep another broadcast on our key from going live by itself."""

    broadcast_id: str


class Publish(Struct, frozen=True):
    """Give the broadcast the privacy that the plan wants."""


class Readdress(Struct, frozen=True):
    """Give the broadcast the plan's words, whatever stands there."""


class Describe(Struct, frozen=True):
    """Give YouTube the other languages, the category and the tags."""


class Illustrate(Struct, frozen=True):
    """Give YouTube the thumbnail."""


class Enlist(Struct, frozen=True):
    """Put the broadcast into the sheet's playlist."""


class WriteChapters(Struct, frozen=True):
    """Write the chapters into the ended broadcast's description."""


class Transition(Struct, frozen=True):
    """Bring the broadcast to this stage."""

    to: Stage


Waiting = Rest | WaitForIngest | HoldLive | Settle | Stuck | AwaitStream
Extra = Publish | Readdress | Describe | Illustrate | Enlist | WriteChapters
Change = Arrange | Bind | CheckKey | SwitchOff | Extra | Transition
Action = Find | Insert | FindStream | InsertStream | Change
Step = Waiting | Action
OPTIONAL = (Arrange, Publish, Readdress, Describe, Illustrate, Enlist, WriteChapters)
"""Good to have: given up after a few tries, and never in the way of going live."""
