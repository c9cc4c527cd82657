"""Nothing in a file can crash, run, hang or fill the desk: every trouble is a problem."""

import gc
import os
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from eventdesk.engine.assets import asset
from eventdesk.storage.runsheet import MAX_CUES, load, parse
from eventdesk.storage.runsheet.problems import MAX_PROBLEMS

CORPUS = Path(__file__).parent / "corpus"
DEMO = asset("demo", "daejeon-2021.yaml").read_text("utf-8")
EXPECTED = {
    "a-list.yaml": "wrong-type",
    "a-word.yaml": "wrong-type",
    "billion-laughs.yaml": "too-large",
    "binary.yaml": "encoding",
    "comment-only.yaml": "empty-file",
    "complex-keys.yaml": "bad-key",
    "cp949.yaml": "encoding",
    "deep-block.yaml": "too-deep",
    "deep-flow.yaml": "too-deep",
    "empty.yaml": "empty-file",
    "half-a-save.yaml": "yaml-syntax",
    "merge-key.yaml": "unknown-key",
    "nul-bytes.yaml": "bad-character",
    "numbers.yaml": "bad-duration",
    "paths.yaml": "path-outside",
    "python-object.yaml": "explicit-tag",
    "recursive.yaml": "recursive-alias",
    "tabs.yaml": "yaml-syntax",
    "two-documents.yaml": "several-documents",
    "utf-16.yaml": "encoding",
}


def sound(loaded):
    """Every problem has a place and fits on a screen; a sheet that is there hangs together."""
    for problem in loaded.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert len(problem.found) <= 80
        assert len(problem.expected) <= 80
    assert len(loaded.problems) <= MAX_PROBLEMS + 1
    assert loaded.ok or any(p.severity == "error" for p in loaded.problems)
    if loaded.sheet:
        ids = [cue.id for cue in loaded.sheet.cues]
        assert len(ids) == len(set(ids))
        assert ids
        for cue in loaded.sheet.cues:
            assert set(cue.speakers) <= set(loaded.sheet.speakers)
            assert set(cue.scenes) <= set(loaded.sheet.outputs)
            assert cue.lower_third is None or cue.lower_third.speakers
    return loaded


def test_every_file_of_the_corpus_is_expected():
    assert {path.name for path in (CORPUS / "refused").iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_malformed_file_is_a_problem_and_cannot_go_on_air(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    loaded = sound(load(CORPUS / "refused" / name))
    assert EXPECTED[name] in [p.code for p in loaded.problems if p.severity == "error"]
    assert not loaded.ok
    assert list(tmp_path.iterdir()) == []  # nothing ran


@pytest.mark.parametrize(
    ("name", "code"),
    [("nothing.yaml", "file-not-found"), (".", "file-unreadable"), ("a\0b", "file-unreadable")],
)
def test_a_file_that_cannot_be_opened_is_a_problem(name, code, tmp_path):
    loaded = load(tmp_path / name)
    assert [p.code for p in loaded.problems] == [code]
    assert loaded.sheet is None


@pytest.mark.skipif(os.name != "posix", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_instead_of_waiting_for_its_other_end(tmp_path):
    os.mkfifo(tmp_path / "sheet.yaml")
    assert [p.code for p in load(tmp_path / "sheet.yaml").problems] == ["file-unreadable"]


def test_a_file_over_the_limit_is_not_even_read(tmp_path):
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: a terabyte that takes no room
    tracemalloc.start()
    try:
        loaded = load(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [p.code for p in loaded.problems] == ["file-too-big"]
    assert peak < 32 * 1024 * 1024


def test_an_alias_bomb_costs_no_more_memory_than_its_text():
    tracemalloc.start()
    try:
        load(CORPUS / "refused" / "billion-laughs.yaml")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


def test_a_sheet_of_aliases_to_one_cue_stops_at_the_limit():
    cues = "\n".join(["      - &c {title: C}"] + ["      - *c"] * (MAX_CUES + 10))
    text = (
        "eventdesk: 1\nevent: {title: T, date: 2021-04-23, timezone: UTC}\n"
        'sessions:\n  - title: S\n    start: "09:00"\n    cues:\n' + cues
    )
    loaded = sound(parse(text, Path()))
    assert [p.code for p in loaded.problems] == ["too-many-cues"]
    assert len(loaded.sheet.cues) == MAX_CUES


def test_a_million_mistakes_are_cut_to_a_list_that_can_be_read():
    text = "eventdesk: 1\n" + "".join(f"seesions{n}: 1\n" for n in range(100_000))
    loaded = sound(parse(text, Path()))
    assert len(loaded.problems) == MAX_PROBLEMS + 1
    assert [p.code for p in loaded.problems].count("too-many-problems") == 1


def test_the_garbage_collector_is_left_as_it_was():
    assert gc.isenabled()
    parse(DEMO, Path())
    assert gc.isenabled()
    gc.disable()
    try:
        parse(DEMO, Path())
        assert not gc.isenabled()
    finally:
        gc.enable()


ANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ANY
@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf")
@example(b"eventdesk: 1\r\xff")
@example("a: \u2028\ufeff b".encode())
def test_no_bytes_at_all_raise_anything(data):
    sound(parse(data, Path()))


@ANY
@given(st.text(alphabet="eventdsk:1{}[]&*!|>'\"#-? ,\n\t%@`~<\u0085\u2028\ud800😀한", max_size=80))
def test_no_yaml_like_text_raises_anything(text):
    sound(parse(text, Path()))


@ANY
@given(st.integers(0, 2**32))
def test_no_mutation_of_a_real_sheet_raises_anything(seed):
    rng = random.Random(seed)
    text = DEMO
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(text))
        length = rng.choice([0, 1, 1, 5, 60])
        other = rng.randrange(len(text))
        piece = rng.choice(["", text[other : other + 40], rng.choice("{}[]:-&*!\n\t\"'#|>%~\x00")])
        text = text[:at] + piece + text[at + length :]
    sound(parse(text, Path()))


WORDS = st.sampled_from(
    ["eventdesk", "event", "title", "date", "timezone", "sessions", "cues", "id", "start", "show",
     "speakers", "lower_third", "duration", "scene", "defaults", "broadcast", "transition", "audio",
     "no", "09:00", "20m", "after 3s", "live", "none", "ko", "en", "1", "", "~", "x", "advance",
     "at start", "2021-04-23", "UTC", "media", "notes", "outputs", "hide_after", "stay"]
)  # fmt: skip


def flow(value):
    """Any nested value as YAML in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {flow(item)}' for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return value or "~"


VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=6),
    max_leaves=30,
)
CUE = st.dictionaries(WORDS, VALUES, max_size=8)
SHEETS = st.fixed_dictionaries(
    {},
    optional={
        "eventdesk": VALUES,
        "event": VALUES | st.just({"title": "T", "date": "2021-04-23", "timezone": "UTC"}),
        "speakers": VALUES,
        "outputs": VALUES,
        "broadcast": VALUES,
        "defaults": VALUES,
        "sessions": VALUES
        | st.lists(st.fixed_dictionaries({"cues": st.lists(CUE | VALUES, max_size=4)}), max_size=3),
    },
)


@ANY
@given(SHEETS)
def test_no_structure_raises_anything(sheet):
    sound(parse(flow(sheet), Path()))


@pytest.mark.parametrize(
    "name",
    ["cjk/pyconchina-2021-schedule.yaml", "runsheets/rse-lowerthird-manifest.yaml",
     "schedules/fosdem-2018.json", "obs/newrelic-devrel.json", "schedules/31c3-schedule.xml",
     "runsheets/qlc-show-cues.csv", "ontime/rundown-template-v4.xlsx"],
)  # fmt: skip
def test_another_tools_real_file_is_refused_with_reasons(name, shared_data):
    loaded = sound(load(shared_data(name)))
    assert not loaded.ok
    assert loaded.sheet is None
