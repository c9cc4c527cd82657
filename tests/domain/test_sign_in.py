"""What is known of a sign-in: when it ends, and what a refusal means."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.sign_in import Outlook, SignInSeen, TokenFacts, refused_grant

SIGNED_IN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def after(days):
    return SIGNED_IN + timedelta(days=days)


@pytest.mark.parametrize(
    ("refreshed", "expires", "show", "outlook"),
    [
        (0, None, 3, Outlook.LASTS),
        (0, None, 9, Outlook.PERHAPS_NOT),
        (3, None, 9, Outlook.PERHAPS_NOT),
        (8, None, 9, Outlook.LASTS),  # good after seven days: the app is published
        (8, None, 300, Outlook.ENDS_BEFORE),  # six months without a use
        (0, 7, 3, Outlook.LASTS),
        (0, 7, 9, Outlook.ENDS_BEFORE),
        (None, None, 3, Outlook.LASTS),
    ],
)
def test_whether_it_lasts_for_the_show(refreshed, expires, show, outlook):
    facts = TokenFacts(
        SIGNED_IN,
        None if refreshed is None else after(refreshed),
        None if expires is None else after(expires),
    )
    assert SignInSeen(facts=facts).outlook(after(show)) is outlook


def test_what_is_not_good_now_does_not_last():
    seen = SignInSeen(facts=TokenFacts(SIGNED_IN), trouble=Trouble("invalid_grant"))
    assert seen.outlook(after(1)) is Outlook.ENDS_BEFORE
    assert SignInSeen().outlook(after(1)) is Outlook.ENDS_BEFORE


@pytest.mark.parametrize(
    ("now", "refreshed", "expires", "clock_off", "reason"),
    [
        (3, 1, None, 0.0, "invalid_grant"),
        (7.5, 3, None, 0.0, "signInSevenDays"),
        (7.5, None, None, None, "signInSevenDays"),
        (20, 15, None, 1.0, "invalid_grant"),  # it outlived seven days: somebody withdrew it
        (7.5, 3, 7, 0.0, "signInSevenDays"),
        (3, 1, 7, 0.0, "invalid_grant"),
        (3, 1, None, 301.0, "clockWrong"),
        (7.5, 3, None, -4000.0, "clockWrong"),
    ],
)
def test_what_a_refused_grant_means(now, refreshed, expires, clock_off, reason):
    facts = TokenFacts(
        SIGNED_IN,
        None if refreshed is None else after(refreshed),
        None if expires is None else after(expires),
    )
    assert refused_grant(facts, after(now), clock_off) == reason


@given(st.floats(-1e6, 1e6))
def test_a_clock_is_wrong_from_five_minutes_on(seconds):
    assert SignInSeen(clock_off=seconds).clock_wrong == (abs(seconds) > 300)


@given(days=st.floats(0, 400), show=st.floats(0, 400), expires=st.none() | st.floats(0, 400))
def test_a_sign_in_never_seems_to_last_past_its_end(days, show, expires):
    ends = None if expires is None else after(expires)
    seen = SignInSeen(facts=TokenFacts(SIGNED_IN, after(days), ends))
    if seen.outlook(after(show)) is Outlook.LASTS:
        assert seen.ends() is None or seen.ends() >= after(show)
