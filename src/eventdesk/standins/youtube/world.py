"""What the world does to the channel: encoders, viewers, people in Studio, and YouTube itself.

Each deed has a name and details by name; it happens at once, or at its moment on the clock.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from eventdesk.standins.youtube.channel import Channel, Deed
from eventdesk.standins.youtube.chat import chat_of, may_write
from eventdesk.standins.youtube.chat_model import Message
from eventdesk.standins.youtube.lifecycle import end
from eventdesk.standins.youtube.model import Broadcast, Stream, details_from, new_key

Details = Mapping[str, Any]
_EDITABLE = ("title", "description", "privacy", "category_id", "scheduled_start", "scheduled_end")


def happen(channel: Channel, deed: Deed) -> object:
    """Let it happen now; what a deed gives is its answer, None for most.

    KeyError when there is no such deed, broadcast, stream or detail; TypeError or ValueError
    when a detail makes no sense. A deed of the script whose broadcast is gone by then is one
    that nobody can do any more, and is passed over.
    """
    return DEEDS[deed.name](channel, deed.details)


def happen_if_possible(channel: Channel, deed: Deed) -> None:
    """``happen`` for a deed of the script, which nobody waits for."""
    try:
        happen(channel, deed)
    except KeyError:
        return


def plan(channel: Channel, name: str, details: Details, seconds: float) -> object:
    """Let it happen in that many show seconds, or now, when its answer is given."""
    if name not in DEEDS:
        raise KeyError(f"nothing of that name can happen: {name}")
    deed = Deed(channel.after(seconds), name, dict(details))
    if seconds <= 0:
        return happen(channel, deed)
    channel.deeds.append(deed)
    return None


def _stream(channel: Channel, details: Details) -> Stream:
    found = channel.stream_with(str(details["key"]))
    if found is None:
        raise KeyError(f"no stream has this key: {details['key']}")
    return found


def _broadcast(channel: Channel, details: Details) -> Broadcast:
    return channel.broadcasts[str(details["broadcast"])]


def _ingest(channel: Channel, details: Details) -> object:
    """``key``, ``active``: an encoder begins or ends to send."""
    if not isinstance(details["active"], bool):
        raise TypeError("active is true or false")
    return channel.ingest(_stream(channel, details).key, details["active"])


def _flap(channel: Channel, details: Details) -> object:
    """``key``, ``times``, ``seconds``: the stream breaks off and comes back again and again."""
    stream, seconds = _stream(channel, details), float(details.get("seconds", 5))
    for number in range(2 * int(details.get("times", 1))):
        change = {"key": stream.key, "active": number % 2 == 1}
        channel.deeds.append(Deed(channel.after(number * seconds), "ingest", change))
    return None


def _health(channel: Channel, details: Details) -> object:
    """``key``, ``status``, ``issues``: YouTube judges the stream so, until told otherwise by an
    empty status."""
    stream, status = _stream(channel, details), str(details["status"])
    stream.judged = bool(status)
    if status:
        stream.health = status
        stream.issues = [
            {"type": kind, "severity": "warning", "reason": kind, "description": kind}
            for kind in details.get("issues", ())
        ]
    else:
        stream.health, stream.issues = "good" if stream.receiving else "noData", []
    return None


def _reset_key(channel: Channel, details: Details) -> object:
    """``key``: somebody resets it in Studio; the encoder that uses it is thrown out. Gives the
    new key."""
    stream = _stream(channel, details)
    channel.ingest(stream.key, False)
    stream.key = new_key()
    return stream.key


def _end(channel: Channel, details: Details) -> object:
    """``broadcast``: somebody ends it in Studio, or YouTube does."""
    end(_broadcast(channel, details), channel.at())
    return None


def _revoke(channel: Channel, details: Details) -> object:
    """``broadcast``: YouTube takes it down."""
    end(_broadcast(channel, details), channel.at(), "revoked")
    return None


def _delete(channel: Channel, details: Details) -> object:
    """``broadcast``: somebody deletes it in Studio."""
    del channel.broadcasts[str(details["broadcast"])]
    return None


def _edit(channel: Channel, details: Details) -> object:
    """``broadcast`` and new values: somebody edits it in Studio."""
    broadcast = _broadcast(channel, details)
    values = {name: details[name] for name in _EDITABLE if name in details}
    for name, value in values.items():
        times = name.startswith("scheduled_") and isinstance(value, str)
        setattr(broadcast, name, datetime.fromisoformat(value) if times else value)
    return None


def _put(channel: Channel, details: Details) -> object:
    """``title``, ``scheduled_start``, ``description``, ``privacy``, ``details``, ``key`` of the
    stream that it is bound to, ``life``: somebody makes a broadcast in Studio, which switches
    autoStart and autoStop on. Gives its id."""
    by_studio = {"enableAutoStart": True, "enableAutoStop": True}
    start = details["scheduled_start"]
    stream = _stream(channel, details) if "key" in details else None
    broadcast = Broadcast(
        title=str(details["title"]),
        description=str(details.get("description", "")),
        scheduled_start=datetime.fromisoformat(start) if isinstance(start, str) else start,
        privacy=str(details.get("privacy", "unlisted")),
        details=details_from({**by_studio, **details.get("details", {})}),
        published_at=channel.clock.now(),
        visible_from=channel.at(),
        readable_from=channel.at(),
        stream_id=stream.id if stream else None,
        persistent=bool(details.get("persistent", False)),
        life=str(details.get("life", "ready" if stream else "created")),
    )
    if broadcast.life == "live":
        broadcast.actual_start = channel.at()
    channel.broadcasts[broadcast.id] = broadcast
    return broadcast.id


def _make_stream(channel: Channel, details: Details) -> object:
    """``title``: somebody makes a reusable stream in Studio. Gives its key."""
    cdn = {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"}
    stream = Stream(str(details["title"]), "", cdn, channel.clock.now())
    channel.streams[stream.id] = stream
    return stream.key


def _viewers(channel: Channel, details: Details) -> object:
    """``broadcast``, ``count``: so many watch; null hides the number."""
    count = details["count"]
    _broadcast(channel, details).viewers = None if count is None else int(count)
    return None


def _say(channel: Channel, details: Details) -> object:
    """``broadcast``, ``text``, ``author``: a viewer writes in the chat; ``kind`` and ``details``
    for something else than a text ("superChatEvent", {"superChatDetails": {...}}). Gives the
    message's id; None when the chat is over or the viewer is banned."""
    name = str(details.get("author", "Viewer"))
    who = f"UC{name}"
    _found, chat = chat_of(channel, _broadcast(channel, details).chat_id)
    if chat.ended or not may_write(channel, chat, who):
        return None
    moderates = any(each.who == who for each in chat.moderators.values())
    message = Message(
        who,
        name,
        str(details.get("text", "")),
        channel.clock.now(),
        str(details.get("kind", "textMessageEvent")),
        moderator=moderates,
        details=dict(details.get("details", {})),
    )
    chat.messages.append(message)
    return message.id


DEEDS: Mapping[str, Callable[[Channel, Details], object]] = {
    "ingest": _ingest,
    "flap": _flap,
    "health": _health,
    "reset key": _reset_key,
    "end": _end,
    "revoke": _revoke,
    "delete": _delete,
    "edit": _edit,
    "put": _put,
    "stream": _make_stream,
    "viewers": _viewers,
    "say": _say,
}
"""What can happen, by name."""
