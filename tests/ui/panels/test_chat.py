"""The live chat: folded away at first, read without ever taking the keyboard."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, Trouble
from eventdesk.domain.chat import KEPT, ChatKind, ChatMessage, ChatRole, ChatSeen, ChatState
from support.snapshots import START, keynote


def message(number=1, text="안녕하세요 👋", author="김하늘", **more):
    at = START + timedelta(seconds=number)
    return ChatMessage(f"m{number}", author, text, at, **more)


def reading(*messages, **more):
    return ChatSeen(ChatState.READING, messages, **{"pause": 10.0, **more})


def showing(**seen):
    fields = {"service": Service.OK, "stage": Stage.LIVE, "id": "b1", **seen}
    return keynote(broadcast=BroadcastSeen(**fields))


@pytest.fixture
def chat(desk):
    """The chat of a desk whose broadcast is live, folded, and what it wanted."""
    panel = desk.window.broadcast.chat
    panel.asked = []
    panel.wanted.connect(panel.asked.append)
    desk.draw(showing())
    return panel


@pytest.fixture
def opened(qtbot, chat):
    qtbot.mouseClick(chat.toggle, Qt.MouseButton.LeftButton)
    return chat


def give(qtbot, panel, seen, broadcast="b1"):
    with qtbot.waitSignal(panel.newest.changed):
        panel.newest.put(replace(seen, broadcast=broadcast))
    return panel.text.toPlainText().splitlines()


def test_it_is_folded_away_and_wants_nothing(chat):
    assert not chat.isVisible()
    assert chat.asked == []


def test_a_press_opens_it_and_another_one_leaves_off(qtbot, opened):
    assert opened.isVisible()
    assert opened.asked == ["b1"]
    qtbot.mouseClick(opened.toggle, Qt.MouseButton.LeftButton)
    assert not opened.isVisible()
    assert opened.asked == ["b1", None]


def test_another_broadcast_is_followed_and_the_old_one_s_words_go(qtbot, desk, opened):
    give(qtbot, opened, reading(message()))
    desk.draw(showing(id="b2"))
    assert opened.asked == ["b1", "b2"]
    assert opened.text.toPlainText() == ""
    assert give(qtbot, opened, reading(message())) == []  # it was on its way
    assert give(qtbot, opened, reading(message(2, "새 방송")), "b2") == ["김하늘  새 방송"]


def test_a_show_without_a_broadcast_yet_says_so(desk, opened):
    desk.draw(showing(stage=Stage.NONE, id=None))
    assert opened.asked[-1] is None
    assert opened.state.text() == "no broadcast yet"


def test_an_ended_broadcast_s_chat_can_be_read_to_its_end(qtbot, desk, opened):
    give(qtbot, opened, reading(message()))
    desk.draw(showing(stage=Stage.ENDED))
    assert opened.asked == ["b1"]
    lines = give(qtbot, opened, ChatSeen(ChatState.ENDED, (message(),)))
    assert lines == ["김하늘  안녕하세요 👋"]
    assert opened.state.text() == "over"


def test_words_of_viewers_are_words_and_never_markup(qtbot, opened):
    lines = give(qtbot, opened, reading(message(text="<b>世界</b> <img src=x>")))
    assert lines == ["김하늘  <b>世界</b> <img src=x>"]


def test_who_speaks_and_what_was_paid_are_said_in_words(qtbot, opened):
    lines = give(
        qtbot,
        opened,
        reading(
            message(1, "화이팅", kind=ChatKind.SUPER_CHAT, amount="₩10,000"),
            message(2, "", kind=ChatKind.GIFTED, count=5),
            message(3, "Welcome", role=ChatRole.OWNER, author="KIMM"),
        ),
    )
    assert lines == [
        "김하늘  Super Chat ₩10,000  화이팅",
        "김하늘  gives 5 memberships away",
        "KIMM · channel  Welcome",
    ]


def test_what_was_taken_back_goes(qtbot, opened):
    give(qtbot, opened, reading(message(1), message(2, "지워질 말")))
    assert give(qtbot, opened, reading(message(1))) == ["김하늘  안녕하세요 👋"]


def test_a_full_chat_follows_its_end_unless_somebody_reads_back(qtbot, opened):
    full = tuple(message(n, f"{n}번째 말") for n in range(KEPT))
    give(qtbot, opened, reading(*full))
    bar = opened.text.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    turn_wheel(opened.text, 1200)
    before = bar.value()
    assert before < bar.maximum()
    give(qtbot, opened, reading(*full[1:], message(KEPT, "새 말")))
    assert bar.value() == before


def turn_wheel(widget, amount):
    at = QPointF(widget.viewport().rect().center())
    there = widget.viewport().mapToGlobal(at)
    nothing = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, there, QPoint(), QPoint(0, amount), *nothing, phase, False)
    QApplication.sendEvent(widget.viewport(), event)


def test_space_stays_the_go_wherever_in_the_chat_was_pressed(qtbot, desk, opened):
    give(qtbot, opened, reading(message()))
    for part in (opened.toggle, opened.text.viewport(), opened.state):
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
        qtbot.keyClick(desk.window, Qt.Key.Key_Space)
        assert isinstance(desk.asked.pop(), c.Go)
        if not opened.isVisible():
            qtbot.mouseClick(opened.toggle, Qt.MouseButton.LeftButton)
    assert not opened.text.hasFocus()


@pytest.mark.parametrize(
    ("seen", "state", "more"),
    [
        (reading(), "reading", "Read every 10 s"),
        (
            reading(pause=27.6, slowed=True),
            "reading",
            "Read every 28 s, slowed to save quota",
        ),
        (ChatSeen(ChatState.SAVING), "off, saving quota", "What is left of the day's quota"),
        (ChatSeen(ChatState.DISABLED), "switched off", "The chat is switched off"),
        (
            ChatSeen(ChatState.FAILING, trouble=Trouble("timeout")),
            "not read",
            "YouTube does not answer in time",
        ),
        (
            ChatSeen(ChatState.FAILING, trouble=Trouble("chatStopped")),
            "not read",
            "The desk itself failed",
        ),
    ],
)
def test_how_the_reading_goes_is_said(qtbot, opened, seen, state, more):
    give(qtbot, opened, seen)
    assert opened.state.text() == state
    assert opened.more.text().startswith(more)


def test_a_sheet_without_a_broadcast_has_no_chat_to_open(desk, chat):
    shown = showing()

    desk.draw(replace(shown, sheet=replace(shown.sheet, broadcast=None)))
    assert not chat.toggle.isVisible()


def test_it_fits_into_the_smallest_desk(qtbot, desk, opened):
    desk.window.resize(960, 540)
    give(qtbot, opened, reading(*(message(n) for n in range(30))))
    assert desk.window.width() == 960
    assert desk.window.height() == 540
