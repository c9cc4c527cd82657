"""Answers calls through the plan of faults: what is done, what is said, and how it is sent."""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.faults import (
    Fault,
    FaultKind,
    FaultPlan,
    with_extra_fields,
    with_unknown_values,
)
from eventdesk.standins.youtube.oauth_errors import OAUTH_REASONS, OAuthError
from eventdesk.standins.youtube.service import Service
from eventdesk.standins.youtube.wire import RawRequest, Reply, as_json

_GARBAGE = Reply(200, b"<!doctype html><title>Sign in to the network</title>", "text/html")


class Answered(Struct, frozen=True):
    """What to send, after ``wait`` real seconds (None: never). Without a reply the connection
    just ends, by RST if ``reset``; ``cut`` ends it in the middle of the reply."""

    reply: Reply | None
    method: str = ""
    wait: float | None = 0.0
    reset: bool = False
    cut: bool = False


class Faulty:
    """The service as seen through the faults."""

    def __init__(self, service: Service, plan: FaultPlan) -> None:
        self._service = service
        self._plan = plan

    def answer(self, raw: RawRequest) -> Answered:
        """What becomes of one call."""
        method = self._service.method_of(raw)
        fault = self._plan.take(method)
        if fault is None:
            return Answered(self._service.answer(raw), method)
        met = fault.kind.value
        if fault.kind in _UNDONE:
            self._service.unanswered(raw, met)
            return _UNDONE[fault.kind]
        if fault.kind in {FaultKind.REFUSE, FaultKind.DETAILS_ONLY}:
            reply = self._service.refuse(raw, _error(fault), met)
            if fault.kind is FaultKind.DETAILS_ONLY:
                reply = _changed(reply, _as_details(fault.reason))
            return Answered(reply, method)
        stuck = None
        if fault.kind is FaultKind.STUCK:
            stuck = math.inf if fault.seconds is None else fault.seconds
        done = Answered(self._service.answer(raw, met, stuck), method)
        return _spoilt(fault, done)


_UNDONE: Mapping[FaultKind, Answered] = {
    FaultKind.HANG: Answered(None, wait=None),
    FaultKind.DROP_BEFORE: Answered(None),
    FaultKind.RESET: Answered(None, reset=True),
}


def _spoilt(fault: Fault, done: Answered) -> Answered:
    """How the answer of a call that was done goes out."""
    reply = done.reply
    if reply is None:
        return done
    match fault.kind:
        case FaultKind.SLOW:
            return replace(done, wait=1.0 if fault.seconds is None else fault.seconds)
        case FaultKind.CUT:
            return replace(done, cut=True)
        case FaultKind.DROP_AFTER:
            return replace(done, reply=None)
        case _:
            return replace(done, reply=_rewritten(fault, reply))


def _rewritten(fault: Fault, reply: Reply) -> Reply:
    match fault.kind:
        case FaultKind.REFUSE_AFTER:
            error = _error(fault)
            reply = as_json(error.status, error.envelope())
        case FaultKind.GARBAGE:
            reply = _GARBAGE
        case FaultKind.TRUNCATED:
            reply = replace(reply, body=reply.body[: len(reply.body) // 2])
        case FaultKind.EXTRA_FIELDS:
            reply = _changed(reply, with_extra_fields)
        case FaultKind.UNKNOWN_VALUES:
            reply = _changed(reply, with_unknown_values)
        case _:
            pass
    return reply


def _error(fault: Fault) -> ApiError | OAuthError:
    if fault.reason in OAUTH_REASONS:
        return OAuthError(fault.reason, status=fault.status)
    return ApiError(fault.reason, status=fault.status)


def _changed(reply: Reply, change: Callable[[Any], Any]) -> Reply:
    if not reply.body:
        return reply
    return replace(reply, body=json.dumps(change(json.loads(reply.body))).encode())


def _as_details(reason: str) -> Callable[[Any], Any]:
    """Turns an error's ``errors`` into google.rpc's ``details``, as newer Google services do."""

    def change(value: Mapping[str, Any]) -> Mapping[str, Any]:
        error = value["error"]
        if not isinstance(error, Mapping):
            return value
        kept = {name: each for name, each in error.items() if name != "errors"}
        info = {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": reason,
            "domain": "googleapis.com",
        }
        return {"error": {**kept, "details": [info]}}

    return change
