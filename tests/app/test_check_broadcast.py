"""What only the time and the picture itself tell of a sheet's broadcast."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QImage

from eventdesk.app.check import check_sheet

SHEET = """\
eventdesk: 1
event: {title: Short, date: 2026-04-23, timezone: Asia/Seoul}
broadcast: {title: Short, scheduled_start: "09:00", thumbnail: a.png}
sessions:
  - {id: s, title: S, start: "09:00", cues: [{id: a, title: A, broadcast: live}]}
"""
START = datetime(2026, 4, 23, 0, 0, tzinfo=UTC)


@pytest.fixture
def codes(tmp_path, qapp):
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "a.png"))

    def found(now=START - timedelta(days=1)):
        _, problems = check_sheet(tmp_path / "sheet.yaml", tmp_path / "graphics", now)
        return [(p.severity, p.line, p.column, p.code) for p in problems]

    return found


def test_a_sheet_in_time_with_a_picture_has_no_problem(codes):
    assert codes() == []


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (timedelta(seconds=-1), False),
        (timedelta(seconds=1), True),
        (timedelta(days=30), True),
        (timedelta(days=400), False),  # a show of last year is opened to be looked at
    ],
)
def test_a_start_in_the_past_is_told_with_its_place(codes, after, told):
    assert codes(START + after) == ([("warning", 3, 44, "start-in-the-past")] if told else [])


def test_a_picture_that_is_none_is_told(codes, tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    assert codes() == [("warning", 3, 64, "picture-unreadable")]


def test_a_small_picture_is_told(codes, tmp_path):
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "a.png"))
    assert codes() == [("warning", 3, 64, "picture-small")]


def test_a_missing_picture_is_told_once(codes, tmp_path):
    (tmp_path / "a.png").unlink()
    assert codes() == [("warning", 3, 64, "file-missing")]
