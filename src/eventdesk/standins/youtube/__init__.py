"""A YouTube Live API server for rehearsal, demonstration and tests, on a real socket."""

from eventdesk.standins.youtube.faults import Fault, FaultKind
from eventdesk.standins.youtube.ingest.settings import Rtmp, RtmpServerError
from eventdesk.standins.youtube.lifecycle import Rules, Timing
from eventdesk.standins.youtube.standin import YouTubeStandIn

__all__ = ["Fault", "FaultKind", "Rtmp", "RtmpServerError", "Rules", "Timing", "YouTubeStandIn"]
