"""A plugin with a real Chromium as a fixture; a folder's conftest asks for it, as for
``support.obs_fixtures``.
"""

import pytest

from support.browser import chromium


@pytest.fixture(scope="session")
def any_browser(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
def browser(any_browser):
    """A browser as a source of 640×360, with nothing in it."""
    any_browser.size(640, 360)
    yield any_browser
    any_browser.leave()
