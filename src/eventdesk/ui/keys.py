"""The desk's keys. Shortcuts of the window, so that no focused widget eats one.

Only a text field that is being typed in keeps its letters: it claims them before any shortcut.
"""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from eventdesk.ui.actions import Asks
from eventdesk.ui.panels.lower_third import KEYS

HANGUL = {
    "L": "ㅣ",
    "H": "ㅗ",
    "S": "ㄴ",
    "B": "ㅠ",
    "A": "ㅁ",
    "R": "ㄱ",
    "I": "ㅑ",
    "N": "ㅜ",
    "P": "ㅔ",
    "G": "ㅎ",
    "V": "ㅍ",
    "F": "ㄹ",
    "M": "ㅡ",
}
"""What a Korean keyboard (2-set) sends for these keys while it writes Hangul: the same key under
the same finger must do the same thing."""


REPEAT_GAP_MS = 5
"""A key that goes down again so soon after it came up did not come up: X11 sends a held key as
release and press of one time, and Qt 6.11 does not always see through it (measured under Xvfb:
a Space held for 2 s arrived as 23 presses). No finger is as fast."""

LET_GO_MS = 40
"""So long after a release, in real time, the press that would disprove it has arrived."""


class Keys(QObject):
    """Binds every key of the window. Held down, only ↑ and ↓ repeat: no cue, no minute and no
    stage is ever taken twice by one press."""

    let_go = Signal()
    """A key really came up."""

    def __init__(
        self,
        window: QWidget,
        asks: Asks,
        *,
        clear: Callable[[], None],
        begin_broadcast: Callable[[], None],
        begin_spare: Callable[[], object],
        begin_backup: Callable[[], None],
        toggle_list: Callable[[], object],
        toggle_guides: Callable[[], object],
        toggle_preview: Callable[[], object],
        toggle_preflight: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        """What asks of the show goes to ``asks``; the rest is about the window itself."""
        super().__init__(window)
        self._window = window
        self._released: dict[int, int] = {}
        self._repeated = False
        self._up = QTimer(self)
        self._up.setSingleShot(True)
        self._up.setInterval(LET_GO_MS)
        self._up.timeout.connect(self.let_go)
        key = Qt.Key
        self._bind(asks.go, key.Key_Space)
        self._bind(asks.take_back, "Ctrl+Z")
        self._bind(lambda: asks.step(-1, skipped=False), key.Key_Up, repeats=True)
        self._bind(lambda: asks.step(1, skipped=False), key.Key_Down, repeats=True)
        self._bind(lambda: asks.step(-1, skipped=True), "Shift+Up", repeats=True)
        self._bind(lambda: asks.step(1, skipped=True), "Shift+Down", repeats=True)
        self._bind(clear, key.Key_Escape)
        more = (key.Key_Plus, _shift(key.Key_Plus), key.Key_Equal, _pad(key.Key_Plus))
        self._bind(lambda: asks.add_minutes(1), *more)
        self._bind(lambda: asks.add_minutes(-1), key.Key_Minus, _pad(key.Key_Minus))
        self._bind(toggle_list, key.Key_F1, key.Key_Question, _shift(key.Key_Question))
        self._bind(leave, "Ctrl+Q")
        for letter, action in (
            ("L", asks.toggle_name),
            ("H", asks.toggle_hold),
            ("S", asks.toggle_skip),
            ("B", begin_broadcast),
            ("M", begin_backup),
            ("A", asks.adopt),
            ("R", asks.give_back),
            ("I", asks.install_overlay),
            ("N", lambda: asks.step_name(1)),
            ("P", lambda: asks.step_name(-1)),
            ("G", toggle_guides),
            ("V", toggle_preview),
            ("F", toggle_preflight),
        ):
            self._bind(action, letter, HANGUL[letter])
        self._bind(begin_spare, "Shift+B", f"Shift+{HANGUL['B']}")
        self._bind(asks.name_everyone, key.Key_0, _pad(key.Key_0))
        for seat in range(1, KEYS + 1):
            digit = Qt.Key(Qt.Key.Key_0 + seat)
            self._bind(_seat(asks, seat), digit, _pad(digit))

    def went_down(self, event: QKeyEvent) -> None:
        """The window saw a key go down, before any shortcut acts on it."""
        came_up = self._released.pop(event.key(), None)
        gap = event.timestamp() - came_up if came_up is not None else None
        self._repeated = event.isAutoRepeat() or (gap is not None and gap <= REPEAT_GAP_MS)
        if self._repeated:
            self._up.stop()

    def came_up(self, event: QKeyEvent) -> None:
        """The window saw a key come up, or what looks like it."""
        if event.isAutoRepeat():
            return
        if event.timestamp():  # 0 where the platform gives no times
            self._released[event.key()] = event.timestamp()
        self._up.start()

    def _bind(
        self,
        action: Callable[[], object],
        *keys: str | Qt.Key | QKeyCombination,
        repeats: bool = False,
    ) -> None:
        shortcut = QShortcut(self._window)
        shortcut.setKeys([QKeySequence(key) for key in keys])
        shortcut.setAutoRepeat(repeats)

        def act() -> None:
            if repeats or not self._repeated:
                action()

        shortcut.activated.connect(act)
        # A platform may offer one press as two of these keys (+ and Shift++): still one action.
        shortcut.activatedAmbiguously.connect(act)


def _pad(key: Qt.Key) -> QKeyCombination:
    return QKeyCombination(Qt.KeyboardModifier.KeypadModifier, key)


def _shift(key: Qt.Key) -> QKeyCombination:
    return QKeyCombination(Qt.KeyboardModifier.ShiftModifier, key)


def _seat(asks: Asks, seat: int) -> Callable[[], None]:
    return lambda: asks.name_seat(seat)
