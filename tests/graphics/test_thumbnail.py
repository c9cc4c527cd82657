"""A thumbnail fits YouTube whatever the sheet's picture is; what is no picture is told."""

import random

import pytest
from PySide6.QtGui import QColor, QImage

from eventdesk.graphics.thumbnail import (
    HEIGHT,
    MAX_BYTES,
    WIDTH,
    UnreadablePictureError,
    fit_thumbnail,
)


def drawn(path, width, height, colour="orange"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def sent(path):
    fitted = fit_thumbnail(path)
    assert len(fitted.jpeg) <= MAX_BYTES
    assert fitted.jpeg.startswith(b"\xff\xd8\xff")
    return QImage.fromData(fitted.jpeg)


@pytest.mark.parametrize("size", [(1280, 720), (640, 360), (4000, 2250), (1, 1), (720, 1280)])
@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_any_picture_becomes_one_of_1280_by_720(tmp_path, size, ending):
    image = sent(drawn(tmp_path / f"a.{ending}", *size))
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)


def test_another_shape_keeps_all_of_its_picture_on_black(tmp_path):
    image = sent(drawn(tmp_path / "a.png", 720, 720))
    assert image.pixelColor(20, 360).lightness() < 10
    assert image.pixelColor(640, 5).lightness() > 100
    assert image.pixelColor(640, 715).lightness() > 100


def test_what_is_transparent_lies_on_black(tmp_path):
    image = QImage(1280, 720, QImage.Format.Format_ARGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "a.png"))
    assert sent(tmp_path / "a.png").pixelColor(640, 360).lightness() < 10


def test_noise_fits_too(tmp_path):
    """The worst that a JPEG can be asked to hold."""
    dice = random.Random(1)
    pixels = dice.randbytes(2560 * 1440 * 4)
    image = QImage(pixels, 2560, 1440, QImage.Format.Format_RGB32)
    assert image.save(str(tmp_path / "a.png"))
    assert (tmp_path / "a.png").stat().st_size > 5 * MAX_BYTES
    assert not sent(tmp_path / "a.png").isNull()


def test_the_same_file_gives_the_same_bytes(tmp_path):
    path = drawn(tmp_path / "a.png", 1000, 700)
    assert fit_thumbnail(path).jpeg == fit_thumbnail(path).jpeg


@pytest.mark.parametrize(
    ("size", "coarse"), [((1280, 720), False), ((1000, 562), False), ((640, 360), True)]
)
def test_a_small_picture_is_known_to_look_coarse(tmp_path, size, coarse):
    assert fit_thumbnail(drawn(tmp_path / "a.png", *size)).coarse is coarse


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_is_told(tmp_path, content):
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(UnreadablePictureError):
        fit_thumbnail(path)


def test_half_a_picture_is_told_or_sent_whole(tmp_path):
    whole = drawn(tmp_path / "a.png", 1280, 720).read_bytes()
    (tmp_path / "b.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadablePictureError):
        fit_thumbnail(tmp_path / "b.png")


def test_a_missing_file_is_the_system_s_own_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        fit_thumbnail(tmp_path / "a.png")


def test_a_picture_of_more_pixels_than_a_machine_can_hold_is_refused(tmp_path):
    """A few kilobytes that unfold into a gigabyte."""
    image = QImage(16000, 16000, QImage.Format.Format_Mono)
    image.fill(0)
    assert image.save(str(tmp_path / "a.png"))
    with pytest.raises(UnreadablePictureError, match="16000×16000"):
        fit_thumbnail(tmp_path / "a.png")
