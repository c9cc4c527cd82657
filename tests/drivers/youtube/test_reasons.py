"""The reason decides what is done about a failure."""

import pytest

from eventdesk.domain.broadcast import Service
from eventdesk.drivers.youtube import pace
from eventdesk.drivers.youtube.reasons import REASONS, CallError, treatment
from eventdesk.standins.youtube import errors


@pytest.mark.parametrize(
    ("reason", "service"),
    [
        ("authError", Service.SIGNED_OUT),
        ("invalid_grant", Service.SIGNED_OUT),
        ("quotaExceeded", Service.BLOCKED),
        ("liveStreamingNotEnabled", Service.BLOCKED),
        ("livePermissionBlocked", Service.BLOCKED),
        ("insufficientLivePermissions", Service.BLOCKED),
        ("concurrentBroadcastsExceedLimit", Service.BLOCKED),
        ("userRequestsExceedRateLimit", Service.FAILING),
        ("backendError", Service.FAILING),
        ("timeout", Service.FAILING),
    ],
)
def test_each_reason_has_its_light_whatever_the_status(reason, service):
    assert treatment(CallError(reason, status=403)).service is service


@pytest.mark.parametrize(
    ("status", "service"),
    [
        (400, Service.BLOCKED),
        (401, Service.SIGNED_OUT),
        (403, Service.BLOCKED),
        (429, Service.FAILING),
        (500, Service.FAILING),
    ],
)
def test_an_unknown_reason_is_a_failure(status, service):
    assert treatment(CallError("somethingNew", status=status)).service is service


def test_every_reason_that_the_stand_in_can_answer_has_a_treatment():
    assert set(errors.REASONS) - set(REASONS) == set()


def test_tries_grow_rarer_and_never_stop():
    for reason in REASONS:
        treat = treatment(CallError(reason))
        pauses = [pace.pause_after_failure(treat, n) for n in range(1, 40)]
        assert pauses == sorted(pauses)
        assert 0 < pauses[0] <= pauses[-1] <= 900
