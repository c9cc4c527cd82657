"""The next step, by table: what is wanted against what is seen."""

from dataclasses import replace

import pytest

from eventdesk.domain.broadcast import Stage, Trouble
from eventdesk.drivers.youtube import diff
from eventdesk.drivers.youtube.diff import (
    Arrange,
    Bind,
    Find,
    FindStream,
    Insert,
    InsertStream,
    Localize,
    Rest,
    Settle,
    Stuck,
    Transition,
    WaitForIngest,
    plan_step,
)
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.state import Broadcast, InFlight, Life, Observed, Stream

FED = Stream("s", status="active")
DRY = Stream("s", status="ready")
MOVING = InFlight(Stage.PREVIEW, since=0.0)


def of(life, stream=FED, *, monitored=True, **more):
    """A broadcast in this state, bound unless it is only created."""
    bound = None if life is Life.CREATED else "s"
    broadcast = Broadcast("b", life, stream_id=bound, monitored=monitored)
    return Observed(broadcast=broadcast, stream=stream, **more)


S, P, L, E = Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE, Stage.ENDED


@pytest.mark.parametrize(
    ("stage", "observed", "step"),
    [
        # there is none yet
        (Stage.NONE, Observed(), Rest()),
        (S, Observed(), Find()),
        (S, Observed(looks=0), Insert()),
        (L, Observed(looks=0), Insert()),
        (E, Observed(looks=0), Rest()),
        (S, Observed(looks=0, gone=True), Stuck(Trouble("liveBroadcastNotFound"))),
        (E, Observed(looks=0, gone=True), Rest()),
        # getting it ready
        (S, of(Life.CREATED, None), FindStream()),
        (S, of(Life.CREATED, None, stream_looks=0), InsertStream()),
        (S, of(Life.CREATED), Bind("s")),
        (S, of(Life.READY), Rest()),
        (S, of(Life.READY, Stream("other", status="active")), Bind("other")),
        (S, of(Life.READY, monitored=False), Arrange()),
        (S, of(Life.READY, monitored=False, arrange_tries=3), Rest()),
        # forward
        (P, of(Life.READY, DRY), WaitForIngest()),
        (P, of(Life.READY), Transition(P)),
        (L, of(Life.READY), Transition(P)),
        (L, of(Life.READY, DRY), WaitForIngest()),
        (L, of(Life.READY, monitored=False, arrange_tries=3), Transition(L)),
        (P, of(Life.READY, monitored=False, arrange_tries=3), Stuck(Trouble("previewOff", "b"))),
        (P, of(Life.TESTING), Rest()),
        (L, of(Life.TESTING), Transition(L)),
        (L, of(Life.TESTING, DRY), WaitForIngest()),
        # one thing at a time
        (P, of(Life.TEST_STARTING), Settle()),
        (L, of(Life.LIVE_STARTING), Settle()),
        (E, of(Life.LIVE_STARTING), Settle()),
        (L, of(Life.READY, in_flight=MOVING), Settle()),
        (E, of(Life.READY, in_flight=MOVING), Settle()),
        # never back
        (S, of(Life.TESTING), Rest()),
        (S, of(Life.LIVE), Rest()),
        (P, of(Life.LIVE), Rest()),
        (L, of(Life.LIVE), Rest()),
        (L, of(Life.LIVE, DRY), Rest()),
        # the end
        (E, of(Life.CREATED), Rest()),
        (E, of(Life.READY), Rest()),
        (E, of(Life.TESTING, DRY), Transition(E)),
        (E, of(Life.LIVE, DRY), Transition(E)),
        (E, of(Life.COMPLETE), Rest()),
        # a person has to look
        (L, of(Life.COMPLETE), Stuck(Trouble("broadcastOver", "b"))),
        (S, of(Life.COMPLETE), Stuck(Trouble("broadcastOver", "b"))),
        (L, of(Life.REVOKED), Stuck(Trouble("broadcastRevoked", "b"))),
        (L, of(Life.UNKNOWN), Stuck(Trouble("unknownLifeCycle", "b"))),
        (E, of(Life.UNKNOWN), Stuck(Trouble("unknownLifeCycle", "b"))),
        (Stage.NONE, of(Life.READY), Rest()),
    ],
)
def test_the_next_step(desired, stage, observed, step):
    assert plan_step(desired(stage), observed) == step


def test_nothing_is_done_while_nobody_asked():
    assert plan_step(None, of(Life.READY)) == Rest()


@pytest.mark.parametrize(("switch", "step"), [("auto_start", Arrange()), ("auto_stop", Arrange())])
def test_what_starts_or_stops_by_itself_is_switched_off_first(desired, switch, step):
    observed = of(Life.READY)
    observed = replace(observed, broadcast=replace(observed.broadcast, **{switch: True}))
    assert plan_step(desired(Stage.LIVE), observed) == step


def test_translations_wait_for_a_quiet_moment_and_are_given_up_in_the_end(desired):
    observed = of(Life.READY)
    ours = replace(observed.broadcast, description="Words\n\nEventDesk run-1")
    observed = replace(observed, broadcast=ours)
    assert plan_step(desired(Stage.SCHEDULED), observed) == Localize()
    assert plan_step(desired(Stage.LIVE), observed) == Transition(Stage.PREVIEW)
    assert plan_step(desired(Stage.SCHEDULED), replace(observed, localize_tries=3)) == Rest()


def read(observed, life, now=1.0, patience=60.0):
    broadcast = replace(observed.broadcast, life=life)
    return diff.read_back(observed, broadcast, now, patience)


def test_a_transition_is_over_when_its_stage_is_seen():
    moving = of(Life.READY, in_flight=replace(MOVING, accepted=True))
    assert read(moving, Life.TESTING).in_flight is None
    assert read(moving, Life.LIVE).in_flight is None
    assert read(moving, Life.COMPLETE).in_flight is None


def test_one_look_at_the_old_state_does_not_prove_a_lost_request_lost():
    once = read(of(Life.READY, in_flight=MOVING), Life.READY)
    assert once.in_flight is not None
    assert read(once, Life.READY).in_flight is None


def test_an_accepted_request_is_waited_for_until_patience_ends():
    moving = of(Life.READY, in_flight=replace(MOVING, accepted=True))
    for _ in range(20):
        moving = read(moving, Life.READY, now=59.0)
    assert moving.in_flight is not None
    assert read(moving, Life.READY, now=61.0).in_flight is None


def test_a_transition_begun_by_another_hand_is_watched_like_ones_own():
    seen = read(of(Life.TESTING), Life.LIVE_STARTING, now=5.0)
    assert seen.in_flight == InFlight(Stage.LIVE, since=5.0, accepted=True)
    assert read(seen, Life.LIVE_STARTING, now=9.0).in_flight.since == 5.0


def test_a_broadcast_missing_from_a_few_reads_is_not_yet_gone():
    observed = of(Life.READY)
    for _ in range(3):
        observed = diff.not_read(observed)
        assert observed.broadcast is not None
    observed = diff.not_read(observed)
    assert (observed.broadcast, observed.gone, observed.looks) == (None, True, 1)


def test_a_broadcast_that_is_read_again_was_never_missing():
    observed = diff.not_read(diff.not_read(of(Life.READY)))
    assert read(observed, Life.READY).missing == 0


LOST = CallError("connectionLost", perhaps_done=True)
REFUSED = CallError("invalidTitle", status=400)


def test_after_a_lost_insert_one_looks_several_times_before_sending_again(desired):
    lost = diff.after_failure(Observed(looks=0), Insert(), LOST)
    assert lost.looks == 4
    assert plan_step(desired(), lost) == Find()


def test_after_a_refused_insert_there_is_nothing_to_look_for(desired):
    assert diff.after_failure(Observed(looks=0), Insert(), REFUSED).looks == 0


def test_a_refusal_for_an_inactive_stream_is_believed_over_the_list(desired):
    moving = of(Life.READY, in_flight=MOVING)
    refused = diff.after_failure(
        moving, Transition(P), CallError("errorStreamInactive", status=403)
    )
    assert refused.in_flight is None
    assert plan_step(desired(P), refused) == WaitForIngest()


def test_a_redundant_transition_counts_as_accepted():
    moving = of(Life.READY, in_flight=MOVING)
    after = diff.after_failure(moving, Transition(P), CallError("redundantTransition"))
    assert after.in_flight.accepted


def test_an_unanswered_transition_stays_in_flight():
    moving = of(Life.READY, in_flight=MOVING)
    assert diff.after_failure(moving, Transition(P), LOST).in_flight == MOVING


def candidate(name, life=Life.READY, marker="", **more):
    return Broadcast(name, life, description=f"Words\n{marker}", **more)


def test_of_several_with_the_marker_the_furthest_then_the_oldest_is_ours(desired):
    mine = "EventDesk run-1"
    ready_old = candidate("a", marker=mine, published="2021-04-01")
    ready_new = candidate("b", marker=mine, published="2021-04-02")
    live = candidate("c", Life.LIVE, marker=mine, published="2021-04-03")
    assert diff.choose(desired(), [ready_new, ready_old]) == ready_old
    assert diff.choose(desired(), [ready_old, live]) == live


def test_the_marker_goes_before_title_and_start(desired):
    by_hand = candidate("a", title="탄소중립 컨퍼런스", scheduled_start=desired().scheduled_start)
    marked = candidate("b", marker="EventDesk run-1")
    assert diff.choose(desired(), [by_hand, marked]) == marked
    assert diff.choose(desired(), [by_hand]) == by_hand
    assert diff.choose(desired(), [candidate("c", marker="EventDesk run-10")]) is None
