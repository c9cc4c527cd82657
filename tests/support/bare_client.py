"""A script as anybody would write it with Google's own client: nothing in it knows of a stand-in
but the address. It takes a broadcast through its whole life."""

import threading
from datetime import timedelta

import google.auth.transport.requests
import googleapiclient.discovery
import requests
from google_auth_oauthlib.flow import InstalledAppFlow
from googleapiclient.http import MediaInMemoryUpload

SCOPES = ["https://www.googleapis.com/auth/youtube.force-ssl"]
PATIENCE_SECONDS = 60


def sign_in(root):
    """Google's flow for a desktop application."""
    config = {
        "installed": {
            "client_id": "script.apps.example",
            "client_secret": "no-secret",
            "auth_uri": f"{root}o/oauth2/auth",
            "token_uri": f"{root}token",
            "redirect_uris": ["http://127.0.0.1"],
        }
    }
    flow = InstalledAppFlow.from_client_config(config, SCOPES)
    return flow.run_local_server(host="127.0.0.1", port=0, timeout_seconds=PATIENCE_SECONDS)


def refresh(credentials):
    """Another access token."""
    with requests.Session() as session:
        credentials.refresh(google.auth.transport.requests.Request(session))


def until(look):
    """Wait for it."""
    patience = threading.Event()
    for _ in range(PATIENCE_SECONDS * 5):
        if look():
            return
        patience.wait(0.2)
    raise TimeoutError


def whole_life(document, credentials, now, thumbnail, encode):
    """Create, preview, put live, end, and finish the archive; the broadcast's id.

    ``document`` is Google's discovery document, ``encode`` starts an encoder on an address.
    """
    with googleapiclient.discovery.build_from_document(
        document, credentials=credentials
    ) as youtube:
        broadcasts, streams = youtube.liveBroadcasts(), youtube.liveStreams()
        made = broadcasts.insert(
            part="snippet,status,contentDetails",
            body={
                "snippet": {
                    "title": "Conference",
                    "scheduledStartTime": (now + timedelta(hours=1)).isoformat(),
                },
                "status": {"privacyStatus": "private", "selfDeclaredMadeForKids": False},
                "contentDetails": {"enableAutoStart": False, "enableAutoStop": False},
            },
        ).execute()["id"]
        media = MediaInMemoryUpload(thumbnail, mimetype="image/png", resumable=True)
        youtube.thumbnails().set(videoId=made, media_body=media).execute()
        stream = streams.insert(
            part="snippet,cdn,contentDetails",
            body={
                "snippet": {"title": "Encoder"},
                "cdn": {
                    "ingestionType": "rtmp",
                    "resolution": "variable",
                    "frameRate": "variable",
                },
            },
        ).execute()
        broadcasts.bind(id=made, part="id", streamId=stream["id"]).execute()

        def status():
            listed = streams.list(id=stream["id"], part="status").execute()
            return listed["items"][0]["status"]["streamStatus"]

        def life():
            listed = broadcasts.list(id=made, part="status").execute()
            return listed["items"][0]["status"]["lifeCycleStatus"]

        info = stream["cdn"]["ingestionInfo"]
        with encode(f"{info['ingestionAddress']}/{info['streamName']}"):
            until(lambda: status() == "active")
            for stage in ("testing", "live"):
                broadcasts.transition(id=made, broadcastStatus=stage, part="id").execute()
                until(lambda stage=stage: life() == stage)
            refresh(credentials)
            listed = broadcasts.list(id=made, part="snippet").execute()["items"][0]["snippet"]
            said = {
                "liveChatId": listed["liveChatId"],
                "type": "textMessageEvent",
                "textMessageDetails": {"messageText": "Welcome"},
            }
            chat = youtube.liveChatMessages()
            chat.insert(part="snippet", body={"snippet": said}).execute()
            page = chat.list(liveChatId=listed["liveChatId"], part="snippet").execute()
            assert [each["snippet"]["displayMessage"] for each in page["items"]] == ["Welcome"]
            broadcasts.transition(id=made, broadcastStatus="complete", part="id").execute()
        _finish(youtube, made)
        return made


def _finish(youtube, made):
    snippet = youtube.videos().list(id=made, part="snippet").execute()["items"][0]["snippet"]
    chapters = "0:00 Opening\n0:12 Keynote\n0:40 Panel"
    kept = {"title": snippet["title"], "categoryId": "28", "description": chapters}
    youtube.videos().update(part="snippet", body={"id": made, "snippet": kept}).execute()
    archive = {"snippet": {"title": "Archive"}}
    playlist = youtube.playlists().insert(part="id,snippet", body=archive).execute()["id"]
    resource = {"kind": "youtube#video", "videoId": made}
    item = {"snippet": {"playlistId": playlist, "resourceId": resource}}
    youtube.playlistItems().insert(part="snippet", body=item).execute()
