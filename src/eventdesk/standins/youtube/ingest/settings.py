"""What an ingest is asked for with; the ingest itself is loaded only when one is started."""

from msgspec import Struct


class RtmpServerError(Exception):
    """There is no nginx with an RTMP module here, or it does not start; the text says what it
    said."""


class Rtmp(Struct, frozen=True):
    """Where real streams are taken, on loopback: port 0 is a free one. In real seconds: how often
    a session's progress is told, how long one may send nothing, and how often health is judged
    (YouTube's own take 5 to 10)."""

    port: int = 0
    backup_port: int = 0
    update: float = 2.0
    idle: float = 10.0
    health: float = 5.0
