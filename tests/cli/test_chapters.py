"""``eventdesk as-run --chapters``: the lines for a description, or why there are none."""

from datetime import UTC, datetime, timedelta

import pytest

from eventdesk.cli.main import main
from eventdesk.domain import events as e
from eventdesk.domain.switcher import Leg
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import ManualClock
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import journal_path, open_show
from eventdesk.storage.plan import read_plan

DEMO = asset("demo", "daejeon-2021.yaml")
BEGAN = datetime(2021, 4, 22, 23, 40, tzinfo=UTC)


@pytest.fixture
def show(tmp_path):
    """Play the demo, ten minutes a cue; ``timed`` if YouTube was seen to begin and end."""

    def play(cues, *, timed=True, recorded=False):
        clock = ManualClock(BEGAN)
        opened = open_show(read_plan(DEMO), open_journal(journal_path(tmp_path, DEMO)), clock)
        events = [e.RecordingSeen(clock.now(), True)] if recorded else []
        for number, cue in enumerate(opened.state.sheet.cues[:cues], start=1):
            seen = e.LegConfirmed(clock.now(), "program", number, Leg.SCENE)
            events += [e.CueTaken(clock.now(), cue.id, number), seen]
            clock.move(600)
        if timed:
            events.append(e.BroadcastTimed(clock.now(), BEGAN, clock.now() + timedelta(hours=1)))
        opened.journal.append((*events, e.ShowEnded(clock.now())))
        opened.journal.close()
        chapters = "--recording-chapters" if recorded else "--chapters"
        return main(["as-run", str(DEMO), "--data-dir", str(tmp_path), chapters])

    return play


def test_the_chapters_are_printed_as_youtube_reads_them(show, capsys):
    assert show(9) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("0:00 ")
    assert len(lines) >= 3
    starts = [line.split(" ")[0] for line in lines]
    assert all(start.endswith("0:00") for start in starts)


def test_too_few_are_told(show, capsys):
    assert show(2) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "three chapters or more" in said.err


def test_a_broadcast_that_was_never_seen_to_end_is_told(show, capsys):
    assert show(9, timed=False) == 1
    assert "not seen to begin and end" in capsys.readouterr().err


def test_the_recording_s_chapters_are_printed_for_a_player(show, capsys):
    assert show(5, recorded=True) == 0
    head, first, *later = capsys.readouterr().out.splitlines()
    assert head == "recording 08:40:00 … still running"
    assert first.startswith("00:00:00 ")
    assert all(line[:8].endswith("0:00") for line in later)


def test_a_run_without_a_recording_says_so(show, tmp_path, capsys):
    show(2)
    assert main(["as-run", str(DEMO), "--data-dir", str(tmp_path), "--recording-chapters"]) == 1
    assert "not seen to record" in capsys.readouterr().err
