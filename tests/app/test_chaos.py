"""Ten nights in which something goes wrong at every step; ``make chaos`` plays a hundred."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from support.chaos import play

NIGHTS = range(1, 11)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """All nights, five at a time: a night is mostly waiting."""
    # Made here, not in the pool: pytest's factory is not safe to call from two threads at once.
    folders = [tmp_path_factory.mktemp("night") for _ in NIGHTS]
    with ThreadPoolExecutor(5) as pool:
        played = pool.map(play, NIGHTS, folders)
        return dict(zip(NIGHTS, played, strict=True))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", NIGHTS)
def test_a_night_keeps_its_promises(number, outcomes):
    outcome = outcomes[number]
    assert outcome.wrong == [], outcome
    assert outcome.reached or outcome.alarm
