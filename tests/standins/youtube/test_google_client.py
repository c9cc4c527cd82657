"""Google's own client, used bare by a script, works unchanged for a broadcast's whole life."""

import threading
import urllib.request
from collections import Counter
from datetime import UTC, datetime

import pytest

from eventdesk.engine.clocks import RehearsalClock
from eventdesk.standins.youtube import Rtmp, Timing, YouTubeStandIn
from eventdesk.standins.youtube.discovery import document
from eventdesk.standins.youtube.pictures import picture
from support import bare_client
from support.ingest import Encoder

START = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)


class Browser:
    """Follows the link as a person would who consents."""

    def open(self, url, **_):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

        def browse():
            opener.open(url, timeout=10).close()

        threading.Thread(target=browse).start()  # noqa: TID251 -- a browser
        return True


def test_a_bare_script_takes_a_broadcast_through_its_whole_life(monkeypatch):
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("webbrowser.get", lambda *_: Browser())
    clock = RehearsalClock(START, 1.0)
    timing = Timing(settle=0.5, active=0.5, inactive=0.5)
    youtube = YouTubeStandIn(clock=clock, timing=timing, rtmp=Rtmp(), sign_in=True)
    youtube.start()
    try:
        credentials = bare_client.sign_in(youtube.url)
        described = {**document(), "rootUrl": youtube.url, "baseUrl": youtube.url}
        made = bare_client.whole_life(
            described, credentials, clock.now(), picture("high.png"), Encoder
        )
    finally:
        youtube.stop()
    (broadcast,) = youtube.state()["broadcasts"]
    assert broadcast["id"] == made
    assert broadcast["status"]["lifeCycleStatus"] == "complete"
    assert broadcast["snippet"]["description"].startswith("0:00 Opening")
    assert youtube.state()["playlists"] == {"Archive": [made]}
    writes = Counter(e.method for e in youtube.journal if not e.method.endswith(".list"))
    assert writes == {
        "oauth.auth": 1,
        "oauth.token": 2,
        "liveBroadcasts.insert": 1,
        "thumbnails.set": 2,  # a resumable upload is opened, then filled
        "liveStreams.insert": 1,
        "liveBroadcasts.bind": 1,
        "liveBroadcasts.transition": 3,
        "liveChatMessages.insert": 1,
        "videos.update": 1,
        "playlists.insert": 1,
        "playlistItems.insert": 1,
    }
    assert all(entry.done for entry in youtube.journal)


@pytest.mark.parametrize("batch", [1, 4])
def test_several_clients_at_once_get_each_their_own_answer(clock, batch):
    """A thread per connection, one channel under one lock."""
    youtube = YouTubeStandIn(clock=clock)
    youtube.start()
    found = []

    def insert(number):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for turn in range(10):
            title = f"Show {number}.{turn}"
            body = (
                f'{{"snippet": {{"title": "{title}", "scheduledStartTime": '
                '"2021-04-23T01:00:00Z"}, "status": {"privacyStatus": "private"}}'
            )
            request = urllib.request.Request(
                f"{youtube.url}youtube/v3/liveBroadcasts?part=snippet",
                body.encode(),
                {"Authorization": "Bearer x", "Content-Type": "application/json"},
            )
            with opener.open(request, timeout=10) as answer:
                found.append(f'"title": "{title}"' in answer.read().decode())

    threads = [
        threading.Thread(target=insert, args=(number,))  # noqa: TID251 -- clients
        for number in range(batch)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    youtube.stop()
    assert found == [True] * 10 * batch
    assert len(youtube.state()["broadcasts"]) == 10 * batch
