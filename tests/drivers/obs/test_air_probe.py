"""What is gathered of the air: peaks from meters, pictures from BMPs, a look twice a second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas
from eventdesk.drivers.obs.bitmap import picture_of
from eventdesk.drivers.obs.meters import METERS, Meters
from eventdesk.standins.obs import Look, NewInput, ObsStandIn
from support.driving import Desk

GREY = {"color": 0xFF404040, "width": 4096, "height": 4096}
SCENES = {
    "Podium": [
        NewInput("Camera", "color_source_v3", GREY),
        NewInput("Mic", "pulse_input_capture"),
    ],
    "Slides": [NewInput("Laptop", "color_source_v3", GREY)],
}


def event(**inputs):
    return {"inputs": [{"inputName": n, "inputLevelsMul": c} for n, c in inputs.items()]}


def test_peaks_are_gathered_by_input_with_the_loudest_channel_until_they_are_taken():
    meters = Meters()
    meters.hear(METERS, event(Mic=[[0.1, 0.2, 0.4], [0.1, 0.3, 0.3]], Film=[]))
    meters.hear(METERS, event(Mic=[[0.1, 0.1, 0.1]]))
    assert meters.take() == {"Mic": ((0.3, 0.4), (0.1, 0.1)), "Film": ((0.0, 0.0),)}
    assert meters.take() is None


def test_no_input_on_air_is_not_the_same_as_no_meters():
    meters = Meters()
    meters.hear(METERS, {"inputs": []})
    assert meters.take() == {}
    assert meters.take() is None


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"inputs": None},
        {"inputs": [{}]},
        event(Mic=[[]]),
        event(Mic=[["x", "y", "z"]]),
        event(Mic=3),
        event(Mic=[[0, 10**400, 0]]),
        [],
    ],
)
def test_meters_that_make_no_sense_are_left_out(data):
    meters = Meters()
    meters.hear(METERS, data)
    meters.hear("CustomEvent", event(Mic=[[0.1, 0.2, 0.4]]))
    assert meters.take() is None


def test_meters_that_nobody_takes_do_not_pile_up():
    meters = Meters()
    for _ in range(500):
        meters.hear(METERS, event(Mic=[[0.1, 0.2, 0.4]]))
    assert len(meters.take()["Mic"]) == 100


def bmp(image):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "BMP")
    return bytes(buffer.data().data())


@given(st.integers(1, 70), st.integers(1, 40), st.integers(0, 2**24 - 1))
def test_a_bmp_of_qt_s_is_read_to_the_pixel(width, height, colour):
    image = QImage(width, height, QImage.Format.Format_RGBX8888)
    image.fill(QColor(colour))
    image.setPixelColor(width - 1, height - 1, QColor("#010203"))
    picture = picture_of(bmp(image))
    assert (picture.width, picture.height) == (width, height)
    assert len(picture.pixels) == 3 * width * height
    assert picture.pixels[3 * (width - 1) :][:3] == b"\x03\x02\x01"  # rows come from below
    if height > 1:
        assert picture.pixels[-3 * width :][:3] == (colour).to_bytes(3, "little")


@given(st.binary(max_size=80), st.integers(0, 90))
def test_anything_else_is_refused(noise, length):
    whole = bmp(QImage(4, 4, QImage.Format.Format_RGB32))
    for data in (noise, whole[:length]):
        with pytest.raises(ValueError, match="BMP"):
            picture_of(data)


# At work


@pytest.fixture
def obs():
    with ObsStandIn(scenes=SCENES, canvas=Canvas(640, 360, 30.0)) as stand_in:
        yield stand_in


@pytest.fixture
def desk(obs, tmp_path):
    with Desk(obs.port, None, tmp_path, watch=True) as driven:
        yield driven.wait_ready()


def look(desk, fits):
    """The first look from now on that fits."""
    known = len(desk.samples)
    desk.wait(lambda: any(fits(each) for each in desk.samples[known:]), what="such a look")
    return next(each for each in desk.samples[known:] if fits(each))


def test_the_scene_on_air_is_looked_at_and_heard_and_no_other(obs, desk):
    sample = look(desk, lambda each: each.sound and each.picture)
    assert (sample.output, sample.scene) == ("program", "Podium")
    assert (sample.picture.width, sample.picture.height) == (64, 36)
    assert set(sample.sound) == {"Mic"}
    obs.take_by_hand("Slides")
    sample = look(desk, lambda each: each.scene == "Slides" and each.sound == {})
    assert set(sample.picture.pixels) == {0x40}


def test_a_black_a_moving_and_a_hanging_picture_look_so(obs, desk):
    def two():
        first = look(desk, lambda each: each.picture)
        second = look(desk, lambda each: each.picture and each is not first)
        return first.picture.pixels, second.picture.pixels

    obs.show_picture("Camera", Look.MOVING)
    first, second = two()
    assert first != second
    obs.show_picture("Camera", Look.STILL)
    first, second = two()
    assert first == second
    assert max(first) > 0
    obs.show_picture("Camera", Look.BLACK)
    assert look(desk, lambda each: set(each.picture.pixels) == {0})
    obs.show_picture("Camera", Look.USUAL)
    assert look(desk, lambda each: set(each.picture.pixels) != {0})


def test_an_input_sounds_as_loud_as_it_is_and_muted_not_at_all(obs, desk):
    obs.sound("Mic", 1.0)
    assert look(desk, lambda each: max(each.sound["Mic"])[1] > 0.8)
    obs.ask("SetInputMute", inputName="Mic", inputMuted=True)
    assert look(desk, lambda each: max(peak for peak, _ in each.sound["Mic"]) == 0)
    obs.sound("Mic", 0.0)
    assert look(desk, lambda each: set(each.sound["Mic"]) == {(0.0, 0.0)})


def test_an_obs_that_draws_no_picture_is_still_heard(obs, desk):
    obs.fail_next("GetSourceScreenshot", 702, times=3)
    sample = look(desk, lambda each: each.picture is None)
    assert sample.scene is None
    assert look(desk, lambda each: each.sound)


def test_the_looks_go_on_after_the_connection_was_lost(obs, desk):
    look(desk, lambda each: each.sound and each.picture)
    obs.kill_connections()
    assert look(desk, lambda each: each.sound and each.picture)


def test_an_output_that_is_not_watched_is_not_looked_at(obs, tmp_path):
    with Desk(obs.port, None, tmp_path) as driven:
        driven.wait_ready()
        assert obs.connections == 3
        driven.go(scene="Slides")
    assert driven.samples == []
    assert "GetSourceScreenshot" not in {each.name for each in obs.requests}


def test_a_look_keeps_no_go_waiting(obs, desk):
    """Pictures and meters have sockets of their own: the take's is silent but for the take."""
    looked = {each.session for each in obs.requests if each.name == "GetSourceScreenshot"}
    desk.go(scene="Slides")
    took = {each.session for each in obs.requests if each.name == "SetCurrentProgramScene"}
    look(desk, lambda each: each.scene == "Slides")
    assert obs.connections == 4
    assert looked.isdisjoint(took)
