"""Where the desk's panels stand: now above, below it the plan, names and YouTube beside it."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from eventdesk.ui.panels.bars import BarStack

_Box = TypeVar("_Box", bound=QBoxLayout)
_GAP = 8
_NOW_SHARES = (46, 38, 16)  # on air, standby, GO
_PLAN_SHARE, _SIDE_SHARE = 73, 27


class Arrangement(QWidget):
    """The window's whole inside, and the keyboard's home."""

    def __init__(
        self,
        *,
        top: Sequence[QWidget],
        now: Sequence[QWidget],
        plan: Sequence[QWidget],
        bars: Sequence[QWidget],
        side: Sequence[QWidget],
        foot: Sequence[QWidget],
    ) -> None:
        """``plan`` is what shares the rundown's place, one of it seen at a time; of ``side`` the
        first takes the room that there is."""
        super().__init__()
        self.setObjectName("desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(1, 1)  # bars squeeze the rundown, they never grow the window
        self._now = QWidget()
        row = _tight(QHBoxLayout(self._now))
        for part, share in zip(now, _NOW_SHARES, strict=True):
            row.addWidget(part, share)
        show = _tight(QHBoxLayout())
        show.addLayout(_plan(plan, bars), _PLAN_SHARE)
        show.addLayout(_side(side), _SIDE_SHARE)
        column = _tight(QVBoxLayout(self))
        column.setContentsMargins(_GAP, _GAP, _GAP, 6)
        for part in (*top, self._now):
            column.addWidget(part)
        column.addLayout(show, 1)
        for part in foot:
            column.addWidget(part)

    def set_scale(self, scale: float) -> None:
        """As tall as the type needs that is this much larger than designed."""
        self._now.setFixedHeight(round(198 * scale))


def _plan(plan: Sequence[QWidget], bars: Sequence[QWidget]) -> QVBoxLayout:
    column = _tight(QVBoxLayout())
    column.setSpacing(6)
    for part in plan:
        column.addWidget(part, 1)
    column.addWidget(BarStack(bars))
    return column


def _side(side: Sequence[QWidget]) -> QVBoxLayout:
    column = _tight(QVBoxLayout())
    for number, part in enumerate(side):
        column.addWidget(part, 0 if number else 1)
    return column


def _tight(box: _Box) -> _Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(_GAP)
    return box
