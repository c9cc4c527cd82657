"""A real channel for the contract: whose, and how long it is waited for."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Any

import googleapiclient.discovery
from google.oauth2.credentials import Credentials

from support.ingest import Encoder

CREDENTIALS = "EVENTDESK_YOUTUBE_CREDENTIALS"
SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
_PATIENCE_SECONDS, _STEP_SECONDS = 240, 3


def credentials() -> Credentials:
    """Who signs in: for now a file of an authorized user, with client id and refresh token, as
    ``gcloud auth application-default login`` writes it."""
    path = os.environ.get(CREDENTIALS)
    if not path:
        sys.exit(
            f"{CREDENTIALS} must name a file with an authorized user's client_id, client_secret "
            "and refresh_token for a channel that may go live. A private broadcast is made there, "
            "put live for a few seconds, and deleted; it costs about 1,500 units of quota."
        )
    return Credentials.from_authorized_user_file(path, [SCOPE])


class Channel:
    """Google's own service, and ffmpeg as the encoder."""

    def __init__(self) -> None:
        self.client = googleapiclient.discovery.build(
            "youtube", "v3", credentials=credentials(), static_discovery=True
        )

    def now(self) -> datetime:
        """The machine's."""
        return datetime.now(UTC)  # noqa: TID251 - Google's own time is real

    def wait(self, look: Callable[[], bool]) -> None:
        """Every three seconds, up to four minutes."""
        patience = threading.Event()
        for _ in range(_PATIENCE_SECONDS // _STEP_SECONDS):
            if look():
                return
            patience.wait(_STEP_SECONDS)
        raise TimeoutError("YouTube did not come to it")

    def feed(self, stream: Mapping[str, Any]) -> AbstractContextManager[object]:
        """A test picture with a tone."""
        info = stream["cdn"]["ingestionInfo"]
        return Encoder(f"{info['ingestionAddress']}/{info['streamName']}")


@contextmanager
def open_channel() -> Iterator[Channel]:
    """The channel, and its connections closed in the end."""
    channel = Channel()
    try:
        yield channel
    finally:
        channel.client.close()
