"""How long everybody was named, in which languages."""

from hypothesis import given as property_of

from eventdesk.domain import events as e
from eventdesk.domain.as_run import as_run
from eventdesk.domain.name_time import NameTime, length_of, name_times
from eventdesk.domain.runsheet import PROGRAM, EventInfo, RunSheet, Session, Speaker
from eventdesk.domain.switcher import Leg
from eventdesk.domain.text import Text
from support.random_show import examples, runs
from support.sheets import DAY, SEOUL, at, cue, minutes, named, seconds, words

T = at("09:30")
PLAN = RunSheet(
    EventInfo(words("event"), DAY, SEOUL, languages=("ko", "en")),
    (Session("s", words("s"), (cue("a", 1, lower_third=named("kim", "xu", "lee")), cue("b", 1))),),
    {
        "kim": Speaker("kim", Text((("ko", "김"), ("en", "Kim")))),
        "xu": Speaker("xu", Text((("zh-Hans", "徐"),)), role=Text((("en", "Director"),))),
        "lee": Speaker("lee", Text((("ja", "リー"),))),
    },
)
BEGUN = (e.SheetLoaded(T, "x", PLAN), e.CueTaken(T, "a", 1))


def shown(second, *people, take=2):
    return e.LowerThirdShown(T + seconds(second), people[0], take, beside=people[1:])


def hidden(second):
    return e.LowerThirdHidden(T + seconds(second), 9)


def test_each_name_counts_for_its_person_and_for_the_languages_of_its_graphic():
    show = as_run(
        [*BEGUN, shown(0, "kim"), hidden(8), shown(10, "xu"), shown(15, "kim"), hidden(18)]
    )
    both = {"ko": seconds(11), "en": seconds(11)}
    assert name_times(show) == (
        NameTime("kim", 2, seconds(11), both),
        NameTime("xu", 1, seconds(5), {"en": seconds(5)}),  # its name stands there as it is
    )


def test_a_strap_counts_for_everybody_on_it():
    show = as_run([*BEGUN, shown(0, "kim", "lee"), hidden(8)])
    assert [(each.speaker, each.length) for each in name_times(show)] == [
        ("kim", seconds(8)),
        ("lee", seconds(8)),
    ]
    assert name_times(show)[1].languages == {"ja": seconds(8)}


def test_a_name_that_obs_did_not_show_counts_for_nothing():
    failed = e.LegFailed(T, PROGRAM, 2, Leg.GRAPHIC, "graphic-not-loaded")
    assert name_times(as_run([*BEGUN, shown(0, "kim"), failed, hidden(8)])) == ()


def test_a_name_on_air_counts_when_its_end_is_known():
    events = [*BEGUN, shown(0, "kim")]
    assert name_times(as_run(events)) == ()
    ended = as_run([*events, e.ShowEnded(T + minutes(1))])
    assert name_times(ended)[0].length == minutes(1)


def test_a_run_of_an_empty_journal_named_nobody():
    assert name_times(as_run([])) == ()


@examples(100)
@property_of(runs(min_cues=1))
def test_the_sums_are_those_of_the_names(run):
    show = as_run(run.events)
    times = {each.speaker: each for each in name_times(show)}
    told = [
        (one, length_of(show, named))
        for row in show.rows
        for named in row.named
        if length_of(show, named) is not None
        for one in named.people
    ]
    assert {one for one, _ in told} == set(times)
    assert sum((length for _, length in told), seconds(0)) == sum(
        (each.length for each in times.values()), seconds(0)
    )
    assert all(each.length >= seconds(0) and each.times > 0 for each in times.values())
