"""A sheet's broadcasts as one unit: one word for all, and each where it belongs. Pure."""

import pytest
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import replay
from eventdesk.domain.as_run import as_run
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, StreamTarget
from eventdesk.domain.broadcast_desired import broadcasts_desired, stream_wanted
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.decide import decide
from eventdesk.domain.runsheet import PROGRAM, BroadcastPlan
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import Seen, all_broadcast_differences, are_there
from eventdesk.domain.switcher import Leg, StreamWanted
from eventdesk.domain.text import Text
from eventdesk.domain.unit import may_move, members
from eventdesk.domain.verbs import BroadcastVerb
from support.playbook import NOON, fresh
from support.sheets import at, cue, session, sheet, words

KEY, SPARE_KEY = (StreamTarget("rtmp://in", Secret(key)) for key in ("key", "spare"))
SPARE = "/spare"


def plan_of(*plans, sessions=("am", "pm")):
    """A sheet with these broadcasts; its first session has two cues, the other one."""
    blocks = (
        session(
            sessions[0],
            cue("a", 10, scene="A", broadcast=BroadcastVerb.LIVE, chapter=True),
            cue("b", 10, scene="B", broadcast=BroadcastVerb.END, chapter=True),
            start="09:00",
        ),
        session(sessions[1], cue("c", 10, scene="C", broadcast=BroadcastVerb.LIVE), start="13:00"),
    )
    made = sheet(*blocks, outputs=(PROGRAM, "english"))
    return replace(made, broadcast=plans[0], more_broadcasts=plans[1:])


ONE = plan_of(BroadcastPlan(words("T"), spare=True, privacy="public"))
KO, EN = (
    BroadcastPlan(Text(((tag, tag),)), name=tag, language=tag, output=output)
    for tag, output in (("ko", PROGRAM), ("en", "english"))
)
TWO = plan_of(KO, EN)
HALVES = plan_of(
    BroadcastPlan(words("Morning"), name="am"),
    BroadcastPlan(words("Afternoon"), name="pm", session="pm"),
)
LIVE = e.BroadcastAsked(NOON, Stage.LIVE)


def stages(state):
    return {one.name: one.stage for one in members(state)}


def saw(*seen):
    """What was seen, the first as the main one."""
    ok = [replace(one, service=Service.OK) for one in seen]
    return Seen({}, ok[0], {one.name: one for one in ok})


MAIN = BroadcastSeen(stage=Stage.LIVE, id="old", target=KEY)
READY = BroadcastSeen(stage=Stage.SCHEDULED, id="new", target=SPARE_KEY, name=SPARE)


def known(*events):
    """One broadcast live with its spare ready, and then this."""
    return replay(
        fresh(ONE),
        (
            LIVE,
            e.BroadcastFound(NOON, "old"),
            e.BroadcastReached(NOON, Stage.LIVE),
            e.BroadcastFound(NOON, "new", SPARE),
            e.BroadcastReached(NOON, Stage.SCHEDULED, SPARE),
            *events,
        ),
    )


TAKEN = e.SpareTaken(at("09:30"), ("",))


# A spare


def test_a_spare_is_made_ready_with_the_broadcast_and_nothing_more():
    assert broadcasts_desired(fresh(ONE), "run") == ()
    main, spare = broadcasts_desired(replay(fresh(ONE), (LIVE,)), "run")
    assert (main.stage, spare.stage, spare.stands_by) == (Stage.LIVE, Stage.SCHEDULED, True)
    assert main.stream != spare.stream
    assert main.marker != spare.marker
    assert (spare.plan.privacy, main.plan.privacy) == ("unlisted", "public")
    assert spare.plan.title != main.plan.title
    ended = replay(fresh(ONE), (LIVE, e.BroadcastAsked(NOON, Stage.ENDED)))
    assert stages(ended) == {"": Stage.ENDED, SPARE: Stage.NONE}  # none is made any more
    assert stages(known(e.BroadcastAsked(NOON, Stage.ENDED)))[SPARE] is Stage.SCHEDULED


def test_taken_it_is_the_broadcast_and_the_old_one_goes_nowhere():
    state = known(TAKEN)
    assert state.main == SPARE
    assert stages(state) == {SPARE: Stage.LIVE, "": Stage.LIVE}
    spare, old = broadcasts_desired(state, "run")
    assert (spare.name, spare.known_id, spare.readdress, spare.moved_to) == (SPARE, "new", True, "")
    assert spare.plan == ONE.broadcast
    assert (old.moved_to, old.readdress) == ("https://youtu.be/new", True)
    stuck = replay(fresh(ONE), (LIVE, e.BroadcastReached(NOON, Stage.PREVIEW), TAKEN))
    assert stages(stuck) == {SPARE: Stage.LIVE, "": Stage.PREVIEW}
    assert set(stages(known(TAKEN, e.BroadcastAsked(NOON, Stage.ENDED))).values()) == {Stage.ENDED}


def test_the_encoder_is_given_the_spare_s_key_and_may_leave_the_old_one_only():
    seen = saw(MAIN, READY)
    before = stream_wanted(known(), PROGRAM, seen)
    assert before == StreamWanted(active=True, target=KEY)
    after = stream_wanted(known(TAKEN), PROGRAM, seen)
    assert after == StreamWanted(True, SPARE_KEY, frozenset({KEY}))


def test_obs_stops_when_the_one_that_it_feeds_has_ended():
    state = known(TAKEN, e.BroadcastReached(NOON, Stage.LIVE, SPARE))
    state = replay(state, (e.BroadcastAsked(NOON, Stage.ENDED),))
    still = saw(replace(READY, stage=Stage.LIVE), replace(MAIN, stage=Stage.ENDED))
    assert stream_wanted(state, PROGRAM, still) is None
    over = saw(replace(READY, stage=Stage.ENDED), MAIN)
    assert stream_wanted(state, PROGRAM, over) == StreamWanted(active=False)


def test_obs_stops_with_the_old_one_when_the_spare_never_came_on():
    state = known(TAKEN, e.BroadcastAsked(NOON, Stage.ENDED))
    assert stream_wanted(state, PROGRAM, saw(READY, MAIN)) is None
    ended = saw(READY, replace(MAIN, stage=Stage.ENDED))
    assert stream_wanted(state, PROGRAM, ended) == StreamWanted(active=False)


@pytest.mark.parametrize(
    ("state", "seen", "expecting", "code"),
    [
        (replay(fresh(TWO), (LIVE,)), saw(MAIN), None, "no-spare"),
        (known(), saw(MAIN, READY), "another", "stale-broadcast"),
        (known(), saw(MAIN, replace(READY, target=None)), "old", "spare-not-ready"),
        (known(), saw(MAIN, replace(READY, stage=Stage.NONE)), "old", "spare-not-ready"),
        (known(), saw(MAIN), "old", "spare-not-ready"),
        (known(TAKEN), saw(MAIN, READY), "new", "spare-taken"),
        (known(e.BroadcastAsked(NOON, Stage.ENDED)), saw(MAIN, READY), "old", "nothing-to-move"),
        (replay(fresh(ONE), ()), saw(MAIN, READY), None, "nothing-to-move"),
    ],
)
def test_it_is_not_taken_when_it_cannot_help(state, seen, expecting, code):
    assert decide(state, c.TakeSpare(expecting), seen, NOON) == c.Refusal(code)


def test_taking_it_is_one_event():
    assert may_move(known())
    answer = decide(known(), c.TakeSpare("old"), saw(MAIN, READY), NOON)
    assert answer == (e.SpareTaken(NOON, ("",)),)
    assert not may_move(known(*answer))


def test_the_move_is_in_the_as_run():
    events = (e.SheetLoaded(NOON, "x", ONE), LIVE, TAKEN, e.BroadcastFound(NOON, "new", SPARE))
    remarks = {remark.code: remark.about for remark in as_run(events).remarks}
    assert remarks["spare-taken"] == ""
    assert remarks["broadcast-found"] == "new (/spare)"


def test_each_video_has_the_chapters_of_its_own_time():
    cues = [cue(name, 10, scene=name, chapter=True) for name in "abcde"]
    day = replace(sheet(session("s", *cues, start="09:00")), broadcast=ONE.broadcast)
    on_air = []
    for take, one in enumerate(cues, 1):
        then = at(f"09:{take}0")
        on_air += [e.CueTaken(then, one.id, take), e.LegConfirmed(then, PROGRAM, take, Leg.SCENE)]
    times = (
        e.SpareTaken(at("09:35"), ("",)),
        e.BroadcastTimed(NOON, at("09:10"), at("10:30")),
        e.BroadcastTimed(NOON, at("09:36"), at("10:30"), SPARE),
    )
    state = replay(fresh(day), (LIVE, *on_air, *times))
    assert chapter_lines(state, "") == ("0:00 a", "10:00 b", "20:00 c")
    assert chapter_lines(state, SPARE) == ("0:00 c", "4:00 d", "14:00 e")
    assert chapter_lines(state) == chapter_lines(state, SPARE)


# Several that are on together


def test_one_word_asks_all_of_them_in_their_own_language_on_their_own_stream():
    state = replay(fresh(TWO), (LIVE,))
    assert stages(state) == {"ko": Stage.LIVE, "en": Stage.LIVE}
    korean, english = broadcasts_desired(state, "run")
    assert (korean.languages[0], english.languages[0]) == ("ko", "en")
    assert (korean.stream, english.stream) == ("EventDesk", "EventDesk english")
    assert len({korean.marker, english.marker}) == 2


def test_each_output_streams_with_the_key_of_its_own_broadcast():
    state = replay(fresh(TWO), (LIVE,))
    seen = saw(replace(MAIN, name="ko"), replace(READY, name="en"))
    assert stream_wanted(state, PROGRAM, seen).target == KEY
    assert stream_wanted(state, "english", seen).target == SPARE_KEY
    assert stream_wanted(state, "hall", seen) is None


def test_all_must_be_there_and_each_differs_by_itself():
    state = replay(fresh(TWO), (LIVE, e.BroadcastReached(NOON, Stage.LIVE, "en")))
    korean = replace(MAIN, name="ko", title="한국어")
    lost = replace(MAIN, name="en", id="e", title="English", stage=Stage.ENDED)
    assert not are_there(state, saw(korean))
    assert are_there(state, saw(korean, replace(lost, stage=Stage.LIVE)))
    found = list(all_broadcast_differences(state, saw(korean, lost)))
    assert [(one.what, one.wanted, one.found) for one in found] == [("English", "live", "ended")]


def test_going_live_anyway_is_for_those_that_are_held_back():
    state = replay(fresh(TWO), (LIVE,))
    held = replace(MAIN, name="en", held_by="healthBad", stage=Stage.PREVIEW)
    answer = decide(state, c.ForceLive(), saw(replace(MAIN, name="ko"), held), NOON)
    assert answer == (e.GoLiveForced(NOON, "healthBad", "en"),)


def test_spares_of_one_output_move_together_and_others_stay():
    both = [replace(KO, spare=True), replace(EN, output=PROGRAM, spare=True)]
    third = replace(EN, name="ja", output="japanese", spare=True)
    state = replay(fresh(plan_of(*both, third)), (LIVE, e.BroadcastFound(NOON, "old", "ko")))
    ready = [replace(READY, name=f"{name}/spare") for name in ("ko", "en")]
    main = replace(MAIN, name="ko")
    refused = decide(state, c.TakeSpare("old"), saw(main, ready[0]), NOON)
    assert refused == c.Refusal("spare-not-ready")
    answer = decide(state, c.TakeSpare("old"), saw(main, *ready), NOON)
    assert answer == (e.SpareTaken(NOON, ("ko", "en")),)


# Several that follow one another


def test_those_to_come_are_scheduled_with_the_first():
    assert stages(replay(fresh(HALVES), (LIVE,))) == {"am": Stage.LIVE, "pm": Stage.SCHEDULED}
    starts = [one.scheduled_start for one in broadcasts_desired(replay(fresh(HALVES), (LIVE,)), "")]
    assert starts == [at("09:00"), at("13:00")]


def test_a_cue_s_verb_is_for_the_broadcast_of_its_session():
    morning = replay(fresh(HALVES), (e.CueTaken(NOON, "a", 1), e.CueTaken(NOON, "b", 2)))
    assert (morning.main, stages(morning)["am"]) == ("am", Stage.ENDED)
    later = replay(morning, (e.CueTaken(NOON, "c", 3),))
    assert later.main == "pm"
    assert stages(later) == {"pm": Stage.LIVE, "am": Stage.ENDED}


def test_none_is_ended_because_the_next_begins_and_one_end_ends_all():
    skipped = replay(fresh(HALVES), (e.CueTaken(NOON, "a", 1), e.CueTaken(NOON, "c", 2)))
    assert stages(skipped) == {"pm": Stage.LIVE, "am": Stage.LIVE}
    ended = replay(skipped, (e.BroadcastAsked(NOON, Stage.ENDED, 1),))
    assert set(stages(ended).values()) == {Stage.ENDED}


def test_after_the_end_of_one_the_operator_s_word_is_for_the_next():
    morning = replay(fresh(HALVES), (e.CueTaken(NOON, "a", 1), e.CueTaken(NOON, "b", 2)))
    seen = saw(replace(MAIN, name="am", stage=Stage.ENDED))
    answer = decide(morning, c.AskBroadcast(Stage.PREVIEW), seen, NOON)
    assert answer == (e.BroadcastAsked(NOON, Stage.PREVIEW, 1),)
    whole = replay(morning, (*answer, e.BroadcastAsked(NOON, Stage.ENDED, 1)))
    refused = decide(whole, c.AskBroadcast(Stage.LIVE), seen, NOON)
    assert refused == c.Refusal("broadcast-backwards", "ended")


def test_a_go_that_is_taken_back_takes_no_broadcast_back():
    state = replay(fresh(HALVES), (e.CueTaken(NOON, "a", 1), e.CueTaken(NOON, "c", 2)))
    back = replay(state, (e.CueTakenBack(NOON, "c", 3),))
    assert stages(back) == stages(state)


def test_a_journal_from_before_there_could_be_several_is_of_the_first():
    state = replay(fresh(TWO), (LIVE, e.BroadcastFound(NOON, "x")))
    assert state.record("ko").id == "x"
