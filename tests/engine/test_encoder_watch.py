"""Whether the encoder's picture may go live: frames lost of late, a stream that stands still."""

import pytest

from eventdesk.domain.health import Health
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.engine.encoder_watch import DROPPING, RECONNECTING, STALLED, not_yet

LOSING = Health(dropped=0.02, skipped=0.0, standing=0.0)
STANDING = Health(dropped=0.0, skipped=0.0, standing=2.0)


def obs(stream=StreamState.STARTED, link=Link.READY):
    return SwitcherSeen(PROGRAM, link, stream=stream)


@pytest.mark.parametrize(
    ("seen", "health", "code"),
    [
        (obs(), Health(), ""),
        (obs(), Health(dropped=0.004, skipped=0.004, standing=1.0), ""),
        (obs(), LOSING, DROPPING),
        (obs(), Health(dropped=0.006, skipped=0.006), DROPPING),
        (obs(), STANDING, STALLED),
        (obs(StreamState.RECONNECTING), LOSING, RECONNECTING),
        (obs(StreamState.STOPPED), LOSING, ""),
        (obs(link=Link.SILENT), LOSING, ""),
    ],
)
def test_what_speaks_against_going_live(seen, health, code):
    assert not_yet(seen, health) == code
