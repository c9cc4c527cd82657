"""A stand-in on time moved by hand, and Google's own client to talk to it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import googleapiclient.discovery
import httplib2
import pytest
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.errors import HttpError

from eventdesk.engine.clocks import ManualClock
from eventdesk.standins.youtube import Timing, YouTubeStandIn

START = datetime(2021, 4, 23, 0, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    return ManualClock(START)


@pytest.fixture
def standin(clock):
    timing = Timing(settle=4, active=3, inactive=6, auto_stop=60)
    standin = YouTubeStandIn(clock=clock, timing=timing)
    standin.start()
    yield standin
    standin.stop()


@pytest.fixture
def google(standin):
    """Google's own client, with its own transport, pointed at the stand-in."""
    client = connect(standin)
    yield client
    client.close()


def connect(standin):
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    document = json.loads((folder / "youtube.v3.json").read_bytes())
    document.update(rootUrl=standin.url, baseUrl=standin.url)
    plain = httplib2.Http(timeout=5, proxy_info=None)
    # As googleapiclient.http.build_http has it: 308 means "go on" to an upload.
    plain.redirect_codes = plain.redirect_codes - {308}
    http = AuthorizedHttp(Credentials(token="anything"), http=plain)
    return googleapiclient.discovery.build_from_document(document, http=http)


@pytest.fixture
def studio_of():
    """Short words for another stand-in."""
    clients = []

    def make(standin, clock):
        clients.append(connect(standin))
        return Studio(clients[-1], standin, clock)

    yield make
    for client in clients:
        client.close()


class Studio:
    """Short words for what a user of the API does."""

    def __init__(self, google, standin, clock):
        self.google, self.standin, self.clock = google, standin, clock

    def insert(self, start="2021-04-23T01:00:00Z", title="Conference", **details):
        body = {
            "snippet": {"title": title, "scheduledStartTime": start},
            "status": {"privacyStatus": "unlisted"},
            "contentDetails": details,
        }
        call = self.google.liveBroadcasts().insert(
            part="id,snippet,status,contentDetails", body=body
        )
        return call.execute()

    def stream(self, title="EventDesk"):
        body = {
            "snippet": {"title": title},
            "cdn": {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"},
        }
        parts = "id,snippet,cdn,status,contentDetails"
        return self.google.liveStreams().insert(part=parts, body=body).execute()

    def bind(self, broadcast_id, stream_id=None):
        named = {"streamId": stream_id} if stream_id else {}
        call = self.google.liveBroadcasts().bind(
            id=broadcast_id, part="id,status,contentDetails", **named
        )
        return call.execute()

    def go(self, broadcast_id, to):
        call = self.google.liveBroadcasts().transition(
            id=broadcast_id, broadcastStatus=to, part="id,status"
        )
        return call.execute()["status"]["lifeCycleStatus"]

    def life(self, broadcast_id):
        return self.read(broadcast_id)["status"]["lifeCycleStatus"]

    def read(self, broadcast_id):
        call = self.google.liveBroadcasts().list(
            id=broadcast_id, part="id,snippet,status,contentDetails"
        )
        return call.execute()["items"][0]

    def feed(self, stream, active=True):
        """Let an encoder send, and YouTube notice it."""
        assert self.standin.ingest(stream["cdn"]["ingestionInfo"]["streamName"], active)
        self.clock.move(3 if active else 6)

    def ready(self, fed=True, **details):
        """A broadcast in state ready, its stream active if ``fed``."""
        broadcast, stream = self.insert(**details), self.stream()
        self.bind(broadcast["id"], stream["id"])
        if fed:
            self.feed(stream)
        return broadcast["id"], stream


@pytest.fixture
def studio(google, standin, clock):
    return Studio(google, standin, clock)


@pytest.fixture
def refusal():
    """Run a call that must be refused; its HTTP status and reason."""

    def run(call):
        with pytest.raises(HttpError) as caught:
            call()
        described = json.loads(caught.value.content)["error"]
        assert described["code"] == caught.value.resp.status
        assert described["message"] == described["errors"][0]["message"]
        return caught.value.resp.status, described["errors"][0]["reason"]

    return run
