"""Everything in this folder drives a real OBS."""

from pathlib import Path

import pytest

from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.youtube import Rtmp, YouTubeStandIn
from support.screen import Screen


def pytest_configure(config):
    config.pluginmanager.import_plugin("support.obs_fixtures")


@pytest.fixture(autouse=True)
def _qt(qapp):
    """A driver compares pictures on its own threads; Qt wants to know the main one before."""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.real_obs)


@pytest.fixture
def screen():
    with Screen() as screen:
        yield screen


@pytest.fixture
def youtube():
    """YouTube's stand-in with a real ingest: it hears of a stream only when one arrives."""
    youtube = YouTubeStandIn(clock=SystemClock(), rtmp=Rtmp())
    youtube.start()
    yield youtube
    youtube.stop()
