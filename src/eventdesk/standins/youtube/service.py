"""One request from bytes to reply: checked, charged, done, and written in the journal."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus
from threading import Lock
from typing import Any

from msgspec import Struct

from eventdesk.standins.youtube import broadcasts, chat, library, streams, videos
from eventdesk.standins.youtube.captions import CAPTIONS, take_caption
from eventdesk.standins.youtube.channel import Channel, Handler
from eventdesk.standins.youtube.discovery import (
    Method,
    check_body,
    check_parts,
    check_query,
    routes,
)
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.oauth import PATHS, SignInService
from eventdesk.standins.youtube.oauth_errors import OAuthError
from eventdesk.standins.youtube.quota import QuotaLedger
from eventdesk.standins.youtube.requests import Request
from eventdesk.standins.youtube.uploads import Uploads, opens_session, upload_id
from eventdesk.standins.youtube.wire import RawRequest, Reply, as_json

_DONE = (HTTPStatus.OK, HTTPStatus.NO_CONTENT, HTTPStatus.FOUND)
CHAT_STREAM = "youtube.v3.liveChat.messages.stream"
HANDLERS: Mapping[str, Handler] = {
    **broadcasts.METHODS,
    **streams.METHODS,
    **videos.METHODS,
    **library.METHODS,
    **chat.METHODS,
    CHAT_STREAM: chat.page,
}


class JournalEntry(Struct, frozen=True):
    """One call: ``done`` tells whether its work was done, ``met`` the fault on its way.

    ``body`` is a JSON body, ``body_hash`` the SHA-256 of any; a sign-in's body is not kept.
    """

    at: datetime
    method: str
    path: str
    query: str
    body: Mapping[str, Any] | None
    body_hash: str
    status: int
    reason: str
    units: int
    met: str
    done: bool


class Service:
    """The API of one channel, with its sign-in. Thread-safe.

    ``after_call`` is told of each journal entry, under the lock, before the reply is sent.
    """

    def __init__(self, channel: Channel, quota: QuotaLedger, sign_in: SignInService) -> None:
        self.channel = channel
        self.quota = quota
        self.sign_in = sign_in
        self.lock = Lock()
        self.after_call: Callable[[JournalEntry], None] | None = None
        self._uploads = Uploads()
        self._journal: list[JournalEntry] = []

    @property
    def journal(self) -> tuple[JournalEntry, ...]:
        """Every call so far, oldest first."""
        with self.lock:
            return tuple(self._journal)

    def remember(self, journal: list[JournalEntry]) -> None:
        """Go on from a journal that was kept."""
        with self.lock:
            self._journal = journal

    def method_of(self, raw: RawRequest) -> str:
        """Such as "liveBroadcasts.insert", or verb and path where there is no such method."""
        if (raw.verb, raw.path) in PATHS:
            return PATHS[raw.verb, raw.path]
        if raw.path == CAPTIONS:
            return "captions.post"
        with self.lock:
            opened = self._uploads.opener(raw) or raw
        method = routes().get((opened.verb, opened.path))
        return method.name if method else f"{raw.verb} {raw.path}"

    @contextmanager
    def settled(self) -> Iterator[Channel]:
        """The channel as it is now, for as long as nobody else may touch it."""
        with self.lock:
            self.channel.settle()
            yield self.channel

    def answer(self, raw: RawRequest, met: str = "", stuck: float | None = None) -> Reply:
        """Do what the request asks, or refuse it as YouTube would. A transition that begins now
        takes ``stuck`` show seconds, if given."""
        name = self.method_of(raw)
        with self.settled() as channel:
            before = self.quota.used
            channel.stuck = stuck
            try:
                reply, reason = self._do(raw), ""
            except ApiError as error:
                reply, reason = as_json(error.status, error.envelope(name)), error.reason
            except OAuthError as error:
                reply, reason = as_json(error.status, error.envelope()), error.reason
            finally:
                channel.stuck = None
            self._note(raw, name, (reply.status, reason), self.quota.used - before, met)
            return reply

    def chat_since(self, raw: RawRequest) -> Mapping[str, Any] | None:
        """What was said since the request's page token, for a stream that is open already (it
        costs once); None when the chat is over."""
        method = routes()[raw.verb, raw.path]
        with self.settled() as channel:
            try:
                return HANDLERS[method.name](channel, _checked(method, raw, b"", ""))
            except ApiError:
                return None

    def refuse(self, raw: RawRequest, error: ApiError | OAuthError, met: str) -> Reply:
        """Answer with this error; nothing is done."""
        name = self.method_of(raw)
        with self.lock:
            self._note(raw, name, (error.status, error.reason), 0, met)
        shown = error.envelope(name) if isinstance(error, ApiError) else error.envelope()
        return as_json(error.status, shown)

    def unanswered(self, raw: RawRequest, met: str) -> None:
        """Write down a call that gets no answer and does nothing."""
        name = self.method_of(raw)
        with self.lock:
            self._note(raw, name, (0, ""), 0, met)

    def _note(
        self, raw: RawRequest, name: str, came: tuple[int, str], units: int, met: str
    ) -> None:
        status, reason = came
        secret = name.startswith("oauth.")
        entry = JournalEntry(
            at=self.channel.clock.now(),
            method=name,
            path=raw.path,
            query="" if secret else raw.query,
            body=None if secret else _json_of(raw),
            body_hash=hashlib.sha256(raw.body).hexdigest() if raw.body and not secret else "",
            status=status,
            reason=reason,
            units=units,
            met=met,
            done=status in _DONE,
        )
        self._journal.append(entry)
        if self.after_call is not None:
            self.after_call(entry)

    def _do(self, raw: RawRequest) -> Reply:
        if (raw.verb, raw.path) in PATHS:
            return self.sign_in.answer(raw)
        if raw.path == CAPTIONS:
            return take_caption(self.channel, raw)
        if upload_id(raw):
            put = self._uploads.put(raw)
            if isinstance(put, Reply):
                return put
            opened, media, kind = put
            return self._call(opened, media, kind)
        return self._call(raw, raw.body, raw.content_type, opens=opens_session(raw))

    def _call(
        self, raw: RawRequest, media: bytes, media_type: str, *, opens: bool = False
    ) -> Reply:
        method = routes().get((raw.verb, raw.path))
        if method is None or method.name not in HANDLERS:
            raise ApiError("notFound")
        if not raw.token:
            raise ApiError(
                "required",
                "Request is missing required credentials.",
                status=HTTPStatus.UNAUTHORIZED,
            )
        self.sign_in.check(raw.token, method.scopes)
        now = self.channel.clock.now()
        try:
            request = _checked(method, raw, media, media_type)
        except ApiError:
            self.quota.charge(1, now)  # an invalid request costs at least one unit
            raise
        if opens:
            return self._uploads.open(raw, self.channel.addresses.root)
        self.quota.charge_for(method.name, now)
        answer = HANDLERS[method.name](self.channel, request)
        return as_json(HTTPStatus.NO_CONTENT if answer is None else HTTPStatus.OK, answer)


def _json_of(raw: RawRequest) -> Mapping[str, Any] | None:
    try:
        body = json.loads(raw.body) if raw.body and "json" in raw.content_type else None
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _checked(method: Method, raw: RawRequest, media: bytes, media_type: str) -> Request:
    query = check_query(method, raw.query)
    parts = check_parts(method, query)
    if method.takes_media:
        return Request(query, parts, media=media, media_type=media_type)
    body: object = None
    if method.request:
        try:
            body = json.loads(raw.body)
        except ValueError as error:
            raise ApiError("badRequest", "Invalid JSON payload received.") from error
    return Request(query, parts, check_body(method, body))
