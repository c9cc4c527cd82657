"""Google's OAuth service: codes for tokens, new access tokens, and taking a sign-in back.

These are three small requests, sent over this driver's own transport and not over
``requests-oauthlib``'s: that follows redirects with the code in hand, takes a changed list of
scopes for a crash, cannot be pointed at a stand-in without a switch for the whole process, and
hides the Date that tells a wrong clock.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import urlencode

from msgspec import Struct

from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.engine.ports import Clock

SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
"""Covers live, thumbnails, captions and chat; asked for alone."""
TIMEOUT = 10.0
"""Real seconds for one request."""
_SHORTEST_LIFE = 60.0
_LONGEST_LIFE = 10 * 366 * 86_400.0
_TOKEN = re.compile(r"[!-~]+")
_CODE = re.compile(r"[a-z_]{1,40}")
_OF_THE_CLIENT = {"invalid_client", "unauthorized_client", "deleted_client", "disabled_client"}


class OAuthSite(Struct, frozen=True):
    """The addresses of an OAuth service."""

    consent: str
    token: str
    revoke: str


GOOGLE_OAUTH = OAuthSite(
    consent="https://accounts.google.com/o/oauth2/v2/auth",
    token="https://oauth2.googleapis.com/token",  # noqa: S106 # an address
    revoke="https://oauth2.googleapis.com/revoke",
)


def stand_in_oauth(endpoint: str) -> OAuthSite:
    """The same at a stand-in, which has all of it under one root."""
    return OAuthSite(f"{endpoint}o/oauth2/auth", f"{endpoint}token", f"{endpoint}revoke")


class OAuthClient(Struct, frozen=True):
    """The user's own "Desktop app" of a Google Cloud project. Google gives such a client a
    secret that is none, and asks for it all the same."""

    id: str
    secret: Secret | None = None

    @property
    def project(self) -> str:
        """The number of its Cloud project, whose quota it spends."""
        return self.id.partition("-")[0]


class Grant(Struct, frozen=True):
    """What the service gave: an access token for so many seconds, a refresh token at a sign-in,
    and, when the sign-in has an end, in how many seconds."""

    access: Secret
    seconds: float
    refresh: Secret | None = None
    refresh_seconds: float | None = None


class Tokens(Protocol):
    """What credentials need of the service."""

    @property
    def clock_off(self) -> float | None:
        """By how many seconds this machine's clock is ahead of the service's, as of the last
        answer."""

    def refresh(self, token: Secret) -> Grant:
        """A new access token, or CallError."""


class TokenService:
    """Speaks to one OAuth service for one client. Each request has a connection of its own."""

    def __init__(
        self, site: OAuthSite, client: OAuthClient, clock: Clock, timeout: float = TIMEOUT
    ) -> None:
        self._site, self._client = site, client
        self._clock, self._timeout = clock, timeout
        self._clock_off: float | None = None

    @property
    def clock_off(self) -> float | None:
        """As ``Tokens`` has it."""
        return self._clock_off

    def exchange(self, code: Secret, verifier: Secret, redirect: str) -> Grant:
        """A grant for the code that a browser brought. CallError: as ``refresh``, and
        "insufficientPermissions" or "noRefreshToken" when the person gave less than was asked."""
        answer = self._ask(
            {
                "grant_type": "authorization_code",
                "code": code.reveal(),
                "code_verifier": verifier.reveal(),
                "redirect_uri": redirect,
            }
        )
        scopes = answer.get("scope")
        if isinstance(scopes, str) and SCOPE not in scopes.split():
            raise CallError("insufficientPermissions")
        grant = _grant(answer)
        if grant.refresh is None:
            raise CallError("noRefreshToken")
        return grant

    def refresh(self, token: Secret) -> Grant:
        """A new access token. CallError: "invalid_grant" when the service takes the refresh token
        no more, "oauthClientRefused" when it does not know the client, "unreachable" when nothing
        was sent, "tokenServiceDown" when no answer came or one of failure."""
        return _grant(self._ask({"grant_type": "refresh_token", "refresh_token": token.reveal()}))

    def revoke(self, token: Secret) -> None:
        """Take the sign-in back at Google. Nothing to take back is no failure; CallError
        otherwise."""
        status, content = self._post(self._site.revoke, {"token": token.reveal()})
        if status not in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}:
            raise _refusal(status, content)

    def _ask(self, form: Mapping[str, str]) -> Mapping[str, Any]:
        client = {"client_id": self._client.id}
        if self._client.secret is not None:
            client["client_secret"] = self._client.secret.reveal()
        status, content = self._post(self._site.token, {**client, **form})
        if status != HTTPStatus.OK:
            raise _refusal(status, content)
        answer = _json(content)
        if answer is None:
            raise CallError("unreadableAnswer", "the token service")
        return answer

    def _post(self, address: str, form: Mapping[str, str]) -> tuple[int, bytes]:
        # With httplib2 this takes 0.1 s to import, and the first window is not waiting for it.
        from eventdesk.drivers.youtube.transport import OneShotTransport  # noqa: PLC0415

        transport = OneShotTransport(None, self._timeout)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer, content = transport.request(address, "POST", urlencode(form), kind)
        except CallError as failure:
            if failure.reason in {"timeout", "connectionLost"}:
                raise CallError("tokenServiceDown", failure.reason) from None
            raise
        finally:
            transport.stop()
        self._clock_off = _clock_off(answer.get("date"), self._clock.now())
        return int(answer.status), content


def _json(content: bytes) -> Mapping[str, Any] | None:
    try:
        answer = json.loads(content)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _grant(answer: Mapping[str, Any]) -> Grant:
    access, refresh = answer.get("access_token"), answer.get("refresh_token")
    # A line break in it would be quoted by the exception of whoever makes a header of it.
    if not isinstance(access, str) or not _TOKEN.fullmatch(access):
        raise CallError("unreadableAnswer", "no access token")
    return Grant(
        access=Secret(access),
        seconds=max(_number(answer.get("expires_in")) or 0.0, _SHORTEST_LIFE),
        refresh=Secret(refresh) if isinstance(refresh, str) and refresh else None,
        refresh_seconds=_number(answer.get("refresh_token_expires_in")),
    )


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= _LONGEST_LIFE else None


def _refusal(status: int, content: bytes) -> CallError:
    """The service's own code, and nothing else of its answer: who knows what it repeats."""
    answer = _json(content)
    found = answer.get("error") if answer else None
    code = found if isinstance(found, str) and _CODE.fullmatch(found) else ""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        return CallError("tokenServiceDown", f"HTTP {status}", status=status)
    if code == "invalid_grant":
        return CallError("invalid_grant", status=status)
    if code in _OF_THE_CLIENT:
        return CallError("oauthClientRefused", code, status=status)
    if not code:
        return CallError("unreadableAnswer", f"HTTP {status}", status=status)
    return CallError("tokenServiceDown", code, status=status)


def _clock_off(date: object, now: datetime) -> float | None:
    """Seconds that ``now`` is ahead of an answer's Date; None when there is none to read."""
    try:
        theirs = parsedate_to_datetime(str(date))
    except ValueError:
        return None
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=UTC)
    return (now - theirs).total_seconds()
