"""The health badges, the message line and the scene pictures."""

import pytest
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.broadcast import BroadcastSeen, Service, Trouble
from eventdesk.domain.commands import Refusal
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Notice
from eventdesk.domain.switcher import Link, StreamState, SwitcherSeen
from eventdesk.ui.panels.scene_picture import STALE_AFTER, ScenePicture
from eventdesk.ui.picture_feed import Picture
from support.snapshots import START, keynote, long_sheet, ready, snapshot


def badge(desk, seen):
    desk.draw(keynote(switchers={seen.output: seen}))
    return desk.window.health.outputs[seen.output]


@pytest.mark.parametrize("link", [link for link in Link if link is not Link.READY])
def test_an_obs_that_is_not_there_says_how(live, link):
    words = badge(live, SwitcherSeen(PROGRAM, link)).text()
    assert words.startswith("program: ")
    assert "ready" not in words.split(" · ")[0]


def test_an_obs_that_is_not_reached_says_why_in_two_words_and_what_to_do_in_the_tip(live):
    shown = badge(live, SwitcherSeen(PROGRAM, Link.CONNECTING, Trouble("nobody-listens")))
    assert shown.text() == "program: OBS not running"
    assert "WebSocket Server Settings" in shown.toolTip()


def test_a_ready_obs_says_what_it_does(live):
    seen = ready(stream=StreamState.RECONNECTING)
    assert badge(live, seen).text() == "program: ready · 30 fps · recording · reconnecting"


def test_a_disk_that_fills_up_is_told_and_looks_like_trouble(live):
    shown = badge(live, ready(disk_free_mib=500.0))
    assert "disk nearly full: 500 MiB" in shown.text()
    assert shown.look != badge(live, ready()).look


def test_a_trouble_is_in_the_tip_with_the_address_and_no_password(live):
    seen = SwitcherSeen(PROGRAM, Link.CONNECTING, Trouble("unreachable"), address="127.0.0.1:4455")
    tip = badge(live, seen).toolTip()
    assert "127.0.0.1:4455" in tip
    assert "cannot be reached" in tip


def test_every_output_of_the_sheet_has_a_badge_before_any_was_seen(desk):
    desk.draw(snapshot())
    texts = {name: each.text() for name, each in desk.window.health.outputs.items()}
    assert texts == {PROGRAM: "program: not set up", "venue": "venue: not set up"}


def test_youtube_has_a_badge_only_where_it_matters(desk):
    desk.draw(snapshot(long_sheet(5)))
    assert desk.window.health.youtube.isHidden()
    desk.draw(keynote(broadcast=BroadcastSeen(Service.BLOCKED)))
    assert desk.window.health.youtube.text() == "YouTube: needs you"


def refusal(number, code="guard"):
    return Notice(number, code, "", START, Refusal(code))


def test_a_refusal_flashes_in_words_with_its_time(live):
    live.draw(keynote(notice=refusal(1, "nothing-shown")))
    message = live.window.message
    assert message.badge.text() == "REFUSED"
    assert message.words.text() == "No lower third is on air."
    assert message.when.text() == "09:00:00"
    assert message.flashing
    assert not live.window.go.flashing


def test_a_refused_go_flashes_on_its_button_and_then_calms_down(live, qtbot):
    live.draw(keynote(notice=refusal(1)))
    assert live.window.go.flashing
    qtbot.waitUntil(lambda: not live.window.go.flashing and not live.window.message.flashing)
    assert "Too soon" in live.window.message.words.text()


def test_the_same_notice_in_the_next_snapshot_does_not_flash_again(live, qtbot):
    live.draw(keynote(notice=refusal(1)))
    qtbot.waitUntil(lambda: not live.window.go.flashing)
    live.draw(keynote(notice=refusal(1)))
    assert not live.window.go.flashing


def test_the_same_refusal_once_more_flashes_once_more(live, qtbot):
    live.draw(keynote(notice=refusal(1)))
    qtbot.waitUntil(lambda: not live.window.go.flashing)
    live.draw(keynote(notice=refusal(2)))
    assert live.window.go.flashing
    assert live.window.message.flashing


def test_a_notice_that_is_no_refusal_is_called_otherwise(live):
    live.draw(keynote(notice=Notice(1, "bug", "KeyError: 'x'", START)))
    assert live.window.message.badge.text() == "NOTICE"


@pytest.fixture
def picture(qtbot, dressed):
    made = ScenePicture("Scene preview")
    qtbot.addWidget(made)
    made.resize(240, 160)
    made.set_scene("Podium")
    made.show()
    return made


def shot(scene="Podium", at=10.0):
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    return Picture(scene, image, at)


def drawn(picture):
    """The colour in a corner of the picture that no words are written over."""
    return QColor(picture.grab().toImage().pixel(20, 40)).name()


def test_a_picture_of_its_scene_is_drawn(picture):
    assert drawn(picture) != "#336699"
    picture.show_picture(shot())
    assert drawn(picture) == "#336699"


def test_a_picture_of_another_scene_is_not(picture):
    picture.show_picture(shot("Break"))
    assert not picture.has_picture
    assert drawn(picture) != "#336699"


def test_another_scene_takes_the_old_picture_away_at_once(picture):
    picture.show_picture(shot())
    picture.set_scene("Break")
    assert not picture.has_picture


def test_a_picture_is_marked_when_it_is_older_than_two_seconds(picture):
    assert STALE_AFTER == 2.0
    picture.show_picture(shot(at=10.0))
    picture.grow_old(12.0)
    assert not picture.stale
    picture.grow_old(12.1)
    assert picture.stale
    assert drawn(picture) != "#336699"
    picture.show_picture(shot(at=12.2))
    assert not picture.stale
    assert drawn(picture) == "#336699"
