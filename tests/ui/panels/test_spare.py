"""The spare in the desk: its line, the hold that takes it, and what there is to post."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, StreamTarget, Trouble
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.secret import Secret
from eventdesk.domain.show import BroadcastRecord
from eventdesk.domain.text import Text
from eventdesk.ui.panels.broadcast import next_stage
from support.snapshots import START, demo_sheet, keynote

KEY, SPARE_KEY = (StreamTarget("rtmp://in", Secret(key)) for key in ("key", "spare"))
OLD = BroadcastSeen(Service.OK, Stage.LIVE, id="old", ingest="active", health="good", target=KEY)
SPARE = BroadcastSeen(Service.OK, Stage.SCHEDULED, id="new", target=SPARE_KEY, name="/spare")
SHEET = demo_sheet()
SHEET = replace(SHEET, broadcast=replace(SHEET.broadcast, spare=True))


def shot(old=OLD, spare=SPARE, *, left=None, sheet=SHEET, asked=Stage.LIVE):
    """The demo live with a spare, before the move or ``left`` then."""
    records = {
        "": BroadcastRecord("old", Stage.LIVE, left=left),
        "/spare": BroadcastRecord("new", spare.stage),
    }
    return keynote(
        sheet=sheet,
        state={"broadcast": asked, "records": records},
        broadcast=spare if left else old,
        broadcasts={"": old, "/spare": spare},
        broadcast_wanted=asked,
    )


def hold(button, qtbot, until):
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(until, timeout=5000)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_spare_has_a_line_of_its_own_beside_the_broadcast_s(desk):
    desk.draw(shot())
    (spare,) = [line for line in desk.window.broadcast.lines.lines if line.isVisible()]
    assert (spare.name.text(), spare.stage.text()) == ("Spare", "ready")
    assert spare.ingest.isHidden()


def test_without_a_spare_there_are_no_lines_and_no_switch(desk):
    desk.draw(keynote())
    assert desk.window.broadcast.lines.isHidden()
    desk.draw(shot())
    desk.draw(keynote())
    assert desk.window.broadcast.lines.isHidden()


@pytest.mark.parametrize(
    "spare",
    [
        replace(SPARE, target=None),
        BroadcastSeen(Service.OK, name="/spare"),
        replace(SPARE, stage=Stage.ENDED),
    ],
)
def test_one_that_is_not_ready_says_so_and_cannot_be_taken(desk, spare):
    desk.draw(shot(spare=spare))
    lines = desk.window.broadcast.lines
    assert lines.lines[0].stage.text() == "not ready"
    assert (lines.switch.isVisible(), lines.switch.isEnabled()) == (True, False)


def test_a_click_does_not_take_it_and_a_hold_does(desk, qtbot):
    desk.draw(shot())
    button = desk.window.broadcast.lines.switch
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.asked == []
    hold(button, qtbot, lambda: desk.asked == [c.TakeSpare("old")])


def test_a_lost_stream_offers_it_across_the_window(desk):
    lost = replace(OLD, trouble=Trouble("ingestLost"), ingest="inactive")
    desk.draw(shot(old=lost))
    bar = desk.window.youtube
    assert bar.isVisible()
    bar.switch.held.emit()
    assert desk.asked == [c.TakeSpare("old")]
    desk.draw(replace(shot(old=lost), sheet=demo_sheet(), state=keynote().state))
    assert bar.switch.isHidden()


@pytest.mark.parametrize("asked", [Stage.SCHEDULED, Stage.ENDED])
def test_before_the_preview_and_after_the_end_there_is_nothing_to_take(desk, asked):
    desk.draw(shot(asked=asked))
    assert desk.window.broadcast.lines.switch.isHidden()


LINK = "https://youtu.be/new"


def test_a_move_is_ticked_step_by_step_as_youtube_shows_it(desk):
    desk.draw(shot(left=START))
    bar = desk.window.moved
    assert bar.badge.text() == "MOVED TO THE SPARE"
    assert bar.words.text().splitlines()[0].count("…") == 4
    receiving = replace(SPARE, ingest="active")
    desk.draw(shot(left=START, spare=receiving))
    assert "✓ YouTube receives   … live" in bar.words.text()
    live = replace(receiving, stage=Stage.LIVE, readdressed=True)
    desk.draw(shot(replace(OLD, readdressed=True), live, left=START))
    assert "…" not in bar.words.text().splitlines()[0]
    (line,) = desk.window.broadcast.lines.lines
    assert (line.name.text(), line.stage.text()) == ("Left", "LIVE")
    assert desk.window.broadcast.lines.switch.isHidden()


def test_a_step_that_fails_says_why(desk):
    failed = replace(OLD, trouble=Trouble("wordsNotChanged", "Old"))
    desk.draw(shot(failed, left=START))
    assert "did not take the new words of “Old”" in desk.window.moved.words.text()


def test_the_link_and_the_sentence_to_post_are_copied(desk, qtbot, qapp):
    desk.draw(shot(left=START))
    bar = desk.window.moved
    qtbot.mouseClick(bar.copy_link, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == LINK
    qtbot.mouseClick(bar.copy_post, Qt.MouseButton.LeftButton)
    korean, english = qapp.clipboard().text().splitlines()
    assert korean.startswith("방송이 새 주소로 옮겨졌습니다.")
    assert korean.endswith(LINK)
    assert english.startswith("The broadcast has moved")
    assert english.endswith(LINK)


def test_what_was_posted_is_put_away(desk, qtbot):
    desk.draw(shot(left=START))
    qtbot.mouseClick(desk.window.moved.away, Qt.MouseButton.LeftButton)
    desk.draw(shot(left=START))
    assert desk.window.moved.isHidden()


# Several


def several(**changes):
    plans = [BroadcastPlan(Text(((tag, tag),)), name=tag, language=tag) for tag in ("ko", "en")]
    later = BroadcastPlan(Text((("ko", "오후"),)), name="pm", session="session-2", preview=False)
    sheet = replace(demo_sheet(), broadcast=plans[0], more_broadcasts=(plans[1], later))
    seen = {
        "ko": replace(OLD, name="ko", id="k"),
        "en": replace(OLD, name="en", id="e", ingest="inactive", health="noData"),
        "pm": BroadcastSeen(Service.OK, Stage.SCHEDULED, id="p", name="pm"),
    }
    values = {"state": {"broadcast": Stage.LIVE}, "broadcast_wanted": Stage.LIVE, **changes}
    return keynote(sheet=sheet, broadcast=seen["ko"], broadcasts=seen, **values)


def test_each_broadcast_is_seen_by_itself(desk):
    desk.draw(several())
    lines = desk.window.broadcast.lines.lines
    assert [line.name.text() for line in lines] == ["ko", "en", "pm"]
    assert [line.stage.text() for line in lines] == ["LIVE", "LIVE", "Scheduled"]
    assert [line.ingest.text() for line in lines[:2]] == ["receiving", "no signal"]
    assert [line.health.text() for line in lines[:2]] == ["good", "no data"]
    assert desk.window.broadcast.stream.isHidden()  # it is the first line's


def test_the_links_of_all_are_copied_with_their_titles(desk, qtbot, qapp):
    desk.draw(several())
    qtbot.mouseClick(desk.window.broadcast.copy, Qt.MouseButton.LeftButton)
    links = qapp.clipboard().text().splitlines()
    assert links == [f"https://youtu.be/{name}" for name in "kep"]


def test_after_the_end_of_one_the_buttons_are_the_next_one_s(desk):
    ended = several(state={"broadcast": Stage.ENDED}, broadcast_wanted=Stage.ENDED)
    ended = replace(ended, broadcast=replace(ended.broadcast, stage=Stage.ENDED))
    assert next_stage(ended) is Stage.LIVE  # its plan has no preview
    desk.draw(ended)
    enabled = {at for at, one in desk.window.broadcast.buttons.items() if one.isEnabled()}
    assert enabled == {Stage.PREVIEW, Stage.LIVE}


# The key


def test_shift_b_held_takes_the_spare_and_pressed_does_not(desk, qtbot):
    desk.draw(shot())
    window = desk.window
    qtbot.keyPress(window, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert window.broadcast.lines.switch.holding
    qtbot.waitUntil(lambda: desk.asked == [c.TakeSpare("old")], timeout=5000)
    qtbot.keyRelease(window, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        (keynote(), "no spare"),
        (shot(left=START), "taken over already"),
        (shot(spare=replace(SPARE, target=None)), "not ready"),
        (shot(asked=Stage.SCHEDULED), "between the preview and the end"),
    ],
)
def test_the_key_says_why_it_takes_none(desk, qtbot, snapshot, words):
    desk.draw(snapshot)
    qtbot.keyClick(desk.window, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert desk.asked == []
    assert words in desk.window.message.words.text()


def test_a_lost_stream_of_any_is_loud_and_says_whose(desk):
    shot = several()
    lost = replace(shot.broadcasts["en"], trouble=Trouble("ingestLost"))
    desk.draw(replace(shot, broadcasts={**shot.broadcasts, "en": lost}))
    assert desk.window.youtube.isVisible()
    assert desk.window.youtube.badge.text() == "YOUTUBE, LIVE · en"
    assert "no longer receives" in desk.window.broadcast.trouble.text()
