"""Why OBS is not reached, or was lost: a link and a trouble, so that each has words of its own."""

import errno
import socket
from enum import Enum

import websocket

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.switcher import Link
from eventdesk.drivers.obs.protocol import (
    CloseCode,
    ClosedError,
    NonsenseError,
    ObsError,
    PasswordNeededError,
    RefusedError,
    TimedOutError,
    TooOldError,
)

STOPPED = frozenset({Link.WRONG_PASSWORD, Link.TOO_OLD, Link.KICKED})
"""In these OBS is left alone until the operator says otherwise."""

NONSENSE = (
    websocket.WebSocketException,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
)
"""What comes of taking something else for OBS: its answers are not what they should be."""

_STOPS = {
    CloseCode.AUTHENTICATION_FAILED: (Link.WRONG_PASSWORD, "wrong-password"),
    CloseCode.UNSUPPORTED_RPC: (Link.TOO_OLD, "too-old"),
    CloseCode.KICKED: (Link.KICKED, "kicked"),
}
_OWN_CODES = range(4000, 5000)
_NOT_READY = 207
"""OBS 30 and later while it loads its scenes (obs-websocket 5.3, RequestStatus)."""
_NO_ROUTE = {
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.ENETDOWN,
    errno.EADDRNOTAVAIL,
    errno.EHOSTDOWN if hasattr(errno, "EHOSTDOWN") else errno.EHOSTUNREACH,
}


class Left(Enum):
    """How the session before ended."""

    NEVER_THERE = "never there"
    GOODBYE = "goodbye"  # OBS quit, or its server was switched off
    CRASH = "crash"  # without a word: killed, crashed, or the network


_NOBODY = {
    Left.NEVER_THERE: "nobody-listens",
    Left.GOODBYE: "obs-closed",
    # OBS 30 and later ask after a crash whether to start in safe mode, where nobody listens.
    Left.CRASH: "obs-crashed",
}


def why_not(error: Exception, left: Left) -> tuple[Link, Trouble]:  # noqa: PLR0911  # one an error
    """What an attempt to connect has come to."""
    match error:
        case PasswordNeededError():
            return Link.WRONG_PASSWORD, Trouble(error.code)
        case ClosedError():
            return why_closed(error.close_code)
        case TimedOutError():
            return Link.SILENT, Trouble("no-answer", str(error))
        case TooOldError():
            return Link.TOO_OLD, Trouble(error.code, str(error))
        case RefusedError() if error.status == _NOT_READY:
            return Link.CONNECTING, Trouble("obs-loading")
        case NonsenseError():
            return Link.CONNECTING, Trouble("not-obs", str(error))
        case ObsError():
            return Link.CONNECTING, Trouble(error.code, str(error))
        case UnicodeError() | socket.gaierror():  # UnicodeError: no host can have such a name
            return Link.CONNECTING, Trouble("unknown-host")
        case OSError():
            return Link.CONNECTING, _not_there(error, left)
        case _:
            return Link.CONNECTING, Trouble("not-obs", str(error))


def _not_there(error: OSError, left: Left) -> Trouble:
    if isinstance(error, ConnectionRefusedError):
        return Trouble(_NOBODY[left])
    if isinstance(error, TimeoutError):
        return Trouble("host-silent")
    if error.errno in _NO_ROUTE:
        return Trouble("no-route")
    return Trouble("unreachable", error.strerror or str(error))


def why_closed(close_code: int | None) -> tuple[Link, Trouble]:
    """What the end of a session means: with OBS's close code, None when there was none."""
    if close_code in _STOPS:
        link, code = _STOPS[CloseCode(close_code)]
        return link, Trouble(code)
    if close_code == CloseCode.SERVER_STOPPING:
        return Link.CONNECTING, Trouble("obs-closed")
    if close_code in _OWN_CODES:
        return Link.CONNECTING, Trouble("misunderstood", str(close_code))
    return Link.CONNECTING, Trouble("connection-lost")
