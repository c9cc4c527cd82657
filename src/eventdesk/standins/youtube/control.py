"""The control plane: what a test or a person does to the stand-in, over HTTP, for ``simulate
youtube``. Requests and answers are JSON; ``GET /_control/`` is this list.

``GET  /_control/state``     broadcasts, streams and the rest as the API shows them; quota; clock
``GET  /_control/journal``   every call: method, path, body and its hash, status, units, fault
``GET  /_control/snapshot``  all that the stand-in holds; ``POST /_control/restore`` takes it back
``POST /_control/clock``     {"move": seconds} on, {"skew": seconds} wrong
``POST /_control/world``     {"do": name, "in": show seconds, and its details}: see ``world``
``POST /_control/script``    {"deeds": [...]}: many of them
``POST /_control/ingest``    {"key", "active"}: short for the world's "ingest"
``POST /_control/fault``     see ``faults.Fault``; ``POST /_control/clear``: nothing more goes wrong
``POST /_control/rules``     fields of ``lifecycle.Rules``; ``POST /_control/timing`` of ``Timing``
``POST /_control/lag``       {"lists", "by_id", "stale"}: show seconds that lists are behind
``POST /_control/quota``     {"limit", "used", "costs": {method: units}}
``GET  /_control/rtmp/…``    the RTMP server's own messages
``POST /_control/sign-in``   {"required", "testing", "consents", "expire": true, "revoke": true}
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from msgspec.structs import asdict, replace

from eventdesk.standins.youtube import world
from eventdesk.standins.youtube.clock import StandInClock
from eventdesk.standins.youtube.faults import Fault, FaultPlan
from eventdesk.standins.youtube.lifecycle import Rules, Timing
from eventdesk.standins.youtube.memory import Memory
from eventdesk.standins.youtube.service import Service

CONTROL = "/_control/"
_RTMP = "rtmp/"
Reply = tuple[int, Mapping[str, Any]]
_Settings = TypeVar("_Settings", Rules, Timing)


class ControlPlane:
    """Answers control requests; every bad one with 400 and what was wrong with it, an unknown
    broadcast or stream with 404."""

    def __init__(
        self, service: Service, faults: FaultPlan, clock: StandInClock, memory: Memory
    ) -> None:
        self._service = service
        self._faults = faults
        self._clock = clock
        self._memory = memory
        self.rtmp: Callable[[str, Mapping[str, str]], bool] | None = None
        self._changes: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {
            "ingest": lambda value: self._world({**value, "do": "ingest"}),
            "fault": self._fault,
            "clear": self._clear,
            "clock": self._time,
            "world": self._world,
            "script": self._script,
            "rules": self._rules,
            "timing": self._timing,
            "lag": self._lag,
            "quota": self._quota,
            "sign-in": self._sign_in,
            "restore": self._restore,
        }

    def answer(self, verb: str, path: str, body: bytes, query: str = "") -> Reply:
        """HTTP status and JSON for one request."""
        name = path.removeprefix(CONTROL)
        try:
            if verb == "GET" and name.startswith(_RTMP):
                return self._from_rtmp(name.removeprefix(_RTMP), query)
            if verb == "GET":
                return self._read(name)
            if name not in self._changes:
                return 404, {"error": f"no such page: {name}"}
            return 200, self._changes[name](dict(json.loads(body or b"{}")))
        except LookupError as error:
            return 404, {"error": f"not found: {error}"}
        except (ValueError, TypeError) as error:
            return 400, {"error": f"{type(error).__name__}: {error}"}

    def _read(self, name: str) -> Reply:
        if not name:
            return 200, {"pages": (__doc__ or "").splitlines()[3:]}
        if name == "state":
            return 200, self.state()
        if name == "snapshot":
            return 200, self._memory.snapshot()
        if name == "journal":
            calls = [{**asdict(e), "at": e.at.isoformat()} for e in self._service.journal]
            return 200, {"calls": calls}
        return 404, {"error": f"no such page: {name}"}

    def _from_rtmp(self, side: str, query: str) -> Reply:
        """What nginx tells; any answer but 200 makes it refuse the encoder."""
        told = dict(parse_qsl(query, keep_blank_values=True))
        taken = self.rtmp is not None and self.rtmp(side, told)
        return (200, {}) if taken else (404, {"error": "no stream has this key"})

    def _fault(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        if "kind" not in value:
            raise ValueError("a fault has a kind")
        self._faults.add(Fault.from_json(value))
        return {}

    def _clear(self, _value: Mapping[str, Any]) -> Mapping[str, Any]:
        self._faults.clear()
        return {}

    def _time(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        self._clock.move(float(value.get("move", 0)))
        if "skew" in value:
            self._clock.set_skew(float(value["skew"]))
        self._remember()
        return {"now": self._clock.now().isoformat()}

    def _world(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        for name in ("do", *(("active", "key") if value.get("do") == "ingest" else ())):
            if name not in value:
                raise ValueError(f"{name} is missing")
        details = {name: each for name, each in value.items() if name not in {"do", "in"}}
        answer = self.happen(str(value["do"]), details, float(value.get("in", 0)))
        return {} if answer in {None, True} else {"answer": answer}

    def _script(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"answers": [self._world(deed) for deed in value["deeds"]]}

    def _rules(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        with self._service.settled() as channel:
            channel.rules = _changed(channel.rules, value)
        self._remember()
        return asdict(channel.rules)

    def _timing(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        with self._service.settled() as channel:
            channel.timing = _changed(channel.timing, value)
        self._remember()
        return asdict(channel.timing)

    def _lag(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        with self._service.settled() as channel:
            channel.lag = float(value.get("lists", channel.lag))
            channel.lag_by_id = float(value.get("by_id", channel.lag_by_id))
            channel.stale = float(value.get("stale", channel.stale))
        return {}

    def _quota(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        with self._service.lock:
            self._service.quota.change(value, self._clock.now())
        self._remember()
        return asdict(self._service.quota)

    def _sign_in(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        service = self._service.sign_in
        with self._service.lock:
            for name in ("required", "testing", "consents"):
                if name in value:
                    setattr(service.held, name, bool(value[name]))
            if value.get("expire"):
                service.forget_accesses()
            if value.get("revoke"):
                service.take_back()
        self._remember()
        return {}

    def _restore(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        self._memory.restore(value)
        self._remember()
        return {}

    def _remember(self) -> None:
        self._memory.keep()

    def happen(self, name: str, details: Mapping[str, Any], seconds: float = 0.0) -> object:
        """Let the world do this, now or in that many show seconds; its answer when it was now.
        KeyError, TypeError or ValueError: see ``world.happen``."""
        with self._service.settled() as channel:
            answer = world.plan(channel, name, details, seconds)
        self._remember()
        return answer

    def state(self) -> Mapping[str, Any]:
        """All that the channel holds as the API shows it, the day's quota and the clock."""
        with self._service.settled() as channel:
            now = channel.clock.now()
            return {
                "now": now.isoformat(),
                "broadcasts": [channel.shown(b) for b in channel.broadcasts.values()],
                "streams": [
                    s.resource(channel.id, channel.addresses, now) for s in channel.streams.values()
                ],
                "thumbnails": {
                    b.id: asdict(b.thumbnail) for b in channel.broadcasts.values() if b.thumbnail
                },
                "playlists": {p.title: list(p.items.values()) for p in channel.playlists.values()},
                "chats": {
                    chat_id: [message.text for message in chat.messages if message.text]
                    for chat_id, chat in channel.chats.items()
                },
                "quota": {"used": self._service.quota.used, "limit": self._service.quota.limit},
            }


def _changed(settings: _Settings, value: Mapping[str, Any]) -> _Settings:
    """The settings with other values. TypeError for a name or a type that they do not have."""
    known = asdict(settings)
    for name, each in value.items():
        if name not in known or not _fits(known[name], each):
            raise TypeError(f"not a setting: {name}={each!r}")
    return replace(settings, **value)


def _fits(known: object, new: object) -> bool:
    """Whether a truth value stays one, and a number one."""
    if isinstance(known, bool) or isinstance(new, bool):
        return isinstance(known, bool) and isinstance(new, bool)
    return isinstance(new, int | float)
