"""What can be asked of the show, imperative. ``decide`` answers each with events or a Refusal."""

from datetime import timedelta

from msgspec import Struct

from eventdesk.domain.broadcast import Stage


class Go(Struct, frozen=True):
    """Take the cue on standby, which must be ``expecting``: a stale press is refused.

    ``automatic`` marks the show's own advance, which no guard holds up.
    """

    expecting: str | None
    automatic: bool = False


class TakeBack(Struct, frozen=True):
    """Undo the last GO, whose cue must be ``expecting``."""

    expecting: str | None


class SetStandby(Struct, frozen=True):
    """Make this cue the one that GO will take."""

    cue: str


class SkipCue(Struct, frozen=True):
    """Leave the cue out of the show, or put it back."""

    cue: str
    skip: bool = True


class Hold(Struct, frozen=True):
    """Stop the cue's clock and every automatic advance."""


class Resume(Struct, frozen=True):
    """Let the held clock run again."""


class AddTime(Struct, frozen=True):
    """Give the cue on air more time, or less when negative."""

    amount: timedelta


class ShowLowerThird(Struct, frozen=True):
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


class StepLowerThird(Struct, frozen=True):
    """Name the speaker ``by`` seats from the one who was named last in this cue, on or off air by
    now; ``expecting`` as in ShowLowerThird."""

    by: int = 1
    expecting: str | None = None


class HideLowerThird(Struct, frozen=True):
    """Take the name off; ``cut`` without its out-animation. ``because`` is a code for what the
    show does on its own account, and ``about`` what that code is about."""

    cut: bool = False
    automatic: bool = False
    because: str = ""
    about: str = ""


class AskBroadcast(Struct, frozen=True):
    """Bring the YouTube broadcast to this stage."""

    stage: Stage


class ForceLive(Struct, frozen=True):
    """Let the broadcast go live although the desk holds it back."""


class SendChapters(Struct, frozen=True):
    """Write the chapters into the ended broadcast's description: these lines, as they were seen
    on the screen. Others are refused."""

    expecting: tuple[str, ...]


class TakeSpare(Struct, frozen=True):
    """Let the spare broadcasts take the places of those that are on. It is meant for the main
    broadcast ``expecting``, and refused when another is on by now."""

    expecting: str | None


class SendWords(Struct, frozen=True):
    """Send the sheet's edited title and description to the broadcast that is live."""


class Adopt(Struct, frozen=True):
    """Accept what the devices show now as what is meant."""


class Return(Struct, frozen=True):
    """Make the devices what the show means again."""


class InstallOverlay(Struct, frozen=True):
    """The operator's consent to put the overlay scene into OBS, or to remove it."""

    install: bool = True


class MoveProgram(Struct, frozen=True):
    """Make the OBS that is set up for output ``to`` the program. Refused when it is already: so a
    second press, meant for what was on the screen before, moves nothing back."""

    to: str


class ForceStream(Struct, frozen=True):
    """Let the program stream although the OBS that was program before may still."""


class EndShow(Struct, frozen=True):
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
    | TakeSpare
    | SendWords
    | Adopt
    | Return
    | InstallOverlay
    | MoveProgram
    | ForceStream
    | EndShow
)


class Refusal(Struct, frozen=True):
    """Not now: a code for the screen to word (``ui/wording``) and what it is about."""

    code: str
    about: str = ""
