"""What can be asked of the show, imperative. ``decide`` answers each with events or a Refusal."""

from dataclasses import dataclass
from datetime import timedelta

from eventdesk.domain.broadcast import Stage


@dataclass(frozen=True, slots=True)
class Go:
    """Take the cue on standby, which must be ``expecting``: a stale press is refused.

    ``automatic`` marks the show's own advance, which no guard holds up.
    """

    expecting: str | None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the last GO, whose cue must be ``expecting``."""

    expecting: str | None


@dataclass(frozen=True, slots=True)
class SetStandby:
    """Make this cue the one that GO will take."""

    cue: str


@dataclass(frozen=True, slots=True)
class SkipCue:
    """Leave the cue out of the show, or put it back."""

    cue: str
    skip: bool = True


@dataclass(frozen=True, slots=True)
class Hold:
    """Stop the cue's clock and every automatic advance."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the held clock run again."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give the cue on air more time, or less when negative."""

    amount: timedelta


@dataclass(frozen=True, slots=True)
class ShowLowerThird:
    """Name this speaker; None names the cue's own (the first seat of a panel), and ``everyone``
    the whole panel on one strap.

    It is meant for the cue ``expecting``, and refused when another is on air by now: a key that
    was pressed a moment too late must not name anybody over the next speaker. None is for
    whichever cue is on air.
    """

    speaker: str | None = None
    automatic: bool = False
    everyone: bool = False
    expecting: str | None = None


@dataclass(frozen=True, slots=True)
class StepLowerThird:
    """Name the speaker ``by`` seats from the one who was named last in this cue, on or off air by
    now; ``expecting`` as in ShowLowerThird."""

    by: int = 1
    expecting: str | None = None


@dataclass(frozen=True, slots=True)
class HideLowerThird:
    """Take the name off; ``cut`` without its out-animation. ``because`` is a code for what the
    show does on its own account, and ``about`` what that code is about."""

    cut: bool = False
    automatic: bool = False
    because: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class AskBroadcast:
    """Bring the YouTube broadcast to this stage."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class ForceLive:
    """Let the broadcast go live although the desk holds it back."""


@dataclass(frozen=True, slots=True)
class SendChapters:
    """Write the chapters into the ended broadcast's description: these lines, as they were seen
    on the screen. Others are refused."""

    expecting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adopt:
    """Accept what the devices show now as what is meant."""


@dataclass(frozen=True, slots=True)
class Return:
    """Make the devices what the show means again."""


@dataclass(frozen=True, slots=True)
class InstallOverlay:
    """The operator's consent to put the overlay scene into OBS, or to remove it."""

    install: bool = True


@dataclass(frozen=True, slots=True)
class MoveProgram:
    """Make the OBS that is set up for output ``to`` the program. Refused when it is already: so a
    second press, meant for what was on the screen before, moves nothing back."""

    to: str


@dataclass(frozen=True, slots=True)
class ForceStream:
    """Let the program stream although the OBS that was program before may still."""


@dataclass(frozen=True, slots=True)
class EndShow:
    """Stop the last clock: the run is over and its as-run complete."""


Command = (
    Go
    | TakeBack
    | SetStandby
    | SkipCue
    | Hold
    | Resume
    | AddTime
    | ShowLowerThird
    | StepLowerThird
    | HideLowerThird
    | AskBroadcast
    | ForceLive
    | SendChapters
    | Adopt
    | Return
    | InstallOverlay
    | MoveProgram
    | ForceStream
    | EndShow
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Not now: a code for the screen to word (``ui/wording``) and what it is about."""

    code: str
    about: str = ""
