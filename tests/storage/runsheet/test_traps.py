"""What people type and YAML reads as something else comes back with the right way to write it."""

from pathlib import Path

import pytest

from eventdesk.storage.runsheet import parse

SHEET = """\
eventdesk: 1
event: {title: Conference, date: 2021-04-23, timezone: Asia/Seoul}
sessions:
  - id: s
    title: S
    start: "09:00"
    cues:
      - """


def cue(fields):
    """A sheet with one cue."""
    return SHEET + fields.replace("\n", "\n        ") + "\n"


@pytest.mark.parametrize(
    ("fields", "code", "expected"),
    [
        ("title: off", "truth-value", '"off"'),
        ("title: 007", "leading-zero", '"007"'),
        ("title: 9:30", "unquoted-time", '"9:30"'),
        ("title: 2021-04-23", "needs-quotes", '"2021-04-23"'),
        ("title: 0x1F", "needs-quotes", '"0x1F"'),
        ("title: {no: Nei, en: No way}", "truth-value", '"no"'),
        ("notes: {stage: yes}\ntitle: X", "truth-value", '"yes"'),
        ("scene: {program: on}\ntitle: X", "truth-value", '"on"'),
        ("skip: 'true'\ntitle: X", "bad-flag", "true"),
        ("chapter: off\ntitle: X", "bad-flag", "false"),
    ],
)
def test_yamls_traps_are_told_never_obeyed(fields, code, expected):
    problems = parse(cue(fields), Path()).problems
    assert (code, expected) in [(p.code, p.expected) for p in problems]


@pytest.mark.parametrize(
    "fields", ["title: 'no'", 'title: "007"', "title: 42", "title: On air", "title: 3rd talk"]
)
def test_what_is_safe_needs_no_quotes(fields):
    assert parse(cue(fields), Path()).problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20 min", "20m"), ("1시간 30분", "1h30m"), ("20분", "20m"), ("90 sec", "90s"),
        ("45", "45m"),
        ("2時間", "2h"), ("soon", "20m"), ("1h 30m", "1h30m"), ("00:20", "20m"), ("-5m", "20m"),
    ],
)  # fmt: skip
def test_a_duration_that_people_type_comes_with_the_right_way_to_write_it(written, meant):
    (problem,) = parse(cue(f"title: X\nduration: {written}"), Path()).problems
    assert problem.expected == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("9:30", '"09:30"'), ("9.30", '"09:30"'), ("24:15", '"+1 00:15"'), ("9시30분", '"09:30"'),
     ("noon", '"09:30"'), ("+1 1:05", '"+1 01:05"'), ("25:99", '"09:30"')],
)  # fmt: skip
def test_a_time_that_people_type_comes_with_the_right_way_to_write_it(written, meant):
    problems = parse(cue("title: X").replace('"09:00"', f"'{written}'"), Path()).problems
    assert [(p.code, p.expected) for p in problems] == [("bad-time", meant)]
