"""One table: what is wrong in a sheet, and exactly where the problem says it is."""

from pathlib import Path

import pytest

from eventdesk.storage.runsheet import parse

HEAD = """\
eventdesk: 1
event:
  title: Conference
  date: 2021-04-23
  timezone: Asia/Seoul
  languages: [en, ko]
speakers:
  kim: {name: Kim}
  lee: {name: Lee}
broadcast: {title: Conference}
sessions:
"""
SESSION = (
    HEAD + '  - {id: s, title: S, start: "09:00", cues: [{id: x, title: X, broadcast: live}]}\n'
)
CUES = HEAD.replace("broadcast: {title: Conference}\n", "") + (
    '  - id: s\n    title: S\n    start: "09:00"\n    cues:\n'
)
LINE = CUES.count("\n") + 1
"""The line on which the first cue of CUES is added."""


def swap(old, new, text=SESSION):
    assert text.count(old) == 1, old
    return text.replace(old, new)


def cue(fields):
    """A sheet with one cue; its fields begin in column 9 of line LINE."""
    return CUES + "      - " + fields.replace("\n", "\n        ") + "\n"


def add(line):
    return SESSION + line + "\n"


SPEAKER = "  kim: {name: Kim}"
E, W = "error", "warning"
# By code: the text, then severity, line, column, found, expected, path.
CASES = {
    "too-deep": (add("x: " + "[" * 40), E, 13, 35, "", "32", ""),
    "unknown-alias": (swap("{name: Kim}", "*who"), E, 8, 8, "*who", "", ""),
    "recursive-alias": (swap("{name: Kim}", "&a {name: *a}"), E, 8, 18, "*a", "", ""),
    "several-documents": (add("---\na: 1"), E, 13, 1, "---", "", ""),
    "explicit-tag": (
        swap("name: Kim", "name: !!python/object/apply:os.system ['true']"),
        E, 8, 15, "!!python/object/apply:os.system", "", "",
    ),
    "yaml-syntax": (
        swap("{name: Kim}", "{name: Kim"), E, 9, 6, "did not find expected ',' or '}'", "", "",
    ),
    "bad-character": (swap("name: Kim", "name: K\x07m"), E, 8, 16, "U+0007", "", ""),
    "duplicate-key": (swap("  lee:", "  kim:"), E, 9, 3, "kim", "", "speakers.kim"),
    "bad-key": (
        swap("{name: Kim}", "{name: Kim, [a]: b}"), E, 8, 20, "list", "text", "speakers.kim",
    ),
    "unknown-key": (swap("timezone:", "timezon:"), E, 5, 3, "timezon", "timezone", "event.timezon"),
    "missing-key": (swap("  date: 2021-04-23\n", ""), E, 3, 3, "", "date:", "event"),
    "empty-value": (swap("title: Conference\n", "title: ~\n"), W, 3, 3, "title", "", "event.title"),
    "wrong-type": (swap("[en, ko]", "en"), E, 6, 14, "en", "[en]", "event.languages"),
    "format-version": (swap("eventdesk: 1", "eventdesk: 2"), E, 1, 12, "2", "1", "eventdesk"),
    "leading-zero": (swap("eventdesk: 1", "eventdesk: 01"), E, 1, 12, "01", "1", "eventdesk"),
    "bad-date": (
        swap("2021-04-23", "2021-04-31"), E, 4, 9, "2021-04-31", "2021-04-23", "event.date",
    ),
    "unknown-timezone": (
        swap("Asia/Seoul", "Asia/Soul"), E, 5, 13, "Asia/Soul", "Asia/Seoul", "event.timezone",
    ),
    "unknown-language": (swap("[en, ko]", "[en, kr]"), E, 6, 19, "kr", "ko", "event.languages[1]"),
    "listed-twice": (swap("[en, ko]", "[en, en]"), W, 6, 19, "en", "", "event.languages[1]"),
    "missing-translation": (
        swap("name: Kim", "name: {en: Kim}"), W, 8, 15, "en", "ko", "speakers.kim.name",
    ),
    "bad-flag": (
        swap("name: Kim", "name: Kim, remote: yes"), E, 8, 28, "yes", "true", "speakers.kim.remote",
    ),
    "bad-id": (swap("  lee:", "  none:"), E, 9, 3, "none", "", "speakers.none"),
    "text-too-long": (
        swap("broadcast: {title: Conference}", "broadcast: {title: " + "a" * 101 + "}"),
        E, 10, 20, "101: " + "a" * 74 + "…", "100", "broadcast.title",
    ),
    "path-outside": (
        swap("{title: Conference}", "{title: C, thumbnail: ../a.png}"),
        E, 10, 34, "../a.png", "art/picture.png", "broadcast.thumbnail",
    ),
    "bad-picture": (
        swap("{title: Conference}", "{title: C, thumbnail: a.webp}"),
        E, 10, 34, "a.webp", ".png | .jpg | .jpeg", "broadcast.thumbnail",
    ),
    "file-missing": (
        swap("{title: Conference}", "{title: C, thumbnail: a.png}"),
        W, 10, 34, "a.png", "", "broadcast.thumbnail",
    ),
    "bad-choice": (
        swap("{title: Conference}", "{title: C, privacy: Publik}"),
        E, 10, 32, "Publik", "public", "broadcast.privacy",
    ),
    "control-character": (
        swap("broadcast: {title: Conference}", 'broadcast: {title: "A\\nB"}'),
        E, 10, 20, "U+000A", "", "broadcast.title",
    ),
    "angle-bracket": (
        swap("broadcast: {title: Conference}", "broadcast: {title: A <b>}"),
        W, 10, 20, "< >", "‹ ›", "broadcast.title",
    ),
    "unknown-placeholder": (
        swap("title: Conference}", "title: C, description: 'At {program}'}"),
        W, 10, 36, "{program}", "{programme}", "broadcast.description",
    ),
    "description-cut": (
        swap("title: Conference}", "title: C, description: " + "가" * 1700 + "}"),
        W, 10, 36, "5100 bytes", "4950 bytes", "broadcast.description",
    ),
    "bad-playlist": (
        swap("title: Conference}", "title: C, playlist: shows}"),
        E, 10, 33, "shows", "PL…", "broadcast.playlist",
    ),
    "captions-too-late": (
        swap("title: Conference}", "title: C, latency: ultraLow, captions: http}"),
        W, 10, 52, "http", "latency: low", "broadcast.captions",
    ),
    "never-live": (swap(", broadcast: live", ""), W, 10, 12, "", "broadcast: live", "broadcast"),
    "no-first-start": (
        swap(' start: "09:00",', ""), W, 12, 5, "", 'start: "09:00"', "sessions[0]",
    ),
    "unquoted-time": (
        swap('"09:00"', "09:00"), E, 12, 30, "09:00", '"09:00"', "sessions[0].start",
    ),
    "bad-time": (swap('"09:00"', '"9:00"'), E, 12, 30, '"9:00"', '"09:00"', "sessions[0].start"),
    "no-cues": (HEAD.replace("sessions:\n", "sessions: []\n"), E, 11, 11, "", "", "sessions"),
    "empty-list": (
        add("  - {id: t, title: T, cues: []}"), W, 13, 29, "[]", "", "sessions[1].cues",
    ),
    "overlap": (
        swap("id: x,", "id: x, duration: 90m,")
        + '  - {id: t, title: T, start: "10:00", cues: [{title: Y}]}\n',
        W, 13, 30, '"10:00"', '"10:30"', "sessions[1].start",
    ),
    "broadcast-order": (
        add("  - {id: t, title: T, cues: [{title: Y, broadcast: preview}]}"),
        W, 13, 52, "preview", "end", "sessions[1].cues[0].broadcast",
    ),
    "truth-value": (cue("title: no"), E, LINE, 16, "no", '"no"', "sessions[0].cues[0].title"),
    "needs-quotes": (
        cue("title: 3.10"), E, LINE, 16, "3.10", '"3.10"', "sessions[0].cues[0].title",
    ),
    "missing-title": (cue("id: a"), W, LINE, 9, "", "title:", "sessions[0].cues[0]"),
    "duplicate-id": (
        cue("{id: a, title: A}") + "      - {id: a, title: B}\n",
        E, LINE + 1, 14, "a", "a-2", "sessions[0].cues[1].id",
    ),
    "unknown-speaker": (
        cue("title: X\nspeakers: [kin]"),
        E, LINE + 1, 20, "kin", "kim", "sessions[0].cues[0].speakers[0]",
    ),
    "unknown-output": (
        cue("title: X\nscene: {programm: A}"),
        E, LINE + 1, 17, "programm", "program", "sessions[0].cues[0].scene.programm",
    ),
    "bad-duration": (
        cue("title: X\nduration: 20 min"),
        E, LINE + 1, 19, "20 min", "20m", "sessions[0].cues[0].duration",
    ),
    "duration-unit": (
        cue("title: X\nduration: 20"),
        E, LINE + 1, 19, "20", "20m", "sessions[0].cues[0].duration",
    ),
    "duration-out-of-range": (
        cue("title: X\ntransition: {duration: 30s}"),
        E, LINE + 1, 32, "30s", "50ms … 20s", "sessions[0].cues[0].transition.duration",
    ),
    "nobody-to-name": (
        cue("title: X\nlower_third: {show: on go}"),
        W, LINE + 1, 22, "mapping", "speakers:", "sessions[0].cues[0].lower_third",
    ),
    "panel-is-manual": (
        cue("title: X\nspeakers: [kim, lee]\nlower_third: {show: on go}"),
        W, LINE + 2, 29, "on go", "manual", "sessions[0].cues[0].lower_third.show",
    ),
    "shown-after-end": (
        cue("title: X\nspeakers: [kim]\nduration: 5s\nlower_third: {show: after 8s}"),
        W, LINE + 3, 29, "after 8s", "< 5s", "sessions[0].cues[0].lower_third.show",
    ),
    "warning-too-early": (
        cue("title: X\nduration: 1m\nwarn_before_end: 1m"),
        W, LINE + 2, 26, "1m", "< 1m", "sessions[0].cues[0].warn_before_end",
    ),
    "warning-without-duration": (
        cue("title: X\nwarn_before_end: 1m"),
        W, LINE + 1, 26, "1m", "duration:", "sessions[0].cues[0].warn_before_end",
    ),
    "advance-without-duration": (
        cue("title: X\nadvance: after duration"),
        E, LINE + 1, 18, "after duration", "duration:", "sessions[0].cues[0].advance",
    ),
    "advance-without-start": (
        cue("title: X\nadvance: at start"),
        E, LINE + 1, 18, "at start", "start:", "sessions[0].cues[0].advance",
    ),
    "muted-and-unmuted": (
        cue("title: X\naudio: {unmute: [a], mute: [a]}"),
        E, LINE + 1, 16, "a", "", "sessions[0].cues[0].audio",
    ),
    "bad-volume": (
        cue("title: X\naudio: {volume: {a: -6}}"),
        E, LINE + 1, 29, "-6", "-6dB", "sessions[0].cues[0].audio.volume.a",
    ),
    "volume-out-of-range": (
        cue("title: X\naudio: {volume: {a: 40dB}}"),
        E, LINE + 1, 29, "40dB", "-100dB … 26dB", "sessions[0].cues[0].audio.volume.a",
    ),
    "on-and-off": (
        cue("title: X\nsources: {show: {a: [b]}, hide: {a: [b]}}"),
        E, LINE + 1, 18, "a / b", "", "sessions[0].cues[0].sources",
    ),
    "no-broadcast-section": (
        cue("title: X\nbroadcast: live"),
        E, LINE + 1, 20, "live", "broadcast:", "sessions[0].cues[0].broadcast",
    ),
    "record-order": (
        cue("title: X\nrecord: stop"),
        W, LINE + 1, 17, "stop", "start", "sessions[0].cues[0].record",
    ),
    "encoding": (
        SESSION.encode().replace(b"name: Kim", b"name: K\xedm"), E, 8, 16, "0xED", "UTF-8", "",
    ),
    "empty-file": ("# nothing yet\n", E, 1, 1, "", "eventdesk: 1", ""),
    "file-too-big": (" " * (8 * 1024 * 1024 + 1), E, 1, 1, "> 8388608 bytes", "8388608 bytes", ""),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_each_problem_says_what_is_wrong_and_where(code, tmp_path):
    text, *expected = CASES[code]
    problems = [p for p in parse(text, tmp_path).problems if p.code == code]
    assert [[p.severity, p.line, p.column, p.found, p.expected, p.path] for p in problems] == [
        expected
    ]


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case[1] == E])
def test_a_sheet_with_an_error_cannot_go_on_air(code, tmp_path):
    assert not parse(CASES[code][0], tmp_path).ok


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case[1] == W])
def test_a_sheet_with_only_a_warning_can_go_on_air(code, tmp_path):
    text = CASES[code][0]
    if code == "empty-value":  # its title is needed
        text = SESSION.replace("name: Kim", "name: Kim, role: ~")
    loaded = parse(text, tmp_path)
    assert code in [p.code for p in loaded.problems]
    assert loaded.ok, loaded.problems


@pytest.mark.parametrize("text", [SESSION, cue("title: X")])
def test_the_sheets_that_the_table_changes_have_nothing_wrong(text, tmp_path):
    assert parse(text, tmp_path).problems == ()


def test_positions_count_characters_after_a_byte_order_mark_windows_line_ends_and_korean():
    text = "\ufeff" + SESSION.replace(
        "title: Conference\n", "title: {en: A, ko: 회의 😀, kr: 나}\n", 1
    )
    loaded = parse(text.replace("\n", "\r\n"), Path())
    assert [(p.line, p.column, p.code) for p in loaded.problems] == [(3, 28, "unknown-language")]


def test_a_cue_field_on_a_session_is_sent_to_its_defaults():
    (problem,) = parse(swap("title: S,", "title: S, scene: Podium,"), Path()).problems
    assert (problem.code, problem.expected) == ("unknown-key", "defaults: scene:")


def test_all_problems_come_at_once_in_the_order_of_the_file():
    text = cue("title: no\nspeakers: [who]\nduration: 20\nadvance: later\nbroadcast: live")
    problems = parse(text.replace("Asia/Seoul", "Mars"), Path()).problems
    assert [p.code for p in problems] == [
        "unknown-timezone", "truth-value", "unknown-speaker", "duration-unit", "bad-choice",
        "no-broadcast-section",
    ]  # fmt: skip


def test_where_yaml_breaks_off_only_what_was_read_is_judged():
    text = cue("id: x\nspeakers: [who]\nduration: 5\ntitle: [A}")
    loaded = parse(text, Path())
    assert [p.code for p in loaded.problems] == ["duration-unit", "wrong-type", "yaml-syntax"]
    assert not loaded.ok
    assert loaded.sheet is not None
    assert [c.id for c in loaded.sheet.cues] == ["x"]
