"""The as-run: what really happened and when."""

from itertools import pairwise

from hypothesis import given as property_of

from eventdesk.domain import events as e
from eventdesk.domain.as_run import Named, as_run
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.remarks import Remark
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Leg
from support.random_show import examples, runs
from support.sheets import at, cue, minutes, named, seconds, sheet, three_cues

PLAN = three_cues()
T = at("09:30")
LOADED = e.SheetLoaded(T, "x", PLAN)


def taken(cue_id, take, after=0, **fields):
    return e.CueTaken(T + minutes(after), cue_id, take, **fields)


def confirmed(take, after, leg=Leg.SCENE, output=PROGRAM):
    return e.LegConfirmed(T + minutes(after), output, take, leg)


def test_a_row_tells_plan_and_truth():
    show = as_run(
        [
            LOADED,
            taken("a", 1, 1),
            confirmed(1, 1.5),
            taken("b", 2, 13),
            e.ShowEnded(T + minutes(20)),
        ]
    )
    first, second = show.rows
    assert (first.cue, first.session, first.take) == ("a", "one", 1)
    assert (first.planned, first.planned_length) == (T, minutes(10))
    assert (first.taken, first.confirmed) == (T + minutes(1), T + minutes(1.5))
    assert (first.ended, first.length, first.over) == (T + minutes(13), minutes(12), minutes(2))
    assert (second.length, second.over, second.confirmed) == (minutes(7), -minutes(3), None)
    assert show.ended == T + minutes(20)


def test_a_cue_on_air_has_no_end_yet():
    (row,) = as_run([LOADED, taken("a", 1)]).rows
    assert (row.ended, row.length, row.over) == (None, None, None)


def test_a_go_that_was_taken_back_is_kept_and_the_cue_before_goes_on():
    back = e.CueTakenBack(T + minutes(4), "b", 3)
    show = as_run([LOADED, taken("a", 1), taken("b", 2, 3), back, taken("b", 4, 11)])
    first, undone, again = show.rows
    assert undone.taken_back
    assert (undone.taken, undone.ended) == (T + minutes(3), T + minutes(4))
    assert (first.resumed, first.ended) == ((T + minutes(4),), T + minutes(11))
    assert not first.taken_back
    assert not again.taken_back


def test_what_confirms_a_take_back_confirms_the_cue_that_came_back():
    back = e.CueTakenBack(T + minutes(4), "b", 3)
    show = as_run([LOADED, taken("a", 1), taken("b", 2, 3), back, confirmed(3, 4)])
    assert [row.confirmed for row in show.rows] == [T + minutes(4), None]


def test_a_late_word_on_an_older_take_stays_with_its_cue():
    show = as_run([LOADED, taken("a", 1), taken("b", 2, 3), confirmed(1, 4), confirmed(2, 5)])
    assert [row.confirmed for row in show.rows] == [T + minutes(4), T + minutes(5)]


def test_a_cue_is_confirmed_by_the_program_unless_it_has_no_scene_there():
    plan = sheet(
        cue("a", 1, scenes={PROGRAM: "A", "venue": "Logo"}),
        cue("b", 1, scenes={"venue": "Logo"}),
        outputs=(PROGRAM, "venue"),
    )
    rows = as_run(
        [
            e.SheetLoaded(T, "x", plan),
            taken("a", 1),
            confirmed(1, 1, output="venue"),
            confirmed(1, 2),
            taken("b", 2, 3),
            confirmed(2, 4, output="venue"),
        ]
    ).rows
    assert [row.confirmed for row in rows] == [T + minutes(2), T + minutes(4)]


def test_only_a_scene_confirms_a_cue():
    (row,) = as_run([LOADED, taken("a", 1), confirmed(1, 1, Leg.AUDIO)]).rows
    assert row.confirmed is None


def test_names_are_on_air_until_they_are_hidden_or_the_cue_is_left():
    show = as_run(
        [
            LOADED,
            taken("a", 1),
            e.LowerThirdShown(T + minutes(1), "kim", 2),
            e.LowerThirdShown(T + minutes(2), "lee", 3),
            e.LowerThirdHidden(T + minutes(3), 4),
            e.LowerThirdShown(T + minutes(4), "kim", 5),
            taken("b", 6, 5),
        ]
    )
    assert show.rows[0].named == (
        Named("kim", T + minutes(1), T + minutes(2)),
        Named("lee", T + minutes(2), T + minutes(3)),
        Named("kim", T + minutes(4), T + minutes(5)),
    )


STAYING = sheet(
    cue("a", 1, lower_third=named("kim", "lee", stays=True)),
    cue("b", 1, lower_third=named("lee", "kim")),
    cue("c", 1),
)


def test_everybody_on_a_strap_is_named_and_goes_on_being_so_in_the_next_cue():
    strap = e.LowerThirdShown(T, "kim", 2, beside=("lee",))
    gos = [taken("a", 1), strap, taken("b", 3, 2), taken("c", 4, 3)]
    first, second, third = as_run([e.SheetLoaded(T, "x", STAYING), *gos]).rows
    assert first.named == (Named("kim", T, T + minutes(2), ("lee",)),)
    assert second.named == (Named("kim", T + minutes(2), T + minutes(3), ("lee",)),)
    assert third.named == ()


def test_a_name_that_a_take_back_brings_back_is_named_again():
    back = e.CueTakenBack(T + minutes(4), "b", 4)
    shown = e.LowerThirdShown(T + minutes(1), "kim", 2)
    show = as_run([LOADED, taken("a", 1), shown, taken("b", 3, 3), back, taken("b", 5, 6)])
    assert show.rows[0].named == (
        Named("kim", T + minutes(1), T + minutes(3)),
        Named("kim", T + minutes(4), T + minutes(6)),
    )
    assert show.rows[1].named == show.rows[2].named == ()


def test_a_name_that_obs_did_not_show_is_marked():
    failed = e.LegFailed(T + minutes(1), PROGRAM, 2, Leg.GRAPHIC, "graphic-not-loaded")
    (row,) = as_run([LOADED, taken("a", 1), e.LowerThirdShown(T, "kim", 2), failed]).rows
    assert row.named == (Named("kim", T, failed=True),)


def test_a_name_that_another_hand_s_cut_took_off_is_remarked():
    off = e.LowerThirdHidden(T + minutes(1), 3, cut=True, because=e.CUT_BY_HAND, about="X")
    show = as_run([LOADED, taken("a", 1), e.LowerThirdShown(T, "kim", 2), off])
    assert show.remarks == (Remark(T + minutes(1), "cut-by-hand", "X"),)
    assert show.rows[0].named == (Named("kim", T, T + minutes(1)),)


def test_failures_stay_with_the_take_that_failed():
    failed = e.LegFailed(T + minutes(6), PROGRAM, 3, Leg.GRAPHIC, "graphic-refused")
    shown = e.LowerThirdShown(T + minutes(5), "kim", 3)
    first, second = as_run([LOADED, taken("a", 1), taken("b", 2, 5), shown, failed]).rows
    assert first.failures == ()
    assert second.failures == ("program/graphic: graphic-refused (lower third kim)",)


def test_a_failure_before_any_go_is_no_row():
    failed = e.LegFailed(T, PROGRAM, 1, Leg.GRAPHIC, "overlay-failed")
    assert as_run([LOADED, failed]).rows == ()


def test_what_else_happened_is_remarked():
    events = [
        LOADED,
        e.CommandRefused(T, "Go", "guard", "b"),
        e.DriftSeen(T, PROGRAM, Leg.SCENE, "A", "A", "X"),
        e.BroadcastFound(T, "abc"),
        e.BroadcastReached(T, Stage.LIVE),
        e.ShowReopened(T),
        e.CueSkipped(T, "c", skip=True),
        e.CueSkipped(T, "c", skip=False),
    ]
    assert as_run(events).remarks == (
        Remark(T, "refused", "Go: guard"),
        Remark(T, "drift", "program/scene: A → X"),
        Remark(T, "broadcast-found", "abc"),
        Remark(T, "broadcast-reached", "live"),
        Remark(T, "reopened"),
        Remark(T, "skipped", "c"),
        Remark(T, "unskipped", "c"),
    )


@examples(100)
@property_of(runs(min_cues=1))
def test_rows_of_gos_that_stand_never_overlap_and_agree_with_the_state(run):
    show = as_run(run.events)
    assert len(show.rows) == sum(isinstance(event, e.CueTaken) for event in run.events)
    standing = [row for row in show.rows if not row.taken_back]
    for row, following in pairwise(standing):
        assert row.ended == following.taken
    last = {row.cue: row for row in standing}
    assert set(last) == set(run.state.spans)
    for cue_id, span in run.state.spans.items():
        assert (last[cue_id].taken, last[cue_id].ended) == (span.began, span.ended)
    assert all(row.ended is None or row.ended >= row.taken for row in show.rows)
    assert seconds(0) <= sum((row.length for row in show.rows if row.length), seconds(0))
