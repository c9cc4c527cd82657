"""The channel, playlists, categories and the search of its own videos."""

import urllib.request

import pytest

from eventdesk.standins.youtube.quota import BUCKETS

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")


@pytest.fixture
def playlist(google):
    body = {"snippet": {"title": "Conferences"}, "status": {"privacyStatus": "unlisted"}}
    made = google.playlists().insert(part="id,snippet,status,contentDetails", body=body).execute()
    assert made["status"]["privacyStatus"] == "unlisted"
    assert made["contentDetails"]["itemCount"] == 0
    return made["id"]


def put(google, playlist, video, **more):
    resource = {"kind": "youtube#video", "videoId": video}
    body = {"snippet": {"playlistId": playlist, "resourceId": resource, **more}}
    return google.playlistItems().insert(part="id,snippet", body=body).execute()


def titles(google, playlist, **more):
    call = google.playlistItems().list(playlistId=playlist, part="snippet", **more)
    return [item["snippet"]["title"] for item in call.execute()["items"]]


def test_a_video_is_put_into_a_playlist_once(google, studio, playlist, refusal):
    first, second = studio.insert(title="One")["id"], studio.insert(title="Two")["id"]
    assert put(google, playlist, first)["snippet"]["position"] == 0
    assert refusal(lambda: put(google, playlist, first)) == (409, "videoAlreadyInPlaylist")
    assert put(google, playlist, second, position=0)["snippet"]["position"] == 0
    assert titles(google, playlist) == ["Two", "One"]
    assert titles(google, playlist, videoId=first) == ["One"]
    listed = google.playlists().list(mine=True, part="id,contentDetails").execute()["items"]
    assert listed[0]["contentDetails"]["itemCount"] == 2


def test_what_is_not_there_is_named_by_its_reason(google, studio, playlist, refusal):
    video = studio.insert()["id"]
    assert refusal(lambda: put(google, "PLnone", video)) == (404, "playlistNotFound")
    assert refusal(lambda: put(google, playlist, "nobody")) == (404, "videoNotFound")
    no_title = google.playlists().insert(part="id", body={"snippet": {}})
    assert refusal(no_title.execute) == (400, "playlistTitleRequired")
    nowhere = google.playlistItems().list(playlistId="PLnone", part="id")
    assert refusal(nowhere.execute) == (404, "playlistNotFound")
    nothing = google.playlistItems().list(part="id")
    assert refusal(nothing.execute) == (400, "missingRequiredParameter")


def test_a_deleted_video_stays_in_the_playlist_as_such(google, studio, standin, playlist):
    video = studio.insert()["id"]
    put(google, playlist, video)
    standin.delete_by_hand(video)
    assert titles(google, playlist) == ["Deleted video"]


def test_the_channels_picture_is_on_loopback_and_is_one(google, standin):
    answer = google.channels().list(mine=True, part="id,snippet,status").execute()
    picture = answer["items"][0]["snippet"]["thumbnails"]["medium"]
    assert picture["url"].startswith(standin.url)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(picture["url"], timeout=5) as fetched:
        content = fetched.read()
    assert fetched.headers["Content-Type"] == "image/png"
    width = int.from_bytes(content[16:20])
    assert (content[:4], width) == (b"\x89PNG", picture["width"])


def test_another_channels_id_lists_nothing(google):
    assert google.channels().list(id="UCother", part="id").execute()["items"] == []


def test_categories_have_ids_that_a_video_takes(google, studio, refusal):
    answer = google.videoCategories().list(regionCode="KR", part="id,snippet").execute()
    found = {item["id"]: item["snippet"]["title"] for item in answer["items"]}
    assert found["28"] == "Science & Technology"
    assert all(item["snippet"]["assignable"] for item in answer["items"])
    call = google.videoCategories().list(id="999", part="id")
    assert refusal(call.execute) == (404, "videoCategoryNotFound")
    made = studio.insert()
    body = {"id": made["id"], "snippet": {"title": "A", "categoryId": "999"}}
    update = google.videos().update(part="snippet", body=body)
    assert refusal(update.execute) == (400, "invalidCategoryId")


def test_a_search_finds_by_word_and_by_event_and_has_a_quota_of_its_own(
    google, studio, standin, refusal
):
    studio.insert(title="Other show")
    live, _stream = studio.ready(monitorStream={"enableMonitorStream": False})
    studio.go(live, "live")
    studio.clock.move(4)
    before = standin.units_used

    def search(**more):
        call = google.search().list(part="id,snippet", forMine=True, type="video", **more)
        return [hit["id"]["videoId"] for hit in call.execute()["items"]]

    assert search(eventType="live") == [live]
    assert len(search(q="SHOW")) == 1
    assert standin.units_used == before
    for _ in range(BUCKETS["search.list"] - 2):
        search()
    call = google.search().list(part="id", forMine=True, type="video")
    assert refusal(call.execute) == (403, "quotaExceeded")
    assert studio.life(live) == "live"
