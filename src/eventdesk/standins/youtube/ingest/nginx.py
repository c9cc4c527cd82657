"""nginx with its RTMP module, configured in a folder of its own, on loopback only.

Tried with Debian 12's nginx 1.22 and libnginx-mod-rtmp 1.1.4.
"""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from threading import Event

from eventdesk.standins.youtube.ingest.settings import Rtmp, RtmpServerError

_STOP_SECONDS = 5
_PREFIX = "eventdesk-ingest-"
_START_STEPS, _STEP_SECONDS = 400, 0.025
_TRIES = 3
# Debian keeps nginx where only root looks.
_ALSO = ("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin")
_MODULES = (
    "/usr/lib/nginx/modules",
    "/usr/lib64/nginx/modules",
    "/usr/share/nginx/modules",
    "/usr/local/lib/nginx/modules",
    "/opt/homebrew/lib/nginx/modules",
)
# One process, so that killing it leaves nothing. GET, because a POST's arguments are in a body.
# An update that is refused ends its session: how a key that was reset throws its encoder out.
_CONFIG = """\
{load}daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {{ worker_connections 64; }}
rtmp {{
  access_log off;
{servers}}}
http {{
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{
    listen unix:{folder}/stat.sock;
    location / {{ rtmp_stat all; }}
  }}
}}
"""
_SERVER = """\
  server {{
    listen 127.0.0.1:{port};
    notify_method get;
    application live2 {{
      live on;
      allow play 127.0.0.1;
      deny play all;
      on_publish {notify}{side};
      on_publish_done {notify}{side};
      on_update {notify}{side};
      notify_update_timeout {update}ms;
      notify_update_strict on;
      drop_idle_publisher {idle}ms;
    }}
  }}
"""


class RtmpServer:
    """Two addresses that take streams: ``url`` and ``backup_url``. Each stream's beginning, end
    and progress is told to ``notify`` + "primary" or "backup" by GET; a beginning that is not
    answered with 200 is refused, and so is going on.

    Call ``start`` from a thread that stays: on Linux the kernel ends nginx with that thread, so
    that a killed stand-in leaves no server behind.
    """

    def __init__(self, notify: str, settings: Rtmp | None = None) -> None:
        self._notify = notify
        self._settings = settings or Rtmp()
        self._given = (self._settings.port, self._settings.backup_port)
        self._ports = self._given
        self._folder = Path()
        self._nginx: subprocess.Popen[bytes] | None = None

    @property
    def ports(self) -> tuple[int, int]:
        """Primary and backup; valid from ``start`` on."""
        return self._ports

    @property
    def url(self) -> str:
        """The server that an encoder is given, without a key."""
        return f"rtmp://127.0.0.1:{self._ports[0]}/live2"

    @property
    def backup_url(self) -> str:
        """The same for its second output."""
        return f"rtmp://127.0.0.1:{self._ports[1]}/live2?backup=1"

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._nginx is not None and self._nginx.poll() is None

    def start(self) -> None:
        """Listen. RtmpServerError when that does not work out."""
        program = find_nginx()
        if program is None:
            raise RtmpServerError("nginx is not installed")
        for left in reversed(range(_TRIES)):
            self._ports = (self._given[0] or _free_port(), self._given[1] or _free_port())
            try:
                self._launch(program)
            except RtmpServerError:
                self.stop()
                if not left or all(self._given):  # else another may have taken the free port
                    raise
            else:
                return

    def stop(self) -> None:
        """End the process and remove its folder."""
        if self._nginx is None:
            return
        self._nginx.terminate()
        try:
            self._nginx.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._nginx.kill()
            self._nginx.wait(_STOP_SECONDS)
        self._nginx = None
        shutil.rmtree(self._folder)

    def stat(self) -> bytes:
        """What the RTMP module tells of its streams, as XML. OSError or HTTPException when it
        does not answer."""
        connection = _UnixConnection(self._folder / "stat.sock")
        try:
            connection.request("GET", "/")
            return connection.getresponse().read()
        finally:
            connection.close()

    def _launch(self, program: str) -> None:
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        config = self._folder / "nginx.conf"
        config.write_text(self._config(), encoding="utf-8")
        command = [program, "-p", f"{self._folder}/", "-c", str(config), "-e", "stderr"]
        with_me = shutil.which("setpriv")  # of util-linux: end when the thread that starts it does
        if with_me:
            command = [with_me, "--pdeathsig", "KILL", *command]
        with (self._folder / "error.log").open("wb") as log:
            self._nginx = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=log)  # noqa: S603
        self._wait_listening()

    def _config(self) -> str:
        module = next(
            (path for place in _MODULES if (path := Path(place, "ngx_rtmp_module.so")).exists()),
            None,
        )
        update = round(self._settings.update * 1000)
        idle = round(self._settings.idle * 1000)
        servers = "".join(
            _SERVER.format(port=port, side=side, notify=self._notify, update=update, idle=idle)
            for port, side in zip(self._ports, ("primary", "backup"), strict=True)
        )
        load = f"load_module {module};\n" if module else ""
        return _CONFIG.format(load=load, servers=servers, folder=self._folder)

    def _wait_listening(self) -> None:
        patience = Event()
        for _ in range(_START_STEPS):
            if not self.is_running:
                break
            if self._answers():
                return
            patience.wait(_STEP_SECONDS)
        said = (self._folder / "error.log").read_text(errors="replace").strip()
        raise RtmpServerError(said or "nginx does not listen")

    def _answers(self) -> bool:
        """By the file in its folder: a port may be another's, and nginx serves nothing before it
        has them all."""
        try:
            return bool(self.stat())
        except (OSError, http.client.HTTPException):
            return False


class _UnixConnection(http.client.HTTPConnection):
    """HTTP over a socket in the folder, which takes no port and lets nobody else in."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=2)
        self._path = path

    def connect(self) -> None:
        """To the file."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def find_nginx() -> str | None:
    """Where nginx is, on PATH or in the usual places."""
    return shutil.which("nginx") or shutil.which("nginx", path=":".join(_ALSO))


def _sweep() -> None:
    """Remove the folders of servers that were killed: those whose process is gone."""
    for kept in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/nginx.pid"):
        try:
            os.kill(int(kept.read_text(encoding="ascii")), 0)
        except ProcessLookupError:
            shutil.rmtree(kept.parent, ignore_errors=True)  # another may sweep as well
        except (OSError, ValueError):  # it runs under another user, or only just begins or ends
            continue


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
