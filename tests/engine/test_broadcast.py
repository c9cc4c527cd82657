"""The conductor and the broadcast: what is asked of YouTube when, and what is kept."""

from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Stage, StreamTarget, Words
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.show import BroadcastRecord
from eventdesk.domain.switcher import StreamState
from eventdesk.domain.verbs import BroadcastVerb
from support.booth import Booth
from support.playbook import fresh
from support.sheets import at, three_cues, words

PLAN = three_cues(broadcast=True)
TARGET = StreamTarget("rtmp://127.0.0.1/live2", Secret("key"))


def booth(**options):
    return Booth(PLAN, youtube=True, **options)


def test_the_intent_is_kept_before_youtube_hears_of_it():
    with booth() as show:
        show.ask(c.AskBroadcast(Stage.LIVE))
        kept = next(n for n, (who, what) in enumerate(show.story) if who == "journal" and what)
        asked = next(n for n, (who, _) in enumerate(show.story) if who == "youtube")
        assert isinstance(show.story[kept][1][0], e.BroadcastAsked)
        assert kept < asked
        assert not show.youtube.wanted[-1].resumed


def test_an_encoder_that_loses_frames_is_told_to_youtube_s_driver_on_the_way_to_live_only():
    with booth() as show:
        show.obs.shows(stream=StreamState.RECONNECTING)
        show.ask(c.AskBroadcast(Stage.PREVIEW))
        assert show.youtube.wanted[-1].not_yet == ""
        show.ask(c.AskBroadcast(Stage.LIVE))
        assert show.youtube.wanted[-1].not_yet == "encoder-reconnecting"
        show.obs.shows(stream=StreamState.STARTED)
        show.settled()
        assert show.youtube.wanted[-1].not_yet == ""
        show.youtube.says(stage=Stage.LIVE, id="x")
        show.settled()
        asked = len(show.youtube.wanted)
        show.obs.shows(stream=StreamState.RECONNECTING)
        show.settled()
        assert len(show.youtube.wanted) == asked  # nothing is ended for it


def test_going_live_anyway_reaches_the_driver_and_the_journal():
    with booth() as show:
        show.ask(c.AskBroadcast(Stage.LIVE))
        show.youtube.says(stage=Stage.PREVIEW, id="x", held_by="healthBad")
        show.settled()
        show.ask(c.ForceLive())
        assert show.youtube.wanted[-1].forced
        forced = [one for one in show.journal.events if isinstance(one, e.GoLiveForced)]
        assert [one.why for one in forced] == ["healthBad"]


def test_obs_streams_only_with_a_key_that_is_clear_and_stops_only_after_the_end():
    with booth() as show:
        show.ask(c.AskBroadcast(Stage.PREVIEW))
        show.youtube.says(stage=Stage.SCHEDULED, id="x")
        show.settled()
        assert all(wanted.stream is None for wanted in show.obs.wanted)
        show.youtube.says(stage=Stage.SCHEDULED, id="x", target=TARGET)
        show.settled()
        assert show.obs.wanted[-1].stream.active
        show.ask(c.AskBroadcast(Stage.ENDED))
        show.youtube.says(stage=Stage.LIVE, id="x", target=TARGET)
        show.settled()
        assert all(wanted.stream is None or wanted.stream.active for wanted in show.obs.wanted)
        show.youtube.says(stage=Stage.ENDED, id="x", target=TARGET)
        show.settled()
        assert not show.obs.wanted[-1].stream.active


def test_after_a_restart_the_driver_is_told_that_an_insert_may_be_on_its_way():
    asked = replace(fresh(PLAN), broadcast=Stage.LIVE)
    with booth(state=asked, resumed=True) as show:
        wish = show.youtube.wanted[-1]
        assert (wish.resumed, wish.stage) == (True, Stage.NONE)
        show.ask(c.Return())
        assert show.youtube.wanted[-1].stage is Stage.LIVE


def test_chapters_of_before_a_restart_wait_for_a_word_as_all_else_does():
    lines = ("0:00 a",)
    state = replace(
        fresh(PLAN),
        broadcast=Stage.ENDED,
        records={
            "": BroadcastRecord("x", Stage.ENDED, at("09:00"), at("10:00"), chapters=lines),
        },
    )
    with booth(state=state, resumed=True) as show:
        assert show.youtube.wanted[-1].chapters == ()
        show.ask(c.Return())
        assert show.youtube.wanted[-1].chapters == lines


def test_a_go_with_live_asks_obs_before_youtube():
    """The hall does not wait for the broadcast."""
    first = replace(PLAN.cues[0], broadcast=BroadcastVerb.LIVE)
    one = PLAN.sessions[0]
    plan = replace(PLAN, sessions=(replace(one, cues=(first, *one.cues[1:])),))
    with Booth(plan, youtube=True) as show:
        show.go()
        order = [who for who, _ in show.story]
        assert order.index(PROGRAM) < order.index("youtube")


SPARE = "/spare"
SPARED = replace(PLAN, broadcast=replace(PLAN.broadcast, spare=True))


def with_a_spare(show):
    """The broadcast live and its spare ready."""
    show.ask(c.AskBroadcast(Stage.LIVE))
    show.youtube.says(stage=Stage.LIVE, id="old", target=TARGET)
    show.youtube.says(stage=Stage.SCHEDULED, id="new", target=OTHER, name=SPARE)
    return show.settled()


OTHER = StreamTarget("rtmp://127.0.0.1/live2", Secret("spare"))


def test_taking_the_spare_is_kept_and_then_asked_of_obs_and_youtube():
    with Booth(SPARED, youtube=True) as show:
        with_a_spare(show)
        snapshot = show.ask(c.TakeSpare("old"))
        assert isinstance(show.journal.events[-1], e.SpareTaken)
        stream = show.obs.wanted[-1].stream
        assert (stream.target, stream.leaves) == (OTHER, {TARGET})
        asked = {wish.name: wish for wish in show.youtube.wanted}
        assert (asked[SPARE].stage, asked[SPARE].readdress) == (Stage.LIVE, True)
        assert asked[""].moved_to == "https://youtu.be/new"
        # The desk speaks of the spare from now on, and shows of it what was seen of it.
        assert (snapshot.broadcast.id, snapshot.broadcast.stage) == ("new", Stage.SCHEDULED)


def test_after_a_restart_in_the_middle_of_a_move_nothing_moves_until_a_word():
    with Booth(SPARED, youtube=True) as show:
        with_a_spare(show)
        moved = show.ask(c.TakeSpare("old")).state
    with Booth(SPARED, youtube=True, state=moved, resumed=True) as show:
        asked = {wish.name: wish for wish in show.youtube.wanted}
        assert (asked[SPARE].stage, asked[SPARE].readdress) == (Stage.SCHEDULED, False)
        assert (asked[""].stage, asked[""].readdress) == (Stage.LIVE, False)
        show.ask(c.Return())
        asked = {wish.name: wish for wish in show.youtube.wanted}
        assert (asked[SPARE].stage, asked[SPARE].readdress) == (Stage.LIVE, True)
        assert asked[""].readdress


def test_each_broadcast_is_kept_under_its_own_name():
    with Booth(SPARED, youtube=True) as show:
        snapshot = with_a_spare(show)
        records = snapshot.state.records
        assert (records[""].id, records[SPARE].id) == ("old", "new")
        assert (records[""].reached, records[SPARE].reached) == (Stage.LIVE, Stage.SCHEDULED)
        assert snapshot.broadcasts[SPARE].id == "new"


def edited(title):
    return replace(PLAN, broadcast=replace(PLAN.broadcast, title=words(title)))


def test_a_title_that_is_edited_before_live_is_sent_with_the_sheet_and_kept_before():
    with booth() as show:
        show.ask(c.AskBroadcast(Stage.SCHEDULED))
        show.youtube.says(stage=Stage.SCHEDULED, id="x")
        show.settled()
        show.conductor.load("2", edited("better"))
        show.settled()
        wanted = show.youtube.wanted[-1]
        assert (wanted.plan.title, wanted.reword) == (words("better"), ("title",))
        kept = [one for one in show.journal.events if isinstance(one, e.WordsAsked)]
        assert [one.title for one in kept] == [{"en": "better"}]


def test_a_title_that_is_edited_on_air_waits_until_it_is_asked_for():
    with booth() as show:
        show.ask(c.AskBroadcast(Stage.LIVE))
        show.youtube.says(stage=Stage.LIVE, id="x")
        show.settled()
        show.conductor.load("2", edited("better"))
        show.settled()
        assert show.youtube.wanted[-1].reword == ()
        assert show.youtube.wanted[-1].plan.title == PLAN.broadcast.title
        show.ask(c.SendWords())
        assert show.youtube.wanted[-1].plan.title == words("better")
        show.youtube.says(words=Words(words("better"), PLAN.broadcast.description))
        show.settled()
        assert show.youtube.wanted[-1].reword == ()
