"""The bar about an OBS that is not reached: why, what to do, and the password if it wants one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Link, SwitcherSeen
from eventdesk.ui import device_words, link_words, theme
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar

_WAITS = (Link.WRONG_PASSWORD, Link.KICKED, Link.TOO_OLD)
"""The desk waits for a word before it tries again; in all others it tries by itself."""
_PASSING = {"connection-lost", "reconnecting", "obs-loading", "collection-changing"}
"""Over in a moment, or another reason follows: a bar would only flash."""


class LinkBar(Bar):
    """Tells of the gravest; the only place on the desk that takes typing."""

    entered = Signal(str, object)
    """An output's name, and its password as a Secret; None to try again as before."""

    def __init__(self) -> None:
        super().__init__(Mark.CROSS, theme.ORANGE, lines=3)
        self._output = ""
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("Password"))
        self.field.setMaximumWidth(320)
        self.field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it never takes the keys by itself
        self.row.addWidget(self.field)
        self.button = self.add_button(self.tr("Connect"))
        self.field.returnPressed.connect(self._enter)
        self.button.clicked.connect(self._enter)

    def draw(self, snapshot: Snapshot) -> None:
        """Show for an OBS that needs a person."""
        stuck = sorted(filter(_needs_a_person, snapshot.switchers.values()), key=_gravity)
        seen = stuck[0] if stuck else None
        if seen is None or seen.output != self._output or seen.link is not Link.WRONG_PASSWORD:
            self._forget()
        if seen is None:
            self.hide()
            return
        self._output = seen.output
        self.field.setVisible(seen.link is Link.WRONG_PASSWORD)
        self.button.setVisible(seen.link in _WAITS)
        head = f"{seen.output}: {link_words.brief(seen)}"
        words = device_words.trouble(seen.trouble) if seen.trouble else link_words.advice(seen.link)
        self.say(head, f"{seen.address} · {words}" if seen.address else words)

    def _enter(self) -> None:
        typed = self.field.text() if self.field.isVisible() else ""
        self._forget()
        self.entered.emit(self._output, Secret(typed) if typed else None)

    def _forget(self) -> None:
        """Leave no password in the field, nor the keyboard with it."""
        self.field.clear()
        self.field.clearFocus()


def _needs_a_person(seen: SwitcherSeen) -> bool:
    if seen.link in _WAITS:
        return True
    trouble = seen.trouble
    return seen.link is not Link.READY and trouble is not None and trouble.code not in _PASSING


def _gravity(seen: SwitcherSeen) -> int:
    return 0 if seen.link in _WAITS else 1
