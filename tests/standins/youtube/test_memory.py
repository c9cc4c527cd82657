"""What the stand-in holds, as JSON and back."""

import json
from datetime import timedelta

import pytest
from googleapiclient.http import MediaInMemoryUpload

from eventdesk.engine.clocks import ManualClock
from eventdesk.standins.youtube import YouTubeStandIn
from eventdesk.standins.youtube.pictures import picture

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")


@pytest.fixture
def busy(studio, standin, google):
    """A channel that holds one of everything, in the middle of a start."""
    standin.sign_in.held.testing = True
    standin.skew_clock(5)
    broadcast_id, _stream = studio.ready()
    standin.happen("say", broadcast=broadcast_id, text="반갑습니다")
    standin.happen("viewers", in_seconds=60, broadcast=broadcast_id, count=7)
    media = MediaInMemoryUpload(picture("default.png"), mimetype="image/png")
    google.thumbnails().set(videoId=broadcast_id, media_body=media).execute()
    lists = google.playlists().insert(part="id", body={"snippet": {"title": "All"}}).execute()
    resource = {"kind": "youtube#video", "videoId": broadcast_id}
    body = {"snippet": {"playlistId": lists["id"], "resourceId": resource}}
    google.playlistItems().insert(part="id", body=body).execute()
    chat = studio.read(broadcast_id)["snippet"]["liveChatId"]
    banned = {"channelId": "UCTroll"}
    ban = {"liveChatId": chat, "type": "temporary", "bannedUserDetails": banned}
    google.liveChatBans().insert(part="id", body={"snippet": ban}).execute()
    studio.go(broadcast_id, "testing")
    return broadcast_id


def test_a_snapshot_restores_everything_and_time_goes_on(standin, clock, busy):
    kept = json.loads(json.dumps(standin.snapshot()))
    other = YouTubeStandIn(clock=ManualClock(clock.now()))
    other.restore(kept)
    assert other.snapshot() == kept
    later = YouTubeStandIn(clock=ManualClock(clock.now() + timedelta(seconds=4)))
    later.restore(kept)
    state = later.state()
    assert state["broadcasts"][0]["status"]["lifeCycleStatus"] == "testing"
    assert state["quota"]["used"] == standin.units_used
    assert list(state["chats"].values()) == [["반갑습니다"]]


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"version": 2},
        {"version": 1, "channel": {}},
        {"version": 1, "channel": {}, "quota": {}, "sign_in": {}, "clock": {}},
        {"version": 1, "channel": [], "quota": 3, "sign_in": {}, "clock": {}},
    ],
)
def test_what_is_no_snapshot_is_refused_and_changes_nothing(standin, busy, kept):
    before = standin.snapshot()
    with pytest.raises(ValueError, match=r"snapshot|version"):
        standin.restore(kept)
    assert standin.snapshot() == before


def test_a_folder_keeps_every_call_before_its_reply(tmp_path, clock, studio_of):
    kept = YouTubeStandIn(clock=clock, folder=tmp_path)
    kept.start()
    made = studio_of(kept, clock).insert()
    # As after a kill: nothing is closed, and another goes on from the folder.
    next_one = YouTubeStandIn(clock=clock, folder=tmp_path)
    assert [b["id"] for b in next_one.state()["broadcasts"]] == [made["id"]]
    assert next_one.journal == kept.journal
    assert next_one.units_used == 50
    kept.stop()


def test_a_line_that_a_power_cut_left_unfinished_is_passed_over(tmp_path, clock, studio_of):
    kept = YouTubeStandIn(clock=clock, folder=tmp_path)
    kept.start()
    studio_of(kept, clock).insert()
    kept.stop()
    with (tmp_path / "journal.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('{"at": "2021-')
    assert len(YouTubeStandIn(clock=clock, folder=tmp_path).journal) == 1


def test_a_world_event_is_kept_as_well(tmp_path, clock, standin):
    kept = YouTubeStandIn(clock=clock, folder=tmp_path)
    made = kept.happen("put", title="By hand", scheduled_start="2021-04-23T01:00:00Z")
    next_one = YouTubeStandIn(clock=clock, folder=tmp_path)
    assert [b["id"] for b in next_one.state()["broadcasts"]] == [made]
