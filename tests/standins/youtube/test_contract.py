"""Google's own client cannot tell the stand-in from YouTube's documented behaviour."""

import json
import urllib.error
import urllib.request

import pytest
from googleapiclient.http import MediaInMemoryUpload

from eventdesk.standins.youtube.discovery import check_body, routes
from eventdesk.standins.youtube.pictures import picture

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")

PNG = picture("high.png")


def test_an_inserted_broadcast_has_the_defaults_that_were_seen_on_the_live_service(studio):
    broadcast = studio.insert()
    assert broadcast["kind"] == "youtube#liveBroadcast"
    assert broadcast["status"]["lifeCycleStatus"] == "created"
    assert broadcast["status"]["recordingStatus"] == "notRecording"
    details = broadcast["contentDetails"]
    assert details["monitorStream"]["enableMonitorStream"] is True
    assert details["monitorStream"]["broadcastStreamDelayMs"] == 0
    assert {name: details[name] for name in details if name != "monitorStream"} == {
        "enableEmbed": False,
        "enableDvr": True,
        "enableContentEncryption": False,
        "startWithSlate": False,
        "recordFromStart": True,
        "enableClosedCaptions": False,
        "closedCaptionsType": "closedCaptionsDisabled",
        "enableLowLatency": False,
        "latencyPreference": "normal",
        "projection": "rectangular",
        "enableAutoStart": False,
        "enableAutoStop": False,
    }


def test_only_the_parts_asked_for_are_answered(studio, google):
    broadcast = studio.insert()
    listed = google.liveBroadcasts().list(id=broadcast["id"], part="status").execute()
    assert set(listed["items"][0]) == {"kind", "etag", "id", "status"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, (400, "missingRequiredParameter")),
        ({"mine": True, "broadcastStatus": "all"}, (400, "incompatibleParameters")),
        ({"id": "x", "mine": True}, (400, "incompatibleParameters")),
        ({"mine": True, "pageToken": "nonsense"}, (400, "invalidPageToken")),
        ({"mine": True, "part": "soup"}, (400, "unknownPart")),
        ({"mine": True, "maxResults": 51}, (400, "invalid")),
    ],
)
def test_a_list_takes_exactly_one_filter_and_known_values(google, refusal, query, expected):
    query = {"part": "id", **query}
    assert refusal(google.liveBroadcasts().list(**query).execute) == expected


def test_an_unknown_id_lists_nothing_and_is_no_error(google):
    assert google.liveBroadcasts().list(id="nobody", part="id").execute()["items"] == []


def test_lists_come_in_pages_of_five_unless_asked_otherwise(studio, google):
    made = {studio.insert(title=f"Show {n}")["id"] for n in range(7)}
    found, call = [], google.liveBroadcasts().list(mine=True, part="id")
    sizes = []
    while call is not None:
        answer = call.execute()
        sizes.append(len(answer["items"]))
        found += [item["id"] for item in answer["items"]]
        call = google.liveBroadcasts().list_next(call, answer)
    assert sizes == [5, 2]
    assert set(found) == made
    assert len(found) == 7


def test_a_status_filter_lists_broadcasts_of_that_status_only(studio, google):
    upcoming, _stream = studio.ready()
    other, _ = studio.ready()
    studio.go(other, "testing")

    def listed(status):
        answer = google.liveBroadcasts().list(broadcastStatus=status, part="id").execute()
        return {item["id"] for item in answer["items"]}

    assert listed("upcoming") == {upcoming}
    assert listed("active") == {other}
    assert listed("completed") == set()
    assert listed("all") == {upcoming, other}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"snippet": {"scheduledStartTime": "2021-04-23T01:00:00Z"}}, "titleRequired"),
        ({"snippet": {"title": "A"}}, "scheduledStartTimeRequired"),
        ({"snippet": {"title": "x" * 101}}, "invalidTitle"),
        ({"snippet": {"title": "a < b"}}, "invalidTitle"),
        ({"snippet": {"title": "A", "description": "a > b"}}, "invalidDescription"),
        ({"snippet": {"title": "A", "description": "가" * 1700}}, "invalidDescription"),
        (
            {"snippet": {"title": "A", "scheduledStartTime": "2021-04-22T00:00:00Z"}},
            "invalidScheduledStartTime",
        ),
        (
            {"snippet": {"title": "A", "scheduledStartTime": "tomorrow"}},
            "invalidScheduledStartTime",
        ),
        ({"status": {}}, "privacyStatusRequired"),
        ({"status": {"privacyStatus": "secret"}}, "invalid"),
        ({"snippet": {"titel": "A"}}, "badRequest"),
        ({"contentDetails": {"enableDvr": "yes"}}, "invalid"),
        ({"contentDetails": {"latencyPreference": "fastest"}}, "invalid"),
    ],
)
def test_an_insert_with_a_bad_body_is_refused_with_its_reason(google, refusal, change, reason):
    body = {
        "snippet": {"title": "A", "scheduledStartTime": "2021-04-23T01:00:00Z"},
        "status": {"privacyStatus": "private"},
        **change,
    }
    call = google.liveBroadcasts().insert(part="id,snippet,status", body=body)
    assert refusal(call.execute) == (400, reason)


def test_a_stream_has_a_key_and_an_address_on_loopback_only(studio):
    info = studio.stream()["cdn"]["ingestionInfo"]
    assert len(info["streamName"]) == 24
    assert all("127.0.0.1" in info[name] for name in info if name.endswith("Address"))


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ("ingestionType", "ingestionTypeRequired"),
        ("resolution", "resolutionRequired"),
        ("frameRate", "frameRateRequired"),
    ],
)
def test_a_stream_without_a_part_of_its_cdn_is_refused(google, refusal, missing, reason):
    cdn = {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"}
    del cdn[missing]
    body = {"snippet": {"title": "S"}, "cdn": cdn}
    assert refusal(google.liveStreams().insert(part="id", body=body).execute) == (400, reason)


def test_a_throw_away_stream_is_not_listed_as_mine(google, studio):
    body = {
        "snippet": {"title": "S"},
        "cdn": {"ingestionType": "rtmp", "resolution": "720p", "frameRate": "30fps"},
        "contentDetails": {"isReusable": False},
    }
    once = google.liveStreams().insert(part="id", body=body).execute()
    kept = studio.stream()
    listed = google.liveStreams().list(mine=True, part="id").execute()["items"]
    assert [item["id"] for item in listed] == [kept["id"]]
    assert google.liveStreams().list(id=once["id"], part="id").execute()["items"]


def test_a_stream_bound_to_a_broadcast_cannot_be_deleted(studio, google, refusal):
    _id, stream = studio.ready(fed=False)
    call = google.liveStreams().delete(id=stream["id"])
    assert refusal(call.execute) == (403, "liveStreamDeletionNotAllowed")


def test_a_streams_cdn_cannot_be_changed(studio, google, refusal):
    stream = studio.stream()
    cdn = {"ingestionType": "rtmp", "resolution": "720p", "frameRate": "30fps"}
    body = {"id": stream["id"], "snippet": {"title": "S"}, "cdn": cdn}
    call = google.liveStreams().update(part="id,snippet,cdn", body=body)
    assert refusal(call.execute) == (403, "liveStreamModificationNotAllowed")


def test_the_channel_of_the_account_has_a_title(google):
    answer = google.channels().list(mine=True, part="id,snippet").execute()
    assert answer["items"][0]["snippet"]["title"] == "Rehearsal channel"


def test_a_thumbnail_goes_through_the_upload_path(studio, google, refusal):
    broadcast = studio.insert()

    def upload(data, video=broadcast["id"]):
        media = MediaInMemoryUpload(data, mimetype="image/png", resumable=False)
        return google.thumbnails().set(videoId=video, media_body=media).execute()

    assert upload(PNG)["items"]
    assert refusal(lambda: upload(b"not a picture")) == (400, "invalidImage")
    assert refusal(lambda: upload(PNG, "nobody")) == (404, "videoNotFound")


def test_a_request_without_a_token_is_refused(standin):
    url = f"{standin.url}youtube/v3/channels?mine=true&part=id"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with pytest.raises(urllib.error.HTTPError) as caught:
        opener.open(url, timeout=5)
    with caught.value as answer:
        assert answer.code == 401
        assert json.load(answer)["error"]["code"] == 401


def test_every_answer_fits_the_discovery_documents_schema(studio, google):
    """The client cannot tell: nothing is answered that the API's own description lacks."""
    broadcast_id, _stream = studio.ready()
    listed = google.liveBroadcasts().list(
        id=broadcast_id, part="id,snippet,status,contentDetails,statistics"
    )
    update = routes()["PUT", "/youtube/v3/liveBroadcasts"]
    check_body(update, listed.execute()["items"][0])
    streams = google.liveStreams().list(mine=True, part="id,snippet,cdn,status,contentDetails")
    check_body(routes()["PUT", "/youtube/v3/liveStreams"], streams.execute()["items"][0])
    videos = google.videos().list(
        id=broadcast_id, part="id,snippet,status,localizations,liveStreamingDetails"
    )
    check_body(routes()["PUT", "/youtube/v3/videos"], videos.execute()["items"][0])
