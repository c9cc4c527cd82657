"""One request and one reply as the HTTP server takes and gives them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

JSON = "application/json; charset=UTF-8"


class RawRequest(Struct, frozen=True):
    """A request as it came over the wire. ``headers`` have small names; ``token`` is the bearer's
    and is written nowhere."""

    verb: str
    path: str
    query: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    token: str = ""

    def __repr__(self) -> str:
        return f"RawRequest({self.verb} {self.path})"

    @property
    def content_type(self) -> str:
        """Of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip()


class Reply(Struct, frozen=True):
    """HTTP status, body and headers. ``chunks`` make a body that never stops by itself: each is
    sent as it comes, and an empty one only asks whether the client is still there."""

    status: int
    body: bytes
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: Iterator[bytes] | None = None


def as_json(status: int, value: Mapping[str, Any] | None) -> Reply:
    """A reply with this JSON; None is an empty body."""
    return Reply(status, b"" if value is None else json.dumps(value).encode())
