"""Everything wrong with a sheet's graphics, each with the place where it is to be mended."""

from datetime import UTC, datetime

import pytest

from eventdesk.app.check import check_sheet
from eventdesk.ui.problem_words import report_lines

NOW = datetime(2021, 4, 1, tzinfo=UTC)
SHEET = """\
eventdesk: 1
event:
  title: {ko: 회의, en: Conference}
  date: 2021-04-23
  timezone: Asia/Seoul
  languages: [ko, en]
speakers:
  kim: {name: {ko: 김하늘, en: Kim Haneul}, role: {ko: 위원장, en: Chair}}
  lee: {name: {ko: 이바다, en: Lee Bada}, role: {ko: 위원, en: Member}}
sessions:
  - id: s
    title: {ko: 개회, en: Opening}
    start: "09:00"
    cues:
      - id: one
        title: {ko: 하나, en: One}
        speakers: [kim]
        lower_third: {show: on go, template: classic}
      - id: panel
        title: {ko: 토론, en: Panel}
        speakers: [kim, lee]
        lower_third: {template: panel, position: right}
"""
MINE = "format: 1\nbased_on: classic\naccent: {colour: '#E4002B'}\n"


@pytest.fixture
def check(qapp, tmp_path):
    """Check SHEET after replacements, with templates beside it: report lines."""

    def run(*changes, **templates):
        text = SHEET
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "show.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "lower_thirds").mkdir()
        for name, content in templates.items():
            path = tmp_path / "lower_thirds" / f"{name}.yaml"
            path.write_text(content, encoding="utf-8")
        _, problems = check_sheet(tmp_path / "show.yaml", tmp_path / "graphics", NOW)
        return report_lines("show.yaml", problems)

    return run


def test_a_good_sheet_has_no_problems(check):
    assert check() == []


def test_a_template_beside_the_sheet_is_used(check):
    assert check(("template: classic", "template: mine"), mine=MINE) == []


def test_a_broken_template_is_told_with_its_file_and_line_and_its_base_is_used(check):
    told = check(("template: classic", "template: mine"), mine=MINE.replace("'#E4002B'", "red"))
    assert told == [
        "lower_thirds/mine.yaml:3:1: error: The template has a fault; what it is based on is shown "
        "in its place [bad-template] found accent.colour: found 'red', "
        'expected a quoted colour, "#RRGGBB" or "#RRGGBBAA"',
    ]


def test_a_broken_template_that_no_cue_names_is_told_too(check):
    (told,) = check(other="format: 1\nplait: {}\n")
    assert told.startswith("lower_thirds/other.yaml:2:1: error:")
    assert "found plait: unknown, expected plate" in told


def test_an_unknown_template_is_told_at_its_cue_with_the_nearest_name(check):
    assert check(("template: classic", "template: clasic")) == [
        "show.yaml:18:46: error: There is no such graphic [unknown-template] found clasic, "
        "expected classic"
    ]


def test_unreadable_colours_are_told_at_the_event_s_theme_once(check):
    theme = '  languages: [ko, en]\n  theme: {plate: "#FFEE00", text: "#FFFFFF"}\n'
    assert check(("  languages: [ko, en]\n", theme)) == [
        "show.yaml:7:10: warning: The text can hardly be read in these colours [low-contrast] "
        "found #FFFFFF / #FFEE00 1.2:1, expected #000000 4.5:1"
    ]


def test_colours_of_a_template_are_told_at_the_cue_that_names_it(check):
    text = "format: 1\nbased_on: classic\nname: {colour: '#0C1A31'}\n"
    (told,) = check(("template: classic", "template: dim"), dim=text)
    assert told.startswith("show.yaml:18:22: warning:")
    assert "[low-contrast]" in told


def test_a_missing_logo_is_told_once(check):
    theme = "  languages: [ko, en]\n  theme: {logo: art/logo.png}\n"
    (told,) = check(("  languages: [ko, en]\n", theme))
    assert "[file-missing]" in told


def test_a_logo_that_is_no_picture_is_told_at_its_place(check, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"no picture")
    theme = "  languages: [ko, en]\n  theme: {logo: logo.png}\n"
    (told,) = check(("  languages: [ko, en]\n", theme))
    assert told.startswith("show.yaml:7:17: warning:")
    assert "[logo-unreadable] found logo.png" in told


def test_a_character_that_no_font_has_names_the_font_and_its_package(check):
    (told,) = check(("ko: 위원장", "ko: 위원장\U00012f90"))
    assert told.endswith(
        "found \U00012f90 (U+12F90), expected Noto Sans Cypro-Minoan (fonts-noto-core)"
    )


def test_a_strap_without_room_for_all_is_told_at_its_cue(check):
    long = "기후변화대응및탄소중립이행점검특별위원회위원장 " * 14
    told = check(("ko: 위원장", f"ko: {long}"))
    assert any(line.startswith("show.yaml:22:22: warning: The text does not fit") for line in told)
