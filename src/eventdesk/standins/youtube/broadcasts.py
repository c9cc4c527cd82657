"""liveBroadcasts: what each method does to the channel."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from eventdesk.standins.youtube.channel import Channel, Handler
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.lifecycle import ON_AIR, begin, check_transition
from eventdesk.standins.youtube.model import Broadcast, details_from, moment_of, new_id
from eventdesk.standins.youtube.requests import (
    Answer,
    Request,
    exactly_one_filter,
    listing,
    only_parts,
)

_EDITABLE = ("created", "ready")
_STATES: Mapping[str, tuple[str, ...]] = {
    "upcoming": ("created", "ready"),
    "active": ("testStarting", "testing", *ON_AIR),
    "completed": ("complete", "revoked"),
}
_REQUIRED_DETAILS = (
    "enableContentEncryption",
    "enableDvr",
    "enableEmbed",
    "recordFromStart",
    "startWithSlate",
)
_FROZEN: Mapping[str, str] = {
    "monitorStream": "enableMonitorStreamModificationNotAllowed",
    "enableDvr": "enableDvrModificationNotAllowed",
    "enableAutoStart": "enableAutoStartModificationNotAllowed",
    "enableAutoStop": "enableAutoStopModificationNotAllowed",
    "recordFromStart": "recordFromStartModificationNotAllowed",
    "closedCaptionsType": "closedCaptionsTypeModificationNotAllowed",
}
_MAX_TITLE, _MAX_DESCRIPTION = 100, 5000
# "The start time must be in the future": an encoder's own clock may be a little behind, and
# OBS's start=now is accepted.
_PAST_TOLERANCE = timedelta(seconds=30)


def _check_words(snippet: Mapping[str, Any]) -> None:
    title = snippet.get("title", "")
    if not title:
        raise ApiError("titleRequired")
    if len(title) > _MAX_TITLE or "<" in title or ">" in title:
        raise ApiError("invalidTitle")
    description = snippet.get("description", "")
    if len(description.encode()) > _MAX_DESCRIPTION or "<" in description or ">" in description:
        raise ApiError("invalidDescription")


def _answer(channel: Channel, request: Request, broadcast: Broadcast) -> Answer:
    return only_parts(channel.shown(broadcast), request.parts)


def insert(channel: Channel, request: Request) -> Answer:
    """Create a broadcast in state created."""
    snippet, status = request.body.get("snippet", {}), request.body.get("status", {})
    _check_words(snippet)
    if "scheduledStartTime" not in snippet:
        raise ApiError("scheduledStartTimeRequired")
    start = moment_of(snippet["scheduledStartTime"], "invalidScheduledStartTime")
    now = channel.clock.now()
    if start < now - _PAST_TOLERANCE:
        raise ApiError("invalidScheduledStartTime")
    if "privacyStatus" not in status:
        raise ApiError("privacyStatusRequired")
    end = snippet.get("scheduledEndTime")
    broadcast = Broadcast(
        title=snippet["title"],
        description=snippet.get("description", ""),
        scheduled_start=start,
        scheduled_end=moment_of(end, "invalidScheduledEndTime") if end else None,
        privacy=status["privacyStatus"],
        made_for_kids=status.get("selfDeclaredMadeForKids", False),
        details=details_from(request.body.get("contentDetails", {})),
        category_id=snippet.get("categoryId", "22"),
        published_at=now,
        visible_from=channel.after(channel.lag),
        readable_from=channel.after(channel.lag_by_id),
    )
    if broadcast.scheduled_end and broadcast.scheduled_end <= start:
        raise ApiError("invalidScheduledEndTime")
    channel.broadcasts[broadcast.id] = broadcast
    return _answer(channel, request, broadcast)


def list_(channel: Channel, request: Request) -> Answer:
    """Broadcasts by id, of mine, or by status: exactly one of the three."""
    chosen = exactly_one_filter(request, ("id", "mine", "broadcastStatus"))
    if chosen == "id":
        found = channel.readable(request.many("id"))
    else:
        found = channel.listed()
        kind = request.one("broadcastType") or "event"
        found = [b for b in found if kind == "all" or b.persistent == (kind == "persistent")]
        state = request.one("broadcastStatus") or "all"
        if state in _STATES:
            found = [b for b in found if b.life in _STATES[state]]
    resources = [channel.shown(broadcast, stale=True) for broadcast in found]
    return listing(request, "youtube#liveBroadcastListResponse", resources)


def update(channel: Channel, request: Request) -> Answer:
    """Replace every changeable field of each named part; what is left out falls to default."""
    if not request.body.get("id"):
        raise ApiError("idRequired")
    broadcast = channel.broadcast(request.body["id"])
    # Nothing is changed unless every part can be.
    changes = [
        _PART_CHANGES[part](channel, broadcast, request.body.get(part, {}))
        for part in request.parts
        if part in _PART_CHANGES
    ]
    for change in changes:
        for name, value in change.items():
            setattr(broadcast, name, value)
    return _answer(channel, request, broadcast)


def _snippet_change(
    _channel: Channel, broadcast: Broadcast, snippet: Mapping[str, Any]
) -> Mapping[str, Any]:
    _check_words(snippet)
    if "scheduledStartTime" not in snippet:
        raise ApiError("scheduledStartTimeRequired")
    start = moment_of(snippet["scheduledStartTime"], "invalidScheduledStartTime")
    if start != broadcast.scheduled_start and broadcast.life not in (*_EDITABLE, "testing"):
        raise ApiError("invalidScheduledStartTime")
    end = snippet.get("scheduledEndTime")
    return {
        "title": snippet["title"],
        "description": snippet.get("description", ""),
        "scheduled_start": start,
        "scheduled_end": moment_of(end, "invalidScheduledEndTime") if end else None,
    }


def _status_change(
    _channel: Channel, _broadcast: Broadcast, status: Mapping[str, Any]
) -> Mapping[str, Any]:
    return {
        "privacy": status.get("privacyStatus", "public"),
        "made_for_kids": status.get("selfDeclaredMadeForKids", False),
    }


def _details_change(
    channel: Channel, broadcast: Broadcast, details: Mapping[str, Any]
) -> Mapping[str, Any]:
    monitor = details.get("monitorStream", {})
    missing = [name for name in _REQUIRED_DETAILS if name not in details]
    missing += [
        name for name in ("enableMonitorStream", "broadcastStreamDelayMs") if name not in monitor
    ]
    if missing:
        raise ApiError("required", f"Required: contentDetails {', '.join(missing)}")
    new = details_from(dict(details))
    if broadcast.life not in _EDITABLE and channel.rules.details_frozen:
        for name, reason in _FROZEN.items():
            if new[name] != broadcast.details[name]:
                raise ApiError(reason)
    return {"details": new}


_PART_CHANGES = {
    "snippet": _snippet_change,
    "status": _status_change,
    "contentDetails": _details_change,
}


def bind(channel: Channel, request: Request) -> Answer:
    """Bind to a stream, or unbind when none is named."""
    broadcast = channel.broadcast(request.one("id"))
    if broadcast.life not in _EDITABLE:
        raise ApiError("liveBroadcastBindingNotAllowed")
    stream_id = request.one("streamId")
    if stream_id is not None and stream_id not in channel.streams:
        raise ApiError("liveStreamNotFound")
    broadcast.stream_id = stream_id
    life = "ready" if stream_id else "created"
    if broadcast.life != life:
        broadcast.become(life, channel.at())
    return _answer(channel, request, broadcast)


def transition(channel: Channel, request: Request) -> Answer:
    """Go to testing, live or complete."""
    broadcast = channel.broadcast(request.one("id"))
    to = request.one("broadcastStatus") or ""
    if to == "statusUnspecified":
        raise ApiError("invalid", "Invalid value at 'broadcastStatus'")
    others = [b for b in channel.broadcasts.values() if b is not broadcast]
    check_transition(broadcast, channel.stream_of(broadcast), to, others, channel.rules)
    begin(broadcast, to, channel.at(), channel.settled_at())
    return _answer(channel, request, broadcast)


def delete(channel: Channel, request: Request) -> Answer:
    """Delete a broadcast that has not begun."""
    broadcast = channel.broadcast(request.one("id"))
    if broadcast.life not in _EDITABLE:
        raise ApiError("liveBroadcastDeletionNotAllowed")
    del channel.broadcasts[broadcast.id]
    return None


def insert_cuepoint(channel: Channel, request: Request) -> Answer:
    """Mark a place for advertising, while the broadcast streams."""
    broadcast = channel.broadcast(request.one("id"))
    body = request.body
    if body.get("cueType") != "cueTypeAd":
        raise ApiError("cueTypeRequired")
    if "insertionOffsetTimeMs" in body and "walltimeMs" in body:
        raise ApiError("invalidCuepointTime")
    if int(body.get("durationSecs", 30)) <= 0:
        raise ApiError("invalidCuepointDuration")
    stream = channel.stream_of(broadcast)
    if broadcast.life not in {"testing", "live"} or stream is None or stream.status != "active":
        raise ApiError("broadcastNotStreaming")
    cuepoint = {"durationSecs": 30, **body, "id": new_id()}
    broadcast.cuepoints.append(cuepoint)
    return {"kind": "youtube#cuepoint", "etag": f'"{cuepoint["id"]}"', **cuepoint}


METHODS: Mapping[str, Handler] = {
    "liveBroadcasts.insert": insert,
    "liveBroadcasts.list": list_,
    "liveBroadcasts.update": update,
    "liveBroadcasts.bind": bind,
    "liveBroadcasts.transition": transition,
    "liveBroadcasts.delete": delete,
    "liveBroadcasts.insertCuepoint": insert_cuepoint,
}
