"""The backup encoder on the desk: its bar, its key, its badge, and how little it says in peace."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, StreamTarget, Trouble
from eventdesk.domain.runsheet import PROGRAM, Output
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import Difference
from eventdesk.domain.switcher import Leg, LegStatus, Link, StreamState, SwitcherSeen
from eventdesk.ui import theme
from support.snapshots import demo_sheet, keynote, ready, report

Key = Qt.Key
BACKUP = "backup"
TARGET = StreamTarget("rtmp://ingest", Secret("key"))
LIVE = BroadcastSeen(Service.OK, Stage.LIVE, ingest="active", target=TARGET)
LOST = SwitcherSeen(PROGRAM, Link.CONNECTING, Trouble("nobody-listens"))


def with_backup(program=None, backup=None, *, moved=False, **changes):
    """The keynote with a backup encoder, which is program if ``moved``."""
    sheet = demo_sheet()
    outputs = {**sheet.outputs, BACKUP: Output(BACKUP, mirrors=PROGRAM)}
    switchers = {
        PROGRAM: program or ready(),
        "venue": SwitcherSeen("venue"),
        BACKUP: backup or ready(BACKUP),
    }
    shot = keynote(sheet=replace(sheet, outputs=outputs), switchers=switchers, **changes)
    programs = (PROGRAM, BACKUP) if moved else (PROGRAM,)
    return replace(shot, state=replace(shot.state, programs=programs))


def hold(desk, qtbot, key=Key.Key_M):
    """Hold the key until the button is full."""
    qtbot.keyPress(desk.window, key)
    button = desk.window.backup.button
    assert button.holding
    button.held.emit()
    qtbot.keyRelease(desk.window, key)
    qtbot.waitUntil(lambda: not button.holding)


def test_in_peace_the_bar_takes_no_room_and_the_badge_says_what_it_mirrors(desk):
    desk.draw(with_backup())
    assert desk.window.backup.isHidden()
    assert desk.window.health.outputs[BACKUP].text().startswith("backup: ready · mirrors program")


def test_a_lost_program_is_red_and_offers_its_backup(desk, qtbot):
    desk.draw(with_backup(LOST))
    bar = desk.window.backup
    assert bar.badge.text() == "PROGRAM'S OBS IS LOST"
    assert "“backup” shows the same" in bar.words.text()
    assert bar.button.text() == "Make “backup” program · M"
    assert desk.window.health.outputs[PROGRAM].look.colour == theme.RED
    qtbot.mousePress(bar.button, Qt.MouseButton.LeftButton)
    assert desk.asked == [], "it has to be held"
    qtbot.waitUntil(lambda: desk.asked == [c.MoveProgram(BACKUP)], timeout=5000)
    qtbot.mouseRelease(bar.button, Qt.MouseButton.LeftButton)


def test_before_the_show_and_without_a_backup_nothing_is_offered(desk, qtbot):
    desk.draw(with_backup(LOST, on_air=None, legs={}))
    assert desk.window.backup.isHidden()
    desk.draw(keynote(switchers={PROGRAM: LOST}))
    assert desk.window.backup.isHidden()
    qtbot.keyPress(desk.window, Key.Key_M)
    qtbot.keyRelease(desk.window, Key.Key_M)
    assert desk.asked == []
    assert "mirrors the program" in desk.window.message.words.text()


def test_m_held_moves_the_program_and_let_go_early_does_nothing(desk, qtbot):
    desk.draw(with_backup())
    qtbot.keyPress(desk.window, Key.Key_M)
    assert desk.window.backup.isVisible()
    qtbot.keyRelease(desk.window, Key.Key_M)
    qtbot.waitUntil(desk.window.backup.isHidden)
    assert desk.asked == []
    hold(desk, qtbot)
    assert desk.asked == [c.MoveProgram(BACKUP)]


def test_m_gives_the_program_back_to_its_own_obs(desk, qtbot):
    desk.draw(with_backup(moved=True))
    health = desk.window.health.outputs
    assert health[PROGRAM].text().startswith("program (OBS of backup): ready")
    assert health[BACKUP].text().startswith("backup (OBS of program): ready")
    hold(desk, qtbot)
    assert desk.asked == [c.MoveProgram(PROGRAM)]


def test_a_stream_that_waits_for_the_old_encoder_says_so_and_f_lets_it_go(desk, qtbot):
    silent = SwitcherSeen(BACKUP, Link.SILENT, Trouble("no-answer"))
    desk.draw(with_backup(backup=silent, moved=True, broadcast=LIVE))
    bar = desk.window.backup
    assert bar.badge.text() == "STREAM WAITS"
    assert bar.button.text() == "Stream anyway · M"
    hold(desk, qtbot)
    assert desk.asked == [c.ForceStream()]


def test_while_the_old_program_still_streams_there_is_nothing_to_press(desk):
    streams = ready(BACKUP, stream=StreamState.STARTED)
    desk.draw(with_backup(backup=streams, moved=True, broadcast=LIVE))
    bar = desk.window.backup
    assert bar.badge.text() == "STREAM WAITS"
    assert bar.button.isHidden()


def test_a_hold_ends_when_it_would_mean_something_else_meanwhile(desk, qtbot):
    desk.draw(with_backup())
    qtbot.keyPress(desk.window, Key.Key_M)
    desk.draw(with_backup(moved=True))
    assert not desk.window.backup.button.holding
    desk.window.backup.button.held.emit()
    assert desk.asked == []
    qtbot.keyRelease(desk.window, Key.Key_M)


@pytest.mark.parametrize("link", [Link.OFF, Link.CONNECTING, Link.SILENT])
def test_an_optional_obs_that_is_away_says_it_in_a_word_and_calmly(desk, link):
    missed = report(Leg.SCENE, LegStatus.FAILED, output="venue", trouble=Trouble("not-connected"))
    shot = with_backup(legs={"s1-chung": missed})
    away = {**shot.switchers, "venue": SwitcherSeen("venue", link, Trouble("nobody-listens"))}
    desk.draw(replace(shot, switchers=away))
    badge = desk.window.health.outputs["venue"]
    assert badge.text().endswith(" · optional")
    assert badge.look.colour == theme.SOFT
    assert desk.window.trouble.isHidden()
    assert desk.window.link.isHidden()


def test_an_optional_obs_that_wants_a_password_asks_for_it(desk):
    shot = with_backup()
    wants = SwitcherSeen("venue", Link.WRONG_PASSWORD, Trouble("password-needed"))
    desk.draw(replace(shot, switchers={**shot.switchers, "venue": wants}))
    assert desk.window.link.badge.text() == "venue: needs a password"
    assert desk.window.link.field.isVisible()


def test_a_scene_that_an_optional_obs_lacks_is_told(desk):
    lacks = report(
        Leg.SCENE, LegStatus.FAILED, output="venue", trouble=Trouble("scene-missing", "X")
    )
    desk.draw(with_backup(legs={"s1-chung": lacks}))
    assert "Scene (venue)" in desk.window.trouble.words.text()


def test_a_required_output_besides_the_program_is_as_loud_as_it(desk):
    shot = with_backup()
    outputs = {**shot.sheet.outputs, "venue": Output("venue", required=True)}
    sheet = replace(shot.sheet, outputs=outputs)
    desk.draw(replace(shot, sheet=sheet, state=replace(shot.state, sheet=sheet)))
    assert desk.window.health.outputs["venue"].look.colour == theme.RED


def test_settings_that_cannot_be_read_are_told(desk):
    wrong = SwitcherSeen(PROGRAM, Link.OFF, Trouble("settings-unreadable", "line 3"))
    desk.draw(keynote(switchers={PROGRAM: wrong}))
    assert "line 3" in desk.window.link.words.text()
    desk.draw(with_backup(wrong))
    assert "line 3" in desk.window.backup.words.text()
    assert desk.window.link.isHidden(), "once is enough"


def test_what_a_hand_changed_on_a_backup_can_be_returned_and_not_adopted(desk):
    bar = desk.window.differences
    for output, adoptable in ((BACKUP, False), (PROGRAM, True), ("venue", True)):
        desk.draw(with_backup(differences=(Difference(output, Leg.SCENE, "A", "A", "B"),)))
        assert bar.return_button.isVisible()
        assert bar.adopt_button.isVisible() is adoptable


def test_no_overlay_is_asked_for_in_the_hall(desk):
    shot = with_backup(state={"overlay": None})
    ready_venue = {**shot.switchers, "venue": ready("venue", overlay=False)}
    desk.draw(replace(shot, switchers=ready_venue))
    assert desk.window.overlay.isHidden()
    assert "no overlay" not in desk.window.health.outputs["venue"].text()
