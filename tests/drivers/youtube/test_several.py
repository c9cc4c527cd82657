"""Several broadcasts on one thread: each by itself, and no stream that they share made twice."""

from collections import Counter

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.text import Text
from eventdesk.standins.youtube import Fault, FaultKind

OUTPUTS = {"ko": "EventDesk", "en": "EventDesk", "ja": "EventDesk japanese"}


@pytest.fixture
def wish(desired):
    """What the desk asks of the broadcast of a language."""

    def ask(name, stage, **more):
        plan = replace(desired().plan, title=Text(((name, f"Conference {name}"),)))
        marker = f"EventDesk run-1 {name}"
        fields = {"name": name, "stream": OUTPUTS[name], "marker": marker, **more}
        return replace(desired(stage, plan=plan), languages=(name,), **fields)

    return ask


@pytest.fixture
def want(desk, wish):
    """Ask all of them for a stage."""

    def all_to(stage):
        for name in OUTPUTS:
            desk.driver.want(wish(name, stage))

    return all_to


def streams(standin):
    return Counter(one["snippet"]["title"] for one in standin.state()["streams"])


def test_all_go_live_by_one_word_each_seen_by_itself(desk, want, standin, done):
    want(Stage.LIVE)
    seen = {name: desk.wait_on(name, lambda seen: seen.target is not None) for name in OUTPUTS}
    assert seen["ko"].target == seen["en"].target != seen["ja"].target
    assert streams(standin) == {"EventDesk": 1, "EventDesk japanese": 1}
    standin.ingest(desk.key_of(seen["ko"].id), True)
    for name in ("ko", "en"):
        assert desk.wait_on(name, lambda seen: seen.stage is Stage.LIVE).trouble is None
    # The third has an encoder of its own, and waits for it alone.
    waiting = desk.wait_on("ja", lambda seen: seen.stage is Stage.SCHEDULED)
    assert waiting.ingest != "active"
    standin.ingest(desk.key_of(seen["ja"].id), True)
    desk.wait_on("ja", lambda seen: seen.stage is Stage.LIVE)
    want(Stage.ENDED)
    for name in OUTPUTS:
        desk.wait_on(name, lambda seen: seen.stage is Stage.ENDED)
    assert len(done("liveBroadcasts.insert")) == len(OUTPUTS)
    assert len(done("liveBroadcasts.transition")) == 3 * len(OUTPUTS)


def test_a_stream_whose_insert_was_lost_is_not_made_again_for_the_one_beside_it(
    desk, want, standin
):
    standin.set_lag(5)
    standin.fail(Fault(FaultKind.DROP_AFTER, method="liveStreams.insert"))
    want(Stage.SCHEDULED)
    for name in OUTPUTS:
        desk.wait_on(name, lambda seen: seen.stage is Stage.SCHEDULED)
    assert streams(standin) == {"EventDesk": 1, "EventDesk japanese": 1}


def test_one_that_fails_does_not_hold_up_the_others(desk, want, standin):
    want(Stage.SCHEDULED)
    seen = {
        name: desk.wait_on(name, lambda seen: seen.stage is Stage.SCHEDULED) for name in OUTPUTS
    }
    standin.delete_by_hand(seen["ko"].id)
    want(Stage.LIVE)
    standin.ingest(desk.key_of(seen["en"].id), True)
    desk.wait_on("en", lambda seen: seen.stage is Stage.LIVE)
    gone = desk.wait_on("ko", lambda seen: seen.trouble is not None)
    assert gone.trouble.code == "liveBroadcastNotFound"


def test_a_sibling_that_looks_the_same_is_not_taken_for_it(desk, wish, standin, desired, done):
    """Two halves of a day may well have one title."""
    same = {"plan": desired().plan, "languages": ("ko", "en")}
    desk.driver.want(replace(wish("ko", Stage.SCHEDULED), **same))
    desk.driver.want(replace(wish("en", Stage.SCHEDULED), **same))
    first = desk.wait_on("ko", lambda seen: seen.stage is Stage.SCHEDULED)
    second = desk.wait_on("en", lambda seen: seen.stage is Stage.SCHEDULED)
    assert first.id != second.id
    assert len(done("liveBroadcasts.insert")) == 2


def test_broadcasts_on_one_key_are_no_strangers_to_each_other(desk, want, standin):
    want(Stage.LIVE)
    first = desk.wait_on("ko", lambda seen: seen.target is not None)
    standin.ingest(desk.key_of(first.id), True)
    for name in ("ko", "en"):
        seen = desk.wait_on(name, lambda seen: seen.stage is Stage.LIVE)
        assert seen.trouble is None


@pytest.mark.expected_log("thread youtube ended by a bug")
def test_when_the_thread_stops_none_looks_watched_any_more(desk, want, monkeypatch):
    want(Stage.SCHEDULED)
    for name in OUTPUTS:
        desk.wait_on(name, lambda seen: seen.stage is Stage.SCHEDULED)

    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("eventdesk.drivers.youtube.crew.Crew.turn", broken)
    desk.driver.retry()
    for name in OUTPUTS:
        seen = desk.wait_on(name, lambda seen: seen.trouble is not None)
        assert seen.trouble.code == "driverStopped"
