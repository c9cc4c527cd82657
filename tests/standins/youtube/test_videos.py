"""A broadcast as a video: who watches it, its picture, its captions, and when it may go."""

import urllib.error
import urllib.request

import httplib2
import pytest
from googleapiclient.http import MediaInMemoryUpload

from eventdesk.standins.youtube.pictures import picture

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")

PNG = picture("high.png")
JPEG = b"\xff\xd8\xff\xe0" + bytes(600_000) + b"\xff\xd9"


def live(studio):
    broadcast_id, stream = studio.ready(monitorStream={"enableMonitorStream": False})
    studio.go(broadcast_id, "live")
    studio.clock.move(4)
    return broadcast_id, stream


def details(google, video_id):
    answer = google.videos().list(id=video_id, part="liveStreamingDetails").execute()
    return answer["items"][0]["liveStreamingDetails"]


def test_viewers_are_left_out_at_none_when_hidden_and_after_the_end(google, studio, standin):
    broadcast_id, _stream = live(studio)

    def counted(count):
        standin.happen("viewers", broadcast=broadcast_id, count=count)
        listed = google.liveBroadcasts().list(id=broadcast_id, part="statistics").execute()
        seen = details(google, broadcast_id).get("concurrentViewers")
        assert listed["items"][0]["statistics"].get("concurrentViewers") == seen
        return seen

    assert [counted(0), counted(131), counted(None)] == [None, "131", None]
    counted(90)
    studio.go(broadcast_id, "complete")
    assert "concurrentViewers" not in details(google, broadcast_id)


def test_the_active_chat_goes_with_the_end(google, studio):
    broadcast_id, _stream = live(studio)
    assert details(google, broadcast_id)["activeLiveChatId"]
    studio.go(broadcast_id, "complete")
    ended = details(google, broadcast_id)
    assert "activeLiveChatId" not in ended
    assert ended["actualEndTime"]


@pytest.mark.parametrize("resumable", [False, True])
@pytest.mark.parametrize(("image", "kind"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_thumbnail_comes_whole_whichever_way(google, studio, standin, resumable, image, kind):
    made = studio.insert()
    chunk = {"chunksize": 256 * 1024} if resumable else {}
    media = MediaInMemoryUpload(image, mimetype=kind, resumable=resumable, **chunk)
    before = standin.units_used
    answer = google.thumbnails().set(videoId=made["id"], media_body=media).execute()
    assert answer["items"][0]["high"]["width"] == 480
    assert standin.units_used == before + 50
    kept = standin.state()["thumbnails"][made["id"]]
    assert (kept["size"], kept["content_type"]) == (len(image), kind)


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (b"not a picture", (400, "invalidImage")),
        (PNG[:-20], (400, "invalidImage")),
        (b"\xff\xd8\xff" + bytes(3 << 20) + b"\xff\xd9", (413, "uploadTooLarge")),
    ],
)
@pytest.mark.parametrize("resumable", [False, True])
def test_a_bad_thumbnail_is_refused(google, studio, refusal, image, expected, resumable):
    made = studio.insert()
    media = MediaInMemoryUpload(image, mimetype="image/png", resumable=resumable)
    call = google.thumbnails().set(videoId=made["id"], media_body=media)
    assert refusal(call.execute) == expected


def test_an_upload_session_that_is_unknown_is_gone(standin):
    url = f"{standin.url}upload/youtube/v3/thumbnails/set?videoId=x&upload_id=none"
    http = httplib2.Http(timeout=5, proxy_info=None)
    answer, _content = http.request(url, "PUT", b"x", {"Authorization": "Bearer x"})
    http.close()
    assert answer.status == 404


def test_a_broadcast_on_air_cannot_be_deleted_as_a_video(google, studio, refusal):
    broadcast_id, _stream = live(studio)
    delete = google.videos().delete(id=broadcast_id)
    assert refusal(delete.execute) == (403, "forbidden")
    studio.go(broadcast_id, "complete")
    assert delete.execute() == ""
    assert google.liveBroadcasts().list(id=broadcast_id, part="id").execute()["items"] == []
    assert refusal(delete.execute) == (404, "videoNotFound")


def test_the_archive_may_take_its_time(google, studio, standin, refusal):
    standin.set_rules(ready_after=90)
    broadcast_id, _stream = live(studio)
    studio.go(broadcast_id, "complete")
    snippet = {"title": "With chapters", "categoryId": "28"}
    body = {"id": broadcast_id, "snippet": snippet}
    update = google.videos().update(part="snippet", body=body)
    assert refusal(update.execute) == (404, "videoNotFound")
    assert google.videos().list(id=broadcast_id, part="id").execute()["items"] == []
    studio.clock.move(90)
    assert update.execute()["snippet"]["title"] == "With chapters"


@pytest.mark.parametrize(
    ("snippet", "reason"),
    [
        ({"title": "", "categoryId": "22"}, "invalidTitle"),
        ({"title": "x" * 101, "categoryId": "22"}, "invalidTitle"),
        ({"title": "a", "categoryId": "22", "description": "1 > 0"}, "invalidDescription"),
        ({"title": "a", "categoryId": "22", "description": "가" * 1700}, "invalidDescription"),
        ({"title": "a", "categoryId": "22", "tags": ["x" * 501]}, "invalidTags"),
        ({"title": "a"}, "invalidCategoryId"),
    ],
)
def test_an_update_with_bad_words_is_refused(google, studio, refusal, snippet, reason):
    body = {"id": studio.insert()["id"], "snippet": snippet}
    call = google.videos().update(part="snippet", body=body)
    assert refusal(call.execute) == (400, reason)


def cuepoint(google, broadcast_id, **body):
    body = {"cueType": "cueTypeAd", "durationSecs": 30, **body}
    return google.liveBroadcasts().insertCuepoint(id=broadcast_id, body=body).execute()


def test_a_cuepoint_needs_a_broadcast_that_streams(google, studio, refusal):
    waiting, stream = studio.ready()
    assert refusal(lambda: cuepoint(google, waiting)) == (403, "broadcastNotStreaming")
    broadcast_id, stream = live(studio)
    assert cuepoint(google, broadcast_id)["durationSecs"] == 30
    both = {"insertionOffsetTimeMs": "0", "walltimeMs": "0"}
    assert refusal(lambda: cuepoint(google, broadcast_id, **both)) == (400, "invalidCuepointTime")
    wrong = {"cueType": "cueTypeUnspecified"}
    assert refusal(lambda: cuepoint(google, broadcast_id, **wrong)) == (400, "cueTypeRequired")
    studio.feed(stream, active=False)
    assert refusal(lambda: cuepoint(google, broadcast_id)) == (403, "broadcastNotStreaming")


def post_caption(url, text):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, text.encode(), timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


@pytest.mark.parametrize(
    ("captions", "query", "text", "status"),
    [
        ("closedCaptionsHttpPost", "&seq=1", "2021-04-23T00:00:01.000\n여러분\n", 200),
        ("closedCaptionsDisabled", "&seq=1", "2021-04-23T00:00:01.000\n여러분\n", 400),
        ("closedCaptionsHttpPost", "", "2021-04-23T00:00:01.000\n여러분\n", 400),
        ("closedCaptionsHttpPost", "&seq=1", "여러분\n", 400),
    ],
)
def test_captions_are_posted_to_the_streams_own_address(
    studio, google, captions, query, text, status
):
    _id, stream = studio.ready(closedCaptionsType=captions)
    url = stream["contentDetails"]["closedCaptionsIngestionUrl"]
    code, said = post_caption(url + query, text)
    assert code == status
    assert said == ("2021-04-23T00:00:03Z" if status == 200 else "")


def test_captions_for_nobody_are_not_found(standin):
    url = f"{standin.url}closedcaption?cid=nobody&seq=1"
    assert post_caption(url, "2021-04-23T00:00:01.000\nx")[0] == 404
