"""A real RTMP ingest: nginx with its RTMP module, telling who begins and ends to send."""

import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

from support.real_obs import free_port
from support.screen import STOP_SECONDS, start

_CONFIG = """\
load_module modules/ngx_rtmp_module.so;
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
rtmp {{
  server {{
    listen 127.0.0.1:{port};
    application live2 {{
      live on;
      on_publish http://127.0.0.1:{notify}/;
      on_publish_done http://127.0.0.1:{notify}/;
    }}
  }}
}}
"""


class _Notified(BaseHTTPRequestHandler):
    def __init__(self, tell: Callable[[str, bool], bool], *arguments: object) -> None:
        self._tell = tell
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        taken = self._tell(form["name"][0], form["call"][0] == "publish")
        self.send_response(200 if taken else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quietly."""


class Ingest:
    """Started by ``with``; ``url`` is the server that an encoder is given. ``tell`` gets a
    stream key and whether it begins; its answer to a beginning is whether it is taken."""

    def __init__(self, tell: Callable[[str, bool], bool]) -> None:
        self.port = free_port()
        self._notify = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Notified, tell))
        self._folder = Path()
        self._nginx: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The RTMP address, without a key."""
        return f"rtmp://127.0.0.1:{self.port}/live2"

    def __enter__(self) -> "Ingest":
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
        if program is None:
            raise RuntimeError("tests with an ingest need: apt-get install nginx libnginx-mod-rtmp")
        threading.Thread(  # noqa: TID251 -- a test's own server
            target=partial(self._notify.serve_forever, poll_interval=0.05), daemon=True
        ).start()
        self._folder = Path(tempfile.mkdtemp(prefix="eventdesk-ingest-"))
        config = self._folder / "nginx.conf"
        notify = self._notify.server_address[1]
        config.write_text(
            _CONFIG.format(folder=self._folder, port=self.port, notify=notify), encoding="utf-8"
        )
        arguments = [program, "-c", str(config), "-p", "/usr/share/nginx"]
        with (self._folder / "nginx.log").open("wb") as log:
            self._nginx = start([*arguments, "-e", str(self._folder / "error.log")], output=log)
        self._wait_listening()
        return self

    def __exit__(self, *_: object) -> None:
        if self._nginx:
            self._nginx.terminate()
            self._nginx.wait(STOP_SECONDS)
        self._notify.shutdown()
        self._notify.server_close()
        shutil.rmtree(self._folder)

    def _wait_listening(self) -> None:
        patience = threading.Event()
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                patience.wait(0.05)
            else:
                return
        raise RuntimeError((self._folder / "error.log").read_text(errors="replace"))
