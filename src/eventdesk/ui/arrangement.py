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
_ALONE_SHARE, _BESIDE_SHARE = 66, 34


class Arrangement(QWidget):
    """The window's whole inside, and the keyboard's home."""

    def __init__(
        self,
        *,
        top: Sequence[QWidget],
        now: Sequence[QWidget],
        plan: Sequence[QWidget],
        bars: Sequence[QWidget],
        beside: QWidget,
        side: Sequence[QWidget],
        foot: Sequence[QWidget],
    ) -> None:
        """``plan`` is what shares a place, of which the first is seen unless another is wanted,
        with ``beside`` at its right; of ``side`` the first takes the room that there is."""
        super().__init__()
        self._plan = tuple(plan)
        self.setObjectName("desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(1, 1)  # bars squeeze the rundown, they never grow the window
        self._now = QWidget()
        row = _tight(QHBoxLayout(self._now))
        for part, share in zip(now, _NOW_SHARES, strict=True):
            row.addWidget(part, share)
        show = _tight(QHBoxLayout())
        left = QHBoxLayout()
        left.addLayout(_plan(plan, bars), _ALONE_SHARE)
        left.addWidget(beside, _BESIDE_SHARE)
        show.addLayout(left, _PLAN_SHARE)
        show.addLayout(_side(side), _SIDE_SHARE)
        column = _tight(QVBoxLayout(self))
        column.setContentsMargins(_GAP, _GAP, _GAP, 6)
        for part in (*top, self._now):
            column.addWidget(part)
        column.addLayout(show, 1)
        for part in foot:
            column.addWidget(part)

    def toggle(self, part: QWidget) -> None:
        """This one of the plan's place, or the first again."""
        shown = part if part.isHidden() else self._plan[0]
        for each in self._plan:
            each.setVisible(each is shown)

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
