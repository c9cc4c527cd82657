"""The gate between a measure and an alarm: it never flickers, and it never misses what lasts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.alarm import AIR, Fault
from eventdesk.domain.gate import Gate, Limit
from eventdesk.domain.watch_limits import WatchLimits

LIMIT = Limit(bad=10.0, good=5.0, after=3.0, until=2.0)
GOOD, BETWEEN, BAD, UNKNOWN = 1.0, 7.0, 12.0, None


def run(*measures, limit=LIMIT, every=1.0):
    """The gate after each measure, one a second."""
    gates, gate = [], Gate()
    for number, measure in enumerate(measures):
        gate = gate.step(limit, measure, number * every)
        gates.append(gate)
    return gates


def raised(*measures, **options):
    return [gate.raised for gate in run(*measures, **options)]


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([BAD] * 4, [False, False, False, True]),
        ([BAD, BAD, GOOD, BAD, BAD, BAD], [False] * 6),  # the count begins anew
        ([BAD, BAD, BETWEEN, BAD], [False] * 4),
        ([BAD, BAD, UNKNOWN, BAD, BAD], [False] * 5),  # what cannot be judged counts for nothing
        ([BAD] * 4 + [BETWEEN] * 9, [False] * 3 + [True] * 10),  # and takes nothing back
        ([BAD] * 4 + [UNKNOWN] * 9, [False] * 3 + [True] * 10),
        ([BAD] * 4 + [GOOD] * 3, [False] * 3 + [True] * 3 + [False]),
        ([BAD] * 4 + [GOOD, GOOD, BAD, GOOD, GOOD], [False] * 3 + [True] * 6),
    ],
)
def test_it_turns_after_what_lasts_and_not_before(measures, expected):
    assert raised(*measures) == expected


def test_it_remembers_when_the_fault_began_and_not_when_it_was_told():
    assert run(GOOD, BAD, BAD, BAD, BAD)[-1].began == 1.0
    assert run(GOOD, BAD, BAD, BAD, BAD, BETWEEN)[-1].began == 1.0


def test_a_measure_in_seconds_says_itself_when_it_began():
    limit = Limit(bad=2.0, good=0.5, until=1.0)
    gate = Gate().stand(limit, 1.0, 11.0)
    assert not gate.raised
    gate = gate.stand(limit, 2.5, 12.5)
    assert (gate.raised, gate.began) == (True, 10.0)
    assert gate.stand(limit, 3.5, 13.5).began == 10.0
    assert not gate.stand(limit, 0.0, 14.0).stand(limit, 0.0, 15.0).raised


MEASURES = st.lists(st.sampled_from([GOOD, BETWEEN, BAD, UNKNOWN]), max_size=60)


@given(MEASURES, st.floats(0.05, 2.0))
def test_it_never_turns_twice_within_its_shortest_time(measures, every):
    found = raised(*measures, every=every)
    turns = [at * every for at, (a, b) in enumerate(itertools.pairwise(found)) if a != b]
    shortest = min(LIMIT.after, LIMIT.until)
    assert all(b - a >= shortest - every for a, b in itertools.pairwise(turns))


@given(MEASURES, st.floats(0.05, 2.0))
def test_what_is_bad_for_long_enough_is_always_told_and_what_is_good_always_cleared(
    measures, every
):
    lasting = int(LIMIT.after / every) + 2
    assert raised(*measures, *[BAD] * lasting, every=every)[-1]
    assert not raised(*measures, *[GOOD] * lasting, every=every)[-1]


@given(MEASURES)
def test_nothing_is_raised_without_anything_bad(measures):
    assert not any(raised(*(each for each in measures if each != BAD)))


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_gate_with_room_between_bad_and_good(fault):
    limit = WatchLimits().of(fault)
    assert limit.good < limit.bad
    assert limit.after >= 0
    assert limit.until >= 0


def test_the_faults_of_picture_and_sound_are_those_that_a_cue_can_mean():
    assert set(AIR) == {Fault.BLACK, Fault.FROZEN, Fault.SILENCE, Fault.CLIPPING}
