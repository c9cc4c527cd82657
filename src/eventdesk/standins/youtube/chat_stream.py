"""The chat as one long answer: a JSON array to which a part is added with whatever is said."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode

from msgspec.structs import replace

from eventdesk.standins.youtube.service import Service
from eventdesk.standins.youtube.wire import RawRequest, Reply


def follow(service: Service, raw: RawRequest, first: Reply, wait: Callable[[float], bool]) -> Reply:
    """The reply to a call of liveChat.messages.stream whose first page is ``first``; it goes on
    until the chat or the stand-in ends. ``wait`` is True once the stand-in ends."""
    return replace(first, body=b"", chunks=_parts(service, raw, first, wait))


def _parts(
    service: Service, raw: RawRequest, first: Reply, wait: Callable[[float], bool]
) -> Iterator[bytes]:
    yield b"[" + first.body + b"\n"
    token = json.loads(first.body)["nextPageToken"]
    while not wait(service.channel.clock.real_seconds(0.5)):
        page = service.chat_since(_with_token(raw, token))
        if page is None:
            break
        if page["items"]:
            token = page["nextPageToken"]
            yield b"," + json.dumps(page).encode() + b"\n"
        else:
            yield b""
    yield b"]"


def _with_token(raw: RawRequest, token: str) -> RawRequest:
    query = {**parse_qs(raw.query), "pageToken": [token]}
    return replace(raw, query=urlencode(query, doseq=True))
