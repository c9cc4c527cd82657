"""Against what was seen of the real service, and against what the stand-in answered before."""

import json
import os
from contextlib import contextmanager

import pytest
from googleapiclient.errors import HttpError

from support.youtube_contract import GOLDEN, Script, as_text, differences

# Google's client logs each 403 that these tests provoke.
pytestmark = pytest.mark.expected_log("Encountered 403 Forbidden")


def golden(name):
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["answer"]


def lacking(seen, answered, where=""):
    """Where the answer is not as the real one; an ellipsis stands for any text."""
    if isinstance(seen, dict):
        for name, value in seen.items():
            if name not in answered:
                yield f"{where}.{name} is missing"
            else:
                yield from lacking(value, answered[name], f"{where}.{name}")
    elif isinstance(seen, list):
        for number, value in enumerate(seen):
            yield from lacking(value, answered[number], f"{where}[{number}]")
    elif seen == "…":
        if not isinstance(answered, str) or not answered:
            yield f"{where} is {answered!r}"
    elif seen != answered or type(seen) is not type(answered):
        yield f"{where} is {answered!r}, not {seen!r}"


def test_an_insert_is_answered_as_it_was_seen(google):
    snippet = {
        "title": "Tester",
        "description": "descr",
        "scheduledStartTime": "2021-05-18T17:28:00Z",
    }
    body = {
        "snippet": snippet,
        "status": {"privacyStatus": "public"},
        "contentDetails": {"enableAutoStart": True},
    }
    insert = google.liveBroadcasts().insert(part="id,snippet,status,contentDetails", body=body)
    assert list(lacking(golden("insert"), insert.execute())) == []


def test_a_refusal_is_answered_as_it_was_seen(studio):
    broadcast_id, _stream = studio.ready(fed=False)
    with pytest.raises(HttpError) as caught:
        studio.go(broadcast_id, "testing")
    answered = json.loads(caught.value.content)
    assert list(lacking(golden("stream-inactive"), answered)) == []


class Here:
    """The stand-in as the contract's place."""

    def __init__(self, google, standin, clock):
        self.client, self._standin, self._clock = google, standin, clock

    def now(self):
        return self._clock.now()

    def wait(self, look):
        for _ in range(60):
            if look():
                return
            self._clock.move(1)
        raise TimeoutError

    @contextmanager
    def feed(self, stream):
        key = stream["cdn"]["ingestionInfo"]["streamName"]
        self._standin.ingest(key, True)
        yield
        self._standin.ingest(key, False)


def test_the_contract_is_answered_as_before(google, standin, clock):
    """After a change that is meant: EVENTDESK_WRITE_GOLDEN=1, and read the difference."""
    found = Script(Here(google, standin, clock)).run()
    if os.environ.get("EVENTDESK_WRITE_GOLDEN"):
        (GOLDEN / "contract.json").write_text(as_text(found), encoding="utf-8")
    assert "\n".join(differences(found)) == ""
    assert standin.state()["broadcasts"] == standin.state()["streams"] == []


def test_a_difference_is_told_with_its_step(google, standin, clock):
    found = Script(Here(google, standin, clock)).run()
    found["bind"] = {"refused": [403, "somethingNew"]}
    told = "\n".join(differences(found))
    assert '+   "somethingNew"' in told
    assert '"bind": {' in told
    assert as_text(found) != (GOLDEN / "contract.json").read_text(encoding="utf-8")
