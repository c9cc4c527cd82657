"""The next step, by table: what is wanted against what is seen."""

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Stage, Trouble
from eventdesk.drivers.youtube import diff, known
from eventdesk.drivers.youtube.diff import plan_step
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.state import Broadcast, InFlight, Life, Observed, Stream
from eventdesk.drivers.youtube.steps import (
    Arrange,
    Bind,
    CheckKey,
    Describe,
    Enlist,
    Find,
    FindStream,
    HoldLive,
    Illustrate,
    Insert,
    InsertStream,
    Rest,
    Settle,
    Stuck,
    SwitchOff,
    Transition,
    WaitForIngest,
    WriteChapters,
)

FED = Stream("s", status="active", health="good")
DRY = Stream("s", status="ready")
BAD = Stream("s", status="active", health="bad")
RIVAL = Broadcast("r", Life.READY, title="Next week", stream_id="s", auto_start=True)
MOVING = InFlight(Stage.PREVIEW, since=0.0)


def of(life, stream=FED, *, monitored=True, **more):
    """A broadcast in this state, bound unless it is only created."""
    bound = None if life is Life.CREATED else "s"
    broadcast = Broadcast("b", life, stream_id=bound, monitored=monitored)
    key = {"clear": "s", "sound_reads": 3, **more}
    return Observed(broadcast=broadcast, stream=stream, **key)


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
        (S, of(Life.READY, monitored=False, tries={Arrange: 3}), Rest()),
        # forward
        (P, of(Life.READY, DRY), WaitForIngest()),
        (P, of(Life.READY), Transition(P)),
        (L, of(Life.READY), Transition(P)),
        (L, of(Life.READY, DRY), WaitForIngest()),
        (L, of(Life.READY, monitored=False, tries={Arrange: 3}), Transition(L)),
        (P, of(Life.READY, monitored=False, tries={Arrange: 3}), Stuck(Trouble("previewOff", "b"))),
        (P, of(Life.TESTING), Rest()),
        (L, of(Life.TESTING), Transition(L)),
        (L, of(Life.TESTING, DRY), WaitForIngest()),
        # nothing else may go live with the key before an encoder gets it
        (S, of(Life.READY, DRY, clear=None), Rest()),
        (P, of(Life.READY, DRY, clear=None), CheckKey()),
        (P, of(Life.READY, DRY, clear="another"), CheckKey()),
        (P, of(Life.READY, clear=None, rivals=(RIVAL,)), SwitchOff("r")),
        (
            L,
            of(Life.READY, clear=None, rivals=(RIVAL,), tries={SwitchOff: 3}),
            Stuck(Trouble("keyShared", "Next week")),
        ),
        (L, of(Life.TESTING, clear=None), Transition(L)),  # an encoder feeds it already
        # the picture has to be fit
        (L, of(Life.TESTING, sound_reads=2), HoldLive("healthUnproven")),
        (L, of(Life.TESTING, BAD), HoldLive("healthBad")),
        (L, of(Life.READY, BAD), Transition(P)),  # nobody but the owner sees the preview
        (L, of(Life.READY, BAD, monitored=False, tries={Arrange: 3}), HoldLive("healthBad")),
        (L, of(Life.LIVE, BAD), Rest()),
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


def test_a_preview_is_refused_while_the_stream_would_put_the_broadcast_live(desired):
    observed = of(Life.READY, tries={Arrange: 3})
    by_itself = replace(observed.broadcast, auto_start=True, title="T")
    observed = replace(observed, broadcast=by_itself)
    assert plan_step(desired(P), observed) == Stuck(Trouble("autoStartOn", "T"))
    assert plan_step(desired(L), observed) == Transition(P)


@pytest.mark.parametrize("code", ["encoder-dropping", "encoder-reconnecting", "encoder-stalled"])
def test_an_encoder_that_loses_frames_holds_live_back_and_nothing_else(desired, code):
    assert plan_step(desired(L, not_yet=code), of(Life.TESTING)) == HoldLive(code)
    assert plan_step(desired(P, not_yet=code), of(Life.READY)) == Transition(P)
    assert plan_step(desired(E, not_yet=code), of(Life.LIVE)) == Transition(E)


@pytest.mark.parametrize(
    "observed",
    [of(Life.TESTING, BAD), of(Life.TESTING, sound_reads=0), of(Life.TESTING)],
)
def test_the_operator_goes_live_all_the_same(desired, observed):
    wish = desired(L, forced=True, not_yet="encoder-dropping")
    assert plan_step(wish, observed) == Transition(L)


def test_no_word_of_the_operator_s_replaces_a_picture(desired):
    assert plan_step(desired(L, forced=True), of(Life.TESTING, DRY)) == WaitForIngest()


def test_looks_at_the_stream_that_follow_each_other_too_soon_count_as_one():
    observed = of(Life.TESTING, sound_reads=0)
    for now in (10.0, 10.1, 10.2):
        observed = known.stream_read(observed, FED, now, 1.0)
    assert observed.sound_reads == 1
    assert known.stream_read(observed, FED, 11.0, 1.0).sound_reads == 2
    assert known.stream_read(observed, BAD, 12.0, 1.0).sound_reads == 0
    assert known.stream_read(observed, DRY, 12.0, 1.0).sound_reads == 0


def rival(**more):
    return replace(RIVAL, **more)


@pytest.mark.parametrize(
    ("other", "clear"),
    [
        (RIVAL, False),
        (rival(life=Life.CREATED), False),
        (rival(auto_start=False), True),
        (rival(stream_id="another"), True),
        (rival(life=Life.LIVE), True),  # it is on already: nothing starts it
        (rival(id="b"), True),  # that is ours
    ],
)
def test_what_would_go_live_with_our_key(other, clear):
    observed = known.key_checked(of(Life.READY, clear=None), [other])
    assert known.is_clear(observed) is clear
    assert (observed.rivals is None) is clear


def ours(life, **more):
    observed = of(life, **more)
    marked = replace(observed.broadcast, description="Words\n\nEventDesk run-1")
    return replace(observed, broadcast=marked)


def test_what_is_good_to_have_comes_in_its_order_and_is_given_up_in_the_end(desired):
    plan = replace(desired().plan, thumbnail="a.png", playlist="PL1")
    steps = []
    tries = {}
    for _ in range(4):
        step = plan_step(desired(plan=plan), ours(Life.READY, tries=tries))
        steps.append(step)
        tries = {**tries, type(step): 3}
    assert steps == [Describe(), Illustrate(), Enlist(), Rest()]


def test_one_made_by_hand_keeps_its_words_its_picture_and_its_playlists(desired):
    plan = replace(desired().plan, thumbnail="a.png", playlist="PL1")
    assert plan_step(desired(plan=plan), of(Life.READY)) == Rest()


def test_chapters_are_written_once_after_the_end(desired):
    wish = desired(E, chapters=("0:00 A",))
    assert plan_step(wish, of(Life.COMPLETE)) == WriteChapters()
    assert plan_step(wish, of(Life.COMPLETE, chapters=("0:00 A",))) == Rest()
    assert plan_step(wish, of(Life.COMPLETE, tries={WriteChapters: 3})) == Rest()
    assert plan_step(wish, of(Life.REVOKED)) == Rest()
    assert plan_step(wish, of(Life.LIVE)) == Transition(E)


def test_what_was_sent_is_looked_for_before_it_is_sent_again():
    observed, sent = Observed(), []
    for _ in range(9):
        now, observed = known.send(observed, Describe)
        sent.append(now)
    assert sent == [True, False, False, False, True, False, False, False, True]
    assert not known.untried(observed, Describe)


def test_what_was_refused_is_not_looked_for():
    _, observed = known.send(Observed(), Describe)
    assert known.send(known.after_failure(observed, Describe(), REFUSED), Describe)[0]
    assert not known.send(known.after_failure(observed, Describe(), LOST), Describe)[0]


def test_after_a_restart_a_broadcast_is_looked_for_although_nothing_moves_yet(desired):
    assert plan_step(desired(Stage.NONE, resumed=True), Observed()) == Find()
    assert plan_step(desired(Stage.NONE, resumed=True), Observed(looks=0)) == Rest()


def test_translations_wait_for_a_quiet_moment_and_are_given_up_in_the_end(desired):
    observed = of(Life.READY)
    ours = replace(observed.broadcast, description="Words\n\nEventDesk run-1")
    observed = replace(observed, broadcast=ours)
    assert plan_step(desired(Stage.SCHEDULED), observed) == Describe()
    assert plan_step(desired(Stage.LIVE), observed) == Transition(Stage.PREVIEW)
    assert plan_step(desired(Stage.SCHEDULED), replace(observed, tries={Describe: 3})) == Rest()


def read(observed, life, now=1.0, patience=60.0):
    broadcast = replace(observed.broadcast, life=life)
    return known.read_back(observed, broadcast, now, patience)


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
        observed = known.not_read(observed)
        assert observed.broadcast is not None
    observed = known.not_read(observed)
    assert (observed.broadcast, observed.gone, observed.looks) == (None, True, 1)


def test_a_broadcast_that_is_read_again_was_never_missing():
    observed = known.not_read(known.not_read(of(Life.READY)))
    assert read(observed, Life.READY).missing == 0


LOST = CallError("connectionLost", perhaps_done=True)
REFUSED = CallError("invalidTitle", status=400)


def test_after_a_lost_insert_one_looks_several_times_before_sending_again(desired):
    lost = known.after_failure(Observed(looks=0), Insert(), LOST)
    assert lost.looks == 4
    assert plan_step(desired(), lost) == Find()


def test_after_a_refused_insert_there_is_nothing_to_look_for(desired):
    assert known.after_failure(Observed(looks=0), Insert(), REFUSED).looks == 0


def test_a_refusal_for_an_inactive_stream_is_believed_over_the_list(desired):
    moving = of(Life.READY, in_flight=MOVING)
    refused = known.after_failure(
        moving, Transition(P), CallError("errorStreamInactive", status=403)
    )
    assert refused.in_flight is None
    assert plan_step(desired(P), refused) == WaitForIngest()


def test_a_redundant_transition_counts_as_accepted():
    moving = of(Life.READY, in_flight=MOVING)
    after = known.after_failure(moving, Transition(P), CallError("redundantTransition"))
    assert after.in_flight.accepted


def test_an_unanswered_transition_stays_in_flight():
    moving = of(Life.READY, in_flight=MOVING)
    assert known.after_failure(moving, Transition(P), LOST).in_flight == MOVING


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
