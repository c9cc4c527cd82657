"""Stand-ins for OBS to test, and clients of them."""

from contextlib import ExitStack

import pytest

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.secret import Secret
from eventdesk.standins.obs import ObsStandIn, scenes_named
from support.obs_client import LOW_VOLUME, ObsClient

PASSWORD = "correct horse"


@pytest.fixture
def start():
    """Starts a stand-in with these options; it stops with the test."""
    with ExitStack() as running:

        def begin(**options):
            defaults = {
                "password": Secret(PASSWORD),
                "scenes": scenes_named(["A", "B", "C"]),
                "canvas": Canvas(320, 180, 60),
            }
            return running.enter_context(ObsStandIn(**(defaults | options)))

        yield begin


@pytest.fixture
def obs(start):
    """A stand-in with the scenes A, B and C."""
    return start()


@pytest.fixture
def connect():
    """Connects clients; they leave with the test."""
    with ExitStack() as running:

        def begin(obs, events=LOW_VOLUME, **options):
            return running.enter_context(ObsClient(obs.port, PASSWORD, events, **options))

        yield begin


@pytest.fixture
def client(obs, connect):
    """A client of ``obs``."""
    return connect(obs)
