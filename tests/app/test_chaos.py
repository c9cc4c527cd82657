"""Ten nights in which something goes wrong at every step; ``make chaos`` plays a hundred."""

import pytest

from support.chaos import play


@pytest.mark.slow
@pytest.mark.parametrize("number", range(1, 11))
def test_a_night_keeps_its_promises(number, tmp_path):
    outcome = play(number, tmp_path)
    assert outcome.wrong == [], outcome
    assert outcome.reached or outcome.alarm
