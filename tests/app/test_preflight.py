"""Preflight as a whole: every OBS, the names, the clock, and files on this machine."""

import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from msgspec.structs import replace

from eventdesk.app.accounts import Accounts
from eventdesk.app.late_checks import LateChecks
from eventdesk.app.parts import ObsAccess, Workplace
from eventdesk.app.preflight import Preflight
from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.finding import Finding, Level
from eventdesk.domain.runsheet import PROGRAM, BroadcastPlan, LowerThirdPlan, MediaAction, Output
from eventdesk.domain.secret import Secret
from eventdesk.domain.verbs import MediaVerb, RecordVerb
from eventdesk.engine.clocks import ManualClock, SystemClock
from eventdesk.standins.obs import NewInput, ObsStandIn
from eventdesk.standins.youtube import YouTubeStandIn
from support.obs_client import ObsClient
from support.sheets import cue, sheet, words

NOW = datetime(2026, 5, 20, 0, 0, tzinfo=UTC)
OUTPUTS = {PROGRAM: Output(PROGRAM, required=True), "venue": Output("venue")}


@pytest.fixture
def running():
    """Starts stand-ins with scenes, each gone with the test."""
    started = []

    def start(scenes):
        obs = ObsStandIn(scenes=scenes)
        obs.start()
        started.append(obs)
        return ObsAccess(("127.0.0.1", obs.port))

    yield start
    for obs in started:
        obs.stop()


@pytest.fixture
def preflight(qapp, tmp_path):
    """Preflight of a sheet with these OBSes."""

    def make(plan, obses, accounts=None, clock=None):
        place = Workplace(lambda: plan, clock or ManualClock(NOW), tmp_path / "graphics")
        return Preflight(lambda: plan, lambda: obses, place, accounts=accounts)

    return make


def card(name):
    return NewInput(name, "color_source_v3", {"color": 0xFF808080, "width": 64, "height": 36})


def film(name, path):
    return NewInput(name, "ffmpeg_source", {"local_file": str(path)})


def codes(findings, output=None):
    return {one.code for one in findings if output is None or one.output == output}


def test_every_obs_of_the_sheet_is_looked_over_and_one_that_is_not_set_up_is_told(
    preflight, running
):
    plan = replace(
        sheet(cue("a", 1, scenes={PROGRAM: "Podium", "venue": "Lgo", "hall": "X"})),
        outputs={**OUTPUTS, "hall": Output("hall", required=True)},
    )
    program, venue = running({"Podium": [card("a")]}), running({"Logo": [card("b")]})
    found = preflight(plan, {PROGRAM: program, "venue": venue}).look()
    assert "scenes-there" in codes(found, PROGRAM)
    assert Finding("scene-missing", Level.RED, "Lgo", "Logo", "", "venue", ("a",)) in found
    assert Finding("obs-not-set-up", Level.RED, output="hall") in found
    assert [one.level for one in found] == sorted(
        (one.level for one in found), key=list(Level).index
    )


def test_what_the_show_itself_records_is_no_finding(qapp, running, tmp_path):
    plan = sheet(cue("a", 1, scene="Podium", record=RecordVerb.START))
    access = running({"Podium": [card("a")]})
    with ObsClient(access.address[1], None) as client:
        client.request("StartRecord")
        client.wait_for("RecordStateChanged", outputState="OBS_WEBSOCKET_OUTPUT_STARTED")
    place = Workplace(lambda: plan, ManualClock(NOW), tmp_path / "graphics")
    own = set()
    look = Preflight(lambda: plan, lambda: {PROGRAM: access}, place, own_doing=lambda: own).look
    assert "records-already" in codes(look())
    own.add("records-already")
    assert "records-already" not in codes(look())


def test_a_film_that_obs_has_not_opened_is_looked_for_on_this_machine(preflight, running, tmp_path):
    there = tmp_path / "영화.mp4"
    there.write_bytes(b"film")
    lost = tmp_path / "lost.mp4"
    obs = running({"Podium": [film("There", there), film("Lost", lost)]})
    actions = [MediaAction(MediaVerb.RESTART, name) for name in ("There", "Lost")]
    found = preflight(sheet(cue("a", 1, scene="Podium", media=actions)), {PROGRAM: obs}).look()
    assert [(one.about, one.found) for one in found if one.code == "file-lost"] == [
        ("Lost", str(lost))
    ]
    assert [one.found for one in found if one.code == "files-there"] == ["1"]


def test_names_are_drawn_for_the_canvas_that_this_obs_has(preflight, running):
    plan = sheet(
        cue("a", 1, scene="Podium", lower_third=LowerThirdPlan(("kim",), template="no-such"))
    )
    found = preflight(plan, {PROGRAM: running({"Podium": [card("a")]})}).look()
    problems = [one for one in found if one.code == "graphic-problem"]
    assert [(one.about, one.found, one.expected) for one in problems] == [
        ("kim", "unknown-template", "no-such")
    ]


def test_placeholders_are_made_in_every_obs(preflight, running):
    plan = replace(sheet(cue("a", 1, scenes={PROGRAM: "New", "venue": "Newer"})), outputs=OUTPUTS)
    looking = preflight(plan, {PROGRAM: running({"S": []}), "venue": running({"S": []})})
    made = looking.make_missing()
    assert [(one.output, one.scenes) for one in made] == [
        (PROGRAM, ("New",)),
        ("venue", ("Newer",)),
    ]
    assert "scene-missing" not in codes(looking.look())


# The clock, and YouTube

SHOW = replace(sheet(cue("a", 1)), broadcast=BroadcastPlan(words("Show")))


@pytest.fixture
def dated():
    """An HTTP server that refuses everything, with any date one likes in the head (None: none)."""
    servers = []

    def start(date):
        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self):
                self.send_response_only(404)
                if date is not None:
                    self.send_header("Date", format_datetime(date, usegmt=True))
                self.end_headers()

            def log_message(self, *_):
                """Nothing."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        thread = threading.Thread(target=server.serve_forever, daemon=True)  # noqa: TID251
        thread.start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("off", "expected"),
    [
        (1, Finding("clock-fine", Level.GREEN, "YouTube")),
        (-40, Finding("clock-off", Level.AMBER, "YouTube", "-40")),
        (3600, Finding("clock-off", Level.RED, "YouTube", "+3600")),
    ],
)
def test_the_clock_is_compared_with_the_date_of_youtube_s_answer(
    preflight, dated, tmp_path, off, expected
):
    clock = ManualClock(NOW)
    accounts = Accounts(tmp_path, clock, dated(NOW - timedelta(seconds=off)))
    found = preflight(SHOW, {}, accounts, clock).look()
    assert expected in found


def test_without_a_date_or_an_answer_the_clock_is_not_called_right(preflight, dated, tmp_path):
    for endpoint in (dated(None), "http://127.0.0.1:1/"):
        accounts = Accounts(tmp_path, ManualClock(NOW), endpoint)
        found = preflight(SHOW, {}, accounts).look()
        assert [one.level for one in found if one.code == "clock-unchecked"] == [Level.UNKNOWN]


def test_a_stand_in_that_lets_everybody_in_needs_no_sign_in(preflight, tmp_path):
    youtube = YouTubeStandIn(clock=ManualClock(NOW))
    youtube.start()
    try:
        accounts = Accounts(tmp_path, ManualClock(NOW), youtube.url)
        found = preflight(SHOW, {}, accounts).look()
    finally:
        youtube.stop()
    assert not [one for one in found if one.code.startswith("youtube-sign-in")]


def youtube_codes(findings):
    return {one.code: one for one in findings if one.code.startswith("youtube")}


def test_the_sign_in_is_refreshed_and_the_quota_counted(preflight, accounts, sign_in, google):
    sign_in(accounts)
    found = youtube_codes(preflight(SHOW, {}, accounts, SystemClock()).look())
    assert "youtube-sign-in-fine" in found
    google.withdraw()
    bad = youtube_codes(preflight(SHOW, {}, accounts, SystemClock()).look())["youtube-sign-in-bad"]
    assert (bad.level, bad.found) == (Level.RED, "invalid_grant")


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (BroadcastSeen(ingest="active", health="good"), ("youtube-ingest-good", Level.GREEN)),
        (BroadcastSeen(ingest="active", health="bad"), ("youtube-ingest-poor", Level.AMBER)),
        (BroadcastSeen(ingest="ready"), None),
    ],
)
def test_the_stream_that_youtube_receives_already_is_told(qapp, tmp_path, seen, expected):
    place = Workplace(lambda: SHOW, ManualClock(NOW), tmp_path)
    looking = Preflight(lambda: SHOW, dict, place, broadcast=lambda: seen)
    found = [(one.code, one.level) for one in looking.look() if "ingest" in one.code]
    assert found == ([expected] if expected else [])


def test_a_local_show_asks_nobody_but_obs(preflight, accounts, sign_in, google):
    sign_in(accounts)
    asked = google.count("/token")
    found = preflight(sheet(cue("a", 1)), {}, accounts).look()
    assert not [one for one in found if one.code.startswith(("youtube", "clock"))]
    assert google.count("/token") == asked


# In the desk


class FakeParts:
    """Parts with one OBS, which hears with what password it is asked."""

    def __init__(self, place, obs):
        self.place, self.obs = place, obs

    def accesses(self):
        return {PROGRAM: self.obs}


def test_the_desk_s_preflight_uses_the_password_that_was_typed(qapp, tmp_path):
    plan, clock = sheet(cue("a", 1, scene="Podium")), ManualClock(NOW)
    with ObsStandIn(scenes={"Podium": [card("a")]}, password=Secret("typed")) as obs:
        place = Workplace(lambda: plan, clock, tmp_path)
        parts = FakeParts(place, ObsAccess(("127.0.0.1", obs.port), Secret("kept")))
        checks = LateChecks(lambda: parts, lambda: None, lambda: plan)
        refused = next(one for one in checks.look() if one.code == "obs-not-asked")
        assert refused.found == "wrong-password"
        checks.note_password(PROGRAM, None)
        checks.note_password(PROGRAM, Secret("typed"))
        assert "scenes-there" in codes(checks.look())
        (made,) = checks.make_missing()
        assert (made.scenes, made.trouble) == ((), None)
