"""The wipe: starts at nothing, ends at all, never runs backwards."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventdesk.graphics.motion import entering, leaving
from eventdesk.graphics.template import Curve, Move

SHARE = st.floats(0, 1)
MOVES = st.builds(Move, st.floats(0, 5), st.builds(Curve, SHARE, SHARE, SHARE, SHARE))


@given(MOVES, st.sampled_from([0.0, 24.0, 25.0, 29.97, 30.0, 50.0, 60.0]))
def test_both_moves_are_monotone_with_exact_ends(move, fps):
    enter = [1 - frame.right for frame in entering(move, fps)]
    leave = [1 - frame.right for frame in leaving(move, fps)]
    assert (enter[0], enter[-1]) == (0.0, 1.0)
    assert (leave[0], leave[-1]) == (1.0, 0.0)
    assert all(before <= after + 1e-6 for before, after in itertools.pairwise(enter))
    assert all(before >= after - 1e-6 for before, after in itertools.pairwise(leave))
    assert len(enter) == len(leave) == max(1, round(move.seconds * fps)) + 1


@given(MOVES)
def test_nothing_moves_sideways(move):
    assert {(frame.dx, frame.dy) for frame in entering(move, 30)} == {(0, 0)}


def test_a_straight_curve_is_even():
    frames = entering(Move(0.5, Curve(0.0, 0.0, 1.0, 1.0)), 8)
    assert [1 - frame.right for frame in frames] == pytest.approx([0, 0.25, 0.5, 0.75, 1], abs=1e-4)


def test_the_curve_is_that_of_css():
    # cubic-bezier(0.25, 0.1, 0.25, 1), CSS's "ease", is at 0.8024 when half the time is over.
    frames = entering(Move(1.0, Curve(0.25, 0.1, 0.25, 1.0)), 2)
    assert 1 - frames[1].right == pytest.approx(0.8024, abs=1e-3)


def test_classic_comes_in_with_an_ease_out_that_never_jumps(classic):
    visible = [1 - frame.right for frame in entering(classic.motion.enter, 60)]
    steps = [after - before for before, after in itertools.pairwise(visible)]
    assert max(steps) < 0.15
    assert steps[-1] < 0.01
