"""What a sheet without errors means: every default resolved, every form understood."""

import json
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from eventdesk.domain.alarm import AIR, Fault
from eventdesk.domain.graphic import Side, TextInputs, Theme
from eventdesk.domain.parts import Level, Part, PartKind, Switch
from eventdesk.domain.runsheet import (
    LowerThirdPlan,
    MediaAction,
    Output,
    ShowWhen,
    TimeOfDay,
    Transition,
)
from eventdesk.domain.text import Text
from eventdesk.domain.verbs import (
    Advance,
    BroadcastVerb,
    CameraVerb,
    MediaVerb,
    RecordVerb,
    ReplayVerb,
)
from eventdesk.storage.runsheet import load, parse
from support.obs_names import HARD_NAMES

FRAME = """\
eventdesk: 1
event: {{title: T, date: 2021-04-23, timezone: Asia/Seoul, languages: [ko, en]}}
outputs: {{venue: {{}}}}
speakers: {{a: {{name: A}}, b: {{name: B}}}}
{defaults}
sessions:
  - id: s
    title: S
    start: "09:00"
    {session}
    cues:
      - id: first
        title: First
      - id: x
        title: X
        {cue}
"""


def cue(fields="", *, session="", defaults=""):
    text = FRAME.format(defaults=defaults, session=session, cue=fields.replace("\n", "\n        "))
    loaded = parse(text, Path())
    assert loaded.ok, loaded.problems
    return loaded.sheet.cue("x")


def outputs(text):
    return parse(FRAME.format(defaults="", session="", cue="").replace("{venue: {}}", text), Path())


def test_a_backup_mirrors_the_program_and_nothing_else():
    loaded = outputs("{backup: {mirrors: program}, program: {required: false}}")
    assert loaded.ok, loaded.problems
    assert loaded.sheet.outputs["backup"] == Output("backup", mirrors="program")
    assert loaded.sheet.shown_on("backup") == "program"
    assert loaded.sheet.shown_on("venue") == "venue"
    assert not loaded.sheet.outputs["program"].required
    for wrong, code in (
        ("{venue: {}, backup: {mirrors: venue}}", "bad-choice"),
        ("{program: {mirrors: program}}", "unknown-key"),
    ):
        assert [problem.code for problem in outputs(wrong).problems] == [code]


def seconds(number):
    return timedelta(seconds=number)


def test_the_contracts_own_example_is_read_whole(corpus):
    loaded = load(corpus / "valid" / "every-key.yaml")
    assert [p.code for p in loaded.problems] == []
    sheet = loaded.sheet
    assert sheet.event.date == date(2021, 4, 23)
    assert sheet.event.timezone == ZoneInfo("Asia/Seoul")
    assert sheet.event.languages == ("ko", "en")
    assert sheet.event.venue.get("en") == "Korea Institute of Machinery and Materials"
    assert sheet.broadcast.scheduled_start == TimeOfDay(0, sheet.broadcast.scheduled_start.time)
    assert sheet.broadcast.latency == "low"
    assert sheet.broadcast.thumbnail == "art/thumbnail.png"
    assert sheet.outputs["venue"] == Output("venue", required=False)
    assert sheet.speakers["chung"].language == "ko"
    assert sheet.event.theme == Theme("#1FC7B4", "#0C1A31", "#FFFFFF", "art/thumbnail.png")
    assert sheet.text_inputs == TextInputs("Name text", "Role text", "Office text", "Name group")
    one = sheet.cue("s1-chung")
    assert one.duration == timedelta(minutes=20)
    assert one.scenes == {"program": "Podium + Slides"}
    assert one.transition == Transition("Cut", timedelta(milliseconds=300))
    assert one.lower_third == LowerThirdPlan(
        ("chung",),
        "classic",
        Side.RIGHT,
        ShowWhen.AFTER,
        seconds(3),
        seconds(8),
        drop_on_cut=True,
    )
    assert (one.unmute, one.mute) == (("Podium mic",), ("Remote guests",))
    assert one.volumes == {"Music": Level(-20.5, seconds(2)), "Podium mic": Level(0.0, seconds(2))}
    assert one.switches == (
        Switch(Part(PartKind.FILTER, "Podium mic", "Compressor"), True),
        Switch(Part(PartKind.FILTER, "Podium + Slides", "Blur"), False),
        Switch(Part(PartKind.SOURCE, "Podium + Slides", "Logo"), True),
        Switch(Part(PartKind.SOURCE, "Podium + Slides", "Clock"), False),
    )
    assert (one.replay, one.virtual_camera) == (ReplayVerb.SAVE, CameraVerb.START)
    assert one.media == (MediaAction(MediaVerb.RESTART, "Opening film"),)
    assert (one.record, one.broadcast) == (RecordVerb.START, BroadcastVerb.LIVE)
    assert (one.advance, one.warn_before_end) == (Advance.MANUAL, timedelta(minutes=2))
    assert one.notes == {"operator": "Check the slides", "stage": "마이크", "audio": "Spare"}
    assert (one.chapter, one.skip) == (True, False)
    assert one.quiet == (Fault.BLACK, Fault.SILENCE)


@pytest.mark.parametrize(
    ("written", "length"),
    [("90s", 90), ("20m", 1200), ("1h30m", 5400), ("00:20:00", 1200), ("'1:30:00'", 5400),
     ("2.5s", 2.5), ("1500ms", 1.5), ("1h1m1s", 3661)],
)  # fmt: skip
def test_a_duration_is_read_in_every_form(written, length):
    assert cue(f"duration: {written}").duration == seconds(length)


def test_the_nearest_default_wins():
    defaults = "defaults: {duration: 1m, scene: Far, warn_before_end: 5s}"
    session = "defaults: {duration: 2m, scene: Near}"
    one = cue("duration: 3m", session=session, defaults=defaults)
    assert (one.duration, one.scenes, one.warn_before_end) == (
        timedelta(minutes=3), {"program": "Near"}, seconds(5),
    )  # fmt: skip


def test_transition_and_lower_third_are_laid_together_field_by_field():
    one = cue(
        "speakers: [a]\ntransition: {kind: Cut}\nlower_third: {show: on go}",
        session="defaults: {lower_third: {hide_after: 4s}}",
        defaults="defaults: {transition: {kind: Fade, duration: 1s}, "
        "lower_third: {template: quiet, hide_after: 8s, show: manual}}",
    )
    assert one.transition == Transition("Cut", seconds(1))
    assert one.lower_third == LowerThirdPlan(
        ("a",), "quiet", None, ShowWhen.ON_GO, timedelta(0), seconds(4)
    )


@pytest.mark.parametrize(
    ("fields", "quiet"),
    [
        ("skip: false", ()),
        ("quiet: all", AIR),
        ("quiet: [silence, black, silence]", (Fault.BLACK, Fault.SILENCE)),
        ("quiet: [frozen]", (Fault.FROZEN,)),
    ],
)
def test_what_is_meant_to_be_so_is_named_or_all_of_it(fields, quiet):
    assert cue(fields).quiet == quiet


def test_an_empty_list_is_quiet_about_nothing_whatever_a_farther_level_says():
    assert cue("quiet: []", defaults="defaults: {quiet: all}").quiet == ()
    assert cue("skip: false", defaults="defaults: {quiet: [clipping]}").quiet == (Fault.CLIPPING,)


def test_audio_is_taken_whole_from_the_nearest():
    one = cue("audio: {unmute: [x]}", defaults="defaults: {audio: {mute: [y]}}")
    assert (one.unmute, one.mute) == (("x",), ())


def test_the_fade_of_a_farther_level_is_that_of_a_nearer_volume():
    one = cue("audio: {volume: {x: -6dB}}", defaults="defaults: {audio: {fade: 1s, mute: [y]}}")
    assert (one.volumes, one.mute) == ({"x": Level(-6.0, seconds(1))}, ())


@pytest.mark.parametrize(
    ("written", "level"), [("0dB", 0), ("-100dB", -100), ("+3.25dB", 3.25), ("26dB", 26)]
)
def test_a_volume_is_read_in_every_form(written, level):
    assert cue(f"audio: {{volume: {{x: {written}}}}}").volumes == {"x": Level(level)}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("-6", "-6dB"), ("−6 dB", "-6dB"), ("'- 6.5db'", "-6.5dB"), ("+3", "+3dB"), ("loud", "-6dB")],
)
def test_a_volume_written_otherwise_is_told_what_was_meant(written, meant):
    fields = f"audio: {{volume: {{x: {written}}}}}"
    problems = parse(FRAME.format(defaults="", session="", cue=fields), Path()).problems
    assert [(one.code, one.expected) for one in problems] == [("bad-volume", meant)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", None),
        ("speakers: [a]", LowerThirdPlan(("a",))),
        ("speakers: [a]\nlower_third: none", None),
        ("lower_third: b", LowerThirdPlan(("b",))),
        ("speakers: [a]\nlower_third: b", LowerThirdPlan(("b",))),
        ("lower_third: [a, b]", LowerThirdPlan(("a", "b"), drop_on_cut=True)),
        ("speakers: [a, b]", LowerThirdPlan(("a", "b"), drop_on_cut=True)),
        ("speakers: [a]\nlower_third: {show: on go}", LowerThirdPlan(("a",), show=ShowWhen.ON_GO)),
        ("speakers: [a]\nlower_third: {hide_after: stay}", LowerThirdPlan(("a",), stays=True)),
        ("speakers: [a]\nlower_third: {hide_after: cue}", LowerThirdPlan(("a",))),
        (
            "speakers: [a]\nlower_third: {position: centre}",
            LowerThirdPlan(("a",), side=Side.CENTRE),
        ),
    ],
)
def test_a_lower_third_is_read_in_every_form(fields, expected):
    assert cue(fields).lower_third == expected


def test_a_panel_waits_for_its_keys_even_where_the_default_shows_names():
    defaults = "defaults: {lower_third: {show: after 2s, hide_after: 5s}}"
    one = cue("speakers: [a, b]", defaults=defaults)
    assert one.lower_third == LowerThirdPlan(("a", "b"), hide_after=seconds(5), drop_on_cut=True)


def test_none_in_the_defaults_is_lifted_by_a_cue_that_says_when_to_show():
    one = cue("speakers: [a]\nlower_third: {show: on go}", defaults="defaults: {lower_third: none}")
    assert one.lower_third == LowerThirdPlan(("a",), show=ShowWhen.ON_GO)


@pytest.mark.parametrize(
    ("fields", "chapter"),
    [("", False), ("speakers: [a]", True), ("speakers: [a]\nchapter: false", False),
     ("chapter: true", True)],
)  # fmt: skip
def test_a_talk_is_a_chapter_unless_it_says_not(fields, chapter):
    assert cue(fields).chapter is chapter


def test_a_sessions_first_cue_that_is_not_skipped_is_a_chapter():
    text = FRAME.format(defaults="", session="", cue="")
    sheet = parse(text, Path()).sheet
    assert [one.chapter for one in sheet.cues] == [True, False]
    skipped = parse(text.replace("title: First", "title: First\n        skip: true"), Path()).sheet
    assert [one.chapter for one in skipped.cues][1] is True


def test_a_scene_for_each_output_and_program_is_always_one():
    one = cue("scene: {program: Podium, venue: Slides}")
    assert one.scenes == {"program": "Podium", "venue": "Slides"}


def test_a_plain_text_is_in_the_primary_language_which_comes_first():
    assert cue().title == Text((("ko", "X"),))
    sheet = parse(
        FRAME.format(defaults="", session="", cue="").replace("title: X", "title: {en: X, ko: 가}"),
        Path(),
    ).sheet
    assert sheet.cue("x").title == Text((("ko", "가"), ("en", "X")))


def test_after_midnight_a_day_is_counted():
    text = FRAME.format(defaults="", session="", cue="").replace('"09:00"', '"+1 00:30"')
    sheet = parse(text, Path()).sheet
    assert sheet.moment(sheet.sessions[0].start).isoformat() == "2021-04-24T00:30:00+09:00"


def test_missing_ids_are_made_up_the_same_way_every_time_and_never_one_that_is_taken():
    text = """\
eventdesk: 1
event: {title: T, date: 2021-04-23, timezone: UTC}
sessions:
  - title: One
    start: "09:00"
    cues:
      - title: Keynote
      - title: 질의응답
      - title: Keynote
  - title: Two
    cues:
      - {id: session-1-keynote, title: K}
"""
    loaded = parse(text, Path())
    assert loaded.problems == ()
    assert [s.id for s in loaded.sheet.sessions] == ["session-1", "session-2"]
    assert [c.id for c in loaded.sheet.cues] == [
        "session-1-keynote-2", "session-1-2", "session-1-keynote-3", "session-1-keynote",
    ]  # fmt: skip
    assert [(g.path, g.id) for g in loaded.generated][:2] == [
        (("sessions", 0), "session-1"),
        (("sessions", 0, "cues", 0), "session-1-keynote-2"),
    ]
    assert parse(text, Path()) == loaded


def test_a_sheet_with_errors_is_still_shown_with_what_could_be_read():
    text = FRAME.format(
        defaults="",
        session="",
        cue="speakers: [nobody, a]\nduration: soon".replace("\n", "\n        "),
    )
    loaded = parse(text.replace("Asia/Seoul", "Moon").replace("id: first", "id: x"), Path())
    assert not loaded.ok
    assert [c.id for c in loaded.sheet.cues] == ["x", "s-x"]
    assert loaded.sheet.cue("s-x").speakers == ("a",)
    assert loaded.sheet.cue("s-x").duration is None
    assert loaded.generated == ()


def test_a_scene_s_name_is_kept_to_the_letter_whatever_it_is():
    quoted = [json.dumps(name, ensure_ascii=False) for name in HARD_NAMES]
    cues = "".join(
        f"\n      - {{id: c{at}, title: T, scene: {name}, audio: {{mute: [{name}]}}}}"
        for at, name in enumerate(quoted)
    )
    head, _, _ = FRAME.format(defaults="", session="", cue="").partition("\n      - id: first")
    loaded = parse(head + cues + "\n", Path())
    assert loaded.problems == ()
    assert [(cue.scenes["program"], cue.mute) for cue in loaded.sheet.cues] == [
        (name, (name,)) for name in HARD_NAMES
    ]


def test_the_digest_is_of_the_files_bytes(tmp_path, corpus):
    data = (corpus / "valid" / "smallest.yaml").read_bytes()
    crlf = tmp_path / "crlf.yaml"
    crlf.write_bytes(data.replace(b"\n", b"\r\n"))
    plain = load(corpus / "valid" / "smallest.yaml")
    assert plain.digest != load(crlf).digest
    assert plain.sheet == load(crlf).sheet
    assert plain.digest == parse(data, Path()).digest


def test_another_part_adds_a_problem_at_a_values_place(corpus):
    loaded = load(corpus / "valid" / "every-key.yaml")
    problem = loaded.problem("warning", ("speakers", "chung", "name", "ko"), "no-glyph", "정", "")
    line = loaded.text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("정래권")
    assert problem.path == "speakers.chung.name.ko"
    nearest = loaded.problem("error", ("speakers", "nobody", "name"), "x", "", "")
    assert loaded.text.splitlines()[nearest.line - 1].startswith("  chung:")
