"""kill -9 at any moment of a broadcast: one broadcast, every write once, and the show goes on."""

from collections import Counter

import pytest

from support.night import Night, once_each

WRITES = (
    "POST /youtube/v3/liveBroadcasts?",
    "POST /youtube/v3/liveStreams?",
    "POST /youtube/v3/liveBroadcasts/bind?",
    "PUT /youtube/v3/videos?",
    "POST /upload/youtube/v3/thumbnails/set?",
    "broadcastStatus=testing",
    "broadcastStatus=live",
    "broadcastStatus=complete",
    "PUT /youtube/v3/videos?part=id%2Csnippet&",
)

ALL_ONCE = {
    "liveBroadcasts.insert": 1,
    "liveStreams.insert": 1,
    "liveBroadcasts.bind": 1,
    "videos.update": 2,  # the other language and the tags; the chapters
    "thumbnails.set": 1,
    "liveBroadcasts.transition testing": 1,
    "liveBroadcasts.transition live": 1,
    "liveBroadcasts.transition complete": 1,
}


@pytest.mark.slow
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("write", WRITES)
def test_killed_at_a_write(tmp_path, write, side):
    with Night(tmp_path) as night:
        night.standin.set_lag(3)  # the lists do not show a new broadcast at once
        night.open()
        killed = night.kill_at(side, write)
        night.play()
        assert killed.is_set()
        night.open()
        assert night.play() == "DONE"
        assert night.life == "complete"
        (broadcast,) = night.standin.state()["broadcasts"]
        assert broadcast["snippet"]["description"].splitlines()[-1].startswith("EventDesk ")
        assert "\n0:00 " in broadcast["snippet"]["description"]
        # The picture alone leaves no trace to find it by; the same picture twice is one picture.
        again = {"thumbnails.set": 1} if (side, "thumbnails" in write) == ("after", True) else {}
        assert once_each(night.standin) == Counter(ALL_ONCE) + Counter(again)


def test_nobody_killed(tmp_path):
    with Night(tmp_path) as night:
        night.open()
        assert night.play() == "DONE"
        assert once_each(night.standin) == ALL_ONCE
        stages = [line.split()[1] for line in night.said if line.startswith("STAGE")]
        assert stages == ["NONE", "SCHEDULED", "PREVIEW", "LIVE", "ENDED"]
        assert "STREAM-ENDS" in night.said
