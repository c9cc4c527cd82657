"""How often the chat may be read: from the units that neither the looks at the broadcast nor what
is still to be written will need. Pure.

YouTube asks for a look every few seconds, and at 5 units a look that is the day's quota in less
than an hour. So the chat gets what is to spare, spread over the rest of the show.
"""

from datetime import datetime

from msgspec import Struct

from eventdesk.domain.quota import LookPace, QuotaTable, seconds_to_last, spendable
from eventdesk.domain.runsheet import RunSheet

METHOD = "liveChatMessages.list"
QUICKEST = 10.0
"""Show seconds between two looks, however much is to spare: a chat is read by people."""
SLOWEST = 120.0
"""A chat that is read more seldom is of no use: then it is off."""
MARGIN = 200
"""Units that the chat leaves alone on top: searches, retries, a spare broadcast."""


class ChatPace(Struct, frozen=True):
    """Show seconds to the next look, and whether the quota made it longer."""

    pause: float
    slowed: bool


def chat_pace(
    table: QuotaTable,
    used: int,
    sheet: RunSheet | None,
    now: datetime,
    *,
    asked: float,
    writes: int = 0,
) -> ChatPace | None:
    """When to look again, ``used`` units having been spent of this day; ``asked`` is YouTube's
    own wish, in seconds, and ``writes`` the units that the sheet will still write with. None when
    the chat has to be off."""
    seconds = seconds_to_last(sheet, now)
    watched = table.look * seconds / LookPace().live
    spare = spendable(table, used) - watched - writes - MARGIN
    wished = max(asked, QUICKEST)
    if spare <= 0:
        return None
    needed = table.cost(METHOD) * seconds / spare
    if needed > SLOWEST:
        return None
    return ChatPace(max(wished, needed), slowed=needed > wished)
