"""The demo sheet and the corpus, for every test of run-sheet files."""

from pathlib import Path

import pytest

from eventdesk.engine.assets import asset

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture
def demo():
    return asset("demo", "daejeon-2021.yaml")


@pytest.fixture
def corpus():
    return CORPUS


@pytest.fixture
def shared_data():
    """Real files of other tools that may not be copied here; a test skips where they are not."""

    def find(name):
        path = SHARED / name
        if not path.is_file():
            pytest.skip(f"../shared/data/{name} is not here")
        return path

    return find
