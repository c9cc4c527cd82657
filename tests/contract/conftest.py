"""One suite, two OBSes: what is asserted of the stand-in is asserted of a real OBS 29 as well."""

import itertools
import subprocess
import threading

import pytest
from msgspec import Struct
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.secret import Secret
from eventdesk.standins.obs import Abilities, NewInput, ObsStandIn
from support.ingest import Ingest
from support.obs_client import LOW_VOLUME, SERIAL_FRAME, ObsClient
from support.real_obs import DEMO_SCENES

HIGH_VOLUME = 1 << 17 | 1 << 18 | 1 << 19  # active, showing, transforms; not the volume meters
PASSWORD = "correct horse"
HOME = "Holding"
_numbers = itertools.count(1)


def pytest_configure(config):
    config.pluginmanager.import_plugin("support.obs_fixtures")


class Target(Struct):
    """An OBS under test, and where it may stream to."""

    port: int
    password: str
    ingest: str
    refusing_ingest: str

    def client(self, events=LOW_VOLUME | HIGH_VOLUME):
        return ObsClient(self.port, self.password, events)


@pytest.fixture(scope="session")
def stand_in():
    """The stand-in with the scenes that the real OBS gets."""
    scenes = {
        name: [NewInput(each.name, each.kind, each.settings) for each in inputs]
        for name, inputs in DEMO_SCENES.items()
    }
    obs = ObsStandIn(
        password=Secret(PASSWORD),
        scenes=scenes,
        canvas=Canvas(640, 360, 30),
        abilities=Abilities(camera=False),  # Debian's OBS finds none in a container
    )
    obs.on_stream(lambda server, _key, _active: server == "rtmp://127.0.0.1:1935/live")
    with obs:
        yield obs


@pytest.fixture(scope="session")
def rtmp_ingest():
    """A real RTMP server that takes every stream, for the real OBS."""
    with Ingest(lambda _key, _active: True) as ingest:
        yield ingest.url


@pytest.fixture(
    scope="session", params=["stand-in", pytest.param("real", marks=pytest.mark.real_obs)]
)
def obs(request):
    """The OBS under test."""
    if request.param == "stand-in":
        stand_in = request.getfixturevalue("stand_in")
        ingest = "rtmp://127.0.0.1:1935/live"
        return Target(stand_in.port, PASSWORD, ingest, "rtmp://127.0.0.1:1/live")
    real = request.getfixturevalue("real_obs")
    ingest = request.getfixturevalue("rtmp_ingest")
    return Target(real.port, real.password, ingest, "rtmp://127.0.0.1:1/live")


@pytest.fixture
def client(obs):
    """A session with the OBS, which stands on its home scene with a Cut and without studio mode."""
    with obs.client() as session:
        session.request("SetStudioModeEnabled", studioModeEnabled=False)
        session.request("SetCurrentSceneTransition", transitionName="Cut")
        session.request("SetCurrentSceneTransitionDuration", transitionDuration=300)
        take(session, HOME)
        yield session


def take(session, scene):
    """Put the scene on air and wait until OBS says so."""
    since = session.mark()
    before = session.request("GetCurrentProgramScene")["currentProgramSceneName"]
    session.request("SetCurrentProgramScene", sceneName=scene)
    if before != scene:
        session.wait_for("SceneTransitionEnded", since)
        session.wait_for("CurrentProgramSceneChanged", since, sceneName=scene)
        items = session.request("GetSceneItemList", sceneName=before)["sceneItems"]
        for name in [before, *(item["sourceName"] for item in items)]:
            wait_until(lambda source=name: not is_active(session, source))
        # The events of it come with the next frame.
        session.batch([("Sleep", {"sleepFrames": 2}), ("GetVersion", {})], SERIAL_FRAME)


def is_active(session, source):
    return session.request("GetSourceActive", sourceName=source)["videoActive"]


def wait_until(look, seconds=5):
    """Ask until the answer is true: OBS tells nothing of some changes."""
    patience = threading.Event()
    for _ in range(int(seconds / 0.01)):
        if look():
            return
        patience.wait(0.01)
    raise TimeoutError("it did not become so")


@pytest.fixture(name="wait_until")
def wait_until_fixture():
    """Asks until the answer is true."""
    return wait_until


@pytest.fixture(name="take")
def take_fixture(client):
    """Puts a scene on air and waits until OBS says so."""
    return lambda scene: take(client, scene)


@pytest.fixture
def fresh():
    """Gives names that nobody used before."""
    return lambda what: f"{what} {next(_numbers)}"


@pytest.fixture
def scene(client, fresh):
    """An empty scene of its own for the test."""
    name = fresh("scene")
    client.request("CreateScene", sceneName=name)
    yield name
    client.raw("RemoveScene", {"sceneName": name})


@pytest.fixture(scope="session")
def make_picture(tmp_path_factory):
    """Makes a PNG of one colour (red, green, blue, alpha) and gives its path."""
    folder = tmp_path_factory.mktemp("pictures")

    def make(width, height, colour=(255, 0, 0, 255)):
        image = QImage(width, height, QImage.Format.Format_RGBA8888)
        image.fill(QColor(*colour))
        path = folder / f"{next(_numbers)}.png"
        assert image.save(str(path))
        return str(path)

    return make


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    """A film of 1.5 seconds with sound."""
    path = tmp_path_factory.mktemp("film") / "clip.mp4"
    command = "ffmpeg -loglevel error -f lavfi -i testsrc=size=160x90:rate=30:duration=1.5"
    command += " -f lavfi -i sine=duration=1.5 -c:v libx264 -preset ultrafast"
    command += " -pix_fmt yuv420p -c:a aac -shortest"
    subprocess.run([*command.split(), str(path)], check=True)
    return str(path)
