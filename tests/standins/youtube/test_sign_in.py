"""Signing in to the stand-in with Google's own libraries, and what becomes of tokens."""

import json
import threading
import urllib.request
from urllib.parse import parse_qs, urlencode, urlsplit

import google.auth.exceptions
import google.auth.transport.requests
import httplib2
import pytest
import requests
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow

from eventdesk.standins.youtube import Fault, FaultKind, YouTubeStandIn

SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
DAY = 24 * 3600


@pytest.fixture
def standin(clock):
    standin = YouTubeStandIn(clock=clock, sign_in=True)
    standin.start()
    yield standin
    standin.stop()


@pytest.fixture
def config(standin, monkeypatch):
    """A desktop application's client, as the Cloud console gives it, for the stand-in."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return {
        "installed": {
            "client_id": "desk.apps.example",
            "client_secret": "no-secret",
            "auth_uri": f"{standin.url}o/oauth2/auth",
            "token_uri": f"{standin.url}token",
            "redirect_uris": ["http://127.0.0.1"],
        }
    }


@pytest.fixture
def consent(config, monkeypatch):
    """The whole flow, with a browser that does as it is told; the credentials."""

    def browse(url):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(url, timeout=5) as page:
            return page.read()

    class Browser:
        def open(self, url, **_):
            threading.Thread(target=browse, args=(url,)).start()  # noqa: TID251 -- a browser
            return True

    def run():
        monkeypatch.setattr("webbrowser.get", lambda *_: Browser())
        flow = InstalledAppFlow.from_client_config(config, [SCOPE])
        return flow.run_local_server(
            host="127.0.0.1", port=0, open_browser=True, timeout_seconds=10
        )

    return run


def call(standin, token):
    """HTTP status and reason of a list with this token."""
    http = httplib2.Http(timeout=5, proxy_info=None)
    answer, content = http.request(
        f"{standin.url}youtube/v3/liveBroadcasts?mine=true&part=id",
        headers={"Authorization": f"Bearer {token}"},
    )
    http.close()
    described = json.loads(content)
    reason = described["error"]["errors"][0]["reason"] if "error" in described else ""
    return answer.status, reason


def refresh(credentials):
    with requests.Session() as session:
        credentials.refresh(google.auth.transport.requests.Request(session))


def test_googles_own_flow_signs_in(standin, consent):
    credentials = consent()
    assert credentials.refresh_token
    assert call(standin, credentials.token) == (200, "")
    assert call(standin, "made up") == (401, "authError")
    methods = [entry.method for entry in standin.journal]
    assert methods[:2] == ["oauth.auth", "oauth.token"]
    assert credentials.refresh_token not in repr(standin.journal)
    assert credentials.token not in repr(standin.journal)


def test_an_access_token_lasts_an_hour_and_is_refreshed(standin, consent, clock):
    credentials = consent()
    clock.move(3598)
    assert call(standin, credentials.token) == (200, "")
    clock.move(1)
    assert call(standin, credentials.token) == (401, "authError")
    refresh(credentials)
    assert call(standin, credentials.token) == (200, "")


@pytest.mark.parametrize(("testing", "lives"), [(True, False), (False, True)])
def test_a_refresh_token_dies_after_a_week_when_the_project_is_in_testing(
    standin, consent, clock, testing, lives
):
    standin.sign_in.held.testing = testing
    credentials = consent()
    clock.move(7 * DAY - 1)
    refresh(credentials)
    clock.move(1)
    if lives:
        refresh(credentials)
        return
    with pytest.raises(google.auth.exceptions.RefreshError) as caught:
        refresh(credentials)
    assert caught.value.args[1]["error"] == "invalid_grant"


def test_a_refresh_token_that_is_not_used_for_half_a_year_is_dead(standin, consent, clock):
    credentials = consent()
    clock.move(183 * DAY)
    with pytest.raises(google.auth.exceptions.RefreshError):
        refresh(credentials)


def test_revoking_ends_both_tokens(standin, consent):
    credentials = consent()
    revoke = {"token": credentials.refresh_token}
    with requests.Session() as session:
        assert session.post(f"{standin.url}revoke", data=revoke, timeout=5).status_code == 200
        again = session.post(f"{standin.url}revoke", data=revoke, timeout=5)
        assert (again.status_code, again.json()["error"]) == (400, "invalid_token")
    assert call(standin, credentials.token) == (401, "authError")
    with pytest.raises(google.auth.exceptions.RefreshError):
        refresh(credentials)


def test_the_person_may_take_it_back_or_let_it_expire(standin, consent):
    credentials = consent()
    standin.sign_in.forget_accesses()
    assert call(standin, credentials.token) == (401, "authError")
    refresh(credentials)
    standin.sign_in.take_back()
    with pytest.raises(google.auth.exceptions.RefreshError):
        refresh(credentials)


def ask(standin, **more):
    """Where the consent page sends the browser, without following it."""
    asked = {
        "client_id": "desk",
        "redirect_uri": "http://127.0.0.1:1/",
        "response_type": "code",
        "scope": SCOPE,
        "state": "xyz",
        "access_type": "offline",
        **more,
    }
    answer = requests.get(
        f"{standin.url}o/oauth2/auth?{urlencode(asked)}", allow_redirects=False, timeout=5
    )
    if answer.status_code != 302:
        return answer.status_code, answer.json()["error"]
    return 302, {
        name: values[0]
        for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()
    }


def exchange(standin, **given):
    answer = requests.post(
        f"{standin.url}token",
        data={"grant_type": "authorization_code", "client_id": "desk", **given},
        timeout=5,
    )
    return answer.status_code, answer.json()


@pytest.mark.usefixtures("config")
class TestTheEndpoints:
    def test_consent_carries_the_state_back(self, standin):
        status, answer = ask(standin)
        assert status == 302
        assert (answer["state"], answer["scope"]) == ("xyz", SCOPE)

    def test_a_person_may_refuse(self, standin):
        standin.sign_in.held.consents = False
        assert ask(standin) == (302, {"error": "access_denied", "state": "xyz"})

    @pytest.mark.parametrize(
        ("more", "error"),
        [
            ({"redirect_uri": "https://elsewhere.example/"}, "redirect_uri_mismatch"),
            ({"response_type": "token"}, "invalid_request"),
            ({"client_id": ""}, "invalid_request"),
            ({"code_challenge": "x", "code_challenge_method": "S512"}, "invalid_request"),
        ],
    )
    def test_a_bad_request_is_refused_on_the_page(self, standin, more, error):
        assert ask(standin, **more) == (400, error)

    def test_a_code_is_good_once_for_ten_minutes_and_with_its_verifier(self, standin, clock):
        challenge = {
            # RFC 7636, appendix B
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method": "S256",
        }
        verifier = {"code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}
        redirect = {"redirect_uri": "http://127.0.0.1:1/"}

        def code():
            return {"code": ask(standin, **challenge)[1]["code"]}

        one = code()
        status, tokens = exchange(standin, **one, **redirect, **verifier)
        assert status == 200
        assert tokens["token_type"] == "Bearer"
        assert exchange(standin, **one, **redirect, **verifier)[1]["error"] == "invalid_grant"
        wrong = {"code_verifier": "x" * 43}
        assert exchange(standin, **code(), **redirect, **wrong)[1]["error"] == "invalid_grant"
        other = {"redirect_uri": "http://127.0.0.1:2/"}
        refused = exchange(standin, **code(), **other, **verifier)
        assert refused[1]["error"] == "redirect_uri_mismatch"
        late = code()
        clock.move(600)
        assert exchange(standin, **late, **redirect, **verifier)[1]["error"] == "invalid_grant"

    def test_only_offline_access_gives_a_refresh_token(self, standin):
        _status, answer = ask(standin, access_type="online")
        status, tokens = exchange(standin, code=answer["code"], redirect_uri="http://127.0.0.1:1/")
        assert status == 200
        assert "refresh_token" not in tokens

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"client_id": ""}, (401, "invalid_client")),
            ({"grant_type": "password"}, (400, "unsupported_grant_type")),
            ({"grant_type": "refresh_token", "refresh_token": "x"}, (400, "invalid_grant")),
        ],
    )
    def test_a_token_request_that_is_none_is_refused(self, standin, given, expected):
        status, answer = exchange(standin, **given)
        assert (status, answer["error"]) == expected

    def test_a_scope_that_does_not_cover_the_method_is_not_enough(self, standin):
        narrow = {"scope": "https://www.googleapis.com/auth/youtube.readonly"}
        _status, answer = ask(standin, **narrow)
        tokens = exchange(standin, code=answer["code"], redirect_uri="http://127.0.0.1:1/")[1]
        assert call(standin, tokens["access_token"]) == (200, "")
        refused = requests.delete(
            f"{standin.url}youtube/v3/liveBroadcasts?id=x",
            headers={"Authorization": f"Bearer {tokens['access_token']}"},
            timeout=5,
        )
        reason = refused.json()["error"]["errors"][0]["reason"]
        assert (refused.status_code, reason) == (403, "insufficientPermissions")

    @pytest.mark.parametrize(
        ("reason", "status"), [("invalid_grant", 400), ("temporarily_unavailable", 503)]
    )
    def test_the_token_service_can_fail(self, standin, reason, status):
        standin.fail(Fault(FaultKind.REFUSE, reason, method="oauth.token"))
        found, answer = exchange(standin, code="x")
        assert (found, answer["error"]) == (status, reason)


def test_any_token_will_do_when_sign_in_is_off(clock):
    standin = YouTubeStandIn(clock=clock)
    standin.start()
    assert call(standin, "made up") == (200, "")
    standin.stop()


def test_google_s_credentials_renew_themselves_in_the_middle_of_a_call(standin, consent, config):
    """As the driver's may: a token that expired is found out by 401 and replaced."""
    credentials = consent()
    standin.sign_in.forget_accesses()
    again = Credentials(
        None,
        refresh_token=credentials.refresh_token,
        token_uri=config["installed"]["token_uri"],
        client_id="desk.apps.example",
        client_secret="no-secret",
    )
    refresh(again)
    assert call(standin, again.token) == (200, "")
