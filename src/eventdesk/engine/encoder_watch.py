"""Whether the program's encoder sends a picture that may go live."""

from typing import TYPE_CHECKING

from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen

if TYPE_CHECKING:
    from eventdesk.domain.health import Health

RECONNECTING = "encoder-reconnecting"
DROPPING = "encoder-dropping"
STALLED = "encoder-stalled"

MOST_LOST = 0.01
"""Of the frames of late, to a machine or a network that is too slow."""
STANDING = 2.0
"""Seconds for which no byte left OBS: twice its heartbeat."""


def not_yet(seen: SwitcherSeen, health: "Health") -> str:
    """Why it is not fit just now, a code; "" when nothing speaks against it. An OBS that is not
    seen gives no reason: what arrives at YouTube tells enough."""
    if seen.link is not Link.READY:
        return ""
    if seen.stream is StreamState.RECONNECTING:
        return RECONNECTING
    if seen.stream is not StreamState.STARTED:
        return ""
    if (health.standing or 0.0) >= STANDING:
        return STALLED
    lost = (health.dropped or 0.0) + (health.skipped or 0.0)
    return DROPPING if lost > MOST_LOST else ""
