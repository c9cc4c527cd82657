"""Black, frozen, silent, clipping: what is told of the program, and what is left alone."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventdesk.domain.air import (
    SILENT,
    TILES,
    Meant,
    changed,
    darkness,
    decibels,
)
from eventdesk.domain.air_sample import Picture
from eventdesk.domain.alarm import AIR, Fault
from support.air import HEIGHT, LIMITS, SILENCE, SPEECH, WIDTH, Program, noisy, plain

LEARN = LIMITS.moving_for
ALL_TILES = (1 << TILES[0] * TILES[1]) - 1
GREY, BLACK = plain(90), plain(5)


@pytest.fixture
def program():
    return Program()


# Black


@pytest.mark.parametrize(
    ("picture", "share"),
    [(plain(0), 1.0), (plain(25), 1.0), (plain(26), 0.0), (noisy(1, (0, 0, 64, 18), 0), 0.55)],
)
def test_a_value_is_dark_up_to_a_tenth_of_full_brightness(picture, share):
    assert darkness(picture, LIMITS.black_level) == pytest.approx(share, abs=0.01)


def test_a_black_picture_is_told_after_three_seconds_and_cleared_a_second_after_it_is_back(program):
    program.look(GREY, 2).look(BLACK, 6)
    assert program.raised == set()
    program.look(BLACK)
    assert program.raised == {Fault.BLACK}
    program.look(GREY, 2)
    assert program.raised == {Fault.BLACK}
    program.look(GREY)
    assert program.raised == set()


def test_white_words_on_black_are_a_slide_and_not_black(program):
    program.look(noisy(1, (20, 14, 44, 20), 0), 40)
    assert program.raised == set()


def test_a_transition_through_black_is_told_of_nobody(program):
    program.look(GREY, 2)
    program.meant = Meant(transitioning=True)
    program.look(BLACK, 20)
    program.meant = Meant()
    program.scene = "Slides"
    program.look(GREY, 4)
    assert program.raised == set()


def test_another_scene_is_judged_from_its_own_beginning(program):
    program.look(BLACK, 6)
    program.scene = "Slides"
    program.look(BLACK, 7)
    assert program.raised == set()
    program.look(BLACK)
    assert program.raised == {Fault.BLACK}


def test_a_look_without_a_picture_changes_nothing(program):
    program.look(BLACK, 10).look(None, 10)
    assert program.raised == {Fault.BLACK}


# Frozen


def test_a_camera_that_stops_is_told_after_eight_seconds_with_the_moment_it_stopped(program):
    program.camera(LEARN + 5)
    stopped, hangs = program.at, noisy("hangs")
    program.look(hangs, 16)
    assert program.raised == set()
    program.look(hangs, 2)
    assert program.raised == {Fault.FROZEN}
    assert program.air.gates[Fault.FROZEN].began == pytest.approx(stopped, abs=0.6)


def test_it_is_cleared_as_soon_as_the_picture_moves(program):
    program.camera(LEARN + 5).look(noisy("hangs"), 20)
    assert program.raised == {Fault.FROZEN}
    program.camera(0.5)
    assert program.raised == set()


@pytest.mark.parametrize("every", [1, 20, 60, 600])
def test_slides_are_never_frozen_however_long_they_stand(program, every):
    """``every`` is after how many seconds the next one comes."""
    program.look(lambda number: noisy(number // (2 * every)), 1200)
    assert program.raised == set()


def test_a_clock_that_ticks_does_not_hide_a_camera_that_hangs(program):
    def ticking(hangs):
        def picture(number):
            camera = noisy("hangs" if hangs else number, (0, 0, 40, 36))
            clock = noisy(number // 2, (56, 30, 64, 36))
            rows = []
            for y in range(HEIGHT):
                start = 3 * WIDTH * y
                rows.append(camera.pixels[start : start + 150] + clock.pixels[start + 150 :][:42])
            return Picture(WIDTH, HEIGHT, b"".join(rows))

        return picture

    program.look(ticking(hangs=False), 80)
    assert program.raised == set()
    program.look(ticking(hangs=True), 20)
    assert program.raised == {Fault.FROZEN}


def test_a_speaker_beside_still_slides_is_watched_for_himself(program):
    inset = (44, 20, 64, 36)
    program.look(lambda number: noisy(number, inset), 80)
    assert program.raised == set()
    program.look(noisy("hangs", inset), 20)
    assert program.raised == {Fault.FROZEN}


def test_slides_after_a_film_are_told_once_at_most(program):
    """The film's last picture stands: that is told. The next slide is no film any more."""
    program.camera(LEARN + 5).look(noisy("last"), 20)
    assert program.raised == {Fault.FROZEN}
    program.look(noisy("slide"), 100)
    assert program.raised == set()


def test_a_camera_that_is_watched_too_briefly_gives_no_reason(program):
    program.camera(LEARN / 2).look(noisy("hangs"), 60)
    assert program.raised == set()


def test_another_scene_is_learned_anew(program):
    program.camera(LEARN + 5)
    program.scene = "Slides"
    program.look(GREY, 60)
    assert program.raised == set()


def test_a_picture_that_goes_black_is_black_and_not_frozen_as_well(program):
    program.camera(LEARN + 5).look(BLACK, 60)
    assert program.raised == {Fault.BLACK}


def test_a_short_stutter_is_let_pass_and_the_camera_stays_known(program):
    program.camera(LEARN + 5).look(noisy("stutter"), 3).camera(2).look(noisy("hangs"), 20)
    assert program.raised == {Fault.FROZEN}


def test_the_tiles_that_changed_are_those_that_were_touched():
    assert changed(GREY, GREY) == 0
    assert changed(GREY, plain(91)) == ALL_TILES
    assert changed(GREY, noisy(1, (0, 0, 8, 6))) == 1
    assert changed(GREY, noisy(1, (56, 30, 64, 36))) == 1 << 47
    assert changed(GREY, Picture(32, 18, GREY.pixels[: 32 * 18 * 3])) == ALL_TILES


@given(st.integers(8, 40), st.integers(6, 80), st.data())
def test_a_pixel_that_changes_is_always_in_some_tile_whatever_the_picture_s_shape(
    width, height, data
):
    ground = bytes(3 * width * height)
    at = data.draw(st.integers(0, len(ground) - 1))
    touched = ground[:at] + b"\x01" + ground[at + 1 :]
    found = changed(Picture(width, height, ground), Picture(width, height, touched))
    assert found.bit_count() == 1
    assert found <= ALL_TILES


# Sound


@pytest.mark.parametrize(
    ("peak", "level"), [(1.0, 0.0), (0.1, -20.0), (0.001, -60.0), (0.0, SILENT), (1e-9, SILENT)]
)
def test_peaks_in_decibels(peak, level):
    assert decibels(peak) == pytest.approx(level)


def test_silence_is_told_after_ten_seconds_and_cleared_by_a_word(program):
    program.look(GREY, 2)
    program.sound = {"Mic": SILENCE}
    program.look(GREY, 20)
    assert program.raised == set()
    program.look(GREY)
    assert program.raised == {Fault.SILENCE}
    assert program.air.heard == ("Mic",)
    program.sound = {"Mic": SPEECH}
    program.look(GREY)
    assert program.raised == set()


def test_one_open_input_that_is_heard_is_enough(program):
    program.sound = {"Mic": SILENCE, "Guests": SPEECH}
    program.look(GREY, 60)
    assert program.raised == set()
    assert program.air.level == pytest.approx(-14, abs=0.1)


def test_a_muted_input_is_not_heard_and_without_another_that_is_silence(program):
    program.sound = {"Mic": SPEECH}
    program.meant = Meant(muted=frozenset({"Mic"}))
    program.look(GREY, 30)
    assert program.raised == {Fault.SILENCE}
    assert program.air.heard == ()


def test_a_show_that_wants_silence_has_it(program):
    program.sound = {"Mic": SILENCE}
    program.meant = Meant(silence=True)
    program.look(GREY, 60)
    assert program.raised == set()


def test_without_meters_nothing_is_said_of_the_sound(program):
    program.sound = None
    program.look(GREY, 60)
    assert program.raised == set()
    assert program.air.level is None


def test_clipping_is_told_at_once_by_its_input_and_lasts_until_it_was_clean_for_a_while(program):
    program.sound = {"Mic": SPEECH, "Film": 1.0}
    program.look(GREY)
    assert program.raised == {Fault.CLIPPING}
    assert program.air.clipped == "Film"
    program.sound = {"Mic": SPEECH, "Film": SPEECH}
    program.look(GREY, 11)
    assert program.raised == {Fault.CLIPPING}
    program.look(GREY, 2)
    assert program.raised == set()


def test_a_single_peak_at_full_scale_is_let_pass(program):
    program.look(GREY)
    program.sound = {"Mic": 0.98}
    program.look(GREY, 20)
    assert program.raised == set()


# Quiet


@pytest.mark.parametrize("quiet", [*((fault,) for fault in AIR), AIR])
def test_what_a_cue_means_to_be_so_is_not_told_and_clears_what_was(quiet):
    def everything(program):
        program.sound = {"Mic": SPEECH}
        program.camera(LEARN + 5)
        program.sound = {"Mic": 1.0}
        program.look(noisy("hangs"), 20)
        found = set(program.raised)
        program.sound = {"Mic": 0.0}
        program.look(BLACK, 24)
        return found | program.raised

    loud = Program()
    assert everything(loud) == set(AIR)
    quietly = Program()
    quietly.meant = Meant(quiet=frozenset(quiet))
    assert everything(quietly) == set(AIR) - set(quiet)
    loud.meant = Meant(quiet=frozenset(quiet))
    loud.look(BLACK)
    assert loud.raised.isdisjoint(quiet)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("gnb-"), st.integers(1, 12)), max_size=12))
def test_any_mixture_of_pictures_is_judged_and_never_flickers(pictures):
    shown = {"g": GREY, "b": BLACK, "-": None}
    program, turns, before = Program(), {}, set()
    for kind, count in pictures:
        for _ in range(count):
            program.look(shown.get(kind, noisy(program.at)))
            for fault in program.raised ^ before:
                turns.setdefault(fault, []).append(program.at)
            before = set(program.raised)
    for moments in turns.values():
        assert all(b - a >= 1.0 for a, b in itertools.pairwise(moments))
