"""Google's OAuth service: each way to fail has its own reason, and no answer's text is repeated."""

import json
import socket
import traceback
from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import (
    GOOGLE_OAUTH,
    OAuthClient,
    TokenService,
    stand_in_oauth,
)
from eventdesk.engine.clocks import SystemClock
from support.google import CLIENT_ID, CLIENT_SECRET, browse, google, query_of

TOKEN = Secret("1//refresh-word")
CLIENT = OAuthClient(CLIENT_ID, Secret(CLIENT_SECRET))


@pytest.fixture(name="google")
def google_fixture():
    with google() as running:
        yield running


@pytest.fixture
def service(google):
    return TokenService(stand_in_oauth(google.url), CLIENT, SystemClock(), timeout=2)


def failure_of(call):
    with pytest.raises(CallError) as caught:
        call()
    told = "".join(traceback.format_exception(caught.value))
    assert TOKEN.reveal() not in told
    assert CLIENT_SECRET not in told
    return caught.value


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (400, {"error": "invalid_grant", "error_description": TOKEN.reveal()}, "invalid_grant"),
        (401, {"error": "invalid_client"}, "oauthClientRefused"),
        (401, {"error": "unauthorized_client"}, "oauthClientRefused"),
        (500, {"error": "server_error"}, "tokenServiceDown"),
        (503, "<html>", "tokenServiceDown"),
        (429, {"error": "rate_limited"}, "tokenServiceDown"),
        (400, {"error": "invalid_request"}, "tokenServiceDown"),
        (400, {"error": f"x {TOKEN.reveal()}"}, "unreadableAnswer"),
        (200, "<!doctype html><title>Welcome to the hotel</title>", "unreadableAnswer"),
        (200, [], "unreadableAnswer"),
        (200, {"access_token": ""}, "unreadableAnswer"),
        (200, {"access_token": "two\r\nlines"}, "unreadableAnswer"),
        (200, {"access_token": "토큰"}, "unreadableAnswer"),
        (302, "", "unreadableAnswer"),
    ],
)
def test_each_refusal_has_its_reason(google, service, status, body, reason):
    text = body if isinstance(body, str) else json.dumps(body)
    google.broken = status, text.encode()
    assert failure_of(lambda: service.refresh(TOKEN)).reason == reason
    assert google.count("/token") == 1


def test_a_network_that_is_down_is_not_a_service_that_is_down(google):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    nowhere = TokenService(stand_in_oauth(f"http://127.0.0.1:{port}/"), CLIENT, SystemClock(), 2)
    assert failure_of(lambda: nowhere.refresh(TOKEN)).reason == "unreachable"
    silent = TokenService(stand_in_oauth(google.url), CLIENT, SystemClock(), timeout=0.2)
    google.hangs.clear()
    assert failure_of(lambda: silent.refresh(TOKEN)).reason == "tokenServiceDown"


@pytest.mark.parametrize("minutes", [-90, 0, 17])
def test_the_clock_is_compared_with_the_answers_date(google, service, minutes):
    google.date = datetime.now(UTC) - timedelta(minutes=minutes)  # noqa: TID251 - the real one
    failure_of(lambda: service.refresh(TOKEN))
    assert service.clock_off == pytest.approx(minutes * 60, abs=5)


def test_no_date_is_no_word_about_the_clock(service):
    assert service.clock_off is None


def test_taking_back_what_is_gone_is_no_failure(google, service):
    service.revoke(TOKEN)
    assert google.count("/revoke") == 1


def test_the_project_is_in_the_clients_id():
    assert CLIENT.project == "123456789"
    assert CLIENT_SECRET not in repr(CLIENT)


def test_a_token_goes_to_google_over_https_only():
    for address in (GOOGLE_OAUTH.consent, GOOGLE_OAUTH.token, GOOGLE_OAUTH.revoke):
        assert address.startswith("https://")
    service = TokenService(stand_in_oauth("http://192.0.2.1/"), CLIENT, SystemClock())
    assert failure_of(lambda: service.refresh(TOKEN)).reason == "unreachable"


def consented(google, service, **changed):
    """Go through the consent page by hand; what the exchange gives."""
    import base64
    import hashlib

    verifier = "v" * 64
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    asked = {
        "redirect_uri": "http://127.0.0.1:9/",
        "code_challenge": challenge.rstrip(b"=").decode(),
        "state": "s",
    }
    _, headers, _ = google.answer("GET", "/o/oauth2/auth", asked, {}, "")
    code = query_of(headers["Location"])["code"]
    given = {"code": Secret(code), "verifier": Secret(verifier), "redirect": asked["redirect_uri"]}
    return service.exchange(**{**given, **changed})


def test_a_code_is_exchanged_for_a_refresh_token(google, service):
    grant = consented(google, service)
    assert grant.refresh.reveal() in google.secrets
    assert (grant.seconds, grant.refresh_seconds) == (3599, None)
    assert service.refresh(grant.refresh).refresh is None


def test_a_sign_in_with_an_end_says_when(google, service):
    google.testing = True
    assert consented(google, service).refresh_seconds == 604799


@pytest.mark.parametrize("life", [None, "3600", True, -5, 0, float("inf"), float("nan"), 1e300])
def test_a_life_that_makes_no_sense_is_a_minute(google, service, life):
    google.broken = 200, json.dumps({"access_token": "x", "expires_in": life}).encode()
    assert service.refresh(TOKEN).seconds == 60.0


def test_another_verifier_is_refused(google, service):
    failure = failure_of(lambda: consented(google, service, verifier=Secret("w" * 64)))
    assert failure.reason == "invalid_grant"


def test_less_than_was_asked_for_is_told(google, service):
    google.scope = "https://www.googleapis.com/auth/youtube.readonly"
    assert failure_of(lambda: consented(google, service)).reason == "insufficientPermissions"


def test_the_browsers_function_follows_redirects(google):
    assert browse(google.url + "nowhere") == 404
