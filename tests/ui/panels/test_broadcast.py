"""The broadcast panel: what is wanted and what is seen are never the same light."""

import pytest
from PySide6.QtCore import Qt

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Trouble
from eventdesk.ui.panels.broadcast import BroadcastPanel, next_stage
from support.snapshots import keynote, long_sheet, snapshot


@pytest.fixture
def panel(qtbot, dressed):
    made = BroadcastPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def at(stage, wanted=None, **seen):
    return keynote(
        broadcast=BroadcastSeen(Service.OK, stage, **seen),
        broadcast_wanted=stage if wanted is None else wanted,
    )


def test_asking_for_live_does_not_show_live(panel):
    panel.draw(at(Stage.PREVIEW, Stage.LIVE))
    assert panel.seen.text() == "Preview, LIVE asked"
    assert panel.buttons[Stage.LIVE].text() == "… Go live"


def test_a_change_under_way_shows_where_from_and_where_to(panel):
    panel.draw(at(Stage.PREVIEW, Stage.LIVE, moving_to=Stage.LIVE))
    assert panel.seen.text() == "Preview → LIVE"


def test_live_is_shown_when_youtube_says_so(panel):
    panel.draw(at(Stage.LIVE))
    assert panel.seen.text() == "LIVE"
    assert panel.buttons[Stage.LIVE].text() == "✓ Go live"


def test_the_stream_s_arrival_and_its_quality_are_two_lights(panel):
    panel.draw(at(Stage.LIVE, ingest="active", health="bad"))
    assert (panel.ingest.text(), panel.health.text()) == ("receiving", "bad")


def test_a_status_that_is_not_known_is_shown_as_it_came(panel):
    panel.draw(at(Stage.LIVE, ingest="sideways"))
    assert panel.ingest.text() == "sideways"


def test_a_trouble_is_told_in_words_and_issues_with_it(panel):
    panel.draw(at(Stage.PREVIEW, trouble=Trouble("errorStreamInactive"), issues=("gopSizeLong",)))
    assert "receives no picture" in panel.trouble.text()
    assert "keyframe interval" in panel.issues.text()


@pytest.mark.parametrize(
    ("stage", "enabled"),
    [
        (Stage.NONE, {Stage.SCHEDULED, Stage.PREVIEW, Stage.LIVE}),
        (Stage.SCHEDULED, {Stage.PREVIEW, Stage.LIVE}),
        (Stage.PREVIEW, {Stage.LIVE, Stage.ENDED}),
        (Stage.LIVE, {Stage.ENDED}),
        (Stage.ENDED, set()),
    ],
)
def test_only_stages_that_can_be_asked_for_have_a_button_to_press(panel, stage, enabled):
    panel.draw(at(stage))
    assert {which for which, button in panel.buttons.items() if button.isEnabled()} == enabled


@pytest.mark.parametrize("stage", [Stage.LIVE, Stage.ENDED])
def test_a_click_neither_goes_live_nor_ends(desk, qtbot, stage):
    desk.draw(at(Stage.PREVIEW))
    qtbot.mouseClick(desk.window.broadcast.buttons[stage], Qt.MouseButton.LeftButton)
    assert desk.asked == []


def test_holding_the_button_goes_live(desk, qtbot):
    desk.draw(at(Stage.PREVIEW))
    button = desk.window.broadcast.buttons[Stage.LIVE]
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.asked == [c.AskBroadcast(Stage.LIVE)], timeout=5000)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_click_schedules(desk, qtbot):
    desk.draw(at(Stage.NONE))
    qtbot.mouseClick(desk.window.broadcast.buttons[Stage.SCHEDULED], Qt.MouseButton.LeftButton)
    assert desk.asked == [c.AskBroadcast(Stage.SCHEDULED)]


def test_a_local_show_says_that_it_is_one(panel):
    panel.draw(snapshot(long_sheet(5)))
    assert "local" in panel.url.text()
    assert not any(button.isEnabled() for button in panel.buttons.values())
    assert panel.next is None


def test_without_youtube_the_desk_is_calm(panel):
    panel.draw(snapshot())
    assert panel.service.text() == "not set up"
    assert "runs without it" in panel.url.text()


def test_a_sheet_without_preview_goes_from_scheduled_to_live():
    shot = at(Stage.SCHEDULED)
    assert next_stage(shot) is Stage.PREVIEW
    object.__setattr__(shot.sheet.broadcast, "preview", False)
    assert next_stage(shot) is Stage.LIVE
