"""Who is sending: sessions by nginx's client id, never by key.

A second encoder on a key is announced before nginx refuses it, and its end is told 10 ms later;
by key that would look like the end of the one that sends on.
"""

from msgspec import Struct

_FROZEN_UPDATES = 2


class _Session(Struct):
    key: str
    side: str
    timestamp: int = -1
    still: int = 0


class Sessions:
    """The sessions that were taken. Their caller serialises."""

    def __init__(self) -> None:
        self._by_client: dict[str, _Session] = {}

    def begin(self, client: str, side: str, key: str) -> None:
        """An encoder begins to send to a key, on the primary or the backup side."""
        self._by_client[client] = _Session(key, side)

    def update(self, client: str, timestamp: int) -> None:
        """How far its picture has come, in milliseconds of the stream."""
        session = self._by_client.get(client)
        if session is not None:
            session.still = session.still + 1 if timestamp == session.timestamp else 0
            session.timestamp = timestamp

    def end(self, client: str) -> str | None:
        """It sends no longer; the key, when nobody else sends to it."""
        session = self._by_client.pop(client, None)
        if session is None or session.key in self.keys():
            return None
        return session.key

    def end_all(self) -> set[str]:
        """Nobody sends any longer; the keys that were sent to."""
        keys = self.keys()
        self._by_client.clear()
        return keys

    def keys(self) -> set[str]:
        """What is being sent to."""
        return {session.key for session in self._by_client.values()}

    def is_frozen(self, key: str) -> bool:
        """Whether every encoder of this key is connected and its picture stands still: its
        timestamp has not moved from one update to the next, twice."""
        sessions = [session for session in self._by_client.values() if session.key == key]
        return bool(sessions) and all(each.still >= _FROZEN_UPDATES - 1 for each in sessions)
