"""The numbers by which OBS's health is judged, asked for with every heartbeat."""

from collections.abc import Mapping
from typing import Any

from eventdesk.domain.graphic import Canvas
from eventdesk.drivers.obs.protocol import Data, Request

VITALS: tuple[Request, ...] = (
    ("GetStats", {}),
    ("GetVideoSettings", {}),  # a changed canvas has no event
    ("GetStreamStatus", {}),
    ("GetRecordStatus", {}),
)


def vitals(answers: Mapping[str, Data], at: float, canvas: Canvas) -> dict[str, Any]:
    """The fields of SwitcherSeen from the answers' data, asked at this monotonic second;
    ``canvas`` is the one known before. Not ``outputDuration``: it is garbage after a change of the
    video settings (measured on OBS 29)."""
    stats, video, stream, record = (answers[name] for name, _ in VITALS)
    found = Canvas(
        int(video.get("baseWidth", 0)),
        int(video.get("baseHeight", 0)),
        float(video.get("fpsNumerator", 0)) / float(video.get("fpsDenominator", 1) or 1),
    )
    return {
        "fps": float(stats.get("activeFps", 0.0)),
        "cpu": float(stats.get("cpuUsage", 0.0)),
        "skipped_frames": int(stats.get("renderSkippedFrames", 0))
        + int(stats.get("outputSkippedFrames", 0)),
        "disk_free_mib": float(stats.get("availableDiskSpace", 0.0)),
        "stream_bytes": int(stream.get("outputBytes", 0)),
        "record_bytes": int(record.get("outputBytes", 0)),
        "dropped_frames": int(stream.get("outputSkippedFrames", 0)),
        "congestion": float(stream.get("outputCongestion", 0.0)),
        "measured_at": at,
        "canvas": found if found.width else canvas,
    }
