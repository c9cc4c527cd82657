"""A spare stands by with a key of its own, and takes over in words, privacy and stage."""

import pytest
from msgspec.structs import replace

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.moved import spare_title
from eventdesk.domain.unit import is_ready
from eventdesk.standins.youtube import Fault, FaultKind

PUBLIC = {"privacy": "public"}
SPARE = "/spare"


@pytest.fixture
def wish(desired):
    """What the desk asks: of the broadcast, and of its spare before and after the move."""
    plan = replace(desired().plan, **PUBLIC)
    aside = replace(plan, title=spare_title(plan.title), privacy="unlisted")
    spare = {"marker": "EventDesk run-1 /spare", "name": SPARE, "stream": "EventDesk spare"}

    def ask(which, stage, **more):
        match which:
            case "main":
                return desired(stage, plan=plan, **more)
            case "spare":
                return desired(stage, plan=aside, stands_by=True, **spare, **more)
            case "over":
                return desired(stage, plan=plan, readdress=True, **spare, **more)

    return ask


@pytest.fixture
def both(desk, wish):
    """The broadcast live, and its spare ready; what was seen of each."""
    desk.driver.want(wish("main", Stage.LIVE))
    desk.driver.want(wish("spare", Stage.SCHEDULED))
    main = desk.wait_on("", lambda seen: seen.target is not None)
    desk.standin.ingest(desk.key_of(main.id), True)
    main = desk.wait_on("", lambda seen: seen.stage is Stage.LIVE)
    return main, desk.wait_on(SPARE, is_ready)


def broadcast(standin, broadcast_id):
    return next(one for one in standin.state()["broadcasts"] if one["id"] == broadcast_id)


def test_a_spare_has_a_stream_of_its_own_and_is_announced_to_nobody(both, standin, done):
    main, spare = both
    assert main.target != spare.target
    waiting = broadcast(standin, spare.id)
    assert waiting["snippet"]["title"] == "[예비] 탄소중립 컨퍼런스"
    assert waiting["status"]["privacyStatus"] == "unlisted"
    assert waiting["status"]["lifeCycleStatus"] == "ready"
    titles = [one["snippet"]["title"] for one in standin.state()["streams"]]
    assert titles == ["EventDesk", "EventDesk spare"]
    assert len(done("liveBroadcasts.insert")) == len(done("liveStreams.insert")) == 2


def test_it_is_found_again_after_a_restart_each_by_its_own_marker(
    both, desk, open_desk, wish, done
):
    main, spare = both
    desk.stop()
    again = open_desk()
    again.driver.want(wish("main", Stage.LIVE, resumed=True))
    again.driver.want(wish("spare", Stage.SCHEDULED, resumed=True))
    assert again.wait_on("", lambda seen: seen.stage is Stage.LIVE).id == main.id
    assert again.wait_on(SPARE, is_ready).id == spare.id
    assert len(done("liveBroadcasts.insert")) == len(done("liveStreams.insert")) == 2


def test_one_made_by_hand_as_a_spare_is_adopted(desk, wish, standin, later, done):
    by_hand = standin.put_broadcast("[예비] 탄소중립 컨퍼런스", later())
    desk.driver.want(wish("main", Stage.SCHEDULED))
    desk.driver.want(wish("spare", Stage.SCHEDULED))
    assert desk.wait_on(SPARE, is_ready).id == by_hand
    assert len(done("liveBroadcasts.insert")) == 1


def move(desk, wish, both):
    """What the desk asks once the operator has taken the spare, OBS's new stream included."""
    main, spare = both
    desk.driver.want(wish("over", Stage.LIVE, known_id=spare.id))
    there = f"https://youtu.be/{spare.id}"
    desk.driver.want(wish("main", Stage.LIVE, known_id=main.id, moved_to=there, readdress=True))
    desk.standin.ingest(desk.key_of(main.id), False)
    desk.standin.ingest(desk.key_of(spare.id), True)


def test_it_takes_over(both, desk, wish, standin):
    main, spare = both
    move(desk, wish, both)
    desk.wait_on(SPARE, lambda seen: seen.stage is Stage.LIVE and seen.readdressed)
    seen = desk.wait_on("", lambda seen: seen.readdressed)
    assert (seen.stage, seen.trouble) == (Stage.LIVE, None)  # on still, and no alarm any more
    old, new = broadcast(standin, main.id), broadcast(standin, spare.id)
    assert new["snippet"]["title"] == "탄소중립 컨퍼런스"
    assert new["status"]["privacyStatus"] == "public"
    assert old["snippet"]["title"] == "[방송 이동] 탄소중립 컨퍼런스"
    first, *_, last = old["snippet"]["description"].splitlines()
    assert first.endswith(f"https://youtu.be/{spare.id}")
    assert last == "EventDesk run-1"


def test_every_language_of_both_is_told(both, desk, wish, standin):
    main, spare = both
    move(desk, wish, both)
    for name in ("", SPARE):
        desk.wait_on(name, lambda seen: seen.readdressed)
    words = {
        one.id: one.localizations["en"]["title"] for one in standin._channel.broadcasts.values()
    }
    assert words[main.id] == "[Moved] Carbon-neutral conference"
    assert words[spare.id] == "Carbon-neutral conference"


def test_one_that_sticks_in_liveStarting_can_be_left(desk, wish, standin):
    desk.driver.want(wish("main", Stage.PREVIEW))
    desk.driver.want(wish("spare", Stage.SCHEDULED))
    main = desk.wait_on("", lambda seen: seen.target is not None)
    standin.ingest(desk.key_of(main.id), True)
    desk.wait_on("", lambda seen: seen.stage is Stage.PREVIEW)
    spare = desk.wait_on(SPARE, is_ready)
    standin.fail(Fault(FaultKind.STUCK, method="liveBroadcasts.transition"))
    desk.driver.want(wish("main", Stage.LIVE, forced=True))
    desk.wait_on("", lambda seen: seen.trouble is not None and seen.trouble.code == "stuckStarting")
    desk.driver.want(wish("over", Stage.LIVE, known_id=spare.id, forced=True))
    there = f"https://youtu.be/{spare.id}"
    left = {"moved_to": there, "readdress": True, "known_id": main.id}
    desk.driver.want(wish("main", Stage.PREVIEW, **left))
    standin.ingest(desk.key_of(main.id), False)
    standin.ingest(desk.key_of(spare.id), True)
    desk.wait_on(SPARE, lambda seen: seen.stage is Stage.LIVE)
    desk.wait_on("", lambda seen: seen.readdressed)


def test_words_that_youtube_does_not_take_are_a_trouble_and_no_obstacle(both, desk, wish, standin):
    refused = Fault(FaultKind.REFUSE, "forbidden", method="videos.update", times=9)
    standin.fail(refused)
    move(desk, wish, both)
    seen = desk.wait_on(SPARE, lambda seen: seen.stage is Stage.LIVE and seen.trouble is not None)
    assert seen.trouble.code in {"forbidden", "wordsNotChanged"}
    assert not seen.readdressed
