"""obs-websocket 5 as values: requests, codes, errors. Nothing here does I/O."""

import base64
import hashlib
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from eventdesk.domain.secret import Secret

Data = Mapping[str, Any]
Request = tuple[str, Data]
"""A request's name and its fields (protocol 5.1.0)."""
_SUCCESS = 100


class CloseCode(IntEnum):
    """Why OBS ended a session, where it matters (protocol 5.1.0, WebSocketCloseCode)."""

    AUTHENTICATION_FAILED = 4009
    UNSUPPORTED_RPC = 4010
    KICKED = 4011


class Execution(IntEnum):
    """How OBS runs a batch (protocol 5.1.0; -1 and strings close the session on OBS 29)."""

    SERIAL_REALTIME = 0
    SERIAL_FRAME = 1


class ObsError(Exception):
    """OBS did not do what was asked; ``code`` is what a Trouble carries."""

    code = "obs-error"


class ClosedError(ObsError):
    """The session is over, or paused by a scene collection change."""

    code = "not-connected"

    def __init__(self, close_code: int | None = None) -> None:
        super().__init__(f"the session is closed ({close_code})")
        self.close_code = close_code


class TimedOutError(ObsError):
    """No answer in time; it may still come, and then finds nobody."""

    code = "timed-out"


class PasswordNeededError(ObsError):
    """OBS asks for a password and there is none."""

    code = "password-needed"


class RefusedError(ObsError):
    """OBS answered with another status than success (protocol 5.1.0, RequestStatus)."""

    def __init__(self, request: str, status: int, comment: str = "") -> None:
        super().__init__(f"{request}: {status} {comment}".strip())
        self.status = status
        self.code = f"refused:{status}"


def check(answer: Data) -> None:
    """Raise RefusedError unless the answer's status is success."""
    status = answer.get("requestStatus") or {}
    if status.get("code") != _SUCCESS:
        raise RefusedError(
            str(answer.get("requestType")), int(status.get("code", 0)), status.get("comment", "")
        )


def succeeded(answer: Data) -> bool:
    """Whether the answer's status is success."""
    return bool((answer.get("requestStatus") or {}).get("code") == _SUCCESS)


def authentication(password: Secret, salt: str, challenge: str) -> str:
    """The answer to Hello's challenge (protocol 5.1.0, "Creating an authentication string")."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return digest(digest(password.reveal() + salt) + challenge)
