"""The control plane: what the world does to the stand-in, over HTTP, for ``simulate youtube``.

``POST /_control/ingest {"key", "active"}`` · ``POST /_control/fault`` (see ``Fault.from_json``) ·
``POST /_control/clear`` · ``GET /_control/state`` · ``GET /_control/journal``
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from eventdesk.standins.youtube.channel import CHANNEL_ID
from eventdesk.standins.youtube.faults import Fault, FaultPlan
from eventdesk.standins.youtube.service import Service

CONTROL = "/_control/"
Reply = tuple[int, Mapping[str, Any]]


class ControlPlane:
    """Answers control requests; every bad one with 400 and what was wrong with it."""

    def __init__(self, service: Service, faults: FaultPlan) -> None:
        self._service = service
        self._faults = faults

    def answer(self, verb: str, path: str, body: bytes) -> Reply:
        """HTTP status and JSON for one request."""
        name = path.removeprefix(CONTROL)
        try:
            if verb == "GET":
                return self._read(name)
            return self._change(name, dict(json.loads(body or b"{}")))
        except (ValueError, KeyError, TypeError) as error:
            return 400, {"error": f"{type(error).__name__}: {error}"}

    def _read(self, name: str) -> Reply:
        if name == "state":
            return 200, self.state()
        if name == "journal":
            calls = [{**asdict(e), "at": e.at.isoformat()} for e in self._service.journal]
            return 200, {"calls": calls}
        return 404, {"error": f"no such page: {name}"}

    def _change(self, name: str, value: Mapping[str, Any]) -> Reply:
        if name == "ingest":
            active = value["active"]
            if not isinstance(active, bool):
                raise TypeError("active is true or false")
            return (200, {}) if self.ingest(value["key"], active) else (404, {"error": "no key"})
        if name == "fault":
            self._faults.add(Fault.from_json(value))
            return 200, {}
        if name == "clear":
            self._faults.clear()
            return 200, {}
        return 404, {"error": f"no such page: {name}"}

    def ingest(self, key: str, active: bool) -> bool:
        """An encoder begins or ends sending to this key; False when no stream has it."""
        with self._service.lock:
            self._service.channel.settle()
            return self._service.channel.ingest(key, active)

    def state(self) -> Mapping[str, Any]:
        """All broadcasts and streams as the API shows them, and the day's quota."""
        with self._service.lock:
            channel = self._service.channel
            channel.settle()
            now = channel.clock.now()
            return {
                "broadcasts": [b.resource(CHANNEL_ID) for b in channel.broadcasts.values()],
                "streams": [
                    s.resource(CHANNEL_ID, channel.ingest_url, now)
                    for s in channel.streams.values()
                ],
                "quota": {"used": self._service.quota.used, "limit": self._service.quota.limit},
            }
