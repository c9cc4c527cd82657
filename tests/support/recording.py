"""What was really on air: a recording by OBS itself, decoded frame by frame."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from support.obs_client import ObsClient
from support.screen import STOP_SECONDS

Pixel = tuple[int, int, int]


class Recording(Struct):
    """Filled when the recording is over: frames of ``width`` × ``height`` pixels, RGB."""

    width: int
    height: int
    frames: list[bytes] = field(default_factory=list)

    def pixel(self, frame: bytes, x: int, y: int) -> Pixel:
        """One pixel's red, green and blue."""
        at = 3 * (y * self.width + x)
        return frame[at], frame[at + 1], frame[at + 2]

    def row(self, frame: bytes, y: int, step: int = 2) -> list[Pixel]:
        """Every ``step``-th pixel of a row, from the left."""
        return [self.pixel(frame, x, y) for x in range(0, self.width, step)]


@contextmanager
def recorded(
    client: ObsClient, width: int, height: int, rows: tuple[int, int] | None = None
) -> Iterator[Recording]:
    """Record the program while inside; the canvas has this size. Of a long recording ``rows``
    keeps a strip only: where it begins and its height, both even."""
    top, kept = rows or (0, height)
    recording = Recording(width, kept)
    mark = client.mark()
    client.request("StartRecord")
    client.wait_for("RecordStateChanged", mark, outputState="OBS_WEBSOCKET_OUTPUT_STARTED")
    try:
        yield recording
    finally:
        mark = client.mark()
        client.request("StopRecord")
        ended = client.wait_for(
            "RecordStateChanged", mark, outputState="OBS_WEBSOCKET_OUTPUT_STOPPED"
        )
        recording.frames = _decoded(Path(ended.data["outputPath"]), width, top, kept)


def _decoded(path: Path, width: int, top: int, height: int) -> list[bytes]:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-vf", f"crop={width}:{height}:0:{top}"]
    command += ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, check=True, capture_output=True, timeout=6 * STOP_SECONDS).stdout
    path.unlink()
    size = 3 * width * height
    return [raw[at : at + size] for at in range(0, len(raw) - size + 1, size)]
