"""The broadcast's record and what was on air, told as plays; what a look adds to the journal."""

import pytest
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import replay
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage
from eventdesk.domain.broadcast_desired import broadcasts_desired
from eventdesk.domain.broadcast_record import noticed
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Seen
from eventdesk.domain.switcher import Leg
from support.playbook import NOON, chain, fresh, given
from support.sheets import at, cue, session, sheet

PLAN = sheet(
    session(
        "s",
        cue("a", 10, scene="A", chapter=True),
        cue("b", 10, scene="B", chapter=True),
        cue("c", 10, scene="C", chapter=True),
        cue("d", 10, scene="D", chapter=True),
        start="09:00",
    ),
    broadcast=True,
)
BEGAN, ENDED = at("09:00"), at("10:00")
TIMES = e.BroadcastTimed(ENDED, BEGAN, ENDED)


def taken(cue_id, clock, take, *, seen=True):
    """A GO, and its scene seen on air."""
    confirmed = e.LegConfirmed(at(clock), PROGRAM, take, Leg.SCENE)
    return (e.CueTaken(at(clock), cue_id, take), *((confirmed,) if seen else ()))


SHOW = (
    e.BroadcastAsked(at("08:50"), Stage.LIVE),
    *taken("a", "09:00", 1),
    *taken("b", "09:10", 2),
    *taken("c", "09:20", 3),
    e.BroadcastAsked(at("09:59"), Stage.ENDED),
    TIMES,
)
LINES = ("0:00 a", "10:00 b", "20:00 c")


def youtube(stage=Stage.ENDED, **fields):
    return Seen(broadcast=BroadcastSeen(Service.OK, stage, id="x", **fields))


def lines(*events):
    return chapter_lines(replay(fresh(PLAN), events))


def test_chapters_are_where_each_cue_was_seen_on_air():
    assert lines(*SHOW) == LINES


def test_a_cue_that_never_came_on_air_is_no_chapter():
    assert lines(*SHOW[:-2], *taken("d", "09:30", 4, seen=False), TIMES) == LINES


def test_a_cue_that_was_taken_back_is_no_chapter():
    back = e.CueTakenBack(at("09:31"), "d", 5)
    again = e.LegConfirmed(at("09:31"), PROGRAM, 5, Leg.SCENE)
    assert lines(*SHOW[:-2], *taken("d", "09:30", 4), back, again, TIMES) == LINES


def test_a_cue_taken_again_after_a_take_back_begins_where_it_came_back():
    back = e.CueTakenBack(at("09:31"), "d", 5)
    again = taken("d", "09:40", 6)
    found = lines(*SHOW[:-2], *taken("d", "09:30", 4), back, *again, TIMES)
    assert found == (*LINES, "40:00 d")


def test_a_second_word_of_the_same_device_changes_nothing():
    more = e.LegConfirmed(at("09:25"), PROGRAM, 3, Leg.SCENE)
    assert lines(*SHOW[:-2], more, TIMES) == LINES


@pytest.mark.parametrize(
    "other",
    [
        e.LegConfirmed(at("09:30"), PROGRAM, 3, Leg.AUDIO),
        e.LegConfirmed(at("09:30"), "venue", 4, Leg.SCENE),
        e.LegConfirmed(at("09:30"), PROGRAM, 3, Leg.SCENE),
    ],
)
def test_only_the_program_s_scene_of_the_cue_on_air_counts(other):
    assert lines(*SHOW[:-2], *taken("d", "09:30", 4, seen=False), other, TIMES) == LINES


def test_a_cue_without_a_scene_is_on_air_when_it_is_taken():
    bare = sheet(*(cue(each, chapter=True) for each in "abc"), broadcast=True)
    events = [e.CueTaken(at(f"09:{n}0"), each, n + 1) for n, each in enumerate("abc")]
    assert chapter_lines(replay(fresh(bare), (*events, TIMES))) == LINES


def test_a_cue_keeps_the_title_that_it_had_on_air():
    renamed = sheet(session("s", replace(cue("a", scene="A"), id="a"), cue("z")), broadcast=True)
    assert lines(*SHOW, e.SheetLoaded(at("10:30"), "new", renamed)) == LINES


def test_a_long_show_keeps_what_was_aired_once():
    events = [e for n in range(50) for e in taken("ab"[n % 2], "09:00", n + 1)]
    state = replay(fresh(PLAN), events)
    assert len(state.aired) == 50
    assert all(before.aired == () for before in chain(state)[1:])


def test_take_back_takes_nothing_of_the_broadcast_back():
    events = (
        *SHOW,
        e.GoLiveForced(at("09:01"), "healthBad"),
        e.ThumbnailSet(at("09:02"), "digest"),
        *taken("d", "09:30", 4),
        e.CueTakenBack(at("09:31"), "d", 5),
    )
    record = replay(fresh(PLAN), events).broadcast_record
    assert (record.began, record.forced, record.thumbnail) == (BEGAN, True, "digest")


# The operator's words


LIVE_ASKED = e.BroadcastAsked(at("08:50"), Stage.LIVE)
HELD = youtube(Stage.PREVIEW, held_by="healthBad")


def test_going_live_anyway_is_kept_with_what_spoke_against_it():
    play = given(PLAN, LIVE_ASKED).when(c.ForceLive(), seen=HELD)
    play = play.then(e.GoLiveForced(NOON, "healthBad"))
    assert broadcasts_desired(play.state, "run")[0].forced
    play.when(c.ForceLive(), seen=HELD).refused("nothing-holds-live")


@pytest.mark.parametrize(
    ("events", "seen"),
    [
        ((LIVE_ASKED,), youtube(Stage.PREVIEW)),
        ((), HELD),
        ((LIVE_ASKED, e.BroadcastAsked(at("09:00"), Stage.ENDED)), HELD),
    ],
)
def test_what_is_not_held_back_cannot_be_forced(events, seen):
    given(PLAN, *events).when(c.ForceLive(), seen=seen).refused("nothing-holds-live")


def test_the_chapters_that_were_looked_at_are_those_that_are_sent():
    show = given(PLAN, *SHOW)
    asked = show.when(c.SendChapters(LINES), seen=youtube()).then(e.ChaptersAsked(NOON, LINES))
    assert broadcasts_desired(asked.state, "run")[0].chapters == LINES
    asked.when(c.SendChapters(LINES), seen=youtube()).refused("chapters-sent")
    show.when(c.SendChapters(LINES[:2]), seen=youtube()).refused("stale-chapters")


def test_chapters_are_sent_after_the_show_has_ended_too():
    show = given(PLAN, *SHOW, e.ShowEnded(at("10:01")))
    show.when(c.SendChapters(LINES), seen=youtube()).then(e.ChaptersAsked(NOON, LINES))


@pytest.mark.parametrize(
    ("events", "stage", "code"),
    [
        (SHOW[:-2], Stage.LIVE, "broadcast-not-ended"),
        (SHOW[:-2], Stage.ENDED, "broadcast-not-ended"),  # by another hand: the show goes on
        (SHOW, Stage.LIVE, "broadcast-not-ended"),
        (SHOW[:-1], Stage.ENDED, "no-chapters"),
    ],
)
def test_chapters_are_not_sent_before_their_time(events, stage, code):
    given(PLAN, *events).when(c.SendChapters(LINES), seen=youtube(stage)).refused(code)


# What a look brings


def kept(events, **seen):
    state = replay(fresh(PLAN), events)
    return list(noticed(state, BroadcastSeen(Service.OK, **seen), NOON))


def test_a_look_is_kept_once():
    first = kept((), stage=Stage.LIVE, id="x", live_since=BEGAN, thumbnail="t")
    assert first == [
        e.BroadcastFound(NOON, "x"),
        e.BroadcastReached(NOON, Stage.LIVE),
        e.BroadcastTimed(NOON, BEGAN),
        e.ThumbnailSet(NOON, "t"),
    ]
    assert kept(first, stage=Stage.LIVE, id="x", live_since=BEGAN, thumbnail="t") == []
    assert kept(first, stage=Stage.LIVE, id="x", live_since=BEGAN) == []


def test_the_end_is_kept_with_its_time():
    first = kept((), stage=Stage.LIVE, id="x", live_since=BEGAN)
    ended = kept(first, stage=Stage.ENDED, id="x", live_since=BEGAN, live_until=ENDED)
    assert ended == [
        e.BroadcastReached(NOON, Stage.ENDED),
        e.BroadcastTimed(NOON, BEGAN, ENDED),
    ]


def test_only_the_chapters_that_were_asked_for_count_as_written():
    asked = (e.BroadcastFound(NOON, "x"), e.ChaptersAsked(NOON, LINES))
    assert kept(asked, id="x", chapters=LINES[:1]) == []
    written = kept(asked, id="x", chapters=LINES)
    assert written == [e.ChaptersWritten(NOON)]
    assert kept((*asked, *written), id="x", chapters=LINES) == []
