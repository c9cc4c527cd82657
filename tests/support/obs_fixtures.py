"""A plugin with the real OBS as fixtures; a folder's conftest asks for it:

``def pytest_configure(config): config.pluginmanager.import_plugin("support.obs_fixtures")``
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from support.real_obs import RealObs


@pytest.fixture(scope="session")
def real_obs() -> Iterator[RealObs]:
    """One real OBS for the whole run, with the demo show's scenes at 640×360 and 30 fps.

    Tests share it: whoever kills or pauses an OBS starts one of their own (``start_real_obs``).
    """
    with RealObs() as obs:
        yield obs


@pytest.fixture
def start_real_obs() -> Iterator[Callable[..., RealObs]]:
    """Starts a real OBS for this test only, with RealObs's arguments; it ends with the test."""
    with ExitStack() as running:

        def start(*arguments: Any, **options: Any) -> RealObs:
            return running.enter_context(RealObs(*arguments, **options))

        yield start
