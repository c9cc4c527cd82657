"""Google's sign-in, as far as a desktop application meets it: consent, tokens, revocation.

Any client id is taken. ``/o/oauth2/auth`` consents at once, or refuses when told so, because
there is nobody to ask. Bearer tokens are checked only when sign-in is switched on.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from msgspec import Struct, field

from eventdesk.standins.youtube.clock import StandInClock
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.oauth_errors import OAuthError
from eventdesk.standins.youtube.wire import RawRequest, Reply, as_json

PATHS: Mapping[tuple[str, str], str] = {
    ("GET", "/o/oauth2/auth"): "oauth.auth",
    ("GET", "/o/oauth2/v2/auth"): "oauth.auth",
    ("POST", "/token"): "oauth.token",
    ("POST", "/revoke"): "oauth.revoke",
}
_CODE_LIFE = timedelta(minutes=10)
_ACCESS_SECONDS = 3599
_TESTING_LIFE = timedelta(days=7)
_UNUSED_LIFE = timedelta(days=183)  # six months
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Code(Struct):
    """A consent that waits to be exchanged, once."""

    client: str
    redirect: str
    scope: str
    challenge: str
    offline: bool
    until: datetime


class Grant(Struct):
    """A refresh token: it dies ``born`` plus 7 days when the project is in testing, when it was
    not used for six months, and when the person takes it back."""

    client: str
    scope: str
    born: datetime
    used: datetime


class Access(Struct):
    """An access token, and the refresh token that it came from."""

    scope: str
    until: datetime
    grant: str | None


class SignIns(Struct):
    """What the sign-in service remembers. ``required``: bearer tokens are checked. ``testing``:
    the consent screen is in testing. ``consents``: what the person will answer."""

    required: bool = False
    testing: bool = False
    consents: bool = True
    codes: dict[str, Code] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    accesses: dict[str, Access] = field(default_factory=dict)


class SignInService:
    """Answers the three paths, and tells whether a bearer may call. Its caller serialises."""

    def __init__(self, clock: StandInClock, required: bool = False) -> None:
        self.held = SignIns(required=required)
        self._clock = clock

    def answer(self, raw: RawRequest) -> Reply:
        """The reply to a request of ``PATHS``; OAuthError when it is refused."""
        name = PATHS[raw.verb, raw.path]
        if name == "oauth.auth":
            return self._consent(dict(parse_qsl(raw.query)))
        given = dict(parse_qsl(raw.body.decode(errors="replace")))
        if name == "oauth.token":
            client = {"client_id": _basic_user(raw.headers)}
            return as_json(HTTPStatus.OK, self._token({**client, **given}))
        return self._revoke(given.get("token") or dict(parse_qsl(raw.query)).get("token", ""))

    def check(self, token: str, scopes: tuple[str, ...]) -> None:
        """ApiError authError for a token that is not good, insufficientPermissions for one that
        does not cover the method. Any token is good while sign-in is switched off."""
        if not self.held.required:
            return
        access = self.held.accesses.get(token)
        if access is None or self._clock.passed() >= access.until:
            raise ApiError("authError")
        if not set(access.scope.split()) & set(scopes):
            raise ApiError("insufficientPermissions")

    def forget_accesses(self) -> None:
        """Every access token stops being good, as after an hour."""
        self.held.accesses.clear()

    def take_back(self) -> None:
        """The person withdraws the consent: every token is dead."""
        self.held.grants.clear()
        self.held.accesses.clear()

    def _consent(self, asked: Mapping[str, str]) -> Reply:
        redirect = asked.get("redirect_uri", "")
        if urlsplit(redirect).hostname not in _LOOPBACK:
            raise OAuthError("redirect_uri_mismatch")
        if asked.get("response_type") != "code" or not asked.get("client_id"):
            raise OAuthError("invalid_request")
        if asked.get("code_challenge_method", "S256") not in {"S256", "plain"}:
            raise OAuthError("invalid_request", "code_challenge_method is S256 or plain")
        state = {"state": asked["state"]} if "state" in asked else {}
        if not self.held.consents:
            return _to(redirect, {"error": "access_denied", **state})
        code = f"4/{secrets.token_urlsafe(24)}"
        plain = asked.get("code_challenge_method") == "plain"
        challenge = asked.get("code_challenge", "")
        self.held.codes[code] = Code(
            client=asked["client_id"],
            redirect=redirect,
            scope=asked.get("scope", ""),
            challenge=_s256(challenge) if plain else challenge,
            offline=asked.get("access_type") == "offline",
            until=self._clock.passed() + _CODE_LIFE,
        )
        return _to(redirect, {**state, "code": code, "scope": asked.get("scope", "")})

    def _token(self, given: Mapping[str, str]) -> Mapping[str, object]:
        if not given.get("client_id"):
            raise OAuthError("invalid_client")
        match given.get("grant_type"):
            case "authorization_code":
                return self._exchange(given)
            case "refresh_token":
                return self._refresh(given)
            case _:
                raise OAuthError("unsupported_grant_type")

    def _exchange(self, given: Mapping[str, str]) -> Mapping[str, object]:
        code = self.held.codes.pop(given.get("code", ""), None)
        now = self._clock.passed()
        if code is None or now >= code.until or code.client != given["client_id"]:
            raise OAuthError("invalid_grant", "Malformed auth code.")
        if code.redirect != given.get("redirect_uri"):
            raise OAuthError("redirect_uri_mismatch")
        if code.challenge and _s256(given.get("code_verifier", "")) != code.challenge:
            raise OAuthError("invalid_grant", "Invalid code verifier.")
        refresh = None
        if code.offline:
            refresh = f"1//{secrets.token_urlsafe(64)}"
            self.held.grants[refresh] = Grant(code.client, code.scope, now, now)
        more = {"refresh_token": refresh} if refresh else {}
        return {**self._access(code.scope, refresh), **more}

    def _refresh(self, given: Mapping[str, str]) -> Mapping[str, object]:
        token = given.get("refresh_token", "")
        grant = self.held.grants.get(token)
        now = self._clock.passed()
        if grant is None or grant.client != given["client_id"]:
            raise OAuthError("invalid_grant")
        too_old = self.held.testing and now >= grant.born + _TESTING_LIFE
        if too_old or now >= grant.used + _UNUSED_LIFE:
            del self.held.grants[token]
            raise OAuthError("invalid_grant")
        grant.used = now
        return self._access(grant.scope, token)

    def _access(self, scope: str, grant: str | None) -> Mapping[str, object]:
        token = f"ya29.{secrets.token_urlsafe(64)}"
        until = self._clock.passed() + timedelta(seconds=_ACCESS_SECONDS)
        self.held.accesses[token] = Access(scope, until, grant)
        return {
            "access_token": token,
            "expires_in": _ACCESS_SECONDS,
            "scope": scope,
            "token_type": "Bearer",
        }

    def _revoke(self, token: str) -> Reply:
        access = self.held.accesses.get(token)
        grant = access.grant if access else token
        if access is None and grant not in self.held.grants:
            raise OAuthError("invalid_token")
        self.held.grants.pop(grant or "", None)
        self.held.accesses = {
            name: each
            for name, each in self.held.accesses.items()
            if name != token and (grant is None or each.grant != grant)
        }
        return as_json(HTTPStatus.OK, {})


def _basic_user(headers: Mapping[str, str]) -> str:
    """The client's id where it signs in by HTTP Basic, as Google's flow does; else empty."""
    scheme, _, coded = headers.get("authorization", "").partition(" ")
    if scheme != "Basic":
        return ""
    try:
        return unquote(base64.b64decode(coded).decode().partition(":")[0])
    except ValueError as error:
        raise OAuthError("invalid_client") from error


def _s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _to(redirect: str, answer: Mapping[str, str]) -> Reply:
    joint = "&" if urlsplit(redirect).query else "?"
    location = f"{redirect}{joint}{urlencode(answer)}"
    return Reply(HTTPStatus.FOUND, b"", headers={"Location": location})
