"""A signed-in channel's credentials: tokens in time, one refresh at a time, plain troubles."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.secret import Secret
from eventdesk.domain.sign_in import TokenFacts
from eventdesk.drivers.youtube.oauth import MARGIN, Anonymous, SignedIn
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import Grant
from eventdesk.engine.clocks import ManualClock
from eventdesk.engine.threads import start_thread

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
LIFE = 3600


class Tokens:
    """A token service in memory."""

    def __init__(self):
        self.asked = []
        self.failure = None
        self.clock_off = 0.0
        self.gate = threading.Event()
        self.gate.set()

    def refresh(self, token):
        self.asked.append(token.reveal())
        self.gate.wait(5)
        if self.failure is not None:
            raise CallError(self.failure)
        return Grant(Secret(f"access-{len(self.asked)}"), LIFE)


class Speaker:
    def __init__(self, stored="kept", signed_in=NOW):
        self.tokens, self.clock = Tokens(), ManualClock(NOW)
        self.stored = stored
        self.facts = TokenFacts(signed_in)
        self.grants = []
        self.credentials = SignedIn(
            "UCone",
            self.tokens,
            stored=lambda: Secret(self.stored) if self.stored else None,
            facts=lambda: self.facts,
            clock=self.clock,
            refreshed=self.grants.append,
        )

    def token(self):
        return self.credentials.access_token().reveal()

    def reason(self):
        with pytest.raises(CallError) as caught:
            self.token()
        return caught.value.reason


@pytest.fixture
def speaker():
    return Speaker()


def test_one_token_serves_until_shortly_before_its_end(speaker):
    assert {speaker.token() for _ in range(5)} == {"access-1"}
    speaker.clock.move(LIFE - MARGIN - 1)
    assert speaker.token() == "access-1"
    speaker.clock.move(1)
    assert speaker.token() == "access-2"
    assert len(speaker.grants) == 2
    assert speaker.tokens.asked == ["kept", "kept"]


def test_an_old_token_serves_while_no_new_one_is_to_be_had(speaker):
    speaker.token()
    speaker.tokens.failure = "unreachable"
    speaker.clock.move(LIFE - MARGIN)
    assert speaker.token() == "access-1"
    speaker.token()
    assert len(speaker.tokens.asked) == 2, "not asked again at once"
    speaker.clock.move(31)
    assert speaker.token() == "access-1"
    assert len(speaker.tokens.asked) == 3
    speaker.clock.move(MARGIN)
    assert speaker.reason() == "unreachable"
    speaker.tokens.failure = None
    assert speaker.token() == "access-5"


def test_many_threads_that_need_a_token_make_one_refresh(speaker):
    speaker.tokens.gate.clear()
    got, ready = [], threading.Barrier(6)

    def ask():
        ready.wait(5)
        got.append(speaker.token())

    threads = [start_thread("asks", ask) for _ in range(5)]
    ready.wait(5)
    speaker.tokens.gate.set()
    for thread in threads:
        thread.join(5)
    assert got == ["access-1"] * 5
    assert len(speaker.tokens.asked) == 1


def test_a_refused_token_is_renewed_unless_it_was_new(speaker):
    speaker.token()
    assert not speaker.credentials.renew()
    assert speaker.token() == "access-2"
    speaker.clock.move(61)
    assert speaker.credentials.renew()
    assert speaker.token() == "access-3"


def test_nothing_to_renew_before_the_first_token(speaker):
    assert not speaker.credentials.renew()


def test_a_person_who_signs_in_again_meanwhile_is_heard(speaker):
    speaker.tokens.failure = "invalid_grant"
    assert speaker.reason() == "invalid_grant"
    speaker.tokens.failure, speaker.stored = None, "new"
    assert speaker.token() == "access-2"
    assert speaker.tokens.asked[-1] == "new"


def test_nobody_kept_is_told_without_asking(speaker):
    speaker.stored = None
    assert speaker.reason() == "signInNotKept"
    assert speaker.tokens.asked == []


@pytest.mark.parametrize(
    ("age", "clock_off", "reason"),
    [(1, 0.0, "invalid_grant"), (7, 0.0, "signInSevenDays"), (1, 900.0, "clockWrong")],
)
def test_a_refused_grant_is_told_apart(age, clock_off, reason):
    speaker = Speaker(signed_in=NOW - timedelta(days=age))
    speaker.tokens.failure, speaker.tokens.clock_off = "invalid_grant", clock_off
    assert speaker.reason() == reason


@pytest.mark.parametrize(
    "reason", ["unreachable", "tokenServiceDown", "certificateRefused", "oauthClientRefused"]
)
def test_other_troubles_come_as_they_are(speaker, reason):
    speaker.tokens.failure = reason
    assert speaker.reason() == reason


def test_the_forced_refresh_asks_although_the_token_is_good(speaker):
    speaker.token()
    assert speaker.credentials.refresh().reveal() == "access-2"


@given(st.lists(st.floats(0, 4000), max_size=30))
def test_whenever_it_is_asked_the_token_is_good_for_some_time(moves):
    speaker = Speaker()
    made = {}
    for seconds in moves:
        speaker.clock.move(seconds)
        token = speaker.token()
        made.setdefault(token, speaker.clock.monotonic())
        assert speaker.clock.monotonic() - made[token] < LIFE - MARGIN


def test_no_token_is_in_a_repr(speaker):
    speaker.token()
    assert "access-1" not in repr(vars(speaker.credentials))
    assert "access-1" not in repr(speaker.grants)


def test_the_stand_ins_guest_has_no_channel():
    assert Anonymous().channel_id is None
    assert not Anonymous().renew()
