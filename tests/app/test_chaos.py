"""Ten nights in which something goes wrong at every step; ``make chaos`` plays a hundred."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from support.chaos import play

NIGHTS = range(1, 11)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """All nights, five at a time: a night is mostly waiting."""
    with ThreadPoolExecutor(5) as pool:
        played = pool.map(lambda number: play(number, tmp_path_factory.mktemp("night")), NIGHTS)
        return dict(zip(NIGHTS, played, strict=True))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", NIGHTS)
def test_a_night_keeps_its_promises(number, outcomes):
    outcome = outcomes[number]
    assert outcome.wrong == [], outcome
    assert outcome.reached or outcome.alarm
