"""A real RTMP ingest for tests that need no YouTube behind it, and an encoder to feed one."""

import random
import socket
import subprocess
import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from eventdesk.standins.youtube.ingest.nginx import RtmpServer
from support.screen import STOP_SECONDS, start


def port_pair() -> int:
    """The first of two neighbouring loopback ports, free a moment ago and where no connection gets
    one by chance: RTMP takes the one and its backup the next, also after a kill."""
    while True:
        first = random.randrange(10_000, 30_000, 2)
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", first))
                other.bind(("127.0.0.1", first + 1))
            except OSError:
                continue
            return first


class _Notified(BaseHTTPRequestHandler):
    def __init__(self, tell: Callable[[str, bool], bool], *arguments: object) -> None:
        self._tell = tell
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        told = parse_qs(urlsplit(self.path).query)
        call = told["call"][0]
        edge = call in {"publish", "publish_done"}
        taken = not edge or self._tell(told["name"][0], call == "publish")
        self.send_response(200 if taken else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quietly."""


class Ingest:
    """Started by ``with``; ``url`` is the server that an encoder is given. ``tell`` gets a
    stream key and whether it begins; its answer to a beginning is whether it is taken."""

    def __init__(self, tell: Callable[[str, bool], bool]) -> None:
        self._notify = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Notified, tell))
        self._rtmp = RtmpServer(f"http://127.0.0.1:{self._notify.server_address[1]}/")

    @property
    def url(self) -> str:
        """The RTMP address, without a key."""
        return self._rtmp.url

    def __enter__(self) -> "Ingest":
        threading.Thread(  # noqa: TID251 -- a test's own server
            target=partial(self._notify.serve_forever, poll_interval=0.05), daemon=True
        ).start()
        self._rtmp.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._rtmp.stop()
        self._notify.shutdown()
        self._notify.server_close()


class Encoder:
    """ffmpeg as an encoder: begins with ``with``, ends with it. ``url`` has the key in it."""

    def __init__(
        self,
        url: str,
        size: str = "640x360",
        *,
        sound: bool = True,
        rate: str = "700k",
        key_frames: int = 30,
    ) -> None:
        picture = f"testsrc=size={size}:rate=15"
        command = ["ffmpeg", "-loglevel", "error", "-re", "-f", "lavfi", "-i", picture]
        if sound:
            command += ["-re", "-f", "lavfi", "-i", "sine=sample_rate=48000"]
            command += ["-c:a", "aac", "-b:a", "128k"]
        command += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
        command += ["-g", str(key_frames), "-b:v", rate, "-minrate", rate, "-maxrate", rate]
        command += ["-bufsize", rate, "-nal-hrd", "cbr", "-f", "flv", url]
        self._command = command
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Encoder":
        self.process = start(self._command, output=subprocess.DEVNULL)
        return self

    def wait(self) -> int:
        """Until it ends by itself; its exit status."""
        assert self.process
        return self.process.wait(STOP_SECONDS)

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(STOP_SECONDS)
