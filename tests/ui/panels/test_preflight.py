"""Preflight's page: on opening, by key and by button, and never in the way of GO."""

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.finding import Finding, Level
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.survey import SetUp
from eventdesk.domain.switcher import Link, SwitcherSeen
from eventdesk.ui.hold_button import HOLD_MS
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.preflight import _Row
from support.snapshots import keynote, snapshot

Key, Plain = Qt.Key, Qt.KeyboardModifier.NoModifier
MISSING = Finding("scene-missing", Level.RED, "Podum", "Podium", "", PROGRAM, ("a", "b"))
SILENT = Finding("input-silent", Level.AMBER, "Mic", output=PROGRAM)
UNKNOWN = Finding("not-told", Level.UNKNOWN)
FINE = Finding("studio-off", Level.GREEN, output=PROGRAM)
ALL = (MISSING, SILENT, UNKNOWN, FINE)


def connected(link=Link.READY, **others):
    seen = {PROGRAM: SwitcherSeen(PROGRAM, link)} | {
        name: SwitcherSeen(name, state) for name, state in others.items()
    }
    return replace(keynote(), switchers=seen)


def rows(window):
    return [
        (row.sentence.text(), row.layout().itemAt(0).widget().look.mark)
        for row in window.preflight.findChildren(_Row)
    ]


def looked(qtbot, desk, times):
    qtbot.waitUntil(lambda: desk.checks.looks >= times and not desk.window.preflight.run.running)


@pytest.mark.parametrize("pressed", [(Key.Key_F, "f"), (ord("ㄹ"), "ㄹ")], ids=["F", "ㄹ"])
def test_f_shows_it_in_the_rundown_s_place_with_a_new_look_and_go_goes_on(desk, qtbot, pressed):
    desk.draw(keynote())
    window = desk.window
    before = desk.checks.looks
    event = QKeyEvent(QEvent.Type.KeyPress, pressed[0], Plain, pressed[1])
    QApplication.sendEvent(window.windowHandle(), event)
    assert window.preflight.isVisible()
    assert window.rundown.isHidden()
    looked(qtbot, desk, before + 1)
    qtbot.keyClick(window, Key.Key_Space)
    assert desk.asked == [c.Go("s1-five")]
    qtbot.keyClick(window, Key.Key_F)
    assert window.preflight.isHidden()
    assert window.rundown.isVisible()


def test_preview_and_preflight_take_turns_in_one_place(live, qtbot):
    window = live.window
    shown = (window.rundown, window.large, window.preflight)
    for key, expected in ((Key.Key_V, 1), (Key.Key_F, 2), (Key.Key_V, 1), (Key.Key_V, 0)):
        qtbot.keyClick(window, key)
        assert [part.isVisible() for part in shown] == [n == expected for n in range(3)]


def test_each_finding_has_a_shape_a_word_and_a_sentence_with_what_to_do(desk, qtbot):
    desk.checks.findings = ALL
    desk.draw(keynote())
    qtbot.keyClick(desk.window, Key.Key_F)
    qtbot.waitUntil(lambda: len(rows(desk.window)) == len(ALL))
    (missing, cross), (silent, diamond), (_, dash), (_, check) = rows(desk.window)
    assert (cross, diamond, dash, check) == (Mark.CROSS, Mark.DIAMOND, Mark.DASH, Mark.CHECK)
    assert "OBS has no scene “Podum”. Add or rename it" in missing
    assert "“Podium” meant?" in missing
    assert missing.endswith("Cues: a, b.")
    assert silent == "“Mic” is silent. Speak into it and look again."
    page = desk.window.preflight
    assert page.word.text() == "not ready"
    assert page.summary.text() == "Not ready: 1 · to look at: 1 · not checked: 1 · ready: 1"


def test_it_looks_by_itself_when_the_first_try_of_an_obs_has_failed(desk, qtbot):
    absent = SwitcherSeen(PROGRAM, Link.CONNECTING, Trouble("nobody-listens"))
    desk.draw(replace(keynote(), switchers={PROGRAM: absent}))
    looked(qtbot, desk, 1)


def test_it_looks_by_itself_once_every_obs_is_there_or_will_not_be(desk, qtbot):
    desk.checks.findings = ALL
    desk.draw(connected(Link.CONNECTING))
    desk.draw(connected(Link.READY, venue=Link.SYNCING))
    assert desk.checks.looks == 0
    desk.draw(connected(Link.READY, venue=Link.OFF))
    looked(qtbot, desk, 1)
    bar = desk.window.preflight.bar
    assert bar.isVisible()
    assert bar.words.text() == "Not ready: 1 · to look at: 1"
    desk.draw(connected())
    assert desk.checks.looks == 1
    qtbot.mouseClick(bar.show_button, Qt.MouseButton.LeftButton)
    assert desk.window.preflight.isVisible()
    assert bar.isHidden()


def test_a_light_among_the_devices_tells_how_it_stands_and_opens_the_page(desk, qtbot):
    desk.checks.findings = (SILENT, FINE)
    light = desk.window.preflight.light
    assert light.text() == "Preflight · F"
    desk.draw(connected())
    looked(qtbot, desk, 1)
    assert (light.text(), light.look.mark) == ("Preflight: to look at · F", Mark.DIAMOND)
    qtbot.mousePress(light, Qt.MouseButton.LeftButton)
    assert desk.window.preflight.isVisible()


@pytest.mark.parametrize("findings", [(FINE,), (UNKNOWN, FINE), ()])
def test_a_look_that_finds_nothing_to_do_says_nothing(desk, qtbot, findings):
    desk.checks.findings = findings
    desk.draw(connected())
    looked(qtbot, desk, 1)
    assert desk.window.preflight.bar.isHidden()


def test_go_never_waits_for_a_look(desk, qtbot):
    looking, done = threading.Event(), threading.Event()
    threads = []

    def look():
        threads.append(threading.current_thread())
        looking.set()
        done.wait(10)
        return ALL

    desk.checks.look = look
    desk.draw(connected())
    assert looking.wait(10)
    qtbot.keyClick(desk.window, Key.Key_Space)
    assert desk.asked == [c.Go("s1-five")]
    qtbot.keyClick(desk.window, Key.Key_F)
    assert desk.window.preflight.word.text() == "looking"
    done.set()
    qtbot.waitUntil(lambda: len(threads) == 2 and not desk.window.preflight.run.running)
    assert threading.main_thread() not in threads
    assert len(rows(desk.window)) == len(ALL)


def test_what_is_missing_is_made_only_by_a_button_that_is_held_down(desk, qtbot):
    desk.checks.findings = ALL
    desk.checks.made = (SetUp(PROGRAM, ("Podum",), ("Mic",), ("Stinger",)),)
    desk.draw(connected())
    qtbot.keyClick(desk.window, Key.Key_F)
    page = desk.window.preflight
    qtbot.waitUntil(page.make.isEnabled)
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    assert desk.checks.makes == 0
    before = desk.checks.looks
    qtbot.mousePress(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.checks.makes == 1, timeout=HOLD_MS * 5)
    qtbot.mouseRelease(page.make, Qt.MouseButton.LeftButton)
    looked(qtbot, desk, before + 1)
    assert page.told.text() == (
        "program: scenes made: “Podum”; inputs made: “Mic”; only a hand in OBS can add: “Stinger”"
    )


def test_with_nothing_missing_there_is_nothing_to_make(desk, qtbot):
    desk.checks.findings = (SILENT, FINE)
    desk.draw(connected())
    qtbot.keyClick(desk.window, Key.Key_F)
    qtbot.waitUntil(lambda: len(rows(desk.window)) == 2)
    assert not desk.window.preflight.make.isEnabled()


def test_none_of_it_takes_the_keyboard(desk, qtbot):
    desk.checks.findings = ALL
    desk.draw(snapshot())
    qtbot.keyClick(desk.window, Key.Key_F)
    page = desk.window.preflight
    qtbot.waitUntil(lambda: len(rows(desk.window)) == len(ALL))
    for button in (page.again, page.make, page.bar.show_button, page.bar.later):
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    before = desk.checks.looks
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    looked(qtbot, desk, before + 1)
    qtbot.mouseClick(page.leave, Qt.MouseButton.LeftButton)
    assert page.isHidden()
    qtbot.keyClick(desk.window, Key.Key_H)
    assert desk.asked


def test_a_window_that_closes_during_a_look_hears_no_more_of_it(desk, qtbot):
    looking, done = threading.Event(), threading.Event()

    def look():
        looking.set()
        done.wait(10)
        return ALL

    desk.checks.look = look
    desk.draw(connected())
    assert looking.wait(10)
    run = desk.window.preflight.run
    heard = []
    run.looked.connect(heard.append)
    threading.Timer(0.05, done.set).start()
    run.stop()
    QApplication.processEvents()
    assert heard == []
