"""A scripted obs-websocket server, and every OBS there is to drive: the stand-in and the real."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.secret import Secret
from eventdesk.standins.obs import NewInput, ObsStandIn
from support.driving import Desk
from support.obs_client import ObsClient, authentication
from support.real_obs import DEMO_SCENES

PASSWORD = "swordfish"
PATIENCE = 10.0
SCENES = ("Holding", "Podium", "Slides")


def pytest_configure(config):
    config.pluginmanager.import_plugin("support.obs_fixtures")
    config.pluginmanager.import_plugin("support.browser_fixtures")


@pytest.fixture(scope="session", autouse=True)
def qt(qapp):
    """Qt's own place is the main thread; the stand-in would be the first to use it, on another."""
    return qapp


@pytest.fixture(autouse=True)
def _qt(qapp):
    """A driver compares pictures on its own threads; Qt wants to know the main one before."""


def answers_of_a_quiet_obs() -> dict[str, Any]:
    """What an OBS with three scenes and one microphone answers to a resync."""
    return {
        "GetVersion": {"obsVersion": "29.0.2", "obsWebSocketVersion": "5.1.0"},
        "GetSceneList": {
            "currentProgramSceneName": "Holding",
            "currentPreviewSceneName": None,
            "scenes": [{"sceneName": name} for name in reversed(SCENES)],
        },
        "GetSceneTransitionList": {
            "transitions": [
                {
                    "transitionName": "Cut",
                    "transitionKind": "cut_transition",
                    "transitionFixed": True,
                },
                {
                    "transitionName": "Fade",
                    "transitionKind": "fade_transition",
                    "transitionFixed": False,
                },
            ]
        },
        "GetCurrentSceneTransition": {"transitionName": "Cut", "transitionDuration": None},
        "GetCurrentSceneTransitionCursor": {"transitionCursor": 1.0},
        "GetStudioModeEnabled": {"studioModeEnabled": False},
        "GetInputList": {"inputs": [{"inputName": "Mic"}]},
        "GetInputMute": {"inputMuted": False},
        "GetRecordStatus": {"outputActive": False},
        "GetStreamStatus": {"outputActive": False, "outputReconnecting": False, "outputBytes": 0},
        "GetVideoSettings": {
            "baseWidth": 1280,
            "baseHeight": 720,
            "fpsNumerator": 30000,
            "fpsDenominator": 1001,
        },
        "GetStats": {"cpuUsage": 3.0, "activeFps": 30.0, "availableDiskSpace": 1000.0},
        "GetSceneItemList": {"sceneItems": []},
        "GetSourceActive": {"videoActive": True, "videoShowing": True},
        "GetCurrentProgramScene": {"currentProgramSceneName": "Holding"},
        "GetInputVolume": {"inputVolumeMul": 1.0, "inputVolumeDb": 0.0},
        "GetSourceFilterList": {"filters": []},
        "GetReplayBufferStatus": 604,
        "GetVirtualCamStatus": 604,
    }


class ScriptedObs:
    """Answers as told: ``answers`` maps a request to response data, a status code, or a function
    of its fields; a request whose name is in ``mute`` gets no answer."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = answers_of_a_quiet_obs()
        self.mute: set[str] = set()
        self.password: str | None = PASSWORD
        self.close_with: int | None = None
        self.greets = True
        self.rpc_version = 1
        self.speaks_4 = False
        self.hello: str | None = None
        self.requests: list[str] = []
        self.sockets: list[ServerConnection] = []
        self.subscribed: list[ServerConnection] = []
        self.identified = 0
        self.handler: Callable[[ServerConnection, dict[str, Any]], bool] = lambda _s, _m: False
        self.changed = threading.Condition()
        self._server = serve(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.socket.getsockname()[1]
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)  # noqa: TID251
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        for each in list(self.sockets):
            each.close()
        self._thread.join(PATIENCE)

    def wait(self, ready: Callable[[], Any]) -> None:
        with self.changed:
            assert self.changed.wait_for(ready, PATIENCE), self.requests[-10:]

    def event(self, name: str, **data: Any) -> None:
        """Tell everybody who listens."""
        message = {"op": 5, "d": {"eventType": name, "eventIntent": 1, "eventData": data}}
        for each in list(self.subscribed):
            with suppress(ConnectionClosed):  # it has just left
                each.send(json.dumps(message))

    def drop(self, code: int = 1001) -> None:
        """Close every connection with this code."""
        for each in list(self.sockets):
            each.close(code)

    def _serve(self, socket: ServerConnection) -> None:
        self.sockets.append(socket)
        try:
            if self.speaks_4:
                self._talk_4(socket)
            elif self.greets and self._greet(socket):
                self._talk(socket)
            else:
                for _ in socket:
                    pass
        except ConnectionClosed:
            pass
        finally:
            self.sockets.remove(socket)
            if socket in self.subscribed:
                self.subscribed.remove(socket)

    def _greet(self, socket: ServerConnection) -> bool:
        hello: dict[str, Any] = {"obsWebSocketVersion": "5.1.0", "rpcVersion": self.rpc_version}
        if self.password is not None:
            hello["authentication"] = {"challenge": "challenge", "salt": "salt"}
        if self.hello is not None:
            socket.send(self.hello)
            return False
        socket.send(json.dumps({"op": 0, "d": hello}))
        identify = json.loads(socket.recv())["d"]
        expected = authentication(self.password or "", "salt", "challenge")
        if self.password is not None and identify.get("authentication") != expected:
            socket.close(4009)
            return False
        if self.close_with:
            socket.close(self.close_with)
            return False
        if identify["eventSubscriptions"]:
            self.subscribed.append(socket)
        socket.send(json.dumps({"op": 2, "d": {"negotiatedRpcVersion": 1}}))
        with self.changed:
            self.identified += 1
            self.changed.notify_all()
        return True

    def _talk_4(self, socket: ServerConnection) -> None:
        """As obs-websocket 4.9: the client begins, and names its message."""
        for text in socket:
            asked = json.loads(text)
            version = {"obs-websocket-version": "4.9.1", "obs-studio-version": "27.2.4"}
            answer = {"message-id": asked.get("message-id"), "status": "ok", **version}
            socket.send(json.dumps(answer))

    def _talk(self, socket: ServerConnection) -> None:
        for text in socket:
            message = json.loads(text)
            if not self.handler(socket, message):
                self.reply(socket, message)

    def reply(self, socket: ServerConnection, message: dict[str, Any]) -> None:
        """Answer a request or a batch as the script says."""
        data = message["d"]
        inner = data.get("requests", [data])
        with self.changed:
            self.requests += [each["requestType"] for each in inner]
            self.changed.notify_all()
        if any(each["requestType"] in self.mute for each in inner):
            return
        results = [self._result(each) for each in inner]
        answer = {"requestId": data["requestId"]}
        if message["op"] == 8:
            socket.send(json.dumps({"op": 9, "d": {**answer, "results": results}}))
        else:
            socket.send(json.dumps({"op": 7, "d": {**answer, **results[0]}}))

    def _result(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request["requestType"]
        found = self.answers.get(name, 100)
        if callable(found):
            found = found(request.get("requestData") or {})
        code = found if isinstance(found, int) else 100
        status = {"result": code == 100, "code": code}
        result: dict[str, Any] = {"requestType": name, "requestStatus": status}
        if not isinstance(found, int):
            result["responseData"] = found
        return result


class AnyObs:
    """An OBS to be driven: where it listens, its password, and other sessions with it."""

    def __init__(self, port: int, password: str) -> None:
        self.port = port
        self.password = password

    def client(self) -> ObsClient:
        return ObsClient(self.port, self.password)


@pytest.fixture(params=["stand-in", pytest.param("real", marks=pytest.mark.real_obs)])
def any_obs(request, tmp_path):
    """The stand-in and the real OBS with the same scenes: a driver must not tell them apart."""
    if request.param == "real":
        real = request.getfixturevalue("real_obs")
        yield AnyObs(real.port, real.password)
        return
    scenes = {
        scene: [
            NewInput(each.name, each.kind, each.settings, length=timedelta(minutes=1))
            for each in inputs
        ]
        for scene, inputs in DEMO_SCENES.items()
    }
    with ObsStandIn(
        scenes=scenes,
        password=Secret(PASSWORD),
        canvas=Canvas(640, 360, 30.0),
        recordings=tmp_path,
    ) as stand_in:
        yield AnyObs(stand_in.port, PASSWORD)


@pytest.fixture
def obs():
    server = ScriptedObs()
    yield server
    server.stop()


@pytest.fixture
def desk(obs, tmp_path):
    with Desk(obs.port, PASSWORD, tmp_path) as driven:
        yield driven
