"""What arrives: a real RTMP server in front of the stand-in, who sends to it, and how well."""

from eventdesk.standins.youtube.ingest.nginx import Rtmp, RtmpServer, RtmpServerError
from eventdesk.standins.youtube.ingest.watch import Ingest

__all__ = ["Ingest", "Rtmp", "RtmpServer", "RtmpServerError"]
