"""Signing in from the desk: the same sign-in as the command line's, on a thread of its own."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.sign_in import ChannelSeen, SigningIn, SigningInPhase
from eventdesk.engine.threads import start_thread
from eventdesk.ui.panels.sign_in import SignInBox

if TYPE_CHECKING:
    from eventdesk.app.accounts import Accounts
    from eventdesk.app.sign_in import SignIn

log = logging.getLogger(__name__)

PATIENCE = 300.0
"""Real seconds that a person has for Google's pages."""
LARGEST_PICTURE = 1 << 20  # bytes; a channel's is some kilobytes
_PICTURE_TIMEOUT = 5.0


class DeskSignIn:
    """One attempt at a time. ``report`` is called from its thread with every change, ``renewed``
    once there is somebody to speak as. Every method returns at once."""

    def __init__(
        self,
        accounts: "Callable[[], Accounts | None]",
        *,
        report: Callable[[SigningIn], None],
        renewed: Callable[[], None],
        patience: float = PATIENCE,
    ) -> None:
        """``accounts`` may wait, and gives None where there is nothing to sign in to."""
        self._accounts = accounts
        self._report, self._renewed, self._patience = report, renewed, patience
        self._lock = threading.Lock()
        self._current: _Attempt | None = None

    @classmethod
    def beside(
        cls,
        box: SignInBox,
        accounts: "Callable[[], Accounts | None]",
        renewed: Callable[[], None],
    ) -> "DeskSignIn":
        """One that does what this box asks, and shows there what happens."""
        made = cls(accounts, report=box.newest.put, renewed=renewed)
        box.asked.connect(made.begin)
        box.another.connect(made.another)
        box.chosen.connect(made.choose)
        box.cancelled.connect(made.cancel)
        return made

    def begin(self) -> None:
        """Open the browser's way, or ask which channel it is where several are signed in."""
        self._start(lambda attempt, accounts: self._sign_in(attempt, accounts, choose=True))

    def another(self) -> None:
        """Sign one more channel in, whichever are there."""
        self._start(lambda attempt, accounts: self._sign_in(attempt, accounts, choose=False))

    def choose(self, channel_id: str) -> None:
        """Work for this channel, which is signed in already."""
        self._start(lambda attempt, accounts: self._pin(attempt, accounts, channel_id))

    def cancel(self) -> None:
        """Give it up: nothing is kept, here or at Google."""
        with self._lock:
            attempt, self._current = self._current, None
        if attempt is not None:
            attempt.cancel()
            self._report(SigningIn())

    def _start(self, do: "Callable[[_Attempt, Accounts], None]") -> None:
        """Begin, unless one is under way: a second press is no second browser."""
        with self._lock:
            if self._current is not None and self._current.under_way:
                return
            attempt = self._current = _Attempt()
        self._report(SigningIn(SigningInPhase.OPENING))
        start_thread("youtube-sign-in", lambda: self._run(attempt, do))

    def _run(self, attempt: "_Attempt", do: "Callable[[_Attempt, Accounts], None]") -> None:
        from eventdesk.drivers.youtube.reasons import CallError  # noqa: PLC0415 # not at start-up

        try:
            accounts = self._accounts()
            if accounts is not None:
                do(attempt, accounts)
        except CallError as failure:
            self._fail(attempt, failure.reason, failure.detail)
        except OSError as error:  # no port on loopback, no settings on this disk
            self._fail(attempt, "signInNotPossible", error.strerror or str(error))
        except Exception:
            self._fail(attempt, "signInNotPossible", "?")
            raise

    def _tell(self, attempt: "_Attempt", told: SigningIn) -> None:
        """What happens in an attempt is of no interest any more once another was begun."""
        attempt.under_way = told.phase in _UNDER_WAY
        with self._lock:
            current = self._current is attempt
        if current:
            self._report(told)

    def _fail(self, attempt: "_Attempt", code: str, detail: str) -> None:
        trouble = Trouble(code, detail)
        self._tell(attempt, SigningIn(SigningInPhase.FAILED, trouble=trouble))

    def _sign_in(self, attempt: "_Attempt", accounts: "Accounts", *, choose: bool) -> None:
        settings = accounts.settings()
        if choose and len(settings.channels) > 1 and accounts.pinned() is None:
            channels = tuple(known.channel for known in settings.channels)
            self._tell(attempt, SigningIn(SigningInPhase.CHOOSING, channels=channels))
            return
        from eventdesk.app.sign_in import SignIn  # noqa: PLC0415 # Google's library, 0.3 s
        from eventdesk.ui import sign_in_words  # noqa: PLC0415

        browser = SignIn(accounts, sign_in_words.thanks())
        attempt.watch(browser)
        self._tell(attempt, SigningIn(SigningInPhase.WAITING, browser.address))
        done = browser.finish(self._patience)
        self._welcome(attempt, done.known.channel, kept=done.kept)

    def _pin(self, attempt: "_Attempt", accounts: "Accounts", channel_id: str) -> None:
        self._welcome(attempt, accounts.pin(channel_id).channel, kept=True)

    def _welcome(self, attempt: "_Attempt", channel: ChannelSeen, *, kept: bool) -> None:
        self._renewed()
        told = SigningIn(SigningInPhase.DONE, channel=channel, kept=kept)
        self._tell(attempt, told)
        picture = _picture(channel.picture)
        if picture:
            self._tell(attempt, replace(told, picture=picture))


_UNDER_WAY = (SigningInPhase.OPENING, SigningInPhase.WAITING)


class _Attempt:
    """One way through the browser; cancelled before it is there, it is never waited for."""

    def __init__(self) -> None:
        self.under_way = True
        self._lock = threading.Lock()
        self._browser: SignIn | None = None
        self._cancelled = False

    def watch(self, browser: "SignIn") -> None:
        """This is what ``cancel`` ends."""
        with self._lock:
            self._browser = browser
            if self._cancelled:
                browser.cancel()

    def cancel(self) -> None:
        """End it, from any thread."""
        with self._lock:
            self._cancelled, self.under_way = True, False
            if self._browser is not None:
                self._browser.cancel()


def _picture(address: str) -> bytes:
    """The channel's picture; empty when it is not to be had, for it is only nice to have."""
    from eventdesk.drivers.youtube.reasons import CallError  # noqa: PLC0415 # not at start-up
    from eventdesk.drivers.youtube.transport import OneShotTransport  # noqa: PLC0415

    if not address:
        return b""
    transport = OneShotTransport(None, _PICTURE_TIMEOUT)
    try:
        answer, body = transport.request(address)
    except CallError as failure:
        log.info("no picture of the channel: %s", failure.reason)
        return b""
    finally:
        transport.stop()
    return body if answer.status == 200 and len(body) <= LARGEST_PICTURE else b""  # noqa: PLR2004
