"""Moves: start at nothing, end at rest, never run backwards, and stay on whole pixels."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventdesk.domain.graphic import Canvas, Keyframe, Side
from eventdesk.graphics.motion import entering, leaving
from eventdesk.graphics.template import Curve, Move, MoveKind

SHARE = st.floats(0, 1)
KINDS = st.sampled_from([MoveKind.WIPE, MoveKind.SLIDE, MoveKind.RISE])
MOVES = st.builds(Move, KINDS, st.floats(0, 5), st.builds(Curve, SHARE, SHARE, SHARE, SHARE))
SIZES = st.tuples(st.integers(1, 2000), st.integers(1, 600))
SIDES = st.sampled_from(Side)
RATES = st.sampled_from([0.0, 24.0, 25.0, 29.97, 30.0, 50.0, 60.0])
STRAIGHT = Curve(0.0, 0.0, 1.0, 1.0)
SIZE = (101, 41)


def visible(frame, size):
    """The rectangle that is left of the picture, in pixels from its place at rest."""
    width, height = size
    left, top = frame.left * width, frame.top * height
    across = width - left - frame.right * width
    down = height - top - frame.bottom * height
    return [frame.dx + left, frame.dy + top, across, down]


def area(frame, size):
    _, _, across, down = visible(frame, size)
    return across * down


@given(MOVES, RATES, SIZES, SIDES)
def test_both_moves_are_monotone_with_exact_ends(move, fps, size, side):
    enter, leave = entering(move, fps, size, side), leaving(move, fps, size, side)
    assert enter[-1] == leave[0] == Keyframe()
    assert area(enter[0], size) == pytest.approx(0, abs=1e-6)
    assert area(leave[-1], size) == pytest.approx(0, abs=1e-6)
    seen = [area(frame, size) for frame in enter]
    assert all(before <= after + 1e-6 for before, after in itertools.pairwise(seen))
    gone = [area(frame, size) for frame in leave]
    assert all(before >= after - 1e-6 for before, after in itertools.pairwise(gone))
    assert len(enter) == len(leave) == max(1, round(move.seconds * fps)) + 1


@given(MOVES, RATES, SIZES, SIDES)
def test_every_edge_is_on_a_whole_pixel(move, fps, size, side):
    for frame in entering(move, fps, size, side):
        assert all(abs(edge - round(edge)) < 1e-6 for edge in visible(frame, size))


@given(MOVES, RATES, SIZES, SIDES)
def test_nothing_is_ever_seen_outside_of_where_the_graphic_rests(move, fps, size, side):
    for frame in entering(move, fps, size, side):
        left, top, across, down = visible(frame, size)
        assert left >= -1e-6
        assert top >= -1e-6
        assert left + across <= size[0] + 1e-6
        assert top + down <= size[1] + 1e-6


@pytest.mark.parametrize(
    ("kind", "side", "wanted"),
    [
        (MoveKind.WIPE, Side.LEFT, [0, 0, 50, 41]),
        (MoveKind.WIPE, Side.RIGHT, [51, 0, 50, 41]),
        (MoveKind.WIPE, Side.CENTRE, [25, 0, 50, 41]),
        (MoveKind.SLIDE, Side.LEFT, [0, 0, 50, 41]),
        (MoveKind.SLIDE, Side.RIGHT, [51, 0, 50, 41]),
        (MoveKind.SLIDE, Side.CENTRE, [25, 0, 50, 41]),
        (MoveKind.RISE, Side.LEFT, [0, 21, 101, 20]),
        (MoveKind.RISE, Side.RIGHT, [0, 21, 101, 20]),
    ],
)
def test_what_is_seen_half_way(kind, side, wanted):
    frames = entering(Move(kind, 1.0, STRAIGHT), 2, SIZE, side)
    assert visible(frames[1], SIZE) == pytest.approx(wanted)


def test_a_slide_brings_the_picture_s_inner_edge_first():
    slid = entering(Move(MoveKind.SLIDE, 1.0, STRAIGHT), 2, SIZE, Side.LEFT)[1]
    wiped = entering(Move(MoveKind.WIPE, 1.0, STRAIGHT), 2, SIZE, Side.LEFT)[1]
    assert (slid.dx, slid.left > 0, slid.right) == (-51, True, 0.0)
    assert (wiped.dx, wiped.left, wiped.right > 0) == (0, 0.0, True)


@pytest.mark.parametrize("side", Side)
def test_a_cut_has_no_frames(side):
    move = Move(MoveKind.CUT, 1.0, STRAIGHT)
    assert entering(move, 30, SIZE, side) == leaving(move, 30, SIZE, side) == ()


def test_a_straight_curve_is_even():
    frames = entering(Move(MoveKind.WIPE, 0.5, STRAIGHT), 8, (100, 10))
    assert [1 - frame.right for frame in frames] == pytest.approx([0, 0.25, 0.5, 0.75, 1], abs=1e-4)


def test_the_curve_is_that_of_css():
    # cubic-bezier(0.25, 0.1, 0.25, 1), CSS's "ease", is at 0.8024 when half the time is over.
    move = Move(MoveKind.WIPE, 1.0, Curve(0.25, 0.1, 0.25, 1.0))
    frames = entering(move, 2, (10_000, 10))
    assert 1 - frames[1].right == pytest.approx(0.8024, abs=1e-3)


def test_classic_comes_in_with_an_ease_out_that_never_jumps(classic):
    visible_shares = [1 - frame.right for frame in entering(classic.motion.enter, 60, (1000, 10))]
    steps = [after - before for before, after in itertools.pairwise(visible_shares)]
    assert max(steps) < 0.15
    assert steps[-1] < 0.01


@pytest.mark.parametrize("template", ["classic", "minimal", "duo", "panel", "rotating"])
@pytest.mark.parametrize("side", Side)
def test_every_look_comes_from_nothing_to_rest_on_each_side(renderer, chung, template, side):
    rendered = renderer.render(replace(chung, template=template, side=side), Canvas())
    size = rendered.width, rendered.height
    for moves in (rendered.enter, rendered.leave[::-1], rendered.update):
        if moves:
            assert area(moves[0], size) == pytest.approx(0, abs=1e-6)
            assert moves[-1] == Keyframe()
    assert rendered.enter
    assert rendered.leave


def test_the_graphic_grows_from_the_side_it_stands_on(renderer, chung):
    def second(side):
        return renderer.render(replace(chung, side=side), Canvas()).enter[2]

    left, centre, right = (second(side) for side in (Side.LEFT, Side.CENTRE, Side.RIGHT))
    assert left.left == 0 < left.right
    assert right.right == 0 < right.left
    assert 0 < centre.left == pytest.approx(centre.right, abs=0.01)


def test_words_without_a_plate_replace_others_in_one_frame(renderer, chung):
    assert renderer.render(replace(chung, template="minimal"), Canvas()).update == ()
    assert len(renderer.render(chung, Canvas(fps=30)).update) == round(0.25 * 30) + 1
