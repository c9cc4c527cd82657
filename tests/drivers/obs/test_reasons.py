"""Why OBS is not reached: each reason has a code of its own, and words."""

import errno
import socket

import pytest
import websocket

from eventdesk.domain.switcher import Link
from eventdesk.drivers.obs.connection import LONGEST_PAUSE, pause_before
from eventdesk.drivers.obs.protocol import (
    ClosedError,
    NonsenseError,
    PasswordNeededError,
    RefusedError,
    TimedOutError,
    TooLargeError,
    TooOldError,
)
from eventdesk.drivers.obs.reasons import Left, why_closed, why_not
from eventdesk.ui import device_words

REFUSED = ConnectionRefusedError(errno.ECONNREFUSED, "refused")
WHY = [
    (REFUSED, Left.NEVER_THERE, Link.CONNECTING, "nobody-listens"),
    (REFUSED, Left.GOODBYE, Link.CONNECTING, "obs-closed"),
    (REFUSED, Left.CRASH, Link.CONNECTING, "obs-crashed"),
    (TimeoutError("timed out"), Left.CRASH, Link.CONNECTING, "host-silent"),
    (OSError(errno.EHOSTUNREACH, "no route"), Left.CRASH, Link.CONNECTING, "no-route"),
    (OSError(errno.ENETUNREACH, "no net"), Left.NEVER_THERE, Link.CONNECTING, "no-route"),
    (OSError(errno.ECONNRESET, "reset"), Left.NEVER_THERE, Link.CONNECTING, "unreachable"),
    (socket.gaierror(-2, "unknown"), Left.NEVER_THERE, Link.CONNECTING, "unknown-host"),
    (UnicodeError("label too long"), Left.NEVER_THERE, Link.CONNECTING, "unknown-host"),
    (websocket.WebSocketBadStatusException("404", 404), Left.CRASH, Link.CONNECTING, "not-obs"),
    (IndexError("SSH-2.0"), Left.NEVER_THERE, Link.CONNECTING, "not-obs"),
    (OverflowError("inf"), Left.NEVER_THERE, Link.CONNECTING, "not-obs"),
    (NonsenseError("no message 0"), Left.NEVER_THERE, Link.CONNECTING, "not-obs"),
    (TooLargeError("50 MiB"), Left.NEVER_THERE, Link.CONNECTING, "answer-too-large"),
    (TimedOutError("no Hello"), Left.NEVER_THERE, Link.SILENT, "no-answer"),
    (TooOldError("OBS 27"), Left.NEVER_THERE, Link.TOO_OLD, "too-old"),
    (PasswordNeededError(), Left.NEVER_THERE, Link.WRONG_PASSWORD, "password-needed"),
    (RefusedError("GetSceneList", 207), Left.CRASH, Link.CONNECTING, "obs-loading"),
    (RefusedError("GetSceneList", 702), Left.CRASH, Link.CONNECTING, "refused:702"),
    (ClosedError(4009), Left.NEVER_THERE, Link.WRONG_PASSWORD, "wrong-password"),
]


@pytest.mark.parametrize(("error", "left", "link", "code"), WHY)
def test_each_failure_to_connect_has_its_own_reason(error, left, link, code):
    found, trouble = why_not(error, left)
    assert (found, trouble.code) == (link, code)


@pytest.mark.parametrize(
    ("close_code", "link", "code"),
    [
        (None, Link.CONNECTING, "connection-lost"),
        (1006, Link.CONNECTING, "connection-lost"),
        (1001, Link.CONNECTING, "obs-closed"),
        (4005, Link.CONNECTING, "misunderstood"),
        (4009, Link.WRONG_PASSWORD, "wrong-password"),
        (4010, Link.TOO_OLD, "too-old"),
        (4011, Link.KICKED, "kicked"),
    ],
)
def test_each_end_of_a_session_has_its_own_reason(close_code, link, code):
    found, trouble = why_closed(close_code)
    assert (found, trouble.code) == (link, code)


def test_every_reason_has_words_and_no_two_share_them():
    troubles = [why_not(error, left)[1] for error, left, _, _ in WHY]
    troubles += [why_closed(code)[1] for code in (None, 1001, 4005, 4010, 4011)]
    words = {each.code: device_words.trouble(each) for each in troubles}
    assert all(told and told != code for code, told in words.items())
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_the_first_attempt_comes_at_once_and_no_pause_is_too_long(chance):
    pauses = [pause_before(attempt, chance) for attempt in range(2000)]
    assert 0 < pauses[0] <= 0.25
    assert pauses == sorted(pauses)
    assert max(pauses) <= LONGEST_PAUSE
    assert pauses[10] >= LONGEST_PAUSE / 2


def test_two_desks_do_not_come_at_the_same_moment():
    assert pause_before(3, 0.2) != pause_before(3, 0.7)
