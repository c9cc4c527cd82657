"""The spare as the operator has it: the desk by keys, and a real OBS that streams for real."""

import pytest

from eventdesk.engine.clocks import SystemClock
from eventdesk.standins.youtube import Rtmp, Timing, YouTubeStandIn
from support.operator import go, noted, run_desk

SHEET = """\
eventdesk: 1
event: {title: Short, date: 2026-04-23, timezone: Asia/Seoul, languages: [ko, en]}
broadcast: {title: {ko: 짧은 회의, en: Short}, preview: false, spare: true, privacy: public}
sessions:
  - id: only
    title: Only
    start: "09:00"
    cues:
      - {id: a, title: A, scene: Holding, broadcast: live}
      - {id: b, title: B, scene: Podium, broadcast: end}
"""


@pytest.fixture
def youtube():
    """It takes real streams, and no longer for a step than it must."""
    timing = Timing(settle=0.5, active=0.5, inactive=0.5)
    rtmp = Rtmp(update=0.5, health=0.5)
    youtube = YouTubeStandIn(clock=SystemClock(), timing=timing, rtmp=rtmp)
    youtube.start()
    yield youtube
    youtube.stop()


@pytest.mark.slow
def test_a_held_key_moves_the_show_to_the_spare_and_obs_with_it(
    start_real_obs, screen, youtube, tmp_path
):
    sheet = tmp_path / "short.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    with run_desk(screen, tmp_path, start_real_obs(), youtube, sheet) as desk:
        assert go(desk) == "a"
        desk.wait(lambda: found(youtube, "EventDesk", "live"), "the broadcast live")
        desk.wait(lambda: found(youtube, "EventDesk spare", "ready"), "the spare ready")
        desk.wait(lambda: noted(desk, "BroadcastFound") == 2, "both in the journal")
        with desk.keyboard.held("Shift", "b"):
            desk.wait(lambda: noted(desk, "SpareTaken") == 1, "the spare to be taken")
        desk.wait(lambda: found(youtube, "EventDesk spare", "live"), "the spare live")
        assert streams(youtube) == {"EventDesk": "inactive", "EventDesk spare": "active"}
        old = found(youtube, "EventDesk", "live")  # nothing is ended for it
        new = found(youtube, "EventDesk spare", "live")
        desk.wait(
            lambda: words(youtube, old) == "[방송 이동] 짧은 회의", "the old one to show the way"
        )
        assert words(youtube, new) == "짧은 회의"
        assert go(desk) == "b"
        for title in ("EventDesk", "EventDesk spare"):
            desk.wait(lambda of=title: found(youtube, of, "complete"), "the end of both")
        desk.wait(
            lambda: "active" not in streams(youtube).values(), "OBS to have stopped streaming"
        )


def found(youtube, stream, life):
    """The id of the broadcast that the stream of this title feeds, if it is so."""
    state = youtube.state()
    ids = {one["snippet"]["title"]: one["id"] for one in state["streams"]}
    return next(
        (
            one["id"]
            for one in state["broadcasts"]
            if one["contentDetails"].get("boundStreamId") == ids.get(stream, "none")
            and one["status"]["lifeCycleStatus"] == life
        ),
        None,
    )


def streams(youtube):
    """What arrives at each stream, by its title."""
    found = youtube.state()["streams"]
    return {one["snippet"]["title"]: one["status"]["streamStatus"] for one in found}


def words(youtube, broadcast_id):
    """The broadcast's title."""
    found = youtube.state()["broadcasts"]
    return next(one["snippet"]["title"] for one in found if one["id"] == broadcast_id)
