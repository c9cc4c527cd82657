"""The rundown keeps the show in sight, and follows only when the show moves."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt

from eventdesk.domain import commands as c
from eventdesk.ui.rundown_cells import Column
from support.snapshots import long_sheet, snapshot


@pytest.fixture
def long_show(desk):
    desk.draw(snapshot(long_sheet(1000), on_air="c0", standby="c1"))
    return desk


def in_sight(view, cue):
    index = view.rundown.index(view.rundown.row_of(cue), 0)
    return view.viewport().rect().contains(view.visualRect(index))


def at(shot, on_air, standby):
    cue = shot.sheet.cue(on_air)
    state = replace(shot.state, on_air=replace(shot.state.on_air, cue=cue), standby=standby)
    return replace(shot, state=state)


@pytest.mark.parametrize("place", [1, 20, 500, 998])
def test_the_cue_on_air_and_the_standby_cue_are_in_sight(long_show, place):
    shot = long_show.window.snapshot
    long_show.draw(at(shot, f"c{place}", f"c{place + 1}"))
    assert in_sight(long_show.window.rundown, f"c{place}")
    assert in_sight(long_show.window.rundown, f"c{place + 1}")


def test_the_standby_cue_wins_when_both_do_not_fit(long_show):
    long_show.draw(at(long_show.window.snapshot, "c10", "c900"))
    assert in_sight(long_show.window.rundown, "c900")


def test_a_tick_leaves_alone_whoever_looks_further_down(long_show):
    view = long_show.window.rundown
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    there = view.verticalScrollBar().value()
    long_show.draw(replace(long_show.window.snapshot))
    assert view.verticalScrollBar().value() == there


def test_a_smaller_window_still_shows_where_the_show_is(long_show, qtbot):
    long_show.draw(at(long_show.window.snapshot, "c500", "c501"))
    long_show.window.resize(960, 540)
    qtbot.waitUntil(lambda: in_sight(long_show.window.rundown, "c501"))


def test_a_double_click_asks_for_the_standby(live, qtbot):
    view = live.window.rundown
    cell = view.visualRect(view.rundown.index(view.rundown.row_of("s1-six"), Column.TITLE))
    middle = QPoint(cell.left() + 20, cell.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert live.asked == []
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert live.asked == [c.SetStandby("s1-six")]


def test_a_double_click_on_a_session_asks_nothing(live, qtbot):
    view = live.window.rundown
    cell = view.visualRect(view.rundown.index(4, Column.TITLE))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert live.asked == []
