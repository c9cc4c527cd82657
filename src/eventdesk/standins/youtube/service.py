"""One request from bytes to answer: checked, charged, done, and written in the journal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from threading import Lock
from typing import Any

from eventdesk.standins.youtube import broadcasts, streams
from eventdesk.standins.youtube.channel import Channel, Request
from eventdesk.standins.youtube.discovery import (
    Method,
    check_body,
    check_parts,
    check_query,
    routes,
)
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.quota import QuotaLedger, cost_of

_DONE = (HTTPStatus.OK, HTTPStatus.NO_CONTENT)
_HANDLERS = {**broadcasts.METHODS, **streams.METHODS}


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request as it came over the wire, without its token."""

    verb: str
    path: str
    query: str
    body: bytes
    content_type: str
    signed: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """HTTP status and JSON body; None for an empty body."""

    status: int
    body: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One call: ``done`` tells whether its work was done, ``met`` the fault on its way."""

    at: datetime
    method: str
    query: str
    body: Mapping[str, Any] | None
    status: int
    reason: str
    units: int
    met: str
    done: bool


class Service:
    """The API of one channel. Thread-safe."""

    def __init__(self, channel: Channel, quota: QuotaLedger) -> None:
        self.channel = channel
        self.quota = quota
        self.lock = Lock()
        self._journal: list[JournalEntry] = []

    @property
    def journal(self) -> tuple[JournalEntry, ...]:
        """Every call so far, oldest first."""
        with self.lock:
            return tuple(self._journal)

    def method_of(self, raw: RawRequest) -> str:
        """Such as "liveBroadcasts.insert", or verb and path where there is no such method."""
        method = routes().get((raw.verb, raw.path))
        return method.name if method else f"{raw.verb} {raw.path}"

    def answer(self, raw: RawRequest, met: str = "") -> Answered:
        """Do what the request asks, or refuse it as YouTube would."""
        with self.lock:
            self.channel.settle()
            before = self.quota.used
            try:
                answered, reason = Answered(HTTPStatus.OK, self._do(raw)), ""
                if answered.body is None:
                    answered = Answered(HTTPStatus.NO_CONTENT, None)
            except ApiError as error:
                answered, reason = Answered(error.status, error.envelope()), error.reason
            self._note(raw, answered.status, reason, self.quota.used - before, met)
            return answered

    def refuse(self, raw: RawRequest, error: ApiError, met: str) -> Answered:
        """Answer with this error; nothing is done."""
        with self.lock:
            self._note(raw, error.status, error.reason, 0, met)
        return Answered(error.status, error.envelope())

    def unanswered(self, raw: RawRequest, met: str) -> None:
        """Write down a call that gets no answer and does nothing."""
        with self.lock:
            self._note(raw, 0, "", 0, met)

    def _note(self, raw: RawRequest, status: int, reason: str, units: int, met: str) -> None:
        try:
            body = json.loads(raw.body) if raw.body and "json" in raw.content_type else None
        except ValueError:
            body = None
        self._journal.append(
            JournalEntry(
                at=self.channel.clock.now(),
                method=self.method_of(raw),
                query=raw.query,
                body=body,
                status=status,
                reason=reason,
                units=units,
                met=met,
                done=status in _DONE,
            )
        )

    def _do(self, raw: RawRequest) -> Mapping[str, Any] | None:
        method = routes().get((raw.verb, raw.path))
        if method is None or method.name not in _HANDLERS:
            raise ApiError("notFound")
        if not raw.signed:
            raise ApiError(
                "required",
                "Request is missing required credentials.",
                status=HTTPStatus.UNAUTHORIZED,
            )
        now = self.channel.clock.now()
        try:
            request = _checked(method, raw)
        except ApiError:
            self.quota.charge(1, now)  # an invalid request costs at least one unit
            raise
        self.quota.charge(cost_of(method.name), now)
        return _HANDLERS[method.name](self.channel, request)


def _checked(method: Method, raw: RawRequest) -> Request:
    query = check_query(method, raw.query)
    parts = check_parts(method, query)
    if method.name == "thumbnails.set":
        return Request(query, parts, media=raw.body)
    body: object = None
    if method.request:
        try:
            body = json.loads(raw.body)
        except ValueError as error:
            raise ApiError("badRequest", "Invalid JSON payload received.") from error
    return Request(query, parts, check_body(method, body))
