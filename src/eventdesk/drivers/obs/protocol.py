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
_OLDEST_OBS = 28  # the first that comes with obs-websocket 5


class CloseCode(IntEnum):
    """Why OBS ended a session, where it matters (protocol 5.1.0, WebSocketCloseCode)."""

    SERVER_STOPPING = 1001  # OBS quits, or its server is switched off or gets another password
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


class NonsenseError(ObsError):
    """What came is no message of obs-websocket 5; the text says what is wrong with it."""

    code = "nonsense"


class TooLargeError(ObsError):
    """An answer of more bytes than anything that the desk asks for can have."""

    code = "answer-too-large"


class TooOldError(ObsError):
    """An OBS before 28, or one without a request that the desk cannot do without."""

    code = "too-old"


def read_answer(data: Data) -> dict[str, Any]:
    """A response as it came, made sure of what is read of every one; raises NonsenseError."""
    status = data.get("requestStatus")
    if not isinstance(status, dict) or type(status.get("code")) is not int:
        raise NonsenseError("an answer without a status")
    if not isinstance(data.get("responseData") or {}, dict):
        raise NonsenseError("an answer whose data is no object")
    return dict(data)


def read_results(data: Data, count: int) -> list[dict[str, Any]]:
    """The results of a batch of ``count`` requests; raises NonsenseError."""
    results = data.get("results")
    if not isinstance(results, list) or len(results) != count:
        raise NonsenseError(f"a batch of {count} without {count} results")
    if not all(isinstance(each, dict) for each in results):
        raise NonsenseError("a result that is no object")
    return [read_answer(each) for each in results]


def check_version(version: Data) -> None:
    """Raise TooOldError for an OBS that GetVersion calls older than 28."""
    told = str(version.get("obsVersion", ""))
    major = told.partition(".")[0]
    if major.isdecimal() and int(major) < _OLDEST_OBS:
        raise TooOldError(f"OBS {told}")


def status_of(answer: Data) -> int:
    """The answer's status code (protocol 5.1.0, RequestStatus); 0 when it has none."""
    return int((answer.get("requestStatus") or {}).get("code", 0))


def check(answer: Data) -> None:
    """Raise RefusedError unless the answer's status is success."""
    code = status_of(answer)
    if code != _SUCCESS:
        comment = str(answer["requestStatus"].get("comment", "")) if code else ""
        raise RefusedError(str(answer.get("requestType")), code, comment)


def succeeded(answer: Data) -> bool:
    """Whether the answer's status is success."""
    return status_of(answer) == _SUCCESS


def authentication(password: Secret, salt: str, challenge: str) -> str:
    """The answer to Hello's challenge (protocol 5.1.0, "Creating an authentication string")."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return digest(digest(password.reveal() + salt) + challenge)
