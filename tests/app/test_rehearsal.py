"""A whole show against the stand-ins, without a window."""

import pytest

from eventdesk.app.bug_bell import BugBell
from eventdesk.app.rehearsal import rehearse
from eventdesk.domain.broadcast import Stage
from eventdesk.storage.plan import read_plan

SHEET = """\
eventdesk: 1
event: {title: Short, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}
broadcast: {title: Short, scheduled_start: "09:00"}
speakers:
  chung: {name: Chung Rae-kwon, role: Former Ambassador}
  mori: {name: Yusuke Mori, role: Director}
sessions:
  - id: only
    title: Only
    start: "09:00"
    cues:
      - {id: hold, title: Hold, duration: 10m, scene: Holding, broadcast: preview, record: start,
         replay: start, virtual_camera: start, sources: {hide: {Panel: [Clock]}},
         audio: {volume: {Music: -12dB}}}
      - {id: talk, title: Talk, duration: 20m, scene: Podium, broadcast: live,
         speakers: [chung], lower_third: {show: on go},
         audio: {unmute: [Podium mic], volume: {Music: -100dB}, fade: 3s},
         filters: {enable: {Podium mic: [Compressor]}, disable: {Podium: [Blur]}}}
      - {id: left-out, title: Left out, duration: 5m, scene: Podium, skip: true}
      - {id: panel, title: Panel, duration: 20m, scene: Panel,
         transition: {kind: Fade, duration: 200ms}, lower_third: [chung, mori],
         advance: after duration}
      - {id: over, title: Over, duration: 1m, scene: Holding, broadcast: end, replay: save,
         record: stop, virtual_camera: stop}
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "short.yaml"
    path.write_text(SHEET, encoding="utf-8")
    plan = read_plan(path)
    assert plan is not None
    return plan


def test_the_autopilot_plays_every_cue_and_every_one_is_seen_on_air(plan, qapp):
    snapshots = []
    what = rehearse(plan, 3000, snapshots.append)
    assert [row.cue for row in what.rows] == ["hold", "talk", "panel", "over"]
    assert all(row.confirmed for row in what.rows)
    assert [row.failures for row in what.rows] == [()] * 4
    assert [named.speaker for named in what.rows[1].named] == ["chung"]
    assert [named.speaker for named in what.rows[2].named] == ["chung", "mori"]
    assert what.rows[3].automatic
    assert what.ended is not None
    done = [{str(each.leg) for each in row.done if not each.trouble} for row in what.rows]
    assert done[0] >= {"scene", "volume", "source", "record", "replay", "virtual camera"}
    assert done[1] >= {"scene", "audio", "volume", "filter", "graphic"}
    assert done[3] >= {"record", "replay", "virtual camera"}
    assert [mark.title for mark in what.recordings[0].marks][-1] == "Talk – Chung Rae-kwon"
    reached = [remark.about for remark in what.remarks if remark.code == "broadcast-reached"]
    assert reached[-1] == Stage.ENDED.name.lower()
    assert all(snapshot.rehearsal for snapshot in snapshots)


class Conductor:
    def __init__(self):
        self.told = []

    def tell(self, code, about):
        self.told.append((code, about))


@pytest.mark.expected_log("ended by a bug", "met a bug")
def test_a_bug_in_the_log_is_brought_before_the_operator_once(caplog):
    import logging

    conductor = Conductor()
    bell = BugBell(conductor)
    logging.getLogger().addHandler(bell)
    try:
        logging.getLogger("eventdesk.engine.threads").critical("thread x ended by a bug")
        logging.getLogger("eventdesk.engine.conductor").critical("the conductor met a bug")
        logging.getLogger("eventdesk.engine.threads").info("nothing")
    finally:
        logging.getLogger().removeHandler(bell)
    assert conductor.told == [("bug", "thread x ended by a bug")]


@pytest.mark.expected_log("graphic", "clasic", "program")
def test_one_unknown_template_costs_its_own_name_and_no_other(tmp_path, qapp):
    path = tmp_path / "typo.yaml"
    text = SHEET.replace("{show: on go}", "{show: on go, template: clasic}")
    path.write_text(text, encoding="utf-8")
    what = rehearse(read_plan(path), 3000, lambda _: None)
    by_cue = {row.cue: row for row in what.rows}
    assert [row.cue for row in what.rows] == ["hold", "talk", "panel", "over"]
    assert any("graphic-not-rendered" in failure for failure in by_cue["talk"].failures)
    assert by_cue["panel"].failures == ()


def test_a_cue_that_waits_for_a_start_that_is_over_does_not_hold_the_rehearsal_up(tmp_path, qapp):
    path = tmp_path / "late.yaml"
    path.write_text(
        """\
eventdesk: 1
event: {title: Late, date: 2026-04-23, timezone: Asia/Seoul, languages: [en]}
sessions:
  - {id: a, title: A, start: "09:00", cues: [
      {id: a1, title: A1, duration: 10m, scene: Podium},
      {id: a2, title: A2, scene: Panel, advance: at start}]}
  - {id: b, title: B, start: "09:05", cues: [{id: b1, title: B1, duration: 1m, scene: Holding}]}
""",
        encoding="utf-8",
    )
    what = rehearse(read_plan(path), 3000, lambda _: None)
    assert [row.cue for row in what.rows] == ["a1", "a2", "b1"]
