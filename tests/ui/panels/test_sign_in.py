"""Signing in, inside the desk: there while it is needed, and never in the keyboard's way."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Trouble
from eventdesk.domain.sign_in import ChannelSeen, SigningIn
from eventdesk.domain.sign_in import SigningInPhase as Phase
from eventdesk.ui.panels import sign_in
from support.snapshots import keynote

ADDRESS = "https://accounts.example.test/o/oauth2/auth?state=1"
CHANNEL = ChannelSeen("UC1", "KIMM & Daejeon", "https://picture.example.test/x.png")
SIGNED_OUT = BroadcastSeen(Service.SIGNED_OUT, trouble=Trouble("notSignedIn"))


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the browser was given."""
    addresses = []
    monkeypatch.setattr(sign_in, "open_page", addresses.append)
    return addresses


@pytest.fixture
def box(desk, opened):
    made = desk.window.broadcast.sign_in
    made.asks = []
    for name in ("asked", "another", "cancelled"):
        getattr(made, name).connect(lambda name=name: made.asks.append(name))
    made.chosen.connect(made.asks.append)
    desk.draw(keynote(broadcast=SIGNED_OUT))
    return made


def give(qtbot, box, **fields):
    with qtbot.waitSignal(box.newest.changed):
        box.newest.put(SigningIn(**fields))


def press(qtbot, button):
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("seen", "there"),
    [
        (SIGNED_OUT, True),
        (BroadcastSeen(Service.SIGNED_OUT, trouble=Trouble("invalid_grant")), True),
        (BroadcastSeen(Service.BLOCKED, trouble=Trouble("wrongChannel", "Two")), True),
        (BroadcastSeen(Service.BLOCKED, trouble=Trouble("liveStreamingNotEnabled")), False),
        (BroadcastSeen(Service.OK), False),
        (BroadcastSeen(Service.OFF), False),
    ],
)
def test_it_is_there_while_somebody_has_to_sign_in(desk, box, seen, there):
    desk.draw(keynote(broadcast=seen))
    assert box.isVisible() is there


def test_a_rehearsal_has_nothing_to_sign_in_to(desk, box):
    desk.draw(replace(keynote(broadcast=SIGNED_OUT), rehearsal=True))
    assert not box.isVisible()


def test_a_press_begins_and_the_browser_is_opened_once(qtbot, box, opened):
    press(qtbot, box.begin)
    assert box.asks == ["asked"]
    give(qtbot, box, phase=Phase.OPENING)
    give(qtbot, box, phase=Phase.WAITING, address=ADDRESS)
    give(qtbot, box, phase=Phase.WAITING, address=ADDRESS)
    assert opened == [ADDRESS]
    assert not box.begin.isVisible()
    press(qtbot, box.copy)
    assert QGuiApplication.clipboard().text() == ADDRESS
    press(qtbot, box.cancel)
    assert box.asks[-1] == "cancelled"


def test_space_is_go_all_the_while(qtbot, desk, box):
    for fields in (
        {},
        {"phase": Phase.WAITING, "address": ADDRESS},
        {"phase": Phase.CHOOSING, "channels": (CHANNEL,)},
        {"phase": Phase.DONE, "channel": CHANNEL},
    ):
        give(qtbot, box, **fields)
        buttons = (box.begin, box.cancel, box.other, *box.channels)
        for button in filter(lambda each: each.isVisible(), buttons):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(desk.window, Qt.Key.Key_Space)
        assert isinstance(desk.asked.pop(), c.Go)


def png():
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(88, 88, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_the_channel_s_name_and_picture_are_shown_until_they_were_read(qtbot, desk, box):
    give(qtbot, box, phase=Phase.DONE, channel=CHANNEL)
    assert box.words.text() == "Signed in: KIMM & Daejeon"
    assert not box.picture.isVisible()
    give(qtbot, box, phase=Phase.DONE, channel=CHANNEL, picture=png())
    assert box.picture.isVisible()
    desk.draw(keynote(broadcast=BroadcastSeen(Service.OK)))
    assert box.isVisible()
    press(qtbot, box.close_box)
    assert not box.isVisible()


def test_a_picture_that_is_none_is_not_shown(qtbot, box):
    give(qtbot, box, phase=Phase.DONE, channel=CHANNEL, picture=b"<html>")
    assert not box.picture.isVisible()


def test_without_a_keyring_it_says_how_long_it_lasts(qtbot, box):
    give(qtbot, box, phase=Phase.DONE, channel=CHANNEL, kept=False)
    assert "no keyring" in box.words.text()
    assert "KIMM & Daejeon" in box.words.text()


def test_several_channels_are_to_choose_from(qtbot, box):
    two = ChannelSeen("UC2", "KIMM & Daejeon")
    give(qtbot, box, phase=Phase.CHOOSING, channels=(CHANNEL, two))
    assert [button.text() for button in box.channels] == ["KIMM && Daejeon"] * 2
    press(qtbot, box.channels[1])
    assert box.asks == ["UC2"]
    press(qtbot, box.other)
    assert box.asks[-1] == "another"
    give(qtbot, box)
    assert box.channels == []


def test_what_went_wrong_is_said_and_it_can_be_tried_again(qtbot, box):
    give(qtbot, box, phase=Phase.FAILED, trouble=Trouble("wrongChannel", "Two (UC2)"))
    assert "Two (UC2)" in box.words.text()
    press(qtbot, box.begin)
    assert box.asks == ["asked"]
