"""Everything in this folder drives a real OBS."""

from pathlib import Path

import pytest


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
