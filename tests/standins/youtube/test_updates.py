"""Updates replace every field of each named part: what is left out is lost."""

import pytest

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")

DETAILS = {
    "enableContentEncryption": False,
    "enableDvr": True,
    "enableEmbed": True,
    "recordFromStart": True,
    "startWithSlate": False,
    "monitorStream": {"enableMonitorStream": True, "broadcastStreamDelayMs": 0},
}


def update(google, part, body):
    return google.liveBroadcasts().update(part=part, body=body).execute()


def test_a_snippet_without_its_description_loses_it(studio, google):
    made = studio.insert()
    start = made["snippet"]["scheduledStartTime"]
    body = {
        "id": made["id"],
        "snippet": {"title": "A", "description": "Long", "scheduledStartTime": start},
    }
    update(google, "id,snippet", body)
    assert studio.read(made["id"])["snippet"]["description"] == "Long"
    del body["snippet"]["description"]
    update(google, "id,snippet", body)
    assert studio.read(made["id"])["snippet"]["description"] == ""


def test_a_status_without_its_privacy_falls_back_to_public(studio, google):
    made = studio.insert()
    assert made["status"]["privacyStatus"] == "unlisted"
    update(google, "id,status", {"id": made["id"], "status": {"selfDeclaredMadeForKids": True}})
    status = studio.read(made["id"])["status"]
    assert (status["privacyStatus"], status["selfDeclaredMadeForKids"]) == ("public", True)


def test_details_without_the_latency_reset_it_to_normal(studio, google):
    made = studio.insert(latencyPreference="ultraLow")
    update(google, "id,contentDetails", {"id": made["id"], "contentDetails": DETAILS})
    assert studio.read(made["id"])["contentDetails"]["latencyPreference"] == "normal"


@pytest.mark.parametrize("missing", DETAILS)
def test_details_must_name_what_google_requires(studio, google, refusal, missing):
    made = studio.insert()
    details = {name: value for name, value in DETAILS.items() if name != missing}
    body = {"id": made["id"], "contentDetails": details}
    refused = refusal(lambda: update(google, "id,contentDetails", body))
    assert refused == (400, "required")


def test_details_are_frozen_once_the_broadcast_began(studio, google, refusal):
    broadcast_id, _stream = studio.ready(enableEmbed=True)
    studio.go(broadcast_id, "testing")
    body = {"id": broadcast_id, "contentDetails": {**DETAILS, "enableDvr": False}}
    refused = refusal(lambda: update(google, "id,contentDetails", body))
    assert refused == (403, "enableDvrModificationNotAllowed")


def test_a_refused_update_changes_no_part(studio, google, refusal):
    made = studio.insert()
    start = made["snippet"]["scheduledStartTime"]
    body = {
        "id": made["id"],
        "snippet": {"title": "Changed", "scheduledStartTime": start},
        "contentDetails": {},
    }
    assert refusal(lambda: update(google, "id,snippet,contentDetails", body)) == (400, "required")
    assert studio.read(made["id"])["snippet"]["title"] == "Conference"


def test_the_title_may_change_while_live(studio, google, clock):
    broadcast_id, _stream = studio.ready(monitorStream={"enableMonitorStream": False})
    studio.go(broadcast_id, "live")
    clock.move(4)
    start = studio.read(broadcast_id)["snippet"]["scheduledStartTime"]
    body = {"id": broadcast_id, "snippet": {"title": "Now live", "scheduledStartTime": start}}
    assert update(google, "id,snippet", body)["snippet"]["title"] == "Now live"


def test_an_update_of_nothing_known_is_refused(google, refusal):
    body = {"id": "nobody", "snippet": {"title": "A"}}
    assert refusal(lambda: update(google, "id,snippet", body)) == (404, "liveBroadcastNotFound")


def test_a_videos_tags_and_languages_are_dropped_when_left_out(studio, google):
    made = studio.insert()
    full = {
        "title": "회의",
        "categoryId": "28",
        "tags": ["climate"],
        "defaultLanguage": "ko",
    }
    localizations = {"en": {"title": "Conference", "description": ""}}

    def write(part, **parts):
        body = {"id": made["id"], **parts}
        return google.videos().update(part=part, body=body).execute()

    def read():
        answer = google.videos().list(id=made["id"], part="snippet,localizations").execute()
        return answer["items"][0]

    write("snippet,localizations", snippet=full, localizations=localizations)
    assert read()["snippet"]["tags"] == ["climate"]
    assert read()["localizations"]["en"]["title"] == "Conference"
    assert read()["localizations"]["ko"]["title"] == "회의"
    write("snippet", snippet={"title": "회의", "categoryId": "28"})
    assert read()["snippet"]["tags"] == []
    assert "defaultLanguage" not in read()["snippet"]


def test_localizations_need_a_default_language(studio, google, refusal):
    made = studio.insert()
    body = {"id": made["id"], "localizations": {"en": {"title": "A", "description": ""}}}
    call = google.videos().update(part="localizations", body=body)
    assert refusal(call.execute) == (400, "defaultLanguageNotSet")
