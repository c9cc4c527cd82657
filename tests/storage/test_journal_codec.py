"""Events as rows: what is written is what is read, and what is not understood is never skipped."""

import json
from datetime import UTC, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from eventdesk.domain import events as e
from eventdesk.domain.alarm import Fault
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.parts import Part, PartKind, Switch
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Leg
from eventdesk.storage.journal_codec import KINDS, UnreadableEventError, decode, encode
from support.sheets import at, three_cues

T = at("09:30")
PLAN = three_cues()
MOMENTS = st.datetimes(timezones=st.just(UTC))
LENGTHS = st.timedeltas(timedelta(days=-400), timedelta(days=400))
WORDS = st.text()
MAYBE = st.none() | st.booleans()
LEVELS = st.floats(-100, 26)
PARTS = st.builds(Part, st.sampled_from(PartKind), WORDS, WORDS)
SWITCHES = st.builds(Switch, PARTS, st.booleans())
BY_NAME = {
    "beside": st.lists(WORDS, max_size=3).map(tuple),
    "at": MOMENTS,
    "hide_at": st.none() | MOMENTS,
    "began": MOMENTS,
    "ended": st.none() | MOMENTS,
    "lines": st.lists(WORDS, max_size=3).map(tuple),
    "names": st.lists(WORDS, max_size=3).map(tuple),
    "part": st.integers(0, 20),
    "amount": LENGTHS,
    "take": st.integers(0, 10**6),
    "stage": st.sampled_from(Stage),
    "leg": st.sampled_from(Leg),
    "fault": st.sampled_from(Fault),
    "was_scene": st.dictionaries(WORDS, WORDS, max_size=3),
    **dict.fromkeys(("scenes", "title", "description"), st.dictionaries(WORDS, WORDS, max_size=3)),
    "was_muted": st.dictionaries(WORDS, st.dictionaries(WORDS, st.booleans()), max_size=3),
    "muted": st.dictionaries(WORDS, st.dictionaries(WORDS, st.booleans()), max_size=3),
    **dict.fromkeys(("was_volume", "volumes"), st.dictionaries(WORDS, LEVELS, max_size=3)),
    **dict.fromkeys(("was_switched", "switched"), st.lists(SWITCHES, max_size=3).map(tuple)),
    **dict.fromkeys(("recording", "stream", "replay", "virtual_camera", "was_camera"), MAYBE),
    **dict.fromkeys(
        ("automatic", "skip", "cut", "install", "unnamed", "running", "cured"), st.booleans()
    ),
}


def event_of(kind):
    if kind is e.SheetLoaded:
        return st.builds(kind, MOMENTS, WORDS, st.just(PLAN))
    return st.builds(kind, **{f.name: BY_NAME.get(f.name, WORDS) for f in fields(kind)})


def read(row):
    return decode(*row, sheet=lambda digest: PLAN)


@pytest.mark.parametrize("kind", get_args(e.Event), ids=lambda kind: kind.__name__)
def test_what_is_written_is_what_is_read(kind):
    @settings(max_examples=30, deadline=None)
    @given(event_of(kind))
    def holds(event):
        row = encode(event)
        assert read(row) == event
        row[2].encode()  # a file can hold it
        json.loads(row[2])

    holds()


def test_a_row_reads_like_what_happened():
    kind, version, data = encode(
        e.CueTaken(T, "개회", 3, was_scene={PROGRAM: "Podium"}, was_muted={PROGRAM: {"Mic": True}})
    )
    assert (kind, version) == ("CueTaken", 1)
    assert '"cue": "개회"' in data
    assert json.loads(data)["at"] == T.isoformat()
    assert json.loads(encode(e.BroadcastAsked(T, Stage.LIVE))[2])["stage"] == "LIVE"


def test_a_sheet_is_kept_by_its_digest_alone():
    _, _, data = encode(e.SheetLoaded(T, "digest", PLAN))
    assert json.loads(data) == {"at": T.isoformat(), "digest": "digest"}
    asked = []
    decode("SheetLoaded", 1, data, lambda digest: asked.append(digest) or PLAN)
    assert asked == ["digest"]


def test_half_a_surrogate_pair_in_a_name_from_obs_is_kept_too():
    event = e.DriftSeen(T, PROGRAM, Leg.SCENE, "\ud800", "A", "B")
    row = encode(event)
    row[2].encode()
    assert read(row) == event


def test_rows_of_before_a_field_was_added_are_read_with_its_default():
    old = json.dumps({"at": T.isoformat(), "take": 3, "scenes": {}})
    assert read(("DriftAdopted", 1, old)) == e.DriftAdopted(T, 3, {})


@pytest.mark.parametrize(
    ("kind", "version", "data", "why"),
    [
        ("CueTaken", 2, "{}", "newer"),
        ("CueFlown", 1, "{}", "newer"),
        ("ShowHeld", 1, "{", "damaged"),
        ("ShowHeld", 1, "{}", "damaged"),
        ("ShowHeld", 1, "[]", "damaged"),
        ("ShowHeld", 1, "null", "damaged"),
        ("ShowHeld", 1, '{"at": "yesterday"}', "damaged"),
        ("ShowHeld", 1, '{"at": null}', "damaged"),
        ("ShowHeld", 1, '{"at": 5}', "damaged"),
        ("ShowHeld", 1, '{"at": "2026-05-20T00:30:00+00:00", "why": "?"}', "damaged"),
        ("BroadcastAsked", 1, '{"at": "2026-05-20T00:30:00+00:00", "stage": "GONE"}', "damaged"),
        ("CueTaken", 1, '{"at": "2026-05-20T00:30:00+00:00", "cue": 5, "take": 1}', "damaged"),
        ("CueTaken", 1, '{"at": "2026-05-20T00:30:00+00:00", "cue": "a", "take": true}', "damaged"),
        (
            "CueTaken",
            1,
            '{"at": "2026-05-20T00:30:00+00:00", "cue": "a", "take": 1, "was_scene": 5}',
            "damaged",
        ),
    ],
)
def test_a_row_that_is_not_understood_is_an_error(kind, version, data, why):
    with pytest.raises(UnreadableEventError, match=why):
        read((kind, version, data))


def test_every_event_has_a_kind():
    assert set(KINDS.values()) == set(get_args(e.Event))
