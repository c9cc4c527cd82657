"""How far apart a stream's key frames are, looked at with ffprobe where that is installed: the
RTMP server does not tell."""

import shutil
import subprocess

from eventdesk.standins.youtube.ingest.nginx import RtmpServer
from eventdesk.standins.youtube.ingest.stat import Arriving

_LOOK_SECONDS = 10
_BEGIN_AFTER = 2.0
_STOP_SECONDS = 5


class KeyFrames:
    """Looks once at each session, one after the other: a process for some ten seconds."""

    def __init__(self, server: RtmpServer) -> None:
        self._server = server
        self._program = shutil.which("ffprobe")
        self._found: dict[tuple[str, str], tuple[float, float | None]] = {}
        self._looking: tuple[Arriving, subprocess.Popen[bytes]] | None = None

    def of(self, arriving: Arriving) -> float | None:
        """Seconds between key frames at most; None when that is not known yet."""
        place = (arriving.side, arriving.key)
        self._collect()
        since, seconds = self._found.get(place, (0.0, None))
        if place in self._found and arriving.seconds >= since:
            return seconds
        self._found.pop(place, None)  # a new session on the same key
        if self._program and self._looking is None and arriving.seconds >= _BEGIN_AFTER:
            self._look(self._program, arriving)
        return None

    def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking[1].kill()
            self._looking[1].communicate(timeout=_STOP_SECONDS)
            self._looking = None

    def _look(self, program: str, arriving: Arriving) -> None:
        server = self._server.url if arriving.side == "primary" else self._server.backup_url
        command = [program, "-loglevel", "quiet", "-select_streams", "v"]
        command += ["-read_intervals", f"%+{_LOOK_SECONDS}", "-skip_frame", "nokey"]
        command += ["-show_entries", "packet=pts_time,flags", "-of", "csv=p=0"]
        process = subprocess.Popen(  # noqa: S603
            [*command, f"{server}/{arriving.key}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        self._looking = (arriving, process)

    def _collect(self) -> None:
        if self._looking is None or self._looking[1].poll() is None:
            return
        (arriving, process), self._looking = self._looking, None
        packets = process.communicate()[0].decode(errors="replace").splitlines()
        self._found[arriving.side, arriving.key] = (arriving.seconds, widest_gap(packets))


def widest_gap(packets: list[str]) -> float | None:
    """The longest time between key frames in ffprobe's lines "seconds,flags"; None for fewer
    than two of them in less than the look itself."""
    times, keys = [], []
    for line in packets:
        moment, _, flags = line.partition(",")
        try:
            times.append(float(moment))
        except ValueError:
            continue  # "N/A"
        if flags.startswith("K"):
            keys.append(times[-1])
    if not keys:
        return None
    # From the last one on nothing followed up to the end: that long it is at least.
    gaps = [later - earlier for earlier, later in zip(keys, [*keys[1:], times[-1]], strict=True)]
    return max(gaps)
