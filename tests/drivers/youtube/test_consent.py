"""The browser's answer on loopback: only the right one is believed, and nobody waits for ever."""

import socket
import threading
from urllib.parse import urlencode, urlsplit

import pytest

from eventdesk.drivers.youtube.consent import Consent
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import SCOPE, OAuthClient, stand_in_oauth
from eventdesk.engine.threads import start_thread
from support.google import CLIENT_ID, browse, google, query_of

SITE = stand_in_oauth("http://127.0.0.1:9/")


@pytest.fixture
def consent():
    consent = Consent(SITE, OAuthClient(CLIENT_ID), ("Back <now>", "You & yours."))
    yield consent
    consent.close()


def answer(consent, **query):
    return browse(f"{consent.redirect}?{urlencode(query)}")


def state_of(consent):
    return query_of(consent.address)["state"]


def test_the_request_is_an_installed_apps_with_pkce(consent):
    asked = query_of(consent.address)
    assert consent.address.startswith(SITE.consent + "?")
    assert asked["redirect_uri"] == consent.redirect
    assert urlsplit(consent.redirect).hostname == "127.0.0.1"
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert (asked["scope"], asked["access_type"]) == (SCOPE, "offline")
    assert "consent" in asked["prompt"]
    assert len(asked["code_challenge"]) == 43
    assert len(asked["state"]) >= 30
    assert consent.verifier.reveal() not in consent.address


def test_two_requests_share_nothing():
    consents = [Consent(SITE, OAuthClient(CLIENT_ID), ("a", "b")) for _ in range(2)]
    try:
        one, other = (query_of(consent.address) for consent in consents)
        for name in ("state", "code_challenge", "redirect_uri"):
            assert one[name] != other[name]
    finally:
        for consent in consents:
            consent.close()


def test_the_code_with_the_right_state_is_taken_once(consent):
    assert answer(consent, code="first", state=state_of(consent)) == 200
    assert answer(consent, code="second", state=state_of(consent)) == 200
    assert consent.wait(5).reveal() == "first"


@pytest.mark.expected_log("wrong state")
def test_a_wrong_state_is_not_believed_and_the_wait_goes_on(consent):
    for state in ("", "x", state_of(consent)[:-1], state_of(consent) + "x", "한"):
        assert answer(consent, code="stolen", state=state) == 400
        assert answer(consent, error="access_denied", state=state) == 400
    assert answer(consent, code="mine", state=state_of(consent)) == 200
    assert consent.wait(5).reveal() == "mine"


def test_what_else_a_browser_asks_for_is_not_the_answer(consent):
    assert browse(consent.redirect + "favicon.ico") == 404
    assert browse(consent.redirect) == 404
    assert browse(f"{consent.redirect}elsewhere?code=x&state={state_of(consent)}") == 404
    port = urlsplit(consent.redirect).port
    with socket.create_connection(("127.0.0.1", port)):  # opened in advance, and silent
        assert answer(consent, code="mine", state=state_of(consent)) == 200
        assert consent.wait(5).reveal() == "mine"


def test_a_request_for_another_host_is_not_ours(consent):
    port = urlsplit(consent.redirect).port
    with socket.create_connection(("127.0.0.1", port)) as knocking:
        target = f"/?code=x&state={state_of(consent)}"
        knocking.sendall(f"GET {target} HTTP/1.0\r\nHost: rebound.test\r\n\r\n".encode())
        assert b" 404 " in knocking.recv(4096)


def test_a_no_on_googles_page_is_told(consent):
    answer(consent, error="access_denied", state=state_of(consent))
    with pytest.raises(CallError, match="signInDenied"):
        consent.wait(5)


def test_a_browser_that_never_comes_back_is_given_up(consent):
    with pytest.raises(CallError, match="noBrowserAnswer"):
        consent.wait(0.05)


def test_a_cancel_from_another_thread_ends_the_wait(consent):
    begun = threading.Event()
    ended = []

    def wait():
        begun.set()
        with pytest.raises(CallError) as caught:
            consent.wait(60)
        ended.append(caught.value.reason)

    waiting = start_thread("waiting", wait)
    assert begun.wait(5)
    consent.cancel()
    waiting.join(5)
    assert ended == ["signInCancelled"]


def test_after_the_close_nobody_listens(consent):
    consent.close()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", urlsplit(consent.redirect).port), 1)


def test_the_page_is_text_and_leaks_nothing(consent):
    port = urlsplit(consent.redirect).port
    with socket.create_connection(("127.0.0.1", port)) as browser:
        target = f"/?code=c0de-word&state={state_of(consent)}"
        browser.sendall(f"GET {target} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        page = b"".join(iter(lambda: browser.recv(4096), b""))
    assert b"Back &lt;now&gt;" in page
    assert b"Referrer-Policy: no-referrer" in page
    assert b"c0de-word" not in page


def test_the_code_and_the_state_are_in_no_log(consent, caplog):
    caplog.set_level("DEBUG")
    with google() as running:
        fresh = Consent(stand_in_oauth(running.url), OAuthClient(CLIENT_ID), ("a", "b"))
        try:
            assert browse(fresh.address) == 200
            code = fresh.wait(5)
        finally:
            fresh.close()
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert code.reveal() not in logged
    assert state_of(fresh) not in logged
    assert fresh.verifier.reveal() not in logged
    assert code.reveal() not in repr(vars(fresh))
