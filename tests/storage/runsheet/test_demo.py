"""The demo sheet: the conference of demo-event.md, and the showcase of the format."""

from datetime import timedelta

import pytest

from eventdesk.domain.verbs import BroadcastVerb, RecordVerb
from eventdesk.storage.runsheet import load


@pytest.fixture
def sheet(demo):
    loaded = load(demo)
    assert loaded.problems == ()
    return loaded.sheet


def test_it_is_the_whole_conference(sheet):
    assert [s.id for s in sheet.sessions] == ["opening", "session-1", "session-2", "session-3"]
    assert 20 <= len(sheet.cues) <= 40
    assert sheet.moment(sheet.sessions[0].start).isoformat() == "2021-04-23T08:40:00+09:00"


def test_its_sessions_follow_each_other_without_gap_or_overlap(sheet):
    for one, following in zip(sheet.sessions, sheet.sessions[1:], strict=False):
        lengths = [c.duration for c in one.cues if not c.skip]
        end = sheet.moment(one.start) + sum(lengths, timedelta())
        assert end == sheet.moment(following.start)


def test_the_film_begins_at_nine(sheet):
    at = sheet.moment(sheet.sessions[0].start)
    for cue in sheet.sessions[0].cues:
        if cue.id == "opening-film":
            break
        at += cue.duration
    assert at.isoformat() == "2021-04-23T09:00:00+09:00"


def test_it_is_korean_and_english_throughout(sheet):
    texts = [sheet.event.title, sheet.event.venue, sheet.broadcast.title]
    texts += [s.title for s in sheet.sessions] + [c.title for c in sheet.cues]
    texts += [s.name for s in sheet.speakers.values()]
    for text in texts:
        assert text.get("ko")
        assert text.get("en")


def test_the_panel_is_the_six_presenters(sheet):
    assert sheet.cue("s3-panel").lower_third.speakers == (
        "chung", "presenter-5", "presenter-6", "mori", "xu", "go",
    )  # fmt: skip


def test_the_broadcast_is_previewed_goes_live_and_ends(sheet):
    steps = [c.broadcast for c in sheet.cues if c.broadcast]
    assert steps == [BroadcastVerb.PREVIEW, BroadcastVerb.LIVE, BroadcastVerb.END]
    assert [c.record for c in sheet.cues if c.record] == [RecordVerb.START, RecordVerb.STOP]


def test_scenes_are_few(sheet):
    scenes = {scene for cue in sheet.cues for scene in cue.scenes.values()}
    assert scenes == {
        "Holding", "Opening Film", "Podium", "Podium + Slides", "Slides", "Remote Guest", "Panel",
        "Break",
    }  # fmt: skip
