"""The spare takes over, and the desk is killed at any write of it: every write once, both
broadcasts where they belong, and each audience told the way."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.night import WITH_A_SPARE, Night, once_each

BEFORE, AFTER = "before", "after"
KILLS = (
    (AFTER, "POST /youtube/v3/liveBroadcasts?", 2),
    (AFTER, "POST /youtube/v3/liveStreams?", 2),
    (BEFORE, "broadcastStatus=testing", 2),
    (AFTER, "broadcastStatus=live", 2),
    (AFTER, "PUT /youtube/v3/liveBroadcasts?", 1),
    (BEFORE, "PUT /youtube/v3/videos?", 3),
    (AFTER, "PUT /youtube/v3/videos?", 4),
    (AFTER, "broadcastStatus=complete", 2),
)
"""Each kind of write of a move, from one side or the other: a night takes its time."""
ALL_ONCE = Counter(
    {
        "liveBroadcasts.insert": 2,
        "liveStreams.insert": 2,
        "liveBroadcasts.bind": 2,
        "liveBroadcasts.update": 1,  # the spare is public from now on
        "videos.update": 6,  # tags and languages, the words at the move, chapters: of each
        "thumbnails.set": 2,
        "liveBroadcasts.transition testing": 2,
        "liveBroadcasts.transition live": 2,
        "liveBroadcasts.transition complete": 2,
    }
)


def play(folder, side=None, write="", time=1):
    """A night with a move in its middle, and with a kill if there is a side; what came of it."""
    with Night(folder, WITH_A_SPARE) as night:
        night.standin.set_lag(3)  # the lists do not show a new broadcast at once
        night.open()
        if side is not None:
            killed = night.kill_at(side, write, time)
            night.play()
            assert killed.is_set(), night.said[-3:]
            night.open()
        last = night.play()
        return last, night.standin.state()["broadcasts"], once_each(night.standin), night.said


@pytest.fixture(scope="module")
def nights(tmp_path_factory):
    """All of them, some at a time: a night is mostly waiting."""
    folders = [tmp_path_factory.mktemp("night") for _ in (None, *KILLS)]
    with ThreadPoolExecutor(5) as pool:
        unkilled = pool.submit(play, folders[0])
        killed = pool.map(play, folders[1:], *zip(*KILLS, strict=True))
        return {(): unkilled.result(), **dict(zip(KILLS, killed, strict=True))}


def judge(night):
    last, broadcasts, done, said = night
    marks = [one["snippet"]["description"].splitlines()[-1] for one in broadcasts]
    new, old = sorted(
        broadcasts, key=lambda one: not marks[broadcasts.index(one)].endswith("spare")
    )
    assert last == "DONE", said[-5:]
    assert [each["status"]["lifeCycleStatus"] for each in (old, new)] == ["complete", "complete"]
    assert new["snippet"]["title"] == "짧은 회의"
    assert old["snippet"]["title"] == "[방송 이동] 짧은 회의"
    assert old["snippet"]["description"].splitlines()[0].endswith(f"https://youtu.be/{new['id']}")
    assert {each["status"]["privacyStatus"] for each in (old, new)} == {"public"}
    for each in (old, new):
        assert "\n0:00 " in each["snippet"]["description"]
        assert each["snippet"]["description"].splitlines()[-1].startswith("EventDesk ")
    # Each video has the chapters of its own time only.
    assert " G" not in old["snippet"]["description"]
    assert " B" not in new["snippet"]["description"]
    return done


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_nobody_killed(nights):
    assert judge(nights[()]) == ALL_ONCE
    keys = dict.fromkeys(line for line in nights[()][3] if line.startswith("STREAM "))
    assert len(keys) == 2


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kill", KILLS, ids=lambda kill: f"{kill[0]}-{kill[1][-28:]}-{kill[2]}")
def test_killed_at_a_write(nights, kill):
    done = judge(nights[kill])
    # A picture alone leaves no trace: after a kill the same one may be sent again.
    assert done - Counter({"thumbnails.set": 2}) == ALL_ONCE - Counter({"thumbnails.set": 2})
