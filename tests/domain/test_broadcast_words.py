"""Session titles and late edits: asked once, kept before they are sent, undone by nobody."""

from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.apply import replay
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Words
from eventdesk.domain.broadcast_desired import broadcasts_desired
from eventdesk.domain.broadcast_record import noticed
from eventdesk.domain.broadcast_words import changed
from eventdesk.domain.quota import QuotaTable, predicted_units
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.seen import Seen
from eventdesk.domain.text import Text
from eventdesk.domain.verbs import BroadcastVerb
from support.playbook import NOON, fresh, given
from support.sheets import cue, minutes, session, sheet, words

TITLE = Text((("ko", "{session} | 행사"), ("en", "{session} | event")))
PLAN = replace(
    sheet(
        session("one", cue("a", 10, broadcast=BroadcastVerb.PREVIEW), cue("b", 10), start="09:00"),
        session("two", cue("c", 10), cue("d", 10)),
        broadcast=True,
    ),
    broadcast=BroadcastPlan(words("event"), words("about"), session_title=TITLE),
)
PLAIN = replace(PLAN, broadcast=replace(PLAN.broadcast, session_title=Text()))
ONE = {"ko": "one | 행사", "en": "one | event"}
TWO = {"ko": "two | 행사", "en": "two | event"}
FOUND = e.BroadcastFound(NOON, "x")
ASKED = e.BroadcastAsked(NOON, Stage.LIVE)


def taken(cue_id, take):
    return e.CueTaken(NOON - minutes(10), cue_id, take)


def go(play, expecting):
    """The words that this GO asks for."""
    decision = play.when(c.Go(expecting=expecting)).decision
    return [event for event in decision if isinstance(event, e.WordsAsked)]


def youtube(stage=Stage.LIVE, **more):
    return BroadcastSeen(Service.OK, stage, id="x", **more)


def edited(plan, **fields):
    return e.SheetLoaded(NOON, "2", replace(plan, broadcast=replace(plan.broadcast, **fields)))


def test_the_first_cue_of_a_session_has_its_title_written():
    asked = e.WordsAsked(NOON, ONE, session="one")
    assert go(given(PLAN), "a") == [asked]
    assert go(given(PLAN, taken("a", 1), asked), "b") == []
    assert go(given(PLAN, ASKED, FOUND, e.StandbySet(NOON, "c")), "c") == [
        e.WordsAsked(NOON, TWO, session="two")
    ]


def test_a_session_that_is_entered_in_its_middle_has_its_title_too():
    play = given(PLAN, ASKED, e.StandbySet(NOON, "d"))
    assert go(play, "d") == [e.WordsAsked(NOON, TWO, session="two")]


def test_no_title_is_written_without_a_broadcast_or_after_it_or_unasked():
    assert go(given(PLAN, e.StandbySet(NOON, "c")), "c") == []
    ended = e.BroadcastAsked(NOON, Stage.ENDED)
    assert go(given(PLAN, ASKED, ended, e.StandbySet(NOON, "c")), "c") == []
    assert go(given(PLAIN), "a") == []


def test_a_session_is_titled_once_whatever_is_taken_back():
    asked = e.WordsAsked(NOON, ONE, session="one")
    back = e.CueTakenBack(NOON, "a", 2)
    play = given(PLAN, taken("a", 1), asked, FOUND, e.WordsWritten(NOON), back)
    assert go(play, "a") == []
    assert play.state.broadcast_record.words.title == Text(tuple(ONE.items()))


def test_the_broadcast_is_looked_for_by_the_sheet_s_own_title_until_it_is_found():
    asked = e.WordsAsked(NOON, ONE, session="one")
    before = broadcasts_desired(replay(fresh(PLAN), (taken("a", 1), asked)), "run")[0]
    assert (before.plan.title, before.reword) == (words("event"), ("title",))
    state = replay(fresh(PLAN), (taken("a", 1), asked, FOUND))
    after = broadcasts_desired(state, "run")[0]
    assert after.plan.title == Text(tuple(ONE.items()))
    assert after.reword == ("title",)
    done = broadcasts_desired(replay(state, (e.WordsWritten(NOON),)), "run")[0]
    assert (done.plan, done.reword) == (after.plan, ())


def test_what_was_read_back_is_kept():
    state = replay(fresh(PLAN), (taken("a", 1), e.WordsAsked(NOON, ONE, session="one"), FOUND))
    state = replay(state, (e.BroadcastReached(NOON, Stage.PREVIEW),))
    seen = youtube(Stage.PREVIEW, words=Words(Text(tuple(ONE.items())), words("about")))
    assert list(noticed(state, seen, NOON)) == [e.WordsWritten(NOON)]
    other = replace(seen, words=Words(words("event"), words("about")))
    assert list(noticed(state, other, NOON)) == []


def noticed_of(*events, stage):
    return list(noticed(replay(fresh(PLAIN), events), youtube(stage), NOON))


def test_an_edit_before_it_is_live_goes_out_by_itself():
    asked = e.BroadcastAsked(NOON, Stage.SCHEDULED)
    reached = e.BroadcastReached(NOON, Stage.SCHEDULED)
    loaded = edited(PLAIN, title=words("better"))
    found = noticed_of(asked, FOUND, reached, loaded, stage=Stage.SCHEDULED)
    assert found == [e.WordsAsked(NOON, {"en": "better"})]
    both = edited(PLAIN, title=words("better"), description=words("more"))
    found = noticed_of(asked, FOUND, reached, both, stage=Stage.SCHEDULED)
    assert found == [e.WordsAsked(NOON, {"en": "better"}, {"en": "more"})]
    assert noticed_of(asked, FOUND, reached, both, *found, stage=Stage.SCHEDULED) == []


def test_an_edit_that_comes_with_a_restart_goes_out_as_well():
    asked = e.BroadcastAsked(NOON, Stage.SCHEDULED)
    reached = e.BroadcastReached(NOON, Stage.SCHEDULED)
    loaded = edited(PLAIN, description=words("more"))
    found = noticed_of(asked, FOUND, reached, loaded, e.ShowReopened(NOON), stage=Stage.SCHEDULED)
    assert found == [e.WordsAsked(NOON, {}, {"en": "more"})]


def test_an_edit_of_a_live_broadcast_waits_for_the_operator():
    reached = e.BroadcastReached(NOON, Stage.LIVE)
    loaded = edited(PLAIN, title=words("better"))
    assert noticed_of(ASKED, FOUND, reached, loaded, stage=Stage.LIVE) == []
    play = given(PLAIN, ASKED, FOUND, reached, loaded)
    assert broadcasts_desired(play.state, "run")[0].plan.title == words("event")
    live = Seen(broadcast=youtube())
    sent = play.when(c.SendWords(), seen=live).then(e.WordsAsked(NOON, {"en": "better"}))
    assert broadcasts_desired(sent.state, "run")[0].plan.title == words("better")
    sent.when(c.SendWords(), seen=live).refused("nothing-to-send")


def test_words_that_are_taken_out_of_the_sheet_stay_on_youtube():
    asked, reached = (
        e.BroadcastAsked(NOON, Stage.SCHEDULED),
        e.BroadcastReached(NOON, Stage.SCHEDULED),
    )
    emptied = edited(PLAIN, description=Text())
    assert noticed_of(asked, FOUND, reached, emptied, stage=Stage.SCHEDULED) == []


def test_nothing_is_sent_of_a_sheet_that_was_not_edited_or_a_broadcast_that_is_over():
    play = given(PLAIN, ASKED, FOUND)
    play.when(c.SendWords(), seen=Seen(broadcast=youtube())).refused("nothing-to-send")
    over = given(PLAIN, ASKED, FOUND, edited(PLAIN, title=words("better")))
    ended = Seen(broadcast=youtube(Stage.ENDED))
    over.when(c.SendWords(), seen=ended).refused("nothing-to-send")


def test_a_session_s_title_that_is_corrected_is_an_edit():
    events = (taken("a", 1), e.WordsAsked(NOON, ONE, session="one"), FOUND)
    title = Text((("ko", "{session} / 행사"), ("en", "{session} / event")))
    state = replay(fresh(PLAN), (*events, edited(PLAN, session_title=title)))
    assert changed(state).title.best(("en",)) == "one / event"
    other = replay(fresh(PLAN), (*events, edited(PLAN, title=words("unused now"))))
    assert changed(other) is None


def test_titles_are_counted_in_the_quota():
    table = QuotaTable()
    writes = predicted_units(PLAN, table) - predicted_units(PLAIN, table)
    assert writes == 2 * (50 + 2)
