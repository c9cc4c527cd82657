"""The desk as a whole: every state is drawn without a Qt warning, and nothing blocks GO."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Trouble
from eventdesk.domain.commands import Refusal
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import JournalHealth, Notice, Tally
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamState, SwitcherSeen
from eventdesk.ui import device_words, theme, translation, wording
from support.desk import Desk
from support.snapshots import START, keynote, long_sheet, ready, report, snapshot


def every_state():
    """One snapshot for each thing that can be seen."""
    yield from (snapshot(), snapshot(state={"standby": None}), snapshot(long_sheet(300)))
    yield from (snapshot(standby="o-photo"), snapshot(on_air="s3-panel", standby="s3-close"))
    yield snapshot(on_air="s3-close", state={"ended_at": START, "standby": None})
    yield keynote(air={"held_since": START, "added": timedelta(minutes=-3)})
    yield keynote(now=START + timedelta(hours=2))
    yield keynote(rehearsal=True, speed=60.0, hands_off=True)
    yield from (keynote(tally=tally) for tally in Tally)
    yield from (keynote(switchers={PROGRAM: SwitcherSeen(PROGRAM, link)}) for link in Link)
    yield from (keynote(switchers={PROGRAM: ready(stream=state)}) for state in StreamState)
    yield from (keynote(legs={"s1-chung": report(leg, LegStatus.FAILED)}) for leg in Leg)
    yield from (keynote(legs={"s1-chung": report(Leg.SCENE, status)}) for status in LegStatus)
    yield from (keynote(broadcast=BroadcastSeen(service)) for service in Service)
    yield from (keynote(broadcast=BroadcastSeen(Service.OK, stage)) for stage in Stage)
    for number, code in enumerate(wording.refusals()):
        yield keynote(notice=Notice(number, code, "s1-five", START, Refusal(code)))
    for code in device_words.troubles():
        yield keynote(journal=JournalHealth.MEMORY, journal_trouble=Trouble(code, "detail"))


@pytest.mark.parametrize("language", translation.LANGUAGES)
@pytest.mark.parametrize("size", [(960, 540), (1280, 720), (1920, 1080)])
def test_every_state_is_drawn_without_a_warning_of_qt(qtbot, dressed, qapp, language, size):
    installed = translation.install_language(qapp, language)
    try:
        desk = Desk(qtbot, language)
        desk.window.resize(*size)
        for shot in every_state():
            window = desk.draw(shot)
            assert not window.grab().isNull()
            assert (window.width(), window.height()) == size
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)


def test_an_open_desk_without_a_snapshot_can_be_looked_at(desk):
    assert not desk.window.grab().isNull()


def test_snapshots_come_through_the_bridge(desk, qtbot):
    desk.bridge.publish(keynote())
    qtbot.waitUntil(lambda: desk.window.go.takes == "Talk 2")
    assert desk.window.windowTitle().endswith("EventDesk")


def test_the_rehearsal_banner_lies_across_the_window(live):
    assert live.window.rehearsal.isHidden()
    live.draw(keynote(rehearsal=True, speed=60.0))
    banner = live.window.rehearsal
    assert banner.isVisible()
    assert "REHEARSAL ×60" in banner.accessibleName()
    assert banner.width() > live.window.width() * 0.95


def test_a_desk_that_stopped_updating_says_that_its_picture_is_old(live, qtbot):
    assert live.window.stale.isHidden()
    live.clock.move(4)
    qtbot.waitUntil(live.window.stale.isVisible)
    assert "4 s old" in live.window.stale.words.text()
    live.draw(keynote())
    assert live.window.stale.isHidden()


def test_larger_windows_have_larger_type(live):
    def pixels():
        live.window.clocks.wall.ensurePolished()
        return live.window.clocks.wall.font().pixelSize()

    live.window.resize(1280, 720)
    small = pixels()
    live.window.resize(2560, 1440)
    assert pixels() == 2 * small


def test_the_type_grows_in_steps_and_stays_within_reason():
    assert theme.scale_for(1280, 720) == 1.0
    assert theme.scale_for(1290, 722) == 1.0
    assert theme.scale_for(1920, 720) == 1.0
    assert theme.scale_for(1920, 1080) == 1.5
    assert theme.scale_for(100, 100) == 0.75
    assert theme.scale_for(100_000, 100_000) == 3.0


def test_the_wanted_pictures_are_of_the_scene_on_air_and_the_standby_scene(qtbot, dressed):
    desk = Desk(qtbot)
    wanted = []
    desk.window.feed.want = lambda scenes, *_: wanted.append(scenes)
    shot = keynote(switchers={PROGRAM: ready(scene="Break")})
    desk.draw(replace(shot, state=replace(shot.state, standby="s2-mori")))
    assert wanted[-1] == ("Break", "Remote + Slides")


def test_the_pictures_rest_while_the_window_is_hidden(live):
    running = []
    live.window.feed.set_running = running.append
    live.window.hide()
    live.window.show()
    assert running[-2:] == [False, True]


def test_markup_in_a_sheet_is_text(qtbot, live):
    sheet = keynote().sheet
    mean = "<b>bold</b><img src=x>"
    cue = replace(sheet.cue("s1-five"), notes={"operator": mean})
    session = replace(sheet.sessions[1], cues=(cue,))
    live.draw(snapshot(replace(sheet, sessions=(session,)), standby="s1-five"))
    assert live.window.standby.note.text() == mean
    assert live.window.standby.note.toolTip() != mean
    assert "&lt;b&gt;" in live.window.standby.note.toolTip()


def test_no_state_of_the_desk_opens_another_window(live, qtbot):
    before = set(QApplication.topLevelWidgets())
    for shot in every_state():
        live.draw(shot)
        live.asked.clear()
        qtbot.keyClick(live.window, Qt.Key.Key_Space)
        assert live.asked == [c.Go(shot.state.standby)]
    new = set(QApplication.topLevelWidgets()) - before
    assert [each for each in new if isinstance(each, QDialog) or each.isModal()] == []
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
