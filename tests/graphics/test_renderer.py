"""What OBS is given: files with straight alpha, cropped tight, in the safe area, written once."""

import errno
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.graphic import Canvas, Side
from eventdesk.engine.threads import start_thread
from eventdesk.graphics import tga
from eventdesk.graphics.renderer import GraphicsRenderer

CANVASES = [Canvas(640, 360), Canvas(1280, 720), Canvas(1920, 1080), Canvas(3840, 2160)]
PORTRAIT = Canvas(1080, 1920)


def alphas(image, points):
    return [image.pixelColor(x, y).alpha() for x, y in points]


def test_a_plate_pixel_in_the_file_is_the_colour_of_the_template_not_premultiplied(
    renderer, chung, classic
):
    rendered = renderer.render(chung, Canvas())
    image = QImage(rendered.path)  # Qt's own TGA reader, not ours
    assert image.hasAlphaChannel()
    found = image.pixelColor(rendered.width - 5, 5)
    wanted = classic.plate.name_colour
    assert 200 < wanted.alpha < 255, "an opaque plate would prove nothing"
    assert found.alpha() == wanted.alpha
    for channel in ("red", "green", "blue"):
        assert abs(getattr(found, channel)() - getattr(wanted, channel)) <= 1


def test_letters_are_opaque_and_white(renderer, chung):
    rendered = renderer.render(chung, Canvas())
    image = QImage(rendered.path)
    white = QColor(255, 255, 255, 255)
    row = range(rendered.width)
    assert any(image.pixelColor(x, y) == white for y in range(20, 90, 3) for x in row)


@pytest.mark.parametrize("template", ["classic", "minimal", "duo", "panel", "rotating"])
@pytest.mark.parametrize("canvas", [*CANVASES, PORTRAIT], ids=str)
def test_the_picture_is_cropped_to_its_outermost_pixels(renderer, chung, canvas, template):
    rendered = renderer.render(replace(chung, template=template), canvas)
    image = QImage(rendered.path)
    assert (image.width(), image.height()) == (rendered.width, rendered.height)
    right, bottom = image.width() - 1, image.height() - 1
    edges = {
        "left": [(0, y) for y in range(bottom + 1)],
        "right": [(right, y) for y in range(bottom + 1)],
        "top": [(x, 0) for x in range(right + 1)],
        "bottom": [(x, bottom) for x in range(right + 1)],
    }
    assert [name for name, points in edges.items() if not any(alphas(image, points))] == []


@pytest.mark.parametrize("canvas", [*CANVASES, PORTRAIT], ids=str)
def test_each_side_has_the_same_margin_and_the_same_height(renderer, chung, canvas):
    found = {side: renderer.render(replace(chung, side=side), canvas) for side in Side}
    left, centre, right = (found[side] for side in (Side.LEFT, Side.CENTRE, Side.RIGHT))
    assert left.x == round(0.05 * canvas.width) == canvas.width - right.x - right.width
    assert abs(2 * centre.x + centre.width - canvas.width) <= 1
    assert left.y == centre.y == right.y
    assert renderer.render(chung, canvas) == left, "the template's own side"


def test_the_accent_is_mirrored_at_the_right(renderer, chung, classic):
    rendered = renderer.render(replace(chung, side=Side.RIGHT), Canvas())
    image = QImage(rendered.path)
    accent = QColor(*classic.accent.colour[:3])
    assert image.pixelColor(rendered.width - 2, 20) == accent
    assert image.pixelColor(1, 20) != accent


@pytest.mark.parametrize("canvas", [*CANVASES, PORTRAIT], ids=str)
def test_the_graphic_stands_at_the_lower_left_inside_the_safe_area(renderer, chung, canvas):
    rendered = renderer.render(chung, canvas)
    assert rendered.x == round(0.05 * canvas.width)
    assert rendered.x + rendered.width <= 0.95 * canvas.width
    assert rendered.y + rendered.height <= 0.95 * canvas.height
    assert rendered.y >= canvas.height / 2


def test_a_canvas_twice_as_large_gets_a_picture_twice_as_large(renderer, chung):
    small, large = (renderer.render(chung, canvas) for canvas in (CANVASES[1], Canvas(2560, 1440)))
    assert large.width == pytest.approx(2 * small.width, rel=0.04)  # ems are whole pixels
    assert large.height == pytest.approx(2 * small.height, rel=0.04)


def test_the_same_graphic_is_drawn_once_and_keeps_its_file(renderer, chung, monkeypatch):
    first = renderer.render(chung, Canvas())
    monkeypatch.setattr("eventdesk.graphics.renderer.paint", None)  # drawing again would fail
    assert renderer.render(chung, Canvas()) == first


def test_another_run_of_the_desk_finds_the_same_file_and_does_not_touch_it(
    renderer, chung, tmp_path
):
    first = renderer.render(chung, Canvas())
    before = Path(first.path).stat()
    assert GraphicsRenderer(tmp_path / "pictures").render(chung, Canvas()) == first
    after = Path(first.path).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_changed_word_gives_another_file(renderer, graphic):
    files = {renderer.render(graphic(name), Canvas()).path for name in ("정래권", "정래관")}
    assert len(files) == 2


def test_a_picture_deleted_or_cut_off_meanwhile_is_made_again(renderer, chung):
    first = renderer.render(chung, Canvas())
    whole = Path(first.path).read_bytes()
    Path(first.path).unlink()
    assert Path(renderer.render(chung, Canvas()).path).read_bytes() == whole
    Path(first.path).write_bytes(whole[:1000])
    assert Path(renderer.render(chung, Canvas()).path).read_bytes() == whole


def test_the_file_name_is_plain_ascii_whatever_the_speaker_is_called(renderer, chung):
    assert Path(renderer.render(chung, Canvas()).path).name.isascii()


def test_a_folder_that_old_obs_on_windows_cannot_open_is_refused(tmp_path):
    with pytest.raises(ValueError, match="ASCII"):
        GraphicsRenderer(tmp_path / "그림")


def test_a_folder_that_cannot_be_made_raises_oserror(qapp, tmp_path, chung):
    (tmp_path / "file").write_text("in the way")
    renderer = GraphicsRenderer(tmp_path / "file" / "pictures")
    with pytest.raises(OSError, match="file"):
        renderer.render(chung, Canvas())
    with pytest.raises(OSError, match="file"):
        renderer.blank()


def test_a_full_disk_raises_oserror_and_leaves_no_half_picture(
    renderer, chung, tmp_path, monkeypatch
):
    def full(_handle):
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        renderer.render(chung, Canvas())
    assert list((tmp_path / "pictures").iterdir()) == []


def test_blank_is_one_permanent_picture_with_nothing_in_it(renderer):
    path = renderer.blank()
    assert path == renderer.blank()
    image = QImage(path)
    assert not image.isNull()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    assert not any(alphas(image, points))


def test_a_probe_has_a_size_and_each_time_a_name_of_its_own(renderer):
    first, second = renderer.probe(), renderer.probe()
    assert first.path != second.path
    assert (second.width, second.height) == (37, 53)
    image = tga.load(Path(second.path))
    assert (image.width(), image.height()) == (37, 53)
    assert Path(first.path).exists(), "another OBS may be looking for it"
    later = [renderer.probe() for _ in range(20)]
    left = [one for one in (first, second, *later) if Path(one.path).exists()]
    assert left == later[-8:], "a few are enough to be left behind"


def test_a_graphic_without_words_is_the_blank_picture(renderer, graphic):
    assert renderer.render(graphic(""), Canvas()).path == renderer.blank()


def test_many_threads_draw_the_same_pictures_as_one(renderer, graphic, tmp_path):
    names = [f"{name} {number}" for number in range(4) for name in ("정래권", "森 祐介", "Mori")]
    wanted = {name: renderer.render(graphic(name), Canvas()).path for name in names}
    other = GraphicsRenderer(tmp_path / "threads")
    start = threading.Barrier(6)
    found: list[tuple[str, str]] = []

    def draw() -> None:
        start.wait(10)
        found.extend((name, other.render(graphic(name), Canvas()).path) for name in names)

    threads = [start_thread(f"draw {number}", draw) for number in range(6)]
    for thread in threads:
        thread.join(60)
    assert len(found) == 6 * len(names)
    assert all(Path(path).name == Path(wanted[name]).name for name, path in found)
    assert len(list((tmp_path / "threads").iterdir())) == len(set(wanted.values()))


@pytest.mark.parametrize("fps", [25.0, 29.97, 30.0, 59.94, 60.0])
def test_the_wipe_takes_a_keyframe_per_video_frame(renderer, chung, fps):
    rendered = renderer.render(chung, Canvas(fps=fps))
    assert len(rendered.enter) - 1 == round(0.4 * fps)
    assert len(rendered.leave) - 1 == round(0.3 * fps)


def test_the_looks_that_come_with_the_desk(renderer):
    assert renderer.template_names() == ("classic", "duo", "minimal", "panel", "rotating")
    assert renderer.template_faults() == ()


def test_compose_puts_the_graphic_where_the_air_has_it_at_any_preview_size(renderer, chung):
    canvas = Canvas()
    rendered = renderer.render(chung, canvas)
    scene = QImage(640, 360, QImage.Format.Format_RGB32)
    scene.fill(QColor(200, 10, 10))
    shown = renderer.compose(scene, rendered, canvas)
    assert shown.size() == scene.size()
    inside = shown.pixelColor(rendered.x // 3 + rendered.width // 3 - 5, rendered.y // 3 + 5)
    assert inside.blue() > inside.red()
    assert shown.pixelColor(rendered.x // 3 - 3, rendered.y // 3 + 5) == QColor(200, 10, 10)
    assert shown.pixelColor(600, 30) == QColor(200, 10, 10)
    assert scene.pixelColor(50, 340) == QColor(200, 10, 10), "the scene's picture is not touched"
