"""A real OBS for tests: its own Xvfb, its own home, scenes made on the spot, gone afterwards.

Tried on Debian 12 (OBS 29.0.2, obs-websocket 5.1.0). Nothing of the user's OBS is read or written.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support.obs_client import Closed, ObsClient, Refused
from support.obs_scenes import DEMO_SCENES, Input, collection, colour, sound
from support.screen import STOP_SECONDS, Screen, start

__all__ = ["DEMO_SCENES", "Input", "RealObs", "colour", "free_port", "sound"]

NEEDED = {"obs": "obs-studio", "Xvfb": "xvfb", "ffmpeg": "ffmpeg", "setpriv": "util-linux"}
"""Programs, and the Debian packages that bring them."""
START_SECONDS = 60


def free_port() -> int:
    """A loopback port that nobody listened on a moment ago (OBS cannot take port 0)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def require_programs() -> None:
    """Fail, naming the packages, when the machine lacks what a real OBS needs."""
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        raise RuntimeError(f"tests with a real OBS need: apt-get install {' '.join(missing)}")


class RealObs:
    """OBS in a private home, started by ``with``: ``port``, ``password``, ``recording_dir``.

    ``scenes`` maps scene names to inputs, or is the path of an OBS scene collection file.
    ``canvas`` is in pixels and also the output size, ``fps`` in frames a second. A ``password`` of
    None switches authentication off. ``transitions`` maps names to kinds, besides Cut and Fade.
    ``duplicate_sources`` is the setting of that name of studio mode.
    """

    def __init__(
        self,
        scenes: Mapping[str, tuple[Input, ...]] | Path = DEMO_SCENES,
        *,
        canvas: tuple[int, int] = (640, 360),
        fps: int = 30,
        password: str | None = "correct horse",
        transitions: Mapping[str, str] | None = None,
        duplicate_sources: bool = False,
    ) -> None:
        self.password = password
        self.port = 0
        self._scenes = scenes
        self._canvas = canvas
        self._fps = fps
        self._transitions = transitions
        self._duplicate_sources = duplicate_sources
        self._root = Path()
        self._screen = Screen()
        self._obs: subprocess.Popen[bytes] | None = None

    @property
    def recording_dir(self) -> Path:
        """Where OBS records to."""
        return self._root / "recordings"

    @property
    def log(self) -> Path:
        """What OBS printed."""
        return self._root / "obs.log"

    @property
    def pid(self) -> int:
        """OBS's process id; it is the same process through pause and resume."""
        assert self._obs, "OBS is not running"
        return self._obs.pid

    @property
    def running(self) -> bool:
        """Whether OBS is there, frozen or not: it may have crashed by itself."""
        return self._obs is not None and self._obs.poll() is None

    def __enter__(self) -> "RealObs":
        require_programs()
        self._root = Path(tempfile.mkdtemp(prefix="eventdesk-obs-"))
        self.recording_dir.mkdir()
        self.port = free_port()
        try:
            self._write_config()
            self._screen.__enter__()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._screen.__exit__()
        shutil.rmtree(self._root)

    def client(self, **options: Any) -> ObsClient:
        """A new session with this OBS."""
        return ObsClient(self.port, self.password, **options)

    def start(self) -> None:
        """Start OBS and wait until it has loaded its scenes and answers."""
        assert not self._obs, "OBS is running"
        environment = {
            **os.environ,
            "HOME": str(self._root),
            "XDG_CONFIG_HOME": str(self._root / "config"),
            "XDG_RUNTIME_DIR": str(self._root),
            "DISPLAY": self._screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        command = "obs --multi --disable-updater --disable-missing-files-check --unfiltered_log"
        with self.log.open("ab") as log:
            self._obs = start(command.split(), environment, output=log)
        self._wait_ready()

    def kill(self) -> None:
        """SIGKILL, as a crash: no word to the clients."""
        if self._obs:
            self._obs.kill()
            self._obs.wait(STOP_SECONDS)
            self._obs = None

    def set_password(self, password: str) -> None:
        """Another password, from the next start on."""
        self.password = password
        settings = self._root / "config" / "obs-studio" / "global.ini"
        settings.write_text(_ini(self._global_settings()))

    def restart(self) -> None:
        """Kill it if it runs, and start it anew with the same port, scenes and password."""
        self.kill()
        self.start()

    def pause(self) -> None:
        """SIGSTOP: the sockets stay open and nothing answers; returns once every thread stands."""
        os.kill(self.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, self.pid, os.WSTOPPED)

    def resume(self) -> None:
        """SIGCONT."""
        os.kill(self.pid, signal.SIGCONT)

    def _wait_ready(self) -> None:
        patience = threading.Event()
        for _ in range(START_SECONDS * 20):
            if self._obs and self._obs.poll() is not None:
                break
            if self._answers():
                return
            patience.wait(0.05)
        tail = self.log.read_text(errors="replace")[-3000:]
        raise RuntimeError(f"OBS did not come up:\n{tail}")

    def _answers(self) -> bool:
        # obs-websocket listens only after OBS has loaded its scenes (WebSocketServer::onObsLoaded).
        try:
            with self.client(events=0) as client:
                return bool(client.request("GetSceneList")["scenes"])
        except (OSError, Closed, Refused, TimeoutError):
            return False

    def _write_config(self) -> None:
        home = self._root / "config" / "obs-studio"
        profile = home / "basic" / "profiles" / "Test"
        scenes = home / "basic" / "scenes"
        profile.mkdir(parents=True)
        scenes.mkdir(parents=True)
        (home / "global.ini").write_text(_ini(self._global_settings()))
        (profile / "basic.ini").write_text(_ini(self._profile_settings()))
        target = scenes / "Test.json"
        if isinstance(self._scenes, Path):
            content = json.loads(self._scenes.read_text(encoding="utf-8")) | {"name": "Test"}
        else:
            content = collection(self._scenes, "Test", self._transitions)
        target.write_text(json.dumps(content), encoding="utf-8")

    def _global_settings(self) -> dict[str, dict[str, object]]:
        return {
            "General": {
                "FirstRun": "true",
                "LastVersion": 0x1D000002,  # 29.0.2: no "what's new" window
                "InfoIncrement": 99,
                "Pre19Defaults": "false",
                "Pre21Defaults": "false",
                "Pre23Defaults": "false",
                "Pre24.1Defaults": "false",
                "EnableAutoUpdates": "false",
            },
            "Basic": {
                "Profile": "Test",
                "ProfileDir": "Test",
                "SceneCollection": "Test",
                "SceneCollectionFile": "Test",
                "ConfigOnNewProfile": "false",
            },
            "BasicWindow": {
                "SysTrayEnabled": "false",
                "WarnBeforeStartingStream": "false",
                "WarnBeforeStoppingStream": "false",
                "WarnBeforeStoppingRecord": "false",
                "EditPropertiesMode": str(self._duplicate_sources).lower(),
                "PreviewEnabled": "false",  # nobody looks, and it costs software GL dearly
            },
            "OBSWebSocket": {
                "FirstLoad": "false",
                "ServerEnabled": "true",
                "ServerPort": self.port,
                "AlertsEnabled": "false",
                "AuthRequired": "false" if self.password is None else "true",
                "ServerPassword": self.password or "",
            },
        }

    def _profile_settings(self) -> dict[str, dict[str, object]]:
        width, height = self._canvas
        return {
            "General": {"Name": "Test"},
            "Output": {"Mode": "Simple", "RetryDelay": 2, "MaxRetries": 25, "Reconnect": "true"},
            "SimpleOutput": {
                "FilePath": self.recording_dir,
                "RecFormat": "mkv",
                "RecQuality": "Stream",
                "RecRB": "true",  # a replay buffer, of 10 s
                "RecRBTime": 10,
                "VBitrate": 1000,
                "ABitrate": 128,
                "Preset": "ultrafast",
            },
            "Video": {
                "BaseCX": width,
                "BaseCY": height,
                "OutputCX": width,
                "OutputCY": height,
                "FPSType": 1,  # an integer
                "FPSInt": self._fps,
                "FPSCommon": self._fps,
            },
            "Audio": {"SampleRate": 48000, "ChannelSetup": "Stereo"},
        }


def _ini(sections: Mapping[str, Mapping[str, object]]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in values.items())
        for name, values in sections.items()
    )
