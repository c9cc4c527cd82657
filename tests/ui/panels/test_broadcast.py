"""The broadcast panel: what is wanted and what is seen are never the same light."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Trouble, Words
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.show import Aired, BroadcastRecord
from eventdesk.domain.text import Text
from eventdesk.ui.panels.broadcast import BroadcastPanel, next_stage
from support.snapshots import START, demo_sheet, keynote, long_sheet, snapshot


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
    plan = replace(shot.sheet.broadcast, preview=False)
    shot = replace(shot, sheet=replace(shot.sheet, broadcast=plan))
    assert next_stage(shot) is Stage.LIVE


def test_how_long_it_is_live_who_watches_and_the_quota_are_facts(panel):
    panel.draw(
        at(
            Stage.LIVE,
            live_since=START,
            viewers=1234,
            quota_left=7300,
            quota_predicted=2650,
        )
    )
    text = panel.facts.text()
    assert text.startswith("live 47:12 · 1,234 watching")
    assert "7,300" in text
    assert "2,650" in text


def test_what_is_not_told_is_not_shown(panel):
    panel.draw(at(Stage.PREVIEW))
    assert panel.facts.text() == ""
    assert panel.facts.isHidden()


def test_the_link_is_copied_with_a_press(panel, qtbot, qapp):
    panel.draw(at(Stage.SCHEDULED, id="abcDEF12345"))
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "https://youtu.be/abcDEF12345"
    panel.draw(at(Stage.NONE))
    assert panel.copy.isHidden()


HELD = {"held_by": "healthBad", "trouble": Trouble("healthBad")}


def test_what_holds_it_back_is_told_and_the_button_offers_to_overrule(panel):
    panel.draw(at(Stage.PREVIEW, Stage.LIVE, **HELD))
    assert "Held back from live" in panel.trouble.text()
    button = panel.buttons[Stage.LIVE]
    assert (button.text(), button.isEnabled(), button.must_hold) == ("Live anyway", True, True)
    assert panel.next is Stage.LIVE


def test_live_anyway_has_to_be_held(desk, qtbot):
    desk.draw(at(Stage.PREVIEW, Stage.LIVE, **HELD))
    button = desk.window.broadcast.buttons[Stage.LIVE]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.asked == []
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.asked == [c.ForceLive()], timeout=5000)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_lost_stream_is_loud_from_the_preview_to_the_end(desk):
    lost = {"trouble": Trouble("ingestLost")}
    desk.draw(at(Stage.LIVE, **lost))
    bar = desk.window.youtube
    assert not bar.isHidden()
    assert "no longer receives" in bar.words.text()
    assert bar.badge.text() == "YOUTUBE, LIVE"
    desk.draw(at(Stage.LIVE))
    assert bar.isHidden()
    desk.draw(at(Stage.LIVE, Stage.ENDED, **lost))
    assert bar.isHidden()
    desk.draw(at(Stage.LIVE, trouble=Trouble("thumbnailMissing", "a.png")))
    assert bar.isHidden()


# Chapters


def over(**record):
    """The demo after its broadcast, with three chapters on air from the beginning."""
    plan = demo_sheet()
    aired = tuple(
        Aired(cue, take, START + timedelta(minutes=10 * take))
        for take, cue in enumerate(one for one in plan.cues if one.chapter)
    )
    times = {"began": START, "ended": START + timedelta(hours=2)}
    return snapshot(
        plan,
        state={
            "aired": aired[:3],
            "broadcast": Stage.ENDED,
            "records": {"": BroadcastRecord(**times, **record)},
        },
        broadcast=BroadcastSeen(Service.OK, Stage.ENDED, id="abcDEF12345"),
        broadcast_wanted=Stage.ENDED,
    )


LINES = chapter_lines(over().state)


def test_chapters_are_shown_before_they_are_sent(desk, qtbot):
    desk.draw(over())
    box = desk.window.broadcast.chapters
    assert box.isVisible()
    assert box.preview.text().splitlines() == list(LINES)
    assert len(LINES) == 3
    assert desk.asked == []
    qtbot.mouseClick(box.button, Qt.MouseButton.LeftButton)
    assert desk.asked == [c.SendChapters(LINES)]


def test_after_the_end_b_writes_the_chapters_once(desk, qtbot):
    desk.draw(over())
    qtbot.keyClick(desk.window, Qt.Key.Key_B)
    assert desk.asked == [c.SendChapters(LINES)]
    desk.draw(over(chapters=LINES))
    qtbot.keyClick(desk.window, Qt.Key.Key_B)
    assert desk.asked == [c.SendChapters(LINES)]


@pytest.mark.parametrize(
    ("record", "word", "previewed"),
    [
        ({}, "Write to YouTube", True),
        ({"chapters": LINES}, "… Being written", True),
        ({"chapters": LINES, "written": True}, "✓ Written to YouTube", False),
    ],
)
def test_chapters_say_how_far_they_are(panel, record, word, previewed):
    panel.draw(over(**record))
    box = panel.chapters
    assert box.button.text() == word
    assert box.button.isEnabled() is (not record)
    assert box.preview.isHidden() is not previewed


def test_chapters_are_not_offered_before_the_end_was_seen(panel):
    shot = over()
    panel.draw(replace(shot, broadcast=BroadcastSeen(Service.OK, Stage.LIVE, id="x")))
    assert panel.chapters.isHidden()
    panel.draw(shot)
    assert not panel.chapters.isHidden()


def edited(stage=Stage.LIVE, **fields):
    """The sheet was edited after the broadcast got its words."""
    drawn = at(stage, id="x")
    plan = drawn.sheet.broadcast
    sheet = replace(drawn.sheet, broadcast=replace(plan, **fields))
    record = BroadcastRecord(words=Words(plan.title, plan.description))
    state = replace(drawn.state, sheet=sheet, broadcast=stage, records={"": record})
    return replace(drawn, sheet=sheet, state=state)


def test_a_title_that_was_edited_on_air_is_asked_about(desk, qtbot):
    desk.draw(edited(title=Text((("en", "Better"),))))
    box = desk.window.broadcast.edited
    assert box.words.text() == "New title in the sheet: Better"
    assert desk.asked == []
    qtbot.mouseClick(box.button, Qt.MouseButton.LeftButton)
    assert desk.asked == [c.SendWords()]
    qtbot.keyClick(desk.window, Qt.Key.Key_Space)
    assert isinstance(desk.asked[-1], c.Go)


def test_an_edited_description_is_asked_about_and_nothing_else(panel):
    panel.draw(edited(description=Text((("en", "More"),))))
    assert panel.edited.words.text() == "The sheet's description was edited"
    panel.draw(edited())
    assert panel.edited.isHidden()
    panel.draw(edited(Stage.SCHEDULED, title=Text((("en", "Better"),))))
    assert panel.edited.isHidden()
