"""``eventdesk simulate youtube``: a process of its own, which remembers when it is told to."""

import http.client
import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from eventdesk.cli.main import main
from support.ingest import Encoder, port_pair
from support.screen import STOP_SECONDS

BODY = {
    "snippet": {"title": "Conference", "scheduledStartTime": "2100-01-01T00:00:00Z"},
    "status": {"privacyStatus": "private"},
}
CDN = {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"}


class Simulated:
    """The verb as a process; killed at the end of ``with``."""

    def __init__(self, process):
        self.process = process
        self.port = int(self.told(r"YouTube stand-in: http://127.0.0.1:(\d+)/"))

    def told(self, pattern):
        line = self.process.stdout.readline()
        found = re.fullmatch(pattern, line.strip())
        assert found, line
        return found[1]

    def call(self, verb, path, body=None, **more):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        data = json.dumps(body).encode() if body is not None else None
        headers = {"Authorization": "Bearer x", "Content-Type": "application/json", **more}
        connection.request(verb, path, data, headers)
        answer = connection.getresponse()
        found = answer.read()
        connection.close()
        assert answer.status == 200, found
        return json.loads(found)

    def stop(self):
        self.process.terminate()
        return self.process.wait(STOP_SECONDS)


@contextmanager
def simulated(*arguments, environment=None):
    command = [sys.executable, "-m", "eventdesk", "simulate", "youtube", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    )
    try:
        yield Simulated(process)
    finally:
        process.kill()
        process.wait(STOP_SECONDS)
        process.stdout.close()


def test_it_remembers_over_a_kill_and_takes_its_encoder_back(tmp_path):
    ports = ("--ingest-port", str(port_pair()))
    arguments = ("--ingest", "--state", str(tmp_path / "state"), *ports)
    with simulated(*arguments) as first:
        address = first.told(r"RTMP ingest: (rtmp://127.0.0.1:\d+/live2)")
        first.told(r"RTMP backup ingest: (rtmp://127.0.0.1:\d+/live2\?backup=1)")
        made = first.call("POST", "/youtube/v3/liveBroadcasts?part=id,status", BODY)
        stream = {"snippet": {"title": "Encoder"}, "cdn": CDN}
        info = first.call("POST", "/youtube/v3/liveStreams?part=id,cdn", stream)["cdn"]
        key = info["ingestionInfo"]["streamName"]
        with Encoder(f"{address}/{key}") as encoder:
            while not receiving(first, key):
                assert encoder.process.poll() is None
            first.process.kill()
            assert encoder.wait() != 0  # nginx went with it
    with simulated(*arguments, "--port", str(first.port)) as second:
        assert second.told(r"RTMP ingest: (.*)") == address
        second.told(r"RTMP backup ingest: (.*)")
        listed = second.call("GET", "/youtube/v3/liveBroadcasts?mine=true&part=id")
        assert [item["id"] for item in listed["items"]] == [made["id"]]
        calls = second.call("GET", "/_control/journal")["calls"]
        assert [call["method"] for call in calls] == [
            "liveBroadcasts.insert",
            "liveStreams.insert",
            "liveBroadcasts.list",
        ]
        with Encoder(f"{address}/{key}"):
            while not receiving(second, key):
                pass
        assert second.stop() == 0


def receiving(simulated, key):
    snapshot = simulated.call("GET", "/_control/snapshot")
    streams = snapshot["channel"]["streams"].values()
    return any(stream["key"] == key and stream["receiving"] for stream in streams)


def test_its_own_sign_in_can_be_asked_for(tmp_path):
    with simulated("--sign-in") as youtube:
        with pytest.raises(AssertionError, match="authError"):
            youtube.call("GET", "/youtube/v3/channels?mine=true&part=id")
        assert youtube.stop() == 0


def test_without_nginx_it_names_the_package_and_the_way_without(tmp_path):
    finished = subprocess.run(
        [sys.executable, "-c", WITHOUT_NGINX],
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert finished.returncode == 2
    assert "apt-get install nginx libnginx-mod-rtmp" in finished.stderr
    assert "/_control/ingest" in finished.stderr
    assert "Traceback" not in finished.stderr


WITHOUT_NGINX = """
import sys
from eventdesk.cli.main import main
from eventdesk.standins.youtube.ingest import nginx
nginx.find_nginx = lambda: None
sys.exit(main(["simulate", "youtube", "--ingest"]))
"""


def test_a_folder_that_is_none_of_its_own_is_refused_with_a_sentence(tmp_path):
    Path(tmp_path, "snapshot.json").write_text('{"version": 7}', encoding="utf-8")
    command = [sys.executable, "-m", "eventdesk", "simulate", "youtube", "--state", str(tmp_path)]
    finished = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
    assert finished.returncode == 2
    assert "snapshot" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_an_obs_for_an_output_that_the_sheet_does_not_have_is_refused(capsys):
    assert main(["simulate", "obs", "--output", "nowhere"]) == 2
    assert "no output nowhere, it has: program, venue" in capsys.readouterr().err
