"""The rundown's model shows each snapshot and tells of the rows that changed, and no others."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from eventdesk.domain.rundown import RundownClock
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Difference
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.ui import looks
from eventdesk.ui.marks import Mark
from eventdesk.ui.reading import Reading
from eventdesk.ui.rundown_cells import Column
from eventdesk.ui.rundown_changes import runs
from eventdesk.ui.rundown_model import Role, RundownModel
from support.snapshots import START, keynote, long_sheet, minutes, report, snapshot


@pytest.fixture
def model(reading):
    made = RundownModel(reading)
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester.model() is made
    return made


def words(model, cue, column):
    return model.index(model.row_of(cue), column).data()


def changed_rows(model, snapshot):
    """The rows that the model tells to have changed when it draws this."""
    told = []

    def note(first, last):
        assert (first.column(), last.column()) == (0, len(Column) - 1)
        told.extend(range(first.row(), last.row() + 1))

    model.dataChanged.connect(note)
    model.draw(snapshot)
    model.dataChanged.disconnect(note)
    return sorted(set(told))


def later(shot, seconds, **changes):
    """The same show some seconds on, by the same rundown clock as before."""
    now = shot.rundown.now + timedelta(seconds=seconds)
    return replace(shot, rundown=RundownClock().at(shot.state, now), **changes)


def test_before_the_first_snapshot_it_is_empty(model):
    assert model.rowCount() == 0
    assert model.row_of("s1-chung") is None


def test_each_session_has_a_heading_before_its_cues(model):
    model.draw(keynote())
    headings = [row for row in range(model.rowCount()) if model.index(row, 0).data(Role.SESSION)]
    assert headings == model.session_rows == [0, 4, 8, 13]
    assert model.index(4, Column.TITLE).data().startswith("Global carbon-neutral agenda")
    assert model.index(4, Column.PLANNED).data() == "09:30"
    assert model.index(4, Column.DURATION).data() == "50:00"
    assert model.cue_at(4) is None
    assert model.cue_at(5) == "s1-chung"


def test_a_cue_s_row_says_what_an_operator_asks(model):
    model.draw(keynote())
    row = [words(model, "s1-chung", column) for column in Column if column is not Column.LEGS]
    assert row == [
        "ON AIR", "09:30", "09:33", "20:00", "", "Keynote", "Chung Rae-kwon", "Podium + Slides"
    ]  # fmt: skip


def test_titles_are_read_in_the_desk_s_language(qapp):
    model = RundownModel(Reading("ko"))
    model.draw(keynote())
    assert words(model, "s1-chung", Column.TITLE) == "기조발표"
    assert words(model, "s1-chung", Column.SPEAKER) == "정래권"


def test_a_panel_names_two_and_counts_the_others(model):
    model.draw(keynote())
    assert words(model, "s3-panel", Column.SPEAKER) == "Chung Rae-kwon, Yusuke Mori +4"


def test_scenes_of_other_outputs_carry_their_output(model):
    model.draw(keynote())
    assert words(model, "o-welcome", Column.SCENE) == "Podium · venue: Logo"


@pytest.mark.parametrize("tally", [t for t in Tally if t is not Tally.NONE])
def test_the_light_of_the_cue_on_air_is_the_snapshot_s_own(model, tally):
    model.draw(keynote(tally=tally))
    look = model.index(model.row_of("s1-chung"), 0).data(Role.LOOK)
    assert look.word == words(model, "s1-chung", Column.TALLY) != ""
    assert look.mark is not Mark.NOTHING


def test_a_cue_that_was_only_asked_for_is_not_lit_as_on_air(model):
    model.draw(keynote(tally=Tally.ASKED))
    assert words(model, "s1-chung", Column.TALLY) == "ASKED"


def test_every_light_has_a_shape_of_its_own(model):
    shapes = []
    for tally in Tally:
        model.draw(keynote(tally=tally))
        shapes.append(model.index(model.row_of("s1-chung"), 0).data(Role.LOOK).mark)
    model.draw(keynote())
    shapes += [
        model.index(model.row_of(cue), 0).data(Role.LOOK).mark for cue in ("o-film", "o-photo")
    ]
    assert len(set(shapes)) == len(shapes)


def test_done_and_skipped_cues_say_so(model):
    model.draw(keynote())
    assert words(model, "o-film", Column.TALLY) == "done"
    assert words(model, "o-photo", Column.TALLY) == "skipped"
    assert words(model, "s2-xu", Column.TALLY) == ""


def test_over_is_told_of_the_cue_on_air_only_once_it_is_over(model):
    shot = keynote()
    model.draw(shot)
    assert words(model, "s1-chung", Column.OVER) == ""
    model.draw(later(shot, 498))
    assert words(model, "s1-chung", Column.OVER) == "+02:10"


def test_the_legs_are_what_the_cue_plans_and_the_least_good_word_of_any_output(model):
    legs = {
        **report(Leg.SCENE, LegStatus.ON_AIR),
        **report(Leg.SCENE, LegStatus.FAILED, output="venue"),
        **report(Leg.AUDIO, LegStatus.MOVING),
    }
    model.draw(keynote(legs={"s1-chung": legs}))
    marks = model.index(model.row_of("s1-chung"), Column.LEGS).data(Role.LEGS)
    assert marks == (
        (Leg.SCENE, looks.leg(LegStatus.FAILED)),
        (Leg.AUDIO, looks.leg(LegStatus.MOVING)),
        (Leg.GRAPHIC, None),
    )


BY_HAND = (
    Difference(PROGRAM, Leg.AUDIO, "Podium mic", "open", "muted"),
    Difference(PROGRAM, Leg.STREAM, "", "running", "stopped"),
)


def test_what_a_hand_changed_is_marked_on_the_row_of_the_cue_on_air_alone(model):
    shot = keynote(legs={"s1-chung": report(Leg.AUDIO, LegStatus.ON_AIR)})
    model.draw(shot)
    row = model.row_of("s1-chung")
    assert model.index(row, Column.LEGS).data(Qt.ItemDataRole.ToolTipRole) == ""
    assert changed_rows(model, replace(shot, differences=BY_HAND)) == [row]
    marks = dict(model.index(row, Column.LEGS).data(Role.LEGS))
    assert marks[Leg.AUDIO] == marks[Leg.STREAM] == looks.drifted()
    tip = model.index(row, Column.LEGS).data(Qt.ItemDataRole.ToolTipRole)
    assert "Audio Podium mic (program): muted, meant open." in tip
    assert "A: adopt" in tip
    other = dict(model.index(model.row_of("s1-five"), Column.LEGS).data(Role.LEGS))
    assert looks.drifted() not in other.values()


def test_the_same_snapshot_again_changes_no_row(model):
    shot = keynote()
    model.draw(shot)
    assert changed_rows(model, replace(shot)) == []
    assert changed_rows(model, later(shot, 1)) == []


def test_a_new_standby_changes_its_row_and_the_old_one(model):
    shot = keynote()
    model.draw(shot)
    after = replace(shot, state=replace(shot.state, standby="s2-xu"))
    assert changed_rows(model, after) == [model.row_of("s1-five"), model.row_of("s2-xu")]


def test_a_light_changes_one_row(model):
    shot = keynote(tally=Tally.MOVING)
    model.draw(shot)
    assert changed_rows(model, replace(shot, tally=Tally.ON_AIR)) == [model.row_of("s1-chung")]


def test_a_leg_changes_its_cue_s_row(model):
    shot = keynote(legs={})
    model.draw(shot)
    after = replace(shot, legs={"s1-six": report(Leg.SCENE, LegStatus.ASKED)})
    assert changed_rows(model, after) == [model.row_of("s1-six")]


def test_a_skip_changes_the_rows_that_it_concerns(model):
    shot = keynote()
    model.draw(shot)
    after = replace(shot, state=replace(shot.state, skipped={"s2-go": True}))
    assert changed_rows(model, after) == [model.row_of("s2-go")]


def test_running_over_changes_the_cue_on_air_and_all_that_follow_it(model):
    shot = later(keynote(), 400)
    model.draw(shot)
    changed = changed_rows(model, later(shot, 1))
    assert model.row_of("s1-chung") in changed
    assert model.row_of("s1-five") in changed
    assert model.row_of("o-film") not in changed
    assert model.row_of("s3-panel") not in changed  # a gap before it takes the lateness up


def test_another_sheet_resets_the_model(model, qtbot):
    model.draw(keynote())
    with qtbot.waitSignal(model.modelReset):
        model.draw(snapshot(long_sheet(50)))
    assert model.rowCount() == 53


def test_one_change_in_a_long_show_is_one_row(model):
    shot = snapshot(long_sheet(1000), on_air="c500", standby="c501", now=START + minutes(500))
    model.draw(shot)
    times = list(shot.rundown.cues)
    times[700] = replace(times[700], expected_start=START)
    after = replace(shot, rundown=replace(shot.rundown, cues=tuple(times)))
    assert changed_rows(model, after) == [model.row_of("c700")]


def test_a_long_show_that_runs_over_tells_of_one_stretch(model):
    shot = snapshot(long_sheet(1000), on_air="c5", standby="c6", now=START + minutes(8))
    model.draw(shot)
    stretches = []
    model.dataChanged.connect(lambda first, last: stretches.append((first.row(), last.row())))
    model.draw(later(shot, 1))
    assert len(stretches) <= 4
    assert max(last for _, last in stretches) == model.row_of("c999")


def test_what_is_not_told_as_changed_still_reads_the_same(model):
    """Whatever moves in a show, a row outside the told ones must not need painting."""
    shot = keynote()
    model.draw(shot)
    for step in (1, 59, 300, 30, 600):
        before = every_cell(model)
        shot = later(shot, step)
        told = changed_rows(model, shot)
        after = every_cell(model)
        quiet = [row for row in range(model.rowCount()) if row not in told]
        assert [before[row] for row in quiet] == [after[row] for row in quiet]


def every_cell(model):
    roles = (Qt.ItemDataRole.DisplayRole, Role.LOOK, Role.LEGS)
    return [
        [model.index(row, column).data(role) for column in Column for role in roles]
        for row in range(model.rowCount())
    ]


def test_the_columns_have_names(model):
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert names == ["", "Plan", "Expected", "Length", "Over", "Cue", "Speaker", "Scene", "Parts"]


def test_runs_are_unbroken_stretches():
    assert runs([]) == []
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
