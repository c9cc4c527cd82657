"""Every key asks exactly its command, wherever the focus is; only a text field keeps letters."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Link, SwitcherSeen
from eventdesk.ui import hold_button
from eventdesk.ui.keys import HANGUL
from support.snapshots import keynote, snapshot

Key, Shift, Ctrl = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Pad, Plain = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.NoModifier
PANEL_ON_AIR = {"on_air": "s3-panel", "standby": "s3-close"}

MINUTE = timedelta(minutes=1)
KEYS = {
    "space": (Key.Key_Space, Plain, c.Go("s1-five")),
    "ctrl+z": (Key.Key_Z, Ctrl, c.TakeBack("s1-chung")),
    "up": (Key.Key_Up, Plain, c.SetStandby("s1-chung")),
    "down": (Key.Key_Down, Plain, c.SetStandby("s1-six")),
    "l": (Key.Key_L, Plain, c.HideLowerThird()),
    "1": (Key.Key_1, Plain, c.ShowLowerThird("chung", expecting="s1-chung")),
    "1 on the pad": (Key.Key_1, Pad, c.ShowLowerThird("chung", expecting="s1-chung")),
    "0": (Key.Key_0, Plain, c.ShowLowerThird(everyone=True, expecting="s1-chung")),
    "0 on the pad": (Key.Key_0, Pad, c.ShowLowerThird(everyone=True, expecting="s1-chung")),
    "n": (Key.Key_N, Plain, c.StepLowerThird(1, expecting="s1-chung")),
    "p": (Key.Key_P, Plain, c.StepLowerThird(-1, expecting="s1-chung")),
    "esc": (Key.Key_Escape, Plain, c.HideLowerThird(cut=True)),
    "h": (Key.Key_H, Plain, c.Hold()),
    "+": (Key.Key_Plus, Plain, c.AddTime(MINUTE)),
    "+ with shift": (Key.Key_Plus, Shift, c.AddTime(MINUTE)),
    "+ on the pad": (Key.Key_Plus, Pad, c.AddTime(MINUTE)),
    "-": (Key.Key_Minus, Plain, c.AddTime(-MINUTE)),
    "- on the pad": (Key.Key_Minus, Pad, c.AddTime(-MINUTE)),
    "s": (Key.Key_S, Plain, c.SkipCue("s1-five")),
    "a": (Key.Key_A, Plain, c.Adopt()),
    "r": (Key.Key_R, Plain, c.Return()),
    "i": (Key.Key_I, Plain, c.InstallOverlay()),
}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_asks_exactly_its_command(live, qtbot, key):
    pressed, modifiers, command = KEYS[key]
    qtbot.keyClick(live.window, pressed, modifiers)
    assert live.asked == [command]
    assert live.at == [live.clock.monotonic()]


def focus_holders(window):
    """A widget of each kind that might eat a key."""
    button = next(b for b in window.findChildren(QPushButton) if b.isVisible())
    return {
        "the table": window.rundown,
        "a button": button,
        "the GO button": window.go,
        "the desk": window.centralWidget(),
    }


@pytest.mark.parametrize("name", ["the table", "a button", "the GO button", "the desk"])
@pytest.mark.parametrize("key", ["space", "down", "1", "l"])
def test_no_focused_widget_eats_a_key(live, qtbot, name, key):
    focused = focus_holders(live.window)[name]
    focused.setFocus()
    assert QApplication.focusWidget() is focused
    pressed, modifiers, command = KEYS[key]
    qtbot.keyClick(focused, pressed, modifiers)
    assert live.asked == [command]


def held_down(widget, key, repeats):
    """What a keyboard sends while a key is held down: a press, then marked repeats."""
    for repeat in range(repeats + 1):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Plain, "", repeat > 0)
        QApplication.sendEvent(widget.windowHandle(), event)


HELD = [Key.Key_Space, Key.Key_Plus, Key.Key_L, Key.Key_S, Key.Key_H, Key.Key_N, Key.Key_P]


@pytest.mark.parametrize("key", HELD)
def test_a_key_held_down_asks_once(live, key):
    held_down(live.window, key, repeats=5)
    assert len(live.asked) == 1


def as_x11_sends_it(widget, kind, key, at):
    """A key event as it comes from the platform, at this time in milliseconds."""
    event = QKeyEvent(kind, key, Plain, "", False)
    event.setTimestamp(at)
    QApplication.sendEvent(widget.windowHandle(), event)


def raw_repeats(widget, key, times, gap):
    """A key that comes up and goes down again ``gap`` ms later, unmarked, some times over."""
    as_x11_sends_it(widget, QEvent.Type.KeyPress, key, 1000)
    for at in range(1600, 1600 + times * 40, 40):
        as_x11_sends_it(widget, QEvent.Type.KeyRelease, key, at)
        as_x11_sends_it(widget, QEvent.Type.KeyPress, key, at + gap)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Plus])
def test_a_held_key_asks_once_although_its_repeats_are_not_marked(live, key):
    """Under Xvfb a Space held for two seconds came as 23 presses of their own."""
    raw_repeats(live.window, key, times=10, gap=0)
    assert len(live.asked) == 1


def test_fingers_that_are_fast_are_still_counted(live):
    raw_repeats(live.window, Key.Key_Space, times=3, gap=20)
    assert live.asked == [c.Go("s1-five")] * 4


def test_an_unmarked_repeat_does_not_end_a_hold(desk, qtbot):
    desk.draw(scheduled(Stage.PREVIEW))
    raw_repeats(desk.window, Key.Key_B, times=3, gap=0)
    qtbot.waitUntil(lambda: desk.asked == [c.AskBroadcast(Stage.LIVE)], timeout=5000)
    as_x11_sends_it(desk.window, QEvent.Type.KeyRelease, Key.Key_B, 9000)


def test_an_arrow_held_down_keeps_stepping(live):
    held_down(live.window, Key.Key_Down, repeats=3)
    assert live.asked == [c.SetStandby("s1-six")] * 4


def test_go_takes_what_was_last_drawn_and_nothing_before_the_first_snapshot(desk, qtbot):
    qtbot.keyClick(desk.window, Key.Key_Space)
    desk.draw(snapshot(standby="o-welcome"))
    qtbot.keyClick(desk.window, Key.Key_Space)
    assert desk.asked == [c.Go(None), c.Go("o-welcome")]


def test_the_go_button_takes_when_it_goes_down(live, qtbot):
    qtbot.mousePress(live.window.go, Qt.MouseButton.LeftButton)
    assert live.asked == [c.Go("s1-five")]
    qtbot.mouseRelease(live.window.go, Qt.MouseButton.LeftButton)
    assert len(live.asked) == 1


def test_take_back_with_nothing_on_air_is_still_asked_so_that_its_refusal_is_kept(desk, qtbot):
    desk.draw(snapshot())
    qtbot.keyClick(desk.window, Key.Key_Z, Ctrl)
    assert desk.asked == [c.TakeBack(None)]


def test_down_passes_over_a_skipped_cue_and_shift_down_stops_at_it(desk, qtbot):
    desk.draw(snapshot(standby="o-welcome"))
    qtbot.keyClick(desk.window, Key.Key_Down)
    qtbot.keyClick(desk.window, Key.Key_Down, Shift)
    assert desk.asked == [c.SetStandby("s1-chung"), c.SetStandby("o-photo")]


def test_the_arrows_stop_at_the_ends_of_the_sheet(desk, qtbot):
    desk.draw(snapshot(standby="o-film"))
    qtbot.keyClick(desk.window, Key.Key_Up)
    desk.draw(snapshot(standby="s3-close"))
    qtbot.keyClick(desk.window, Key.Key_Down)
    assert desk.asked == []


def test_with_nothing_on_standby_down_chooses_the_cue_after_the_one_on_air(desk, qtbot):
    desk.draw(snapshot(on_air="s1-chung", state={"standby": None}))
    qtbot.keyClick(desk.window, Key.Key_Down)
    assert desk.asked == [c.SetStandby("s1-five")]


def test_s_puts_a_skipped_standby_cue_back(desk, qtbot):
    desk.draw(snapshot(standby="o-photo"))
    qtbot.keyClick(desk.window, Key.Key_S)
    assert desk.asked == [c.SkipCue("o-photo", skip=False)]


def test_s_with_nothing_on_standby_is_refused_on_the_screen(desk, qtbot):
    desk.draw(snapshot(state={"standby": None}))
    qtbot.keyClick(desk.window, Key.Key_S)
    assert desk.asked == []
    assert "Nothing is on standby" in desk.window.message.words.text()
    assert desk.window.message.flashing


def test_l_shows_the_name_when_none_is_shown(desk, qtbot):
    desk.draw(snapshot(on_air="s1-chung"))
    qtbot.keyClick(desk.window, Key.Key_L)
    assert desk.asked == [c.ShowLowerThird(expecting="s1-chung")]


def test_the_digits_name_the_seats_of_a_panel(desk, qtbot):
    desk.draw(snapshot(**PANEL_ON_AIR))
    for digit in (Key.Key_1, Key.Key_4, Key.Key_6):
        qtbot.keyClick(desk.window, digit)
    seats = ("chung", "go", "six")
    assert desk.asked == [c.ShowLowerThird(one, expecting="s3-panel") for one in seats]


def test_a_panel_s_keys_ask_for_everybody_the_next_and_the_previous_one(desk, qtbot):
    desk.draw(snapshot(**PANEL_ON_AIR))
    for key in (Key.Key_0, Key.Key_N, Key.Key_N, Key.Key_P):
        qtbot.keyClick(desk.window, key)
    assert desk.asked == [
        c.ShowLowerThird(everyone=True, expecting="s3-panel"),
        c.StepLowerThird(1, expecting="s3-panel"),
        c.StepLowerThird(1, expecting="s3-panel"),
        c.StepLowerThird(-1, expecting="s3-panel"),
    ]


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_N, Key.Key_P])
def test_a_panel_s_keys_with_nothing_on_air_are_asked_so_that_their_refusal_is_kept(
    desk, qtbot, key
):
    desk.draw(snapshot())
    qtbot.keyClick(desk.window, key)
    (command,) = desk.asked
    assert command.expecting is None


@pytest.mark.parametrize("pressed", [(Key.Key_G, "g"), (ord("ㅎ"), "ㅎ")], ids=["G", "ㅎ"])
def test_g_draws_the_safe_areas_and_asks_nothing(live, pressed):
    key, typed = pressed
    for shown in (True, False):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Plain, typed)
        QApplication.sendEvent(live.window.windowHandle(), event)
        assert live.window.standby.picture.guides is live.window.large.guides is shown
    assert live.asked == []


@pytest.mark.parametrize("pressed", [(Key.Key_V, "v"), (ord("ㅍ"), "ㅍ")], ids=["V", "ㅍ"])
def test_v_puts_the_preview_in_the_rundown_s_place_and_go_goes_on(live, qtbot, pressed):
    key, typed = pressed
    window = live.window
    for large in (True, False):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Plain, typed)
        QApplication.sendEvent(window.windowHandle(), event)
        assert (window.large.isVisible(), window.rundown.isVisible()) == (large, not large)
    qtbot.mousePress(window.standby.picture, Qt.MouseButton.LeftButton)
    assert window.large.isVisible()
    assert window.large.scene == window.standby.picture.scene
    qtbot.keyClick(window, Key.Key_Space)
    assert live.asked == [c.Go("s1-five")]


def test_no_two_keys_are_the_same_under_a_korean_finger():
    assert len(set(HANGUL.values())) == len(HANGUL)


def test_a_digit_without_a_seat_is_refused_on_the_screen(desk, qtbot):
    desk.draw(snapshot(**PANEL_ON_AIR))
    qtbot.keyClick(desk.window, Key.Key_7)
    assert desk.asked == []
    assert "no speaker in this seat" in desk.window.message.words.text()


def test_a_digit_with_nothing_on_air_is_asked_so_that_its_refusal_is_kept(desk, qtbot):
    desk.draw(snapshot())
    qtbot.keyClick(desk.window, Key.Key_1)
    assert desk.asked == [c.ShowLowerThird()]


def test_h_lets_a_held_clock_run(desk, qtbot):
    shot = keynote(air={"held_since": keynote().rundown.now})
    desk.draw(shot)
    qtbot.keyClick(desk.window, Key.Key_H)
    assert desk.asked == [c.Resume()]


@pytest.mark.parametrize("letter", HANGUL)
def test_a_korean_keyboard_in_hangul_does_the_same_under_the_same_finger(live, qtbot, letter):
    typed = HANGUL[letter]
    qtbot.keyClick(live.window, getattr(Key, f"Key_{letter}"))
    latin = list(live.asked)
    live.asked.clear()
    event = QKeyEvent(QEvent.Type.KeyPress, ord(typed), Plain, typed)
    QApplication.sendEvent(live.window.windowHandle(), event)
    assert live.asked == latin
    assert latin or letter in {"B", "G", "V", "F"}  # B is held here, the others ask nothing


def scheduled(stage):
    return keynote(broadcast=BroadcastSeen(Service.OK, stage), broadcast_wanted=stage)


@pytest.mark.parametrize(
    ("stage", "wanted"),
    [(Stage.NONE, Stage.SCHEDULED), (Stage.SCHEDULED, Stage.PREVIEW)],
)
def test_b_asks_at_once_for_a_stage_that_no_audience_sees(desk, qtbot, stage, wanted):
    desk.draw(scheduled(stage))
    qtbot.keyClick(desk.window, Key.Key_B)
    assert desk.asked == [c.AskBroadcast(wanted)]


@pytest.mark.parametrize(
    ("stage", "wanted"), [(Stage.PREVIEW, Stage.LIVE), (Stage.LIVE, Stage.ENDED)]
)
def test_b_has_to_be_held_to_go_live_and_to_end(desk, qtbot, stage, wanted):
    desk.draw(scheduled(stage))
    qtbot.keyPress(desk.window, Key.Key_B)
    assert desk.asked == []
    qtbot.waitUntil(lambda: desk.asked == [c.AskBroadcast(wanted)], timeout=5000)
    qtbot.keyRelease(desk.window, Key.Key_B)
    assert len(desk.asked) == 1


def test_b_let_go_early_asks_nothing(desk, qtbot):
    desk.draw(scheduled(Stage.PREVIEW))
    button = desk.window.broadcast.buttons[Stage.LIVE]
    qtbot.keyPress(desk.window, Key.Key_B)
    assert button.holding
    qtbot.keyRelease(desk.window, Key.Key_B)
    qtbot.waitUntil(lambda: not button.holding)
    assert desk.asked == []


def test_a_hold_survives_the_repeats_of_the_key(desk, qtbot):
    desk.draw(scheduled(Stage.PREVIEW))
    button = desk.window.broadcast.buttons[Stage.LIVE]
    qtbot.keyPress(desk.window, Key.Key_B)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        QApplication.sendEvent(desk.window, QKeyEvent(kind, Key.Key_B, Plain, "b", True))
    assert button.holding
    qtbot.keyRelease(desk.window, Key.Key_B)


def test_a_hold_ends_when_the_stage_is_reached_meanwhile(desk, qtbot):
    desk.draw(scheduled(Stage.PREVIEW))
    qtbot.keyPress(desk.window, Key.Key_B)
    desk.draw(scheduled(Stage.LIVE))
    assert not desk.window.broadcast.buttons[Stage.LIVE].holding
    assert not desk.window.broadcast.buttons[Stage.ENDED].holding
    qtbot.keyRelease(desk.window, Key.Key_B)
    assert desk.asked == []


def test_b_after_the_end_is_refused_on_the_screen(desk, qtbot):
    desk.draw(scheduled(Stage.ENDED))
    qtbot.keyClick(desk.window, Key.Key_B)
    assert desk.asked == []
    assert "ended already" in desk.window.message.words.text()


def test_a_hold_takes_a_second():
    assert hold_button.HOLD_MS == 1000


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_Question])
def test_the_list_of_keys_opens_and_closes_and_go_still_works_under_it(live, qtbot, key):
    qtbot.keyClick(live.window, key)
    assert live.window.key_list.isVisible()
    qtbot.keyClick(live.window, Key.Key_Space)
    assert live.asked == [c.Go("s1-five")]
    qtbot.keyClick(live.window, key)
    assert not live.window.key_list.isVisible()


def test_esc_closes_the_list_and_asks_nothing_when_the_air_is_clear(desk, qtbot):
    desk.draw(snapshot(on_air="s1-chung"))
    qtbot.keyClick(desk.window, Key.Key_F1)
    qtbot.keyClick(desk.window, Key.Key_Escape)
    assert not desk.window.key_list.isVisible()
    assert desk.asked == []
    qtbot.keyClick(desk.window, Key.Key_Escape)
    assert desk.asked == [c.HideLowerThird(cut=True)]


def test_esc_under_the_list_clears_a_name_that_is_on_air(live, qtbot):
    qtbot.keyClick(live.window, Key.Key_F1)
    qtbot.keyClick(live.window, Key.Key_Escape)
    assert live.asked == [c.HideLowerThird(cut=True)]


@pytest.fixture
def asks_password(desk):
    desk.draw(keynote(switchers={PROGRAM: SwitcherSeen(PROGRAM, Link.WRONG_PASSWORD)}))
    return desk


def test_the_password_field_never_takes_the_keyboard_by_itself(asks_password, qtbot):
    assert asks_password.window.link.field.isVisible()
    qtbot.keyClick(asks_password.window, Key.Key_Tab)
    assert not asks_password.window.link.field.hasFocus()
    qtbot.keyClick(asks_password.window, Key.Key_Space)
    assert asks_password.asked == [c.Go("s1-five")]


def test_a_password_is_typed_with_its_spaces_and_letters(asks_password, qtbot):
    field = asks_password.window.link.field
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    for character in "b 1l":
        qtbot.keyClicks(field, character)
    assert field.text() == "b 1l"
    assert asks_password.asked == []


def test_an_entered_password_goes_out_as_a_secret_and_leaves_the_field(asks_password, qtbot):
    field = asks_password.window.link.field
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "hush")
    qtbot.keyClick(field, Key.Key_Return)
    ((output, secret),) = asks_password.reconnected
    assert (output, secret.reveal()) == (PROGRAM, "hush")
    assert "hush" not in repr(secret)
    assert field.text() == ""
    assert not field.hasFocus()


def test_esc_gives_the_keyboard_back_from_the_password_field(asks_password, qtbot):
    field = asks_password.window.link.field
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Key.Key_Escape)
    assert not field.hasFocus()
    assert asks_password.asked == [c.HideLowerThird(cut=True)]


def test_ctrl_q_asks_in_the_window_while_a_show_runs_and_go_still_works(live, qtbot):
    qtbot.keyClick(live.window, Key.Key_Q, Ctrl)
    assert live.window.isVisible()
    assert live.window.quit.isVisible()
    qtbot.keyClick(live.window, Key.Key_Space)
    assert live.asked == [c.Go("s1-five")]
    with qtbot.waitSignal(live.window.closed):
        qtbot.keyClick(live.window, Key.Key_Q, Ctrl)
    assert not live.window.isVisible()


def test_ctrl_q_closes_at_once_when_nothing_runs(desk, qtbot):
    desk.draw(snapshot())
    with qtbot.waitSignal(desk.window.closed):
        qtbot.keyClick(desk.window, Key.Key_Q, Ctrl)


def test_ending_the_show_has_to_be_held(live, qtbot):
    live.window.close()
    qtbot.mouseClick(live.window.quit.end_button, Qt.MouseButton.LeftButton)
    assert live.asked == []
    qtbot.mousePress(live.window.quit.end_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: live.asked == [c.EndShow()], timeout=5000)
    qtbot.mouseRelease(live.window.quit.end_button, Qt.MouseButton.LeftButton)
