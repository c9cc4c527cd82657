"""``eventdesk graphics``: what a producer gets, and what is said when it cannot be."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

HEAD = """eventdesk: 1
event:
  title: {ko: 회의, en: Conference}
  date: 2026-04-23
  timezone: Asia/Seoul
  venue: {ko: 대전, en: Daejeon}
  languages: [ko, en]
speakers:
  kim: {name: {ko: 김훈, en: Kim Hun}, role: {ko: 원장, en: President}}
  lee: {name: {ko: "이\\uE000나", en: Lee Na}}
  author: {name: {ko: 정, en: Chung}}
sessions:
  - id: one
    title: One
    start: "09:30"
    cues:
"""
GOOD = """
      - {id: a, title: A, speakers: [kim], scene: S, lower_third: {template: classic}}
      - {id: b, title: B, speakers: [author], scene: S, lower_third: {template: classic}}
      - {id: c, title: C, speakers: [kim], scene: S, lower_third: {template: classic}}
"""
ODD = "      - {id: d, title: D, speakers: [lee], scene: S, lower_third: {template: classic}}\n"
BAD = "      - {id: e, title: E, speakers: [kim], scene: S, lower_third: {template: nonsense}}\n"


@pytest.fixture
def made(tmp_path):
    """Writes a sheet of these cues and draws its contact sheet to this file."""

    def run(cues, output, *arguments):
        sheet = tmp_path / "show.yaml"
        sheet.write_text(HEAD + cues, encoding="utf-8")
        command = [sys.executable, "-m", "eventdesk", "graphics", str(sheet)]
        return subprocess.run(
            [*command, "-o", str(tmp_path / output), "--language", "en", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


def test_one_tall_picture_of_every_graphic_once(made, tmp_path, qapp):
    ended = made(GOOD, "sheet.png")
    assert (ended.returncode, ended.stderr) == (0, "")
    told = f"{tmp_path / 'sheet.png'}: Graphics: 2 · warnings: 0 · errors: 0"
    assert ended.stdout.strip() == told
    image = QImage(str(tmp_path / "sheet.png"))
    assert (image.width(), image.height() > 900) == (2189, True)


def test_pages_for_the_printer(made, tmp_path):
    assert made(GOOD, "sheet.PDF").returncode == 0
    assert (tmp_path / "sheet.PDF").read_bytes().startswith(b"%PDF-")


def test_the_words_are_in_the_language_asked_for(made):
    ended = made(GOOD, "sheet.png", "--language", "ko")
    assert "이름자막 2 · 경고 0 · 오류 0" in ended.stdout


def test_a_character_that_no_font_draws_is_a_warning(made):
    ended = made(GOOD + ODD, "sheet.pdf")
    assert ended.returncode == 0
    assert "Graphics: 3 · warnings: 1 · errors: 0" in ended.stdout


def test_a_graphic_that_cannot_be_drawn_is_an_error_and_the_sheet_is_there(made, tmp_path):
    ended = made(GOOD + BAD, "sheet.png")
    assert ended.returncode == 1
    assert "Graphics: 3 · warnings: 0 · errors: 1" in ended.stdout
    assert (tmp_path / "sheet.png").stat().st_size > 10_000


def test_the_canvas_is_the_one_asked_for(made, tmp_path):
    made(GOOD, "wide.png", "--canvas", "1920x1080")
    made(GOOD, "square.png", "--canvas", "1000x1000")
    wide, square = ((tmp_path / name).read_bytes() for name in ("wide.png", "square.png"))
    assert wide != square


@pytest.mark.parametrize("output", ["sheet.jpg", "sheet"])
def test_another_kind_of_file_is_refused_with_those_that_are_known(made, tmp_path, output):
    ended = made(GOOD, output)
    assert ended.returncode == 2
    assert "ends in .png or .pdf" in ended.stderr
    assert not (tmp_path / output).exists()


def test_a_file_that_cannot_be_written_says_so(made):
    ended = made(GOOD, "no-such-folder/sheet.png")
    assert ended.returncode == 2
    assert "cannot be written: No such file or directory" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_sheet_with_errors_is_refused_with_its_problems(made, tmp_path):
    ended = made("      - {id: a, sceen: S}\n", "sheet.png")
    assert ended.returncode == 1
    assert "unknown-key" in ended.stderr
    assert not (tmp_path / "sheet.png").exists()


def test_a_sheet_that_names_nobody_is_an_empty_one(made):
    ended = made("      - {id: a, title: A, scene: S}\n", "sheet.pdf")
    assert ended.returncode == 0
    assert "Graphics: 0" in ended.stdout


@pytest.mark.parametrize("canvas", ["1920", "1920x", "10x10", "1920x99999"])
def test_a_canvas_that_is_none_is_wrong_usage(made, canvas):
    ended = made(GOOD, "sheet.png", "--canvas", canvas)
    assert ended.returncode == 2
    assert "--canvas" in ended.stderr
