"""Preflight on one page, in the rundown's place: what is ready for the show and what is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from eventdesk.domain.finding import Finding, Level, count, worst
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Link, SwitcherSeen
from eventdesk.ui import theme
from eventdesk.ui.hold_button import HoldButton
from eventdesk.ui.looks import Look, preflight
from eventdesk.ui.marks import Mark
from eventdesk.ui.panels.bars import Bar
from eventdesk.ui.preflight_run import Checks, PreflightRun
from eventdesk.ui.widgets import Badge, ElidedLabel, label

if TYPE_CHECKING:
    from eventdesk.domain.survey import SetUp

_MISSING = frozenset({"scene-missing", "input-missing"})
_SETTLED = frozenset({Link.READY, Link.WRONG_PASSWORD, Link.TOO_OLD, Link.KICKED, Link.OFF})
"""How an OBS that may be asked for looks, or one that will not be there without a person."""


class PreflightPage(QFrame):
    """A line for each finding, the gravest on top. It looks by itself on opening and whenever it
    is shown; the keys of the desk go on working, and nothing waits for it."""

    closed = Signal()
    """Its own button: the rundown again."""

    def __init__(self, checks: Checks) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.findings: tuple[Finding, ...] | None = None
        self.bar, self.light = PreflightBar(), PreflightLight()
        self.run = PreflightRun(checks)
        self.run.looked.connect(self._take)
        self.run.made.connect(self._tell_made)
        self._begun, self._making = False, False
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Look for the first time, once every OBS is there or will not be."""
        seen = snapshot.switchers.values()
        if not self._begun and seen and all(map(_is_settled, seen)):
            self._look()

    def stop(self) -> None:
        """Deliver nothing any more."""
        self.run.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is as it is now."""
        super().showEvent(event)
        self.bar.dismiss()
        if self.layout() is None:
            self._build()
        self._look()

    @Slot()
    def _look(self) -> None:
        self._begun = True
        self.run.look()
        self._fill()

    def _build(self) -> None:
        """The page's own widgets: not before somebody wants to see it."""
        self.summary, self.word, self.told = ElidedLabel("soft"), Badge(), label("note")
        self.told.setWordWrap(True)
        self.told.hide()
        self.again = _button(QPushButton(self.tr("Look again")))
        self.again.clicked.connect(self._look)
        self.make = HoldButton(self.tr("Make what is missing"))
        self.make.held.connect(self._make)
        self.leave = _button(QPushButton(self.tr("Close · F")))
        self.leave.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(label("heading", self.tr("PREFLIGHT · F")))
        head.addWidget(self.word)
        head.addWidget(self.summary, 1)
        for button in (self.make, self.again, self.leave):
            head.addWidget(button)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self._list, 1)

    @Slot(object)
    def _take(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.light.tell(findings)
        if self.isHidden():
            self.bar.tell(findings)
        self._fill()

    @Slot(object)
    def _tell_made(self, made: "tuple[SetUp, ...]") -> None:
        from eventdesk.ui import preflight_words as words  # noqa: PLC0415 # after the window

        self._making = False
        self.told.setText("\n".join(words.made(each) for each in made))
        self.told.show()

    @Slot()
    def _make(self) -> None:
        self._making = True
        self.run.make_missing()
        self._fill()

    def _fill(self) -> None:
        """Show what is known by now."""
        if self.layout() is None:
            return
        from eventdesk.ui import preflight_words as words  # noqa: PLC0415 # after the window

        found = self.findings or ()
        if self.run.running:
            self.word.show_look(Look(Mark.HALF, theme.AMBER, self.tr("looking")))
        else:
            self.word.show_look(preflight(worst(found)))
        self.summary.setText(words.summary(found) if self.findings is not None else "")
        self.make.setEnabled(not self._making and any(one.code in _MISSING for one in found))
        rows = QWidget()
        rows.setObjectName("plain")
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(5)
        for finding in found:
            column.addWidget(_Row(finding, words.where(finding), words.sentence(finding)))
        column.addStretch()
        at = self._list.verticalScrollBar().value()
        self._list.setWidget(rows)
        rows.setAutoFillBackground(False)  # setWidget has filled it
        self._list.verticalScrollBar().setValue(at)


class _Row(QWidget):
    """How grave it is, where, and the sentence."""

    def __init__(self, finding: Finding, where: str, words: str) -> None:
        super().__init__()
        self.finding = finding
        badge, place = Badge(), label("dim", where)
        badge.show_look(preflight(finding.level))
        badge.setFixedWidth(badge.sizeHint().height() * 5)
        place.setFixedWidth(place.fontMetrics().averageCharWidth() * 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = ElidedLabel("soft", lines=3)
        self.sentence.setText(words)
        row.addWidget(self.sentence, 1)


def _is_settled(seen: SwitcherSeen) -> bool:
    """Whether this OBS can be asked, or a first try has told why not."""
    return seen.link in _SETTLED or seen.trouble is not None


class PreflightBar(Bar):
    """Says that a look found something, while the page is not shown."""

    show_page = Signal()

    def __init__(self) -> None:
        super().__init__(Mark.DIAMOND, theme.AMBER)
        self.show_button = self.add_button(self.tr("Show · F"))
        self.later = self.add_button(self.tr("Dismiss"))
        self.show_button.clicked.connect(self.show_page)
        self.later.clicked.connect(self.dismiss)

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Show how much there is to be done, if there is anything."""
        red, amber = (count(findings, level) for level in (Level.RED, Level.AMBER))
        if not red and not amber:
            self.hide()
            return
        words = self.tr("Not ready: {red} · to look at: {amber}").format(red=red, amber=amber)
        self.say(self.tr("PREFLIGHT"), words)

    @Slot()
    def dismiss(self) -> None:
        """Not now."""
        self.hide()


class PreflightLight(Badge):
    """How the last look ended, among the devices; a press shows the page."""

    show_page = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_look(Look(Mark.RING, theme.SOFT, self.tr("Preflight · F")))

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """The gravest of it."""
        look = preflight(worst(findings))
        self.show_look(look, self.tr("Preflight: {word} · F").format(word=look.word))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A hand asks for the page."""
        self.show_page.emit()


def _button(button: QPushButton) -> QPushButton:
    """One that never takes the keyboard."""
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
