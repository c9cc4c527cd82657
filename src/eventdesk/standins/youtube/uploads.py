"""Resumable uploads: a session is opened, filled in pieces, and gives the whole at the end."""

import re
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode

from msgspec import Struct, field

from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.wire import RawRequest, Reply

_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


class Session(Struct):
    """An upload under way: the request that opened it, and what has come so far."""

    opened: RawRequest
    came: bytearray = field(default_factory=bytearray)


def upload_id(raw: RawRequest) -> str:
    """The session that a request belongs to; empty for none."""
    return next(iter(parse_qs(raw.query).get("upload_id", ())), "")


def opens_session(raw: RawRequest) -> bool:
    """Whether the request asks for a session."""
    asked = parse_qs(raw.query).get("uploadType", ())
    return raw.verb == "POST" and "resumable" in asked and not upload_id(raw)


class Uploads:
    """The sessions. Their caller serialises."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def open(self, raw: RawRequest, root: str) -> Reply:
        """Open a session for this request, which was found right."""
        number = secrets.token_urlsafe(16)
        self._sessions[number] = Session(raw)
        query = urlencode({"uploadType": "resumable", "upload_id": number})
        location = f"{root.rstrip('/')}{raw.path}?{query}"
        return Reply(HTTPStatus.OK, b"", headers={"Location": location})

    def opener(self, raw: RawRequest) -> RawRequest | None:
        """The request that opened the session of this one."""
        session = self._sessions.get(upload_id(raw))
        return session.opened if session else None

    def put(self, raw: RawRequest) -> Reply | tuple[RawRequest, bytes, str]:
        """Take a piece: 308 with what has come, or (the request that opened it, the whole, its
        type) when all has. ApiError notFound for an unknown session."""
        session = self._sessions.get(upload_id(raw))
        if session is None:
            raise ApiError("notFound", "The upload session is gone")
        begin, total = _range_of(raw.headers, len(raw.body))
        if begin is not None:
            if begin > len(session.came):
                raise ApiError("badRequest", "A piece of the upload is missing")
            session.came[begin:] = raw.body
        if total is None or len(session.came) < total:
            came = {"Range": f"bytes=0-{len(session.came) - 1}"} if session.came else {}
            return Reply(HTTPStatus.PERMANENT_REDIRECT, b"", headers=came)
        del self._sessions[upload_id(raw)]
        kind = session.opened.headers.get("x-upload-content-type", raw.content_type)
        return session.opened, bytes(session.came), kind


def _range_of(headers: Mapping[str, str], size: int) -> tuple[int | None, int | None]:
    """(where this piece begins, None when it only asks; the whole's size, None when unknown)."""
    text = headers.get("content-range")
    if text is None:
        return 0, size
    found = _RANGE.fullmatch(text)
    if found is None:
        raise ApiError("badRequest", f"Content-Range: {text}")
    begin, _end, total = found.groups()
    return (int(begin) if begin else None), (None if total == "*" else int(total))
