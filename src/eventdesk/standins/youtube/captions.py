"""Closed captions that an encoder posts to a stream's ingestion URL."""

import re
from http import HTTPStatus
from urllib.parse import parse_qs

from eventdesk.standins.youtube.channel import Channel
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.model import timestamp
from eventdesk.standins.youtube.wire import RawRequest, Reply

CAPTIONS = "/closedcaption"
# A line of time ("2021-04-23T00:00:01.000", a region may follow) and then the words.
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z?(?: region:\S+)?")


def take_caption(channel: Channel, raw: RawRequest) -> Reply:
    """Count the caption and answer with the time, as YouTube does for its clients to compare.
    No token is asked for: the URL is the secret."""
    query = parse_qs(raw.query)
    stream = channel.streams.get(next(iter(query.get("cid", ())), ""))
    if stream is None:
        raise ApiError("liveStreamNotFound")
    bound = [b for b in channel.broadcasts.values() if b.stream_id == stream.id]
    taken = any(b.details["closedCaptionsType"] == "closedCaptionsHttpPost" for b in bound)
    if raw.verb != "POST" or not taken or not next(iter(query.get("seq", ())), "").isdecimal():
        raise ApiError("badRequest")
    lines = raw.body.decode(errors="replace").strip().splitlines()
    if not lines or not _TIME.fullmatch(lines[0]):
        raise ApiError("badRequest", "The caption has no time")
    stream.captions += 1
    return Reply(HTTPStatus.OK, timestamp(channel.clock.now()).encode(), "text/plain")
